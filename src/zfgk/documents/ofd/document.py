"""One document of an OFD file: its pages, and what it names besides."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from lxml import etree

from zfgk.documents.leftovers import local
from zfgk.documents.ofd.beside import attachments, information, listed_texts, notes, signatures
from zfgk.documents.ofd.canvas import Canvas
from zfgk.documents.ofd.container import Container
from zfgk.documents.ofd.geometry import Box, box_of
from zfgk.documents.ofd.pages import page_pieces
from zfgk.documents.ofd.resources import Resources
from zfgk.documents.ofd.rest import rest_of_part
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Unread, Visibility

_LISTS = {"CustomTags": "custom-tag", "Extensions": "extension"}
_LAYERS = {"Background": 0, "Body": 1, "Foreground": 2}


class Document:
    """A document while it is read.

    Args:
        container: The file.
        base: The part that names it.
        label: What its places begin with.
    """

    def __init__(self, container: Container, base: str, label: str) -> None:
        self._container = container
        self._base = base
        self._label = label
        self._resources = Resources(container)
        self._templates: dict[str, tuple[str, str]] = {}

    def pieces(self, body: etree._Element) -> Iterator[Piece]:
        """Yield what the document holds.

        Args:
            body: The element ``DocBody``.
        """
        for node in body:
            name = local(node.tag)
            if name == "DocInfo":
                yield from information(self._container, node, f"{self._label}document information")
            elif name == "DocRoot":
                yield from self._root(node.text)
            elif name == "Signatures":
                yield from signatures(self._container, node.text, self._base)
            elif name == "Versions":
                yield from self._versions(node)

    def _root(self, place: str | None) -> Iterator[Piece]:
        name = self._container.find(place, self._base)
        root = self._parsed(name, "document")
        if name is None or isinstance(root, Unread):
            yield root if isinstance(root, Unread) else Unread("document", "damaged")
            return
        if name in self._container.documents:  # all of it has been given out
            return
        self._container.documents.add(name)
        if local(root.tag) != "Document":
            yield Unread(self._container.where(name), "damaged", "it is named as a document and is none")
            return
        area: Box | None = None
        pages: list[etree._Element] = []
        for node in root.iter(etree.Element):
            tag = local(node.tag)
            if tag in {"PublicRes", "DocumentRes"}:
                yield from self._resources.read(node.text, name)
            elif tag == "TemplatePage":
                self._templates[node.get("ID") or ""] = (node.get("BaseLoc") or "", node.get("ZOrder") or "Background")
            elif tag == "PhysicalBox":
                area = area or box_of(node.text)
            elif tag == "Page":
                pages.append(node)
        seen: set[str] = set()
        for number, node in enumerate(pages, 1):
            yield from self._page(node, number, name, area, seen)
        yield from self._besides(root, name)

    def _parsed(self, name: str | None, what: str) -> etree._Element | Unread:
        missing = Unread(f"{self._label}{what}", "damaged", "a part that is named is missing")
        return missing if name is None else self._container.xml(name)

    def _besides(self, root: etree._Element, name: str) -> Iterator[Piece]:
        titles: list[str] = []
        for node in root.iter(etree.Element):
            tag = local(node.tag)
            if tag == "Annotations":
                yield from notes(self._container, self._resources, node.text, name)
            elif tag == "Attachments":
                yield from attachments(self._container, node.text, name)
            elif tag in _LISTS:
                yield from listed_texts(self._container, node.text, name, _LISTS[tag])
            elif tag in {"OutlineElem", "Bookmark"}:
                titles.append(node.get("Title") or node.get("Name") or "")
        where = self._container.where(name)
        if any(titles):
            yield TextPart("\n".join(titles), f"{where} outline", Visibility.VISIBLE, "bookmark")
        yield from _links(root, where)

    def _page(self, node: etree._Element, number: int, base: str, area: Box | None, seen: set[str]) -> Iterator[Piece]:
        where = f"{self._label}page {number}"
        name = self._container.find(node.get("BaseLoc"), base)
        if name in seen:  # the same page again
            return
        root = self._parsed(name, f"page {number}")
        if name is None or isinstance(root, Unread):
            yield root if isinstance(root, Unread) else Unread(where, "damaged")
            return
        seen.add(name)
        layers: list[tuple[float, etree._Element]] = []
        for child in root:
            tag = local(child.tag)
            if tag == "PageRes":
                yield from self._resources.read(child.text, name)
            elif tag == "Area":
                area = next((box_of(box.text) for box in child if local(box.tag) == "PhysicalBox"), None) or area
            elif tag == "Content":
                layers += [(_LAYERS.get(layer.get("Type") or "Body", 1), layer) for layer in child if local(layer.tag)]
            elif tag == "Template":
                yield from self._template(child, base, layers, where)
        canvas = Canvas(self._resources, self._container, where)
        for _, layer in sorted(layers, key=lambda pair: pair[0]):
            canvas.add(layer)
        yield from page_pieces(canvas, area, where, self._container.budget)
        yield from _links(root, where)
        yield from rest_of_part(self._container, name)

    def _template(
        self, node: etree._Element, base: str, layers: list[tuple[float, etree._Element]], where: str
    ) -> Iterator[Piece]:
        place, order = self._templates.get(node.get("TemplateID") or "", ("", "Background"))
        name = self._container.find(place, base)
        root = None if name is None else self._container.xml(name)
        if root is None:
            yield Unread(where, "damaged", "its template is missing")
        elif isinstance(root, Unread):
            yield root
        else:
            # A template lies under or over the layers of the page of its own order.
            above = 2.5 if (node.get("ZOrder") or order) == "Foreground" else -0.5
            for content in root:
                if local(content.tag) == "Content":
                    # A page that names its template twice is painted over with what it shows already.
                    fresh = [(above, layer) for layer in content if local(layer.tag)]
                    layers += [pair for pair in fresh if pair not in layers]
                elif local(content.tag) == "PageRes" and name is not None:
                    yield from self._resources.read(content.text, name)

    def _versions(self, node: etree._Element) -> Iterator[Piece]:
        for number, version in enumerate((child for child in node if local(child.tag) == "Version"), 1):
            where = f"{self._label}version {number}"
            name = self._container.find(version.get("BaseLoc"), self._base)
            root = self._parsed(name, f"version {number}")
            if name is None or isinstance(root, Unread):
                yield root if isinstance(root, Unread) else Unread(where, "damaged")
                continue
            if version.get("Current") == "true":
                continue
            yield Feature("earlier-revision", where)
            inner = Document(self._container, name, f"{where} ")
            for part in root:
                if local(part.tag) == "DocRoot":
                    for piece in inner._root(part.text):
                        yield _earlier(piece)


def _links(root: etree._Element, where: str) -> Iterator[Piece]:
    links = [node.get("URI") or "" for node in root.iter(etree.Element) if local(node.tag) == "URI"]
    if any(links):
        yield TextPart("\n".join(links), f"{where} actions", Visibility.METADATA, "link")


def _earlier(piece: Piece) -> Piece:
    if isinstance(piece, TextPart):
        kind = "earlier-revision" if piece.kind == "text" else piece.kind
        return attrs.evolve(piece, visibility=Visibility.HIDDEN, kind=kind)
    return attrs.evolve(piece, visibility=Visibility.HIDDEN) if isinstance(piece, Embedded) else piece
