"""Small pictures and compound files with a token inside, for the formats that embed such."""

from __future__ import annotations

import struct
import zlib

PIXEL_GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


def png(text: str = "") -> bytes:
    """Return a picture of one pixel.

    Args:
        text: What its text chunk says; no chunk if empty.
    """
    header = struct.pack(">LLBBBBB", 1, 1, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header)]
    if text:
        chunks.append((b"tEXt", b"Comment\0" + text.encode()))
    chunks += [(b"IDAT", zlib.compress(b"\0\0\0\0")), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg(comment: str = "", artist: str = "") -> bytes:
    """Return the segments of a JPEG picture; no decoder is asked to draw it.

    Args:
        comment: What its comment segment says.
        artist: Who made it, in EXIF (tag 0x013B).
    """
    out = b"\xff\xd8"
    if artist:
        value = artist.encode() + b"\0"
        tiff = b"II*\0" + struct.pack("<L", 8) + struct.pack("<HHHLLL", 1, 0x013B, 2, len(value), 26, 0) + value
        exif = b"Exif\0\0" + tiff
        out += b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    if comment:
        out += b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment.encode()
    return out + b"\xff\xd9"


def compound(name: str, content: bytes) -> bytes:
    """Return an OLE compound file with one stream, long enough to stand in ordinary sectors.

    Args:
        name: The name of the stream.
        content: What it holds.

    Source: MS-CFB, version 3.
    """
    size = max(4096, -(-len(content) // 512) * 512)
    sectors = size // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(name, 2, 0xFFFFFFFF, 2, size) + b"\0" * 256
    return header + struct.pack("<128L", *fat) + directory + content.ljust(size, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    out = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    out += struct.pack("<LLL", 0xFFFFFFFF, 0xFFFFFFFF, child) + b"\0" * 36
    return out + struct.pack("<LQ", start, size)
