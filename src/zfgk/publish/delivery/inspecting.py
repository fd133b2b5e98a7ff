"""What a target was found to hold before a run, which someone may have deleted, replaced, or served with a lost ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import attrs

from zfgk.errors import LedgerBehind
from zfgk.files.shelf import withdrawn_on_shelf
from zfgk.files.snapshots import SHELF
from zfgk.publish.delivery.comparing import LOST, Difference, Kind, differences
from zfgk.publish.delivery.targets import Target
from zfgk.publish.delivery.versions import Versions
from zfgk.publish.ledger.claims import lost as note_lost
from zfgk.publish.ledger.ledger import Ledger
from zfgk.publish.ledger.queue import Queue


@attrs.frozen(kw_only=True)
class Inspection:
    """What was found at a target; used as a context.

    Args:
        target: The target.
        lost: The keys that are to be delivered again.
        unknown: Keys with the version held, beyond what the ledger gave out.
    """

    target: Target
    lost: Versions = attrs.field(factory=Versions)
    unknown: Versions = attrs.field(factory=Versions)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lost.__exit__(kind, error, trace)
        self.unknown.__exit__(kind, error, trace)

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
        try:
            held = read_back(self.target, out)
        except Exception:  # noqa: BLE001  # a target that cannot be read holds nothing that can be relied on
            if not known:
                return
            held = Versions()
        with held:
            found = differences(held, ledger, queue, shows_withdrawals=exporter.withdraw == "tombstone")
            self._note(found, known=known)
        if not exporter.network and exporter.withdraw == "delete" and (fresh or len(self.lost)):
            self._note_kept_out(ledger, out)

    def check(self, ledger: Ledger) -> None:
        """Refuse a target that holds what not even the changes of this run would explain.

        Raises:
            LedgerBehind: If it does.
        """
        # A remote target may be shared: keys that this ledger never gave out are then somebody else's.
        shared = self.target.exporter.network
        unknown: list[str] = []
        for page in self.unknown.pages():
            heads = ledger.heads(page)
            unknown += [
                key for key, held in page.items() if (heads[key].version < held if key in heads else not shared)
            ]
        if unknown:
            raise LedgerBehind(self.target.name, ledger.name, unknown)

    def note(self, ledger: Ledger) -> None:
        """Make due again what the target lost; the caller commits."""
        for page in self.lost.pages():
            note_lost(ledger, self.target.name, page)

    def _note(self, found: Iterator[Difference], *, known: bool) -> None:
        again = LOST if known else {Kind.VISIBLE}
        for one in found:
            if one.kind in again:
                self.lost.add([(one.key, one.held)])
            elif one.kind is Kind.UNKNOWN:
                self.unknown.add([(one.key, one.held)])

    def _note_kept_out(self, ledger: Ledger, out: Path) -> None:
        """Find what the target does not show and keeps out all the same, for it was withdrawn in a later version."""
        with Versions(withdrawn_on_shelf(out / self.target.name / SHELF)) as gone:
            for page in gone.pages():
                heads = ledger.heads(page)
                self.unknown.add(
                    (key, version) for key, version in page.items() if key not in heads or heads[key].version < version
                )
                ledger.commit()


def read_back(target: Target, out: Path) -> Versions:
    """Return what a target holds; whatever its exporter raises goes through.

    Args:
        target: The target.
        out: The output directory of the run.
    """
    return Versions(target.exporter.read_back(target.config(out)).items())
