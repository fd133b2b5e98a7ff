"""What stands in a file around its objects: before the first, between them, after the end; and where streams stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pypdf.generic import StreamObject

from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.strings import looks_like_text
from zfgk.model.documents import Embedded, Piece, TextPart, Visibility

_EDGE = re.compile(
    rb"\bendobj\b|(?<![0-9])[0-9]{1,10}\s{1,8}[0-9]{1,5}\s{1,8}obj\b|\bxref\b|\btrailer\b|\bstartxref\b|%%EOF"
)
_COMMENT = re.compile(rb"%(?!PDF-|%EOF)([^\r\n]{4,})")
_WORDS = re.compile(r"\w{2}")


def stream_extents(objects: Objects) -> list[tuple[int, int]]:
    """Return where the data of streams stand in the file, in order.

    Args:
        objects: The file.
    """
    found = []
    for key, offset in objects.listed_at().items():
        value = objects.by_id(key)
        if isinstance(value, StreamObject):
            begin = objects.data.find(b"stream", max(offset, 0), offset + 200_000)
            if begin >= 0:
                found.append((begin, begin + 6 + len(value._data)))  # noqa: SLF001  # as in Objects.inflate
    return sorted(found)


def within(place: int, extents: list[tuple[int, int]]) -> bool:
    """Tell whether a place in the file is within the data of a stream.

    Args:
        place: The offset.
        extents: Where the data of streams stand, in order.
    """
    index = bisect_left(extents, (place,)) - 1
    return index >= 0 and extents[index][0] < place < extents[index][1]


def around_the_file(data: bytes, objects: Objects) -> Iterator[Piece]:
    """Yield what stands before, between and after the objects.

    Args:
        data: The file.
        objects: The same, opened.
    """
    start = max(data.find(b"%PDF-"), 0)
    yield from _loose(data[:start], "before the beginning")
    end = data.rfind(b"%%EOF")
    if end >= 0:
        yield from _loose(data[end + 5 :], "after the end")
    extents = stream_extents(objects)
    plain = _outside(data[start:], [(begin - start, last - start) for begin, last in extents])
    gaps = _between(plain)
    if any(_WORDS.search(gap) for gap in gaps):
        yield TextPart("\n\n".join(gaps), "between objects", Visibility.HIDDEN, "stray-text")
    comments = [looks_like_text(text) or "" for text in _COMMENT.findall(plain)]
    kept = [text for text in comments if _WORDS.search(text)]
    if kept:
        yield TextPart("\n\n".join(kept), "comments", Visibility.HIDDEN, "source")


def _loose(data: bytes, where: str) -> Iterator[Piece]:
    if not data.strip(b"\0 \t\r\n"):
        return
    text = looks_like_text(data)
    if text is None:
        yield Embedded(data.strip(b"\r\n"), "", where)
    else:
        yield TextPart(text, where, Visibility.HIDDEN, "stray-text")


def _outside(data: bytes, extents: list[tuple[int, int]]) -> bytes:
    parts, position = [], 0
    for begin, last in extents:
        if begin > position:
            parts.append(data[position:begin])
        position = max(position, last)
    parts.append(data[position:])
    return b"\n".join(parts)


def _between(plain: bytes) -> list[str]:
    found = []
    start = -1
    for match in _EDGE.finditer(plain):
        if start >= 0:
            gap = plain[start : match.start()].strip(b"\0 \t\r\n")
            if gap and not gap.startswith(b"%"):
                found.append(looks_like_text(gap) or gap.decode("latin-1"))
        start = match.end() if match[0] == b"endobj" else -1
    return found
