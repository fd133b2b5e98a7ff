"""The text of a document in its page, laid out as an official document is: head in the middle, signature at the right."""

from __future__ import annotations

import codecs
import re
import unicodedata

import attrs

from zfgk import Record
from zfgk_portal_site.text import is_carried
from zfgk_portal_site.web_text import Block, Cell

_DAY = re.compile(
    r"[0-9〇零一二三四五六七八九]{4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日"
)


_LONGEST_ADDRESSEE = 40
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes) -> str | None:
    """Read a file of text as UTF-8, as UTF-16 if it is marked so, or in the GB family; ``None`` if it is none of them.

    Args:
        data: The bytes of a file that was screened as text.
    """
    for encoding in ("utf-16",) if data.startswith(_MARKS) else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Bytes of another encoding that happen to be valid end in characters that no document has.
        return text if not any(unicodedata.category(c) in {"Co", "Cn"} for c in text) and is_carried(text) else None
    return None


@attrs.frozen
class Paragraph:
    """A paragraph, or another block of the text.

    Args:
        text: Its text; for a table its caption.
        place: Its class: empty, ``head``, ``to`` for the addressee, ``sign``, ``heading``, ``item`` or ``table``.
        rows: The rows of a table.
    """

    text: str
    place: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()


def text_blocks(text: str) -> list[Block]:
    """Return the lines of plain text that are not blank."""
    return [Block(line.strip()) for line in text.splitlines() if line.strip()]


def paragraphs(blocks: list[Block], record: Record) -> list[Paragraph]:
    """Find the place of each block of a text, most by what the record says.

    Args:
        blocks: The text.
        record: Its record.

    Returns:
        The paragraphs. Lines that repeat agency, title or number before the text begins are its head, an addressee
        follows them; agency and day alone in a line later on sign it. Everything else is plain.
    """
    heads = {part.strip() for part in (record.title, record.publisher, record.document_number)}
    found: list[Paragraph] = []
    for block in blocks:
        begun = any(one.place != "head" for one in found)
        if not begun and block.text in heads and block.kind != "table":
            place = "head"
        elif block.kind != "line":
            place = block.kind
        elif not begun and _is_addressee(block.text):
            place = "to"
        elif begun and (block.text == record.publisher.strip() or _DAY.fullmatch(block.text)):
            place = "sign"
        else:
            place = ""
        found.append(Paragraph(block.text, place, block.rows))
    return found


def _is_addressee(line: str) -> bool:
    return line.endswith(("：", ":")) and len(line) <= _LONGEST_ADDRESSEE and "如下" not in line
