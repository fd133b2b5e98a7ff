"""What was handed over in a run, and what the target answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, get_args

import attrs

from zfgk.model.exchange import Ack, AckStatus
from zfgk.publish.ledger.claims import Claims, Settled
from zfgk.publish.ledger.ledger import PAGE, Ledger
from zfgk.publish.ledger.queue import Entry, Queue

_FIELDS = (("key", str, "text"), ("version", int, "number"), ("ref", str, "text"), ("error", str, "text"))
_IN_MIND = 5 * PAGE
"""How many unanswered changes are kept in memory; of older ones the ledger knows enough."""


class WrongAck(Exception):
    """The exporter acknowledged something that it was not given; a fault of the exporter, kept in the report."""


@attrs.frozen(kw_only=True)
class Habit:
    """How answers are written down at one target.

    Args:
        every: After how many answers the ledger is committed. What left this machine is noted at once; what stands in
            local files is noted some thousand at a time, for giving the same change twice is the same as once.
        plain: Takes secrets and control characters out of what a target says.
        short: Does so, and shortens it.
    """

    every: int
    plain: Callable[[str], str]
    short: Callable[[str], str]


class Book:
    """The open account with one target.

    Args:
        ledger: The ledger.
        queue: The target's queue.
        claims: What the run holds there.
        habit: How answers are written down.
    """

    def __init__(self, ledger: Ledger, queue: Queue, claims: Claims, habit: Habit) -> None:
        self._ledger = ledger
        self._queue = queue
        self._claims = claims
        self._habit = habit
        self._waiting: dict[str, Entry] = {}  # claimed, not handed over yet: at most one page
        self._open: dict[str, Entry] = {}  # handed over and not answered, the latest of them
        self._forgotten = False  # whether there are older ones
        self._shown: dict[str, Entry] = {}  # handed over although not due, the latest of them
        self._answered: dict[str, Settled] = {}  # not in the ledger yet
        self.fell_back: bool = False
        """Whether the target refused in this run a new version of something that it took before."""
        self.stopped: BaseException | None = None
        """What ended the stream of changes early, if something did; an exporter cannot hide it."""

    def claim(self, entries: Sequence[Entry]) -> None:
        """Take due entries into the run's hands; the caller commits."""
        self._claims.claim(entries)
        self._waiting = {entry.head.key: entry for entry in entries}

    def hand(self, entry: Entry) -> None:
        """Note that a claimed change is being handed over."""
        del self._waiting[entry.head.key]
        self._open[entry.head.key] = entry
        if len(self._open) > _IN_MIND:
            self._forgotten = True
            _drop_oldest(self._open)

    def show(self, entry: Entry) -> None:
        """Note that a snapshot is being handed something that it took before."""
        self._shown[entry.head.key] = entry
        if len(self._shown) > _IN_MIND:
            _drop_oldest(self._shown)

    def take(self, ack: Any) -> None:
        """Write down what an exporter yielded: an acknowledgement, if the exporter is right.

        Raises:
            WrongAck: If it is none, or answers what was not handed over.
        """
        if not isinstance(ack, Ack) or ack.status not in get_args(AckStatus):
            message = f"it yielded {ack!r}, which is no acknowledgement"
            raise WrongAck(message)
        _require_types(ack)
        if ack.through:
            self._settle_all(ack.status, ack.ref, ack.error)
        elif (entry := self._open.get(ack.key)) is not None and entry.head.version == ack.version:
            self._settle(entry, ack.status, ack.ref, ack.error)
        else:
            self._take_late(ack)

    def settle(self, entry: Entry, status: AckStatus, error: str) -> None:
        """Answer in the target's place, for a claimed change that is not handed over."""
        self._waiting.pop(entry.head.key, None)
        self._settle(entry, status, "", error)

    def close(self, error: str) -> None:
        """Leave what was handed over and not answered due, with the reason why; give back what was not handed over."""
        waiting, self._waiting = self._waiting, {}
        self._claims.give_back(list(waiting))
        self._settle_all("retry", "", error)
        self.flush()

    def flush(self) -> None:
        """Make every answer durable."""
        self._claims.settle(list(self._answered.values()))
        self._answered.clear()
        self._claims.renew()
        self._ledger.commit()

    def _settle(self, entry: Entry, status: AckStatus, ref: str, error: str) -> None:
        self._note(entry, status, ref, error)
        if len(self._answered) >= self._habit.every:
            self.flush()

    def _note(self, entry: Entry, status: AckStatus, ref: str, error: str) -> None:
        self._open.pop(entry.head.key, None)
        self.fell_back = self.fell_back or (status == "reject" and entry.confirmed > 0)
        self._answered[entry.head.key] = Settled(entry, status, self._habit.plain(ref), self._habit.short(error))

    def _settle_all(self, status: AckStatus, ref: str, error: str) -> None:
        if self._forgotten:
            self.flush()
            self._forgotten = False
            self._open.clear()
            if status == "reject" and self._claims.refuses_what_it_took(self._waiting.keys()):
                self.fell_back = True
            self._claims.settle_rest(status, self._habit.plain(ref), self._habit.short(error), self._waiting.keys())
        for entry in list(self._open.values()):
            self._note(entry, status, ref, error)
        self.flush()

    def _take_late(self, ack: Ack) -> None:
        """Take an answer to what is no longer in mind, was answered already, or was not due."""
        said = self._answered.get(ack.key)
        if said is not None and said.entry.head.version == ack.version:
            return  # the first answer counts
        if ack.key in self._waiting:
            raise WrongAck(_not_given(ack))
        shown = self._shown.get(ack.key)
        if shown is not None and ack.status == "done" and ack.version in {shown.head.version, shown.confirmed}:
            return
        held = self._claims.holds(ack.key, ack.version)
        known = self._queue.find(ack.key)
        if held and known is not None:
            head = known.head if known.head.version == ack.version else self._queue.change(ack.key, ack.version)
            self._settle(attrs.evolve(known, head=head), ack.status, ack.ref, ack.error)
        elif held is False:
            self._take_news(ack, known)
        self._ledger.commit()  # the look into the ledger is over, whatever it found

    def _take_news(self, ack: Ack, known: Entry | None) -> None:
        # A snapshot exporter also sees what it took before, and may answer that too: a refusal now is news.
        if known is None or ack.version not in {known.head.version, known.confirmed}:
            raise WrongAck(_not_given(ack))
        if ack.status != "done" and ack.version == known.head.version and not known.due:
            self.fell_back = self.fell_back or known.confirmed > 0
            self._claims.take_back(known, ack.status, self._habit.short(ack.error))


def _require_types(ack: Ack) -> None:
    for name, kind, what in _FIELDS:
        if not isinstance(value := getattr(ack, name), kind):
            message = f"it acknowledged {ack.key} version {ack.version} with {name}={value!r}, which is no {what}"
            raise WrongAck(message)


def _not_given(ack: Ack) -> str:
    return f"it acknowledged {ack.key} version {ack.version}, which it was not given"


def _drop_oldest(entries: dict[str, Entry]) -> None:
    for key in list(islice(entries, PAGE)):
        del entries[key]
