"""An open database: one transaction at a time, and every failure the store's own error, which says what to do."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, Self, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, String, Table, any_, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.sql import ddl
from sqlalchemy.sql.dml import UpdateBase

from zfgk.errors import ZfgkError
from zfgk.storage.addresses import HOW, file_of, name_of
from zfgk.storage.engines import engine, scratch
from zfgk.storage.store import Store

_PARAMETERS = 999
"""How many values every SQLite takes in one statement."""

_LOST = {"40001", "40P01"}
"""What PostgreSQL says (SQLSTATE) to a transaction that must give way to another one."""


class Database:
    """An open database; see :meth:`open`. What was not committed at the end is forgotten.

    Args:
        connection: An open connection.
        name: Where the database is, without any password.
        store: What it holds.
        dry: Whether everything is forgotten at the end.
        brief: Whether a query outside :meth:`transaction` and :meth:`begin` stands alone, so that a program that goes
            on to do something else keeps nobody waiting; else it begins a transaction that lasts until the next commit.
    """

    def __init__(
        self, connection: Connection, name: str, store: Store, *, dry: bool = False, brief: bool = False
    ) -> None:
        self.connection: Connection = connection
        self.name: str = name
        self.store: Store = store
        self.dry: bool = dry
        self.brief: bool = brief

    @classmethod
    @contextlib.contextmanager
    def open(
        cls, url: URL, store: Store, *, reading: bool = False, dry: bool = False, brief: bool = False
    ) -> Iterator[Self]:
        """Open a database.

        Args:
            url: Where it is.
            store: What it holds.
            reading: Whether nothing will be written, so that those who write need not wait.
            dry: Work on what is there and forget everything at the end; an SQLite file is not even opened for writing.
            brief: Whether queries outside transactions stand alone.

        Yields:
            The open database; its tables may still have to be made.

        Raises:
            StoreError: The store's own, if there is no driver for the database or it cannot be opened.
        """
        name, file = name_of(url), file_of(url)
        try:
            found = scratch() if dry and file is not None else engine(url, reading=reading)
        except (SQLAlchemyError, ImportError) as error:
            raise store.error(name, f"no driver for it: {' '.join(str(error).split())}", HOW) from error
        try:
            connection = found.connect()
        except SQLAlchemyError as error:
            raise broken(name, error, store) from error
        with contextlib.closing(connection):
            opened = cls(connection, name, store, dry=dry, brief=brief)
            if dry and file is not None and file.exists():
                opened.fill(file)
            yield opened

    @property
    def served(self) -> bool:
        """Whether the database is PostgreSQL's, where transactions run beside each other and rows are locked."""
        return self.connection.dialect.name == "postgresql"

    # -- statements

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """Run a query and return all its rows."""
        with self.guard(), self._alone():
            return self.connection.execute(statement).all()

    def stream(self, statement: Select[Any], size: int = 1000) -> Iterator[Row[Any]]:
        """Run a query and yield its rows, some at a time."""
        with self.guard(), self._alone():
            yield from self.connection.execute(statement.execution_options(yield_per=size))

    def write(
        self, statement: UpdateBase | ddl.ExecutableDDLElement, values: Sequence[Mapping[str, Any]] | None = None
    ) -> int:
        """Run a statement once, or once for each mapping of values, all with the same keys; return how many rows it touched.

        Of many rows the values go to the driver as they are: columns are texts and integers.
        """
        if values is None:
            with self.guard():
                return self.connection.execute(statement).rowcount
        names = list(values[0]) if values else []
        return self.write_rows(cast("UpdateBase", statement), names, list(map(_in_order(names), values)))

    def write_rows(self, statement: UpdateBase, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> int:
        """Run a statement once for each row of values; return how many rows it touched.

        Args:
            statement: The statement.
            names: The names of its columns or parameters.
            rows: Their values, in the same order.
        """
        if not rows:
            return 0
        with self.guard():
            # Handed to the driver as they are: for each row SQLAlchemy would work out its parameters anew.
            compiled = statement.compile(dialect=self.connection.dialect, column_keys=list(names))
            fixed = {name: value for name, value in compiled.params.items() if name not in names}
            every = [*names, *fixed]
            if compiled.positiontup is None:
                constant = tuple(fixed.values())
                named = [dict(zip(every, (*row, *constant), strict=True)) for row in rows]
                return self.connection.exec_driver_sql(str(compiled), named).rowcount
            if compiled.positiontup != list(names):
                # Column by column, which is quicker than to build each row out of its parts.
                columns = [*zip(*rows, strict=True), *([value] * len(rows) for value in fixed.values())]
                ordered = [columns[every.index(name)] for name in compiled.positiontup]
                rows = list(zip(*ordered, strict=True)) if ordered else [()] * len(rows)
            return self._many(str(compiled), list(rows))

    def _many(self, sql: str, rows: list[tuple[Any, ...]]) -> int:
        """Run a statement once for each row; in SQLite insertions for some rows at a time, which takes half as long."""
        width = len(rows[0])
        one = f"({', '.join('?' * width)})"
        if self.connection.dialect.name != "sqlite" or not 0 < width <= _PARAMETERS or f" VALUES {one}" not in sql:
            return self.connection.exec_driver_sql(sql, rows).rowcount
        most = _PARAMETERS // width
        odd = len(rows) % most
        touched = self.connection.exec_driver_sql(sql, rows[:odd]).rowcount if odd else 0
        if odd < len(rows):
            # FAIL: a row that cannot be stored leaves those before it, as it does one by one. By default SQLite would
            # keep a way back to before the first of them, which costs more than all this saves.
            sql = sql.replace("INSERT INTO", "INSERT OR FAIL INTO", 1)
            sql = sql.replace(f" VALUES {one}", f" VALUES {', '.join([one] * most)}", 1)
        for start in range(odd, len(rows), most):
            values = tuple(chain.from_iterable(rows[start : start + most]))
            touched += self.connection.exec_driver_sql(sql, values).rowcount
        return touched

    def inserting(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """Return an insertion that can say what is to happen when the key is taken."""
        return postgresql.insert(table) if self.served else sqlite.insert(table)

    def among(self, column: ColumnElement[str], values: Collection[str]) -> ColumnElement[bool]:
        """Return the condition that a column of texts holds one of many values, which may be thousands.

        They are one parameter: SQLAlchemy would write each into the statement and translate it anew every time.
        """
        if self.served:
            return column == any_(bindparam(None, list(values), ARRAY(String)))
        return column.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))

    # -- transactions

    def commit(self) -> None:
        """Make everything since the last commit durable; does nothing in a dry run."""
        if not self.dry:
            with self.guard():
                self.connection.commit()

    def rollback(self) -> None:
        """Forget everything since the last commit."""
        with self.guard():
            self.connection.rollback()

    def begin(self) -> None:
        """Begin a transaction, unless one is under way; the next commit ends it."""
        if not self.connection.in_transaction():
            with self.guard():
                self.connection.begin()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit when the block ends, or forget everything since the last commit if it raises."""
        self.begin()
        try:
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """End the transaction of a query that stands alone; one that is under way goes on."""
        if not self.brief or self.connection.in_transaction():
            yield
            return
        own = self.connection.begin()
        try:
            yield
        finally:
            if own.is_active:  # else the caller wrote something while these rows were coming, and ended it
                own.rollback()

    def stand_still(self) -> None:
        """Show each later transaction the database as it was at the transaction's first query; SQLite always does."""
        if self.served:
            with self.guard():
                self.connection.commit()
                self.connection.execution_options(isolation_level="REPEATABLE READ")

    @contextlib.contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what the database library raises into the store's error."""
        try:
            yield
        except SQLAlchemyError as error:
            raise broken(self.name, error, self.store) from error

    def fill(self, file: Path) -> None:
        """Fill an empty SQLite database with what stands in a file.

        Raises:
            StoreError: The store's own, if the file cannot be read, or the driver is not Python's own.
        """
        into = self.connection.connection.driver_connection
        if not isinstance(into, sqlite3.Connection):  # a driver of another make; refuse rather than touch the file
            why, then = "a dry run needs Python's own SQLite driver", "use a URL that begins with sqlite:///"
            raise self.store.error(self.name, why, then)
        try:
            # rw and not ro: a file left by a killed program must be able to roll its journal back.
            with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as stored:
                stored.backup(into)
        except sqlite3.Error as error:
            raise broken(self.name, error, self.store) from error


def _in_order(places: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes the values of some places out of a row, always as a tuple."""
    return itemgetter(*places) if len(places) > 1 else lambda row: tuple(row[place] for place in places)


def broken(name: str, error: Exception, store: Store) -> ZfgkError:
    """Turn a database failure into an error that says what to do.

    Args:
        name: Where the database is.
        error: What the database library raised.
        store: What the database holds.

    Returns:
        The error to raise.
    """
    original = getattr(error, "orig", None) or error
    if store.conflict and (isinstance(error, IntegrityError) or getattr(original, "sqlstate", None) in _LOST):
        return store.conflict(name)
    said = " ".join(str(original).split())
    advice = {
        "not a database": f"{store.another('file')}, or restore it from its backup",
        "malformed": "restore it from its backup",
        "locked": "another program has it open; run again when that has ended",
        "readonly": "make the file and its directory writable",
    }
    return next(
        (store.error(name, said, then) for sign, then in advice.items() if sign in said), store.error(name, said)
    )
