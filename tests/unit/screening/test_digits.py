"""The pass that finds all numbers: what a run is made of, in every script."""

import sys
import unicodedata

import pytest

from zfgk.screening.digits import digit_groups, digit_runs
from zfgk.screening.folding import DECIMALS, fold_digits, fold_each

BASIC = 0x10000


def written(text):
    return [([group.digits for group in run.groups], list(run.gaps)) for run in digit_runs(text)]


def test_the_digits_of_every_script_are_listed():
    """The list is written down because making it takes time; this interpreter may know further scripts by now."""
    known = {chr(code) for code in range(BASIC) if unicodedata.decimal(chr(code), None) is not None}
    assert {*DECIMALS} <= known
    if sys.version_info < (3, 14):
        assert {*DECIMALS} == known


@pytest.mark.parametrize(
    ("text", "groups", "gaps"),
    [
        ("110101 19900307 4477", ["110101", "19900307", "4477"], [" ", " "]),
        ("１１０１０１－１９９０", ["110101", "1990"], ["－"]),
        ("1\u200b2345\u200b6", ["123456"], []),
        ("123\u200b-\u200b456", ["123", "456"], ["-"]),
        ("\U0001d7ce\U0001d7cf23456", ["0123456"], []),
        ("𠮷123456", ["123456"], []),
        ("l38OO138OOO", ["13800138000"], []),
        ("12345\r\n  67X", ["12345", "67X"], ["\r\n  "]),
        ("138〇〇138〇〇〇", ["13800138000"], []),
        ("123456Xa", ["123456"], []),
        ("1.2.3.4.5.6", list("123456"), ["."] * 5),
    ],
)
def test_a_run_has_its_groups_and_what_stands_between_them(text, groups, gaps):
    assert written(text) == [(groups, gaps)]


@pytest.mark.parametrize("text", ["", "12345", "1 2 3 4 5", "第12条第34款", "1、2、3、4、5、6", "一二三四五六七八九十"])
def test_what_is_too_short_is_no_run(text):
    assert written(text) == []


@pytest.mark.parametrize("text", ["一三八零零一三八零零零", "①③⑧⓪⓪①③⑧⓪⓪⓪", "138零零一三八零零零"])
def test_numerals_and_signs_make_a_number(text):
    assert (["13800138000"], []) in written(f"电话{text}。")


def test_a_run_knows_its_sizes():
    (run,) = digit_runs("12 345-6789")
    assert (run.sizes, run.length, run.longest) == ((2, 3, 4), 9, 4)
    assert [(group.start, group.end) for group in run.groups] == [(0, 2), (3, 6), (7, 11)]


def test_runs_stand_in_order():
    found = digit_runs("一三八零零一三八零零零 123456；13800138000 一三八零零一三八零零零")
    assert [run.groups[0].start for run in found] == sorted(run.groups[0].start for run in found)
    assert len(found) == 4


def test_pieces_fold_as_one_by_one():
    pieces = ["１２", "1\u200b2", "lO", "一〇", "①x", "\U0001d7ce", "٣", ""]
    assert fold_each(pieces) == [fold_digits(piece) for piece in pieces] == ["12", "12", "10", "10", "1X", "0", "3", ""]


@pytest.mark.parametrize(
    ("text", "groups"),
    [("", 0), ("12,34", 0), ("1 2 3", 2), ("2024-01-02", 2), ("123456", 1), ("1" * 18, 3), ("一 一", 1), ("1\n  2", 1)],
)
def test_what_makes_numbers_costly_is_counted(text, groups):
    assert digit_groups(text) == groups
