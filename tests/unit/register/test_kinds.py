from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.course import legal_next, misorders, standing
from zfgk.register.kept import Kept
from zfgk.register.kinds import (
    BY_ID,
    CLOSED,
    CONSULTATION,
    EMERGENCY,
    KINDS,
    LETTER,
    MESSAGE,
    REQUEST,
    SUBMISSION,
    kind_of,
    strangers,
)

CHINA = timezone(timedelta(hours=8))
OTHERS = [kind for kind in KINDS if kind is not REQUEST]


def at(day, hour, minute=0):
    return datetime(2025, 7, day, hour, minute, tzinfo=CHINA)


def days(*dated):
    return [Event(name, date(2025, 7, day)) for name, day in dated]


# -- the data ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_speaks_of_events_that_the_packs_know(kind):
    law = builtin()
    known = law.events
    assert kind.events <= known.keys()
    assert set(kind.needs) | {name for needed in kind.needs.values() for name in needed} <= kind.events
    assert {*kind.once, *kind.announced, *kind.announced.values()} <= kind.events
    assert all("until" in known[by].words for by in kind.announced.values())
    for rule, words in kind.asked_of.items():
        assert law.clock(rule).starters & kind.events
        assert set(words) <= {word for name in kind.begins for word in known[name].words["kind"]}


def test_no_event_belongs_to_two_kinds():
    names = [name for kind in KINDS for name in kind.events]
    assert len(names) == len(set(names))
    assert CLOSED not in names
    assert list(BY_ID) == [kind.id for kind in KINDS]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["message.raised", "message.answered"], MESSAGE),
        (["suit.filed", "mailbox.received"], LETTER),
        (["consultation.sent"], REQUEST),
        (["consultation.opened"], CONSULTATION),
        (["suit.filed"], REQUEST),
        ([], REQUEST),
    ],
)
def test_the_kind_is_read_off_the_events(names, kind):
    assert kind_of([Event(name, date(2025, 7, 1)) for name in names]) is kind


def test_events_of_another_kind_are_strangers():
    events = days(("message.raised", 1), ("suit.filed", 2), ("request.received", 3), (CLOSED, 4))
    assert [event.name for event in strangers(MESSAGE, events)] == ["request.received"]
    assert [event.name for event in strangers(REQUEST, events)] == ["message.raised", CLOSED]


# -- where a matter stands ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "events", "phase", "ended"),
    [
        (MESSAGE, days(("message.raised", 1)), "raised", None),
        (MESSAGE, days(("message.raised", 1), ("message.assigned", 1)), "assigned", None),
        (MESSAGE, days(("message.raised", 1), ("message.answered", 3), ("message.answered", 5)), "answered", 3),
        (MESSAGE, days(("message.raised", 1), (CLOSED, 4)), "closed", 4),
        (MESSAGE, days(("message.raised", 1), ("message.answered", 3), (CLOSED, 4)), "answered", 3),
        (SUBMISSION, days(("item.submitted", 2)), "submitted", 2),
        (SUBMISSION, days(("item.occurred", 1), ("item.submitted", 2), ("item.adopted", 9)), "adopted", 2),
        (SUBMISSION, days(("item.occurred", 1), ("item.refused", 2)), "refused", 2),
        (CONSULTATION, days(("consultation.opened", 1), ("hearing.announced", 2)), "opened", None),
        (EMERGENCY, days(("emergency.occurred", 1), ("press-conference.held", 2)), "conference", None),
    ],
)
def test_where_a_matter_stands_is_read_off_its_events(kind, events, phase, ended):
    found = standing(kind, events)
    assert (found.phase.id, found.open) == (phase, ended is None)
    assert found.began == min(event.day for event in events)
    assert found.ended == (date(2025, 7, ended) if ended else None)


def test_an_unknown_day_is_taken_at_its_first_for_the_beginning_and_at_its_last_for_the_end():
    events = [
        Event("message.raised", OneOf((date(2025, 7, 1), date(2025, 7, 2)))),
        Event("message.answered", Between(date(2025, 7, 3), date(2025, 7, 7))),
    ]
    found = standing(MESSAGE, events)
    assert (found.began, found.ended) == (date(2025, 7, 1), date(2025, 7, 7))


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.id)
def test_a_matter_of_which_nothing_is_known_stands_at_its_beginning(kind):
    found = standing(kind, [])
    assert (found.phase, found.began, found.ended) == (kind.phases[0], None, None)


# -- impossible orders -------------------------------------------------------------------------------------------------


def wrong(kind, events):
    return [(one.event.name, one.why) for one in misorders(kind, events)]


def test_an_answer_before_the_question_is_impossible_to_the_minute():
    raised = Event("message.raised", at=at(1, 17, 30))
    assert wrong(MESSAGE, [raised, Event("message.answered", at=at(1, 17, 31))]) == []
    assert wrong(MESSAGE, [raised, Event("message.answered", date(2025, 7, 1))]) == []
    assert wrong(MESSAGE, [raised, Event("message.answered", at=at(1, 17, 29))]) == [
        ("message.answered", "message.raised happened on 2025-07-01T17:30:00+08:00 at the earliest")
    ]


@pytest.mark.parametrize(
    ("kind", "events", "why"),
    [
        (MESSAGE, days(("message.answered", 1)), "no message.raised is known"),
        (MESSAGE, days(("message.raised", 1), ("message.raised", 2)), "message.raised is known already"),
        (MESSAGE, days(("message.raised", 1), ("mailbox.answered", 2)), "this matter is a message (政民互动问题)"),
        (MESSAGE, days(("message.raised", 1), (CLOSED, 2), (CLOSED, 3)), "the matter is closed already"),
        (
            MESSAGE,
            days(("message.raised", 1), (CLOSED, 2), ("message.answered", 3)),
            "the matter was closed on 2025-07-02 at the latest",
        ),
        (SUBMISSION, days(("item.occurred", 1), ("item.adopted", 2)), "no item.submitted is known"),
        (CONSULTATION, days(("consultation.closed", 1)), "no consultation.opened is known"),
        (
            CONSULTATION,
            days(("consultation.opened", 5), ("consultation.closed", 4)),
            "consultation.opened happened on 2025-07-05 at the earliest",
        ),
        (
            EMERGENCY,
            days(("bulletin.published", 1)),
            "no emergency.occurred or emergency.known or opinion.raised is known",
        ),
    ],
)
def test_an_impossible_order_is_told(kind, events, why):
    assert [said for _, said in wrong(kind, events)] == [why]


def test_what_breaks_a_rule_is_possible_and_is_not_refused():
    unapproved = days(("item.submitted", 2), ("item.approved", 3), ("item.adopted", 4))
    assert wrong(SUBMISSION, unapproved) == []


@given(st.sampled_from(OTHERS), st.data())
def test_whatever_is_offered_as_next_is_legal(kind, data):
    events, day = [], 1
    for _ in range(data.draw(st.integers(0, 6))):
        offered = legal_next(kind, events)
        if not offered:
            break
        events.append(Event(data.draw(st.sampled_from(offered)), date(2025, 7, day)))
        day += data.draw(st.integers(0, 2))
        assert wrong(kind, events) == []


# -- as it was known ---------------------------------------------------------------------------------------------------


def test_what_surely_comes_later_is_not_known_yet():
    matter = Kept(
        id="1",
        kind=MESSAGE,
        events=(Event("message.raised", at=at(1, 8)), Event("message.answered", at=at(2, 9))),
    )
    assert matter.until(at(2, 8, 59)).standing.phase.id == "raised"
    assert matter.until(at(2, 9)).standing.phase.id == "answered"
    assert matter.until(date(2025, 7, 2)).standing.phase.id == "answered"
    assert matter.until(date(2025, 7, 1)).standing.phase.id == "raised"
    # Two o'clock in London is ten in the evening of the same day in China, and five is the next morning.
    assert matter.until(datetime(2025, 7, 1, 17, tzinfo=UTC)).standing.phase.id == "raised"


def test_a_matter_shows_neither_its_subject_nor_its_events():
    matter = Kept(id="1", kind=MESSAGE, events=(Event("message.raised", at=at(1, 8)),), subject="张三反映的问题")
    assert repr(matter) == f"Kept(id='1', kind={MESSAGE!r}, department='', applicant='')"
