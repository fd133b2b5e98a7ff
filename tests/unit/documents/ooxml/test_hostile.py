"""Files made to hurt: each ends soon with a piece that says what was not read."""

import time

import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.ooxml import DOCX, XLSX
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Source, TextPart, Unread
from zfgk.model.limits import Budget, Limits

SECONDS = 12  # of processor time; on an idle machine it is below 2, and a shared one runs at a fraction of its speed


def read(reader, data, **limits):
    started = time.process_time()
    pieces = list(read_whole(reader, Source(data, "a", Budget(Limits(**limits), "a")), READERS))
    assert time.process_time() - started < SECONDS
    return pieces


def unread(pieces):
    return {(piece.where, piece.why) for piece in pieces if isinstance(piece, Unread)}


def raw(office, content):
    files = office.unzipped(office.docx(""))
    files["word/document.xml"] = content
    return office.zipped(files)


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "机密"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{"&b;" * 1000}</w:body></w:document>'
)


@pytest.mark.parametrize(
    "content",
    [
        ENTITIES.encode(),
        ENTITIES.encode("utf-16"),
        b"\xef\xbb\xbf" + ENTITIES.encode(),
        ('<?xml version="1.0" encoding="gb18030"?>' + ENTITIES).encode("gb18030"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    ],
)
def test_a_document_type_is_a_finding_and_never_expanded(office, content):
    pieces = read(DOCX, raw(office, content))
    assert ("word/document.xml", "dtd") in unread(pieces)
    assert not any("机密" in one.text for one in pieces if isinstance(one, TextPart))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<",
        b"<a><b></a>",
        b"\xff\xfe<",
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<a>\xff</a>",
        b"<a/>" * 2,
    ],
)
def test_damaged_xml_is_unread(office, content):
    assert ("word/document.xml", "damaged") in unread(read(DOCX, raw(office, content)))


@pytest.mark.parametrize("unit", [b"<a/>", b'<a b="" c="" d=""/>', b"<a>x</a>", b"<!---->", b"<?a?>"])
def test_too_many_nodes_are_not_made(office, unit):
    pieces = read(DOCX, raw(office, b"<r>" + unit * (6_000_000 // len(unit)) + b"</r>"))
    assert ("word/document.xml", "limit") in unread(pieces)


def test_a_bomb_of_one_part_stops(office):
    pieces = read(DOCX, raw(office, b"<r>" + b" " * 40_000_000 + b"</r>"))
    assert ("word/document.xml", "limit") in unread(pieces)


def test_deep_trees_end_and_their_text_is_found(office):
    depth = 230
    body = (
        "<w:sdt><w:sdtContent>" * (depth // 2) + office.p(office.r("深处")) + "</w:sdtContent></w:sdt>" * (depth // 2)
    )
    pieces = read(DOCX, office.docx(body))
    assert any("深处" in one.text for one in pieces if isinstance(one, TextPart))
    unbounded = "<x>" * 100_000 + "</x>" * 100_000
    assert ("word/document.xml", "damaged") in unread(read(DOCX, raw(office, unbounded)))


def test_a_sheet_of_a_million_columns_stops(office):
    sheet = f"<sheetData><row>{'<c><v>1</v></c>' * 1_000_000}</row></sheetData>"
    assert ("xl/worksheets/sheet1.xml", "damaged") in unread(read(XLSX, office.xlsx([sheet])))


def test_a_million_column_elements_end(office):
    column = '<col min="1" max="16384" hidden="1"/>'
    sheet = f"<cols>{column * 200_000}</cols><sheetData/>"
    assert ("xl/worksheets/sheet1.xml", "damaged") in unread(read(XLSX, office.xlsx([sheet])))


def test_a_long_string_in_many_cells_stops(office):
    cell = '<c t="s"><v>0</v></c>'
    sheet = f"<sheetData><row>{cell * 15_000}</row></sheetData>"
    pieces = read(XLSX, office.xlsx([sheet], strings=["长" * 32_000]))
    assert ("xl/worksheets/sheet1.xml", "limit") in unread(pieces)


def test_a_large_sheet_comes_in_pieces_that_miss_nothing(office):
    lines = [[f"{number:07d}" + "甲" * 400] for number in range(9000)]  # less than any file may swell to
    pieces = [one for one in read(XLSX, office.xlsx([office.rows(*lines)])) if getattr(one, "kind", "") == "text"]
    assert len(pieces) > 1
    assert len({one.where for one in pieces}) == len(pieces)
    assert "\n".join(one.text for one in pieces) == "\n".join(cells[0] for cells in lines)


def test_an_encrypted_file_is_unread_and_an_older_one_refused():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert unread(read(DOCX, head + "EncryptedPackage".encode("utf-16-le"))) == {("body", "encrypted")}
    with pytest.raises(UnreadableFile, match="older"):
        read(DOCX, head)
    with pytest.raises(UnreadableFile, match="encrypted"):
        DOCX.redact(Source(head + "EncryptedPackage".encode("utf-16-le"), "a.docx"), lambda _part: ())


def test_a_package_without_a_main_part_is_refused(office):
    with pytest.raises(UnreadableFile, match="main part"):
        read(DOCX, office.zipped({"a.xml": "<a/>"}))


def test_a_document_within_a_document_within_a_document_stops(office):
    data = office.docx(office.p(office.r("底")))
    for _ in range(6):
        data = office.docx("", {"word/embeddings/a.docx": data}, [("package", "embeddings/a.docx")])
    assert "limit" in {why for _, why in unread(read(DOCX, data))}


def test_a_part_that_would_stay_and_cannot_be_read_stops_the_copy(office):
    for content in (ENTITIES.encode(), b"<"):
        with pytest.raises(UnreadableFile):
            DOCX.redact(Source(raw(office, content), "a.docx"), lambda _part: ())


def test_cut_files_end_in_errors_of_our_own(office):
    data = office.docx(
        office.p(office.r("甲")), {"word/header1.xml": office.word("hdr", "")}, [("header", "header1.xml")]
    )
    for end in range(0, len(data), 37):
        try:
            read(DOCX, data[:end])
        except UnreadableFile:
            continue


def test_flipped_bytes_end_in_errors_of_our_own(office):
    data = bytearray(office.xlsx([office.rows(["甲", "乙"])], strings=["丙"]))
    for position in range(0, len(data), 11):
        broken = bytes(data[:position] + bytes((data[position] ^ 0xFF,)) + data[position + 1 :])
        try:
            read(XLSX, broken)
        except UnreadableFile:
            continue
