"""Delivery to one target: hand over what is due, write down each acknowledgement, never lose or repeat one."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import attrs

from zfgk.errors import BadInput, LedgerError, MustNotDisclose
from zfgk.model.exchange import AckStatus, Change, Config
from zfgk.publish.delivery.arriving import KEPT_OUT, doubtful, note_kept_out
from zfgk.publish.delivery.book import Book, Habit
from zfgk.publish.delivery.files import Stamps, prepare_folder, stamps, written
from zfgk.publish.delivery.handover import Errand, Overtaken, hand_over
from zfgk.publish.delivery.moments import not_before
from zfgk.publish.delivery.series import in_series
from zfgk.publish.delivery.standing import Parted, Standing
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.claims import Claims, leave, take_alone
from zfgk.publish.ledger.courier import Courier, next_try
from zfgk.publish.ledger.ledger import PAGE, Ledger
from zfgk.publish.ledger.queue import Queue
from zfgk.publish.outcome import ExportReport, PlannedChange
from zfgk.warnings import CannotWithdraw

Tell = Callable[[str, int, int], object]
"""Takes what is being done, how many are done, and of how many; 0 if that is not known."""

NOT_ANSWERED = "未答复 (the target did not answer)"
NOT_REACHED = "尚未送达 (not delivered yet)"
BUSY = "另一发布进程正在向该渠道发布，最迟至{until} (another run is serving this target, at the latest until {until})"
_OVERTAKEN_AT_MOST = 3
_LONGEST_TEXT = 300


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


@attrs.frozen
class Answer:
    """What a target said about the latest change of a key.

    Args:
        status: Its answer.
        error: Why it was not done, if it was not.
    """

    status: AckStatus
    error: str = ""


_DONE = Answer("done")


@attrs.frozen
class Delivery:
    """What came of serving one target.

    Args:
        report: The target's part of the run report.
        answers: What it answered in this run, by key; in a dry run, what is due counts as done.
        refused: The keys whose latest change it refuses, in this run or before, with what it said.
    """

    report: ExportReport
    answers: Mapping[str, Answer] = attrs.field(factory=dict)
    refused: Mapping[str, str] = attrs.field(factory=dict)


def deliver(  # noqa: PLR0917  # what a delivery consists of, in the order in which it is said
    ledger: Ledger,
    target: Target,
    out: Path,
    at: datetime,
    tell: Tell = silent,
    courier: Courier | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Delivery:
    """Bring one target up to date.

    An exception of the exporter, and a folder that cannot be used, leave everything unacknowledged due and are kept in the
    report; an exception of the ledger, and a record that must not leave, end the run.

    Args:
        ledger: The ledger, with all changes committed.
        target: The target.
        out: The output directory of the run.
        at: The moment of the run.
        tell: Called as changes are handed over, with the target's name and their number so far.
        courier: The run that delivers; one that has the ledger for itself unless given.
        stopped: Tells whether the run is being given up; then no further change is handed over.

    Returns:
        The target's report.

    Raises:
        LedgerError: If the ledger fails.
        MustNotDisclose: If a record that is not public stands in the ledger.
    """
    courier = courier or Courier.alone(at)
    return Delivery(_Visit(ledger, target, out, courier, tell, stopped).report())


def preview(ledger: Ledger, target: Target) -> Delivery:
    """Return what :func:`deliver` would hand over; the ledger is the one of a dry run."""
    planned = tuple(
        PlannedChange(
            key=entry.head.key,
            version=entry.head.version,
            action="withdraw" if entry.head.digest is None else "publish",
        )
        for entry in Queue(ledger, target.name, target.kinds).due()
    )
    return Delivery(ExportReport(exporter=target.name, retry=len(planned), planned=planned))


def answers(
    ledger: Ledger, target: Target, owner: str, versions: Mapping[str, int | None], *, dry: bool
) -> tuple[dict[str, Answer], dict[str, str]]:
    """Return what a target says about some keys after a run.

    Args:
        ledger: The ledger.
        target: The target.
        owner: The run.
        versions: The keys, with the version of the latest change that the run knows.
        dry: Whether the run was dry: then what is due counts as done.

    Returns:
        What it answered in this run or still owes, by key; then what it refuses, with what it said.
    """
    given: dict[str, Answer] = {}
    refused: dict[str, str] = {}
    queue = Queue(ledger, target.name, target.kinds)
    # Nearly always the target took what the run gave it, which one small row tells.
    others = dict(versions)
    for key, version, by in queue.took(versions):
        if version == versions[key]:
            del others[key]
            if by == owner:
                given[key] = _DONE
    for key, entry in queue.answers(others).items() if others else ():
        if entry.due:
            given[key] = _DONE if dry else Answer("retry", entry.error or NOT_REACHED)
        elif entry.refused:
            refused[key] = entry.error
        elif entry.owner == owner:
            given[key] = _DONE
    return given, refused


class _Visit:
    """One target in one run, visited once or, while the run waits, several times."""

    def __init__(  # noqa: PLR0917  # the parts of one delivery
        self,
        ledger: Ledger,
        target: Target,
        out: Path,
        courier: Courier,
        tell: Tell,
        stopped: Callable[[], bool],
    ) -> None:
        self._ledger = ledger
        self._target = target
        self._out = out
        self._courier = courier
        self._tell = tell
        self._stopped = stopped
        self._queue = Queue(ledger, target.name, target.kinds)
        self._folder = out / target.name
        self._before: Stamps | None = None  # what its files were like before this run; unknown until it is visited
        self._busy = ""  # until when another run serves it alone
        self._in_series = target  # with the series of its deliveries, once that is known
        self._config: Config = {}
        self._doubtful = False  # whether it is read back after it was served
        self._standing = Standing(ledger, target)
        self._away = False  # whether another run has parted it from this place

    def needed(self, *, waited: bool) -> bool:
        """Tell whether there is anything to do at the target now."""
        due = self._queue.any_due(self._courier, waited=waited)
        # A snapshot also follows its settings: with a new title or address the file is written again. So it is if the
        # last run was killed before it could note that it had finished.
        known = self._ledger.settings().get(self._target.name)
        self._ledger.commit()
        return due or (
            self._target.exporter.shape == "snapshot" and known is not None and known[1] != self._target.digest()
        )

    def report(self) -> ExportReport:
        """Visit the target until everything is settled, or the run does not want to wait any longer."""
        visits, trouble = 0, ""
        while True:
            if self.needed(waited=visits > 0):
                trouble = self._visit(waited=visits > 0)
            visits += 1
            left = self._queue.count_due()
            upcoming = self._next(visits, trouble) if left else None
            self._ledger.commit()
            # What a target keeps out it keeps out, however often it is asked.
            if upcoming is None or self._away or trouble == KEPT_OUT or not self._waited(upcoming, trouble):
                break
        if not left and self._busy:  # who was in the way has done it
            trouble = ""
        trouble = self._finish(trouble)
        tally = self._queue.tally(self._courier.owner)
        why = self._queue.why_due() if left else ""
        self._ledger.commit()
        return ExportReport(
            exporter=self._target.name,
            files=() if self._before is None else written(self._before, stamps(self._folder)),
            done=tally.get("done", 0),
            rejected=tally.get("reject", 0),
            retry=left,
            error=trouble,
            next_try=upcoming,
            why=why,
        )

    def _visit(self, *, waited: bool) -> str:
        if self._target.alone:
            self._ledger.lock()
            self._busy = take_alone(self._ledger, self._target.name, self._courier)
            self._ledger.commit()
            if self._busy:
                return BUSY.format(until=self._busy)
        if self._before is None and (trouble := self._begin()):
            return trouble
        self._ledger.lock()
        if trouble := self._parted():
            self._ledger.commit()
            return trouble
        at = not_before(self._ledger, self._target.name, self._courier.clock())
        self._ledger.commit()
        self._config = self._in_series.config(self._out, at)
        trouble = self._round(waited=waited)
        if self._doubtful and not trouble and note_kept_out(self._ledger, self._target, self._queue, self._out):
            return KEPT_OUT
        return trouble

    def _begin(self) -> str:
        if self._target.exporter.withdraw == "never" and self._queue.fresh():
            text = f"target {self._target.name} cannot withdraw what it once published"
            warnings.warn(text, CannotWithdraw, stacklevel=4)
        self._ledger.lock()
        if trouble := self._parted():  # a run at the same time was the first to serve it
            self._ledger.commit()
            return trouble
        self._standing.take()
        old = self._ledger.settings().get(self._target.name, ("", ""))
        self._ledger.remember(self._target.name, self._target.settings(), old[1])
        self._doubtful = doubtful(self._ledger, self._target, self._queue)
        self._in_series = in_series(self._ledger, self._target)
        self._ledger.commit()
        try:
            prepare_folder(self._folder)
            self._before = stamps(self._folder)
        except OSError as error:  # the folder of one target says nothing about the others
            return self._short(str(error))
        return ""

    def _parted(self) -> str:
        """Return why the target is not to be served here any more; the ledger is locked."""
        trouble = self._standing.trouble()
        self._away = bool(trouble)
        return trouble

    def _waited(self, upcoming: datetime, trouble: str) -> bool:
        while self._courier.clock() < upcoming:
            if self._stopped() or not self._courier.wait(upcoming):
                return False
            # What another run holds may come free, or be done, before its lease is over.
            over = (not trouble or self._busy) and (self.needed(waited=True) or not self._queue.count_due())
            self._ledger.commit()  # whoever waits keeps nobody waiting
            if over:
                break
        return True

    def _next(self, visits: int, trouble: str) -> datetime:
        now = self._courier.clock()
        if self._busy:
            return datetime.fromisoformat(self._busy)
        upcoming = self._queue.next_moment() or now
        # What was never handed over, because the target failed before it came to that, waits as the target does.
        return max(upcoming, next_try(now, visits, self._target.name)) if trouble or upcoming <= now else upcoming

    def _round(self, *, waited: bool) -> str:
        trouble = ""
        for _ in range(_OVERTAKEN_AT_MOST):
            book = self._book()
            trouble = self._run(book, waited=waited)
            if not trouble and self._target.exporter.shape == "snapshot" and book.fell_back:
                # The target refused the new version of something it showed, and the snapshot left it out. Handing the
                # snapshot over once more, now with the version that it took before, keeps a refusal from becoming a
                # silent withdrawal.
                book = self._book()
                trouble = self._run(book, waited=waited)
            if not isinstance(book.stopped, Overtaken):
                break
        return trouble

    def _book(self) -> Book:
        alone = self._target.alone
        claims = Claims(self._ledger, self._target.name, self._courier, alone=alone)
        every = 1 if self._target.exporter.network else PAGE
        habit = Habit(every=every, plain=self._plain, short=self._short)
        return Book(self._ledger, self._queue, claims, habit)

    def _run(self, book: Book, *, waited: bool) -> str:
        errand = Errand(self._courier, waited, self._parted)
        changes = self._watched(hand_over(self._ledger, self._queue, self._target, book, errand), book)
        trouble = ""
        try:
            for ack in self._target.exporter.run(changes, self._config):
                book.take(ack)
        except (LedgerError, MustNotDisclose):
            raise
        except Exception as error:  # noqa: BLE001  # whatever an exporter raises concerns its own target only
            # What bad input says of what was written and what comes next is about a whole run, not about one target.
            said = "; ".join(map(str, error.faults)) if isinstance(error, BadInput) else str(error)
            trouble = self._short(f"{type(error).__name__}: {said}")
        if isinstance(book.stopped, Overtaken | Parted):
            trouble = str(book.stopped)
        elif book.stopped is not None:
            raise book.stopped
        book.close(trouble or NOT_ANSWERED)
        return trouble

    def _watched(self, changes: Iterator[Change], book: Book) -> Iterator[Change]:
        try:
            for count, change in enumerate(changes, 1):
                if self._stopped():
                    raise KeyboardInterrupt
                self._tell(self._target.name, count, 0)
                yield change
        except (LedgerError, MustNotDisclose, Overtaken, Parted) as error:
            book.stopped = error
            raise

    def _finish(self, trouble: str) -> str:
        """Leave the target, and if it is whole note that everything it holds was written with its present settings.

        Returns:
            The trouble; another run may have parted the target from this place after everything was settled, or while
            nothing was due.
        """
        self._ledger.lock()
        trouble = trouble or self._parted()
        if not trouble and self._target.name in self._ledger.settings():
            self._standing.take_unchanged()
            self._ledger.remember(self._target.name, self._target.settings(), self._target.digest())
        leave(self._ledger, self._target.name, self._courier)
        self._ledger.commit()
        return trouble

    def _plain(self, said: str) -> str:
        """Return what a target said on one line and without secrets."""
        masked = self._target.mask(said)
        return " ".join("".join(c if c.isprintable() else " " for c in masked).split())

    def _short(self, said: str) -> str:
        text = self._plain(said)
        return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
