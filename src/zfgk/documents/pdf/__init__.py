"""Portable Document Format (ISO 32000): what a page shows, and the many places where a file keeps more than it shows."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.model.documents import Censor, Piece, Reader, Redacted, Source

_WITHIN = 1024  # viewers accept so many bytes before the header


def read_pdf(source: Source) -> Iterator[Piece]:
    """Read a PDF file.

    Args:
        source: The file.

    Yields:
        The text of each page as lines, then what is hidden on it; properties, attachments, annotations, form fields,
        scripts, bookmarks and every other text that an object of the file holds; what earlier revisions showed and
        the last one does not. The documentation numbers the places.

    Raises:
        UnreadableFile: If it cannot be opened as such a file.
    """
    from zfgk.documents.pdf.reading import read

    return read(source)


def redact_pdf(source: Source, censor: Censor) -> Redacted:
    """Make a redacted text copy of a PDF file: a file of this format itself is not blacked out.

    Args:
        source: The file.
        censor: Says what must go.

    Returns:
        A text file with what a person sees of each page, and the list of what it lacks.

    Raises:
        UnreadableFile: If it cannot be opened as such a file.
    """
    from zfgk.documents.pdf.redacting import redact

    return redact(source, censor)


def looks_like_pdf(data: bytes) -> bool:
    """Tell whether a file is of this format.

    Args:
        data: Its first bytes, at least 1024 of them.
    """
    return b"%PDF-" in data[: _WITHIN + 8]


PDF = Reader("pdf", (".pdf",), read_pdf, "application/pdf", looks_like_pdf, redact_pdf)
"""The reader of PDF files. Reading and redacting load pypdf, and pypdfium2 if a page must be drawn and it is there."""
