"""The tables of a store: made in a new database, and brought up to date in an old one."""

from __future__ import annotations

from sqlalchemy import insert, inspect, select, text, update

from zfgk.storage.database import Database

_ONE_AT_A_TIME = 0x7A66676B  # "zfgk"; any number that nothing else in the database uses


def prepare(database: Database, *, create: bool = True) -> bool:
    """Create a store's tables in a new database, or bring an old one up to date; the caller commits.

    Args:
        database: The open database.
        create: Whether the tables are made where there are none.

    Returns:
        Whether anything was written that there is to commit.

    Raises:
        StoreError: The store's own, if tables of these names belong to something else, or there are none.
        StoreTooNew: The store's own, if a newer release wrote them.
    """
    store, tables, name = database.store, database.store.tables, database.name
    with database.guard():
        found = _found(database)
        if found != str(tables.version) and database.served:
            # Two first runs at once would both find no tables. SQLite's own lock keeps them apart already.
            database.connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
            found = _found(database)
        if found is None:
            if not create:
                raise store.error(name, f"{store.error.called} was never written there", store.another("database"))
            _create(database)
            return True
        if not found.isdecimal():
            raise store.error(name, "its schema version is missing or unreadable", "restore it from its backup")
        if int(found) > tables.version:
            raise store.too_new(name, int(found), tables.version)
        if int(found) < tables.version and database.served:
            if database.dry:  # what is done to tables in a server keeps everybody out until it is undone
                then = f"end the programs of the older release, then bring it up to date: {store.updated_by}"
                raise store.error(name, "an older release wrote it", then)
            # Programs of the older release hold this row while they write.
            database.connection.execute(
                select(tables.meta).where(tables.meta.c.name == "schema_version").with_for_update()
            )
        for version in range(int(found) + 1, tables.version + 1):
            tables.steps[version](database.connection)
            this = tables.meta.c.name == "schema_version"
            database.connection.execute(update(tables.meta).where(this).values(value=str(version)))
        return int(found) < tables.version


def stands(database: Database) -> bool:
    """Tell whether a store was ever written to a database, in whatever version."""
    with database.guard():
        return _found(database) is not None


def _found(database: Database) -> str | None:
    """Return the schema version as it is written there; empty if it is missing, ``None`` if there is no such table."""
    meta = database.store.tables.meta
    if not inspect(database.connection).has_table(meta.name):
        return None
    wanted = select(meta.c.value).where(meta.c.name == "schema_version")
    return database.connection.execute(wanted).scalar_one_or_none() or ""


def _create(database: Database) -> None:
    tables, connection = database.store.tables, database.connection
    present = set(inspect(connection).get_table_names())
    if taken := sorted(present & tables.metadata.tables.keys()):
        why = f"it has tables named {', '.join(taken)}, but no schema version of zfgk"
        raise database.store.error(database.name, why, database.store.another("database"))
    tables.metadata.create_all(connection)
    connection.execute(insert(tables.meta).values(name="schema_version", value=str(tables.version)))
