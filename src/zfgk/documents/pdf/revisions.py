"""What a file keeps of its past: earlier revisions, and objects that are lost to every table.

A file that was changed keeps the old objects before the new ones, and cutting it at an earlier ``%%EOF`` brings the old
file back. So each such beginning is read like a file of its own; then every object that stands in the file and in no
table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import attrs
from pypdf.generic import DictionaryObject, StreamObject, read_object

from zfgk.documents.pdf.known import Known
from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Objects
from zfgk.documents.pdf.pages import pages_of
from zfgk.documents.pdf.surroundings import stream_extents, within
from zfgk.documents.pdf.sweep import Sweep
from zfgk.documents.pdf.text import Tools, page_pieces
from zfgk.errors import LimitExceeded
from zfgk.model.documents import Feature, Piece, Source, TextPart, Unread, Visibility

_END = re.compile(rb"%%EOF")
_FIRST_HALF = re.compile(rb"startxref\s{1,4}0\s{1,4}\Z")
_HEADER = re.compile(rb"[0-9]{1,10}\s{1,8}[0-9]{1,5}\s{1,8}obj\s{0,8}")
_NUMBER = re.compile(rb"[0-9]{1,10}")
_REVISIONS = 12
_ORPHANS = 5_000


def earlier_revisions(source: Source, objects: Objects, known: Known) -> Iterator[Piece]:
    """Yield what earlier revisions and lost objects say and the last revision does not.

    Args:
        source: The file.
        objects: The same, opened.
        known: What the last revision gave; what is found is added.
    """
    taken = stream_extents(objects)
    ends = [match.end() for match in _END.finditer(source.data) if not within(match.start(), taken)]
    ends = [end for end in ends if not _FIRST_HALF.search(source.data[max(end - 40, 0) : end - 5])]
    for number, end in enumerate(ends[:-1], start=1):
        if number > _REVISIONS:
            yield Unread(f"revision {number}", "limit", f"revisions = {_REVISIONS}")
            break
        yield from _revision(source, end, objects, f"revision {number}", known)
    yield from _orphans(objects, known, taken)


def _revision(source: Source, end: int, last: Objects, where: str, known: Known) -> Iterator[Piece]:
    source.budget.spend_part(where)
    new = False
    try:
        objects = Objects(source.data[:end], source.budget, last.steps)
        tools = Tools(objects, Library(objects), Layers(objects))
        numbers: dict[int, int] = {}
        for page in pages_of(objects):
            numbers.setdefault(page.key, page.number)
            for piece in known.news(page_pieces(tools, page)):
                new = True
                yield _past(piece, f"{where} {page.where}", where)
        for piece in known.news(Sweep(tools, numbers).pieces()):
            new = True
            yield _past(piece, where, where)
        last.steps = objects.steps
    except LimitExceeded:
        raise
    except Exception as error:  # noqa: BLE001  # pypdf raises anything for what is no file of its own
        yield Unread(where, "damaged", type(error).__name__)
        return
    if not new:
        yield Feature("incremental-save", where)


def _past(piece: Piece, text_at: str, where: str) -> Piece:
    if isinstance(piece, TextPart):
        return TextPart(piece.text, text_at, Visibility.HIDDEN, "earlier-revision")
    return attrs.evolve(piece, where=f"{where} {piece.where}")


def _orphans(objects: Objects, known: Known, taken: list[tuple[int, int]]) -> Iterator[Piece]:
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
            if abs(listed.get((number, generation), -9) - place) <= 1 or within(place, taken):
                continue
            count += 1
            if count > _ORPHANS:
                yield Unread("lost objects", "limit", f"lost objects = {_ORPHANS}")
                return
            objects.budget.spend_part(f"lost object {number}")
            yield from _orphan(objects, sweep, number, place, known)


def _orphan(objects: Objects, sweep: Sweep, number: int, place: int, known: Known) -> Iterator[Piece]:
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


def _inner_orphans(objects: Objects, sweep: Sweep, stream: StreamObject, number: int, known: Known) -> Iterator[Piece]:
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


def _told(pieces: Iterator[Piece], where: str, known: Known) -> Iterator[Piece]:
    for piece in known.news(pieces):
        if isinstance(piece, TextPart):
            yield TextPart(piece.text, where, Visibility.HIDDEN, "unreferenced-text")
        else:
            yield piece
