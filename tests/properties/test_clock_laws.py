"""Laws that every clock obeys, over generated event histories."""

import itertools
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.calendar import china
from zfgk.engine.ask import ask
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.packs.national.readings import READINGS
from zfgk.packs.national.requests import REPLY_TO_REQUEST, REPLY_TO_REQUEST_2007

VERSIONS = (REPLY_TO_REQUEST, REPLY_TO_REQUEST_2007)
FIRST, LAST = date(2008, 5, 1), date(2026, 5, 31)
days = st.dates(FIRST, LAST)
later = st.integers(0, 60).map(lambda k: timedelta(days=k))
channels = st.sampled_from(["in-person", "registered-mail", "ordinary-mail", "email", "fax", "online", "other"])


def reply(events, **kwargs):
    return ask(Versions(VERSIONS), events, china(), **kwargs)


@st.composite
def histories(draw):
    """A request with any of the events that move its clock, not necessarily in a sensible order."""
    day = draw(days)

    def on():
        return day + draw(later)

    events = [Event("request.received", day, channel=draw(channels), place=draw(st.sampled_from(["", "mail-room"])))]
    if draw(st.booleans()):
        events.append(Event("request.confirmed", on()))
    if draw(st.booleans()):
        events.append(Event("correction.requested", on()))
        events.append(Event("correction.received", on()))
    for _ in range(draw(st.integers(0, 2))):
        party = draw(st.sampled_from(["third-party", "other-agency"]))
        sent = on()
        events.append(Event("consultation.sent", sent, to=party, evidence=draw(st.booleans())))
        events.append(Event("consultation.answered", sent + draw(later), to=party))
    if draw(st.booleans()):
        events.append(Event("extension.notified", on(), working_days=draw(st.none() | st.integers(1, 30))))
    if draw(st.booleans()):
        made = on()
        events.append(Event("reply.made", made))
        events.append(Event("reply.dispatched", made + draw(later), by="post"))
    return events


@given(histories())
def test_the_last_day_is_a_working_day_after_the_current_start(history):
    answer = reply(history)
    for one in answer.dues:
        assert china().is_working_day(one.due)
        assert one.due > history[0].day


@given(histories())
def test_the_result_is_read_off_the_last_step(history):
    answer = reply(history)
    assert answer.steps[-1].day == answer.due


@given(histories())
def test_the_answer_explores_exactly_the_combinations_of_readings(history):
    """Selecting every combination of admissible options one by one finds the same dates as one answer lists."""
    answer = reply(history)
    open_readings = [reading for reading in READINGS if any(option.admissible for option in reading.options[1:])]
    in_play = [reading for reading in open_readings if reading.id in set(answer.readings) | _named(answer)]
    options = [[option.id for option in reading.options if option.admissible] for reading in in_play]
    found = {
        reply(history, selected=dict(zip((reading.id for reading in in_play), combination, strict=True))).due
        for combination in itertools.product(*options)
    }
    assert found - {None} == {one.due for one in answer.dues}


def _named(answer):
    # Readings that only come into play on a path other than the default one.
    named = {name for one in answer.dues for name in one.readings}
    return named | {"version-in-transition", "consultation-days", "correction-effect", "receipt-on-rest-day"}


@given(histories())
def test_the_readings_of_a_listed_date_give_that_date(history):
    for one in reply(history).dues:
        assert reply(history, selected=one.readings).due == one.due


@given(days, st.integers(0, 40))
def test_later_receipt_never_gives_an_earlier_date(day, more):
    first = reply([Event("request.received", day)])
    second = reply([Event("request.received", day + timedelta(days=more))])
    if first.instrument == second.instrument:
        assert first.due <= second.due


@given(days, st.integers(1, 25), st.integers(1, 25))
def test_a_stop_moves_the_date_by_exactly_the_credited_days(day, after, length):
    calendar = china()
    plain = reply([Event("request.received", day)])
    sent = day + timedelta(days=after)
    end = sent + timedelta(days=length)
    if sent >= plain.due:
        return
    stopped = reply(
        [
            Event("request.received", day),
            Event("consultation.sent", sent, to="third-party"),
            Event("consultation.answered", end, to="third-party"),
        ]
    )
    counted = calendar.working_days_between(day, stopped.due)
    left_out = calendar.working_days_between(sent, min(end, stopped.due))
    assert counted - left_out == calendar.working_days_between(day, plain.due)
    assert stopped.due >= plain.due


@given(days, st.integers(1, 20), st.integers(1, 20), st.integers(0, 20))
def test_splitting_a_stop_changes_nothing(day, after, first, second):
    sent = day + timedelta(days=after)
    middle = sent + timedelta(days=first)
    end = middle + timedelta(days=second)

    def consulted(*spans):
        events = [Event("request.received", day)]
        for i, (a, b) in enumerate(spans):
            events.append(Event("consultation.sent", a, to="third-party", party=str(i)))
            events.append(Event("consultation.answered", b, to="third-party", party=str(i)))
        return reply(events).due

    assert consulted((sent, end)) == consulted((sent, middle), (middle, end))


@given(histories())
def test_a_restart_forgets_the_past(history):
    """After a correction the answer is that of a fresh request received on that day, whatever came before."""
    correction = history[0].day + timedelta(days=90)
    before = [event for event in history if not event.name.startswith(("reply.", "correction.", "consultation."))]
    answer = reply([*before, Event("correction.received", correction)])
    version = next(one for one in VERSIONS if one.basis.instrument == answer.instrument)
    alone = attrs.evolve(version, in_force=zfgk.InForce(date(2007, 1, 1)), transition=None)
    fresh = ask(Versions((alone,)), [Event("request.received", correction, channel="registered-mail")], china())
    assert answer.due == fresh.due


@given(histories())
def test_order_of_events_does_not_matter(history):
    assert reply(history).to_json() == reply(list(reversed(history))).to_json()


@given(histories())
def test_json_and_text_can_always_be_made(history):
    answer = reply(history)
    assert answer.rule in answer.explain()
    assert answer.explain("en")
    assert answer.to_json()["certainty"] == answer.certainty.value
