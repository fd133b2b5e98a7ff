from datetime import date

import pytest

from zfgk.attributes.reassess import Withheld, reassess, turn_proactive
from zfgk.attributes.secrecy_period import SecrecyMark, read_mark
from zfgk.errors import BadInput
from zfgk.model.findings import Severity
from zfgk.model.measure import Days, Months, Years
from zfgk.packs.yiyang.assessment import SELF_CHECK
from zfgk.rules.shape import Unit

D = date.fromisoformat


# -- marks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密★10年", SecrecyMark(level="机密", period=Years(10))),
        ("秘 密 ☆ 6 个月", SecrecyMark(level="秘密", period=Months(6))),
        ("秘密★六个月", SecrecyMark(level="秘密", period=Months(6))),
        ("絕密★30年", SecrecyMark(level="绝密", period=Years(30))),
        ("机密★１０年", SecrecyMark(level="机密", period=Years(10))),
        ("秘密★15日", SecrecyMark(level="秘密", period=Days(15))),
        ("绝密★长期", SecrecyMark(level="绝密", condition="长期")),
        ("机密★会议开始前", SecrecyMark(level="机密", condition="会议开始前")),
        ("机密★2024年5月1日解密", SecrecyMark(level="机密", until=D("2024-05-01"))),
        ("机密★2024年2月30日", SecrecyMark(level="机密", condition="2024年2月30日")),
        ("秘密✩5年", SecrecyMark(level="秘密", period=Years(5))),
        ("秘密⭐5年", SecrecyMark(level="秘密", period=Years(5))),
        ("机密 5年", SecrecyMark(level="机密", period=Years(5))),
        ("秘密·10年", SecrecyMark(level="秘密", period=Years(10))),
        ("〔秘密〕10年", SecrecyMark(level="秘密", period=Years(10))),
        ("秘密（10年）", SecrecyMark(level="秘密", period=Years(10))),
        ("密级：机密★5年", SecrecyMark(level="机密", period=Years(5))),
        ("秘密★3年6个月", SecrecyMark(level="秘密", period=Months(42))),
        ("秘密★二〇三〇年", SecrecyMark(level="秘密", until=D("2030-12-31"))),
        ("秘密★二〇三〇年六月", SecrecyMark(level="秘密", until=D("2030-06-30"))),
        ("秘密★二〇三〇年十月二十一日", SecrecyMark(level="秘密", until=D("2030-10-21"))),
        ("绝密★2030-12-31", SecrecyMark(level="绝密", until=D("2030-12-31"))),
        ("绝密★2030.12", SecrecyMark(level="绝密", until=D("2030-12-31"))),
        ("绝密★20301231", SecrecyMark(level="绝密", until=D("2030-12-31"))),
        ("秘密★至2030年12月31日", SecrecyMark(level="秘密", until=D("2030-12-31"))),
        ("秘密★1年15天", SecrecyMark(level="秘密", condition="1年15天")),
        ("秘密★999年", SecrecyMark(level="秘密", condition="999年")),
        ("本文件为机密级文件", SecrecyMark(level="机密")),
        ("机密", SecrecyMark(level="机密")),
        ("秘密级", SecrecyMark(level="秘密")),
    ],
)
def test_marks_are_read(text, mark):
    assert read_mark(text) == mark


@pytest.mark.parametrize("text", ["", "商业秘密", "保守秘密", "★10年", "内部资料"])
def test_no_marks(text):
    assert read_mark(text) is None


@pytest.mark.parametrize(
    ("text", "issued", "last"),
    [
        ("机密★10年", "2014-05-01", "2024-05-01"),
        ("秘密★6个月", "2024-08-31", "2025-02-28"),
        ("机密★2024年5月1日解密", None, "2024-05-01"),
    ],
)
def test_when_secrecy_ends(text, issued, last):
    assert read_mark(text).last_day(issued and D(issued)) == D(last)


@pytest.mark.parametrize(("text", "issued"), [("机密★10年", None), ("机密", "2014-05-01"), ("绝密★长期", "1990-01-01")])
def test_no_period_is_assumed(text, issued):
    assert read_mark(text).last_day(issued and D(issued)) is None


@pytest.mark.parametrize(
    ("text", "excessive"),
    [
        ("秘密★10年", False),
        ("秘密★11年", True),
        ("机密★20年", False),
        ("机密★21年", True),
        ("绝密★30年", False),
        ("绝密★31年", True),
        ("秘密★120个月", False),
        ("秘密★10年1个月", True),
        ("机密★241个月", True),
        # 2024-01-01 to 2034-01-01 holds three leap days; no ten years hold more.
        ("秘密★3653天", False),
        ("秘密★3654天", True),
        ("绝密★10958日", False),
        ("绝密★10959日", True),
        ("秘密★长期", False),
    ],
)
def test_periods_beyond_the_limits_of_the_law(text, excessive):
    assert read_mark(text).excessive is excessive


# -- article 18 --------------------------------------------------------------------------------------------------------


def codes(concerns):
    return [(concern.code, concern.about) for concern in concerns]


def test_a_word_without_a_number_asks_for_one():
    with pytest.raises(BadInput, match="定期"):
        reassess([], D("2025-01-01"))


def test_a_local_text_says_how_often():
    items = [
        Withheld(key="A", since=D("2023-01-10")),
        Withheld(key="B", since=D("2023-01-10"), assessed=D("2024-01-10")),
        Withheld(key="C", since=D("2023-01-10"), assessed=D("2024-01-09")),
    ]
    found = reassess(items, D("2025-01-10"), rule=SELF_CHECK)
    assert codes(found) == [("reassessment-due", "A"), ("reassessment-due", "C")]


def test_the_caller_may_say_how_often_where_the_text_does_not():
    items = [Withheld(key="A", since=D("2024-11-30"))]
    assert codes(reassess(items, D("2025-02-28"), every=Unit.QUARTER)) == []
    assert codes(reassess(items, D("2025-03-01"), every=Unit.QUARTER)) == [("reassessment-due", "A")]


def test_secrecy_that_has_run_out_is_told_and_nothing_is_disclosed():
    item = Withheld(key="A", since=D("2024-04-01"), issued=D("2014-05-01"), mark=read_mark("机密★10年"))
    assert reassess([item], D("2024-05-01"), every=Unit.YEAR) == ()
    (concern,) = reassess([item], D("2024-05-02"), every=Unit.YEAR)
    assert (concern.code, concern.severity) == ("secrecy-over", Severity.REVIEW)
    assert "第二十四条" in str(concern.basis)


# -- article 44 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"applicants": 1, "disclosable": True}, []),
        ({"applicants": 2, "disclosable": True}, [("may-turn-proactive", Severity.NOTE)]),
        ({"applicants": 2, "disclosable": None}, [("may-turn-proactive", Severity.REVIEW)]),
        ({"applicants": 5, "disclosable": False}, []),
        ({"applicants": 1, "disclosable": True, "suggested": True}, [("suggestion-to-examine", Severity.REVIEW)]),
        (
            {"applicants": 1, "disclosable": True, "suggested": True, "within_article_19": True},
            [("must-turn-proactive", Severity.REVIEW)],
        ),
        ({"applicants": 1, "disclosable": True, "suggested": True, "within_article_19": False}, []),
    ],
)
def test_requests_that_come_again(fields, expected):
    found = turn_proactive("A", **fields)
    assert [(concern.code, concern.severity) for concern in found] == expected


def test_a_negative_number_of_people():
    with pytest.raises(BadInput):
        turn_proactive("A", -1, disclosable=True)
