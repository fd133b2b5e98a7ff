"""Ways to damage a file: a few bytes changed, in the file as it stands or in what its parts inflate to."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from zfgk.testing.planted.packing import Packing

TOKENS = [
    *(b"\0", b"\xff" * 4, b"\xff\xff\xff\xff\xff\xff\xff\x7f", b"-1", b"0", b"99999999999999999999", b"1e308", b"NaN"),
    *(
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&#x110000;",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"<!DOCTYPE a>",
        b"<?x",
        b"/>",
        b"</w:p>",
    ),
    *(b"[", b"]", b"<<", b">>", b"endobj", b"endstream", b"stream\n", b"obj", b"0 R", b"1 0 R", b"/Kids", b"/Parent"),
    *(
        b"/Length",
        b"/Prev",
        b"/Filter",
        b"/DecodeParms",
        b"(",
        b")",
        b"\\",
        b"xref",
        b"trailer",
        b"startxref",
        b"PK\x01\x02",
    ),
    *(
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        "\ud83d".encode("utf-16-le", "surrogatepass"),
        b"\r",
        b"\t" * 64,
    ),
]
_ATTRIBUTE = re.compile(rb'="([^"]{0,200})"')
_NUMBER = re.compile(rb"(?<![\d.])\d{1,10}(?![\d.])")


def mutated(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Return a file with something changed, in a part of its archive or in the file as it stands.

    Args:
        random: The source of chance.
        data: A valid file.
        others: More files of the format, to take pieces from.
    """
    if random.random() < 0.75:
        if data[:2] == b"PK":
            try:
                return _inside_archive(random, data, others)
            except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
                pass
        if data[:5] == b"%PDF-" and random.random() < 0.6:
            return _inside_streams(random, data, others)
    return changed(random, data, others)


def changed(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Return bytes with one to six changes.

    Args:
        random: The source of chance.
        data: The bytes.
        others: More bytes, to take pieces from.
    """
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_CHANGES)(random, data, others)
    return data[:2_000_000]


Change = Callable[[Random, bytes, list[bytes]], bytes]


def _span(random: Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randint(1, most))


def _flip(random: Random, data: bytes, _: list[bytes]) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _cut(random: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


def _truncate(random: Random, data: bytes, _: list[bytes]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _insert(random: Random, data: bytes, _: list[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(TOKENS) * random.choice((1, 1, 1, 2, 50, 3000)) + data[at:]


def _double(random: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(random, data, 2000)
    return data[:end] + data[start:end] * random.choice((1, 2, 9, 200)) + data[end:]


def _move(random: Random, data: bytes, _: list[bytes]) -> bytes:
    start, end = _span(random, data, 1000)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _graft(random: Random, data: bytes, others: list[bytes]) -> bytes:
    other = random.choice(others) if others else data
    start, end = _span(random, other, 1000)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _attribute(random: Random, data: bytes, _: list[bytes]) -> bytes:
    return _swap(random, data, _ATTRIBUTE, [b'="%s"' % token for token in _VALUES])


def _number(random: Random, data: bytes, _: list[bytes]) -> bytes:
    return _swap(random, data, _NUMBER, _VALUES)


_VALUES = [
    b"",
    b"-1",
    b"0",
    b"1",
    b"2",
    b"3",
    b"65535",
    b"4294967296",
    b"99999999999999999999999",
    b"1e999",
    b"nan",
    b"x" * 9,
]


def _swap(random: Random, data: bytes, pattern: re.Pattern[bytes], values: list[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    match = pattern.search(data, at) or pattern.search(data)
    return data if match is None else data[: match.start()] + random.choice(values) + data[match.end() :]


_CHANGES: tuple[Change, ...] = (
    _flip,
    _cut,
    _truncate,
    _insert,
    _double,
    _move,
    _graft,
    _attribute,
    _attribute,
    _number,
    _number,
)


def _inside_archive(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Return an archive with the content of an entry changed, and sometimes its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [(info.filename, archive.read(info)) for info in archive.infolist()]
    if not entries:
        return changed(random, data, others)
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(entries))
        name, content = entries[at]
        pieces = [part for _, part in entries]
        kind = random.random()
        if kind < 0.85:
            entries[at] = (
                name,
                mutated(random, content, pieces) if content[:2] == b"PK" else changed(random, content, pieces),
            )
        elif kind < 0.9:
            entries.append((name, random.choice(pieces)))
        elif kind < 0.95:
            entries[at] = (random.choice(entries)[0], content)
        elif len(entries) > 1:
            del entries[at]
    return Packing(entries).packed()


_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)


def _inside_streams(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """Return a PDF file with what one of its streams inflates to changed; tables are left wrong, as damage leaves them."""
    found = list(_STREAM.finditer(data))
    if not found:
        return changed(random, data, others)
    match = random.choice(found)
    try:
        inner = zlib.decompress(match[1])
    except zlib.error:
        return changed(random, data, others)
    return data[: match.start(1)] + zlib.compress(changed(random, inner, others)) + data[match.end(1) :]
