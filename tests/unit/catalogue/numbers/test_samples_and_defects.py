"""Every number that was met in use passes, and every defect that was met or named is refused or noted, with its reason.

The samples are those of official pages, recorded responses and standards, row by row; what each must give was written down by
hand. Two further tables hold the forms that norms name without a sample, and the rules that norms state.
"""

from __future__ import annotations

import re

import pytest
from stdnum.cn import uscc

from zfgk.catalogue.divisions import divisions
from zfgk.catalogue.numbers import (
    examine_credit_code,
    examine_document_number,
    examine_index_number,
    examine_number,
    examine_organisation_code,
    examine_site_code,
)
from zfgk.catalogue.vocabularies import (
    CHANNELS,
    CHANNELS_LAND,
    CHANNELS_RESOURCES,
    COLUMN_TYPES,
    DOCUMENT_FAMILIES,
    DOCUMENT_KINDS,
    GENRES_QINGHAI,
    SHARING,
)
from zfgk.catalogue.vocabularies.standard_catalogue import AUDIENCES, LEVELS, TICKED, UNTICKED, WAYS
from zfgk.model.check_digits import CREDIT_ALPHABET, credit_check, organisation_check
from zfgk.site import lint_page

INDEX_NUMBERS = [
    ("000014349/2017-00110", "national-2009"),
    ("000014349/2018-00222", "national-2009"),
    ("114403006955506492/2021-00426", "guangdong"),
    ("01527918X-2020-153077", "yunnan-nujiang"),
]
INDEX_FORMS = [  # the norm names the form, and no number was met
    ("530000" + "1" * 15, "yunnan-civil-affairs-2020"),
    ("330200-01-0102-0102-20070101-3", "ningbo"),
    ("330200-01-0102-0102-20070101-300000", "ningbo"),  # the serial may be of any length
    ("GA012-03-2008-17", "lianyungang-2008"),
    ("GSD012201003-2009-5", "baiyin"),
]
ORGANISATIONS = ["000014349", "01527918X", "002482429", "002276772"]
CREDITS = ["91350100M000100Y43", "91110108551385082Q", "114403006955506492", "11370300MB28646707"]
REMAINDER_ZERO = ["113418000000004300", "1134180000000049X0"]
DOCUMENT_NUMBERS = [
    "深府规〔2026〕1号", "深坪发改规〔2026〕2号", "国办发〔2017〕47号", "国发〔2018〕43号", "国发〔2004〕28号",
    "国办发〔2015〕51号", "国办发〔2017〕97号", "中办发〔2015〕21号", "连政办发〔2008〕9号", "国办秘函〔2019〕19号",
]  # fmt: skip
ORDERS = ["国务院令第711号", "自然资源部令第2号", "发展改革委令2017年第10号"]
SITE_CODES = [
    ("1304000009", "local"), ("1303000020", "local"), ("4300000077", "local"), ("3100000087", "local"),
    ("5101320017", "local"), ("5001070012", "local"), ("bm01000001", "central"), ("bm55000001", "central"),
    ("N000000672", "other"),
]  # fmt: skip
DAYS = ["2026-09-16 08:30", "2026-09-16 08:30:00", "2026-09-16"]
REFUSED = [  # defects that were met, or that norms and reports of programs name
    (examine_index_number, "11370300MB28646707/2020-None", "bad-serial"),
    (examine_document_number, "国土资发〔201672号", "unclosed-bracket"),
    (examine_credit_code, "1144O3006955506492", "characters"),  # I O Z S V stand in no code
    (examine_credit_code, "11440300695550649Z", "characters"),
    (examine_credit_code, "114403006955506493", "check-character"),
    (examine_credit_code, "11A403006955506492", "structure"),  # GB/T 2260 has digits only
    (examine_credit_code, "B14403006955506492", "structure"),  # no department is numbered B
    (examine_organisation_code, "000014348", "check-character"),
    (examine_document_number, "国发〔18〕43号", "short-year"),  # the year in full
    (examine_index_number, "000014349/2017-0110", "serial-width"),
    (examine_site_code, "13040000009", "length"),
    (examine_site_code, "bm0100000A", "structure"),
]
NOTED = [  # ways of writing that older catalogues have: read, and noted
    (examine_document_number, "国发[2018]43号", "brackets"),
    (examine_document_number, "国发(2018)43号", "brackets"),
    (examine_document_number, "国发（2018）43号", "brackets"),
    (examine_document_number, "国发【2018】43号", "brackets"),
    (examine_document_number, "国发﹝2018﹞43号", "brackets"),
    (examine_document_number, "国发〔2018〕043号", "zeros"),
    (examine_document_number, "国发〔2018〕第43号", "di"),
    (examine_organisation_code, "00001434-9", "hyphen"),
]
META_FAULTS = [  # faults of meta tags that were met
    ('<meta name="ColumnName" content="null">', "tag-placeholder"),
    ('<meta name="SiteDomain" content="http://www.hd.gov.cn">', "domain-scheme"),
    ('<meta name="SiteDomain" content="www.y.gov.cn">', "domain-other-site"),
    (
        "".join(
            f'<meta name="{tag}" content="x">'
            for tag in ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
        ),
        "column-alike",
    ),
    ('<meta name="PubDate" content="2026-09-16 02:30 PM">', "date-12-hour"),
    ('<meta name="PubDate" content="yyyy-MM-dd hh:mm">', "tag-placeholder"),
    ('<meta name="ColumnType" content="依法申请公开">', "column-type-misprint"),
    ('<meta name="ColumnType" content="数据开发">', "column-type-misprint"),
    ('<meta name="ColumnKeywords" content="政策，文件">', "keywords-comma"),
]


def test_the_count_that_the_page_gives() -> None:
    samples = [INDEX_NUMBERS, ORGANISATIONS, CREDITS, REMAINDER_ZERO, DOCUMENT_NUMBERS, ORDERS, SITE_CODES, DAYS]
    assert (sum(map(len, samples)), len(INDEX_FORMS)) == (39, 5)
    assert len(REFUSED) + len(NOTED) + len(META_FAULTS) == 29


@pytest.mark.parametrize(("text", "pattern"), [*INDEX_NUMBERS, *INDEX_FORMS])
def test_an_index_number_passes(text: str, pattern: str) -> None:
    examined = examine_index_number(text)
    assert examined.defects == ()
    assert examined.value is not None
    assert (examined.value.pattern.name, str(examined.value)) == (pattern, text)


@pytest.mark.parametrize("text", ORGANISATIONS)
def test_an_organisation_code_passes(text: str) -> None:
    assert examine_organisation_code(text).defects == ()


@pytest.mark.parametrize("text", [*CREDITS, *REMAINDER_ZERO])
def test_a_credit_code_passes_here_and_in_python_stdnum(text: str) -> None:
    assert examine_credit_code(text).defects == ()
    assert uscc.is_valid(text)


@pytest.mark.parametrize("text", [*DOCUMENT_NUMBERS, *ORDERS])
def test_a_document_number_passes(text: str) -> None:
    examined = examine_number(text)
    assert (examined.defects, str(examined.value)) == ((), text)


@pytest.mark.parametrize(("text", "holder"), SITE_CODES)
def test_a_site_code_passes(text: str, holder: str) -> None:
    examined = examine_site_code(text)
    assert examined.defects == ()
    assert examined.value is not None
    assert examined.value.holder == holder


@pytest.mark.parametrize("day", DAYS)
def test_a_day_of_publication_is_read_in_each_way_in_use(day: str) -> None:
    found = lint_page(f'<meta name="PubDate" content="{day}">正文'.encode(), "a/123456.html")
    assert not [one for one in found if one.path == "PubDate" and one.severity.value != "note"]


@pytest.mark.parametrize(("examine", "text", "defect"), REFUSED)
def test_a_defect_is_refused_with_its_reason(examine, text, defect):
    examined = examine(text)
    assert examined.value is None
    assert [fault.code for fault in examined.faults] == [defect]
    assert examined.faults[0].zh


@pytest.mark.parametrize(("examine", "text", "defect"), NOTED)
def test_a_way_of_writing_is_noted(examine, text, defect):
    examined = examine(text)
    assert (examined.codes, examined.faults) == ((defect,), ())
    assert examined.value is not None


@pytest.mark.parametrize(("tags", "check"), META_FAULTS)
def test_a_fault_of_meta_tags_is_found(tags: str, check: str) -> None:
    found = lint_page(f"{tags}正文".encode(), "a/123456.html", base_url="https://www.hd.gov.cn/")
    assert check in {one.check for one in found}


# -- what the norms state ---------------------------------------------------------------------------------------------


def test_the_weights_of_a_credit_code_are_powers_of_three() -> None:
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    assert weights == [3**i % 31 for i in range(17)]
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert alphabet == CREDIT_ALPHABET
    for code in [*CREDITS, *REMAINDER_ZERO]:
        remainder = sum(weight * alphabet.index(c) for weight, c in zip(weights, code, strict=False)) % 31
        assert alphabet[(31 - remainder) % 31] == code[17] == credit_check(code[:17])
        assert (remainder == 0) == (code in REMAINDER_ZERO)


def test_the_weights_of_an_organisation_code() -> None:
    for code in ORGANISATIONS:
        total = sum(weight * int(c) for weight, c in zip((3, 7, 9, 10, 5, 8, 4, 2), code, strict=False))
        assert "0123456789X0"[11 - total % 11] == code[8] == organisation_check(code[:8])


def test_a_government_agency_starts_with_11() -> None:
    code = examine_credit_code("114403006955506492").value
    assert code is not None
    assert (code.authority, code.agency_kind) == ("机构编制", "机关")


def test_the_layers_of_division_codes_hold_in_the_whole_table() -> None:
    """GB/T 2260: digits 3-4 are 01-20 and 51-70 for cities, 21-50 for prefectures and leagues, 90 for what the province runs."""
    codes = {row.code for row in divisions().rows}
    assert all(re.fullmatch("[1-8][0-9]{5}", code) for code in codes)
    # Until 2001 the counties and cities that Hainan's province ran bore 4600xx; the edition of 2007 numbers them 4690xx.
    middle = {code[2:4] for code in codes if not code.endswith("0000") and not code.startswith("4600")}
    assert middle <= {f"{number:02}" for number in [*range(1, 71), 90]}


def test_the_lists_have_every_word_of_the_catalogues() -> None:
    assert len(COLUMN_TYPES.terms) == 18
    assert {channel.label for channel in CHANNELS.terms} == {
        "政府网站", "政府公报", "两微一端", "发布会/听证会", "广播电视", "纸质载体", "公开查阅点", "政府服务中心", "便民服务站",
        "入户/现场", "社区/企事业单位/村公示栏", "精准推送", "其他",
    }  # fmt: skip
    for word in ("纸质媒体", "政务服务中心"):
        assert CHANNELS.find(word) is not None
    assert CHANNELS_LAND.find("征地信息公开平台") is not None
    for word in ("招标投标公共服务平台", "管理部门网站", "公共资源交易平台"):
        assert CHANNELS_RESOURCES.find(word) is not None
    for word in ("全社会", "特定群体", "特定群众"):
        assert AUDIENCES.find(word) is not None
    for word in ("主动", "依申请", "主动公开", "依申请公开"):
        assert WAYS.find(word) is not None
    for word in ("县级", "乡级", "乡、村级", "市级", "镇级", "村级"):
        assert LEVELS.find(word) is not None
    assert set("■▲◆") == TICKED
    assert set("□口£") == UNTICKED
    families = "国令 国发 国函 国发明电 国办发 国办函 国办发明电 其他"
    assert [term.label for term in DOCUMENT_FAMILIES.terms] == families.split()
    assert [(term.code, term.label) for term in GENRES_QINGHAI.terms] == [
        ("01", "政府令"), ("02", "决定"), ("03", "公告"), ("04", "通告"),
    ]  # fmt: skip
    assert len(DOCUMENT_KINDS.terms) == 15
    assert [term.label for term in SHARING.terms] == ["无条件", "有条件", "不予共享"]


def test_of_31_check_characters_python_stdnum_and_we_take_the_same_one_whatever_the_remainder() -> None:
    """Five codes for each of the 31 remainders, 0 included, each with all 31 characters at its end: 4,805 verdicts."""
    bodies: dict[str, list[str]] = {}
    for number in range(100_000_000, 100_002_000):
        body = f"11341800{number}"
        bodies.setdefault(credit_check(body), []).append(body)
    assert set(bodies) == set(CREDIT_ALPHABET)
    for right, found in bodies.items():
        assert len(found) >= 5
        for body in found[:5]:
            taken = [c for c in CREDIT_ALPHABET if examine_credit_code(body + c).value is not None]
            assert taken == [c for c in CREDIT_ALPHABET if uscc.is_valid(body + c)] == [right]
