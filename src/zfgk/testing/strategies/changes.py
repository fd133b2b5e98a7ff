"""Histories of changes: publish, correct, withdraw, publish again, with growing versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from zfgk.model.exchange import Change, Record
from zfgk.testing.strategies.records import records
from zfgk.testing.strategies.text import lines, titles

_START = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=8)))
_REASONS = ("内容有误", "文件已废止", "")
Kill = tuple[Literal["acks", "handed", "acts"], int]
"""When the process dies: after so many acknowledgements were taken, changes handed over, or acts on files."""
_COUNTED = {"acks": "acknowledgements", "handed": "changes were handed over", "acts": "acts on files"}


@attrs.frozen
class History:
    """Changes in portions, each with the moment at which the process that delivers it dies, if it does.

    Args:
        rounds: The portions, in order.
    """

    rounds: list[tuple[list[Change], Kill | None]]

    @property
    def changes(self) -> list[Change]:
        """Every change, in order."""
        return [change for portion, _ in self.rounds for change in portion]

    def simpler(self) -> Iterator[History]:
        """Yield histories that differ from this one in one simpler thing: a portion, a change, a death, a version."""
        before: dict[str, int] = {}
        for number, (portion, kill) in enumerate(self.rounds):
            head, tail = self.rounds[:number], self.rounds[number + 1 :]
            yield History([*head, *tail])
            if kill is not None:
                yield History([*head, (portion, None), *tail])
            if kill is not None and kill[1]:
                yield History([*head, (portion, (kill[0], kill[1] - 1)), *tail])
            for at, change in enumerate(portion):
                left, right = portion[:at], portion[at + 1 :]
                if len(portion) > 1:
                    yield History([*head, ([*left, *right], kill), *tail])
                if change.version > before.get(change.key, 0) + 1:
                    lower = attrs.evolve(change, version=change.version - 1)
                    yield History([*head, ([*left, lower, *right], kill), *tail])
            before |= {change.key: change.version for change in portion}

    def told(self) -> str:
        """Return the history in words."""
        portions = []
        for portion, kill in self.rounds:
            verbs = [f"{'publish' if one.record else 'withdraw'} {one.key!r} v{one.version}" for one in portion]
            portions.append(f"[{', '.join(verbs)}]{f' — {death(kill)}' if kill else ''}")
        return " then ".join(portions) or "no change"


def death(kill: Kill) -> str:
    """Return when the process dies, in words."""
    return f"death after {kill[1]} {_COUNTED[kill[0]]}"


def _publish(key: str, version: int, title: str) -> Change:
    return Change(key, version, _START, Record(identifier=key, title=title))


@st.composite
def change_histories(
    draw: DrawFn,
    publish: Callable[[str, int, str], Change] = _publish,
    *,
    keys: SearchStrategy[str] | None = None,
    withdrawals: bool = True,
    most: int = 8,
) -> list[Change]:
    """Draw the changes of a few keys, in order; versions and moments grow.

    Args:
        draw: Given by hypothesis.
        publish: Makes a change of a key, a version and a title.
        keys: The keys; three short ones unless given.
        withdrawals: Whether keys are withdrawn, too.
        most: The most changes.
    """
    return _made(draw(st.lists(_steps(keys), max_size=most)), publish, withdrawals=withdrawals)


@st.composite
def histories(
    draw: DrawFn, publish: Callable[[str, int, str], Change] = _publish, *, withdrawals: bool = True, most: int = 8
) -> History:
    """Draw a history: changes of a few keys, in portions, some with a death.

    Args:
        draw: Given by hypothesis.
        publish: Makes a change of a key, a version and a title.
        withdrawals: Whether keys are withdrawn, too.
        most: The most changes.
    """
    after: SearchStrategy[Kill] = st.tuples(st.sampled_from(("acks", "handed", "acts")), st.integers(0, most))
    # Where a portion ends is drawn with the change before it, so that both go together when examples shrink.
    ends = st.sampled_from((False, False, True))
    drawn = draw(st.lists(st.tuples(_steps(None), ends, st.none() | after), max_size=most))
    made = _made([step for step, _, _ in drawn], publish, withdrawals=withdrawals)
    rounds: list[tuple[list[Change], Kill | None]] = []
    portion: list[Change] = []
    for change, (_, ended, kill) in zip(made, drawn, strict=True):
        portion.append(change)
        if ended or change is made[-1]:
            rounds.append((_last_of_each(portion), kill))
            portion = []
    return History(rounds)


_Step = tuple[str, bool, str, int, str]
"""A key, whether it is withdrawn, a title, by how much its version grows, and a reason."""


def _steps(keys: SearchStrategy[str] | None) -> SearchStrategy[_Step]:
    # Every step draws the same things, used or not: so that a simpler one can take its place when examples shrink.
    keys = st.sampled_from(["A", "B", "索引〔2025〕3"]) if keys is None else keys
    return st.tuples(keys, st.booleans(), titles(), st.integers(1, 3), st.sampled_from(_REASONS))


def _made(steps: list[_Step], publish: Callable[[str, int, str], Change], *, withdrawals: bool) -> list[Change]:
    versions: dict[str, int] = {}
    made: list[Change] = []
    for number, (key, withdrawn, title, step, reason) in enumerate(steps):
        versions[key] = versions.get(key, 0) + step
        at = _START + timedelta(minutes=number)
        if withdrawals and withdrawn:
            made.append(Change(key, versions[key], at, None, reason))
        else:
            made.append(attrs.evolve(publish(key, versions[key], title), at=at))
    return made


def _last_of_each(portion: list[Change]) -> list[Change]:
    """Return the newest change of each key: a host hands over nothing that it knows to be outdated."""
    newest = {change.key: change for change in portion}
    return [change for change in portion if newest[change.key] is change]


def changes() -> SearchStrategy[Change]:
    """Return single changes of any records, and withdrawals."""
    at = st.datetimes(datetime(2008, 5, 1), datetime(2037, 12, 31)).map(  # noqa: DTZ001  # its offset follows
        lambda moment: moment.replace(tzinfo=_START.tzinfo)
    )

    def of(record: Record | None, key: str, version: int, moment: datetime, reason: str) -> Change:
        return Change(record.identifier if record else key, version, moment, record, reason)

    keys = lines(most=20)
    return st.builds(of, st.none() | records(), keys, st.integers(1, 9), at, st.sampled_from(_REASONS))
