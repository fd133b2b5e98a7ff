"""A copy of an OpenDocument file holds what a person sees, and of that nothing that was cut."""

import io
import zipfile

import pytest
from lxml import etree

from zfgk.documents import READERS
from zfgk.errors import RedactionRefused, UnreadableFile
from zfgk.inspection import redacted
from zfgk.model.documents import MARK
from zfgk.screening import Screener

ID, MOBILE = "110101199003074477", "13800138000"
SPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def content(body, styles="", kind="text"):
    return (
        f'<office:document-content{SPACES} office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def package(document, media="text", **more):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{media}")
        archive.writestr("content.xml", document)
        for name, data in more.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def copied(data, name="a.odt"):
    return redacted(data, name, screener=Screener.default(), readers=READERS)


def parts(copy):
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(copy):
    return etree.fromstring(parts(copy)["content.xml"])


def text(copy):
    return "".join(tree(copy).itertext())


def test_a_number_split_over_spans_and_paragraphs_is_cut_and_the_rest_stays():
    body = (
        "<text:p>电话<text:span>138</text:span>0013<text:span>8000</text:span>，请拨打</text:p>"
        "<text:p>证号11010119</text:p><text:p>9003074477</text:p>"
        "<text:p>一<text:s text:c='2'/>二<text:tab/>三<text:line-break/>四</text:p>"
    )
    copy = copied(package(content(body)))
    assert text(copy) == f"电话{MARK}，请拨打证号{MARK}一二三四"
    assert [removal.rule for removal in copy.removals] == ["zfgk.mobile-number", "zfgk.resident-id"]
    assert copy.suffix == ".odt"


def test_formatting_stays_under_names_of_the_copys_own():
    styles = (
        '<style:style style:name="王小明" style:family="paragraph" style:parent-style-name="父">'
        '<style:paragraph-properties fo:text-align="center" fo:margin-left="13800138000cm"/></style:style>'
        '<style:style style:name="父" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    copy = copied(package(content('<text:h text:style-name="王小明" text:outline-level="1">标题</text:h>', styles)))
    written = parts(copy)["content.xml"].decode()
    assert 'text:outline-level="1"' in written
    assert 'fo:text-align="center"' in written
    assert 'fo:font-weight="bold"' in written
    assert "王小明" not in written
    assert MOBILE not in written


def test_a_figure_stays_a_figure_only_where_it_says_no_more_than_is_shown():
    def cell(shown, value):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}" table:formula="of:={MOBILE}">'
            f"<text:p>{shown}</text:p></table:table-cell>"
        )

    cells = [("1,234.5", "1234.5"), ("12%", "0.12"), (MOBILE, MOBILE), ("已隐去", MOBILE), ("7", "7")]
    rows = "".join(f"<table:table-row>{cell(*one)}</table:table-row>" for one in cells)
    copy = copied(package(content(f"<table:table>{rows}</table:table>", kind="spreadsheet"), "spreadsheet"), "a.ods")
    found = [
        (one.get(f"{OFFICE}value-type"), one.get(f"{OFFICE}value")) for one in tree(copy).iter(f"{TABLE}table-cell")
    ]
    assert found == [("float", "1234.5"), ("string", None), ("string", None), ("string", None), ("float", "7")]
    assert MOBILE not in "".join(data.decode() for data in parts(copy).values())
    assert copy.suffix == ".ods"


def test_rows_columns_and_sheets_that_nobody_sees_are_left_out():
    styles = (
        '<style:style style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    body = (
        '<table:table><table:table-column/><table:table-column table:visibility="collapse"/>'
        "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
        "<table:table-cell><text:p>藏列</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:visibility="filter"><table:table-cell><text:p>藏行</text:p></table:table-cell></table:table-row>'
        '</table:table><table:table table:style-name="t"><table:table-row><table:table-cell><text:p>藏表</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    assert text(copied(package(content(body, styles, "spreadsheet"), "spreadsheet"), "a.ods")) == "甲"


def test_slides_frames_and_their_tables():
    body = (
        '<draw:page draw:name="王小明"><draw:frame svg:x="1cm" svg:y="2cm" svg:width="9cm" svg:height="3cm"><draw:text-box>'
        f"<text:p>幻灯片{MOBILE}</text:p></draw:text-box></draw:frame><draw:frame><table:table><table:table-row>"
        "<table:table-cell><text:p>表</text:p></table:table-cell></table:table-row></table:table></draw:frame></draw:page>"
    )
    copy = copied(package(content(body, kind="presentation"), "presentation"), "a.odp")
    assert text(copy) == f"幻灯片{MARK}表"
    written = parts(copy)["content.xml"].decode()
    assert 'svg:x="1cm"' in written
    assert "王小明" not in written
    assert copy.suffix == ".odp"


def test_what_stands_beside_the_body_is_left_out_and_told():
    body = (
        "<text:p>公告<office:annotation><text:p>批注</text:p></office:annotation></text:p>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    meta = f"<office:document-meta{SPACES}><office:meta>作者王小明</office:meta></office:document-meta>"
    copy = copied(package(content(body), meta_xml=meta, Basic__Module1="Sub x"))
    assert text(copy) == "公告"
    assert set(parts(copy)) == {"mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"}
    assert {"comment", "deleted-text", "macro"} <= {removal.kind for removal in copy.removals}


def test_a_single_file_of_xml():
    flat = content(f"<text:p>电话{MOBILE}</text:p>").replace("document-content", "document")
    copy = copied(flat.encode(), "a.fodt")
    assert copy.suffix == ".fodt"
    assert MARK in copy.data.decode()
    assert MOBILE not in copy.data.decode()


@pytest.mark.parametrize("document", ["<office:document-content", content("", kind="database")])
def test_what_cannot_be_read_or_holds_nothing_is_refused(document):
    with pytest.raises((RedactionRefused, UnreadableFile)):
        copied(package(document))
