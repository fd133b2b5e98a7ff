"""The text of a document, laid out as an official document is: head in the middle, signature at the right."""

from __future__ import annotations

import codecs
import re
import unicodedata

import attrs

from zfgk import Record
from zfgk_portal_site.text import is_carried

_DAY = re.compile(
    r"[0-9〇零一二三四五六七八九]{4} ?年 ?[0-9一二三四五六七八九十]{1,3} ?月 ?[0-9一二三四五六七八九十]{1,3} ?日"
)


_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(data: bytes) -> str | None:
    """Read plain text as UTF-8, as UTF-16 if it is marked so, or in the GB family; ``None`` if it is none of them.

    Args:
        data: The bytes of a file that was screened as plain text.
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
    """A paragraph.

    Args:
        text: Its text.
        place: Its class: empty, ``head``, ``to`` for the addressee or ``sign``.
    """

    text: str
    place: str = ""


def paragraphs(text: str, record: Record) -> list[Paragraph]:
    """Cut a text into paragraphs, one for each line, and find the place of those that say the same as the record.

    Args:
        text: The text.
        record: Its record.

    Returns:
        The paragraphs. Lines that repeat agency, title or number before the text begins are its head, an addressee
        follows them; agency and day alone in a line later on sign it. Everything else is plain.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    heads = {part.strip() for part in (record.title, record.publisher, record.document_number)}
    found: list[Paragraph] = []
    for line in lines:
        begun = any(one.place != "head" for one in found)
        if not begun and line in heads:
            found.append(Paragraph(line, "head"))
        elif not begun and line.endswith(("：", ":")):
            found.append(Paragraph(line, "to"))
        elif begun and (line == record.publisher.strip() or _DAY.fullmatch(line)):
            found.append(Paragraph(line, "sign"))
        else:
            found.append(Paragraph(line))
    return found
