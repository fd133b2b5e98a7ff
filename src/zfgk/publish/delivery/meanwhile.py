"""What a run in another directory confirmed meanwhile: it stands there, and not in the files of this directory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from zfgk.publish.delivery.deliver import Answer, Delivery
from zfgk.publish.delivery.inspecting import Inspection, read_back
from zfgk.publish.delivery.plan import PlannedItem
from zfgk.publish.delivery.targets import Target
from zfgk.publish.delivery.versions import Versions
from zfgk.publish.ledger.courier import Courier
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue

TAKEN = (
    "其他目录的发布进程同时以该渠道名称交付，本目录的文件尚不完整；请再次执行 "
    "(a run in another directory delivered under this target's name meanwhile, and the files here are not complete; "
    "run again)"
)
_TRIES = 3


def complete(  # noqa: PLR0917  # what a visit consists of
    ledger: Ledger, target: Target, out: Path, courier: Courier, delivery: Delivery, again: Callable[[], Delivery]
) -> Delivery:
    """Have a target with files of its own served again until they hold what the ledger says was confirmed.

    Runs with a directory each that share a ledger also share what it says of a target. What another one confirmed after
    this run looked at its own files is due no more, and would be missing here.

    Args:
        ledger: The ledger, with everything committed.
        target: The target.
        out: The output directory of the run.
        courier: The run.
        delivery: What came of serving the target.
        again: Serves it once more.

    Returns:
        What came of it in the end.
    """
    files = set(delivery.report.files)
    for _ in range(_TRIES):
        if delivery.report.error or delivery.report.retry or not _elsewhere(ledger, target, courier):
            return delivery  # what it still owes is told as it is
        missing = _missing(ledger, target, out)
        if not missing:
            return delivery
        delivery = again()
        files.update(delivery.report.files)
        delivery = attrs.evolve(delivery, report=attrs.evolve(delivery.report, files=tuple(sorted(files))))
    if not delivery.report.error and (missing := _missing(ledger, target, out)):
        delivery = attrs.evolve(delivery, report=attrs.evolve(delivery.report, retry=missing, error=TAKEN))
    return delivery


def shares_files(target: Target, courier: Courier) -> bool:
    """Tell whether runs in other directories have files of their own for the target, under the same ledger."""
    return not target.exporter.network and bool(courier.dead)  # a ledger in DIR.run serves one directory


def held_here(target: Target, out: Path) -> Versions:
    """Return what the files of this directory hold; nothing if they cannot be read."""
    try:
        return read_back(target, out)
    except Exception:  # noqa: BLE001  # what cannot be read holds nothing that can be relied on
        return Versions()


def lacking(said: Delivery, target: Target, here: Versions, page: Mapping[str, PlannedItem]) -> Delivery:
    """Return what a target says of some items, with those unconfirmed that another run delivered, and not into these files.

    Args:
        said: What the ledger says of them.
        target: The target.
        here: What the files of this directory hold.
        page: The items by key.
    """
    late = {
        key: Answer("retry", said.report.error or TAKEN)
        for key, item in page.items()
        if item.head is not None
        and item.kind in target.kinds
        and key not in said.refused
        and here.get(key) < item.head.version
        and (item.live or here.get(key))
    }
    return attrs.evolve(said, answers={**said.answers, **late})


def _elsewhere(ledger: Ledger, target: Target, courier: Courier) -> bool:
    if courier.dead is None or not shares_files(target, courier):
        return False
    found = Queue(ledger, target.name, target.kinds).taken_elsewhere(courier.dead)
    ledger.commit()
    return found


def _missing(ledger: Ledger, target: Target, out: Path) -> int:
    """Make due again what the files lack, and count it."""
    with Inspection(target=target) as found:
        found.look(ledger, out)
        ledger.lock()
        found.note(ledger)
        ledger.commit()
        return len(found.lost)
