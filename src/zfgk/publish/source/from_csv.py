"""Manifests as CSV, above all as spreadsheets export it."""

from __future__ import annotations

import csv
import io
import re

from zfgk.errors import Fault
from zfgk.publish.source.table import Cell, Row, Table, column_name, did_you_mean, shown

_DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n")


def read_csv(text: str, name: str, faults: list[Fault]) -> Table:
    """Read a CSV manifest; comma, semicolon or tab, whichever makes the most heads known.

    Args:
        text: Its text.
        name: Its file name, for messages.
        faults: Faults are appended here.

    Returns:
        The table. Rows are counted as a spreadsheet shows them: the header is row 1, a blank row counts, line ends
        inside quotation marks do not.
    """
    declared = _SEPARATOR_LINE.match(text)
    delimiter = declared[1] if declared else _delimiter(text)
    records = _records(text[declared.end() :] if declared else text, delimiter, name, faults)
    columns = _columns(records[0] if records else [], name, faults)
    rows = [_row(record, columns, f"{name}:{number}") for number, record in enumerate(records[1:], start=2)]
    return Table(
        tuple(row for row in rows if row.cells or row.faults),
        frozenset(known for known, _ in columns if known),
        f"{name}:1",
    )


def _delimiter(text: str) -> str:
    def known_heads(delimiter: str) -> int:
        try:
            heads = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error:
            return 0
        return sum(bool(column_name(head)) for head in heads)

    return max(_DELIMITERS, key=known_heads)


def _records(text: str, delimiter: str, name: str, faults: list[Fault]) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        unclosed = "unexpected end" in str(error)
        faults.append(
            Fault(
                f"{name}:{len(records) + 1}",
                "a quotation mark is not closed" if unclosed else "the row is not CSV",
                "" if unclosed else str(error),
                "export the sheet again; what follows this row was not read",
            )
        )
    return records


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


def _row(record: list[str], columns: list[tuple[str, str]], where: str) -> Row:
    cells: dict[str, Cell] = {}
    faults: list[Fault] = []
    for number, value in enumerate(record):
        if not value.strip():
            continue
        if number >= len(columns):
            then = f"the header has {len(columns)} columns; quote a value that holds the delimiter"
            faults.append(Fault(f"{where} column {number + 1}", "the row has more cells than the header", then=then))
            break
        known, head = columns[number]
        if not head:
            faults.append(
                Fault(f"{where} column {number + 1}", "the cell stands under no head", then="name the column")
            )
        elif known:
            cells[known] = Cell(f"{where} column {head}", (value,))
    return Row(where, cells, tuple(faults))
