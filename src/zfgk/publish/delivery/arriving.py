"""Whether what a target confirmed did arrive, where there is reason for doubt: it may keep out what it once withdrew."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import bindparam, select, update

from zfgk.publish.delivery.comparing import Kind, differences
from zfgk.publish.delivery.inspecting import read_back
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue
from zfgk.publish.ledger.schema import DELIVERY

KEPT_OUT = (
    "渠道答复已收到，但并未显示，可能留有更新的撤回记录；请核查台账是否完整、是否旧备份 "
    "(it confirmed this and does not show it, so it may know of a later withdrawal; "
    "check whether the ledger is complete, and restore it from its backup if not)"
)


def doubtful(ledger: Ledger, target: Target, queue: Queue) -> bool:
    """Tell whether a target is to be read back after it was served.

    It is if it shows no withdrawals and this ledger has never given it anything, for it may have served another ledger
    that was lost; and as long as it keeps something out.

    Args:
        ledger: The ledger.
        target: The target.
        queue: The target's queue.
    """
    if target.exporter.withdraw != "delete":
        return False
    kept = select(DELIVERY.c.key).where(DELIVERY.c.target == target.name, DELIVERY.c.error == KEPT_OUT)
    return queue.fresh() or bool(ledger.rows(kept.limit(1)))


def note_kept_out(ledger: Ledger, target: Target, queue: Queue, out: Path) -> bool:
    """Take back the confirmations of what a target does not show, and tell whether there were any; this commits.

    Args:
        ledger: The ledger, without an open transaction.
        target: The target.
        queue: The target's queue.
        out: The output directory of the run.
    """
    try:
        held = read_back(target, out)
    except Exception:  # noqa: BLE001  # what cannot be read proves nothing
        return False
    with held:
        if not len(held):
            return False  # some targets cannot tell what they hold, and say nothing
        found = differences(held, ledger, queue, shows_withdrawals=False)
        rows = [{"b_key": one.key} for one in found if one.kind is Kind.MISSING]
    mine = update(DELIVERY).where(DELIVERY.c.target == target.name, DELIVERY.c.key == bindparam("b_key"))
    ledger.write(mine.values(status="retry", confirmed=0, error=KEPT_OUT), rows)
    ledger.commit()
    return bool(rows)
