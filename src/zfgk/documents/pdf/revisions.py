"""What a file keeps of its past and around its objects: earlier revisions, lost objects, bytes that belong to nothing.

A file that was changed keeps the old objects before the new ones, and cutting it at an earlier ``%%EOF`` brings the old
file back. So each such beginning is read like a file of its own; then every object that stands in the file and in no
table; then what stands between objects and after the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf.generic import DictionaryObject, StreamObject, read_object

from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.pages import pages_of
from zfgk.documents.pdf.strings import looks_like_text
from zfgk.documents.pdf.sweep import Sweep
from zfgk.documents.pdf.text import Tools, page_pieces
from zfgk.errors import LimitExceeded
from zfgk.model.documents import Embedded, Feature, Piece, Source, TextPart, Unread, Visibility

_END = re.compile(rb"%%EOF")
_FIRST_HALF = re.compile(rb"startxref\s{1,4}0\s{1,4}\Z")
_EDGE = re.compile(
    rb"\bendobj\b|(?<![0-9])[0-9]{1,10}\s{1,8}[0-9]{1,5}\s{1,8}obj\b|\bxref\b|\btrailer\b|\bstartxref\b|%%EOF"
)
_HEADER = re.compile(rb"[0-9]{1,10}\s{1,8}[0-9]{1,5}\s{1,8}obj\s{0,8}")
_COMMENT = re.compile(rb"%(?!PDF-|%EOF)([^\r\n]{4,})")
_NUMBER = re.compile(rb"[0-9]{1,10}")
_WORDS = re.compile(r"\w{2}")
_REVISIONS = 12
_ORPHANS = 5_000


def earlier_revisions(source: Source, objects: Objects, shown: list[str]) -> Iterator[Piece]:
    """Yield what earlier revisions and lost objects say and the last revision does not.

    Args:
        source: The file.
        objects: The same, opened.
        shown: Every text of the last revision; the texts found are added.
    """
    known = _Known(shown)
    taken = stream_extents(objects)
    ends = [match.end() for match in _END.finditer(source.data) if not _within(match.start(), taken)]
    ends = [end for end in ends if not _FIRST_HALF.search(source.data[max(end - 40, 0) : end - 5])]
    for number, end in enumerate(ends[:-1], start=1):
        if number > _REVISIONS:
            yield Unread(f"revision {number}", "limit", f"revisions = {_REVISIONS}")
            break
        yield from _revision(source, end, f"revision {number}", known)
    yield from _orphans(objects, known, taken)


def _revision(source: Source, end: int, where: str, known: _Known) -> Iterator[Piece]:
    source.budget.spend_part(where)
    new = False
    try:
        objects = Objects(source.data[:end], source.budget)
        tools = Tools(objects, Library(objects), Layers(objects))
        numbers: dict[int, int] = {}
        for page in pages_of(objects):
            numbers.setdefault(page.key, page.number)
            for text in known.news(page_pieces(tools, page)):
                new = True
                yield TextPart(text, f"{where} {page.where}", Visibility.HIDDEN, "earlier-revision")
        for text in known.news(Sweep(tools, numbers).pieces()):
            new = True
            yield TextPart(text, where, Visibility.HIDDEN, "earlier-revision")
    except LimitExceeded:
        raise
    except Exception as error:  # noqa: BLE001  # pypdf raises anything for what is no file of its own
        yield Unread(where, "damaged", type(error).__name__)
        return
    if not new:
        yield Feature("incremental-save", where)


class _Known:
    """The lines that were seen already."""

    def __init__(self, texts: list[str]) -> None:
        self._lines = {_bare(line) for text in texts for line in text.splitlines()}

    def news(self, pieces: Iterator[Piece]) -> Iterator[str]:
        """Yield the text of each piece that has lines not seen before: those lines."""
        for piece in pieces:
            if isinstance(piece, TextPart) and piece.kind != "source":
                lines = [line for line in piece.text.splitlines() if _bare(line) and _bare(line) not in self._lines]
                self._lines.update(_bare(line) for line in lines)
                if lines:
                    yield "\n".join(lines)


def _bare(line: str) -> str:
    return "".join(line.split())


def _orphans(objects: Objects, known: _Known, taken: list[tuple[int, int]]) -> Iterator[Piece]:
    if objects.encrypted:  # their strings cannot be decrypted one by one
        return
    listed = objects.listed_at()
    tools = Tools(objects, Library(objects), Layers(objects))
    sweep = Sweep(tools, {})
    count = 0
    for key in objects.ids():
        stream = objects.by_id(key)
        if isinstance(stream, StreamObject) and stream.get("/Type") == "/ObjStm":
            yield from _inner_orphans(objects, sweep, stream, key[0], known)
    for (number, generation), places in objects.offsets.items():
        for place in places:
            if abs(listed.get((number, generation), -9) - place) <= 1 or _within(place, taken):
                continue
            count += 1
            if count > _ORPHANS:
                yield Unread("lost objects", "limit", f"lost objects = {_ORPHANS}")
                return
            objects.budget.spend_part(f"lost object {number}")
            yield from _orphan(objects, sweep, number, place, known)


def _orphan(objects: Objects, sweep: Sweep, number: int, place: int, known: _Known) -> Iterator[Piece]:
    header = _HEADER.match(objects.data, place)
    if header is None:
        return
    stream = BytesIO(objects.data)
    stream.seek(header.end())
    where = f"lost object {number}"
    try:
        value = read_object(stream, objects.reader)
    except Exception as error:  # noqa: BLE001  # see _revision
        yield Unread(where, "damaged", type(error).__name__)
        return
    if isinstance(value, DictionaryObject) and value.get("/Type") == "/XRef":
        return
    if isinstance(value, StreamObject) and value.get("/Type") == "/ObjStm":
        yield from _inner_orphans(objects, sweep, value, -1, known)
        return
    yield from _told(sweep.orphan(value, number), where, known)


def _inner_orphans(objects: Objects, sweep: Sweep, stream: StreamObject, number: int, known: _Known) -> Iterator[Piece]:
    """Yield what the objects of an object stream hold that no table says to be there."""
    where = f"object stream {number}" if number >= 0 else "lost object stream"
    count, first = objects.get(stream.get("/N")), objects.get(stream.get("/First"))
    if not isinstance(count, int) or not isinstance(first, int) or first < 0:
        return
    data = objects.inflate(stream, where)
    numbers = [int(one) for one in _NUMBER.findall(data[:first])][: 2 * min(count, _ORPHANS)]
    listed = objects.within(number)
    for inner, offset in zip(numbers[::2], numbers[1::2], strict=False):
        if inner in listed:
            continue
        objects.budget.spend_part(where)
        try:
            value = read_object(BytesIO(data[first + offset :]), objects.reader)
        except Exception as error:  # noqa: BLE001  # see _revision
            yield Unread(where, "damaged", type(error).__name__)
            return
        yield from _told(sweep.orphan(value, inner), f"lost object {inner}", known)


def _told(pieces: Iterator[Piece], where: str, known: _Known) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, TextPart):
            for text in known.news(iter([piece])):
                yield TextPart(text, where, Visibility.HIDDEN, "unreferenced-text")
        elif isinstance(piece, Embedded):
            yield piece


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


def _within(place: int, extents: list[tuple[int, int]]) -> bool:
    from bisect import bisect_right

    index = bisect_right(extents, (place, len(extents) and extents[-1][1])) - 1
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
