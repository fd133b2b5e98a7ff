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
