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
