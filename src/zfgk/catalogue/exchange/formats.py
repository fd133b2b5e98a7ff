"""The formats of a catalogue, and reading and writing in any of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import attrs

from zfgk.catalogue.checks.structure import shown_head
from zfgk.catalogue.exchange.csv_read import csv_lines
from zfgk.catalogue.exchange.csv_write import CsvWriter
from zfgk.catalogue.exchange.grid import is_head, key_of, rows_of
from zfgk.catalogue.exchange.json_read import json_line_rows, json_rows
from zfgk.catalogue.exchange.json_write import JsonLinesWriter, JsonWriter
from zfgk.catalogue.exchange.output import Sound, Writer, faults_of
from zfgk.catalogue.exchange.source import Source
from zfgk.catalogue.exchange.xlsx_read import xlsx_lines
from zfgk.catalogue.exchange.xlsx_write import XlsxWriter
from zfgk.catalogue.exchange.xml_read import xml_rows
from zfgk.catalogue.exchange.xml_write import XmlWriter
from zfgk.catalogue.row import EXTRA, Row
from zfgk.catalogue.schema import Schema
from zfgk.errors import BadInput, Fault
from zfgk.files.atomic import write_atomic

_MOST_FAULTS = 1000
_AS_XLSX = "open it in a spreadsheet program and save it as .xlsx"
_THEN = dict.fromkeys((".xls", ".et", ".ett", ".xlsm", ".xlsb", ".ods", ".doc", ".docx", ".wps", ".pdf"), _AS_XLSX)
"""What to do with files that nobody reads here."""


@attrs.frozen(kw_only=True)
class Format:
    """A format of a catalogue.

    Args:
        name: Its name.
        suffixes: The endings of its files.
        read: Yields the rows of a file.
        writer: Opens a writer on a file, for a schema and the keys of further columns.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, Schema], Iterator[Row]]
    writer: Callable[[BinaryIO, Schema, Sequence[str]], Writer]


FORMATS = (
    Format(
        name="csv",
        suffixes=(".csv",),
        read=lambda source, schema: rows_of(csv_lines(source.text(), _heads(schema)), schema),
        writer=CsvWriter,
    ),
    Format(
        name="xlsx",
        suffixes=(".xlsx",),
        read=lambda source, schema: rows_of(xlsx_lines(source, _heads(schema)), schema),
        writer=XlsxWriter,
    ),
    Format(
        name="json",
        suffixes=(".json",),
        read=lambda source, schema: json_rows(source.text(), schema),
        writer=JsonWriter,
    ),
    Format(
        name="jsonl",
        suffixes=(".jsonl", ".ndjson"),
        read=lambda source, schema: json_line_rows(source.text(), schema),
        writer=JsonLinesWriter,
    ),
    Format(name="xml", suffixes=(".xml",), read=xml_rows, writer=XmlWriter),
)
"""The formats that are read and written."""


def format_of(name: str) -> Format | None:
    """Return the format of a name such as ``csv``, or of a file's ending such as ``.csv``; ``None`` if there is none."""
    return next((one for one in FORMATS if name == one.name or name.lower() in one.suffixes), None)


def read(source: str | os.PathLike[str] | bytes, schema: Schema, *, form: str = "", name: str = "") -> Iterator[Row]:
    """Read a catalogue row by row, without keeping it in memory.

    Args:
        source: The file, or its content.
        schema: The schema under which heads and names are read.
        form: The name of the format; that of the file's ending unless given.
        name: What messages call the file.

    Yields:
        For CSV and workbooks first a row with the heads, then a row for each entry, exactly as it stands. What is wrong
        with the shape of an entry, or with the file from some place on, is a finding of a row.

    Raises:
        BadInput: If no format is given and none is known for the ending.
        UnreadableFile: If the file cannot be opened or decoded.
        LimitExceeded: If it is too large.
    """
    opened = Source(source, name)
    yield from _known(form or opened.suffix, opened.name).read(opened, schema)


def read_clean(
    source: str | os.PathLike[str] | bytes, schema: Schema, *, form: str = "", name: str = ""
) -> Iterator[Row]:
    """Read the entries of a catalogue whose shape must be right.

    Args:
        source: The file, or its content.
        schema: The schema.
        form: The name of the format; that of the file's ending unless given.
        name: What messages call the file.

    Yields:
        A row for each entry that has no finding.

    Raises:
        BadInput: After the last entry, with every fault of the file: findings of rows, columns and fields that the
            schema does not have.
        UnreadableFile: If the file cannot be opened or decoded.
        LimitExceeded: If it is too large.
    """
    opened = Source(source, name)
    faults: list[Fault] = []
    for row in _known(form or opened.suffix, opened.name).read(opened, schema):
        before = len(faults)
        place = f"{opened.name} {row.place}"
        faults += [Fault(f"{opened.name} {one.path} {one.field}".rstrip(), one.en) for one in row.findings]
        faults += _unknown(row, schema, place)
        if len(faults) > _MOST_FAULTS:
            what = f"more than {_MOST_FAULTS} faults"
            raise BadInput(opened.name, [*faults[:_MOST_FAULTS], Fault(place, what, "what follows was not read")])
        if row.heads is None and len(faults) == before:
            yield row
    if faults:
        raise BadInput(opened.name, faults)


def write(
    rows: Iterable[Row], path: str | os.PathLike[str], schema: Schema, *, form: str = "", extra: Sequence[str] = ()
) -> int:
    """Write a catalogue; the file appears whole or not at all.

    Args:
        rows: The entries; rows of heads are left out. Any iterable: entries are written as they come.
        path: The file to write or replace.
        schema: The schema.
        form: The name of the format; that of the file's ending unless given.
        extra: The keys of a body's own columns (``extra.NAME``), for CSV and workbooks, whose heads come first. Where
            ``rows`` is a sequence, those that it uses are added.

    Returns:
        How many entries were written.

    Raises:
        BadInput: With everything that the format cannot hold, each with the place of its entry: characters, lengths,
            numbers of rows, shapes that the schema does not have. Nothing is written then.
        UnwritableFile: If the file cannot be written.
    """
    chosen = _known(form or Path(path).suffix, str(path))
    with write_atomic(path) as file:
        return dump(rows, file, schema, form=chosen.name, extra=extra, name=str(path))


def dump(
    rows: Iterable[Row],
    file: BinaryIO,
    schema: Schema,
    *,
    form: str,
    extra: Sequence[str] = (),
    name: str = "catalogue",
) -> int:
    """Write a catalogue into an open file; after an error, what stands in it is of no use.

    Args:
        rows: As in :func:`write`.
        file: The file, opened for bytes.
        schema: The schema.
        form: The name of the format.
        extra: As in :func:`write`.
        name: What messages call the file.

    Returns:
        How many entries were written.

    Raises:
        BadInput: As in :func:`write`.
    """
    chosen = _known(form, name)
    if isinstance(rows, Sequence):
        used = (key for row in rows for key in row.cells if key.startswith(EXTRA))
        extra = tuple(dict.fromkeys((*extra, *used)))
    extra = tuple(key for key in extra if schema.find(key) is None)
    faults: list[Fault] = []
    count = 0
    with closing(chosen.writer(file, schema, extra)) as writer:
        sound = Sound(schema, writer.holds)
        for row in rows:
            if row.heads is not None:
                continue
            count += 1
            faults += _faults(row, count, schema, writer, sound=sound(row.cells))
            if len(faults) > _MOST_FAULTS:
                faults.append(Fault(row.place, f"more than {_MOST_FAULTS} faults", "what follows was not looked at"))
                break
            if not faults:
                writer.add(row.cells)
        if faults:
            raise BadInput(name, faults)
    return count


def _faults(row: Row, count: int, schema: Schema, writer: Writer, *, sound: bool) -> Iterator[Fault]:
    found = [] if sound else list(faults_of(row.cells, row.place, schema, writer.holds))
    yield from found
    if not found:
        yield from (Fault(f"{row.place} {key}".rstrip(), why) for key, why in writer.problems(row.cells))
    if writer.holds.rows and count == writer.holds.rows + 1:
        yield Fault(row.place, f"entry {count}; {writer.holds.named} holds {writer.holds.rows} of them")


def _known(name: str, where: str) -> Format:
    found = format_of(name)
    if found is None:
        known = ", ".join(one.name for one in FORMATS)
        what = f"{name!r} is no format of a catalogue" if name else "the name of the file has no ending"
        then = _THEN.get(name.lower(), f"name the format (known are {known}), or give the file its ending")
        raise BadInput(where, [Fault(where, what, then=then)])
    return found


def _heads(schema: Schema) -> Callable[[str], bool]:
    return lambda head: is_head(head, schema)


def _is_known(key: str, schema: Schema) -> bool:
    field = schema.find(key)
    return (field is not None and field.name == key) or (
        schema.takes_extra and len(key) > len(EXTRA) and key.startswith(EXTRA)
    )


def _unknown(row: Row, schema: Schema, place: str) -> Iterator[Fault]:
    keys: Iterable[str] = row.cells
    if row.heads is not None:
        keys = [key_of(head, schema)[0] for head in row.heads if head]
        for key in sorted({key for key in keys if list(keys).count(key) > 1}):
            yield Fault(f"{place} {shown_head(key, 0)}", "this column is there twice")
    for key in keys:
        if not _is_known(key, schema):
            yield Fault(f"{place} {shown_head(key, 0)!r}", f"the schema {schema.name} has no such field")
