"""What harvesters are answered from: a copy of the shelf, which takes the place of the one before in one step.

While an export writes, the shelf is locked. Nobody ever writes into the copy, so harvesters are served at any time: from
what stood before the export, and once it is through, from what stands since.

The copy also knows what the identifiers in it begin with. Once that is another text, all identifiers of before stand in it
as those of deleted records, with the day on which they ceased to be, so that harvesters drop what they know under them.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Self

from zfgk_oai_pmh.records import identifier_of

SERVED = ".served.sqlite"
"""The name of the copy, in the target's directory."""

_FORMER = """
CREATE TABLE prefix (written TEXT NOT NULL);
CREATE TABLE former (identifier TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX former_by_place ON former (place, identifier);
"""


class Served:
    """What harvesters are answered from before an export; used as a context.

    Args:
        shelf: The shelf beside which the copy stands, if there is one.
        prefix: What identifiers begin with after the export.
    """

    def __init__(self, shelf: Path, prefix: str) -> None:
        self._path = shelf.with_name(SERVED)
        self._same = prefix_of(self._path) in {"", prefix}
        self._database: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Open the copy, if there is one."""
        with contextlib.suppress(sqlite3.OperationalError):
            self._database = _connected(self._path, "ro")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it, so that another one may take its place."""
        if self._database is not None:
            self._database.close()

    def since(self, key: str, version: int, body: bytes | None) -> str:
        """Return the datestamp under which harvesters find just this; empty if they find something else, or nothing.

        Args:
            key: The key.
            version: Its version.
            body: The metadata; ``None`` for a deleted record.
        """
        if self._database is None or not self._same:
            return ""
        query = "SELECT place FROM held WHERE key = ? AND version = ? AND withdrawn = ? AND (withdrawn OR body = ?)"
        try:
            row = self._database.execute(query, (key, version, body is None, body)).fetchone()
        except sqlite3.DatabaseError:  # a damaged copy is replaced
            return ""
        return str(row[0]) if row else ""


def serve(shelf: Path, prefix: str, day: str) -> None:
    """Copy a shelf, so that harvesters are answered from it.

    Args:
        shelf: The shelf, after the run that wrote it has ended.
        prefix: What identifiers begin with from now on.
        day: The day of the run: identifiers that began otherwise cease to be on it.
    """
    if prefix_of(shelf.with_name(SERVED)) not in {"", prefix}:
        _restamp(shelf, day)
    # The name is one of those that are cleared away after a run that was killed.
    made = shelf.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _opened(shelf, "ro") as source, contextlib.closing(sqlite3.connect(made)) as target:
            # A death would leave a journal on the disk, which nobody clears away; nobody needs one for a file that nobody reads yet.
            target.execute("PRAGMA journal_mode = MEMORY")
            source.backup(target)
            target.executescript(_FORMER)
            target.execute("INSERT INTO prefix VALUES (?)", (prefix,))
            _keep_former(target, shelf.with_name(SERVED), prefix, day)
            target.commit()
        _flush(made)
        made.replace(shelf.with_name(SERVED))
    finally:
        made.unlink(missing_ok=True)
    if os.name == "posix":
        _flush(shelf.parent)  # otherwise a power failure may undo the renaming


def differs(shelf: Path) -> bool:
    """Tell whether harvesters are answered from something else than a shelf holds.

    Args:
        shelf: The shelf; if there is none, there must be no copy.
    """
    served = shelf.with_name(SERVED)
    if not shelf.exists() or not served.exists():
        return shelf.exists() != served.exists()
    query = "SELECT key, version, withdrawn, place FROM held ORDER BY key"
    try:
        with _opened(shelf, "rw") as one, _opened(served, "ro") as other:
            return any(a != b for a, b in zip_longest(one.execute(query), other.execute(query)))
    except sqlite3.DatabaseError:
        return True


def prefix_of(served: Path) -> str:
    """Return what the identifiers that harvesters are answered with begin with; empty if that is not known.

    Args:
        served: The copy.
    """
    found = _asked(served, "SELECT written FROM prefix", ())
    return str(found[0][0]) if found else ""


def former_page(served: Path, *, after: tuple[str, str], first: str, last: str, limit: int) -> list[tuple[str, str]]:
    """Return days and identifiers of some of those that ceased to be, in the order of days and then of identifiers.

    Args:
        served: The copy.
        after: The day and the identifier of the last one of the page before.
        first: The first day asked for.
        last: The last day asked for; no limit unless given.
        limit: How many to return at most.
    """
    query = (
        "SELECT place, identifier FROM former WHERE (place, identifier) > (?, ?) AND place >= ?"
        " AND (? = '' OR place <= ?) ORDER BY place, identifier LIMIT ?"
    )
    return _asked(served, query, (*after, first, last, last, limit))


def former_day(served: Path, identifier: str) -> str:
    """Return the day on which an identifier ceased to be; empty if it did not, or never was.

    Args:
        served: The copy.
        identifier: The identifier.
    """
    found = _asked(served, "SELECT place FROM former WHERE identifier = ?", (identifier,))
    return str(found[0][0]) if found else ""


def _restamp(shelf: Path, day: str) -> None:
    """Let nothing bear a day before that of the run; under another identifier all is new, also what the run let stand."""
    with _opened(shelf, "rw") as database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("UPDATE held SET place = ? WHERE place < ?", (day, day))
        database.commit()


def _keep_former(target: sqlite3.Connection, served: Path, prefix: str, day: str) -> None:
    """Take over the identifiers that ceased to be; if others are used from now on, add those that do so now."""
    was = prefix_of(served)
    if not was:
        return  # nothing is served yet, or it was an older release that did not note it
    with _opened(served, "ro") as before:
        target.executemany("INSERT INTO former VALUES (?, ?)", before.execute("SELECT identifier, place FROM former"))
        if was == prefix:
            return
        gone = ((identifier_of(was, key), day) for (key,) in before.execute("SELECT key FROM held"))
        target.executemany("INSERT OR REPLACE INTO former VALUES (?, ?)", gone)
    used = ((identifier_of(prefix, key),) for (key,) in target.execute("SELECT key FROM held"))
    target.executemany("DELETE FROM former WHERE identifier = ?", used)


def _asked(served: Path, query: str, values: tuple[str | int, ...]) -> list[tuple[str, str]]:
    """Return what the copy answers; nothing if there is none, if it is damaged, or if an older release wrote it."""
    try:
        with _opened(served, "ro") as database:
            return database.execute(query, values).fetchall()
    except sqlite3.DatabaseError:
        return []


def _opened(path: Path, mode: str) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(_connected(path, mode))


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=60.0)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
