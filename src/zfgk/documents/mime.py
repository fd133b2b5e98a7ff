"""Pages saved in one file with their pictures, and letters: MIME messages (RFC 2045), each part read as a file."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message

from zfgk.documents.binary import is_picture, picture_pieces
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Embedded, Feature, Piece, Reader, Source, TextPart, Unread, Visibility

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/css": ".txt",
    "text/javascript": ".txt",
    "application/javascript": ".txt",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "image/svg+xml": ".svg",
}
_HEADER = 8192
_PERSONS = frozenset(("from", "to", "cc", "bcc", "sender", "reply-to", "x-mailer", "return-path"))


def read_mime(source: Source) -> Iterator[Piece]:
    """Read a page with its pictures in one file, or a letter.

    Args:
        source: The file.

    Yields:
        ``headers``: ``author`` for persons, ``property`` for all others; for each part a file within the file; what
        stands before the first part and after the last.

    Raises:
        UnreadableFile: If it is no MIME message.
        LimitExceeded: If it has too many parts.
    """
    source.budget.spend_work("MIME parts", source.data.count(b"\n"))
    if _has_endless_header(source.data):
        raise UnreadableFile(source.name, "a header of it is too long for a safe parser", "save the page anew")
    message = email.message_from_bytes(source.data)
    if "content-type" not in message and "mime-version" not in message:
        raise UnreadableFile(source.name, "it has no MIME headers", "save the page anew")
    yield from _headers(message, "headers")
    for number, part in enumerate(message.walk(), 1):
        where = f"part {number}"
        source.budget.spend_part(where)
        if number > 1:
            yield from _headers(part, f"{where} headers")
        for text in (part.preamble, part.epilogue):
            if text and text.strip():
                yield TextPart(_unescaped(text), f"{where} between the parts", Visibility.HIDDEN, "other-text")
        if not part.is_multipart():
            yield from _part(part, source, where)


def _part(part: Message, source: Source, where: str) -> Iterator[Piece]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        yield Unread(where, "damaged")
        return
    source.budget.spend_bytes(len(data), len(data), where)
    kind = part.get_content_type()
    if part.defects:
        yield Unread(where, "damaged", "the part is not written as MIME wants it")
    if is_picture(data):
        yield from picture_pieces(data, where)
    elif kind.startswith("font/"):
        yield Feature("font", where)
    elif data:
        name = part.get_filename() or f"part{_ENDINGS.get(kind, '')}"
        yield Embedded(_in_utf8(data, part) if kind.startswith("text/") else data, name, where, Visibility.VISIBLE)


def _in_utf8(data: bytes, part: Message) -> bytes:
    """Return a text in UTF-8 if the part says truly how it is encoded."""
    try:
        return data.decode(part.get_content_charset() or "").encode("utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data


def _headers(message: Message, where: str) -> Iterator[Piece]:
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        kind = "author" if name.lower() in _PERSONS else "property"
        found.setdefault(kind, []).append(f"{name}: {_decoded(_unescaped(str(value)))}")
    for kind, lines in found.items():
        yield TextPart("\n\n".join(lines), where, Visibility.METADATA, kind)


def _has_endless_header(data: bytes) -> bool:
    """Tell whether a header about the content goes on for longer than :data:`_HEADER`: reading it takes the square."""
    length = 0
    for line in data.splitlines():
        if line[:1] in {b" ", b"\t"}:
            length += len(line) if length else 0
        else:
            length = len(line) if line[:8].lower() == b"content-" else 0
        if length > _HEADER:
            return True
    return False


def _unescaped(text: str) -> str:
    """Return a text whose bytes beyond ASCII the parser has put aside."""
    raw = text.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _decoded(value: str) -> str:
    if len(value) > _HEADER:
        return value
    try:
        pieces = decode_header(value)
        return "".join(
            piece.decode(charset or "utf-8", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        )
    except (LookupError, ValueError):  # an encoding that nobody knows, base64 that is none
        return value


MIME = Reader("mime", (".mht", ".mhtml", ".eml"), read_mime, "multipart/related")
