"""Whether a notice fits where its request stands: what cannot be is refused, what should be looked at is said."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from zfgk import BadInput, Event
from zfgk.errors import NotADay, UnknownMatter
from zfgk.notices import NOTICE_TYPES, Group
from zfgk.register.entries import Entry


def codes(notice) -> set[str]:
    return {caution.code for caution in notice.cautions}


def faults(caught) -> list[str]:
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("kind", [kind.id for kind in NOTICE_TYPES.values()])
def test_nothing_is_made_before_a_receipt_is_registered(kind: str, desk, given) -> None:
    request = desk.request("2025-1", Event("request.sent", date(2025, 3, 1)))
    with pytest.raises(BadInput) as caught:
        desk.make(kind, request, given(kind))
    assert any("no receipt is registered" in fault for fault in faults(caught))


def test_what_happened_after_the_day_of_the_notice_is_not_looked_at(desk, given) -> None:
    with pytest.raises(BadInput, match="no receipt is registered"):
        desk.make("granted", desk.received("2025-1"), given("granted"), day=date(2025, 2, 19))


@pytest.mark.parametrize("kind", [kind.id for kind in NOTICE_TYPES.values() if kind.group is Group.PROCEDURE])
def test_after_the_reply_no_step_of_the_procedure_follows(kind: str, desk, given) -> None:
    made = Event("reply.made", date(2025, 3, 5), result="granted")
    request = desk.received("2025-1", made)
    if kind == "receipt":
        assert desk.make(kind, request, given(kind)).text()
        return
    with pytest.raises(BadInput, match=r"reply\.made ended the request"):
        desk.make(kind, request, given(kind))


def test_a_reply_of_another_result_than_the_registered_one_is_refused(desk, given) -> None:
    request = desk.received("2025-1", Event("reply.made", date(2025, 3, 10), result="unable.not_held"))
    with pytest.raises(BadInput, match=r"registered as unable\.not_held, not as refused-16"):
        desk.make("refused-16", request, given("refused-16"))
    assert desk.make("not-held", request, given("not-held")).rows == ("unable.not_held",)


def test_a_refusal_on_another_ground_than_the_registered_one_is_refused(desk, given) -> None:
    request = desk.received("2025-1", Event("reply.made", date(2025, 3, 10), result="refused.process"))
    values = given("refused-16")
    with pytest.raises(
        BadInput, match=r"registered as refused\.process, not as refused-16 \(refused\.enforcement_file\)"
    ):
        desk.make("refused-16", request, values | {"ground": "enforcement-file"})
    assert desk.make("refused-16", request, values | {"ground": "process"}).rows == ("refused.process",)
    # On two grounds it counts under either of them.
    both = desk.make("refused-16", request, values | {"ground": "enforcement-file、process"})
    assert both.rows == ("refused.enforcement_file", "refused.process")
    assert "one-row" in codes(both)
    assert "one-row" not in codes(desk.make("refused-16", request, values | {"ground": "process"}))
    with pytest.raises(BadInput, match=r"registered as refused\.process"):
        desk.make("refused", request, given("refused") | {"ground": "privacy,internal-affairs"})


@pytest.mark.parametrize("written", ["process,privacy", "process、privacy，process", " privacy ,process"])
def test_a_reply_may_rest_on_several_grounds(desk, given, written: str) -> None:
    text = desk.make("partial", desk.received("2025-1"), given("partial") | {"ground": written}).text()
    assert "过程性信息" in text
    assert "涉及个人隐私，公开会对第三方合法权益造成损害" in text
    assert text.count("过程性信息") == 1
    assert "第十五条" in text
    assert "第十六条第二款" in text


def test_the_words_of_a_ground_hold_a_comma_and_stay_one(desk, given) -> None:
    words = "该信息涉及个人隐私，公开会对第三方合法权益造成损害"
    assert words in desk.make("partial", desk.received("2025-1"), given("partial") | {"ground": words}).text()


@pytest.mark.parametrize(("ground", "message"), [("process,密语", "1 of 2 are none"), ("process,", "1 of 2 are none")])
def test_every_ground_must_be_one_of_the_kind(desk, given, ground: str, message: str) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        desk.make("partial", desk.received("2025-1"), given("partial") | {"ground": ground})
    assert "密语" not in str(caught.value)


@pytest.mark.parametrize("ending", ["request.withdrawn", "request.transferred", "request.merged"])
def test_a_request_that_ended_otherwise_gets_no_reply(desk, given, ending: str) -> None:
    with pytest.raises(BadInput, match=f"{ending} ended the request"):
        desk.make("granted", desk.received("2025-1", Event(ending, date(2025, 3, 3))), given("granted"))


def test_the_paper_on_merging_can_be_made_after_it(desk, given) -> None:
    request = desk.received("2025-1", Event("request.merged", date(2025, 3, 3)))
    assert "登记编号：2025-7" in desk.make("merged", request, given("merged")).text()


def merged_to(request: str, other: str) -> Entry:
    """An entry that merges a request into another one."""
    event = Event("request.merged", date(2025, 3, 3))
    written = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=8)))
    return Entry(
        event_id=f"{request}/m", matter=request, event=event, recorded_at=written, actor="r", merged_into=other
    )


@pytest.mark.parametrize(
    ("into", "why"),
    [
        ("2025-1", "is not merged into itself"),
        ("2025-404", "has no such request"),
        ("M-1", "has no such request"),
        ("2025-2", "does not go on"),
        ("2025-3", "does not go on"),
    ],
)
def test_a_paper_names_a_request_that_goes_on(desk, given, into: str, why: str) -> None:
    request = desk.received("2025-1")
    desk.request("M-1", Event("message.raised", date(2025, 3, 1), kind="question"))
    desk.received("2025-2")
    desk.received("2025-3")
    # The second is merged into the first, and the third into the second.
    desk.register.add([merged_to("2025-2", "2025-1"), merged_to("2025-3", "2025-2")])
    with pytest.raises(BadInput, match=why) as caught:
        desk.make("merged", request, given("merged") | {"merged-into": into})
    assert into not in str(caught.value.faults)


def test_a_paper_names_the_request_that_the_register_names(desk, given) -> None:
    request = desk.received("2025-1")
    desk.received("2025-8")
    desk.register.add([merged_to("2025-1", "2025-7")])
    values = given("merged")
    with pytest.raises(BadInput, match="names another request"):
        desk.make("merged", request, values | {"merged-into": "2025-8"})
    del values["merged-into"]
    assert "登记编号：2025-7" in desk.make("merged", request, values).text()


def test_the_paper_on_giving_up_can_be_made_when_the_request_is_closed(desk, given) -> None:
    asked = Event("correction.requested", date(2025, 2, 25), until=date(2025, 3, 5))
    closed = Event("request.closed", date(2025, 3, 6), result="other_processing.overdue_correction")
    assert desk.make("overdue-correction", desk.received("2025-1", asked, closed), given("overdue-correction")).rows


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("unclear-after-correction", "correction.received"),
        ("overdue-correction", "correction.requested"),
        ("overdue-fee", "fee.noticed"),
    ],
)
def test_what_a_notice_tells_must_have_happened(desk, given, kind: str, event: str) -> None:
    with pytest.raises(BadInput, match=f"{kind} needs {event}"):
        desk.make(kind, desk.received("2025-1"), given(kind))


@pytest.mark.parametrize(("until", "refused"), [(date(2025, 3, 9), False), (date(2025, 3, 10), True)])
def test_nobody_gave_up_before_the_period_for_a_correction_ran_out(desk, given, until: date, refused: bool) -> None:
    request = desk.received("2025-1", Event("correction.requested", date(2025, 2, 25), until=until))
    if refused:
        with pytest.raises(BadInput, match="has not run out"):
            desk.make("overdue-correction", request, given("overdue-correction"))
    else:
        assert "2025年3月9日" in desk.make("overdue-correction", request, given("overdue-correction")).text()


def test_the_end_of_that_period_can_be_given_where_the_register_has_none(desk, given) -> None:
    request = desk.received("2025-1", Event("correction.requested", date(2025, 2, 25)))
    with pytest.raises(BadInput, match="last day is not known"):
        desk.make("overdue-correction", request, given("overdue-correction"))
    values = given("overdue-correction") | {"补正期限届满日": "2025-03-07"}
    assert "届满之日为2025年3月7日" in desk.make("overdue-correction", request, values).text()


def test_who_corrected_did_not_give_up(desk, given) -> None:
    asked = Event("correction.requested", date(2025, 2, 25), until=date(2025, 3, 5))
    request = desk.received("2025-1", asked, Event("correction.received", date(2025, 3, 4)))
    with pytest.raises(BadInput, match="a correction was received"):
        desk.make("overdue-correction", request, given("overdue-correction"))


@pytest.mark.parametrize(("day", "refused"), [(date(2025, 3, 24), True), (date(2025, 3, 25), False)])
def test_nobody_gave_up_before_the_period_for_the_fee_ran_out(desk, given, day: date, refused: bool) -> None:
    # Noticed on 2025-02-24: twenty working days end on 2025-03-24.
    request = desk.received("2025-1", Event("fee.noticed", date(2025, 2, 24)))
    if refused:
        with pytest.raises(BadInput, match="has not run out"):
            desk.make("overdue-fee", request, given("overdue-fee"), day=day)
    else:
        assert "2025年3月24日" in desk.make("overdue-fee", request, given("overdue-fee"), day=day).text()


def test_who_paid_did_not_give_up(desk, given) -> None:
    paid = Event("fee.paid", date(2025, 3, 3))
    request = desk.received("2025-1", Event("fee.noticed", date(2025, 2, 24)), paid)
    with pytest.raises(BadInput, match="the fee was paid"):
        desk.make("overdue-fee", request, given("overdue-fee"), day=date(2025, 3, 25))


@pytest.mark.parametrize(("day", "late"), [(date(2025, 3, 20), False), (date(2025, 3, 21), True)])
def test_a_reply_after_the_last_day_is_called_overdue_and_made_all_the_same(desk, given, day: date, late: bool) -> None:
    notice = desk.make("refused-14", desk.received("2025-1"), given("refused-14"), day=day)
    assert ("overdue" in codes(notice)) is late
    assert "逾期" not in notice.text()


def test_where_readings_differ_a_late_reply_is_late_under_some(desk, given) -> None:
    # Extended from the expiry the period ends on 2025-04-03, from the notice of 2025-03-19 on 2025-04-02.
    extended = Event("extension.notified", date(2025, 3, 19), working_days=10)
    request = desk.received("2025-1", Event("extension.approved", date(2025, 3, 18)), extended)
    assert "overdue-by-reading" in codes(desk.make("granted", request, given("granted"), day=date(2025, 4, 3)))
    assert not codes(desk.make("granted", request, given("granted"), day=date(2025, 4, 2)))


def test_an_answer_that_is_awaited_is_said(desk, given) -> None:
    asked = Event("consultation.sent", date(2025, 3, 3), to="third-party", party="乙公司")
    corrections = Event("correction.requested", date(2025, 2, 25))
    request = desk.received("2025-1", corrections, asked)
    assert {"opinion-awaited", "correction-awaited"} <= codes(desk.make("granted", request, given("granted")))
    assert not codes(desk.make("granted", desk.received("2025-2"), given("granted")))


def test_a_correction_is_asked_for_once(desk, given) -> None:
    request = desk.received("2025-1", Event("correction.requested", date(2025, 2, 24)))
    day = date(2025, 2, 26)
    assert "asked-again" in codes(desk.make("correction", request, given("correction"), day=day))
    same = desk.received("2025-2", Event("correction.requested", day))
    assert "asked-again" not in codes(desk.make("correction", same, given("correction"), day=day))


def test_no_notice_is_older_than_the_regulation_that_it_cites(desk, given) -> None:
    received = Event("request.received", date(2019, 5, 10), channel="registered-mail")
    request = desk.request("2019-1", received)
    values = given("granted") | {"applicant": "某甲"}
    with pytest.raises(BadInput, match="2019-05-15"):
        desk.make("granted", request, values, day=date(2019, 5, 14))
    # Received under the older text and answered under the newer one: said, not decided.
    assert "older-law" in codes(desk.make("granted", request, values, day=date(2019, 5, 15)))


def test_no_fee_is_charged_before_there_was_one(desk, given) -> None:
    request = desk.request("2020-1", Event("request.received", date(2020, 12, 14), channel="in-person"))
    with pytest.raises(BadInput, match="2021-01-01"):
        desk.make("fee", request, given("fee") | {"applicant": "某甲"}, day=date(2020, 12, 31))


def test_an_unknown_request_and_a_moment_are_refused(desk, given) -> None:
    with pytest.raises(UnknownMatter):
        desk.make("granted", "2025-404", given("granted"))
    from datetime import datetime

    with pytest.raises(NotADay):
        desk.make("granted", desk.received("2025-1"), given("granted"), day=datetime(2025, 3, 10))  # noqa: DTZ001  # a moment without a zone is the point


def test_a_taken_back_entry_does_not_count(desk, given) -> None:
    from zfgk.register.entries import Entry

    request = desk.received("2025-1", Event("request.withdrawn", date(2025, 3, 3)))
    last = desk.register.history(request)[-1]
    taken_back = Entry(
        event_id="back", matter=request, event=None, recorded_at=last.recorded_at, actor="x", corrects=last.event_id
    )
    desk.register.add([taken_back])
    assert desk.make("granted", request, given("granted")).text()


def test_a_fee_that_was_noticed_in_time_leaves_it_open_whether_a_reply_is_late(desk, given) -> None:
    # The reply is due on 2025-03-20; the fee noticed on the 24th of February may be paid until 2025-03-24.
    paid = (Event("fee.noticed", date(2025, 2, 24)), Event("fee.paid", date(2025, 3, 24)))
    found = codes(desk.make("granted", desk.received("2025-1", *paid), given("granted"), day=date(2025, 3, 25)))
    assert "overdue-by-fee" in found
    assert "overdue" not in found
    late = (Event("fee.noticed", date(2025, 3, 21)), Event("fee.paid", date(2025, 3, 24)))
    found = codes(desk.make("granted", desk.received("2025-2", *late), given("granted"), day=date(2025, 3, 25)))
    assert "overdue" in found
