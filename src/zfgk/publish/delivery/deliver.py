"""Delivery to one target: hand over what is due, write down each acknowledgement, never lose or repeat one."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import attrs

from zfgk.errors import LedgerBehind, LedgerError, MustNotDisclose
from zfgk.model.exchange import Change, Config
from zfgk.publish.delivery.book import Book
from zfgk.publish.delivery.files import prepare_folder, stamps, written
from zfgk.publish.delivery.handover import hand_over
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue, Settled, unknown_to
from zfgk.publish.outcome import ExportReport, PlannedChange
from zfgk.warnings import CannotWithdraw

Tell = Callable[[str, int, int], object]
"""Takes what is being done, how many are done, and of how many; 0 if that is not known."""

NOT_ANSWERED = "未答复 (the target did not answer)"


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


@attrs.frozen
class Delivery:
    """What came of serving one target.

    Args:
        report: The target's part of the run report.
        answers: What it answered in this run, by key; in a dry run, what is due counts as done.
        refused: The keys whose latest change it refuses, in this run or before, with what it said.
    """

    report: ExportReport
    answers: Mapping[str, Settled] = attrs.field(factory=dict)
    refused: Mapping[str, str] = attrs.field(factory=dict)


def deliver(ledger: Ledger, target: Target, out: Path, at: datetime, tell: Tell = silent) -> Delivery:
    """Bring one target up to date.

    An exception of the exporter leaves everything unacknowledged due and is kept in the report; an exception of the
    ledger, and a record that must not leave, end the run.

    Args:
        ledger: The ledger, with all changes committed.
        target: The target.
        out: The output directory of the run.
        at: The moment of the run.
        tell: Called as changes are handed over, with the target's name and their number so far.

    Returns:
        The target's report and answers.

    Raises:
        LedgerError: If the ledger fails.
        MustNotDisclose: If a record that is not public stands in the ledger.
        OutputRefused: If the target's folder cannot be created.
    """
    queue = Queue(ledger, target.name, target.kinds)
    config = target.config(out)
    if not _needed(ledger, queue, target):
        _finish(ledger, target)
        return Delivery(ExportReport(exporter=target.name), refused=queue.refused())
    if target.exporter.withdraw == "never" and queue.fresh():
        warnings.warn(f"target {target.name} cannot withdraw what it once published", CannotWithdraw, stacklevel=2)
    old = ledger.settings().get(target.name, ("", ""))
    ledger.remember(target.name, target.settings(), old[1])
    ledger.commit()
    folder = out / target.name
    prepare_folder(folder)
    before = stamps(folder)
    book = Book(ledger, queue, at)
    trouble = _run(ledger, queue, target, config, book, tell)
    if not trouble and target.exporter.shape == "snapshot" and book.fell_back():
        # The target refused the new version of something it showed, and the snapshot left it out. Handing the snapshot
        # over once more, now with the version that it took before, keeps a refusal from becoming a silent withdrawal.
        trouble = _run(ledger, queue, target, config, book, tell)
    if not trouble:
        _finish(ledger, target)
    report = ExportReport(
        exporter=target.name,
        files=written(before, stamps(folder)),
        done=book.count("done"),
        rejected=book.count("reject"),
        retry=book.count("retry"),
        error=trouble,
    )
    return Delivery(report, book.answers, queue.refused())


def preview(ledger: Ledger, target: Target) -> Delivery:
    """Return what :func:`deliver` would hand over; the ledger is the one of a dry run."""
    queue = Queue(ledger, target.name, target.kinds)
    due = list(queue.due())
    planned = tuple(
        PlannedChange(
            key=entry.head.key,
            version=entry.head.version,
            action="withdraw" if entry.head.digest is None else "publish",
        )
        for entry in due
    )
    report = ExportReport(exporter=target.name, retry=len(due), planned=planned)
    return Delivery(report, {entry.head.key: Settled(entry, "done") for entry in due}, queue.refused())


def _needed(ledger: Ledger, queue: Queue, target: Target) -> bool:
    if next(queue.due(), None) is not None:
        return True
    # A snapshot also follows its settings: with a new title or address the file is written again. So it is if the
    # last run was killed before it could note that it had finished.
    known = ledger.settings().get(target.name)
    return target.exporter.shape == "snapshot" and known is not None and known[1] != target.digest()


def _finish(ledger: Ledger, target: Target) -> None:
    """Note that everything the target holds was written with its present settings."""
    if target.name in ledger.settings():
        ledger.remember(target.name, target.settings(), target.digest())
        ledger.commit()


def compare(ledger: Ledger, target: Target, out: Path) -> None:
    """Compare the ledger with what a local target really holds, which someone may have deleted or replaced.

    What the target lost becomes due again; the caller commits. Remote targets are taken at their word.

    Args:
        ledger: The ledger.
        target: The target.
        out: The output directory of the run.

    Raises:
        LedgerBehind: If the target holds what the ledger does not know.
    """
    if target.exporter.network:
        return
    try:
        held = dict(target.exporter.read_back(target.config(out)))
    except Exception:  # noqa: BLE001  # a target that cannot be read holds nothing that can be relied on
        held = {}
    if unknown := unknown_to(held, ledger):
        raise LedgerBehind(target.name, ledger.name, unknown)
    queue = Queue(ledger, target.name, target.kinds)
    shows_withdrawals = target.exporter.withdraw == "tombstone"
    queue.lost(
        [
            key
            for key, version, withdrawn in queue.confirmed()
            if held.get(key, version if withdrawn and not shows_withdrawals else 0) < version
        ]
    )


def _run(ledger: Ledger, queue: Queue, target: Target, config: Config, book: Book, tell: Tell) -> str:  # noqa: PLR0917  # the parts of one delivery
    trouble = ""
    changes = _watched(hand_over(ledger, queue, target, book), book, target.name, tell)
    try:
        for ack in target.exporter.run(changes, config):
            book.take(ack)
    except (LedgerError, MustNotDisclose):
        raise
    except Exception as error:  # noqa: BLE001  # whatever an exporter raises concerns its own target only
        trouble = _said(error)
    if book.stopped is not None:
        raise book.stopped
    book.close(trouble or NOT_ANSWERED)
    return trouble


def _watched(changes: Iterator[Change], book: Book, name: str, tell: Tell) -> Iterator[Change]:
    try:
        for count, change in enumerate(changes, 1):
            tell(name, count, 0)
            yield change
    except (LedgerError, MustNotDisclose) as error:
        book.stopped = error
        raise


def _said(error: Exception) -> str:
    text = "".join(c if c.isprintable() else " " for c in f"{type(error).__name__}: {error}")
    text = " ".join(text.split())
    return text if len(text) <= 300 else f"{text[:299]}…"
