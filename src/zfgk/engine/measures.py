"""Every measure but working days: where so many days, months, years or hours from a start end."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from zfgk.model.measure import (
    AnnualDate,
    ByKey,
    ClockHours,
    Days,
    Months,
    OnDay,
    Period,
    Unquantified,
    Unregulated,
    WorkingDays,
    Years,
)
from zfgk.rules.clock import Clock

Silent = Unquantified | Unregulated
"""What sets no time: a word without a number, or nothing."""

Plain = Days | Months | Years | ClockHours | AnnualDate | OnDay
"""What needs no working-day calendar."""


def in_hours(rule: Clock) -> bool:
    """Tell whether a rule's clock runs in hours, so that its facts are moments."""
    return any(isinstance(period, ClockHours) for _, period in variants(rule))


def variants(rule: Clock) -> tuple[tuple[str, Period], ...]:
    """List the periods that a rule sets, each with the word of the key that it depends on, if it does."""
    return rule.period.regulated if isinstance(rule.period, ByKey) else (("", rule.period),)


def forward(start: date, period: Plain) -> date:
    """Return the last day or moment of a period; the start itself is not counted.

    Args:
        start: The day of the start; a moment for hours.
        period: The period.

    Returns:
        The day, or the moment at the start's own UTC offset. Where a month has no corresponding day, its last day.

    Raises:
        TypeError: For hours from a day.
    """
    match period:
        case ClockHours(n):
            if not isinstance(start, datetime):
                message = f"hours are counted from a moment, not from the day {start}"
                raise TypeError(message)
            return (start.astimezone(UTC) + timedelta(hours=n)).astimezone(start.tzinfo)
        case Days(n):
            return start + timedelta(days=n)
        case Months(n):
            return _months(start, n)
        case Years(n):
            return _months(start, 12 * n)
        case AnnualDate(month, day, years):
            return date(start.year + years, month, day)
        case OnDay(day):
            return day


def backward(event: date, period: Plain) -> date:
    """Return the last day on which something may be done that must be done so long before an event.

    Args:
        event: The day of the event, which is not counted.
        period: The period.

    Returns:
        The day or the moment.
    """
    match period:
        case Days(n):
            return event - timedelta(days=n)
        case Months(n):
            return _months(event, -n)
        case Years(n):
            return _months(event, -12 * n)
        case ClockHours(n):
            return event - timedelta(hours=n)
        case _:
            return forward(event, period)


def amount(period: WorkingDays | Plain) -> int | None:
    """Return the number that a period names, if it is one of a unit."""
    return None if isinstance(period, AnnualDate | OnDay) else period.n


def _months(day: date, n: int) -> date:
    years, month = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
