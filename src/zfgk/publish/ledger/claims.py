"""What a run holds at one target, and the answers that it writes down."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import attrs
from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, insert, or_, select, update

from zfgk.model.exchange import AckStatus
from zfgk.publish.ledger.courier import Courier, next_try
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Entry
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import DELIVERY, TARGET_LEASE


@attrs.frozen
class Settled:
    """What a target answered about one entry."""

    entry: Entry
    status: AckStatus
    ref: str = ""
    error: str = ""


class Claims:
    """The changes of one target that one run has taken into its hands; the caller commits.

    A change is claimed before the exporter sees it and stays so until it is answered or given back. Others leave it
    alone until the lease is over. An answer counts only while the claim is still the run's own.

    Args:
        ledger: The ledger.
        target: The target's name.
        courier: The run.
        alone: Whether the run serves the target alone, and its lease on the whole target is renewed as it goes on.
    """

    def __init__(self, ledger: Ledger, target: str, courier: Courier, *, alone: bool = False) -> None:
        self._ledger = ledger
        self._target = target
        self._courier = courier
        self._alone = alone

    def claim(self, entries: Sequence[Entry]) -> None:
        """Take due entries, which must have been read in the same locked transaction."""
        now = self._courier.clock()
        held = {
            "status": "retry",
            "lease_owner": self._courier.owner,
            "lease_until": moment_text(now + self._courier.lease),
            "next_try_at": None,
        }
        given = ("key", "version", "digest", "tries", "error")
        new = [(one.head.key, one.head.version, one.head.digest, 0, "") for one in entries if not one.known]
        first = {"target": self._target, "ref": "", "at": moment_text(now), "confirmed": 0}
        self._ledger.write_rows(insert(DELIVERY).values(**held, **first), given, new)
        old = [
            (one.head.key, one.head.version, one.head.digest, *((one.tries, one.error) if one.again else (0, "")))
            for one in entries
            if one.known
        ]
        values: dict[str, Any] = {name: bindparam(f"b_{name}") for name in given[1:]}
        again = update(DELIVERY).where(self._at(), _KEY).values(**held, **values)
        self._ledger.write_rows(again, [f"b_{name}" for name in given], old)
        self.renew()

    def settle(self, answers: Sequence[Settled]) -> None:
        """Write answers down, each for the version that was claimed."""
        now = self._courier.clock()
        rows = [
            {
                "b_key": one.entry.head.key,
                "b_version": one.entry.head.version,
                "b_status": one.status,
                "b_ref": one.ref,
                "b_error": one.error,
                "b_at": moment_text(now),
                "b_tries": one.entry.tries + 1,
                "b_confirmed": one.entry.head.version if one.status == "done" else one.entry.confirmed,
                "b_next": self._next(now, one),
            }
            for one in answers
        ]
        values: dict[str, Any] = {
            "status": bindparam("b_status"),
            "ref": bindparam("b_ref"),
            "error": bindparam("b_error"),
            "at": bindparam("b_at"),
            "tries": bindparam("b_tries"),
            "confirmed": bindparam("b_confirmed"),
            "next_try_at": bindparam("b_next"),
            "lease_until": None,
        }
        mine = and_(self._mine(), _KEY, DELIVERY.c.version == bindparam("b_version"))
        self._ledger.write(update(DELIVERY).where(mine).values(**values), rows)

    def settle_rest(self, status: AckStatus, ref: str, error: str, waiting: Collection[str]) -> None:
        """Write one answer down for everything that is still claimed.

        Args:
            status: The answer.
            ref: The target's own id.
            error: Why it was not done.
            waiting: Keys that are claimed and were not handed over yet.
        """
        now = self._courier.clock()
        values: dict[str, Any] = {
            "status": status,
            "ref": ref,
            "error": error,
            "at": moment_text(now),
            "tries": DELIVERY.c.tries + 1,
            "next_try_at": moment_text(next_try(now, 1, self._target)) if status == "retry" else None,
            "lease_until": None,
        }
        if status == "done":
            values["confirmed"] = DELIVERY.c.version
        self._ledger.write(update(DELIVERY).where(self._mine(), DELIVERY.c.key.not_in(waiting)).values(**values))

    def take_back(self, entry: Entry, status: AckStatus, error: str) -> None:
        """Note that the target no longer stands by what it took before in the same version."""
        row = update(DELIVERY).where(self._at(), DELIVERY.c.key == entry.head.key)
        self._ledger.write(
            row.values(
                status=status,
                error=error,
                tries=entry.tries + 1,
                at=moment_text(self._courier.clock()),
                lease_owner=self._courier.owner,
                lease_until=None,
            )
        )

    def refuses_what_it_took(self, waiting: Collection[str]) -> bool:
        """Tell whether anything that is still claimed was once taken in an earlier version."""
        query = select(DELIVERY.c.key).where(self._mine(), DELIVERY.c.confirmed > 0, DELIVERY.c.key.not_in(waiting))
        return bool(self._ledger.rows(query.limit(1)))

    def holds(self, key: str, version: int) -> bool | None:
        """Tell whether a version is still claimed; ``None`` if this run has answered it already."""
        query = select(DELIVERY.c.lease_until).where(
            self._at(),
            DELIVERY.c.key == key,
            DELIVERY.c.version == version,
            DELIVERY.c.lease_owner == self._courier.owner,
        )
        found = self._ledger.rows(query)
        if not found:
            return False
        return True if found[0][0] is not None else None

    def give_back(self, keys: Collection[str]) -> None:
        """Leave to others what was claimed and never handed over."""
        if keys:
            mine = and_(self._mine(), self._ledger.among(DELIVERY.c.key, keys))
            self._ledger.write(update(DELIVERY).where(mine).values(lease_owner=None, lease_until=None))

    def renew(self) -> None:
        """Hold the whole target for another while, if the run serves it alone."""
        if self._alone:
            until = moment_text(self._courier.clock() + self._courier.lease)
            mine = and_(TARGET_LEASE.c.name == self._target, TARGET_LEASE.c.owner == self._courier.owner)
            self._ledger.write(update(TARGET_LEASE).where(mine).values(until=until))

    def _next(self, now: datetime, one: Settled) -> str | None:
        if one.status != "retry":
            return None
        return moment_text(next_try(now, one.entry.tries + 1, f"{self._target}\0{one.entry.head.key}"))

    def _at(self) -> ColumnElement[bool]:
        return DELIVERY.c.target == self._target

    def _mine(self) -> ColumnElement[bool]:
        return and_(self._at(), DELIVERY.c.lease_owner == self._courier.owner, DELIVERY.c.lease_until.is_not(None))


_KEY = DELIVERY.c.key == bindparam("b_key")


def forget_answers(ledger: Ledger, target: str) -> None:
    """Make everything due again at a target, as if it had never answered; the caller commits."""
    values = {"status": "retry", "tries": 0, "error": "", "lease_until": None, "next_try_at": None}
    ledger.write(update(DELIVERY).where(DELIVERY.c.target == target).values(**values))


def lost(ledger: Ledger, target: str, keys: Collection[str]) -> None:
    """Note that a target no longer holds what it once confirmed, so that it is due again; the caller commits."""
    # What it refused and holds in no version is not offered again before it changes; see gone.
    again = or_(DELIVERY.c.status != "reject", DELIVERY.c.confirmed > 0)
    row = update(DELIVERY).where(DELIVERY.c.target == bindparam("b_target"), _KEY, again)
    rows = [{"b_target": target, "b_key": key} for key in sorted(keys)]
    ledger.write(row.values(status="retry", next_try_at=None), rows)


def gone(ledger: Ledger, target: str, keys: Collection[str]) -> None:
    """Note of which records a target holds no version any more, among those whose correction it refused; the caller commits.

    The version that it once took cannot be given again, for it is out of date. A refused withdrawal stays owed.
    """
    refused = and_(DELIVERY.c.status == "reject", DELIVERY.c.digest.is_not(None))
    row = update(DELIVERY).where(DELIVERY.c.target == bindparam("b_target"), _KEY, refused)
    ledger.write(row.values(confirmed=0), [{"b_target": target, "b_key": key} for key in sorted(keys)])


def take_alone(ledger: Ledger, target: str, courier: Courier) -> str:
    """Take a target that only one run may serve at a time; the transaction must be locked, and the caller commits.

    Args:
        ledger: The ledger.
        target: The target's name.
        courier: The run.

    Returns:
        The moment until which another run holds it; empty if it is now this run's.
    """
    now = courier.clock()
    holder = _holder(ledger, target)
    if holder is not None and holder.until >= moment_text(now) and not _ours(holder.owner, courier):
        return str(holder.until)
    ledger.write(delete(TARGET_LEASE).where(TARGET_LEASE.c.name == target))
    row = {"name": target, "owner": courier.owner, "until": moment_text(now + courier.lease)}
    ledger.write(insert(TARGET_LEASE), [row])
    return ""


def leave(ledger: Ledger, target: str, courier: Courier) -> None:
    """Give a target back that was taken alone, by this run or by one that died; the caller commits."""
    holder = _holder(ledger, target)
    if holder is not None and _ours(holder.owner, courier):
        ledger.write(delete(TARGET_LEASE).where(TARGET_LEASE.c.name == target, TARGET_LEASE.c.owner == holder.owner))


def _holder(ledger: Ledger, target: str) -> Row[Any] | None:
    found = ledger.rows(select(TARGET_LEASE).where(TARGET_LEASE.c.name == target))
    return found[0] if found else None


def _ours(owner: str, courier: Courier) -> bool:
    return owner == courier.owner or (courier.dead is not None and owner.startswith(courier.dead))
