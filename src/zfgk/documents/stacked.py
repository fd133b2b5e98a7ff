"""Plots as inline SVG: bars in parts, one for each unit or month, with the sum beside it and a legend in the page.

The order of the parts is that of the legend, and wide parts carry their figure; the table beside it has all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from zfgk.documents.markup import text
from zfgk.documents.plots import WIDTH, axis, cut, round_end

_BAR = 296
_ROW, _TOP, _AXIS = 42, 6, 24
_DIGIT = 8
"""How wide a digit is in CSS pixels, at most."""


@attrs.frozen
class Part:
    """A part of a bar.

    Args:
        style: Its class, which gives the colour.
        count: How much it counts.
    """

    style: str
    count: int


@attrs.frozen
class StackedBar:
    """One bar.

    Args:
        name: What it stands for.
        parts: Its parts in the order of the legend; without any, nothing can be said.
    """

    name: str
    parts: Sequence[Part]


@attrs.frozen(kw_only=True)
class StackedPlot:
    """One plot.

    Args:
        id: Its id on the page.
        title: Its title.
        description: What it shows, for those who do not see it.
        rows: The bars, in the order in which they are drawn.
        nothing: What stands in the place of a bar without parts.
    """

    id: str
    title: str
    description: str
    rows: Sequence[StackedBar]
    nothing: str = ""

    def svg(self) -> str:
        """Return the plot."""
        bottom = _TOP + _ROW * len(self.rows)
        height = bottom + _AXIS
        end = round_end(max((sum(part.count for part in row.parts) for row in self.rows), default=0))
        rows = "".join(self._row(_TOP + _ROW * i, row, end) for i, row in enumerate(self.rows))
        return (
            f'<svg class="plot" role="img" aria-labelledby="{self.id}-title {self.id}-desc" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
            f'<title id="{self.id}-title">{text(self.title)}</title>'
            f'<desc id="{self.id}-desc">{text(self.description)}</desc>'
            f"{axis(bottom, ('0', str(end // 2), str(end)))}{rows}</svg>"
        )

    def _row(self, top: int, row: StackedBar, end: int) -> str:
        label = f'<text class="name" x="0" y="{top + 14}">{text(cut(row.name))}</text>'
        if not row.parts:
            return f'<g>{label}<text class="value" x="4" y="{top + 32}">{text(self.nothing)}</text></g>'
        drawn, before = "", 0
        for part in row.parts:
            left, right = (round(_BAR * count / end, 1) for count in (before, before + part.count))
            before += part.count
            if part.count:
                drawn += (
                    f'<rect class="{part.style}" x="{left:g}" y="{top + 20}" width="{right - left:g}" height="14"/>'
                )
            if right - left >= _DIGIT * (len(str(part.count)) + 1):
                middle = (left + right) / 2
                drawn += f'<text class="on {part.style}" x="{middle:g}" y="{top + 31}" text-anchor="middle">{part.count}</text>'
        return f'<g>{label}{drawn}<text class="value" x="{_BAR + 8}" y="{top + 32}">{before}</text></g>'
