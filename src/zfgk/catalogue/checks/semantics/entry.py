"""An entry whose structure is sound as far as a check looks at it, and what is known beside the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from zfgk.catalogue.days import parse_day
from zfgk.catalogue.life.validity import Validity
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Kind, Schema

ISSUERS: Mapping[str, str] = MappingProxyType(
    {"国发": "国务院", "国函": "国务院", "国办发": "国务院办公厅", "国办函": "国务院办公厅"}
)
"""Whose documents bear a short name (发文机关代字), as far as the families of www.gov.cn show it."""


@attrs.frozen(kw_only=True)
class Known:
    """What a check may hold a catalogue against.

    Args:
        on: The day of the check, if days after it are to be told.
        agencies: Names of agencies by organisation or credit code, if entries are to be held against them.
        issuers: Names of agencies by the short name in their document numbers.
        standing: How documents stand on that day, by index number.
    """

    on: date | None = None
    agencies: Mapping[str, str] = attrs.field(factory=dict)
    issuers: Mapping[str, str] = ISSUERS
    standing: Mapping[str, Validity] = attrs.field(factory=dict)


class Entry:
    """What of a row is sound, with its days read.

    Args:
        place: Its place.
        cells: Its cells that hold something.
        faulty: The fields with a structural error, which no further check looks at.
        schema: The schema.
        known: What is known beside.
        columns: The fields that the table has columns for; ``None`` if it is no table.
    """

    __slots__ = ("_cells", "columns", "days", "faulty", "known", "place", "schema")

    def __init__(  # one for each thing that a check may ask about
        self,
        place: str,
        cells: Mapping[str, Cell],
        faulty: Collection[str],
        *,
        schema: Schema,
        known: Known,
        columns: Collection[str] | None = None,
    ) -> None:
        self.place: str = place
        self.faulty: Collection[str] = faulty
        self.schema: Schema = schema
        self.known: Known = known
        self.columns: Collection[str] | None = columns
        self._cells = cells
        self.days: dict[str, date] = {}
        for field in schema.fields:
            if field.kind is Kind.DAY and (written := self.text(field.name)):
                self.days[field.name] = _day(written)

    def text(self, name: str) -> str:
        """Return the text of a field that holds one; empty if it is absent or faulty."""
        cell = self._cells.get(name)
        return cell if isinstance(cell, str) and name not in self.faulty else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a field that holds several; empty if it is absent or faulty."""
        cell = self._cells.get(name)
        return cell if isinstance(cell, tuple) and name not in self.faulty else ()

    def absent(self, name: str) -> bool:
        """Tell whether nothing stands in a field; what is faulty is not absent, nor what the table has no column for."""
        there = self._cells.get(name) or name in self.faulty
        return not there and (self.columns is None or name in self.columns)

    def every_text(self) -> list[tuple[str, str]]:
        """Return every text that is not faulty, with the field it stands in."""
        found: list[tuple[str, str]] = []
        for name, cell in self._cells.items():
            if name in self.faulty:
                continue
            if isinstance(cell, str):
                found.append((name, cell))
            else:
                found.extend((name, text) for text in cell)
        return found


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return parse_day(written)
