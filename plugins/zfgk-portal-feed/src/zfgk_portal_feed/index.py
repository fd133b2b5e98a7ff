"""Where each key stands, in a database without a name, so that memory stays flat however long the feed is."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple


class Row(NamedTuple):
    """Where a key stands.

    Args:
        key: The key.
        version: Its version.
        file: The name of the document that holds it, as it was found; empty if it is written in this run.
        given: Whether it came in this run.
    """

    key: str
    version: int
    file: str
    given: bool


class Index:
    """Rows by key; it lasts as long as the object."""

    def __init__(self) -> None:
        # An empty name: SQLite keeps little in memory, the rest in a file that nobody else sees and that goes by itself.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE item (key TEXT PRIMARY KEY, version, file, given) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """End it."""
        self._database.close()

    def clear(self) -> None:
        """Forget everything."""
        self._database.execute("DELETE FROM item")

    def add(self, row: Row) -> bool:
        """Add what stands; return whether the key was new. A key that is known keeps its row."""
        return self._database.execute("INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?)", row).rowcount == 1

    def find(self, keys: Collection[str]) -> dict[str, Row]:
        """Return the rows of some keys, by key."""
        query = "SELECT * FROM item WHERE key IN (SELECT value FROM json_each(?))"
        return {row[0]: Row(*row) for row in self._database.execute(query, (json.dumps(list(keys)),))}

    def put(self, rows: Iterable[Row]) -> None:
        """Set the rows of some keys."""
        self._database.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", rows)

    def missed(self) -> set[str]:
        """Return the names of the documents that hold what did not come in this run."""
        return {file for (file,) in self._database.execute("SELECT DISTINCT file FROM item WHERE NOT given")}

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield each key with its version."""
        return self._database.execute("SELECT key, version FROM item")


@contextlib.contextmanager
def open_index() -> Iterator[Index]:
    """Open an index that ends with the block."""
    with contextlib.closing(Index()) as index:
        yield index
