"""Manifests as JSON or XML: the entries that the readers of catalogues give."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.catalogue import row as catalogue
from zfgk.errors import Fault
from zfgk.publish.source.table import COLUMNS, Cell, Row, Table, column_name, did_you_mean, shown


def read_entries(entries: Iterator[catalogue.Row], name: str) -> Table:
    """Read a manifest whose entries name their fields.

    Args:
        entries: The entries.
        name: Its file name, for messages.

    Returns:
        The table.
    """
    rows = [_row(entry, name) for entry in entries]
    return Table(
        tuple(row for row in rows if row.cells or row.faults),
        # A field that an entry leaves out is reported with the entry, so no column is ever missing.
        frozenset(field.name for field in COLUMNS),
        name,
    )


def _row(entry: catalogue.Row, name: str) -> Row:
    where = f"{name} {entry.place}"
    cells: dict[str, Cell] = {}
    faults = [Fault(f"{name} {one.path} {one.field}".rstrip(), one.en) for one in entry.findings]
    for key, value in entry.cells.items():
        known = column_name(key)
        members = (value,) if isinstance(value, str) else value
        if not known:
            faults.append(Fault(f"{where} {shown(key)}", "this field is unknown", then=did_you_mean(key)))
        elif known in cells:
            faults.append(Fault(f"{where} {key}", "this field is there twice"))
        elif any(member.strip() for member in members):
            cells[known] = Cell(f"{where} {key}", members, several=not isinstance(value, str))
    return Row(where, cells, tuple(faults), whole=not faults)
