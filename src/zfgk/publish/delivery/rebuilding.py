"""The mark of a target that is built anew beside its old files: until these are replaced, no answer to it counts.

What is built confirms withdrawals that the old files, which the public still sees, know nothing of.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, insert, select

from zfgk.publish.ledger.claims import forget_answers
from zfgk.publish.ledger.courier import Courier
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import DELIVERY, META

_MARK = "rebuilding:"


def begin(ledger: Ledger, target: str, courier: Courier) -> None:
    """Make everything due again at a target and mark it; the ledger is locked, and the caller commits."""
    give_up(ledger, target)
    ledger.write(insert(META), [{"name": _MARK + target, "value": courier.owner}])


def end(ledger: Ledger, target: str) -> None:
    """Note that the new files have taken the place of the old ones; the ledger is locked, and the caller commits."""
    _unmark(ledger, target)
    # What is still due was not asked for: records of a kind that the target takes no more, which went with the old files.
    ledger.write(delete(DELIVERY).where(DELIVERY.c.target == target, DELIVERY.c.status == "retry"))


def give_up(ledger: Ledger, target: str) -> None:
    """Take back whatever was confirmed for files that nobody got; the ledger is locked, and the caller commits."""
    forget_answers(ledger, target)
    _unmark(ledger, target)


def take_up(ledger: Ledger, courier: Courier) -> None:
    """Give up every rebuilding that died: those that the lock on the directory rules out; this commits."""
    ledger.lock()
    for name, owner in map(tuple, ledger.rows(select(META.c.name, META.c.value).where(META.c.name.startswith(_MARK)))):
        if courier.dead is not None and owner.startswith(courier.dead):
            give_up(ledger, name.removeprefix(_MARK))
    ledger.commit()


def under_way(target: str) -> ColumnElement[bool]:
    """Return the condition that a target is marked."""
    return select(META.c.name).where(META.c.name == _MARK + target).exists()


def _unmark(ledger: Ledger, target: str) -> None:
    ledger.write(delete(META).where(META.c.name == _MARK + target))
