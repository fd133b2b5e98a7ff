"""The graphics state of a content stream: what holds until an operator changes it or ``Q`` brings the old one back."""

from __future__ import annotations

import attrs

from zfgk.documents.pdf.canvas import Colour
from zfgk.documents.pdf.fonts import Font
from zfgk.documents.pdf.geometry import EVERYWHERE, IDENTITY, Box, Matrix

_PLAIN_BLENDING = ("/Normal", "/Compatible")
_DARKENING = ("/Multiply", "/Darken", "/ColorBurn")
_BLACK = 0.1


@attrs.define(slots=True)
class State:
    """The state.

    Args:
        matrix: From the units in force to those of the page.
        clip: The box around the clipping path.
        clip_exact: Whether the clipping path is that box.
        fill: The colour for filling; ``None`` if not known.
        stroke: The colour for lines; ``None`` if not known.
        fill_alpha: How opaque filling is.
        stroke_alpha: How opaque lines are.
        masked: Whether a soft mask is in force.
        blending: The blend mode.
        line: The width of lines.
        font: The font.
        size: The font's size.
        spacing: Added after each character.
        word_spacing: Added after each space.
        scale: The horizontal scaling, 1 for none.
        leading: The distance of lines.
        rise: How far the text stands above its line.
        mode: The rendering mode, 0 to 7.
    """

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    clip_exact: bool = True
    fill: Colour | None = (0.0, 0.0, 0.0)
    stroke: Colour | None = (0.0, 0.0, 0.0)
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    masked: bool = False
    blending: str = "/Normal"
    line: float = 1.0
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """Return a copy to come back to."""
        # Field by field: the general way takes ten times as long, and pages save their state all the time.
        return State(
            self.matrix,
            self.clip,
            self.clip_exact,
            self.fill,
            self.stroke,
            self.fill_alpha,
            self.stroke_alpha,
            self.masked,
            self.blending,
            self.line,
            self.font,
            self.size,
            self.spacing,
            self.word_spacing,
            self.scale,
            self.leading,
            self.rise,
            self.mode,
        )

    def hides_with(self, colour: Colour | None, alpha: float) -> bool:
        """Tell whether what is painted now surely hides what lies under it.

        Args:
            colour: The colour of the paint.
            alpha: How opaque it is.
        """
        if alpha < 0.95 or self.masked or not self.clip_exact:
            return False
        if self.blending in _PLAIN_BLENDING:
            return True
        return self.blending in _DARKENING and colour is not None and max(colour) < _BLACK
