"""Clauses read from a text, service links, periods: plain sentences only, everything else left to a person."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.life.clauses import Clauses, read_clauses
from zfgk.catalogue.life.events import Happening, LifeEvent, NormativeDocument, ReferenceKind
from zfgk.catalogue.life.period import PeriodRule, check_period
from zfgk.catalogue.life.service_links import ServicePolicy, check_service_links
from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.packs.shanghai.catalogue import LINK_COVERAGE


def test_day_period_and_repeals_are_read_with_their_sentences() -> None:
    text = (
        "第一条 根据《某法》，制定本办法。\n第二十条 本办法自2019年6月1日起施行，有效期五年。"
        "《甲办法》（某政发〔2015〕3号）、《乙规定》（某政办发[2016]12号）和《丙意见》同时废止。"
    )
    found = read_clauses(text)
    assert (found.effect, found.years, found.until, found.at_once) == (date(2019, 6, 1), 5, None, False)
    assert [(one.relation, one.title, one.number) for one in found.references] == [
        (ReferenceKind.REPEALS, "甲办法", "某政发〔2015〕3号"),
        (ReferenceKind.REPEALS, "乙规定", "某政办发[2016]12号"),
        (ReferenceKind.REPEALS, "丙意见", ""),
    ]
    assert [text[start:end][:4] for start, end in found.spans] == ["第二十条", "《甲办法"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自发布之日起施行。", Clauses(at_once=True, spans=((0, 12),))),
        (
            "本通知自2020年1月1日起实施，有效期至2024年12月31日。",
            Clauses(effect=date(2020, 1, 1), until=date(2024, 12, 31), spans=((0, 33),)),
        ),
        ("有效期为10年。", Clauses(years=10, spans=((0, 8),))),
    ],
)
def test_plain_words(text: str, expected: Clauses) -> None:
    assert read_clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "relation", "titles"),
    [
        ("下列文件宣布失效：", None, []),
        ("《甲办法》宣布失效；", ReferenceKind.DECLARES_EXPIRED, ["甲办法"]),
        ("《甲办法》、《乙规定》等2件规范性文件予以废止。", ReferenceKind.REPEALS, ["甲办法", "乙规定"]),
        ("《甲办法》继续有效。", ReferenceKind.CONTINUES, ["甲办法"]),
        ("根据《丁法》的规定，《甲办法》同时废止。", ReferenceKind.REPEALS, ["甲办法"]),
    ],
)
def test_what_is_said_of_others(text: str, relation: ReferenceKind | None, titles: list[str]) -> None:
    found = read_clauses(text).references
    assert [one.title for one in found] == titles
    assert {one.relation for one in found} <= {relation}


@pytest.mark.parametrize(
    "text",
    [
        "《甲办法》第三条同时废止。",
        "《甲办法》中与本办法不一致的规定予以废止。",
        "《甲办法》自2019年6月1日起施行。",
        "自2019年2月30日起施行。",
        "有效期二三十年。",
        "经评估，《甲办法》应当废止。",
    ],
)
def test_what_leaves_a_doubt_is_not_read(text: str) -> None:
    assert read_clauses(text) == Clauses()


def test_a_text_that_contradicts_itself_gives_nothing() -> None:
    found = read_clauses("自2019年6月1日起施行。自2019年7月1日起施行。有效期三年。有效期五年。")
    assert (found.effect, found.years) == (None, None)
    assert read_clauses("自公布之日起施行。自2019年7月1日起施行。").effect is None


@given(st.text(alphabet="自2019年月日起施行有效期《》（）、同时废止。；\n 号〔〕", max_size=120))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    found = read_clauses(text)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    assert all(f"《{one.title}》" in text for one in found.references)


# -- periods -----------------------------------------------------------------------------------------------------------


def made(**more: object) -> NormativeDocument:
    first = LifeEvent(what=Happening.PUBLISHED, day=date(2020, 1, 1), **more)
    return NormativeDocument(key="D", title="某办法", events=(first,))


def test_a_period_is_compared_with_a_rule_of_the_caller() -> None:
    rule = PeriodRule(title="一般文件", longest_years=5, source="某办法第三十条", seen=Seen.TEXT)
    assert check_period(made(years=5), rule) == ()
    assert check_period(made(until=date(2024, 12, 31)), rule) == ()
    (long,) = check_period(made(until=date(2025, 1, 1)), rule)
    assert (long.check, long.severity, long.basis) == ("period-too-long", Severity.REVIEW, "某办法第三十条")
    assert [one.check for one in check_period(made(), rule)] == ["period-missing"]
    free = PeriodRule(title="一般文件", longest_years=5, source="x", must_state=False)
    assert check_period(made(), free) == ()
    assert check_period(NormativeDocument(key="D", title="某办法"), rule) == ()


def test_a_rule_that_nobody_read_gives_notes_only() -> None:
    (found,) = check_period(made(years=6), PeriodRule(title="一般文件", longest_years=5, source="x"))
    assert (found.severity, "未核实" in found.zh) == (Severity.NOTE, True)


# -- service links -----------------------------------------------------------------------------------------------------


def test_every_service_item_has_a_link() -> None:
    policies = [
        ServicePolicy(key="whole", items=("甲", "乙"), links={"甲": "https://a.gov.cn/1", "乙": "http://a.gov.cn/2"}),
        ServicePolicy(key="half", items=("甲", "乙"), links={"甲": "https://a.gov.cn/1"}),
        ServicePolicy(key="odd", items=("甲",), links={"甲": "javascript:void(0)", "丙": "https://a.gov.cn/3"}),
        ServicePolicy(key="none"),
    ]
    share, findings = check_service_links(policies, LINK_COVERAGE)
    assert (share.counted, share.covered, share.missing, share.ok) == (3, 1, ("half", "odd"), False)
    assert [(one.check, one.about) for one in findings] == [
        ("link-missing", "half"),
        ("link-no-address", "odd"),
        ("link-to-no-item", "odd"),
    ]
