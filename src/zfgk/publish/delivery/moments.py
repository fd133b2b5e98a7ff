"""The moment at which a target is served, for exporters: it never lies before an earlier delivery there, nor a change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select

from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import CHANGE, META


def not_before(ledger: Ledger, target: str, now: datetime) -> datetime:
    """Return the moment of a delivery to a target, and note it.

    It is kept in the ledger, so that a clock that was set back, another machine, or a rebuilding never turns it back: who
    asks a target for what came after some moment relies on that. What was changed under a day that is yet to come, or by
    a machine that is fast, comes no earlier than that either. The ledger is locked, and the caller commits.

    Args:
        ledger: The ledger.
        target: The target's name.
        now: The moment by the clock of the run, with its UTC offset.

    Returns:
        That moment, to the second, or the latest of all deliveries there and all changes, if it is later.
    """
    row = META.c.name == f"moment:{target}"
    found = ledger.rows(select(META.c.value).where(row))
    changed = ledger.rows(select(func.max(CHANGE.c.at)))[0][0]
    # What the ledger keeps: with a part of a second, the next one could lie before it.
    whole = now.replace(microsecond=0)
    at = max([whole, *(datetime.fromisoformat(text) for text in (*(one.value for one in found), changed) if text)])
    ledger.write(delete(META).where(row))
    ledger.write(insert(META), [{"name": f"moment:{target}", "value": moment_text(at)}])
    return at
