"""What changed in the rules: between two days of one pack, or between two packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs

from zfgk.rules.clock import Clock
from zfgk.rules.codec import dump_rule
from zfgk.rules.codec_types import MEASURES
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule

_LEAVES = {"at", *MEASURES} - {"by_key"}
"""What an object that is one leaf begins with; periods by key are told apart word by word."""


class Kind(Enum):
    """What became of a rule."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


@attrs.frozen
class ClauseChange:
    """A clause that says something else.

    Args:
        path: Its place in the rule, such as ``period.working_days`` or ``restarts[request.received].basis``.
        before: What it said, as JSON; ``None`` if it was not there.
        after: What it says now; ``None`` if it is gone.
    """

    path: str
    before: Any
    after: Any

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {"clause": self.path, "before": self.before, "after": self.after}


@attrs.frozen
class Change:
    """What became of one rule.

    Args:
        rule: The rule's id.
        kind: Whether it was added, ended or changed.
        before: The version before; ``None`` if it was added.
        after: The version after; ``None`` if it ended.
        clauses: The clauses that differ; none unless it changed.
    """

    rule: str
    kind: Kind
    before: Rule | None
    after: Rule | None
    clauses: tuple[ClauseChange, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "change": self.kind.value,
            "before": dump_rule(self.before) if self.before else None,
            "after": dump_rule(self.after) if self.after else None,
            "clauses": [clause.to_json() for clause in self.clauses],
        }


def on(pack: RulePack, day: date) -> dict[str, Rule]:
    """Return the versions that govern on a day, each with only the clauses that apply on it.

    Args:
        pack: The pack.
        day: The day.

    Returns:
        The versions by the ids of their rules.
    """
    return {rule.id: _clauses_on(rule, day) for rule in pack.rules if day in rule.in_force}


def diff(pack: RulePack, before: date, after: date) -> tuple[Change, ...]:
    """Compare the rules that govern on two days.

    Args:
        pack: The pack.
        before: The first day.
        after: The second day.

    Returns:
        The rules that were added, ended or changed, by id. The days on which a version governs are not compared.
    """
    return _compare(on(pack, before), on(pack, after), without={"in_force"})


def diff_packs(before: RulePack, after: RulePack) -> tuple[Change, ...]:
    """Compare two states of a pack, such as two snapshots, version by version.

    Args:
        before: The pack before.
        after: The pack after.

    Returns:
        The versions that were added, ended or changed, by id and first day in force.
    """
    return _compare(_by_version(before), _by_version(after), without=set())


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Flatten JSON values to one line for each leaf; items of lists go by their own name, where they have one.

    A citation and a period are one leaf each, however they are written.

    Args:
        value: The JSON values.
        path: The path of the value.

    Returns:
        The leaves by path.
    """
    if isinstance(value, Mapping) and next(iter(value), "") not in _LEAVES:
        pairs = [(f"{path}.{key}" if path else key, one) for key, one in value.items()]
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        pairs = [(f"{path}[{name}]", one) for name, one in zip(_item_names(value), value, strict=True)]
    else:
        return {path: value}
    return {leaf: one for at, inner in pairs for leaf, one in flat(inner, at).items()}


def _item_names(items: Iterable[Any]) -> list[str]:
    """Name the items, so that an item put in the middle does not shift the others."""
    names: list[str] = []
    for item in items:
        named = item if isinstance(item, Mapping) else {}
        name = str(named.get("id") or named.get("event") or named.get("sent") or len(names))
        names.append(f"{name}#{names.count(name)}" if name in names else name)
    return names


def _clauses_on(rule: Rule, day: date) -> Rule:
    if not isinstance(rule, Clock):
        return rule
    kept = tuple(
        attrs.evolve(clause, in_force=None)
        for clause in rule.restarts
        if clause.in_force is None or day in clause.in_force
    )
    return attrs.evolve(rule, restarts=kept)


def _by_version(pack: RulePack) -> dict[str, Rule]:
    return {f"{rule.id}@{rule.in_force.since}": rule for rule in pack.rules}


def _compare(old: Mapping[str, Rule], new: Mapping[str, Rule], *, without: set[str]) -> tuple[Change, ...]:
    changes = []
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            changes.append(Change(name, Kind.ADDED if was is None else Kind.ENDED, was, now))
            continue
        clauses = _clauses(was, now, without)
        if clauses:
            changes.append(Change(name, Kind.CHANGED, was, now, clauses))
    return tuple(changes)


def _clauses(was: Rule, now: Rule, without: set[str]) -> tuple[ClauseChange, ...]:
    leaves = [
        flat({key: one for key, one in dump_rule(version).items() if key not in without}) for version in (was, now)
    ]
    return tuple(
        ClauseChange(path, leaves[0].get(path), leaves[1].get(path))
        for path in dict.fromkeys([*leaves[0], *leaves[1]])
        if leaves[0].get(path) != leaves[1].get(path)
    )
