"""Days as official papers write them."""

from __future__ import annotations

from datetime import date

from zfgk.model.span import Span


def written(day: date) -> str:
    """Write a day as official papers do: in Arabic numerals, month and day without a leading zero.

    Args:
        day: The day.
    """
    return f"{day.year}年{day.month}月{day.day}日"


def written_span(span: Span) -> str:
    """Write the bounds of a day that is not known yet.

    Args:
        span: The bounds.
    """
    return f"{written(span.earliest)}至{written(span.latest)}之间"


def read_day(text: str) -> date | None:
    """Read a day written as 2026-03-02 or as 2026年3月2日.

    Args:
        text: The text.

    Returns:
        The day, or ``None`` if it is none.
    """
    parts = text.strip().removesuffix("日").replace("年", "-").replace("月", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, month, day = map(int, parts)
    try:
        return date(year, month, day) if len(parts[0]) == 4 else None
    except ValueError:
        return None
