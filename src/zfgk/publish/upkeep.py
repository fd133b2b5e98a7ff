"""Looking after targets without a source: deliver what is still due, verify by reading back, rebuild from the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
from sqlalchemy import delete, update

from zfgk.errors import AnotherPlace, BadInput, Fault, OutputRefused, ZfgkError
from zfgk.publish.conduct import STILL, Run, conduct, serve
from zfgk.publish.debts import Debt, debt_in, record
from zfgk.publish.delivery import rebuilding
from zfgk.publish.delivery.comparing import Difference, Kind, explain
from zfgk.publish.delivery.deliver import preview
from zfgk.publish.delivery.elsewhere import owed
from zfgk.publish.delivery.inspecting import compare, inspect, read_back
from zfgk.publish.delivery.places import note_place
from zfgk.publish.delivery.series import end_series
from zfgk.publish.delivery.strays import explain as explain_stray
from zfgk.publish.delivery.strays import strays
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.claims import forget_answers
from zfgk.publish.ledger.courier import Courier, Pace
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.opening import open_ledger
from zfgk.publish.ledger.queue import Queue
from zfgk.publish.ledger.schema import DELIVERY
from zfgk.publish.outcome import ExportReport, RunReport
from zfgk.publish.place import Place
from zfgk.storage.addresses import exists

INCOMPLETE = "未能全部重建，原内容保留 (it could not be rebuilt whole; what stood there stays)"


@attrs.frozen(kw_only=True)
class Verification:
    """What reading one target back showed.

    Args:
        target: The target's name.
        confirmed: How many items it confirmed, withdrawals included.
        held: How many it holds; 0 if it could not be read.
        outstanding: How many changes are still due there.
        differences: What differs.
        error: Why it could not be read, if it could not; then nothing is known about what it holds.
        remote: Whether the target is reached over a network.
        tried: Whether reading it was tried; if not, ``error`` tells what to do.
    """

    target: str
    confirmed: int = 0
    held: int = 0
    outstanding: int = 0
    differences: tuple[Difference, ...] = ()
    error: str = ""
    remote: bool = False
    tried: bool = True

    @property
    def sound(self) -> bool:
        """Whether the target holds exactly what it confirmed and owes no withdrawal.

        Answers that got lost on the way do no harm.
        """
        return not self.error and all(one.kind is Kind.UNBOOKED for one in self.differences)

    def explain(self, one: Difference, lang: str = "zh") -> str:
        """Return in ``zh`` or ``en`` what a difference means, and what becomes of it."""
        return explain(one.kind, self.target, remote=self.remote, lang=lang)

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the verification as the command line prints it."""
        return {
            "target": self.target,
            "confirmed": self.confirmed,
            "held": self.held,
            "outstanding": self.outstanding,
            "checked": not self.error,
            "error": self.error,
            "findings": [
                {
                    "id": one.key,
                    "kind": one.kind.value,
                    "expected": one.expected,
                    "held": one.held,
                    "message": self.explain(one, lang),
                }
                for one in self.differences
            ],
        }


def verify(out: Path, targets: Sequence[Target], *, ledger: str = "") -> tuple[Verification, ...]:
    """Read every target back and set it against the ledger. Nothing is written.

    Args:
        out: The output directory of the runs that published there.
        targets: The targets, remote ones too.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.

    Returns:
        One verification per target, in their order.

    Raises:
        BadInput: If there is no ledger.
        LedgerError: If the ledger cannot be read.
    """
    place = existing(out, ledger)
    with open_ledger(place.ledger, dry=True) as opened:
        return tuple(_verified(target, place, opened) for target in targets)


def resume(run: Run) -> RunReport:
    """Deliver what is still due at the targets, without a source.

    Args:
        run: The run.

    Returns:
        The report; it lists no items.

    Raises:
        ZfgkError: Whatever :func:`zfgk.publish.run.publish_decisions` raises.
    """
    existing(run.out, run.ledger)
    return conduct(run, lambda _ledger: (), each=lambda _item: None)


def rebuild(  # as the functions of zfgk.publish.run
    out: Path,
    targets: Sequence[Target],
    at: datetime,
    *,
    ledger: str = "",
    dry_run: bool = False,
    pace: Pace = STILL,
    moved: bool = False,
) -> tuple[ExportReport, ...]:
    """Deliver everything again to some targets, from the ledger alone, as if they had never been given anything.

    A target with files of its own is built anew beside the old one, which readers see until the new one is complete and
    takes its place; whatever else stood in its folder is gone then. A remote target is given every record and every
    withdrawal once more.

    Args:
        out: The output directory of the runs that published there.
        targets: The targets.
        at: The moment of the run.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.
        dry_run: Whether nothing is written; the reports then tell the plan.
        pace: The clock, leases and waiting.
        moved: Whether a target that now delivers elsewhere is given everything at its new place. Nobody looks after the
            old one any more; what that shows and owes is kept in the ledger, under ``forgotten:NAME`` in the table
            ``meta``, unless the folder of the target is the place and is replaced.

    Returns:
        One report per target.

    Raises:
        BadInput: If there is no ledger, or a target that moved also has files in another directory that shares it.
        AnotherPlace: If a target delivers elsewhere than before and ``moved`` is not said; then none is touched.
        AnotherRun: If another run is publishing there.
        LedgerBehind: If one of the targets holds what the ledger does not know; then none is touched.
        LedgerError: If the ledger fails.
    """
    place = existing(out, ledger)
    run = Run(out=out, targets=targets, on=at.date(), at=at, ledger=ledger, pace=pace)
    if dry_run:
        with open_ledger(place.ledger, dry=True) as opened:
            _agreed(opened, targets, moved=moved)
            inspect(opened, targets, place.out)
            for target in targets:
                forget_answers(opened, target.name)
            return tuple(preview(opened, target).report for target in targets)
    with place.locked(), open_ledger(place.ledger) as opened:
        courier = Courier.of(pace, at, place.run, own_ledger=not ledger)
        rebuilding.take_up(opened, courier)
        reports: list[ExportReport] = []
        away = _agreed(opened, targets, moved=moved)
        _refuse_shared(opened, [target for target in targets if target.name in away], courier)
        inspect(opened, targets, place.out)
        try:
            for target in targets:
                opened.lock()
                if target.name in away:
                    _move(opened, target, place, at, away[target.name])
                if target.exporter.network:
                    forget_answers(opened, target.name)
                else:
                    rebuilding.begin(opened, target.name, courier)
                end_series(opened, target.name)
                opened.commit()
                reports.append(_rebuilt(attrs.evolve(run, targets=[target]), place, courier, opened))
        except ZfgkError as error:
            error.report = RunReport(on=run.on, items=(), exports=tuple(reports))
            raise
        return tuple(reports)


def _agreed(ledger: Ledger, targets: Sequence[Target], *, moved: bool) -> Mapping[str, AnotherPlace]:
    away = strays(ledger, targets)
    for stray in away.values():
        if not moved:
            raise stray
    return away


def _refuse_shared(ledger: Ledger, away: Iterable[Target], courier: Courier) -> None:
    """Refuse to part from files that also stand in directories of others: only those in this one are replaced."""
    faults = [
        Fault(
            target.name,
            "its files also stand in another directory that shares the ledger",
            "what they show would stay there, and nothing could take it back",
            "give the new exporter a target's name of its own",
        )
        for target in away
        if courier.dead
        and not _stays(ledger, target)
        and Queue(ledger, target.name, target.kinds).taken_elsewhere(courier.dead)
    ]
    if faults:
        raise BadInput("--moved", faults)


def _move(ledger: Ledger, target: Target, place: Place, at: datetime, stray: AnotherPlace) -> None:
    """Part from the place that a target served; the caller commits."""
    if _stays(ledger, target):
        record(ledger, debt_in(ledger, target.name, place), at, stray.changed)
        ledger.write(delete(DELIVERY).where(DELIVERY.c.target == target.name))
    else:  # as long as the old files stand, what they show is not forgotten
        nothing = update(DELIVERY).where(DELIVERY.c.target == target.name)
        ledger.write(nothing.values(confirmed=0))
    note_place(ledger, target, unfinished=not target.exporter.network)


def _stays(ledger: Ledger, target: Target) -> bool:
    """Tell whether the old place of a target stays; a folder that is built anew takes the place of the old one."""
    return target.exporter.network or not _local(ledger, target.name)


def _local(ledger: Ledger, name: str) -> bool:
    known = ledger.settings().get(name)
    return known is not None and json.loads(known[0])["options"] is not None


def _rebuilt(run: Run, place: Place, courier: Courier, ledger: Ledger) -> ExportReport:
    (target,) = run.targets
    if target.exporter.network:
        return serve(run, place, courier, ledger)[0].report
    whole = False
    try:
        with _beside(place) as aside:
            report = serve(run, aside, courier, ledger)[0].report
            if report.retry:
                return report if report.error else attrs.evolve(report, error=INCOMPLETE)
            _swap(aside.out / target.name, place.out / target.name)
            whole = True
    finally:
        ledger.lock()
        if whole:
            rebuilding.end(ledger, target.name)
            note_place(ledger, target)
        else:
            rebuilding.give_up(ledger, target.name)
        ledger.commit()
    return report


def left_behind(out: Path, targets: Sequence[Target], *, ledger: str = "") -> tuple[Debt, ...]:
    """Return what the old places of targets that now deliver elsewhere show and owe; nothing is written.

    Args:
        out: The output directory of the runs that published there.
        targets: The targets as they are now.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.

    Raises:
        BadInput: If there is no ledger.
        LedgerError: If the ledger cannot be read.
    """
    place = existing(out, ledger)
    with open_ledger(place.ledger, dry=True) as opened:
        away = strays(opened, targets)
        left = [debt_in(opened, one.name, place) for one in targets if one.name in away and _stays(opened, one)]
        # The folder of a remote target holds nothing that the public sees.
        return tuple(one if _local(opened, one.target) else attrs.evolve(one, folder=None) for one in left)


def existing(out: Path, ledger: str) -> Place:
    """Return the place of earlier runs.

    Args:
        out: Their output directory.
        ledger: The ledger's URL; the SQLite file in ``DIR.run`` if empty.

    Raises:
        BadInput: If there is no ledger.
    """
    place = Place.of(out, ledger)
    if not exists(place.ledger):
        then = "name the directory that was published to with --out, or the ledger with --ledger"
        raise BadInput("--out", [Fault(str(place.out), "nothing was ever published there", then=then)])
    return place


def _verified(target: Target, place: Place, ledger: Ledger) -> Verification:
    queue = Queue(ledger, target.name, target.kinds)
    confirmed, outstanding = sum(1 for _ in queue.confirmed()), queue.count_due()
    said = Verification(
        target=target.name, confirmed=confirmed, outstanding=outstanding, remote=target.exporter.network
    )
    if away := strays(ledger, [target]):
        return attrs.evolve(said, tried=False, error=explain_stray(ledger, target.name, away[target.name]))
    try:
        held = read_back(target, place.out)
    except Exception as error:  # noqa: BLE001  # whatever an exporter raises, the target could not be read
        return attrs.evolve(said, error=f"{type(error).__name__}: {target.mask(str(error))}")
    with held:
        found = (
            *compare(target, held, ledger, queue, place.out),
            *(
                Difference(key=key, kind=Kind.OWED, expected=confirmed_version, held=held.get(key))
                for key, (version, confirmed_version) in owed(ledger, target.name).items()
                if held.get(key) != version  # else only its answer got lost
            ),
        )
        return attrs.evolve(said, held=len(held), differences=found)


@contextmanager
def _beside(place: Place) -> Iterator[Place]:
    """Yield a place whose output stands on the same disk, out of the way, and is gone afterwards."""
    try:
        yield attrs.evolve(place, out=place.aside)
    finally:
        place.clear_aside()


def _swap(new: Path, old: Path) -> None:
    # Killed between the two steps, the target has no folder; the next run finds everything lost and delivers it again,
    # and removes the old folder before that.
    try:
        new.parent.mkdir(exist_ok=True)  # nothing was built where nothing was due
        if old.exists():
            old.rename(new.with_name(f"{new.name}.old"))
        if new.exists():
            new.rename(old)
    except OSError as error:
        raise OutputRefused(str(old), error.strerror or str(error)) from error
