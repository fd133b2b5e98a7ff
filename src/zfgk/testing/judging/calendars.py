"""The conformance suite for year tables of the working-day calendar."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from zfgk.calendar import WorkCalendar, YearTable, china
from zfgk.calendar.tables import read_table, write_table
from zfgk.errors import BadInput, CalendarError, Fault
from zfgk.testing.conformance import Check, NotApplicable, Suite, Violation

_ALWAYS_OFF = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""Statutory days off with a fixed date since 2008, by 国务院令第513号 and its later versions."""


@attrs.frozen
class TableBench:
    """A year table with the calendar that it joins.

    Args:
        table: The table.
        calendar: The calendar.
    """

    table: YearTable
    calendar: WorkCalendar


def own_year(bench: TableBench) -> Iterator[Fault]:
    """Check that rows lie in the year, or in the last two weeks of the one before."""
    first = date(bench.table.year, 1, 1) - timedelta(days=14)
    if not bench.table.rows:
        yield Fault("rows", "it has no rows", "a notice changes at least the statutory days")
    for number, row in enumerate(bench.table.rows):
        if not first <= row.day <= date(bench.table.year, 12, 31):
            yield Fault(f"rows[{number}].day", f"{row.day} does not belong to {bench.table.year}")


def weekends(bench: TableBench) -> Iterator[Fault]:
    """Check that only days of weekends are made working."""
    for number, row in enumerate(bench.table.rows):
        if row.kind == "work" and row.day.weekday() < 5:
            yield Fault(f"rows[{number}].day", f"{row.day} is no weekend day", "only weekend days are made working")
        if row.kind == "work" and row.statutory:
            yield Fault(f"rows[{number}].statutory", f"{row.day} is a working day and a statutory day off")


def noticed(bench: TableBench) -> Iterator[Fault]:
    """Check that every row names its notice, issued by the end of the arranged year."""
    for number, row in enumerate(bench.table.rows):
        where = f"rows[{number}].notice"
        if not row.notice.number.strip():
            yield Fault(where, "it has no number", "a day without a notice is not known")
        try:
            known = row.notice.known_from
        except (ValueError, TypeError):
            yield Fault(where, f"{row.notice.issued!r} is no day of issue", then="write YYYY-MM-DD, or YYYY-MM")
            continue
        if known > date(bench.table.year, 12, 31):
            yield Fault(where, f"it was issued on {known}, after the year that it arranges")


def statutory(bench: TableBench) -> Iterator[Fault]:
    """Check that the statutory days off with a fixed date are off."""
    if bench.table.year < 2008:
        raise NotApplicable("before 2008 other days were statutory")
    off = {row.day for row in bench.table.rows if row.kind == "off" and row.statutory}
    for month, day in _ALWAYS_OFF:
        when = date(bench.table.year, month, day)
        if when not in off:
            yield Fault("rows", f"{when} is not a statutory day off", "《全国年节及纪念日放假办法》 names it")


def written(bench: TableBench) -> None:
    """Check that the table is the same after it was written to a file and read back."""
    text = write_table(bench.table)
    try:
        again = read_table(text, "table.csv")
    except BadInput as error:
        raise Violation("what write_table wrote cannot be read", where=str(error.faults[0])) from error
    order = sorted(bench.table.rows, key=lambda row: (row.notice.known_from, row.day))
    if again.year != bench.table.year or list(again.rows) != order:
        raise Violation("it is not the same after it was written to a file and read back")


def joins(bench: TableBench) -> None:
    """Check that it joins the calendar, and that every day of the year is what the rows say."""
    try:
        joined = bench.calendar.with_year(bench.table)
    except CalendarError as error:
        raise Violation("it does not join the calendar", why=error.what, then=error.then) from error
    latest = {row.day: row for row in sorted(bench.table.rows, key=lambda row: row.notice.known_from)}
    day = date(bench.table.year, 1, 1)
    while day.year == bench.table.year:
        own = latest.get(day)
        # Rows of the next year's notice may lie in the last days of December; then that notice is the later one.
        nearest = joined.day(day)
        expected = own.kind == "work" if own else day.weekday() < 5
        if nearest.working != expected and (own is None) is (nearest.notice in _numbers(bench.table)):
            raise Violation(f"{day} is {'working' if nearest.working else 'off'}, the rows say otherwise", str(day))
        day += timedelta(days=1)


def _numbers(table: YearTable) -> set[str]:
    return {row.notice.number for row in table.rows}


@contextlib.contextmanager
def on_bench(table: YearTable, calendar: WorkCalendar | None = None) -> Iterator[TableBench]:
    """Put a table beside the calendar that it joins.

    Args:
        table: The table.
        calendar: The calendar; the one that ships with zfgk unless given.
    """
    yield TableBench(table, calendar or china())


CHECKS = (
    Check(
        "own-year",
        "its rows lie in its year",
        own_year,
        "a row belongs to the table of the year that its notice arranges",
    ),
    Check("weekends", "only weekend days are made working", weekends, "compare the day with the notice"),
    Check("noticed", "every row names its notice", noticed, "write the document number and the day of issue"),
    Check("statutory", "the statutory days off with a fixed date are off", statutory, "add the day, statutory"),
    Check(
        "written",
        "it can be written to a file and read back the same",
        written,
        "let zfgk.calendar.tables.load_table read it",
    ),
    Check("joins", "it joins the calendar, and every day is what its rows say", joins, "bring the missing years, too"),
)
"""Every check of contract 1, in the order of a report."""

SUITE: Suite[TableBench] = Suite(
    kind="calendars",
    what="year table",
    checks={1: CHECKS},
    bench=on_bench,
    id_of=lambda table: str(table.year),
    traits=lambda table: {"rows": str(len(table.rows))},
)
