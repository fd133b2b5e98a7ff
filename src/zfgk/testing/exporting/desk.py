"""A host in small: what was published, what the target confirmed, and therefore what it is handed next."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from zfgk.model.exchange import Ack, Change
from zfgk.testing.conformance import Killed, Violation
from zfgk.testing.exporting.bench import Bench, shown
from zfgk.testing.strategies.changes import Kill


@attrs.define
class Desk:
    """Publishes to one exporter.

    Args:
        bench: The exporter on its bench.
        latest: The newest change of each key, by key.
        confirmed: The version that the target confirmed, by key.
    """

    bench: Bench
    latest: dict[str, Change] = attrs.field(factory=dict)
    confirmed: dict[str, int] = attrs.field(factory=dict)

    def deliver(self, changes: Sequence[Change], kill: Kill | None = None) -> bool:
        """Take changes in and hand over what is due.

        Args:
            changes: New changes, in order.
            kill: When the process dies, if it does.

        Returns:
            Whether it died; what was answered before is confirmed then, and the rest is still due.
        """
        for change in changes:
            self.latest[change.key] = change
        due = [change for change in self.latest.values() if self.confirmed.get(change.key) != change.version]
        if not due:
            return False
        given = sorted(due, key=lambda change: change.at)
        if self.bench.exporter.shape == "snapshot":
            given = sorted(self.latest.values(), key=lambda change: change.at, reverse=True)
        acks, died = self._run(given, kill)
        handed = given[: kill[1]] if kill and kill[0] == "handed" and died else given
        open_ = self.bench.settle(handed, acks)
        if open_ and not died:
            raise Violation(
                "it ended without an answer", where=shown(open_[0]), then="answer every change that it is given"
            )
        settled = {change.key for change in handed} - {change.key for change in open_}
        for change in handed:
            if change.key in settled:
                self.confirmed[change.key] = change.version
        return died

    def _run(self, given: Sequence[Change], kill: Kill | None) -> tuple[list[Ack], bool]:
        if kill is None:
            return list(self.bench.start(given)), False
        if kill[0] == "acks":
            acks = self.bench.start(given)
            got = list(itertools.islice(acks, kill[1]))
            close = getattr(acks, "close", None)
            if close is not None:
                close()
            return got, True
        if kill[1] >= len(given):
            return list(self.bench.start(given)), False
        got = []
        try:
            for ack in self.bench.start(_dying(given, kill[1])):
                got.append(ack)  # one by one: what was answered before the death counts
        except Killed:
            return got, True
        raise Violation(
            "it swallowed the death of the process",
            where=f"death after {kill[1]} changes were handed over",
            then="catch Exception at most, never BaseException, and nothing that the changes themselves raise",
        )


def _dying(changes: Sequence[Change], after: int) -> Iterator[Change]:
    yield from changes[:after]
    raise Killed
