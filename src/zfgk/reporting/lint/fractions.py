"""Numbers of requests and cases that are not whole: one finding for each source, and none for the sums that follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from zfgk.reporting.form import BALANCE
from zfgk.reporting.identities import Breach, Identity, breaches, identities
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.names import place
from zfgk.reporting.tables import Number, Report

Place = tuple[int, str, str]
"""A cell, as table, row and column."""


def check_fractions(report: Report) -> Iterator[Finding]:
    """Yield the cells of tables 3 and 4 that are not whole, those that are sums of others left out.

    Args:
        report: The report.
    """
    found: dict[Place, int | Decimal] = {
        (table, row, column): value
        for table, row, column, value in report.cells()
        if table > 2 and value is not None and not whole(value)  # the number printed above the table
    }
    if not found:
        return
    asked = [one for one in identities(report) if any(cell in found for cell in _cells(one))]
    broken = {breach.identity: breach for breach in breaches(report, asked)}
    for group in _groups(found, (one for one in asked if one not in broken)):
        sources = _sources(group)
        for cell in sources:
            yield _finding(report, cell, found[cell], (len(sources), len(group)), broken.values())


def whole(value: Number) -> bool:
    """Tell whether a number is whole; a blank is.

    Args:
        value: The number.
    """
    return value is None or value == int(value)


def _cells(identity: Identity) -> list[Place]:
    return [(identity.table, *cell) for cell in (*identity.left, *identity.right)]


def _groups(found: Iterable[Place], holding: Iterable[Identity]) -> list[set[Place]]:
    """Join cells that stand in one sum that holds: a fraction runs through them."""
    groups = [{cell} for cell in found]
    for identity in holding:
        touched = set(_cells(identity))
        joined = [group for group in groups if group & touched]
        if len(joined) > 1:
            groups = [group for group in groups if not group & touched] + [set[Place]().union(*joined)]
    return groups


def _sources(group: set[Place]) -> list[Place]:
    """Return the cells of a group that are no sums: results first, then what came in or stays, then the sums themselves."""
    parts = sorted(cell for cell in group if cell[2] != "total")
    results = [cell for cell in parts if cell[1] not in BALANCE]
    return results or [cell for cell in parts if cell[1] != "total"] or parts or sorted(group)


def _finding(
    report: Report, cell: Place, value: int | Decimal, sizes: tuple[int, int], broken: Iterable[Breach]
) -> Finding:
    sources, group = sizes
    expected = _expected(cell, value, broken)
    where = place(report.form, *cell)
    rest = f"，另有{group - sources}格合计数随之不是整数" if group > sources else ""
    return Finding(
        check="cell.not-integer", table=cell[0], row=cell[1], column=cell[2], expected=expected, actual=value,
        zh=f"{where}{value}不是整数{rest}", en=f"{value} is not a whole number",
    )  # fmt: skip


def _expected(cell: Place, value: int | Decimal, broken: Iterable[Breach]) -> Number:
    """Return the whole number with which every sum of the cell holds that does not hold now; ``None`` for none."""
    gaps: set[int | Decimal] = set()
    for breach in broken:
        gap = (breach.right or 0) - (breach.left or 0)
        table, sides = breach.identity.table, (breach.identity.left, breach.identity.right)
        if table == cell[0] and cell[1:] in sides[0] + sides[1]:
            gaps.add(gap if cell[1:] in sides[0] else -gap)
    mended = value + gaps.pop() if len(gaps) == 1 else None
    return mended if mended is not None and mended >= 0 and whole(mended) else None
