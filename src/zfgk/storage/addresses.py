"""Where a database is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from zfgk.storage.store import Store

_HARMLESS = frozenset({"host", "hostaddr", "port", "dbname", "service", "options", "sslmode", "application_name"})
"""What the query of a URL may say in messages; drivers take passwords there too, under names that nobody can list."""

HOW = "write a SQLAlchemy URL, such as sqlite:///folder/name.sqlite or postgresql+psycopg://user@host/name"


def file_url(file: str | Path) -> URL:
    """Return the URL of an SQLite file."""
    return URL.create("sqlite", database=str(file))


def database_url(written: str, store: Store) -> URL:
    """Return the URL of a database.

    Args:
        written: A SQLAlchemy URL.
        store: What the database holds.

    Returns:
        The URL.

    Raises:
        StoreError: The store's own, if it is no URL.
    """
    try:
        return make_url(written)
    except SQLAlchemyError:
        # The text is not repeated: it may hold a password.
        raise store.error(store.option or store.error.called, "this is not a database URL", HOW) from None


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite database; ``None`` for any other."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def exists(url: URL) -> bool:
    """Tell whether the database is there already; of a served one that is assumed."""
    file = file_of(url)
    return file is None or file.exists()


def shared(url: URL) -> bool:
    """Tell whether a second connection sees the same database; one in memory has only one."""
    return url.get_backend_name() != "sqlite" or (file_of(url) is not None and url.query.get("mode") != "memory")


def name_of(url: URL) -> str:
    """Return where a database is, for messages, without any password."""
    file = file_of(url)
    if file is not None:
        return str(file)
    shown = url.set(query={}).render_as_string(hide_password=True)
    said = [f"{name}={_told(name, value)}" for name, value in url.query.items()]
    return f"{shown}?{'&'.join(said)}" if said else shown


def _told(name: str, value: str | tuple[str, ...]) -> str:
    if name.lower() not in _HARMLESS:
        return "***"
    return quote(",".join([value] if isinstance(value, str) else value), safe="-_.~,=/:")
