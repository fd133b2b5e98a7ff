"""An office's own templates: plain text and Word documents, with every fault told at once and by name."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from zfgk import BadInput
from zfgk.errors import UnreadableFile
from zfgk.notices import NOTICE_TYPES, WordTemplate, parse_template
from zfgk.notices.files import read_template
from zfgk.notices.templates import shipped_text


def faults(caught) -> list[str]:
    return [str(fault) for fault in caught.value.faults]


def saved(document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def letterhead(*paragraphs: str) -> WordTemplate:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return WordTemplate("own.docx", saved(document))


RECEIPT = (
    "致{{申请人}}：登记编号{{登记编号}}",
    "收到：{{收到申请日期}}，内容：{{ subject }}，依据{{basis}}，至{{due}}届满",
    "文号{{number?}}",
    "{{agency}} {{成文日期}}",
)
OFFICE = {"agency": "某镇人民政府"}


@pytest.mark.parametrize("kind", NOTICE_TYPES)
def test_a_template_that_leaves_out_any_content_is_refused_by_name(kind: str, desk, given) -> None:
    """Each content is taken out of the template that ships, one after the other, wherever it stands."""
    text = shipped_text(kind)
    request = desk.received("2025-1")
    for element in NOTICE_TYPES[kind].contents:
        without = re.sub(r"\{\{" + element.id + r"\??\}\}", "某内容", text)
        assert without != text
        with pytest.raises(BadInput) as caught:
            desk.make(kind, request, given(kind), template=parse_template(without, "own.txt"))
        assert [line for line in faults(caught) if f"leaves out {element.term} ({element.id})" in line]


def test_every_fault_of_a_template_is_told_at_once(desk) -> None:
    template = parse_template("# {{title}}\n{{申请仁}}：{{reason}}{{x}}\n{{way}} {{agency}\n{{received", "own.txt")
    with pytest.raises(BadInput) as caught:
        desk.make("receipt", desk.received("2025-1"), {"agency": "  ", "colour": "x", "way": "x"}, template=template)
    told = faults(caught)
    assert any(line.startswith("own.txt paragraph 3: the braces") for line in told)
    assert any(line.startswith("own.txt paragraph 4: the braces") for line in told)
    assert any("there is no field {{申请仁}} · did you mean 申请人" in line for line in told)
    assert any("there is no field {{x}}" in line for line in told)
    assert any("receipt has no field way" in line for line in told)
    assert {line.split(" · ")[0] for line in told if "leaves out" in line} == {
        f"own.txt: the template leaves out {term}"
        for term in (
            "申请人 (applicant)",
            "登记编号 (request)",
            "收到申请日期 (received)",
            "申请内容 (subject)",
            "依据 (basis)",
            "行政机关名称 (agency)",
            "成文日期 (day)",
            "答复期限届满日 (due)",
        )
    }
    assert any(line.startswith("field agency: is empty") for line in told)
    assert any(line.startswith("field colour: there is no such field") for line in told)
    assert any(line.startswith("field way: receipt has no such field") for line in told)


def test_a_field_that_needs_a_value_and_has_none_is_named(desk) -> None:
    template = parse_template(shipped_text("receipt").replace("{{number?}}", "{{number}}"), "own.txt")
    with pytest.raises(BadInput, match=r"field number: has no value \(文号\)"):
        desk.make("receipt", desk.received("2025-1"), OFFICE, template=template)


def test_what_comes_from_elsewhere_is_not_given_by_hand(desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.make("receipt", desk.received("2025-1"), {**OFFICE, "due": "2026-01-01", "依据": "x", "申请人": "某乙"})
    told = faults(caught)
    assert any("field due: is not given by hand · it comes from the rules and the register" in line for line in told)
    assert any("field 依据: is not given by hand · it comes from the kind of notice" in line for line in told)
    assert any("field applicant: stands in the applicant's file" in line for line in told)


def test_a_name_and_its_chinese_term_are_one_field(desk) -> None:
    with pytest.raises(BadInput, match="agency is given twice"):
        desk.make("receipt", desk.received("2025-1"), {**OFFICE, "行政机关名称": "某局"})


def test_a_word_document_of_an_office_is_filled_in(desk, words) -> None:
    notice = desk.make("receipt", desk.received("2025-1"), OFFICE, template=letterhead(*RECEIPT))
    assert words(notice.word()).strip().split("\n") == [
        "致欧阳某甲：登记编号2025-1",
        "收到：2025年2月20日，内容：某村集体土地征收的批复（2023年），依据《中华人民共和国政府信息公开条例》第三十一条、第三十三条，至2025年3月20日届满",
        "某镇人民政府 2025年3月10日",
    ]
    assert notice.text() == ""
    assert notice.word() == notice.word()


def test_a_field_split_over_runs_keeps_the_look_of_its_beginning(desk) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("申请人为")
    for part, size in (("{", 20), ("{appl", 21), ("icant}", 22), ("}和{{re", 23), ("quest}}，完", 24)):
        paragraph.add_run(part).font.size = Pt(size)
    for text in RECEIPT[1:]:
        document.add_paragraph(text)
    notice = desk.make("receipt", desk.received("2025-1"), OFFICE, template=WordTemplate("own.docx", saved(document)))
    back = docx.Document(io.BytesIO(notice.word())).paragraphs[0]
    assert back.text == "申请人为欧阳某甲和2025-1，完"
    assert [(run.text, run.font.size) for run in back.runs if run.text][1:] == [
        ("欧阳某甲", Pt(20)),
        ("和2025-1", Pt(23)),
        ("，完", Pt(24)),
    ]


def test_tables_headers_and_footers_are_filled_in_too(desk, words) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = RECEIPT[0], RECEIPT[1]
    table.cell(0, 0).add_paragraph("{{number?}}")
    document.sections[0].header.paragraphs[0].text = "{{agency}}"
    document.sections[0].footer.paragraphs[0].text = "{{day}}{{number?}}"
    # In the footer the day is left out together with the number that has no value: the paper would lack it.
    with pytest.raises(BadInput, match=r"成文日期 \(day\) stands in a line that is left out"):
        desk.make("receipt", desk.received("2025-1"), OFFICE, template=WordTemplate("own.docx", saved(document)))
    document.add_paragraph("{{day}}")
    notice = desk.make("receipt", desk.received("2025-2"), OFFICE, template=WordTemplate("own.docx", saved(document)))
    told = words(notice.word())
    assert "致欧阳某甲：登记编号2025-2" in told
    assert "某镇人民政府" in told
    assert "2025年3月10日" in told
    assert "{{" not in told


def test_text_boxes_and_line_breaks_within_a_value(desk) -> None:
    document = docx.Document()
    for text in RECEIPT:
        document.add_paragraph(text)
    boxed = document.add_paragraph()
    box = boxed.add_run()._r.makeelement(qn("w:pict"), {})
    boxed.runs[0]._r.append(box)
    content = box.makeelement(qn("w:txbxContent"), {})
    box.append(content)
    inner = docx.Document().add_paragraph("联系：{{office-contact}}")._p
    content.append(inner)
    values = {**OFFICE, "office-contact": "电话甲\n地址乙"}
    notice = desk.make("receipt", desk.received("2025-1"), values, template=WordTemplate("own.docx", saved(document)))
    with zipfile.ZipFile(io.BytesIO(notice.word())) as archive:
        body = archive.read("word/document.xml").decode()
    assert "{{" not in body
    assert re.search(r"联系：电话甲</w:t><w:br/><w:t[^>]*>地址乙", body)


def test_fields_where_nothing_is_filled_in_are_told(desk) -> None:
    document = docx.Document()
    for text in RECEIPT:
        document.add_paragraph(text)
    held = io.BytesIO(saved(document))
    with zipfile.ZipFile(held, "a") as archive:
        notes = f'<w:footnotes xmlns:w="{qn("w:p")[1:].partition("}")[0]}"><w:p><w:r><w:t>{{{{agency}}}}</w:t></w:r></w:p></w:footnotes>'
        archive.writestr("word/footnotes.xml", notes)
    data = _linked(held.getvalue())
    with pytest.raises(BadInput, match=r"word/footnotes\.xml"):
        desk.make("receipt", desk.received("2025-1"), OFFICE, template=WordTemplate("own.docx", data))


def _linked(data: bytes) -> bytes:
    """Make the footnotes a part of the document, as Word does."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "[Content_Types].xml":
                part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                body = body.replace(b"</Types>", part.encode())
            if name == "word/_rels/document.xml.rels":
                part = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
                body = body.replace(b"</Relationships>", part.encode())
            new.writestr(name, body)
    return out.getvalue()


def test_marks_of_a_reviewer_in_a_template_are_said(desk) -> None:
    document = docx.Document()
    for text in RECEIPT:
        document.add_paragraph(text)
    clean = WordTemplate("own.docx", saved(document))
    first = document.paragraphs[0]._p
    inserted = first.makeelement(qn("w:ins"), {qn("w:id"): "1", qn("w:author"): "某科员"})
    inserted.append(document.paragraphs[1]._p.r_lst[0].__copy__())
    first.append(inserted)
    marked = WordTemplate("own.docx", saved(document))
    found = [
        {caution.code for caution in desk.make("receipt", desk.received(name), OFFICE, template=template).cautions}
        for name, template in (("2025-1", clean), ("2025-2", marked))
    ]
    assert found == [set(), {"template-reviewed"}]


def test_a_template_is_read_by_its_ending(tmp_path) -> None:
    text = tmp_path / "回执.txt"
    text.write_bytes(shipped_text("receipt").encode("gb18030"))
    assert read_template(text).uses == parse_template(shipped_text("receipt"), "x").uses
    word = tmp_path / "own.docx"
    word.write_bytes(letterhead("{{agency}}").data)
    assert [use.field.name for use in read_template(word).uses] == ["agency"]
    word.write_bytes(b"no archive")
    with pytest.raises(UnreadableFile):
        _ = read_template(word).uses


def test_a_required_content_never_goes_with_an_optional_field_of_its_line(desk, given) -> None:
    text = shipped_text("granted").replace("{{information}}", "{{information}}（{{number?}}）")
    template = parse_template(text.replace("> {{number?}}\n", ""), "own.txt")
    values = {key: value for key, value in given("granted").items() if key != "number"}
    with pytest.raises(BadInput, match=r"该政府信息 \(information\) stands in a line that is left out"):
        desk.make("granted", desk.received("2025-1"), values, template=template)
    assert desk.make("granted", desk.received("2025-2"), given("granted"), template=template).text()
