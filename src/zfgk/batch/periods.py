"""Periods over columns: where so many days, months or years from each start end, and what a rest day does to it."""

from __future__ import annotations

import numpy as np

from zfgk.batch.kernels import add_working_days
from zfgk.batch.tables import DAY, MONTH, NAT, YEAR, Days, positions, tables_of
from zfgk.calendar import WorkCalendar
from zfgk.model.measure import AnnualDate, ClockHours, Months, OnDay, Period, WorkingDays, Years
from zfgk.model.measure import Days as CalendarDays
from zfgk.rules.clock import Clock, LeadTime, Minimum


def last_days(rule: Clock, starts: Days, period: Period, calendar: WorkCalendar, *, same_day: bool) -> Days:
    """Return the last day of a period from each start, before any rest day is looked at.

    Args:
        rule: The version that sets the period.
        starts: The days from which counting begins.
        period: The period.
        calendar: The calendar.
        same_day: Whether the start is itself the first day counted.

    Returns:
        The days; ``NaT`` where the calendar ends, and everywhere for a period that sets no day.
    """
    sign = -1 if isinstance(rule, LeadTime) else 1
    origins = starts - sign * DAY if same_day else starts
    match period:
        case WorkingDays(n):
            ends = add_working_days(origins, sign * n, calendar=calendar, beyond="null")
        case CalendarDays(n):
            ends = origins + sign * n * DAY
        case Months(n):
            ends = _months(origins, sign * n)
        case Years(n):
            ends = _months(origins, sign * 12 * n)
        case AnnualDate(month, day, years):
            # No first day is counted here, so that none can be misread.
            january = (starts.astype("datetime64[Y]") + years * YEAR).astype("datetime64[M]")
            month_start: Days = (january + (month - 1) * MONTH).astype("datetime64[D]")
            ends = month_start + (day - 1) * DAY
        case OnDay(day):
            ends = np.full(starts.shape, np.datetime64(day))
        case ClockHours():
            raise TypeError(period)
        case _:
            return np.full(starts.shape, NAT)
    return ends + DAY if isinstance(rule, Minimum) and rule.clear else ends


def on_or_after(days: Days, calendar: WorkCalendar) -> Days:
    """Return each day, or the next working day after a rest day; ``NaT`` where the calendar does not reach."""
    tables = tables_of(calendar)
    at = positions(days, tables.first)
    inside = (at >= 0) & (at < tables.size)
    works = inside & tables.working[np.where(inside, at, 0)]
    return np.where(works, days, add_working_days(days, 1, calendar=calendar, beyond="null"))


def _months(days: Days, n: int) -> Days:
    """Move by months to the corresponding day, else to the last day of the month."""
    months = days.astype("datetime64[M]")
    target = months + n * MONTH
    first, after = target.astype("datetime64[D]"), (target + MONTH).astype("datetime64[D]")
    same: Days = first + (days - months.astype("datetime64[D]"))
    return np.where(same < after, same, after - DAY)
