"""What an exporter answered to the changes that it was given, and which of them are still open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import attrs

from zfgk.model.exchange import Ack, AckStatus, Change
from zfgk.testing.conformance import require

_TOLD_AT_MOST = 3


@attrs.define
class Answers:
    """The answers of one run.

    Args:
        handed: The changes that were handed over, by key and version, in order.
        given: The first answer to each.
    """

    handed: dict[tuple[str, int], Change] = attrs.field(factory=dict)
    given: dict[tuple[str, int], Ack] = attrs.field(factory=dict)

    def handing(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Yield changes, and remember each when it is taken."""
        for change in changes:
            self.handed[change.key, change.version] = change
            yield change

    def note(self, ack: Ack) -> None:
        """Take in an answer.

        Raises:
            Violation: If it is malformed, or answers what was not given.
        """
        require(isinstance(ack, Ack), f"{ack!r} is no acknowledgement")
        require(ack.status in get_args(AckStatus), f"{ack.status!r} is no status of an acknowledgement", ack.key)
        if ack.through:
            for one in self.handed:
                self.given.setdefault(one, ack)
            return
        versions = [version for key, version in self.handed if key == ack.key]
        require(bool(versions), f"it acknowledged {ack.key!r}, which it had not been given")
        require(
            ack.version in versions,
            f"it acknowledged {ack.key!r} in another version: {ack.version}, and was given {versions}",
        )
        self.given.setdefault((ack.key, ack.version), ack)

    def open(self, changes: Iterable[Change]) -> list[Change]:
        """Return the changes that were not answered."""
        return [change for change in changes if (change.key, change.version) not in self.given]

    def to(self, change: Change) -> Ack:
        """Return the answer to a change."""
        return self.given[change.key, change.version]


def shown(change: Change) -> str:
    """Return a change in a few words."""
    return f"{change.key!r} version {change.version} ({'published' if change.record else 'withdrawn'})"


def difference(expected: Mapping[str, int], found: Mapping[str, int]) -> tuple[str, str]:
    """Return what two answers to the question what a target holds differ in.

    Args:
        expected: The versions that it must hold, by key.
        found: Those that ``read_back`` returned.

    Returns:
        The keys, and what was expected and found under each, in words; of many the first few and their number.
    """
    keys = sorted(key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key))
    told = [f"{key!r} expected {_version(expected.get(key))}, found {_version(found.get(key))}" for key in keys]
    more = f"; and {len(told) - _TOLD_AT_MOST} more keys" if len(told) > _TOLD_AT_MOST else ""
    where = "" if len(keys) > _TOLD_AT_MOST else " and ".join(f"key {key!r}" for key in keys)
    return where, "; ".join(told[:_TOLD_AT_MOST]) + more


def _version(version: int | None) -> str:
    return "nothing" if version is None else f"version {version}"
