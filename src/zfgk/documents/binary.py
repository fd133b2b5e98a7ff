"""Readable text in binary parts: the metadata of pictures, and whatever else looks like text."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from zfgk.model.documents import Feature, Piece, TextPart, Unread, Visibility

_NARROW = re.compile(rb"[\x20-\x7e\x80-\xbf\xc2-\xef]{6,4096}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f\xff]){5,2048}")
# Two Chinese characters can be a word; of letters and digits it takes more to tell words from noise.
_READABLE = re.compile(r"[\w@.+:/\\★☆ -]{0,4096}[一-鿿]{2}[\w@.+:/\\★☆ -]{0,4096}|[\w@.+:/\\★☆ -]{5,4096}")
_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"))
_PICTURES = (_PNG, b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a", b"RIFF")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_INFLATED = 1 << 20
_GPS = 0x8825


def is_picture(data: bytes) -> bool:
    """Tell whether bytes begin like a picture that office programs take.

    Args:
        data: The bytes.
    """
    return data.startswith(_PICTURES)


def readable(data: bytes) -> str:
    """Return what looks like text in bytes of any form, one find per line: UTF-8 and UTF-16.

    Args:
        data: The bytes.
    """
    found = [match[0].decode("utf-8", "ignore") for match in _NARROW.finditer(data)]
    found += [match[0].decode("utf-16-le", "ignore") for match in _WIDE.finditer(data)]
    return "\n".join(dict.fromkeys(match[0].strip() for text in found for match in _READABLE.finditer(text)))


def plain_text(data: bytes) -> str:
    """Return bytes that are nothing but text in UTF-8; else nothing.

    Args:
        data: The bytes.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROL.search(text) else text


def picture_pieces(data: bytes, where: str) -> Iterator[Piece]:
    """Yield what a picture holds besides its pixels.

    Args:
        data: Its bytes.
        where: The part.

    Yields:
        The feature ``image``; ``image-metadata`` for its texts; ``image-location`` and ``thumbnail`` if it tells where
        it was taken or holds a smaller copy of itself; what of its compressed texts could not be read.
    """
    yield Feature("image", where)
    if data.startswith(_PNG):
        blocks, why = _png_blocks(data)
        if why == "limit":
            yield Unread(where, why, f"compressed texts of the picture = {_INFLATED}")
        elif why:
            yield Unread(where, why, "a compressed text of the picture breaks off")
    elif data.startswith(b"\xff\xd8"):
        blocks = [content for keep, content in jpeg_segments(data) if not keep]
    else:
        blocks = [data]
    text = "\n".join(filter(None, map(readable, blocks)))
    if text:
        yield TextPart(text, where, Visibility.METADATA, "image-metadata")
    if any(_has_place(block) for block in blocks):
        yield Feature("image-location", where)
    if any(b"\xff\xd8\xff" in block[2:] for block in blocks):
        yield Feature("thumbnail", where)


def without_metadata(data: bytes) -> bytes | None:
    """Return a picture without anything but its pixels, or ``None`` if its format is not one that can be cleaned.

    Args:
        data: Its bytes, JPEG or PNG.
    """
    if data.startswith(_PNG):
        return _PNG + b"".join(raw for name, _, raw in _chunks(data) if name in _PIXELS)
    if data.startswith(b"\xff\xd8"):
        return b"".join(content for keep, content in jpeg_segments(data) if keep)
    return None


def _png_blocks(data: bytes) -> tuple[list[bytes], str]:
    """Return what a PNG picture holds besides its pixels, and why some of it was not read, if so."""
    blocks: list[bytes] = []
    why = ""
    left = _INFLATED  # for all compressed texts together: a small picture can have thousands
    for name, content, _ in _chunks(data):
        packed = _packed_text(name, content)
        if packed is not None:
            text, problem = _inflated(packed, left)
            left -= len(text)
            why = why or problem
            blocks.append(text)
        if name not in _PIXELS:
            blocks.append(content)
    return blocks, why


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the chunks of a PNG picture: name, content, raw bytes; what follows them has the name ``rest``."""
    position = len(_PNG)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">L", data, position)
        end = position + 12 + length
        name = data[position + 4 : position + 8]
        if end > len(data):
            break
        yield name, data[position + 8 : end - 4], data[position:end]
        position = end
        if name == b"IEND":
            break
    if position < len(data):
        yield b"rest", data[position:], b""


def _packed_text(name: bytes, content: bytes) -> bytes | None:
    """Return the compressed text of a chunk; ``None`` if it has none."""
    _, _, rest = content.partition(b"\0")  # behind the keyword
    if name == b"zTXt":
        return rest[1:]
    if name == b"iTXt" and rest[:1] == b"\1":
        return rest[2:].partition(b"\0")[2].partition(b"\0")[2]  # behind the language and the keyword in it
    return None


def _inflated(packed: bytes, most: int) -> tuple[bytes, str]:
    """Return a decompressed text as far as it may go, and why it ends there if it has more."""
    if most <= 0:
        return b"", "limit"
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(packed, most)
    except zlib.error:
        return b"", "damaged"
    if inflater.eof:
        return text, ""
    return text, "limit" if len(text) >= most else "damaged"


def jpeg_segments(data: bytes) -> Iterator[tuple[bool, bytes]]:
    """Yield the segments of a JPEG picture, each with whether it is needed to show it.

    Args:
        data: The bytes.
    """
    yield True, data[:2]
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if marker == 0xDA:  # the pixels, up to the end mark
            end = data.rfind(b"\xff\xd9", position)
            end = len(data) if end < 0 else end + 2
            yield True, data[position:end]
            position = end
            break
        # Application segments other than those that say how colours are meant, and comments, are not needed.
        needless = (0xE1 <= marker <= 0xEF and marker != 0xEE) or marker == 0xFE
        yield not needless, data[position:end]
        position = max(end, position + 2)
    if position < len(data):
        yield False, data[position:]


def _has_place(block: bytes) -> bool:
    """Tell whether the first directory of Exif data points to coordinates."""
    at = block.find(b"Exif\0\0")
    tiff = block[at + 6 :] if at >= 0 else block
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 10:
        return False
    (start,) = struct.unpack_from(f"{order}L", tiff, 4)
    if start + 2 > len(tiff):
        return False
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    tags = (tiff[start + 2 + 12 * i : start + 4 + 12 * i] for i in range(min(count, 200)))
    return any(len(tag) == 2 and struct.unpack(f"{order}H", tag)[0] == _GPS for tag in tags)
