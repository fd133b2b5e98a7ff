"""Whether a person sees the text of an element: what its style and those around it make of it."""

from __future__ import annotations

import re

import attrs

from zfgk.documents.web.colours import BLACK, WHITE, Colour, are_alike, colour_of, is_transparent
from zfgk.documents.web.styles import Properties

HIDDEN = "hidden"
"""Not shown, as pages do it every day: menus, tabs, templates."""
INVISIBLE = "invisible"
"""Shown so that nobody sees it: without size or colour, off the screen, cut away."""

_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(px|pt|rem|em|%|vw|vh|vmin|vmax|ex|ch|cm|mm|in|pc|)")
_PIXELS = {"px": 1.0, "pt": 1.33, "": 1.0, "rem": 16.0, "em": 16.0, "ex": 8.0, "ch": 8.0, "vw": 10.0, "vh": 10.0}
_RELATIVE = frozenset(("em", "%", "ex", "ch"))
_SMALLEST = 2.0  # pixels
_FAR = -300.0  # pixels
_FAINT = 0.05
_ZERO_SCALE = re.compile(r"scale(?:x|y|3d)?\(\s{0,9}0?(?:\.0{1,5}\d{0,5})?\s{0,9}[,)]")
_FAR_MOVE = re.compile(r"translate(?:x|y|3d)?\([^)]{0,40}?-\s{0,9}(?:\d{3,}(?:px|pt|vw|vh|%)|\d{2,}r?em)")
_NO_OPACITY = re.compile(r"opacity\(\s{0,9}0(?:\.0\d{0,5})?%?\s{0,9}\)")
_CUT_AWAY = re.compile(r"rect\(\s{0,9}[01](?:px)?[\s,]|inset\(\s{0,9}(?:50|100)%|circle\(\s{0,9}0")
_SIZE_OF_FONT = re.compile(r"(?:^|\s)(0(?:px|pt|em|rem|%)?)(?:\s|/)")


@attrs.frozen
class Light:
    """What an element inherits.

    Args:
        gone: ``hidden`` or ``invisible`` if nothing within can be seen; else empty.
        invisible: Whether text is invisible unless an element within says otherwise.
        tiny: The same for text without size.
        colour: The colour of text; ``None`` if unknown.
        background: That behind it; ``None`` if unknown.
    """

    gone: str = ""
    invisible: bool = False
    tiny: bool = False
    colour: Colour | None = BLACK
    background: Colour | None = WHITE

    @property
    def how(self) -> str:
        """How text is kept from sight: ``hidden``, ``invisible``, or empty if it is seen."""
        if self.gone:
            return self.gone
        if self.invisible:
            return HIDDEN
        alike = self.colour is not None and self.background is not None and are_alike(self.colour, self.background)
        return INVISIBLE if self.tiny or alike else ""

    def within(self, style: Properties) -> Light:
        """Return what holds within an element.

        Args:
            style: Its properties.
        """
        if not style or self.gone:
            return self
        return Light(
            gone=_gone(style),
            invisible=_invisible(style.get("visibility", ""), self.invisible),
            tiny=_tiny(style, self.tiny),
            colour=_colour(style, self),
            background=_background(style, self.background),
        )


def pixels(value: str) -> float | None:
    """Return a length in pixels, roughly.

    Args:
        value: The length, in lower case.

    Returns:
        The pixels; ``None`` if it is no plain length.
    """
    length = _LENGTH.fullmatch(value.strip())
    if length is None or length[1] in {"", "-"}:
        return None
    return float(length[1]) * _PIXELS.get(length[2], 8.0)


def _gone(style: Properties) -> str:
    if style.get("display", "").startswith("none") or style.get("content-visibility") == HIDDEN:
        return HIDDEN
    faint = _number(style.get("opacity", ""))
    signs = (
        faint is not None and faint <= _FAINT,
        bool(_NO_OPACITY.search(style.get("filter", ""))),
        bool(_ZERO_SCALE.search(style.get("transform", ""))) or bool(_FAR_MOVE.search(style.get("transform", ""))),
        style.get("position") in {"absolute", "fixed"} and _any_far(style, ("left", "right", "top", "bottom")),
        _any_far(style, ("text-indent", "margin-left", "margin-top")),
        bool(_CUT_AWAY.search(style.get("clip", ""))) or bool(_CUT_AWAY.search(style.get("clip-path", ""))),
        style.get("overflow", "").startswith(("hidden", "clip")) and _no_room(style),
    )
    return INVISIBLE if any(signs) else ""


def _any_far(style: Properties, names: tuple[str, ...]) -> bool:
    return any((length := pixels(style.get(name, ""))) is not None and length <= _FAR for name in names)


def _no_room(style: Properties) -> bool:
    lengths = (pixels(style.get(name, "")) for name in ("height", "width", "max-height", "max-width"))
    return any(length is not None and 0 <= length <= 1 for length in lengths)


def _invisible(value: str, before: bool) -> bool:
    if value in {"hidden", "collapse"}:
        return True
    return before and value != "visible"


def _tiny(style: Properties, before: bool) -> bool:
    size = style.get("font-size", "")
    if not size and (short := _SIZE_OF_FONT.search(style.get("font", ""))):
        size = short[1]
    length = pixels(size)
    if length is None:
        return before and not size.endswith(("small", "medium", "large"))
    unit = _LENGTH.fullmatch(size.strip())
    relative = unit is not None and unit[2] in _RELATIVE
    return length <= _SMALLEST or (before and relative)


def _colour(style: Properties, around: Light) -> Colour | None:
    value = style.get("-webkit-text-fill-color") or style.get("color", "")
    if value in {"", "inherit", "currentcolor"}:
        return around.colour
    if is_transparent(value):  # seen as whatever is behind it
        return _background(style, around.background) or WHITE
    return colour_of(value)


def _background(style: Properties, before: Colour | None) -> Colour | None:
    value = " ".join(style.get(name, "") for name in ("background", "background-color", "background-image")).strip()
    if value in {"", "none", "inherit"} or is_transparent(value):
        return before
    if "url(" in value or "gradient" in value or "var(" in value:
        return None
    found = [colour for colour in map(colour_of, (value, *value.split())) if colour is not None]
    return found[-1] if found else None


def _number(value: str) -> float | None:
    try:
        return float(value[:-1]) / 100 if value.endswith("%") else float(value)
    except ValueError:
        return None
