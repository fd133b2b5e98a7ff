"""Copying what a person sees of an OpenDocument file, element by element, by a list of what may stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from zfgk.documents.leftovers import local, texts_within
from zfgk.documents.odf.dress import DRAW, OFFICE, SVG, TABLE, TEXT, Dress
from zfgk.documents.odf.looks import Looks, kind_of, value_of
from zfgk.documents.odf.story import hidden_columns, repeated
from zfgk.documents.ooxml.streams import TAIL, Stream
from zfgk.documents.ooxml.streams import TEXT as OWN
from zfgk.documents.web.seeing import Light

_XLINK = "{http://www.w3.org/1999/xlink}"
_PARAGRAPHS = frozenset(("p", "h"))
_SHAPES = frozenset(("frame", "custom-shape", "rect", "line", "ellipse", "polygon", "caption"))
# What holds blocks and is itself nothing that anybody sees.
_AROUND = frozenset(
    [
        "text",
        "spreadsheet",
        "presentation",
        "drawing",
        "section",
        "g",
        "text-box",
        "numbered-paragraph",
        "table-of-content",
        "bibliography",
        "index-body",
        "index-title",
        "alphabetical-index",
        "illustration-index",
        "object-index",
        "user-index",
        "table-index",
    ]
)
_NOT_SHOWN = frozenset(("none", "condition", "false"))
_KEPT = {
    **dict.fromkeys(("list", "list-item", "list-header"), TEXT),
    **dict.fromkeys(("table-header-rows",), TABLE),
    "page": DRAW,
}
_COUNTS = frozenset(
    (
        "number-columns-repeated",
        "number-rows-repeated",
        "number-columns-spanned",
        "number-rows-spanned",
        "outline-level",
    )
)
_COUNT = re.compile(r"[0-9]{1,5}")
_LENGTH = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,5})?(?:cm|mm|in|pt|px|pc|%)")
_FIGURE = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,6})?")
_GONE = frozenset(("annotation", "annotation-end", "ruby-text", "script", "binary-data", "bookmark", "note-ref"))

Picture = Callable[[str], str]
"""Takes the address of a picture in the original; returns its address in the copy, empty if it is left out."""


class Copier:
    """Copies the body of one document.

    Args:
        stream: The text of the copy, as far as a person sees it.
        looks: What hides text in the original.
        dress: The styles of the copy.
        picture: Copies a picture.
    """

    def __init__(self, stream: Stream, looks: Looks, dress: Dress, picture: Picture) -> None:
        self._stream = stream
        self._looks = looks
        self._dress = dress
        self._picture = picture
        self.figures: list[tuple[etree._Element, etree._Element]] = []
        """The cells that may hold a figure, in the copy and in the original."""

    def blocks(self, node: etree._Element, into: etree._Element, light: Light | None = None) -> None:
        """Copy the blocks within an element.

        Args:
            node: The element of the original.
            into: The element of the copy.
            light: Whether text is seen there.
        """
        light = light or Light()
        for child in node:
            self._block(child, local(child.tag), into, light)

    def _block(self, node: etree._Element, tag: str, into: etree._Element, light: Light) -> None:
        light = self._looks.within(node, light)
        if kind_of(light):
            return
        if tag in _PARAGRAPHS:
            self._paragraph(node, tag, into, light)
        elif tag == "table":
            self._table(node, into, light)
        elif tag in _SHAPES:
            self._shape(node, into, light)
        elif tag in _AROUND:
            if value_of(node, "display") not in _NOT_SHOWN:
                self.blocks(node, into, light)
        elif tag in _KEPT:
            new = etree.SubElement(into, f"{_KEPT[tag]}{tag}")
            if tag == "page":
                new.set(f"{DRAW}master-page-name", "seen")
            self._stream.break_with("\n")
            self.blocks(node, new, light)

    def _paragraph(self, node: etree._Element, tag: str, into: etree._Element, light: Light) -> None:
        if any(local(child.tag) == "hidden-paragraph" and value_of(child, "is-hidden") != "false" for child in node):
            return
        new = etree.SubElement(into, f"{TEXT}{tag}", self._dress.on(node) | _counts(node, TEXT))
        self._stream.break_with("\n")
        self._inline(node, new, light)
        self._stream.break_with("\n")

    def _inline(self, node: etree._Element, into: etree._Element, light: Light) -> None:
        self._say(node.text, into)
        for child in node:
            tag = local(child.tag)
            if tag and tag not in _GONE:
                self._run(child, tag, into, light)
            self._say(child.tail, into)

    def _run(self, node: etree._Element, tag: str, into: etree._Element, light: Light) -> None:
        light = self._looks.within(node, light)
        if kind_of(light) or (tag == "hidden-text" and value_of(node, "is-hidden") != "false"):
            return
        if tag in {"s", "tab", "line-break"}:
            new = etree.SubElement(into, f"{TEXT}{tag}")
            count = value_of(node, "c")
            if tag == "s" and _COUNT.fullmatch(count):
                new.set(f"{TEXT}c", count)
            self._stream.add({"s": " ", "tab": "\t"}.get(tag, "\n"))
        elif tag == "span":
            self._inline(node, etree.SubElement(into, f"{TEXT}span", self._dress.on(node)), light)
        elif tag == "note":
            self._note(node, into, light)
        elif tag in _SHAPES or tag == "g":
            self._block(node, tag, into, light)
        else:  # links, fields and references: what they show
            self._inline(node, into, light)

    def _note(self, node: etree._Element, into: etree._Element, light: Light) -> None:
        kind = "endnote" if value_of(node, "note-class") == "endnote" else "footnote"
        new = etree.SubElement(into, f"{TEXT}note", {f"{TEXT}note-class": kind})
        for child in node:
            part = etree.SubElement(new, f"{TEXT}{local(child.tag)}") if local(child.tag).startswith("note-") else None
            if part is not None and local(child.tag) == "note-citation":
                self._say(child.text, part)
            elif part is not None:
                self.blocks(child, part, light)

    def _say(self, text: str | None, into: etree._Element) -> None:
        """Write a piece of text; every piece has a slot of its own, so that it can be cut."""
        if not text:
            return
        if len(into):
            last = into[-1]
            if last.tail:
                last = etree.SubElement(into, f"{TEXT}span")
                last.text = text
                self._stream.add(text, last, OWN)
            else:
                last.tail = text
                self._stream.add(text, last, TAIL)
        elif into.text:
            last = etree.SubElement(into, f"{TEXT}span")
            last.text = text
            self._stream.add(text, last, OWN)
        else:
            into.text = text
            self._stream.add(text, into, OWN)

    def _shape(self, node: etree._Element, into: etree._Element, light: Light) -> None:
        image = next((child for child in node if local(child.tag) == "image"), None)
        frame = etree.Element(f"{DRAW}frame")
        for name in ("width", "height", "x", "y"):
            length = node.get(f"{SVG}{name}", "")
            if _LENGTH.fullmatch(length):
                frame.set(f"{SVG}{name}", length)
        anchor = value_of(node, "anchor-type")
        if anchor in {"paragraph", "char", "as-char", "page", "frame"}:
            frame.set(f"{TEXT}anchor-type", anchor)
        address = self._picture(value_of(image, "href")) if image is not None else ""
        if address:
            kept = {f"{_XLINK}href": address, f"{_XLINK}type": "simple", f"{_XLINK}show": "embed"}
            etree.SubElement(frame, f"{DRAW}image", kept)
        else:
            self._stream.break_with("\n")
            box = etree.SubElement(frame, f"{DRAW}text-box")
            self.blocks(node, box, light)
            tables = [child for child in box if child.tag == f"{TABLE}table"]
            for table in tables:  # on slides a table is a frame's own content
                frame.append(table)
            if tables:
                frame.remove(box)
        if len(frame) and any(len(child) or child.attrib for child in frame):
            into.append(frame)

    def _table(self, node: etree._Element, into: etree._Element, light: Light) -> None:
        if not self._looks.is_shown(node):
            return
        new = etree.SubElement(into, f"{TABLE}table", self._dress.on(node))
        hidden = list(hidden_columns(node))
        self._columns(node, new, hidden, [0])
        self._rows(node, new, hidden, light)

    def _columns(
        self, node: etree._Element, into: etree._Element, hidden: list[tuple[int, int]], at: list[int]
    ) -> None:
        for child in node:
            tag = local(child.tag)
            if tag == "table-column":
                start = at[0]
                at[0] += repeated(child)
                if not any(first <= start < last for first, last in hidden):
                    kept = self._dress.on(child) | _counts(child, TABLE)
                    etree.SubElement(into, f"{TABLE}table-column", kept)
            elif "column" in tag:
                self._columns(child, into, hidden, at)

    def _rows(self, node: etree._Element, into: etree._Element, hidden: list[tuple[int, int]], light: Light) -> None:
        for child in node:
            tag = local(child.tag)
            if tag == "table-row":
                if value_of(child, "visibility") not in {"collapse", "filter"}:
                    self._row(child, into, hidden, self._looks.within(child, light))
            elif tag == "table-header-rows":
                self._rows(child, etree.SubElement(into, f"{TABLE}{tag}"), hidden, light)
            elif tag in {"table-rows", "table-row-group"} and value_of(child, "display") != "false":
                self._rows(child, into, hidden, light)

    def _row(self, node: etree._Element, into: etree._Element, hidden: list[tuple[int, int]], light: Light) -> None:
        row = etree.SubElement(into, f"{TABLE}table-row", self._dress.on(node) | _counts(node, TABLE))
        position = 0
        for cell in node:
            tag = local(cell.tag)
            if tag not in {"table-cell", "covered-table-cell"}:
                continue
            start = position
            position += repeated(cell)
            if any(first <= start < last for first, last in hidden):
                continue
            new = etree.SubElement(row, f"{TABLE}{tag}", self._dress.on(cell) | _counts(cell, TABLE))
            if tag == "table-cell":
                self._stream.break_with("\n")
                self.blocks(cell, new, self._looks.within(cell, light))
                self.figures.append((new, cell))

    def settle(self) -> None:
        """Give cells their figures where they say no more than what is shown of them, after everything was cut."""
        for new, old in self.figures:
            shown = "".join(texts_within(new)).strip().replace(",", "")
            value = old.get(f"{OFFICE}value", "")
            if _FIGURE.fullmatch(shown) and _FIGURE.fullmatch(value) and float(shown) == float(value):
                new.set(f"{OFFICE}value-type", "float")
                new.set(f"{OFFICE}value", shown)
            elif shown:
                new.set(f"{OFFICE}value-type", "string")


def _counts(node: etree._Element, space: str) -> dict[str, str]:
    return {
        f"{space}{local(key)}": str(value)
        for key, value in node.attrib.items()
        if local(key) in _COUNTS and _COUNT.fullmatch(str(value))
    }
