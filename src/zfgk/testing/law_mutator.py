"""Law mutants: one number nudged, one clause dropped, one choice turned round; some case must notice each of them.

A pack whose numbers can change without a case failing is a pack whose numbers nobody has checked. The mutants are made
by walking the attrs fields of the rules, so a new kind of clause is covered as soon as it exists.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Basis, InForce, Instrument
from zfgk.model.measure import Days, Months, Unquantified, Unregulated, WorkingDays, Years
from zfgk.model.reading import Reading
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule

_ABOUT = frozenset(field.name for field in attrs.fields(Rule)) - {"in_force"}
"""What a rule says about itself: its id, terms, citation and place in the pack. None of it moves a result."""

_OPAQUE = (Basis, Instrument)
"""Citations: they are compared with the texts, not with cases."""

_NEVER = "-never"
"""Appended to the name of an event that must be named, so that nothing bears it."""

_ONE = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Mutant:
    """A pack that differs from the true one in one place.

    Args:
        name: Its stable name: rule, first day in force, path and change, such as
            ``national.pay-fee@2021-01-01 period.n: 21``; or the reading and the change.
        rule: The id of the rule that was changed; empty for a reading.
        computes: Whether the change touches what a rule computes.
        pack: The changed pack.
    """

    name: str
    rule: str
    computes: bool
    pack: RulePack = attrs.field(repr=False, eq=False)


@attrs.frozen
class _Change:
    """A changed value, with the path from the value above it and what was changed there."""

    path: str
    what: str
    value: Any


def mutants(pack: RulePack) -> Iterator[Mutant]:
    """Make every mutant of a pack.

    Args:
        pack: The pack.

    Yields:
        The mutants of each rule in the pack's order, then those of the pack's readings. A change that the rule itself
        refuses, such as a period of no days, makes no mutant.
    """
    for i, rule in enumerate(pack.rules):
        for change in _inside(rule):
            rules = (*pack.rules[:i], change.value, *pack.rules[i + 1 :])
            yield Mutant(
                name=f"{rule.id}@{rule.in_force.since} {change.path}: {change.what}",
                rule=rule.id,
                computes=rule.kind == "C",
                pack=attrs.evolve(pack, rules=rules),
            )
    for reading in pack.readings:
        for change in _of_reading(reading):
            yield Mutant(
                name=f"{pack.id} reading {reading.id}: {change.what}",
                rule="",
                computes=True,
                pack=_replaced(pack, reading, change.value),
            )


def _inside(value: Any) -> Iterator[_Change]:
    """Yield every change in the fields of an attrs value."""
    hints = typing.get_type_hints(type(value))
    for field in attrs.fields(type(value)):
        if (isinstance(value, Rule) and field.name in _ABOUT) or field.name.endswith("basis"):
            continue
        for change in _of_field(getattr(value, field.name), field, hints[field.name]):
            try:
                changed = attrs.evolve(value, **{field.alias or field.name: change.value})
            except (TypeError, ValueError):
                continue
            separator = "" if not change.path or change.path.startswith("[") else "."
            yield _Change(f"{field.name}{separator}{change.path}", change.what, changed)


def _of_reading(reading: Reading) -> Iterator[_Change]:
    default, *others = reading.options
    for i, option in enumerate(others):
        rest = (default, *others[:i], *others[i + 1 :])
        yield _Change("", f"{option.id} by default", attrs.evolve(reading, options=(option, *rest)))
        # The default is taken whether an answer would list it or not; only the others can be let in or barred.
        turned = attrs.evolve(option, admissible=not option.admissible)
        word = "admissible" if turned.admissible else "barred"
        options = (default, *others[:i], turned, *others[i + 1 :])
        yield _Change("", f"{option.id} {word}", attrs.evolve(reading, options=options))


def _of_field(value: Any, field: attrs.Attribute[Any], hint: Any) -> Iterator[_Change]:
    if value is None:
        return
    if field.default is None:
        yield _Change("", "dropped", None)
    if isinstance(value, str):
        if value.isascii() and value:
            # Words for readers are Chinese; what is ASCII names an event, a key or a place.
            optional = field.default == ""
            yield _Change("", "dropped" if optional else "renamed", "" if optional else value + _NEVER)
        return
    yield from _of_value(value, hint)


def _of_value(value: Any, hint: Any) -> Iterator[_Change]:
    match value:
        case bool():
            yield _Change("", "no" if value else "yes", not value)
        case int():
            yield from (_Change("", str(value + step), value + step) for step in (-1, 1))
        case date():
            yield from (_Change("", str(value + step), value + step) for step in (-_ONE, _ONE))
        case Enum():
            yield from (_Change("", str(other.value), other) for other in type(value) if other is not value)
        case Reading():
            return  # changed once for the pack, not at each place that refers to it
        case frozenset():
            yield from (_Change("", f"without {one}", value - {one}) for one in sorted(value))
        case tuple():
            yield from _of_tuple(value, hint)
        case _ if attrs.has(type(value)) and not isinstance(value, _OPAQUE):
            yield from _other_measure(value, _types(hint))
            yield from _inside(value)


def _of_tuple(value: tuple[Any, ...], hint: Any) -> Iterator[_Change]:
    for i, one in enumerate(value):
        before, after = value[:i], value[i + 1 :]
        label = f"[{_label(one, i)}]"
        if isinstance(one, str) and not after and not before:
            yield _Change(label, "renamed", (one + _NEVER,))
        else:
            yield _Change(label, "dropped", (*before, *after))
        if isinstance(one, tuple):
            # A keyed entry: the key stays, what stands under it changes.
            *keys, under = one
            for change in _of_value(under, hint):
                yield _Change(
                    f"{label}.{change.path}".rstrip("."), change.what, (*before, (*keys, change.value), *after)
                )
        elif not isinstance(one, str):
            for change in _of_value(one, hint):
                yield _Change(f"{label}.{change.path}".rstrip("."), change.what, (*before, change.value, *after))


def _label(one: Any, i: int) -> str:
    """Name an entry by what it is about, so that its name outlives a change of the order."""
    if isinstance(one, str):
        return one
    if isinstance(one, tuple):
        return str(one[0])
    return next((name for key in ("id", "event", "sent", "up_to") if (name := str(getattr(one, key, "")))), str(i))


def _other_measure(value: Any, allowed: frozenset[type]) -> Iterator[_Change]:
    """Yield the measures that a hasty reader takes this one for, where such a measure may stand."""
    match value:
        case WorkingDays(n):
            others: tuple[Any, ...] = (Days(n),)
        case Days(n):
            others = (WorkingDays(n),)
        case Months(n):
            others = (Days(30 * n),)
        case Years(n):
            others = (Days(365 * n),)
        case Unquantified():
            others = (Unregulated(),)
        case Unregulated():
            others = (Unquantified("及时"),)
        case _:
            others = ()
    yield from (_Change("", str(other), other) for other in others if type(other) in allowed)


def _types(hint: Any) -> frozenset[type]:
    """Return every class that an annotation names, however deep."""
    arguments = typing.get_args(hint)
    if not arguments:
        return frozenset({hint} if isinstance(hint, type) else ())
    return frozenset().union(*map(_types, arguments))


def _replaced(value: Any, old: Reading, new: Reading) -> Any:
    """Return the value with one reading exchanged wherever it stands."""
    if value == old:
        return new
    if isinstance(value, tuple):
        return tuple(_replaced(one, old, new) for one in value)
    if not attrs.has(type(value)) or isinstance(value, (*_OPAQUE, InForce)):
        return value
    changed: Mapping[str, Any] = {
        field.alias or field.name: other
        for field in attrs.fields(type(value))
        if (other := _replaced(own := getattr(value, field.name), old, new)) is not own and other != own
    }
    return attrs.evolve(value, **changed) if changed else value
