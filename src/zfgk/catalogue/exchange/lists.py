"""Several texts in one cell, so that they come back exactly as they were.

Members are joined by ``;``. One that a reader would take for several, or would trim, stands in quotation marks, with
marks inside doubled, as in CSV. What people write without marks is read as :func:`~zfgk.catalogue.cells.split_cell`
reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zfgk.catalogue.cells import split_cell
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Field

_QUOTED = re.compile(r'[ \t]*"((?:[^"]|"")*+)"[ \t]*(?:[;；\r\n]|\Z)')
_END = re.compile(r"[;；\r\n]|\Z")


def join_cell(field: Field, members: Iterable[str]) -> str:
    """Write several texts into one cell.

    Args:
        field: The field, which decides what separates members.
        members: The texts.
    """
    return ";".join(_written(field, member) for member in members)


def read_cell(field: Field, text: str) -> Cell:
    """Read a cell: what :func:`join_cell` wrote, or what a person did.

    Args:
        field: The field.
        text: The text of the cell.

    Returns:
        The text itself for a field that holds one; its members otherwise.
    """
    if not field.kind.many or '"' not in text:
        return split_cell(field, text)
    members: list[str] = []
    bare = ""
    quoted = False
    place = 0
    while place < len(text):
        match = _QUOTED.match(text, place)
        if match:
            members += [*_split(field, bare), match[1].replace('""', '"')]
            bare, quoted = "", True
            place = match.end()
        else:
            end = _END.search(text, place)
            after = end.end() if end else len(text)
            bare += text[place:after]
            place = after
    return (*members, *_split(field, bare)) if quoted else split_cell(field, text)


def _written(field: Field, member: str) -> str:
    plain = '"' not in member and split_cell(field, member) == (member,)
    return member if plain else '"' + member.replace('"', '""') + '"'


def _split(field: Field, text: str) -> Iterable[str]:
    found = split_cell(field, text)
    return (found,) if isinstance(found, str) else found
