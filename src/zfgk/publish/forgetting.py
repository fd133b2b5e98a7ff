"""Parting from a target that is gone for good: what it still owes is named, accepted, and kept in the ledger."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
from sqlalchemy import and_, delete, func, insert, not_, select

from zfgk.errors import BadInput, Fault
from zfgk.publish.conduct import STILL
from zfgk.publish.delivery.elsewhere import last_host, owed
from zfgk.publish.delivery.series import end_series
from zfgk.publish.delivery.targets import near
from zfgk.publish.ledger.claims import take_alone
from zfgk.publish.ledger.courier import Courier, Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import CHANGE, DELIVERY, META, TARGET, TARGET_LEASE
from zfgk.publish.place import Place
from zfgk.publish.upkeep import existing

_MESSAGE = (
    "a withdrawal is owed there that was not accepted",
    "the public may go on seeing the item",
    "accept it by its id once somebody has seen to it",
)


@attrs.frozen(kw_only=True)
class Debt:
    """What a target holds and owes, as far as the ledger knows.

    Args:
        target: The target's name.
        owed: The keys of the withdrawals that it has not confirmed, each with the title that it shows or may show.
        live: How many items it confirmed and shows rightly; later withdrawals of these will not reach it either.
        host: The machine that served it last; empty if none is known.
        folder: Where its files stand on this machine, if they do; nothing removes them.
    """

    target: str
    owed: dict[str, str] = attrs.field(factory=dict)
    live: int = 0
    host: str = ""
    folder: Path | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the command line prints it."""
        return {
            "target": self.target,
            "owed": [{"id": key, "title": title} for key, title in self.owed.items()],
            "live": self.live,
            "host": self.host,
            "folder": str(self.folder) if self.folder else None,
        }


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
        return _debt(opened, name, place)


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
        debt = _debt(opened, name, place)
        faults = [Fault(key, *_MESSAGE) for key in debt.owed if key not in accept]
        if until := _busy(opened, name, courier):
            faults.append(Fault(name, f"another run is serving it, at the latest until {until}", then="run again then"))
        if faults:
            raise BadInput(f"forgetting target {name}", faults)
        _record(opened, debt, at)
        end_series(opened, name)
        opened.write(delete(DELIVERY).where(DELIVERY.c.target == name))
        opened.write(delete(TARGET).where(TARGET.c.name == name))
        opened.write(delete(TARGET_LEASE).where(TARGET_LEASE.c.name == name))
        opened.commit()
    return debt


def _debt(ledger: Ledger, name: str, place: Place) -> Debt:
    known = ledger.settings()
    if name not in known:
        raise BadInput(name, [Fault(name, "nothing was ever published there", then=near(name, known))])
    keys = owed(ledger, name)
    titles = ledger.last_records(keys.keys())
    shown = and_(CHANGE.c.key == DELIVERY.c.key, CHANGE.c.version == DELIVERY.c.confirmed)
    live = select(func.count()).select_from(DELIVERY).join(CHANGE, shown)
    live = live.where(DELIVERY.c.target == name, CHANGE.c.digest.is_not(None), DELIVERY.c.key.not_in(keys))
    folder = place.out / name
    return Debt(
        target=name,
        owed={key: titles[key].title if key in titles else "" for key in keys},
        live=int(ledger.rows(live)[0][0]),
        host=last_host(ledger, name),
        folder=folder if folder.is_dir() else None,
    )


def _busy(ledger: Ledger, name: str, courier: Courier) -> str:
    """Return until when another run holds the target, or something that is due there; empty if none does."""
    held = select(func.max(DELIVERY.c.lease_until)).where(
        DELIVERY.c.target == name, DELIVERY.c.lease_until >= moment_text(courier.clock())
    )
    if courier.dead is not None:
        held = held.where(not_(DELIVERY.c.lease_owner.startswith(courier.dead, autoescape=True)))
    return take_alone(ledger, name, courier) or ledger.rows(held)[0][0] or ""


def _record(ledger: Ledger, debt: Debt, at: datetime) -> None:
    row = META.c.name == f"forgotten:{debt.target}"
    found = ledger.rows(select(META.c.value).where(row))
    before: list[Any] = json.loads(found[0].value) if found else []
    said = {"at": moment_text(at), "owed": list(debt.owed), "live": debt.live}
    ledger.write(delete(META).where(row))
    value = json.dumps([*before, said], ensure_ascii=False)
    ledger.write(insert(META), [{"name": f"forgotten:{debt.target}", "value": value}])
