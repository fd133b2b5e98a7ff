"""The three tables as printed: which cells are merged, which are heads, where the numbers stand.

Every office format draws the same cells, so that no two of them can differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import attrs

from zfgk.reporting.form import COLUMNS, GROUPS, HEADS, OUTCOME_HEADS, OUTCOMES, Form
from zfgk.reporting.form import Cell as FormCell
from zfgk.reporting.tables import Number, Report

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = "申请人情况"
BODIES = "法人或其他组织"
YEARS_RESULTS = "三、本年度办理结果"
SUITS = "行政诉讼"
INFORMATION = "信息内容"


@attrs.frozen
class Box:
    """A cell.

    Args:
        content: A label, or a number; ``None`` is a blank number.
        down: How many rows it spans.
        across: How many columns it spans.
        role: ``head`` for the heads of columns, ``label`` for those of rows, ``number``.
    """

    content: str | Number
    down: int = 1
    across: int = 1
    role: Literal["head", "label", "number"] = "number"

    @property
    def text(self) -> str:
        """The content as it is printed."""
        if isinstance(self.content, Decimal):
            return f"{self.content.normalize():f}"
        return "" if self.content is None else str(self.content)


@attrs.frozen
class Table:
    """A table as printed.

    Args:
        number: Its number: 2, 3 or 4.
        name: Its name, for those who do not see it.
        widths: The widths of its columns, relative to each other.
        rows: The cells that begin in each row.
        heads: How many rows of heads it begins with.
    """

    number: int
    name: str
    widths: tuple[int, ...]
    rows: tuple[tuple[Box, ...], ...]
    heads: int = 0

    def placed(self) -> list[tuple[int, int, Box]]:
        """Return every cell with the number of its first row and column, from 0."""
        taken: set[tuple[int, int]] = set()
        found: list[tuple[int, int, Box]] = []
        for row, boxes in enumerate(self.rows):
            column = 0
            for box in boxes:
                while (row, column) in taken:
                    column += 1
                found.append((row, column, box))
                taken.update((row + i, column + k) for i in range(box.down) for k in range(box.across))
                column += box.across
        return found


def tables_of(report: Report) -> dict[int, Table]:
    """Return the tables of a report by their numbers."""
    return {2: _table2(report), 3: _table3(report), 4: _table4(report)}


def _head(text: str, down: int = 1, across: int = 1) -> Box:
    return Box(text, down, across, "head")


def _label(text: str, down: int = 1, across: int = 1) -> Box:
    return Box(text, down, across, "label")


def _table2(report: Report) -> Table:
    width = 1 + max(len(_of_row(report.form, row)) for row in _rows2(report.form))
    rows: list[tuple[Box, ...]] = []
    for block in dict.fromkeys(cell.block for cell in report.form.table2):
        mine = [row for row in _rows2(report.form) if _of_row(report.form, row)[0].block == block]
        heads = [cell.column for cell in _of_row(report.form, mine[0])]
        rows += [
            (_head(block, across=width),),
            (
                _head(INFORMATION),
                *(_head(text, across=over) for text, over in zip(heads, _spread(len(heads), width - 1), strict=True)),
            ),
        ]
        for row in mine:
            cells = _of_row(report.form, row)
            spread = _spread(len(cells), width - 1)
            rows.append(
                (
                    _label(row),
                    *(Box(report.table2.get(cell.key), 1, over) for cell, over in zip(cells, spread, strict=True)),
                )
            )
    return Table(2, "主动公开政府信息情况", (3, *(2 for _ in range(width - 1))), tuple(rows))


def _rows2(form: Form) -> list[str]:
    return list(dict.fromkeys(cell.row for cell in form.table2))


def _of_row(form: Form, row: str) -> list[FormCell]:
    return [cell for cell in form.table2 if cell.row == row]


def _spread(parts: int, width: int) -> list[int]:
    """Return how many columns each of some cells spans that share a width; the last takes what is left."""
    each = width // parts
    return [*(each for _ in range(parts - 1)), width - each * (parts - 1)]


def _table3(report: Report) -> Table:
    form = report.form
    rows: list[tuple[Box, ...]] = [
        (_head(CORNER, 3, 3), _head(APPLICANTS, across=len(COLUMNS))),
        (_head(HEADS[0], 2), _head(BODIES, across=5), _head(HEADS[-1], 2)),
        tuple(_head(head) for head in HEADS[1:-1]),
    ]
    within = [row for row in form.table3 if row.key in form.results or row.key == "total"]
    for row in form.table3:
        boxes: list[Box] = []
        if row is within[0]:
            boxes.append(_label(YEARS_RESULTS, len(within)))
        section = [one for one in within if row.section and one.section == row.section]
        if row not in within:
            boxes.append(_label(row.label, across=3))
        elif len(section) > 1:
            boxes += [_label(form.sections[row.section], len(section))] if row is section[0] else []
            boxes.append(_label(row.label))
        else:
            boxes.append(_label(row.label, across=2))
        rows.append((*boxes, *(Box(report.cell3(row.key, name)) for name in COLUMNS)))
    return Table(3, "收到和处理政府信息公开申请情况", (7, 13, 42, 15, 15, 15, 15, 15, 15, 18), tuple(rows), heads=3)


def _table4(report: Report) -> Table:
    review, *suits = GROUPS
    count = len(OUTCOMES)
    rows = (
        (_head(GROUPS[review], across=count), _head(SUITS, across=count * len(suits))),
        (*_outcomes(2), *(_head(GROUPS[group], across=count) for group in suits)),
        tuple(box for _ in suits for box in _outcomes(1)),
        tuple(Box(report.cell4(group, name)) for group in GROUPS for name in OUTCOMES),
    )
    return Table(4, "政府信息公开行政复议、行政诉讼情况", (1,) * (count * len(GROUPS)), rows, heads=3)


def _outcomes(down: int) -> Sequence[Box]:
    return [_head(head, down) for head in OUTCOME_HEADS]
