"""Which requests are in a cell of table 3: by their ids alone, without anything about a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zfgk.catalogue.exchange.no_formula import guarded
from zfgk.errors import BadInput, Fault
from zfgk.files.atomic import write_atomic
from zfgk.reporting.form import COLUMNS, Form
from zfgk.reporting.making.placing import Placement

HEADS = ("request", "column", "taken", "row", "received", "ended", "questions")


def in_cell(placed: Iterable[Placement], form: Form, row: str, column: str = "total") -> Iterator[Placement]:
    """Yield the placements that a cell of table 3 counts.

    Args:
        placed: All placements of the year.
        form: The form.
        row: The key of a row, or of a section such as ``refused``.
        column: The key of a column.

    Raises:
        BadInput: If the form has no such row or column.
    """
    rows = [*form.rows, *form.sections]
    faults = [] if row in rows else [Fault("row", f"{row!r} is no row of the form", then=f"one of {', '.join(rows)}")]
    if column not in COLUMNS:
        faults.append(Fault("column", f"{column!r} is no column", then=f"one of {', '.join(COLUMNS)}"))
    if faults:
        raise BadInput("cell", faults)
    return (one for one in placed if column in {"total", one.column} and _is_in(one, form, row))


def _is_in(one: Placement, form: Form, row: str) -> bool:
    if row == "total":
        return one.row in form.results
    return row in {one.taken, one.row, one.row.partition(".")[0]}


def values_of(one: Placement) -> dict[str, Any]:
    """Return a placement as plain values."""
    return {
        "request": one.matter,
        "column": one.column,
        "taken": one.taken,
        "row": one.row,
        "received": one.received.isoformat(),
        "ended": one.ended.isoformat() if one.ended else None,
        "questions": list(one.questions),
    }


def write_explained(placed: Iterable[Placement], path: Path) -> None:
    """Write every placement as a line of a CSV file, at constant memory.

    Args:
        placed: The placements.
        path: The file.

    Raises:
        UnwritableFile: If it cannot be written.
    """
    with write_atomic(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")  # spreadsheet programs need the mark
        lines = csv.writer(text)
        lines.writerow(HEADS)
        for one in placed:
            values = values_of(one)
            ended, questions = values["ended"] or "", " ".join(one.questions)
            lines.writerow([guarded(one.matter), one.column, one.taken, one.row, values["received"], ended, questions])
        text.flush()
        text.detach()
