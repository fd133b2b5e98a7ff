"""How a run proceeds: look at the targets, plan in one transaction, deliver, and say what became of each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path

import attrs

from zfgk.errors import AnotherPlace, BadInput, Fault, ZfgkError
from zfgk.publish.delivery.agenda import Agenda
from zfgk.publish.delivery.deliver import Delivery, Tell, answers, deliver, preview, silent
from zfgk.publish.delivery.elsewhere import Elsewhere
from zfgk.publish.delivery.inspecting import Inspection
from zfgk.publish.delivery.meanwhile import complete, held_here, lacking, shares_files
from zfgk.publish.delivery.plan import PlannedItem
from zfgk.publish.delivery.rebuilding import take_up
from zfgk.publish.delivery.serving import Broken, serve_all
from zfgk.publish.delivery.strays import about, refused, strays
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Courier, Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.outcome import ExportReport, ItemReport, RunReport
from zfgk.publish.place import Place
from zfgk.publish.report.items import item_reports, unit_figures
from zfgk.publish.report.page import write_report

STILL = Pace()
"""A clock that stands at the moment of the run, and no waiting."""

Plan = Callable[[Ledger], Iterable[PlannedItem]]
Each = Callable[[ItemReport], object]
About = Callable[[Mapping[str, PlannedItem]], Sequence[Delivery]]
"""Returns what targets say of some planned items, by key."""


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
        tell: Called with what is being done, how many are done, and of how many; from several threads if several
            targets are served.
        unlisted: Files of the source that its manifest does not list.
        pace: The clock, leases and waiting.
    """

    out: Path
    targets: Sequence[Target]
    on: date
    at: datetime = attrs.field()
    ledger: str = ""
    dry_run: bool = False
    lang: str = "zh"
    tell: Tell = silent
    unlisted: tuple[str, ...] = ()
    pace: Pace = STILL

    @at.validator
    def _aware(self, _attribute: attrs.Attribute[datetime], value: datetime) -> None:
        if value.utcoffset() is None:
            then = f"write {value.isoformat(timespec='seconds')}+08:00 if China is meant"
            raise BadInput("at", [Fault("at", f"{value.isoformat()} has no UTC offset", then=then)])


def conduct(run: Run, plan: Plan, unreached: Sequence[Delivery] = (), each: Each | None = None) -> RunReport:
    """Carry a run out.

    Args:
        run: The run.
        plan: Adds the run's changes to the ledger and returns its items; nothing is committed before it is through.
        unreached: What is to be said of targets that cannot be served in this run.
        each: Takes the report of each item as it comes, in place of the run report, which then lists none; memory stays
            flat however many there are, and no report is written.

    Returns:
        The report.

    Raises:
        OutputRefused: If the output directory cannot be used.
        AnotherRun: If another run is publishing there.
        LedgerError: If the ledger fails.
        LedgerBehind: If a target holds what the ledger does not know.
    """
    place = Place.of(run.out, run.ledger)
    courier = Courier.of(run.pace, run.at, place.run, own_ledger=not run.ledger)
    with Agenda() as agenda:
        if run.dry_run:
            with open_ledger(place.ledger, dry=True) as ledger:
                take_up(ledger, courier)
                job = _Job(run, place, courier, ledger, agenda, unreached, strays(ledger, run.targets))
                job.plan(plan)
                return job.report([preview(ledger, target) for target in job.served.targets], each)
        with place.locked(), place.new_ledger_removed() as keep, open_ledger(place.ledger) as ledger:
            take_up(ledger, courier)
            job = _Job(run, place, courier, ledger, agenda, unreached, strays(ledger, run.targets))
            job.plan(plan)
            ledger.commit()
            keep()
            return job.deliver(each)


def serve(run: Run, place: Place, courier: Courier, ledger: Ledger) -> list[Delivery]:
    """Bring every target up to date, several at once.

    Args:
        run: The run.
        place: Where it works; its lock is held.
        courier: The run as the ledger knows it.
        ledger: The open ledger, with everything committed.

    Returns:
        What came of each, in the order of the targets.
    """

    def one(opened: Ledger, target: Target, stopped: Callable[[], bool]) -> Delivery:
        return deliver(opened, target, place.out, run.at, run.tell, courier, stopped)

    try:
        return serve_all(ledger, place.ledger, run.targets, one, run.pace.at_once)
    except Broken as broken:
        if isinstance(broken.cause, ZfgkError):
            broken.cause.report = _unfinished(run, (one.report for one in broken.done))
        raise broken.cause from None


@attrs.frozen
class _Job:
    """A run at work.

    Args:
        run: The run.
        place: Where it works.
        courier: The run as the ledger knows it.
        ledger: The open ledger.
        agenda: Holds its items.
        unreached: What is to be said of targets that cannot be served.
        strays: The targets that no longer deliver where they did, and are not served.
    """

    run: Run
    place: Place
    courier: Courier
    ledger: Ledger
    agenda: Agenda
    unreached: Sequence[Delivery]
    strays: Mapping[str, AnotherPlace]

    @property
    def served(self) -> Run:
        """The run with the targets that it serves."""
        return attrs.evolve(self.run, targets=[one for one in self.run.targets if one.name not in self.strays])

    def plan(self, plan: Plan) -> None:
        """Look at the targets, and add the run's changes to the ledger; the caller commits."""
        with ExitStack() as stack:
            found = [stack.enter_context(Inspection(target=target)) for target in self.served.targets]
            for inspection in found:
                inspection.look(self.ledger, self.place.out)
            self.ledger.lock()
            for inspection in found:
                inspection.recall(self.ledger)
            self.agenda.fill(plan(self.ledger))
            for inspection in found:
                inspection.check(self.ledger)
                inspection.note(self.ledger)

    def deliver(self, each: Each | None) -> RunReport:
        """Serve the targets, and write the report unless somebody takes the items."""
        deliveries: list[Delivery] = []
        report: RunReport | None = None
        try:
            deliveries = self._serve()
            report = self.report(deliveries, each)
            if each is None:
                write_report(report, self.place.run, self.place.out, self.run.lang)
        except ZfgkError as error:
            # Targets were served: whoever catches it must be able to say what was done.
            error.report = error.report or report or _unfinished(self.run, [one.report for one in deliveries])
            raise
        return report

    def report(self, deliveries: Sequence[Delivery], each: Each | None) -> RunReport:
        """Say what became of each item and each target.

        Args:
            deliveries: What came of the targets that were served, in their order.
            each: Takes the report of each item, in place of the run report.
        """
        came = {delivery.report.exporter: delivery for delivery in deliveries}
        came |= {
            target.name: refused(self.ledger, target, self.strays[target.name])
            for target in self.run.targets
            if target.name in self.strays
        }
        whole = [came[target.name] for target in self.run.targets]
        elsewhere = Elsewhere(self.ledger, [*came, *(delivery.report.exporter for delivery in self.unreached)])
        self.ledger.commit()
        items: tuple[ItemReport, ...] = ()
        with ExitStack() as stack:
            said = [self._said(target, one.report, stack) for target, one in zip(self.run.targets, whole, strict=True)]
            reports = self._items([*said, elsewhere.about])
            if each is None:
                items = tuple(reports)
            else:
                for item in reports:
                    each(item)
        return RunReport(
            on=self.run.on,
            items=items,
            exports=(*(delivery.report for delivery in (*whole, *self.unreached)), *elsewhere.reports),
            dry_run=self.run.dry_run,
            unlisted=self.run.unlisted,
            figures=unit_figures(items, self.run.on),
        )

    def _serve(self) -> list[Delivery]:
        def again(target: Target) -> Delivery:
            return serve(attrs.evolve(self.run, targets=[target]), self.place, self.courier, self.ledger)[0]

        run = self.served
        return [
            complete(self.ledger, target, self.place.out, self.courier, delivery, partial(again, target))
            for target, delivery in zip(run.targets, serve(run, self.place, self.courier, self.ledger), strict=True)
        ]

    def _said(self, target: Target, report: ExportReport, stack: ExitStack) -> About:
        """Return what tells of some items what a target says about them."""
        if target.name in self.strays:
            return lambda page: [about(self.ledger, target, report, page)]
        if not self.run.dry_run and (report.retry or report.error) and shares_files(target, self.courier):
            here = stack.enter_context(held_here(target, self.place.out))
            return lambda page: [lacking(self._answered(target, report, page), target, here, page)]
        return lambda page: [self._answered(target, report, page)]

    def _answered(self, target: Target, report: ExportReport, page: Mapping[str, PlannedItem]) -> Delivery:
        versions = {key: item.head.version if item.head else None for key, item in page.items()}
        return Delivery(report, *answers(self.ledger, target, self.courier.owner, versions, dry=self.run.dry_run))

    def _items(self, said: Sequence[About]) -> Iterator[ItemReport]:
        for items in self.agenda.pages():
            page = {item.key: item for item in items}
            told = [delivery for say in said for delivery in say(page)]
            self.ledger.commit()
            yield from item_reports(items, self.run.targets, [*told, *self.unreached])


def _unfinished(run: Run, exports: Iterable[ExportReport]) -> RunReport:
    return RunReport(on=run.on, items=(), exports=tuple(exports), unlisted=run.unlisted)
