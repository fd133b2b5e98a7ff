"""Tables with a schema version: made in a new database, and brought up to date in an old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from sqlalchemy import Column, Connection, MetaData, String, Table, Text, insert, inspect, select, update

from zfgk.errors import ZfgkError
from zfgk.storage.database import Database, Fail

Step = Callable[[Connection], None]


@attrs.frozen
class Tables:
    """A store's tables.

    Args:
        metadata: All its tables, its own table of versions among them.
        meta: The table of versions, with the columns ``name`` and ``value``.
        version: The schema version of this release.
        steps: For each version above 1, the step that leads to it from the version before.
    """

    metadata: MetaData
    meta: Table
    version: int
    steps: Mapping[int, Step] = attrs.field(factory=dict)


def meta_table(name: str, metadata: MetaData) -> Table:
    """Return the table of versions of a store."""
    return Table(name, metadata, Column("name", String(100), primary_key=True), Column("value", Text, nullable=False))


def prepare(database: Database, tables: Tables, fail: Fail, too_new: Callable[[str, int, int], ZfgkError]) -> None:
    """Create the tables in a new database, or bring an old one up to date; the caller commits.

    Args:
        database: The open database.
        tables: What it should hold.
        fail: Makes the store's error.
        too_new: Makes the error for a database of a newer release, from its name, its version and ours.

    Raises:
        ZfgkError: The store's error, if tables of these names belong to something else; the other one, if a newer
            release wrote it.
    """
    connection, name = database.connection, database.name
    with database.guard():
        present = set(inspect(connection).get_table_names())
        if tables.meta.name not in present:
            if taken := sorted(present & tables.metadata.tables.keys()):
                why = f"it has tables named {', '.join(taken)}, but no schema version of zfgk"
                raise fail(name, why, "name another database")
            tables.metadata.create_all(connection)
            connection.execute(insert(tables.meta).values(name="schema_version", value=str(tables.version)))
            return
        of = tables.meta.c.name == "schema_version"
        found = connection.execute(select(tables.meta.c.value).where(of)).scalar_one_or_none()
        if found is None or not found.isdecimal():
            raise fail(name, "its schema version is missing or unreadable", "restore it from its backup")
        if int(found) > tables.version:
            raise too_new(name, int(found), tables.version)
        for version in range(int(found) + 1, tables.version + 1):
            tables.steps[version](connection)
            connection.execute(update(tables.meta).where(of).values(value=str(version)))
