"""A publishing run from end to end: plan, deliver, report; and an explicit withdrawal."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

import attrs

from zfgk.errors import BadInput, Fault, UnknownItem
from zfgk.model.documents import Reader
from zfgk.model.exchange import Exporter
from zfgk.publish.conduct import STILL, Each, Run, conduct
from zfgk.publish.decision.decide import decide
from zfgk.publish.decision.words import masked, unfit
from zfgk.publish.delivery.deliver import Delivery, Tell, silent
from zfgk.publish.delivery.plan import PlannedItem, make_plan, withdraw_one
from zfgk.publish.delivery.targets import Target, remembered
from zfgk.publish.due import disclosure_due
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.outcome import Decision, ExportReport, RunReport
from zfgk.publish.place import Place
from zfgk.publish.source.manifest import read_source
from zfgk.rules.negative_list import NegativeList
from zfgk.rules.pack import RulePack
from zfgk.screening import Screener
from zfgk.screening.negative_list import lists_of
from zfgk.screening.recogniser import Recogniser
from zfgk.storage.addresses import exists

UNREACHED = "设置未留存，请用 --targets 指明后重新执行 (its settings are not kept; run again with --targets)"


class Installed(Protocol):
    """What a run uses of the installed plugins; :class:`zfgk.Host` is one."""

    @property
    def rule_packs(self) -> Sequence[RulePack]:
        """The packs, for the day by which an item was to be disclosed."""

    @property
    def readers(self) -> Sequence[Reader]:
        """The document readers."""

    @property
    def recognisers(self) -> Sequence[Recogniser]:
        """The recognisers for screening."""


def publish(
    source: Path,
    out: Path,
    targets: Sequence[Target],
    *,
    on: date,
    at: datetime,
    host: Installed,
    ledger: str = "",
    base_url: str = "",
    republish: Collection[str] = (),
    lists: Sequence[NegativeList] = (),
    dry_run: bool = False,
    lang: str = "zh",
    tell: Tell = silent,
    pace: Pace = STILL,
) -> RunReport:
    """Read a source folder, check every item, and publish what may leave.

    Args:
        source: The folder with the manifest.
        out: The output directory; each target writes below it, ledger and report stand in ``DIR.run`` beside it.
        targets: The targets.
        on: The day of the run.
        at: The moment of the run, with its UTC offset; changes bear it.
        host: The installed plugins.
        ledger: The ledger as a SQLAlchemy URL; a SQLite file in ``DIR.run`` unless given.
        base_url: The address of the site, for targets without one of their own; that of the manifest unless given.
        republish: Keys whose order to withdraw is lifted.
        lists: Negative lists of an office, besides those of the installed packs.
        dry_run: Whether nothing is written anywhere; the report then tells the plan.
        lang: The language of the written report, ``zh`` or ``en``.
        tell: Called with what is being done, how many are done, and of how many.
        pace: The clock, leases and waiting.

    Returns:
        The report; it also stands in ``DIR.run`` unless the run is dry.

    Raises:
        BadInput: With every fault of the manifest and every file that cannot be read.
        UnreadableFile: If the folder or its manifest cannot be read.
        ZfgkError: And whatever :func:`publish_decisions` raises.
    """
    run = Run(out=out, targets=targets, on=on, at=at, ledger=ledger, dry_run=dry_run, lang=lang, tell=tell, pace=pace)
    Place.of(run.out, run.ledger).keep_clear(source, [target.name for target in run.targets])
    material = read_source(source, readers=host.readers)
    site, screener = material.site, Screener(host.recognisers)
    shown = {"site.title": site.title, "site.agency": site.agency, "base_url": base_url or site.base_url}
    faults = unfit(shown.items(), screener)
    if faults:
        raise BadInput(str(material.manifest), faults)
    targets = [
        target.on_site(base_url or site.base_url, title=site.title, author=site.agency) for target in run.targets
    ]

    def decisions(ledger: Ledger) -> Iterable[Decision]:
        return decide(
            material,
            on=run.on,
            screener=screener,
            readers=host.readers,
            disclosure_due=disclosure_due(host.rule_packs),
            published=ledger.first_days(),
            lists=[*lists_of(host.rule_packs), *lists],
            progress=partial(run.tell, "check"),
        )

    full = attrs.evolve(run, targets=targets, unlisted=tuple(masked(name, screener) for name in material.unlisted))
    return conduct(full, lambda ledger: make_plan(ledger, decisions(ledger), run.at, republish))


def publish_decisions(
    run: Run, decisions: Iterable[Decision], republish: Collection[str] = (), each: Each | None = None
) -> RunReport:
    """Record what follows from the decisions, bring every target up to date, and report.

    Args:
        run: The run.
        decisions: What the checks said, one per row of the source. They are taken one by one, in one transaction of the
            ledger: whatever they raise, nothing was written.
        republish: Keys whose order to withdraw is lifted.
        each: Takes the report of each item, in place of the run report, which then lists none. With it memory stays flat
            however many items there are, and no report is written.

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
    return conduct(run, lambda ledger: make_plan(ledger, decisions, run.at, republish), each=each)


def withdraw(
    key: str,
    reason: str,
    out: Path,
    targets: Sequence[Target],
    *,
    on: date,
    at: datetime,
    ledger: str = "",
    dry_run: bool = False,
    lang: str = "zh",
    tell: Tell = silent,
    left_out: Sequence[str] = (),
    screener: Screener | None = None,
    pace: Pace = STILL,
) -> RunReport:
    """Withdraw an item from every target; it stays withdrawn until it is republished by name.

    Args:
        key: The item's permanent public id.
        reason: The ground, which the public will read.
        out: The output directory of the runs that published it.
        targets: The targets; :func:`remembered_targets` returns those that it was published to.
        on: The day of the withdrawal.
        at: Its moment, with its UTC offset.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.
        dry_run: Whether nothing is written anywhere; the report then tells the plan.
        lang: The language of the written report, ``zh`` or ``en``.
        tell: Called with what is being done, how many are done, and of how many.
        left_out: Names of targets that should withdraw it too and cannot be reached in this run; the report says so.
        screener: The recognisers for the reason; those that ship with zfgk unless given.
        pace: The clock, leases and waiting.

    Returns:
        The report, on this item only; it also stands in ``DIR.run`` unless the run is dry.

    Raises:
        UnknownItem: If nothing was ever published under the key.
        BadInput: If the reason is empty, holds control characters, or something that must not be public.
        ZfgkError: And whatever :func:`publish_decisions` raises.
    """
    run = Run(out=out, targets=targets, on=on, at=at, ledger=ledger, dry_run=dry_run, lang=lang, tell=tell, pace=pace)
    if not reason.strip() or any(unicodedata.category(c) in {"Cc", "Cn", "Cs"} for c in reason):
        what = "the reason is empty" if not reason.strip() else "the reason holds control characters"
        raise BadInput("--reason", [Fault("--reason", what, "the public will read it", "write one sentence")])

    faults = unfit([("--reason", reason)], screener or Screener.default())
    if faults:
        raise BadInput("--reason", faults)

    def plan(ledger: Ledger) -> list[PlannedItem]:
        return [withdraw_one(ledger, key, reason.strip(), run.at)]

    place = Place.of(run.out, run.ledger)
    if not exists(place.ledger):
        raise UnknownItem(key, str(place.run))
    unreached = [
        Delivery(ExportReport(exporter=name, retry=1, error=UNREACHED, served=False), refused={key: UNREACHED})
        for name in left_out
    ]
    return conduct(run, plan, unreached)


def remembered_targets(
    out: Path, ledger: str, exporters: Sequence[Exporter], only: Collection[str] = ()
) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """Return the targets that earlier runs published to, for a withdrawal without a targets file.

    Args:
        out: The output directory of those runs.
        ledger: The ledger's URL; the one in ``DIR.run`` unless given.
        exporters: The installed exporters.
        only: Names of the targets to take; all of them if empty.

    Returns:
        The targets, then the names of those whose settings the ledger does not hold: remote ones, whose options may
        be secret, and those whose exporter is not installed.

    Raises:
        BadInput: For each name that no earlier run used.
        LedgerError: If the ledger cannot be read.
    """
    url = Place.of(out, ledger).ledger
    if not exists(url):
        return (), ()
    with open_ledger(url, dry=True) as opened:
        return remembered(opened.settings(), exporters, only)
