"""Beyond the horizon: where a day must lie although no notice says so yet."""

from __future__ import annotations

from datetime import date, timedelta

from zfgk.errors import CalendarError
from zfgk.model.span import Span

# Off in every version of the Measures on Festivals since 1999, whatever a notice transfers around them.
_ALWAYS_OFF = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
_ONE = timedelta(days=1)
FURTHEST = 5000
"""How many working days beyond the calendar are bounded at most: twenty years."""

REACH = (12, 29)
"""How far back into December the next year's notice has ever reached: month and day (2007 and 2018)."""


def bounds(edge: date, n: int, most_weekdays_off: int) -> Span:
    """Bound the n-th working day after the last day that no later notice can change.

    The earliest bound lets every unknown day work but those that every version of the Measures takes off. The latest
    bound works from Monday to Friday only, and has as many weekdays off in each unknown year as the most generous
    year on record, all of them before the day asked for.

    Args:
        edge: The last certain day, or the day counted from if that is later.
        n: How many working days beyond it, at least 1.
        most_weekdays_off: The largest number of weekdays off in any year on record.

    Returns:
        The bounds.

    Raises:
        CalendarError: If n is above :data:`FURTHEST`.
    """
    if n > FURTHEST:
        message = f"{n} working days reach too far beyond the calendar"
        raise CalendarError(message, where=f"after {edge}", then=f"ask for at most {FURTHEST}")
    earliest = edge
    left = n
    while left:
        earliest += _ONE
        left -= (earliest.month, earliest.day) not in _ALWAYS_OFF
    latest = edge
    # The arrangement that the edge lies in is unknown too; from each reach on, another one is.
    left = n + most_weekdays_off
    while left:
        latest += _ONE
        if (latest.month, latest.day) == REACH and latest > edge + _ONE:
            left += most_weekdays_off
        left -= latest.weekday() < 5
    return Span(earliest, latest)
