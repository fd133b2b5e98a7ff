"""The operators that build, fill, draw and clip with paths."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from zfgk.documents.pdf.drawing import THIN, Drawing
from zfgk.documents.pdf.geometry import Point, around, common, corners, is_upright, moved

_POINTS = 4_000


class Paths(Drawing):
    """A content stream whose paths are being painted."""

    _points = 0
    _clipping = False
    _path: list[list[Point]]

    def _move_to(self, operands: list[Any]) -> None:
        self._path.append([self._point(operands)])

    def _line_to(self, operands: list[Any]) -> None:
        point = self._point(operands)
        self._points += 1
        if self._points < _POINTS:
            if not self._path:
                self._path.append([])
            self._path[-1].append(point)

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = operands[-4:]
        self._points += 4
        if self._points < _POINTS:
            self._path.append(corners((x, y, x + width, y + height), self._state.matrix))

    def _point(self, operands: list[Any]) -> Point:
        x, y = operands[-2:]
        return moved(self._state.matrix, x, y)

    def _clip(self, _: list[Any]) -> None:
        self._clipping = True

    def _end_path(self, _: list[Any]) -> None:
        if self._clipping and self._path:
            points = [point for outline in self._path for point in outline]
            self._state.clip = common(self._state.clip, around(points)) or (0.0, 0.0, -1.0, -1.0)
            exact = len(self._path) == 1 and is_upright(_open(self._path[0]))
            self._state.clip_exact = self._state.clip_exact and exact
        self._clipping = False
        self._path = []
        self._points = 0

    def _fill(self, _: list[Any]) -> None:
        if self._path and self._points < _POINTS:
            outlines = [_open(outline) for outline in self._path]
            state = self._state
            if all(is_upright(outline) for outline in outlines):
                for outline in outlines:  # each by itself: most pages draw the lines of tables so
                    self._add_cover(around(outline), [], state.fill, state.fill_alpha)
            else:
                points = [point for outline in outlines for point in outline]
                self._add_cover(around(points), outlines, state.fill, state.fill_alpha)
        self._end_path([])

    def _draw_lines(self, _: list[Any]) -> None:
        state = self._state
        a, b, c, d, _e, _f = state.matrix
        thick = state.line * abs(a * d - b * c) ** 0.5
        points = [point for outline in self._path for point in outline]
        if points:
            self._paint(common(around(points), state.clip))
        if thick > 2 * THIN:
            for outline in self._path:
                for (x0, y0), (x1, y1) in pairwise(outline):
                    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
                    across = ((y0 - y1) / length * thick / 2, (x1 - x0) / length * thick / 2)
                    bar = [
                        (x0 + across[0], y0 + across[1]),
                        (x1 + across[0], y1 + across[1]),
                        (x1 - across[0], y1 - across[1]),
                        (x0 - across[0], y0 - across[1]),
                    ]
                    self._add_cover(around(bar), [bar], state.stroke, state.stroke_alpha)
        self._end_path([])

    def _fill_and_draw(self, operands: list[Any]) -> None:
        path, clipping = self._path, self._clipping
        self._fill(operands)
        self._path, self._clipping = path, False
        self._draw_lines(operands)
        if clipping:
            self._path, self._clipping = path, True
            self._end_path(operands)

    def _shade(self, _: list[Any]) -> None:
        shown = common(self._state.clip, self._canvas.visible)
        if shown is not None:
            self._add_cover(shown, [], None, self._state.fill_alpha)


def _open(outline: list[Point]) -> list[Point]:
    return outline[:-1] if len(outline) > 1 and outline[0] == outline[-1] else outline


PATH_OPERATORS = {
    b"m": "_move_to",
    b"l": "_line_to",
    b"c": "_line_to",
    b"v": "_line_to",
    b"y": "_line_to",
    b"re": "_rectangle",
    b"W": "_clip",
    b"W*": "_clip",
    b"n": "_end_path",
    b"f": "_fill",
    b"F": "_fill",
    b"f*": "_fill",
    b"S": "_draw_lines",
    b"s": "_draw_lines",
    b"B": "_fill_and_draw",
    b"B*": "_fill_and_draw",
    b"b": "_fill_and_draw",
    b"b*": "_fill_and_draw",
    b"sh": "_shade",
}
"""The operators and the names of the methods that carry them out."""
