"""A ZIP archive being made, with the places that an archive has beside its entries."""

from __future__ import annotations

import io
import struct
import zipfile

import attrs

_DAY = (2025, 6, 30, 9, 0, 0)
_LOCAL_HEADER = 30
_STORED = zipfile.ZIP_STORED


@attrs.define
class Packing:
    """What an archive holds.

    Args:
        entries: Names and bytes of the entries, in order; a name may stand more than once.
        comment: The comment of the archive.
        before: Bytes before the archive.
        after: Bytes after the archive.
        gap: Bytes between the last entry and the central directory.
        entry_comment: The comment of the last entry.
        extra: What the last entry's extra field holds.
    """

    entries: list[tuple[str, bytes]] = attrs.Factory(list)
    comment: bytes = b""
    before: bytes = b""
    after: bytes = b""
    gap: bytes = b""
    entry_comment: bytes = b""
    extra: bytes = b""

    def put(self, name: str, data: bytes | str) -> None:
        """Add an entry.

        Args:
            name: Its name.
            data: Its content.
        """
        self.entries.append((name, data.encode() if isinstance(data, str) else data))

    def packed(self) -> bytes:
        """Return the archive."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for at, (name, data) in enumerate(self.entries):
                info = zipfile.ZipInfo(name, _DAY)
                info.compress_type = _STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                if at == len(self.entries) - 1:
                    info.comment = self.entry_comment
                    if self.extra:
                        info.extra = struct.pack("<HH", 0x7A66, len(self.extra)) + self.extra
                _write(archive, info, data)
            archive.comment = self.comment
        return self.before + _with_gap(out.getvalue(), self.gap, len(self.comment), len(self.before)) + self.after


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes) -> None:
    import warnings

    with warnings.catch_warnings():  # an entry may stand twice here on purpose
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(info, data)


def _with_gap(data: bytes, gap: bytes, comment: int, before: int) -> bytes:
    """Return the archive with bytes between entries and directory, its offset set right for what stands before it."""
    end = len(data) - 22 - comment
    (start,) = struct.unpack_from("<L", data, end + 16)
    directory = bytearray(data[start:end])
    if before:  # every offset counts from the start of the file
        at = 0
        while at < len(directory):
            name, extra, note = struct.unpack_from("<HHH", directory, at + 28)
            (offset,) = struct.unpack_from("<L", directory, at + 42)
            struct.pack_into("<L", directory, at + 42, offset + before)
            at += 46 + name + extra + note
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 16, start + len(gap) + before)
    return data[:start] + gap + bytes(directory) + bytes(tail)
