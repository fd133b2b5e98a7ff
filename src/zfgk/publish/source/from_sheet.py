"""Manifests as sheets, CSV or workbook: the lines that the readers of catalogues give, under a manifest's heads."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.catalogue.exchange.grid import Line, Trouble, headless, outside
from zfgk.catalogue.exchange.lists import read_cell
from zfgk.errors import Fault
from zfgk.publish.source.table import Cell, Row, Table, column_name, did_you_mean, field_of, shown


def read_sheet(lines: Iterator[Line], name: str, faults: list[Fault]) -> Table:
    """Read a manifest that is a sheet.

    Args:
        lines: Its lines, the heads first.
        name: Its file name, for messages.
        faults: Faults are appended here.

    Returns:
        The table. Rows are counted as a spreadsheet shows them: the header is row 1, a blank row counts, line ends
        inside quotation marks do not.
    """
    head = next(lines, Line(1, ()))
    faults += _told(head.troubles, f"{name}:{head.number}")
    columns = _columns([cell or "" for cell in head.cells], name, faults)
    rows = [_row(line, columns, f"{name}:{line.number}") for line in lines]
    return Table(
        tuple(row for row in rows if row.cells or row.faults),
        frozenset(known for known, _ in columns if known),
        f"{name}:1",
    )


def _columns(heads: list[str], name: str, faults: list[Fault]) -> list[tuple[str, str]]:
    """Return the name of each column's field, empty for none, and its head as written."""
    columns: list[tuple[str, str]] = []
    for number, head in enumerate(heads, start=1):
        written = head.strip()
        where = f"{name}:1 column {number}"
        known = column_name(written)
        if written and not known:
            faults.append(Fault(f"{where} {shown(written)}", "this column is unknown", then=did_you_mean(written)))
        elif known and known in {earlier for earlier, _ in columns}:
            other = next(head for earlier, head in columns if earlier == known)
            faults.append(Fault(f"{where} {written}", "this column is there twice", f"it means the same as {other}"))
            known = ""
        columns.append((known, written))
    return columns


def _row(line: Line, columns: list[tuple[str, str]], where: str) -> Row:
    cells: dict[str, Cell] = {}
    troubles = list(line.troubles)
    for number, value in enumerate(line.cells):
        if value is None or not value.strip():
            continue
        if number >= len(columns):
            troubles.append(outside(number + 1, len(columns)))
            break
        known, head = columns[number]
        if not head:
            troubles.append(headless(number + 1))
        elif known:
            cells[known] = _cell(known, value, f"{where} column {head}")
    # What the reader refused is in no cell, and must not be said to be missing.
    return Row(where, cells, tuple(_told(troubles, where, columns)), whole=not line.troubles)


def _cell(known: str, value: str, where: str) -> Cell:
    field = field_of(known)
    if field and field.kind.many and '"' in value:
        members = read_cell(field, value)
        return Cell(where, members, several=True) if isinstance(members, tuple) else Cell(where, (value,))
    return Cell(where, (value,))


def _told(
    troubles: list[Trouble] | tuple[Trouble, ...], where: str, columns: list[tuple[str, str]] | None = None
) -> Iterator[Fault]:
    for one in troubles:
        named = ""
        if one.column:
            head = columns[one.column - 1][1] if columns and one.column <= len(columns) else ""
            named = f" column {head or one.column}"
        yield Fault(where + named, one.what, one.why, one.then)
