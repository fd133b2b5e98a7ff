"""Reading a file from its pages to its last byte."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.documents.pdf.known import Known
from zfgk.documents.pdf.layers import Layers
from zfgk.documents.pdf.library import Library
from zfgk.documents.pdf.objects import Locked, Objects
from zfgk.documents.pdf.pages import pages_of
from zfgk.documents.pdf.quiet import quietly
from zfgk.documents.pdf.rendering import Pictures
from zfgk.documents.pdf.revisions import earlier_revisions
from zfgk.documents.pdf.surroundings import around_the_file
from zfgk.documents.pdf.sweep import Sweep
from zfgk.documents.pdf.text import Tools, page_pieces
from zfgk.errors import LimitExceeded, UnreadableFile
from zfgk.model.documents import Piece, Source, Unread


def read(source: Source) -> Iterator[Piece]:
    """Read a PDF file.

    Args:
        source: The file.

    Yields:
        Every piece.

    Raises:
        UnreadableFile: If it cannot be opened.
    """
    return quietly(source.budget.limits, lambda: _read(source))


def opened(source: Source) -> Objects:
    """Open a file.

    Args:
        source: The file.

    Raises:
        Locked: If it needs a password.
        UnreadableFile: If it cannot be opened.
    """
    try:
        objects = Objects(source.data, source.budget)
        _ = objects.root
    except (LimitExceeded, Locked):
        raise
    except Exception as error:
        if b"/Encrypt" in source.data and type(error).__name__ in ("DependencyError", "FileNotDecryptedError"):
            raise Locked from error
        why = f"it is damaged: {type(error).__name__}"
        raise UnreadableFile(source.name, why, "open it by hand and save it anew") from error
    return objects


def _read(source: Source) -> Iterator[Piece]:
    try:
        objects = opened(source)
    except Locked:
        yield Unread("body", "encrypted", "it needs a password, or an encryption that is not built in")
        return
    pictures = Pictures(source.data)
    tools = Tools(objects, Library(objects), Layers(objects), pictures)
    known = Known()
    numbers: dict[int, int] = {}
    try:
        for page in pages_of(objects):
            numbers.setdefault(page.key, page.number)
            for piece in page_pieces(tools, page):
                known.learn(piece)
                yield piece
    finally:
        pictures.close()
    if not numbers:
        yield Unread("body", "damaged", "it has no pages")
    for piece in Sweep(tools, numbers).pieces():
        known.learn(piece)
        yield piece
    yield from earlier_revisions(source, objects, known)
    yield from around_the_file(source.data, objects)
    yield from objects.take_unread()
