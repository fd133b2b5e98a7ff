"""OpenDocument files, written here part by part: every place in which text can stand unseen."""

import base64
import io
import time
import zipfile

import pytest

from zfgk.documents import READERS, read_whole, reader_for, reader_that_knows
from zfgk.documents.odf import FLAT_ODF, ODF
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Feature, Source, TextPart, Unread, Visibility
from zfgk.model.limits import Budget, Limits

PLANTED = "藏字一二三"
NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing", "meta": "meta",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible", "script": "script", "manifest": "manifest",
        "presentation": "presentation", "config": "config", "form": "form",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def content(body, styles="", kind="text"):
    return (
        f"<office:document-content {NS}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def odt(body="", styles="", *, kind="text", parts=None, unlisted=None, manifest=""):
    files = {"content.xml": content(body, styles, kind), **(parts or {})}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in files
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, data in {**files, **(unlisted or {})}.items():
            made.writestr(name, data)
        made.writestr("META-INF/manifest.xml", manifest or f"<manifest:manifest {NS}>{listed}</manifest:manifest>")
    return out.getvalue()


def leaves(data, limits=None, reader=ODF):
    return list(read_whole(reader, Source(data, "a.odt", Budget(limits)), READERS))


def places(data, reader=ODF):
    return [
        (leaf.where, leaf.kind)
        for leaf in leaves(data, reader=reader)
        if isinstance(leaf, TextPart) and PLANTED in leaf.text
    ]


def features(data):
    return {(leaf.kind, leaf.where) for leaf in leaves(data) if isinstance(leaf, Feature)}


def unread(data):
    return {(leaf.where, leaf.why) for leaf in leaves(data) if isinstance(leaf, Unread)}


def p(words, style=""):
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def style(name, family, properties, parent=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:{family if family != 'section' else 'section'}-properties {properties}/></style:style>"
    )


def test_an_ordinary_text():
    body = '<text:h>关于 公布</text:h><text:p>138<text:span>0013</text:span>8000<text:s text:c="2"/>甲<text:tab/>乙<text:line-break/>丙</text:p>'
    found = [leaf for leaf in leaves(odt(body)) if not (isinstance(leaf, TextPart) and leaf.kind == "part-name")]
    assert found == [TextPart("关于 公布\n13800138000  甲\t乙\n丙", "content.xml")]


HIDE = 'text:display="none"'
FRAME = "<text:p>甲<draw:frame>{}</draw:frame></text:p>"
CHANGED = (
    "<text:tracked-changes><text:changed-region><text:{kind}><office:change-info><dc:creator>{who}</dc:creator>"
    "</office:change-info>{what}</text:{kind}></text:changed-region></text:tracked-changes>"
)
BODY = "content.xml"
REGION = '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/></text:changed-region></text:tracked-changes>'


@pytest.mark.parametrize(
    ("body", "styles", "place"),
    [
        (p(PLANTED), "", (BODY, "text")),
        (FRAME.format(f"<draw:text-box>{p(PLANTED)}</draw:text-box>"), "", (BODY, "text")),
        (f"<text:p>甲<text:note><text:note-citation>1</text:note-citation><text:note-body>{p(PLANTED)}</text:note-body></text:note></text:p>", "", (BODY, "text")),
        (f"<text:list><text:list-item>{p(PLANTED)}</text:list-item></text:list>", "", (BODY, "text")),
        (f"<table:table><table:table-row><table:table-cell>{p(PLANTED)}</table:table-cell></table:table-row></table:table>", "", (BODY, "text")),
        (p(f"<text:conditional-text>{PLANTED}</text:conditional-text>"), "", (BODY, "text")),
        (p(f"<office:annotation><dc:creator>乙</dc:creator>{p(PLANTED)}</office:annotation>甲"), "", (BODY, "comment")),
        (p(f"<office:annotation><dc:creator>{PLANTED}</dc:creator>{p('乙')}</office:annotation>甲"), "", (BODY, "author")),
        (CHANGED.format(kind="deletion", who="乙", what=p(PLANTED)), "", (BODY, "deleted-text")),
        (CHANGED.format(kind="insertion", who=PLANTED, what=""), "", (BODY, "author")),
        (REGION + p(f'甲<text:change-start text:change-id="c1"/>{PLANTED}<text:change-end text:change-id="c1"/>乙'), "", (BODY, "inserted-text")),
        (REGION + f'<text:change-start text:change-id="c1"/>{p(PLANTED)}<text:change-end text:change-id="c1"/>', "", (BODY, "inserted-text")),
        (REGION + p(f'<text:change-start text:change-id="c1"/>甲<text:change-end text:change-id="c1"/>{PLANTED}'), "", (BODY, "text")),
        (p(f"<text:script>{PLANTED}</text:script>"), "", (BODY, "macro")),
        (p(f'<text:hidden-text text:string-value="{PLANTED}"/>'), "", (BODY, "hidden-text")),
        (p(f"<text:hidden-text>{PLANTED}</text:hidden-text>"), "", (BODY, "hidden-text")),
        (p(f'<text:conditional-text text:string-value-if-false="{PLANTED}">甲</text:conditional-text>'), "", (BODY, "hidden-text")),
        (p(f'<text:hidden-paragraph text:is-hidden="true"/>{PLANTED}'), "", (BODY, "hidden-text")),
        (p(f'<text:span text:style-name="T1">{PLANTED}</text:span>'), style("T1", "text", HIDE), (BODY, "hidden-text")),
        (p(f'<text:span text:style-name="T2">{PLANTED}</text:span>'), style("T1", "text", HIDE) + style("T2", "text", "", "T1"), (BODY, "hidden-text")),
        (p(PLANTED, "P1"), style("P1", "paragraph", HIDE), (BODY, "hidden-text")),
        (p(PLANTED, "P1"), style("P1", "paragraph", 'fo:color="#FFFFFF"'), (BODY, "invisible-text")),
        (p(PLANTED, "P1"), style("P1", "paragraph", 'fo:color="#000000" fo:background-color="#000000"'), (BODY, "invisible-text")),
        (p(PLANTED, "P1"), style("P1", "paragraph", 'fo:font-size="1pt"'), (BODY, "invisible-text")),
        (f'<text:section text:display="none">{p(PLANTED)}</text:section>', "", (BODY, "hidden-text")),
        (FRAME.format(f"<svg:title>{PLANTED}</svg:title>"), "", (BODY, "alt-text")),
        (FRAME.format(f"<svg:desc>{PLANTED}</svg:desc>"), "", (BODY, "alt-text")),
        (f'<text:user-field-decls><text:user-field-decl office:string-value="{PLANTED}"/></text:user-field-decls>', "", ("content.xml attributes", "attribute")),
        (p(f'甲<text:bookmark text:name="{PLANTED}"/>'), "", ("content.xml attributes", "attribute")),
        (p(f'<text:a xlink:href="http://a/{PLANTED}">甲</text:a>'), "", ("content.xml attributes", "attribute")),
        (p(f"甲<!--{PLANTED}-->"), "", ("content.xml comments", "xml-comment")),
        (f"<office:forms><form:form><form:odd>{PLANTED}</form:odd></form:form></office:forms>", "", (BODY, "other-text")),
        (f"<draw:page><presentation:notes>{p(PLANTED)}</presentation:notes></draw:page>", "", (BODY, "speaker-notes")),
    ],
)  # fmt: skip
def test_places_of_a_text(body, styles, place):
    assert [found for found in places(odt(body, styles)) if found[1] != "source"] == [place]


def test_a_number_that_is_partly_inserted_is_one_number():
    body = REGION + p('138<text:change-start text:change-id="c1"/>0013<text:change-end text:change-id="c1"/>8000')
    found = {
        leaf.where: leaf.text for leaf in leaves(odt(body)) if isinstance(leaf, TextPart) and leaf.kind == "source"
    }
    assert found == {"content.xml with insertions": "13800138000"}


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(words, attributes="", tag="table-cell"):
    return f"<table:{tag} {attributes}>{p(words)}</table:{tag}>"


SHEET = "<table:table {attributes}>{body}</table:table>"


@pytest.mark.parametrize(
    ("sheet", "styles", "place"),
    [
        (SHEET.format(attributes="", body=row(cell("甲"), cell(PLANTED))), "", ("content.xml sheet 1", "text")),
        (SHEET.format(attributes='table:style-name="ta1"', body=row(cell(PLANTED))), style("ta1", "table", 'table:display="false"'), ("content.xml sheet 1", "hidden-sheet")),
        (SHEET.format(attributes="", body=row(cell(PLANTED), attributes='table:visibility="collapse"')), "", ("content.xml sheet 1", "hidden-row")),
        (SHEET.format(attributes="", body=row(cell(PLANTED), attributes='table:visibility="filter"')), "", ("content.xml sheet 1", "hidden-row")),
        (SHEET.format(attributes="", body=f'<table:table-row-group table:display="false">{row(cell(PLANTED))}</table:table-row-group>'), "", ("content.xml sheet 1", "hidden-row")),
        (SHEET.format(attributes="", body='<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>' + row(cell("甲", 'table:number-columns-repeated="2"'), cell(PLANTED))), "", ("content.xml sheet 1", "hidden-column")),
        (SHEET.format(attributes="", body=row(cell(PLANTED, tag="covered-table-cell"))), "", ("content.xml sheet 1", "hidden-text")),
        (SHEET.format(attributes="", body=row(cell(PLANTED, 'table:style-name="ce1"'))), style("ce1", "table-cell", 'fo:color="#ffffff"'), ("content.xml sheet 1", "invisible-text")),
        (SHEET.format(attributes="", body=row(f"<table:table-cell><office:annotation>{p(PLANTED)}</office:annotation></table:table-cell>")), "", ("content.xml sheet 1", "comment")),
        (SHEET.format(attributes="", body=row(cell("甲", f'office:string-value="{PLANTED}"'))), "", ("content.xml attributes", "attribute")),
        (SHEET.format(attributes="", body=row(cell("甲", f'table:formula="of:={PLANTED}"'))), "", ("content.xml sheet 1", "formula")),
        (f'<table:named-expressions><table:named-range table:name="{PLANTED}"/></table:named-expressions>', "", ("content.xml attributes", "attribute")),
        (f'<table:content-validations><table:content-validation table:condition="{PLANTED}"/></table:content-validations>', "", ("content.xml attributes", "attribute")),
        (f"<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>{p(PLANTED)}</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>", "", ("content.xml", "deleted-text")),
    ],
)  # fmt: skip
def test_places_of_a_table(sheet, styles, place):
    assert places(odt(sheet, styles, kind="spreadsheet")) == [place]


@pytest.mark.parametrize(
    ("formula", "value", "told"),
    [
        ("of:=&quot;藏字&quot;&amp;&quot;一二三&quot;", "", {("content.xml", "no-value")}),
        ("of:=IF([.A1]=&quot;藏字一二三&quot;;&quot;&quot;;1)", "", set()),  # as LibreOffice stores an empty result
        ("of:=CONCATENATE(&quot;藏字&quot;;&quot;一二三&quot;)", 'office:value-type="string"', set()),
        ("of:=DDE(&quot;a&quot;;&quot;藏字一二三&quot;;&quot;c&quot;)", 'office:value-type="float" office:value="1"', {"dde"}),
        ("of:=WEBSERVICE(&quot;藏字一二三&quot;)", 'office:value-type="string"', {"external-link"}),
    ],
)  # fmt: skip
def test_a_formula_is_read_with_what_it_joins_and_told_without_a_value(formula, value, told):
    one = f'<table:table-cell table:formula="{formula}" {value}/>'
    found = leaves(odt(SHEET.format(attributes="", body=row(one)), kind="spreadsheet"))
    assert any(leaf.kind == "formula" and PLANTED in leaf.text for leaf in found if isinstance(leaf, TextPart))
    features = {leaf.kind for leaf in found if isinstance(leaf, Feature)}
    assert features | {(leaf.where, leaf.why) for leaf in found if isinstance(leaf, Unread)} == told


META = f"<office:document-meta {NS}><office:meta>{{}}</office:meta></office:document-meta>"
MASTER = f"<office:document-styles {NS}><office:master-styles><style:master-page>{{}}</style:master-page></office:master-styles></office:document-styles>"


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"styles.xml": MASTER.format(f"<style:header>{p(PLANTED)}</style:header>")}, ("styles.xml header", "text")),
        ({"styles.xml": MASTER.format(f"<style:footer-first>{p(PLANTED)}</style:footer-first>")}, ("styles.xml footer-first", "text")),
        ({"styles.xml": MASTER.format(f'<style:header-left style:display="false">{p(PLANTED)}</style:header-left>')}, ("styles.xml header-left", "hidden-text")),
        ({"meta.xml": META.format(f"<dc:creator>{PLANTED}</dc:creator>")}, ("meta.xml creator", "author")),
        ({"meta.xml": META.format(f"<meta:initial-creator>{PLANTED}</meta:initial-creator>")}, ("meta.xml initial-creator", "author")),
        ({"meta.xml": META.format(f"<meta:printed-by>{PLANTED}</meta:printed-by>")}, ("meta.xml printed-by", "author")),
        ({"meta.xml": META.format(f"<dc:title>{PLANTED}</dc:title>")}, ("meta.xml title", "title")),
        ({"meta.xml": META.format(f"<meta:keyword>{PLANTED}</meta:keyword>")}, ("meta.xml keyword", "property")),
        ({"meta.xml": META.format(f'<meta:user-defined meta:name="a">{PLANTED}</meta:user-defined>')}, ("meta.xml user-defined", "custom-property")),
        ({"meta.xml": META.format(f'<meta:template xlink:href="{PLANTED}"/>')}, ("meta.xml attributes", "attribute")),
        ({"settings.xml": f'<office:document-settings {NS}><config:config-item config:name="a">{PLANTED}</config:config-item></office:document-settings>'}, ("settings.xml", "setting")),
        ({"Object 1/content.xml": content(p(PLANTED))}, ("Object 1/content.xml", "text")),
        ({"Object 2": PLANTED.encode()}, None),
        ({"ObjectReplacements/Object 1": b"\1\0" + PLANTED.encode() + b"\0"}, ("ObjectReplacements/Object 1", "image-text")),
        ({"Pictures/a.svg": f"<svg><!-- x --><text>{PLANTED}</text></svg>"}, ("Pictures/a.svg!body", "text")),
        ({"Basic/Standard/Module1.xml": f'<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="s">{PLANTED}</script:module>'}, ("Basic/Standard/Module1.xml", "macro")),
        ({"Scripts/python/a.py": PLANTED}, ("Scripts/python/a.py", "macro")),
        ({"VersionList.xml": f'<v xmlns="v"><e comment="{PLANTED}"/></v>'}, ("VersionList.xml attributes", "attribute")),
        ({"Versions/Version1": odt(p(PLANTED))}, ("Versions/Version1!content.xml", "text")),
        ({"META-INF/documentsignatures.xml": f"<d>{PLANTED}</d>"}, ("META-INF/documentsignatures.xml", "signature")),
        ({"manifest.rdf": f"<r>{PLANTED}</r>"}, ("manifest.rdf", "application-data")),
        ({"layout-cache": b"\0" + PLANTED.encode()}, ("layout-cache", "application-data")),
        ({"Configurations2/menu.xml": f"<m><i>{PLANTED}</i></m>"}, ("Configurations2/menu.xml", "application-data")),
        ({"a.txt": PLANTED}, ("a.txt!body", "text")),
    ],
)  # fmt: skip
def test_places_of_other_parts(parts, place):
    data = odt(p("甲"), parts=parts)
    if place is None:  # an object of another program: nobody reads it here
        assert ("Object 2", "unknown-format") in unread(data)
    else:
        assert place in places(data)


def test_what_is_no_text():
    parts = {
        "Basic/script-lc.xml": "<a/>",
        "Versions/V": odt(),
        "Thumbnails/thumbnail.png": b"\x89PNG\r\n\x1a\n",
        "META-INF/documentsignatures.xml": "<a/>",
    }
    body = (
        CHANGED.format(kind="insertion", who="乙", what="")
        + '<text:section><text:section-source xlink:href="file:///c:/a.odt"/></text:section><office:event-listeners><script:event-listener/></office:event-listeners>'
    )
    assert {
        ("macro", "Basic/script-lc.xml"),
        ("earlier-revision", "Versions/V"),
        ("thumbnail", "Thumbnails/thumbnail.png"),
        ("signature", "META-INF/documentsignatures.xml"),
        ("inserted-text", "content.xml"),
        ("external-link", "content.xml"),
        ("macro", "content.xml"),
        ("unreferenced-part", "x.xml"),
    } <= features(odt(body, parts=parts, unlisted={"x.xml": "<a/>"}))
    assert not features(odt(p("甲")))


def test_a_file_within_the_text():
    inner = base64.b64encode(odt(p(PLANTED))).decode()
    data = odt(FRAME.format(f"<draw:object-ole><office:binary-data>{inner}</office:binary-data></draw:object-ole>"))
    assert places(data) == [("content.xml!content.xml", "text")]
    assert ("content.xml", "damaged") in unread(odt("<office:binary-data>*</office:binary-data>"))


def test_encrypted_parts():
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    data = odt(parts={"a.bin": b"x"}, manifest=f"<manifest:manifest {NS}>{entry}</manifest:manifest>")
    assert ("content.xml", "encrypted") in unread(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (odt(parts={"styles.xml": "<a>"}), ("styles.xml", "damaged")),
        (odt(parts={"styles.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}), ("styles.xml", "dtd")),
        (odt(manifest="<a"), ("META-INF/manifest.xml", "damaged")),
        (odt(parts={"x.bin": b"\0"}), ("x.bin", "unknown-format")),
    ],
)
def test_what_is_not_sound_is_told(data, found):
    assert found in unread(data)


def test_a_single_file():
    text = f"<office:document {NS}><office:meta><dc:creator>{PLANTED}</dc:creator></office:meta><office:body><office:text>{p('甲')}</office:text></office:body></office:document>"
    assert places(text.encode(), FLAT_ODF) == [("meta creator", "author")]
    assert TextPart("甲", "body") in leaves(text.encode(), reader=FLAT_ODF)
    with pytest.raises(UnreadableFile):
        leaves(b"<a", reader=FLAT_ODF)


def test_it_is_known_by_its_content_and_its_ending():
    assert reader_that_knows(odt(), READERS) is ODF
    assert reader_for("a.ODS", READERS) is ODF
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "x")
    with pytest.raises(UnreadableFile, match="no OpenDocument"):
        leaves(out.getvalue())


def test_visibility():
    data = odt(
        p("甲") + p("乙", "P1") + CHANGED.format(kind="deletion", who="丁", what=p("丙")),
        style("P1", "paragraph", HIDE),
    )
    found = {leaf.kind: leaf.visibility for leaf in leaves(data) if isinstance(leaf, TextPart)}
    del found["part-name"]
    assert found == {
        "text": Visibility.VISIBLE,
        "hidden-text": Visibility.HIDDEN,
        "deleted-text": Visibility.DELETED,
        "author": Visibility.METADATA,
    }


@pytest.mark.parametrize(
    "data",
    [
        lambda: odt("<text:section>" * 200 + p("x") + "</text:section>" * 200),
        lambda: odt(p("<text:s text:c='999999999'/>" * 20_000)),
        lambda: odt(SHEET.format(attributes="", body="<table:table-column table:visibility='collapse'/>" * 5_000 + row(*(cell("x") for _ in range(5_000)))), kind="spreadsheet"),
        lambda: odt(SHEET.format(attributes="", body=row(cell("x", "table:number-columns-repeated='1000000'"))), kind="spreadsheet"),
        lambda: odt(p("x", "a"), style("a", "paragraph", "", "b") + style("b", "paragraph", "", "a")),
        lambda: odt(p("<text:span>" * 240 + "x" + "</text:span>" * 240)),
        lambda: odt("<text:p/>" * 300_000),
    ],
    ids=["sections", "spaces", "columns", "repeated", "styles", "spans", "paragraphs"],
)  # fmt: skip
def test_hostile_files_end_soon(data):
    made = data()
    began = time.process_time()
    assert leaves(made, Limits(work=4_000_000))
    assert (
        time.process_time() - began < 12
    )  # squared work takes minutes; a shared machine runs at a fraction of its speed
