"""The workalendar bridge: a workalendar calendar over the official table; the only module that imports workalendar.

workalendar's own China data ends in 2023, is wrong on two days, answers ``False`` without an error for weekend days of
years that it does not know, and looks for the following working day by weekday alone. Programs written for its
interface can use this class instead and keep their calls.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from workalendar.core import SAT, SUN, Calendar, cleaned_date

from zfgk.calendar import WorkCalendar, china
from zfgk.errors import CalendarError

Days = Iterable[date] | None


class OfficialChina(Calendar):  # type: ignore[misc]  # workalendar ships no types
    """People's Republic of China (official notices).

    Args:
        calendar: The calendar to bridge; :func:`zfgk.calendar.china` unless given.
    """

    def __init__(self, calendar: WorkCalendar | None = None) -> None:
        super().__init__()
        self.calendar: WorkCalendar = calendar or china()

    def get_weekend_days(self) -> tuple[int, int]:
        """Return Saturday and Sunday; a notice may make either working."""
        return SAT, SUN

    def get_calendar_holidays(self, year: int) -> list[tuple[date, str]]:
        """List the days that notices take off in a year, with their festivals.

        Raises:
            BeyondHorizon: If the year's notice is not known.
        """
        days = self.calendar.days(date(year, 1, 1), date(year, 12, 31))
        return [(day.date, day.name) for day in days if day.name and not day.working]

    def holidays(self, year: int | None = None) -> list[tuple[date, str]]:
        """List the days that notices take off in a year.

        Raises:
            CalendarError: Without a year; no clock is read.
            BeyondHorizon: If the year's notice is not known.
        """
        if not year:
            message = "holidays() needs a year"
            raise CalendarError(message, why="no clock is read", then="call holidays(2026)")
        found: list[tuple[date, str]] = super().holidays(year)
        return found

    def is_working_day(self, day: date, extra_working_days: Days = None, extra_holidays: Days = None) -> bool:
        """Tell whether a day is a working day, weekends made working included.

        Raises:
            BeyondHorizon: If no notice covers the day.
        """
        clean = cleaned_date(day)
        if clean in _clean(extra_working_days):
            return True
        if clean in _clean(extra_holidays):
            return False
        return self.calendar.is_working_day(clean)

    def is_holiday(self, day: date, extra_holidays: Days = None) -> bool:
        """Tell whether a notice takes the day off.

        Raises:
            BeyondHorizon: If no notice covers the day.
        """
        clean = cleaned_date(day)
        if clean in _clean(extra_holidays):
            return True
        known = self.calendar.day(clean)
        return bool(known.name) and not known.working

    def add_working_days(
        self,
        day: date,
        delta: int,
        extra_working_days: Days = None,
        extra_holidays: Days = None,
        keep_datetime: bool = False,
    ) -> date:
        """Add working days, in constant time unless extra days are given.

        Raises:
            BeyondHorizon: If the day or the result lies beyond the calendar.
        """
        clean = cleaned_date(day)
        if extra_working_days or extra_holidays:
            found = self._walk(clean, delta, _clean(extra_working_days), _clean(extra_holidays))
        else:
            found = self.calendar.add_working_days(clean, delta)
        if keep_datetime and isinstance(day, datetime):
            return datetime.combine(found, day.timetz())
        return found

    def sub_working_days(
        self,
        day: date,
        delta: int,
        extra_working_days: Days = None,
        extra_holidays: Days = None,
        keep_datetime: bool = False,
    ) -> date:
        """Subtract working days; a negative number means the same as its absolute value."""
        return self.add_working_days(day, -abs(delta), extra_working_days, extra_holidays, keep_datetime)

    def find_following_working_day(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one, holidays and worked weekends included."""
        return self.calendar.on_or_after(cleaned_date(day))

    def get_working_days_delta(
        self,
        start: date,
        end: date,
        include_start: bool = False,
        extra_working_days: Days = None,
        extra_holidays: Days = None,
    ) -> int:
        """Count the working days between two days, in either order; 0 for the same day, as in workalendar."""
        first, last = sorted((cleaned_date(start), cleaned_date(end)))
        if first == last:
            return 0
        work, off = _clean(extra_working_days), _clean(extra_holidays) - _clean(extra_working_days)
        count = self.calendar.working_days_between(first, last)
        inside = {day for day in work | off if first < day <= last}
        count += sum((day in work) - self.calendar.is_working_day(day) for day in inside)
        return count + (include_start and self.is_working_day(first, work, off))

    def _walk(self, day: date, delta: int, work: frozenset[date], off: frozenset[date]) -> date:
        step = timedelta(days=1 if delta >= 0 else -1)
        left = abs(delta)
        while left:
            day += step
            left -= self.is_working_day(day, work, off)
        return day


def _clean(days: Days) -> frozenset[date]:
    return frozenset(cleaned_date(day) for day in days or ())
