"""Workbooks: one sheet, a text in every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from zfgk.catalogue.exchange.holds import XML, Holds
from zfgk.catalogue.exchange.sheet import Sheet
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Kind, Schema
from zfgk.documents.workbook import HEAD, REQUIRED, Workbook
from zfgk.errors import BadInput, Fault

SHEET = "目录"
"""The name of the sheet that holds the entries."""
LONGEST = 32_767
"""The most characters in a cell, by the limits of spreadsheet programs."""
ROWS = 1_048_576
"""The most rows of a sheet, the heads included."""
COLUMNS = 16_384
"""The most columns of a sheet."""
_WIDTHS = {Kind.TEXT: 48, Kind.DAY: 12, Kind.NUMBER: 10, Kind.YEAR: 8, Kind.ADDRESS: 36, Kind.LIST: 30, Kind.TICKS: 30}


class XlsxWriter:
    """Writes entries as a workbook.

    Args:
        file: The file, opened for bytes.
        schema: The schema.
        extra: The keys of columns beyond the schema's fields.

    Raises:
        BadInput: If there are more than 16,384 columns.
    """

    holds: Holds = Holds(XML, "a workbook", longest=LONGEST, rows=ROWS - 1, utf16=True)

    def __init__(self, file: BinaryIO, schema: Schema, extra: Sequence[str] = ()) -> None:
        self._sheet = Sheet(schema, extra)
        if len(self._sheet.heads) > COLUMNS:
            what = f"{len(self._sheet.heads)} columns; a sheet has at most {COLUMNS}"
            raise BadInput("xlsx", [Fault(f"row 1 column {COLUMNS + 1}", what)])
        self._book = Workbook(file)
        self._out = self._book.sheet(SHEET, widths(schema, extra))
        self._out.row(self._sheet.heads, head_styles(schema, extra))

    def problems(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield why an entry cannot stand in a sheet."""
        yield from self._sheet.problems(cells, self.holds)

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry."""
        self._out.row(self._sheet.texts(cells))

    def close(self) -> None:
        """Write the rest of the workbook."""
        self._out.close()
        self._book.close()


def widths(schema: Schema, extra: Sequence[str] = ()) -> list[int]:
    """Return how wide the columns of a sheet are, in characters."""
    return [max(_WIDTHS.get(field.kind, 20), 2 * len(field.label) + 2) for field in schema.fields] + [20 for _ in extra]


def head_styles(schema: Schema, extra: Sequence[str] = ()) -> list[int]:
    """Return the styles of the heads: those of required fields stand out."""
    return [REQUIRED if field.required else HEAD for field in schema.fields] + [HEAD for _ in extra]
