"""Character maps: from the codes of a font to characters (``ToUnicode``), and how long the codes are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

import attrs

from zfgk.documents.pdf.tokens import from_hex

_EDGE = re.compile(rb"(begin|end)(codespacerange|bfchar|bfrange)")
_HEX = re.compile(rb"<[0-9A-Fa-f\s]*+>")
_RANGE = re.compile(rb"(<[0-9A-Fa-f\s]*+>)\s*+(<[0-9A-Fa-f\s]*+>)\s*+(?:(<[0-9A-Fa-f\s]*+>)|\[([^\[\]]*+)\])")
_ENTRIES = 70_000  # a font has at most 65,536 glyphs
_SPAN = 65_536


@attrs.define
class CharacterMap:
    """A parsed map.

    Args:
        lengths: The lengths of codes in bytes that it declares, with the lowest and highest code of each.
        single: Characters of single codes.
        ranges: Ranges of codes, sorted: first, last, the characters of the first.
    """

    lengths: list[tuple[int, int, int]] = attrs.field(factory=list)
    single: dict[int, str] = attrs.field(factory=dict)
    ranges: list[tuple[int, int, str]] = attrs.field(factory=list)

    def __bool__(self) -> bool:
        """Whether it maps anything."""
        return bool(self.single or self.ranges)

    def character(self, code: int) -> str | None:
        """Return the characters of a code, ``None`` if it has none.

        Args:
            code: The code as a number.
        """
        found = self.single.get(code)
        if found is not None:
            return found
        index = bisect_right(self.ranges, code, key=lambda one: one[0]) - 1
        if index < 0:
            return None
        first, last, text = self.ranges[index]
        if code > last or not text:
            return None
        step = code - first
        point = ord(text[-1]) + step
        return text[:-1] + chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else None


def parse_cmap(data: bytes) -> CharacterMap:
    """Parse a character map.

    Args:
        data: The decoded stream.
    """
    found = CharacterMap()
    start = 0
    for match in _EDGE.finditer(data):
        if match[1] == b"begin":
            start = match.end()
            continue
        section, body = match[2], data[start : match.start()]
        start = match.end()
        if section == b"codespacerange":
            for low, high in _pairs(body):
                if 1 <= len(low) == len(high) <= 4:
                    found.lengths.append((len(low), int.from_bytes(low), int.from_bytes(high)))
        elif section == b"bfchar":
            for code, text in _pairs(body):
                found.single[int.from_bytes(code)] = _characters(text)
        elif section == b"bfrange":
            _ranges(found, body)
        if len(found.single) + len(found.ranges) > _ENTRIES:
            break
    found.ranges.sort(key=lambda one: one[0])
    return found


def _pairs(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    strings = (from_hex(match[0]) for match in islice(_HEX.finditer(body), 2 * _ENTRIES))
    return zip(strings, strings, strict=False)


def _ranges(found: CharacterMap, body: bytes) -> None:
    for match in islice(_RANGE.finditer(body), _ENTRIES):
        low, high, text, several = match.groups()
        first, last = int.from_bytes(from_hex(low)), int.from_bytes(from_hex(high))
        if not 0 <= last - first < _SPAN:
            continue
        if text:
            found.ranges.append((first, last, _characters(from_hex(text))))
        else:
            for step, one in enumerate(_HEX.findall(several)[: last - first + 1]):
                found.single[first + step] = _characters(from_hex(one))


def _characters(text: bytes) -> str:
    if len(text) == 1:  # against the standard, and common
        return chr(text[0])
    return text.decode("utf-16-be", "replace")
