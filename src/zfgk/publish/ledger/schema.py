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
    text,
    update,
)

from zfgk.errors import LedgerError, LedgerTooNew

SCHEMA_VERSION = 2

METADATA = MetaData()

LONGEST_KEY = 255
"""How many characters of a key the ledger can hold."""


def _key(length: int) -> String:
    # PostgreSQL would sort by its locale; by code point, keys come in the same order from every database.
    return String(length).with_variant(String(length, collation="C"), "postgresql")


META = Table(
    "meta",
    METADATA,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("key", _key(LONGEST_KEY), primary_key=True),
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
    Column("key", _key(LONGEST_KEY), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=True),
    Column("status", String(10), nullable=False),  # done, retry or reject
    Column("tries", Integer, nullable=False),
    Column("ref", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("lease_owner", String(100), nullable=True),  # the run that was given the change last
    Column("lease_until", String(32), nullable=True),  # it is still at it, and nobody else may before this moment
    Column("at", String(32), nullable=False),
    Column("confirmed", Integer, nullable=False),  # the latest version that the target took; 0 = none
    Column("next_try_at", String(32), nullable=True),  # before this moment a patient run leaves it alone
)

WITHDRAWAL_ORDER = Table(
    "withdrawal_order",
    METADATA,
    Column("key", _key(LONGEST_KEY), primary_key=True),
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

TARGET_LEASE = Table(
    "target_lease",
    METADATA,
    Column("name", String(100), primary_key=True),
    Column("owner", String(100), nullable=False),  # the run that serves this target alone
    Column("until", String(32), nullable=False),
)

RUN_KEY = Table(
    "run_key",
    MetaData(),  # not part of the ledger: each run has its own, and nobody else sees it
    Column("key", _key(LONGEST_KEY), primary_key=True),
    prefixes=["TEMPORARY"],
)

Step = Callable[[Connection], None]


def _leases(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE delivery ADD COLUMN next_try_at VARCHAR(32)"))
    TARGET_LEASE.create(connection)


STEPS: Mapping[int, Step] = {2: _leases}
"""For each schema version above 1, the step that leads to it from the version before."""

_ONE_AT_A_TIME = 0x7A66676B  # "zfgk"; any number that nothing else in the database uses


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
    found = _found(connection)
    if found != str(newest) and connection.dialect.name == "postgresql":
        # Two first runs at once would both find no tables. SQLite's own lock keeps them apart already.
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
        found = _found(connection)
    if found is None:
        present = set(inspect(connection).get_table_names())
        if taken := sorted(present & METADATA.tables.keys()):
            why = f"it has tables named {', '.join(taken)}, but no schema version of zfgk"
            raise LedgerError(ledger, why, "name another database with --ledger")
        METADATA.create_all(connection)
        connection.execute(insert(META).values(name="schema_version", value=str(newest)))
        return
    if not found.isdecimal():
        raise LedgerError(ledger, "its schema version is missing or unreadable", "restore it from its backup")
    if int(found) > newest:
        raise LedgerTooNew(ledger, int(found), newest)
    for version in range(int(found) + 1, newest + 1):
        steps[version](connection)
        connection.execute(update(META).where(META.c.name == "schema_version").values(value=str(version)))


def _found(connection: Connection) -> str | None:
    """Return the schema version as it is written there; empty if it is missing, ``None`` if there is no such table."""
    if not inspect(connection).has_table(META.name):
        return None
    wanted = select(META.c.value).where(META.c.name == "schema_version")
    return connection.execute(wanted).scalar_one_or_none() or ""
