"""The places of a workbook in which a token is put: its sheets and its cells."""

from __future__ import annotations

from collections.abc import Callable

from zfgk.testing.planted.opc import SHARED
from zfgk.testing.planted.plant import SEEN, UNSEEN, Place, kinds
from zfgk.testing.planted.xlsx import SAME, UNSHOWN, WHITE, Sheet, Xlsx
from zfgk.testing.planted.xlsx_parts import PARTS

SHEET1 = ("sheet1.xml", "表1")
CELL = kinds("text", "cell")
ROW, COLUMN = kinds("hidden-row"), kinds("hidden-column")
FORMAT = kinds("hidden-format", "invisible-text", "hidden-text", "covered-text")
Put = Callable[[Xlsx, str], None]


def _row(attributes: str) -> Put:
    return lambda draft, token: draft.first.row(token, attributes)


def _column(attributes: str) -> Put:
    return lambda draft, token: draft.first.column(token, attributes)


def _style(style: int) -> Put:
    return lambda draft, token: draft.first.row(token, style=style)


def _cell(before: str, after: str) -> Put:
    return lambda draft, token: draft.first.raw(f'<c r="A{{row}}"{before}{token}{after}')


def _shared(draft: Xlsx, token: str) -> None:
    draft.first.raw(f'<c r="A{{row}}" t="s"><v>{draft.shared(f"<t>{token}</t>")}</v></c>')


def _rich(draft: Xlsx, token: str) -> None:
    runs = "".join(f"<r><rPr><b/></rPr><t>{part}</t></r>" for part in (token[:7], token[7:]))
    draft.first.raw(f'<c r="A{{row}}" t="s"><v>{draft.shared(runs)}</v></c>')


def _phonetic(draft: Xlsx, token: str) -> None:
    item = f'<t>字</t><rPh sb="0" eb="1"><t>{token}</t></rPh>'
    draft.first.raw(f'<c r="A{{row}}" t="s"><v>{draft.shared(item)}</v></c>')


def _unused(draft: Xlsx, token: str) -> None:
    draft.shared(f"<t>{token}</t>")


def _sheet(name: str, state: str) -> Put:
    def put(draft: Xlsx, token: str) -> None:
        sheet = Sheet(name, state)
        sheet.row(token)
        draft.sheets.append(sheet)

    return put


def _sheet_name(draft: Xlsx, token: str) -> None:
    draft.sheets.append(Sheet(token))


def _after(element: str, before: str, after: str) -> Put:
    return lambda draft, token: draft.first.after.setdefault(element, []).append(f"{before}{token}{after}")


def _filtered(draft: Xlsx, token: str) -> None:
    draft.first.row(token, 'hidden="1"')
    draft.first.after.setdefault("autoFilter", ['<autoFilter ref="A1:A3"/>'])


def _book(element: str, before: str, after: str) -> Put:
    return lambda draft, token: draft.book.setdefault(element, []).append(f"{before}{token}{after}")


def _styles(before: str, after: str) -> Put:
    return lambda draft, token: draft.styles.append(f"{before}{token}{after}")


BOOK = ("workbook.xml",)

PLACES: tuple[Place[Xlsx], ...] = (
    Place("shared string", _shared, SHEET1, CELL, SEEN),
    Place("shared string, split over runs", _rich, SHEET1, CELL, SEEN),
    Place("string in the cell", _row(""), SHEET1, CELL, SEEN),
    Place("number", _cell("><v>", "</v></c>"), SHEET1, CELL, SEEN, mobile=True),
    Place(
        "number with an exponent",
        lambda d, t: d.first.raw(f'<c r="A{{row}}"><v>{t[0]}.{t[1:]}E+10</v></c>'),
        SHEET1,
        CELL,
        SEEN,
        mobile=True,
    ),
    Place("hidden sheet", _sheet("藏", "hidden"), ("sheet", "藏"), kinds("hidden-sheet")),
    Place("very hidden sheet", _sheet("深藏", "veryHidden"), ("sheet", "深藏"), kinds("hidden-sheet")),
    Place("name of a sheet", _sheet_name, BOOK, kinds("sheet-name", "text"), SEEN | UNSEEN),
    Place("hidden row", _row('hidden="1"'), SHEET1, ROW),
    Place("row without height", _row('ht="0" customHeight="1"'), SHEET1, ROW),
    Place("row of a collapsed group", _row('outlineLevel="1" hidden="1"'), SHEET1, ROW),
    Place("row that a filter hides", _filtered, SHEET1, ROW),
    Place("hidden column", _column('width="9" hidden="1"'), SHEET1, COLUMN),
    Place("column without width", _column('width="0" customWidth="1"'), SHEET1, COLUMN),
    Place("format that shows nothing", _style(UNSHOWN), SHEET1, FORMAT),
    Place("white font", _style(WHITE), SHEET1, FORMAT),
    Place("font in the colour of its fill", _style(SAME), SHEET1, FORMAT),
    Place("formula", _cell("><f>LEN(&quot;", "&quot;)</f><v>18</v></c>"), SHEET1, kinds("formula")),
    Place(
        "cached value of a formula",
        _cell(' t="str"><f>A99</f><v>', "</v></c>"),
        SHEET1,
        CELL | kinds("cached-value", "formula-result"),
        SEEN | UNSEEN,
    ),
    Place(
        "reading aid of a string",
        _phonetic,
        ("sharedstrings", *SHEET1),
        kinds("phonetic", "hidden-text", "unused-string"),
        SEEN | UNSEEN,
    ),
    Place("string that no cell uses", _unused, ("sharedstrings",), kinds("unused-string")),
    Place(
        "list of a validation",
        _after(
            "dataValidations",
            '<dataValidations><dataValidation type="list" sqref="B1"><formula1>"甲,',
            '"</formula1></dataValidation></dataValidations>',
        ),
        SHEET1,
        kinds("data-validation", "validation"),
    ),
    Place(
        "prompt of a validation",
        _after(
            "dataValidations",
            '<dataValidations><dataValidation type="whole" sqref="B2" prompt="',
            '"/></dataValidations>',
        ),
        SHEET1,
        kinds("data-validation", "validation", "attribute"),
    ),
    Place(
        "formula of a conditional format",
        _after(
            "conditionalFormatting",
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1="',
            '"</formula></cfRule></conditionalFormatting>',
        ),
        SHEET1,
        kinds("conditional-format", "formula"),
    ),
    Place(
        "criterion of a filter",
        _after(
            "autoFilter",
            '<autoFilter ref="A1:A2"><filterColumn colId="0"><filters><filter val="',
            '"/></filters></filterColumn></autoFilter>',
        ),
        SHEET1,
        kinds("filter", "attribute"),
    ),
    Place(
        "scenario",
        _after(
            "scenarios", '<scenarios><scenario name="s" user="u"><inputCells r="A1" val="', '"/></scenario></scenarios>'
        ),
        SHEET1,
        kinds("scenario"),
    ),
    Place(
        "header of the printed page",
        _after("headerFooter", "<headerFooter><oddHeader>&amp;L", "</oddHeader></headerFooter>"),
        SHEET1,
        kinds("header", "text", "page-header"),
        SEEN | UNSEEN,
    ),
    Place(
        "tooltip of a link",
        _after("hyperlinks", '<hyperlinks><hyperlink ref="A1" location="B1" tooltip="', '"/></hyperlinks>'),
        SHEET1,
        kinds("tooltip", "link", "hyperlink", "attribute"),
    ),
    Place(
        "defined name",
        _book("definedNames", '<definedName name="known">"', '"</definedName>'),
        BOOK,
        kinds("defined-name", "name", "formula"),
        UNSEEN,
    ),
    Place(
        "hidden defined name",
        _book("definedNames", '<definedName name="unknown" hidden="1">"', '"</definedName>'),
        BOOK,
        kinds("hidden-name", "defined-name"),
    ),
    Place(
        "comment on a defined name",
        _book("definedNames", '<definedName name="other" comment="', '">1</definedName>'),
        BOOK,
        kinds("defined-name", "attribute", "hidden-name"),
    ),
    Place(
        "name of a custom view",
        _book(
            "customWorkbookViews",
            '<customWorkbookView guid="{1}" windowWidth="1" windowHeight="1" activeSheetId="1" name="',
            '"/>',
        ),
        BOOK,
        kinds("custom-view", "attribute"),
    ),
    Place(
        "name of a cell style",
        _styles('<cellStyles count="1"><cellStyle xfId="0" name="', '"/></cellStyles>'),
        ("styles.xml",),
        kinds("style-name", "attribute"),
    ),
    *PARTS,
    *SHARED,
)
"""Places of a workbook, in the order of their numbers."""
