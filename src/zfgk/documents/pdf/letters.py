"""The operators that show text."""

from __future__ import annotations

from typing import Any

from zfgk.documents.pdf.canvas import Run
from zfgk.documents.pdf.drawing import Drawing, matrix_of
from zfgk.documents.pdf.geometry import IDENTITY, Matrix, moved, times

_BYTES_OF_A_LETTER = 4  # at most
_LETTER = 4  # units of work, with all that comes after
_RUN = 4  # steps that a run costs besides its letters


class Letters(Drawing):
    """A content stream whose text is being shown."""

    _text_matrix: Matrix = IDENTITY
    _line_matrix: Matrix = IDENTITY

    def _begin_text(self, _: list[Any]) -> None:
        self._text_matrix = self._line_matrix = IDENTITY

    def _font(self, operands: list[Any]) -> None:
        fonts = self._objects.dictionary(self._resources.get("/Font"))
        self._state.size = float(operands[1])
        self._state.font = self._library.named(operands[0], fonts.get(operands[0]), self._where)

    def _spacing(self, operands: list[Any]) -> None:
        self._state.spacing = float(operands[0])

    def _word_spacing(self, operands: list[Any]) -> None:
        self._state.word_spacing = float(operands[0])

    def _scale(self, operands: list[Any]) -> None:
        self._state.scale = float(operands[0]) / 100

    def _leading(self, operands: list[Any]) -> None:
        self._state.leading = float(operands[0])

    def _rise(self, operands: list[Any]) -> None:
        self._state.rise = float(operands[0])

    def _mode(self, operands: list[Any]) -> None:
        self._state.mode = int(operands[0])

    def _move(self, operands: list[Any]) -> None:
        x, y = operands[-2:]
        self._line_matrix = times((1.0, 0.0, 0.0, 1.0, float(x), float(y)), self._line_matrix)
        self._text_matrix = self._line_matrix

    def _move_with_leading(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[-1])
        self._move(operands)

    def _place(self, operands: list[Any]) -> None:
        self._text_matrix = self._line_matrix = matrix_of(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._move([0.0, -self._state.leading])

    def _show(self, operands: list[Any]) -> None:
        self._show_all([operands[-1]])

    def _show_line(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _show_spaced(self, operands: list[Any]) -> None:
        self._state.word_spacing, self._state.spacing = float(operands[-3]), float(operands[-2])
        self._show_line(operands)

    def _show_array(self, operands: list[Any]) -> None:
        self._show_all(operands[-1])

    def _show_all(self, items: list[Any]) -> None:
        state = self._state
        font = state.font or self._library.fallback
        size, scale, spacing, word_spacing = state.size, state.scale, state.spacing, state.word_spacing
        texts: list[str] = []
        starts: list[float] = []
        widths: list[float] = []
        place = 0.0
        if font.vertical:
            scale = 1.0
        for item in items:
            if isinstance(item, float):
                place -= item / 1000 * size * scale
            elif isinstance(item, bytes):
                if len(item) > _BYTES_OF_A_LETTER * self._objects.steps:  # whoever draws the page says so
                    self._objects.steps = -1
                    break
                before = len(texts)
                for text, width, space in font.decode(item):
                    if font.vertical:
                        width = 1.0  # noqa: PLW2901  # the height of a square character, which vertical fonts have
                    texts.append(text)
                    starts.append(place)
                    widths.append(width * size * scale)
                    place += (width * size + spacing + (word_spacing if space else 0.0)) * scale
                self._objects.steps -= len(texts) - before
        self._objects.budget.spend_work(self._where, _LETTER * len(texts))
        self._objects.steps -= _RUN
        if texts:
            self._add_run(texts, starts, widths, vertical=font.vertical)
        step = (0.0, -place) if font.vertical else (place, 0.0)
        self._text_matrix = times((1.0, 0.0, 0.0, 1.0, *step), self._text_matrix)

    def _add_run(self, texts: list[str], starts: list[float], widths: list[float], *, vertical: bool) -> None:
        state = self._state
        matrix = times(self._text_matrix, state.matrix)
        up = (matrix[2] * state.size, matrix[3] * state.size)
        size = (up[0] ** 2 + up[1] ** 2) ** 0.5
        along = (matrix[0], matrix[1])
        if vertical:
            along, up = (-matrix[2], -matrix[3]), (matrix[0] * state.size, matrix[1] * state.size)
        drawn = state.stroke if state.mode in (1, 5) else state.fill
        alpha = state.stroke_alpha if state.mode in (1, 5) else state.fill_alpha
        font = state.font
        self._canvas.order += 1
        self._canvas.runs.append(
            Run(
                order=self._canvas.order,
                texts=texts,
                starts=starts,
                widths=widths,
                origin=moved(matrix, 0.0, state.rise),
                along=along,
                up=up,
                size=size,
                colour=None if font is not None and font.drawn else drawn,
                alpha=alpha,
                invisible=state.mode in (3, 7),
                off=self._off(),
                clip=state.clip,
                doubt=state.masked or not state.clip_exact or drawn is None or state.blending != "/Normal",
                source=self.source,
            )
        )


TEXT_OPERATORS = {
    b"BT": "_begin_text",
    b"Tf": "_font",
    b"Tc": "_spacing",
    b"Tw": "_word_spacing",
    b"Tz": "_scale",
    b"TL": "_leading",
    b"Ts": "_rise",
    b"Tr": "_mode",
    b"Td": "_move",
    b"TD": "_move_with_leading",
    b"Tm": "_place",
    b"T*": "_next_line",
    b"Tj": "_show",
    b"'": "_show_line",
    b'"': "_show_spaced",
    b"TJ": "_show_array",
}
"""The operators and the names of the methods that carry them out."""
