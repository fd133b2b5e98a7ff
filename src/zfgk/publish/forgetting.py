"""Parting from a target that is gone for good: what it still owes is named, accepted, and kept in the ledger."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, not_, select

from zfgk.errors import BadInput, Fault
from zfgk.publish.conduct import STILL
from zfgk.publish.debts import Debt, debt_in, record
from zfgk.publish.delivery.places import leave_place
from zfgk.publish.delivery.series import end_series
from zfgk.publish.ledger.claims import take_alone
from zfgk.publish.ledger.courier import Courier, Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import DELIVERY, TARGET, TARGET_LEASE
from zfgk.publish.upkeep import existing

_MESSAGE = (
    "a withdrawal is owed there that was not accepted",
    "the public may go on seeing the item",
    "accept it by its id once somebody has seen to it",
)


def debt_of(name: str, out: Path, *, ledger: str = "") -> Debt:
    """Return what a target holds and owes. Nothing is written.

    Args:
        name: The target's name.
        out: The output directory of the runs that published there.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.

    Raises:
        BadInput: If nothing was ever published under the name.
        LedgerError: If the ledger cannot be read.
    """
    place = existing(out, ledger)
    with open_ledger(place.ledger, dry=True) as opened:
        return debt_in(opened, name, place)


def forget(  # as the functions of zfgk.publish.run
    name: str, out: Path, *, at: datetime, accept: Collection[str] = (), ledger: str = "", pace: Pace = STILL
) -> Debt:
    """Strike a target from the ledger that is gone for good, so that no run mentions it any more.

    What it owed stays in the ledger, under ``forgotten:NAME`` in the table ``meta``, with the moment. Its files, if
    there are any, are left alone. A target that bears the name later is a new one.

    Args:
        name: The target's name.
        out: The output directory of the runs that published there.
        at: The moment, with its UTC offset.
        accept: The keys of all withdrawals that it owes: who names them takes it on that they are never confirmed.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.
        pace: The clock, for what other runs hold.

    Returns:
        What it held and owed.

    Raises:
        BadInput: If nothing was ever published under the name, another run is serving the target, or it owes a
            withdrawal that is not accepted; each of them is named.
        AnotherRun: If another run is publishing from this directory.
        LedgerError: If the ledger fails.
    """
    place = existing(out, ledger)
    courier = Courier.of(pace, at, place.run, own_ledger=not ledger)
    with place.locked(), open_ledger(place.ledger) as opened:
        opened.lock()
        debt = debt_in(opened, name, place)
        faults = [Fault(key, *_MESSAGE) for key in debt.owed if key not in accept]
        if until := _busy(opened, name, courier):
            faults.append(Fault(name, f"another run is serving it, at the latest until {until}", then="run again then"))
        if faults:
            raise BadInput(f"forgetting target {name}", faults)
        record(opened, debt, at)
        end_series(opened, name)
        leave_place(opened, name)
        opened.write(delete(DELIVERY).where(DELIVERY.c.target == name))
        opened.write(delete(TARGET).where(TARGET.c.name == name))
        opened.write(delete(TARGET_LEASE).where(TARGET_LEASE.c.name == name))
        opened.commit()
    return debt


def _busy(ledger: Ledger, name: str, courier: Courier) -> str:
    """Return until when another run holds the target, or something that is due there; empty if none does."""
    held = select(func.max(DELIVERY.c.lease_until)).where(
        DELIVERY.c.target == name, DELIVERY.c.lease_until >= moment_text(courier.clock())
    )
    if courier.dead is not None:
        held = held.where(not_(DELIVERY.c.lease_owner.startswith(courier.dead, autoescape=True)))
    return take_alone(ledger, name, courier) or ledger.rows(held)[0][0] or ""
