"""What changed in the law: between two days of one pack, or between two packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Instrument
from zfgk.model.reading import Reading
from zfgk.rules.clauses import ClauseChange, Touches, compared
from zfgk.rules.clock import Clock
from zfgk.rules.codec import dump_part, dump_rule
from zfgk.rules.codec_checks import named
from zfgk.rules.events import EventKind
from zfgk.rules.pack import Provision, RulePack
from zfgk.rules.rule import Rule


class Kind(Enum):
    """What became of a part of the law."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


class Part(Enum):
    """The parts of a pack, in the order in which changes are told."""

    RULE = "rule"
    READING = "reading"
    EVENT = "event"
    INSTRUMENT = "instrument"
    PROVISION = "provision"


@attrs.frozen
class Change:
    """What became of one rule, reading, event, text or provision.

    Args:
        part: Which part of the pack it is.
        name: Its id, name or place; with the first day in force where versions are compared.
        kind: Whether it was added, ended or changed.
        before: The value before; ``None`` if it was added.
        after: The value after; ``None`` if it ended.
        clauses: The clauses that differ; none unless it changed.
    """

    part: Part
    name: str
    kind: Kind
    before: Rule | Reading | EventKind | Instrument | Provision | None
    after: Rule | Reading | EventKind | Instrument | Provision | None
    clauses: tuple[ClauseChange, ...] = ()

    @property
    def touches(self) -> Touches:
        """The weightiest thing that the change touches.

        A rule, reading or event that comes or goes computes; a text or provision alone is only cited.
        """
        if self.clauses:
            return min((one.touches for one in self.clauses), key=list(Touches).index)
        return Touches.CITES if self.part in {Part.INSTRUMENT, Part.PROVISION} else Touches.COMPUTES

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "part": self.part.value,
            "name": self.name,
            "change": self.kind.value,
            "touches": self.touches.value,
            "before": _dumped(self.before) if self.before else None,
            "after": _dumped(self.after) if self.after else None,
            "clauses": [clause.to_json() for clause in self.clauses],
        }


def clauses_on(rule: Rule, day: date) -> Rule:
    """Return a version of a rule with only the clauses that apply on a day.

    Args:
        rule: The version.
        day: The day.

    Returns:
        The version, its own days in force unchanged.
    """
    if not isinstance(rule, Clock):
        return rule
    kept = tuple(
        attrs.evolve(clause, in_force=None)
        for clause in rule.restarts
        if clause.in_force is None or day in clause.in_force
    )
    return attrs.evolve(rule, restarts=kept)


def on(pack: RulePack, day: date) -> RulePack:
    """Return the part of a pack that is in force on a day.

    Args:
        pack: The pack.
        day: The day.

    Returns:
        The versions that govern on the day, each with only the clauses that apply on it; the texts in force, what is
        said of their provisions, and the readings and events that those versions name.
    """
    rules = tuple(clauses_on(rule, day) for rule in pack.rules if day in rule.in_force)
    readings = {name for rule in rules for name in _readings(rule)}
    events = {name for rule in rules for _, name in named(rule)}
    return attrs.evolve(
        pack,
        rules=rules,
        instruments=tuple(one for one in pack.instruments if day in one.in_force),
        provisions=tuple(one for one in pack.provisions if day in one.basis.instrument.in_force),
        readings=tuple(one for one in pack.readings if one.id in readings),
        events=tuple(one for one in pack.events if one.name in events),
    )


def diff(pack: RulePack, before: date, after: date) -> tuple[Change, ...]:
    """Compare the law of two days.

    Args:
        pack: The pack.
        before: The first day.
        after: The second day.

    Returns:
        What was added, ended or changed, part by part and by name. The days on which a version governs are not
        compared.
    """
    old, new = on(pack, before), on(pack, after)
    was, now = ({rule.id: rule for rule in side.rules} for side in (old, new))
    return (*_compare(Part.RULE, was, now, frozenset({"in_force"})), *_others(old, new))


def diff_packs(before: RulePack, after: RulePack) -> tuple[Change, ...]:
    """Compare two states of a pack, such as two snapshots, version by version.

    Args:
        before: The pack before.
        after: The pack after.

    Returns:
        What was added, ended or changed, part by part and by name; versions by id and first day in force.
    """
    return (*_compare(Part.RULE, _by_version(before), _by_version(after)), *_others(before, after))


def _others(old: RulePack, new: RulePack) -> Iterator[Change]:
    yield from _compare(Part.READING, {one.id: one for one in old.readings}, {one.id: one for one in new.readings})
    yield from _compare(Part.EVENT, {one.name: one for one in old.events}, {one.name: one for one in new.events})
    yield from _compare(
        Part.INSTRUMENT, {one.id: one for one in old.instruments}, {one.id: one for one in new.instruments}
    )
    yield from _compare(Part.PROVISION, _by_place(old), _by_place(new))


def _by_version(pack: RulePack) -> dict[str, Rule]:
    return {f"{rule.id}@{rule.in_force.since}": rule for rule in pack.rules}


def _by_place(pack: RulePack) -> dict[str, Provision]:
    return {one.row or one.basis.place: one for one in pack.provisions}


def _readings(value: Any) -> Iterator[str]:
    """List the readings that a rule names."""
    if isinstance(value, Reading):
        yield value.id
    elif isinstance(value, tuple):
        for one in value:
            yield from _readings(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _readings(getattr(value, field.name))


def _compare(
    part: Part, old: Mapping[str, Any], new: Mapping[str, Any], without: frozenset[str] = frozenset()
) -> Iterator[Change]:
    for name in sorted({*old, *new}, key=_natural):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            yield Change(part, name, Kind.ADDED if was is None else Kind.ENDED, was, now)
        elif clauses := compared(_dumped(was), _dumped(now), without):
            yield Change(part, name, Kind.CHANGED, was, now, clauses)


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Sort article 9 before article 10."""
    return tuple((int(word) if word.isdecimal() else -1, word) for word in name.replace(":", ".").split("."))


def _dumped(value: Any) -> dict[str, Any]:
    return dump_rule(value) if isinstance(value, Rule) else dump_part(value)
