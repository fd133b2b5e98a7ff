"""How a run proceeds: look at the targets, plan in one transaction, deliver, and say what became of each item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.publish.delivery.agenda import Agenda
from zfgk.publish.delivery.deliver import Delivery, Tell, answers, deliver, preview, silent
from zfgk.publish.delivery.elsewhere import Elsewhere
from zfgk.publish.delivery.inspecting import Inspection
from zfgk.publish.delivery.meanwhile import complete
from zfgk.publish.delivery.plan import PlannedItem
from zfgk.publish.delivery.serving import serve_all
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Courier, Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.outcome import ItemReport, RunReport
from zfgk.publish.place import Place
from zfgk.publish.report.items import item_reports, unit_figures
from zfgk.publish.report.page import write_report

STILL = Pace()
"""A clock that stands at the moment of the run, and no waiting."""

Plan = Callable[[Ledger], Iterable[PlannedItem]]
Each = Callable[[ItemReport], object]


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
                _plan(run, place, ledger, plan, agenda)
                deliveries = [preview(ledger, target) for target in run.targets]
                return _report(run, ledger, courier, agenda, deliveries, unreached, each)
        with place.locked():
            with place.new_ledger_removed() as keep, open_ledger(place.ledger) as ledger:
                _plan(run, place, ledger, plan, agenda)
                ledger.commit()
                keep()
                deliveries = _serve_whole(run, place, courier, ledger)
                report = _report(run, ledger, courier, agenda, deliveries, unreached, each)
            if each is None:
                write_report(report, place.run, place.out, run.lang)
    return report


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

    return serve_all(ledger, place.ledger, run.targets, one, run.pace.at_once)


def _serve_whole(run: Run, place: Place, courier: Courier, ledger: Ledger) -> list[Delivery]:
    def again(target: Target) -> Delivery:
        return serve(attrs.evolve(run, targets=[target]), place, courier, ledger)[0]

    deliveries = serve(run, place, courier, ledger)
    return [
        complete(ledger, target, place.out, courier, delivery, partial(again, target))
        for target, delivery in zip(run.targets, deliveries, strict=True)
    ]


def _plan(run: Run, place: Place, ledger: Ledger, plan: Plan, agenda: Agenda) -> None:
    with ExitStack() as stack:
        found = [stack.enter_context(Inspection(target=target)) for target in run.targets]
        for inspection in found:
            inspection.look(ledger, place.out)
        ledger.lock()
        for inspection in found:
            inspection.recall(ledger)
        agenda.fill(plan(ledger))
        for inspection in found:
            inspection.check(ledger)
            inspection.note(ledger)


def _report(  # noqa: PLR0917  # what a report is made of
    run: Run,
    ledger: Ledger,
    courier: Courier,
    agenda: Agenda,
    deliveries: Sequence[Delivery],
    unreached: Sequence[Delivery],
    each: Each | None,
) -> RunReport:
    accounted = [target.name for target in run.targets] + [delivery.report.exporter for delivery in unreached]
    elsewhere = Elsewhere(ledger, accounted)
    ledger.commit()
    reports = _items(run, ledger, courier, agenda, deliveries, unreached, elsewhere)
    items: tuple[ItemReport, ...] = ()
    if each is None:
        items = tuple(reports)
    else:
        for item in reports:
            each(item)
    return RunReport(
        on=run.on,
        items=items,
        exports=(*(delivery.report for delivery in (*deliveries, *unreached)), *elsewhere.reports),
        dry_run=run.dry_run,
        unlisted=run.unlisted,
        figures=unit_figures(items, run.on),
    )


def _items(  # noqa: PLR0917  # what a report is made of
    run: Run,
    ledger: Ledger,
    courier: Courier,
    agenda: Agenda,
    deliveries: Sequence[Delivery],
    unreached: Sequence[Delivery],
    elsewhere: Elsewhere,
) -> Iterator[ItemReport]:
    for page in agenda.pages():
        versions = {item.key: item.head.version if item.head else None for item in page}
        said = [
            Delivery(delivery.report, *answers(ledger, target, courier.owner, versions, dry=run.dry_run))
            for delivery, target in zip(deliveries, run.targets, strict=True)
        ]
        said += elsewhere.about(versions)
        ledger.commit()
        yield from item_reports(page, run.targets, [*said, *unreached])
