"""The columns of a sheet to write, CSV or workbook, and what an entry's cells are under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zfgk.catalogue.exchange.holds import Holds
from zfgk.catalogue.exchange.lists import join_cell
from zfgk.catalogue.row import EXTRA, Cell
from zfgk.catalogue.schema import Schema


class Sheet:
    """The columns of one sheet.

    Args:
        schema: The schema; its fields are the first columns, under their Chinese labels.
        extra: The keys of further columns.
    """

    def __init__(self, schema: Schema, extra: Sequence[str]) -> None:
        self.heads: tuple[str, ...] = (*(field.label for field in schema.fields), *extra)
        self._keys = (*(field.name for field in schema.fields), *extra)
        self._known = frozenset(self._keys)
        self._fields = {field.name: field for field in schema.fields}

    def texts(self, cells: Mapping[str, Cell]) -> list[str | None]:
        """Return the texts of an entry's cells in the order of the columns; ``None`` where it has none."""
        got = map(cells.get, self._keys)
        return [
            cell if cell is None or isinstance(cell, str) else join_cell(self._fields[key], cell)
            for key, cell in zip(self._keys, got, strict=True)
        ]

    def problems(self, cells: Mapping[str, Cell], holds: Holds) -> Iterator[tuple[str, str]]:
        """Yield why an entry cannot stand in a sheet."""
        if all(not cell or (isinstance(cell, str) and cell.isspace()) for cell in cells.values()):
            yield "", "an entry in which nothing can be seen would be a blank row"
        for key, cell in cells.items():
            if key not in self._known and key.startswith(EXTRA):
                yield key, "the sheet has no such column; name it among the extra columns"
            elif holds.longest and not isinstance(cell, str) and key in self._fields:
                joined = join_cell(self._fields[key], cell)
                if holds.length(joined) > holds.longest:
                    yield (
                        key,
                        f"{holds.length(joined)} characters together; a cell of {holds.named} holds {holds.longest}",
                    )
