"""A workbook that is written row by row: every cell a text or a number, no formula, no clock, no owner."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import IO, BinaryIO

import attrs

from zfgk.documents.ooxml.formats import escaped, letters_of

_LINE = 15  # points
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
_MAIN = f"{_FORMATS}/spreadsheetml/2006/main"
_RELATIONS = f"{_FORMATS}/officeDocument/2006/relationships"
_PACKAGE = f"{_FORMATS}/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TEXT, HEAD, REQUIRED, PROSE, TITLE, BOX_HEAD, BOX_LABEL, BOX_NUMBER = range(1, 9)
"""Styles of cells: text, a head, the head of a required column, text that is wrapped; a title; and with lines around
them a head, a label and a number."""
# Number format 49 is text: what somebody types later stays as typed, leading zeros and all.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="4"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><color rgb="FFC00000"/><name val="宋体"/></font>'
    '<font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/></patternFill></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="2" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"'
    ' applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@attrs.frozen(kw_only=True)
class Choice:
    """A list to choose from in the cells of a column.

    Args:
        column: The number of the column, from 1.
        source: The range that holds the list, such as ``'词表'!$A$2:$A$4``.
        strict: Whether nothing else may be entered.
        title: The title of the hint, at most 32 characters.
        hint: What the hint says, at most 255 characters.
    """

    column: int
    source: str
    strict: bool
    title: str
    hint: str


class Workbook:
    """A workbook being written; the sheets come one after the other.

    Args:
        file: The file, opened for bytes.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._titles: list[tuple[str, bool]] = []

    def sheet(self, title: str, widths: Sequence[int], *, hidden: bool = False, frozen: bool = True) -> Sheet:
        """Begin a sheet.

        Args:
            title: Its name.
            widths: The widths of its columns in characters.
            hidden: Whether it is hidden.
            frozen: Whether the first row stays in view.
        """
        self._titles.append((title, hidden))
        entry = zipfile.ZipInfo(f"xl/worksheets/sheet{len(self._titles)}.xml", _FIXED_TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        return Sheet(self._zip.open(entry, "w"), widths, frozen=frozen)

    def close(self) -> None:
        """Write the parts that name the sheets, and the end of the file."""
        numbers = range(1, len(self._titles) + 1)
        override = '<Override PartName="/xl/{}" ContentType="' + _TYPE + '.{}+xml"/>'
        self._part(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            + override.format("workbook.xml", "sheet.main")
            + override.format("styles.xml", "styles")
            + "".join(override.format(f"worksheets/sheet{number}.xml", "worksheet") for number in numbers)
            + "</Types>",
        )
        self._part("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        targets = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        self._part("xl/_rels/workbook.xml.rels", _relations([*targets, ("rIdS", "styles", "styles.xml")]))
        sheets = "".join(
            f'<sheet name="{escape(title)}" sheetId="{number}"{" state=" + chr(34) + "hidden" + chr(34) if hidden else ""}'
            f' r:id="rId{number}"/>'
            for number, (title, hidden) in zip(numbers, self._titles, strict=True)
        )
        self._part(
            "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'
        )
        self._zip.writestr(zipfile.ZipInfo("xl/styles.xml", _FIXED_TIME), _STYLES, zipfile.ZIP_DEFLATED)
        self._zip.close()

    def _part(self, name: str, content: str) -> None:
        self._zip.writestr(zipfile.ZipInfo(name, _FIXED_TIME), _XML + content, zipfile.ZIP_DEFLATED)


class Sheet:
    """One sheet being written.

    Args:
        file: The part, opened for bytes.
        widths: The widths of its columns in characters.
        frozen: Whether the first row stays in view.
    """

    def __init__(self, file: IO[bytes], widths: Sequence[int], *, frozen: bool) -> None:
        self._file = file
        self._row = 0
        self._letters = [letters_of(number) for number in range(1, len(widths) + 1)]
        self._pieces: list[str] = []
        self._size = 0
        pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if frozen else ""
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{width}" style="{TEXT}" customWidth="1"/>'
            for number, width in enumerate(widths, start=1)
        )
        self._write(
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
            f"<cols>{columns}</cols><sheetData>"
        )

    def row(
        self, texts: Iterable[str | float | Decimal | None], style: int | Sequence[int] = TEXT, lines: float = 1
    ) -> None:
        """Write a row.

        Args:
            texts: The texts or numbers of its cells; no cell for ``None``, an empty one for the empty text.
            style: The style of all cells, or of each.
            lines: How many lines of wrapped text the row shows; programs do not all work that out themselves.
        """
        self._row += 1
        number = self._row
        height = f' ht="{_LINE * lines}" customHeight="1"' if lines > 1 else ""
        pieces = [f'<row r="{number}"{height}>']
        for index, text in enumerate(texts):
            if text is not None:
                one = style if isinstance(style, int) else style[index]
                kind, inner = (' t="inlineStr"', f"<is>{_text(text)}</is>") if isinstance(text, str) else _number(text)
                pieces.append(f'<c r="{self._letters[index]}{number}" s="{one}"{kind}>{inner}</c>')
        pieces.append("</row>")
        self._write("".join(pieces))

    def close(self, choices: Sequence[Choice] = (), merged: Sequence[tuple[int, int, int, int]] = ()) -> None:
        """Write what stands behind the rows.

        Args:
            choices: Lists to choose from, for all rows below the first.
            merged: Cells that are merged: the first row and column, and the last ones, counted from 1.
        """
        self._write("</sheetData>")
        if merged:
            ranges = "".join(
                f'<mergeCell ref="{letters_of(left)}{top}:{letters_of(right)}{bottom}"/>'
                for top, left, bottom, right in merged
            )
            self._write(f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>')
        if choices:
            self._write(
                f'<dataValidations count="{len(choices)}">{"".join(map(_validation, choices))}</dataValidations>'
            )
        self._write('<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>')  # A4
        self._flush()
        self._file.close()

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size > 1 << 16:
            self._flush()

    def _flush(self) -> None:
        self._file.write("".join(self._pieces).encode("utf-8"))
        self._pieces.clear()
        self._size = 0


def _number(value: float | Decimal) -> tuple[str, str]:
    """Return a number as a cell holds it; without an exponent, so that every reader sees the same digits."""
    return "", f"<v>{Decimal(value).normalize():f}</v>"


def _text(text: str) -> str:
    # A carriage return would become a line feed in the parser of whoever reads the file; this is how Excel writes it.
    inner = escape(escaped(text), quote=False).replace("\r", "_x000D_")
    return f'<t xml:space="preserve">{inner}</t>'


def _validation(choice: Choice) -> str:
    letters = letters_of(choice.column)
    style = "" if choice.strict else ' errorStyle="warning"'
    return (
        f'<dataValidation type="list"{style} allowBlank="1" showInputMessage="1" showErrorMessage="1"'
        f' promptTitle="{escape(choice.title)}" prompt="{escape(choice.hint)}" sqref="{letters}2:{letters}1048576">'
        f"<formula1>{escape(choice.source)}</formula1></dataValidation>"
    )


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{role}" Target="{target}"/>' for name, role, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
