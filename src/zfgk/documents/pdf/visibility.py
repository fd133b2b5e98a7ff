"""Which characters of a page nobody sees, decided from what the page draws and in which order.

What can be decided so: rendering modes that draw nothing, layers that are off, full transparency, letters too small to
read, places outside the page or the clip, letters in the colour of what is under them, and opaque shapes and images
that are drawn later. What cannot: soft masks, patterns, blending, pictures under or over the text that are partly
clear. Where one of those touches text, the page is doubtful, and drawing it decides (:mod:`.rendering`).
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from zfgk.documents.pdf.canvas import WHITE, Canvas, Colour, Cover, Run
from zfgk.documents.pdf.colours import contrast
from zfgk.documents.pdf.geometry import Box, Point, common, holds
from zfgk.model.limits import Budget

SEEN = ""
"""The kind of text that is seen."""

_FAINT = 0.1  # of the full contrast; a watermark has more, and less cannot be told from paper
_CLEAR = 0.1
_TINY = 2.0  # points on a page of ordinary size
_ORDINARY = 842.0
_CELLS = 24
_COMMON = 64  # so many shapes near one text are usual; each one more counts as much as it costs
_COST = 24
_POINTS_A_UNIT = 2
_DIVIDE = 1e-9


@attrs.define
class Verdict:
    """What is known of the visibility of a page's text.

    Args:
        kinds: For each run, the kind of each glyph: :data:`SEEN`, or how it is hidden.
        doubtful: The indices of the runs for which drawing the page must decide.
    """

    kinds: list[list[str]]
    doubtful: list[int]


def judge(canvas: Canvas, marked: Iterable[Box], budget: Budget, where: str) -> Verdict:
    """Decide for every glyph of a page.

    Args:
        canvas: The page.
        marked: The boxes of annotations that mark text for redaction and do not remove it.
        budget: Counts the comparisons.
        where: The page, for reports.
    """
    grid = _Grid(canvas, budget, where)
    verdict = Verdict([], [])
    boxes = list(marked)
    smallest = _TINY * min(1.0, _longest(canvas.visible) / _ORDINARY)
    for index, run in enumerate(canvas.runs):
        near = grid.near(run.box())
        weight = 1 + len(near) + sum(cover.weight for cover in near) // _POINTS_A_UNIT
        budget.spend_work(where, weight * len(run.texts))
        kinds, doubt = _judge_run(run, near, canvas.visible, smallest)
        for box in boxes:
            budget.spend_work(where, len(kinds))
            kinds = ["redact-annotation" if holds(box, run.centre(at)) else kind for at, kind in enumerate(kinds)]
        verdict.kinds.append(kinds)
        if doubt and SEEN in kinds:
            verdict.doubtful.append(index)
    return verdict


def _longest(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _judge_run(run: Run, near: list[Cover], page: Box, smallest: float) -> tuple[list[str], bool]:
    """Return the kinds of a run's glyphs, and whether a drawing must decide about those that seem seen."""
    count = len(run.texts)
    box = run.box()
    whole = _whole_run(run, near, smallest)
    if whole:
        return [whole] * count, False
    within = _inside(box, page) and _inside(box, run.clip)
    if within and not near:
        hidden = run.colour is not None and contrast(run.colour, WHITE) < _FAINT and not run.doubt
        return ["invisible-text" if hidden else SEEN] * count, run.doubt
    kinds = []
    doubt = run.doubt
    for at in range(count):
        kind, unsure = _judge_glyph(run, run.centre(at), near, page)
        kinds.append(kind)
        doubt = doubt or (unsure and kind == SEEN)
    return kinds, doubt


def _whole_run(run: Run, near: list[Cover], smallest: float) -> str:
    if run.off:
        return run.off
    if run.invisible:
        # Text that is not drawn but lies on a picture is what a text recognition found in the picture.
        middle = run.centre(len(run.texts) // 2)
        return "ocr-text" if any(cover.image and cover.over(middle) for cover in near) else "invisible-text"
    if run.alpha < _CLEAR:
        return "invisible-text"
    return "tiny-text" if run.size <= smallest else SEEN


def _judge_glyph(run: Run, centre: Point, near: list[Cover], page: Box) -> tuple[str, bool]:
    if not holds(page, centre):
        return "off-page-text", False
    if not holds(run.clip, centre):
        return "clipped-text", False
    under: Colour | None = WHITE
    unsure = False
    for cover in near:
        if not cover.over(centre):
            continue
        if cover.order > run.order:
            if cover.opaque:
                return "text-under-image" if cover.image else "covered-text", False
            unsure = True
        elif cover.opaque:
            under, unsure = cover.colour, cover.colour is None
        else:
            unsure = True
    plain = run.colour is not None and under is not None and not unsure and not run.doubt
    if plain and run.colour is not None and under is not None and contrast(run.colour, under) < _FAINT:
        return "invisible-text", False
    return SEEN, unsure


def _inside(box: Box, outer: Box) -> bool:
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]


class _Grid:
    """The covers by the part of the page they touch, so that each run meets only those near it."""

    def __init__(self, canvas: Canvas, budget: Budget, where: str) -> None:
        self._page = canvas.visible
        self._budget = budget
        self._where = where
        self._wide: list[Cover] = []
        self._cells: dict[tuple[int, int], list[Cover]] = {}
        for cover in canvas.covers:
            left, bottom, right, top = self._span(cover.box)
            if (right - left + 1) * (top - bottom + 1) > _CELLS:
                self._wide.append(cover)
                continue
            for column in range(left, right + 1):
                for row in range(bottom, top + 1):
                    self._cells.setdefault((column, row), []).append(cover)

    def near(self, box: Box) -> list[Cover]:
        """Return the covers that touch a box, in the order of drawing."""
        left, bottom, right, top = self._span(box)
        many = len(self._wide) + sum(
            len(self._cells.get((column, row), ()))
            for column in range(left, right + 1)
            for row in range(bottom, top + 1)
        )
        self._budget.spend_work(self._where, _COST * max(many - _COMMON, 0))
        found = {
            cover.order: cover
            for column in range(left, right + 1)
            for row in range(bottom, top + 1)
            for cover in self._cells.get((column, row), ())
        }
        found.update((cover.order, cover) for cover in self._wide)
        return [found[order] for order in sorted(found) if common(found[order].box, box)]

    def _span(self, box: Box) -> tuple[int, int, int, int]:
        left, bottom, right, top = self._page
        across = _CELLS / max(right - left, _DIVIDE)
        upward = _CELLS / max(top - bottom, _DIVIDE)
        return (
            _cell((box[0] - left) * across),
            _cell((box[1] - bottom) * upward),
            _cell((box[2] - left) * across),
            _cell((box[3] - bottom) * upward),
        )


def _cell(value: float) -> int:
    # Numbers of a file may be endless or none; what is no number is not greater than 0 either.
    return min(int(min(value, float(_CELLS))), _CELLS - 1) if value > 0 else 0
