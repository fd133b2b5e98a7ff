"""From characters on a page to lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from zfgk.documents.pdf.canvas import Run

Part = tuple[Run, Sequence[int]]
"""A run and which of its glyphs are meant, in order."""

_WORD_GAP = 0.22  # of the font's size, between Latin letters and digits
_WIDE_GAP = 0.75  # between others: Chinese letters are often set apart a little
_COLUMN_GAP = 2.0
_SAME_LINE = 0.4
_SAME_PLACE = 0.12
_FLAT = 1e-6


@attrs.define(slots=True)
class _Piece:
    text: str
    begin: float
    end: float
    across: float
    size: float


def lines_of(parts: Iterable[Part]) -> str:
    """Return text as a person reads it: lines from top to bottom, each from its beginning to its end.

    Args:
        parts: The text in the order of drawing.
    """
    turned: dict[int, list[_Piece]] = {}
    for run, indices in parts:
        length, ux, uy = _direction(run)
        angle = round(math.atan2(uy, ux) / (math.pi / 12)) % 24
        along = run.origin[0] * ux + run.origin[1] * uy
        across = run.origin[0] * uy - run.origin[1] * ux
        pieces = turned.setdefault(angle, [])
        for text, begin, end in _spans(run, indices, length):
            pieces.append(_Piece(text, along + begin * length, along + end * length, across, run.size))
    return "\n".join(filter(None, (_lines(pieces) for pieces in turned.values())))


def drawn(parts: Iterable[Part]) -> str:
    """Return text in the order in which it is drawn, whatever its place: columns stay whole so.

    Args:
        parts: The text in the order of drawing.
    """
    out: list[str] = []
    before: Run | None = None
    for run, indices in parts:
        if before is not None:
            out.append(_between(before, run))
        out.append(" ".join(text for text, _begin, _end in _spans(run, indices, _direction(run)[0])))
        before = run
    return "".join(out)


def whole(runs: Iterable[Run]) -> Iterator[Part]:
    """Yield runs with all of their glyphs.

    Args:
        runs: The runs.
    """
    for run in runs:
        yield run, range(len(run.texts))


def _direction(run: Run) -> tuple[float, float, float]:
    """Return the length of the unit along which a run is written, and its direction; level where it has none."""
    length = math.hypot(*run.along)
    found = (length, run.along[0] / length, run.along[1] / length) if length > _FLAT else (1.0, 1.0, 0.0)
    return found if all(map(math.isfinite, found)) else (1.0, 1.0, 0.0)


def _spans(run: Run, indices: Sequence[int], length: float) -> Iterator[tuple[str, float, float]]:
    """Yield the text of some glyphs, apart where there is room for a column between them."""
    texts, starts, widths = run.texts, run.starts, run.widths
    size = max(run.size, _FLAT) / length
    narrow, wide, column = _WORD_GAP * size, _WIDE_GAP * size, _COLUMN_GAP * size
    out: list[str] = []
    first = last = -1
    for at in indices:
        if last >= 0:
            gap = starts[at] - starts[last] - widths[last]
            if gap > column or gap < -column:
                yield "".join(out), starts[first], starts[last] + widths[last]
                out, first = [], at
            elif gap > narrow and _apart(texts[last], texts[at], gap > wide):
                out.append(" ")
        else:
            first = at
        out.append(texts[at])
        last = at
    if out:
        yield "".join(out), starts[first], starts[last] + widths[last]


def _apart(one: str, other: str, wide: bool) -> bool:
    """Tell whether a gap between two characters is that of two words."""
    if one[-1:].isspace() or other[:1].isspace():
        return False
    return wide or (one[-1:].isascii() and other[:1].isascii())


def _lines(pieces: list[_Piece]) -> str:
    pieces.sort(key=lambda piece: piece.across)
    lines: list[list[_Piece]] = []
    for piece in pieces:
        if lines and piece.across - lines[-1][-1].across <= _SAME_LINE * max(piece.size, lines[-1][-1].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return "\n".join(filter(None, (_line(line) for line in lines)))


def _line(pieces: list[_Piece]) -> str:
    pieces.sort(key=lambda piece: piece.begin)
    out = [pieces[0].text]
    for before, piece in pairwise(pieces):
        # Bold letters are sometimes made by drawing them twice, a hair apart.
        if piece.text == before.text and piece.begin - before.begin < _SAME_PLACE * piece.size:
            continue
        size = max(piece.size, before.size, _FLAT)
        gap = piece.begin - before.end
        if gap > _WORD_GAP * size and _apart(before.text, piece.text, gap > _WIDE_GAP * size):
            out.append(" ")
        out.append(piece.text)
    return "".join(out).strip()


def _between(one: Run, other: Run) -> str:
    length, ux, uy = _direction(one)
    dx, dy = other.origin[0] - one.origin[0], other.origin[1] - one.origin[1]
    size = max(one.size, other.size)
    if abs(dx * uy - dy * ux) > _SAME_LINE * size:
        return "\n"
    gap = dx * ux + dy * uy - (one.starts[-1] + one.widths[-1]) * length
    return " " if abs(gap) > _WIDE_GAP * size else ""
