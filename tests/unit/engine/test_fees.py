"""Fees: the amounts of the published standard, worked out a second time unit by unit."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.cli import run
from zfgk.engine.fees import MOST, fee
from zfgk.errors import BadInput
from zfgk.model.law import Seen
from zfgk.packs.national.fees import FEE_BY_PAGE, FEE_BY_PIECE
from zfgk.rules.fee import Bracket

# Worked out by hand from the standard of 国办函〔2020〕109号, articles 4 and 5.
PIECES = {0: 0, 1: 0, 10: 0, 11: 100, 30: 2000, 31: 2200, 40: 4000, 41: 4300, 50: 7000, 51: 7400}
PAGES = {0: 0, 1: 0, 30: 0, 31: 10, 100: 700, 101: 720, 200: 2700, 201: 2740, 300: 6700}


@pytest.mark.parametrize("n", PIECES)
def test_by_piece(n: int) -> None:
    assert fee(FEE_BY_PIECE, n).amount == PIECES[n]


@pytest.mark.parametrize("n", PAGES)
def test_by_page(n: int) -> None:
    assert fee(FEE_BY_PAGE, n).amount == PAGES[n]


def price_of_piece(k: int) -> int:
    """What the k-th piece of a month costs, in the words of article 4."""
    if k <= 10:
        return 0
    if k <= 30:
        return 100
    price = 100
    highest = 30
    while highest < k:
        price += 100
        highest += 10
    return price


def price_of_page(k: int) -> int:
    """What the k-th page costs, in the words of article 5."""
    if k > 200:
        return 40
    if k > 100:
        return 20
    return 10 if k > 30 else 0


@given(st.integers(min_value=0, max_value=700))
def test_a_fee_is_the_sum_of_its_units(n: int) -> None:
    assert fee(FEE_BY_PIECE, n).amount == sum(price_of_piece(k) for k in range(1, n + 1))
    assert fee(FEE_BY_PAGE, n).amount == sum(price_of_page(k) for k in range(1, n + 1))


@given(st.integers(min_value=0, max_value=3000))
def test_the_lines_follow_each_other_and_hold_every_unit_once(n: int) -> None:
    for tariff in (FEE_BY_PIECE, FEE_BY_PAGE):
        lines = fee(tariff, n).lines
        assert [unit for line in lines for unit in range(line.first, line.last + 1)] == list(range(1, n + 1))
        assert [line.each for line in lines] == sorted({line.each for line in lines})


def test_the_most_that_is_priced() -> None:
    assert MOST == 1_000_000
    assert fee(FEE_BY_PAGE, 1_000_000).amount == 2700 + 999_800 * 40


@pytest.mark.parametrize("n", [-1, 1_000_001, 1.0, "3", None, True])
def test_a_number_of_units_is_a_whole_number(n: object) -> None:
    with pytest.raises(BadInput, match="is not a number of 件"):
        fee(FEE_BY_PIECE, n)  # type: ignore[arg-type]  # the wrong type is the case under test


def test_a_fee_explains_itself() -> None:
    text = fee(FEE_BY_PIECE, 41).explain()
    assert "第31至40件：10件×200元=2000元" in text
    assert "=> 41件，共4300元（标准：由原文推算）" in text
    assert "第四条" in text
    assert "一个自然月" in text
    assert "101-200: 100 x 20 = 2000 yuan" in fee(FEE_BY_PAGE, 200).explain("en")


def test_what_is_drawn_from_the_words_says_so() -> None:
    assert FEE_BY_PIECE.basis.seen is Seen.INFERENCE
    assert FEE_BY_PAGE.basis.seen is Seen.EXCERPT


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fee", "--pages", "101", "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["rule"], printed["n"], printed["amount"]) == ("national.fee-by-page", 101, 720)
    assert [line["amount"] for line in printed["lines"]] == [0, 700, 20]


def test_no_units_cost_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fee", "--pieces", "0"]) == 0
    assert "共0元" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--pieces", "3", "--pages", "3"], ["--pieces", "-1"], ["--pages", "many"]])
def test_bad_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fee", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


# -- tariffs that are none ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"brackets": (Bracket(30, 0), Bracket(10, 5))},
        {"brackets": (Bracket(30, 0), Bracket(30, 5))},
        {"then_every": 10},
        {"then_more": 100},
    ],
    ids=["steps backwards", "a step twice", "a stretch without a rise", "a rise without a stretch"],
)
def test_steps_that_make_no_sense_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="has steps that end at"):
        attrs.evolve(FEE_BY_PAGE, **change)
