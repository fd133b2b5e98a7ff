"""Files that are ZIP archives of parts: reading them part by part, every inflated byte counted before it is kept.

No size that the archive claims is trusted, nothing is written to disk, and what an archive can hide besides its parts
(comments, bytes around the entries, entries that its directory does not list) is given out as pieces.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import attrs

from zfgk.documents.archive import Header, decoded, layout_of, local_header
from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.model.documents import Embedded, Feature, Piece, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

_CHUNK = 1 << 16
# Fields that hold times, owners, sizes or alignment, with the longest content that such a field needs.
_PLAIN_FIELDS = {
    0x0001: 28,
    0x000A: 32,
    0x000D: 12,
    0x5455: 13,
    0x5855: 12,
    0x7855: 4,
    0x7875: 20,
    0x9901: 7,
    0xCAFE: 0,
}
_PADDING = 0xA220  # writers of office documents reserve room with it: two numbers, then zeros
_MANY_DIGITS = re.compile(r"\d{5,}")
_NOT_SHOWN = re.compile(r"[^\w./\[\]() +,@#-]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|[\x00-\x1f]")
_EMPTY = 2  # nothing, deflated
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@attrs.frozen
class Entry:
    """One entry of a package.

    Args:
        name: Its name as it stands; a second entry of the same name is called ``NAME#2``.
        where: The name as reports show it: short, without control characters and long numbers.
        header: Where and how it is stored.
    """

    name: str
    where: str
    header: Header = attrs.field(repr=False)


class Package:
    """An opened archive.

    Args:
        source: The file. Every entry, and every byte that is read later, is counted by its budget.

    Raises:
        UnreadableFile: If it is no ZIP archive, is damaged, or its entries overlap.
        LimitExceeded: If it has too many entries.
    """

    def __init__(self, source: Source) -> None:
        self._data = source.data
        self._name = source.name
        self._budget = source.budget
        self._layout = layout_of(source.data, source.name, lambda: source.budget.spend_part("ZIP directory"))
        self._entries: dict[str, Entry] = {}
        self._odd: list[Piece] = []
        counts: dict[str, int] = {}
        for header in self._layout.headers:
            self._add(header, counts)

    def _add(self, header: Header, counts: dict[str, int]) -> None:
        key = header.name.lower()  # office programs compare part names without regard to case
        counts[key] = counts.get(key, 0) + 1
        name = header.name if counts[key] == 1 else f"{header.name}#{counts[key]}"
        if name in self._entries:  # someone calls an entry "x#2"
            raise UnreadableFile(self._name, "two entries of the ZIP archive have one name", "make the file anew")
        entry = Entry(name, shown(name), header)
        if counts[key] > 1:
            self._odd.append(Feature("duplicate-part", entry.where))
        if _UNSAFE.search(header.name):
            self._odd.append(Feature("unsafe-name", entry.where))
        if not (header.name.endswith("/") and header.size == 0 and header.packed <= _EMPTY):
            self._entries[name] = entry

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries in the order of the directory, folders left out."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def where(self, name: str) -> str:
        """Return an entry's name as reports show it.

        Args:
            name: The entry's name.
        """
        return self._entries[name].where

    def content(self, name: str) -> bytes | Unread:
        """Read one entry.

        Args:
            name: The entry's name.

        Returns:
            Its content, or why it cannot be read.

        Raises:
            LimitExceeded: If it is larger than the limits allow.
        """
        entry = self._entries[name]
        if entry.header.encrypted:
            return Unread(entry.where, "encrypted")
        try:
            return b"".join(self.chunks(name))
        except LimitExceeded:
            raise
        except UnreadableFile as error:
            return Unread(entry.where, "damaged", error.why)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Read one entry piece by piece, for parts too large to keep.

        Args:
            name: The entry's name.

        Yields:
            Its content in chunks of at most 64 KiB.

        Raises:
            UnreadableFile: If it is encrypted or damaged.
            LimitExceeded: If it is larger than the limits allow.
        """
        entry = self._entries[name]
        yield from _inflated(self._data, entry.header, self._budget, entry.where, self._name)

    def pieces(self) -> Iterator[Piece]:
        """Yield what the archive holds besides its parts.

        Yields:
            ``archive-comment`` (of the archive and of entries), ``extra-field``, ``part-name`` (all names, because a
            name is text too), ``archive-gap`` (bytes before, between or after the entries that are text), the features
            ``duplicate-part`` and ``unsafe-name``, and what stands in such bytes as embedded files.
        """
        yield from self._odd
        names = "\n".join(header.name for header in self._layout.headers)
        if names:
            yield TextPart(names, "ZIP directory", Visibility.METADATA, "part-name")
        yield from self._texts()
        for start, end in self._layout.spare:
            yield from self._spare(start, end)

    def _texts(self) -> Iterator[Piece]:
        comment = self._layout.comment
        if comment:
            yield from _found(comment, "ZIP comment", "archive-comment")
        for entry in self._entries.values():
            if entry.header.comment:
                yield from _found(entry.header.comment, entry.where, "archive-comment")
            for number, content in entry.header.extra:
                if not _is_plain(number, content):
                    yield from _found(content, entry.where, "extra-field")

    def _spare(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the entries that the directory does not list, and the bytes that are no entry at all."""
        while start < end:
            at = self._data.find(b"PK\3\4", start, end)
            gap = self._data[start : at if at >= 0 else end]
            if any(gap):
                yield from _found(gap, f"ZIP bytes {start}-{start + len(gap)}", "archive-gap")
            if at < 0:
                return
            try:
                header = local_header(self._data, at, self._name)
            except UnreadableFile:
                yield from _found(self._data[at:end], f"ZIP bytes {at}-{end}", "archive-gap")
                return
            self._budget.spend_part("ZIP gap")
            yield Feature("archive-gap", f"unlisted {shown(header.name)}")
            room = max(0, end - header.start)
            yield self._unlisted(attrs.evolve(header, packed=min(header.packed or room, room)))
            start = max(header.start + header.packed, at + 4)
            if header.packed == 0:  # its length follows its data: what comes after cannot be told apart
                return

    def _unlisted(self, header: Header) -> Piece:
        where = f"unlisted {shown(header.name)}"
        try:
            loose = attrs.evolve(header, crc=-1, size=-1)
            return Embedded(b"".join(_inflated(self._data, loose, self._budget, where, self._name)), header.name, where)
        except LimitExceeded:
            raise
        except UnreadableFile as error:
            return Unread(where, "encrypted" if header.encrypted else "damaged", error.why)


def shown(name: str) -> str:
    """Return a name from a file as reports show it: short, without control characters and long numbers.

    Args:
        name: The name.
    """
    clean = _MANY_DIGITS.sub("…", _NOT_SHOWN.sub("?", name))
    return clean if len(clean) <= 120 else f"{clean[:60]}…{clean[-50:]}"


def write_package(parts: Iterable[tuple[str, bytes]], *, first_stored: bool = False) -> bytes:
    """Make an archive whose bytes depend on the parts alone: no clock, no owner, no comment.

    Args:
        parts: The names and contents in the order in which they are to stand.
        first_stored: Whether the first part is not to be compressed, as ODF wants for ``mimetype``.

    Returns:
        The archive.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for index, (name, data) in enumerate(parts):
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            stored = first_stored and index == 0
            archive.writestr(info, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def _inflated(data: bytes, header: Header, budget: Budget, where: str, name: str) -> Iterator[bytes]:
    if header.encrypted:
        raise UnreadableFile(name, f"{where} is encrypted", "save it without a password")
    if not header.agrees:
        raise UnreadableFile(name, f"the two headers of {where} differ", "make the file anew")
    if header.method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnreadableFile(name, f"{where} is compressed by method {header.method}", "compress it with deflate")
    packed = memoryview(data)[header.start : header.start + header.packed]
    crc = so_far = 0
    for chunk in _raw(packed) if header.method == zipfile.ZIP_STORED else _deflated(packed, where, name):
        so_far += len(chunk)
        budget.spend_bytes(len(chunk), so_far, where)
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if header.size >= 0 and (so_far != header.size or crc != header.crc):
        raise UnreadableFile(name, f"length or checksum of {where} is wrong", "check how the file was sent")


def _raw(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), _CHUNK):
        yield bytes(packed[start : start + _CHUNK])


def _deflated(packed: memoryview, where: str, name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    position = 0
    rest = b""
    try:
        while not inflater.eof:
            if not rest:
                rest = bytes(packed[position : position + _CHUNK])
                position += len(rest)
            chunk = inflater.decompress(rest, _CHUNK)
            if not rest and not chunk:
                break
            rest = inflater.unconsumed_tail
            if chunk:
                yield chunk
        ended = inflater.eof
    except zlib.error:
        ended = False
    if not ended:
        raise UnreadableFile(name, f"{where} is cut short or damaged", "check how the file was sent")
    if inflater.unused_data or position < len(packed):
        raise UnreadableFile(name, f"bytes follow the compressed data of {where}", "make the file anew")


def _is_plain(number: int, content: bytes) -> bool:
    if number == _PADDING:
        return not any(content[4:])
    return not any(content) or len(content) <= _PLAIN_FIELDS.get(number, -1)


def _found(raw: bytes, where: str, kind: str) -> Iterator[Piece]:
    text = decoded(raw)
    if _CONTROL.search(text):  # no text: perhaps a file of its own
        yield Feature(kind, where)
        yield Embedded(raw, "", where)
    else:
        yield TextPart(text, where, Visibility.METADATA, kind)
