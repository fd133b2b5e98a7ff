"""A list of agencies that a catalogue is held against: whose code, and whose short name, is in which number."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs

from zfgk.catalogue.numbers import Examined, examine_credit_code, examine_organisation_code
from zfgk.errors import BadInput, Fault
from zfgk.files.decoding import decode
from zfgk.files.reading import read_bytes

_CODE_LENGTHS: dict[int, Callable[[str], Examined[Any]]] = {9: examine_organisation_code, 18: examine_credit_code}


@attrs.frozen
class Agencies:
    """Names of agencies.

    Args:
        by_code: By organisation or credit code.
        by_short_name: By the short name in document numbers (机关代字).
    """

    by_code: dict[str, str] = attrs.field(factory=dict)
    by_short_name: dict[str, str] = attrs.field(factory=dict)


def read_agencies(path: str | os.PathLike[str]) -> Agencies:
    """Read a list of agencies.

    Args:
        path: A CSV file with two columns and no heads: an organisation code, a credit code or a short name such as
            国办发; and the name of the agency.

    Returns:
        The names.

    Raises:
        BadInput: With every line that has not two columns, holds a code that is wrong, or repeats one.
        UnreadableFile: If the file cannot be read.
    """
    name = Path(path).name
    text = decode(read_bytes(Path(path)), str(path)).text
    found = Agencies()
    faults: list[Fault] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
        written = [cell.strip() for cell in cells]
        if any(written):
            faults += [Fault(f"{name}:{number}", what, then=then) for what, then in _take(written, found)]
    if faults:
        raise BadInput(name, faults)
    return found


def _take(cells: list[str], found: Agencies) -> list[tuple[str, str]]:
    if len(cells) != 2 or not all(cells):
        return [("this line has not two columns", "write a code or short name, a comma, and the agency's name")]
    key, agency = cells
    examine = _CODE_LENGTHS.get(len(key)) if key.isascii() else None
    if key.isascii() and examine is None:
        return [
            (f"a code of {len(key)} characters", "write an organisation code of 9 or a credit code of 18 characters")
        ]
    if examine is not None and examine(key).value is None:
        return [("the code is wrong: " + ", ".join(examine(key).codes), "look at its check character")]
    names = found.by_code if key.isascii() else found.by_short_name
    if key in names:
        return [("this code or short name stands twice", "keep one of the lines")]
    names[key] = agency
    return []
