"""How text looks in a word processor's document, as far as it decides whether a person can see it."""

from __future__ import annotations

import attrs
from lxml import etree

from zfgk.documents.ooxml.names import W14, A, W, is_on, local

_WHITE = "FFFFFF"
_BLACK = "000000"
_CLOSE = 24  # of 255 in each channel: below that the eye sees no letters
_TINY = 4  # half-points
_NARROW = 5  # per cent of the letters' width
_CHAIN = 12  # styles based on styles
# fmt: off
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}
# fmt: on
# The properties that decide whether text can be seen.
_TELLING: dict[object, str] = {
    **{f"{W}{name}": name for name in ("color", "sz", "w", "shd", "highlight")},
    **dict.fromkeys((f"{W}vanish", f"{W}specVanish"), "vanish"),
    f"{W14}textFill": "textFill",
}
_THEME_WHITE = frozenset(("background1", "light1", "bg1", "lt1"))


@attrs.frozen
class Look:
    """What is said about a run of text; ``None`` where nothing is said.

    Args:
        vanish: Whether it is formatted as hidden.
        color: Its colour as six hexadecimal digits; empty for automatic.
        size: Its size in half-points.
        scale: The width of its letters in per cent.
        fill: The colour behind it; empty for none.
        highlight: The colour of the marker pen over it; empty for none.
    """

    vanish: bool | None = None
    color: str | None = None
    size: int | None = None
    scale: int | None = None
    fill: str | None = None
    highlight: str | None = None

    def over(self, base: Look) -> Look:
        """Return this look where it says something, and another one elsewhere.

        Args:
            base: The other one.
        """
        return Look(
            base.vanish if self.vanish is None else self.vanish,
            base.color if self.color is None else self.color,
            base.size if self.size is None else self.size,
            base.scale if self.scale is None else self.scale,
            base.fill if self.fill is None else self.fill,
            base.highlight if self.highlight is None else self.highlight,
        )


def look_of(properties: etree._Element | None) -> Look:
    """Return what run properties say.

    Args:
        properties: The ``w:rPr`` element.
    """
    if properties is None:
        return PLAIN
    said: dict[str, bool | str | int | None] = {}
    for element in properties:
        name = _TELLING.get(element.tag)
        if name is not None:
            _note(said, name, element)
    if not said:
        return PLAIN
    return Look(**said)  # type: ignore[arg-type]  # each name is set with its own type above


def _note(said: dict[str, bool | str | int | None], name: str, element: etree._Element) -> None:
    value = element.get(f"{W}val", "")
    if name == "vanish":
        said["vanish"] = bool(said.get("vanish")) or is_on(element)
    elif name == "color":
        said["color"] = _color(value, element.get(f"{W}themeColor", ""))
    elif name == "sz":
        said["size"] = _number(value)
    elif name == "w":
        said["scale"] = _number(value.rstrip("%"))
    elif name == "shd":
        said["fill"] = fill_of(element)
    elif name == "highlight":
        said["highlight"] = _HIGHLIGHTS.get(value, "")
    else:
        said["color"] = _text_fill(element, said.get("color"))


def fill_of(shading: etree._Element | None) -> str | None:
    """Return the colour of a shading, empty for none, ``None`` if nothing is said.

    Args:
        shading: The ``w:shd`` element.
    """
    if shading is None:
        return None
    solid = shading.get(f"{W}val") == "solid"
    return _color(shading.get(f"{W}{'color' if solid else 'fill'}", ""), shading.get(f"{W}themeFill", ""))


def _text_fill(element: etree._Element, color: object) -> str | None:
    found = next((one.get(f"{W14}val", "") for one in element.iter(f"{W14}srgbClr")), None)
    return found if found is not None else color if isinstance(color, str) else None


def _color(value: str, theme: str) -> str:
    if len(value) == 6 and all(character in "0123456789abcdefABCDEF" for character in value):
        return value.upper()
    return _WHITE if theme in _THEME_WHITE else ""


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else None


PLAIN = Look()
"""Nothing is said."""


def hides(look: Look, background: str | None) -> str:
    """Tell why text of this look cannot be seen.

    Args:
        look: The look, styles included.
        background: The colour of the page, cell or shape behind it; ``None`` if it is not known.

    Returns:
        ``hidden-text``, ``covered-text`` if a colour lies over or behind it, or nothing.
    """
    if look.vanish or (look.size is not None and look.size <= _TINY) or (look.scale or 100) <= _NARROW:
        return "hidden-text"
    behind = look.highlight or look.fill or background
    # Automatic text turns white on dark shading, but not under the marker pen.
    color = look.color or (_BLACK if look.highlight else "")
    if not behind or not color or not close(color, behind):
        return ""
    return "hidden-text" if close(behind, _WHITE) else "covered-text"


def close(one: str, other: str) -> bool:
    """Tell whether the eye cannot tell two colours apart.

    Args:
        one: Six hexadecimal digits.
        other: Six hexadecimal digits.
    """
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= _CLOSE for i in (0, 2, 4))


class Styles:
    """The styles of a document.

    Args:
        root: The root of the styles part; ``None`` if there is none.
    """

    def __init__(self, root: etree._Element | None = None) -> None:
        self._own: dict[str, tuple[str, Look]] = {}
        self._resolved: dict[str, Look] = {}
        self._default_paragraph = ""
        self._shaded: set[str] = set()
        self._base = PLAIN
        if root is None:
            return
        self._base = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterchildren(f"{W}style"):
            self._add(style)

    def _add(self, style: etree._Element) -> None:
        name = style.get(f"{W}styleId", "")
        based = style.find(f"{W}basedOn")
        look = look_of(style.find(f"{W}rPr"))
        fill = fill_of(style.find(f"{W}pPr/{W}shd"))
        if fill and look.fill is None:
            look = attrs.evolve(look, fill=fill)
        self._own[name] = ("" if based is None else based.get(f"{W}val", ""), look)
        kind = style.get(f"{W}type", "")
        if kind == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
            self._default_paragraph = name
        if kind == "table" and any(fill_of(shading) for shading in style.iter(f"{W}shd")):
            self._shaded.add(name)

    def paragraph(self, name: str) -> Look:
        """Return the look of text in a paragraph.

        Args:
            name: The paragraph's style; empty for the default one.
        """
        return self._look(name or self._default_paragraph).over(self._base)

    def run(self, name: str, paragraph: Look) -> Look:
        """Return the look of a run with a character style.

        Args:
            name: The character style.
            paragraph: The look of its paragraph.
        """
        look = self._look(name)
        if look.vanish and paragraph.vanish:  # the two switch each other off
            look = attrs.evolve(look, vanish=False)
        return look.over(paragraph)

    def shades(self, table: str) -> bool:
        """Tell whether a table style colours cells.

        Args:
            table: The table style.
        """
        return table in self._shaded

    def _look(self, name: str) -> Look:
        if name not in self._resolved:
            look = PLAIN
            style = name
            for _ in range(_CHAIN):
                if style not in self._own:
                    break
                style, own = self._own[style]
                look = look.over(own)
            self._resolved[name] = look
        return self._resolved[name]


def shape_fill(properties: etree._Element | None) -> str | None:
    """Return the colour of a shape, white for none, ``None`` if it cannot be told.

    Args:
        properties: The shape's ``spPr`` element.
    """
    if properties is None or properties.find(f"{A}noFill") is not None:
        return _WHITE
    fills = [element for element in properties if local(element.tag).endswith(("Fill", "fill"))]
    if not fills:
        return None if properties.getnext() is not None else _WHITE  # the shape's style may fill it
    color = fills[0].find(f"{A}srgbClr")
    return None if color is None else _color(color.get("val", ""), "") or None
