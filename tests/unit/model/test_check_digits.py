"""Check characters against the samples of the standards, python-stdnum, and the sums written out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from zfgk.model.check_digits import (
    CREDIT_ALPHABET,
    ORGANISATION_ALPHABET,
    credit_check,
    organisation_check,
    resident_check,
)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "91110108551385082Q", "114403006955506492", "11370300MB28646707"]
)
def test_credit_codes_in_use(code):
    assert credit_check(code[:17]) == code[17]


@pytest.mark.parametrize("code", ["113418000000004300", "1134180000000049X0"])
def test_a_remainder_of_zero_gives_the_check_character_zero(code):
    assert credit_check(code[:17]) == "0"


@pytest.mark.parametrize("code", ["000014349", "01527918X", "002482429", "002276772"])
def test_organisation_codes_in_use(code):
    assert organisation_check(code[:8]) == code[8]


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("00000043", "0"),  # 4·4 + 3·2 = 22, remainder 0: 11 becomes 0
        ("00000049", "X"),  # 4·4 + 9·2 = 34, remainder 1: 10 becomes X
        ("A0000000", "3"),  # 10·3 = 30, remainder 8
    ],
)
def test_organisation_codes_by_hand(body, check):
    assert organisation_check(body) == check


@given(st.text(CREDIT_ALPHABET, min_size=17, max_size=17))
def test_credit_codes_agree_with_stdnum(body):
    assert credit_check(body) == uscc.calc_check_digit(body)


@given(st.text("0123456789", min_size=17, max_size=17))
def test_resident_numbers_agree_with_stdnum(body):
    assert resident_check(body) == ric.calc_check_digit(body + "0")


@given(st.text(ORGANISATION_ALPHABET, min_size=8, max_size=8))
def test_organisation_codes_agree_with_trial(body):
    """The check character is the one that makes the sum of all nine divisible by 11."""
    values = [int(character, 36) for character in body]
    weights = [3, 7, 9, 10, 5, 8, 4, 2, 1]
    fits = [
        check
        for check in "0123456789X"
        if (sum(a * b for a, b in zip([*values, "0123456789X".index(check)], weights, strict=True)) % 11) == 0
    ]
    assert [organisation_check(body)] == fits


@pytest.mark.parametrize(
    ("check", "body"),
    [
        (credit_check, "1134180000000043"),
        (credit_check, "1134180000000043I"),
        (credit_check, "113418000000004３0"),
        (organisation_check, "0000143"),
        (organisation_check, "0000143a"),
        (resident_check, "1101011990030744X"),
        (resident_check, ""),
    ],
)
def test_a_body_of_the_wrong_form_is_refused(check, body):
    with pytest.raises(ValueError, match="body"):
        check(body)
