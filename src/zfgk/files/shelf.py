"""What a target holds, kept beside its files: for exporters whose format has no room for versions or withdrawals.

A shelf is one SQLite file with the newest version of each key and the bytes that were made of it. It answers the two
questions that a file format alone cannot: is what comes in older than what stands, and which versions stand now.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import attrs

_TABLES = """
CREATE TABLE IF NOT EXISTS held
    (key TEXT PRIMARY KEY, version INTEGER NOT NULL, body BLOB NOT NULL, place TEXT NOT NULL, withdrawn INTEGER NOT NULL,
     seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_by_place ON held (place, key);
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pattern (glob TEXT PRIMARY KEY);
"""

_HELD = "key, version, body, place, withdrawn"


@attrs.frozen
class Held:
    """The newest version of a key.

    Args:
        key: The key.
        version: The version.
        body: What was made of the record, or of its withdrawal.
        place: What the keys are ordered by.
        withdrawn: Whether it is withdrawn.
    """

    key: str
    version: int
    body: bytes
    place: str
    withdrawn: bool = attrs.field(default=False, converter=bool)


class Shelf:
    """A shelf, open for one run; what was put on it stays only if the block ends without an exception.

    Leave the block after the files are in place: a run that is killed before leaves the shelf as it was, and the next
    one writes the files again. Two runs at a time wait for each other. What leaves a shelf is overwritten on the disk.

    Args:
        path: The SQLite file; its directory must exist.
        wait: How many seconds to wait for another run.
    """

    def __init__(self, path: str | os.PathLike[str], *, wait: float = 60.0) -> None:
        self._path = Path(path)
        self._database = _opened(self._path, wait)
        self._seen = 0

    def __enter__(self) -> Self:
        """Begin a run."""
        try:
            self._database.execute("PRAGMA secure_delete = ON")
            self._database.execute("BEGIN IMMEDIATE")
            for statement in filter(str.strip, _TABLES.split(";")):
                self._database.execute(statement)
            self._database.execute("UPDATE held SET seen = 0 WHERE seen = 1")
        except BaseException:
            self._database.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was put, or forget it after an exception."""
        with contextlib.closing(self._database):
            self._database.execute("ROLLBACK" if kind else "COMMIT")

    def put(self, key: str, version: int, body: bytes, *, place: str = "", withdrawn: bool = False) -> bool:
        """Put a version of a key on the shelf, unless a newer one stands there.

        Args:
            key: The key.
            version: Its version; the same one may come again.
            body: What was made of the record, or of its withdrawal.
            place: What :meth:`live` orders by, such as an ISO date; keys of one place stand in their own order.
            withdrawn: Whether this version withdraws it.

        Returns:
            Whether it stands now; ``False`` if a newer version stood there already, which then stays.
        """
        self._seen += 1
        row = self._database.execute("SELECT version FROM held WHERE key = ?", (key,)).fetchone()
        if row and row[0] > version:
            self._database.execute("UPDATE held SET seen = 1 WHERE key = ?", (key,))
            return False
        row = (key, version, body, place, withdrawn)
        self._database.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, 1)", row)
        return True

    @property
    def touched(self) -> bool:
        """Whether anything came in this run."""
        return self._seen > 0

    def drop_unseen(self) -> None:
        """Take away every key that did not come in this run; for snapshots, which bring everything that lives."""
        self._database.execute("DELETE FROM held WHERE seen = 0")

    def live(self, *, newest_first: bool = False) -> Iterator[Held]:
        """Yield what is published, in the order of places and then of keys.

        Args:
            newest_first: Whether to turn the order of places and keys round.
        """
        order = "DESC" if newest_first else "ASC"
        query = f"SELECT {_HELD} FROM held WHERE NOT withdrawn ORDER BY place {order}, key {order}"  # noqa: S608  # one of two words of ours
        return (Held(*row) for row in self._database.execute(query))

    def withdrawn(self) -> Iterator[Held]:
        """Yield what is withdrawn, in the order of keys."""
        query = f"SELECT {_HELD} FROM held WHERE withdrawn ORDER BY key"  # noqa: S608  # names of columns
        return (Held(*row) for row in self._database.execute(query))

    def find(self, key: str) -> Held | None:
        """Return what stands under a key; ``None`` if nothing does."""
        row = self._database.execute(f"SELECT {_HELD} FROM held WHERE key = ?", (key,)).fetchone()  # noqa: S608  # names of columns
        return Held(*row) if row else None

    def count(self) -> int:
        """Return how many keys are published."""
        found: int = self._database.execute("SELECT count(*) FROM held WHERE NOT withdrawn").fetchone()[0]
        return found

    def sign(self, files: Iterable[Path], pattern: str = "") -> None:
        """Remember the content of the files that were written, so that :func:`read_shelf` sees if they change.

        Args:
            files: All files of the target, below the shelf's directory; what stood in the list before is forgotten.
            pattern: The names that such files may have; any other file of such a name is then refused as well.
        """
        self._database.execute("DELETE FROM file")
        self._database.execute("DELETE FROM pattern")
        if pattern:
            self._database.execute("INSERT INTO pattern VALUES (?)", (pattern,))
        rows = [(path.relative_to(self._path.parent).as_posix(), _digest(path)) for path in files]
        self._database.executemany("INSERT INTO file VALUES (?, ?)", rows)

    def files(self) -> set[Path]:
        """Return the files that the run before this one signed."""
        return {self._path.parent / name for (name,) in self._database.execute("SELECT name FROM file")}


def read_shelf(path: str | os.PathLike[str], *, withdrawn: bool = True) -> dict[str, int]:
    """Return the versions that a target holds.

    Args:
        path: The SQLite file of the shelf.
        withdrawn: Whether withdrawals count too.

    Returns:
        Versions by key; empty if there is no shelf yet.

    Raises:
        ValueError: If a signed file is missing or was changed, or the file is no shelf.
    """
    file = Path(path)
    if not file.exists():
        return {}
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as database:
            signed = database.execute("SELECT name, sha256 FROM file ORDER BY name").fetchall()
            patterns = [glob for (glob,) in database.execute("SELECT glob FROM pattern")]
            versions: dict[str, int] = dict(
                database.execute("SELECT key, version FROM held WHERE ? OR NOT withdrawn ORDER BY key", (withdrawn,))
            )
    except sqlite3.DatabaseError as error:
        message = f"{file}: this is no shelf ({error})"
        raise ValueError(message) from error
    for name, digest in signed:
        written = file.parent / name
        if not written.is_file() or _digest(written) != digest:
            message = f"{written}: the file is not the one that was written; publish again"
            raise ValueError(message)
    known = {name for name, _ in signed}
    for left in sorted(path.name for glob in patterns for path in file.parent.glob(glob) if path.name not in known):
        message = f"{file.parent / left}: the file was left over and may hold what was withdrawn; publish again"
        raise ValueError(message)
    return versions


def page_of_shelf(
    path: str | os.PathLike[str],
    *,
    after: tuple[str, str] = ("", ""),
    first: str = "",
    last: str = "",
    limit: int = 100,
) -> list[Held]:
    """Return some of what a target holds, withdrawals included, in the order of places and then of keys.

    Args:
        path: The SQLite file of the shelf.
        after: The place and the key of the last one of the page before.
        first: The first place asked for.
        last: The last place asked for; no limit unless given.
        limit: How many to return at most.
    """
    query = f"SELECT {_HELD} FROM held WHERE (place, key) > (?, ?) AND place >= ? AND (? = '' OR place <= ?) ORDER BY place, key LIMIT ?"  # noqa: S608  # names of columns
    with contextlib.closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database:
        return [Held(*row) for row in database.execute(query, (*after, first, last, last, limit))]


def find_on_shelf(path: str | os.PathLike[str], key: str) -> Held | None:
    """Return what stands under a key of a shelf; ``None`` if nothing does.

    Args:
        path: The SQLite file of the shelf.
        key: The key.
    """
    with contextlib.closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database:
        row = database.execute(f"SELECT {_HELD} FROM held WHERE key = ?", (key,)).fetchone()  # noqa: S608  # names of columns
    return Held(*row) if row else None


def withdrawn_on_shelf(path: str | os.PathLike[str]) -> Iterator[tuple[str, int]]:
    """Yield the key and the version of what is withdrawn on a shelf; nothing if there is no shelf, or none to read.

    Args:
        path: The SQLite file of the shelf.
    """
    with (
        contextlib.suppress(sqlite3.DatabaseError),
        contextlib.closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=rw", uri=True)) as database,
    ):
        yield from database.execute("SELECT key, version FROM held WHERE withdrawn ORDER BY key")


def newest_on_shelf(path: str | os.PathLike[str]) -> str:
    """Return the last place of all that a target holds; empty if there is no shelf, or none that can be read.

    Args:
        path: The SQLite file of the shelf.
    """
    with (
        contextlib.suppress(sqlite3.DatabaseError),
        contextlib.closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as database,
    ):
        found: str | None = database.execute("SELECT max(place) FROM held").fetchone()[0]
        return found or ""
    return ""


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    """Open a shelf; one that cannot be read is replaced, because a snapshot brings everything anyway."""
    database = sqlite3.connect(path, isolation_level=None, timeout=wait)
    try:
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        database.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink()
        database = sqlite3.connect(path, isolation_level=None, timeout=wait)
    return database


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
