"""A workbook with tokens in every place it has."""

from __future__ import annotations

import attrs

from zfgk.testing.planted.opc import RELATIONSHIPS, Office, Package

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NAMES = f'xmlns="{SHEET}" {RELATIONSHIPS}'

PLAIN, UNSHOWN, WHITE, SAME = range(4)
"""Cell formats: ordinary, ``;;;``, a white font, a font in the colour of its fill."""

_STYLES = (
    f'<styleSheet {NAMES}><numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font>'
    '<font><sz val="11"/><color rgb="FF102030"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF102030"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/>'
    '<xf fontId="2" fillId="2" applyFont="1" applyFill="1"/></cellXfs>{}</styleSheet>'
)
_AFTER_DATA = (
    "scenarios",
    "autoFilter",
    "customSheetViews",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "headerFooter",
    "drawing",
    "legacyDrawing",
    "tableParts",
)
"""Elements after the cells, in the order in which the schema wants them."""


@attrs.define
class Sheet:
    """A sheet being made.

    Args:
        name: Its name.
        state: Its state, empty for an ordinary one.
        cols: Its columns' elements.
        rows: Its rows' elements.
        after: What stands after the cells, by element.
    """

    name: str
    state: str = ""
    cols: list[str] = attrs.Factory(list)
    rows: list[str] = attrs.Factory(list)
    after: dict[str, list[str]] = attrs.Factory(dict)
    columns: int = 0

    def row(self, text: str, attributes: str = "", style: int = PLAIN, column: str = "A") -> None:
        """Add a row with one cell.

        Args:
            text: The cell's text.
            attributes: Attributes of the row.
            style: The cell's format.
            column: The cell's column.
        """
        number = len(self.rows) + 1
        self.raw(f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>', attributes)

    def raw(self, cell: str, attributes: str = "") -> None:
        """Add a row.

        Args:
            cell: Its cell's element; ``{row}`` stands for the row's number.
            attributes: Attributes of the row.
        """
        number = len(self.rows) + 1
        self.rows.append(f'<row r="{number}" {attributes}>{cell.replace("{row}", str(number))}</row>')

    def column(self, text: str, attributes: str) -> None:
        """Add a row whose cell stands in a column of its own.

        Args:
            text: The cell's text.
            attributes: Attributes of the column.
        """
        self.columns += 1
        number = 3 + self.columns
        self.cols.append(f'<col min="{number}" max="{number}" {attributes}/>')
        self.row(text, column="ABCDEFGHIJ"[number - 1])

    def element(self) -> str:
        """Return the sheet's root element."""
        cols = f"<cols>{''.join(self.cols)}</cols>" if self.cols else ""
        after = "".join("".join(self.after.get(name, ())) for name in _AFTER_DATA)
        return f"<worksheet {NAMES}>{cols}<sheetData>{''.join(self.rows)}</sheetData>{after}</worksheet>"


@attrs.define
class Xlsx(Office):
    """A workbook being made.

    Args:
        sheets: Its sheets; the first is an ordinary one.
        strings: The shared strings.
        book: What stands in the workbook part after the sheets, by element.
        styles: What stands after the cell formats.
    """

    package: Package = attrs.Factory(lambda: Package("xl/workbook.xml", f"{_TYPE}.sheet.main+xml"))
    sheets: list[Sheet] = attrs.Factory(lambda: [Sheet("表1")])
    strings: list[str] = attrs.Factory(list)
    book: dict[str, list[str]] = attrs.Factory(dict)
    styles: list[str] = attrs.Factory(list)

    @property
    def first(self) -> Sheet:
        """The first sheet."""
        return self.sheets[0]

    def shared(self, item: str) -> int:
        """Add a shared string.

        Args:
            item: Its inner elements.

        Returns:
            Its number.
        """
        self.strings.append(f"<si>{item}</si>")
        return len(self.strings) - 1

    def finished(self) -> bytes:
        """Return the bytes of the workbook."""
        package = self.package
        rows = []
        self.first.row("说明")
        for number, sheet in enumerate(self.sheets, start=1):
            name = f"xl/worksheets/sheet{number}.xml"
            ident = package.part(name, sheet.element(), f"{_TYPE}.worksheet+xml", "worksheet")
            state = f' state="{sheet.state}"' if sheet.state else ""
            rows.append(f'<sheet name="{sheet.name}" sheetId="{number}"{state} r:id="{ident}"/>')
        package.part("xl/styles.xml", _STYLES.format("".join(self.styles)), f"{_TYPE}.styles+xml", "styles")
        if self.strings:
            table = f'<sst {NAMES} count="9" uniqueCount="9">{"".join(self.strings)}</sst>'
            package.part("xl/sharedStrings.xml", table, f"{_TYPE}.sharedStrings+xml", "sharedStrings")
        self.finish_properties()
        after = "".join(
            (f"<{name}>{''.join(self.book[name])}</{name}>" if name in self.book else "")
            for name in ("externalReferences", "definedNames", "customWorkbookViews", "pivotCaches")
        )
        book = f"<workbook {NAMES}><sheets>{''.join(rows)}</sheets>{after}</workbook>"
        package.part("xl/workbook.xml", book, f"{_TYPE}.sheet.main+xml")
        return package.finished()


def part_type(word: str) -> str:
    """Return the content type of a part of a workbook.

    Args:
        word: The word that tells the part.
    """
    return f"{_TYPE}.{word}+xml"
