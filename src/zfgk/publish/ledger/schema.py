"""The tables of the delivery ledger, their schema version, and the steps from older versions."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    and_,
    select,
    text,
)

from zfgk.errors import LedgerError, LedgerTooNew
from zfgk.storage.store import Store, Tables, key_type, meta_table

METADATA = MetaData()

LONGEST_KEY = 255
"""How many characters of a key the ledger can hold."""

META = meta_table("meta", METADATA)

CHANGE = Table(
    "change",
    METADATA,
    Column("key", key_type(LONGEST_KEY), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=True),  # no digest = withdrawn
    Column("at", String(32), nullable=False),  # ISO 8601 at UTC+08:00, to the second, so that text sorts as time
    Column("reason", Text, nullable=False),
    Index("change_by_time", "at", "key"),
)


def is_latest() -> ColumnElement[bool]:
    """Return the condition that no change of the same key came after a change."""
    later = CHANGE.alias("later")
    return ~select(later.c.key).where(later.c.key == CHANGE.c.key, later.c.version > CHANGE.c.version).exists()


# By key and version and not by digest, which comes in no order: beyond some hundred thousand records every insertion and
# every look into such an index goes to another part of the file.
PUBLICATION = Table(
    "publication",
    METADATA,
    Column("key", key_type(LONGEST_KEY), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),  # the record as JSON
)

SAME_VERSION = and_(PUBLICATION.c.key == CHANGE.c.key, PUBLICATION.c.version == CHANGE.c.version)
"""The condition that a publication is what a change published."""

DELIVERY = Table(
    "delivery",
    METADATA,
    Column("target", String(100), primary_key=True),
    Column("key", key_type(LONGEST_KEY), primary_key=True),
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
    Column("key", key_type(LONGEST_KEY), primary_key=True),
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
    Column("key", key_type(LONGEST_KEY), primary_key=True),
    Column("page", Integer, nullable=False),  # with which others it was added
    prefixes=["TEMPORARY"],
)


def _leases(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE delivery ADD COLUMN next_try_at VARCHAR(32)"))
    TARGET_LEASE.create(connection)


def _records_by_version(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # A run of the older release may be at work: whoever comes later must find in the new table what it adds.
        connection.execute(text("LOCK TABLE change, record IN ACCESS EXCLUSIVE MODE"))
    PUBLICATION.create(connection)
    connection.execute(
        text(
            "INSERT INTO publication (key, version, kind, body) SELECT change.key, change.version, record.kind, record.body "
            "FROM change JOIN record ON record.digest = change.digest ORDER BY change.key, change.version"
        )
    )
    connection.execute(text("DROP TABLE record"))


TABLES = Tables(METADATA, META, 3, {2: _leases, 3: _records_by_version})

LEDGER = Store(
    tables=TABLES,
    error=LedgerError,
    too_new=LedgerTooNew,
    option="--ledger",
    updated_by="publish, or run zfgk targets resume",
)
