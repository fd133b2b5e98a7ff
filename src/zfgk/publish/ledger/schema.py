"""The tables of the delivery ledger, their schema version, and the steps from older versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

from zfgk.errors import LedgerError, LedgerTooNew

SCHEMA_VERSION = 1

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=True),  # no digest = withdrawn
    Column("at", String(32), nullable=False),  # ISO 8601 at UTC+08:00, to the second, so that text sorts as time
    Column("reason", Text, nullable=False),
    Index("change_by_time", "at", "key"),
)

RECORD = Table(
    "record",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),
)

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("target", String(100), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=True),
    Column("status", String(10), nullable=False),  # done, retry or reject
    Column("tries", Integer, nullable=False),
    Column("ref", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("lease_owner", String(100), nullable=True),  # for several machines on one ledger; unused so far
    Column("lease_until", String(32), nullable=True),
    Column("at", String(32), nullable=False),
    Column("confirmed", Integer, nullable=False),  # the latest version that the target took; 0 = none
)

WITHDRAWAL_ORDER = Table(
    "withdrawal_order",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

TARGET = Table(
    "target",
    METADATA,
    Column("name", String(100), primary_key=True),
    Column("settings", Text, nullable=False),  # what the target was last run with; without options if it is remote
    Column("digest", String(64), nullable=False),
)

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {}
"""For each schema version above 1, the step that leads to it from the version before."""


def prepare(
    connection: Connection, ledger: str, steps: Mapping[int, Step] = STEPS, newest: int = SCHEMA_VERSION
) -> None:
    """Create the tables in a new ledger, or bring an old one up to date; the caller commits.

    Args:
        connection: An open connection.
        ledger: Where the ledger is, for messages.
        steps: The migration steps, by the version they lead to.
        newest: The schema version of this release.

    Raises:
        LedgerTooNew: If a newer release wrote it.
        LedgerError: If tables of these names belong to something else.
    """
    present = set(inspect(connection).get_table_names())
    if META.name not in present:
        if taken := sorted(present & METADATA.tables.keys()):
            why = f"it has tables named {', '.join(taken)}, but no schema version of zfgk"
            raise LedgerError(ledger, why, "name another database with --ledger")
        METADATA.create_all(connection)
        connection.execute(insert(META).values(name="schema_version", value=str(newest)))
        return
    found = connection.execute(select(META.c.value).where(META.c.name == "schema_version")).scalar_one_or_none()
    if found is None or not found.isdecimal():
        raise LedgerError(ledger, "its schema version is missing or unreadable", "restore it from its backup")
    if int(found) > newest:
        raise LedgerTooNew(ledger, int(found), newest)
    for version in range(int(found) + 1, newest + 1):
        steps[version](connection)
        connection.execute(update(META).where(META.c.name == "schema_version").values(value=str(version)))
