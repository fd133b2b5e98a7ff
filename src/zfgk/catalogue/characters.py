"""Characters that never belong into an entry, and addresses: one place for every format."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

# They turn the direction of writing around, so that a title reads differently from what it is.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_odd(character: str) -> bool:
    """Tell whether a character is a control character, half a character, a lost one or one that turns the writing.

    Tabs and line feeds are not odd.
    """
    if character in "\n\t":
        return False
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or character in _DIRECTION
        or character == "\ufffd"
        or ord(character) & 0xFFFE == 0xFFFE
        or "\ufdd0" <= character <= "\ufdef"
    )


def first_odd(text: str) -> int:
    """Return the place of the first odd character, from 0; -1 if there is none."""
    return next((place for place, character in enumerate(text) if is_odd(character)), -1)


def why_odd(character: str, lang: str = "en") -> str:
    """Say what is wrong with an odd character.

    Args:
        character: The character.
        lang: ``en`` or ``zh``.
    """
    if character == "\ufffd":
        zh, en = "是此前转换时丢失的字", "it stands for a character that an earlier conversion has lost"
    elif character in _DIRECTION:
        zh, en = "会改变书写方向", "it turns the direction of writing around"
    else:
        zh, en = "是控制字符", "it is a control character"
    return zh if lang == "zh" else en


def code_point(character: str) -> str:
    """Return the name by number of a character: ``U+0007``."""
    return f"U+{ord(character):04X}"


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute http or https address without odd characters."""
    if not text.isprintable() or any(character.isspace() or character in '<>"\\^`{|}' for character in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
