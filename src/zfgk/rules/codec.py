"""Rule packs as plain JSON values that a lawyer can read and a program can compare.

Texts, readings and events are listed once and named by their ids; what equals its default is left out.
:mod:`zfgk.rules.codec_read` reads the same form.
"""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Basis
from zfgk.model.measure import ByKey, Unregulated
from zfgk.model.reading import Reading
from zfgk.rules.codec_types import FORMAT, MEASURE_KEYS, RULE_WORDS, place_of, single_field, word
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule


def dump(pack: RulePack) -> dict[str, Any]:
    """Return a pack as JSON values, in the order of its own fields.

    Args:
        pack: The pack.

    Returns:
        The value of a file that :func:`zfgk.rules.codec_read.load_pack` reads back unchanged.
    """
    return {
        "format": FORMAT,
        "id": pack.id,
        "title": pack.title,
        **({"extends": pack.extends} if pack.extends else {}),
        **{
            name: [dump_part(one) for one in getattr(pack, name)]
            for name in ("instruments", "readings", "events")
            if getattr(pack, name)
        },
        "rules": [dump_rule(rule) for rule in pack.rules],
        **({"provisions": [dump_part(one) for one in pack.provisions]} if pack.provisions else {}),
    }


def dump_rule(rule: Rule) -> dict[str, Any]:
    """Return one version of a rule as JSON values, every clause with its citation.

    Args:
        rule: The version.

    Returns:
        Its class under ``type``, then its fields; those that equal their default are left out.
    """
    return {"type": RULE_WORDS[type(rule)], **dump_part(rule)}


def dump_part(part: Any) -> dict[str, Any]:
    """Return a text, a reading, an event, a provision or a clause as JSON values.

    Args:
        part: The value.

    Returns:
        Its fields; those that equal their default are left out.
    """
    return {
        field.name: _value(getattr(part, field.name))
        for field in attrs.fields(type(part))
        if getattr(part, field.name) != field.default
    }


def write(pack: RulePack) -> str:
    """Return a pack as the text of a file: Chinese unescaped, two spaces a level, a newline at the end.

    Args:
        pack: The pack.

    Returns:
        The text.
    """
    return json.dumps(dump(pack), ensure_ascii=False, indent=2) + "\n"


def _value(value: Any) -> Any:  # noqa: PLR0911  # one line for each kind of value
    if isinstance(value, Enum):
        return word(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Basis):
        place = place_of(value)
        return place if value.seen is value.instrument.seen else {"at": place, "seen": word(value.seen)}
    if isinstance(value, Reading):
        return value.id
    if type(value) in MEASURE_KEYS:
        return _measure(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return dump_part(value) if attrs.has(type(value)) else value


def _measure(value: Any) -> dict[str, Any]:
    key = MEASURE_KEYS[type(value)]
    if isinstance(value, Unregulated):
        return {key: True}
    if isinstance(value, ByKey):
        return {key: value.key, "periods": {name: _measure(period) for name, period in value.periods}}
    only = single_field(type(value))
    return {key: _value(getattr(value, only.name)) if only else dump_part(value)}
