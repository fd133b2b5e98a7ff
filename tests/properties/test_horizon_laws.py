"""What an answer says before next year's notice must contain what it says afterwards."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zfgk.calendar import WorkCalendar, china
from zfgk.engine.ask import ask
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.packs.national.requests import REPLY_TO_REQUEST, REPLY_TO_REQUEST_2007

FULL = china()
CUT = {year: WorkCalendar([table for table in FULL.tables if table.year <= year]) for year in range(2012, 2026)}
FIRM = {Verdict.IN_TIME, Verdict.OVERDUE, Verdict.PENDING}


@st.composite
def histories(draw):
    year = draw(st.sampled_from(sorted(CUT)))
    day = date(year, 12, 31) - timedelta(days=draw(st.integers(0, 70)))

    def on():
        return day + timedelta(days=draw(st.integers(0, 90)))

    events = [Event("request.received", day)]
    for _ in range(draw(st.integers(0, 2))):
        sent = on()
        events.append(Event("consultation.sent", sent, to="third-party"))
        if draw(st.booleans()):
            events.append(
                Event("consultation.answered", sent + timedelta(days=draw(st.integers(0, 40))), to="third-party")
            )
        else:
            events.append(Event("consultation.served", sent, to="third-party"))
    if draw(st.booleans()):
        named = draw(st.sampled_from([{}, {"working_days": 10}, {"until": on() + timedelta(days=30)}]))
        events.append(Event("extension.notified", on(), **named))
    if draw(st.booleans()):
        events.append(Event("reply.made", on()))
    if draw(st.booleans()):
        events.append(Event("correction.received", on()))
    return year, events, draw(st.none() | st.just(on()))


@given(histories())
def test_an_answer_never_contradicts_what_the_next_notices_say(history):
    year, events, as_of = history
    versions = [REPLY_TO_REQUEST, REPLY_TO_REQUEST_2007]
    before = ask(Versions(tuple(versions)), events, CUT[year], as_of=as_of)
    after = ask(Versions(tuple(versions)), events, FULL, as_of=as_of)
    if before.due is None:
        assert before.bounds.earliest <= after.due <= before.bounds.latest
        assert before.missing[0] == f"calendar-{year + 1}"
    elif not CUT[year].is_provisional(before.due):
        assert before.due == after.due
    provisional = any(CUT[year].is_provisional(one.due) for one in before.dues)
    if before.verdict in FIRM and not provisional:
        assert after.verdict is before.verdict
