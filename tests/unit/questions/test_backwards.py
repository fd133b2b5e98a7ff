"""Backwards questions, by published facts and hand counts."""

import json
from datetime import date

import pytest

from zfgk import BadInput, Event
from zfgk.errors import NotADay, UnknownRule
from zfgk.questions import explaining_days, last_day, latest_start, suspension_needed

REPLY = "national.reply-to-request"
SUNDAY = [Event("request.received", date(2017, 6, 18), channel="email")]


def test_the_safe_day_and_the_last_one():
    found = last_day(REPLY, SUNDAY)
    assert (found.default, found.safe, found.boldest) == (date(2017, 7, 7), date(2017, 7, 7), date(2017, 7, 10))
    assert found.boldest_by == {"receipt-on-rest-day": "next-working-day"}
    assert found.safe_by == {}
    assert "2017-07-10" in found.text()
    assert json.loads(json.dumps(found.to_json()))["safe"] == "2017-07-07"


def test_a_selected_reading_is_not_varied():
    found = last_day(REPLY, SUNDAY, readings={"receipt-on-rest-day": "next-working-day"})
    assert found.safe == found.boldest == date(2017, 7, 10)


def test_a_missing_start_is_named():
    found = last_day(REPLY, [])
    assert (found.safe, found.boldest) == (None, None)
    assert found.missing
    assert found.missing[0] in found.text("en")


def test_from_which_receipt_on_a_reply_was_in_time():
    # Received on 2022-10-01..07 the count is that of 09-30 read literally; from 10-08 on every reading gives 11-03.
    found = latest_start(REPLY, date(2022, 11, 3))
    assert (found.boldest, found.safe, found.reached) == (date(2022, 10, 1), date(2022, 10, 8), True)


def test_pujiang_needed_nine_credited_days():
    # 浦江镇: received 2014-09-01, last day 09-23, reply on the 24th working day.
    events = [Event("request.received", date(2014, 9, 1)), Event("reply.made", date(2014, 10, 10))]
    found = suspension_needed(REPLY, events)
    assert (found.needed, found.least, found.most, found.why) == (9, 9, 9, "")
    assert "9" in found.text()


def test_an_act_in_time_needs_none_and_two_days_of_one_act_give_a_range():
    # Hangzhou 2015: made on the last day, posted on the day after.
    events = [
        Event("request.received", date(2015, 2, 15), channel="registered-mail"),
        Event("reply.made", date(2015, 3, 12)),
        Event("reply.dispatched", date(2015, 3, 13), by="post"),
    ]
    found = suspension_needed(REPLY, events)
    assert (found.needed, found.least, found.most) == (1, 0, 1)


def test_an_act_on_a_rest_day_needs_the_next_working_day():
    # Last day Friday 2021-03-26 (received 02-26); a reply on Saturday needs Monday to be the last day.
    events = [Event("request.received", date(2021, 2, 26)), Event("reply.made", date(2021, 3, 27))]
    assert suspension_needed(REPLY, events).needed == 1


@pytest.mark.parametrize(
    ("rule", "events", "why"),
    [
        (
            "national.pay-fee",
            [Event("fee.noticed", date(2021, 3, 1)), Event("fee.paid", date(2021, 8, 1))],
            "no-stop-clause",
        ),
        (REPLY, [Event("request.received", date(2021, 3, 1))], "no-act"),
        (REPLY, [Event("request.received", date(2026, 12, 30)), Event("reply.made", date(2027, 3, 1))], "due-unknown"),
    ],
)
def test_why_there_is_no_number(rule, events, why):
    found = suspension_needed(rule, events)
    assert (found.needed, found.why) == (None, why)
    assert found.text()
    assert why in found.text("en")


def test_which_receipt_explains_the_court_s_date():
    # 连云港: the court names 2022-11-02; received 09-30. The rest days after it give the same date literally.
    found = explaining_days(REPLY, [], date(2022, 11, 2))
    assert [(one.first, one.last, one.readings) for one in found.starts] == [(date(2022, 9, 30), date(2022, 10, 7), {})]
    assert found.answers == ()
    assert "2022-09-30" in found.text()


def test_readings_explain_further_days():
    found = explaining_days(REPLY, SUNDAY, date(2017, 7, 10))
    by = {tuple(one.readings.items()): (one.first, one.last) for one in found.starts}
    assert by[()] == (date(2017, 6, 19), date(2017, 6, 19))
    assert by[("receipt-on-rest-day", "next-working-day"),] == (date(2017, 6, 17), date(2017, 6, 18))


def test_which_answer_of_a_consultation_explains_a_date():
    # hand 2013-07-01 + 15 = 07-22. Sent on 07-03: an answer on 07-10 credits 07-04..10, five days: 07-29.
    events = [
        Event("request.received", date(2013, 7, 1)),
        Event("consultation.sent", date(2013, 7, 3), to="third-party"),
    ]
    found = explaining_days(REPLY, events, date(2013, 7, 29))
    default = [one for one in found.answers if not one.readings]
    assert [(one.first, one.last) for one in default] == [(date(2013, 7, 10), date(2013, 7, 10))]


def test_a_day_that_nothing_explains():
    found = explaining_days(REPLY, [], date(2022, 10, 3))
    assert (found.starts, found.answers) == ((), ())
    assert found.text("en") == "no day explains 2022-10-03"


def test_bad_input_is_refused():
    with pytest.raises(UnknownRule):
        last_day("national.repli", [])
    with pytest.raises(BadInput):
        suspension_needed(REPLY, [{"event": "request.recieved"}])
    with pytest.raises(BadInput, match="hours"):
        explaining_days("national.emergency-bulletin", [], date(2020, 1, 1))
    with pytest.raises(BadInput, match="last_day"):
        latest_start("national.public-consultation", date(2020, 1, 1))
    with pytest.raises(NotADay):
        latest_start(REPLY, "2020-01-01")  # type: ignore[arg-type]  # the refusal is the point


def test_acts_make_no_difference_to_the_last_day():
    acts = [Event("reply.made"), Event("request.withdrawn", date(2017, 6, 20))]
    assert last_day(REPLY, [*SUNDAY, *acts]) == last_day(REPLY, SUNDAY)


def test_a_clock_that_waits_for_a_corrected_request_has_a_safe_day_only():
    events = [Event("request.received", date(2021, 3, 1)), Event("correction.requested", date(2021, 3, 4))]
    found = last_day(REPLY, events)
    assert (found.safe, found.boldest, found.missing) == (date(2021, 3, 29), None, ("correction-received",))
    assert "correction-received" in found.text("en")


def test_beyond_the_calendar_there_are_bounds_only():
    found = last_day(REPLY, [Event("request.received", date(2026, 12, 25))])
    assert (found.safe, found.boldest) == (None, None)
    assert found.bounds[0] > date(2026, 12, 31)
    assert found.missing == ("calendar-2027",)


def test_a_reading_that_leads_beyond_the_calendar_leaves_the_safe_day():
    # hand 2026: received on Saturday 12-05, 20 working days literally end on 12-31; from Monday they end in 2027,
    # 12-07..11=5 12-14..18=10 12-21..25=15 12-28..31=19: one more is needed, so take a term that fits.
    found = last_day("national.correct-request-notice", [Event("request.received", date(2026, 12, 20))])
    # hand 2026: 12-21..25=5 12-28..29=7; from Monday 12-22..25=4 12-28..30=7
    assert (found.safe, found.boldest) == (date(2026, 12, 29), date(2026, 12, 30))
    found = last_day("national.correct-request-notice", [Event("request.received", date(2026, 12, 22))])
    assert found.safe == date(2026, 12, 31)
    found = last_day("national.reply-to-request", [Event("request.received", date(2026, 12, 3))])
    assert found.safe == date(2026, 12, 31)


def test_a_minimum_period_has_a_first_day():
    found = last_day("national.public-consultation", [Event("consultation.opened", date(2021, 3, 1))])
    assert found.first
    assert found.safe >= found.boldest


def test_a_word_without_a_number_has_no_last_day():
    found = last_day("national.correct-request", [Event("correction.requested", date(2021, 3, 1))])
    assert (found.safe, found.missing) == (None, ("unquantified",))


def test_a_search_that_ends_where_the_law_begins_says_so():
    assert latest_start(REPLY, date(2008, 5, 5)).reached is False
    assert explaining_days(REPLY, [], date(2008, 5, 5)).reached is False
    assert explaining_days(REPLY, [], date(2022, 11, 2)).reached is True
