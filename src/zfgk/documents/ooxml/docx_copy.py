"""Copying a tree element by element, by a list of what may stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs
from lxml import etree

from zfgk.documents.ooxml.docx_names import DRAWN, KEPT, LEFT_OUT, NOT_DRAWN, UNWRAPPED
from zfgk.documents.ooxml.names import MC, PIC, WP, WPG, WPS, A, M, R, W, is_on, local
from zfgk.documents.ooxml.streams import Stream
from zfgk.documents.ooxml.sweep import is_plain
from zfgk.model.documents import Visibility

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = frozenset((f"{W}t", f"{M}t"))
_PAGE_FIELD = re.compile(
    r'\s{0,20}(?:PAGE|NUMPAGES|SECTIONPAGES)(?:\s{1,20}(?:\\[*#@]\s{0,20})?[\w"\'.-]{1,20}){0,6}\s{0,20}'
)
_LAYOUT = re.compile(r"-?[0-9]{1,10}|[A-Za-z]{1,10}")
_PERSONAL = frozenset(("author", "date", "initials", "name", "element", "uri", "instr", "fldCharType"))
_DESCRIBED = frozenset(("name", "descr", "title", "tooltip"))
_PREFIXES = {
    prefix: space[1:-1]
    for prefix, space in (("w", W), ("r", R), ("m", M), ("wp", WP), ("a", A), ("pic", PIC), ("wps", WPS), ("wpg", WPG))
}
_DRAWING = (WP, A, PIC, WPS, WPG)
_WORDS = re.compile(r"[A-Za-z0-9_ .,:;%#+()-]{0,64}")

Relate = Callable[[str, str], str]
"""Takes the id of a relation and the role that its target must have; returns its id in the copy, empty for none."""


@attrs.frozen
class Fields:
    """The fields that the copy keeps, because they show nothing but the number of a page.

    Args:
        marks: The elements that mark where they begin and end.
        codes: Their codes, by the element that holds each.
    """

    marks: frozenset[etree._Element]
    codes: dict[etree._Element, str]


def page_fields(root: etree._Element) -> Fields:
    """Find the fields that show page numbers.

    Args:
        root: The root element of a part.
    """
    marks: set[etree._Element] = set()
    codes: dict[etree._Element, str] = {}
    stack: list[list[etree._Element]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}fldSimple":
            code = element.get(f"{W}instr", "")
            if _PAGE_FIELD.fullmatch(code):
                codes[element] = code
        elif kind == "begin":
            stack.append([element])
        elif stack:
            stack[-1].append(element)
            if kind == "end":
                field = stack.pop()
                texts = {one: one.text or "" for one in field if one.tag == f"{W}instrText"}
                if _PAGE_FIELD.fullmatch("".join(texts.values())):
                    marks.update(one for one in field if one.tag == f"{W}fldChar")
                    codes.update(texts)
    return Fields(frozenset(marks), codes)


class Copier:
    """Copies one part.

    Args:
        relate: Gives relations their ids in the copy.
        fields: The fields that stay.
        kept: The names of the elements that stay.
    """

    def __init__(self, relate: Relate, fields: Fields, kept: frozenset[str] = KEPT) -> None:
        self.left_out: list[str] = []
        self._relate = relate
        self._fields = fields
        self._kept = kept

    def copy(self, root: etree._Element) -> etree._Element:
        """Return a copy of a tree with nothing in it but what may stay.

        Args:
            root: Its root element.
        """
        new = etree.Element(root.tag, nsmap=_PREFIXES)
        self._children(root, new)
        _repair(new)
        etree.cleanup_namespaces(new)
        return new

    def _children(self, element: etree._Element, into: etree._Element) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, child.tag, into)

    def _child(self, child: etree._Element, tag: str, into: etree._Element) -> None:
        if child in self._fields.marks or child in self._fields.codes:
            self._field(child, tag, into)
        elif tag in _TEXTS:
            _text(child, tag, into)
        elif tag in self._kept or tag.startswith(M):
            if not _is_gone(child, tag):
                self._element(child, tag, into)
        elif tag in UNWRAPPED:
            self._children(child, into)
        elif tag == f"{MC}AlternateContent":
            self._choose(child, into)
        elif tag == f"{W}drawing":
            self._drawing(child, into)
        elif tag in LEFT_OUT:
            self.left_out.append(LEFT_OUT[tag])

    def _element(self, child: etree._Element, tag: str, into: etree._Element) -> None:
        kept = dict(_own(child))
        if tag in {f"{W}headerReference", f"{W}footerReference"}:
            new = self._relate(child.get(f"{R}id", ""), local(tag).removesuffix("Reference"))
            if not new:
                return
            kept[f"{R}id"] = new
        self._children(child, etree.SubElement(into, tag, kept))

    def _field(self, child: etree._Element, tag: str, into: etree._Element) -> None:
        new = etree.SubElement(into, tag)
        if tag == f"{W}fldChar":
            new.set(f"{W}fldCharType", child.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            new.text = self._fields.codes[child]
        else:
            new.set(f"{W}instr", self._fields.codes[child])
            self._children(child, new)

    def _choose(self, element: etree._Element, into: etree._Element) -> None:
        """Copy the branch that today's programs show; the other one repeats it for older ones."""
        for branch in element.iterchildren(f"{MC}Choice"):
            if branch.get("Requires") in {"wps", "wpg"}:
                self._children(branch, into)
                return
        self.left_out.append("drawing")

    # -- drawings ----------------------------------------------------------------------------------------------------

    def _drawing(self, element: etree._Element, into: etree._Element) -> None:
        new = etree.Element(element.tag)
        if self._can_draw(element) and self._draw(element, new):
            into.append(new)
        else:
            self.left_out.append("drawing")

    @staticmethod
    def _can_draw(element: etree._Element) -> bool:
        return all(one.get("uri") in DRAWN for one in element.iter(f"{A}graphicData")) and not any(
            str(value) not in {"", "0"} for one in element.iter(f"{A}srcRect") for value in one.values()
        )

    def _draw(self, element: etree._Element, into: etree._Element) -> bool:
        for child in element:
            tag: object = child.tag  # that of a comment is no text
            if not isinstance(tag, str) or tag in NOT_DRAWN:
                continue
            if tag == f"{W}txbxContent":
                self._children(child, etree.SubElement(into, tag))
            elif tag == f"{MC}AlternateContent":
                return False
            elif tag.startswith(_DRAWING):
                new = etree.SubElement(into, tag, dict(_shape(child)))
                if tag in {f"{WP}posOffset", f"{WP}align"} and _LAYOUT.fullmatch(child.text or ""):
                    new.text = child.text
                if not self._relates(child, new) or not self._draw(child, new):
                    return False
        return True

    def _relates(self, child: etree._Element, new: etree._Element) -> bool:
        if child.get(f"{R}link"):
            return False
        embedded = child.get(f"{R}embed")
        if embedded is None:
            return True
        relation = self._relate(embedded, "image")
        new.set(f"{R}embed", relation)
        return bool(relation)


def _own(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes that lay out text: those of the format itself, without persons and revisions."""
    for raw, value in element.items():
        key = str(raw)
        name = local(key)
        if key.startswith((W, M)) and name not in _PERSONAL and not name.startswith("rsid") and len(value) <= 64:
            yield key, str(value)


def _shape(element: etree._Element) -> Iterator[tuple[str, str]]:
    for raw, value in element.items():
        key, said = str(raw), str(value)
        if "{" not in key and key in _DESCRIBED:
            yield key, "drawing" if key == "name" else ""
        elif "{" not in key and (_WORDS.fullmatch(said) or key in {"uri", "typeface"}):
            yield key, said


def _text(child: etree._Element, tag: str, into: etree._Element) -> None:
    new = etree.SubElement(into, tag)
    new.text = (child.text or "") + "".join(one.tail or "" for one in child)
    new.set(_XML_SPACE, "preserve")


def _is_gone(element: etree._Element, tag: str) -> bool:
    """Tell whether a row was deleted or is hidden; its text has been taken out already."""
    if tag != f"{W}tr":
        return False
    properties = element.find(f"{W}trPr")
    return properties is not None and (
        properties.find(f"{W}del") is not None or bool(is_on(properties.find(f"{W}hidden")))
    )


def _repair(root: etree._Element) -> None:
    """Give tables and cells what they must have."""
    for table in list(root.iter(f"{W}tbl")):
        parent = table.getparent()
        if table.find(f"{W}tr") is None and parent is not None:
            parent.remove(table)
    for cell in root.iter(f"{W}tc", f"{W}txbxContent"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            etree.SubElement(cell, f"{W}p")


def attributes_of(root: etree._Element, where: str) -> Stream:
    """Return the attribute values that could hold words, as a text that can be cut.

    Args:
        root: The root element of a copied part.
        where: The part.
    """
    stream = Stream(where, Visibility.METADATA, "attribute")
    for element in root.iter(etree.Element):
        for key, value in element.items():
            if not is_plain(str(value), local(key)):
                stream.break_with("\n")
                stream.add(str(value), element, str(key))
    return stream
