"""Characters that never belong into an entry, and addresses: one place for every format."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# They turn the direction of writing around, so that a title reads differently from what it is.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_HALF = "\ud800-\udfff"
_NO_CHARACTER = "\ufdd0-\ufdef" + "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0xFFFF, 0x110000, 0x10000))
ODD = "".join((_CONTROL, _HALF, *sorted(_DIRECTION), "\ufffd", _NO_CHARACTER))
"""The odd characters as the inside of a character class: control characters but tab and line feed, half characters,
lost ones, code points that are no characters, and what turns the writing around."""
_ODD = re.compile(f"[{ODD}]")
WHITE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space as the inside of a character class: what :meth:`str.strip` takes away."""


_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}(?:/[!#-;=?-Z_a-z~]*)?")
"""Addresses as nearly all are written: about these there is no doubt."""


def is_odd(character: str) -> bool:
    """Tell whether a character is one of :data:`ODD`."""
    return _ODD.match(character) is not None


def first_odd(text: str) -> int:
    """Return the place of the first odd character, from 0; -1 if there is none."""
    found = _ODD.search(text)
    return found.start() if found else -1


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
    elif "\ud800" <= character <= "\udfff":
        zh, en = "是半个字符，另一半丢失了", "it is half of a character, whose other half is lost"
    elif character > "\ufdcf":
        zh, en = "不是字符", "it is no character"
    else:
        zh, en = "是控制字符", "it is a control character"
    return zh if lang == "zh" else en


def code_point(character: str) -> str:
    """Return the name by number of a character: ``U+0007``."""
    return f"U+{ord(character):04X}"


def is_address(text: str) -> bool:
    """Tell whether a text is an absolute http or https address without odd characters."""
    if _PLAIN_ADDRESS.fullmatch(text):
        return True
    if not text.isprintable() or any(character.isspace() or character in '<>"\\^`{|}' for character in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
