"""The exporter ``table``: the catalogue as CSV, JSON Lines, a workbook and a Data Package."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Record,
    Shelf,
    guarded,
    hookimpl,
    read_snapshot,
    write_atomic,
    write_snapshot,
)
from zfgk_table.columns import DAYS, HEADS, LISTS, SEPARATOR, cells, encode, row_of, unfit

CSV, LINES, BOOK, PACKAGE = "catalogue.csv", "catalogue.jsonl", "catalogue.xlsx", "datapackage.json"


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write all tables anew, newest first.

    Args:
        changes: All live records and all withdrawals; without any, the files stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that a table cannot carry; ``done`` for all others at the end, when all files stand.

    Raises:
        BadInput: With every option that cannot be used.
    """
    out = Path(config["out"])
    title, book = _options(config)

    def make(change: Change, record: Record) -> bytes:
        row = row_of(change, record)
        if book and (wrong := unfit(row)):
            # One record is in all files or in none: a target that holds it in part could not be read back.
            message = f"{wrong}；不写工作簿（选项 xlsx: no）时可以容纳"
            raise ValueError(message)
        try:
            return encode(row)
        except UnicodeEncodeError as error:
            message = f"含有不能编码的字符 U+{ord(error.object[error.start]):04X}"
            raise ValueError(message) from error

    return write_snapshot(
        changes, config, make, lambda shelf: _write(shelf, out, title, book=book), files="catalogue.*"
    )


def _options(config: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the title, and whether the workbook is to be written."""
    with CheckedOptions(config) as options:
        return options.text("title", "政府信息公开目录"), options.yes("xlsx", default=True)


def _write(shelf: Shelf, out: Path, title: str, *, book: bool) -> Iterator[Path]:
    def rows() -> Iterator[dict[str, Any]]:
        return (json.loads(held.body) for held in shelf.live(newest_first=True))

    with write_atomic(out / LINES) as file:
        file.writelines(held.body for held in shelf.live(newest_first=True))
    yield out / LINES
    with write_atomic(out / CSV) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(HEADS)
        writer.writerows(
            [guarded(cell) if isinstance(cell, str) and cell else cell for cell in cells(row)] for row in rows()
        )
        text.detach()
    yield out / CSV
    if book:
        # Every command asks for the plugins that are there, and few of them write a workbook: its library is large.
        from zfgk_table.workbook import write_workbook

        with write_atomic(out / BOOK) as file:
            write_workbook(rows(), file)
        yield out / BOOK
    with write_atomic(out / PACKAGE) as file:
        file.write(json.dumps(_package(title), ensure_ascii=False, indent=2).encode("utf-8") + b"\n")
    yield out / PACKAGE


def _package(title: str) -> dict[str, Any]:
    """Return the description of the CSV file (Data Package)."""
    fields = []
    for name, head in HEADS.items():
        field: dict[str, Any] = {"name": name, "title": head, "type": "string"}
        if name in DAYS:
            field["type"] = "date"
        elif name == "version":
            field["type"] = "integer"
        elif name == "changed":
            field |= {"type": "datetime", "format": "any"}
        elif name in LISTS:
            field["description"] = f"members with {SEPARATOR} between them"
        fields.append(field)
    schema = {"fields": fields, "primaryKey": ["identifier"]}
    resource = {
        "name": "catalogue",
        "title": title,
        "path": CSV,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }
    return {"name": "catalogue", "title": title, "profile": "tabular-data-package", "resources": [resource]}


EXPORTER = Exporter(
    name="table",
    run=run,
    read_back=read_snapshot,
    options={
        "title": "The title of the Data Package; 政府信息公开目录 unless given.",
        "xlsx": "no leaves the workbook out, which is much slower than the other tables.",
    },
    shape="snapshot",
    withdraw="delete",
    check=_options,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "zfgk_exporters"]
