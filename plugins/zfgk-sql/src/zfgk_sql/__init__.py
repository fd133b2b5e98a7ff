"""The exporter ``sql``: one row for each key in a table of SQLite or PostgreSQL; a withdrawn row keeps key and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zfgk import Ack, Change, CheckedOptions, Exporter, hookimpl, web_address

if TYPE_CHECKING:  # every command asks for the plugins that are there, and few of them open a database
    from sqlalchemy import URL, Connection, Table

BATCH = 1_000
"""How many rows one transaction takes."""
DIALECTS = ("sqlite", "postgresql")
TABLE = "public_information"
"""The name of the table unless another one is given."""
LONGEST_NAME = 63
"""How many bytes the name of a table has at most in PostgreSQL."""

_TEXTS = (
    "identifier",
    "title",
    "summary",
    "publisher",
    "document_number",
    "theme",
    "genre",
    "audience",
    "validity",
    "language",
    "format",
    "url",
    "kind",
)
_LISTS = ("keywords", "attachments", "related")
_DAYS = ("date_written", "date_published")
_ANY_SITE = "https://site.invalid/"
_UNFIT = re.compile("[\0\ud800-\udfff]")
"""What a database cannot carry: the character 0 and halves of surrogate pairs."""


def table(name: str) -> Table:
    """Return the table that the exporter fills.

    Args:
        name: Its name.
    """
    from sqlalchemy import Boolean, Column, Date, DateTime, Integer, MetaData, String, Table, Text

    return Table(
        name,
        MetaData(),
        Column("key", String(255), primary_key=True),
        Column("version", Integer, nullable=False),
        Column("withdrawn", Boolean, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("reason", Text, nullable=False),
        *(Column(field, Text) for field in _TEXTS),
        *(Column(field, Date) for field in _DAYS),
        *(Column(field, Text, comment="a JSON array") for field in _LISTS),
        Column("extra", Text, comment="a JSON object"),
    )


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Bring the rows up to date, a thousand in each transaction.

    Args:
        changes: What is due.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that a database cannot carry; ``done`` after each transaction.

    Raises:
        BadInput: With every option that cannot be used.
        ValueError: If the table is somebody else's.
        sqlalchemy.exc.SQLAlchemyError: If the database fails; what was not acknowledged is still due.
    """
    url, name = _options(config)
    rows = table(name)
    with _connected(url) as connection:
        _prepare(connection, rows)
        dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
        while batch := list(islice(changes, BATCH)):
            statement = dialect.insert(rows)
            newer = statement.excluded.version >= rows.c.version
            fields = {column.name: statement.excluded[column.name] for column in rows.c if not column.primary_key}
            statement = statement.on_conflict_do_update(index_elements=[rows.c.key], set_=fields, where=newer)
            good: dict[str, dict[str, Any]] = {}
            for change in batch:
                values = _row(change)
                if wrong := _unfit(values):
                    yield Ack(change.key, change.version, "reject", error=wrong)
                elif change.key not in good or good[change.key]["version"] <= change.version:
                    good[change.key] = values
            if good:
                connection.execute(statement, [good[key] for key in sorted(good)])  # one order for all publishers
            connection.commit()
            yield Ack(through=True)


def read_back(config: Mapping[str, Any]) -> Mapping[str, int]:
    """Return the versions of all rows, withdrawn ones included.

    Args:
        config: The target's settings.

    Returns:
        Versions by key; empty if there is no table yet.

    Raises:
        BadInput: With every option that cannot be used.
        sqlalchemy.exc.SQLAlchemyError: If the database fails.
    """
    from sqlalchemy import inspect, select

    url, name = _options(config)
    rows = table(name)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        return {}
    with _connected(url) as connection:
        if not inspect(connection).has_table(rows.name):
            return {}
        return {row.key: row.version for row in connection.execute(select(rows.c.key, rows.c.version))}


def _options(config: Mapping[str, Any]) -> tuple[URL, str]:
    """Return the database and the name of the table. The URL may hold a password, so no fault shows it."""
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    url = URL.create("sqlite", database=str(Path(config["out"]) / "catalogue.sqlite"))
    with CheckedOptions(config) as options:
        name = options.text("table", TABLE)
        if len(name.encode()) > LONGEST_NAME:
            options.refuse("table", f"the name is longer than {LONGEST_NAME} bytes", then="write a shorter one")
        if written := options.text("url"):
            then = "such as postgresql+psycopg://user@host/name"
            try:
                url = make_url(written)
                if url.get_backend_name() not in DIALECTS:
                    why = f"known are {' and '.join(DIALECTS)}"
                    options.refuse("url", f"it names {url.get_backend_name()}", why=why, then=then)
                else:
                    url.get_dialect().import_dbapi()
            except ImportError as error:
                options.refuse("url", f"its driver {error.name} is not installed", then=f"pip install {error.name}")
            except (ArgumentError, ValueError):
                options.refuse("url", "it is no database URL", then=then)
    return url, name


@contextmanager
def _connected(url: URL) -> Iterator[Connection]:
    from sqlalchemy import create_engine

    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                # What is withdrawn leaves no trace in the file.
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
                connection.commit()
            yield connection
    finally:
        engine.dispose()


def _prepare(connection: Connection, rows: Table) -> None:
    """Make the table, or see that the one that is there is ours."""
    from sqlalchemy import inspect
    from sqlalchemy.exc import DBAPIError

    try:
        rows.metadata.create_all(connection)
    except DBAPIError:
        # Another publisher may have made it since this one looked; if not, making it fails once more.
        connection.rollback()
        rows.metadata.create_all(connection)
    connection.commit()
    there = {column["name"] for column in inspect(connection).get_columns(rows.name)}
    if missing := [column.name for column in rows.c if column.name not in there]:
        message = f"the table {rows.name} has no column {', '.join(missing)}; name another one with the option table"
        raise ValueError(message)


def _row(change: Change) -> dict[str, Any]:
    record = change.record
    return {
        "key": change.key,
        "version": change.version,
        "withdrawn": record is None,
        "at": _in_utc(change.at),
        "reason": change.reason if record else _keep_carried(change.reason),
        **{field: getattr(record, field) if record else None for field in (*_TEXTS, *_DAYS)},
        **{field: _json(list(getattr(record, field))) if record else None for field in _LISTS},
        "extra": _json(dict(record.extra)) if record else None,
        # Whoever reads the row may make a link of the address, and nothing that a browser would run may be one.
        "url": (record.url if web_address(record.url, _ANY_SITE) else "") if record else None,
    }


def _in_utc(at: datetime) -> datetime:
    """Return a moment in UTC: SQLite keeps no offset, and one moment must be one value."""
    try:
        return at.astimezone(UTC)
    except OverflowError:  # in the first or the last hours that have a name; a withdrawal must get through all the same
        return datetime.min.replace(tzinfo=UTC) if at.year == 1 else datetime.max.replace(tzinfo=UTC)


def _json(value: list[str] | dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _keep_carried(reason: str) -> str:
    """Return a reason without what a database cannot carry: a withdrawal must get through whatever its reason holds."""
    return _UNFIT.sub("", reason)


def _unfit(values: Mapping[str, Any]) -> str:
    for name, value in values.items():
        wrong = _UNFIT.search(value) if isinstance(value, str) else None
        if wrong:
            return f"{name} 含有数据库不能表示的字符 U+{ord(wrong[0]):04X}"
    return ""


EXPORTER = Exporter(
    name="sql",
    run=run,
    read_back=read_back,
    options={
        "url": "The database, as a SQLAlchemy URL; catalogue.sqlite in the target's folder unless given.",
        "table": f"The name of the table; {TABLE} unless given.",
    },
    accepts=frozenset({"information", "deadline", "statistics"}),
    shape="delta",
    withdraw="tombstone",
    network=True,
    check=_options,
    place={"url": "", "table": TABLE},
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "table", "zfgk_exporters"]
