"""Statements as N-Triples, which every reader of Turtle reads too; each line stands for itself, so a file can be streamed."""

from __future__ import annotations

import re
from urllib.parse import quote

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
A = "rdf:type"

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')


def iri(address: str) -> str:
    """Return an absolute address as an IRI; what may not stand in one is percent-encoded."""
    return f"<{quote(address, safe=_SAFE)}>"


def name(prefixed: str) -> str:
    """Return the IRI of a prefixed name, such as ``dct:title``."""
    prefix, _, local = prefixed.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def text(value: str, language: str = "") -> str:
    """Return a literal.

    Args:
        value: The text.
        language: Its language tag, if it has one.

    Raises:
        ValueError: If the text holds half of a surrogate pair, which no encoding carries.
    """
    value.encode("utf-8")
    escaped = _ESCAPED.sub(_escape, value)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def typed(value: str, kind: str) -> str:
    """Return a literal of a type, such as ``xsd:date``."""
    return f'"{value}"^^{name(kind)}'


def line(subject: str, predicate: str, thing: str) -> str:
    """Return one statement."""
    return f"{subject} {name(predicate)} {thing} .\n"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


_SAFE = ":/?#[]@!$&'()*+,;=%~-._"
