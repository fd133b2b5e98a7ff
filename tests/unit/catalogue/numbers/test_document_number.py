"""Document numbers: what passes, what is put right, what is refused and why."""

from __future__ import annotations

import pytest

from zfgk.calendar import china
from zfgk.catalogue.numbers import (
    DocumentNumber,
    OrderNumber,
    examine_document_number,
    examine_number,
    examine_order_number,
)
from zfgk.errors import BadInput, InvalidNumber
from zfgk.packs.shipped import PACKS


@pytest.mark.parametrize(
    ("text", "agency", "year", "serial"),
    [
        ("深府规〔2026〕1号", "深府规", 2026, 1),
        ("深坪发改规〔2026〕2号", "深坪发改规", 2026, 2),
        ("国办发〔2017〕47号", "国办发", 2017, 47),
        ("国发〔2018〕43号", "国发", 2018, 43),
        ("国办发明电〔2025〕7号", "国办发明电", 2025, 7),
        ("国土资厅发〔2016〕1024号", "国土资厅发", 2016, 1024),
        ("海关总署公告〔2019〕5号", "海关总署公告", 2019, 5),
    ],
)
def test_numbers_in_use_pass_unchanged(text, agency, year, serial):
    examined = examine_document_number(text)
    assert examined.defects == ()
    assert examined.value == DocumentNumber(agency, year, serial)
    assert str(examined.value) == text


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("国办发[2017]47号", "brackets"),
        ("国办发(2017)47号", "brackets"),
        ("国办发（2017）47号", "brackets"),
        ("国办发【2017】47号", "brackets"),
        ("国办发［2017］47号", "brackets"),
        ("国办发﹝2017﹞47号", "brackets"),
        ("国办发〖2017〗47号", "brackets"),
        ("国办发〔2017]47号", "mixed-brackets"),
        ("国办发〔２０１７〕４７号", "full-width"),
        (" 国办发 〔2017〕\u300047号", "spaces"),
        ("国办发〔2017〕\u200b47号", "unseen-characters"),
        ("国办发〔2017〕第47号", "di"),
        ("国办发〔2017〕047号", "zeros"),
        ("国办发〔2017年〕47号", "year-word"),
        ("国办发〔二〇一七〕47号", "year-numerals"),
        ("国办发〔2017〕四十七号", "serial-numerals"),
        ("国办发〔2017〕47號", "traditional"),
        ("（国办发〔2017〕47号）", "outer-brackets"),
    ],
)
def test_ways_of_writing_that_leave_nothing_in_doubt_are_put_right(text, defect):
    examined = examine_document_number(text)
    assert str(examined.value) == "国办发〔2017〕47号"
    assert examined.codes == (defect,)
    assert examined.faults == ()


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("", "empty"),
        ("国土资发〔201672号", "unclosed-bracket"),
        ("国土资发201672〕号", "unopened-bracket"),
        ("国土资发201672号", "no-brackets"),
        ("国土资发〔〔2016〕〕72号", "nested-brackets"),
        ("〔2016〕72号", "no-agency"),
        ("国土资发〔〕72号", "no-year"),
        ("国土资发〔16〕72号", "short-year"),
        ("国土资发〔20167〕2号", "long-year"),
        ("国土资发〔1016〕72号", "bad-year"),
        ("国土资发〔2O16〕72号", "bad-year"),
        ("国土资发〔2016〕号", "no-serial"),
        ("国土资发〔2016〕0号", "serial-zero"),
        ("国土资发〔2016〕None号", "bad-serial"),
        ("国土资函[2005]122-1号", "other-form"),
        ("闽政〔2020〕文43号", "other-form"),
        ("苏（2018）连云港市不动产权第0000001号", "other-form"),
        ("京技审批(建)字[2020]0012号", "other-form"),
        ("国土资发〔2016〕1234567号", "long-serial"),
        ("国土资发〔2016〕72", "no-hao"),
        ("国土资发〔2016〕72号文", "tail"),
        ("国土资发〔2016〕72号、国发〔2018〕43号", "several-numbers"),
        ("关于印发实施意见的通知国土资发〔2016〕72号", "agency-characters"),
        ("《意见》国土资发〔2016〕72号", "agency-characters"),
        ("（2013）沪高行终字第85号", "year-first"),
        ("国" * 90, "too-long"),
    ],
)
def test_where_something_is_in_doubt_the_number_is_refused_with_the_reason(text, defect):
    examined = examine_document_number(text)
    assert examined.value is None
    assert [fault.code for fault in examined.faults] == [defect]
    with pytest.raises(InvalidNumber):
        examined.demand()


def test_the_number_of_the_yiyang_text_is_refused_and_not_guessed():
    with pytest.raises(InvalidNumber) as caught:
        DocumentNumber.parse("国土资发〔201672号")
    said = str(caught.value)
    assert "'国土资发〔201672号' is no 发文字号" in said
    assert "“〔”没有配对的右括号：“201672”里年份到哪里为止、顺序号从哪里开始，原文没有写明，不作猜测" in said
    assert "〔2016〕72" not in said
    assert isinstance(caught.value, BadInput)


def test_every_fault_is_named_at_once():
    with pytest.raises(InvalidNumber) as caught:
        DocumentNumber.parse("〔16〕None")
    assert len(caught.value.faults) == 4
    assert examine_document_number("〔16〕None").codes == ("no-agency", "short-year", "bad-serial", "no-hao")
    assert [line.partition(":")[0] for line in caught.value.lines()] == ["[ZFGK-N001] 发文字号"] * 4


@pytest.mark.parametrize("text", ["12345热线办〔2021〕3号", "甲" * 21 + "〔2021〕3号"])
def test_an_odd_agency_is_a_doubt_and_no_refusal(text):
    examined = examine_document_number(text)
    assert str(examined.value) == text
    assert [defect.fatal for defect in examined.defects] == [False]


@pytest.mark.parametrize(("agency", "year", "serial"), [("", 2020, 1), ("国发", 1900, 1), ("国发", 2020, 0)])
def test_a_number_that_no_document_bears_cannot_be_made(agency, year, serial):
    with pytest.raises(ValueError, match="no document bears"):
        DocumentNumber(agency, year, serial)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国务院令第711号", OrderNumber("国务院", "令", 711)),
        ("国令第711号", OrderNumber("国", "令", 711)),
        ("自然资源部令第2号", OrderNumber("自然资源部", "令", 2)),
        ("发展改革委令2017年第10号", OrderNumber("发展改革委", "令", 10, 2017)),
        ("自然资源部公告2020年第1号", OrderNumber("自然资源部", "公告", 1, 2020)),
        ("中华人民共和国主席令第四十号", OrderNumber("中华人民共和国主席", "令", 40, numerals=True)),
    ],
)
def test_orders_and_announcements_pass_unchanged(text, number):
    examined = examine_number(text)
    assert examined.value == number
    assert examined.defects == ()
    assert str(number) == text


@pytest.mark.parametrize(
    ("text", "written", "defect"),
    [
        ("国务院令711号", "国务院令第711号", "no-di"),
        ("国务院令（第711号）", "国务院令第711号", "brackets"),
        ("国务院令第０711号", "国务院令第711号", "full-width"),
        ("自然资源部公告（2020年第1号）", "自然资源部公告2020年第1号", "brackets"),
        ("自然资源部公告（2020）第1号", "自然资源部公告2020年第1号", "year-brackets"),
    ],
)
def test_order_numbers_are_put_right(text, written, defect):
    examined = examine_number(text)
    assert str(examined.value) == written
    assert defect in examined.codes


@pytest.mark.parametrize(
    ("text", "issuer", "defects"),
    [
        ("财政部 税务总局公告2020年第8号", "财政部 税务总局", ()),
        ("财政部 税务总局 海关总署公告2019年第39号", "财政部 税务总局 海关总署", ()),
        ("财政部\u3000税务总局公告2020年第8号", "财政部 税务总局", ("full-width",)),
        (" 财政部 税务总局公告2020年第8号", "财政部 税务总局", ("spaces",)),
        ("财政部 税务总局公告2020年 第8号", "财政部 税务总局", ("spaces",)),
        ("财政部 公告2020年第8号", "财政部", ("spaces",)),
        ("财政 部公告2020年第8号", "财政部", ("spaces",)),
    ],
)
def test_the_space_between_joint_issuers_stays(text, issuer, defects):
    examined = examine_number(text)
    assert examined.codes == defects
    assert isinstance(examined.value, OrderNumber)
    assert examined.value.issuer == issuer


def test_the_space_between_joint_issuers_stays_where_the_year_stands_in_brackets():
    examined = examine_number("财政部 税务总局公告〔2020〕8号")
    assert (examined.codes, str(examined.value)) == ((), "财政部 税务总局公告〔2020〕8号")


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("令第711号", "no-issuer"),
        ("国务院令第号", "no-serial"),
        ("国务院令第711", "no-hao"),
        ("国务院令第0号", "bad-serial"),
        ("国务院令第99999号", "bad-serial"),
        ("国务院令第十十号", "bad-serial"),
        ("发展改革委令17年第10号", "bad-year"),
        ("国务院令第711号附件", "tail"),
    ],
)
def test_order_numbers_that_are_in_doubt_are_refused(text, defect):
    examined = examine_number(text)
    assert examined.value is None
    assert [fault.code for fault in examined.faults] == [defect]


def test_80_characters_are_read_and_no_more():
    number = "国" * 71 + "〔2021〕3号"
    assert (len(number), examine_document_number(number).codes) == (79, ("long-agency",))
    assert examine_document_number("国" + number).value is not None
    assert examine_document_number("国国" + number).codes == ("too-long",)
    assert examine_order_number("国务院令第711号" + "附" * 70).codes == ("tail",)
    assert examine_order_number("国务院令第711号" + "附" * 72).codes == ("no-kind",)


def test_what_is_neither_is_judged_as_a_document_number():
    assert examine_number("第711号").codes == ("no-brackets",)
    with pytest.raises(InvalidNumber, match="令号、公告号"):
        OrderNumber.parse("第711号")


def test_a_defect_speaks_both_languages():
    defect = examine_document_number("国发[2018]43号").defects[0]
    assert defect.message() == "年份用了[]；年份用六角括号〔〕括入"
    assert defect.message("en") == "the year stands in []"


NUMBERED = sorted(
    {instrument.number for pack in PACKS for instrument in pack.instruments if instrument.number.endswith("号")}
    | {notice.number for table in china().tables for notice in table.notices}
)


@pytest.mark.parametrize("text", NUMBERED)
def test_the_numbers_of_the_encoded_law_and_calendar_pass(text):
    examined = examine_number(text)
    assert examined.defects == ()
    assert str(examined.value) == text
