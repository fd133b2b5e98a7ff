"""Documents, workbooks, OpenDocument and OFD files that ask for endless work."""

from __future__ import annotations

import struct
import zlib
from random import Random

from zfgk.testing.hostile.case import TOKEN, Hostile
from zfgk.testing.planted.docx import NAMES, Docx, part_type, run
from zfgk.testing.planted.odt import Odt
from zfgk.testing.planted.ofd import DOC, Ofd
from zfgk.testing.planted.ofd import NAMES as OFD_NAMES
from zfgk.testing.planted.packing import Packing
from zfgk.testing.planted.xlsx import Xlsx


def _with_entities(declared: str) -> bytes:
    draft = Docx()
    text = f"<!DOCTYPE d [{declared}]><data>&b;</data>"
    draft.package.part("customXml/item1.xml", text, "application/xml", "customXml")
    return draft.finished()


def _wide_entities() -> bytes:
    draft = Docx()
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY b "{TOKEN}">]><d>&b;</d>'
    draft.package.part("customXml/item1.xml", text.encode("utf-16"), "application/xml", "customXml")
    return draft.finished()


def _runs(count: int) -> bytes:
    draft = Docx()
    random = Random(count)  # noqa: S311  # chance with a seed, and no secret
    words = [chr(random.randrange(0x4E00, 0x9000)) for _ in range(count)]
    draft.say("".join(run(word, "<w:b/>" * (at % 2)) for at, word in enumerate(words)) + run(TOKEN))
    return draft.finished()


def _deep(opening: str, closing: str, depth: int) -> bytes:
    draft = Docx()
    draft.body.append(opening * depth + f"<w:p>{run(TOKEN)}</w:p>" + closing * depth)
    return draft.finished()


def _styles(cyclic: bool) -> bytes:
    draft = Docx()
    last = 20_000
    for n in range(last):
        base = f'<w:basedOn w:val="s{(n + 1) % last if cyclic else n + 1}"/>'
        draft.add("styles", f'<w:style w:type="character" w:styleId="s{n}"><w:name w:val="s{n}"/>{base}</w:style>')
    for n in range(0, last, 10):
        draft.say(run("文", f'<w:rStyle w:val="s{n}"/>'))
    draft.say(run(TOKEN, '<w:rStyle w:val="s0"/>'))
    return draft.finished()


def _circle() -> bytes:
    draft = Docx()
    draft.say(run(TOKEN))
    for number in (1, 2):
        name = f"word/header{number}.xml"
        draft.package.part(name, f"<w:hdr {NAMES}><w:p>{run('眉')}</w:p></w:hdr>", part_type("header"), "header")
        draft.package.relate("header", f"word/header{3 - number}.xml", source=name)
        draft.package.relate("officeDocument", "word/document.xml", source=name)
    draft.package.relate("subDocument", "word/document.xml")
    return draft.finished()


def _many_relations() -> bytes:
    draft = Docx()
    draft.say(run(TOKEN))
    for number in range(100_000):
        draft.package.relate("hyperlink", f"http://example.org/{number}", outside=True)
    return draft.finished()


def _documents_within(depth: int) -> bytes:
    data = TOKEN.encode()
    name = "word/embeddings/a.txt"
    for _ in range(depth):
        draft = Docx()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        draft.package.part(name, data, kind, "package")
        data, name = draft.finished(), "word/embeddings/a.docx"
    return data


def _picture_bomb() -> bytes:
    text = zlib.compress(b" " * 100_000_000 + TOKEN.encode(), 9)
    chunk = b"zTXt" + b"Comment\0\0" + text
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">L", len(chunk) - 4) + chunk + struct.pack(">L", zlib.crc32(chunk))
    draft = Docx()
    draft.package.part("word/media/image1.png", data, "image/png", "image")
    return draft.finished()


def _picture_circle() -> bytes:
    tiff = b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", 1) + struct.pack("<HHLL", 0x8769, 4, 1, 8)
    tiff += struct.pack("<L", 8)
    exif = b"Exif\0\0" + tiff
    data = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xd9"
    draft = Docx()
    draft.say(run(TOKEN))
    draft.package.part("word/media/image1.jpeg", data, "image/jpeg", "image")
    return draft.finished()


def _columns() -> bytes:
    book = Xlsx()
    cells = "".join(f'<c r="{_letters(n)}1"><v>1</v></c>' for n in range(1_000_000))
    book.first.rows.append(f'<row r="1">{cells}</row>')
    book.first.rows.append(f'<row r="2"><c r="A2" t="inlineStr"><is><t>{TOKEN}</t></is></c></row>')
    return book.finished()


def _letters(number: int) -> str:
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def _rows(cell: str, count: int) -> bytes:
    book = Xlsx()
    book.first.rows += [f'<row r="{n * 9 + 1}">{cell}</row>' for n in range(count)]
    book.first.rows.append(f'<row r="99999999"><c t="inlineStr"><is><t>{TOKEN}</t></is></c></row>')
    return book.finished()


def _strings() -> bytes:
    book = Xlsx()
    book.strings = [f"<si><t>s{n}</t></si>" for n in range(400_000)]
    book.shared(f"<t>{TOKEN}</t>")
    book.first.raw('<c r="A1" t="s"><v>999999999999</v></c>')
    return book.finished()


def _one_string_often() -> bytes:
    book = Xlsx()
    book.shared(f"<t>{'长' * 30_000}</t>")
    book.first.rows += [f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>0</v></c></row>' for n in range(100_000)]
    book.first.row(TOKEN)
    return book.finished()


def _ranges() -> bytes:
    book = Xlsx()
    book.first.cols.append('<col min="1" max="2147483647" hidden="1"/>')
    book.first.after["dataValidations"] = [
        (
            '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>A1:XFD1048576</formula1>'
            "</dataValidation></dataValidations>"
        )
    ]
    book.first.row(TOKEN)
    return book.finished()


def _spaces() -> bytes:
    draft = Odt()
    draft.say(f'<text:s text:c="2000000000"/>{TOKEN}')
    return draft.finished()


def _repeated() -> bytes:
    draft = Odt()
    draft.body.append(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        f'table:number-columns-repeated="16384"><text:p>{TOKEN}</text:p></table:table-cell></table:table-row></table:table>'
    )
    return draft.finished()


def _deep_odt() -> bytes:
    draft = Odt()
    draft.body.append("<text:section>" * 100_000 + f"<text:p>{TOKEN}</text:p>" + "</text:section>" * 100_000)
    return draft.finished()


def _lists_odt() -> bytes:
    draft = Odt()
    for n in range(20_000):
        parent = f'style:parent-style-name="T{n + 1}"'
        draft.styles.append(f'<style:style style:name="T{n}" style:family="text" {parent}/>')
    draft.say(f'<text:span text:style-name="T0">{TOKEN}，</text:span>' * 100)
    return draft.finished()


def _deltas() -> bytes:
    draft = Ofd()
    draft.put(draft.text(TOKEN).replace('DeltaX="', 'DeltaX="g 2000000000 3 '))
    return draft.finished()


def _objects(count: int) -> bytes:
    draft = Ofd()
    random = Random(count)  # noqa: S311  # chance with a seed, and no secret
    for _ in range(count):
        draft.put(draft.text("".join(chr(random.randrange(0x4E00, 0x9000)) for _ in range(6))))
    draft.put(draft.text(TOKEN))
    return draft.finished()


def _covers(count: int) -> bytes:
    draft = Ofd()
    for n in range(count):
        draft.put(draft.text("一二", at=f"{n % 200} {n % 290} 9 5"))
        draft.put(
            f'<ofd:PathObject ID="{n}" Boundary="{n % 200} {n % 290} 9 5" Fill="true"><ofd:FillColor Value="0 0 0"/>'
            "<ofd:AbbreviatedData>M 0 0 L 9 0 L 9 5 L 0 5 C</ofd:AbbreviatedData></ofd:PathObject>"
        )
    draft.put(draft.text(TOKEN))
    return draft.finished()


def _ofd_circle() -> bytes:
    draft = Ofd()
    draft.put(draft.text(TOKEN))
    draft.common.append('<ofd:TemplatePage ID="77" BaseLoc="T.xml"/>')
    draft.page.append('<ofd:Template TemplateID="77"/>')
    page = '<ofd:Template TemplateID="77"/><ofd:Content><ofd:Layer ID="1"/></ofd:Content>'
    draft.file(f"{DOC}/T.xml", f"<ofd:Page {OFD_NAMES}>{page}</ofd:Page>")
    draft.resources.append(
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="88" Width="9" Height="9"><ofd:Content>'
        '<ofd:CompositeObject ID="89" ResourceID="88" Boundary="0 0 9 9"/></ofd:Content></ofd:CompositeGraphicUnit>'
        "</ofd:CompositeGraphicUnits>"
    )
    draft.put('<ofd:CompositeObject ID="90" ResourceID="88" Boundary="0 0 9 9"/>')
    return draft.finished()


def _ofd_doubling() -> bytes:
    draft = Ofd()
    draft.put(draft.text(TOKEN))
    units = ""
    for n in range(40):
        inner = f'<ofd:CompositeObject ID="1" ResourceID="{501 + n}" Boundary="0 0 9 9"/>' * 2
        units += (
            f'<ofd:CompositeGraphicUnit ID="{500 + n}" Width="9" Height="9"><ofd:Content>{inner}</ofd:Content>'
            "</ofd:CompositeGraphicUnit>"
        )
    draft.resources.append(f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>")
    draft.put('<ofd:CompositeObject ID="90" ResourceID="500" Boundary="0 0 9 9"/>')
    return draft.finished()


def _ofd_root() -> bytes:
    packing = Packing()
    body = "<ofd:DocBody><ofd:DocRoot>OFD.xml</ofd:DocRoot></ofd:DocBody>" * 2000
    packing.put("OFD.xml", f"<ofd:OFD {OFD_NAMES}>{body}</ofd:OFD>")
    return packing.packed()


def _ofd_blocks() -> bytes:
    draft = Ofd()
    draft.put("<ofd:PageBlock>" * 100_000 + draft.text(TOKEN) + "</ofd:PageBlock>" * 100_000)
    return draft.finished()


OFFICE = (
    Hostile("an entity in a document", "docx", lambda: _with_entities(f'<!ENTITY b "{TOKEN}">')),
    Hostile(
        "an entity from a file in a document", "docx", lambda: _with_entities('<!ENTITY b SYSTEM "file:///etc/passwd">')
    ),
    Hostile("a document type in UTF-16 in a document", "docx", _wide_entities),
    Hostile("a million runs", "docx", lambda: _runs(1_000_000), token=True),
    Hostile("100,000 runs", "docx", lambda: _runs(100_000), token=True),
    Hostile(
        "controls 50,000 deep",
        "docx",
        lambda: _deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 50_000),
        token=True,
    ),
    Hostile(
        "tables 20,000 deep", "docx", lambda: _deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000), token=True
    ),
    Hostile(
        "insertions 200 deep", "docx", lambda: _deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60), token=True
    ),
    Hostile("styles based on one another, in a circle", "docx", lambda: _styles(cyclic=True), token=True),
    Hostile("styles based on one another, in a row", "docx", lambda: _styles(cyclic=False), token=True),
    Hostile("parts that refer to one another in a circle", "docx", _circle, token=True),
    Hostile("100,000 relationships", "docx", _many_relations, token=True),
    Hostile("documents 30 deep", "docx", lambda: _documents_within(30)),
    Hostile("a picture's text that swells", "docx", _picture_bomb),
    Hostile("a picture's directory in a circle", "docx", _picture_circle, token=True),
    Hostile("a million columns", "xlsx", _columns, token=True),
    Hostile("a million empty rows", "xlsx", lambda: _rows("", 1_000_000), token=True),
    Hostile("200,000 rows with a cell", "xlsx", lambda: _rows("<c><v>1</v></c>", 200_000), token=True),
    Hostile("a huge table of strings", "xlsx", _strings, token=True),
    Hostile("one long string in 100,000 cells", "xlsx", _one_string_often, token=True),
    Hostile("ranges over everything", "xlsx", _ranges, token=True),
    Hostile("two thousand million spaces", "odt", _spaces, token=True),
    Hostile("a cell repeated everywhere", "odt", _repeated, token=True),
    Hostile("sections 100,000 deep", "odt", _deep_odt, token=True),
    Hostile("20,000 styles in a row", "odt", _lists_odt, token=True),
    Hostile("two thousand million offsets", "ofd", _deltas, token=True),
    Hostile("50,000 text objects", "ofd", lambda: _objects(50_000), token=True),
    Hostile("10,000 texts under 10,000 boxes", "ofd", lambda: _covers(10_000), token=True),
    Hostile("templates and units in a circle", "ofd", _ofd_circle, token=True),
    Hostile("units that double forty times", "ofd", _ofd_doubling, token=True),
    Hostile("a root that is its own document", "ofd", _ofd_root),
    Hostile("blocks 100,000 deep", "ofd", _ofd_blocks, token=True),
)
"""Hostile office files."""
