"""Texts put together from many nodes of a tree, each remembered, so that a span of the text can be cut from the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
from lxml import etree

from zfgk.documents.ooxml.names import W
from zfgk.model.documents import MARK, Cut, TextPart, Visibility

TEXT = "."
TAIL = ">"
WHOLE = "*"
"""Where in an element a piece of text stands: in it, after it, or the element itself stands for it, as a tab does; any
other word is the name of an attribute."""


@attrs.frozen
class Spot:
    """A node that holds a piece of a text.

    Args:
        start: The offset of the piece in the text.
        length: Its length.
        element: The element.
        slot: ``TEXT``, ``TAIL``, ``WHOLE`` or the name of an attribute.
    """

    start: int
    length: int
    element: etree._Element
    slot: str


class Stream:
    """A text that grows piece by piece.

    Args:
        where: The part of the file.
        visibility: Whether a person who opens the file sees the text.
        kind: What holds it.
    """

    def __init__(self, where: str, visibility: Visibility, kind: str) -> None:
        self.where = where
        self.visibility = visibility
        self.kind = kind
        self.spots: list[Spot] = []
        self._pieces: list[str] = []
        self._length = 0
        self._pending = ""

    def add(self, text: str, element: etree._Element | None = None, slot: str = TEXT) -> int:
        """Append a piece.

        Args:
            text: The piece.
            element: The element that holds it; ``None`` for what stands in no single node.
            slot: Where in the element.

        Returns:
            The offset at which it begins.
        """
        if self._pending and self._length:
            self._pieces.append(self._pending)
            self._length += len(self._pending)
        self._pending = ""
        if element is not None:
            self.spots.append(Spot(self._length, len(text), element, slot))
        self._pieces.append(text)
        self._length += len(text)
        return self._length - len(text)

    def __len__(self) -> int:
        return self._length

    def break_with(self, separator: str) -> None:
        """Separate what comes from what was, once however often it is asked for; the last word counts.

        Args:
            separator: A tab between cells, a line feed between lines.
        """
        if self._length:
            self._pending = separator

    @property
    def broken(self) -> bool:
        """Whether a separator comes before the next piece, or nothing is there yet."""
        return bool(self._pending) or not self._length

    def tail(self) -> str:
        """Return the last characters, about as many as an identifier has; nothing after a separator."""
        return "" if self._pending else "".join(self._pieces[-8:])[-40:]

    def part(self) -> TextPart | None:
        """Return the text as a part, or ``None`` if there is no text."""
        text = "".join(self._pieces)
        return TextPart(text, self.where, self.visibility, self.kind) if text.strip() else None

    def cut(self, cuts: Sequence[Cut]) -> None:
        """Replace spans by the mark in the nodes that hold them.

        Args:
            cuts: The spans in order, without overlaps.
        """
        for spot, changes in _by_spot(self.spots, cuts):
            if spot.slot == WHOLE:
                _set(spot, changes[0][2])
                continue
            text = _get(spot)
            for start, end, mark in reversed(changes):
                text = text[:start] + mark + text[end:]
            _set(spot, text)

    def blank(self) -> None:
        """Take the whole text out of the tree."""
        for spot in self.spots:
            _set(spot, "")


def _by_spot(spots: Sequence[Spot], cuts: Sequence[Cut]) -> Iterator[tuple[Spot, list[tuple[int, int, str]]]]:
    """Yield the nodes that change, each with what changes in it: start, end, and what comes instead."""
    marked: set[int] = set()
    first = 0
    for spot in spots:
        changes: list[tuple[int, int, str]] = []
        end = spot.start + spot.length
        while first < len(cuts) and cuts[first].end <= spot.start:
            first += 1
        for index in range(first, len(cuts)):
            cut = cuts[index]
            if cut.start >= end:
                break
            if spot.length and cut.end > spot.start:
                mark = "" if index in marked else MARK  # one mark for each cut, in the first of its nodes
                marked.add(index)
                changes.append((max(0, cut.start - spot.start), min(spot.length, cut.end - spot.start), mark))
        if changes:
            yield spot, changes


def _get(spot: Spot) -> str:
    if spot.slot in {TEXT, WHOLE}:
        return spot.element.text or ""
    return (spot.element.tail if spot.slot == TAIL else spot.element.get(spot.slot)) or ""


def _set(spot: Spot, text: str) -> None:
    if spot.slot == WHOLE:  # the element becomes one that holds text
        spot.element.tag = f"{W}t"
        spot.element.attrib.clear()
        spot.element.text = text
    elif spot.slot == TEXT:
        spot.element.text = text
    elif spot.slot == TAIL:
        spot.element.tail = text
    else:
        spot.element.set(spot.slot, text)
