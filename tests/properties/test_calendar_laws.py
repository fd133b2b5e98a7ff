"""Laws of the calendar, against a counter that walks day by day, and bounds checked on history."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.calendar import WorkCalendar, china

CAL = china()
days = st.dates(date(2007, 1, 1), date(2026, 12, 31))


def walk(calendar, day, n):
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


@given(st.dates(date(2007, 6, 1), date(2026, 6, 1)), st.integers(-80, 80))
def test_adding_is_walking(day, n):
    assert CAL.add_working_days(day, n) == walk(CAL, day, n)


@given(days, days)
def test_counting_is_the_inverse_of_adding(a, b):
    n = CAL.working_days_between(a, b)
    assert n == -CAL.working_days_between(b, a)
    if n > 0:
        last = CAL.add_working_days(a, n)
        assert last <= b
        assert CAL.working_days_between(last, b) == 0


@given(days, days, days)
def test_counts_add_up(a, b, c):
    between = CAL.working_days_between
    assert between(a, b) + between(b, c) == between(a, c)


@pytest.mark.parametrize("year", range(2009, 2026))
def test_bounds_hold_on_history(year):
    """Cut the calendar at a year's end: the day that later notices gave always lay within the bounds."""
    cut = WorkCalendar([table for table in CAL.tables if table.year <= year])
    for back in range(0, 60, 7):
        start = date(year, 12, 31) - timedelta(days=back)
        for n in range(1, 61):
            true = CAL.add_working_days(start, n)
            span = cut.bounds_after(start, n)
            if span.earliest == span.latest and cut.is_provisional(span.latest):
                # Counted to an exact day on the notices known then, and said to be provisional.
                continue
            assert span.earliest <= true <= span.latest


@given(st.integers(1, 60), st.integers(0, 40))
def test_bounds_grow_with_the_number_and_the_day(n, later):
    start = date(2026, 12, 1) + timedelta(days=later)
    here, further = CAL.bounds_after(start, n), CAL.bounds_after(start, n + 1)
    assert here.earliest < further.earliest
    assert here.latest < further.latest
    assert here.earliest <= here.latest
