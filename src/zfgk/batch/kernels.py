"""Calendar kernels: the same rank and select tables as the scalar calendar, looked up for whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

import numpy as np
import numpy.typing as npt

from zfgk.batch.arrow import ArrowColumn, given_back, plain
from zfgk.batch.tables import (
    NAT,
    Days,
    Integers,
    beyond_calendar,
    days_of,
    first_unanswered,
    positions,
    tables_of,
    whole_numbers,
)
from zfgk.calendar import WorkCalendar, china

if TYPE_CHECKING:
    import pyarrow as pa

Beyond = Literal["raise", "null"]


@overload
def add_working_days(
    days: ArrowColumn,
    n: npt.ArrayLike | ArrowColumn,
    *,
    calendar: WorkCalendar | None = None,
    beyond: Beyond = "raise",
) -> pa.Array: ...
@overload
def add_working_days(
    days: npt.ArrayLike, n: npt.ArrayLike, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise"
) -> Days: ...
def add_working_days(days: Any, n: Any, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise") -> Any:
    """Return for each day the n-th working day after it; the day itself is not counted.

    Args:
        days: Days as ``datetime64[D]``, as Arrow's ``date32``, or anything that numpy turns into days without losing hours.
        n: How many working days, one number or one per day; 0 returns the day, negative numbers count backwards.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` refuses the whole column; ``null`` gives ``NaT``, in Arrow null, where the calendar ends.

    Returns:
        Days as ``datetime64[D]``, in the shape of the inputs broadcast together; an Arrow array of ``date32`` if one of
        the columns is Arrow's.

    Raises:
        BeyondHorizon: If a day or a result lies beyond the calendar, naming the first one.
        BadInput: If a number is not whole.
        TypeError: If the days carry hours.
    """
    asked, own = calendar or china(), days_of(days)
    tables = tables_of(asked)
    number = whole_numbers("n", plain(n))
    position = positions(own, tables.first)
    inside = (position >= 0) & (position < tables.size)
    safe = np.where(inside, position, 0)
    wanted = np.where(number > 0, tables.rank[safe + 1] + number - 1, tables.rank[safe] + number)
    found = (wanted >= 0) & (wanted < len(tables.select))
    answered = inside & (found | (number == 0))
    out = np.where(number == 0, own, tables.select[np.where(found, wanted, 0)])
    if beyond == "raise":
        _require(answered, own, asked)
    return given_back(np.where(answered, out, NAT), days, n)


@overload
def working_days_between(
    a: ArrowColumn,
    b: npt.ArrayLike | ArrowColumn,
    *,
    calendar: WorkCalendar | None = None,
    beyond: Beyond = "raise",
) -> pa.Array: ...
@overload
def working_days_between(
    a: npt.ArrayLike, b: npt.ArrayLike, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise"
) -> Integers: ...
def working_days_between(a: Any, b: Any, *, calendar: WorkCalendar | None = None, beyond: Beyond = "raise") -> Any:
    """Count for each pair the working days d with a < d <= b.

    Args:
        a: Days before the first one counted.
        b: Last days counted.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` refuses the whole column; ``null`` gives the smallest int64, in Arrow null, where the calendar ends.

    Returns:
        Numbers, negative where b lies before a; an Arrow array if one of the columns is Arrow's.

    Raises:
        BeyondHorizon: If a day lies beyond the calendar, naming the first one.
        TypeError: If the days carry hours.
    """
    asked, first, last = calendar or china(), *np.broadcast_arrays(days_of(a), days_of(b))
    tables = tables_of(asked)
    low, high = positions(first, tables.first), positions(last, tables.first)
    low_known, high_known = (low >= 0) & (low < tables.size), (high >= 0) & (high < tables.size)
    if beyond == "raise":
        _require(low_known, first, asked)
        _require(high_known, last, asked)
    count = tables.rank[np.where(high_known, high, 0) + 1] - tables.rank[np.where(low_known, low, 0) + 1]
    return given_back(np.where(low_known & high_known, count, np.iinfo(np.int64).min), a, b)


@overload
def is_working_day(days: ArrowColumn, *, calendar: WorkCalendar | None = None) -> pa.Array: ...
@overload
def is_working_day(days: npt.ArrayLike, *, calendar: WorkCalendar | None = None) -> npt.NDArray[np.bool_]: ...
def is_working_day(days: Any, *, calendar: WorkCalendar | None = None) -> Any:
    """Tell for each day whether it is a working day.

    Args:
        days: Days as ``datetime64[D]``.
        calendar: The calendar; the official one unless given.

    Returns:
        Truth values; an Arrow array for a column of Arrow.

    Raises:
        BeyondHorizon: If a day lies beyond the calendar, naming the first one.
        TypeError: If the days carry hours.
    """
    asked, own = calendar or china(), days_of(days)
    tables = tables_of(asked)
    position = positions(own, tables.first)
    inside = (position >= 0) & (position < tables.size)
    _require(inside, own, asked)
    return given_back(tables.working[position], days)


def _require(answered: npt.NDArray[np.bool_], days: Days, calendar: WorkCalendar) -> None:
    """Refuse the column unless every row was answered, naming the first day that was not."""
    if np.all(answered):
        return
    _, day = first_unanswered(answered, days)
    raise beyond_calendar(day, calendar)
