"""Plots as inline SVG: horizontal bars, one for each unit, kind or month, with the figure beside it.

A plot says nothing that the table beside it does not say. Its colours are those of the page, in the light and in the dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from zfgk.documents.markup import text

WIDTH = 360
"""The width of a plot in CSS pixels; narrower windows shrink it."""
_BAR = 296
"""The length of the longest bar, from 0 on the left."""
_ROW, _TOP, _AXIS = 42, 6, 24
_NAME_UNITS = 46
"""How many half-width characters of a name fit over a bar; the table has the whole name."""


@attrs.frozen
class Bar:
    """One bar.

    Args:
        name: What it stands for.
        share: Its length as a share of the axis; ``None`` where nothing was counted.
        shown: The figure beside it.
    """

    name: str
    share: Fraction | None
    shown: str


PERCENT = ("0%", "50%", "100%")
"""The ticks of an axis from 0 to 100 per cent."""


@attrs.frozen(kw_only=True)
class Plot:
    """One plot.

    Args:
        id: Its id on the page.
        title: Its title.
        description: What it shows, for those who do not see it.
        rows: The bars, in the order in which they are drawn.
        nothing: What stands in the place of a bar where nothing was counted.
        ticks: What is written at the beginning, in the middle and at the end of the axis.
    """

    id: str
    title: str
    description: str
    rows: Sequence[Bar]
    nothing: str = ""
    ticks: tuple[str, str, str] = PERCENT

    def svg(self) -> str:
        """Return the plot."""
        bottom = _TOP + _ROW * len(self.rows)
        height = bottom + _AXIS
        rows = "".join(self._row(_TOP + _ROW * i, bar) for i, bar in enumerate(self.rows))
        return (
            f'<svg class="plot" role="img" aria-labelledby="{self.id}-title {self.id}-desc" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
            f'<title id="{self.id}-title">{text(self.title)}</title>'
            f'<desc id="{self.id}-desc">{text(self.description)}</desc>'
            f"{axis(bottom, self.ticks)}{rows}</svg>"
        )

    def _row(self, top: int, row: Bar) -> str:
        label = f'<text class="name" x="0" y="{top + 14}">{text(cut(row.name))}</text>'
        track = f'<rect class="track" x="0" y="{top + 20}" width="{_BAR}" height="14"/>'
        share = row.share
        if share is None:
            return f'<g>{label}<text class="value" x="4" y="{top + 32}">{text(self.nothing)}</text></g>'
        # A tenth of a pixel is finer than any screen; what is not nothing stays visible.
        length = round(float(_BAR * share), 1) if share else 0.0
        bar = f'<rect class="bar" x="0" y="{top + 20}" width="{max(length, 1.0 if share else 0.0):g}" height="14"/>'
        return f'<g>{label}{track}{bar}<text class="value" x="{_BAR + 8}" y="{top + 32}">{text(row.shown)}</text></g>'


def counted(counts: Sequence[tuple[str, int]]) -> tuple[tuple[Bar, ...], tuple[str, str, str]]:
    """Return bars for counts of things, and the ticks of an axis that ends at a round even number.

    Args:
        counts: Names and counts.
    """
    most = max((count for _, count in counts), default=0)
    end = round_end(most)
    return tuple(Bar(name, Fraction(count, end), str(count)) for name, count in counts), ("0", str(end // 2), str(end))


def round_end(most: int) -> int:
    """Return the least of 2, 4, 6, 10, 20, 40, 60, 100, … that is not less."""
    power = 1
    while True:
        for step in (2, 4, 6):
            if most <= step * power:
                return step * power
        power *= 10
        if most <= power:
            return power


def axis(bottom: int, ticks: tuple[str, str, str]) -> str:
    """Return the lines of an axis and what is written at its beginning, in its middle and at its end.

    Args:
        bottom: Where the lines end, in CSS pixels from the top.
        ticks: What is written.
    """
    places = (0, _BAR // 2, _BAR)
    lines = "".join(f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{bottom}"/>' for x in places)
    labels = "".join(
        f'<text class="tick" x="{x}" y="{bottom + 16}" text-anchor="{anchor}">{text(tick)}</text>'
        for x, tick, anchor in zip(places, ticks, ("start", "middle", "end"), strict=True)
    )
    return lines + labels


def cut(name: str) -> str:
    """Cut a name that is wider than the plot; a Chinese character is as wide as two others."""
    width = 0
    for i, character in enumerate(name):
        width += 1 if ord(character) < 0x1100 else 2
        if width > _NAME_UNITS:
            return name[:i] + "…"
    return name
