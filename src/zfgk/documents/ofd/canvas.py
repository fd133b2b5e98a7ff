"""Drawing a page without drawing: every letter and every shape with its place, in the order in which they are painted."""

from __future__ import annotations

import re

import attrs
from lxml import etree

from zfgk.documents.leftovers import local
from zfgk.documents.ofd.container import Container
from zfgk.documents.ofd.geometry import (
    Box,
    Matrix,
    Point,
    Polygon,
    bounds,
    box_of,
    is_within,
    matrix_of,
    numbers,
    outlines,
)
from zfgk.documents.ofd.resources import Paint, Resources

_REPEATED = re.compile(r"g\s{1,9}(\d{1,6})\s{1,9}([-+]?[\d.]{1,20})|([-+]?[\d.]{1,20}(?:[eE][-+]?\d{1,2})?)")
_DEEP = 12  # drawings within drawings; a drawing may name itself
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
MOST = 200_000
"""How many letters, or points of outlines, one page may have: they cost about 300 bytes each."""
_COST = 8  # units of work for a letter or an element of a drawing: the same one may be painted many times
_SMALLEST = 0.7  # millimetres: two points


@attrs.frozen
class Letter:
    """One character on the page.

    Args:
        text: The character.
        at: Where its baseline begins.
        middle: The middle of its square.
        size: Its size.
        run: The number of the run of characters to which it belongs.
    """

    text: str
    at: Point
    middle: Point
    size: float
    run: int = 0


@attrs.frozen(eq=False)
class Words:
    """One text object.

    Args:
        letters: Its characters.
        paint: What fills them.
        how: ``hidden-text``, ``invisible-text``, ``tiny-text`` or ``clipped-text`` if the object itself says that it is not seen.
        upright: Whether it runs along a line.
    """

    letters: tuple[Letter, ...]
    paint: Paint
    how: str = ""
    upright: bool = True


@attrs.frozen(eq=False)
class Shape:
    """One filled area or picture.

    Args:
        polygons: Its outlines.
        box: The rectangle around them.
        paint: What fills it.
        picture: Whether it is a picture.
        points: How many points its outlines have.
    """

    polygons: tuple[Polygon, ...]
    box: Box
    paint: Paint
    picture: bool = False
    points: int = 4

    def covers(self, point: Point) -> bool:
        """Tell whether a point is under it.

        Args:
            point: The point.
        """
        return self.box.holds(point) and is_within(point, self.polygons)


@attrs.frozen
class _Around:
    matrix: Matrix
    hidden: bool = False
    parameter: str | None = None
    alpha: str | None = None
    depth: int = 0


class Canvas:
    """What is painted on one page.

    Args:
        resources: What the objects refer to.
        container: The file; it learns which texts were read.
        where: The page, for reports.
    """

    def __init__(self, resources: Resources, container: Container, where: str) -> None:
        self.objects: list[Words | Shape] = []
        """What is painted, first what lies below."""
        self.unknown: bool = False
        """Whether a text is given by the numbers of its glyphs alone."""
        self.full: bool = False
        """Whether there is more on the page than :data:`MOST`; the rest was left out."""
        self._count = 0
        self._resources = resources
        self._runs = 0
        self._budget = container.budget
        self._shown = container.shown
        self._where = where

    def add(self, node: etree._Element, origin: Box | None = None) -> None:
        """Paint a layer, a page block or the appearance of an annotation.

        Args:
            node: The element.
            origin: Where its own coordinates begin, if not at the corner of the page.
        """
        matrix = Matrix(e=origin.x, f=origin.y) if origin else Matrix()
        self._block(node, _Around(matrix, parameter=node.get("DrawParam"), hidden=node.get("Visible") == "false"))

    def _block(self, node: etree._Element, around: _Around) -> None:
        for child in node:
            self._budget.spend_work(self._where, _COST if around.depth else 2)
            kind = local(child.tag)
            if kind in {"PageBlock", "Layer", "Content"}:
                hidden = around.hidden or child.get("Visible") == "false"
                self._block(
                    child, attrs.evolve(around, hidden=hidden, parameter=child.get("DrawParam") or around.parameter)
                )
            elif kind == "TextObject":
                self._text(child, self._inner(child, around), around.matrix)
            elif kind == "PathObject":
                self._path(child, self._inner(child, around))
            elif kind == "ImageObject":
                self._image(child, self._inner(child, around))
            elif kind == "CompositeObject":
                drawing = self._resources.drawings.get(child.get("ResourceID") or "")
                self._budget.spend_work(self._where, _COST * _COST)
                if drawing is not None and around.depth < _DEEP:
                    self._block(drawing, self._inner(child, around))

    def _inner(self, node: etree._Element, around: _Around) -> _Around:
        boundary = box_of(node.get("Boundary"))
        corner = Matrix(e=boundary.x, f=boundary.y) if boundary else Matrix()
        return _Around(
            matrix_of(node.get("CTM")).then(corner).then(around.matrix),
            around.hidden or (node.get("Visible") or "").strip().lower() in {"false", "0"},
            node.get("DrawParam") or around.parameter,
            min((node.get("Alpha"), around.alpha), key=lambda alpha: (numbers(alpha) or [255.0])[0]),
            around.depth + 1,
        )

    def _paint(self, node: etree._Element, within: _Around, *, filled: bool) -> Paint:
        fill = next((child for child in node if local(child.tag) == "FillColor"), None)
        paint = self._resources.paint(fill, within.parameter, within.alpha)
        says = (node.get("Fill") or "").strip().lower()
        return (
            paint if says in {"true", "1"} or (filled and says == "") else attrs.evolve(paint, seen=False, opaque=False)
        )

    def _text(self, node: etree._Element, within: _Around, outer: Matrix) -> None:
        size = _size(node)
        letters: list[Letter] = []
        upright = True
        at: Point = (0.0, 0.0)
        for child in node:
            if local(child.tag) == "CGTransform":
                self.unknown = self.unknown or not any((code.text or "").strip() for code in _codes(node))
            if local(child.tag) != "TextCode":
                continue
            text = (child.text or "").strip("\r\n")
            if not self._has_room(len(text)):
                return
            self._shown.add(child)
            self._budget.spend_work(self._where, 1 + _COST * len(text))
            self.unknown = self.unknown or _UNKNOWN.search(text) is not None
            at = ((numbers(child.get("X")) or [at[0]])[0], (numbers(child.get("Y")) or [at[1]])[0])
            across, down = _steps(child.get("DeltaX"), len(text)), _steps(child.get("DeltaY"), len(text))
            upright = upright and not any(down)
            self._runs += 1
            for index, character in enumerate(text):
                letters.append(attrs.evolve(_letter(character, at, size, within.matrix), run=self._runs))
                step = across[index] if index < len(across) else 0.0 if down else _width(character, size)
                at = (at[0] + step, at[1] + (down[index] if index < len(down) else 0.0))
        paint = self._paint(node, within, filled=True)
        stroked = (node.get("Stroke") or "").strip().lower() in {"true", "1"}
        how = "hidden-text" if within.hidden else "" if paint.seen or stroked else "invisible-text"
        if not how and letters and letters[0].size < _SMALLEST:
            how = "tiny-text"
        if not how and _is_clipped(letters, box_of(node.get("Boundary")), outer):
            how = "clipped-text"
        if stroked:
            paint = attrs.evolve(paint, colour=None)
        self.objects.append(Words(tuple(letters), paint, how, upright))

    def _path(self, node: etree._Element, within: _Around) -> None:
        paint = self._paint(node, within, filled=False)
        data = next((child for child in node if local(child.tag) == "AbbreviatedData"), None)
        if within.hidden or not paint.seen or data is None or not data.text:
            return
        self._budget.spend_work(self._where, 1 + len(data.text) // 8)
        self._shape(outlines(data.text, within.matrix), paint, picture=False)

    def _image(self, node: etree._Element, within: _Around) -> None:
        alpha = numbers(within.alpha)[:1] or [255.0]
        # The picture is a square of size 1 that the transformation stretches; without one it fills its rectangle.
        box = box_of(node.get("Boundary"))
        matrix = within.matrix
        if not node.get("CTM"):
            matrix = Matrix(box.width, 0, 0, box.height).then(matrix) if box else Matrix(0, 0, 0, 0)
        if not within.hidden:
            corners = tuple(matrix.apply(*corner) for corner in Box(0, 0, 1, 1).corners)
            self._shape([corners], Paint(None, alpha[0] > 12, alpha[0] >= 250), picture=True)

    def _has_room(self, more: int) -> bool:
        self._count += more
        self.full = self.full or self._count > MOST
        return not self.full

    def _shape(self, polygons: list[Polygon], paint: Paint, *, picture: bool) -> None:
        if polygons and self._has_room(sum(map(len, polygons))):
            self.objects.append(Shape(tuple(polygons), bounds(polygons), paint, picture, sum(map(len, polygons))))


def _is_clipped(letters: list[Letter], boundary: Box | None, outer: Matrix) -> bool:
    """Tell whether most letters stand outside the rectangle of their object, where the standard has them cut away."""
    if boundary is None or not letters:
        return False
    rectangle = bounds([tuple(outer.apply(*corner) for corner in boundary.corners)])
    room = letters[0].size
    wide = Box(rectangle.x - room, rectangle.y - room, rectangle.width + 2 * room, rectangle.height + 2 * room)
    return 2 * sum(not wide.holds(letter.middle) for letter in letters) > len(letters)


def _size(node: etree._Element) -> float:
    """Return the size of the letters; where it is missing, the height of the object or that of common text."""
    boundary = box_of(node.get("Boundary"))
    found = (numbers(node.get("Size")) or numbers(node.get("size")) or [boundary.height if boundary else 0.0])[0]
    return found if found > 0 else 3.5


def _codes(node: etree._Element) -> list[etree._Element]:
    return [child for child in node if local(child.tag) == "TextCode"]


def _letter(character: str, at: Point, size: float, matrix: Matrix) -> Letter:
    width = _width(character, size)
    middle = matrix.apply(at[0] + width / 2, at[1] - size * 0.35)
    return Letter(character, matrix.apply(*at), middle, size * matrix.scale)


def _width(character: str, size: float) -> float:
    return size if ord(character) >= 0x2E80 else size / 2


def _steps(text: str | None, most: int) -> list[float]:
    """Read the distances between characters; ``g 3 4.5`` stands for three times 4.5."""
    steps: list[float] = []
    for times, repeated, single in _REPEATED.findall(text or ""):
        if len(steps) >= most:
            break
        steps += numbers(repeated)[:1] * min(int(times), most) if times else numbers(single)[:1]
    return steps
