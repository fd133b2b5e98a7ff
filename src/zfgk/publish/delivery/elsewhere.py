"""Targets that a run does not serve and that may still show what is withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from zfgk.publish.delivery.deliver import Delivery
from zfgk.publish.delivery.rebuilding import under_way
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.schema import CHANGE, DELIVERY, is_latest
from zfgk.publish.outcome import ExportReport

LEFT_OUT = (
    "本次未包含该渠道（最近由主机{host}发布），其中应撤回的信息可能仍可见；请执行 zfgk targets resume --to {name}，"
    "远程渠道另加 --targets；多台机器共用台账的，请在发布该渠道的机器上执行；渠道已不复存在的，请执行 zfgk targets forget {name} "
    "(not part of this run; it was last served by {host}; run zfgk targets resume --to {name}, with --targets if it is "
    "remote, on the machine that serves it if several share the ledger; if it is gone for good, run zfgk targets forget "
    "{name})"
)


class Elsewhere:
    """The targets of earlier runs that are left out of this one and still owe a withdrawal.

    Args:
        ledger: The ledger, after planning.
        served: The names of the targets that are accounted for otherwise.
    """

    def __init__(self, ledger: Ledger, served: Collection[str]) -> None:
        self._ledger = ledger
        others = sorted(ledger.settings().keys() - set(served))
        counts = {name: count_owed(ledger, name) for name in others}
        self.reports: tuple[ExportReport, ...] = tuple(
            ExportReport(
                exporter=name,
                retry=count,
                error=LEFT_OUT.format(name=name, host=last_host(ledger, name) or "?"),
                served=False,
            )
            for name, count in counts.items()
            if count
        )

    def about(self, keys: Collection[str]) -> list[Delivery]:
        """Return what is to be said of some keys: at each target, those that it may still show."""
        return [
            Delivery(report, refused=dict.fromkeys(owed(self._ledger, report.exporter, keys), report.error))
            for report in self.reports
        ]


def last_host(ledger: Ledger, target: str) -> str:
    """Return the name of the machine whose run was given something for a target last; empty if none is known."""
    query = select(DELIVERY.c.lease_owner).where(DELIVERY.c.target == target, DELIVERY.c.lease_owner.is_not(None))
    found = ledger.rows(query.order_by(DELIVERY.c.at.desc()).limit(1))
    return found[0].lease_owner.rpartition("@")[2] if found else ""


def count_owed(ledger: Ledger, target: str) -> int:
    """Count the withdrawals that a target has not confirmed of what it shows, or may show."""
    return int(ledger.rows(select(func.count()).select_from(_owed(target).subquery()))[0][0])


def count_live(ledger: Ledger, target: str) -> int:
    """Count the items that a target confirmed and shows rightly; later withdrawals of these are its to confirm."""
    shown = and_(CHANGE.c.key == DELIVERY.c.key, CHANGE.c.version == DELIVERY.c.confirmed)
    live = select(func.count()).select_from(DELIVERY).join(CHANGE, shown)
    due = select(_owed(target).subquery().c.key)
    live = live.where(DELIVERY.c.target == target, CHANGE.c.digest.is_not(None), DELIVERY.c.key.not_in(due))
    return int(ledger.rows(live)[0][0])


def owed(ledger: Ledger, target: str, keys: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
    """Return the withdrawals that a target has not confirmed of what it shows, or may show.

    Args:
        ledger: The ledger.
        target: The target's name.
        keys: The keys that are asked about; all of them unless given.

    Returns:
        By key: the version of the withdrawal, and the version that the target confirmed, 0 if none.
    """
    query = _owed(target) if keys is None else _owed(target).where(ledger.among(DELIVERY.c.key, keys))
    return {row.key: (row.version, row.confirmed) for row in ledger.rows(query.order_by(DELIVERY.c.key))}


def _owed(target: str) -> Select[Any]:
    shown = CHANGE.alias("shown")
    took = select(shown.c.key).where(
        shown.c.key == DELIVERY.c.key, shown.c.version == DELIVERY.c.confirmed, shown.c.digest.is_not(None)
    )
    return (
        select(DELIVERY.c.key, CHANGE.c.version, DELIVERY.c.confirmed)
        .join(CHANGE, and_(CHANGE.c.key == DELIVERY.c.key, CHANGE.c.digest.is_(None)))
        .where(DELIVERY.c.target == target, is_latest())
        # What was handed over and not answered may have arrived, whatever was confirmed before.
        .where(or_(DELIVERY.c.status == "retry", took.exists(), under_way(target)))
    )
