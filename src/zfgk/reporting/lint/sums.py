"""Sums of tables 3 and 4 that do not add up, one finding for each slip."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.reporting.identities import Breach, breaches, identities
from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.fractions import whole
from zfgk.reporting.lint.names import place
from zfgk.reporting.lint.suspects import Slip, slips
from zfgk.reporting.tables import Report

_FIRST = ("table3.balance", "table3.results", "table3.row", "table4.group")


def check_sums(report: Report) -> Iterator[Finding]:
    """Yield a finding for each slip in the sums of tables 3 and 4.

    A sum with a blank cell is not asked, and what is missing is no part of a thing: a cell that is not whole has a
    finding of its own.

    Args:
        report: The report.
    """
    known = {(table, row, column) for table, row, column, value in report.cells() if value is not None}
    asked = [one for one in identities(report) if all((one.table, *cell) in known for cell in (*one.left, *one.right))]
    for table in (3, 4):
        mine = [one for one in asked if one.table == table]
        parted = {one.identity for one in breaches(report, mine) if not whole((one.left or 0) - (one.right or 0))}
        mine = [one for one in mine if one not in parted]
        for slip in slips(mine, breaches(report, mine)):
            yield _finding(report, slip)


def _finding(report: Report, slip: Slip) -> Finding:
    ordered = sorted(slip.breaches, key=lambda breach: _FIRST.index(breach.identity.id))
    first = ordered[0]
    table, check = first.identity.table, first.identity.id
    said = "；".join(_sides(report, breach) for breach in ordered)
    if table == 4:  # the number printed above the table
        row = first.identity.row
        where = place(report.form, table, row, "total")
        return Finding(
            check=check, table=4, row=row, column="total", expected=first.left, actual=first.right,
            zh=f"{where}应为{first.left}，现为{first.right}：{first.identity.rule}",
            en=f"the outcomes add up to {first.left}, the total says {first.right}",
        )  # fmt: skip
    cell = slip.cell
    if cell:
        actual = report.cell3(*cell) or 0
        expected = actual + slip.repairs[0][cell]
        where = place(report.form, table, *cell)
        return Finding(
            check=check, table=3, row=cell[0], column=cell[1], expected=expected, actual=actual,
            zh=f"{where}疑为{expected}，现为{actual}：{said}",
            en=f"{actual} is probably {expected}: with it every sum holds that does not hold now ({len(ordered)})",
        )  # fmt: skip
    row, column = slip.row or first.identity.row, slip.column or first.identity.column
    where = place(report.form, table, row, column)
    return Finding(
        check=check, table=3, row=row, column=column, expected=first.left, actual=first.right,
        zh=f"{where}数据不平：{said}",
        en=f"{first.left} is not {first.right}; which cell is wrong cannot be told",
    )  # fmt: skip


def _sides(report: Report, breach: Breach) -> str:
    one = breach.identity
    where = place(report.form, one.table, one.row, one.column)
    return f"{where}{breach.left}≠{breach.right}（{one.rule}）"
