"""What only the whole catalogue shows: entries that come twice, and links to entries that are not there.

Nothing of an entry is kept but digests, in a temporary SQLite file that its owner alone sees and that vanishes by
itself; so memory stays the same however long the catalogue is.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from types import TracebackType
from typing import Any, Self

from zfgk.catalogue.checks.named import Check
from zfgk.catalogue.numbers import examine_number
from zfgk.catalogue.row import Cell, Finding
from zfgk.catalogue.schema import About, Schema
from zfgk.errors import UnwritableFile

TWICE = Check(name="entry-twice", zh="{labels}与{other}相同", en="{names} is the same as at {other}")
ADDRESS_TWICE = Check(
    name="address-twice", severity="note", zh="{labels}与{other}相同", en="{names} is the same as at {other}"
)
RELATED_UNKNOWN = Check(
    name="related-unknown",
    severity="note",
    zh="相关信息第{item}项不是本目录中任何一条的索引号",
    en="item {item} of related is the index number of no entry in this catalogue",
)

WHOLE = (TWICE, ADDRESS_TWICE, RELATED_UNKNOWN)
"""The checks of this module."""

_CACHE_KIB = 8 * 1024
_AT_ONCE = 1000
_TABLES = """
CREATE TABLE had (kind INTEGER NOT NULL, key BLOB NOT NULL, number INTEGER NOT NULL, place TEXT NOT NULL);
CREATE TABLE linked (key BLOB NOT NULL, number INTEGER NOT NULL, place TEXT NOT NULL, item INTEGER NOT NULL);
"""
_TWICE = """
SELECT kind, place, first FROM (
    SELECT kind, number, place, first_value(place) OVER same AS first, min(number) OVER same AS earliest
    FROM had WINDOW same AS (PARTITION BY kind, key ORDER BY number)
) WHERE number > earliest ORDER BY number, kind
"""
_LOST = """
SELECT place, item FROM linked
WHERE key NOT IN (SELECT key FROM had WHERE kind = 0) ORDER BY number, item
"""


class Whole:
    """Remembers what must not come twice and what is pointed to.

    Args:
        schema: The schema, whose ``unique`` groups count.
    """

    def __init__(self, schema: Schema) -> None:
        self._groups = [[field for field in schema.fields if field.name in group] for group in schema.unique]
        self._links = schema.about is About.INFORMATION and (schema.unique or ((),))[0] == ("identifier",)
        self._number = 0
        self._had: list[tuple[int, bytes, int, str]] = []
        self._linked: list[tuple[bytes, int, str, int]] = []
        # An empty name is a file of SQLite's own in the folder for temporary files, deleted when it is closed.
        self._store = sqlite3.connect("", check_same_thread=False)
        self._store.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._store.execute("PRAGMA journal_mode = OFF")
        self._store.executescript(_TABLES)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget everything."""
        self._store.close()

    def add(self, place: str, cells: dict[str, Cell]) -> None:
        """Take an entry in.

        Args:
            place: Its place.
            cells: Its sound cells.

        Raises:
            UnwritableFile: If the folder for temporary files has no room.
        """
        self._number += 1
        for kind, group in enumerate(self._groups):
            key = _key([_same(field.name, cells.get(field.name)) for field in group])
            if key:
                self._had.append((kind, key, self._number, place))
        related = cells.get("related") if self._links else None
        if isinstance(related, tuple):
            self._linked += [(_key([text]), self._number, place, item) for item, text in enumerate(related, start=1)]
        if len(self._had) >= _AT_ONCE:
            self._store_all()

    def findings(self) -> Iterator[Finding]:
        """Yield what came twice and what is linked but not there, in the order of the catalogue.

        Raises:
            UnwritableFile: If the folder for temporary files has no room.
        """
        self._store_all()
        for kind, place, first in self._asked(_TWICE):
            group = self._groups[kind]
            check = ADDRESS_TWICE if [field.name for field in group] == ["url"] else TWICE
            labels = "、".join(f"“{field.label}”" for field in group)
            names = ", ".join(field.name for field in group)
            yield check.at(place, group[0].name, labels=labels, names=names, other=first)
        for place, item in self._asked(_LOST):
            yield RELATED_UNKNOWN.at(place, "related", item=item)

    def _asked(self, query: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._store.execute(query)
        except sqlite3.Error as error:
            raise _no_room(error) from error

    def _store_all(self) -> None:
        try:
            self._store.executemany("INSERT INTO had VALUES (?, ?, ?, ?)", self._had)
            self._store.executemany("INSERT INTO linked VALUES (?, ?, ?, ?)", self._linked)
        except sqlite3.Error as error:
            raise _no_room(error) from error
        self._had.clear()
        self._linked.clear()


def _no_room(error: sqlite3.Error) -> UnwritableFile:
    return UnwritableFile("temporary file", str(error), "make room in the folder for temporary files, or set TMPDIR")


def _same(name: str, cell: Cell | None) -> Cell | None:
    """Return what a cell says however it is written: 国发[2017]5号 and 国发〔2017〕5号 are one number."""
    if name != "document_number" or not isinstance(cell, str) or not cell:
        return cell
    return str(examine_number(cell).value or cell)


def _key(cells: Sequence[Cell | None]) -> bytes:
    """Return a digest of a group of cells; empty if one of them is."""
    if not all(cells):
        return b""
    texts = "\x1f".join(_plain(cell) for cell in cells if cell)
    return blake2b(texts.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(cell: Cell) -> str:
    text = cell if isinstance(cell, str) else "\x1e".join(cell)
    # ０００１ and 0001 look the same to everybody who will cite them.
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
