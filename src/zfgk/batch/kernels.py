"""Calendar kernels: the same rank and select tables as the scalar calendar, looked up for whole columns."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

from zfgk.calendar import WorkCalendar, china
from zfgk.errors import BeyondHorizon

Days = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]
Beyond = Literal["raise", "null"]


@attrs.frozen(eq=False)
class _Tables:
    first: np.datetime64
    size: int
    rank: Integers
    select: Days
    working: npt.NDArray[np.bool_]


@functools.cache
def _tables(calendar: WorkCalendar) -> _Tables:
    days = np.arange(np.datetime64(calendar.first), np.datetime64(calendar.last + timedelta(days=1)))
    working = np.fromiter((day.working for day in calendar.days(calendar.first, calendar.last)), dtype=np.bool_)
    rank = np.concatenate(([0], np.cumsum(working, dtype=np.int64)))
    return _Tables(days[0], len(days), rank, days[working], working)


def add_working_days(
    days: npt.ArrayLike, n: npt.ArrayLike, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise"
) -> Days:
    """Return for each day the n-th working day after it; the day itself is not counted.

    Args:
        days: Days as ``datetime64[D]``, or anything that numpy turns into it without losing hours.
        n: How many working days, one number or one per day; 0 returns the day, negative numbers count backwards.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` refuses the whole column; ``null`` gives ``NaT`` where the calendar ends.

    Returns:
        Days as ``datetime64[D]``, in the shape of the inputs broadcast together.

    Raises:
        BeyondHorizon: If a day or a result lies beyond the calendar, naming the first one.
        TypeError: If the days carry hours.
    """
    asked, own = calendar or china(), _days(days)
    tables = _tables(asked)
    number = np.asarray(n, dtype=np.int64)
    position = _positions(own, tables)
    inside = (position >= 0) & (position < tables.size)
    safe = np.where(inside, position, 0)
    wanted = np.where(number > 0, tables.rank[safe + 1] + number - 1, tables.rank[safe] + number)
    found = (wanted >= 0) & (wanted < len(tables.select))
    answered = inside & (found | (number == 0))
    out = np.where(number == 0, own, tables.select[np.where(found, wanted, 0)])
    if beyond == "raise":
        _require(answered, own, asked)
    return np.where(answered, out, np.datetime64("NaT", "D"))


def working_days_between(
    a: npt.ArrayLike, b: npt.ArrayLike, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise"
) -> Integers:
    """Count for each pair the working days d with a < d <= b.

    Args:
        a: Days before the first one counted.
        b: Last days counted.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` refuses the whole column; ``null`` gives the smallest int64 where the calendar ends.

    Returns:
        Numbers, negative where b lies before a.

    Raises:
        BeyondHorizon: If a day lies beyond the calendar, naming the first one.
        TypeError: If the days carry hours.
    """
    asked, first, last = calendar or china(), *np.broadcast_arrays(_days(a), _days(b))
    tables = _tables(asked)
    low, high = _positions(first, tables), _positions(last, tables)
    low_known, high_known = (low >= 0) & (low < tables.size), (high >= 0) & (high < tables.size)
    if beyond == "raise":
        _require(low_known, first, asked)
        _require(high_known, last, asked)
    count = tables.rank[np.where(high_known, high, 0) + 1] - tables.rank[np.where(low_known, low, 0) + 1]
    return np.where(low_known & high_known, count, np.iinfo(np.int64).min)


def is_working_day(days: npt.ArrayLike, *, calendar: WorkCalendar | None = None) -> npt.NDArray[np.bool_]:
    """Tell for each day whether it is a working day.

    Args:
        days: Days as ``datetime64[D]``.
        calendar: The calendar; the official one unless given.

    Returns:
        Truth values.

    Raises:
        BeyondHorizon: If a day lies beyond the calendar, naming the first one.
        TypeError: If the days carry hours.
    """
    asked, own = calendar or china(), _days(days)
    tables = _tables(asked)
    position = _positions(own, tables)
    inside = (position >= 0) & (position < tables.size)
    _require(inside, own, asked)
    return tables.working[position]


def _days(values: npt.ArrayLike) -> Days:
    array = np.asarray(values)
    if array.dtype == np.dtype("datetime64[D]"):
        return array
    if array.dtype.kind == "M" or any(type(value) is not date for value in array.astype(object).ravel()):
        message = f"days of type {array.dtype} may carry hours; pass datetime64[D] or dates"
        raise TypeError(message)
    return array.astype("datetime64[D]")


def _positions(days: Days, tables: _Tables) -> Integers:
    # NaT becomes the smallest integer, which lies before every calendar.
    return (days - tables.first).astype(np.int64)


def _require(answered: npt.NDArray[np.bool_], days: Days, calendar: WorkCalendar) -> None:
    """Refuse the column unless every row was answered, naming the first day that was not."""
    if np.all(answered):
        return
    culprit = np.broadcast_to(days, answered.shape)[~answered].ravel()[0]
    if np.isnat(culprit):
        message = "the column holds NaT; pass beyond='null' to keep it"
        raise TypeError(message)
    day: date = culprit.astype(object)
    # A day inside the calendar was not answered because its result lies outside.
    inside = calendar.first <= day <= calendar.last
    raise BeyondHorizon(
        calendar.last + timedelta(days=1) if inside else day, calendar.first, calendar.last, calendar.known_on
    )
