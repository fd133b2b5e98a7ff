"""Compound files, the older container of embedded objects: the streams in them, and the files that those hold."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from zfgk.documents.archive import decoded
from zfgk.model.documents import Embedded, Piece, TextPart, Unread, Visibility
from zfgk.model.limits import Budget

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # this and all above are no sector but marks
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_NATIVE = "\x01Ole10Native"
_FILES = frozenset(("Package", "CONTENTS"))
# Streams that say which program made the object and how it is linked, and hold no content.
_ADMINISTRATION = frozenset(("\x01CompObj", "\x01Ole", "\x03ObjInfo", "\x03LinkInfo", "\x03EPRINT"))


class Compound:
    """The streams of a compound file.

    Args:
        data: Its bytes.
        where: The part, for reports.
        budget: Streams are counted by it: many can share the same bytes.

    Raises:
        ValueError: If it is damaged.
    """

    def __init__(self, data: bytes, where: str, budget: Budget) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise ValueError("it has no header")
        self._data = data
        self._where = where
        self._budget = budget
        shift, mini_shift = struct.unpack_from("<2H", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("its sectors have no valid size")
        self._size = 1 << shift
        self._mini_size = 1 << mini_shift
        first, _, self._cutoff, mini_first, _, next_table, _ = struct.unpack_from("<7L", data, 48)
        self._table = self._sectors_of_table(next_table)
        self._entries = list(self._directory(self._chain(first)))
        self._mini_table = _numbers(self._chain(mini_first)) if mini_first < _LAST else []
        roots = [start for _, kind, start, _ in self._entries if kind == _ROOT and start < _LAST]
        self._mini = self._chain(roots[0]) if roots else b""

    def streams(self) -> Iterator[tuple[str, bytes]]:
        """Yield the names and contents of the streams.

        Raises:
            ValueError: If one is damaged.
            LimitExceeded: If together they are too large.
        """
        for name, kind, start, size in self._entries:
            if kind == _STREAM:
                small = size < self._cutoff
                content = (self._small(start) if small else self._chain(start)) if size else b""
                if len(content) < size:
                    raise ValueError("a stream is cut short")
                self._budget.spend_bytes(size, size, self._where)
                yield name, content[:size]

    def _sectors_of_table(self, following: int) -> list[int]:
        sectors = list(struct.unpack_from("<109L", self._data, 76))
        seen = 0
        while following < _LAST:
            seen += 1
            if seen > len(self._data) // self._size:
                raise ValueError("its table goes in circles")
            more = _numbers(self._sector(following))
            following = more.pop()
            sectors += more
        return [number for sector in sectors if sector < _LAST for number in _numbers(self._sector(sector))]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        content = self._data[start : start + self._size]
        if not content:
            raise ValueError("a sector lies outside the file")
        return content.ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        content: list[bytes] = []
        while start < _LAST:
            if len(content) > len(self._table) or start >= len(self._table):
                raise ValueError("a chain of sectors goes astray")
            content.append(self._sector(start))
            start = self._table[start]
        return b"".join(content)

    def _small(self, start: int) -> bytes:
        content: list[bytes] = []
        while start < _LAST:
            if len(content) > len(self._mini_table) or start >= len(self._mini_table):
                raise ValueError("a chain of small sectors goes astray")
            content.append(self._mini[start * self._mini_size : (start + 1) * self._mini_size])
            start = self._mini_table[start]
        return b"".join(content)

    @staticmethod
    def _directory(data: bytes) -> Iterator[tuple[str, int, int, int]]:
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            start, size = struct.unpack_from("<2L", data, at + 116)
            if kind in {_STREAM, _ROOT} and 2 <= length <= 64:
                yield data[at : at + length - 2].decode("utf-16-le", "replace"), kind, start, size


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4]))


def compound_pieces(data: bytes, name: str, where: str, budget: Budget) -> Iterator[Piece]:
    """Yield the files that an embedded object holds.

    Args:
        data: The bytes of the object.
        name: Its name in the outer file.
        where: The part.
        budget: What reading is counted by.

    Yields:
        The files within it and the names and paths that it gives them; the object itself as a file if it holds anything
        else, so that it is not taken for read.
    """
    names: set[str] = set()
    known = False
    try:
        for stream, content in Compound(data, where, budget).streams():
            names.add(stream)
            if stream == _NATIVE:
                pieces = list(_native(content, where))
                known = known or bool(pieces)
                yield from pieces
            elif stream in _FILES and content:
                known = True
                yield Embedded(content, "", f"{where}/{stream}")
    except (ValueError, struct.error):
        yield Unread(where, "damaged", "it is no valid compound file")
        return
    if not known or names - _ADMINISTRATION - _FILES - {_NATIVE}:
        yield Embedded(data, name, where)


def _native(content: bytes, where: str) -> Iterator[Piece]:
    """Yield the file of a packager object: label, path, path of a temporary copy, content."""
    parts = content[6:].split(b"\0", 2)
    if len(parts) < 3 or len(parts[2]) < 8:
        return
    label, path, rest = parts
    (length,) = struct.unpack_from("<L", rest, 4)
    after = 8 + length
    if len(rest) < after + 4:
        return
    (size,) = struct.unpack_from("<L", rest, after)
    names = [decoded(one.rstrip(b"\0")) for one in (label, path, rest[8:after])]
    yield TextPart("\n".join(filter(None, names)), where, Visibility.METADATA, "embedded-name")
    yield Embedded(rest[after + 4 : after + 4 + size], names[0], where)
    beyond = rest[after + 4 + size :]  # the same names once more, in two bytes a character
    if any(beyond):
        yield TextPart(beyond.decode("utf-16-le", "replace"), where, Visibility.METADATA, "embedded-name")
