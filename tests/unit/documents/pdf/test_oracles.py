"""Files of another program, read by another library: the same text comes out."""

from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from zfgk.documents.pdf import PDF
from zfgk.model.documents import Source, TextPart, Unread

TEXT = (
    "根据《中华人民共和国政府信息公开条例》第二十条规定，行政机关应当依照本条例第十九条的规定，主动公开本行政机关的下列政府信息："
    "（一）行政法规、规章和规范性文件；（二）机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名；Contact: 0591-87654321。"
)


@pytest.fixture(scope="module", autouse=True)
def fonts():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def paragraphs():
    out = BytesIO()
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=18, wordWrap="CJK")
    story = [Paragraph(TEXT, style) for _ in range(40)]
    story.append(Table([[f"row {row}", f"cell {row} {column}"] for row in range(9) for column in range(2)]))
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def turned():
    out = BytesIO()
    canvas = Canvas(out)
    for angle in (0, 90, 180, 270):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(20, 20, f"转角{angle}度的文字")
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def letters(text):
    return "".join(text.split())


@pytest.mark.parametrize("build", [paragraphs, turned], ids=lambda build: build.__name__)
def test_each_page_has_the_text_that_pdfium_reads(build):
    data = build()
    pages = [
        piece.text for piece in PDF.read(Source(data, "a.pdf")) if isinstance(piece, TextPart) and piece.kind == "text"
    ]
    document = pypdfium2.PdfDocument(data)
    expected = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) == len(expected)
    for ours, theirs in zip(pages, expected, strict=True):
        assert sorted(letters(ours)) == sorted(letters(theirs))


def test_lines_are_those_that_were_written():
    pages = [piece.text for piece in PDF.read(Source(paragraphs(), "a.pdf")) if isinstance(piece, TextPart)]
    assert letters(TEXT) in letters(pages[0])


def test_nothing_of_an_ordinary_file_is_unread_or_hidden():
    pieces = list(PDF.read(Source(paragraphs(), "a.pdf")))
    assert not [piece for piece in pieces if isinstance(piece, Unread)]
    kinds = {piece.kind for piece in pieces if isinstance(piece, TextPart)}
    assert kinds <= {"text", "source", "author", "property", "font-name"}


def test_a_form_a_note_and_a_bookmark_of_another_program():
    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "ordinary words")
    canvas.bookmarkPage("here")
    canvas.addOutlineEntry("第一章", "here")
    canvas.acroForm.textfield(name="applicant", value="Zhang San", x=72, y=500)
    canvas.textAnnotation("核对后再发", Rect=[72, 400, 90, 420])
    canvas.setAuthor("李四")
    canvas.showPage()
    canvas.save()
    found = {}
    for piece in PDF.read(Source(out.getvalue(), "a.pdf")):
        if isinstance(piece, TextPart):
            found.setdefault(piece.kind, []).append(piece.text)
    assert found["bookmark"] == ["第一章"]
    assert "Zhang San" in "".join(found["form-field"])
    assert found["comment"] == ["核对后再发"]
    assert found["author"] == ["李四"]
