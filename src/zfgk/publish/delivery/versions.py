"""Versions by key in a nameless file: a target may hold millions of keys, and memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from tempfile import gettempdir
from types import TracebackType
from typing import Self

from zfgk.errors import UnwritableFile
from zfgk.publish.ledger.ledger import PAGE

_CACHE = 16 * 1024
"""How many KiB are kept in memory."""


class Versions:
    """Versions by key, in the order of keys; used as a context, and gone afterwards."""

    def __init__(self, pairs: Iterable[tuple[str, int]] = ()) -> None:
        # SQLite's name for a database of its own that goes to the disk as it grows.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(f"PRAGMA cache_size = -{_CACHE}")
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE held (key BLOB PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID")
        try:
            self.add(pairs)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def __len__(self) -> int:
        found: int = self._database.execute("SELECT count(*) FROM held").fetchone()[0]
        return found

    def __iter__(self) -> Iterator[tuple[str, int]]:
        with closing(self._database.execute("SELECT key, version FROM held ORDER BY key")) as rows:
            for key, version in rows:
                yield key.decode("utf-8", "surrogatepass"), version

    def add(self, pairs: Iterable[tuple[str, int]]) -> None:
        """Take in versions by key; of one key the last one stays.

        Raises:
            UnwritableFile: If there is no room for them.
        """
        rows = ((_plain(key), version) for key, version in pairs)
        try:
            self._database.execute("BEGIN")
            self._database.executemany("INSERT OR REPLACE INTO held VALUES (?, ?)", rows)
            self._database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise UnwritableFile(gettempdir(), f"{error}", "free some space there, or set TMPDIR") from error

    def get(self, key: str) -> int:
        """Return the version of a key; 0 if it is not there."""
        found = self._database.execute("SELECT version FROM held WHERE key = ?", (_plain(key),)).fetchone()
        return found[0] if found else 0

    def pages(self) -> Iterator[dict[str, int]]:
        """Yield all of them, some at a time."""
        rows = iter(self)
        while page := dict(islice(rows, PAGE)):
            yield page


def _plain(key: str) -> bytes:
    # As bytes, for no text of SQLite holds half of a character; bytes and code points sort alike.
    return key.encode("utf-8", "surrogatepass")
