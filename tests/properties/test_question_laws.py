"""Laws of the questions: an injected error is named, and every backwards answer is confirmed by asking forwards."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

import zfgk
from zfgk import Event
from zfgk.calendar import DayKind, china
from zfgk.questions import (
    Kind,
    Matter,
    calendar_diff,
    diagnose,
    explaining_days,
    last_day,
    latest_start,
    moved,
    suspension_needed,
)

REPLY = "national.reply-to-request"
ONE = timedelta(days=1)
CHANGED = date(2019, 5, 15)
days = st.dates(date(2008, 5, 1), date(2026, 3, 31))


# -- a naive counter that knows nothing of the engine -----------------------------------------------------------------


def term(day):
    return 15 if day < CHANGED else 20


def right(day):
    return day.working


def every(_day):
    return True


def no_make_up(day):
    return day.working and day.date.weekday() < 5


def weekdays(day):
    return day.date.weekday() < 5


def statutory_only(day):
    return day.working or day.kind is DayKind.TRANSFERRED_DAY_OFF


def no_holidays(day):
    return day.working or day.date.weekday() < 5


def count(start, n, counts=right, out=frozenset()):
    day = start
    while n:
        day += ONE
        n -= day not in out and counts(china().day(day))
    return day


def plain(day):
    return [Event("request.received", day, channel="registered-mail")]


SIMPLE = {
    "start-day-counted": lambda day: count(day - ONE, term(day)),
    "weekends-counted": lambda day: count(day, term(day), every),
    "make-up-days-ignored": lambda day: count(day, term(day), no_make_up),
    "monday-to-friday": lambda day: count(day, term(day), weekdays),
    "transferred-days-counted": lambda day: count(day, term(day), statutory_only),
    "holidays-counted": lambda day: count(day, term(day), no_holidays),
    "other-version": lambda day: count(day, 35 - term(day)),
    "wrong-period": lambda day: day + 30 * ONE,
    "extension-without-notice": lambda day: count(day, 2 * term(day)),
    "one-too-many": lambda day: count(day, term(day) + 1),
    "one-too-few": lambda day: count(day, term(day) - 1),
}


def named(events, claimed):
    found = diagnose(REPLY, events, claimed)
    if found.kind in {Kind.CORRECT, Kind.READING}:
        # The error makes no difference here, or makes the same as an admissible reading.
        assert claimed in {one.due for one in zfgk.due(REPLY, events).dues}
        return None
    return {one.codes[0] for one in found.miscounts if len(one.codes) == 1}


@given(days, st.sampled_from(sorted(SIMPLE)))
def test_an_injected_error_is_named(day, code):
    codes = named(plain(day), SIMPLE[code](day))
    assert codes is None or code in codes


@given(days, st.integers(1, 12), st.integers(0, 15), st.sampled_from(["consultation-ignored", "other-agency-deducted"]))
def test_an_error_about_a_consultation_is_named(day, after, length, code):
    sent = day + after * ONE
    answered = sent + length * ONE
    to = "third-party" if code == "consultation-ignored" else "other-agency"
    assume(code == "consultation-ignored" or day < CHANGED - 60 * ONE)
    events = [*plain(day), Event("consultation.sent", sent, to=to), Event("consultation.answered", answered, to=to)]
    out = frozenset(sent + k * ONE for k in range(1, length + 1)) if to == "other-agency" else frozenset()
    codes = named(events, count(day, term(day), out=out))
    assert codes is None or code in codes


@given(days, st.integers(1, 6), st.integers(0, 20), st.sampled_from(["restart-ignored", "restart-as-resume"]))
def test_an_error_about_a_corrected_request_is_named(day, after, length, code):
    asked = day + after * ONE
    corrected = asked + length * ONE
    assume(day >= CHANGED or corrected < CHANGED)
    events = [*plain(day), Event("correction.requested", asked), Event("correction.received", corrected)]
    pause = {asked + k * ONE for k in range(1, length + 1)} if code == "restart-as-resume" else set()
    codes = named(events, count(day, term(day), out=pause))
    assert codes is None or code in codes


def rolled(day):
    while not china().day(day).working:
        day += ONE
    return day


OTHER_MEASURES = {
    # rule, starting event, the date that the error gives
    "not-rolled": ("national.sue-after-review", "review.decided", lambda day: day + 15 * ONE),
    "working-days-counted": ("national.publish-budget", "budget.approved", lambda day: count(day, 20)),
    "rolled": ("national.annual-report-department", "year.end", lambda day: rolled(date(day.year + 1, 1, 31))),
    "month-as-30-days": ("national.sue", "decision.served", lambda day: rolled(day + 180 * ONE)),
}


@given(st.dates(date(2019, 6, 1), date(2025, 6, 30)), st.sampled_from(sorted(OTHER_MEASURES)))
def test_an_error_with_another_measure_is_named(day, code):
    rule, event, wrong = OTHER_MEASURES[code]
    events = [Event(event, date(day.year, 12, 31) if event == "year.end" else day)]
    claimed = wrong(day)
    found = diagnose(rule, events, claimed)
    if found.kind in {Kind.CORRECT, Kind.READING}:
        assert claimed in {one.due for one in zfgk.due(rule, events).dues}
    else:
        assert (code,) in [one.codes for one in found.miscounts]


@given(days, st.integers(1, 10))
def test_a_count_from_the_posting_is_named(day, before):
    sent = max(day - before * ONE, date(2008, 5, 1))
    assume((sent < CHANGED) is (day < CHANGED))
    codes = named([*plain(day), Event("request.sent", sent, by="post")], count(sent, term(day)))
    assert codes is None or "counted-from-another-event" in codes


@given(days, st.integers(1, 10))
def test_an_extension_left_out_is_named(day, after):
    codes = named([*plain(day), Event("extension.notified", day + after * ONE)], count(day, term(day)))
    assert codes is None or "extension-ignored" in codes


@given(days, st.sampled_from(["make-up-days-ignored", "weekends-counted", "monday-to-friday"]))
def test_two_injected_errors_are_named_unless_one_explains_the_date(day, code):
    how = {"make-up-days-ignored": no_make_up, "weekends-counted": every, "monday-to-friday": weekdays}[code]
    claimed = count(day, 35 - term(day), how)
    found = diagnose(REPLY, plain(day), claimed)
    if found.kind is Kind.MISCOUNT and len(found.miscounts[0].slips) == 2:
        assert {code, "other-version"} in [set(one.codes) for one in found.miscounts]
    else:
        assert found.kind is not Kind.UNEXPLAINED


@given(days, st.integers(1, 80))
def test_every_explanation_leads_to_the_claimed_date(day, after):
    claimed = day + after * ONE
    for one in diagnose(REPLY, plain(day), claimed).miscounts:
        assert one.due == claimed
        assert 1 <= len(one.slips) <= 2


# -- backwards ---------------------------------------------------------------------------------------------------------


def verdict(events, act):
    return zfgk.due(REPLY, [*events, Event("reply.made", act)]).verdict.value


@given(days)
def test_the_safe_day_is_the_last_one_in_time_under_every_reading(day):
    found = last_day(REPLY, plain(day))
    assert found.safe <= found.default <= found.boldest
    assert verdict(plain(day), found.safe) == "in-time"
    assert verdict(plain(day), found.safe + ONE) in {"overdue", "depends"}
    assert verdict(plain(day), found.boldest + ONE) == "overdue"


@given(st.dates(date(2008, 8, 1), date(2026, 3, 31)))
def test_the_start_that_an_act_needed(act):
    found = latest_start(REPLY, act, plain(act))
    assert found.boldest <= found.safe
    assert verdict(plain(found.safe), act) == "in-time"
    assert verdict(plain(found.safe - ONE), act) in {"overdue", "depends"}
    assert verdict(plain(found.boldest), act) in {"in-time", "depends"}
    assert verdict(plain(found.boldest - ONE), act) == "overdue"


@given(days, st.integers(1, 30))
def test_exactly_the_needed_days_of_suspension_make_an_act_timely(day, late):
    chosen = {"receipt-on-rest-day": "as-received", "version-in-transition": "receipt"}
    chosen |= {"consultation-days": "sent-out-answer-in"}
    act = count(day, term(day)) + late * ONE
    late_events = [*plain(day), Event("reply.made", act)]
    needed = suspension_needed(REPLY, late_events, readings=chosen).needed
    assert needed > 0

    def consulted(k):
        answered = count(day, k) if k else day
        paper = [Event("consultation.sent", day, to="third-party")]
        paper.append(Event("consultation.answered", answered, to="third-party"))
        return zfgk.due(REPLY, [*late_events, *paper], readings=chosen).verdict.value

    # Sent on the day of receipt, so that every working day up to the answer is credited.
    assert consulted(needed) == "in-time"
    assert consulted(needed - 1) == "overdue"


@given(st.dates(date(2008, 8, 1), date(2026, 3, 31)))
def test_the_days_behind_a_date_are_all_of_them_and_no_others(claimed):
    found = explaining_days(REPLY, [], claimed)
    listed = set()
    for one in found.starts:
        if not one.readings:
            listed |= {one.first + k * ONE for k in range((one.last - one.first).days + 1)}
    window = [claimed - k * ONE for k in range(1, 60)]
    assert listed == {day for day in window if day >= date(2008, 5, 1) and count(day, term(day)) == claimed}


# -- calendars ---------------------------------------------------------------------------------------------------------


@given(st.dates(date(2019, 3, 1), date(2019, 5, 10)))
def test_a_matter_moves_only_if_a_counted_day_changed(day):
    before, after = china(date(2019, 3, 21)), china(date(2019, 3, 22))
    changed = {one.date for one in calendar_diff(before, after, date(2019, 1, 1), date(2019, 12, 31)).days}
    matter = Matter(id="m", rule=REPLY, events=tuple(plain(day)))
    for one in moved([matter], before, after):
        reach = max(*one.before.dues, *one.after.dues)
        assert any(day <= changed_day <= reach for changed_day in changed)
        assert one.before != one.after
