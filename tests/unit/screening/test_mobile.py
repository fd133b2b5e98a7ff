import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener

NUMBER = "13800138000"  # the operator's own service number, printed everywhere


def found(text):
    return [
        text[finding.start : finding.end]
        for finding in Screener.default().scan(text)
        if finding.rule == "zfgk.mobile-number"
    ]


def full_width(text):
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "138 0013 8000",
        "138-0013-8000",
        "138—0013—8000",
        "138.0013.8000",
        "138 00138000",
        "1380013 8000",
        "1380 0138 000",
        "138\u00a00013\u00a08000",
        "138\u30000013\u30008000",
        " ".join(NUMBER),
        full_width(NUMBER),
        "1380013\u200b8000",
        "1\u00ad3800138000",
        "+8613800138000",
        "+86 13800138000",
        "+86-138-0013-8000",
        "＋86 13800138000",
        "0086-13800138000",
        "008613800138000",
        "86 13800138000",
        "013800138000",
        "+86）138 0013 8000",
    ],
)
def test_ways_of_writing(written):
    assert found(f"王某，{written}。") == [written]


@pytest.mark.parametrize("prefix", ["13", "14", "15", "16", "17", "18", "19"])
def test_every_prefix(prefix):
    assert found(f"{prefix}012345678"[:11]) == [f"{prefix}012345678"[:11]]


@pytest.mark.parametrize("text", ["10012345678", "11012345678", "12012345678", "23800138000", "1380013800"])
def test_no_other_prefix_or_length(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "电话13800138000元",  # a label outweighs a unit
        "联系方式：13800138000.",
        "手机:13800138000.5",
        "Tel13800138000",
        "tel.13800138000",
        "王某13800138000",
        "13800138000王某",
        "13800138000/13900139000",
        "联系电话1380013\n8000",
        "联系电话：138001\r\n　　38000",
    ],
)
def test_what_may_stand_around_it(text):
    assert found(text)


def test_several_in_one_list():
    assert found("138 0013 8000 139 0013 9000 137 0013 7000") == ["138 0013 8000", "139 0013 9000", "137 0013 7000"]
    assert found("13800138000、13900139000\n13700137000") == ["13800138000", "13900139000", "13700137000"]


@pytest.mark.parametrize(
    "text",
    [
        # amounts and measures
        "0.13800138000亿元",
        "13800138000元",
        "13800138000 元",
        "13800138000万元",
        "总投资13800138000.00元",
        "¥13800138000",
        "￥ 13800138000",
        "13,800,138,000元",
        "面积13800138000平方米",
        "13800138000㎡",
        "13800138000吨",
        "增长13800138000%",
        # parts of longer numbers and codes
        "213800138000",
        "138001380001",
        "20241380013800099",
        "GB13800138000",
        "13800138000GB00001",
        "9113800138000Q",
        "6222 0213 8001 3800 012",
        "13800138000X",
        # table columns
        "150 2023 1200 35",
        "138 2024 1015 22",
        "138\n0013\n8000",
        "1380013\n8000",
        "138\t0013\t8000",
        "138 0013-8000 7",
        # dates, versions, telephone numbers of offices
        "2026-03-02 13:45:00",
        "2026年3月2日",
        "0737-4225142",
        "010-82345678",
        "(0737)4225142",
        "400-812-3456",
        "4008123456",
        "12345",
        "95598",
        "20240508123456",
        "1714000000000",
        # numbers of documents, entries and parcels
        "国办发〔2017〕47号",
        "000014349/2024-00012",
        "01527918X-2020-153077",
        "114403006955506492/2021-00426",
        "330106001001GB00012F00010001",
        "临自然资告字〔2026〕013号",
        "91350100M000100Y43",
        "11370300MB28646707",
        "978-7-5111-1234-5",
        "8e1ded05-2ce0-41fc-acac-018040572241",
    ],
)
def test_decoys(text):
    # Telephones of offices and codes of bodies are worth a note, no more.
    findings = Screener.default().scan(f"关于{text}")
    assert [finding.rule for finding in findings if finding.severity is not Severity.NOTE] == []


def test_a_number_within_a_mail_address_goes_with_it():
    (finding,) = Screener.default().scan("13800138000@example.com")
    assert (finding.rule, finding.start, finding.end) == ("zfgk.mail-address", 0, 23)


def test_the_excerpt_is_masked_and_the_finding_says_why():
    (finding,) = Screener.default().scan("联系人：王某 138 0013 8000")
    assert finding.excerpt == "138******00"
    assert finding.severity is Severity.REVIEW
    assert finding.category == "mobile-number"
    assert (finding.start, finding.end) == (7, 20)
