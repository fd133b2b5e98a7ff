"""ZIP archives of documents: every file in them is read as if it were sent alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from zfgk.documents.package import Package
from zfgk.model.documents import Embedded, Piece, Reader, Source, TextPart, Unread, Visibility

_SECOND = re.compile(r"#\d{1,5}$")  # as a package calls the second entry of one name
_BEGINNINGS = (b"PK\3\4", b"PK\5\6")


def read_zip(source: Source) -> Iterator[Piece]:
    """Read a ZIP archive.

    Args:
        source: The file.

    Yields:
        Each file in it, under its name; what the archive holds besides: names of folders, comments, bytes between the
        entries; entries that need a password or are damaged as not read.

    Raises:
        UnreadableFile: If it is no ZIP archive or damaged as a whole.
        LimitExceeded: If more is in it than the limits allow.
    """
    package = Package(source)
    for piece in package.pieces():
        if isinstance(piece, TextPart) and piece.kind == "part-name":
            # The names of files come with the files.
            folders = "\n".join(line for line in piece.text.splitlines() if line.endswith("/"))
            if folders:
                yield attrs.evolve(piece, text=folders)
        else:
            yield piece
    for name in package.names:
        data = package.content(name)
        where = package.where(name)
        if isinstance(data, Unread):
            yield TextPart(name, where, Visibility.METADATA, "embedded-name")
            yield data
        else:
            yield Embedded(data, _SECOND.sub("", name), where, Visibility.VISIBLE)


def looks_like_zip(data: bytes) -> bool:
    """Tell whether a file begins as archives do.

    Args:
        data: Its bytes.
    """
    return data.startswith(_BEGINNINGS)


ZIP = Reader("zip", (".zip",), read_zip, "application/zip", looks_like_zip)
