"""Workbooks (.xlsx): each visible sheet as a table, whose rows may be titles and sentences too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.documents.ooxml.formats import PLAIN, column_of, shown_number, unescaped
from zfgk.documents.ooxml.names import S
from zfgk.documents.ooxml.opc import Parts
from zfgk.documents.ooxml.strings import shared_strings
from zfgk.documents.ooxml.xlsx import sheet_parts
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, Unread
from zfgk.reporting.reading.assemble import assemble
from zfgk.reporting.reading.flow import Box, Grid, Line
from zfgk.reporting.reading.scan import NotAReport, Scan

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_DIGITS = 9
_WIDEST = 200  # columns: a report has 18


def read_xlsx(data: bytes, name: str) -> Scan | NotAReport:
    """Read a report that is a workbook.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        UnreadableFile: If it is damaged, or no workbook.
    """
    parts = Parts(Source(data, name))
    root = parts.tree(parts.main) if parts.main in parts.package else Unread("workbook", "damaged", "it is not there")
    if isinstance(root, Unread):
        raise UnreadableFile(name, root.detail or root.why, "save the file as .xlsx again")
    texts, _ = shared_strings(parts, [one for one in parts.package.names if parts.role(one) == "sharedStrings"])
    flow: list[str | Grid] = []
    for sheet in sheet_parts(parts, root):
        tree = Unread(sheet.name, "hidden") if sheet.hidden else parts.tree(sheet.name)
        if not isinstance(tree, Unread):
            flow += [" ".join(sheet.title.split()), Grid(tuple(_lines(tree, texts.strings)))]
    return assemble(tuple(flow))


def _lines(sheet: etree._Element, strings: list[str]) -> Iterator[Line]:
    rows: dict[int, dict[int, str]] = {}
    for place, row in enumerate(sheet.iterfind(f"{S}sheetData/{S}row"), 1):
        number = _number(row.get("r", ""), place)
        cells = rows.setdefault(number, {})
        for cell in row.iterfind(f"{S}c"):
            column = column_of(cell.get("r", "")) or len(cells) + 1
            if column <= _WIDEST:
                cells[column] = _shown(cell, strings)
    spans: dict[tuple[int, int], int] = {}
    covered: set[tuple[int, int]] = set()
    for one in sheet.iterfind(f"{S}mergeCells/{S}mergeCell"):
        _merge(one.get("ref", ""), rows, spans, covered)
    width = max((column for cells in rows.values() for column, text in cells.items() if text.strip()), default=0)
    for number in sorted(rows):
        line = tuple(
            Box(rows[number].get(column, ""), spans.get((number, column), 1), column)
            for column in range(1, width + 1)
            if (number, column) not in covered
        )
        if any(box.text.strip() for box in line):
            yield line


def _merge(
    reference: str, rows: dict[int, dict[int, str]], spans: dict[tuple[int, int], int], covered: set[tuple[int, int]]
) -> None:
    ends = _REFERENCE.findall(reference)
    if len(ends) != 2:  # the two corners of a range
        return
    (left, top), (right, bottom) = ((min(column_of(one[0]), _WIDEST), int(one[1])) for one in ends)
    spans[top, left] = right - left + 1
    for number in rows:
        if top <= number <= bottom:
            covered.update((number, column) for column in range(left, right + 1))
    covered.discard((top, left))


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else otherwise


def _shown(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return unescaped("".join(one.text or "" for one in cell.iterfind(f".//{S}t")))
    value = (cell.findtext(f"{S}v") or "").strip()
    if kind == "s":
        index = _number(value, len(strings))
        return unescaped(strings[index]) if index < len(strings) else "?"
    if not value:
        # A formula that no program has computed yet shows nothing, and is not blank.
        return f"={cell.findtext(f'{S}f') or ''}" if cell.find(f"{S}f") is not None else ""
    return shown_number(value, PLAIN) if kind == "n" else unescaped(value)
