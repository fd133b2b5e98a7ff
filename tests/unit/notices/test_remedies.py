"""The paragraph on remedies: review first or not, by the kind of the notice and the law of its day."""

from __future__ import annotations

from datetime import date

import pytest

from zfgk import BadInput, Event
from zfgk.notices import NOTICE_TYPES, Group

FIRST = "应当先"
EITHER = "也可以自收到"


def remedied(desk, given, kind: str, day: date, **change: str):
    received = Event("request.received", day, channel="in-person")
    request = desk.request(f"r-{kind}-{day}", received)
    name = {} if NOTICE_TYPES[kind].group is Group.LETTER else {"applicant": "某甲"}
    return desk.make(kind, request, given(kind) | name | change, day=day)


@pytest.mark.parametrize("kind", ["refused-14", "refused-15", "refused-16", "partial"])
@pytest.mark.parametrize(
    ("day", "first"), [(date(2023, 12, 29), False), (date(2024, 1, 2), True), (date(2025, 6, 3), True)]
)
def test_since_2024_review_comes_first_against_what_is_not_disclosed(
    desk, given, kind: str, day: date, first: bool
) -> None:
    notice = remedied(desk, given, kind, day)
    text = notice.text()
    assert (FIRST in text, EITHER in text) == (first, not first)
    assert "六十日内" in text
    assert ("第二十三条第一款第（四）项" in text) is first
    assert (
        "《中华人民共和国行政复议法》第二十条第一款" if first else "《中华人民共和国行政复议法》第九条第一款"
    ) in text
    assert ("十五日内向人民法院" if first else "六个月内向court所填的内容甲提起行政诉讼") in text
    assert "remedy-open" not in {caution.code for caution in notice.cautions}


@pytest.mark.parametrize("kind", ["not-held", "repeat", "petition", "excessive", "needs-processing"])
@pytest.mark.parametrize(
    ("day", "open_"), [(date(2023, 12, 29), False), (date(2025, 5, 30), True), (date(2025, 6, 3), False)]
)
def test_other_answers_can_be_contested_either_way(desk, given, kind: str, day: date, open_: bool) -> None:
    notice = remedied(desk, given, kind, day)
    assert EITHER in notice.text()
    # Until the interpretation of 2025 no text seen says which answers are a refusal to disclose.
    assert ("remedy-open" in {caution.code for caution in notice.cautions}) is open_


@pytest.mark.parametrize("kind", ["granted", "already-public", "third-party-decision"])
def test_disclosure_is_no_refusal_on_any_day(desk, given, kind: str) -> None:
    notice = remedied(desk, given, kind, date(2024, 3, 5))
    assert EITHER in notice.text()
    assert notice.cautions == ()


def test_where_the_texts_leave_it_open_the_official_chooses(desk, given) -> None:
    notice = remedied(desk, given, "not-held", date(2024, 3, 5), route="review-first")
    assert FIRST in notice.text()
    assert notice.cautions == ()
    assert EITHER in remedied(desk, given, "special-procedure", date(2025, 7, 1), route="either").text()


@pytest.mark.parametrize(
    ("kind", "day", "route"),
    [
        ("refused-16", date(2024, 3, 5), "either"),
        ("refused-16", date(2023, 3, 6), "review-first"),
        ("not-held", date(2025, 7, 1), "review-first"),
        ("granted", date(2024, 3, 5), "review-first"),
    ],
)
def test_what_the_law_settles_is_not_open_to_choice(desk, given, kind: str, day: date, route: str) -> None:
    with pytest.raises(BadInput, match="not open to choice"):
        remedied(desk, given, kind, day, route=route)


def test_a_part_that_is_no_government_information_is_no_refusal_by_the_words(desk, given) -> None:
    notice = remedied(desk, given, "partial", date(2025, 7, 1), ground="not-government-information")
    assert EITHER in notice.text()
    assert "remedy-open" in {caution.code for caution in notice.cautions}
    assert "第二条、第三十七条" in notice.text()


def test_one_ground_that_is_a_refusal_makes_the_whole_one(desk, given) -> None:
    both = "not-government-information、process"
    notice = remedied(desk, given, "partial", date(2025, 7, 1), ground=both)
    assert FIRST in notice.text()
    assert "第二条、第十六条第二款、第三十七条" in notice.text()


def test_last_days_are_told_where_service_is_known(desk, given) -> None:
    # 60 days after 2025-03-20: March has 11 left, April 30, so 05-19, a Monday.
    day = date(2025, 3, 20)
    assert "六十日内（至2025年5月19日止）" in remedied(desk, given, "refused-16", day, served="2025-03-20").text()
    # Six months end on 2025-09-20, a Saturday: the first working day after it is 09-22.
    text = remedied(desk, given, "granted", day, served="2025年3月20日").text()
    assert "六十日内（至2025年5月19日止）" in text
    assert "六个月内（至2025年9月22日止）" in text


def test_service_is_read_off_the_register(desk, given) -> None:
    made = Event("reply.made", date(2025, 3, 10), result="refused.process")
    request = desk.received("2025-1", made, Event("reply.served", date(2025, 3, 20), by="hand"))
    assert "至2025年5月19日止" in desk.make("refused-16", request, given("refused-16")).text()


def test_the_service_of_the_reply_is_not_that_of_a_letter(desk, given) -> None:
    made = Event("reply.made", date(2025, 3, 10), result="granted")
    request = desk.received("2025-1", made, Event("reply.served", date(2025, 3, 20), by="hand"))
    assert "止）" not in desk.make("third-party-decision", request, given("third-party-decision")).text()


def test_without_service_the_periods_stand_alone(desk, given) -> None:
    assert "止）" not in remedied(desk, given, "refused-16", date(2025, 3, 20)).text()


def test_service_before_the_notice_is_refused(desk, given) -> None:
    with pytest.raises(BadInput, match="before the day of the notice"):
        remedied(desk, given, "refused-16", date(2025, 3, 20), served="2025-03-19")


def test_bodies_that_the_paragraph_names_are_asked_for(desk, given) -> None:
    values = {key: value for key, value in given("granted").items() if key not in {"review-body", "court"}}
    with pytest.raises(BadInput) as caught:
        desk.make("granted", desk.received("2025-1"), values)
    assert [fault.where for fault in caught.value.faults] == ["field review-body", "field court"]
    # Where review comes first, the paper names no court.
    refused = {key: value for key, value in given("refused-14").items() if key != "court"}
    assert FIRST in desk.make("refused-14", desk.received("2025-2"), refused).text()


@pytest.mark.parametrize("kind", ["receipt", "extension"])
@pytest.mark.parametrize(("day", "first"), [(date(2023, 12, 29), False), (date(2024, 1, 2), True)])
def test_against_inaction_review_comes_first_since_2024(desk, given, kind: str, day: date, first: bool) -> None:
    change = {"approved": day.isoformat()} if kind == "extension" else {}
    notice = remedied(desk, given, kind, day, **change)
    (line,) = [line for line in notice.text().splitlines() if "本机关逾期未答复的" in line]
    assert ("日内先向" in line) is first
    assert ("第二十三条第一款第（三）项" in line) is first
    assert ("第六十六条" in line) is not first
    assert ("remedy-inaction" in {caution.code for caution in notice.cautions}) is first


def test_only_the_decision_on_the_fee_cannot_be_contested_alone() -> None:
    assert [kind.id for kind in NOTICE_TYPES.values() if kind.contest.value == "fee"] == ["fee"]
