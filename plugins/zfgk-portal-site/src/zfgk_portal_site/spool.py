"""Everything that goes into the column, in a temporary database on the disk, so that memory stays flat.

The changes come in the order of the ledger; lists need them by day. SQLite keeps a database without a name in an
anonymous file that vanishes with the process, however it ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Self

import attrs

_SCHEMA = """
PRAGMA journal_mode = OFF;
CREATE TABLE held (key TEXT PRIMARY KEY, version INTEGER, line TEXT) WITHOUT ROWID;
CREATE TABLE entry (key TEXT PRIMARY KEY, version INTEGER, at TEXT, live INTEGER, line TEXT) WITHOUT ROWID;
CREATE TABLE row (key TEXT, day TEXT, page TEXT, title TEXT, sub TEXT, words TEXT);
CREATE TABLE member (facet TEXT, value TEXT, row INTEGER, day TEXT, key TEXT);
"""
_INDEXES = """
CREATE UNIQUE INDEX row_by_key ON row (key);
CREATE INDEX member_by_day ON member (facet, value, day DESC, key DESC);
"""
_SELECT_ROW = "SELECT key, day, page, title, sub, words FROM row WHERE key = ?"
_SELECT_ROWS = """
SELECT row.key, row.day, row.page, row.title, row.sub, row.words FROM member JOIN row ON row.rowid = member.row
WHERE member.facet = ? AND member.value = ? ORDER BY member.day DESC, member.key DESC
"""


@attrs.frozen
class Row:
    """An entry as a list shows it.

    Args:
        key: Its key.
        day: Its day of publication, or of withdrawal.
        page: The path of its page.
        title: Its title; for a withdrawn one its reason.
        sub: What stands below the title.
        words: Further words that a search finds.
    """

    key: str
    day: str
    page: str
    title: str
    sub: str
    words: str


class Spool:
    """The changes of a column while it is being written; see the module."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, cached_statements=32)
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")

    def __enter__(self) -> Self:
        """Return the spool."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close it; nothing stays."""
        self._db.close()

    # -- what the column held before

    def hold(self, lines: Iterable[tuple[str, int, str]]) -> None:
        """Take in what the column held before, as (key, version, line)."""
        self._db.executemany("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", lines)

    def held(self, key: str) -> tuple[int, str] | None:
        """Return the version and the line that the column held under a key."""
        found: tuple[int, str] | None = self._db.execute(
            "SELECT version, line FROM held WHERE key = ?", (key,)
        ).fetchone()
        return found

    # -- what it is to hold

    def add(self, key: str, version: int, at: str, live: bool, line: str) -> None:
        """Take in a change; of two with one key the higher version stays."""
        self._db.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
            "version = excluded.version, at = excluded.at, live = excluded.live, line = excluded.line "
            "WHERE excluded.version >= entry.version",
            (key, version, at, live, line),
        )

    def lines(self) -> Iterator[str]:
        """Yield the line of every change, by key."""
        return (line for (line,) in self._db.execute("SELECT line FROM entry ORDER BY key"))

    def latest(self) -> str:
        """Return the moment of the latest change; empty if there is none."""
        found: str | None = self._db.execute("SELECT MAX(at) FROM entry").fetchone()[0]
        return found or ""

    def pages(self, *, live: bool) -> Iterator[tuple[str, str]]:
        """Yield the key and the moment of every live or withdrawn entry, by key."""
        return self._db.execute("SELECT key, at FROM entry WHERE live = ? ORDER BY key", (live,))

    # -- rows of lists

    def add_row(self, row: Row, lists: Iterable[tuple[str, str]]) -> None:
        """Put an entry into lists.

        Args:
            row: The entry.
            lists: The lists, each as facet and value.
        """
        number = self._db.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?)", attrs.astuple(row)).lastrowid
        self._db.executemany(
            "INSERT INTO member VALUES (?, ?, ?, ?, ?)",
            [(facet, value, number, row.day, row.key) for facet, value in lists],
        )

    def finish(self) -> None:
        """Make the lists ready to be read; called once, after the last row."""
        for statement in _INDEXES.strip().split("\n"):
            self._db.execute(statement)

    def row(self, key: str) -> Row | None:
        """Return the row of a key."""
        found = self._db.execute(_SELECT_ROW, (key,)).fetchone()
        return Row(*found) if found else None

    def rows(self, facet: str, value: str = "") -> Iterator[Row]:
        """Yield the rows of a list, newest first."""
        found = self._db.execute(_SELECT_ROWS, (facet, value))
        return (Row(*one) for one in found)

    def values(self, facet: str) -> list[tuple[str, int]]:
        """Return the values of a facet, each with the number of its entries, by value."""
        return list(
            self._db.execute(
                "SELECT value, COUNT(*) FROM member WHERE facet = ? GROUP BY value ORDER BY value", (facet,)
            )
        )

    def count(self, facet: str, value: str = "") -> int:
        """Count the entries of a list."""
        found: int = self._db.execute(
            "SELECT COUNT(*) FROM member WHERE facet = ? AND value = ?", (facet, value)
        ).fetchone()[0]
        return found

    def is_live(self, key: str) -> bool:
        """Tell whether there is a live entry under a key."""
        found = self._db.execute("SELECT live FROM entry WHERE key = ?", (key,)).fetchone()
        return bool(found and found[0])
