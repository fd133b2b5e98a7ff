"""The door to python-docx for writing: a document goes out as bytes that depend on its content alone.

python-docx stamps what it writes with the clock and with names that its templates bring along; both are replaced here,
so that the same content gives the same file. The library comes with the extra ``office``.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from zfgk.documents.package import Package, write_package
from zfgk.errors import LibraryMissing, UnreadableFile
from zfgk.model.documents import Source, Unread
from zfgk.model.limits import Budget, Limits

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle
    from docx.text.run import Run

_NEVER = datetime(1980, 1, 1, tzinfo=UTC)  # the first moment that a ZIP archive can tell
_LONGEST = 255  # characters of a property, as the format allows
# What XML 1.0 has no way to hold, other than the ends of lines and tabs that Word makes elements of.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_document() -> Document:
    """Return an empty document of python-docx, with its own default template.

    Raises:
        LibraryMissing: If python-docx is not installed.
    """
    document: Document = _library().Document()
    return document


def open_document(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Open a document that somebody made, such as an office's own letterhead.

    Args:
        data: The file.
        name: Its name, for messages.
        limits: How much it may cost to read.

    Raises:
        LibraryMissing: If python-docx is not installed.
        UnreadableFile: If it is damaged, protected by a password, or no Word document.
        LimitExceeded: If it swells beyond the limits.
    """
    library = _library()
    package = Package(
        Source(data, name, budget=Budget(limits, name))
    )  # counts what it swells to; python-docx would not
    for part in package.names:
        content = package.content(part)
        if isinstance(content, Unread):
            raise UnreadableFile(
                name, f"{package.where(part)}: {content.detail or content.why}", "save it anew in Word"
            )
    try:
        document: Document = library.Document(io.BytesIO(data))
    except Exception as error:  # python-docx tells of damage by whatever error its parts run into
        raise UnreadableFile(name, "it is no Word document", "save it as .docx again") from error
    return document


def word_bytes(document: Document, *, title: str = "", author: str = "", day: date | None = None) -> bytes:
    """Return a document as the bytes of a .docx file: the same content gives the same bytes on every day.

    Args:
        document: The document; its properties are replaced.
        title: Its title, for the file's properties; the first 255 characters count.
        author: Its author, such as the agency; empty for none. Names that a template brought along do not stay.
        day: The day of creation in the properties; without one, a fixed day that means nothing.

    Returns:
        The file.
    """
    properties = document.core_properties
    element: Any = properties._element  # noqa: SLF001  # the only way to take out what the template says about people
    for child in list(element):
        element.remove(child)
    properties.title, properties.author = title[:_LONGEST], author[:_LONGEST]
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NEVER
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return write_package((name, archive.read(name)) for name in archive.namelist())


def set_fonts(what: Run | CharacterStyle, western: str, east_asian: str) -> None:
    """Set the fonts of a style or a run; python-docx alone leaves Chinese characters as they were.

    Args:
        what: The run or style.
        western: The font of Latin letters and digits.
        east_asian: The font of Chinese characters.
    """
    from docx.oxml.ns import qn

    what.font.name = western
    what.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), east_asian)


def cannot_stand(text: str) -> tuple[int, ...]:
    """Return the code points in a text that no Word document can hold, each once, in the order of their places.

    Args:
        text: The text.
    """
    return tuple(dict.fromkeys(ord(found[0]) for found in _NOT_XML.finditer(text)))


def _library() -> Any:
    try:
        import docx
    except ImportError as error:
        raise LibraryMissing("python-docx", "a Word document", "office") from error
    return docx
