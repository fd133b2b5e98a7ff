"""What is kept of each page while the others are read: a temporary SQLite database, so that memory does not grow with a site.

The database has no name: SQLite keeps it in memory while it is small, on disk when it is not, and removes it when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from types import TracebackType
from typing import Any, Self

import attrs

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -4096;
CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, folded TEXT NOT NULL, is_page INTEGER NOT NULL);
CREATE INDEX by_folded ON file (folded);
CREATE TABLE page (id INTEGER PRIMARY KEY, type TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  moment TEXT NOT NULL, day TEXT, column_name TEXT NOT NULL, guide_day TEXT);
CREATE TABLE value (tag TEXT, value TEXT, PRIMARY KEY (tag, value)) WITHOUT ROWID;
CREATE TABLE anchor (page INTEGER, anchor TEXT, PRIMARY KEY (page, anchor)) WITHOUT ROWID;
CREATE TABLE place (page INTEGER, target INTEGER, anchor TEXT, PRIMARY KEY (page, target, anchor)) WITHOUT ROWID;
CREATE TABLE link (source INTEGER, target INTEGER, PRIMARY KEY (source, target)) WITHOUT ROWID;
CREATE VIEW home AS SELECT id, name FROM page JOIN file USING (id)
  WHERE folded IN ('index.html', 'index.htm', 'index.shtml', 'default.html', 'default.htm');
CREATE TABLE outside (address TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_INDEXES = ("index.html", "index.htm", "index.shtml", "default.html", "default.htm")
_AT_A_TIME = 500
"""How many names are taken from the table of files at once."""
_REMEMBERED = 512
"""How many look-ups are remembered: the links of the menu, which stand on every page."""


@attrs.frozen(kw_only=True)
class Kept:
    """What is kept of a page.

    Args:
        type: Which page it is: ``home``, ``list`` or ``content``.
        kind: Its ColumnType.
        title: Its ArticleTitle.
        moment: Its PubDate, as written.
        day: The day of it, if it can be read.
        column: Its ColumnName.
        guide_day: The day of update that it prints.
        values: The contents of the tags that say the same on every page, by tag.
        anchors: The places that a link may name.
        links: The files that it links to, each with the place named, which may be empty.
        outside: The addresses out of the site.
    """

    type: str
    kind: str = ""
    title: str = ""
    moment: str = ""
    day: date | None = None
    column: str = ""
    guide_day: date | None = None
    values: tuple[tuple[str, str], ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[tuple[str, str], ...] = ()
    outside: tuple[str, ...] = ()


class Store:
    """The files of a copy of a site and what is kept of its pages; closes with a ``with`` statement."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN")
        self._id = lru_cache(_REMEMBERED)(self._look_up)
        self._find = lru_cache(_REMEMBERED)(self._look_for)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def rows(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Run a query and yield its rows."""
        yield from self._db.execute(query, values)

    def count(self, query: str, *values: Any) -> int:
        """Run a query that counts."""
        found: int = self._db.execute(query, values).fetchone()[0]
        return found

    # -- files

    def add_file(self, name: str, *, page: bool) -> None:
        """Note a file of the copy."""
        values = (name, name.lower(), page)
        self._db.execute("INSERT OR IGNORE INTO file (name, folded, is_page) VALUES (?, ?, ?)", values)

    def pages(self) -> Iterator[str]:
        """Yield the names of the pages, in order."""
        after = ""
        # Page by page of the table: a query must not stay open while others write.
        while names := [name for (name,) in self.rows(_NEXT_PAGES, after, _AT_A_TIME)]:
            yield from names
            after = names[-1]

    def find(self, path: str) -> str | None:
        """Return the file that a server would give for a path, or nothing."""
        return self._find(_plain(path.strip("/")))

    def other_case(self, path: str) -> str | None:
        """Return a file whose name differs from a path in capitals only, or nothing."""
        query = "SELECT name FROM file WHERE folded = ? ORDER BY name LIMIT 1"
        return next((name for (name,) in self.rows(query, _plain(path.lower()))), None)

    def _look_for(self, path: str) -> str | None:
        names = (path, *((f"{path}/{index}" if path else index) for index in _INDEXES))
        return next((name for name in names if self._id(name) is not None), None)

    def _look_up(self, name: str) -> int | None:
        return next((number for (number,) in self.rows("SELECT id FROM file WHERE name = ?", name)), None)

    # -- pages

    def keep(self, name: str, kept: Kept) -> None:
        """Keep what the others will be compared with.

        Args:
            name: The page.
            kept: What is kept of it.
        """
        number = self._id(name)
        values = (kept.type, kept.kind, kept.title, kept.moment, _day(kept.day), kept.column, _day(kept.guide_day))
        self._db.execute(
            "INSERT INTO page (id, type, kind, title, moment, day, column_name, guide_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *(None if value is None else _plain(value) for value in values)),
        )
        targets = [(self._id(file), anchor) for file, anchor in kept.links]
        self._many("link (source, target)", ((number, target) for target, _ in targets))
        self._many(
            "place (page, target, anchor)", ((number, file, _plain(anchor)) for file, anchor in targets if anchor)
        )
        self._many("anchor (page, anchor)", ((number, _plain(anchor)) for anchor in kept.anchors))
        self._many("value (tag, value)", ((tag, _plain(value)) for tag, value in kept.values))
        self._many("outside (address)", ((_plain(address),) for address in kept.outside))

    def _many(self, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * (into.count(",") + 1))
        self._db.executemany(f"INSERT OR IGNORE INTO {into} VALUES ({marks})", rows)  # noqa: S608  # names of our own


_NEXT_PAGES = "SELECT name FROM file WHERE is_page AND name > ? ORDER BY name LIMIT ?"


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(text: str) -> str:
    """Return a text that SQLite can keep: a lone surrogate has no UTF-8 form."""
    return text.encode("utf-8", "replace").decode("utf-8")
