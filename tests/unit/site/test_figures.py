"""Coverage, timeliness and completeness: counted by hand, and against a naive count."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.site import Figures, Ratio, figures, total

ON = date(2020, 12, 31)
DAYS = st.none() | st.integers(-3, 3).map(lambda days: ON + timedelta(days=days))
ENTRIES = st.lists(
    st.builds(
        Figures,
        unit=st.sampled_from("甲乙"),
        item=st.sampled_from(["", "一", "二"]),
        published=DAYS,
        due=DAYS,
        complete=st.booleans(),
    ),
    max_size=8,
)


def test_figures_of_a_unit() -> None:
    entries = [
        Figures(unit="甲", item="一", published=date(2020, 1, 5), due=date(2020, 1, 5), complete=True),
        Figures(unit="甲", item="二", published=date(2020, 1, 6), due=date(2020, 1, 5), complete=True),
        Figures(unit="甲", item="三", due=date(2020, 2, 5)),
        Figures(unit="甲", item="三", due=date(2021, 2, 5)),
    ]
    (empty, row) = figures(entries, [("甲", "一"), ("甲", "二"), ("甲", "三"), ("乙", "一")], ON)
    assert (row.coverage, row.timeliness, row.completeness) == (Ratio(2, 3), Ratio(1, 3), Ratio(2, 4))
    assert row.missing == ("三",)
    assert (empty.coverage, empty.timeliness, empty.completeness) == (Ratio(0, 1), Ratio(0, 0), Ratio(0, 0))
    everything = total([empty, row], "合计")
    assert (everything.unit, everything.entries, everything.coverage) == ("合计", 4, Ratio(2, 4))
    assert everything.missing == ("一", "三")


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 0, ""),
        (0, 7, "0"),
        (7, 7, "100"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 16, "6.3"),  # 6.25, rounded half up
        (1, 2, "50"),
        (1999, 2000, "99.9"),  # 99.95 would round to 100
        (1, 10_000, "0.1"),  # 0.01 would round to 0
    ],
)
def test_a_share_in_percent_is_0_or_100_only_where_it_is(part: int, whole: int, percent: str) -> None:
    assert Ratio(part, whole).percent == percent


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_percent_is_off_by_less_than_a_tenth(numbers: tuple[int, int]) -> None:
    ratio = Ratio(*numbers)
    assert abs(Fraction(Decimal(ratio.percent)) - Fraction(100 * numbers[0], numbers[1])) <= Fraction(1, 10)
    assert ratio.share == Fraction(*numbers)


@given(ENTRIES)
def test_a_naive_count_agrees(entries: list[Figures]) -> None:
    listed = [("甲", "一"), ("甲", "二"), ("乙", "一")]
    for row in figures(entries, listed, ON):
        own = [entry for entry in entries if entry.unit == row.unit]
        late = in_time = 0
        for entry in own:
            if entry.due is None:
                continue
            out = entry.published is not None and entry.published <= ON
            if out and entry.published is not None and entry.published <= entry.due:
                in_time += 1
            elif out or entry.due < ON:
                late += 1
        assert row.timeliness == Ratio(in_time, in_time + late)
        there = {entry.item for entry in own if entry.published is not None and entry.published <= ON}
        wanted = {item for unit, item in listed if unit == row.unit}
        assert row.coverage == Ratio(len(wanted & there), len(wanted))
        assert set(row.missing) == wanted - there
        assert row.completeness == Ratio(len([1 for entry in own if entry.complete]), len(own))
