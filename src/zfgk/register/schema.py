"""The tables of a register. Personal data stand in one table of their own, which nothing else needs."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text, UniqueConstraint, text

from zfgk.errors import RegisterConflict, RegisterError, RegisterTooNew
from zfgk.storage.store import Store, Tables, key_type, meta_table

LONGEST = 255
"""How many characters an id, a key or a name of a unit may have."""

METADATA = MetaData()
META = meta_table("register_meta", METADATA)

MATTER = Table(
    "matter",
    METADATA,
    Column("id", key_type(LONGEST), primary_key=True),
    Column("sort", String(20), nullable=False, server_default="request"),  # the kind of matter; the first entry says it
    Column("department", String(LONGEST), nullable=False),
    Column("subject", Text, nullable=False),
    Column("applicant", String(LONGEST), nullable=False),  # the key of the applicant's file; empty where there is none
    Column("kind", String(20), nullable=False),  # the applicant's column of table 3
    # Read off the events whenever one is added, so that lists of open matters need not look at closed ones.
    Column("stage", String(20), nullable=False),
    Column("is_open", Integer, nullable=False),
    Column("received", String(10), nullable=True),
    Column("ended", String(10), nullable=True),
    Column("result", String(60), nullable=False),
    Column("merged_into", String(LONGEST), nullable=False),
    Column("entries", Integer, nullable=False),
    Index("matter_by_sort", "sort", "is_open", "received", "id"),
    Index("matter_by_applicant", "applicant", "id"),
    Index("matter_by_end", "ended"),
)

ENTRY = Table(
    "entry",
    METADATA,
    Column("event_id", key_type(LONGEST), primary_key=True),
    Column("matter", key_type(LONGEST), nullable=False),
    Column("number", Integer, nullable=False),  # counts a matter's entries from 1
    Column("name", String(60), nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", String(40), nullable=False),
    Column("actor", String(LONGEST), nullable=False),
    Column("corrects", String(LONGEST), nullable=False),
    UniqueConstraint("matter", "number", name="entry_by_matter"),
)

APPLICANT = Table(
    "applicant",
    METADATA,
    Column("key", key_type(LONGEST), primary_key=True),
    Column("kind", String(20), nullable=False),  # empty while nobody has said it
    Column("body", Text, nullable=False),  # empty once it was erased
)


def _kinds_of_matters(connection: Connection) -> None:
    """Step 2: matters of other kinds than requests stand beside them."""
    connection.execute(text("ALTER TABLE matter ADD COLUMN sort VARCHAR(20) NOT NULL DEFAULT 'request'"))
    connection.execute(text("DROP INDEX matter_by_state"))
    next(index for index in MATTER.indexes if index.name == "matter_by_sort").create(connection)


TABLES = Tables(METADATA, META, 2, {2: _kinds_of_matters})

REGISTER = Store(tables=TABLES, error=RegisterError, too_new=RegisterTooNew, conflict=RegisterConflict)
