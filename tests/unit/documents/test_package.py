"""Reading ZIP packages: what is listed, what is not, and what must not be trusted."""

import hashlib
import io
import struct
import zipfile
import zlib

import pytest

from zfgk.documents.package import Package, shown, write_package
from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.model.documents import Embedded, Feature, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget, Limits


def zipped(*parts, comment=b"", method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts:
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def package(data, **limits):
    return Package(Source(data, "x.zip", Budget(Limits(**limits), "x.zip")))


def odd(data):
    return [piece for piece in package(data).pieces() if getattr(piece, "kind", "") != "part-name"]


def local(name, content, *, method=8, flags=0, extra=b"", size=None):
    packed = zlib.compress(content, wbits=-15) if method == 8 else content
    size = len(content) if size is None else size
    head = struct.pack(
        "<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 0, zlib.crc32(content), len(packed), size, len(name), len(extra)
    )
    return head + name + extra + packed


def listed(name, content, at, *, method=8, flags=0, packed=None, size=None, extra=b"", comment=b""):
    if packed is None:
        packed = len(zlib.compress(content, wbits=-15) if method == 8 else content)
    size = len(content) if size is None else size
    numbers = (20, 20, flags, method, 0, 0, zlib.crc32(content), packed, size, len(name), len(extra), len(comment))
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", *numbers, 0, 0, 0, at) + name + extra + comment


def end(count, size, offset, comment=b""):
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, offset, len(comment)) + comment


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_the_standard_library_writes_is_read_back(method):
    noise = b"".join(hashlib.sha256(bytes([i & 255, i >> 8])).digest() for i in range(6000))
    opened = package(zipped(("a.xml", b"<a/>"), ("b/c.bin", noise), ("b/", b""), method=method))
    assert opened.names == ("a.xml", "b/c.bin")
    assert opened.content("a.xml") == b"<a/>"
    assert opened.content("b/c.bin") == noise
    assert "b/c.bin" in opened
    assert "b/" not in opened


def test_an_ordinary_archive_has_nothing_odd_but_its_names():
    data = zipped(("a.xml", b"<a/>"), ("b.xml", b"<b/>"))
    assert list(package(data).pieces()) == [TextPart("a.xml\nb.xml", "ZIP directory", Visibility.METADATA, "part-name")]


def test_entries_written_to_a_stream_are_read():
    class Stream(io.RawIOBase):
        def __init__(self):
            self.kept = bytearray()

        def writable(self):
            return True

        def write(self, data):
            self.kept += data
            return len(data)

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"one" * 100)
        archive.writestr("b", b"two")
    assert package(bytes(out.kept)).content("b") == b"two"
    assert odd(bytes(out.kept)) == []


def test_an_archive_for_large_files_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a", "w", force_zip64=True) as entry:
        entry.write(b"one")
    assert package(out.getvalue()).content("a") == b"one"
    assert odd(out.getvalue()) == []


def test_comments_are_text():
    pieces = odd(zipped(("a", b"x"), comment="联系人13800138000".encode()))
    assert [(one.kind, one.text) for one in pieces] == [("archive-comment", "联系人13800138000")]


def test_a_comment_of_an_entry_and_an_unknown_field_are_text():
    field = struct.pack("<2H", 0x7A66, 6) + b"secret"
    body = local(b"a", b"x")
    table = listed(b"a", b"x", 0, extra=field, comment=b"note")
    pieces = odd(body + table + end(1, len(table), len(body)))
    assert [(one.kind, one.text) for one in pieces] == [("archive-comment", "note"), ("extra-field", "secret")]


def test_the_room_that_office_programs_reserve_is_no_text():
    field = struct.pack("<2H2H", 0xA220, 20, 0xA028, 16) + bytes(16)
    body = local(b"a", b"x", extra=field)
    table = listed(b"a", b"x", 0)
    assert odd(body + table + end(1, len(table), len(body))) == []


def test_bytes_before_and_after_are_given_out():
    data = b"#!secret-before\n" + zipped(("a", b"x")) + b"secret-after"
    assert [(one.kind, one.text) for one in odd(data)] == [
        ("archive-comment", "secret-after"),
        ("archive-gap", "#!secret-before\n"),
    ]


def test_an_entry_that_the_directory_does_not_list_is_given_out():
    hidden = local(b"hidden.txt", "隐藏".encode())
    body = hidden + local(b"a", b"x")
    table = listed(b"a", b"x", len(hidden))
    assert odd(body + table + end(1, len(table), len(body))) == [
        Feature("archive-gap", "unlisted hidden.txt"),
        Embedded("隐藏".encode(), "hidden.txt", "unlisted hidden.txt"),
    ]


def test_the_second_entry_of_a_name_is_read_too():
    first = local(b"a.xml", b"<one/>")
    body = first + local(b"A.xml", b"<two/>")
    table = listed(b"a.xml", b"<one/>", 0) + listed(b"A.xml", b"<two/>", len(first))
    opened = package(body + table + end(2, len(table), len(body)))
    assert opened.content("a.xml") == b"<one/>"
    assert opened.content("A.xml#2") == b"<two/>"
    assert Feature("duplicate-part", "A.xml#2") in list(opened.pieces())


@pytest.mark.parametrize("name", ["../a", "/etc/passwd", "C:/a", "a/../b", "a\\b", "\\\\host\\share"])
def test_names_that_lead_elsewhere_are_reported(name):
    raw = name.encode()
    body = local(raw, b"x")
    table = listed(raw, b"x", 0)
    assert [one.kind for one in odd(body + table + end(1, len(table), len(body)))] == ["unsafe-name"]


def test_names_show_no_numbers_and_no_control_characters():
    assert shown("word/110101199003074477\x1b[2J.xml") == "word/…?[2J.xml"
    assert len(shown("x" * 5000)) < 130


def test_an_encrypted_entry_is_unread():
    body = local(b"a", b"x", flags=1)
    table = listed(b"a", b"x", 0, flags=1)
    assert package(body + table + end(1, len(table), len(body))).content("a") == Unread("a", "encrypted")


@pytest.mark.parametrize(
    ("body", "table"),
    [
        (local(b"a", b"x"), listed(b"b", b"x", 0)),
        (local(b"a", b"x"), listed(b"a", b"y", 0)),
        (local(b"a", b"x"), listed(b"a", b"x", 0, size=2)),
        (local(b"a", b"x", method=0), listed(b"a", b"x", 0, packed=1)),
        (local(b"a", b"xxxxxxxx"), listed(b"a", b"xxxxxxxx", 0, packed=2)),
    ],
)
def test_an_entry_whose_headers_or_sums_disagree_is_damaged(body, table):
    opened = package(body + table + end(1, len(table), len(body)))
    unread = opened.content(opened.names[0])
    assert isinstance(unread, Unread)
    assert unread.why == "damaged"


def test_entries_that_overlap_are_refused():
    inner = local(b"b", b"x")
    body = local(b"a", inner, method=0)
    table = listed(b"a", inner, 0, method=0) + listed(b"b", b"x", len(body) - len(inner))
    with pytest.raises(UnreadableFile, match="overlap"):
        package(body + table + end(2, len(table), len(body)))


def test_a_bomb_stops_at_the_limit_whatever_size_it_claims():
    content = bytes(40 * 1024 * 1024)
    body = local(b"a", content, size=10)
    table = listed(b"a", content, 0, size=10)
    opened = package(body + table + end(1, len(table), len(body)), part_bytes=1024 * 1024)
    with pytest.raises(LimitExceeded):
        opened.content("a")


def test_too_many_entries_stop_at_the_limit():
    with pytest.raises(LimitExceeded):
        package(zipped(*((f"{i}", b"") for i in range(50))), parts=20)


def test_what_is_no_archive_or_cut_short_is_refused():
    data = zipped(("a", b"x" * 1000))
    for broken in (b"", b"PK", data[:-30], data[40:]):
        with pytest.raises(UnreadableFile):
            package(broken)


def test_a_written_package_opens_elsewhere_and_is_the_same_twice():
    parts = [("mimetype", b"application/x"), ("a/b.xml", "<甲/>".encode())]
    data = write_package(parts, first_stored=True)
    assert data == write_package(parts, first_stored=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == parts
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
