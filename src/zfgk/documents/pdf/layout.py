"""From characters on a page to lines of text."""

from __future__ import annotations

import math
from collections.abc import Iterable

import attrs

from zfgk.documents.pdf.canvas import Run

_WORD_GAP = 0.22  # of the font's size, between Latin letters and digits
_WIDE_GAP = 0.75  # between others: Chinese letters are often set apart a little
_SAME_LINE = 0.4
_SAME_PLACE = 0.12
_FLAT = 1e-6


@attrs.define(slots=True)
class _Letter:
    text: str
    begin: float
    end: float
    across: float
    size: float


def lines_of(glyphs: Iterable[tuple[Run, int]]) -> str:
    """Return text as a person reads it: lines from top to bottom, each from its beginning to its end.

    Args:
        glyphs: The glyphs in the order of drawing, each as its run and its place in the run.
    """
    turned: dict[int, list[_Letter]] = {}
    for run, at in glyphs:
        length = math.hypot(*run.along)
        if length < _FLAT:
            ux, uy = 1.0, 0.0
        else:
            ux, uy = run.along[0] / length, run.along[1] / length
        angle = round(math.atan2(uy, ux) / (math.pi / 12)) % 24
        along = run.origin[0] * ux + run.origin[1] * uy
        begin = along + run.starts[at] * length
        turned.setdefault(angle, []).append(
            _Letter(
                run.texts[at], begin, begin + run.widths[at] * length, run.origin[0] * uy - run.origin[1] * ux, run.size
            )
        )
    return "\n".join(_lines(letters) for letters in turned.values())


def _lines(letters: list[_Letter]) -> str:
    letters.sort(key=lambda letter: letter.across)
    lines: list[list[_Letter]] = []
    for letter in letters:
        if lines and letter.across - lines[-1][-1].across <= _SAME_LINE * max(letter.size, lines[-1][-1].size):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return "\n".join(filter(None, (_line(line) for line in lines)))


def _line(letters: list[_Letter]) -> str:
    letters.sort(key=lambda letter: letter.begin)
    out: list[str] = []
    before: _Letter | None = None
    for letter in letters:
        if before is not None:
            # Bold letters are sometimes made by drawing them twice, a hair apart.
            if letter.text == before.text and abs(letter.begin - before.begin) < _SAME_PLACE * letter.size:
                continue
            if _apart(before, letter):
                out.append(" ")
        out.append(letter.text)
        before = letter
    return "".join(out).strip()


def _apart(before: _Letter, letter: _Letter) -> bool:
    if before.text.isspace() or letter.text.isspace():
        return False
    latin = before.text.isascii() and letter.text.isascii()
    return letter.begin - before.end > (_WORD_GAP if latin else _WIDE_GAP) * max(letter.size, before.size, _FLAT)


def drawn(glyphs: Iterable[tuple[Run, int]]) -> str:
    """Return text in the order in which it is drawn, whatever its place: columns stay whole so.

    Args:
        glyphs: The glyphs in the order of drawing.
    """
    out: list[str] = []
    before: tuple[Run, int] | None = None
    for run, at in glyphs:
        if before is not None and before[0] is not run:
            out.append(_between(before[0], run))
        elif before is not None:
            gap = run.starts[at] - run.starts[at - 1] - run.widths[at - 1]
            length = math.hypot(*run.along)
            if gap * length > _WIDE_GAP * run.size and not out[-1].isspace():
                out.append(" ")
        out.append(run.texts[at])
        before = (run, at)
    return "".join(out)


def _between(one: Run, other: Run) -> str:
    length = math.hypot(*one.along) or 1.0
    ux, uy = one.along[0] / length, one.along[1] / length
    dx, dy = other.origin[0] - one.origin[0], other.origin[1] - one.origin[1]
    if abs(dx * uy - dy * ux) > _SAME_LINE * max(one.size, other.size):
        return "\n"
    gap = dx * ux + dy * uy - (one.starts[-1] + one.widths[-1]) * length
    return " " if abs(gap) > _WIDE_GAP * max(one.size, other.size) else ""
