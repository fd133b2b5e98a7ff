"""What every writer shares: an entry's cells in the shape that its schema asks for, and every fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from zfgk.catalogue.exchange.holds import Holds
from zfgk.catalogue.row import EXTRA, Cell
from zfgk.catalogue.schema import Schema
from zfgk.errors import Fault


class Writer(Protocol):
    """Writes the entries of one file, one after the other."""

    holds: Holds

    def problems(self, cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield what the format itself has against an entry: the key of a cell, empty for the entry, and why."""
        ...

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry that has no faults."""
        ...

    def close(self) -> None:
        """Write what stands behind the entries."""
        ...


class Sound:
    """Tells at once of most entries that they can be written without loss.

    Args:
        schema: The schema.
        holds: What the format can hold.
    """

    def __init__(self, schema: Schema, holds: Holds) -> None:
        self._many = {field.name: field.kind.many for field in schema.fields}
        self._refused = holds.refused.search
        self._longest = holds.longest // 2 if holds.longest else 0

    def __call__(self, cells: Mapping[str, Cell]) -> bool:
        """Return whether nothing is wrong with an entry; if not, something may be."""
        texts: list[str] = []
        for key, cell in cells.items():
            if isinstance(cell, str):
                if self._many.get(key, True):
                    return False
                texts.append(cell)
            else:
                if not self._many.get(key, False):
                    return False
                texts += cell
        text = "".join(texts)
        # Joined, two half characters could make no whole one: Python keeps them apart.
        return not self._refused(text) and not (self._longest and len(text) > self._longest)


def faults_of(cells: Mapping[str, Cell], place: str, schema: Schema, holds: Holds) -> Iterator[Fault]:
    """Yield why an entry cannot be written without loss.

    Args:
        cells: Its cells.
        place: Its place, for messages.
        schema: The schema.
        holds: What the format can hold.
    """
    for key, cell in cells.items():
        where = f"{place} {key}" if key.isprintable() else f"{place} {key!r}"
        field = schema.find(key)
        if field is None or field.name != key:
            yield from _own(key, cell, where, schema, holds)
        elif field.kind.many and isinstance(cell, str):
            yield Fault(where, "a text stands where several belong", then="give a tuple of texts")
        elif not field.kind.many and not isinstance(cell, str):
            yield Fault(where, "several texts stand where one belongs", then="give one text")
        for text in (cell,) if isinstance(cell, str) else cell:
            problem = holds.problem(text)
            if problem:
                yield Fault(where, problem, then="correct the text; nothing is dropped or changed in writing")


def _own(key: str, cell: Cell, where: str, schema: Schema, holds: Holds) -> Iterator[Fault]:
    name = key.removeprefix(EXTRA)
    if not (schema.takes_extra and key.startswith(EXTRA)):
        yield Fault(where, f"the schema {schema.name} has no such field")
    elif not name or name != name.strip() or not name.isprintable() or holds.problem(name):
        yield Fault(where, "this is no name for a column", then="use printable characters, without spaces around")
    elif not isinstance(cell, str):
        yield Fault(where, "several texts stand where one belongs", then="give one text")
