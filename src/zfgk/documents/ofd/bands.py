"""The shapes of a page by their heights, so that a letter is compared with those beside it and not with all."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk.documents.ofd.canvas import Shape
from zfgk.documents.ofd.geometry import Point

Placed = tuple[int, Shape]
"""A shape with its place in the order of painting."""

_HEIGHT = 5.0  # millimetres: about one line of text
_TALL = 8  # bands; a shape over more of them is met by every letter
_BANDS = 4096  # numbers of a file may be endless


class Bands:
    """Shapes in bands across the page.

    Args:
        shapes: The shapes in the order of painting.
    """

    def __init__(self, shapes: Iterable[Placed]) -> None:
        self._tall: list[Placed] = []
        self._bands: dict[int, list[Placed]] = {}
        for placed in shapes:
            box = placed[1].box
            first, last = _band(box.y), _band(box.y + box.height)
            if last - first >= _TALL:
                self._tall.append(placed)
                continue
            for band in range(first, last + 1):
                self._bands.setdefault(band, []).append(placed)

    def at(self, point: Point) -> list[Placed]:
        """Return the shapes that may lie at a place, in the order of painting.

        Args:
            point: The place.
        """
        near = self._bands.get(_band(point[1]))
        if not near:
            return self._tall
        return sorted([*self._tall, *near], key=lambda placed: placed[0]) if self._tall else near


def _band(value: float) -> int:
    # What is no number is not greater than 0 either.
    return min(int(min(value / _HEIGHT, float(_BANDS))), _BANDS) if value > 0 else 0
