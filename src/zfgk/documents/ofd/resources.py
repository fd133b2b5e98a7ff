"""What pages refer to by number: drawing parameters, colours, pictures, drawings used more than once."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from lxml import etree

from zfgk.documents.leftovers import local
from zfgk.documents.ofd.container import Container
from zfgk.documents.ofd.geometry import numbers
from zfgk.documents.web.colours import Colour
from zfgk.model.documents import Piece, Unread

_FAINT = 12  # of 255
_CHAIN = 8


@attrs.frozen
class Paint:
    """What fills a text or a shape.

    Args:
        colour: Its colour; ``None`` for one that is not known, such as a pattern.
        seen: Whether it is opaque enough to be seen.
        opaque: Whether nothing behind it is seen.
    """

    colour: Colour | None = (0, 0, 0)
    seen: bool = True
    opaque: bool = True


class Resources:
    """The resources of a document and of its pages.

    Args:
        container: The file.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._read: set[str] = set()
        self._paints: dict[str, tuple[str, etree._Element | None]] = {}
        self.drawings: dict[str, etree._Element] = {}
        """Composite drawings by their number."""

    def read(self, place: str | None, base: str) -> Iterator[Piece]:
        """Read a part with resources.

        Args:
            place: Its place.
            base: The part that names it.

        Yields:
            Why it cannot be read, if so.
        """
        name = self._container.find(place, base)
        if name is None:
            yield Unread(f"resources of {self._container.where(base)}", "damaged", "a part is missing")
            return
        if name in self._read:
            return
        self._read.add(name)
        root = self._container.xml(name)
        if isinstance(root, Unread):
            yield root
            return
        folder = f"{(root.get('BaseLoc') or '.').strip().rstrip('/')}/"
        for node in root.iter(etree.Element):
            kind = local(node.tag)
            if kind == "DrawParam":
                fill = next((child for child in node if local(child.tag) == "FillColor"), None)
                self._paints[node.get("ID") or ""] = (node.get("Relative") or "", fill)
            elif kind == "CompositeGraphicUnit":
                self.drawings[node.get("ID") or ""] = node
            elif kind in {"MediaFile", "FontFile", "Profile"}:
                self._file(node, folder, name)

    def paint(self, fill: etree._Element | None, parameter: str | None, alpha: str | None) -> Paint:
        """Return what fills an object.

        Args:
            fill: Its own colour, if it has one.
            parameter: The number of its drawing parameters.
            alpha: Its own opacity from 0 to 255.
        """
        number = parameter or ""
        for _ in range(_CHAIN):
            if fill is not None or number not in self._paints:
                break
            number, fill = self._paints[number]
        opacity = min([255.0, *numbers(alpha)[:1], *numbers(fill.get("Alpha") if fill is not None else None)[:1]])
        colour = (0, 0, 0) if fill is None else _colour(fill)
        return Paint(colour, opacity > _FAINT, opacity >= 250)

    def _file(self, node: etree._Element, folder: str, base: str) -> None:
        place = (node.text or "").strip()
        found = self._container.find(folder + place, base) if not place.startswith("/") else None
        found = found or self._container.find(place, base)
        parent = node.getparent()
        if found is not None:
            self._container.used.add(found)
            kind = local(node.tag)
            of_media = parent.get("Type") if parent is not None and kind == "MediaFile" else ""
            self._container.media[found] = "font" if kind == "FontFile" else of_media or "other"


def _colour(fill: etree._Element) -> Colour | None:
    value = fill.get("Value")
    if value is None:
        return None if len(fill) or fill.get("Index") else (0, 0, 0)
    parts = [float(int(part[1:], 16)) if _is_hexadecimal(part) else None for part in value.split()]
    values = [part for part in parts if part is not None] if all(part is not None for part in parts) else numbers(value)
    values = [max(0.0, min(255.0, part)) for part in values]
    if len(values) == 1:
        return (round(values[0]),) * 3
    if len(values) == 3:
        return (round(values[0]), round(values[1]), round(values[2]))
    if len(values) == 4:  # cyan, magenta, yellow, black
        red, green, blue = (round((255 - ink) * (255 - values[3]) / 255) for ink in values[:3])
        return (red, green, blue)
    return None


def _is_hexadecimal(part: str) -> bool:
    return part.startswith("#") and 1 < len(part) < 4 and all(digit in "0123456789abcdefABCDEF" for digit in part[1:])
