"""JSON Schema of a catalogue, for programs that do not have zfgk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zfgk.catalogue import VOCABULARIES
from zfgk.catalogue.checks.shapes import TEXT
from zfgk.catalogue.exchange.facets import Facets, facets_of, vocabularies_of
from zfgk.catalogue.schema import Field, Schema, Vocabulary

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# "$" also matches before a line feed at the end in some languages; this ends in all.
_END = r"(?![\s\S])"


def json_schema(schema: Schema, vocabularies: Iterable[Vocabulary] = VOCABULARIES) -> dict[str, Any]:
    """Return the JSON Schema of a catalogue in JSON.

    What it refuses, :func:`zfgk.catalogue.checks.check_structure` refuses too, and the other way round, but for whether
    the host and port of an address can be.

    Args:
        schema: The schema.
        vocabularies: The vocabularies that its fields may draw on.

    Returns:
        The schema in the dialect of 2020-12; it takes an array of entries, or an object with ``entries``.

    Raises:
        BadInput: If a vocabulary is missing.
    """
    entries = {"type": "array", "items": {"$ref": "#/$defs/entry"}}
    return {
        "$schema": _DIALECT,
        "$id": f"urn:zfgk:catalogue:1:{schema.name}",
        "title": schema.title,
        "description": schema.basis,
        "oneOf": [
            entries,
            {
                "type": "object",
                "properties": {"schema": {"const": schema.name}, "entries": entries},
                "required": ["entries"],
                "additionalProperties": False,
            },
        ],
        "$defs": {"entry": entry_schema(schema, vocabularies)},
    }


def entry_schema(schema: Schema, vocabularies: Iterable[Vocabulary] = VOCABULARIES) -> dict[str, Any]:
    """Return the JSON Schema of one entry, as a line of JSON Lines holds it.

    Args:
        schema: The schema.
        vocabularies: The vocabularies that its fields may draw on.

    Raises:
        BadInput: If a vocabulary is missing.
    """
    known = vocabularies_of(schema, vocabularies)
    written: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _field(field, known.get(field.name)) for field in schema.fields},
        "required": [field.name for field in schema.fields if field.required],
        "additionalProperties": False,
    }
    if schema.takes_extra:
        written["patternProperties"] = {r"^extra\.[\s\S]": _text(Facets((TEXT,)), optional=True)}
    conditions = list(_conditions(schema, known))
    if conditions:
        written["allOf"] = conditions
    return written


def _field(field: Field, vocabulary: Vocabulary | None) -> dict[str, Any]:
    facets = facets_of(field, vocabulary)
    about = {"title": field.label} | ({"description": field.note} if field.note else {})
    if not field.kind.many:
        return about | _text(facets, optional=not field.required)
    several = {"type": "array", "items": _text(facets, optional=False), "uniqueItems": True}
    return about | several | ({"minItems": 1} if field.required else {})


def _text(facets: Facets, *, optional: bool) -> dict[str, Any]:
    maybe = "?" if optional else ""
    written: dict[str, Any] = {"type": "string"}
    patterns = [f"^({portable(pattern)}){maybe}{_END}" for pattern in facets.patterns]
    if len(patterns) == 1:
        written["pattern"] = patterns[0]
    else:
        written["allOf"] = [{"pattern": pattern} for pattern in patterns]
    if facets.words:
        written["enum"] = [*facets.words, *([""] if optional else [])]
    if facets.longest:
        written["maxLength"] = facets.longest
    return written


def _conditions(schema: Schema, known: dict[str, Vocabulary]) -> Iterator[dict[str, Any]]:
    for field in schema.fields:
        condition = field.condition
        if condition is None or field.required:
            continue
        other = schema.find(condition.field)
        if condition.codes and other and other.kind.many:
            continue  # several terms are never one of the codes
        words = known[condition.field].spellings if condition.field in known else {}
        asked = [word for word, code in words.items() if code in condition.codes] or list(condition.codes)
        something = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "minItems": 1}]}
        holds = {"enum": asked} if condition.codes else something
        yield {
            "if": {"properties": {condition.field: holds}, "required": [condition.field]},
            "then": {"properties": {field.name: something}, "required": [field.name]},
        }


def portable(regex: str) -> str:
    r"""Return an expression in which control characters and half characters are written as ``\uXXXX``."""
    return "".join(character if character.isprintable() else _escaped(character) for character in regex)


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else character
