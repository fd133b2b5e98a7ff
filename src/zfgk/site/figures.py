"""Coverage, timeliness and completeness, unit by unit, as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import attrs


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
    """The figures of one unit; a share of nothing is ``None``, never 0 or 1.

    Args:
        unit: The unit.
        entries: How many entries it has.
        coverage: The share of its listed items that have a published entry.
        timeliness: The share of the entries due by the day that were published in time.
        completeness: The share of its entries that are complete.
        missing: Its listed items without a published entry.
    """

    unit: str
    entries: int
    coverage: Fraction | None
    timeliness: Fraction | None
    completeness: Fraction | None
    missing: tuple[str, ...]


def figures(entries: Iterable[Figures], listed: Iterable[tuple[str, str]], on: date) -> tuple[UnitFigures, ...]:
    """Work out the figures of every unit.

    Args:
        entries: The entries of the catalogue.
        listed: The approved list (主动公开基本目录), as (unit, item).
        on: The day; an entry published later counts as not published.

    Returns:
        One row per unit, in the order of their names. An entry without a day counts in no timeliness.
    """
    by_unit: dict[str, list[Figures]] = defaultdict(list)
    items: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        by_unit[entry.unit].append(entry)
    for unit, item in listed:
        items[unit].setdefault(item)
    return tuple(_row(unit, by_unit[unit], tuple(items[unit]), on) for unit in sorted({*by_unit, *items}))


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
        coverage=_share(sum(item in there for item in listed), len(listed)),
        timeliness=_share(in_time, len(judged)),
        completeness=_share(sum(entry.complete for entry in entries), len(entries)),
        missing=tuple(item for item in listed if item not in there),
    )


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
