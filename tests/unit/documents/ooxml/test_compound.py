"""Embedded objects of the older kind: the files in them are read, anything else is said to be unread."""

import hashlib
import struct

import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.ooxml import DOCX
from zfgk.documents.ooxml.compound import Compound
from zfgk.model.documents import Source, TextPart, Unread
from zfgk.model.limits import Budget

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


def compound(streams):
    """A compound file of 512-byte sectors: table, directory, small streams with their table, large streams."""
    small = {name: data for name, data in streams.items() if len(data) < 4096}
    large = {name: data for name, data in streams.items() if len(data) >= 4096}
    starts, mini, mini_table = {}, b"", []
    for name, data in small.items():
        starts[name] = len(mini_table)
        count = max(1, -(-len(data) // 64))
        mini_table += [*range(len(mini_table) + 1, len(mini_table) + count), END]
        mini += data.ljust(count * 64, b"\0")
    sectors = [b""]  # the table comes last, when all is known
    table = [0xFFFFFFFD]

    def put(data):
        first = len(sectors)
        count = max(1, -(-len(data) // 512))
        sectors.extend(data[512 * i : 512 * (i + 1)].ljust(512, b"\0") for i in range(count))
        table.extend([*range(first + 1, first + count), END])
        return first

    root = put(mini) if mini else END
    mini_first = put(struct.pack(f"<{len(mini_table)}L", *mini_table).ljust(512, b"\xff")) if mini_table else END
    for name, data in large.items():
        starts[name] = put(data)

    def entry(name, kind, start, size):
        raw = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<3L", FREE, FREE, FREE)
        head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1) + links + bytes(36)
        return head + struct.pack("<LQ", start, size)

    entries = entry("Root Entry", 5, root, len(mini))
    entries += b"".join(entry(name, 2, starts[name], len(data)) for name, data in streams.items())
    directory = put(entries)
    sectors[0] = struct.pack(f"<{len(table)}L", *table).ljust(512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, 1, directory, 0, 4096, mini_first, 1, END, 0) + struct.pack("<L", 0)
    return header.ljust(512, b"\xff") + b"".join(sectors)


def native(name, path, data):
    body = (
        struct.pack("<H", 2) + name + b"\0" + path + b"\0" + bytes(4) + struct.pack("<L", len(path) + 1) + path + b"\0"
    )
    body += struct.pack("<L", len(data)) + data
    return struct.pack("<L", len(body)) + body


def read(office, data):
    outer = office.docx(
        office.p(office.r("外")), {"word/embeddings/oleObject1.bin": data}, [("oleObject", "embeddings/oleObject1.bin")]
    )
    pieces = list(read_whole(DOCX, Source(outer, "a.docx"), READERS))
    texts = {(one.kind, one.text) for one in pieces if isinstance(one, TextPart) and "oleObject1.bin" in one.where}
    return texts, {one.why for one in pieces if isinstance(one, Unread)}


def test_streams_are_read_small_and_large():
    streams = {"a": b"x" * 10, "b": b"y" * 5000, "c": b"z" * 200}
    assert dict(Compound(compound(streams), "a", Budget()).streams()) == streams


@pytest.mark.parametrize("filler", [0, 12000])
def test_a_document_in_a_package_stream_is_read(office, filler):
    noise = "".join(hashlib.sha256(bytes([number])).hexdigest() for number in range(filler // 64))
    inner = office.docx(office.p(office.r("内层")), {"customXml/item1.xml": f"<x>{noise}</x>"})
    texts, unread = read(office, compound({"Package": inner, "\x01CompObj": b"x"}))
    assert ("text", "内层") in texts
    assert unread == set()


def test_a_packed_file_is_read_with_its_name_and_path(office):
    data = native("名单.txt".encode("gb18030"), rb"C:\Users\wang\secret.txt", "电话13800138000".encode())
    texts, unread = read(office, compound({"\x01Ole10Native": data}))
    assert ("text", "电话13800138000") in texts
    assert any(kind == "embedded-name" and "名单.txt" in text and "wang" in text for kind, text in texts)
    assert unread == set()


def test_an_object_of_a_program_is_unread(office):
    texts, unread = read(office, compound({"Equation Native": b"\1\2readable words"}))
    assert unread == {"unknown-format"}
    assert any(kind == "binary-text" and "readable words" in text for kind, text in texts)


def test_damaged_objects_are_unread(office):
    whole = compound({"Package": b"x" * 9000, "b": b"y" * 100})
    for broken in (whole[:100], whole[:700], whole[:512] + struct.pack("<128L", *([1] * 128)) + whole[1024:]):
        assert read(office, broken)[1] == {"damaged"}


def test_flipped_bytes_do_not_stop_the_reader():
    whole = bytearray(compound({"Package": b"x" * 5000, "b": b"y" * 100}))
    for position in range(0, len(whole), 3):
        broken = bytes(whole[:position]) + bytes((whole[position] ^ 0xFF,)) + bytes(whole[position + 1 :])
        try:
            list(Compound(broken, "a", Budget()).streams())
        except (ValueError, struct.error):
            continue
