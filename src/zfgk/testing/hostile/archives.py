"""Archives that swell, nest, overlap and lie."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from zfgk.testing.hostile.case import TOKEN, Hostile
from zfgk.testing.planted.docx import NAMES, Docx, run
from zfgk.testing.planted.packing import Packing
from zfgk.testing.planted.pictures import compound

_MB = 1 << 20
_SWELLS = 300


def deflated(head: bytes, unit: bytes, count: int, tail: bytes) -> tuple[bytes, int, int]:
    """Return raw deflate data of a text with a long middle, its checksum and its size.

    Args:
        head: The beginning.
        unit: What the middle repeats.
        count: How often.
        tail: The end.
    """
    # Blocks that end on a byte and look at nothing before them can be repeated as they are.
    out = [_block(head), _block(unit) * count, _block(tail), _END]
    check, size = zlib.crc32(head), len(head) + len(unit) * count + len(tail)
    for _ in range(count):
        check = zlib.crc32(unit, check)
    return b"".join(out), zlib.crc32(tail, check), size


def _block(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


_END = zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def raw_archive(entries: list[tuple[str, bytes, int, int, int]], shared: int = 0) -> bytes:
    """Return an archive of compressed data as it is given, whatever its headers say.

    Args:
        entries: Name, raw deflate data, checksum, size, and the size that the headers give.
        shared: How many further names the directory has for the last entry's data.
    """
    out, directory, rows, start, head = b"", b"", 0, 0, (b"", 0, 0, 0)
    for name, data, check, _, said in entries:
        start, head = len(out), (data, check, said, 0)
        out += struct.pack("<LHHHHHLLLHH", 0x04034B50, 20, 0, 8, 0, 33, check, len(data), said, len(name), 0)
        out += name.encode() + data
        directory += _row(name, check, len(data), said, start)
        rows += 1
    for number in range(shared):
        directory += _row(f"{number:05d}.txt", head[1], len(head[0]), head[2], start)
        rows += 1
    end = struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, rows & 0xFFFF, rows & 0xFFFF, len(directory), len(out), 0)
    return out + directory + end


def _row(name: str, check: int, packed: int, said: int, start: int) -> bytes:
    fixed = struct.pack(
        "<LHHHHHHLLLHHHHHLL", 0x02014B50, 20, 20, 0, 8, 0, 33, check, packed, said, len(name), 0, 0, 0, 0, 0, start
    )
    return fixed + name.encode()


def _flat() -> bytes:
    data, check, size = deflated(b"", b" " * _MB, _SWELLS, TOKEN.encode())
    return raw_archive([("a.txt", data, check, size, size)])


def _lying(said: int) -> bytes:
    data, check, size = deflated(b"", b" " * _MB, _SWELLS, TOKEN.encode())
    return raw_archive([("a.txt", data, check, size, said)])


def _overlapping() -> bytes:
    data, check, size = deflated(b"", b" " * _MB, 20, b"")
    return raw_archive([("00000.txt", data, check, size, size)], shared=5000)


def _document_bomb(name: str) -> bytes:
    draft = Docx()
    draft.say(run("文"))
    bomb = f"<w:document {NAMES}><w:body><w:p><w:r><w:t>".encode()
    data, check, size = deflated(bomb, b" " * _MB, _SWELLS, b"</w:t></w:r></w:p></w:body></w:document>")
    with zipfile.ZipFile(io.BytesIO(draft.finished())) as archive:
        entries = []
        for info in archive.infolist():
            inner, sum_, length = deflated(archive.read(info), b"", 0, b"")
            entries.append((info.filename, inner, sum_, length, length))
    return raw_archive([one if one[0] != name else (name, data, check, size, size) for one in entries])


def _nested(depth: int) -> bytes:
    data = TOKEN.encode()
    name = "a.txt"
    for _ in range(depth):
        packing = Packing()
        packing.put(name, data)
        data, name = packing.packed(), "a.zip"
    return data


def _wide(levels: int, width: int) -> bytes:
    data, name = b" " * _MB, "a.txt"
    for _ in range(levels):
        packing = Packing()
        for number in range(width):
            packing.put(f"{number}{name}", data)
        data, name = packing.packed(), ".zip"
    return data


def _many() -> bytes:
    packing = Packing()
    for number in range(60_000):
        packing.put(f"{number}.txt", b"")
    return packing.packed()


def _names(name: str) -> bytes:
    packing = Packing()
    packing.put(name, TOKEN)
    return packing.packed()


def _twice() -> bytes:
    packing = Packing()
    packing.put("a.txt", TOKEN)
    packing.put("a.txt", "文")
    return packing.packed()


def _cyclic_compound() -> bytes:
    data = bytearray(compound("CONTENTS", b"x" * 9000))
    struct.pack_into("<L", data, 512 + 4 * 3, 2)  # the chain of the stream leads back into itself
    packing = Packing()
    packing.put("a.bin", bytes(data))
    return packing.packed()


def _cyclic_compound_directory() -> bytes:
    draft = Docx()
    data = bytearray(compound("CONTENTS", b"x" * 9000))
    struct.pack_into("<L", data, 512 + 4, 1)
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    draft.package.part("word/embeddings/oleObject1.bin", bytes(data), kind, "oleObject")
    return draft.finished()


def _encrypted_flag() -> bytes:
    data = bytearray(_names("a.txt"))
    data[6] |= 1
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _unknown_method() -> bytes:
    data = bytearray(_names("a.txt"))
    data[8] = 99
    data[data.index(b"PK\x01\x02") + 10] = 99
    return bytes(data)


ARCHIVES = (
    Hostile("an archive that swells", "zip", _flat),
    Hostile("an archive that swells and says it is small", "zip", lambda: _lying(10)),
    Hostile("an archive that swells and says it is huge", "zip", lambda: _lying(0xFFFFFFF0)),
    Hostile("five thousand entries over the same bytes", "zip", _overlapping),
    Hostile("a document that swells", "docx", lambda: _document_bomb("word/document.xml")),
    Hostile("a document whose properties swell", "docx", lambda: _document_bomb("docProps/core.xml")),
    Hostile("archives 50 deep", "zip", lambda: _nested(50)),
    Hostile("archives that branch", "zip", lambda: _wide(4, 12)),
    Hostile("60,000 entries", "zip", _many),
    Hostile(
        "a name that leads out", "zip", lambda: _names("../../a.txt"), token=True, signs=frozenset(("unsafe-name",))
    ),
    Hostile("a name from the root", "zip", lambda: _names("/etc/a.txt"), token=True, signs=frozenset(("unsafe-name",))),
    Hostile(
        "a name of another system", "zip", lambda: _names("C:\\a.txt"), token=True, signs=frozenset(("unsafe-name",))
    ),
    Hostile("a name of 60,000 letters", "zip", lambda: _names("a" * 60_000 + ".txt"), token=True),
    Hostile("an entry that stands twice", "zip", _twice, token=True, signs=frozenset(("duplicate-part",))),
    Hostile("a compound file whose chain is a circle", "zip", _cyclic_compound),
    Hostile("a compound file in a document whose directory is a circle", "docx", _cyclic_compound_directory),
    Hostile("an entry said to be encrypted", "zip", _encrypted_flag),
    Hostile("an entry packed in an unknown way", "zip", _unknown_method),
    Hostile("an archive cut in the middle", "zip", lambda: _names("a.txt")[:70]),
    Hostile("a document cut in the middle", "docx", lambda: Docx().finished()[:1500]),
)
"""Hostile archives."""
