"""The official working-day calendar of mainland China, 2007 to the last year whose notice is known."""

from __future__ import annotations

import functools
from datetime import date
from importlib.resources import files

from zfgk.calendar.days import CalendarDay, DayKind
from zfgk.calendar.tables import YearTable, read_table
from zfgk.calendar.workcalendar import Overlay, WorkCalendar

__all__ = ["CalendarDay", "DayKind", "Overlay", "WorkCalendar", "YearTable", "china"]


@functools.cache
def china(known_on: date | None = None) -> WorkCalendar:
    """Return the State Council's calendar.

    Args:
        known_on: Use only notices issued by this day; all of them unless given.

    Returns:
        The calendar, built once.

    Raises:
        CalendarError: If no notice was known by that day.
    """
    if known_on is not None:
        return china().as_known_on(known_on)
    tables = (file for file in (files("zfgk.calendar") / "data").iterdir() if file.name.endswith(".csv"))
    return WorkCalendar(read_table(file.read_text(encoding="utf-8"), file.name) for file in tables)
