"""The reader of OFD files (GB/T 33190-2016)."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.documents.leftovers import local
from zfgk.documents.ofd.container import Container
from zfgk.documents.ofd.document import Document
from zfgk.documents.ofd.rest import rest
from zfgk.documents.text_copy import redacted_text
from zfgk.errors import UnreadableFile
from zfgk.model.documents import Censor, Piece, Reader, Redacted, Source, Unread

_ROOT = "OFD.xml"
_NEAR = 1 << 18  # the first entries, and the directory at the end


def read_ofd(source: Source) -> Iterator[Piece]:
    """Read an OFD file.

    Args:
        source: The file.

    Yields:
        For each page ``page N``: the lines that are seen, put together by their places, so that a number in several
        text objects is one; the texts that are not seen, by kind. Then notes, attachments, bookmarks, tags,
        extensions, signatures, earlier versions, what the document says about itself, and every part and word that
        none of these is.

    Raises:
        UnreadableFile: If it is no OFD file or damaged as a whole.
        LimitExceeded: If it costs more than the limits allow.
    """
    container = Container(source)
    name = container.find(_ROOT)
    if name is None:
        raise UnreadableFile(
            source.name, f"it has no part {_ROOT}, so it is no OFD file", "check how the file was made"
        )
    yield from container.package.pieces()
    root = container.xml(name)
    if isinstance(root, Unread):
        yield root
    else:
        bodies = [node for node in root if local(node.tag) == "DocBody"]
        for number, body in enumerate(bodies, 1):
            yield from Document(container, name, "" if len(bodies) == 1 else f"document {number} ").pieces(body)
        if not bodies:
            yield Unread(container.where(name), "damaged", "it names no document")
    yield from rest(container)


def looks_like_ofd(data: bytes) -> bool:
    """Tell whether a file is an archive with the part that every OFD file has.

    Args:
        data: Its bytes.
    """
    name = _ROOT.lower().encode()
    return data.startswith(b"PK\3\4") and (name in data[:_NEAR].lower() or name in data[-_NEAR:].lower())


def redact_ofd(source: Source, censor: Censor) -> Redacted:
    """Make a redacted text copy of an OFD file: a file of this format itself is not blacked out.

    Args:
        source: The file.
        censor: What to cut.

    Returns:
        A text file with the lines that a person sees, page by page.

    Raises:
        UnreadableFile: If it cannot be read as a whole.
    """
    return redacted_text(source, read_ofd(source), censor, {"text"})


OFD = Reader("ofd", (".ofd",), read_ofd, "application/ofd", looks_like_ofd, redact_ofd)
