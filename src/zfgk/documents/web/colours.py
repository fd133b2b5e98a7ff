"""Colours as styles name them, and whether two of them can be told apart."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

_NAMES: dict[str, Colour] = {
    "black": BLACK,
    "white": WHITE,
    "red": (255, 0, 0),
    "lime": (0, 255, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "silver": (192, 192, 192),
    "whitesmoke": (245, 245, 245),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255),
}
_HEX = re.compile(r"#?([0-9a-f]{3,8})")
_FUNCTION = re.compile(r"rgba?\(\s{0,9}([\d.]{1,9}%?)[\s,]{1,9}([\d.]{1,9}%?)[\s,]{1,9}([\d.]{1,9}%?)")
_ALPHA = re.compile(r"[,/]\s{0,9}([\d.]{1,9}%?)\s{0,9}\)")
_FAINT = 0.05
_APART = 24  # of 765: less than what a person sees on a common screen


def colour_of(value: str) -> Colour | None:
    """Read a colour.

    Args:
        value: It, as a style or an attribute has it, in lower case.

    Returns:
        The colour, or ``None`` if it is none that is known here.
    """
    value = value.strip()
    if value in _NAMES:
        return _NAMES[value]
    if hexadecimal := _HEX.fullmatch(value):
        return _of_hexadecimal(hexadecimal[1])
    if function := _FUNCTION.match(value):
        red, green, blue = (_share(part) for part in function.groups())
        return (red, green, blue)
    return None


def is_transparent(value: str) -> bool:
    """Tell whether a colour lets everything through.

    Args:
        value: It, as a style has it, in lower case.
    """
    value = value.strip()
    if value == "transparent":
        return True
    if value.startswith("#") and len(value) in {5, 9}:
        return int(value[-1], 16) == 0 if _HEX.fullmatch(value) else False
    alpha = _ALPHA.search(value[-40:]) if value.startswith(("rgba", "hsla")) or "/" in value else None
    return alpha is not None and _number(alpha[1]) <= _FAINT


def are_alike(one: Colour, other: Colour) -> bool:
    """Tell whether text of one colour on the other cannot be read.

    Args:
        one: A colour.
        other: A colour.
    """
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2]) <= _APART


def _of_hexadecimal(digits: str) -> Colour | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def _share(part: str) -> int:
    return min(255, round(_number(part) * 255) if part.endswith("%") else round(_number(part)))


def _number(part: str) -> float:
    try:
        return float(part[:-1]) / 100 if part.endswith("%") else float(part)
    except ValueError:  # two points in one number
        return 0.0
