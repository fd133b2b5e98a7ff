"""Small sheets with named columns (.csv, .xlsx) that commands read: every fault is told with its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from zfgk.errors import Fault, UnreadableFile
from zfgk.register.sheet import Line


def sheet_lines(path: Path, is_head: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the lines of a sheet.

    Args:
        path: A file whose name ends in .csv or .xlsx.
        is_head: Tells whether a text is a known head.

    Raises:
        UnreadableFile: If it is neither, or cannot be read.
    """
    from zfgk.catalogue.exchange.csv_read import csv_lines
    from zfgk.catalogue.exchange.source import Source
    from zfgk.catalogue.exchange.xlsx_read import xlsx_lines

    source = Source(path)
    if source.suffix == ".csv":
        lines = csv_lines(source.text(), is_head)
    elif source.suffix == ".xlsx":
        lines = xlsx_lines(source, is_head)
    else:
        raise UnreadableFile(str(path), "its name ends neither in .csv nor in .xlsx", "save it as one of the two")
    for line in lines:
        yield Line(line.number, line.cells, [(trouble.column, trouble.en) for trouble in line.troubles])


def read_rows(
    path: Path, columns: Mapping[str, Sequence[str]], required: Sequence[str], faults: list[Fault]
) -> list[tuple[str, dict[str, str]]]:
    """Read the rows of a sheet.

    Args:
        path: A file whose name ends in .csv or .xlsx.
        columns: The columns that are read, each with the Chinese heads it may have besides its own name.
        required: The columns that no row may leave empty.
        faults: Every missing column, every empty cell that is required, and whatever the reader saw wrong is appended.

    Returns:
        The place of each row without such a fault, for messages, and what its cells say, by column; empty ones are left
        out, and so are other columns.

    Raises:
        UnreadableFile: If the file cannot be read.
    """
    keys = {head: key for key, heads in columns.items() for head in (key, *heads)}
    found = list(_rows(path, keys, faults))
    there = {key for _, row in found for key in row}
    missing = [key for key in required if key not in there]
    faults.extend(
        Fault(path.name, f"no row has anything under {key}", then=f"add the column {columns[key][0]}")
        for key in missing
    )
    faults.extend(
        Fault(where, f"{key} ({columns[key][0]}) is empty", then="fill it in")
        for where, row in found
        for key in required
        if key not in row and key not in missing
    )
    return [(where, row) for where, row in found if all(key in row for key in required)]


def _rows(path: Path, keys: Mapping[str, str], faults: list[Fault]) -> Iterator[tuple[str, dict[str, str]]]:
    heads: list[str] | None = None
    for line in sheet_lines(path, lambda head: head.strip() in keys):
        where = f"{path.name}:{line.number}"
        cells = [(cell or "").strip() for cell in line.cells]
        faults.extend(Fault(where, said) for _, said in line.troubles)
        if heads is None:
            # A title may stand above the heads.
            heads = [keys.get(cell, "") for cell in cells] if any(cell in keys for cell in cells) else None
            continue
        row = {key: cell for key, cell in zip(heads, cells, strict=False) if key and cell}
        if row:
            yield where, row
