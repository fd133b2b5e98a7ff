"""What harvesters are answered from: a copy of the shelf, which takes the place of the one before in one step.

While an export writes, the shelf is locked. Nobody ever writes into the copy, so harvesters are served at any time: from
what stood before the export, and once it is through, from what stands since.
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

SERVED = ".served.sqlite"
"""The name of the copy, in the target's directory."""


class Served:
    """What harvesters are answered from before an export; used as a context.

    Args:
        shelf: The shelf beside which the copy stands, if there is one.
    """

    def __init__(self, shelf: Path) -> None:
        self._path = shelf.with_name(SERVED)
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
        if self._database is None:
            return ""
        query = "SELECT place FROM held WHERE key = ? AND version = ? AND withdrawn = ? AND (withdrawn OR body = ?)"
        try:
            row = self._database.execute(query, (key, version, body is None, body)).fetchone()
        except sqlite3.DatabaseError:  # a damaged copy is replaced
            return ""
        return str(row[0]) if row else ""


def serve(shelf: Path) -> None:
    """Copy a shelf, so that harvesters are answered from it.

    Args:
        shelf: The shelf, after the run that wrote it has ended.
    """
    # The name is one of those that are cleared away after a run that was killed.
    made = shelf.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _opened(shelf, "ro") as source, contextlib.closing(sqlite3.connect(made)) as target:
            # A death would leave a journal on the disk, which nobody clears away; nobody needs one for a file that nobody reads yet.
            target.execute("PRAGMA journal_mode = MEMORY")
            source.backup(target)
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
