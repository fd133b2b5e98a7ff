"""What a rule gives for every start day, worked out once, so that a column only looks it up.

A last day depends on the start day alone, as long as nothing but the start has happened. The versions, the readings
and the calendar are therefore applied to each day of a span once, not to each row of a column.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import numpy as np
import numpy.typing as npt

from zfgk.batch.periods import last_days, on_or_after
from zfgk.batch.tables import DAY, NAT, YEAR, Days, Integers, positions, tables_of
from zfgk.calendar import WorkCalendar
from zfgk.engine.measures import Silent, variants
from zfgk.engine.versions import Versions
from zfgk.model.measure import ByKey, WorkingDays
from zfgk.model.reading import Reading
from zfgk.rules.clock import YEAR_END, Clock

LATEST = date(2199, 12, 31)
"""The last start day looked up for periods that need no calendar."""
NOWHERE = -(2**40)
"""A place among the working days that no row can come back from."""


@attrs.frozen(eq=False)
class Lookup:
    """A rule, ready for columns.

    Args:
        first: The day before the first start day looked up.
        stride: How many places a word takes: one for each start day, and one more at either end for all other days.
        words: The words of the key that the period depends on, in their order; one more row follows for any other word.
        ends: The last day for each word and start day, ``NaT`` where there is none.
    """

    first: np.datetime64
    stride: int
    words: tuple[str, ...]
    ends: Days


@attrs.frozen(eq=False)
class Moving:
    """What moves last days by columns of extensions or of days not counted.

    Args:
        bases: The last day for each start day, arranged as in :class:`Lookup`: for working days its place among the
            working days, else its own number of days since 1970, before any rest day is looked at.
        most: The longest extension for each start day.
        days: What a place or a day number stands for, a ``NaT`` at either end: the working days, or for a period that
            rolls the working day that each day of the calendar moves to. Nothing for calendar days that stay.
        first: The place or the day number of the first of them.
    """

    bases: Integers
    most: Integers
    days: Days | None
    first: int


@functools.lru_cache(maxsize=64)
def lookup(versions: Versions, calendar: WorkCalendar, selected: frozenset[tuple[str, str]]) -> Lookup:
    """Work a rule out for every start day.

    Args:
        versions: The rule.
        calendar: The calendar.
        selected: The readings selected, with their options.

    Returns:
        The lookup.
    """
    starts, words = span(versions, calendar), _words(versions)
    rows = [_row(versions, word, starts, calendar, dict(selected)) for word in (*words, "")]
    padded = [np.pad(row, 1, constant_values=NAT) for row in rows]
    return Lookup(starts[0] - DAY, len(starts) + 2, words, np.concatenate(padded))


@functools.lru_cache(maxsize=64)
def moving(versions: Versions, calendar: WorkCalendar, selected: frozenset[tuple[str, str]]) -> Moving:
    """Prepare a rule, all of whose versions count one unit, for columns that move its last days.

    Args:
        versions: The rule.
        calendar: The calendar.
        selected: The readings selected, with their options.

    Returns:
        What is needed besides the lookup.
    """
    starts, tables = span(versions, calendar), tables_of(calendar)
    newest = versions.rules[0]
    working = isinstance(newest.period, WorkingDays)
    bases, most = np.full(starts.shape, NOWHERE), np.zeros(starts.shape, dtype=np.int64)
    for rule in versions.rules:
        ends = _unrolled(rule, "", starts, calendar, dict(selected))
        governed = _in_force(rule, starts)
        numbers = positions(ends, tables.first) if working else ends.astype(np.int64)
        # A last day counted in working days is one itself; its place is how many lie before it.
        places = tables.rank[np.where(np.isnat(ends), 0, numbers)] if working else numbers
        bases[governed] = np.where(np.isnat(ends), NOWHERE, places)[governed]
        most[governed] = rule.extension.at_most.n if rule.extension else 0
    days: Days | None = None
    first = 0
    if working:
        days = np.pad(tables.select, 1, constant_values=NAT)
    elif newest.rolls:
        days = np.pad(on_or_after(tables.first + DAY * np.arange(tables.size), calendar), 1, constant_values=NAT)
        first = int(tables.first.astype(np.int64))
    return Moving(np.pad(bases, 1, constant_values=NOWHERE), np.pad(most, 1), days, first)


def span(versions: Versions, calendar: WorkCalendar) -> Days:
    """Return the start days that are looked up, in order."""
    periods = [period for rule in versions.rules for _, period in variants(rule)]
    if all(isinstance(period, WorkingDays | Silent) for period in periods):
        first, last = calendar.first, calendar.last
    else:
        first, last = min(rule.in_force.since for rule in versions.rules), LATEST
        if YEAR_END in versions.starters:
            first = date(first.year, 1, 1)
    return np.arange(np.datetime64(first), np.datetime64(last + timedelta(days=1)))


def _words(versions: Versions) -> tuple[str, ...]:
    keyed = [rule.period for rule in versions.rules if isinstance(rule.period, ByKey)]
    return tuple(dict.fromkeys(word for period in keyed for word, _ in period.periods))


def _row(versions: Versions, word: str, starts: Days, calendar: WorkCalendar, selected: Mapping[str, str]) -> Days:
    """Return the last day for each start day under the version that governs it."""
    ends = {rule: _rolled(rule, _unrolled(rule, word, starts, calendar, selected), calendar) for rule in versions.rules}
    out = np.full(starts.shape, NAT)
    for rule, own in ends.items():
        governed = _in_force(rule, year_ends(starts) if YEAR_END in versions.starters else starts)
        out[governed] = own[governed]
        if rule.transition is None or not departs(rule.transition, selected):
            continue
        for later, anew in ends.items():
            moved = governed & ~_in_force(rule, own) & _in_force(later, own)
            out[moved] = anew[moved]
    return out


def _unrolled(rule: Clock, word: str, starts: Days, calendar: WorkCalendar, selected: Mapping[str, str]) -> Days:
    if rule.start.rest_day and departs(rule.start.rest_day, selected):
        moved = on_or_after(starts, calendar)
        # Beyond the calendar nobody knows a rest day, and the start stays where it is.
        starts = np.where(np.isnat(moved), starts, moved)
    period = rule.period.period(word) if isinstance(rule.period, ByKey) else rule.period
    return last_days(rule, starts, period, calendar, same_day=departs(rule.start.counting, selected))


def _rolled(rule: Clock, days: Days, calendar: WorkCalendar) -> Days:
    return on_or_after(days, calendar) if rule.rolls else days


def year_ends(days: Days) -> Days:
    """Return the last day of the year of each day."""
    following: Days = (days.astype("datetime64[Y]") + YEAR).astype("datetime64[D]")
    return following - DAY


def departs(reading: Reading, selected: Mapping[str, str]) -> bool:
    """Tell whether an option other than the default is selected."""
    return selected.get(reading.id, reading.default.id) != reading.default.id


def _in_force(rule: Clock, days: Days) -> npt.NDArray[np.bool_]:
    until = rule.in_force.until
    return (days >= np.datetime64(rule.in_force.since)) & (
        ~np.isnat(days) if until is None else days <= np.datetime64(until)
    )
