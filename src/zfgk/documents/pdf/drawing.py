"""What all drawing operators share: the state, the canvas, and the operators that only change the state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pypdf.generic import DictionaryObject

from zfgk.documents.pdf.canvas import Canvas, Colour, Cover
from zfgk.documents.pdf.colours import from_numbers, gray
from zfgk.documents.pdf.geometry import Box, Matrix, Point, common, times
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.state import State

THIN = 1.5
"""In points: a line or a rule so thin does not hide a letter."""

_STATES = 2_000


class Drawing:
    """A content stream being drawn.

    Args:
        objects: The file.
        library: Its fonts.
        canvas: What is drawn on.
        where: The page, for reports.
    """

    def __init__(self, objects: Objects, library: Library, canvas: Canvas, where: str) -> None:
        self._objects = objects
        self._library = library
        self._canvas = canvas
        self._where = where
        self._state = State()  # the page's box clips nothing away here: text outside it is to be found
        self._stack: list[State] = []
        self._resources = DictionaryObject()
        self._marks: list[str] = []
        self.off: str = ""
        """The kind of hidden text that everything is drawn as, where that is known from outside; else empty."""
        self.source = ""
        """What the text belongs to: empty for the page's own content."""

    def _off(self) -> str:
        """Return the kind of hidden text that is drawn now because of layers or flags, empty if it is shown."""
        return self.off or next((mark for mark in self._marks if mark), "")

    def _resource(self, table: str, name: str) -> DictionaryObject:
        return self._objects.dictionary(self._objects.dictionary(self._resources.get(table)).get(name))

    def _add_cover(
        self, box: Box, outlines: list[list[Point]], colour: Colour | None, alpha: float, *, image: bool = False
    ) -> None:
        shown = common(box, self._state.clip)
        self._paint(shown)
        if shown is None or shown[2] - shown[0] < THIN or shown[3] - shown[1] < THIN or self._off():
            return
        opaque = self._state.hides_with(colour, alpha) and (image or colour is not None)
        self._canvas.order += 1
        self._canvas.covers.append(Cover(self._canvas.order, shown, outlines, colour, opaque, image))

    def _paint(self, box: Box | None) -> None:
        """Count the area of a box that is painted, as far as it is on the page."""
        on_page = common(box, self._canvas.visible) if box else None
        if on_page:
            self._canvas.painted += (on_page[2] - on_page[0]) * (on_page[3] - on_page[1])

    def _save(self, _: list[Any]) -> None:
        if len(self._stack) < _STATES:
            self._stack.append(self._state.copy())

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._state.matrix = times(matrix_of(operands), self._state.matrix)

    def _line_width(self, operands: list[Any]) -> None:
        self._state.line = float(operands[0])

    def _graphics_state(self, operands: list[Any]) -> None:
        get = self._objects.get
        entry = self._resource("/ExtGState", operands[0])
        state = self._state
        for key, value in entry.items():
            found = get(value)
            if key == "/ca":
                state.fill_alpha = float(found)
            elif key == "/CA":
                state.stroke_alpha = float(found)
            elif key == "/SMask":
                state.masked = isinstance(found, DictionaryObject)
            elif key == "/BM":
                first = get(found[0]) if isinstance(found, list) and found else found
                state.blending = str(first)
            elif key == "/LW":
                state.line = float(found)
            elif key == "/Font" and isinstance(found, list) and len(found) == 2:
                state.font = self._library.font(found[0], self._where)
                state.size = float(get(found[1]))

    def _fill_gray(self, operands: list[Any]) -> None:
        self._state.fill = from_numbers(operands[-1:])

    def _stroke_gray(self, operands: list[Any]) -> None:
        self._state.stroke = from_numbers(operands[-1:])

    def _fill_rgb(self, operands: list[Any]) -> None:
        self._state.fill = from_numbers(operands[-3:])

    def _stroke_rgb(self, operands: list[Any]) -> None:
        self._state.stroke = from_numbers(operands[-3:])

    def _fill_cmyk(self, operands: list[Any]) -> None:
        self._state.fill = from_numbers(operands[-4:])

    def _stroke_cmyk(self, operands: list[Any]) -> None:
        self._state.stroke = from_numbers(operands[-4:])

    def _fill_space(self, operands: list[Any]) -> None:
        self._fill_plain = self._plain_space(operands[0])
        self._state.fill = gray(0.0) if self._fill_plain else None

    def _stroke_space(self, operands: list[Any]) -> None:
        self._stroke_plain = self._plain_space(operands[0])
        self._state.stroke = gray(0.0) if self._stroke_plain else None

    _fill_plain = True
    _stroke_plain = True

    def _fill_colour(self, operands: list[Any]) -> None:
        self._state.fill = from_numbers(operands) if self._fill_plain else None

    def _stroke_colour(self, operands: list[Any]) -> None:
        self._state.stroke = from_numbers(operands) if self._stroke_plain else None

    def _plain_space(self, name: str) -> bool:
        """Tell whether the components of a colour space are plain gray, RGB or CMYK."""
        if name.startswith("/Device"):
            return True
        space = self._objects.get(self._objects.dictionary(self._resources.get("/ColorSpace")).get(name))
        first = self._objects.get(space[0]) if isinstance(space, list) and space else space
        return first in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/ICCBased")


def matrix_of(values: Sequence[Any]) -> Matrix:
    """Return six operands as a matrix.

    Args:
        values: The operands; the last six count.
    """
    a, b, c, d, e, f = (float(value) for value in values[-6:])
    return (a, b, c, d, e, f)


STATE_OPERATORS = {
    b"q": "_save",
    b"Q": "_restore",
    b"cm": "_transform",
    b"w": "_line_width",
    b"gs": "_graphics_state",
    b"g": "_fill_gray",
    b"G": "_stroke_gray",
    b"rg": "_fill_rgb",
    b"RG": "_stroke_rgb",
    b"k": "_fill_cmyk",
    b"K": "_stroke_cmyk",
    b"cs": "_fill_space",
    b"CS": "_stroke_space",
    b"sc": "_fill_colour",
    b"scn": "_fill_colour",
    b"SC": "_stroke_colour",
    b"SCN": "_stroke_colour",
}
"""The operators and the names of the methods that carry them out."""
