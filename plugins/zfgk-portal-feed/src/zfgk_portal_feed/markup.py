"""What Atom entries and RSS items have in common: names, moments, and text as XML carries it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
ZFGK = "urn:zfgk:entry:1"
"""The namespace of the core fields that Atom has no element for, and of the version that makes a feed re-readable."""

_CHINA = timezone(timedelta(hours=8))
_FOREIGN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
SOME = 1024
"""How many moments and words of one kind are remembered in the form in which they are written."""


def text(value: str) -> str:
    """Return a text as it stands between tags.

    Raises:
        ValueError: If it holds what XML cannot carry.
    """
    # Nearly every text is printable and free of markup; to see that is cheaper than to look for what is not.
    if value.isprintable() and not ("&" in value or "<" in value or ">" in value):
        return value
    return _carried(value).translate(_IN_TEXT)


def attribute(value: str) -> str:
    """Return a text as it stands between double quotes.

    Raises:
        ValueError: If it holds what XML cannot carry.
    """
    if value.isprintable() and not ("&" in value or "<" in value or ">" in value or '"' in value):
        return value
    return _carried(value).translate(_IN_ATTRIBUTE)


def keep_printable(value: str) -> str:
    """Return a text without the characters that XML cannot carry.

    A withdrawal must get through whatever its reason holds; a record with such characters is refused instead.
    """
    return _FOREIGN.sub("", value)


def in_china(at: datetime) -> datetime:
    """Return a moment at China's offset, to the second; at its own offset if there is no such moment in China."""
    try:
        return at.astimezone(_CHINA).replace(microsecond=0)
    except OverflowError:  # in the first or the last hours that have a name
        return at.replace(microsecond=0)


def midnight(day: date) -> datetime:
    """Return the first moment of a day in China."""
    return datetime.combine(day, time(), _CHINA)


@lru_cache(SOME)
def stamp(at: datetime) -> str:
    """Return a moment as Atom writes it."""
    return in_china(at).isoformat()


def _carried(value: str) -> str:
    if found := _FOREIGN.search(value):
        message = f"U+{ord(found[0]):04X}"
        raise ValueError(message)
    return value
