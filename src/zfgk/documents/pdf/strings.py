"""Text strings of dictionaries: their encodings, and those that Chinese programs write instead."""

from __future__ import annotations

import re
from typing import Any

from pypdf.generic import ByteStringObject, TextStringObject

_RUN = re.compile(rb"[ -~\t\n\r]{6,}")
_SAMPLE = 4096
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKS = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))


def raw_of(value: Any) -> bytes | None:
    """Return the bytes of a string object, ``None`` for anything else.

    Args:
        value: The object.
    """
    if isinstance(value, TextStringObject):
        return bytes(value.original_bytes)
    if isinstance(value, (ByteStringObject, bytes)):
        return bytes(value)
    return None


def text_of(value: Any) -> str:
    """Return the text of a string object; empty for anything else.

    Args:
        value: The object, or the bytes of a string.

    Returns:
        The text. A string that the standard reads as Latin letters while it is well-formed UTF-8 or GB 18030 is given
        in both readings, one after the other.
    """
    raw = raw_of(value)
    return decoded(raw) if raw is not None else ""


def decoded(raw: bytes) -> str:
    """Return the text of a string's bytes.

    Args:
        raw: The bytes.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if raw.isascii():
        text = raw.decode("ascii")
        return _CONTROL.sub("", text) if "\0" in text else text
    readings = []
    for encoding in ("utf-8", "gb18030"):
        try:
            readings.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        break
    latin = raw.decode("latin-1")
    if not readings and _binary(raw):
        return "\n".join(run.decode("ascii") for run in _RUN.findall(raw))
    if b"\0" in raw and len(raw) % 2 == 0:  # UTF-16 without its mark
        readings.append(raw.decode("utf-16-be", "replace"))
    return "\n".join(dict.fromkeys([*readings, latin]))


def _binary(raw: bytes) -> bool:
    return sum(byte < 9 or 13 < byte < 32 for byte in raw) * 10 > len(raw)


def looks_like_text(data: bytes) -> str | None:
    """Return bytes as text if they are text.

    Args:
        data: The bytes.

    Returns:
        The text, ``None`` if they are binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    # Most data that are no text show it at once, and decoding many megabytes in vain takes long.
    if len(data) > _SAMPLE and _binary(data[:_SAMPLE]):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if len(_CONTROL.findall(text)) * 20 > len(text) else text
    return None
