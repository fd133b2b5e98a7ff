"""What a person sees of a document and a workbook, and what must not be taken for hidden."""

import pytest

from zfgk.documents.ooxml import DOCX, XLSX
from zfgk.documents.ooxml.formats import CellFormat, column_of, letters_of, shown_number
from zfgk.model.documents import Feature, Source, TextPart, Unread, Visibility


def texts(reader, data, kind):
    return [one.text for one in reader.read(Source(data, "a")) if isinstance(one, TextPart) and one.kind == kind]


def kinds(reader, data):
    return {one.kind for one in reader.read(Source(data, "a")) if isinstance(one, TextPart)}


def test_lines_tabs_and_cells(office):
    p, r = office.p, office.r
    table = "".join(
        f"<w:tr><w:tc>{p(r(a))}</w:tc><w:tc>{p(r(b))}</w:tc></w:tr>" for a, b in (("甲", "乙"), ("丙", "丁"))
    )
    body = (
        p(r("一"), "<w:r><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/></w:r>")
        + f"<w:tbl>{table}</w:tbl>"
        + p(r("末"))
    )
    assert texts(DOCX, office.docx(body), "text") == ["一\t二\n三-\n甲\t乙\n丙\t丁\n末"]


def test_inserted_text_is_read_in_its_sentence_and_by_itself(office):
    p, r = office.p, office.r
    change = 'w:id="1" w:author="甲"'
    data = office.docx(p(r("身份证110101"), f"<w:ins {change}>{r('19900307')}</w:ins>", r("4477")))
    assert texts(DOCX, data, "text") == ["身份证110101199003074477"]
    assert texts(DOCX, data, "inserted-text") == ["19900307"]


def test_a_word_of_which_a_piece_was_deleted_is_read_as_it_was(office):
    p, r = office.p, office.r
    deleted = '<w:del w:id="1" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    data = office.docx(p(r("证号110101"), deleted.format("19900307"), r("4477。完"), deleted.format("另一处")))
    assert texts(DOCX, data, "text") == ["证号1101014477。完"]
    assert texts(DOCX, data, "deleted-text") == ["110101199003074477\n另一处"]


def test_what_a_reader_can_see_is_not_hidden(office):
    p, r = office.p, office.r
    white = '<w:color w:val="FFFFFF"/>'
    cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr>{p(r("白字", white))}</w:tc>'
    styled = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>'
        + p(r("表头", white))
        + "</w:tc></w:tr></w:tbl>"
    )
    styles = office.word(
        "styles",
        '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="000080"/></w:tcPr>'
        "</w:tblStylePr></w:style>",
    )
    body = (
        p(r("网页隐藏", "<w:webHidden/>"))
        + p(r("不隐藏", '<w:vanish w:val="0"/>'))
        + p(r("自动", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>'))
        + p(r("白底", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="auto"/>'))
        + p(r("灰", '<w:color w:val="808080"/>'))
        + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{styled}"
    )
    data = office.docx(body, {"word/styles.xml": styles}, [("styles", "styles.xml")])
    assert texts(DOCX, data, "text") == ["网页隐藏\n不隐藏\n自动\n白底\n灰\n白字\n表头"]
    assert kinds(DOCX, data) <= {"text", "part-name", "settings", "attribute"}


def test_both_branches_that_say_the_same_are_read_once(office):
    box = "<w:txbxContent>" + office.p(office.r("框")) + "</w:txbxContent>"
    body = office.p(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(DOCX, office.docx(body), "text-box") == ["框"]
    assert "fallback-text" not in kinds(DOCX, office.docx(body))


def test_a_comment_in_the_middle_of_a_number_does_not_split_it(office):
    body = office.p("<w:r><w:t>1101011990<!-- x -->03074477</w:t></w:r>")
    assert texts(DOCX, office.docx(body), "text") == ["110101199003074477"]
    assert texts(DOCX, office.docx(body), "xml-comment") == [" x "]


def test_digits_of_a_symbol_font_are_digits(office):
    symbols = "".join(f'<w:r><w:sym w:font="Symbol" w:char="F03{digit}"/></w:r>' for digit in "138")
    assert texts(DOCX, office.docx(office.p(symbols)), "text") == ["138"]


def test_the_strict_variant_is_read(office):
    data = office.unzipped(office.docx(office.p(office.r("甲"), office.r("乙", "<w:vanish/>"))))
    strict = {
        name: content.replace(
            b"schemas.openxmlformats.org/wordprocessingml/2006", b"purl.oclc.org/ooxml/wordprocessingml"
        )
        for name, content in data.items()
    }
    assert texts(DOCX, office.zipped(strict), "text") == ["甲"]
    assert texts(DOCX, office.zipped(strict), "hidden-text") == ["乙"]


def test_dynamic_data_and_remote_content_are_features(office):
    body = office.p("<w:fldSimple w:instr='DDEAUTO cmd'/>", "<w:fldSimple w:instr=' INCLUDEPICTURE http://x '/>")
    found = {one.kind for one in DOCX.read(Source(office.docx(body), "a")) if isinstance(one, Feature)}
    assert found >= {"dde", "external-link"}


def test_a_page_that_is_a_picture_is_unread(office):
    data = office.docx(office.p(), {"word/media/image1.png": office.png()}, [("image", "media/image1.png")])
    assert Unread("word/document.xml", "no-text", "pictures and hardly any text") in list(DOCX.read(Source(data, "a")))


@pytest.mark.parametrize("even", [True, False])
def test_a_header_of_even_pages_is_seen_if_there_are_such(office, even):
    settings = office.word("settings", "<w:evenAndOddHeaders/>" if even else "")
    data = office.docx(
        '<w:sectPr><w:headerReference w:type="even" r:id="rId1"/></w:sectPr>',
        {"word/header1.xml": office.word("hdr", office.p(office.r("双页"))), "word/settings.xml": settings},
        [("header", "header1.xml"), ("settings", "settings.xml")],
    )
    (part,) = [one for one in DOCX.read(Source(data, "a")) if getattr(one, "where", "") == "word/header1.xml"]
    assert (part.kind, part.visibility) == (
        ("header", Visibility.VISIBLE) if even else ("unused-header", Visibility.HIDDEN)
    )


# -- workbooks -----------------------------------------------------------------------------------------------------------


def test_rows_are_lines_and_numbers_keep_their_digits(office):
    sheet = office.rows(
        ["姓名", "电话"],
        ["王某", ("", "<v>13800138000</v>")],
        [("", "<v>1.3800138E10</v>"), ("", "<v>1.1010119900307448E+17</v>"), ("", "<v>0.25</v>")],
        [('t="b"', "<v>1</v>"), ('t="e"', "<v>#N/A</v>"), ('t="s"', "<v>9</v>")],
    )
    assert texts(XLSX, office.xlsx([sheet]), "text") == [
        "姓名\t电话\n王某\t13800138000\n13800138000\t110101199003074480\t0.25\nTRUE\t#N/A\t9"
    ]


def test_the_format_decides_what_a_number_is():
    date, plain = CellFormat(is_date=True), CellFormat()
    # 45413 is 1 May 2024, as any spreadsheet program says.
    assert shown_number("45413", date) == "2024-05-01"
    assert shown_number("45413.5", date) == "2024-05-01 12:00:00"
    assert shown_number("0.5", date) == "12:00:00"
    assert shown_number("43951", date, from_1904=True) == "2024-05-01"
    assert shown_number("13800138000", date) == "13800138000"
    assert shown_number("45413", plain) == "45413"
    assert shown_number("42", CellFormat(zeros=6)) == "000042"
    assert shown_number("1E999999999", plain) == "1E999999999"
    assert shown_number("甲", plain) == "甲"


def test_dates_are_told_by_their_format(office):
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
        '<numFmt numFmtId="165" formatCode="&quot;dm&quot;0"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    )
    sheet = office.rows([(f's="{style}"', "<v>45413</v>") for style in range(4)])
    assert texts(XLSX, office.xlsx([sheet], styles=styles), "text") == ["45413\t2024-05-01\t2024-05-01\t45413"]


def test_columns_have_letters():
    assert [letters_of(number) for number in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [column_of(letters) for letters in ("A1", "Z9", "AA7", "ZZ1", "AAA1", "XFD1", "", "1")] == [
        1, 26, 27, 702, 703, 16384, 0, 0,
    ]  # fmt: skip


def test_rows_hidden_by_default_are_hidden(office):
    sheet = (
        '<sheetFormatPr zeroHeight="1"/><sheetData><row r="1"><c t="inlineStr"><is><t>甲</t></is></c></row>'
        '<row r="2" hidden="0"><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
    )
    assert texts(XLSX, office.xlsx([sheet]), "hidden-row") == ["甲"]
    assert texts(XLSX, office.xlsx([sheet]), "text") == ["乙"]


def test_formulas_that_reach_out_are_features(office):
    sheet = office.rows([("", "<f>cmd|' /C calc'!A0</f>"), ("", '<f>WEBSERVICE("http://x")</f>')])
    found = {one.kind for one in XLSX.read(Source(office.xlsx([sheet]), "a")) if isinstance(one, Feature)}
    assert found >= {"dde", "external-link"}


def test_characters_written_by_their_numbers_are_read(office):
    sheet = office.rows(["_x0031_3800138000", ("", "<v>1</v>")], ['"_x005F_x0031_"'])
    data = office.xlsx([sheet])
    assert texts(XLSX, data, "text") == ['13800138000\t1\n"_x0031_"']
    copy = XLSX.redact(Source(data, "a.xlsx"), lambda _part: ())
    assert texts(XLSX, copy.data, "text") == texts(XLSX, data, "text")
