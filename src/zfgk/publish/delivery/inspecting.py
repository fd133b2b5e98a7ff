"""What a target was found to hold before a run, which someone may have deleted, replaced, or served with a lost ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from zfgk.errors import LedgerBehind
from zfgk.files.shelf import withdrawn_on_shelf
from zfgk.files.snapshots import SHELF
from zfgk.publish.delivery.comparing import LOST, Difference, Kind, differences, given_out
from zfgk.publish.delivery.targets import Target
from zfgk.publish.delivery.versions import Versions
from zfgk.publish.ledger.claims import gone as note_gone
from zfgk.publish.ledger.claims import lost as note_lost
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue

_VERSIONS = 2**63
"""No version reaches this: no database holds it."""


class WrongAnswer(Exception):
    """What an exporter read back is no versions by key; a fault of the exporter, or of what it reads."""


@attrs.frozen(kw_only=True)
class Inspection:
    """What was found at a target; used as a context.

    Args:
        target: The target.
        lost: The keys that are to be delivered again.
        gone: Of these, the keys of which a target that gets each change once holds no version.
        unknown: Keys with the version held, beyond what the ledger gave out.
        given: Of these, the keys that the ledger knew before the run, with the version that it gave the target.
    """

    target: Target
    lost: Versions = attrs.field(factory=Versions)
    gone: Versions = attrs.field(factory=Versions)
    unknown: Versions = attrs.field(factory=Versions)
    given: Versions = attrs.field(factory=Versions)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lost.__exit__(kind, error, trace)
        self.gone.__exit__(kind, error, trace)
        self.unknown.__exit__(kind, error, trace)
        self.given.__exit__(kind, error, trace)

    def look(self, ledger: Ledger, out: Path) -> None:
        """Read the target back.

        Of a remote target counts what it holds beyond the ledger: after a ledger was lost, or restored from an old
        copy, the target, which keeps the later version, would confirm withdrawals without effect. What it does not
        hold, or does not tell, is no reason to give it everything again; what it shows although it confirmed the
        withdrawal is withdrawn once more.

        Args:
            ledger: The ledger.
            out: The output directory of the run.
        """
        exporter = self.target.exporter
        queue = Queue(ledger, self.target.name, self.target.kinds)
        fresh = queue.fresh()
        known = not exporter.network or fresh
        ledger.commit()  # a remote target may take its time
        sure = exporter.shape == "delta"  # a snapshot is given an earlier version again
        try:
            held = read_back(self.target, out)
        except Exception:  # noqa: BLE001  # a target that cannot be read holds nothing that can be relied on
            if not known:
                return
            held, sure = Versions(), False
        with held:
            found = differences(held, ledger, queue, shows_withdrawals=exporter.withdraw == "tombstone")
            self._note(found, known=known, sure=sure)
        # Where withdrawals are shown, what was read back told them, unless it could not be read or is not all there.
        if not exporter.network and (exporter.withdraw == "delete" or fresh or len(self.lost)):
            self.unknown.add(kept_out(self.target, ledger, out))

    def recall(self, ledger: Ledger) -> None:
        """Note what the ledger gave out of what looked unknown, before the run adds changes; the ledger is locked.

        Another run may have published since the target was read. Whatever that target was given, the ledger knew before,
        so what it has been given by now explains it; a change that this run is about to add was given to nobody yet.
        """
        queue = Queue(ledger, self.target.name, self.target.kinds)
        for page in self.unknown.pages():
            self.given.add(given_out(page, ledger, queue).items())

    def check(self, ledger: Ledger) -> None:
        """Refuse a target that holds what the ledger cannot have given it; the changes of the run are in the ledger.

        A key that the ledger knew before the run is explained by what it knew. The run's own change, which bears the
        next number whatever it says, must not be taken for the one that the target holds: that may be a withdrawal. A
        key that is new to the ledger is begun again, and held in the same version it is the same.

        Raises:
            LedgerBehind: If it does.
        """
        # A remote target may be shared: keys that this ledger never gave out are then somebody else's.
        shared = self.target.exporter.network
        unknown: list[str] = []
        for page in self.unknown.pages():
            heads = ledger.heads(page)
            for key, held in page.items():
                given = self.given.get(key) or (heads[key].version if key in heads else 0)
                if given < held and (given or not shared):
                    unknown.append(key)
        if unknown:
            raise LedgerBehind(self.target.name, ledger.name, unknown)

    def note(self, ledger: Ledger) -> None:
        """Make due again what the target lost; the caller commits."""
        for page in self.gone.pages():
            note_gone(ledger, self.target.name, page)
        for page in self.lost.pages():
            note_lost(ledger, self.target.name, page)

    def _note(self, found: Iterator[Difference], *, known: bool, sure: bool) -> None:
        again = LOST if known else {Kind.VISIBLE}
        for one in found:
            if one.kind in again:
                self.lost.add([(one.key, one.held)])
                if sure and not one.held:
                    self.gone.add([(one.key, one.held)])
            elif one.kind is Kind.UNKNOWN:
                self.unknown.add([(one.key, one.held)])


def compare(target: Target, held: Versions, ledger: Ledger, queue: Queue, out: Path) -> list[Difference]:
    """Return how a target differs from the ledger, what it keeps out without showing it included; nothing is written.

    Args:
        target: The target.
        held: What it holds.
        ledger: The ledger.
        queue: The target's queue.
        out: The output directory of the runs that published there.
    """
    found = differences(held, ledger, queue, shows_withdrawals=target.exporter.withdraw == "tombstone")
    if target.exporter.network or target.exporter.withdraw != "delete":
        return list(found)
    with Versions(kept_out(target, ledger, out)) as gone:
        told = [one for one in found if not gone.get(one.key)]
        for page in gone.pages():
            answers = queue.answers(page)
            told += (
                Difference(
                    key=key,
                    kind=Kind.UNKNOWN,
                    expected=answers[key].confirmed if key in answers else 0,
                    held=version,
                )
                for key, version in page.items()
            )
    return told


def inspect(ledger: Ledger, targets: Iterable[Target], out: Path) -> None:
    """Refuse targets that hold what the ledger does not know, where no run is about to add anything.

    Args:
        ledger: The ledger.
        targets: The targets.
        out: The output directory of the runs that published there.

    Raises:
        LedgerBehind: If one does.
    """
    for target in targets:
        with Inspection(target=target) as found:
            found.look(ledger, out)
            found.recall(ledger)
            found.check(ledger)
            ledger.commit()


def kept_out(target: Target, ledger: Ledger, out: Path) -> Iterator[tuple[str, int]]:
    """Yield what a target keeps out without showing it, for it was withdrawn there in a later version than the ledger gave.

    Args:
        target: The target, with files of its own.
        ledger: The ledger; at the end it is free for others.
        out: The output directory of the run.

    Yields:
        The key, and the version of the withdrawal.
    """
    queue = Queue(ledger, target.name, target.kinds)
    with Versions(withdrawn_on_shelf(out / target.name / SHELF)) as gone:
        for page in gone.pages():
            known = given_out(page, ledger, queue)
            ledger.commit()
            yield from (one for one in page.items() if known.get(one[0], 0) < one[1])


def read_back(target: Target, out: Path) -> Versions:
    """Return what a target holds; whatever its exporter raises goes through.

    Args:
        target: The target.
        out: The output directory of the run.

    Raises:
        WrongAnswer: If what the exporter says is no versions by key.
    """
    held = target.exporter.read_back(target.config(out))
    if not isinstance(held, Mapping):
        message = f"reading it back gave a {type(held).__name__}, which is no mapping of keys to versions"
        raise WrongAnswer(message)
    return Versions(map(_right, held.items()))


def _right(pair: tuple[Any, Any]) -> tuple[str, int]:
    key, version = pair
    if not isinstance(key, str) or "\0" in key or key != key.encode("utf-8", "ignore").decode():
        message = f"reading it back gave the key {key!r}, which is none"
        raise WrongAnswer(message)
    if not isinstance(version, int) or isinstance(version, bool) or not 0 < version < _VERSIONS:
        message = f"reading it back gave version {version!r} of {key}, which is none"
        raise WrongAnswer(message)
    return key, version
