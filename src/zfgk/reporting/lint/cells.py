"""Cells that hold what no such cell can: blanks, negative numbers, parts of things."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from zfgk.reporting.lint.finding import Finding
from zfgk.reporting.lint.names import place
from zfgk.reporting.tables import Report

_TABLE2 = 2
_CENTS = Decimal("0.000001")  # 0.01 yuan in the unit of the form, 10 000 yuan


def check_cells(
    report: Report, unread: Mapping[tuple[int, str, str], str], away: Collection[tuple[int, str]] = ()
) -> Iterator[Finding]:
    """Yield what is wrong with single cells; blanks as one finding for each table.

    Args:
        report: The report.
        unread: The cells that could not be read, with what stands there; they are no blanks.
        away: The rows that are not there at all, as table and row.
    """
    blanks: dict[int, list[tuple[str, str]]] = {}
    for table, row, column, value in report.cells():
        if (table, row, column) in unread:
            text = unread[table, row, column]
            where = place(report.form, table, row, column)
            yield Finding(
                check="cell.unreadable", kind="unreadable", table=table, row=row, column=column, actual=text,
                zh=f"{where}不能读为数字：{text!r}", en=f"{text!r} cannot be read as a number",
            )  # fmt: skip
        elif value is not None:
            yield from _number(report, table, (row, column), value)
        elif (table, row) not in away:
            blanks.setdefault(table, []).append((row, column))
    for table, cells in blanks.items():
        yield _blank(report, table, cells)


def _number(report: Report, table: int, cell: tuple[str, str], value: int | Decimal) -> Iterator[Finding]:
    row, column = cell
    where = place(report.form, table, row, column)
    money = table == _TABLE2 and any(
        one.decimal for one in report.form.table2 if one.key == (f"{row}.{column}" if column else row)
    )
    if value < 0 and column != "change":
        yield Finding(
            check="cell.negative", table=table, row=row, column=column, actual=value,
            zh=f"{where}为负数{value}", en=f"{value} is negative",
        )  # fmt: skip
    elif money and value % _CENTS:
        yield Finding(
            check="cell.money", severity="note", table=table, row=row, column=column, actual=value,
            zh=f"{where}{value}细于一分钱", en=f"{value} is finer than a cent",
        )  # fmt: skip
    elif table == _TABLE2 and not money and value != int(value):  # the others have sums to follow
        yield Finding(
            check="cell.not-integer", table=table, row=row, column=column, actual=value,
            zh=f"{where}{value}不是整数", en=f"{value} is not a whole number",
        )  # fmt: skip


def _blank(report: Report, table: int, cells: list[tuple[str, str]]) -> Finding:
    first = place(report.form, table, *cells[0])
    alone = cells[0] if len(cells) == 1 else ("", "")
    return Finding(
        check="cell.blank", table=table, row=alone[0], column=alone[1], expected=0, actual=f"{len(cells)} blank",
        zh=f"表{table}有{len(cells)}格未填（首格：{first}）：没有的填0，空白不等于0",
        en=f"{len(cells)} cells are blank; a blank is not a zero",
    )  # fmt: skip
