"""Opening a database: where it is, one transaction at a time, and every failure an error that says what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row, Select, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from zfgk.errors import ZfgkError

Fail = Callable[[str, str, str], ZfgkError]
"""Makes the error of a store from where it is, why it failed, and what to do."""

HOW = "write a SQLAlchemy URL, such as sqlite:///register.sqlite or postgresql+psycopg://user@host/name"
CHECK = "check the path, the permissions and the free space"

_ADVICE = {
    "not a database": "name another file, or restore it from its backup",
    "malformed": "restore it from its backup",
    "locked": "another program has it open; run again when that has ended",
    "readonly": "make the file and its directory writable",
}


def database_url(written: str, option: str, fail: Fail) -> URL:
    """Return the URL of a database.

    Args:
        written: A SQLAlchemy URL, or the path of an SQLite file.
        option: What the user wrote it for, for messages; the text itself may hold a password.
        fail: Makes the error.

    Returns:
        The URL.

    Raises:
        ZfgkError: The store's error, if it is no URL.
    """
    if "://" not in written:
        return URL.create("sqlite", database=written)
    try:
        return make_url(written)
    except SQLAlchemyError:
        raise fail(option, "this is not a database URL", HOW) from None


class Database:
    """An open database with one transaction at a time; every failure is the store's own error.

    Args:
        connection: An open connection.
        name: Where the database is, without any password.
        fail: Makes the store's error.
    """

    def __init__(self, connection: Connection, name: str, fail: Fail) -> None:
        self.connection: Connection = connection
        self.name: str = name
        self._fail = fail

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """Run a query and return all its rows."""
        with self.guard():
            return self.connection.execute(statement).all()

    def stream(self, statement: Select[Any], size: int = 1000) -> Iterator[Row[Any]]:
        """Run a query and yield its rows, some at a time."""
        with self.guard():
            result = self.connection.execution_options(yield_per=size).execute(statement)
            yield from result

    def write(self, statement: Executable, values: Sequence[Mapping[str, Any]] | None = None) -> int:
        """Run a statement once, or once for each mapping of values; return how many rows it touched.

        Raises:
            IntegrityError: If a key is taken; the caller knows what that means.
        """
        if values is not None and not values:
            return 0
        with self.guard():
            return self.connection.execute(statement, values).rowcount

    def commit(self) -> None:
        """Make everything since the last commit durable."""
        with self.guard():
            self.connection.commit()

    def rollback(self) -> None:
        """Forget everything since the last commit."""
        with self.guard():
            self.connection.rollback()

    @contextlib.contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what the database library raises into the store's error."""
        try:
            yield
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            raise broken(self.name, error, self._fail) from error


@contextlib.contextmanager
def open_database(url: URL, fail: Fail, *, reading: bool = False) -> Iterator[Database]:
    """Open a database; what was not committed when the block ends is forgotten.

    Args:
        url: Where it is.
        fail: Makes the store's error.
        reading: Whether nothing will be written.

    Yields:
        The open database.

    Raises:
        ZfgkError: The store's error, if there is no driver for it or it cannot be opened.
    """
    name = url.database if url.get_backend_name() == "sqlite" and url.database else url.render_as_string()
    try:
        engine = _engine(url, "BEGIN" if reading else "BEGIN IMMEDIATE")
    except (SQLAlchemyError, ImportError) as error:
        raise fail(name, f"no driver for it: {' '.join(str(error).split())}", HOW) from error
    try:
        try:
            connection = engine.connect()
        except SQLAlchemyError as error:
            raise broken(name, error, fail) from error
        with contextlib.closing(connection):
            yield Database(connection, name, fail)
    finally:
        engine.dispose()


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database; ``None`` for any other."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def broken(name: str, error: Exception, fail: Fail) -> ZfgkError:
    """Turn a database failure into an error that says what to do.

    Args:
        name: Where the database is.
        error: What the database library raised.
        fail: Makes the store's error.

    Returns:
        The error to raise.
    """
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    return fail(name, said, next((then for sign, then in _ADVICE.items() if sign in said), CHECK))


def _engine(url: URL, begin: str) -> Engine:
    # A failed statement would otherwise carry its values, personal data among them, into every traceback and log.
    engine = create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        # Left to itself the driver commits table definitions one by one, and a kill between two would leave half a
        # schema; so transactions are begun by hand, as SQLAlchemy documents.
        event.listen(engine, "connect", _driver_keeps_out)
        # At once for writing: two that read first and then both want to write would lock each other out.
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _driver_keeps_out(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 30000")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased leaves no trace in the file
