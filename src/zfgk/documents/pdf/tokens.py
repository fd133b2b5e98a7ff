"""The operators of a content stream, one after the other.

Linear in the length of the stream: every byte is looked at once by one expression without backtracking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from zfgk.documents.pdf.strings import looks_like_text

_SPACE = rb"\x00\t\n\x0c\r "
_TOKEN = re.compile(
    rb"(?:[" + _SPACE + rb"]++|%[^\r\n]*+)*+(?:"
    rb"(?P<number>[+-]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++))"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*'\"]*+)"
    rb"|(?P<name>/[^" + _SPACE + rb"()<>\[\]{}/%]*+)"
    rb"|(?P<string>\((?:[^()\\]++|\\.)*+\))"
    rb"|(?P<hex><[0-9A-Fa-f" + _SPACE + rb"]*+>)"
    rb"|(?P<opening><<|\[)|(?P<closing>>>|\])|(?P<other>.))",
    re.DOTALL,
)
_PAREN = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.DOTALL)
# What is replaced in one go takes fifty times its size.
_PART = re.compile(rb"(?:[^\\]|\\(?:[0-7]{1,3}|\r\n?|.|$)){1,65536}+", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\x0c"}
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_IMAGE_END = re.compile(rb"[" + _SPACE + rb"]EI(?=[" + _SPACE + rb"]|$)")
_PRINTABLE = re.compile(rb"[\t\n\r -~]*\Z")
_OPERANDS = 256
_MANY = 8
_NESTING = 32

# A percent sign may also stand in a string or in an image's bytes; what is no text is left out.
_COMMENT = re.compile(rb"(?:\A|[" + _SPACE + rb"])%([^\r\n]{4,4096})")

OPERANDS = b""
"""Stands for many operands of an operator that is still to come, so that those can be counted too."""
INLINE_IMAGE = b"BI"
"""The operator that stands for a whole image within the stream; its operand is the image's dictionary."""


def comments(data: bytes) -> Iterator[str]:
    """Yield what a content stream says behind percent signs, one text for each.

    Args:
        data: The decoded stream.
    """
    if b"%" in data:
        found = (looks_like_text(match[1]) for match in _COMMENT.finditer(data))
        yield from (text.strip() for text in found if text and text.strip())


def operations(data: bytes, lost: Callable[[str], None]) -> Iterator[tuple[bytes, list[Any]]]:
    """Read a content stream.

    Args:
        data: The decoded stream.
        lost: Told what could not be understood, as a short English reason.

    Yields:
        Each operator with its operands: numbers as floats, strings as bytes, names as text with their slash, arrays as
        lists, dictionaries as dicts. Before an operator with many of them, :data:`OPERANDS` for every eight.
    """
    stack: list[list[Any]] = [[]]
    position, end, many = 0, len(data), 0
    match_at = _TOKEN.match
    while position < end:
        match = match_at(data, position)
        if match is None:  # only white space is left
            return
        position = match.end()
        operator = match["operator"] if match.lastgroup == "operator" else None
        if operator is None or operator in _WORDS:
            position = _operand(match, stack, data, lost)
            if len(stack) > _NESTING:
                lost("arrays are nested too deeply")
                return
            many += 1
            if many % _MANY == 0:
                yield OPERANDS, []
            continue
        if len(stack) > 1:
            lost("an array is not closed")
        if operator == b"BI":
            image, position = _inline_image(data, position, lost)
            yield INLINE_IMAGE, [image]
        else:
            yield operator, stack[0]
        stack = [[]]
        many = 0


def _operand(match: re.Match[bytes], stack: list[list[Any]], data: bytes, lost: Callable[[str], None]) -> int:
    """Put an operand on the stack and return where it ends."""
    what = match.lastgroup
    top = stack[-1]
    if what == "number":
        top.append(float(match["number"]))
    elif what == "string":
        top.append(unescaped(match["string"][1:-1]))
    elif what == "name":
        top.append(name(match["name"]))
    elif what == "opening":
        stack.append([match["opening"]])
    elif what == "closing":
        _close(stack)
    elif what == "hex":
        top.append(from_hex(match["hex"]))
    elif what == "operator":
        top.append(_WORDS.get(match["operator"]))
    elif match["other"] == b"(":
        text, end = _nested(data, match.end(), lost)
        top.append(text)
        return end
    if len(stack) == 1 and len(top) > _OPERANDS:
        del top[:-_OPERANDS]
    return match.end()


_WORDS = {b"true": True, b"false": False, b"null": None}


def _close(stack: list[list[Any]]) -> None:
    if len(stack) < 2:
        return
    opening, *items = stack.pop()
    if opening == b"[":
        stack[-1].append(items)
    else:
        keys = items[::2]
        stack[-1].append({key: value for key, value in zip(keys, items[1::2], strict=False) if isinstance(key, str)})


def _nested(data: bytes, start: int, lost: Callable[[str], None]) -> tuple[bytes, int]:
    """Return a string that has brackets within it, and where it ends."""
    depth = 1
    for match in _PAREN.finditer(data, start):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if depth == 0:
                return unescaped(data[start : match.start()]), match.end()
    lost("a string is not closed")
    return unescaped(data[start:]), len(data)


def unescaped(text: bytes) -> bytes:
    r"""Return a string without its escapes.

    Args:
        text: What stands between the brackets, such as ``a\(b\051``.
    """
    if b"\\" not in text:
        return text
    return b"".join([_ESCAPE.sub(_escape, part) for part in _PART.findall(text)])


def _escape(match: re.Match[bytes]) -> bytes:
    octal, line, other = match.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line else _ESCAPED.get(other, other)


def from_hex(text: bytes) -> bytes:
    """Return the bytes of a string in hexadecimal digits.

    Args:
        text: The string, angle brackets and white space included.
    """
    digits = _NOT_HEX.sub(b"", text)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def name(text: bytes) -> str:
    """Return a name as pypdf gives it: with its slash, escapes resolved.

    Args:
        text: The name as it stands.
    """
    if b"#" in text:
        text = _NAME_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def _inline_image(data: bytes, start: int, lost: Callable[[str], None]) -> tuple[dict[str, Any], int]:
    stack: list[list[Any]] = [[]]
    position = start
    while match := _TOKEN.match(data, position):
        position = match.end()
        if (match.lastgroup == "operator" and match["operator"] == b"ID") or len(stack) > _NESTING:
            break
        position = _operand(match, stack, data, lost)
    items = stack[0]
    image = {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}
    return image, _end_of_image(data, position + 1, lost)


def _end_of_image(data: bytes, start: int, lost: Callable[[str], None]) -> int:
    """Return where the image's data end: at an EI after which operators follow, not further bytes of the image."""
    first = None
    for match in _IMAGE_END.finditer(data, max(start - 1, 0)):
        first = first or match.end()
        if _PRINTABLE.match(data, match.end(), match.end() + 24):
            return match.end()
    if first is None:
        lost("an image within the text does not end")
        return len(data)
    return first
