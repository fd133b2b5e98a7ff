"""What must hold of screening for every text."""

import re
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.screening import Screener, Severity, mask, redact
from zfgk.screening.digits import digit_runs
from zfgk.screening.resident_id import is_resident_id

SCREENER = Screener.default()
PROSE = st.text(alphabet="关于市局通知公告的，。：；（）\n土地规划联系人", max_size=12)
INVISIBLE = st.sampled_from(["", "", "", "\u200b", "\u00ad", "\ufeff", "\u2060"])
PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"


def check_character(number):
    """The check character by doubling, as ISO 7064 describes MOD 11-2: no weights are involved."""
    total = 0
    for digit in number:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11]


@st.composite
def resident_ids(draw):
    born = draw(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
    head = (
        draw(st.sampled_from(PROVINCES.split()))
        + f"{draw(st.integers(0, 9999)):04d}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    )
    return head + check_character(head)


mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@st.composite
def written(draw, numbers):
    """A number as somebody writes it: digits of any width, broken where nobody sees it."""
    number = draw(numbers)
    if draw(st.booleans()):
        number = "".join(chr(ord(character) + 0xFEE0) for character in number)
    return number[0] + "".join(draw(INVISIBLE) + character for character in number[1:])


@given(PROSE, written(resident_ids()), PROSE)
def test_a_resident_id_is_found_where_it_stands_however_it_is_written(before, number, after):
    text = before + number + after
    hits = [f for f in SCREENER.scan(text) if f.rule == "zfgk.resident-id"]
    assert [(f.start, f.end) for f in hits] == [(len(before), len(before) + len(number))]


@given(
    resident_ids(),
    st.lists(st.integers(1, 17), unique=True, max_size=6),
    st.sampled_from([" ", "-", "—", "\u3000", "\n"]),
)
def test_a_resident_id_is_found_however_it_is_grouped(number, cuts, gap):
    pieces = [number[start:end] for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), 18], strict=True)]
    text = f"（{gap.join(pieces)}）"
    assert [(f.start, f.end) for f in SCREENER.scan(text) if f.rule == "zfgk.resident-id"] == [(1, len(text) - 1)]


@given(resident_ids(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_resident_id(number, place, shift):
    if number[place] == "X":
        wrong = number[:-1] + str(shift)
    else:
        wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not is_resident_id(wrong)


@given(PROSE, written(mobiles), PROSE)
def test_a_mobile_number_is_found_where_it_stands_however_it_is_written(before, number, after):
    text = before + number + after
    hits = [f for f in SCREENER.scan(text) if f.rule == "zfgk.mobile-number"]
    assert [(f.start, f.end) for f in hits] == [(len(before), len(before) + len(number))]


DECOYS = st.one_of(
    st.dates(date(1949, 10, 1), date(2099, 12, 31)).flatmap(
        lambda day: st.sampled_from([f"{day:%Y-%m-%d}", f"{day:%Y}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}"])
    ),
    st.integers(0, 10**13).map(lambda amount: f"{amount}元"),
    st.decimals(0, 10**9, places=2).map(lambda amount: f"{amount}万元"),
    st.integers(0, 10**12).map(lambda amount: f"{amount:,}元"),
    st.tuples(st.integers(2000, 2030), st.integers(1, 999)).map(lambda n: f"临自然资发〔{n[0]}〕{n[1]}号"),
    st.tuples(st.integers(0, 999999999), st.integers(2008, 2030), st.integers(0, 99999)).map(
        lambda n: f"{n[0]:09d}/{n[1]}-{n[2]:05d}"
    ),
    st.from_regex(r"0(?:10|2[0-9]|[3-9][0-9]{2})-[2-8][0-9]{6,7}", fullmatch=True),
    st.from_regex(r"[48]00-[0-9]{3}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"[0-9]{19,30}", fullmatch=True),
    st.from_regex(r"91[0-9]{6}MA[0-9A-HJ-NPQRTUWXY]{8}", fullmatch=True),
    st.from_regex(r"[0-9]{12}GB[0-9]{5}F[0-9]{8}", fullmatch=True),
)


@given(st.lists(st.tuples(PROSE, DECOYS), min_size=1, max_size=5))
def test_decoys_do_not_fire(pieces):
    # Telephones of offices and codes of bodies are worth a note, no more.
    text = "，".join(f"{prose.replace('联系', '')}，{decoy}" for prose, decoy in pieces)
    assert [finding for finding in SCREENER.scan(text) if finding.severity is not Severity.NOTE] == []


MIXED = st.lists(
    st.one_of(
        PROSE, written(resident_ids()), written(mobiles), DECOYS, st.sampled_from(["机密★10年", "密级：秘密", " "])
    ),
    max_size=8,
).map("，".join)


@given(MIXED)
def test_findings_never_hold_what_they_found(text):
    for finding in SCREENER.scan(text):
        seen = re.sub(r"[\u200b\u00ad\ufeff\u2060]", "", text[finding.start : finding.end])
        legible = len(finding.excerpt) - finding.excerpt.count("*")
        assert legible <= 5
        assert legible * 2 <= len(seen) + 1
        assert seen not in repr(finding)
        digits = re.sub(r"\D", "", seen)
        assert len(digits) < 6 or digits not in finding.excerpt


@given(MIXED)
def test_a_redacted_text_gives_no_finding_and_keeps_everything_else(text):
    findings = SCREENER.scan(text)
    redacted = redact(text, [(finding.start, finding.end) for finding in findings])
    assert SCREENER.scan(redacted) == []
    covered = {i for finding in findings for i in range(finding.start, finding.end)}
    kept = "".join(character for i, character in enumerate(text) if i not in covered)
    remaining = iter(redacted)
    assert all(character in remaining for character in kept)


@given(MIXED)
def test_findings_point_into_the_text_in_order(text):
    findings = SCREENER.scan(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


@given(st.text())
def test_any_text_is_scanned(text):
    SCREENER.scan(text)


@given(st.text(alphabet="0123456789０１２Xx \u200b-\n\u3000.a，", max_size=60))
def test_groups_are_the_digits_of_the_text_at_their_offsets(text):
    end = 0
    for run in digit_runs(text):
        assert len(run.gaps) == len(run.groups) - 1
        for group in run.groups:
            assert end <= group.start < group.end
            end = group.end
            plain = text[group.start : group.end].replace("\u200b", "")
            assert group.digits == "".join(
                character.upper() if character in "Xx" else str(int(character)) for character in plain
            )


@given(st.text())
def test_a_mask_shows_at_most_five_characters_and_never_all(value):
    masked = mask(value)
    assert len(masked) <= len(value)
    assert len(masked) - masked.count("*") <= 5
    assert not masked or "*" in masked


UNITS = [
    "1 2 ",
    "12",
    "1\u200b",
    "138 0013 8000 ",
    "1\n",
    "1X ",
    "机密★",
    "机密\n",
    "密级： ",
    " ",
    "机 ",
    "+86 ",
    "1.",
    "110101 ",
    "湘H1",
    "a@",
    "（at",
    "一 ",
    "出生1990",
    "账号1 ",
    "1O",
]


def operations(text):
    """Count the calls that a scan makes, C functions included: a figure that no other load on the machine changes."""
    count = 0

    def profile(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        SCREENER.scan(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_twice_the_calls(unit):
    once, twice = operations(unit * 2000), operations(unit * 4000)
    assert twice <= 2.1 * once + 50


@pytest.mark.parametrize("unit", UNITS)
def test_regular_expressions_stay_linear(unit):
    # Calls do not show work inside a regular expression; eight times the text would take 64 times as long if squared.
    def seconds(count):
        text = unit * count + "。"
        start = time.process_time()
        SCREENER.scan(text)
        return time.process_time() - start

    enough = 24 * min(seconds(2_000) for _ in range(3)) + 0.01
    assert any(seconds(16_000) <= enough for _ in range(3))
