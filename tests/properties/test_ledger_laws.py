"""Laws of ledgers, and of the dates that they lead to, over generated histories."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import Overlay, china
from zfgk.engine.ask import ask
from zfgk.engine.ledger import Ledger, ledger
from zfgk.model.facts import Event

VERSIONS = builtin().clock("national.reply-to-request")
days = st.dates(date(2008, 5, 1), date(2026, 5, 31))
ONE = timedelta(days=1)


def reply(events, calendar=None, **selected):
    return ask(VERSIONS, events, calendar or china(), selected=selected)


@st.composite
def histories(draw):
    """Requests with consultations, corrections and an extension in any order."""
    day = draw(days)

    def on():
        return day + timedelta(days=draw(st.integers(0, 40)))

    events = [Event("request.received", day, channel="registered-mail")]
    if draw(st.booleans()):
        events.append(Event("correction.received", on()))
    for party in range(draw(st.integers(0, 2))):
        sent = on()
        events.append(Event("consultation.sent", sent, to="third-party", party=str(party)))
        end = sent + timedelta(days=draw(st.integers(0, 20)))
        events.append(Event("consultation.answered", end, to="third-party", party=str(party)))
    if draw(st.booleans()):
        until = draw(st.none() | st.just(day + timedelta(days=90)))
        events.append(Event("extension.notified", on(), until=until))
    return events


@given(histories())
def test_the_rows_are_consecutive_and_end_on_the_last_day(history):
    answer = reply(history)
    rows = ledger(answer, china()).rows
    assert [row.day - rows[0].day for row in rows] == [ONE * k for k in range(len(rows))]
    assert rows[-1].day == answer.due


@given(histories())
def test_the_numbers_run_without_a_gap_over_working_days(history):
    rows = ledger(reply(history), china()).rows
    numbers = [row.number for row in rows if row.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all((row.number is None) == bool(row.why) for row in rows)
    assert all(row.kind.endswith(("working", "working-day")) for row in rows if row.number)


@given(histories())
def test_what_is_left_out_is_said_in_the_steps(history):
    """A period without extension leaves out as many days as the steps say."""
    answer = reply([event for event in history if event.name != "extension.notified"])
    said = [step.amount for step in answer.steps if step.note == "total"]
    assert ledger(answer, china()).left_out == sum(said)


@given(histories())
def test_a_ledger_comes_back_from_json_unchanged(history):
    written = ledger(reply(history), china())
    assert Ledger.from_json(written.to_json()) == written


@given(days, st.integers(0, 60))
def test_one_more_day_off_never_shortens(day, after):
    off = day + timedelta(days=after)
    local = china().overlay(Overlay(name="test", source="test", off=[off]))
    plain, other = reply([Event("request.received", day)]), reply([Event("request.received", day)], local)
    assert other.due >= plain.due
    if day < off <= plain.due and china().is_working_day(off):
        assert other.due == china().add_working_days(plain.due, 1)
    else:
        assert other.due == plain.due


@given(days, st.integers(1, 12), st.integers(1, 12))
def test_a_stop_of_k_credited_days_moves_the_date_by_exactly_k(day, after, length):
    calendar = china()
    plain = reply([Event("request.received", day)])
    sent = day + timedelta(days=after)
    end = sent + timedelta(days=length)
    stop = [
        Event("consultation.sent", sent, to="third-party"),
        Event("consultation.answered", end, to="third-party"),
    ]
    # Twelve and twelve calendar days end before fifteen working days do, so the stop lies inside the period.
    k = calendar.working_days_between(sent, min(end, plain.due))
    stopped = reply([Event("request.received", day), *stop])
    if end <= plain.due:
        assert stopped.due == (calendar.add_working_days(plain.due, k) if k else plain.due)
    both_in = reply([Event("request.received", day), *stop], **{"consultation-days": "both-in"})
    both_out = reply([Event("request.received", day), *stop], **{"consultation-days": "both-out"})
    assert both_out.due <= stopped.due <= both_in.due


@given(days, st.integers(0, 10), st.integers(1, 40))
def test_an_extension_until_a_day_ends_then_or_at_the_maximum(day, after, further):
    calendar = china()
    plain = reply([Event("request.received", day)])
    told = Event("extension.notified", day + timedelta(days=after), until=plain.due + timedelta(days=further))
    answer = reply([Event("request.received", day), told])
    term = calendar.working_days_between(day, plain.due)
    limit = calendar.add_working_days(plain.due, term)
    assert answer.due == min(told.until, limit)
    assert ("extension-over-the-maximum" in answer.warnings) == (told.until > limit)


@given(days, st.integers(0, 10), st.integers(1, 30))
def test_more_days_of_extension_never_end_earlier(day, after, n):
    told = day + timedelta(days=after)

    def extended(by):
        return reply([Event("request.received", day), Event("extension.notified", told, working_days=by)]).due

    assert extended(n) <= extended(n + 1)


@given(histories(), st.integers(1, 30))
def test_an_extension_told_after_the_last_day_has_no_effect(history, late):
    kept = [event for event in history if event.name != "extension.notified"]
    plain = reply(kept)
    told = Event("extension.notified", plain.due + timedelta(days=late))
    assert reply([*kept, told]).due == plain.due
