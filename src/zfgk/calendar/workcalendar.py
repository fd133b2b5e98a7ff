"""The calendar: three operations in constant time, a hard horizon on both sides, editions and overlays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

import attrs

from zfgk.calendar.days import CalendarDay, DayKind, ordinal
from zfgk.calendar.horizon import REACH, bounds
from zfgk.calendar.tables import Notice, Row, YearTable
from zfgk.errors import BeyondHorizon, CalendarError
from zfgk.model.span import Span


@attrs.frozen(kw_only=True)
class Overlay:
    """Local days that differ from the national calendar, by name; never applied unless asked for.

    Args:
        name: The overlay's name, such as ``广西三月三 2025``.
        source: The document number of the local notice.
        off: Days taken off.
        work: Days made working.
    """

    name: str
    source: str
    off: frozenset[date] = attrs.field(default=frozenset(), converter=frozenset)
    work: frozenset[date] = attrs.field(default=frozenset(), converter=frozenset)


class WorkCalendar:
    """The official working-day calendar over a run of years.

    Args:
        tables: One table per year, without a gap.
        known_on: Use only notices issued by this day.
        overlays: Local days, applied in order.
    """

    def __init__(
        self, tables: Iterable[YearTable], *, known_on: date | None = None, overlays: Iterable[Overlay] = ()
    ) -> None:
        self.tables: tuple[YearTable, ...] = tuple(sorted(tables, key=lambda table: table.year))
        self.known_on: date | None = known_on
        self.overlays: tuple[Overlay, ...] = tuple(overlays)
        years = [table for table in self.tables if known_on is None or table.notices[0].known_from <= known_on]
        for before, after in pairwise(years):
            if after.year != before.year + 1:
                message = f"the calendar has {before.year} and {after.year} but no year between"
                raise CalendarError(message, then="add the missing year's table")
        if not years:
            message = f"no holiday notice was known by {known_on}"
            raise CalendarError(message, then="choose a later day of knowledge")
        self.first: date = date(years[0].year, 1, 1)
        self.last: date = date(years[-1].year, 12, 31)
        self.provisional_from: date = date(self.last.year, *REACH)
        self._year_notice: Mapping[int, Notice] = {table.year: table.notices[0] for table in years}
        self._notice_numbers: Mapping[int, tuple[str, ...]] = {
            table.year: tuple(
                notice.number for notice in table.notices if known_on is None or notice.known_from <= known_on
            )
            for table in years
        }
        self._rows = self._effective(years)
        self._index()

    def _effective(self, years: Iterable[YearTable]) -> dict[date, Row]:
        """Return the row that governs each changed day: later notices override earlier ones, overlays all."""
        rows = sorted(
            (row for table in years for row in table.rows
             if self.known_on is None or row.notice.known_from <= self.known_on),
            key=lambda row: row.notice.known_from,
        )  # fmt: skip
        out = {row.day: row for row in rows}
        for overlay in self.overlays:
            notice = Notice(overlay.source, "")
            out |= {day: Row(day, "off", overlay.name, False, notice) for day in overlay.off}
            out |= {day: Row(day, "work", overlay.name, False, notice) for day in overlay.work}
        return out

    def _index(self) -> None:
        """Build rank and select: how many working days lie before each day, and which day is the k-th."""
        self._base = base = self.first.toordinal()
        size = self.last.toordinal() - base + 1
        working = bytearray((base + i + 6) % 7 < 5 for i in range(size))
        for row in self._rows.values():
            position = row.day.toordinal() - base
            if 0 <= position < size:
                working[position] = row.kind == "work"
        self._working = bytes(working)
        rank = [0]
        select: list[date] = []
        for position, flag in enumerate(working):
            if flag:
                select.append(date.fromordinal(base + position))
            rank.append(len(select))
        self._rank = rank
        self._select = select
        self._size = size
        self._count = len(select)

    # -- the three operations ------------------------------------------------------------------------------------------

    def is_working_day(self, day: date) -> bool:
        """Tell whether a day is a working day.

        Args:
            day: The day.

        Returns:
            ``True`` for ordinary and transferred working days.

        Raises:
            BeyondHorizon: For any day, weekends too, that no notice covers.
            NotADay: For a moment or anything else that is not a plain date.
        """
        return self._working[self._position(day)] == 1

    def add_working_days(self, day: date, n: int) -> date:
        """Return the n-th working day after a day; the day itself is not counted.

        Args:
            day: The day counted from; it may be a rest day.
            n: How many working days; 0 returns the day, a negative number counts backwards.

        Returns:
            The day.

        Raises:
            BeyondHorizon: If the day or the result lies beyond the calendar.
            NotADay: For a moment or anything else that is not a plain date.
        """
        # The hot path stands first and calls nothing: a column of a million days goes through here.
        if type(day) is date and n > 0:
            position = day.toordinal() - self._base
            if 0 <= position < self._size:
                k = self._rank[position + 1] + n - 1
                if k < self._count:
                    return self._select[k]
        position = self._position(day)
        if n > 0:
            k = self._count
        elif n < 0:
            k = self._rank[position] + n
        else:
            return day
        if 0 <= k < self._count:
            return self._select[k]
        raise self._beyond(self.last + timedelta(days=1) if n > 0 else self.first - timedelta(days=1))

    def working_days_between(self, a: date, b: date) -> int:
        """Count the working days d with a < d <= b.

        Args:
            a: The day before the first one counted.
            b: The last day counted.

        Returns:
            The number; negative, by the same rule with a and b exchanged, if b lies before a.

        Raises:
            BeyondHorizon: If either day lies beyond the calendar.
            NotADay: For a moment or anything else that is not a plain date.
        """
        return self._rank[self._position(b) + 1] - self._rank[self._position(a) + 1]

    # -- built on them -------------------------------------------------------------------------------------------------

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def bounds_after(self, day: date, n: int) -> Span:
        """Say where the n-th working day after a day lies, beyond the calendar too.

        Args:
            day: The day counted from; it may lie after the calendar's last day.
            n: How many working days, at least 1.

        Returns:
            Two equal days within the calendar; bounds beyond it, under the assumptions of :mod:`zfgk.calendar.horizon`.

        Raises:
            BeyondHorizon: If the day lies before the calendar.
        """
        if day < self.last and n <= self.working_days_between(day, self.last):
            exact = self.add_working_days(day, n)
            return Span(exact, exact)
        # The next year's notice may change the last days of December too, so only what lies before them is certain.
        edge = self.provisional_from - timedelta(days=1)
        if ordinal(day) >= edge.toordinal():
            return bounds(day, n, self._most_weekdays_off)
        return bounds(edge, n - self.working_days_between(day, edge), self._most_weekdays_off)

    def notices_between(self, first: date, last: date) -> tuple[str, ...]:
        """List the numbers of the notices that arrange the years from one day to another, in order.

        Args:
            first: The first day.
            last: The last day; years beyond the calendar have no notice.
        """
        if first.year == last.year:
            return self._notice_numbers.get(first.year, ())
        years = range(first.year, min(last.year, self.last.year) + 1)
        return tuple(number for year in years for number in self._notice_numbers.get(year, ()))

    def is_provisional(self, day: date) -> bool:
        """Tell whether the next year's notice may still change the day."""
        return day >= self.provisional_from

    def day(self, day: date) -> CalendarDay:
        """Return a day with its kind, name and notice.

        Raises:
            BeyondHorizon: If no notice covers the day.
        """
        working = self.is_working_day(day)
        row = self._rows.get(day)
        notice = row.notice if row else self._year_notice[day.year]
        weekend = day.weekday() >= 5
        if working:
            kind = DayKind.TRANSFERRED_WORKING_DAY if weekend else DayKind.WORKING
        elif row and row.statutory:
            kind = DayKind.HOLIDAY
        else:
            kind = DayKind.WEEKEND if weekend else DayKind.TRANSFERRED_DAY_OFF
        statutory = bool(row and row.statutory)
        return CalendarDay(day, working, kind, row.name if row else "", notice.number, notice.issued, statutory)

    def days(self, first: date, last: date) -> Iterator[CalendarDay]:
        """Yield every day from first to last, both included.

        Raises:
            BeyondHorizon: At the first day that no notice covers.
        """
        for number in range(ordinal(first), ordinal(last) + 1):
            yield self.day(date.fromordinal(number))

    # -- other calendars -----------------------------------------------------------------------------------------------

    def as_known_on(self, day: date) -> WorkCalendar:
        """Return the edition of this calendar that was known on a day: only notices issued by then."""
        return WorkCalendar(self.tables, known_on=day, overlays=self.overlays)

    def with_year(self, table: YearTable) -> WorkCalendar:
        """Return this calendar with one more year, or with another table for a year that it has.

        Raises:
            CalendarError: If a year would be missing in between.
        """
        others = [own for own in self.tables if own.year != table.year]
        return WorkCalendar([*others, table], known_on=self.known_on, overlays=self.overlays)

    def overlay(self, overlay: Overlay) -> WorkCalendar:
        """Return this calendar with local days on top."""
        return WorkCalendar(self.tables, known_on=self.known_on, overlays=(*self.overlays, overlay))

    def _position(self, day: date) -> int:
        if type(day) is not date:
            ordinal(day)
        position = day.toordinal() - self._base
        if 0 <= position < len(self._working):
            return position
        raise self._beyond(day)

    def _beyond(self, day: date) -> BeyondHorizon:
        return BeyondHorizon(day, self.first, self.last, self.known_on)

    @cached_property
    def _most_weekdays_off(self) -> int:
        off: dict[int, int] = {}
        for row in self._rows.values():
            if row.kind == "off" and row.day.weekday() < 5:
                off[row.day.year] = off.get(row.day.year, 0) + 1
        return max(off.values())

    def __repr__(self) -> str:
        known = f", known on {self.known_on}" if self.known_on else ""
        return f"<WorkCalendar {self.first}..{self.last}{known}>"
