"""Opening an Office Open XML file, whichever kind it is."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.documents.ooxml.opc import Parts
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Censor, Piece, Redacted, Source, Unread

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_docx(source: Source) -> Iterator[Piece]:
    """Read a word processor's document.

    Args:
        source: The file.

    Yields:
        One part for each story and kind of text; every other part of the file; what could not be read.

    Raises:
        UnreadableFile: If it is no such document.
        LimitExceeded: If it is too large.
    """
    from zfgk.documents.ooxml.docx import docx_pieces

    if _is_encrypted(source):
        yield Unread("body", "encrypted")
    else:
        yield from docx_pieces(_opened(source))


def read_xlsx(source: Source) -> Iterator[Piece]:
    """Read a workbook.

    Args:
        source: The file.

    Yields:
        One part for each sheet and kind of text; every other part of the file; what could not be read.

    Raises:
        UnreadableFile: If it is no workbook.
        LimitExceeded: If it is too large.
    """
    from zfgk.documents.ooxml.xlsx import xlsx_pieces

    if _is_encrypted(source):
        yield Unread("body", "encrypted")
    else:
        yield from xlsx_pieces(_opened(source))


def redact_docx(source: Source, censor: Censor) -> Redacted:
    """Write a redacted copy of a word processor's document.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        A document without the cuts and without anything that its reader does not see: tracked changes are accepted,
        comments, hidden text, properties, embedded files, macros, links and unknown parts are left out, pictures lose
        their metadata. Every removal is listed.

    Raises:
        UnreadableFile: If a part that would stay cannot be read.
        LimitExceeded: If it is too large.
    """
    from zfgk.documents.ooxml.docx_redact import redact_docx_parts

    return redact_docx_parts(_to_redact(source), source.name, censor)


def redact_xlsx(source: Source, censor: Censor) -> Redacted:
    """Write a redacted copy of a workbook.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        A workbook of the cells that a person sees, as values, without the cuts. Every removal is listed.

    Raises:
        UnreadableFile: If a sheet cannot be read.
        LimitExceeded: If it is too large.
    """
    from zfgk.documents.ooxml.xlsx_redact import redact_xlsx_parts

    return redact_xlsx_parts(_to_redact(source), source.name, censor)


def _to_redact(source: Source) -> Parts:
    if _is_encrypted(source):
        raise UnreadableFile(source.name, "it is encrypted", "save it without a password")
    return _opened(source)


def _is_encrypted(source: Source) -> bool:
    if not source.data.startswith(_COMPOUND):
        return False
    if _ENCRYPTED in source.data:
        return True
    raise UnreadableFile(source.name, "it is in the older binary format", "save it in the current format")


def _opened(source: Source) -> Parts:
    parts = Parts(source)
    if parts.main not in parts.package:
        raise UnreadableFile(source.name, "it has no main part", "check the file")
    return parts


def looks_like_docx(data: bytes) -> bool:
    """Tell whether bytes are likely a word processor's document.

    Args:
        data: The bytes of the file.
    """
    return data.startswith(b"PK\3\4") and b"word/document" in data


def looks_like_xlsx(data: bytes) -> bool:
    """Tell whether bytes are likely a workbook.

    Args:
        data: The bytes of the file.
    """
    return data.startswith(b"PK\3\4") and b"xl/workbook" in data
