"""How each type of the law's nouns is written: the one table that writing, reading and the schema share."""

from __future__ import annotations

import functools
import types
import typing
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Basis, Instrument
from zfgk.model.measure import (
    AnnualDate,
    ByKey,
    ClockHours,
    Days,
    Months,
    OnDay,
    Unquantified,
    Unregulated,
    WorkingDays,
    Years,
)
from zfgk.rules.clock import Deadline, LeadTime, Minimum
from zfgk.rules.duty import Assigns, Gate, Roster
from zfgk.rules.exemption import Exemption
from zfgk.rules.fee import Tariff
from zfgk.rules.negative_list import NegativeList
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Recurring, Requires, Statistic

FORMAT = "zfgk.rules/1"
"""The name and version of the format; it stands in every file."""

RULES: dict[str, type[Rule]] = {
    "deadline": Deadline,
    "minimum": Minimum,
    "lead-time": LeadTime,
    "requires": Requires,
    "coverage": Coverage,
    "recurring": Recurring,
    "statistic": Statistic,
    "exemption": Exemption,
    "negative-list": NegativeList,
    "gate": Gate,
    "assigns": Assigns,
    "roster": Roster,
    "tariff": Tariff,
}
"""The classes of rules by the word under ``type``."""

MEASURES: dict[str, type[Any]] = {
    "working_days": WorkingDays,
    "days": Days,
    "months": Months,
    "years": Years,
    "hours": ClockHours,
    "annual_date": AnnualDate,
    "on_day": OnDay,
    "word": Unquantified,
    "unregulated": Unregulated,
    "by_key": ByKey,
}
"""The measures by the key that tells them apart: ``{"working_days": 20}``."""

MEASURE_KEYS = {kind: key for key, kind in MEASURES.items()}
RULE_WORDS = {kind: word for word, kind in RULES.items()}

_HINTS: dict[type[Any], dict[str, Any]] = {}


def word(member: Enum) -> str:
    """Return the word of an enum's member, such as ``must`` or ``not-encoded``."""
    return member.name.lower().replace("_", "-")


def hints(cls: type[Any]) -> dict[str, Any]:
    """Return the types of a class's fields, resolved."""
    found = _HINTS.get(cls)
    if found is None:
        found = _HINTS[cls] = typing.get_type_hints(cls)
    return found


def optional(kind: Any) -> tuple[Any, bool]:
    """Take ``None`` out of a type, and tell whether it was there."""
    parts = [part for part in members(kind) if part is not type(None)]
    return functools.reduce(lambda one, other: one | other, parts), len(parts) < len(members(kind))


def members(kind: Any) -> tuple[Any, ...]:
    """Return the types of which a type is the union; the type alone if it is none."""
    return typing.get_args(kind) if typing.get_origin(kind) in {types.UnionType, typing.Union} else (kind,)


def measures(kind: Any) -> dict[str, type[Any]]:
    """Return the measures that a type admits, by key; none if it is no measure."""
    return {MEASURE_KEYS[part]: part for part in members(kind) if part in MEASURE_KEYS}


def single_field(kind: type[Any]) -> attrs.Attribute[Any] | None:
    """Return the only field of a measure that has no more than one, so that it needs no object of its own."""
    fields = attrs.fields(kind)
    return fields[0] if len(fields) == 1 else None


def place_of(basis: Basis) -> str:
    """Write a citation as one line: ``OGI-2019:33.2``, ``JIADING-2015:四（一）5（1）``, ``OGI-2019:20#附件``.

    Args:
        basis: The citation.

    Returns:
        The instrument's id, its article, paragraph and item, and after # a place in words. The # is left out where
        there is no article and the words cannot be taken for one.
    """
    numbers = [basis.article, basis.paragraph, basis.item]
    while numbers and not numbers[-1]:
        numbers.pop()
    counted = ".".join(map(str, numbers))
    plain = not counted and not basis.part[:1].isascii() and "#" not in basis.part
    said = basis.part if plain else f"#{basis.part}" if basis.part else ""
    return basis.instrument.id + (f":{counted}{said}" if counted or said else "")


def blank(value: Any) -> bool:
    """Tell whether a value is a text that says nothing."""
    return isinstance(value, str) and not value.strip()


def may_be_empty(kind: type[Any], field: attrs.Attribute[Any]) -> bool:
    """Tell whether a text may stay empty: where that is the default, and for the number of a text that has none."""
    return field.default == "" or (kind is Instrument and field.name == "number")
