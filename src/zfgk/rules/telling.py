"""The parts of a rule in words: Chinese terms and citations under the names of the rule's own fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Basis, Force, InForce
from zfgk.model.reading import Reading
from zfgk.rules.clock import Clock
from zfgk.rules.codec_types import MEASURE_KEYS, place_of, word
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome, Roster, Seat
from zfgk.rules.exemption import Exemption
from zfgk.rules.fee import Bracket, Tariff
from zfgk.rules.negative_list import ListEntry, NegativeList
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Element, Recurring, Requires, Statistic
from zfgk.rules.verification import WEAK


def cited(basis: Basis) -> str:
    """Write a citation in full, with its key and, if it is weak, with how well it was verified.

    Args:
        basis: The citation.

    Returns:
        Such as ``《…条例》第三十三条第二款 [OGI-2019:33.2]``.
    """
    status = f", {basis.seen.value}" if basis.seen in WEAK else ""
    return f"{basis} [{place_of(basis)}{status}]"


def span(days: InForce) -> str:
    """Write the days in force, such as ``2008-05-01..2019-05-14`` or ``2019-05-15..``."""
    return f"{days.since}..{days.until or ''}"


def lines(value: Any, depth: int = 0) -> Iterator[str]:
    """Write every field of a rule or clause that says something, one line each, clauses indented below their name.

    Args:
        value: The rule or clause.
        depth: How far it is indented, in levels.

    Returns:
        The lines.
    """
    for field in attrs.fields(type(value)):
        found = getattr(value, field.name)
        # What equals its default is not in the text; how strongly it binds is worth saying all the same.
        if found == field.default and field.name != "force":
            continue
        yield from _field(field.name, found, depth)


def _field(name: str, value: Any, depth: int) -> Iterator[str]:
    head = "  " * depth + f"{name}"
    plain = inline(value)
    if plain is not None:
        yield f"{head}: {plain}"
    elif isinstance(value, tuple):
        for i, one in enumerate(value, 1):
            told = inline(one)
            yield f"{head} {i}:" + (f" {told}" if told is not None else "")
            if told is None:
                yield from lines(one, depth + 1)
    else:
        yield f"{head}:"
        yield from lines(value, depth + 1)


def inline(value: Any) -> str | None:  # noqa: C901, PLR0911  # one line for each kind of value
    """Write a value in one line; ``None`` if it needs several."""
    match value:
        case Basis():
            return cited(value)
        case Reading():
            return f"{value.id}（{value.term}：{' / '.join(option.term for option in value.options)}）"
        case Force():
            return f"{word(value)}（{value.value}）"
        case Enum():
            return word(value)
        case InForce():
            return span(value)
        case bool():
            return "yes" if value else "no"
        case str() | int() | date():
            return str(value)
        case frozenset():
            return ", ".join(sorted(value))
        case Element() | Seat() | Outcome() | Bracket() | Approval():
            return item(value)
        case tuple() if all(isinstance(one, str) for one in value):
            return ", ".join(value)
        case _:
            return str(value) if type(value) in MEASURE_KEYS else None


def item(value: Element | Seat | Outcome | Bracket | Approval | ListEntry) -> str:
    """Write one item of a rule's list in one line.

    Args:
        value: The item.

    Returns:
        Its words, with what is special about it in brackets.
    """
    match value:
        case Element():
            return value.term + ("（可选）" if value.optional else "")
        case Seat():
            holder = f"：{value.holder}" if value.holder else ""
            return f"{value.role}{holder}{_how_many(value)}"
        case Outcome():
            return f"{value.when} → {value.then}"
        case Bracket():
            return f"至第{value.up_to}：每一单位{value.each}元"
        case ListEntry():
            return value.title
        case Approval():
            needed = "（必要时）" if value.if_needed else ""
            return f"{value.by}审{value.on}{needed}" + (f"，不同意的{value.refused}" if value.refused else "")


def _how_many(seat: Seat) -> str:
    if seat.at_most and seat.at_most == seat.at_least:
        return f"（恰好{seat.at_least}）"
    least = f"至少{seat.at_least}" if seat.at_least > 1 else ""
    most = f"至多{seat.at_most}" if seat.at_most else ""
    return f"（{'，'.join(filter(None, [least, most]))}）" if least or most else ""


def content(rule: Rule) -> str:  # noqa: C901, PLR0911  # one line for each kind of rule
    """Say in one line what a rule asks for.

    Args:
        rule: The rule.

    Returns:
        For a clock its period, for a shape its elements, for a gate its steps, and so on.
    """
    match rule:
        case Clock():
            return str(rule.period)
        case Requires():
            least = f"（至少{rule.at_least}项）" if rule.at_least else ""
            return f"{rule.subject}：{_listed(rule.elements)}{least}"
        case Coverage():
            return f"{rule.of} / {rule.among} ≥ {rule.at_least}%"
        case Recurring():
            for_whom = f"（{rule.per}）" if rule.per else ""
            month = f", in month {rule.month}" if rule.month else ""
            return f"`{rule.event}` ≥ {rule.at_least} per {word(rule.every)}{month}{for_whom}"
        case Statistic():
            return f"{_listed(rule.counts)}, per {word(rule.every)}"
        case Exemption():
            unless = f"；除外：{_listed(rule.unless)}" if rule.unless else ""
            return f"{_listed(rule.elements)}{unless} ({word(rule.strength)})"
        case NegativeList():
            return _listed(rule.entries)
        case Gate():
            return f"{rule.before}之前：{(' → ' if rule.ordered else '；').join(map(item, rule.steps))}"
        case Assigns():
            return f"{rule.question}：{_listed(rule.outcomes)}"
        case Roster():
            return _listed(rule.seats)
        case Tariff():
            return f"{rule.unit}：{_listed(rule.brackets)}；其后每一单位{rule.then_each}元"
        case _:
            return rule.term


def _listed(items: tuple[Any, ...]) -> str:
    return "；".join(map(item, items))
