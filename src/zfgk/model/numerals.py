"""Chinese numerals for article numbers, the way statutes print them."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number from 0 to 9999 in Chinese numerals, as in 第三十三条.

    Args:
        number: The number.

    Returns:
        ``chinese(33)`` is ``三十三``.

    Raises:
        ValueError: If the number is negative or above 9999.
    """
    if not 0 <= number <= 9999:
        message = f"{number} is not between 0 and 9999"
        raise ValueError(message)
    if number < 10:
        return _DIGITS[number]
    out = ""
    gap = False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            out += ("零" if gap and out else "") + _DIGITS[digit] + unit
        gap = not digit
    # 10 to 19 are written without the leading one: 十二, but 一百一十二.
    return out[1:] if out.startswith("一十") else out


_VALUES = {
    **{digit: i for i, digit in enumerate(_DIGITS)},
    "〇": 0,
    "两": 2,
    **{digit: i for i, digit in enumerate("0123456789")},
    **{digit: i for i, digit in enumerate("０１２３４５６７８９")},
}
_UNITS = {"千": 1000, "百": 100, "十": 10}


def number(text: str) -> int:
    """Read a number below 10000 in Chinese numerals or in digits.

    Args:
        text: ``三十三``, ``十二``, ``二〇二四``, ``33`` or ``３３``.

    Returns:
        The number.

    Raises:
        ValueError: If the text is no such number.
    """
    if text and all(character in _VALUES for character in text) and len(text) <= 4:
        return int("".join(str(_VALUES[character]) for character in text))
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last or (digit is None and unit != 10) or digit == 0:
                break
            # 十二 is 12; only ten is written without its one, and only at the beginning.
            total, digit, last = total + (1 if digit is None else digit) * unit, None, unit
        elif character in _VALUES and (digit is None or digit == 0):
            digit = _VALUES[character]
        else:
            break
    else:
        if text and digit != 0:
            return total + (digit or 0)
    message = f"{text!r:.20} is no number below 10000"
    raise ValueError(message)
