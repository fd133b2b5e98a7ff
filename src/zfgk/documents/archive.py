"""The layout of a ZIP archive, read from its bytes: which entries it lists, and every byte that no entry owns.

A ZIP file says everything twice, at each entry and in a directory at the end, and readers that trust one or the other
see different files. Here the directory is read, each entry is held against it, and what remains is named: bytes before
and between the entries, and entries that the directory does not list. Nothing is decompressed.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

import attrs

from zfgk.errors import UnreadableFile

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_LISTED = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_FIELD = struct.Struct("<2H")
_ZIP64 = 0x0001
_FULL = 0xFFFFFFFF
_ENCRYPTED = 0x0041  # bit 0: encrypted; bit 6: strongly
_DESCRIBED = 0x0008  # sizes follow the data
_UTF8 = 0x0800
_END_WITHIN = 0x10000 + _END.size


@attrs.frozen
class Header:
    """One entry of an archive.

    Args:
        name: Its name as it stands, decoded.
        method: How it is compressed: 0 not at all, 8 deflate.
        encrypted: Whether it needs a password.
        crc: The checksum of its content.
        packed: Its length in the archive, in bytes.
        size: Its length after decompression, as the archive claims.
        at: Where its header begins.
        start: Where its data begins.
        extra: The fields of both its headers, as pairs of number and content.
        comment: Its comment.
        agrees: Whether its two headers give the same name, method and length.
    """

    name: str
    method: int
    encrypted: bool
    crc: int
    packed: int
    size: int
    at: int
    start: int
    extra: tuple[tuple[int, bytes], ...] = ()
    comment: bytes = b""
    agrees: bool = True


@attrs.frozen
class Layout:
    """What an archive consists of.

    Args:
        headers: The listed entries in the order of the directory.
        spare: The spans of bytes that neither an entry nor the directory owns, as pairs of offsets.
        comment: The comment of the archive, with whatever follows it.
    """

    headers: tuple[Header, ...]
    spare: tuple[tuple[int, int], ...]
    comment: bytes


def layout_of(data: bytes, name: str, count: Callable[[], None]) -> Layout:
    """Read the layout of a ZIP archive.

    Args:
        data: The bytes of the file.
        name: The file's name, for messages.
        count: Called once for each entry before it is kept; it may raise.

    Returns:
        The layout.

    Raises:
        UnreadableFile: If it is no ZIP archive, is damaged, or its entries overlap (so that few bytes inflate to many).
    """
    try:
        return _layout(data, name, count)
    except struct.error:
        raise _damaged(name, "a record of the ZIP archive is cut short") from None


def _damaged(name: str, why: str) -> UnreadableFile:
    return UnreadableFile(name, why, "check how the file was made or sent")


def _layout(data: bytes, name: str, count: Callable[[], None]) -> Layout:
    end = data.rfind(b"PK\5\6", max(0, len(data) - _END_WITHIN))
    if end < 0:
        raise _damaged(name, "it is no ZIP archive")
    _, disk, first_disk, _, _, size, offset, _ = _END.unpack_from(data, end)
    if disk not in {0, 0xFFFF} or first_disk not in {0, 0xFFFF}:
        raise _damaged(name, "the ZIP archive is one of several volumes")
    records = end
    if data[max(0, end - _LOCATOR64.size) : end][:4] == b"PK\6\7":
        records, size, offset = _end64(data, end, name)
    directory = records - size
    shift = directory - offset  # bytes that were put before the archive move everything
    if directory < 0 or shift < 0:
        raise _damaged(name, "the directory of the ZIP archive does not stand where it should")
    headers: list[Header] = []
    position = directory
    while position < records:
        header, position = _listed(data, position, shift, name)
        count()
        headers.append(header)
    if position != records:
        raise _damaged(name, "the directory of the ZIP archive has the wrong length")
    return Layout(tuple(headers), _spare(data, headers, directory, name), data[end + _END.size :])


def _end64(data: bytes, end: int, name: str) -> tuple[int, int, int]:
    _, _, stated, _ = _LOCATOR64.unpack_from(data, end - _LOCATOR64.size)
    records = data.rfind(b"PK\6\6", 0, end)
    if records < stated:
        raise _damaged(name, "the end record of the ZIP archive is missing")
    _, _, _, _, _, _, _, _, size, offset = _END64.unpack_from(data, records)
    return records, size, offset


def _listed(data: bytes, position: int, shift: int, name: str) -> tuple[Header, int]:
    (mark, _, _, flags, method, _, _, crc, packed, size, names, extras, comments, _, _, _, at) = _LISTED.unpack_from(
        data, position
    )
    if mark != b"PK\1\2":
        raise _damaged(name, "the directory of the ZIP archive is damaged")
    position += _LISTED.size
    raw = data[position : position + names]
    extra = _fields(data[position + names : position + names + extras])
    comment = data[position + names + extras : position + names + extras + comments]
    packed, size, at = _wide(packed, size, at, extra)
    header = local_header(data, at + shift, name)
    agrees = header.name == decoded(raw, flags) and header.method == method
    return attrs.evolve(
        header,
        encrypted=header.encrypted or bool(flags & _ENCRYPTED),
        agrees=agrees and header.packed in {packed, 0, _FULL},
        crc=crc,
        packed=packed,
        size=size,
        extra=extra + header.extra,
        comment=comment,
    ), position + names + extras + comments


def _wide(packed: int, size: int, at: int, extra: tuple[tuple[int, bytes], ...]) -> tuple[int, int, int]:
    """Return lengths and offset, taken from the field for large files where the header has no room."""
    wide = next((content for number, content in extra if number == _ZIP64), b"")
    values = iter(struct.unpack(f"<{len(wide) // 8}Q", wide[: len(wide) // 8 * 8]))
    size = next(values, size) if size == _FULL else size
    packed = next(values, packed) if packed == _FULL else packed
    at = next(values, at) if at == _FULL else at
    return packed, size, at


def local_header(data: bytes, at: int, name: str) -> Header:
    """Read the header that stands at an entry itself.

    Args:
        data: The bytes of the file.
        at: Where the header begins.
        name: The file's name, for messages.

    Returns:
        The entry as this header gives it.

    Raises:
        UnreadableFile: If no header stands there.
    """
    if data[at : at + 4] != b"PK\3\4":
        raise _damaged(name, "an entry of the ZIP archive has no header")
    try:
        _, _, flags, method, _, _, crc, packed, size, names, extras = _LOCAL.unpack_from(data, at)
    except struct.error:
        raise _damaged(name, "an entry of the ZIP archive is cut short") from None
    start = at + _LOCAL.size + names + extras
    raw = data[at + _LOCAL.size : at + _LOCAL.size + names]
    extra = _fields(data[at + _LOCAL.size + names : start])
    encrypted = bool(flags & _ENCRYPTED)
    return Header(decoded(raw, flags), method, encrypted, crc, packed, size, at, start, extra)


def decoded(raw: bytes, flags: int = 0) -> str:
    """Return a name or comment as text: UTF-8 where it is such, else the encoding of Chinese Windows.

    Args:
        raw: The bytes.
        flags: The flags of the entry; bit 11 promises UTF-8.
    """
    for encoding in ("utf-8",) if flags & _UTF8 else ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _fields(extra: bytes) -> tuple[tuple[int, bytes], ...]:
    fields = []
    position = 0
    while position + _FIELD.size <= len(extra):
        number, length = _FIELD.unpack_from(extra, position)
        position += _FIELD.size
        fields.append((number, extra[position : position + length]))
        position += length
    if any(extra[position:]):
        fields.append((0, extra[position:]))
    return tuple(fields)


def _spare(data: bytes, headers: list[Header], directory: int, name: str) -> tuple[tuple[int, int], ...]:
    spare = []
    reached = 0
    for header in sorted(headers, key=lambda one: one.at):
        if header.at < reached or header.start + header.packed > directory:
            raise _damaged(name, "entries of the ZIP archive overlap")
        spare.append((reached, header.at))
        reached = _after(data, header)
    spare.append((reached, directory))
    # Zeros between entries are padding.
    return tuple((start, end) for start, end in spare if any(data[start:end]))


def _after(data: bytes, header: Header) -> int:
    """Return where an entry ends, the record of its lengths after the data included."""
    end = header.start + header.packed
    crc = struct.pack("<L", header.crc)
    for mark in (b"PK\7\x08", b""):
        for form in ("<2L", "<2Q"):
            if max(header.packed, header.size) > _FULL and form == "<2L":
                continue
            record = mark + crc + struct.pack(form, header.packed, header.size)
            if data.startswith(record, end):
                return end + len(record)
    return end
