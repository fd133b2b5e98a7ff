"""Index numbers: taken apart, checked, matched with patterns, issued."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.numbers import (
    PATTERNS,
    IndexNumber,
    IndexPattern,
    Part,
    PartKind,
    Register,
    examine_index_number,
    fitting,
    following,
    issue,
    next_number,
    repeated,
)
from zfgk.catalogue.numbers.index_patterns import GUANGDONG, NATIONAL, NINGBO, YUNNAN_CIVIL_AFFAIRS
from zfgk.errors import InvalidNumber
from zfgk.model.law import Seen

BODY = {"organisation": "000014349", "year": 2026}


@pytest.mark.parametrize(
    ("text", "pattern", "organisation", "year", "serial"),
    [
        ("000014349/2017-00110", "national-2009", "000014349", 2017, 110),
        ("000014349/2018-00222", "national-2009", "000014349", 2018, 222),
        ("114403006955506492/2021-00426", "guangdong", "114403006955506492", 2021, 426),
        ("01527918X-2020-153077", "yunnan-nujiang", "01527918X", 2020, 153077),
        ("530000010203045202000", "yunnan-civil-affairs-2020", "", None, None),
        ("330200-01-0102-0102-20070101-3", "ningbo", "", 2007, 3),
        ("GA012-03-2008-17", "lianyungang-2008", "", 2008, 17),
        ("GSD012201003-2009-5", "baiyin", "", 2009, 5),
    ],
)
def test_samples_pass_and_are_taken_apart(text, pattern, organisation, year, serial):
    examined = examine_index_number(text)
    number = examined.value
    assert examined.defects == ()
    assert number is not None
    assert (number.pattern.name, number.organisation, number.year, number.serial) == (
        pattern,
        organisation,
        year,
        serial,
    )
    assert str(number) == text
    assert [one.name for one in fitting(text)] == [pattern]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("000014349／2017－00110", ("full-width",)),
        ("000014349／2017-00110", ("full-width",)),
        ("000014349/2017－00110", ("full-width",)),
        ("０00014349/2017-00110", ("full-width",)),
        ("000014349/2017—00110", ("dashes",)),
    ],
)
def test_full_width_digits_and_signs_are_put_right_and_noted(text, codes):
    examined = examine_index_number(text)
    assert (str(examined.value), examined.codes) == ("000014349/2017-00110", codes)


def test_the_national_number_has_20_characters():
    assert len(str(IndexNumber.parse("000014349/2017-00110"))) == 20


@pytest.mark.parametrize(
    ("text", "defects"),
    [
        ("11370300MB28646707/2020-None", ["bad-serial"]),
        ("000014348/2017-00110", ["check-character"]),
        ("114403006955506493/2021-00426", ["check-character"]),
        ("000014349/2017-00000", ["serial-zero"]),
        ("000014349/2017-0110", ["serial-width"]),
        ("000014349/2017-000110", ["serial-width"]),
        ("000014349/17-00110", ["bad-year"]),
        ("000014349/1017-00110", ["bad-year"]),
        ("/2017-00110", ["no-organisation"]),
        ("000014349/2017-", ["no-serial"]),
        ("000014348/1017-null", ["check-character", "bad-year", "bad-serial"]),
        ("330200-01-0102-0102-20070231-3", ["bad-day"]),
        ("330200-01-0102-0102-2007W011-3", ["bad-day"]),
        ("33020-01-0102-0102-20070101-3", ["bad-division"]),
        ("", ["empty"]),
        ("2017", ["no-pattern"]),
        ("1" * 90, ["too-long"]),
    ],
)
def test_defects_are_refused_with_their_reasons(text, defects):
    examined = examine_index_number(text)
    assert examined.value is None
    assert [fault.code for fault in examined.faults] == defects
    with pytest.raises(InvalidNumber):
        IndexNumber.parse(text)


def test_a_none_for_a_serial_number_is_named_as_what_it_is():
    fault = examine_index_number("11370300MB28646707/2020-None").faults[0]
    assert fault.message() == "流水号“NONE”不是数字；由系统按顺序编号，不能是空值写成的字"


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("００００１４３４９／２０１７－００１１０", "full-width"),
        ("000014349/2017—00110", "dashes"),
        (" 000014349/2017-00110", "spaces"),
        ("00001434-9/2017-00110", "hyphen"),
    ],
)
def test_ways_of_writing_are_put_right(text, defect):
    examined = examine_index_number(text)
    assert str(examined.value) == "000014349/2017-00110"
    assert defect in examined.codes
    assert examined.faults == ()


@pytest.mark.parametrize(
    ("day", "passes"), [("19481231", False), ("19490101", True), ("20991231", True), ("21000101", False)]
)
def test_days_from_1949_to_2099(day, passes):
    assert (examine_index_number(f"330200-01-0102-0102-{day}-3").value is not None) == passes


def test_a_division_that_no_list_has_is_a_doubt():
    examined = examine_index_number("339900-01-0102-0102-20070101-3")
    assert examined.value is not None
    assert examined.codes == ("unknown-division",)


def test_a_number_can_be_held_against_one_pattern():
    with pytest.raises(InvalidNumber, match="no known pattern fits"):
        IndexNumber.parse("01527918X-2020-153077", GUANGDONG)


@pytest.mark.parametrize("pattern", [one for one in PATTERNS if one.example], ids=lambda one: one.name)
def test_the_example_of_a_pattern_follows_it(pattern):
    assert str(IndexNumber.parse(pattern.example, pattern)) == pattern.example


def test_patterns_carry_their_status():
    assert {pattern.name: pattern.seen for pattern in PATTERNS} == {
        "national-2009": Seen.SECONDARY,
        "guangdong": Seen.INFERENCE,
        "yunnan-nujiang": Seen.EXCERPT,
        "yunnan-civil-affairs-2020": Seen.EXCERPT,
        "ningbo": Seen.SECONDARY,
        "lianyungang-2008": Seen.SECONDARY,
        "baiyin": Seen.EXCERPT,
    }
    assert NATIONAL.form == "组织机构代码/年份-流水号(5位)"


def test_parts_need_names_of_their_own():
    part = Part("year", "年份", PartKind.YEAR)
    with pytest.raises(ValueError, match="names"):
        IndexPattern(name="x", title="x", parts=(part, part), basis="x", seen=Seen.UNVERIFIED)


def test_the_part_of_a_name():
    number = IndexNumber.parse("GSD012201003-2009-5")
    assert number["class"] == "GSD012201003"
    with pytest.raises(KeyError):
        number["colour"]


# -- issuing -----------------------------------------------------------------------------------------------------------


def test_numbers_are_issued():
    assert str(issue(NATIONAL, organisation="000014349", year=2026, serial=17)) == "000014349/2026-00017"
    assert str(issue(NATIONAL, organisation="00001434-9", year="2026", serial=99999)) == "000014349/2026-99999"
    parts = {"division": "330200", "department": "01", "class": "0102", "group": "0102"}
    assert str(issue(NINGBO, day=date(2026, 3, 2), serial=7, **parts)) == "330200-01-0102-0102-20260302-7"


@pytest.mark.parametrize("serial", [None, "None", "17", "", 0, -1, 100_000, 17.0, True, float("nan")])
def test_what_is_no_serial_number_is_an_error(serial):
    with pytest.raises(InvalidNumber, match="no 索引号 can be issued") as caught:
        issue(NATIONAL, serial=serial, **BODY)
    assert [fault.where for fault in caught.value.faults] == ["serial"]


def test_every_fault_of_what_was_handed_over_is_named():
    with pytest.raises(InvalidNumber) as caught:
        issue(NATIONAL, organisation="000014348", yaer=2026, serial=None)
    assert [fault.where for fault in caught.value.faults] == ["yaer", "organisation", "year", "serial"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organisation", None),
        ("organisation", ""),
        ("organisation", "None"),
        ("year", None),
        ("year", 26),
        ("year", True),
    ],
)
def test_parts_that_are_wrong_are_an_error(name, value):
    with pytest.raises(InvalidNumber) as caught:
        issue(NATIONAL, **{**BODY, "serial": 1, name: value})
    assert [fault.where for fault in caught.value.faults] == [name]


def test_the_following_number():
    assert str(following(IndexNumber.parse("000014349/2017-00110"))) == "000014349/2017-00111"
    with pytest.raises(InvalidNumber, match="more than 5 digits"):
        following(IndexNumber.parse("000014349/2017-99999"))
    with pytest.raises(InvalidNumber, match="no serial number of its own"):
        following(IndexNumber.parse("530000010203045202000", YUNNAN_CIVIL_AFFAIRS))


def test_the_next_number_leaves_gaps_open_and_other_years_alone():
    taken = ["000014349/2026-00001", "000014349/2026-00007", "000014349/2025-00099", "002482429/2026-00050"]
    assert str(next_number(NATIONAL, taken, **BODY)) == "000014349/2026-00008"
    assert str(next_number(NATIONAL, [], **BODY)) == "000014349/2026-00001"


def test_the_serial_number_may_stand_anywhere():
    parts = (
        Part("year", "年份", PartKind.YEAR),
        Part("serial", "流水号", PartKind.SERIAL, width=3, before="-"),
        Part("class", "类别", PartKind.CODE, form="[A-Z]", before="-"),
    )
    pattern = IndexPattern(name="own", title="某局", parts=parts, basis="某局规定", seen=Seen.TEXT)
    taken = ["2026-004-A", "2026-009-B"]
    assert str(next_number(pattern, taken, year=2026, **{"class": "A"})) == "2026-005-A"
    with pytest.raises(InvalidNumber) as caught:
        issue(pattern, year=2026, serial=1, **{"class": "a"})
    assert [fault.where for fault in caught.value.faults] == ["class"]


def test_a_taken_number_that_cannot_be_read_stops_the_issue():
    with pytest.raises(InvalidNumber, match="2026-None"):
        next_number(NATIONAL, ["000014349/2026-None"], **BODY)


def test_a_register_never_gives_a_number_twice():
    register = Register(NATIONAL, ["000014349/2026-00001", "000014349/2026-00007"])
    assert str(register.issue(**BODY)) == "000014349/2026-00008"
    assert str(register.issue(**BODY)) == "000014349/2026-00009"
    assert str(register.issue(organisation="00001434-9", year=2027)) == "000014349/2027-00001"
    assert str(register.claim("000014349/2026-00003")) == "000014349/2026-00003"  # given elsewhere, and now it is known
    assert list(register) == [
        "000014349/2026-00001",
        "000014349/2026-00003",
        "000014349/2026-00007",
        "000014349/2026-00008",
        "000014349/2026-00009",
        "000014349/2027-00001",
    ]
    assert len(register) == 6
    assert list(Register(NATIONAL, register)) == list(register)


@pytest.mark.parametrize("text", ["000014349/2026-00007", "０００014349／2026-00007", "00001434-9/2026-00007"])
def test_a_number_that_was_given_cannot_be_claimed_in_any_way_of_writing(text):
    with pytest.raises(InvalidNumber, match="given before"):
        Register(NATIONAL, ["000014349/2026-00007"]).claim(text)


def test_a_register_names_every_number_that_it_cannot_read_and_takes_no_serial_number():
    with pytest.raises(InvalidNumber) as caught:
        Register(NATIONAL, ["000014349/2026-None", "000014349/2026-00001", "x"])
    assert [fault.where for fault in caught.value.faults] == ["taken[0]", "taken[2]"]
    with pytest.raises(InvalidNumber, match="leave it out"):
        Register(NATIONAL).issue(serial=None, **BODY)
    with pytest.raises(InvalidNumber, match="more than 5 digits"):
        Register(NATIONAL, ["000014349/2026-99999"]).issue(**BODY)
    with pytest.raises(InvalidNumber, match="no serial number of its own"):
        Register(YUNNAN_CIVIL_AFFAIRS)


@given(st.lists(st.one_of(st.none(), st.integers(1, 40)), max_size=30), st.lists(st.integers(1, 40), max_size=5))
def test_whatever_is_issued_and_claimed_no_number_is_given_twice(steps, taken):
    register = Register(NATIONAL, [f"000014349/2026-{serial:05}" for serial in taken])
    given_ = {f"000014349/2026-{serial:05}" for serial in taken}
    for serial in steps:
        if serial is None:
            number = str(register.issue(**BODY))
        else:
            number = f"000014349/2026-{serial:05}"
            if number in given_:
                with pytest.raises(InvalidNumber, match="given before"):
                    register.claim(number)
                continue
            register.claim(number)
        assert number not in given_
        given_.add(number)
    assert set(register) == given_


def test_numbers_that_stand_twice_are_found_in_any_way_of_writing():
    numbers = ["000014349/2017-00110", "x 1", "０００014349／2017-00110", "000014349/2018-00110", "x1"]
    assert repeated(numbers) == {"000014349/2017-00110": (0, 2), "x1": (1, 4)}
