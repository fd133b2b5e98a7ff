"""The report as a workbook: the words on one sheet, each table on a sheet of its own."""

from __future__ import annotations

import io
import math
from decimal import Decimal

from zfgk.documents.workbook import BOX_HEAD, BOX_LABEL, BOX_NUMBER, PROSE, TITLE, Sheet, Workbook
from zfgk.reporting.making.layout import Box, Table, tables_of
from zfgk.reporting.making.make import Made
from zfgk.reporting.making.texts import preface, title_of

_STYLES = {"head": BOX_HEAD, "label": BOX_LABEL, "number": BOX_NUMBER}
_WORDS = 100
"""The width of the column of words, in characters."""
_TABLE = {2: 96, 3: 150, 4: 150}
"""The width of each table, in characters."""
_NUMBERS = {2: "二", 3: "三", 4: "四"}


def xlsx_bytes(made: Made) -> bytes:
    """Return the report as a workbook; the same report gives the same bytes.

    Args:
        made: The report.
    """
    out = io.BytesIO()
    book = Workbook(out)
    sheet = book.sheet("正文", [_WORDS], frozen=False)
    sheet.row([title_of(made.report)], TITLE, lines=2)
    _words(sheet, preface(made.report))
    for part in made.parts:
        sheet.row([part.title], BOX_HEAD, lines=1.4)
        for text in (*part.above, *((f"（见“表{_NUMBERS[part.table]}”）",) if part.table else ()), *part.below):
            _words(sheet, text)
    sheet.close()
    for number, table in tables_of(made.report).items():
        _table(book, f"表{_NUMBERS[number]}", table)
    book.close()
    return out.getvalue()


def _words(sheet: Sheet, text: str) -> None:
    sheet.row([text], PROSE, lines=math.ceil(2 * len(text) / _WORDS) + 0.4)


def _table(book: Workbook, title: str, table: Table) -> None:
    unit = _TABLE[table.number] / sum(table.widths)
    widths = [round(width * unit) for width in table.widths]
    sheet = book.sheet(title, widths, frozen=False)
    sheet.row([f"{title} {table.name}", *("" for _ in widths[1:])], TITLE, lines=2)
    grid: dict[tuple[int, int], tuple[str | int | Decimal, int]] = {}
    merged = [(1, 1, 1, len(widths))]
    lines = [1 for _ in table.rows]
    for row, column, box in table.placed():
        style = _STYLES[box.role]
        grid |= {(row + i, column + k): ("", style) for i in range(box.down) for k in range(box.across)}
        grid[row, column] = (_content(box), style)
        wide = sum(widths[column : column + box.across])
        lines[row] = max(lines[row], math.ceil(2 * len(box.text) / wide) if box.down == 1 else 1)
        if box.down > 1 or box.across > 1:
            # The first row holds the name of the table, and rows and columns are counted from 1.
            merged.append((row + 2, column + 1, row + box.down + 1, column + box.across))
    for row in range(len(table.rows)):
        cells = [grid[row, column] for column in range(len(widths))]
        sheet.row([content for content, _ in cells], [style for _, style in cells], lines[row] + 0.3)
    sheet.close(merged=merged)


def _content(box: Box) -> str | int | Decimal:
    return "" if box.content is None else box.content
