"""Characters that stand for digits: of any script, in circles, raised, Chinese numerals, letters that look alike.

Every one stands for exactly one digit, so folding keeps offsets; what takes no room on the page is passed over.
"""

from __future__ import annotations

import unicodedata

from zfgk.screening.invisible import without_invisible

_CHINESE = {
    "〇零○": "0",
    "一壹幺弌": "1",
    "二贰貳弍": "2",
    "三叁參弎": "3",
    "四肆": "4",
    "五伍": "5",
    "六陆陸": "6",
    "七柒": "7",
    "八捌": "8",
    "九玖": "9",
}
CHINESE = {numeral: digit for numerals, digit in _CHINESE.items() for numeral in numerals}
"""Chinese numerals, ordinary and those of amounts, with the digit that each stands for when read one by one."""
LOOKS_LIKE_ZERO = "OoＯｏОоΟο"
"""Latin, full-width, Cyrillic and Greek letters for which a hurried typist takes 0, or the other way about."""
LOOKS_LIKE_ONE = "IlＩｌІӏ"
"""The same for 1."""
LOOKS_LIKE_X = "XxＸｘХхΧχⅩⅹ×"
"""The same for the X of a check character."""
_SIGN_RANGES = (
    (0x00B2, 0x00B3),
    (0x00B9, 0x00B9),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FD),
    (0x24FF, 0x24FF),
    (0x2776, 0x277E),
    (0x2780, 0x2788),
    (0x278A, 0x2792),
)
SIGNS = "".join(chr(code) for first, last in _SIGN_RANGES for code in range(first, last + 1))
"""Digits that are raised, lowered, in circles or in brackets."""

_ZEROES = (
    "0\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090"
    "\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0\uff10"
)
DECIMALS = "".join(chr(ord(zero) + value) for zero in _ZEROES for value in range(10))
"""The digits of all scripts, as far as they lie in the basic plane."""

_DIGITS = (
    CHINESE
    | {sign: str(unicodedata.digit(sign)) for sign in SIGNS}
    | dict.fromkeys(LOOKS_LIKE_ZERO, "0")
    | dict.fromkeys(LOOKS_LIKE_ONE, "1")
    | dict.fromkeys(LOOKS_LIKE_X, "X")
)


def fold_digits(written: str) -> str:
    """Fold what the patterns of :mod:`zfgk.screening.digits` found.

    Args:
        written: Digits of any kind, letters that look alike, a check character, and what takes no room.

    Returns:
        ASCII digits and ``X``, one for each visible character.
    """
    if written.isascii() and written.isdigit():
        return written
    return "".join(_DIGITS.get(one) or str(unicodedata.decimal(one)) for one in without_invisible(written))


class _Folding(dict[int, str]):
    """What each character of a number stands for, made when it is first met."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        self[code] = _DIGITS.get(one) or str(unicodedata.decimal(one, one))
        return self[code]


_FOLDING = _Folding()
_APART = "/"  # stands in no number


def fold_each(written: list[str]) -> list[str]:
    """Fold many pieces at once.

    Args:
        written: What :func:`fold_digits` takes.

    Returns:
        What it gives for each.
    """
    joined = _APART.join(written)
    if not joined.isascii():
        joined = without_invisible(joined)
    return joined.translate(_FOLDING).split(_APART)


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LETTERS = _WIDE | {ord(cyrillic): latin for cyrillic, latin in zip("АВЕКМНОРСТХ", "ABEKMHOPCTX", strict=True)}


def fold_letters(written: str) -> str:
    """Fold a code of letters and digits.

    Args:
        written: The code; full-width characters and Cyrillic capitals that look Latin count as what they look like.

    Returns:
        The code in capitals, without what takes no room.
    """
    if written.isascii():
        return written.upper()
    return without_invisible(written).translate(_LETTERS).upper()
