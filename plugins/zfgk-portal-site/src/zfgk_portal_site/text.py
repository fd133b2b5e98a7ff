"""What text a page can carry, and how moments and sizes are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

CHINA = timezone(timedelta(hours=8))

# HTML carries tab and line ends, but no other control characters, half surrogate pairs or noncharacters.
_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_NOT_CARRIED = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
_KILO = 1024


def is_carried(text: str) -> bool:
    """Tell whether a page can carry a text."""
    return _NOT_CARRIED.search(text) is None


def keep_carried(text: str) -> str:
    """Return a text without what a page cannot carry.

    A withdrawal must get through whatever its reason holds; a record with such characters is refused instead.
    """
    return _NOT_CARRIED.sub("", text)


def not_carried(value: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of the texts within a value that a page cannot carry.

    Args:
        value: A value as JSON has it.
        path: Its own path.
    """
    if isinstance(value, str):
        if not is_carried(value):
            yield path
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from not_carried(name, path)
            yield from not_carried(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from not_carried(inner, path)


def one_line(text: str, longest: int = 0) -> str:
    """Return a text in one line, cut to so many characters; 0 is for no limit."""
    line = " ".join(text.split())
    return line if not longest or len(line) <= longest else f"{line[: longest - 1]}…"


def language_tag(language: str) -> str:
    """Return a language tag that a page may carry, or an empty text for the language of the page itself."""
    return language if _LANGUAGE.fullmatch(language) and language.lower() not in {"zh-cn", "zh"} else ""


def day_in_words(day: date) -> str:
    """Write a day as 2025年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_in_words(moment: datetime) -> str:
    """Write a moment in China as 2025年3月5日 09:30."""
    local = moment.astimezone(CHINA)
    return f"{day_in_words(local.date())} {local:%H:%M}"


def size_in_words(size: int) -> str:
    """Write a number of bytes as a reader is used to it."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB"
