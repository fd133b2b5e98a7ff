"""Places on a page: in millimetres from its top left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import attrs

Point = tuple[float, float]
Polygon = tuple[Point, ...]

_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_TAKES = {"M": 2, "L": 2, "S": 2, "Q": 4, "B": 6, "A": 7}
_LARGEST = 1e7


@attrs.frozen
class Matrix:
    """A transformation: six numbers as the standard writes them."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> Point:
        """Return where a point goes.

        Args:
            x: Its place across.
            y: Its place down.
        """
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: Matrix) -> Matrix:
        """Return this transformation followed by another.

        Args:
            other: The other.
        """
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    @property
    def scale(self) -> float:
        """By how much lengths grow, roughly."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


@attrs.frozen
class Box:
    """A rectangle.

    Args:
        x: Its left edge.
        y: Its upper edge.
        width: Its width.
        height: Its height.
    """

    x: float
    y: float
    width: float
    height: float

    def holds(self, point: Point) -> bool:
        """Tell whether a point is in it.

        Args:
            point: The point.
        """
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height

    @property
    def corners(self) -> Polygon:
        """Its corners."""
        right, bottom = self.x + self.width, self.y + self.height
        return ((self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom))


def numbers(text: str | None) -> list[float]:
    """Read numbers, as attributes list them; numbers beyond any page become the largest.

    Args:
        text: The attribute.
    """
    return [max(-_LARGEST, min(_LARGEST, float(number))) for number in _NUMBER.findall(text or "")]


def box_of(text: str | None) -> Box | None:
    """Read a rectangle.

    Args:
        text: Left, top, width and height.
    """
    found = numbers(text)
    return Box(*found[:4]) if len(found) >= 4 else None


def matrix_of(text: str | None) -> Matrix:
    """Read a transformation.

    Args:
        text: Its six numbers; anything else leaves everything where it is.
    """
    found = numbers(text)
    return Matrix(*found) if len(found) == 6 else Matrix()


def outlines(path: str, matrix: Matrix) -> list[Polygon]:
    """Read a path as polygons; curves become the lines between their ends and middles.

    Args:
        path: The path, as ``AbbreviatedData`` has it.
        matrix: Where it goes on the page.
    """
    done: list[Polygon] = []
    points: list[Point] = []
    last: Point = (0.0, 0.0)
    tokens = _TOKEN.findall(path)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        at += 1
        takes = _TAKES.get(command, 0)
        values = [_float(token) for token in tokens[at : at + takes]]
        if command in {"M", "S"} and points:
            done.append(tuple(points))
            points = []
        if takes and len(values) == takes:
            if command in {"Q", "B"}:
                points.append(matrix.apply(*_half(last, values)))
            last = (values[-2], values[-1])
            points.append(matrix.apply(*last))
            at += takes
    if points:
        done.append(tuple(points))
    return [polygon for polygon in done if len(polygon) > 2]


def bounds(polygons: Sequence[Polygon]) -> Box:
    """Return the rectangle around polygons.

    Args:
        polygons: At least one.
    """
    across = [point[0] for polygon in polygons for point in polygon]
    down = [point[1] for polygon in polygons for point in polygon]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def is_within(point: Point, polygons: Sequence[Polygon]) -> bool:
    """Tell whether a point is in an area, by the even-odd rule.

    Args:
        point: The point.
        polygons: The outlines of the area.
    """
    x, y = point
    inside = False
    for polygon in polygons:
        before = polygon[-1]
        for after in polygon:
            if (after[1] > y) != (before[1] > y):
                crossing = (before[0] - after[0]) * (y - after[1]) / (before[1] - after[1]) + after[0]
                inside ^= x < crossing
            before = after
    return inside


def _half(start: Point, values: list[float]) -> Point:
    """Return the middle of a curve with one or two control points."""
    xs, ys = [start[0], *values[::2]], [start[1], *values[1::2]]
    weights = (1, 2, 1) if len(xs) == 3 else (1, 3, 3, 1)
    total = sum(weights)
    return (
        sum(weight * x for weight, x in zip(weights, xs, strict=True)) / total,
        sum(weight * y for weight, y in zip(weights, ys, strict=True)) / total,
    )


def _float(token: str) -> float:
    return max(-_LARGEST, min(_LARGEST, float(token))) if _NUMBER.fullmatch(token) else 0.0
