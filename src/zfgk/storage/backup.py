"""A copy of an SQLite database while programs are at work on it, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.engine import URL

from zfgk.errors import UnwritableFile
from zfgk.storage.addresses import file_of, name_of
from zfgk.storage.database import Database, broken
from zfgk.storage.engines import PATIENCE
from zfgk.storage.store import Store
from zfgk.storage.versions import stands

PAGES = 4_096
"""How many pages of a database are copied between two words about it."""

Tell = Callable[[int, int], None]
"""Is told while a database is copied: how many pages are done, and of how many."""

_LEFT_OVER = ("-journal", "-wal", "-shm")


def back_up(url: URL, file: Path, store: Store, tell: Tell | None = None) -> int:
    """Copy an SQLite database into a new file, as it is at one moment.

    Programs go on reading and writing meanwhile; what they write becomes durable when the copy is made. The copy is
    checked before it takes its name. It is a database like the first, so that copying it back restores that one; only
    its owner may read it.

    Args:
        url: Where the database is.
        file: The new file.
        store: What the database holds.
        tell: Is told how far it is.

    Returns:
        The size of the copy in bytes.

    Raises:
        UnwritableFile: If there is a file of this name, it cannot be written, or SQLite would take it for a part of
            another database.
        StoreError: The store's own, if the database is no SQLite file, holds no such store, or is damaged.
    """
    source = file_of(url)
    if source is None:
        then = "copy a served database with its own program: pg_dump, and pg_restore to restore it"
        raise store.error(name_of(url), "only an SQLite file is copied", then)
    if not source.exists():
        raise store.error(str(source), "there is no such file")
    with Database.open(url, store, reading=True) as database:
        if not stands(database):
            raise store.error(str(source), f"{store.error.called} was never written there", store.another("database"))
    if file.name.lower().endswith(_LEFT_OVER):
        # SQLite rolls such a file back into the database of the name before the ending, or deletes it.
        why = "a database of the name before the ending would take it for its own"
        raise UnwritableFile(str(file), why, "name a file with another ending")
    for left in (file, *(file.with_name(file.name + ending) for ending in _LEFT_OVER)):
        if left.exists() or left.is_symlink():
            # What a killed program left of another database of this name would be taken for the copy's.
            raise UnwritableFile(str(left), "there is a file of this name", "name another file, or put that one aside")
    with _new_file(file) as fresh:
        try:
            _copy(source, fresh, tell)
        except sqlite3.Error as error:
            raise broken(str(source), error, store) from error
    return file.stat().st_size


def _copy(source: Path, into: Path, tell: Tell | None) -> None:
    # rw and not ro: a file left by a killed program must be able to roll its journal back.
    reading = sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None)
    copy = sqlite3.connect(into, isolation_level=None)
    with contextlib.closing(reading), contextlib.closing(copy):
        # Without a transaction the copying would begin anew whenever somebody writes in between.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()

        def step(_status: int, remaining: int, total: int) -> None:
            if tell is not None:
                tell(total - remaining, total)

        reading.backup(copy, pages=PAGES, progress=step)
        reading.execute("ROLLBACK")
        # Whatever the database's own way of writing is, the copy is one file.
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        (said,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            message = f"database disk image is malformed: {said}"
            raise sqlite3.DatabaseError(message)


@contextlib.contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """Yield an empty file beside the one to be made, which takes its name when the block ends without an exception."""
    fresh = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with _writing(file):
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield fresh
        with _writing(file):
            _sync(fresh)
            _name(fresh, file)
            if os.name == "posix":
                _sync(file.parent)
    finally:
        for ending in ("", *_LEFT_OVER):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _name(fresh: Path, file: Path) -> None:
    try:
        file.hardlink_to(fresh)  # unlike renaming, it never takes the place of a file that has come meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system that knows no links
        if file.exists():
            raise FileExistsError(17, "there is a file of this name") from None
        fresh.rename(file)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _writing(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableFile(str(file), error.strerror or str(error)) from error
