"""Counting what must happen again and again: one row per week, month, quarter or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date, timedelta

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.rules.shape import Recurring, Statistic, Unit

_DAY = timedelta(days=1)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@attrs.frozen(kw_only=True)
class Window:
    """One stretch of time in which something must happen.

    Args:
        first: Its first day.
        last: Its last day.
        count: How often it happened.
        at_least: How often it must happen.
        whole: Whether all of its days were looked at; of the others the shortfall may still be made up.
    """

    first: date
    last: date
    count: int
    at_least: int
    whole: bool

    @property
    def shortfall(self) -> int:
        """How many are wanting."""
        return max(0, self.at_least - self.count)

    @property
    def ok(self) -> bool:
        """Whether nothing is wanting, or the window was not looked at as a whole."""
        return not (self.whole and self.shortfall)


def windows(
    rule: Recurring | Statistic, days: Iterable[date], first: date, last: date, *, every: Unit | None = None
) -> tuple[Window, ...]:
    """Count the occurrences in every window that has a day in the span looked at.

    Args:
        rule: What must happen, and how often; numbers that must be kept or published are wanted once in each window.
        days: The days on which it happened; a day counts as often as it stands there, and only within the span.
        first: The first day looked at.
        last: The last day looked at.
        every: The length of a window where the text says only 定期; a text that names one cannot be overruled.

    Returns:
        One row per window, in the order of time. Weeks run from Monday to Sunday.

    Raises:
        BadInput: If the text names no window and none is given, if another one is given, or for a wrong day.
    """
    unit = _unit(rule, every)
    kept = list(days)
    faults = [
        Fault(where, f"{value!r:.60} is not a calendar day", then="give a datetime.date")
        for where, value in (("first", first), ("last", last), *((f"days[{i}]", day) for i, day in enumerate(kept)))
        if type(value) is not date
    ]
    if not faults and last < first:
        faults = [Fault("last", f"{last} is before the first day, {first}")]
    if faults:
        raise BadInput(rule.id, faults)
    month = rule.month if isinstance(rule, Recurring) else 0
    wanted = rule.at_least if isinstance(rule, Recurring) else 1
    counts = Counter(_start(day, unit, month) for day in kept if first <= day <= last and month in {0, day.month})
    return tuple(
        Window(
            first=start,
            last=end,
            count=counts[start],
            at_least=wanted,
            whole=first <= start and end <= last,
        )
        for start, end in _spans(unit, month, first, last)
    )


def _unit(rule: Recurring | Statistic, every: Unit | None) -> Unit:
    """Return the window that the text names, or else the one that was asked for."""
    if rule.every is not Unit.UNSAID and every not in {None, rule.every}:
        fault = Fault("every", f"{rule.id} recurs every {rule.every.value}", "the text says so", "leave every= out")
        raise BadInput(rule.id, [fault])
    unit = every if rule.every is Unit.UNSAID else rule.every
    if unit is None or unit is Unit.UNSAID:
        fault = Fault("every", "how often is not given", "the text says only 定期", "say it, such as every=Unit.YEAR")
        raise BadInput(rule.id, [fault])
    if isinstance(rule, Recurring) and rule.month and unit is not Unit.YEAR:
        fault = Fault("every", f"the text names month {rule.month} of a year", then="give every=Unit.YEAR")
        raise BadInput(rule.id, [fault])
    return unit


def _start(day: date, unit: Unit, month: int) -> date:
    """Return the first day of the window that holds a day."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    length = _MONTHS[unit]
    return day.replace(month=month or (day.month - 1) // length * length + 1, day=1)


def _end(start: date, unit: Unit, month: int) -> date:
    """Return the last day of the window that begins on a day."""
    if unit is Unit.DAY:
        return start
    if unit is Unit.WEEK:
        # The last week that Python's dates know is cut short.
        return start + min(timedelta(days=6), date.max - start)
    months = start.month - 1 + (1 if month else _MONTHS[unit])
    year = start.year + months // 12
    return date.max if year > MAXYEAR else date(year, months % 12 + 1, 1) - _DAY


def _spans(unit: Unit, month: int, first: date, last: date) -> Iterator[tuple[date, date]]:
    """Give the windows that have a day in the span."""
    start = _start(first, unit, month)
    while start <= last:
        end = _end(start, unit, month)
        if end >= first:
            yield start, end
        if month:
            if start.year == MAXYEAR:
                return
            start = start.replace(year=start.year + 1)
        elif end == date.max:
            return
        else:
            start = end + _DAY
