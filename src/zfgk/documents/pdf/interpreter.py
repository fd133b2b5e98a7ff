"""Drawing a page's content without a picture: where each character stands, and what else is painted there."""

from __future__ import annotations

import itertools
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from zfgk.documents.pdf.canvas import Canvas
from zfgk.documents.pdf.drawing import STATE_OPERATORS, matrix_of
from zfgk.documents.pdf.geometry import IDENTITY, Box, Matrix, around, common, corners, is_upright, times
from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.letters import TEXT_OPERATORS, Letters
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.paths import PATH_OPERATORS, Paths
from zfgk.documents.pdf.strings import text_of
from zfgk.documents.pdf.tokens import INLINE_IMAGE, comments, operations
from zfgk.model.documents import Unread

_NESTING = 24
_DRAWN_FORMS = 2_000
_COST = 12  # an operator takes about as long as a dozen units of work elsewhere
_BYTES_A_UNIT = 4
_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


class Interpreter(Letters, Paths):
    """Draws content streams on one canvas.

    Args:
        objects: The file.
        library: Its fonts.
        layers: Which layers are shown.
        canvas: What is drawn on.
        where: The page, for reports.
    """

    def __init__(self, objects: Objects, library: Library, layers: Layers, canvas: Canvas, where: str) -> None:
        super().__init__(objects, library, canvas, where)
        self._layers = layers
        self._forms = 0
        self._active: list[int] = []
        self._lost: set[str] = set()
        self._path = []

    def draw(
        self, data: bytes, resources: DictionaryObject, matrix: Matrix = IDENTITY, clip: Box | None = None
    ) -> None:
        """Draw a content stream.

        Args:
            data: The decoded stream.
            resources: Its fonts, images and forms.
            matrix: From its units to those of the page.
            clip: What its drawing is confined to, in units of the page; what is in force unless given.
        """
        before = (self._state, self._stack, self._resources, self._marks, self._text_matrix, self._line_matrix)
        path = self._path
        self._state = self._state.copy()
        self._state.matrix = matrix
        if clip is not None:
            self._state.clip = clip
        self._stack, self._marks, self._path = [], [], []
        self._resources = resources
        spend = self._objects.budget.spend_work
        spend(self._where, len(data) // _BYTES_A_UNIT)
        said = list(itertools.islice(comments(data), max(self._objects.steps + 1, 0)))
        self._canvas.comments += said
        self._objects.steps -= len(said)
        try:
            for operator, operands in operations(data, self._lose):
                spend(self._where, _COST)
                self._objects.steps -= 1
                if self._objects.steps < 0:
                    break
                name = _OPERATORS.get(operator)
                if name is not None:
                    try:
                        getattr(self, name)(operands)
                    except (IndexError, TypeError, ValueError, AttributeError, OverflowError, ZeroDivisionError):
                        self._lose("an operator has wrong operands")
            if self._objects.steps < 0:
                self._lose("it asks for far more steps than its size", "limit")
        finally:
            self._state, self._stack, self._resources, self._marks, self._text_matrix, self._line_matrix = before
            self._path = path

    def _lose(self, detail: str, why: str = "damaged") -> None:
        if detail not in self._lost:
            self._lost.add(detail)
            self._objects.unread.append(Unread(self._where, why, detail))

    def _draw_object(self, operands: list[Any]) -> None:
        table = self._objects.dictionary(self._resources.get("/XObject"))
        reference = table.raw_get(operands[0]) if operands[0] in table else None
        entry = self._objects.get(reference)
        if not isinstance(entry, StreamObject):
            return
        if isinstance(reference, IndirectObject):
            self._canvas.executed.add(reference.idnum)
        hidden = not self._layers.shown(entry.get("/OC"))
        if self._objects.get(entry.get("/Subtype")) == "/Form":
            self._marks.append("hidden-layer" if hidden else "")
            self.draw_form(entry, reference.idnum if isinstance(reference, IndirectObject) else id(entry))
            self._marks.pop()
        elif not hidden:
            mask = any(key in entry for key in ("/SMask", "/Mask", "/SMaskInData"))
            stencil = self._objects.get(entry.get("/ImageMask"))
            self._image(clear=mask or bool(stencil))

    def draw_form(self, form: StreamObject, number: int, matrix: Matrix | None = None) -> None:
        """Draw a form within what is being drawn.

        Args:
            form: The form.
            number: Its object number, so that it does not draw itself.
            matrix: From the form's outer units to those of the page; those in force unless given.
        """
        self._forms += 1
        self._canvas.forms += 1
        if number in self._active or len(self._active) >= _NESTING or self._forms > _DRAWN_FORMS:
            if number not in self._active:
                self._objects.unread.append(Unread(self._where, "limit", f"drawn forms = {_DRAWN_FORMS}"))
            return
        own = self._objects.numbers(form.get("/Matrix"))
        outer = times(matrix_of(own) if len(own) == 6 else IDENTITY, matrix or self._state.matrix)
        box = self._objects.numbers(form.get("/BBox"))
        clip = self._state.clip
        if len(box) == 4:
            clip = common(clip, around(corners((box[0], box[1], box[2], box[3]), outer))) or (0.0, 0.0, -1.0, -1.0)
        resources = self._objects.dictionary(form.get("/Resources")) or self._resources
        marks = "hidden-layer" if any(self._marks) else ""
        data = self._objects.inflate(form, self._where)
        off, self.off = self.off, self.off or marks
        self._active.append(number)
        self.draw(data, resources, outer, clip)
        self._active.pop()
        self.off: str = off

    def _inline_image(self, operands: list[Any]) -> None:
        image = operands[0]
        self._image(clear=image.get("/IM") is True or image.get("/ImageMask") is True or "/Mask" in image)

    def _image(self, *, clear: bool) -> None:
        points = corners(_UNIT, self._state.matrix)
        box = around(points)
        before = len(self._canvas.covers)
        self._add_cover(box, [] if is_upright(points) else [points], None, self._state.fill_alpha, image=True)
        if clear and len(self._canvas.covers) > before:
            self._canvas.covers[-1].opaque = False

    def _mark(self, _: list[Any]) -> None:
        self._marks.append("")

    def _mark_with(self, operands: list[Any]) -> None:
        tag, value = operands[-2:]
        hidden = ""
        named: Any = None
        if isinstance(value, str):
            named = self._objects.dictionary(self._resources.get("/Properties")).get(value)
        if tag == "/OC" and named is not None and not self._layers.shown(named):
            hidden = "hidden-layer"
        entry = value if isinstance(value, dict) else self._objects.dictionary(named)
        for key in ("/ActualText", "/Alt", "/E"):
            text = entry.get(key)
            if text is not None:
                self._canvas.actual.append(text_of(self._objects.get(text)))
        self._marks.append(hidden)

    def _unmark(self, _: list[Any]) -> None:
        if self._marks:
            self._marks.pop()


_OPERATORS = {
    **STATE_OPERATORS,
    **TEXT_OPERATORS,
    **PATH_OPERATORS,
    b"Do": "_draw_object",
    INLINE_IMAGE: "_inline_image",
    b"BMC": "_mark",
    b"BDC": "_mark_with",
    b"EMC": "_unmark",
}
