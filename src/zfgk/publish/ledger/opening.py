"""Opening a ledger: where it is, and nothing kept in a dry run."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import URL

from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import LEDGER
from zfgk.storage.addresses import database_url, file_url
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


@contextlib.contextmanager
def open_ledger(url: URL, *, dry: bool = False) -> Iterator[Ledger]:
    """Open a ledger; creating or upgrading its tables becomes durable with the caller's first commit.

    Args:
        url: Where it is.
        dry: Work on what is there and forget everything at the end; a SQLite file is not even opened for writing.

    Yields:
        The ledger. What was not committed when the block ends is forgotten.

    Raises:
        LedgerError: If the database cannot be opened or is no ledger.
        LedgerTooNew: If a newer release wrote it.
    """
    with Ledger.open(url, LEDGER, dry=dry) as ledger:
        prepare(ledger)
        yield ledger
