"""What no page and no list of an OFD file gave out: words beside the known ones, and parts that nothing names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from zfgk.documents.binary import is_picture, picture_pieces
from zfgk.documents.leftovers import attributes, remarks
from zfgk.documents.ofd.beside import loose
from zfgk.documents.ofd.container import Container
from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility

# Texts that are places of parts, numbers of objects, or lists of numbers for drawing.
_NO_WORDS = re.compile(
    r"[\s0-9.,+\-eEgGMLCQBASTZz:]*+|(?![^./\\]*[0-9]{7})[\w./\\-]{1,200}|[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}",
    re.ASCII,
)
_LONG_NUMBER = re.compile(r"(?<![0-9.])[0-9]{7,}")
_READ = frozenset(("Title", "URI"))


def rest(container: Container) -> Iterator[Piece]:
    """Yield what was not given out yet.

    Args:
        container: The file, read as far as its parts name each other.

    Yields:
        ``other-text`` and ``attribute`` of the parts that were read; ``unreferenced-part`` for the others, with their
        content; for pictures their features; for fonts nothing.
    """
    for name in list(container.roots):
        yield from rest_of_part(container, name)
    for name in container.package.names:
        if name in container.used:
            yield from _resource(container, name)
            continue
        yield Feature("unreferenced-part", container.where(name))
        yield from loose(container, name, "unreferenced-part")
        yield from rest_of_part(container, name)


def rest_of_part(container: Container, name: str) -> Iterator[Piece]:
    """Yield what was not given out of one part, and forget the part.

    Args:
        container: The file.
        name: The part; nothing happens if it was not parsed.
    """
    root = container.roots.pop(name, None)
    if root is None:
        return
    where = container.where(name)
    if texts := list(_texts(root, container)):
        yield TextPart("\n\n".join(texts), where, Visibility.HIDDEN, "other-text")
    yield from attributes(root, where, container.budget, _READ, container.places)
    yield from remarks(root, where)
    container.shown.difference_update(root.iter())


def _texts(root: etree._Element, container: Container) -> Iterator[str]:
    for node in root.iter(etree.Element):
        for text in (node.text if node not in container.shown else None, node.tail):
            if text and text.strip() and text.strip() not in container.places:
                if not _NO_WORDS.fullmatch(text):
                    yield text.strip()
                elif "-" not in text.strip()[1:]:
                    yield from _LONG_NUMBER.findall(text)


def _resource(container: Container, name: str) -> Iterator[Piece]:
    """Yield what stands in a picture; name sounds and films, which nobody reads here."""
    kind = container.media.get(name)
    if kind is None or kind == "font":
        return
    data = container.data(name)
    if isinstance(data, Unread):
        yield data
    elif is_picture(data):
        yield from picture_pieces(data, container.where(name))
    elif kind == "Image":
        yield Feature("image", container.where(name))
    else:
        yield Unread(container.where(name), "unknown-part", "a sound, a film or something else without text")
