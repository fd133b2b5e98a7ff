"""Laws of numbers: what is printed is read back, reading again changes nothing, and no text breaks a reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.numbers import (
    DocumentNumber,
    IndexNumber,
    OrderNumber,
    examine_credit_code,
    examine_document_number,
    examine_index_number,
    examine_number,
    examine_order_number,
    examine_organisation_code,
    examine_site_code,
    following,
    issue,
)
from zfgk.catalogue.numbers.index_patterns import GUANGDONG, NATIONAL
from zfgk.errors import InvalidNumber
from zfgk.model.check_digits import CREDIT_ALPHABET, credit_check, organisation_check

AGENCIES = st.sampled_from(["国发", "国办发", "国土资发", "沪规划资源办", "粤自然资规字", "宣政办秘"])
YEARS = st.integers(1949, 2099)
DOCUMENTS = st.builds(DocumentNumber, AGENCIES, YEARS, st.integers(1, 999_999))
ORDERS = st.builds(
    OrderNumber,
    st.sampled_from(["国务院", "自然资源部", "上海市人民政府"]),
    st.sampled_from(["令", "公告", "通告"]),
    st.integers(1, 9999),
    st.one_of(st.just(0), YEARS),
    st.booleans(),
)
ORGANISATIONS = st.integers(0, 99_999_999).map(lambda number: f"{number:08}").map(lambda b: b + organisation_check(b))
READERS = [
    examine_document_number,
    examine_order_number,
    examine_number,
    examine_credit_code,
    examine_organisation_code,
    examine_site_code,
    examine_index_number,
]
HOSTILE = st.text(st.sampled_from("国发令公告第号年〔〕[]()（）【】2０1９-—/\\.X \u200b\u0000\n𠮷🈶NoneI"), max_size=40)


@given(DOCUMENTS)
def test_document_numbers_are_read_back(number):
    assert examine_document_number(str(number)).value == number
    assert examine_document_number(str(number)).defects == ()


@given(
    DOCUMENTS,
    st.sampled_from(["[]", "()", "（）", "【】", "［］", "﹝﹞", "〖〗"]),
    st.sampled_from(["", "第", "0", " "]),
)
def test_every_bracket_means_the_same(number, brackets, before):
    text = f"{number.agency}{brackets[0]}{number.year}{brackets[1]}{before}{number.serial}号"
    long = len(f"{before}{number.serial}".strip("第 ")) > 6
    assert examine_document_number(text).value == (None if long else number)


@given(DOCUMENTS, st.data())
def test_without_one_bracket_it_is_refused(number, data):
    lost = data.draw(st.sampled_from("〔〕"))
    assert examine_number(str(number).replace(lost, "")).value is None


@given(ORDERS)
def test_order_numbers_are_read_back(number):
    assert examine_number(str(number)).value == number


@given(ORGANISATIONS, YEARS, st.integers(1, 99_998))
def test_issued_numbers_are_read_back_and_followed(organisation, year, serial):
    number = issue(NATIONAL, organisation=organisation, year=year, serial=serial)
    assert IndexNumber.parse(str(number), NATIONAL) == number
    assert (number.organisation, number.year, number.serial) == (organisation, year, serial)
    after = following(number)
    assert (after.year, after.serial) == (year, serial + 1)
    assert str(after) > str(number)


@given(
    st.one_of(
        st.none(), st.text(max_size=8), st.floats(), st.booleans(), st.integers(max_value=0), st.integers(100_000)
    )
)
def test_nothing_but_a_serial_number_is_issued(serial):
    with pytest.raises(InvalidNumber):
        issue(NATIONAL, organisation="000014349", year=2026, serial=serial)


@given(st.text(CREDIT_ALPHABET, min_size=9, max_size=9), st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_a_credit_code_with_one_character_wrong_is_refused(tail, place, wrong):
    body = "11341800" + tail
    code = body + credit_check(body)
    spoilt = code[:place] + wrong + code[place + 1 :]
    assert (examine_credit_code(spoilt).value is None) == (spoilt != code)


@given(ORGANISATIONS, st.integers(0, 7), st.sampled_from("0123456789"))
def test_an_index_number_with_one_digit_of_its_organisation_wrong_is_refused(organisation, place, wrong):
    spoilt = organisation[:place] + wrong + organisation[place + 1 :]
    assert (examine_index_number(f"{spoilt}/2026-00001").value is None) == (spoilt != organisation)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@given(text=st.one_of(HOSTILE, st.text(max_size=200)))
def test_no_text_breaks_a_reader(reader, text):
    examined = reader(text)
    assert (examined.value is None) == bool(examined.faults)
    if examined.value is not None:
        again = reader(str(examined.value))
        assert again.value == examined.value
        assert not {"brackets", "spaces", "full-width", "zeros", "di"} & set(again.codes)


@given(st.text(max_size=40))
def test_a_pattern_takes_nothing_but_its_own(text):
    number = examine_index_number(text, (GUANGDONG,)).value
    assert number is None or len(str(number)) == 29
