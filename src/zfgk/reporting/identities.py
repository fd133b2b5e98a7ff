"""What must add up in the tables of an annual report, and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from zfgk.reporting.form import COLUMNS, GROUPS, OUTCOMES
from zfgk.reporting.tables import Number, Report


@attrs.frozen
class Identity:
    """Two sums of cells that must be equal.

    Args:
        id: Its id, such as ``table3.balance``.
        table: The table.
        row: The row in which it holds; empty if it holds down a column.
        column: The column in which it holds; empty if it holds along a row.
        left: The cells of the left side, as row and column.
        right: The cells of the right side.
        rule: The rule, in Chinese.
    """

    id: str
    table: Literal[3, 4]
    row: str
    column: str
    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    rule: str


@attrs.frozen
class Breach:
    """An identity that does not hold.

    Args:
        identity: The identity.
        left: The sum of the left side.
        right: The sum of the right side.
    """

    identity: Identity
    left: Number
    right: Number


def identities(report: Report) -> Iterator[Identity]:
    """Yield every identity of the report's form."""
    leaves = report.form.results
    for name in COLUMNS:
        yield Identity(
            "table3.balance",
            3,
            "",
            name,
            (("new", name), ("carried_over", name)),
            (("total", name), ("carried_forward", name)),
            "第一项加第二项之和，等于第三项加第四项之和",
        )
        yield Identity(
            "table3.results",
            3,
            "",
            name,
            tuple((key, name) for key in leaves),
            (("total", name),),
            "各项办理结果之和等于总计",
        )
    for row in report.form.table3:
        parts = tuple((row.key, name) for name in COLUMNS[:-1])
        yield Identity("table3.row", 3, row.key, "", parts, ((row.key, "total"),), "各类申请人之和等于总计")
    for group in GROUPS:
        parts = tuple((group, name) for name in OUTCOMES[:-1])
        yield Identity("table4.group", 4, group, "", parts, ((group, "total"),), "四类结果之和等于总计")


def breaches(report: Report, asked: Iterable[Identity] | None = None) -> Iterator[Breach]:
    """Yield the identities that do not hold; one with a blank cell is not asked.

    Args:
        report: The report.
        asked: The identities; all of the form unless given.
    """
    for identity in identities(report) if asked is None else asked:
        left, right = _sum(report, identity, identity.left), _sum(report, identity, identity.right)
        if left is not None and right is not None and left != right:
            yield Breach(identity, left, right)


def _sum(report: Report, identity: Identity, cells: Iterable[tuple[str, str]]) -> Number:
    read = report.cell3 if identity.table == 3 else report.cell4
    values = [read(row, column) for row, column in cells]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
