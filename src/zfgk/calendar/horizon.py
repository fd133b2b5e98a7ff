"""Beyond the horizon: where a day must lie although no notice says so yet."""

from __future__ import annotations

from datetime import date, timedelta

from zfgk.model.span import Span

# Off in every version of the Measures on Festivals since 1999, whatever a notice transfers around them.
_ALWAYS_OFF = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
_ONE = timedelta(days=1)


def bounds(edge: date, n: int, most_weekdays_off: int) -> Span:
    """Bound the n-th working day after the last known day.

    The earliest bound lets every unknown day work but those that every version of the Measures takes off. The latest
    bound works from Monday to Friday only, and has as many weekdays off in each unknown year as the most generous
    year on record, all of them before the day asked for.

    Args:
        edge: The last known day, or the day counted from if that is later.
        n: How many working days beyond it, at least 1.
        most_weekdays_off: The largest number of weekdays off in any year on record.

    Returns:
        The bounds.
    """
    earliest = edge
    left = n
    while left:
        earliest += _ONE
        left -= (earliest.month, earliest.day) not in _ALWAYS_OFF
    latest = edge
    # Days off of the year of the edge itself are unknown too, unless the edge is that year's last day.
    left = n + (most_weekdays_off if (edge.month, edge.day) != (12, 31) else 0)
    while left:
        latest += _ONE
        if (latest.month, latest.day) == (1, 1):
            left += most_weekdays_off
        left -= latest.weekday() < 5
    return Span(earliest, latest)
