"""Each reading of the request clock, on days counted by hand.

March 2021 has no holiday; 3 to 5 April 2021 are off, Sunday 25 April 2021 is worked. March 2013 has no holiday.
With the clock started on Monday 1 March 2021, working day 19 is 26 March, 20 is 29 March, 24 is 2 April, 25 is 6 April,
30 is 13 April, 36 is 21 April, 38 is 23 April, 39 is 25 April and 40 is 26 April.
"""

from datetime import date

import pytest

import zfgk
from zfgk.warnings import UnverifiedLaw

RULE = "national.reply-to-request"
MARCH_1 = {"event": "request.received", "day": "2021-03-01", "channel": "registered-mail"}


def ask(*events, **kwargs):
    return zfgk.due(RULE, list(events), **kwargs)


def dues(answer):
    return {one.due.isoformat(): dict(one.readings) for one in answer.dues}


def test_plain():
    answer = ask(MARCH_1)
    assert answer.due == date(2021, 3, 29)
    assert answer.certainty is zfgk.Certainty.SETTLED
    assert answer.steps[-1].day == answer.due
    assert answer.verdict is None


def test_start_day_same_day_only_by_selection():
    assert dues(ask(MARCH_1)) == {"2021-03-29": {}}
    assert ask(MARCH_1, readings={"start-day": "same-day"}).due == date(2021, 3, 26)


def test_receipt_on_a_rest_day():
    answer = ask({"event": "request.received", "day": "2021-03-06"})
    assert answer.due == date(2021, 4, 2)
    assert dues(answer) == {"2021-04-02": {}, "2021-04-06": {"receipt-on-rest-day": "next-working-day"}}
    selected = ask(
        {"event": "request.received", "day": "2021-03-06"}, readings={"receipt-on-rest-day": "next-working-day"}
    )
    assert selected.due == date(2021, 4, 6)
    assert dues(selected) == {"2021-04-06": {}}


@pytest.mark.parametrize("channel", ["online", "email", "fax", "ordinary-mail"])
def test_2019_channels_that_need_confirmation(channel):
    answer = ask(
        {"event": "request.received", "day": "2021-03-01", "channel": channel},
        {"event": "request.confirmed", "day": "2021-03-03"},
    )
    assert answer.due == date(2021, 3, 31)
    assert dues(answer) == {"2021-03-29": {"receipt-evidence": "other"}, "2021-03-31": {}}


@pytest.mark.parametrize("channel", ["in-person", "registered-mail", "other"])
def test_2019_channels_that_need_no_confirmation(channel):
    answer = ask(
        {"event": "request.received", "day": "2021-03-01", "channel": channel},
        {"event": "request.confirmed", "day": "2021-03-03"},
    )
    assert dues(answer) == {"2021-03-29": {}}


@pytest.mark.parametrize(
    ("channel", "default", "other"),
    [
        ("email", "2013-03-25", "2013-03-27"),
        ("online", "2013-03-25", "2013-03-27"),
        ("fax", "2013-03-27", "2013-03-25"),
        ("ordinary-mail", "2013-03-27", "2013-03-25"),
    ],
)
def test_2007_channels(channel, default, other):
    answer = ask(
        {"event": "request.received", "day": "2013-03-04", "channel": channel},
        {"event": "request.confirmed", "day": "2013-03-06"},
    )
    assert answer.instrument.id == "OGI-2007"
    assert dues(answer) == {default: {}, other: {"receipt-evidence": "other"}}
    assert answer.due == date.fromisoformat(default)


def test_submission_counts_before_a_later_receipt_by_the_office():
    answer = ask(
        {"event": "request.submitted", "day": "2013-03-04"},
        {"event": "request.received", "day": "2013-03-11", "channel": "online"},
    )
    assert dues(answer) == {"2013-03-25": {}}


def test_mail_room():
    events = [
        {"event": "request.received", "day": "2021-03-01", "channel": "registered-mail", "place": "mail-room"},
        {"event": "request.confirmed", "day": "2021-03-03"},
    ]
    assert dues(ask(*events)) == {"2021-03-29": {}, "2021-03-31": {"mail-room-receipt": "confirmation"}}
    events[0]["place"] = "disclosure-office"
    assert dues(ask(*events)) == {"2021-03-29": {}}


def test_consultation_days():
    answer = ask(
        MARCH_1,
        {"event": "consultation.sent", "day": "2021-03-08", "to": "third-party"},
        {"event": "consultation.answered", "day": "2021-03-15", "to": "third-party"},
    )
    assert answer.due == date(2021, 4, 6)
    assert dues(answer) == {
        "2021-04-02": {"consultation-days": "both-out"},
        "2021-04-06": {},
        "2021-04-07": {"consultation-days": "both-in"},
    }


def test_consultation_without_answer_ends_with_the_other_sides_term():
    answer = ask(
        MARCH_1,
        {"event": "consultation.sent", "day": "2021-03-08", "to": "co-producer"},
        {"event": "consultation.served", "day": "2021-03-09", "to": "co-producer"},
    )
    assert answer.due == date(2021, 4, 21)


def test_consultation_without_end_is_not_credited():
    answer = ask(MARCH_1, {"event": "consultation.sent", "day": "2021-03-08", "to": "third-party"})
    assert dues(answer) == {"2021-03-29": {}}
    assert [step.note for step in answer.steps if step.verb.value == "ignore"] == ["consultation-has-no-end"]


def test_overlapping_consultations_are_united():
    answer = ask(
        MARCH_1,
        {"event": "consultation.sent", "day": "2021-03-08", "to": "third-party"},
        {"event": "consultation.answered", "day": "2021-03-15", "to": "third-party"},
        {"event": "consultation.sent", "day": "2021-03-10", "to": "other-agency"},
        {"event": "consultation.answered", "day": "2021-03-12", "to": "other-agency"},
    )
    assert answer.due == date(2021, 4, 6)


def test_2007_credits_third_parties_only():
    received = {"event": "request.received", "day": "2013-03-04", "channel": "in-person"}
    for to, due in (("third-party", date(2013, 3, 27)), ("other-agency", date(2013, 3, 25))):
        answer = ask(
            received,
            {"event": "consultation.sent", "day": "2013-03-11", "to": to},
            {"event": "consultation.answered", "day": "2013-03-13", "to": to},
        )
        assert answer.due == due


def test_consultation_without_dated_evidence():
    answer = ask(
        MARCH_1,
        {"event": "consultation.sent", "day": "2021-03-08", "to": "third-party", "evidence": "false"},
        {"event": "consultation.answered", "day": "2021-03-15", "to": "third-party"},
    )
    assert answer.due == date(2021, 3, 29)
    assert dues(answer)["2021-04-06"] == {"consultation-credit": "as-claimed"}


def test_extension_of_ten_days():
    answer = ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-26", "working_days": 10})
    assert answer.due == date(2021, 4, 13)
    # Ten working days after Friday 26 March: 29 and 30 and 31 March, 1 and 2, 6 to 9 and 12 April.
    assert dues(answer) == {"2021-04-12": {"extension-base": "notice"}, "2021-04-13": {}}


def test_extension_without_a_number_is_the_maximum():
    assert ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-29"}).due == date(2021, 4, 26)


def test_extension_over_the_maximum_is_capped_with_a_warning():
    for keys in ({"working_days": 25}, {"until": "2021-05-20"}):
        answer = ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-29", **keys})
        assert answer.due == date(2021, 4, 26)
        assert answer.warnings == ("extension-over-the-maximum",)


def test_extension_until_a_named_day():
    answer = ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-29", "until": "2021-04-15"})
    assert dues(answer) == {"2021-04-15": {}}


def test_extension_has_no_effect_without_timely_notice():
    late = ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-30", "working_days": 10})
    untold = ask(MARCH_1, {"event": "extension.approved", "day": "2021-03-20", "working_days": 10})
    assert late.due == untold.due == date(2021, 3, 29)
    assert late.steps[-1].note == "notified-late"
    assert untold.steps[-1].note == "not-notified"


def test_extension_approval_may_carry_the_number():
    answer = ask(
        MARCH_1,
        {"event": "extension.approved", "day": "2021-03-24", "working_days": 10},
        {"event": "extension.notified", "day": "2021-03-26"},
    )
    assert answer.due == date(2021, 4, 13)


def test_correction_restarts():
    answer = ask(
        MARCH_1,
        {"event": "correction.requested", "day": "2021-03-10"},
        {"event": "correction.received", "day": "2021-03-15"},
    )
    assert dues(answer) == {"2021-04-13": {}}


def test_late_request_for_correction():
    answer = ask(
        MARCH_1,
        {"event": "correction.requested", "day": "2021-03-11"},
        {"event": "correction.received", "day": "2021-03-15"},
    )
    assert answer.due == date(2021, 4, 13)
    assert dues(answer) == {"2021-03-29": {"correction-effect": "no-restart-if-late"}, "2021-04-13": {}}


def test_late_request_for_correction_has_no_reading_in_2007():
    answer = ask(
        {"event": "request.received", "day": "2013-03-04", "channel": "in-person"},
        {"event": "correction.requested", "day": "2013-03-20"},
        {"event": "correction.received", "day": "2013-03-22"},
    )
    # 03-25..29=5 04-01..03=8 04-07..12=14 04-15=15; 4 to 6 April off, Sunday 7 April worked.
    assert dues(answer) == {"2013-04-15": {}}


def test_open_request_for_correction_is_never_called_overdue():
    answer = ask(MARCH_1, {"event": "correction.requested", "day": "2021-03-10"}, as_of=date(2021, 5, 10))
    assert answer.verdict is zfgk.Verdict.UNKNOWN
    assert answer.missing == ("correction-received",)


def test_fee_restart_only_by_selection_and_with_a_warning():
    events = [MARCH_1, {"event": "fee.noticed", "day": "2021-03-05"}, {"event": "fee.paid", "day": "2021-03-10"}]
    assert dues(ask(*events)) == {"2021-03-29": {}}
    with pytest.warns(UnverifiedLaw):
        answer = ask(*events, readings={"fee-restart": "on"})
    assert answer.due == date(2021, 4, 8)
    assert answer.warnings == ("unverified:GBH-2020-109",)


@pytest.mark.parametrize(
    ("acts", "verdict", "working_day"),
    [
        ([("made", "2021-03-29", "")], "in-time", 20),
        ([("made", "2021-03-30", "")], "overdue", 21),
        ([("made", "2021-03-26", ""), ("dispatched", "2021-03-30", "post")], "depends", 21),
        (
            [("made", "2021-03-26", ""), ("dispatched", "2021-03-29", "post"), ("served", "2021-04-06", "")],
            "in-time",
            20,
        ),
        ([("made", "2021-03-26", ""), ("served", "2021-03-30", "hand")], "depends", 21),
        (
            [("made", "2021-03-26", ""), ("dispatched", "2021-03-26", "electronic"), ("served", "2021-03-30", "")],
            "depends",
            21,
        ),
        ([("served", "2021-03-29", "post")], "in-time", 20),
        ([("made", "2021-03-26", ""), ("served", "2021-03-30", "post")], "unknown", None),
        ([("made", "2021-03-28", "")], "in-time", None),
    ],
)
def test_act_that_counts(acts, verdict, working_day):
    answer = ask(MARCH_1, *({"event": f"reply.{n}", "day": d, **({"by": by} if by else {})} for n, d, by in acts))
    assert answer.verdict.value == verdict
    assert answer.working_day == working_day


def test_service_of_a_posted_reply_only_by_selection():
    events = [
        MARCH_1,
        {"event": "reply.dispatched", "day": "2021-03-29", "by": "post"},
        {"event": "reply.served", "day": "2021-04-06"},
    ]
    assert ask(*events).verdict is zfgk.Verdict.IN_TIME
    assert ask(*events, readings={"act-that-counts": "served"}).verdict is zfgk.Verdict.OVERDUE


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [(date(2021, 3, 29), "pending"), (date(2021, 3, 30), "overdue"), (date(2021, 3, 1), "pending")],
)
def test_no_act_yet(as_of, verdict):
    assert ask(MARCH_1, as_of=as_of).verdict.value == verdict


def test_acts_after_the_day_of_asking_are_ignored():
    answer = ask(MARCH_1, {"event": "reply.made", "day": "2021-03-31"}, as_of=date(2021, 3, 29))
    assert answer.verdict is zfgk.Verdict.PENDING


def test_a_withdrawn_request_ends_the_matter():
    assert ask(MARCH_1, {"event": "request.withdrawn", "day": "2021-03-12"}).verdict is zfgk.Verdict.IN_TIME


def test_strict_mode_refuses_to_choose():
    with pytest.raises(zfgk.errors.AmbiguousReading) as caught:
        ask({"event": "request.received", "day": "2021-03-06"}, strict=True)
    assert caught.value.readings == ("receipt-on-rest-day",)
    assert ask(MARCH_1, strict=True).due == date(2021, 3, 29)


def test_disputed_receipt():
    answer = ask({"event": "request.received", "day": ["2021-03-01", "2021-03-03"]})
    assert answer.due is None
    assert answer.bounds == zfgk.Span(date(2021, 3, 29), date(2021, 3, 31))
    assert [one.due for one in answer.dues] == [date(2021, 3, 29), date(2021, 3, 31)]
    assert answer.certainty is zfgk.Certainty.BY_FACT
    assert answer.dues[1].facts == {"request.received": date(2021, 3, 3)}


def test_disputed_receipt_with_a_verdict():
    received = {"event": "request.received", "day": ["2021-03-01", "2021-03-03"]}
    for reply, verdict in (("2021-03-29", "in-time"), ("2021-03-30", "depends"), ("2021-04-01", "overdue")):
        assert ask(received, {"event": "reply.made", "day": reply}).verdict.value == verdict


def test_nothing_known():
    answer = ask({"event": "reply.made", "day": "2021-03-29"})
    assert (answer.verdict.value, answer.missing, answer.certainty.value) == ("unknown", ("start-event",), "missing")
    answer = ask({"event": "request.received"}, {"event": "reply.made", "day": "2021-03-29"})
    assert answer.missing == ("receipt-day",)


def test_receipt_bounded_by_sending_and_reply():
    sent = {"event": "request.sent", "day": "2021-03-01", "by": "post"}
    answer = ask(sent, {"event": "reply.made", "day": "2021-03-29"})
    assert answer.verdict is zfgk.Verdict.IN_TIME
    assert (answer.due, answer.missing) == (None, ("receipt-day",))
    assert ask(sent, {"event": "reply.made", "day": "2021-03-30"}).verdict is zfgk.Verdict.UNKNOWN


def test_before_the_first_regulation():
    with pytest.raises(zfgk.errors.NoRuleInForce) as caught:
        ask({"event": "request.received", "day": "2008-04-30"})
    assert caught.value.first == date(2008, 5, 1)


def test_beyond_the_calendar():
    answer = ask({"event": "request.received", "day": "2026-12-14"})
    assert answer.due is None
    assert answer.bounds.earliest > date(2026, 12, 31)
    assert answer.missing == ("calendar-2027",)
    assert answer.certainty is zfgk.Certainty.BEYOND_CALENDAR
    early = ask({"event": "request.received", "day": "2026-12-14"}, {"event": "reply.made", "day": "2026-12-30"})
    assert early.verdict is zfgk.Verdict.IN_TIME


def test_late_december_of_the_last_year_is_provisional():
    answer = ask({"event": "request.received", "day": "2026-12-01"})
    assert answer.due == date(2026, 12, 29)
    assert answer.certainty is zfgk.Certainty.PROVISIONAL
