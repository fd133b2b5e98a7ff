"""How each kind of database is talked to: its transactions, its patience, and what it must not tell or keep."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

PATIENCE = 60
"""How many seconds an SQLite file is waited for while another program writes to it, unless its URL says otherwise."""

_CACHE = 32 * 1024
"""How many KiB of an SQLite file are kept in memory: enough for the index of some hundred thousand records."""

# Engines are kept, for they remember the SQL that they have written once; connections are not. None of them shows the
# values of a statement that failed: personal data would stand in every traceback and log.


def engine(url: URL, *, reading: bool = False) -> Engine:
    """Return the engine of a database.

    Args:
        url: Where it is.
        reading: Whether nothing will be written, so that those who write need not wait.

    Returns:
        An engine that opens a new connection each time.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: If it knows no such kind of database.
        ImportError: If the driver is not installed.
    """
    path = url.database or ""
    if url.get_backend_name() == "sqlite" and path and not path.startswith((":", "file:")):
        # An engine resolves a relative path once: kept, it would write into a folder that was left meanwhile.
        url = url.set(database=str(Path(path).absolute()))
    return _kept(url, reading)


@lru_cache(maxsize=16)
def _kept(url: URL, reading: bool) -> Engine:
    if url.get_backend_name() == "sqlite":
        patience = {} if "timeout" in url.query else {"timeout": PATIENCE}
        made = create_engine(url, connect_args=patience, poolclass=NullPool, hide_parameters=True)
        return _by_hand(made, "BEGIN" if reading else "BEGIN IMMEDIATE")
    if url.get_backend_name() == "postgresql":
        # Whatever the server's default: who waited for a lock must see what was written meanwhile.
        return create_engine(url, poolclass=NullPool, hide_parameters=True, isolation_level="READ COMMITTED")
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


@lru_cache(maxsize=1)
def scratch() -> Engine:
    """Return the engine of databases that go to the disk as they grow, and are gone when they are closed."""
    # "" is SQLite's name for such a database.
    made = create_engine("sqlite://", creator=lambda: sqlite3.connect(""), poolclass=NullPool, hide_parameters=True)
    return _by_hand(made, "BEGIN IMMEDIATE")


def _by_hand(made: Engine, begin: str) -> Engine:
    # Left to itself the driver commits table definitions one by one, and a kill between two would leave half a schema;
    # so transactions are begun by hand, as SQLAlchemy documents. The right to write is taken at once: a transaction
    # that first reads and then writes could be refused halfway, because another program wrote in between.
    event.listen(made, "connect", _driver_keeps_out)

    def began(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(made, "begin", began)
    return made


def _driver_keeps_out(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    # What is erased leaves no trace in the file; temporary tables die with the connection anyway.
    connection.execute("PRAGMA main.secure_delete = ON")
