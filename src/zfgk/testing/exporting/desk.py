"""A host in small: what was published, what the target confirmed, and therefore what it is handed next."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator, Sequence

import attrs

from zfgk.model.exchange import Change
from zfgk.testing.conformance import Killed, Violation
from zfgk.testing.exporting.answers import Answers, shown
from zfgk.testing.exporting.bench import Bench
from zfgk.testing.exporting.recall import Recall
from zfgk.testing.exporting.watch import Life
from zfgk.testing.strategies.changes import Kill, death


@attrs.define
class Desk:
    """Publishes to one exporter.

    Args:
        bench: The exporter on its bench.
        latest: The newest change of each key, by key.
        confirmed: The version that the target confirmed, by key.
        recall: What the versions of each key said in the fields that the exporter recalls.
    """

    bench: Bench
    latest: dict[str, Change] = attrs.field(factory=dict)
    confirmed: dict[str, int] = attrs.field(factory=dict)
    recall: Recall = attrs.field()

    @recall.default
    def _recall(self) -> Recall:
        return Recall(self.bench.exporter.recalls)

    def copy(self, name: str) -> Desk:
        """Return a desk that knows the same, with a copy of the target.

        Args:
            name: The directory of the copy, below this target's bench.
        """
        beside = self.bench.beside(name)
        shutil.copytree(self.bench.out, beside.out, symlinks=True, dirs_exist_ok=True)
        return Desk(beside, dict(self.latest), dict(self.confirmed), self.recall.copy())

    def deliver(self, changes: Sequence[Change], kill: Kill | None = None, life: Life | None = None) -> bool:
        """Take changes in and hand over what is due.

        Args:
            changes: New changes, in order.
            kill: When the process dies, if it does.
            life: Counts what the process does to files, if given.

        Returns:
            Whether it died; what was answered before is confirmed then, and the rest is still due.
        """
        for change in changes:
            self.latest[change.key] = self.recall.told_with(change)
        due = [change for change in self.latest.values() if self.confirmed.get(change.key) != change.version]
        if not due:
            return False
        given = sorted(due, key=lambda change: change.at)
        if self.bench.exporter.shape == "snapshot":
            given = sorted(self.latest.values(), key=lambda change: change.at, reverse=True)
        answers = Answers()
        died = self._run(answers, given, kill, life)
        open_ = answers.open(given)
        if open_ and not died:
            raise Violation(
                "it ended without an answer", where=shown(open_[0]), then="answer every change that it is given"
            )
        for key, version in answers.given:
            self.confirmed[key] = version
        return died

    def _run(self, answers: Answers, given: Sequence[Change], kill: Kill | None, life: Life | None) -> bool:
        if kill is not None and kill[0] == "acks":
            acks = self.bench.start(answers.handing(given))
            for ack in itertools.islice(acks, kill[1]):
                answers.note(ack)
            close = getattr(acks, "close", None)
            if close is not None:
                close()
            return True
        stream = answers.handing(given)
        if kill is not None and kill[0] == "handed" and kill[1] < len(given):
            stream = _dying(stream, kill[1])
        elif kill is not None and kill[0] == "acts":
            life = Life(str(self.bench.out), kill[1])
        elif kill is not None:
            kill = None
        try:
            for ack in self.bench.start(stream, life):
                answers.note(ack)  # one by one: what was answered before the death counts
        except Killed:
            # Before the frames of the dead go, for what is tidied up with them would die again.
            self.bench.watch.life = None
            return True
        finally:
            self.bench.watch.life = None
        if kill is not None and (life is None or life.dead):
            raise Violation(
                "it swallowed the death of the process",
                where=death(kill),
                then="catch Exception at most, never BaseException, and nothing that the changes themselves raise",
            )
        return False


def _dying(changes: Iterator[Change], after: int) -> Iterator[Change]:
    yield from itertools.islice(changes, after)
    raise Killed
