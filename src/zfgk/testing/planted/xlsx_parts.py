"""The places of a workbook that are parts of their own."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds
from zfgk.testing.planted.xlsx import NAMES, SHEET, Xlsx, part_type

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_SHEET1 = "xl/worksheets/sheet1.xml"
_THREADED = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
_MS = "http://schemas.microsoft.com/office/2017/10/relationships"
Put = Callable[[Xlsx, str], None]


def _part(  # a part and the token between two halves of its text
    name: str, word: str, kind: str, before: str, after: str, *, source: str | None = None
) -> Put:
    content_type = word if "/" in word else part_type(word)

    def put(draft: Xlsx, token: str) -> None:
        draft.package.part(name, f"{before}{token}{after}", content_type, kind, source)

    return put


def _model(draft: Xlsx, token: str) -> None:
    draft.package.part(
        "xl/model/item.data",
        b"\0\1" + f"x {token} y".encode("utf-16-le"),
        "application/vnd.openxmlformats-officedocument.model+data",
        "http://schemas.microsoft.com/office/2011/relationships/powerPivotData",
    )


def _external(draft: Xlsx, token: str) -> None:
    name = "xl/externalLinks/externalLink1.xml"
    draft.package.part(
        name,
        f'<externalLink {NAMES}><externalBook r:id="rId1"><sheetNames><sheetName val="s"/></sheetNames><sheetDataSet>'
        f'<sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{token}</v></cell></row></sheetData></sheetDataSet>'
        "</externalBook></externalLink>",
        part_type("externalLink"),
        "externalLink",
    )
    draft.package.relate("externalLinkPath", "file:///C:/other.xlsx", source=name, outside=True)


def _external_target(draft: Xlsx, token: str) -> None:
    name = "xl/externalLinks/externalLink2.xml"
    draft.package.part(
        name,
        f'<externalLink {NAMES}><externalBook r:id="rId1"/></externalLink>',
        part_type("externalLink"),
        "externalLink",
    )
    draft.package.relate("externalLinkPath", f"file:///C:/{token}/b.xlsx", source=name, outside=True)


def _pivot(cached: str, records: str) -> Put:
    def put(draft: Xlsx, token: str) -> None:
        number = len([1 for name, _ in draft.package.entries if "pivotCacheDefinition" in name]) + 1
        name = f"xl/pivotCache/pivotCacheDefinition{number}.xml"
        draft.package.part(
            name,
            f'<pivotCacheDefinition {NAMES}><cacheSource type="worksheet"><worksheetSource ref="A1:A2" sheet="x"/>'
            f'</cacheSource><cacheFields count="1"><cacheField name="f">{cached.format(token)}</cacheField></cacheFields>'
            "</pivotCacheDefinition>",
            part_type("pivotCacheDefinition"),
            "pivotCacheDefinition",
        )
        draft.package.part(
            f"xl/pivotCache/pivotCacheRecords{number}.xml",
            f"<pivotCacheRecords {NAMES}>{records.format(token)}</pivotCacheRecords>",
            part_type("pivotCacheRecords"),
            "pivotCacheRecords",
            name,
        )

    return put


def _drawing(inner: str) -> Put:
    def put(draft: Xlsx, token: str) -> None:
        number = len([1 for name, _ in draft.package.entries if "xl/drawings/drawing" in name]) + 1
        names = f'xmlns:xdr="{_A}/spreadsheetDrawing" xmlns:a="{_A}/main"'
        text = f"<xdr:wsDr {names}><xdr:absoluteAnchor>{inner.format(token)}</xdr:absoluteAnchor></xdr:wsDr>"
        draft.package.part(
            f"xl/drawings/drawing{number}.xml",
            text,
            "application/vnd.openxmlformats-officedocument.drawing+xml",
            "drawing",
            _SHEET1,
        )

    return put


_COMMENTS = f'<comments xmlns="{SHEET}"><authors><author>{{}}</author></authors><commentList>'
_TEXT = '<comment ref="A1" authorId="0"><text><r><t>{}</t></r></text></comment></commentList></comments>'
_SHAPE = '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="s"{}/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/>{}</xdr:sp>'
_BODY = "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody>"
_CACHE = (
    f'<c:chartSpace xmlns:c="{_A}/chart"><c:chart><c:plotArea><c:barChart><c:ser><c:val><c:numRef><c:f>x!A1</c:f>'
    '<c:numCache><c:pt idx="0"><c:v>'
)
_AFTER_CACHE = (
    "</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)

PARTS: tuple[Place[Xlsx], ...] = (
    Place(
        "note on a cell",
        _part(
            "xl/comments1.xml",
            "comments",
            "comments",
            _COMMENTS.format("a") + _TEXT.split("{}", maxsplit=1)[0],
            _TEXT.split("{}", maxsplit=1)[1],
            source=_SHEET1,
        ),
        ("comments1.xml",),
        kinds("comment"),
    ),
    Place(
        "author of a note",
        _part(
            "xl/comments2.xml",
            "comments",
            "comments",
            _COMMENTS.split("{}", maxsplit=1)[0],
            _COMMENTS.split("{}", maxsplit=1)[1] + _TEXT.format("文"),
            source=_SHEET1,
        ),
        ("comments2.xml",),
        kinds("comment-author", "comment"),
    ),
    Place(
        "threaded comment",
        _part(
            "xl/threadedComments/threadedComment1.xml",
            "application/vnd.ms-excel.threadedcomments+xml",
            f"{_MS}/threadedComment",
            f'<ThreadedComments {_THREADED}><threadedComment ref="A1" personId="{{1}}" id="{{2}}"><text>',
            "</text></threadedComment></ThreadedComments>",
            source=_SHEET1,
        ),
        ("threadedcomment1.xml",),
        kinds("comment"),
    ),
    Place(
        "person",
        _part(
            "xl/persons/person.xml",
            "application/vnd.ms-excel.person+xml",
            f"{_MS}/person",
            f'<personList {_THREADED}><person displayName="',
            '" id="{1}"/></personList>',
        ),
        ("person.xml",),
        kinds("comment-author", "author", "attribute"),
    ),
    Place("cache of another workbook", _external, ("externallink1.xml",), kinds("external-cache")),
    Place(
        "address of another workbook", _external_target, ("externallink2.xml",), kinds("external-link", "link-target")
    ),
    Place(
        "record of a pivot cache",
        _pivot("<sharedItems/>", '<r><s v="{}"/></r>'),
        ("pivotcacherecords",),
        kinds("pivot-cache", "attribute"),
    ),
    Place(
        "shared item of a pivot cache",
        _pivot('<sharedItems count="1"><s v="{}"/></sharedItems>', '<r><x v="0"/></r>'),
        ("pivotcachedefinition",),
        kinds("pivot-cache", "attribute"),
    ),
    Place(
        "connection",
        _part(
            "xl/connections.xml",
            "connections",
            "connections",
            f'<connections {NAMES}><connection id="1" name="c" type="1"><dbPr connection="UID=sa;PWD=',
            ';" command="SELECT 1"/></connection></connections>',
        ),
        ("connections.xml",),
        kinds("connection", "attribute"),
    ),
    Place(
        "query table",
        _part(
            "xl/queryTables/queryTable1.xml",
            "queryTable",
            "queryTable",
            f'<queryTable {NAMES} connectionId="1" name="',
            '"/>',
            source=_SHEET1,
        ),
        ("querytable1.xml",),
        kinds("query-table", "connection", "attribute"),
    ),
    Place(
        "column of a table",
        _part(
            "xl/tables/table1.xml",
            "table",
            "table",
            f'<table {NAMES} id="1" name="t" displayName="t" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="',
            '"/></tableColumns></table>',
            source=_SHEET1,
        ),
        ("table1.xml",),
        kinds("table-column", "attribute", "table", "text"),
        SEEN | UNSEEN,
    ),
    Place(
        "text box",
        _drawing(_SHAPE.replace("{}", "", 1).replace("{}", _BODY)),
        ("drawings/drawing",),
        kinds("text", "text-box", "drawing"),
        SEEN,
    ),
    Place(
        "description of a shape",
        _drawing(_SHAPE.replace("{}", ' descr="{}"', 1).replace("{}</xdr:sp>", "</xdr:sp>")),
        ("drawings/drawing",),
        kinds("alt-text", "attribute"),
    ),
    Place(
        "chart's cache",
        _part(
            "xl/charts/chart1.xml",
            "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            "chart",
            _CACHE,
            _AFTER_CACHE,
        ),
        ("charts/chart1.xml",),
        kinds("chart-cache", "chart"),
        SEEN | UNSEEN,
        mobile=True,
    ),
    Place(
        "revision log of a shared workbook",
        _part(
            "xl/revisions/revisionLog1.xml",
            "revisionLog",
            "revisionLog",
            f'<revisions {NAMES}><rcc rId="1" sId="1"><oc r="A1" t="inlineStr"><is><t>',
            '</t></is></oc><nc r="A1"/></rcc></revisions>',
        ),
        ("revisionlog1.xml",),
        kinds("revision"),
    ),
    Place(
        "slicer cache",
        _part(
            "xl/slicerCaches/slicerCache1.xml",
            "application/vnd.ms-excel.slicerCache+xml",
            "http://schemas.microsoft.com/office/2007/relationships/slicerCache",
            '<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="s" sourceName="',
            '"/>',
        ),
        ("slicercache1.xml",),
        kinds("slicer", "attribute", "pivot-cache", "unknown-part"),
    ),
    Place(
        "control's properties",
        _part(
            "xl/ctrlProps/ctrlProp1.xml",
            "application/vnd.ms-excel.controlproperties+xml",
            "ctrlProp",
            '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Drop" fmlaLink="',
            '"/>',
            source=_SHEET1,
        ),
        ("ctrlprop1.xml",),
        kinds("control", "attribute"),
    ),
    Place(
        "note's drawing",
        _part(
            "xl/drawings/vmlDrawing1.vml",
            "application/vnd.openxmlformats-officedocument.vmlDrawing",
            "vmlDrawing",
            '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><div>',
            "</div></v:textbox></v:shape></xml>",
            source=_SHEET1,
        ),
        ("vmldrawing1.vml",),
        kinds("text-box", "text", "comment", "drawing"),
        SEEN | UNSEEN,
    ),
    Place(
        "data model",
        _model,
        ("model/item.data",),
        kinds("data-model", "binary-text"),
    ),
)
"""Places that are parts of their own, in the order of their numbers."""
