"""A word planted in every place of a document where text can hide: all are found, with kind and place; none is copied."""

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.ooxml import DOCX
from zfgk.model.documents import Cut, Feature, Source, TextPart, Unread, Visibility

SEEN = {
    "text",
    "header",
    "footer",
    "footnote",
    "endnote",
    "text-box",
    "ruby",
    "inserted-text",
    "chart",
    "diagram",
    "text-art",
}


class Planted:
    """Hands out words and remembers where each was put."""

    def __init__(self):
        self.places = {}

    def __call__(self, kind, where="word/document.xml"):
        token = f"PLANTED{len(self.places):03d}X"
        self.places[token] = (kind, where)
        return token


def build(office, t):
    p, r = office.p, office.r
    main = "word/document.xml"

    def note(tag, kind):
        return office.word(f"{tag}s", f'<w:{tag} w:id="2">{p(r(t(kind, f"word/{tag}s.xml")))}</w:{tag}>')

    change = 'w:id="9" w:author="{}" w:date="2024-01-02T00:00:00Z"'
    split = t("text")
    body = "".join(
        (
            p(r(split[:3]), '<w:bookmarkStart w:id="0" w:name="x"/>', r(split[3:7], "<w:b/>"), r(split[7:])),
            p(f"<w:ins {change.format(t('change-author'))}>{r(t('inserted-text'))}</w:ins>"),
            p(f"<w:del {change.format('甲')}><w:r><w:delText>{t('deleted-text')}</w:delText></w:r></w:del>"),
            p(f"<w:moveFrom {change.format('甲')}>{r(t('deleted-text'))}</w:moveFrom>"),
            p(f"<w:moveTo {change.format('甲')}>{r(t('inserted-text'))}</w:moveTo>"),
            p(r("甲", f"<w:rPrChange {change.format(t('change-author'))}><w:rPr/></w:rPrChange>")),
            p(r(t("hidden-text"), "<w:vanish/>")),
            p(r(t("hidden-text"), '<w:rStyle w:val="Gone"/>')),
            p(r(t("hidden-text")), properties='<w:pStyle w:val="GoneToo"/>'),
            p(r(t("hidden-text"), '<w:color w:val="FFFFFF"/>')),
            p(r(t("hidden-text"), '<w:color w:val="F8F8F8"/>')),
            p(r(t("hidden-text"), '<w:color w:val="auto" w:themeColor="background1"/>')),
            p(r(t("hidden-text"), '<w:sz w:val="2"/>')),
            p(r(t("hidden-text"), '<w:w w:val="1"/>')),
            p(r(t("covered-text"), '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
            p(r(t("covered-text"), '<w:highlight w:val="black"/>')),
            p(r(t("covered-text"), '<w:color w:val="FF0000"/>'), properties='<w:shd w:val="clear" w:fill="FE0101"/>'),
            p(r(t("hidden-text")), properties='<w:spacing w:line="20" w:lineRule="exact"/>'),
            p(
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
                f"<wp:docPr id='1' name='{t('alt-text')}' descr='{t('alt-text')}' title='{t('alt-text')}'/>"
                "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
                f"<wps:wsp><wps:txbx><w:txbxContent>{p(r(t('text-box')))}</w:txbxContent></wps:txbx></wps:wsp>"
                "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
                f"<v:textbox><w:txbxContent>{p(r(t('fallback-text')))}</w:txbxContent></v:textbox></v:shape></w:pict>"
                "</mc:Fallback></mc:AlternateContent></w:r>"
            ),
            p(
                f"<w:r><w:pict><v:shape alt='{t('alt-text')}'><v:textpath string='{t('text-art')}'/>"
                f"<v:textbox><w:txbxContent>{p(r(t('text-box')))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            ),
            p(
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                f"<w:r><w:instrText> QUOTE {t('field-code')} </w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                f"{r(t('text'))}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
            ),
            p(f"<w:fldSimple w:instr='AUTHOR {t('field-code')}'>{r('甲')}</w:fldSimple>"),
            (
                f"<w:sdt><w:sdtPr><w:alias w:val='{t('content-control')}'/><w:tag w:val='{t('content-control')}'/>"
                f"<w:placeholder><w:docPart w:val='{t('content-control')}'/></w:placeholder>"
                f"<w:dataBinding w:xpath='{t('content-control')}'/><w:dropDownList><w:listItem w:displayText='{t('content-control')}'"
                f" w:value='1'/></w:dropDownList></w:sdtPr><w:sdtContent>{p(r(t('text')))}</w:sdtContent></w:sdt>"
            ),
            p(f"<w:bookmarkStart w:id='1' w:name='{t('bookmark')}'/>"),
            p(
                f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(t('ruby'))}</w:rt><w:rubyBase>{r(t('text'))}</w:rubyBase></w:ruby></w:r>"
            ),
            p(f"<w:smartTag w:element='{t('smart-tag')}'>{r(t('text'))}</w:smartTag>"),
            p(f"<w:hyperlink r:id='rId20' w:tooltip='{t('smart-tag')}'>{r(t('text'))}</w:hyperlink>"),
            (
                "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>"
                f"{p(r(t('hidden-text')))}</w:tc></w:tr><w:tr><w:tc>{p(r(t('text')))}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
                f"{p(r(t('hidden-text')))}</w:tc></w:tr><w:tr><w:trPr><w:del {change.format('甲')}/></w:trPr><w:tc>"
                f"{p(r(t('deleted-text')))}</w:tc></w:tr></w:tbl>"
            ),
            p(f"<w:r><w:ffData><w:name w:val='{t('form-field')}'/></w:ffData></w:r>"),
            p(f"<m:oMath><m:r><m:t>{t('text')}</m:t></m:r></m:oMath>"),
            p(f"<!--{t('xml-comment')}--><?x {t('xml-comment')}?>"),
            f"<w:future>{t('other-text')}</w:future>",
            f"<w:p w:rsidR='{t('attribute')}'/>",
            p(
                "<w:r><w:drawing><wp:inline><wp:docPr id='2' name='a'/><a:graphic><a:graphicData "
                "uri='http://schemas.openxmlformats.org/drawingml/2006/picture'><pic:pic><pic:blipFill><a:blip r:embed='rId15'/>"
                "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
            ),
            (
                '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId5"/>'
                '<w:headerReference w:type="even" r:id="rId4"/></w:sectPr>'
            ),
        )
    )
    inner = office.docx(p(r(t("text", "word/embeddings/inner.docx!word/document.xml"))))
    parts = {
        "word/styles.xml": office.word(
            "styles",
            '<w:style w:type="character" w:styleId="Gone"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="GoneToo"><w:name w:val="{t("attribute", "word/styles.xml")}"/>'
            '<w:basedOn w:val="Base"/></w:style>',
        ),
        "word/header1.xml": office.word("hdr", p(r(t("header", "word/header1.xml")))),
        "word/header2.xml": office.word("hdr", p(r(t("unused-header", "word/header2.xml")))),
        "word/footer1.xml": office.word("ftr", p(r(t("footer", "word/footer1.xml")))),
        "word/footnotes.xml": note("footnote", "footnote"),
        "word/endnotes.xml": note("endnote", "endnote"),
        "word/comments.xml": office.word(
            "comments",
            f'<w:comment w:id="1" w:author="{t("comment-author", "word/comments.xml")}">'
            f"{p(r(t('comment', 'word/comments.xml')))}</w:comment>",
        ),
        "word/people.xml": f'<w15:people xmlns:w15="u"><w15:person w15:author="{t("attribute", "word/people.xml")}"/></w15:people>',
        "word/settings.xml": office.word(
            "settings",
            f'<w:docVars><w:docVar w:name="a" w:val="{t("document-variable", "word/settings.xml")}"/></w:docVars>'
            f'<w:mailMerge><w:query w:val="{t("mail-merge", "word/settings.xml")}"/></w:mailMerge>',
        ),
        "word/_rels/settings.xml.rels": office.relations(
            ("attachedTemplate", f"\\\\{t('link-target', 'word/settings.xml')}\\a.dotx", True)
        ),
        "word/glossary/document.xml": office.word(
            "glossaryDocument", p(r(t("glossary", "word/glossary/document.xml")))
        ),
        "word/afchunk.html": f"<p>{t('text', 'word/afchunk.html!body')}</p>",
        "word/embeddings/inner.docx": inner,
        "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"
        + t("binary-text", "word/embeddings/oleObject1.bin").encode("utf-16-le"),
        "word/media/image1.png": office.png(
            (b"tEXt", b"Author\0" + t("image-metadata", "word/media/image1.png").encode())
        ),
        "word/vbaProject.bin": b"\1\2" + t("binary-text", "word/vbaProject.bin").encode(),
        "word/charts/chart1.xml": f"<c:chartSpace {office.spaces}><a:t>{t('chart', 'word/charts/chart1.xml')}</a:t>"
        f"<c:strCache><c:pt><c:v>{t('chart', 'word/charts/chart1.xml')}</c:v></c:pt></c:strCache></c:chartSpace>",
        "word/diagrams/data1.xml": f"<dgm:dataModel {office.spaces}><a:p><a:r><a:t>{t('diagram', 'word/diagrams/data1.xml')}</a:t>"
        "</a:r></a:p></dgm:dataModel>",
        "word/printerSettings1.bin": t("binary-text", "word/printerSettings1.bin").encode("utf-16-le"),
        "word/unknown.xml": f"<x>{t('unknown-part', 'word/unknown.xml')}</x>",
        "word/unknown.bin": b"\0\1\2" + t("binary-text", "word/unknown.bin").encode() + b"\0",
        "customXml/item1.xml": f"<x a='{t('attribute', 'customXml/item1.xml')}'>{t('custom-xml', 'customXml/item1.xml')}</x>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="c" xmlns:dc="d">'
        f"<dc:creator>{t('author', 'docProps/core.xml')}</dc:creator><cp:lastModifiedBy>{t('author', 'docProps/core.xml')}"
        f"</cp:lastModifiedBy><dc:title>{t('property', 'docProps/core.xml')}</dc:title></cp:coreProperties>",
        "docProps/app.xml": f"<Properties><Company>{t('company', 'docProps/app.xml')}</Company><Manager>"
        f"{t('author', 'docProps/app.xml')}</Manager><Template>{t('template', 'docProps/app.xml')}</Template></Properties>",
        "docProps/custom.xml": f"<Properties><property name='a'>{t('custom-property', 'docProps/custom.xml')}</property></Properties>",
        "docProps/thumbnail.png": office.png(),
        "docMetadata/LabelInfo.xml": f"<l>{t('sensitivity-label', 'docMetadata/LabelInfo.xml')}</l>",
        "_xmlsignatures/sig1.xml": f"<s>{t('signature', '_xmlsignatures/sig1.xml')}</s>",
        f"trash/{t('part-name', 'ZIP directory')}.dat": b"",
    }
    relations = (
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"), ("header", "header2.xml"),
        ("footer", "footer1.xml"), ("footnotes", "footnotes.xml"), ("endnotes", "endnotes.xml"),
        ("comments", "comments.xml"), ("people", "people.xml"), ("glossaryDocument", "glossary/document.xml"),
        ("aFChunk", "afchunk.html"), ("package", "embeddings/inner.docx"), ("oleObject", "embeddings/oleObject1.bin"),
        ("vbaProject", "vbaProject.bin"), ("image", "media/image1.png"), ("chart", "charts/chart1.xml"),
        ("diagramData", "diagrams/data1.xml"), ("printerSettings", "printerSettings1.bin"),
        ("customXml", "../customXml/item1.xml"),
        ("hyperlink", f"http://{t('link-target', main)}/", True),
    )  # fmt: skip
    package = (
        ("core-properties", "docProps/core.xml"), ("extended-properties", "docProps/app.xml"),
        ("custom-properties", "docProps/custom.xml"), ("thumbnail", "docProps/thumbnail.png"),
        ("classificationlabels", "docMetadata/LabelInfo.xml"), ("signature", "_xmlsignatures/sig1.xml"),
    )  # fmt: skip
    return office.docx(body, parts, relations, package, t("archive-comment", "ZIP comment").encode())


@pytest.fixture(scope="module")
def planted(office):
    t = Planted()
    return build(office, t), t.places


@pytest.fixture(scope="module")
def pieces(planted):
    return list(read_whole(DOCX, Source(planted[0], "a.docx"), READERS))


def test_every_planted_word_is_found_with_its_kind_and_place(planted, pieces):
    texts = [piece for piece in pieces if isinstance(piece, TextPart)]
    missing = {
        token: place
        for token, place in planted[1].items()
        if not any(token in text.text and (text.kind, text.where) == place for text in texts)
    }
    assert missing == {}
    assert len(planted[1]) >= 80


def test_what_nobody_sees_is_not_said_to_be_visible(planted, pieces):
    for piece in pieces:
        if isinstance(piece, TextPart) and piece.visibility is Visibility.VISIBLE:
            assert piece.kind in SEEN
            hidden = [token for token, (kind, _) in planted[1].items() if kind not in SEEN and token in piece.text]
            assert hidden == []


def test_features_are_named(pieces):
    found = {(piece.kind, piece.where) for piece in pieces if isinstance(piece, Feature)}
    assert found >= {
        ("macro", "word/vbaProject.bin"),
        ("embedded", "word/embeddings/inner.docx"),
        ("embedded", "word/embeddings/oleObject1.bin"),
        ("embedded", "word/afchunk.html"),
        ("external-link", "word/settings.xml"),
        ("thumbnail", "docProps/thumbnail.png"),
        ("printer-settings", "word/printerSettings1.bin"),
        ("signature", "_xmlsignatures/sig1.xml"),
        ("unknown-part", "word/unknown.xml"),
        ("unreferenced-part", "word/unknown.xml"),
        ("image", "word/media/image1.png"),
    }


def test_what_cannot_be_read_is_said(pieces):
    unread = {(piece.where, piece.why) for piece in pieces if isinstance(piece, Unread)}
    assert unread == {
        ("word/embeddings/oleObject1.bin", "unknown-format"),
        ("word/vbaProject.bin", "unknown-part"),
        ("word/unknown.bin", "unknown-part"),
    }


def test_the_copy_holds_none_of_the_words_in_any_part(planted, office):
    def censor(part):
        starts = [i for i in range(len(part.text)) if part.text.startswith("PLANTED", i)]
        return [Cut(i, i + 11, "test", "条例15") for i in starts]

    copy = DOCX.redact(Source(planted[0], "a.docx"), censor)
    assert copy.suffix == ".docx"
    for name, data in office.unzipped(copy.data).items():
        assert b"PLANTED" not in data, name
        assert "PLANTED".encode("utf-16-le") not in data, name
        assert "PLANTED" not in name
    opened = python_docx.Document(io.BytesIO(copy.data))
    assert opened.paragraphs[0].text == "■■■"
    assert opened.sections[0].header.paragraphs[0].text == "■■■"
    again = [one for one in read_whole(DOCX, Source(copy.data, "a.docx"), READERS) if isinstance(one, TextPart)]
    assert {one.kind for one in again} <= SEEN | {"part-name", "alt-text", "attribute", "settings"}
    cuts = {one.kind for one in copy.removals if one.rule == "test"}
    kinds = {one.kind for one in copy.removals}
    wanted = {kind for kind, where in planted[1].values() if "!" not in where} - {"inserted-text", "part-name"}
    assert wanted - kinds - {"attribute"} == set()
    assert "text" in cuts


def test_the_copy_is_the_same_twice(planted):
    def nothing(_part):
        return ()

    copies = [DOCX.redact(Source(planted[0], "a.docx"), nothing).data for _ in range(2)]
    assert copies[0] == copies[1]
    with zipfile.ZipFile(io.BytesIO(copies[0])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_list_of_hiding_places_names_every_kind(pieces):
    listed = (Path(__file__).parents[4] / "docs" / "hiding-places.md").read_text(encoding="utf-8")
    kinds = {piece.kind for piece in pieces if not isinstance(piece, Unread)}
    assert {kind for kind in kinds if f"`{kind}`" not in listed} == set()
