"""Coverage, timeliness and completeness, unit by unit, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import attrs

from zfgk.model.ratio import Ratio

ARTICLE_12 = ("identifier", "title", "summary", "date_written")
"""What a catalogue says of every entry (条例第十二条): index, name, summary and the day on which it was written."""


@attrs.frozen(kw_only=True)
class Figures:
    """What an entry tells.

    Args:
        unit: The unit that publishes it.
        item: The item of the approved list that it belongs to; empty if none.
        published: The day of publication, if it is published.
        due: The last day for it, if one is known.
        complete: Whether all its required fields are there.
    """

    unit: str
    item: str = ""
    published: date | None = None
    due: date | None = None
    complete: bool = False


@attrs.frozen(kw_only=True)
class UnitFigures:
    """The figures of one unit.

    Args:
        unit: The unit.
        entries: How many entries it has.
        coverage: How many of its listed items have a published entry.
        timeliness: Of its entries whose outcome is known on the day, how many were published in time.
        completeness: How many of its entries are complete.
        missing: Its listed items without a published entry.
    """

    unit: str
    entries: int
    coverage: Ratio
    timeliness: Ratio
    completeness: Ratio
    missing: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the row as programs read it."""
        return {
            "unit": self.unit,
            "entries": self.entries,
            "coverage": self.coverage.to_json(),
            "timeliness": self.timeliness.to_json(),
            "completeness": self.completeness.to_json(),
            "missing": list(self.missing),
        }


MEASURES: tuple[tuple[str, Callable[[UnitFigures], Ratio]], ...] = (
    ("coverage", lambda row: row.coverage),
    ("timeliness", lambda row: row.timeliness),
    ("completeness", lambda row: row.completeness),
)
"""The three figures, in the order in which tables and plots show them."""


def figures(entries: Iterable[Figures], listed: Iterable[tuple[str, str]], on: date) -> tuple[UnitFigures, ...]:
    """Work out the figures of every unit.

    Args:
        entries: The entries of the catalogue.
        listed: The approved list (主动公开基本目录), as (unit, item).
        on: The day; an entry published later counts as not published.

    Returns:
        One row per unit, in the order of their names. In timeliness count the entries that have a day and were
        published by ``on``, or whose day has passed.
    """
    by_unit: dict[str, list[Figures]] = defaultdict(list)
    items: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        by_unit[entry.unit].append(entry)
    for unit, item in listed:
        items[unit].setdefault(item)
    return tuple(
        _row(unit, by_unit.get(unit, []), tuple(items.get(unit, {})), on) for unit in sorted({*by_unit, *items})
    )


def total(rows: Iterable[UnitFigures], unit: str) -> UnitFigures:
    """Add the figures of several units up.

    Args:
        rows: The rows.
        unit: What the sum is called.

    Returns:
        One row; items that are missing are those of all units.
    """
    found = list(rows)
    nothing = Ratio(0, 0)
    return UnitFigures(
        unit=unit,
        entries=sum(row.entries for row in found),
        coverage=sum((row.coverage for row in found), nothing),
        timeliness=sum((row.timeliness for row in found), nothing),
        completeness=sum((row.completeness for row in found), nothing),
        missing=tuple(item for row in found for item in row.missing),
    )


def _row(unit: str, entries: list[Figures], listed: tuple[str, ...], on: date) -> UnitFigures:
    there = {entry.item for entry in entries if entry.published and entry.published <= on}
    # Counted are those whose outcome is known: published by then, or past their day.
    judged = [
        entry for entry in entries if entry.due and (entry.due < on or (entry.published and entry.published <= on))
    ]
    in_time = sum(
        entry.published is not None and entry.due is not None and entry.published <= min(entry.due, on)
        for entry in judged
    )
    return UnitFigures(
        unit=unit,
        entries=len(entries),
        coverage=Ratio(sum(item in there for item in listed), len(listed)),
        timeliness=Ratio(in_time, len(judged)),
        completeness=Ratio(sum(entry.complete for entry in entries), len(entries)),
        missing=tuple(item for item in listed if item not in there),
    )
