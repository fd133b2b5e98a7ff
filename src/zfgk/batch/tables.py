"""Columns of days, and the calendar's rank and select tables in the form in which whole columns look them up."""

from __future__ import annotations

import functools
from datetime import date, timedelta

import attrs
import numpy as np
import numpy.typing as npt

from zfgk.batch.arrow import ArrowColumn, plain
from zfgk.calendar import WorkCalendar
from zfgk.errors import BadInput, BeyondHorizon, Fault

Days = npt.NDArray[np.datetime64]
Integers = npt.NDArray[np.int64]
NAT = np.datetime64("NaT", "D")
DAY = np.timedelta64(1, "D")
MONTH = np.timedelta64(1, "M")
YEAR = np.timedelta64(1, "Y")


@attrs.frozen(eq=False)
class Tables:
    """A calendar as columns.

    Args:
        first: Its first day.
        size: How many days it has.
        rank: How many working days lie before each day; one entry more than days.
        select: The working days in order.
        working: Whether each day is one.
    """

    first: np.datetime64
    size: int
    rank: Integers
    select: Days
    working: npt.NDArray[np.bool_]


@functools.cache
def tables_of(calendar: WorkCalendar) -> Tables:
    """Return the tables of a calendar, made once."""
    days = np.arange(np.datetime64(calendar.first), np.datetime64(calendar.last + timedelta(days=1)))
    working = np.fromiter((day.working for day in calendar.days(calendar.first, calendar.last)), dtype=np.bool_)
    rank = np.concatenate(([0], np.cumsum(working, dtype=np.int64)))
    return Tables(days[0], len(days), rank, days[working], working)


def days_of(values: npt.ArrayLike | ArrowColumn) -> Days:
    """Return a column of days, from numpy, from Arrow or from plain dates.

    Raises:
        TypeError: If the values carry hours, or are no days.
    """
    array = np.asarray(plain(values))
    if array.dtype == np.dtype("datetime64[D]"):
        return array
    if array.dtype.kind == "M" or any(type(value) is not date for value in array.astype(object).ravel()):
        message = f"days of type {array.dtype} may carry hours; pass datetime64[D] or dates"
        raise TypeError(message)
    return array.astype("datetime64[D]")


def whole_numbers(name: str, values: npt.ArrayLike) -> Integers:
    """Return a column of whole numbers.

    Raises:
        BadInput: If it holds anything else, or numbers beyond 64 bits with a sign.
    """
    numbers = np.asarray(values)
    if numbers.size and numbers.dtype.kind not in "iu":
        raise BadInput("columns", [Fault(name, f"holds {numbers.dtype}, not whole numbers")])
    if numbers.dtype.kind == "u" and numbers.size and numbers.max() > np.iinfo(np.int64).max:
        raise BadInput("columns", [Fault(name, f"{numbers.max()} is too large")])
    return numbers.astype(np.int64, copy=False)


def positions(days: Days, first: np.datetime64) -> Integers:
    """Return how many days each day lies after the first; NaT lies before every calendar."""
    return (days - first).astype(np.int64)


def beyond_calendar(day: date, calendar: WorkCalendar) -> BeyondHorizon:
    """Return the error for a day that was not answered."""
    # A day inside the calendar was not answered because its result lies outside.
    inside = calendar.first <= day <= calendar.last
    culprit = calendar.last + timedelta(days=1) if inside else day
    return BeyondHorizon(culprit, calendar.first, calendar.last, calendar.known_on)


def first_unanswered(answered: npt.NDArray[np.bool_], days: Days) -> tuple[int, date]:
    """Return the row and the day of the first row that was not answered.

    Raises:
        TypeError: If its day is NaT.
    """
    row = int(np.flatnonzero(~answered)[0])
    culprit = np.broadcast_to(days, answered.shape).ravel()[row]
    if np.isnat(culprit):
        message = "the column holds NaT; pass beyond='null' to keep it"
        raise TypeError(message)
    day = culprit.astype(object)
    # What no calendar of Python reaches lies beyond ours too; its last day stands for it.
    return row, day if isinstance(day, date) else (date.max if day > 0 else date.min)
