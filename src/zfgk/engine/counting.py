"""Counting working days, with days taken out and with the horizon in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from zfgk.calendar import WorkCalendar
from zfgk.errors import BeyondHorizon
from zfgk.model.span import Span

DayOrSpan = date | Span
Interval = tuple[date, date]
"""First and last day, both included."""

_ONE = timedelta(days=1)


def earliest(day: DayOrSpan) -> date:
    """The earliest day it can be."""
    return day.earliest if isinstance(day, Span) else day


def latest(day: DayOrSpan) -> date:
    """The latest day it can be."""
    return day.latest if isinstance(day, Span) else day


def day_of(moment: date) -> date:
    """The day of a moment at its own UTC offset; a day is its own."""
    return moment.date() if isinstance(moment, datetime) else moment


def past(moment: date, limit: date) -> bool:
    """Tell whether a day or moment lies after another, by the day where only one of them is a moment."""
    if isinstance(moment, datetime) is not isinstance(limit, datetime):
        return day_of(moment) > day_of(limit)
    return moment > limit


def rolled(calendar: WorkCalendar, day: date) -> DayOrSpan:
    """Return the day, or the next working day after a rest day; bounds where the calendar ends.

    Raises:
        BeyondHorizon: For a day before the calendar.
    """
    return add(calendar, day - _ONE, 1) if day > calendar.first else calendar.on_or_after(day)


def add(calendar: WorkCalendar, day: date, n: int) -> DayOrSpan:
    """Return the n-th working day after a day, or its bounds where the calendar ends."""
    try:
        return calendar.add_working_days(day, n)
    except BeyondHorizon:
        return calendar.bounds_after(day, n)


def next_day(day: DayOrSpan) -> DayOrSpan:
    """The day after."""
    return Span(day.earliest + _ONE, day.latest + _ONE) if isinstance(day, Span) else day + _ONE


def is_rest_day(calendar: WorkCalendar, day: date) -> bool:
    """Tell whether the day is known to be a rest day."""
    try:
        return not calendar.is_working_day(day)
    except BeyondHorizon:
        return False


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """Unite overlapping and touching intervals, in order; empty ones vanish."""
    out: list[Interval] = []
    for first, last in sorted(intervals):
        if last < first:
            continue
        if out and first <= out[-1][1] + _ONE:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def count_out(
    calendar: WorkCalendar, start: date, n: int, credited: Sequence[Interval] = (), unsure: Sequence[Interval] = ()
) -> tuple[DayOrSpan, int]:
    """Find the day on which the n-th counted working day after the start falls.

    Args:
        calendar: The working-day calendar.
        start: The day after which counting begins.
        n: How many working days are counted.
        credited: Days that are not counted, as united intervals.
        unsure: The same with every end at its latest, where an end lies beyond the calendar.

    Returns:
        The day, or its bounds beyond the calendar, and the number of working days left out by then.
    """
    due = add(calendar, start, n)
    out = 0
    while isinstance(due, date) and credited:
        out = _within(calendar, start, due, credited)
        further = add(calendar, start, n + out)
        if further == due:
            return due, out
        due = further
    if isinstance(due, date) or not credited:
        return due, out
    # Beyond the calendar: nobody knows which credited days would have been working days, so the earliest bound
    # leaves them all in and the latest takes them all out.
    edge = max(start, calendar.last)
    known = _within(calendar, start, calendar.last, credited) if start < calendar.last else 0
    unknown = sum((last - max(first - _ONE, edge)).days for first, last in unsure or credited if last > edge)
    return (
        Span(earliest(add(calendar, start, n + known)), latest(add(calendar, start, n + known + unknown))),
        known,
    )


def _within(calendar: WorkCalendar, start: date, end: date, intervals: Sequence[Interval]) -> int:
    days = 0
    for first, last in intervals:
        low, high = max(first - _ONE, start), min(last, end)
        if low < high:
            days += calendar.working_days_between(low, high)
    return days
