"""Opening a ledger: where it is, and nothing kept in a dry run."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import URL

from zfgk.errors import LedgerError
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import LEDGER
from zfgk.storage.addresses import database_url, file_of, file_url, name_of, shared
from zfgk.storage.engines import PATIENCE
from zfgk.storage.versions import prepare


def ledger_url(written: str, default: Path) -> URL:
    """Return the ledger's URL.

    Args:
        written: What ``--ledger`` says; empty for the default.
        default: The SQLite file used by default.

    Returns:
        A SQLAlchemy URL.

    Raises:
        LedgerError: If it is not a URL.
    """
    return database_url(written, LEDGER) if written else file_url(default)


def remove_unused(file: Path) -> None:
    """Remove the file of a ledger that holds no change, and leave any other.

    Args:
        file: An SQLite file; nothing happens if it cannot be read or removed.
    """
    # rw and not ro: a file left by a killed program must be able to roll its journal back.
    address = f"{file.absolute().as_uri()}?mode=rw"
    with (
        contextlib.suppress(sqlite3.Error, OSError),
        contextlib.closing(sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)) as database,
    ):
        database.execute("BEGIN EXCLUSIVE")  # nobody commits between the look and the removal
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables == (0,) or database.execute("SELECT 1 FROM change LIMIT 1").fetchone() is None:
            file.unlink()


def check_lasting(url: URL) -> None:
    """Refuse a ledger that remembers nothing.

    Args:
        url: Where it is.

    Raises:
        LedgerError: If it stands in memory.
    """
    if not shared(url):
        why = "a ledger in memory forgets all that was published as soon as the run ends"
        then = "name a file or a server, such as sqlite:///folder/ledger.sqlite; publish --dry-run needs no memory"
        raise LedgerError(name_of(url), why, then)


@contextlib.contextmanager
def open_ledger(url: URL, *, dry: bool = False) -> Iterator[Ledger]:
    """Open a ledger; creating or upgrading its tables becomes durable with the caller's first commit.

    Args:
        url: Where it is.
        dry: Work on what is there and forget everything at the end; a SQLite file is not even opened for writing.

    Yields:
        The ledger. What was not committed when the block ends is forgotten.

    Raises:
        LedgerError: If the database cannot be opened, is no ledger, or stands in memory, where it would remember nothing.
        LedgerTooNew: If a newer release wrote it.
    """
    if not dry:
        check_lasting(url)
    file = file_of(url)
    if not dry and file is not None and not file.exists() and not str(file).startswith("file:"):
        # SQLite would keep the group from writing whatever the umask says.
        with contextlib.suppress(OSError):  # opening it says what is wrong
            file.touch()
    with Ledger.open(url, LEDGER, dry=dry) as ledger:
        prepare(ledger)
        yield ledger
