"""What must be there: contents of documents, seats of rosters. Expected remarks are read off the rules by hand."""

from __future__ import annotations

import attrs
import pytest

from zfgk.engine import rosters
from zfgk.engine.remarks import Remark, Saw
from zfgk.engine.shapes import check
from zfgk.errors import BadInput
from zfgk.model.findings import Severity
from zfgk.model.law import Force
from zfgk.packs.national.rosters import PROACTIVE_FIELDS_TOWNSHIP, PUBLICATION_CHANNELS, READING_PLACES
from zfgk.packs.national.shapes import (
    ANNUAL_REPORT_CONTENTS,
    CATALOGUE_CONTENTS,
    GUIDE_CONTENTS,
    PROACTIVE_CRITERIA,
)
from zfgk.rules.duty import Seat

ORDERED = attrs.evolve(CATALOGUE_CONTENTS, ordered=True)
CLOSED = attrs.evolve(CATALOGUE_CONTENTS, closed=True)
ENTRY = {"索引": "A-1", "名称": "通知", "内容概述": "摘要", "生成日期": "2024-03-01"}


def seen(remarks: tuple[Remark, ...]) -> list[tuple[Saw, str]]:
    return [(one.saw, one.element) for one in remarks]


# -- elements ----------------------------------------------------------------------------------------------------------


def test_a_complete_entry_has_no_remarks() -> None:
    assert check(CATALOGUE_CONTENTS, ENTRY) == ()


def test_ids_and_terms_are_the_same_names() -> None:
    assert check(CATALOGUE_CONTENTS, ["identifier", "名称", "summary", "生成日期"]) == ()


def test_a_remark_says_what_is_missing_where_and_on_which_ground() -> None:
    (one,) = check(CATALOGUE_CONTENTS, ["identifier", "title", "summary"])
    assert (one.rule, one.saw, one.element) == ("national.catalogue-contents", Saw.MISSING, "date-written")
    assert one.severity is Severity.BLOCK
    assert one.message() == "政府信息公开目录缺少：生成日期"
    assert one.message("en") == "政府信息公开目录 lacks date-written (生成日期)"
    assert str(one.basis) == "《中华人民共和国政府信息公开条例》第十二条第三款"


@pytest.mark.parametrize("blank", ["", "  ", "\u3000\n", None, False, [], {}, ["", None], b" "])
def test_a_blank_value_is_a_missing_element(blank: object) -> None:
    assert seen(check(CATALOGUE_CONTENTS, ENTRY | {"生成日期": blank})) == [(Saw.MISSING, "date-written")]


@pytest.mark.parametrize("value", [0, 0.0, True, "x", ["", "x"], {"a": ""}])
def test_whatever_else_stands_there_fills_the_element(value: object) -> None:
    assert check(CATALOGUE_CONTENTS, ENTRY | {"生成日期": value}) == ()


def test_nothing_at_all_lacks_each_of_the_nine_parts_of_a_guide() -> None:
    assert len(check(GUIDE_CONTENTS, [])) == 9


def test_what_the_text_only_encourages_is_a_note() -> None:
    given = ["proactive-disclosure", "requests", "review-and-litigation", "problems-and-improvement"]
    (one,) = check(ANNUAL_REPORT_CONTENTS, given)
    assert (one.element, one.severity) == ("other", Severity.NOTE)
    assert one.zh.endswith("（非必备）")


@pytest.mark.parametrize(
    ("force", "severity"),
    [
        (Force.MUST, Severity.BLOCK),
        (Force.DEFAULT, Severity.REVIEW),
        (Force.SHOULD, Severity.REVIEW),
        (Force.MAY, Severity.NOTE),
        (Force.EXPLORE, Severity.NOTE),
    ],
)
def test_a_remark_weighs_as_much_as_the_words_of_the_text(force: Force, severity: Severity) -> None:
    remarks = check(attrs.evolve(CATALOGUE_CONTENTS, force=force), [])
    assert {one.severity for one in remarks} == {severity}


def test_one_of_three_criteria_is_enough() -> None:
    assert check(PROACTIVE_CRITERIA, ["需要公众广泛知晓"]) == ()
    assert seen(check(PROACTIVE_CRITERIA, {"widely-known": ""})) == [(Saw.TOO_FEW, "")]


def test_the_same_element_under_both_its_names_counts_once() -> None:
    rule = attrs.evolve(CATALOGUE_CONTENTS, at_least=2)
    assert seen(check(rule, ["title", "名称"])) == [(Saw.TOO_FEW, "")]
    assert check(rule, ["title", "索引"]) == ()


def test_too_many() -> None:
    rule = attrs.evolve(CATALOGUE_CONTENTS, at_least=1, at_most=2)
    assert check(rule, ["identifier", "title"]) == ()
    (one,) = check(rule, ["identifier", "title", "summary"])
    assert (one.saw, one.zh) == (Saw.TOO_MANY, "政府信息公开目录至多可有2项，已有3项")


def test_a_stranger_matters_only_where_nothing_else_may_stand() -> None:
    assert check(CATALOGUE_CONTENTS, ENTRY | {"备注": "x"}) == ()
    assert seen(check(CLOSED, ENTRY | {"备注": "x", "附注": ""})) == [(Saw.UNKNOWN, "备注")]


def test_the_order_of_the_text() -> None:
    assert check(ORDERED, ["identifier", "title", "summary", "date-written"]) == ()
    remarks = check(ORDERED, ["summary", "identifier", "title", "date-written"])
    assert seen(remarks) == [(Saw.OUT_OF_ORDER, "identifier"), (Saw.OUT_OF_ORDER, "title")]
    assert remarks[0].zh == "政府信息公开目录的顺序有误：索引应在内容概述之前"


def test_strangers_do_not_break_the_order() -> None:
    assert check(ORDERED, ["identifier", "备注", "title", "summary", "附注", "date-written"]) == ()


def test_a_set_has_no_order() -> None:
    with pytest.raises(BadInput, match="a set has no order"):
        check(ORDERED, {"identifier"})
    assert len(check(CATALOGUE_CONTENTS, {"identifier"})) == 3


@pytest.mark.parametrize("given", ["identifier", b"identifier", 7, None])
def test_a_text_is_no_list_of_names(given: object) -> None:
    with pytest.raises(BadInput, match="no list of names"):
        check(CATALOGUE_CONTENTS, given)  # type: ignore[arg-type]  # the wrong type is the case under test


def test_every_wrong_name_is_told_with_its_place() -> None:
    with pytest.raises(BadInput) as caught:
        check(CATALOGUE_CONTENTS, ["title", 3, ["summary"]])  # type: ignore[list-item]  # wrong on purpose
    assert [fault.where for fault in caught.value.faults] == [
        "national.catalogue-contents[1]",
        "national.catalogue-contents[2]",
    ]


def test_names_that_come_one_by_one_are_read_once() -> None:
    assert check(CATALOGUE_CONTENTS, (name for name in ENTRY)) == ()


# -- seats -------------------------------------------------------------------------------------------------------------


def test_an_empty_seat() -> None:
    filled = {"archives": "县档案馆", "公共图书馆": ["县图书馆", "分馆"], "service-centre": " "}
    (one,) = rosters.check(READING_PLACES, filled)
    assert (one.saw, one.element, one.severity) == (Saw.MISSING, "service-centre", Severity.BLOCK)
    assert one.zh == "政府信息查阅场所：政务服务场所空缺"
    assert one.en == "政府信息查阅场所: service-centre (政务服务场所) is not filled"


def test_all_seats_filled() -> None:
    assert rosters.check(READING_PLACES, ["archives", "library", "政务服务场所"]) == ()


def test_ways_to_choose_from_need_none_of_them() -> None:
    assert rosters.check(PUBLICATION_CHANNELS, []) == ()


def test_a_township_has_eight_fields() -> None:
    assert len(rosters.check(PROACTIVE_FIELDS_TOWNSHIP, {})) == 8


def test_a_seat_that_needs_two() -> None:
    rule = attrs.evolve(READING_PLACES, seats=(Seat("clerk", "联络员", at_least=2),), per="每个部门")
    (one,) = rosters.check(rule, {"clerk": ["张三", " "]})
    assert (one.saw, one.zh) == (Saw.TOO_FEW, "政府信息查阅场所：每个部门的联络员至少2个，只有1个")
    assert rosters.check(rule, {"联络员": ["张三", "李四"]}) == ()
    assert one.en == "政府信息查阅场所: clerk (联络员) needs at least 2, has 1"


def test_a_seat_that_may_hold_two_at_most() -> None:
    rule = attrs.evolve(READING_PLACES, seats=(Seat("clerk", "联络员", at_least=0, at_most=2),))
    assert [rosters.check(rule, {"clerk": ["甲"] * n}) for n in range(3)] == [(), (), ()]
    (one,) = rosters.check(rule, {"clerk": ["甲", "乙", "丙"]})
    assert (one.saw, one.zh) == (Saw.TOO_MANY, "政府信息查阅场所：联络员至多2个，已有3个")
    assert one.en == "政府信息查阅场所: clerk (联络员) may have at most 2, has 3"


def test_a_seat_cannot_need_more_than_it_may_hold() -> None:
    with pytest.raises(ValueError, match="at least 2 and may have at most 1"):
        Seat("clerk", "联络员", at_least=2, at_most=1)


@pytest.mark.parametrize("holder", ["张三", b"name", {"name": "张三", "phone": "0000"}, 0])
def test_one_holder_is_one(holder: object) -> None:
    rule = attrs.evolve(READING_PLACES, seats=(Seat("clerk", "联络员", at_least=2),))
    (one,) = rosters.check(rule, {"clerk": holder})
    assert one.zh == "政府信息查阅场所：联络员至少2个，只有1个"
