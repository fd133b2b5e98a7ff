"""What a day is on the official calendar."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from zfgk.errors import NotADay


class DayKind(Enum):
    """The kinds of day."""

    WORKING = "working"
    """An ordinary working day."""
    WEEKEND = "weekend"
    """A Saturday or Sunday that nothing changes."""
    HOLIDAY = "holiday"
    """A statutory day off (法定节假日) by the Measures of the time."""
    TRANSFERRED_DAY_OFF = "transferred-day-off"
    """A weekday that a notice takes off without its being a statutory day off (调休、补假)."""
    TRANSFERRED_WORKING_DAY = "transferred-working-day"
    """A weekend day that a notice makes working (调休上班)."""


@attrs.frozen
class CalendarDay:
    """One day of the calendar.

    Args:
        date: The day.
        working: Whether it is a working day.
        kind: What kind of day it is.
        name: The festival on whose account a notice names it, in Chinese; empty otherwise.
        notice: The number of the notice that makes the day known.
        issued: The notice's date of issue, as YYYY-MM-DD or YYYY-MM; empty for an overlay.
        statutory: Whether it is a statutory day off.
    """

    date: date
    working: bool
    kind: DayKind
    name: str
    notice: str
    issued: str
    statutory: bool


def ordinal(day: date) -> int:
    """Return a day's ordinal; a moment is no day.

    Raises:
        NotADay: For anything that is not a plain date.
    """
    # datetime is a subclass of date: its hour would be lost without a word.
    if type(day) is not date:
        raise NotADay(day)
    return day.toordinal()
