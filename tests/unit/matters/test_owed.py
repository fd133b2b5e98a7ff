from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest

from zfgk.calendar import china
from zfgk.engine.answer import Certainty
from zfgk.engine.verdict import Verdict
from zfgk.matters.owed import clocks_of, owed
from zfgk.model.facts import Event
from zfgk.model.law import Force, Seen
from zfgk.packs.shipped import PACKS
from zfgk.packs.xuancheng.messages import ANSWER_MESSAGE
from zfgk.register.kept import Kept
from zfgk.register.kinds import CLOSED, CONSULTATION, EMERGENCY, KINDS, MESSAGE, SUBMISSION
from zfgk.rules.rule import Relation

PACK = {pack.id: pack for pack in PACKS}
CHINA = timezone(timedelta(hours=8))
NOON = datetime(2025, 7, 1, 12, tzinfo=CHINA)


def at(day, hour, minute=0):
    return datetime(2025, 7, day, hour, minute, tzinfo=CHINA)


def matter(kind, *events):
    return Kept(id="1", kind=kind, events=events, department="办公室")


def asked(found, packs, on):
    return {one.rule: one for one in owed([found], [PACK[name] for name in packs], on, china())}


def test_an_emergency_owes_what_its_level_says_by_the_hour():
    happened = matter(EMERGENCY, Event("emergency.occurred", at=at(1, 8), level="major"))
    found = asked(happened, ("national", "yiyang"), at(1, 10, 30))
    assert {rule: one.due for rule, one in found.items()} == {
        "national.emergency-bulletin": at(1, 13),
        "national.emergency-press-conference": at(2, 8),
        "national.respond-to-opinion": None,
        "yiyang.publish-bulletin": at(1, 13),
        "yiyang.hold-press-conference": at(2, 8),
        "yiyang.report-emergency": at(1, 10),
    }
    report = found["yiyang.report-emergency"]
    assert (report.verdict, report.done, report.department) == (Verdict.OVERDUE, False, "办公室")
    assert found["national.emergency-bulletin"].verdict is Verdict.PENDING
    assert found["national.respond-to-opinion"].certainty is Certainty.NOT_REGULATED


def test_a_general_emergency_owes_at_once_and_no_number_is_made_of_it():
    happened = matter(EMERGENCY, Event("emergency.occurred", at=at(1, 8), level="general"))
    report = asked(happened, ("yiyang",), at(1, 20))["yiyang.report-emergency"]
    assert (report.due, report.word, report.certainty) == (None, "及时", Certainty.UNQUANTIFIED)


def test_what_was_only_restated_says_so():
    happened = matter(EMERGENCY, Event("emergency.occurred", at=at(1, 8), level="major"))
    found = asked(happened, ("national", "yiyang"), NOON)
    assert found["national.emergency-bulletin"].seen is Seen.SECONDARY
    assert found["yiyang.report-emergency"].seen is Seen.TEXT


def test_what_was_done_is_told_with_its_verdict():
    events = (
        Event("emergency.occurred", at=at(1, 8), level="especially-major"),
        Event("emergency.reported", at=at(1, 9, 1)),
        Event("bulletin.published", at=at(1, 13)),
    )
    found = asked(matter(EMERGENCY, *events), ("yiyang",), at(1, 20))
    report, bulletin = found["yiyang.report-emergency"], found["yiyang.publish-bulletin"]
    assert (report.done, report.due, report.verdict) == (True, at(1, 9), Verdict.OVERDUE)
    assert (bulletin.done, bulletin.due, bulletin.verdict) == (True, at(1, 13), Verdict.IN_TIME)


def test_a_consultation_owes_what_its_subject_asks_for():
    of_rules = matter(CONSULTATION, Event("consultation.opened", date(2025, 7, 1), kind="rules"))
    found = asked(of_rules, ("national", "linyi"), date(2025, 7, 2))
    assert list(found) == ["national.consult-on-rules", "linyi.public-consultation"]
    one = found["national.consult-on-rules"]
    # Thirty days from the day after: 2 July is the first, 31 July the thirtieth.
    assert (one.due, one.minimum, one.force, one.assuming) == (date(2025, 7, 31), True, Force.DEFAULT, ())


def test_a_consultation_that_does_not_say_what_it_is_about_is_told_under_every_rule_with_what_it_assumes():
    unsaid = matter(CONSULTATION, Event("consultation.opened", date(2025, 7, 1)))
    found = asked(unsaid, ("national",), date(2025, 7, 2))
    assert found["national.consult-on-regulations"].assuming == ("regulations",)
    assert len(found) == 5


def test_an_announced_end_is_judged_before_it_comes_and_an_announced_hearing_starts_its_clock():
    events = (
        Event("consultation.opened", date(2025, 7, 1), kind="major-decision", until=date(2025, 7, 20)),
        Event("hearing.announced", date(2025, 7, 2), until=date(2025, 7, 25)),
    )
    found = asked(matter(CONSULTATION, *events), ("national",), date(2025, 7, 18))
    closing, papers = found["national.public-consultation"], found["national.hearing-materials"]
    assert (closing.verdict, closing.announced, closing.done) == (Verdict.TOO_EARLY, True, False)
    assert (papers.due, papers.verdict) == (date(2025, 7, 18), Verdict.PENDING)
    later = asked(matter(CONSULTATION, *events), ("national",), date(2025, 7, 19))
    assert later["national.hearing-materials"].verdict is Verdict.OVERDUE


def test_what_is_not_known_yet_does_not_count():
    events = (
        Event("consultation.opened", date(2025, 7, 1), kind="major-decision"),
        Event("consultation.closed", date(2025, 8, 5)),
        Event("consultation.outcome-published", date(2025, 8, 20)),
    )
    early = asked(matter(CONSULTATION, *events), ("linyi",), date(2025, 7, 10))
    assert {rule: (one.done, one.verdict) for rule, one in early.items()} == {
        "linyi.public-consultation": (False, Verdict.PENDING)
    }
    late = asked(matter(CONSULTATION, *events), ("linyi",), date(2025, 9, 1))
    assert late["linyi.public-consultation"].verdict is Verdict.IN_TIME
    outcome = late["linyi.consultation-outcome"]
    assert (outcome.done, outcome.word, outcome.due) == (True, "及时", None)


def test_a_closed_matter_owes_nothing():
    raised = Event("message.raised", at=at(1, 8))
    assert asked(matter(MESSAGE, raised), ("xuancheng",), NOON).keys() == {
        "xuancheng.answer-message",
        "xuancheng.assign-message",
    }
    assert asked(matter(MESSAGE, raised, Event(CLOSED, date(2025, 7, 1))), ("xuancheng",), NOON) == {}


def test_a_day_clock_takes_the_day_in_china_of_the_moment_of_asking():
    item = matter(SUBMISSION, Event("item.occurred", date(2025, 7, 1), kind="one-off"))
    # Four working days from Wednesday 2 July: the 7th. It is the 8th in China when it is five in the afternoon in London.
    evening = datetime(2025, 7, 7, 15, 59, tzinfo=UTC)
    assert asked(item, ("jiading",), evening)["jiading.submit-item"].verdict is Verdict.PENDING
    assert asked(item, ("jiading",), evening + timedelta(hours=1))["jiading.submit-item"].verdict is Verdict.OVERDUE


def test_no_body_is_bound_by_the_pack_of_another():
    raised = matter(MESSAGE, Event("message.raised", at=at(1, 8)))
    assert asked(raised, ("national", "linyi", "jiading", "yiyang", "shanghai"), NOON) == {}


def test_a_rule_that_another_one_replaces_is_not_asked():
    own = attrs.evolve(
        ANSWER_MESSAGE, id="mine.answer-message", relation=Relation.REPLACES, towards="xuancheng.answer-message"
    )
    pack = attrs.evolve(PACK["xuancheng"], id="mine", rules=(own,))
    assert list(clocks_of(MESSAGE, [PACK["xuancheng"], pack])) == ["xuancheng.assign-message", "mine.answer-message"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_has_a_clock_in_some_pack_that_it_can_start_and_settle(kind):
    found = clocks_of(kind, PACKS)
    assert found
    assert all(versions.starters & kind.events and versions.acts & kind.events for versions in found.values())
