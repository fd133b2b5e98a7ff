import pytest

from zfgk.model.findings import Severity
from zfgk.screening import Screener
from zfgk.screening.resident_id import is_resident_id

# Nobody's numbers: the sequence was chosen, the check character worked out with the doubling form of MOD 11-2 (ISO 7064).
FICTION = "110101199003074477"
FICTION_X = "11010119900307002X"


def found(text):
    return [
        (finding.start, finding.end, finding.excerpt)
        for finding in Screener.default().scan(text)
        if finding.rule == "zfgk.resident-id"
    ]


def full_width(text):
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        # The worked example in the standard's annex.
        ("11010519491231002X", True),
        ("440524188001010014", False),  # its other example, a birth in 1880: outside what is looked for
        (FICTION, True),
        (FICTION_X, True),
        ("110101199003074470", False),  # wrong check digit
        ("110101199002304474", False),  # 30 February
        ("990101199003074477", False),  # no such province
        ("110101210003074470", False),
        ("1101011990030744", False),
        ("X10101199003074477", False),
        ("1101011990030744770", False),
        ("１１0101199003074477", False),  # the caller normalises
    ],
)
def test_the_structure(number, valid):
    assert is_resident_id(number) is valid


@pytest.mark.parametrize(
    "written",
    [
        FICTION,
        FICTION_X,
        FICTION_X.lower(),
        full_width(FICTION),
        full_width(FICTION_X),
        FICTION_X[:-1] + "Х",  # the Cyrillic letter
        FICTION_X[:-1] + " X",
        "110101 19900307 4477",
        "110101-19900307-4477",
        "110101—19900307—4477",
        "1101 0119 9003 0744 77",
        " ".join(FICTION),
        "110101\u00a0199003074477",
        "110101\u3000199003074477",
        "11010119900\u200b3074477",
        "\u200b".join(FICTION),
        "1101011990\u00ad03074477",
        "110101199\n003074477",
        "110101199\r\n　　003074477",
        "110101\t19900307\t4477",
        "\u2066110101199003074477"[1:],
    ],
)
def test_ways_of_writing(written):
    text = f"身份证号{written}，现住址略"
    assert [(start, end) for start, end, _ in found(text)] == [(4, 4 + len(written))]


@pytest.mark.parametrize("before", ["", "号", "（", "ID", "id:", "No", "sfz", ":", "，", "_", "x="])
@pytest.mark.parametrize("after", ["", "，", "）", "的", " ", "\n", "。", ".", ";"])
def test_what_stands_around_it(before, after):
    text = f"{before}{FICTION}{after}"
    assert [(start, end) for start, end, _ in found(text)] == [(len(before), len(before) + 18)]


@pytest.mark.parametrize(
    "text",
    [
        "1" + FICTION,
        FICTION + "1",
        "A" + FICTION,
        FICTION + "Q",
        FICTION + "X",
        FICTION_X + "1",
        "HT" + FICTION,
        FICTION[:-1],
        FICTION[:-1] + "0",
        "110101/19900307/4477",
        "110101199003\n\n074477",
        "110101199003，074477",
    ],
)
def test_what_is_part_of_something_else_or_wrong(text):
    assert found(text) == []


def test_a_credit_code_of_digits_alone_is_told_apart_by_its_label():
    # Both check characters are right: the one of GB 11643 and the one of GB 32100.
    both = "110119199001011492"
    assert is_resident_id(both)
    assert found(f"统一社会信用代码：{both}") == []
    assert len(found(f"公民身份号码：{both}")) == 1
    # With a number that is no credit code the label changes nothing: it may be an owner's own number.
    assert len(found(f"统一社会信用代码（个体户填本人）：{FICTION}")) == 1


def test_several_numbers_in_one_text():
    text = f"甲{FICTION}、乙{FICTION_X}；{FICTION} {FICTION_X}"
    assert [text[start:end] for start, end, _ in found(text)] == [FICTION, FICTION_X] * 2


def test_the_excerpt_is_masked_and_the_finding_says_why():
    (finding,) = Screener.default().scan(f"身份证号：{FICTION}")
    assert finding.excerpt == "110*************77"
    assert finding.category == "resident-id"
    assert finding.severity is Severity.REVIEW
    assert str(finding.basis) == "《中华人民共和国个人信息保护法》第三十四条"
    assert "隐去" in finding.action
    assert FICTION not in repr(finding)


OLD = "130503670401001"


@pytest.mark.parametrize("text", [OLD, f"身份证{OLD}，", "130503 670401 001", full_width(OLD)])
def test_fifteen_digits_are_looked_at(text):
    findings = Screener.default().scan(text)
    assert [finding.rule for finding in findings] == ["zfgk.resident-id-15"]
    assert findings[0].severity is Severity.REVIEW


@pytest.mark.parametrize(
    "text",
    [
        "990503670401001",  # no such province
        "130503671301001",  # no such month
        "130503670401000",  # no such sequence
        f"纳税人识别号：{OLD}",
        f"注册号{OLD}",
        f"订单编号 {OLD}",
        "13050 36704 01001",
        OLD + "1",
        "A" + OLD,
    ],
)
def test_fifteen_digits_of_other_kinds_are_not(text):
    assert Screener.default().scan(text) == []
