"""CSV as spreadsheet programs open it: UTF-8 with its mark, and no cell that becomes a formula."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from zfgk.catalogue.exchange.holds import TEXT, Holds
from zfgk.catalogue.exchange.no_formula import guarded
from zfgk.catalogue.exchange.sheet import Sheet
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Schema

_FLUSH = 1 << 16
_LONGEST = 131_072
"""Readers of CSV in Python, ours among them, take no longer field."""


class CsvWriter:
    """Writes entries as CSV.

    Args:
        file: The file, opened for bytes.
        schema: The schema.
        extra: The keys of columns beyond the schema's fields.
    """

    holds: Holds = Holds(TEXT, "CSV", longest=_LONGEST - 1)  # an apostrophe may come in front

    def __init__(self, file: BinaryIO, schema: Schema, extra: Sequence[str] = ()) -> None:
        self._file = file
        self._sheet = Sheet(schema, extra)
        self._out = io.StringIO(newline="")
        self._csv = csv.writer(self._out)
        file.write(codecs.BOM_UTF8)
        self._csv.writerow(self._sheet.heads)

    def problems(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield why an entry cannot stand in a sheet."""
        yield from self._sheet.problems(cells, self.holds)

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry."""
        self._csv.writerow(["" if text is None else guarded(text) for text in self._sheet.texts(cells)])
        if self._out.tell() > _FLUSH:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()

    def _flush(self) -> None:
        self._file.write(self._out.getvalue().encode("utf-8"))
        self._out.seek(0)
        self._out.truncate()
