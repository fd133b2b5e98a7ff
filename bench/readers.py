"""What reading office files costs: a document of 100 pages against docx2python, a sheet in cells per second.

docx2python is installed for this bench alone; without it only our own figures are printed. The peer gives less: neither
deleted text nor alternative texts, field codes, controls or properties.
"""

from __future__ import annotations

import importlib.util
import io
import random
import resource
import statistics
import time
import zipfile

from zfgk.documents.ooxml import DOCX, XLSX
from zfgk.model.documents import Source, TextPart

ROUNDS = 5
PAGES, PARAGRAPHS, RUNS = 100, 20, 3
ROWS, COLUMNS = 50_000, 10
OFFICE = "http://schemas.openxmlformats.org"
CHARACTERS = "关于政府信息公开工作的通知要求各单位认真做好审查登记和答复期限内依法予以公开不得泄露个人隐私商业秘密"


def package(kind: str, main: str, content: str, parts: dict[str, str]) -> bytes:
    """Return a package with one main part and more parts beside it."""
    relation = f"{OFFICE}/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
            "</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{relation}/officeDocument" Target="{main}"/></Relationships>',
        )
        archive.writestr(main, content)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def document() -> bytes:
    """Return a document of 100 pages, each paragraph in three runs as word processors leave them."""
    chance = random.Random(7)
    paragraphs = []
    for _ in range(PAGES * PARAGRAPHS):
        runs = "".join(
            '<w:r w:rsidR="00AB12CD"><w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong"/><w:sz w:val="32"/></w:rPr>'
            f"<w:t>{''.join(chance.choices(CHARACTERS, k=14))}</w:t></w:r>"
            for _ in range(RUNS)
        )
        paragraphs.append(f'<w:p w:rsidR="00AB12CD"><w:pPr><w:spacing w:line="560"/></w:pPr>{runs}</w:p>')
    content = (
        f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
        f'xmlns:r="{OFFICE}/officeDocument/2006/relationships"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body>'
        "</w:document>"
    )
    return package("wordprocessingml.document", "word/document.xml", content, {})


def workbook() -> bytes:
    """Return a workbook with one sheet of half a million cells."""
    relations = f"{OFFICE}/officeDocument/2006/relationships"
    main = f"{OFFICE}/spreadsheetml/2006/main"
    rows = (
        f'<row r="{row}">'
        + "".join(f'<c r="{chr(65 + column)}{row}"><v>{row * column}</v></c>' for column in range(COLUMNS))
        + "</row>"
        for row in range(1, ROWS + 1)
    )
    parts = {
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship '
        f'Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
    }
    book = f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
    return package("spreadsheetml.sheet", "xl/workbook.xml", book, parts)


def ours(data: bytes) -> int:
    """Read a document with every part of it; return the characters of its body."""
    return sum(
        len(one.text) for one in DOCX.read(Source(data, "a.docx")) if isinstance(one, TextPart) and one.kind == "text"
    )


def theirs(data: bytes) -> int:
    """Read it with the peer."""
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as read:
        return len(read.text)


def median(call, data: bytes) -> float:
    """Return the median time in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call(data)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the times."""
    data = document()
    mine = median(ours, data)
    print(f"docx, {PAGES} pages, {ours(data)} characters: {mine * 1000:.0f} ms")
    if importlib.util.find_spec("docx2python") is None:
        print("docx2python is not installed: no ratio")
    else:
        peer = median(theirs, data)
        print(f"docx2python: {theirs(data)} characters, {peer * 1000:.0f} ms, {peer / mine:.1f} times ours")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cells = workbook()
    start = time.perf_counter()
    for _ in XLSX.read(Source(cells, "a.xlsx")):
        pass
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(
        f"xlsx, {ROWS * COLUMNS} cells: {seconds:.2f} s, {ROWS * COLUMNS / seconds:.0f} cells/s, {grown} MB with its making"
    )


if __name__ == "__main__":
    main()
