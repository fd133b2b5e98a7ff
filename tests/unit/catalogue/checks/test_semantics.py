"""What values say against each other; and no finding ever quotes one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.catalogue import CORE, SCHEMAS, Row, Schema
from zfgk.catalogue.checks import CHECKS, check
from zfgk.catalogue.life import Happening, Library, LifeEvent, NormativeDocument
from zfgk.catalogue.profiles import DOMAINS
from zfgk.catalogue.profiles.entries import NINGBO
from zfgk.testing.catalogue_entries import ENTRIES, ON
from zfgk.testing.catalogue_faults import FAULTS

BY_NAME = {schema.name: schema for schema in SCHEMAS}
SOUND = {
    "identifier": "000014349/2017-00110",
    "title": "关于做好某事的通知",
    "summary": "对某事作出安排。",
    "date_written": "2017-03-02",
    "publisher": "国务院办公厅",
}


def test_no_standard_for_documents_is_cited_for_orders() -> None:
    cells = SOUND | {"document_number": "国务院令第0711号"}
    (found,) = check([Row("/0", cells)])
    assert (found.check, found.basis, found.seen.value) == ("document-number-form", "", "inference")


def said(schema: Schema = CORE, on: date | None = None, **cells: str | tuple[str, ...]) -> list[tuple[str, str]]:
    rows = [Row("/0", {name: cell for name, cell in (SOUND | cells).items() if cell})]
    return [(one.field, one.check) for one in check(rows, schema, on=on)]


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({}, []),
        ({"document_number": "国办发〔2017〕21号"}, []),
        ({"document_number": "国务院令第711号"}, []),
        ({"document_number": "财政部 税务总局公告2020年第8号"}, []),
        *(
            ({"document_number": text}, [("document_number", "document-number-unknown")])
            for text in (
                "苏（2018）连云港市不动产权第0000001号",
                "闽政〔2020〕文43号",
                "京技审批(建)字[2020]0012号",
                "国土资函[2005]122-1号",
                "（2013）沪高行终字第85号",
                "第711号",
            )
        ),
        *(
            ({"document_number": text}, [("document_number", "document-number")])
            for text in ("国土资发〔201672号", "国土资发〔16〕72号", "国土资发〔2016〕72", "国务院令第711")
        ),
        (
            {"document_number": "国办发[2016]1号", "publisher": "某县人民政府"},
            [
                ("document_number", "document-number-form"),
                ("document_number", "document-number-year"),
                ("publisher", "publisher-not-issuer"),
            ],
        ),
        ({"document_number": "国办发〔1948〕1号"}, [("document_number", "document-number")]),
        ({"document_number": "国办发〔1949〕1号"}, [("document_number", "document-number-year")]),
        ({"document_number": "国办发〔2099〕1号"}, [("document_number", "document-number-year")]),
        ({"document_number": "国办发〔2100〕1号"}, [("document_number", "document-number")]),
        ({"identifier": "11370300MB28646707/2020-None"}, [("identifier", "identifier-placeholder")]),
        ({"identifier": "01527918X-2017-153077"}, []),
        ({"identifier": "114403006955506492/2017-00426"}, []),
        # 1234567 0: the check character would be another
        ({"identifier": "000014348/2017-00110"}, [("identifier", "identifier-doubt")]),
        ({"date_written": "2007-01-04", "date_published": "2007-12-03", "identifier": "000014349/2007-00001"}, []),
        ({"date_published": "2017-03-30"}, []),
        # No holiday in March 2017: the 30th is the 20th working day after the 2nd, the 31st the 21st.
        ({"date_published": "2017-03-31"}, [("date_published", "published-late")]),
        ({"disclosure": "不予公开", "reason": "属于内部事务信息"}, []),
        ({"disclosure": "不予公开", "reason": "属于内部事务信息", "attachments": ("名单.xlsx",)}, []),
        ({"disclosure": "主动公开", "reason": "无"}, []),
        ({"disclosure": "不予公开", "reason": "依照《中华人民共和国统计法》第九条的规定"}, []),
        ({"disclosure": "依申请公开", "url": "https://www.gov.cn/a"}, [("url", "on-request-published")]),
        ({"url": "http://localhost/a"}, [("url", "address-inner")]),
        ({"url": "http://[::1]/a"}, [("url", "address-inner")]),
        ({"url": "http://8.8.8.8/a"}, [("url", "address-not-gov")]),
        ({"url": "https://www.gov.cn:8080/a"}, []),
        ({"title": "测试仪器管理办法"}, []),
        ({"title": "关于5<6与A&B的说明"}, []),
        ({"summary": "数据单位：㎡·天，±5%"}, []),
        ({"keywords": ("城市 规划",)}, [("keywords", "keywords-as-one")]),
        ({"keywords": ("Web 2.0",)}, []),
    ],
)
def test_values_against_each_other(cells: dict[str, str | tuple[str, ...]], findings: list[tuple[str, str]]) -> None:
    assert said(**cells) == findings


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"date_published": "2017-03-02"}, []),
        ({"date_effective": "2017-03-02"}, []),
        ({"date_effective": "2017-03-01"}, [("date_effective", "effective-before-written")]),
        ({"date_effective": "2017-03-02", "date_expires": "2017-03-02", "validity": "失效"}, []),
        ({"date_expires": "2024-06-01"}, []),
        ({"date_expires": "2024-05-31"}, [("validity", "valid-though-expired")]),
        ({"date_expires": "2024-06-01", "validity": "失效"}, [("validity", "expired-within-term")]),
        ({"date_expires": "2024-05-31", "validity": "失效"}, []),
        ({"date_ended": "2024-06-01"}, [("validity", "valid-though-ended")]),
        ({"date_ended": "2024-06-02"}, []),
        ({"date_ended": "2024-06-01", "validity": "废止"}, []),
        ({"date_ended": "2017-03-02", "validity": "废止"}, []),
        ({"date_effective": "2024-06-01"}, []),
        ({"date_effective": "2024-06-02"}, [("validity", "valid-before-effect")]),
        ({"date_effective": "2024-06-02", "validity": "尚未施行"}, []),
        ({"date_effective": "2024-06-01", "validity": "尚未施行"}, [("validity", "pending-though-effective")]),
        ({"date_expires": "2024-05-31", "validity": "已修改"}, [("validity", "valid-though-expired")]),
    ],
)
def test_days_against_validity_on_1_june_2024(
    cells: dict[str, str | tuple[str, ...]], findings: list[tuple[str, str]]
) -> None:
    sound = {"document_number": "国办发〔2017〕21号", "validity": "有效"}
    assert said(BY_NAME["normative"], date(2024, 6, 1), **(sound | cells)) == findings


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        ({"keywords": ("土地", "测绘，档案")}, "关键词第2项像是几个词写在了一起", "item 2 of the key words"),
        ({"keywords": ("土地", "", "土地")}, "“关键词”第2项是空的", "item 2 of keywords is empty"),
        ({"keywords": ("土地", "测绘", "土地")}, "“关键词”第3项与第1项重复", "item 3 of keywords repeats item 1"),
        ({"attachments": ("a.doc", "D:/a.doc")}, "附件第2项", "attachment 2"),
        (
            {"title": "通知\x07"},
            "“名称”第3个字符是U+0007，是控制字符",
            "character 3 of title is U+0007: it is a control character",
        ),
        ({"title": "通\u200b知"}, "看不见的字符U+200B", "an invisible character in title, U+200B"),
        ({"identifier": "x" * 201}, "有201个字，最多200个", "has 201 characters; at most 200"),
        # March 21, April 19 with the 1st for the 3rd, May 21 with the 27th for the 29th.
        ({"date_published": "2017-05-31"}, "自生成至发布61个工作日", "published 61 working days after"),
        ({"related": ("000014349/2017-00111",)}, "相关信息第1项", "item 1 of related"),
    ],
)
def test_sentences_say_where_and_how_much(cells: dict[str, str | tuple[str, ...]], zh: str, en: str) -> None:
    found = list(check([Row("/0", SOUND | cells)]))
    assert any(zh in one.message() and en in one.message("en") for one in found)


def test_the_day_of_the_check_itself_is_not_the_future() -> None:
    assert said(on=date(2017, 3, 3), date_published="2017-03-03") == []
    assert said(on=date(2017, 3, 2), date_published="2017-03-03") == [("date_published", "day-in-future")]


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"time_limit": "信息形成或者变更之日起20个工作日内"}, []),
        ({"time_limit": "信息形成或变更之日起21个工作日内"}, [("time_limit", "time-limit-long")]),
        ({"time_limit": "收到批准文件之日起30个工作日内"}, []),
        ({"audience": ("特定群体",), "audience_note": "拟征收土地所在地的村集体成员"}, []),
        ({"audience": ("特定群众",)}, [("audience_note", "audience-unexplained")]),
    ],
)
def test_rows_of_a_standard_catalogue(cells: dict[str, str | tuple[str, ...]], findings: list[tuple[str, str]]) -> None:
    row = Row("/0", ENTRIES["standard-catalogue"](0) | cells)
    assert [(one.field, one.check) for one in check([row], BY_NAME["standard-catalogue"])] == findings


def test_what_has_a_structural_error_is_not_looked_at_again() -> None:
    assert said(date_written="2017-02-30", date_published="2016-01-01") == [("date_written", "day-impossible")]
    assert said(title="<b>\x07</b>") == [("title", "odd-character")]


def test_nothing_is_said_about_the_present_without_a_day() -> None:
    written = {"date_written": "2099-01-01", "identifier": "000014349/2099-00001"}
    assert said(**written) == []
    assert said(on=date(2026, 1, 1), **written) == [("date_written", "day-in-future")]


def test_lateness_is_told_from_the_first_day_of_the_regulation() -> None:
    number = {"identifier": "000014349/2008-00001", "date_published": "2008-07-01"}
    assert said(date_written="2008-05-01", **number) == [("date_published", "published-late")]
    assert said(date_written="2008-04-30", **number) == []


def test_beyond_the_calendar_nothing_is_said_about_lateness() -> None:
    assert said(date_written="2090-01-01", date_published="2090-12-01", identifier="000014349/2090-00001") == []


def test_index_numbers_are_held_against_a_list_of_agencies() -> None:
    row = Row("/0", SOUND)
    agencies = {"000014349": "国务院办公厅"}
    assert list(check([row], agencies=agencies)) == []
    other = Row("/0", SOUND | {"publisher": "某省人民政府办公厅"})
    assert [one.check for one in check([other], agencies=agencies)] == ["identifier-agency"]


@pytest.mark.parametrize(
    ("theme", "findings"),
    [
        ("国土资源、能源/土地", []),
        ("国土资源、能源\\\\土地", []),
        ("国土资源、能源\\土地", []),
        ("土地", []),
        ("其他", []),  # the first level has one
        ("民政、乡村振兴、救灾", [("theme", "term-unlisted")]),
    ],
)
def test_classes_are_known_however_their_path_is_written(theme: str, findings: list[tuple[str, str]]) -> None:
    assert said(BY_NAME["gov-cn"], theme=theme) == findings


def test_a_part_that_breaks_the_rule_of_the_catalogue_names_the_rule() -> None:
    rows = [Row("/0", SOUND | {"identifier": "000014348/2017-00110"})]
    (finding,) = check(rows, BY_NAME["national-2009"])
    assert (finding.check, finding.severity) == ("identifier-defect", "error")
    assert finding.basis == "《政府信息公开目录系统实施指引（试行）》第二部分之一"
    assert finding.seen.value == "secondary"


def test_the_day_within_an_index_number() -> None:
    number = {"identifier": "330200-01-A02-1-20170302-12"}
    assert said(NINGBO, **number) == []
    assert said(NINGBO, **number, date_written="2017-03-03") == [("identifier", "identifier-day")]


@pytest.mark.parametrize(
    ("validity", "on", "found"),
    [
        # published with a period from 1 April 2017, repealed from 1 June 2019
        ("有效", date(2019, 5, 31), False),
        ("有效", date(2019, 6, 1), True),
        ("废止", date(2019, 6, 1), False),
        ("废止", date(2019, 5, 31), True),
        ("", date(2019, 6, 1), False),
    ],
)
def test_validity_is_held_against_the_life_of_the_document(validity: str, on: date, found: bool) -> None:
    events = (
        LifeEvent(what=Happening.PUBLISHED, day=date(2017, 3, 2), effect=date(2017, 4, 1)),
        LifeEvent(what=Happening.REPEALED, day=date(2019, 6, 1)),
    )
    document = NormativeDocument(key=SOUND["identifier"], title="某办法", number="", events=events)
    rows = [Row("/0", SOUND | {"validity": validity})]
    told = [(one.field, one.check) for one in check(rows, on=on, life=Library([document]))]
    assert told == ([("validity", "validity-differs")] if found else [])


def test_elements_of_article_12_that_a_table_has_no_column_for_are_told_once() -> None:
    rows = [
        Row("row 1", {}, heads=("索引号", "名称")),
        *(Row(f"row {i}", {"identifier": f"000014349/2017-0011{i}", "title": f"通知{i}"}) for i in range(2, 5)),
    ]
    found = [(one.path, one.field, one.check) for one in check(rows)]
    assert found == [("row 1", "summary", "element-missing"), ("row 1", "date_written", "element-missing")]


def test_rows_of_the_domain_catalogues_lack_only_what_their_sources_did_not_show() -> None:
    for domain in DOMAINS:
        found = Counter(one.check for one in check(domain.rows("某县自然资源局"), BY_NAME[domain.schema]))
        shown = [matter for matter in domain.matters if matter.content]
        assert found.pop("nothing-ticked", 0) == sum(not matter.channels for matter in shown)
        assert found.pop("missing", 0) == sum(not matter.time_limit for matter in shown)
        assert found == {}


# -- no finding quotes a cell ------------------------------------------------------------------------------------------

MARK = "密令甲乙丙"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.schema} {fault.name}")
def test_no_finding_quotes_what_a_cell_says(fault: object) -> None:
    schema = BY_NAME[fault.schema]  # type: ignore[attr-defined]  # a parameter
    cells = fault.change(ENTRIES[schema.name](60), 60)  # type: ignore[attr-defined]  # a parameter
    marked = {
        name: tuple(f"{text}{MARK}" for text in cell) if isinstance(cell, tuple) else f"{cell}{MARK}"
        for name, cell in cells.items()
    }
    for row in (Row("/0", cells), Row("/0", marked)):
        for one in check([row], schema, on=ON):
            assert MARK not in str(one.to_json())


@given(
    st.dictionaries(
        st.sampled_from([field.name for field in CORE.fields]),
        st.one_of(
            st.text(max_size=20).map(lambda text: MARK + text),
            st.text(max_size=20).map(lambda text: f"{text}〔2016{MARK}号"),
            st.sampled_from([f"000014349/{MARK}-00001", f"国办发〔{MARK}〕1号", f"第{MARK}号", f"2026-{MARK}"]),
            st.lists(st.text(max_size=9).map(lambda text: text + MARK), max_size=3).map(tuple),
        ),
    )
)
def test_no_finding_quotes_anything_whatever_stands_there(cells: dict[str, str | tuple[str, ...]]) -> None:
    for one in check([Row("/0", cells), Row("/1", cells)], on=ON):
        assert MARK not in str(one.to_json())


HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from("〔[〕]/-:.@0123456789年月日号第 \n\x07\u202e\ufffd𠮷Ａ"), st.characters()),
    max_size=25,
)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
@settings(max_examples=25)
@given(data=st.data())
def test_no_row_breaks_a_check(schema: Schema, data: st.DataObject) -> None:
    names = st.sampled_from([field.name for field in schema.fields]) | HOSTILE
    cells = st.dictionaries(names, HOSTILE | st.lists(HOSTILE, max_size=3).map(tuple), max_size=6)
    rows = [Row(f"/{i}", one) for i, one in enumerate(data.draw(st.lists(cells, max_size=3)))]
    heads = data.draw(st.none() | st.lists(names, max_size=4).map(tuple))
    table = [Row("row 1", {}, heads=heads)] if heads is not None else []
    for one in check([*table, *rows], schema, on=ON, agencies={"000000000": "甲"}):
        assert one.zh
        assert one.en
        assert one.severity in {"error", "note"}


def test_every_check_has_been_seen_to_fire() -> None:
    planted = {fault.check for fault in FAULTS}
    elsewhere = {
        "no-heads", "column-twice", "missing-column", "not-a-year", "identifier-day", "identifier-agency",
        "validity-differs",
    }  # in the tests of tables and of single checks  # fmt: skip
    assert {one.name for one in CHECKS} == planted | elsewhere


def test_every_check_stands_on_the_page_with_its_severity() -> None:
    page = (Path(__file__).parents[4] / "docs" / "catalogue.md").read_text(encoding="utf-8")
    rows = [line.split(" | ")[:2] for line in page.splitlines() if line.startswith("| `")]
    assert [row for row in rows if row[1] in {"error", "note"}] == [[f"| `{one.name}`", one.severity] for one in CHECKS]


def test_every_schema_stands_on_the_page() -> None:
    page = (Path(__file__).parents[4] / "docs" / "catalogue.md").read_text(encoding="utf-8")
    named = {part for line in page.splitlines() if line.startswith("| `") for part in line.split(" | ")[0].split("`")}
    assert set(BY_NAME) <= named


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        ("42794", "像电子表格的日期序号", "a spreadsheet's serial number"),
        ("17-05-01", "年份不足四位", "four digits"),
        ("２０１７-05-01", "用了全角字符", "full-width"),
        ("2017年02月", "没有日", "only a month"),
    ],
)
def test_what_is_no_day_is_told_with_the_reason(day: str, zh: str, en: str) -> None:
    (found,) = check([Row("/0", SOUND | {"date_written": day})])
    assert found.check == "not-a-day"
    assert zh in found.zh
    assert en in found.en
    assert day not in found.zh + found.en


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机密★10年", True),
        ("绝密材料", True),
        ("秘密级", True),
        ("秘密（5年）", True),
        ("内部资料 不得外传", True),
        ("内部文件，注意保存", True),
        ("国家秘密级别划分的说明", False),
        ("保守国家秘密宣传月活动", False),
        ("商业秘密文件的提交办法", False),
        ("内部控制工作的通知", False),
        ("三★饭店名单", False),
    ],
)
def test_marks_of_secrecy_in_an_entry_that_is_not_exempt(text: str, found: bool) -> None:
    assert said(summary=text) == ([("summary", "secrecy-marking")] if found else [])
    assert said(title=text, disclosure="主动公开") == ([("title", "secrecy-marking")] if found else [])
    assert said(summary=text, disclosure="不予公开", reason="属于国家秘密") == []
