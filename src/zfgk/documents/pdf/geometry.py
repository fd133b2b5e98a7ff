"""Places on a page: matrices, boxes and outlines, in the default units of the page."""

from __future__ import annotations

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
"""As in the file format: ``x' = a x + c y + e``, ``y' = b x + d y + f``."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies one matrix, then another.

    Args:
        first: The one.
        then: The other.
    """
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix takes a point.

    Args:
        matrix: The matrix.
        x: The point's abscissa.
        y: The point's ordinate.
    """
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def corners(box: Box, matrix: Matrix = IDENTITY) -> list[Point]:
    """Return the corners of a box after a matrix, in order around it.

    Args:
        box: The box.
        matrix: The matrix.
    """
    x0, y0, x1, y1 = box
    return [moved(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]


def around(points: Sequence[Point]) -> Box:
    """Return the smallest box around points.

    Args:
        points: At least one point.
    """
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def common(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, ``None`` if that is nothing.

    Args:
        one: A box.
        other: Another.
    """
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if box[0] <= box[2] and box[1] <= box[3] else None


def holds(box: Box, point: Point) -> bool:
    """Tell whether a point is in a box.

    Args:
        box: The box.
        point: The point.
    """
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def is_upright(points: Sequence[Point]) -> bool:
    """Tell whether a closed outline of four corners is a box with level and plumb sides.

    Args:
        points: The corners in order, the first not repeated.
    """
    if len(points) != 4:
        return False
    slack = 1e-3 + 1e-5 * max(abs(value) for point in points for value in point)
    sides = zip(points, [*points[1:], points[0]], strict=True)
    return all(abs(x1 - x0) <= slack or abs(y1 - y0) <= slack for (x0, y0), (x1, y1) in sides)


def encloses(outlines: Sequence[Sequence[Point]], point: Point) -> bool:
    """Tell whether a point is inside closed outlines, by the even-odd rule.

    Args:
        outlines: The outlines.
        point: The point.
    """
    x, y = point
    inside = False
    for outline in outlines:
        x0, y0 = outline[-1]
        for x1, y1 in outline:
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
            x0, y0 = x1, y1
    return inside
