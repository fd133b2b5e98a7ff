"""The structural checks: heads, required fields, each value against its field."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue import CORE, SCHEMAS, About, Field, Finding, Kind, Row, Schema, Term, Vocabulary
from zfgk.catalogue.characters import is_address
from zfgk.catalogue.checks import CHECKS, check_structure
from zfgk.catalogue.checks.shapes import LINE, TEXT
from zfgk.catalogue.checks.values import is_plain
from zfgk.errors import BadInput

OPEN = Vocabulary("open", "开放的表", (Term("1", "甲"),), closed=False)
EVERY = Schema(
    "every",
    "各种栏",
    (
        Field(name="line", label="行", required=True),
        Field(name="text", label="文", kind=Kind.TEXT),
        Field(name="number", label="数", kind=Kind.NUMBER),
        Field(name="year", label="年", kind=Kind.YEAR),
        Field(name="day", label="日", kind=Kind.DAY),
        Field(name="address", label="址", kind=Kind.ADDRESS),
        Field(name="term", label="词", kind=Kind.TERM, vocabulary="open"),
        Field(name="ticks", label="选", kind=Kind.TICKS, vocabulary="open", required=True),
        Field(name="list", label="列", kind=Kind.LIST, longest=3),
    ),
    about=About.OTHER,
)


def said(rows: list[Row], schema: Schema = EVERY) -> list[tuple[str, str, str]]:
    return [(one.path, one.field, one.check) for one in check_structure(rows, schema, vocabularies=(OPEN,))]


def of(**cells: str | tuple[str, ...]) -> list[tuple[str, str]]:
    row = Row("/0", {"line": "行", "ticks": ("甲",)} | cells)
    return [(field, check) for _, field, check in said([row])]


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"number": "0", "year": "1949", "day": "2026-03-02", "address": "https://x.gov.cn", "list": ("甲乙丙",)}, []),
        ({"number": "01"}, [("number", "not-a-number")]),
        ({"number": "－1"}, [("number", "not-a-number")]),
        ({"number": "１２"}, [("number", "not-a-number")]),
        ({"year": "1948"}, [("year", "not-a-year")]),
        ({"year": "2100"}, [("year", "not-a-year")]),
        ({"year": "20261"}, [("year", "not-a-year")]),
        ({"year": " 2026"}, [("year", "spaces")]),
        ({"text": "甲\r\n乙\n丙\t丁"}, []),
        ({"text": "甲\n"}, [("text", "spaces")]),
        ({"line": "甲\r\n乙"}, [("line", "line-break")]),
        ({"line": "甲\t乙"}, []),
        ({"line": "\u3000"}, [("line", "blank")]),
        ({"line": ""}, [("line", "missing")]),
        ({"ticks": ()}, [("ticks", "nothing-ticked")]),
        ({"ticks": ("甲", "乙")}, [("ticks", "term-unlisted")]),
        ({"term": "乙"}, [("term", "term-unlisted")]),
        ({"day": "2026-02-29"}, [("day", "day-impossible")]),
        ({"day": "二〇二六年二月三十日"}, [("day", "day-impossible")]),
        ({"day": "1949-09-30"}, [("day", "day-range")]),
        ({"day": "1949-10-01"}, []),
        ({"day": "2099-12-31"}, []),
        ({"day": "2100-01-01"}, [("day", "day-range")]),
        ({"day": "2100年1月1日"}, [("day", "day-range")]),
        ({"day": "2026-W10-1"}, [("day", "not-a-day")]),
        ({"day": "2026-03-02 99:99"}, [("day", "not-a-day")]),
        ({"day": "2026/3/2"}, [("day", "day-form")]),
        ({"day": ("2026-03-02",)}, [("day", "one-text")]),
        ({"list": ("甲乙丙丁", "", "乙", "乙")},
         [("list", "too-long"), ("list", "empty-item"), ("list", "item-twice")]),
        ({"list": "甲"}, [("list", "list-asked")]),
        ({"address": "https://x.gov.cn/\x07"}, [("address", "odd-character")]),
        ({"what": "x"}, [("what", "unknown-column")]),
        ({"extra.what": "x"}, [("extra.what", "unknown-column")]),  # only entries about information take them
    ],
)  # fmt: skip
def test_values_against_their_fields(cells: dict[str, str | tuple[str, ...]], findings: list[tuple[str, str]]) -> None:
    assert of(**cells) == findings


def test_columns_of_a_body_s_own_stand_beside_entries_about_information() -> None:
    row = {"identifier": "x", "title": "甲", "extra.a": "乙", "extra.": "丙", "extra.b": " ", "扩展.c": "丁"}
    found = check_structure([Row("/0", row)], CORE)
    assert [(one.field, one.check) for one in found] == [
        ("extra.", "unknown-column"),
        ("extra.b", "blank"),
        ("扩展.c", "unknown-column"),
    ]


def test_a_reason_is_required_of_what_is_exempt_however_the_term_is_spelt() -> None:
    def of_reason(word: str) -> list[str]:
        row = {"identifier": "x", "title": "甲", "disclosure": word}
        return [one.check for one in check_structure([Row("/0", row)], CORE)]

    assert of_reason("不予公开") == of_reason("exempt") == ["missing-when"]
    assert of_reason("主动公开") == []


@pytest.mark.parametrize(
    ("schema", "cells", "check", "basis", "seen"),
    [
        ("core", {"title": ""}, "missing", "《中华人民共和国政府信息公开条例》第十二条第三款", "text"),
        ("core", {"disclosure": "不予公开"}, "missing-when", "国办发〔2016〕80号第一部分（一）", "excerpt"),
        ("core", {"disclosure": "不予公开", "reason": "\x07"}, "odd-character", "", "text"),
        ("core", {"language": "中国话"}, "format", "", "text"),
        ("core", {"identifier": "x" * 201}, "too-long", "", "text"),
        ("lianyungang", {"summary": ""}, "missing", "连政办发〔2008〕9号", "secondary"),
        ("lianyungang", {}, "format", "连政办发〔2008〕9号之一", "secondary"),
        ("hami", {"category": ""}, "missing", "哈密市政府信息公开目录编制规范", "secondary"),
        ("hami", {"summary": "长" * 501}, "too-long", "哈密市政府信息公开目录编制规范", "secondary"),
        ("hami", {"disclosure": "公开"}, "term-unknown", "哈密市政府信息公开目录编制规范", "secondary"),
        ("hami", {"language": "中国话"}, "format", "", "text"),
    ],
)
def test_a_finding_names_the_text_that_asks_for_it(
    schema: str, cells: dict[str, str], check: str, basis: str, seen: str
) -> None:
    sound = {"identifier": "1", "title": "甲", "summary": "乙", "date_written": "2026-03-02", "category": "丙"}
    chosen = next(one for one in SCHEMAS if one.name == schema)
    found = [one for one in check_structure([Row("/0", sound | cells)], chosen) if one.check == check]
    assert [(one.basis, one.seen.value) for one in found] == [(basis, seen)]


def test_what_no_text_was_seen_to_require_is_a_note_without_ground() -> None:
    schema = next(one for one in SCHEMAS if one.name == "data-resource")
    (found,) = check_structure([Row("/0", {"category": "a", "name": "b", "code": "c", "provider": "d"})], schema)
    assert (found.field, found.check, found.severity) == ("sharing", "missing-expected", "note")
    assert (found.basis, found.seen.value) == ("", "inference")
    heads = ("信息资源分类", "信息资源名称", "信息资源代码", "信息资源提供方")
    table = [Row("row 1", {}, heads=heads), Row("row 2", {"category": "a", "name": "b", "code": "c"})]
    assert [(one.path, one.field) for one in check_structure(table, schema)] == [
        ("row 1", "sharing"),
        ("row 2", "provider"),
    ]


def test_the_county_below_baiyin_takes_any_index_number() -> None:
    schema = next(one for one in SCHEMAS if one.name == "huining")
    cells = {"identifier": "0-1", "title": "甲", "summary": "乙", "date_written": "2026-03-02", "publisher": "丙"}
    assert list(check_structure([Row("/0", cells)], schema)) == []


# -- tables ------------------------------------------------------------------------------------------------------------


def test_heads_are_judged_once_and_not_row_by_row() -> None:
    rows = [
        Row("row 1", {}, heads=("行", "Text", "编号", "文", "", "扩展.甲")),
        Row("row 2", {"line": "甲", "编号": "3"}),
        Row("row 3", {"line": "乙", "编号": "4"}),
    ]
    assert said(rows) == [
        ("row 1", "编号", "unknown-column"),
        ("row 1", "text", "column-twice"),
        ("row 1", "扩展.甲", "unknown-column"),
        ("row 1", "ticks", "missing-column"),
    ]


def test_a_head_that_is_nearly_right_is_suggested() -> None:
    (finding,) = check_structure([Row("row 1", {}, heads=("索引号", "名称", "发布日其"))], CORE)
    assert "发布日期" in finding.zh
    assert "发布日期" in finding.en


def test_a_head_of_a_body_s_own_is_told_how_to_write_it() -> None:
    (finding,) = check_structure([Row("row 1", {}, heads=("序号", "索引号", "名称"))], CORE)
    assert (finding.field, finding.check) == ("序号", "unknown-column")
    assert "“扩展.”" in finding.zh
    assert "extra." in finding.en
    (finding,) = (
        one for one in check_structure([Row("row 1", {}, heads=("编号", "行", "选"))], EVERY, vocabularies=(OPEN,))
    )
    assert "扩展" not in finding.zh


def test_a_table_without_heads_is_one_finding() -> None:
    rows = [Row("row 1", {}, heads=("张三", "430902198001011234")), Row("row 2", {"张三": "李四"})]
    assert said(rows) == [("row 1", "", "no-heads")]


@pytest.mark.parametrize(
    ("head", "zh", "en"),
    [
        ("索引号，名称，内容概述", "改用半角逗号", "plain commas"),
        ("索引号、名称", "改用半角逗号", "plain commas"),
        ("Ë÷ÒýºÅ,Ãû³Æ", "UTF-8", "UTF-8"),
        ("某局目录，2025年", "第一行", "row 1"),
    ],
)
def test_why_no_heads_are_known(head: str, zh: str, en: str) -> None:
    (found,) = check_structure([Row("row 1", {}, heads=(head,)), Row("row 2", {head: "x"})], CORE)
    assert found.check == "no-heads"
    assert zh in found.zh
    assert en in found.en


def test_a_head_that_looks_like_data_is_named_by_its_column() -> None:
    rows = [Row("row 1", {}, heads=("行", "选", "13800138000"))]
    assert said(rows) == [("row 1", "column 3", "unknown-column")]


def test_what_the_reader_saw_comes_first_and_no_second_finding_follows_from_it() -> None:
    refused = Finding(check="not-text", path="/0", field="line", zh="不是文本", en="no text")
    broken = Finding(check="not-json", path="/", field="", zh="不是 JSON", en="not JSON")
    rows = [Row("/0", {"ticks": ("甲",)}, findings=(refused,)), Row("/", {}, findings=(broken,))]
    assert said(rows) == [("/0", "line", "not-text"), ("/", "", "not-json")]


def test_a_reason_that_the_reader_refused_is_not_missing() -> None:
    refused = Finding(check="not-text", path="/0", field="reason", zh="不是文本", en="no text")
    row = Row("/0", {"identifier": "x", "title": "甲", "disclosure": "不予公开"}, findings=(refused,))
    assert list(check_structure([row], CORE)) == [refused]


def test_a_vocabulary_that_is_not_there_is_bad_input() -> None:
    with pytest.raises(BadInput, match=r"every\.term: there is no vocabulary open") as raised:
        check_structure([], EVERY, vocabularies=())
    assert [fault.where for fault in raised.value.faults] == ["every.term", "every.ticks"]


# -- laws --------------------------------------------------------------------------------------------------------------

HOSTILE = st.text(alphabet=st.one_of(st.sampled_from(" \t\n\r\u3000\u2028\x07\u202e\ufffd\ufdd0\U0001ffff\u200b𠮷甲a"), st.characters()), min_size=1)  # fmt: skip


@given(HOSTILE)
def test_what_is_plain_at_once_has_the_shape_of_a_line(text: str) -> None:
    if is_plain(text):
        assert re.fullmatch(LINE, text)
        assert re.fullmatch(TEXT, text)


@given(HOSTILE)
def test_a_text_has_a_finding_unless_it_has_the_shape(text: str) -> None:
    assert bool(of(text=text)) is not bool(re.fullmatch(TEXT, text))
    assert bool(of(line=text)) is not bool(re.fullmatch(LINE, text))


@given(st.from_regex(r"https?://[A-Za-z0-9.-]{1,20}(:[0-9]{1,6})?(/[ -~甲]{0,20})?", fullmatch=True))
def test_addresses_are_judged_alike_by_the_quick_look_and_the_slow_one(text: str) -> None:
    # A fragment that no quick look takes, so that only the slow one decides.
    assert is_address(text) is (is_address(text + "#é") if "#" not in text else is_address(text))


def test_every_check_has_its_name_and_both_sentences() -> None:
    names = [check.name for check in CHECKS]
    assert sorted(set(names)) == sorted(names)
    assert all(check.zh and check.en and check.zh != check.en for check in CHECKS)
    assert len(names) >= 60
