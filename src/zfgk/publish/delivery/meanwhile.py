"""What a run in another directory confirmed meanwhile: it stands there, and not in the files of this directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs

from zfgk.publish.delivery.deliver import Delivery
from zfgk.publish.delivery.inspecting import Inspection
from zfgk.publish.delivery.targets import Target
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


def _elsewhere(ledger: Ledger, target: Target, courier: Courier) -> bool:
    if target.exporter.network or not courier.dead:  # a ledger in DIR.run serves one directory
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
