"""What an answer says when facts are missing, doubtful or pushed to the limit; days as in ``test_readings``."""

from datetime import UTC, date, datetime

import pytest

import zfgk
from zfgk.errors import NotADay

RULE = "national.reply-to-request"
MARCH_1 = {"event": "request.received", "day": "2021-03-01", "channel": "registered-mail"}


def ask(*events, **kwargs):
    return zfgk.due(RULE, list(events), **kwargs)


def test_a_second_extension_never_passes_the_maximum():
    answer = ask(
        {"event": "request.received", "day": "2022-09-30"},
        {"event": "extension.notified", "day": "2022-10-20"},
        {"event": "extension.notified", "day": "2022-11-16"},
    )
    # Expiry on 2 November, and twenty working days more: 11-03..04=2 11-07..11=7 11-14..18=12 11-21..25=17 11-28..30=20.
    assert max(one.due for one in answer.dues) == answer.due == date(2022, 11, 30)


def test_a_named_last_day_is_final_under_every_reading():
    answer = ask(MARCH_1, {"event": "extension.notified", "day": "2021-03-10", "until": "2021-04-26"})
    assert [one.due for one in answer.dues] == [date(2021, 4, 26)]


def test_receipt_lies_before_whatever_the_office_did():
    sent = {"event": "request.sent", "day": "2015-07-22"}
    answer = ask(sent, {"event": "reply.made", "day": "2015-08-12"}, {"event": "reply.served", "day": "2015-08-20"})
    # Received on 12 August at the latest: 08-13..14=2 08-17..21=7 08-24..28=12 08-31, 09-01..02=15 (3 September is off).
    assert answer.bounds == zfgk.Span(date(2015, 8, 12), date(2015, 9, 2))


def test_a_reply_without_a_day():
    answer = ask(MARCH_1, {"event": "reply.made"}, as_of=date(2021, 5, 10))
    assert answer.due == date(2021, 3, 29)
    assert (answer.verdict.value, answer.missing, answer.certainty.value) == ("unknown", ("reply-day",), "missing")


def test_a_posted_reply_without_the_day_of_posting():
    made, served = (
        {"event": "reply.made", "day": "2021-03-26"},
        {"event": "reply.served", "day": "2021-03-30", "by": "post"},
    )
    answer = ask(MARCH_1, made, served)
    assert (answer.verdict.value, answer.missing) == ("unknown", ("posting-day",))
    assert ask(MARCH_1, made, {**served, "day": "2021-03-29"}).verdict is zfgk.Verdict.IN_TIME


def test_a_reply_while_the_correction_is_awaited_is_not_called_late():
    asked = {"event": "correction.requested", "day": "2021-03-10"}
    answer = ask(MARCH_1, asked, {"event": "reply.made", "day": "2021-04-30"})
    assert (answer.verdict.value, answer.missing) == ("unknown", ("correction-received",))
    assert ask(MARCH_1, asked, {"event": "reply.made", "day": "2021-03-29"}).verdict is zfgk.Verdict.IN_TIME


def test_an_answer_that_names_no_party_closes_the_open_consultation():
    answer = ask(
        MARCH_1,
        {"event": "consultation.sent", "day": "2021-03-08", "to": "third-party", "party": "甲"},
        {"event": "consultation.answered", "day": "2021-03-15"},
    )
    assert answer.due == date(2021, 4, 6)


def test_receipt_by_confirmation_selects_the_version():
    answer = ask(
        {"event": "request.received", "day": "2019-05-10", "channel": "fax"},
        {"event": "request.confirmed", "day": "2019-05-20"},
    )
    # 05-21..24=4 05-27..31=9 06-03..06=13 (7 June is off) 06-10..14=18 06-17..18=20.
    assert (answer.instrument.id, answer.due) == ("OGI-2019", date(2019, 6, 18))
    # Read the other way, the request was received on 10 May under the older text.
    assert date(2019, 5, 31) in {one.due for one in answer.dues}


def test_online_receipt_of_2019_is_the_receipt():
    answer = ask(
        {"event": "request.submitted", "day": "2021-03-01"},
        {"event": "request.received", "day": "2021-03-03", "channel": "online"},
    )
    assert answer.due == date(2021, 3, 31)


@pytest.mark.parametrize(
    "event",
    [
        zfgk.Event("extension.notified", date(2021, 3, 10), until=date(2021, 4, 1), working_days=5),
        zfgk.Event("request.received", date(2021, 3, 1), channel="carrier"),
        zfgk.Event("request.received", date(2021, 3, 1), level="major"),
        {"event": "request.received", "day": "9999-12-20"},
        {"event": "request.received", "day": "20210301"},
        {"event": "extension.notified", "day": "2021-03-10", "working_days": 9999999},
        {"event": "request.received", 1: "x"},
    ],
)
def test_values_and_mappings_are_checked_alike(event):
    with pytest.raises(zfgk.BadInput, match=r"events\[0\]"):
        ask(event)


def test_moments_are_no_days():
    for name in ("as_of", "known_on"):
        for wrong in (datetime(2021, 3, 1, tzinfo=UTC), "2021-03-01"):
            with pytest.raises(NotADay, match=name):
                ask(MARCH_1, **{name: wrong})


def test_far_beyond_the_calendar():
    assert ask({"event": "request.received", "day": "2199-12-20"}).due is None
    with pytest.raises(zfgk.errors.CalendarError, match="too far"):
        zfgk.china().bounds_after(date(2026, 12, 1), 10**7)
