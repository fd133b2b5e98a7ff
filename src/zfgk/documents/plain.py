"""Plain text, and tables that are plain text."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.files.decoding import decode
from zfgk.model.documents import Piece, Reader, Source, TextPart


def read_plain_text(source: Source) -> Iterator[Piece]:
    """Read a text file.

    Args:
        source: The file.

    Yields:
        One part, ``body``: the decoded text as it stands.

    Raises:
        UnreadableFile: If the bytes are not text in an encoding of Chinese agencies.
    """
    yield TextPart(decode(source.data, source.name).text)


PLAIN_TEXT = Reader("plain-text", (".txt",), read_plain_text, "text/plain")
CSV = Reader("csv", (".csv",), read_plain_text, "text/csv")
