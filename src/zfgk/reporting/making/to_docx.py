"""The report as a Word document, its tables as printed in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zfgk.documents.word import new_document, set_fonts, word_bytes
from zfgk.reporting.making.layout import Table, tables_of
from zfgk.reporting.making.make import Made
from zfgk.reporting.making.texts import preface, title_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_WIDTH = 170
"""The width of the tables in millimetres: A4 upright with margins of 20."""
_TITLE, _HEADING, _BODY, _TABLE, _NARROW = 22, 16, 16, 9, 8
"""Sizes of letters in points: those of official documents (二号、三号), and smaller ones in tables."""
_ROW = 6
"""The least height of a row in millimetres."""
_LINE = 21
"""So many characters of the title fit on a line."""
_MARGIN = 57
"""The margins at both sides within a cell, in twentieths of a point: 1 mm."""


def docx_bytes(made: Made) -> bytes:
    """Return the report as a Word document; the same report gives the same bytes.

    Args:
        made: The report.

    Raises:
        LibraryMissing: If python-docx is not installed.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = new_document()
    _page(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(12)
    # A long title is broken behind the agency's name, and nowhere else.
    whole = title_of(made.report)
    agency = made.report.agency if len(whole) > _LINE else ""
    _write(title, agency, "方正小标宋简体", _TITLE)
    if agency:
        title.add_run().add_break()
    _write(title, whole.removeprefix(agency), "方正小标宋简体", _TITLE)
    _paragraph(document, preface(made.report))
    tables = tables_of(made.report)
    for part in made.parts:
        heading = document.add_heading(level=1)
        heading.paragraph_format.first_line_indent = Pt(2 * _HEADING)
        _write(heading, part.title, "黑体", _HEADING)
        for text in part.above:
            _paragraph(document, text)
        if part.table:
            _table(document, tables[part.table])
        for text in part.below:
            _paragraph(document, text)
    return word_bytes(document, title=title_of(made.report), author=made.report.agency)


def _page(document: Document) -> None:
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(25)
    normal: Any = document.styles["Normal"]
    set_fonts(normal, "Times New Roman", "仿宋")
    normal.font.size = Pt(_BODY)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)


def _paragraph(document: Document, text: str) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * _BODY)
    paragraph.paragraph_format.line_spacing = Pt(28)
    _write(paragraph, text, "仿宋", _BODY)


def _write(paragraph: Paragraph, text: str, font: str, size: float, *, bold: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.bold, run.italic = bold, False
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)  # headings of the library's template are blue
    set_fonts(run, "Times New Roman", font)


def _table(document: Document, table: Table) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    drawn = document.add_table(rows=len(table.rows), cols=len(table.widths), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(_WIDTH * width / sum(table.widths)) for width in table.widths]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    # One walk over the rows: python-docx works out the whole table anew for every cell that is asked for by its place.
    grid = [list(row.cells) for row in drawn.rows]
    for cells in grid:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
    size = _NARROW if len(table.widths) > 12 else _TABLE  # so many columns are narrow
    for row, column, box in table.placed():
        cell = grid[row][column]
        if box.down > 1 or box.across > 1:
            cell = cell.merge(grid[row + box.down - 1][column + box.across - 1])
            for spare in cell.paragraphs[1:]:
                spare._element.getparent().remove(spare._element)  # noqa: SLF001  # merging leaves empty lines behind
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if box.role == "label" else WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        # A table stands on one page: a break would cut the heads of groups of rows in two.
        paragraph.paragraph_format.keep_with_next = row + box.down < len(table.rows)
        _write(paragraph, box.text, "宋体", size, bold=box.role == "head")
        _centre(cell)
    for row in drawn.rows[: table.heads]:
        _flag(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001  # the heads come again after a page break
    for row in drawn.rows:
        row.height, row.height_rule = Mm(_ROW), WD_ROW_HEIGHT_RULE.AT_LEAST
        _flag(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001  # no row is cut by a page break
    document.add_paragraph()


def _centre(cell: _Cell) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  # python-docx has no words for the margins of a cell
    margins: Any = OxmlElement("w:tcMar")
    for side in ("w:left", "w:right"):
        one = OxmlElement(side)
        one.set(qn("w:w"), str(_MARGIN))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    # The schema wants the margins before the vertical alignment.
    properties.insert_element_before(margins, "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")


def _flag(properties: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))
