"""The ledger set against what a target really holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from heapq import merge
from itertools import groupby
from operator import itemgetter

import attrs

from zfgk.publish.delivery.versions import Versions
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
    """It holds what the ledger has never given it."""


LOST = frozenset({Kind.MISSING, Kind.STALE, Kind.VISIBLE, Kind.NO_TOMBSTONE})
"""The kinds that delivering again puts right."""


_WORDS: Mapping[str, Mapping[Kind, str]] = {
    "zh": {
        Kind.MISSING: "渠道已确认，但其中没有该信息；{again}",
        Kind.STALE: "渠道中的版本早于其确认的版本；{again}",
        Kind.VISIBLE: "渠道已确认撤回，但该信息仍可见；下次发布将再次撤回",
        Kind.NO_TOMBSTONE: "渠道已确认撤回，但未显示撤回记录；{again}",
        Kind.UNBOOKED: "渠道已有该版本，台账尚无确认；下次发布将补记",
        Kind.OWED: "渠道尚未确认撤回，该信息可能仍可见；请执行 zfgk targets resume",
        Kind.UNKNOWN: "台账从未向该渠道发出该信息或该版本；请核查台账是否完整",
    },
    "en": {
        Kind.MISSING: "the target confirmed it and does not hold it; {again}",
        Kind.STALE: "the target holds an older version than it confirmed; {again}",
        Kind.VISIBLE: "the target confirmed the withdrawal and still shows the item; the next run withdraws it again",
        Kind.NO_TOMBSTONE: "the target confirmed the withdrawal and does not show it; {again}",
        Kind.UNBOOKED: "the target holds this version and the ledger has no answer yet; the next run notes it",
        Kind.OWED: "the target has not confirmed the withdrawal and may still show the item; run zfgk targets resume",
        Kind.UNKNOWN: "the ledger never gave this to the target; check whether the ledger is complete",
    },
}
_AGAIN: Mapping[str, Mapping[bool, str]] = {
    "zh": {False: "下次发布将补送", True: "发布时不会自动补送，请执行 zfgk targets rebuild {target}"},
    "en": {
        False: "the next run delivers it again",
        True: "a run does not deliver it again by itself, zfgk targets rebuild {target} does",
    },
}


def explain(kind: Kind, target: str, *, remote: bool, lang: str = "zh") -> str:
    """Return what a kind means, and what becomes of it, for officials.

    Args:
        kind: The kind.
        target: The target's name.
        remote: Whether the target is reached over a network; what it lacks is then not given again by itself.
        lang: The language, ``zh`` or ``en``.
    """
    return _WORDS[lang][kind].format(again=_AGAIN[lang][remote].format(target=target))


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


def differences(held: Versions, ledger: Ledger, queue: Queue, *, shows_withdrawals: bool) -> Iterator[Difference]:
    """Yield what differs; memory stays flat, and at the end the ledger is free for others.

    Args:
        held: What the target holds.
        ledger: The ledger.
        queue: The target's queue.
        shows_withdrawals: Whether the target shows withdrawals.

    Yields:
        First what the target confirmed and does not hold so, in the order of keys; then what it holds beyond that.
    """
    with Versions() as beyond:
        news: list[tuple[str, int]] = []
        for key, found, version, withdrawn in _side_by_side(held, queue):
            if found > version:
                news.append((key, found))
            elif found < version and (found or not withdrawn or shows_withdrawals):
                yield Difference(key=key, kind=_kind(found, withdrawn=withdrawn), expected=version, held=found)
            if len(news) >= PAGE:
                beyond.add(news)
                news.clear()
        beyond.add(news)
        ledger.commit()
        for page in beyond.pages():
            known = given_out(page, ledger, queue)
            entries = queue.answers(page)
            ledger.commit()
            for key, found in page.items():
                expected = entries[key].confirmed if key in entries else 0
                kind = Kind.UNBOOKED if known.get(key, 0) >= found else Kind.UNKNOWN
                yield Difference(key=key, kind=kind, expected=expected, held=found)


def given_out(keys: Collection[str], ledger: Ledger, queue: Queue) -> dict[str, int]:
    """Return the latest versions that a target may hold of some keys, as far as the ledger explains them.

    What other targets were given explains nothing: after a ledger was restored from an old copy, a version that this
    target holds since before may be the number of another change that was given to them. Only two things are taken to be
    the same without a delivery: the first version of a key, which is no withdrawal, and whatever stands at a target to
    which the ledger has given nothing yet, for it may have had another name.

    Args:
        keys: The keys.
        ledger: The ledger.
        queue: The target's queue.

    Returns:
        Versions by key, of those that the ledger knows.
    """
    heads = ledger.heads(keys)
    entries = {} if queue.fresh() else queue.answers(keys)
    return {key: max(entries[key].version, 1) if key in entries else head.version for key, head in heads.items()}


def _side_by_side(held: Versions, queue: Queue) -> Iterator[tuple[str, int, int, bool]]:
    """Yield each key with the version held, the version confirmed, and whether that is a withdrawal."""
    here = ((key, version, 0, False) for key, version in held)
    booked = ((key, 0, version, withdrawn) for key, version, withdrawn in queue.confirmed())
    for key, both in groupby(merge(here, booked, key=itemgetter(0)), itemgetter(0)):
        found, version, withdrawn = 0, 0, False
        for one in both:
            found, version, withdrawn = found or one[1], version or one[2], withdrawn or one[3]
        yield key, found, version, withdrawn


def _kind(found: int, *, withdrawn: bool) -> Kind:
    if withdrawn:
        return Kind.VISIBLE if found else Kind.NO_TOMBSTONE
    return Kind.STALE if found else Kind.MISSING
