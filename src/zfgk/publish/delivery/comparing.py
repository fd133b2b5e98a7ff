"""The ledger set against what a target really holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

import attrs

from zfgk.errors import LedgerBehind
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import PAGE, Ledger
from zfgk.publish.ledger.queue import Queue


class Kind(Enum):
    """How a target differs from the ledger."""

    MISSING = "missing"
    """It confirmed the record and does not hold it."""
    STALE = "stale"
    """It holds an older version than the one that it confirmed."""
    VISIBLE = "still-visible"
    """It confirmed the withdrawal and still holds the record."""
    NO_TOMBSTONE = "no-tombstone"
    """It confirmed the withdrawal and does not show it, although it shows withdrawals."""
    UNBOOKED = "unbooked"
    """It holds a version that the ledger gave out and has no answer to; the next run settles it."""
    OWED = "withdrawal-due"
    """It has not confirmed a withdrawal yet, and shows the item or may show it."""
    UNKNOWN = "unknown"
    """It holds what the ledger has never given out."""


LOST = frozenset({Kind.MISSING, Kind.STALE, Kind.VISIBLE, Kind.NO_TOMBSTONE})
"""The kinds that delivering again puts right."""


WORDS: Mapping[str, Mapping[Kind, str]] = {
    "zh": {
        Kind.MISSING: "渠道已确认，但其中没有该信息；下次发布将补送",
        Kind.STALE: "渠道中的版本早于其确认的版本；下次发布将补送",
        Kind.VISIBLE: "渠道已确认撤回，但该信息仍可见",
        Kind.NO_TOMBSTONE: "渠道已确认撤回，但未显示撤回记录；下次发布将补送",
        Kind.UNBOOKED: "渠道已有该版本，台账尚无确认；下次发布将补记",
        Kind.OWED: "渠道尚未确认撤回，该信息可能仍可见；请执行 zfgk targets resume",
        Kind.UNKNOWN: "台账从未发出该信息或该版本；请核查台账是否完整",
    },
    "en": {
        Kind.MISSING: "the target confirmed it and does not hold it; the next run delivers it again",
        Kind.STALE: "the target holds an older version than it confirmed; the next run delivers it again",
        Kind.VISIBLE: "the target confirmed the withdrawal and still shows the item",
        Kind.NO_TOMBSTONE: "the target confirmed the withdrawal and does not show it; the next run delivers it again",
        Kind.UNBOOKED: "the target holds this version and the ledger has no answer yet; the next run notes it",
        Kind.OWED: "the target has not confirmed the withdrawal and may still show the item; run zfgk targets resume",
        Kind.UNKNOWN: "the ledger never gave this out; check whether the ledger is complete",
    },
}
"""What each kind means, for officials."""


@attrs.frozen(kw_only=True)
class Difference:
    """One key about which a target and the ledger disagree.

    Args:
        key: The item's permanent public id.
        kind: How they differ.
        expected: The version that the target confirmed; 0 if none.
        held: The version that it holds; 0 if none.
    """

    key: str
    kind: Kind
    expected: int
    held: int


def differences(
    held: Mapping[str, int], ledger: Ledger, queue: Queue, *, shows_withdrawals: bool
) -> Iterator[Difference]:
    """Yield what differs, page by page; between two pages the ledger is free for others.

    Args:
        held: What the target holds, as key to version.
        ledger: The ledger.
        queue: The target's queue.
        shows_withdrawals: Whether the target shows withdrawals.

    Yields:
        First what the target confirmed and does not hold so, in the order of keys; then what it holds beyond that.
    """
    beyond = dict(held)
    for key, version, withdrawn in queue.confirmed():
        found = beyond.pop(key, 0)
        if found > version:
            beyond[key] = found
        elif found < version and (found or not withdrawn or shows_withdrawals):
            yield Difference(key=key, kind=_kind(found, withdrawn=withdrawn), expected=version, held=found)
    ledger.commit()
    keys = sorted(beyond)
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        heads = ledger.heads(page)
        entries = queue.answers(page)
        ledger.commit()
        for key in page:
            given = key in heads and heads[key].version >= beyond[key]
            expected = entries[key].confirmed if key in entries else 0
            kind = Kind.UNBOOKED if given else Kind.UNKNOWN
            yield Difference(key=key, kind=kind, expected=expected, held=beyond[key])


def _kind(found: int, *, withdrawn: bool) -> Kind:
    if withdrawn:
        return Kind.VISIBLE if found else Kind.NO_TOMBSTONE
    return Kind.STALE if found else Kind.MISSING


@attrs.frozen(kw_only=True)
class Inspection:
    """What a target was found to hold before a run.

    Args:
        lost: The keys that are to be delivered again.
        unknown: Keys with the version held, beyond what the ledger gave out.
    """

    lost: tuple[str, ...] = ()
    unknown: Mapping[str, int] = attrs.field(factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, target: Target, out: Path) -> Inspection:
        """Read a target back, which someone may have deleted or replaced.

        Of a remote target only what it holds beyond the ledger counts: after a ledger was lost, or restored from an old
        copy, the target, which keeps the later version, would confirm withdrawals without effect. What it does not hold,
        or does not tell, is no reason to give it everything again.

        Args:
            ledger: The ledger.
            target: The target.
            out: The output directory of the run.
        """
        queue = Queue(ledger, target.name, target.kinds)
        known = not target.exporter.network or queue.fresh()
        ledger.commit()  # a remote target may take its time
        try:
            held = target.exporter.read_back(target.config(out))
        except Exception:  # noqa: BLE001  # a target that cannot be read holds nothing that can be relied on
            if not known:
                return cls()
            held = {}
        lost: list[str] = []
        unknown: dict[str, int] = {}
        tombstones = target.exporter.withdraw == "tombstone"
        for one in differences(held, ledger, queue, shows_withdrawals=tombstones):
            if one.kind in LOST:
                lost += [one.key] if known else []
            elif one.kind is Kind.UNKNOWN:
                unknown[one.key] = one.held
        return cls(lost=tuple(lost), unknown=unknown)

    def check(self, ledger: Ledger, target: Target) -> None:
        """Refuse a target that holds what not even the changes of this run would explain.

        Raises:
            LedgerBehind: If it does.
        """
        heads = ledger.heads(self.unknown)
        # A remote target may be shared: keys that this ledger never gave out are then somebody else's.
        shared = target.exporter.network
        unknown = [
            key for key, held in self.unknown.items() if (heads[key].version < held if key in heads else not shared)
        ]
        if unknown:
            raise LedgerBehind(target.name, ledger.name, sorted(unknown))
