"""What a page's content draws, as far as it matters for its text: runs of characters, and what may lie over them."""

from __future__ import annotations

import attrs

from zfgk.documents.pdf.geometry import EVERYWHERE, Box, Point, around, encloses, holds

Colour = tuple[float, float, float]
"""Red, green, blue, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)


@attrs.define(slots=True)
class Run:
    """The characters of one showing operator.

    Args:
        order: When it is drawn; later things lie over earlier ones.
        texts: The characters of each glyph.
        starts: Where each glyph begins along the run, in units of ``along``.
        widths: How wide each glyph is, in the same units.
        origin: Where the run begins.
        along: The vector of one unit in the direction of writing.
        up: The vector from the foot to the head of the letters, as long as the font's size.
        size: The font's size in units of the page.
        colour: The colour; ``None`` if it is not known.
        alpha: How opaque it is, from 0 to 1.
        invisible: Whether its rendering mode draws nothing.
        off: Whether it belongs to a layer that is switched off, or an annotation that is hidden.
        clip: The box that its drawing is confined to.
        doubt: Whether a mask, a blending or a font drawn by operators makes the rest unsure.
        source: What it belongs to: empty for the page's content, ``annotation`` or ``form-field``.
    """

    order: int
    texts: list[str]
    starts: list[float]
    widths: list[float]
    origin: Point
    along: Point
    up: Point
    size: float
    colour: Colour | None
    alpha: float
    invisible: bool
    off: str
    clip: Box
    doubt: bool
    source: str

    def centre(self, index: int) -> Point:
        """Return the middle of a glyph.

        Args:
            index: Which one.
        """
        step = self.starts[index] + self.widths[index] / 2
        return (
            self.origin[0] + self.along[0] * step + self.up[0] * 0.35,
            self.origin[1] + self.along[1] * step + self.up[1] * 0.35,
        )

    def box(self, first: int = 0, last: int | None = None) -> Box:
        """Return the box around some of its glyphs.

        Args:
            first: The first glyph.
            last: The last glyph; that of the run unless given.
        """
        last = len(self.starts) - 1 if last is None else last
        begin, end = self.starts[first], self.starts[last] + self.widths[last]
        points = [
            (
                self.origin[0] + self.along[0] * step + self.up[0] * height,
                self.origin[1] + self.along[1] * step + self.up[1] * height,
            )
            for step in (begin, end)
            for height in (-0.2, 0.85)
        ]
        return around(points)


@attrs.define(slots=True)
class Cover:
    """A filled shape or an image.

    Args:
        order: When it is drawn.
        box: The box around it, the clip taken into account.
        outlines: Its outlines, unless it is the whole box.
        colour: Its colour; ``None`` if it is not one colour or not known.
        opaque: Whether what lies under it is surely not seen.
        image: Whether it is an image.
    """

    order: int
    box: Box
    outlines: list[list[Point]]
    colour: Colour | None
    opaque: bool
    image: bool

    @property
    def weight(self) -> int:
        """How many points its outlines have: comparing a place with it takes so many steps."""
        return sum(map(len, self.outlines))

    def over(self, point: Point) -> bool:
        """Tell whether it lies over or under a point.

        Args:
            point: The point.
        """
        return holds(self.box, point) and (not self.outlines or encloses(self.outlines, point))


@attrs.define
class Canvas:
    """A page with all that is drawn on it.

    Args:
        visible: The box of the page that is shown.
        runs: The text.
        covers: The shapes and images, in the order of drawing.
        actual: Replacement texts that the content carries (``ActualText``).
        comments: What is said in the content behind percent signs.
        executed: The numbers of the streams that were drawn.
        order: The number of the next thing that is drawn.
        painted: The area of all paint together, overlaps counted again.
        forms: How many forms were drawn.
    """

    visible: Box = EVERYWHERE
    runs: list[Run] = attrs.field(factory=list)
    covers: list[Cover] = attrs.field(factory=list)
    actual: list[str] = attrs.field(factory=list)
    comments: list[str] = attrs.field(factory=list)
    executed: set[int] = attrs.field(factory=set)
    order: int = 0
    painted: float = 0.0
    forms: int = 0
