"""A finished notice, as text and as a Word document."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from zfgk.documents.word import new_document, set_fonts, word_bytes
from zfgk.notices.caution import Caution
from zfgk.notices.kinds import NoticeType
from zfgk.notices.letterhead import WordTemplate
from zfgk.notices.templates import Layout, Line

if TYPE_CHECKING:
    from docx.document import Document

_ACROSS = 76  # columns of a line of text, a Chinese character taking two
_WESTERN, _BODY, _TITLE = "Times New Roman", "仿宋", "宋体"


@attrs.frozen(kw_only=True, repr=False)
class Notice:
    """A notice; its text form shows neither names nor what it says.

    Args:
        kind: What kind of notice it is.
        request: The id of the request.
        day: Its day.
        lines: Its lines, if it was made from a template in plain text.
        template: The Word document that it is made from, if it is one.
        values: What each field says.
        cautions: What whoever makes it must know.
        rows: The rows of table 3 under which the reply may count.
    """

    kind: NoticeType
    request: str
    day: date
    lines: tuple[Line, ...] = ()
    template: WordTemplate | None = None
    values: Mapping[str, str]
    cautions: tuple[Caution, ...] = ()
    rows: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show which notice it is."""
        return f"Notice(kind={self.kind.id!r}, request={self.request!r}, …)"

    def text(self) -> str:
        """Return it as plain text; empty if it is made from a Word document."""
        return "".join(f"{_placed(line)}\n" for line in self.lines)

    def word(self) -> bytes:
        """Return it as a .docx file.

        Raises:
            LibraryMissing: If python-docx is not installed.
        """
        title, author = self.values["title"], self.values["agency"]
        if self.template is not None:
            return self.template.fill(self.values, title=title, author=author)
        document = new_document()
        _lay_out(document)
        for line, following in zip(self.lines, (*self.lines[1:], None), strict=True):
            # The signature never stands alone on a page.
            _add(document, line, together=following is not None and following.layout is Layout.RIGHT)
        return word_bytes(document, title=title, author=author, day=self.day)


def _placed(line: Line) -> str:
    if line.layout is Layout.BODY:
        return f"　　{line.text}"
    if line.layout is Layout.MARGIN:
        return line.text
    left = max(_ACROSS - _width(line.text), 0)
    left = left // 2 if line.layout is Layout.TITLE else left
    return "　" * (left // 2) + line.text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _lay_out(document: Document) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal: Any = document.styles["Normal"]
    set_fonts(normal, _WESTERN, _BODY)
    normal.font.size = Pt(16)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(28)


def _add(document: Document, line: Line, *, together: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    run = paragraph.add_run(line.text)
    shape = paragraph.paragraph_format
    shape.keep_with_next = shape.keep_together = together or None
    if line.layout is Layout.BODY:
        shape.space_after = Pt(28) if together else Pt(0)  # a line between the text and the signature
        shape.first_line_indent = Pt(32)  # two characters
        shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    elif line.layout is Layout.RIGHT:
        shape.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif line.layout is Layout.TITLE:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape.space_before = shape.space_after = Pt(14)
        shape.keep_with_next = True
        run.bold = True
        run.font.size = Pt(22)
        set_fonts(run, _WESTERN, _TITLE)
