"""The moment at which a target is served, for exporters: it never lies before that of an earlier delivery there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import META


def not_before(ledger: Ledger, target: str, now: datetime) -> datetime:
    """Return the moment of a delivery to a target, and note it.

    It is kept in the ledger, so that a clock that was set back, another machine, or a rebuilding never turns it back: who
    asks a target for what came after some moment relies on that. The ledger is locked, and the caller commits.

    Args:
        ledger: The ledger.
        target: The target's name.
        now: The moment by the clock of the run, with its UTC offset.

    Returns:
        That moment, or the one of the latest delivery if it is later.
    """
    row = META.c.name == f"moment:{target}"
    found = ledger.rows(select(META.c.value).where(row))
    if found and (last := datetime.fromisoformat(found[0].value)) >= now:
        return last
    ledger.write(delete(META).where(row))
    ledger.write(insert(META), [{"name": f"moment:{target}", "value": moment_text(now)}])
    return now
