"""The JSON Schema (2020-12) of rule files, made from the types by which they are written and read."""

from __future__ import annotations

import inspect
import typing
from datetime import date
from enum import Enum
from typing import Any

import attrs

from zfgk.model.law import Basis, Instrument, Seen
from zfgk.model.measure import LONGEST, ByKey, Period, Unregulated
from zfgk.model.reading import Reading
from zfgk.rules.codec_types import FORMAT, MEASURES, RULES, hints, may_be_empty, measures, optional, single_field, word
from zfgk.rules.events import EventKind
from zfgk.rules.pack import Provision, RulePack

_LISTS: dict[str, type[Any]] = {
    "instruments": Instrument,
    "readings": Reading,
    "events": EventKind,
    "provisions": Provision,
}
_TEXT = {"type": "string"}
_FILLED = {"pattern": "\\S"}
_PLAIN = {str: "string", int: "integer", bool: "boolean"}
_PLACE = r"^[^:]+(:.+)?$"


def schema() -> dict[str, Any]:
    """Return the schema of a rule file.

    Returns:
        A JSON Schema of draft 2020-12. It says what a file looks like; that names refer to something, and that
        versions follow each other without a hole, only :func:`zfgk.rules.codec_read.load_pack` can tell.
    """
    definitions: dict[str, Any] = {}
    texts = {key: {"type": "string"} for key in ("id", "title", "extends")}
    lists = {key: {"type": "array", "items": _object(kind, definitions)} for key, kind in _LISTS.items()}
    rules = [_rule(name, definitions) for name in RULES]
    members = {"format": {"const": FORMAT}, **texts, **lists, "rules": {"type": "array", "items": {"oneOf": rules}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of government information disclosure",
        "description": _said(RulePack),
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "id", "title", "rules"],
        "properties": members,
        "$defs": dict(sorted(definitions.items())),
    }


def _rule(name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    """Put the class of a rule among the definitions, with its ``type``."""
    reference = _object(RULES[name], definitions)
    written = definitions[RULES[name].__name__]
    written["properties"] = {"type": {"const": name}, **written["properties"]}
    written["required"] = ["type", *written["required"]]
    return reference


def _object(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Put a class among the definitions, and refer to it."""
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        fields = attrs.fields(kind)
        definitions[name] |= {
            "description": _said(kind),
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in fields if field.default is attrs.NOTHING],
            "properties": {field.name: _member(kind, field, definitions) for field in fields},
        }
    return {"$ref": f"#/$defs/{name}"}


def _member(kind: type[Any], field: attrs.Attribute[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found = _type(hints(kind)[field.name], definitions)
    return found | _FILLED if found == _TEXT and not may_be_empty(kind, field) else found


def _type(declared: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    kind, absent = optional(declared)
    found = _present(kind, definitions)
    return {"anyOf": [found, {"type": "null"}]} if absent else found


def _present(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911  # one line for each kind
    if admitted := measures(kind):
        alternatives = [_measure(key, definitions) for key in admitted]
        return alternatives[0] if len(alternatives) == 1 else {"oneOf": alternatives}
    if kind is Basis:
        return _basis(definitions)
    if kind is Reading:
        return {"type": "string", "description": "The id of a reading."}
    if kind is date:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if typing.get_origin(kind) in {tuple, frozenset}:
        item = _type(typing.get_args(kind)[0], definitions)
        return {"type": "array", "items": item | _FILLED if item == _TEXT else item}
    if issubclass(kind, Enum):
        return {"enum": [word(member) for member in kind]}
    return _object(kind, definitions)


def _basis(definitions: dict[str, Any]) -> dict[str, Any]:
    place = {"type": "string", "pattern": _PLACE}
    definitions["Basis"] = {
        "description": "A citation, such as OGI-2019:33.2; with its own status if it differs from its text's.",
        "oneOf": [
            place,
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["at"],
                "properties": {"at": place, "seen": _present(Seen, definitions)},
            },
        ],
    }
    return {"$ref": "#/$defs/Basis"}


def _measure(key: str, definitions: dict[str, Any]) -> dict[str, Any]:
    kind = MEASURES[key]
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        members, required = _measured(key, kind, definitions), [key]
        definitions[kind.__name__] |= {
            "description": _said(kind),
            "type": "object",
            "additionalProperties": False,
            "required": [*required, "periods"] if kind is ByKey else required,
            "properties": members,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _measured(key: str, kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if kind is Unregulated:
        return {key: {"const": True}}
    if kind is ByKey:
        periods = {"type": "object", "minProperties": 1, "additionalProperties": _type(Period, definitions)}
        return {key: {"type": "string"}, "periods": periods}
    if kind.__name__ in LONGEST:
        return {key: {"type": "integer", "minimum": 1, "maximum": LONGEST[kind.__name__]}}
    only = single_field(kind)
    # An object of its own would take the name of the measure itself.
    inner = {"type": "object", "additionalProperties": False}
    fields = attrs.fields(kind)
    return {
        key: _type(hints(kind)[only.name], definitions)
        if only
        else {
            **inner,
            "required": [field.name for field in fields if field.default is attrs.NOTHING],
            "properties": {field.name: _type(hints(kind)[field.name], definitions) for field in fields},
        }
    }


def _said(kind: type[Any]) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0].replace("``", "")
