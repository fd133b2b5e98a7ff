"""XML Schema of a catalogue, for programs that do not have zfgk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from zfgk.catalogue import VOCABULARIES
from zfgk.catalogue.checks.shapes import TEXT
from zfgk.catalogue.exchange.facets import Facets, facets_of, vocabularies_of
from zfgk.catalogue.exchange.xml_names import NAMESPACE
from zfgk.catalogue.schema import Field, Schema, Vocabulary

_XS = "{http://www.w3.org/2001/XMLSchema}"
_NAMES: Any = {"xs": _XS[1:-1], "z": NAMESPACE}
_HELD = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
"""The characters that XML 1.0 can hold."""
_FEW = 5
_SPECIAL = {"\t": r"\t", "\n": r"\n", "\r": r"\r", **{one: f"\\{one}" for one in "-[]^\\"}}


def xsd(schema: Schema, vocabularies: Iterable[Vocabulary] = VOCABULARIES) -> bytes:
    """Return the XML Schema of a catalogue in XML.

    What it refuses, :func:`zfgk.catalogue.checks.check_structure` refuses too, and the other way round, but for whether
    the host and port of an address can be, and for fields that are required only because of what stands in another:
    XML Schema 1.0 cannot say that.

    Args:
        schema: The schema.
        vocabularies: The vocabularies that its fields may draw on.

    Returns:
        A document of XML Schema 1.0 in UTF-8.

    Raises:
        BadInput: If a vocabulary is missing.
    """
    known = vocabularies_of(schema, vocabularies)
    root = etree.Element(
        f"{_XS}schema", targetNamespace=NAMESPACE, elementFormDefault="qualified", version=schema.name, nsmap=_NAMES
    )
    said = _add(_add(root, "annotation"), "documentation")
    said.text = f"{schema.title} {schema.basis}".strip()
    catalogue = _add(_add(root, "element", name="catalogue"), "complexType")
    entry = _add(_add(catalogue, "sequence"), "element", name="entry", minOccurs="0", maxOccurs="unbounded")
    _add(catalogue, "attribute", name="schema", type="xs:string", fixed=schema.name)
    fields = _add(_add(entry, "complexType"), "all")
    for field in schema.fields:
        _field(fields, field, known.get(field.name))
    if schema.takes_extra:
        _extra(fields)
    written = etree.tostring(root, encoding="unicode", pretty_print=True)
    # Characters that nobody sees, or that turn the writing around, stand by their numbers.
    seen = (one if one.isprintable() or one == "\n" else f"&#x{ord(one):X};" for one in written)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{"".join(seen)}'.encode()


def _field(parent: etree._Element, field: Field, vocabulary: Vocabulary | None) -> None:
    element = _add(parent, "element", name=field.name, minOccurs="1" if field.required else "0")
    said = _add(_add(element, "annotation"), "documentation")
    said.text = f"{field.label} {field.note}".strip()
    facets = facets_of(field, vocabulary)
    if not field.kind.many:
        _text(element, facets, optional=not field.required)
        return
    items = _add(_add(element, "complexType"), "sequence")
    least = "1" if field.required else "0"
    _text(_add(items, "element", name="item", minOccurs=least, maxOccurs="unbounded"), facets, optional=False)
    _unique(element, f"{field.name}-once", "z:item", ".")


def _extra(parent: etree._Element) -> None:
    element = _add(parent, "element", name="extra", minOccurs="0")
    one = _add(
        _add(_add(element, "complexType"), "sequence"), "element", name="field", minOccurs="0", maxOccurs="unbounded"
    )
    holder = _add(_add(one, "complexType"), "simpleContent")
    extension = _add(holder, "extension", base="z:extra-text")
    attribute = _add(extension, "attribute", name="name", use="required")
    _add(_add(_add(attribute, "simpleType"), "restriction", base="xs:string"), "minLength", value="1")
    _unique(element, "extra-once", "z:field", "@name")
    named = _add(parent.getroottree().getroot(), "simpleType", name="extra-text")
    _restricted(named, Facets((TEXT,)), optional=True)


def _unique(parent: etree._Element, name: str, selector: str, field: str) -> None:
    unique = _add(parent, "unique", name=name)
    _add(unique, "selector", xpath=selector)
    _add(unique, "field", xpath=field)


def _text(parent: etree._Element, facets: Facets, *, optional: bool) -> None:
    _restricted(_add(parent, "simpleType"), facets, optional=optional)


def _restricted(parent: etree._Element, facets: Facets, *, optional: bool) -> None:
    """Write a type of text. Patterns side by side would be alternatives, so each restricts the one inside."""
    maybe = "?" if optional else ""
    *inner, last = facets.patterns
    restriction = _add(parent, "restriction")
    here = restriction
    for pattern in reversed(inner):
        simple = _add(here, "simpleType")
        here = _add(simple, "restriction")
        _add(here, "pattern", value=f"({in_xml(pattern)}){maybe}")
    here.set("base", "xs:string")
    for one in restriction.iter(f"{_XS}restriction"):  # the inner type comes before the facets
        simple_type = one.find(f"{_XS}simpleType")
        if simple_type is not None:
            one.insert(0, simple_type)
    _add(restriction, "pattern", value=f"({in_xml(last)}){maybe}")
    for word in (*facets.words, *([""] if optional and facets.words else [])):
        _add(restriction, "enumeration", value=word)
    if facets.longest:
        _add(restriction, "maxLength", value=str(facets.longest))


def _add(parent: etree._Element, kind: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{_XS}{kind}", attributes)


# -- expressions -------------------------------------------------------------------------------------------------------


def in_xml(regex: str) -> str:
    """Return an expression in which classes name only characters that XML can hold.

    Args:
        regex: The expression, in the dialect of :class:`~zfgk.catalogue.pattern.Pattern`.
    """
    return "".join(_pieces(regex))


def _pieces(regex: str) -> Iterator[str]:
    place = 0
    while place < len(regex):
        if regex[place] == "\\":
            yield regex[place : place + 2]
            place += 2
        elif regex[place] == "[":
            end = _end_of_class(regex, place)
            yield _class(regex[place + 1 : end])
            place = end + 1
        else:
            yield regex[place]
            place += 1


def _end_of_class(regex: str, start: int) -> int:
    place = start + 1
    while regex[place] != "]":
        place += 2 if regex[place] == "\\" else 1
    return place


def _class(inside: str) -> str:
    negated = inside.startswith("^")
    characters = list(_characters(inside[1:] if negated else inside))
    kept: list[str] = []
    place = 0
    while place < len(characters):
        first = last = characters[place][0]
        if place + 2 < len(characters) and characters[place + 1] == ("-", False):
            last = characters[place + 2][0]
            place += 2
        place += 1
        for low, high in _HELD:
            begin, end = max(ord(first), low), min(ord(last), high)
            if begin <= end:
                kept.append(_range(chr(begin), chr(end)))
    return f"[{'^' if negated else ''}{''.join(kept)}]"


def _characters(inside: str) -> Iterator[tuple[str, bool]]:
    place = 0
    while place < len(inside):
        escaped = inside[place] == "\\"
        place += escaped
        yield inside[place], escaped
        place += 1


def _range(first: str, last: str) -> str:
    if ord(last) - ord(first) < _FEW:  # validators do not agree about ranges that end in an escape
        return "".join(_SPECIAL.get(chr(code), chr(code)) for code in range(ord(first), ord(last) + 1))
    return f"{_SPECIAL.get(first, first)}-{_SPECIAL.get(last, last)}"
