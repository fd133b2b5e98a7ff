"""The days in a notice: counted by hand over the official calendar, or taken from judgments."""

from __future__ import annotations

from datetime import date

import pytest

from zfgk import BadInput, Event
from zfgk.model.facts import Between, OneOf

OFFICE = {"agency": "某区住房和城乡建设局"}
EXTENSION = {**OFFICE, "extended-by": "10", "approved": "2022-10-28"}


def housing(desk, *events: Event) -> str:
    """A request signed for on 2022-09-30: the court named 2022-11-02 as the last day."""
    received = Event("request.received", date(2022, 9, 30), channel="registered-mail")
    return desk.request("2022-1", received, *events, subject="某小区物业备案材料")


def codes(notice) -> set[str]:
    return {caution.code for caution in notice.cautions}


def make_to(desk, kind: str, request: str, given: dict[str, str], day: date, **more):
    return desk.make(kind, request, {"applicant": "某甲", **given}, day=day, **more)


def test_the_last_day_for_the_reply_is_the_one_that_the_court_named(desk) -> None:
    text = make_to(desk, "receipt", housing(desk), OFFICE, date(2022, 9, 30)).text()
    assert "已于2022年9月30日收到" in text
    assert "答复期限届满之日为2022年11月2日" in text


def test_an_extension_goes_on_from_the_expiry(desk) -> None:
    # 11-03=1 04=2 07..11=7 14..16=10; counted from the notice of 10-31 it would be 11-14.
    notice = make_to(desk, "extension", housing(desk), EXTENSION, date(2022, 10, 31))
    assert "原答复期限届满之日为2022年11月2日" in notice.text()
    assert "延长后的答复期限届满之日为2022年11月16日" in notice.text()
    (caution,) = [one for one in notice.cautions if one.code == "by-reading"]
    assert "2022年11月14日" in caution.zh


def test_an_extension_after_the_expiry_names_no_day_and_says_why(desk) -> None:
    notice = make_to(desk, "extension", housing(desk), EXTENSION, date(2022, 11, 3))
    assert "延长后" not in notice.text()
    assert "2022年11月16日" not in notice.text()
    (caution,) = [one for one in notice.cautions if one.code == "no-effect"]
    assert "届满" in caution.zh
    assert str(caution.basis).endswith("第三十三条第二款")


def test_on_the_last_day_itself_an_extension_has_effect(desk) -> None:
    notice = make_to(desk, "extension", housing(desk), EXTENSION, date(2022, 11, 2))
    assert "no-effect" not in codes(notice)
    assert "延长后的答复期限届满之日为2022年11月16日" in notice.text()


@pytest.mark.parametrize("days", ["21", "1000000"])
@pytest.mark.parametrize("day", [date(2022, 10, 31), date(2022, 11, 3)])
def test_no_extension_is_longer_than_the_article_allows(desk, days: str, day: date) -> None:
    with pytest.raises(BadInput, match="allows 20 working days at most"):
        make_to(desk, "extension", housing(desk), {**EXTENSION, "extended-by": days}, day)


def test_two_extensions_together_are_no_longer_either(desk) -> None:
    earlier = Event("extension.notified", date(2022, 10, 20), working_days=15)
    request = housing(desk, Event("extension.approved", date(2022, 10, 20)), earlier)
    with pytest.raises(BadInput, match="with what was extended before"):
        make_to(desk, "extension", request, {**OFFICE, "extended-by": "10"}, date(2022, 10, 31))


def test_an_extension_that_is_registered_already_is_not_counted_twice(desk) -> None:
    registered = Event("extension.notified", date(2022, 10, 31), working_days=10)
    request = housing(desk, Event("extension.approved", date(2022, 10, 28)), registered)
    notice = make_to(desk, "extension", request, {**OFFICE, "extended-by": "10"}, date(2022, 10, 31))
    assert "原答复期限届满之日为2022年11月2日" in notice.text()
    assert "延长后的答复期限届满之日为2022年11月16日" in notice.text()
    assert "负责人于2022年10月28日同意" in notice.text()


def test_without_the_consent_of_the_head_there_is_no_extension(desk) -> None:
    given = {key: value for key, value in EXTENSION.items() if key != "approved"}
    with pytest.raises(BadInput, match="field approved: has no value"):
        make_to(desk, "extension", housing(desk), given, date(2022, 10, 31))


def test_a_correction_starts_the_period_afresh(desk) -> None:
    # Received again on 2025-03-03: 03-04..07=4 10..14=9 17..21=14 24..28=19 03-31=20.
    request = desk.received(
        "2025-1", Event("correction.requested", date(2025, 2, 25)), Event("correction.received", date(2025, 3, 3))
    )
    text = desk.make("receipt", request, OFFICE).text()
    assert "本机关于2025年3月3日收到您补正后的申请" in text
    assert "答复期限届满之日为2025年3月31日" in text


@pytest.mark.parametrize(("day", "late"), [(date(2025, 3, 3), False), (date(2025, 3, 4), True)])
def test_a_correction_is_asked_for_within_seven_working_days(desk, given, day: date, late: bool) -> None:
    # 02-21=1 02-24..28=6 03-03=7
    notice = desk.make("correction", desk.received("2025-1"), given("correction"), day=day)
    assert ("correction-late" in codes(notice)) is late


@pytest.mark.parametrize(("kind", "to"), [("third-party-letter", "third-party"), ("co-producer-letter", "co-producer")])
def test_who_is_asked_has_fifteen_working_days_from_service(desk, given, kind: str, to: str) -> None:
    # Served on 2025-03-20: 03-21=1 24..28=6 03-31..04-03=10 (04-04 is Tomb-Sweeping Day) 04-07..11=15.
    served = Event("consultation.served", date(2025, 3, 20), to=to)
    request = desk.received("2025-1", Event("consultation.sent", date(2025, 3, 18), to=to), served)
    text = desk.make(kind, request, given(kind), day=date(2025, 3, 20)).text()
    assert "上述期限届满之日为2025年4月11日" in text
    assert "十五个工作日" in text


def test_before_service_a_letter_names_the_period_and_no_day(desk, given) -> None:
    text = desk.make("third-party-letter", desk.received("2025-1"), given("third-party-letter")).text()
    assert "十五个工作日" in text
    assert "届满之日" not in text


def test_the_service_of_another_party_says_nothing_about_this_one(desk, given) -> None:
    served = Event("consultation.served", date(2025, 3, 6), to="third-party", party="乙公司")
    request = desk.received("2025-1", served)
    assert "届满之日" not in desk.make("third-party-letter", request, given("third-party-letter")).text()


def test_the_fee_is_to_be_paid_within_twenty_working_days(desk, given) -> None:
    request = desk.received("2025-1", Event("fee.noticed", date(2025, 3, 10)))
    text = desk.make("fee", request, given("fee")).text()
    # 03-11..14=4 17..21=9 24..28=14 03-31..04-03=18 (04-04 is a holiday) 04-07..08=20
    assert "缴费期限届满之日为2025年4月8日" in text


@pytest.mark.parametrize(
    ("field", "number", "amount"),
    [("pieces", "11", "100元"), ("pieces", "51", "7400元"), ("pages", "31", "10元"), ("pages", "201", "2740元")],
)
def test_fees_are_those_of_the_published_steps(desk, given, field: str, number: str, amount: str) -> None:
    values = {key: value for key, value in given("fee").items() if key != "pieces"} | {field: number}
    text = desk.make("fee", desk.received("2025-1"), values).text()
    assert f"收费数额：{amount}\n" in text


@pytest.mark.parametrize(
    "change", [{"pieces": "10"}, {"pages": "5"}, {"pieces": ""}, {"pieces": "0"}, {"pieces": "1e3"}, {"pieces": "３"}]
)
def test_a_fee_of_nothing_or_charged_twice_is_refused(desk, given, change: dict[str, str]) -> None:
    with pytest.raises(BadInput, match=r"field p(iec|ag)es"):
        desk.make("fee", desk.received("2025-1"), given("fee") | change)


def test_beyond_the_calendar_the_bounds_and_the_reason_are_printed(desk) -> None:
    received = Event("request.received", date(2026, 12, 21), channel="registered-mail")
    notice = make_to(desk, "receipt", desk.request("2026-1", received), OFFICE, date(2026, 12, 21))
    # Eight working days are left in 2026 (12-22..25, 28..31); where the other twelve fall, the notice for 2027 will say.
    assert "之间（具体日期待国务院公布相应年度节假日安排后确定）" in notice.text()
    assert "beyond-calendar" in codes(notice)


@pytest.mark.parametrize(
    "when", [OneOf((date(2025, 2, 20), date(2025, 2, 24))), Between(date(2025, 2, 20), date(2025, 2, 24))]
)
def test_a_disputed_day_of_receipt_is_settled_first(desk, when) -> None:
    request = desk.request("2025-1", Event("request.received", when, channel="in-person"))
    with pytest.raises(BadInput, match="disputed") as caught:
        make_to(desk, "receipt", request, OFFICE, date(2025, 3, 10))
    assert {fault.where for fault in caught.value.faults} == {"received", "due"}


def test_an_online_request_is_received_when_both_sides_confirmed_it(desk) -> None:
    # 2025-02-24 confirmed: 02-25..28=4 03-03..07=9 10..14=14 17..21=19 03-24=20
    events = [
        Event("request.received", date(2025, 2, 20), channel="online"),
        Event("request.confirmed", date(2025, 2, 24)),
    ]
    text = make_to(desk, "receipt", desk.request("2025-1", *events), OFFICE, date(2025, 2, 24)).text()
    assert "已于2025年2月24日收到" in text
    assert "答复期限届满之日为2025年3月24日" in text


@pytest.mark.parametrize(("kind", "field"), [("correction", "reasonable-period"), ("delay", "延迟答复的期限")])
def test_a_period_ends_after_the_notice(desk, given, kind: str, field: str) -> None:
    values = {key: value for key, value in given(kind).items() if key not in {"reasonable-period", "delay-until"}}
    with pytest.raises(BadInput, match="does not end after the day of the notice"):
        desk.make(kind, desk.received("2025-1"), values | {field: "2025-03-10"})
    words = "自收到本告知书之日起十五个工作日内"
    assert f"：{words}。" in desk.make(kind, desk.received("2025-2"), values | {field: words}).text()
