"""Organisation codes, credit codes and site codes, with python-stdnum beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from zfgk.catalogue.numbers import (
    CreditCode,
    OrganisationCode,
    SiteCode,
    examine_credit_code,
    examine_organisation_code,
    examine_site_code,
)
from zfgk.errors import InvalidNumber
from zfgk.model.check_digits import CREDIT_ALPHABET, credit_check

IN_USE = ["91350100M000100Y43", "91110108551385082Q", "114403006955506492", "11370300MB28646707"]
REMAINDER_ZERO = ["113418000000004300", "1134180000000049X0"]


@pytest.mark.parametrize("text", [*IN_USE, *REMAINDER_ZERO])
def test_credit_codes_pass_here_and_in_stdnum(text):
    assert examine_credit_code(text) == examine_credit_code(text)
    assert examine_credit_code(text).value == CreditCode(text)
    assert examine_credit_code(text).defects == ()
    assert uscc.is_valid(text)


def test_the_parts_of_a_credit_code():
    code = CreditCode.parse("114403006955506492")
    assert (code.authority, code.agency_kind, code.division) == ("机构编制", "机关", "440300")
    assert code.organisation == OrganisationCode("695550649")
    assert str(code) == "114403006955506492"
    assert CreditCode.parse("91110108551385082Q").agency_kind == ""


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("", "length"),
        ("1144030069555064", "length"),
        ("1144030069555064921", "length"),
        ("114403006955506493", "check-character"),
        ("114403006955506942", "check-character"),
        ("1144O3006955506492", "characters"),
        ("11440300695550649Z", "characters"),
        ("0144030069555064920"[:18], "structure"),
        ("11A403006955506492", "structure"),
    ],
)
def test_wrong_credit_codes_are_refused_with_the_reason(text, defect):
    examined = examine_credit_code(text)
    assert examined.value is None
    assert [fault.code for fault in examined.faults] == [defect]
    with pytest.raises(InvalidNumber):
        CreditCode.parse(text)


def test_an_o_for_a_zero_is_said_to_be_one():
    assert "查对是否为1、0、5、2" in examine_credit_code("1144O3006955506492").faults[0].message()


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("１１４４０３００６９５５５０６４９２", "full-width"),
        ("1144 0300 6955 5064 92", "spaces"),
        ("91110108551385082q", "small-letters"),
    ],
)
def test_ways_of_writing_a_credit_code_are_put_right(text, defect):
    examined = examine_credit_code(text)
    assert str(examined.value) in IN_USE
    assert examined.codes == (defect,)


def test_a_wrong_organisation_code_within_is_a_doubt():
    body = "11341800000000441"  # the code within should end in 9: 4·4 + 4·2 = 24, remainder 2
    examined = examine_credit_code(body + credit_check(body))
    assert examined.value is not None
    assert examined.codes == ("organisation-check",)
    assert examined.defects[0].message() == "其中的组织机构代码000000441校验码不符，请核对"


def test_of_a_wrong_credit_code_the_code_within_is_not_judged():
    assert examine_credit_code("113418000000004410").codes == ("check-character",)


def test_the_message_says_which_check_character_would_fit():
    defect = examine_organisation_code("000014348").faults[0]
    assert defect.message() == "校验码不符：前8位的校验码是9，写的是8，其中至少有一位写错"
    assert defect.message("en") == (
        "the check character is 8, for the others it would be 9: at least one character is wrong"
    )


# -- where python-stdnum and zfgk disagree -----------------------------------------------------------------------------

BODIES = st.text(CREDIT_ALPHABET, min_size=17, max_size=17)


@given(BODIES.map(lambda body: body + credit_check(body)))
def test_disagreements_with_stdnum_are_about_the_first_two_characters_only(text):
    ours, theirs = examine_credit_code(text).value is not None, uscc.is_valid(text)
    digits = text[2:8].isdigit()
    assert ours == (text[0] in "123456789ANY" and digits)
    assert theirs == text[:8].isdigit()
    if ours != theirs:
        assert digits
        assert text[0] == "0" or not text[:2].isdigit()


@given(
    st.integers(0, 10**8),
    st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
    st.sampled_from("0123456789X"),
)
def test_with_a_department_in_digits_they_agree(number, authority, last):
    text = f"{authority}1341800{number:09}"[:17] + last
    assert (examine_credit_code(text).value is not None) == uscc.is_valid(text)


@pytest.mark.parametrize(
    ("head", "ours", "theirs"),
    [
        ("A1110000", True, False),  # registered by the military: the standard lists A, stdnum takes digits only
        ("N2320000", True, False),  # registered by the agriculture department
        ("Y1110000", True, False),  # registered by another department
        ("5A110000", True, False),  # a letter for the kind of organisation
        ("01341800", False, True),  # no department is numbered 0
    ],
)
def test_the_disagreements_that_the_page_lists(head, ours, theirs):
    body = head + "00000043" + "0"
    text = body + credit_check(body)
    assert (examine_credit_code(text).value is not None, uscc.is_valid(text)) == (ours, theirs)


# -- organisation codes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["000014349", "01527918X", "002482429", "002276772"])
def test_organisation_codes_in_use_pass(text):
    assert OrganisationCode.parse(text) == OrganisationCode(text)
    assert examine_organisation_code(text).defects == ()


@pytest.mark.parametrize(("text", "written"), [("a00000003", "A00000003"), ("z00000005", "Z00000005")])
def test_small_letters_become_capitals(text, written):
    examined = examine_organisation_code(text)
    assert str(examined.value) == written
    assert examined.codes == ("small-letters",)


def test_the_hyphen_of_an_organisation_code_is_taken_out():
    examined = examine_organisation_code("00001434-9")
    assert str(examined.value) == "000014349"
    assert examined.codes == ("hyphen",)


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("", "length"),
        ("00001434", "length"),
        ("000014348", "check-character"),
        ("000014439", "check-character"),
        ("0000143国9", "characters"),
    ],
)
def test_wrong_organisation_codes_are_refused_with_the_reason(text, defect):
    examined = examine_organisation_code(text)
    assert examined.value is None
    assert examined.codes == (defect,)


# -- site codes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "holder", "division"),
    [
        ("1304000009", "local", "130400"),
        ("1303000020", "local", "130300"),
        ("4300000077", "local", "430000"),
        ("3100000087", "local", "310000"),
        ("5101320017", "local", "510132"),
        ("5001070012", "local", "500107"),
        ("bm01000001", "central", ""),
        ("bm55000001", "central", ""),
        ("N000000672", "other", ""),
    ],
)
def test_site_codes_in_use_pass(text, holder, division):
    code = SiteCode.parse(text)
    assert (str(code), code.holder, code.division) == (text, holder, division)
    assert examine_site_code(text).defects == ()


@pytest.mark.parametrize(("text", "written"), [("BM01000001", "bm01000001"), ("n000000672", "N000000672")])
def test_the_letters_of_a_site_code_are_put_right(text, written):
    examined = examine_site_code(text)
    assert str(examined.value) == written
    assert examined.codes == ("letters",)


@pytest.mark.parametrize(
    ("text", "defect"),
    [("", "length"), ("130400009", "length"), ("bx01000001", "structure"), ("bm0100000A", "structure")],
)
def test_wrong_site_codes_are_refused_with_the_reason(text, defect):
    examined = examine_site_code(text)
    assert examined.value is None
    assert examined.codes == (defect,)
