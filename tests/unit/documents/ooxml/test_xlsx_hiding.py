"""A word planted in every place of a workbook where text can hide: all are found, with kind and place; none is copied."""

import io
from pathlib import Path

import openpyxl
import pytest

from zfgk.documents import READERS, read_whole
from zfgk.documents.ooxml import XLSX
from zfgk.model.documents import Cut, Feature, Source, TextPart, Unread, Visibility

SHEET = "xl/worksheets/sheet1.xml"
SEEN = {"text", "header", "footer", "sheet-name", "chart", "drawing"}


class Planted:
    """Hands out words and remembers where each was put."""

    def __init__(self):
        self.places = {}

    def __call__(self, kind, where=SHEET):
        token = f"PLANTED{len(self.places):03d}X"
        self.places[token] = (kind, where)
        return token


STYLES = (
    '<numFmts><numFmt numFmtId="200" formatCode=";;;"/><numFmt numFmtId="201" formatCode="&quot;{}&quot;0"/></numFmts>'
    '<fonts><font><sz val="11"/><color rgb="FF000000"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font>'
    '<font><sz val="11"/><color theme="0"/></font><font><sz val="1"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/><xf numFmtId="200" fontId="0"/>'
    '<xf fontId="0" fillId="1"/><xf fontId="1" fillId="1"/></cellXfs>'
)


def build(office, t):
    inline = 't="inlineStr" s="{}"'

    def cell(kind, style=0):
        return inline.format(style), f"<is><t>{t(kind)}</t></is>"

    sheet = (
        '<cols><col min="5" max="5" hidden="1"/><col min="6" max="6" width="0"/></cols>'
        '<sheetData><row r="1">'
        f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>{(split := t("text"))[:4]}</t></r><r><t>{split[4:]}</t></r></is></c>'
        f'<c r="E1" t="inlineStr"><is><t>{t("hidden-column")}</t></is></c>'
        f'<c r="F1" t="inlineStr"><is><t>{t("hidden-column")}</t></is></c></row>'
        f'<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>{t("hidden-row")}</t></is></c></row>'
        f'<row r="3" ht="0"><c r="A3" t="inlineStr"><is><t>{t("hidden-row")}</t></is></c></row>'
        f'<row r="4"><c r="A4" t="inlineStr" s="1"><is><t>{t("hidden-text")}</t></is></c>'
        f'<c r="B4" t="inlineStr" s="2"><is><t>{t("hidden-text")}</t></is></c>'
        f'<c r="C4" t="inlineStr" s="3"><is><t>{t("hidden-text")}</t></is></c>'
        f'<c r="D4" t="inlineStr" s="4"><is><t>{t("hidden-format")}</t></is></c>'
        f'<c r="G4" t="inlineStr" s="5"><is><t>{t("covered-text")}</t></is></c>'
        f'<c r="H4" t="inlineStr" s="6"><is><t>{t("text")}</t></is></c></row>'
        f'<row r="5"><c r="A5" t="str"><f>A1&amp;"{t("formula")}"</f><v>{t("text")}</v></c>'
        f'<c r="B5" t="inlineStr"><is><t>甲</t><rPh><t>{t("phonetic")}</t></rPh></is></c>{t("other-text")}</row>'
        "</sheetData>"
        f'<protectedRanges><protectedRange name="{t("protected-range")}"/></protectedRanges>'
        f'<scenarios><scenario name="{t("scenario")}" user="{t("scenario")}"><inputCells r="A1" val="{t("scenario")}"/></scenario></scenarios>'
        f'<customSheetViews><customSheetView guid="{t("custom-view")}"/></customSheetViews>'
        f'<conditionalFormatting><cfRule><formula>"{t("formula")}"</formula></cfRule></conditionalFormatting>'
        f'<dataValidations><dataValidation prompt="{t("data-validation")}"><formula1>"{t("data-validation")}"</formula1></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="A1" display="{t("hyperlink")}" tooltip="{t("hyperlink")}"/></hyperlinks>'
        f'<headerFooter><oddHeader>&amp;C&amp;"a,b"{t("header")}</oddHeader><oddFooter>{t("footer")}</oddFooter></headerFooter>'
        f"<extLst><ext><f>{t('formula')}</f></ext></extLst><!--{t('xml-comment')}-->"
        f"<oleObjects><oleObject progId='{t('attribute')}'/></oleObjects>"
    )
    hidden, very = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"
    book = "xl/workbook.xml"

    def part(kind, name, tag="x"):
        return f"<{tag}><a b='{t('attribute', name)}'>{t(kind, name)}</a></{tag}>"

    files = {
        "comments1.xml": "comment",
        "threadedComments/threadedComment1.xml": "comment",
        "persons/person.xml": "author",
        "pivotCache/pivotCacheRecords1.xml": "pivot-cache",
        "pivotCache/pivotCacheDefinition1.xml": "pivot-cache",
        "pivotTables/pivotTable1.xml": "pivot-table",
        "externalLinks/externalLink1.xml": "external-cache",
        "connections.xml": "connection",
        "queryTables/queryTable1.xml": "query-table",
        "tables/table1.xml": "table",
        "charts/chart1.xml": "chart",
        "drawings/drawing1.xml": "drawing",
        "drawings/vmlDrawing1.vml": "drawing",
        "revisions/revisionLog1.xml": "revision",
        "xmlMaps.xml": "custom-xml",
        "slicers/slicer1.xml": "slicer",
        "nobody.xml": "unknown-part",
    }
    parts = {f"xl/{name}": part(kind, f"xl/{name}") for name, kind in files.items()}
    parts["xl/model/item.data"] = b"\0\1" + t("binary-text", "xl/model/item.data").encode()
    parts["docProps/core.xml"] = f"<p><creator>{t('author', 'docProps/core.xml')}</creator></p>"
    roles = {"vmlDrawing1.vml": "vmlDrawing", "comments1.xml": "comments"}
    main = [
        (roles.get(name.rpartition("/")[2], name.rpartition("/")[2].partition(".")[0].rstrip("1")), name)
        for name in files
        if name != "nobody.xml"
    ]
    return office.xlsx(
        [sheet, office.rows([t("hidden-sheet", hidden)]), office.rows([t("hidden-sheet", very)])],
        parts,
        workbook=f'<definedNames><definedName name="{t("defined-name", book)}" hidden="1">"{t("defined-name", book)}"</definedName>'
        f'</definedNames><customWorkbookViews><customWorkbookView name="{t("custom-view", book)}"/></customWorkbookViews>',
        main=[
            *main,
            ("powerPivotData", "model/item.data"),
            ("externalLinkPath", f"file:///{t('link-target', book)}", True),
        ],
        package=[("core-properties", "docProps/core.xml")],
        strings=[
            f"<r><t>{(shared := t('text'))[:5]}</t></r><r><t>{shared[5:]}</t></r>",
            t("unused-string", "xl/sharedStrings.xml"),
        ],
        styles=STYLES.format(t("attribute", "xl/styles.xml")),
        states=("", "hidden", "veryHidden"),
    )


@pytest.fixture(scope="module")
def planted(office):
    t = Planted()
    return build(office, t), t.places


@pytest.fixture(scope="module")
def pieces(planted):
    return list(read_whole(XLSX, Source(planted[0], "a.xlsx"), READERS))


def test_every_planted_word_is_found_with_its_kind_and_place(planted, pieces):
    texts = [piece for piece in pieces if isinstance(piece, TextPart)]
    missing = {
        token: place
        for token, place in planted[1].items()
        if not any(token in text.text and (text.kind, text.where) == place for text in texts)
    }
    assert missing == {}
    assert len(planted[1]) >= 60


def test_what_nobody_sees_is_not_said_to_be_visible(planted, pieces):
    for piece in pieces:
        if isinstance(piece, TextPart) and piece.visibility is Visibility.VISIBLE:
            assert piece.kind in SEEN
            hidden = [token for token, (kind, _) in planted[1].items() if kind not in SEEN and token in piece.text]
            assert hidden == []


def test_features_are_named(pieces):
    found = {(piece.kind, piece.where) for piece in pieces if isinstance(piece, Feature)}
    assert found >= {
        ("data-model", "xl/model/item.data"),
        ("external-link", "xl/workbook.xml"),
        ("hidden-name", "xl/workbook.xml"),
        ("unknown-part", "xl/nobody.xml"),
        ("unreferenced-part", "xl/nobody.xml"),
    }


def test_the_copy_holds_none_of_the_words_in_any_part(planted, office):
    def censor(part):
        starts = [i for i in range(len(part.text)) if part.text.startswith("PLANTED", i)]
        return [Cut(i, i + 11, "test", "条例15") for i in starts]

    copy = XLSX.redact(Source(planted[0], "a.xlsx"), censor)
    assert copy.suffix == ".xlsx"
    for name, data in office.unzipped(copy.data).items():
        assert b"PLANTED" not in data, name
        assert "PLANTED" not in name
    opened = openpyxl.load_workbook(io.BytesIO(copy.data))
    assert opened.sheetnames == ["表1"]
    cells = {cell.coordinate: cell.value for row in opened["表1"].iter_rows() for cell in row if cell.value is not None}
    assert cells == {"A1": "■■■", "B1": "■■■", "H4": "■■■", "A5": "■■■", "B5": "甲"}
    kinds = {one.kind for one in copy.removals}
    wanted = {kind for kind, _ in planted[1].values()}
    assert wanted - kinds == set()
    again = [one for one in read_whole(XLSX, Source(copy.data, "a.xlsx"), READERS) if isinstance(one, TextPart)]
    assert {one.kind for one in again} <= SEEN | {"part-name", "attribute", "settings"}


def test_a_copy_without_cuts_keeps_what_is_seen(office):
    sheet = office.rows(["甲", ("", "<v>13800138000</v>")], ["乙"]).replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    )
    copy = XLSX.redact(Source(office.xlsx([sheet, office.rows(["丙"])]), "a.xlsx"), lambda _part: ())
    opened = openpyxl.load_workbook(io.BytesIO(copy.data))
    assert opened.sheetnames == ["表1", "表2"]
    first = opened["表1"]
    assert [first["A1"].value, first["B1"].value, first["A2"].value] == ["甲", 13800138000, None]
    assert [str(one) for one in first.merged_cells.ranges] == ["A1:A2"]
    assert opened["表2"]["A1"].value == "丙"


def test_a_cut_over_two_cells_leaves_its_mark_once(office):
    data = office.xlsx([office.rows(["甲乙", "丙丁", "戊"])])
    copy = XLSX.redact(
        Source(data, "a.xlsx"), lambda part: [Cut(1, 4, "x", "")] if part.text == "甲乙\t丙丁\t戊" else ()
    )
    sheet = openpyxl.load_workbook(io.BytesIO(copy.data)).active
    assert [cell.value for cell in sheet[1]] == ["甲■■■", "丁", "戊"]


def test_the_list_of_hiding_places_names_every_kind(pieces):
    listed = (Path(__file__).parents[4] / "docs" / "hiding-places.md").read_text(encoding="utf-8")
    kinds = {piece.kind for piece in pieces if not isinstance(piece, Unread)}
    assert {kind for kind in kinds if f"`{kind}`" not in listed} == set()
