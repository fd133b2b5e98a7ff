"""The workbook: the catalogue as a real table, and counts of it with charts. The same rows give the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from zfgk_table.columns import DAYS, HEADS, cells

MOST_ROWS = 1_048_575
"""How many rows a sheet holds below its head."""
FIRST_DAY = "1900-03-01"
"""The first day that all programs count alike, for some know a 29 February 1900; earlier ones stand there as text."""

_WIDTHS = {"title": 48, "summary": 48, "publisher": 24, "document_number": 22, "url": 36, "identifier": 24}
_STYLE = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_workbook(rows: Iterable[Mapping[str, Any]], file: BinaryIO) -> None:
    """Write the workbook.

    Args:
        rows: The rows, in order.
        file: An open binary file.
    """
    book = Workbook(write_only=True)
    publishers: Counter[str] = Counter()
    months: Counter[str] = Counter()
    latest = ""
    sheet, filled, number = None, 0, 0
    for row in rows:
        if sheet is None or filled == MOST_ROWS:
            _close(sheet, filled, number)
            number += 1
            sheet, filled = _sheet(book, number), 0
        sheet.append([_cell(sheet, name, value) for name, value in zip(HEADS, cells(row), strict=True)])
        filled += 1
        publishers[row["publisher"] or "（未填）"] += 1
        months[(row["date_published"] or "（未填）")[:7]] += 1
        latest = max(latest, row["changed"])
    if sheet is None:
        sheet, number = _sheet(book, 1), 1
    _close(sheet, filled, number)
    counts = book.create_sheet("统计")
    counts.column_dimensions["A"].width = 30
    _fit(counts)
    _counted(counts, "发布机构", publishers.most_common(), 1, chart_at=1)
    _counted(counts, "发布月份", sorted(months.items()), len(publishers) + 4, chart_at=18)
    with TemporaryFile() as held:  # a sheet of many rows is too large to be held in memory
        book.save(held)
        _settle(held, file, latest)


def _sheet(book: Workbook, number: int) -> Any:
    sheet = book.create_sheet("目录" if number == 1 else f"目录 {number}")
    sheet.freeze_panes = "C2"
    for at, name in enumerate(HEADS):
        sheet.column_dimensions[_letter(at)].width = _WIDTHS.get(name, 14)
    _fit(sheet)
    sheet.append([_head(sheet, head) for head in HEADS.values()])
    return sheet


def _cell(sheet: Any, name: str, value: Any) -> Any:
    """Return a cell: days as days, as far as sheets know them, and every text as text, so that none becomes a formula."""
    if name in DAYS and (not value or value >= FIRST_DAY):
        cell = WriteOnlyCell(sheet, date.fromisoformat(value) if value else None)
        cell.number_format = "yyyy-mm-dd"
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    if name in {"title", "summary"}:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _close(sheet: Any, filled: int, number: int) -> None:
    if sheet is None:
        return
    # A table needs a row below its head.
    table = Table(displayName=f"catalogue{number}", ref=f"A1:{_letter(len(HEADS) - 1)}{max(filled, 1) + 1}")
    table.tableStyleInfo = _STYLE
    table._initialise_columns()  # noqa: SLF001  # as openpyxl documents for sheets that are written as a stream
    for column, head in zip(table.tableColumns, HEADS.values(), strict=True):
        column.name = head
    sheet.tables.add(table)  # add_table would warn of what was just done


def _counted(sheet: Any, head: str, counts: Iterable[tuple[str, int]], at: int, chart_at: int) -> None:
    """Write counts from a row on, with their chart beside them."""
    listed = list(counts)
    sheet.append([_head(sheet, head), _head(sheet, "条数")])
    for name, count in listed:
        cell = WriteOnlyCell(sheet, name)
        cell.data_type = "s"
        sheet.append([cell, count])
    sheet.append([])
    sheet.append([])
    if not listed:
        return
    chart = BarChart()
    chart.type, chart.title, chart.legend = "bar" if head == "发布机构" else "col", f"按{head}统计", None
    last = at + min(len(listed), 30)
    chart.add_data(Reference(sheet, min_col=2, min_row=at, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=at + 1, max_row=last))
    chart.x_axis.delete = chart.y_axis.delete = False
    sheet.add_chart(chart, f"D{chart_at}")


def _head(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _fit(sheet: Any) -> None:
    """Let a printed page be as wide as the sheet."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _letter(at: int) -> str:
    return chr(ord("A") + at)


def _settle(held: BinaryIO, file: BinaryIO, latest: str) -> None:
    """Copy the workbook without the moments that the library puts in."""
    try:
        moment = datetime.fromisoformat(latest).astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
    except (ValueError, OverflowError):  # there is no change, or its moment has no name in UTC
        moment = ""
    with zipfile.ZipFile(held) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name in given.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            with given.open(name) as data, out.open(member, "w") as copy:
                if name == _CORE:
                    stamp = rb"\g<1>" + (moment or "1980-01-01T00:00:00Z").encode() + rb"\g<2>"
                    copy.write(re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms:)", stamp, data.read()))
                else:
                    copyfileobj(data, copy, 1 << 20)
