"""Targets that a run does not serve because they no longer deliver where they did: what it says of them instead."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from zfgk.errors import AnotherPlace
from zfgk.publish.delivery.deliver import Answer, Delivery
from zfgk.publish.delivery.elsewhere import count_live, count_owed, owed
from zfgk.publish.delivery.places import UNFINISHED, moved
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue
from zfgk.publish.outcome import ExportReport

MOVED = (
    "投放位置与此前不同（{said}），本次未向该渠道发布：原处尚有{live}项公开、{owed}项撤回未确认，以后的撤回不会送达。请任选其一："
    "新位置另取渠道名称，原渠道保留；确认原处不再维护后执行 zfgk targets rebuild {name} --moved；或者改回原设置 "
    "(it no longer delivers where it did ({changed}), so it was not served: the old place shows {live} item(s), owes {owed} "
    "withdrawal(s), and would not hear of any; name the new place as a target of its own and keep the old one; or run zfgk "
    "targets rebuild {name} --moved once nobody is to look after the old place any more; or switch back)"
)
NOT_SERVED = "投放位置与此前不同，未予发布 (it no longer delivers where it did, and was not served)"


def strays(ledger: Ledger, targets: Iterable[Target]) -> dict[str, AnotherPlace]:
    """Return the targets that no longer deliver where they did, by name, each with the error that says so.

    Args:
        ledger: The ledger.
        targets: The targets, as a run wants to serve them.
    """
    return {target.name: stray for target in targets if (stray := _stray(ledger, target)) is not None}


def refused(ledger: Ledger, target: Target, stray: AnotherPlace) -> Delivery:
    """Return what a run says of a target that it did not serve, after planning.

    Args:
        ledger: The ledger.
        target: The target.
        stray: What changed about it.
    """
    count = Queue(ledger, target.name, target.kinds).count_due()
    said = explain(ledger, target.name, stray)
    return Delivery(ExportReport(exporter=target.name, retry=count, error=said, served=False))


def explain(ledger: Ledger, name: str, stray: AnotherPlace) -> str:
    """Return, for officials, what became of a target and what can be done; after planning more may be owed."""
    return MOVED.format(
        name=name,
        said="、".join(map(_in_chinese, stray.changed)),
        changed=", ".join(stray.changed),
        live=count_live(ledger, name),
        owed=count_owed(ledger, name),
    )


def about(ledger: Ledger, target: Target, report: ExportReport, page: Collection[str]) -> Delivery:
    """Return what is to be said of some keys: what the old place may still show, and what was not delivered.

    Args:
        ledger: The ledger.
        target: The target.
        report: What the run says of it.
        page: The keys.
    """
    entries = Queue(ledger, target.name, target.kinds).answers(page)
    late = {key for key, entry in entries.items() if entry.due} | owed(ledger, target.name, page).keys()
    rejected = {key: entry.error for key, entry in entries.items() if entry.refused}
    return Delivery(report, dict.fromkeys(late, Answer("retry", NOT_SERVED)), rejected)


def _in_chinese(changed: str) -> str:
    what, _, rest = changed.partition(" ")
    return "上次重建未完成" if changed == UNFINISHED else {"exporter": "导出器", "option": "选项"}[what] + rest


def _stray(ledger: Ledger, target: Target) -> AnotherPlace | None:
    changed = moved(ledger, target)
    if not changed:
        return None
    live, debts = count_live(ledger, target.name), count_owed(ledger, target.name)
    return AnotherPlace(target.name, changed, live=live, owed=debts)
