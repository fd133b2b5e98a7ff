"""Opening a ledger: where it is, one transaction at a time, and nothing kept in a dry run."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from zfgk.errors import LedgerError
from zfgk.publish.ledger.ledger import Ledger, broken
from zfgk.publish.ledger.schema import prepare

_HOW = "write a SQLAlchemy URL, such as sqlite:///ledger.sqlite or postgresql+psycopg://user@host/name"

PATIENCE = 60
"""How many seconds a SQLite ledger is waited for while another run writes to it."""

_CACHE = 32 * 1024
"""How many KiB of a SQLite ledger are kept in memory: enough for the index of some hundred thousand records."""


def ledger_url(written: str, default: Path) -> URL:
    """Return the ledger's URL.

    Args:
        written: What ``--ledger`` says; empty for the default.
        default: The SQLite file used by default.

    Returns:
        A SQLAlchemy URL.

    Raises:
        LedgerError: If it is not a URL.
    """
    if not written:
        return URL.create("sqlite", database=str(default))
    try:
        return make_url(written)
    except SQLAlchemyError:
        # The text is not repeated: it may hold a password.
        raise LedgerError("--ledger", "this is not a database URL", _HOW) from None


def exists(url: URL) -> bool:
    """Tell whether the ledger is there already; of a served database that is assumed."""
    file = _file(url)
    return file is None or file.exists()


@contextlib.contextmanager
def open_ledger(url: URL, *, dry: bool = False) -> Iterator[Ledger]:
    """Open a ledger; creating or upgrading its tables becomes durable with the caller's first commit.

    Args:
        url: Where it is.
        dry: Work on what is there and forget everything at the end; a SQLite file is not even opened for writing.

    Yields:
        The ledger. What was not committed when the block ends is forgotten.

    Raises:
        LedgerError: If the database cannot be opened or is no ledger.
        LedgerTooNew: If a newer release wrote it.
    """
    file = _file(url)
    name = str(file) if file is not None else url.render_as_string(hide_password=True)
    try:
        engine = _scratch() if dry and file is not None else _engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise LedgerError(name, f"no driver for it: {' '.join(str(error).split())}", _HOW) from error
    with contextlib.closing(_connect(engine, name)) as connection:
        if dry and file is not None and file.exists():
            _copy(file, connection, name)
        try:
            prepare(connection, name)
        except SQLAlchemyError as error:
            raise broken(name, error) from error
        yield Ledger(connection, name, dry=dry)


def _file(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def shared(url: URL) -> bool:
    """Tell whether a second connection to a ledger sees the same ledger; a database in memory has only one."""
    return url.get_backend_name() != "sqlite" or _file(url) is not None


# Engines are kept, for they remember the SQL that they have written once; connections are not.


@lru_cache(maxsize=1)
def _scratch() -> Engine:
    # SQLite's name for a database of its own that goes to the disk as it grows, and is gone when it is closed.
    return _by_hand(create_engine("sqlite://", creator=lambda: sqlite3.connect(""), poolclass=NullPool))


@lru_cache(maxsize=16)
def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, poolclass=NullPool)
    patience = {} if "timeout" in url.query else {"timeout": PATIENCE}
    return _by_hand(create_engine(url, connect_args=patience, poolclass=NullPool))


def _by_hand(engine: Engine) -> Engine:
    # Left to itself the driver commits table definitions one by one, and a kill between two would leave half a schema;
    # so transactions are begun by hand, as SQLAlchemy documents.
    event.listen(engine, "connect", _driver_keeps_out)
    event.listen(engine, "begin", _begin)
    return engine


def _driver_keeps_out(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def _begin(connection: Connection) -> None:
    # The right to write is taken at once: a transaction that first reads and then writes could be refused halfway,
    # because another publisher wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _connect(engine: Engine, name: str) -> Connection:
    try:
        return engine.connect()
    except SQLAlchemyError as error:
        raise broken(name, error) from error


def _copy(file: Path, connection: Connection, name: str) -> None:
    memory = connection.connection.driver_connection
    if not isinstance(memory, sqlite3.Connection):  # a driver of another make; refuse rather than touch the file
        raise LedgerError(name, "a dry run needs Python's own SQLite driver", "use a URL that begins with sqlite:///")
    try:
        # rw and not ro: a ledger left by a killed run must be able to roll its journal back.
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as stored:
            stored.backup(memory)
    except sqlite3.Error as error:
        raise broken(name, error) from error
