"""Office files made by hand, part by part, for tests."""

import io
import struct
import zipfile
import zlib
from types import SimpleNamespace

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts, comment=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data if isinstance(data, bytes) else data.encode())
        archive.comment = comment
    return out.getvalue()


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(*entries):
    """Each entry: role, target, and True if it is outside."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{role}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
        for number, (role, target, *outside) in enumerate(entries, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def word(tag, inner):
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{tag} {SPACES}>{inner}</w:{tag}>'


def docx(body, parts=None, main=(), package=(), comment=b""):
    """A document: the XML of its body, other parts, the relations of the main part and of the package."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "word/document.xml"), *package),
        "word/document.xml": word("document", f"<w:body>{body}</w:body>"),
    }
    if main:
        files["word/_rels/document.xml.rels"] = relations(*main)
    return zipped({**files, **(parts or {})}, comment)


def p(*runs, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


def r(text, properties=""):
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def xlsx(sheets, parts=None, *, workbook="", main=(), package=(), strings=(), styles="", states=()):
    """A workbook: the XML of each sheet between its root tags, and what else it holds."""
    roles = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    listed = "".join(
        f'<sheet name="表{number}" sheetId="{number}" r:id="rId{number}"'
        f"{f' state={chr(34)}{states[number - 1]}{chr(34)}' if states and states[number - 1] else ''}/>"
        for number in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml"), *package),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets>{workbook}</workbook>',
    }
    if strings:
        roles.append(("sharedStrings", "sharedStrings.xml"))
        items = "".join(f"<si>{text if text.startswith('<') else f'<t>{text}</t>'}</si>" for text in strings)
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{S}">{items}</sst>'
    if styles:
        roles.append(("styles", "styles.xml"))
        files["xl/styles.xml"] = f'<styleSheet xmlns="{S}">{styles}</styleSheet>'
    files["xl/_rels/workbook.xml.rels"] = relations(*roles, *main)
    for number, inner in enumerate(sheets, start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{S}" xmlns:r="{R}">{inner}</worksheet>'
    return zipped({**files, **(parts or {})})


def rows(*lines):
    """Rows of inline strings; a cell that is a tuple gives its attributes and content as XML."""
    out = []
    for number, cells in enumerate(lines, start=1):
        inner = "".join(
            f"<c {cell[0]}>{cell[1]}</c>" if isinstance(cell, tuple) else f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
            for cell in cells
        )
        out.append(f'<row r="{number}">{inner}</row>')
    return f"<sheetData>{''.join(out)}</sheetData>"


def png(*chunks):
    """A picture of four dots with more chunks before its pixels."""

    def chunk(name, data):
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    dots = zlib.compress(b"\0\xff\0\0\xff\0\0" * 2)
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", 2, 2, 8, 2, 0, 0, 0))
    more = b"".join(chunk(name, data) for name, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


@pytest.fixture(scope="session")
def office():
    """The makers of this file."""
    makers = (docx, xlsx, zipped, unzipped, relations, word, p, r, rows, png)
    return SimpleNamespace(**{maker.__name__: maker for maker in makers}, spaces=SPACES)
