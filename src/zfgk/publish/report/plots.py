"""Plots as inline SVG: horizontal bars from 0 to 100 per cent, one for each unit, with the figure beside it.

A plot says nothing that the table beside it does not say. Its colours are those of the page, in the light and in the dark.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zfgk.publish.report.markup import text
from zfgk.site.figures import Ratio

WIDTH = 360
"""The width of a plot in CSS pixels; narrower windows shrink it."""
_BAR = 296
"""The length of a bar of 100 per cent, from 0 on the left."""
_ROW, _TOP, _AXIS = 42, 6, 24
_NAME_UNITS = 46
"""How many half-width characters of a name fit over a bar; the table has the whole name."""


@attrs.frozen(kw_only=True)
class Plot:
    """One plot.

    Args:
        id: Its id on the page.
        title: Its title.
        description: What it shows, for those who do not see it.
        rows: The units and their figures, in the order in which they are drawn.
        nothing: What stands in the place of a bar where nothing was counted.
    """

    id: str
    title: str
    description: str
    rows: Sequence[tuple[str, Ratio]]
    nothing: str

    def svg(self) -> str:
        """Return the plot."""
        bottom = _TOP + _ROW * len(self.rows)
        height = bottom + _AXIS
        rows = "".join(self._row(_TOP + _ROW * i, name, ratio) for i, (name, ratio) in enumerate(self.rows))
        return (
            f'<svg class="plot" role="img" aria-labelledby="{self.id}-title {self.id}-desc" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
            f'<title id="{self.id}-title">{text(self.title)}</title>'
            f'<desc id="{self.id}-desc">{text(self.description)}</desc>'
            f"{_axis(bottom)}{rows}</svg>"
        )

    def _row(self, top: int, name: str, ratio: Ratio) -> str:
        label = f'<text class="name" x="0" y="{top + 14}">{text(_cut(name))}</text>'
        track = f'<rect class="track" x="0" y="{top + 20}" width="{_BAR}" height="14"/>'
        share = ratio.share
        if share is None:
            return f'<g>{label}<text class="value" x="4" y="{top + 32}">{text(self.nothing)}</text></g>'
        # A tenth of a pixel is finer than any screen; what is not nothing stays visible.
        length = round(float(_BAR * share), 1) if share else 0.0
        bar = f'<rect class="bar" x="0" y="{top + 20}" width="{max(length, 1.0 if share else 0.0):g}" height="14"/>'
        return f'<g>{label}{track}{bar}<text class="value" x="{_BAR + 8}" y="{top + 32}">{ratio.percent}%</text></g>'


def _axis(bottom: int) -> str:
    ticks = ((0, "start"), (50, "middle"), (100, "end"))
    lines = "".join(
        f'<line class="grid" x1="{_BAR * tick // 100}" y1="{_TOP}" x2="{_BAR * tick // 100}" y2="{bottom}"/>'
        for tick, _ in ticks
    )
    labels = "".join(
        f'<text class="tick" x="{_BAR * tick // 100}" y="{bottom + 16}" text-anchor="{anchor}">{tick}%</text>'
        for tick, anchor in ticks
    )
    return lines + labels


def _cut(name: str) -> str:
    """Cut a name that is wider than the plot; a Chinese character is as wide as two others."""
    width = 0
    for i, character in enumerate(name):
        width += 1 if ord(character) < 0x1100 else 2
        if width > _NAME_UNITS:
            return name[:i] + "…"
    return name
