from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.batch import add_working_days, is_working_day, working_days_between
from zfgk.calendar import china
from zfgk.errors import BeyondHorizon

CAL = china()
EVERY = np.arange(np.datetime64("2007-01-01"), np.datetime64("2027-01-01"))


def test_every_day_agrees_with_the_scalar_calendar():
    scalar = [CAL.is_working_day(day) for day in EVERY.tolist()]
    assert is_working_day(EVERY).tolist() == scalar


@pytest.mark.parametrize("n", [-20, -1, 0, 1, 15, 20, 40])
def test_adding_agrees_with_the_scalar_calendar(n):
    inside = EVERY[60:-90]
    assert add_working_days(inside, n).tolist() == [CAL.add_working_days(day, n) for day in inside.tolist()]


@given(st.lists(st.tuples(st.integers(0, 7304), st.integers(0, 7304)), min_size=1))
def test_counting_agrees_with_the_scalar_calendar(pairs):
    a, b = EVERY[[i for i, _ in pairs]], EVERY[[j for _, j in pairs]]
    expected = [CAL.working_days_between(x, y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    assert working_days_between(a, b).tolist() == expected


def test_one_number_per_row_and_lists_of_dates():
    out = add_working_days([date(2022, 9, 30), date(2026, 3, 7)], [20, 20])
    assert out.tolist() == [date(2022, 11, 2), date(2026, 4, 3)]
    assert out.dtype == np.dtype("datetime64[D]")


def test_beyond_the_horizon():
    days = np.array(["2026-12-20", "2026-03-07"], dtype="datetime64[D]")
    with pytest.raises(BeyondHorizon):
        add_working_days(days, 20)
    kept = add_working_days(days, 20, beyond="null")
    assert np.isnat(kept[0])
    assert kept[1] == np.datetime64("2026-04-03")
    with pytest.raises(BeyondHorizon, match="2027"):
        is_working_day(np.array(["2027-01-02"], dtype="datetime64[D]"))
    with pytest.raises(BeyondHorizon):
        working_days_between(days, np.datetime64("2027-01-02"))
    low = working_days_between(days, np.datetime64("2027-01-02"), beyond="null")
    assert low.tolist() == [np.iinfo(np.int64).min] * 2


def test_missing_values_and_hours():
    with_gap = np.array(["NaT", "2026-03-07"], dtype="datetime64[D]")
    with pytest.raises(TypeError, match="NaT"):
        add_working_days(with_gap, 20)
    assert np.isnat(add_working_days(with_gap, 20, beyond="null")[0])
    with pytest.raises(TypeError, match="hours"):
        add_working_days(np.array(["2026-03-07T08"], dtype="datetime64[h]"), 20)
    with pytest.raises(TypeError, match="hours"):
        add_working_days(["2026-03-07"], 20)
