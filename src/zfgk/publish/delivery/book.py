"""What was handed over in a run, and what the target answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any, get_args

from zfgk.model.exchange import Ack, AckStatus
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Entry, Queue, Settled


class WrongAck(Exception):
    """The exporter acknowledged something that it was not given; a fault of the exporter, kept in the report."""


class Book:
    """The open account with one target. Every answer is durable before the next one is taken.

    Args:
        ledger: The ledger.
        queue: The target's queue.
        at: The moment of the run.
    """

    def __init__(self, ledger: Ledger, queue: Queue, at: datetime) -> None:
        self._ledger = ledger
        self._queue = queue
        self._at = at
        self._open: dict[str, Entry] = {}
        self.answers: dict[str, Settled] = {}
        self.stopped: BaseException | None = None
        """What ended the stream of changes early, if something did; an exporter cannot hide it."""

    def hand(self, entry: Entry) -> None:
        """Note that a due change is being handed over."""
        self._open[entry.head.key] = entry

    def take(self, ack: Any) -> None:
        """Write down what an exporter yielded: an acknowledgement, if the exporter is right.

        Raises:
            WrongAck: If it is none, or answers what was not handed over.
        """
        if not isinstance(ack, Ack) or ack.status not in get_args(AckStatus):
            message = f"it yielded {ack!r}, which is no acknowledgement"
            raise WrongAck(message)
        if ack.through:
            self._settle([Settled(entry, ack.status, ack.ref, ack.error) for entry in self._open.values()])
        elif (entry := self._entry(ack)) is not None:
            self._settle([Settled(entry, ack.status, ack.ref, ack.error)])

    def settle(self, entry: Entry, status: AckStatus, error: str) -> None:
        """Answer in the target's place, for a change that is not handed over."""
        self._settle([Settled(entry, status, "", error)])

    def close(self, error: str) -> None:
        """Leave what was handed over and not answered due, with the reason why."""
        self._settle([Settled(entry, "retry", "", error) for entry in self._open.values()])

    def fell_back(self) -> bool:
        """Tell whether the target refused in this run a new version of something that it took before."""
        return any(one.status == "reject" and one.entry.confirmed for one in self.answers.values())

    def count(self, status: AckStatus) -> int:
        """Count the answers of one kind."""
        return sum(one.status == status for one in self.answers.values())

    def _entry(self, ack: Ack) -> Entry | None:
        entry = self._open.get(ack.key)
        if entry is not None and entry.head.version == ack.version:
            return entry
        settled = self.answers.get(ack.key)
        if settled is not None and settled.entry.head.version == ack.version:
            return None  # answered already; the first answer counts
        # A snapshot exporter also sees what it took before, and may answer that too: a refusal now is news.
        known = self._queue.find(ack.key)
        if known is None or ack.version not in {known.head.version, known.confirmed}:
            message = f"it acknowledged {ack.key} version {ack.version}, which it was not given"
            raise WrongAck(message)
        return known if ack.status != "done" and ack.version == known.head.version and not known.due else None

    def _settle(self, answers: list[Settled]) -> None:
        if not answers:
            return
        self._queue.settle(answers, self._at)
        self._ledger.commit()
        for one in answers:
            self._open.pop(one.entry.head.key, None)
            self.answers[one.entry.head.key] = one
