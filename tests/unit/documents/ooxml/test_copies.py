"""Laws of redacted copies: nothing that was cut is left, whatever runs it stood in, and nothing else is missing."""

import io
import itertools
import re

import docx as python_docx
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.documents.ooxml import DOCX, XLSX
from zfgk.model.documents import MARK, Cut, Source, TextPart

WORD = "SECRET77"
PLAIN = st.text("甲乙丙 1，", min_size=1, max_size=6)
WRAPPED = {
    "seen": "{}",
    "inserted": '<w:ins w:id="1" w:author="人">{}</w:ins>',
    "deleted": '<w:del w:id="1" w:author="人">{}</w:del>',
    "moved": '<w:moveTo w:id="1" w:author="人">{}</w:moveTo>',
    "linked": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "tagged": '<w:smartTag w:element="x">{}</w:smartTag>',
}


def censor(part):
    return [Cut(found.start(), found.end(), "word", "条例15") for found in re.finditer(WORD, part.text)]


@st.composite
def paragraphs(draw):
    """Paragraphs of pieces: their XML, and what a person sees of them."""
    seen, xml = [], []
    for _ in range(draw(st.integers(1, 4))):
        text = draw(PLAIN) + (WORD + draw(PLAIN) if draw(st.booleans()) else "")
        cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
        runs = [text[a:b] for a, b in itertools.pairwise(cuts)]
        line, inner = "", ""
        for run in runs:
            hidden = draw(st.booleans()) and draw(st.booleans())
            way = draw(st.sampled_from(sorted(WRAPPED)))
            tag = "delText" if way == "deleted" else "t"
            style = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
            inner += WRAPPED[way].format(f'<w:r>{style}<w:{tag} xml:space="preserve">{run}</w:{tag}></w:r>')
            line += "" if hidden or way == "deleted" else run
        seen.append(line)
        xml.append(f"<w:p>{inner}</w:p>")
    return "".join(xml), [line for line in seen if line]


@settings(max_examples=150, deadline=None)
@given(drawn=paragraphs())
def test_a_copied_document_is_what_was_seen_less_the_cuts(office, drawn):
    xml, seen = drawn
    data = office.docx(xml)
    read = [one.text for one in DOCX.read(Source(data, "a")) if isinstance(one, TextPart) and one.kind == "text"]
    assert "\n".join(read) == ("\n".join(seen) if "".join(seen).strip() else "")
    copy = DOCX.redact(Source(data, "a.docx"), censor)
    opened = python_docx.Document(io.BytesIO(copy.data))
    wanted = [line.replace(WORD, MARK) for line in seen]
    assert [one.text for one in opened.paragraphs if one.text] == wanted
    assert all(WORD.encode() not in content for content in office.unzipped(copy.data).values())
    assert sum(one.kind == "text" for one in copy.removals) == "\n".join(seen).count(WORD)


@settings(max_examples=60, deadline=None)
@given(
    cells=st.lists(st.lists(st.sampled_from(["甲", "", WORD, f"乙{WORD}丙", "1"]), max_size=4), min_size=1, max_size=4)
)
def test_a_copied_sheet_is_what_was_seen_less_the_cuts(office, cells):
    data = office.xlsx([office.rows(*cells)])
    copy = XLSX.redact(Source(data, "a.xlsx"), censor)
    sheet = openpyxl.load_workbook(io.BytesIO(copy.data)).active
    for number, row in enumerate(cells, start=1):
        for column, text in enumerate(row, start=1):
            assert (sheet.cell(number, column).value or "") == text.replace(WORD, MARK)
    assert all(WORD.encode() not in content for content in office.unzipped(copy.data).values())


def test_tabs_and_symbols_within_a_cut_go_too(office):
    run = (
        "<w:r><w:t>电话138</w:t><w:tab/><w:t>00</w:t><w:noBreakHyphen/>"
        '<w:sym w:font="Symbol" w:char="F031"/><w:t>7。</w:t></w:r>'
    )
    data = office.docx(f"<w:p>{run}</w:p>")

    def numbers(part):
        return [Cut(found.start(), found.end(), "n", "") for found in re.finditer(r"138\t00-17", part.text)]

    copy = DOCX.redact(Source(data, "a.docx"), numbers)
    (paragraph,) = python_docx.Document(io.BytesIO(copy.data)).paragraphs
    assert paragraph.text == "电话■■■。"
    assert b"F031" not in office.unzipped(copy.data)["word/document.xml"]


def test_page_numbers_stay_and_other_fields_become_text(office):
    def field(code, shown):
        mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
        return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{office.r(shown)}{mark('end')}"

    data = office.docx(office.p(field(" PAGE \\* MERGEFORMAT ", "3"), field(" AUTHOR ", "人")))
    xml = office.unzipped(DOCX.redact(Source(data, "a.docx"), censor).data)["word/document.xml"].decode()
    assert "PAGE" in xml
    assert "AUTHOR" not in xml
    assert xml.count("fldChar ") == 3
    assert "人" in xml


def test_pictures_lose_their_metadata_and_those_that_cannot_be_cleaned_go(office):
    drawing = (
        "<w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='1' name='n'/><a:graphic><a:graphicData "
        "uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:blipFill><a:blip r:embed='{}'/>{}"
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    body = office.p(
        drawing.format("rId1", ""), drawing.format("rId2", ""), drawing.format("rId3", "<a:srcRect l='9'/>")
    )
    parts = {
        "word/media/image1.png": office.png((b"tEXt", b"Author\0" + WORD.encode())),
        "word/media/image2.emf": b"\1\0\0\0" + WORD.encode(),
        "word/media/image3.png": office.png(),
    }
    main = [("image", f"media/image{number}") for number in ("1.png", "2.emf", "3.png")]
    copied = office.unzipped(DOCX.redact(Source(office.docx(body, parts, main), "a.docx"), censor).data)
    pictures = [content for name, content in copied.items() if "media" in name]
    assert pictures == [office.png()]
