"""What must hold between the parts of a pack: references, ids, and the days on which versions govern."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from zfgk.errors import Fault
from zfgk.rules.clock import Act, Extension, Receipt, Restart, Start, Stop
from zfgk.rules.coherence import reading_faults, rule_faults
from zfgk.rules.pack import RulePack
from zfgk.rules.parsing import near_words
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Recurring

_EVENTS: dict[type[Any], tuple[str, ...]] = {
    Start: ("events", "known"),
    Receipt: ("sent", "submitted", "confirmed"),
    Restart: ("event", "asked_by"),
    Stop: ("sent", "served", "answered"),
    Extension: ("approved", "notified"),
    Act: ("made", "dispatched", "served", "ended_by"),
    Recurring: ("event",),
}
"""The fields that name events; their type alone does not say so."""


def check(pack: RulePack, known: Iterable[RulePack], written: Mapping[str, Any]) -> list[Fault]:
    """Find what is wrong between the parts of a pack.

    Args:
        pack: The pack, of which some parts may be missing because they could not be read.
        known: The packs that it may name.
        written: The file's value, by which missing parts are told from unknown ones and paths are counted.

    Returns:
        The faults, each with its path in the file.
    """
    others = tuple(known)
    faults = [*_twice(written)]
    events = {*_names(written, "events", "name"), *(kind.name for other in others for kind in other.events)}
    ids = {*_names(written, "rules", "id"), *(rule.id for other in others for rule in other.rules)}
    where = _places(pack.rules, written)
    for rule, path in where:
        if not rule.id.startswith(f"{pack.id}."):
            faults.append(Fault(f"{path}.id", f"{rule.id} is outside the pack", then=f"ids begin with {pack.id}."))
        faults += [_nowhere(f"{path}{at}", name, "an event", events) for at, name in named(rule) if name not in events]
        if rule.towards and rule.towards not in ids:
            faults.append(_nowhere(f"{path}.towards", rule.towards, "a rule", ids))
        faults += rule_faults(rule, path)
    faults += reading_faults(pack.readings, "readings")
    if pack.extends and pack.extends not in {other.id for other in others}:
        faults.append(_nowhere("extends", pack.extends, "a pack", [other.id for other in others]))
    faults += _provisions(written, ids)
    return [*faults, *_versions(where)]


def named(value: Any) -> Iterator[tuple[str, str]]:
    """List the events that a rule names, each with its path below the rule.

    Args:
        value: The rule or a part of it.

    Returns:
        Pairs of path and event.
    """
    for field in attrs.fields(type(value)):
        found = getattr(value, field.name)
        if field.name in _EVENTS.get(type(value), ()):
            several = isinstance(found, tuple)
            for i, name in enumerate(found if several else (found,)):
                if name:
                    yield f".{field.name}[{i}]" if several else f".{field.name}", name
        elif type(found) in _EVENTS:
            yield from ((f".{field.name}{path}", name) for path, name in named(found))
        elif isinstance(found, tuple):
            for i, one in enumerate(found):
                if type(one) in _EVENTS:
                    yield from ((f".{field.name}[{i}]{path}", name) for path, name in named(one))


def _nowhere(path: str, name: str, what: str, known: Iterable[str]) -> Fault:
    near = near_words(name, known)
    then = f"did you mean {', '.join(near)}?" if near else ""
    return Fault(path, f"{name!r} is {what} that is listed nowhere", then=then)


def _items(written: Mapping[str, Any], key: str) -> list[Any]:
    found = written.get(key)
    return list(found) if isinstance(found, list | tuple) else []


def _names(written: Mapping[str, Any], key: str, member: str) -> list[str]:
    found = [one.get(member) for one in _items(written, key) if isinstance(one, Mapping)]
    return [name for name in found if isinstance(name, str)]


def _twice(written: Mapping[str, Any]) -> Iterator[Fault]:
    for key, member in (("instruments", "id"), ("readings", "id"), ("events", "name")):
        for name, count in Counter(_names(written, key, member)).items():
            if count > 1:
                yield Fault(key, f"{name!r} is listed {count} times", then="list it once")


def _provisions(written: Mapping[str, Any], ids: set[str]) -> Iterator[Fault]:
    for i, one in enumerate(_items(written, "provisions")):
        rules = one.get("rules") if isinstance(one, Mapping) else None
        for k, name in enumerate(rules if isinstance(rules, list) else ()):
            if isinstance(name, str) and name not in ids:
                yield _nowhere(f"provisions[{i}].rules[{k}]", name, "a rule", ids)


def _places(rules: Iterable[Rule], written: Mapping[str, Any]) -> list[tuple[Rule, str]]:
    """Pair each rule that could be read with its path; rules that could not leave gaps in the numbers."""
    wanted = iter(rules)
    rule = next(wanted, None)
    found = []
    for i, one in enumerate(_items(written, "rules")):
        since = one.get("in_force", {}) if isinstance(one, Mapping) else {}
        if (
            rule is not None
            and isinstance(one, Mapping)
            and isinstance(since, Mapping)
            and (one.get("id"), since.get("since")) == (rule.id, rule.in_force.since.isoformat())
        ):
            found.append((rule, f"rules[{i}]"))
            rule = next(wanted, None)
    return found


def _versions(where: Iterable[tuple[Rule, str]]) -> Iterator[Fault]:
    by_id = defaultdict(list)
    for rule, path in where:
        by_id[rule.id].append((rule.in_force.since, rule, path))
    for versions in by_id.values():
        versions.sort(key=lambda one: one[0])
        for (_, older, at), (since, newer, path) in itertools.pairwise(versions):
            after = older.in_force.next_day
            if after != since:
                overlap = after is None or after > since
                what = f"{newer.id} has {'an overlap' if overlap else 'a hole'} between its versions"
                why = f"{at} governs {'without end' if after is None else f'until {older.in_force.until}'}"
                yield Fault(f"{path}.in_force", what, f"{why}, this one from {since}")
