"""What stands beside the pages of a document: notes, attachments, bookmarks, tags, extensions, signatures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Generator, Iterator

from lxml import etree

from zfgk.documents.binary import readable
from zfgk.documents.leftovers import all_text, local
from zfgk.documents.ofd.canvas import Canvas, Words
from zfgk.documents.ofd.container import Container
from zfgk.documents.ofd.geometry import box_of
from zfgk.documents.ofd.lines import lines_of
from zfgk.documents.ofd.resources import Resources
from zfgk.model.documents import Embedded, Feature, Piece, TextPart, Unread, Visibility

_PERSONS = frozenset(("author", "creator", "authoremail"))
_PROPERTIES = {"Title": "title", "CustomData": "custom-property"}
_Part = tuple[str, etree._Element]  # noqa: SLF001  # lxml gives the class no other name
_DOCUMENT_ID = re.compile(r"[0-9A-Fa-f-]{32,36}")
_SECOND = re.compile(r"#\d{1,5}$")  # as a package calls the second entry of one name
_INNER = b"PK\3\4"
_INNER_END = b"PK\5\6"
_END_LENGTH = 22


def information(container: Container, node: etree._Element, where: str) -> Iterator[Piece]:
    """Yield what a document says about itself.

    Args:
        container: The file.
        node: The element ``DocInfo``.
        where: Its place.
    """
    for child in node.iter(etree.Element):
        container.shown.add(child)
        text = (child.text or "").strip()
        name = local(child.tag)
        if text and not _DOCUMENT_ID.fullmatch(text):
            kind = "author" if name.lower() in _PERSONS else _PROPERTIES.get(name, "property")
            label = f"{where} {name}" if name.isascii() and name.isalpha() and len(name) < 30 else where
            value = f"{child.get('Name')}\n{text}" if child.get("Name") else text
            yield TextPart(value, label, Visibility.METADATA, kind)


def notes(container: Container, resources: Resources, place: str | None, base: str) -> Iterator[Piece]:
    """Yield the notes on pages.

    Args:
        container: The file.
        resources: What their appearances refer to.
        place: Where their list stands.
        base: The part that names it.
    """
    for name, root in (yield from _parts(container, place, base, "FileLoc")):
        for note in root:
            if local(note.tag):
                yield from _note(note, container, resources, f"{container.where(name)} {local(note.tag)}")


def _note(note: etree._Element, container: Container, resources: Resources, where: str) -> Iterator[Piece]:
    canvas = Canvas(resources, container, where)
    for part in note:
        name = local(part.tag)
        if name == "Appearance":
            canvas.add(part, box_of(part.get("Boundary")))
    seen = note.get("Visible") != "false"
    visibility = Visibility.VISIBLE if seen else Visibility.HIDDEN
    shown = lines_of(letter for one in canvas.objects if isinstance(one, Words) for letter in one.letters)
    remarks = [part for part in note.iter(etree.Element) if local(part.tag) in {"Remark", "Parameter"}]
    container.shown.update(remarks)
    said = "\n".join(text for part in remarks if (text := (part.text or "").strip()))
    watermark = note.get("Type") == "Watermark"
    if shown:
        kind = "hidden-text" if not seen else "watermark" if watermark else "comment"
        yield TextPart(shown, where, visibility, kind)
    if said:
        yield TextPart(said, where, Visibility.HIDDEN, "comment")
    if (creator := note.get("Creator") or "").strip():
        yield TextPart(creator, where, Visibility.METADATA, "author")


def attachments(container: Container, place: str | None, base: str) -> Iterator[Piece]:
    """Yield the attached files.

    Args:
        container: The file.
        place: Where their list stands.
        base: The part that names it.
    """
    listed = yield from _listed(container, place, base)
    for node in listed[1].iter(etree.Element) if listed else ():
        if listed and local(node.tag) == "FileLoc":
            parent = node.getparent()
            title = (parent.get("Name") or "") if parent is not None else ""
            found = container.find(node.text, listed[0])
            if found is None:
                yield Unread(container.where(listed[0]), "damaged", "an attached file is missing")
                continue
            data = container.data(found)
            name = title if posixpath.splitext(title)[1] else posixpath.basename(found)
            if title and title != name:
                yield TextPart(title, container.where(found), Visibility.METADATA, "embedded-name")
            yield data if isinstance(data, Unread) else Embedded(data, name, container.where(found))


def listed_texts(container: Container, place: str | None, base: str, kind: str) -> Iterator[Piece]:
    """Yield the texts of a list and of the parts that it names: custom tags, extensions.

    Args:
        container: The file.
        place: Where the list stands.
        base: The part that names it.
        kind: The kind of the texts.
    """
    listed = yield from _listed(container, place, base)
    if not listed:
        return
    name, root = listed
    yield from all_text(root, container.where(name), kind, Visibility.METADATA)
    container.shown.update(root.iter(etree.Element))
    for node in root.iter(etree.Element):
        if local(node.tag) in {"FileLoc", "ExtendData", "SchemaLoc"}:
            found = container.find(node.text, name)
            if found is not None and found not in container.used:
                yield from loose(container, found, kind)


def signatures(container: Container, place: str | None, base: str) -> Iterator[Piece]:
    """Yield that there are signatures, and what their seals and certificates say.

    Args:
        container: The file.
        place: Where their list stands.
        base: The part that names it.
    """
    for name, root in (yield from _parts(container, place, base, "Signature")):
        yield Feature("signature", container.where(name))
        yield from all_text(root, container.where(name), "signature", Visibility.METADATA, joined=False)
        container.shown.update(root.iter(etree.Element))
        for part in root.iter(etree.Element):
            found = container.find(part.text, name) if local(part.tag) in {"BaseLoc", "SignedValue"} else None
            if found is not None and found not in container.used:
                yield from _seal(container, found)


def _seal(container: Container, name: str) -> Iterator[Piece]:
    data = container.data(name)
    if isinstance(data, Unread):
        yield data
        return
    if text := readable(data):
        yield TextPart(text, container.where(name), Visibility.METADATA, "signature")
    begin, end = data.find(_INNER), data.rfind(_INNER_END)
    if 0 <= begin < end:
        # The picture of a seal is a document itself; it ends with its directory, whose own end has no comment.
        yield Embedded(data[begin : end + _END_LENGTH], "seal.ofd", container.where(name), Visibility.VISIBLE)


def loose(container: Container, name: str, kind: str) -> Iterator[Piece]:
    """Yield everything of a part whose form is not known.

    Args:
        container: The file.
        name: The part.
        kind: The kind of its texts.
    """
    where = container.where(name)
    plain = _SECOND.sub("", name)
    if plain.lower().endswith(".xml"):
        root = container.xml(name)
        if isinstance(root, Unread):
            yield root
            data = container.data(name)
            if not isinstance(data, Unread):
                yield TextPart(data.decode("utf-8", "replace"), where, Visibility.HIDDEN, kind)
        else:
            yield from all_text(root, where, kind, Visibility.HIDDEN)
            container.shown.update(root.iter(etree.Element))
        return
    data = container.data(name)
    yield data if isinstance(data, Unread) else Embedded(data, posixpath.basename(plain), where)


def _parts(container: Container, place: str | None, base: str, tag: str) -> Generator[Piece, None, list[_Part]]:
    """Parse the parts that a list names, each once."""
    listed = yield from _listed(container, place, base)
    found: dict[str, _Part] = {}
    for node in listed[1].iter(etree.Element) if listed else ():
        if listed and local(node.tag) == tag:
            part = yield from _listed(container, node.get("BaseLoc") or node.text, listed[0])
            if part:
                found.setdefault(part[0], part)
    return list(found.values())


def _listed(container: Container, place: str | None, base: str) -> Generator[Piece, None, _Part | None]:
    """Parse a part that another names; yield why that cannot be done, if so."""
    name = container.find(place, base)
    if name is None:
        if (place or "").strip():
            yield Unread(container.where(base), "damaged", "a part that it names is missing")
        return None
    root = container.xml(name)
    if isinstance(root, Unread):
        yield root
        return None
    return name, root
