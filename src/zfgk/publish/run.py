"""A publishing run from end to end: plan, deliver, report; and an explicit withdrawal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import attrs

from zfgk.errors import BadInput, Fault, UnknownItem
from zfgk.publish.deliver import Delivery, Tell, compare, deliver, preview, silent
from zfgk.publish.ledger import Ledger
from zfgk.publish.ledger_open import exists, open_ledger
from zfgk.publish.outcome import Decision, RunReport
from zfgk.publish.plan import PlannedItem, make_plan, withdraw_one
from zfgk.publish.report import write_report
from zfgk.publish.report_items import item_reports
from zfgk.publish.run_place import Place
from zfgk.publish.targets import Target


@attrs.frozen(kw_only=True)
class Run:
    """One run: where it works, whom it serves, and when it is.

    Args:
        out: The output directory; each target writes below it under its own name, ledger and reports stand in
            ``DIR.run`` beside it.
        targets: The targets.
        on: The day of the run.
        at: The moment of the run, with its UTC offset; changes bear it.
        ledger: The ledger as a SQLAlchemy URL; a SQLite file in ``DIR.run`` unless given.
        dry_run: Whether nothing is written anywhere.
        lang: The language of the written report, ``zh`` or ``en``.
        tell: Called with what is being done and how many are done.
    """

    out: Path
    targets: Sequence[Target]
    on: date
    at: datetime = attrs.field()
    ledger: str = ""
    dry_run: bool = False
    lang: str = "zh"
    tell: Tell = silent

    @at.validator
    def _aware(self, _attribute: attrs.Attribute[datetime], value: datetime) -> None:
        if value.utcoffset() is None:
            then = f"write {value.isoformat(timespec='seconds')}+08:00 if China is meant"
            raise BadInput("at", [Fault("at", f"{value.isoformat()} has no UTC offset", then=then)])


def publish_decisions(run: Run, decisions: Iterable[Decision], republish: Collection[str] = ()) -> RunReport:
    """Record what follows from the decisions, bring every target up to date, and report.

    Args:
        run: The run.
        decisions: What the checks said, one per row of the source. All are taken before anything is written.
        republish: Keys whose order to withdraw is lifted.

    Returns:
        The report; it also stands in ``DIR.run`` unless the run is dry.

    Raises:
        OutputRefused: If the output directory cannot be used.
        AnotherRun: If another run is publishing there.
        LedgerError: If the ledger fails, or is newer than this release.
        LedgerBehind: If a target holds what the ledger does not know.
        MustNotDisclose: If a released record is not public.
        UnknownItem: If a key to republish was never published.
    """
    everything = list(decisions)
    return _carry_out(run, lambda ledger: make_plan(ledger, everything, run.at, republish))


def withdraw(run: Run, key: str, reason: str) -> RunReport:
    """Withdraw an item from every target of the run; it stays withdrawn until it is republished by name.

    Args:
        run: The run.
        key: The item's permanent public id.
        reason: The ground, which the public will read.

    Returns:
        The report, on this item only.

    Raises:
        UnknownItem: If nothing was ever published under the key.
        BadInput: If the reason is empty or holds control characters.
        ZfgkError: And whatever :func:`publish_decisions` raises.
    """
    if not reason.strip() or any(unicodedata.category(c) in {"Cc", "Cn", "Cs"} for c in reason):
        what = "the reason is empty" if not reason.strip() else "the reason holds control characters"
        raise BadInput("--reason", [Fault("--reason", what, "the public will read it", "write one sentence")])

    def plan(ledger: Ledger) -> list[PlannedItem]:
        return [withdraw_one(ledger, key, reason.strip(), run.at)]

    place = Place.of(run.out, run.ledger)
    if not exists(place.ledger):
        raise UnknownItem(key, str(place.run))
    return _carry_out(run, plan)


def _carry_out(run: Run, plan: Callable[[Ledger], list[PlannedItem]]) -> RunReport:
    place = Place.of(run.out, run.ledger)
    if run.dry_run:
        with open_ledger(place.ledger, dry=True) as ledger:
            items = plan(ledger)
            for target in run.targets:
                compare(ledger, target, place.out)
            return _report(run, items, [preview(ledger, target) for target in run.targets])
    with place.locked():
        with place.new_ledger_removed() as keep, open_ledger(place.ledger) as ledger:
            items = plan(ledger)
            for target in run.targets:
                compare(ledger, target, place.out)
            ledger.commit()
            keep()
            deliveries = [deliver(ledger, target, place.out, run.at, run.tell) for target in run.targets]
            report = _report(run, items, deliveries)
        write_report(report, place.run, place.out, run.lang)
    return report


def _report(run: Run, items: list[PlannedItem], deliveries: list[Delivery]) -> RunReport:
    return RunReport(
        on=run.on,
        items=item_reports(items, run.targets, deliveries),
        exports=tuple(delivery.report for delivery in deliveries),
        dry_run=run.dry_run,
    )
