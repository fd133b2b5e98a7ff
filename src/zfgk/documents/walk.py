"""Reading a file with everything inside it: files within files, under one budget, nothing silently left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from zfgk.documents.select import reader_for, reader_that_knows
from zfgk.errors import LimitExceeded, UnreadableFile, ZfgkError
from zfgk.model.documents import Embedded, Feature, Reader, Source, TextPart, Unread, Visibility

Leaf = TextPart | Feature | Unread
"""What is left of a file's pieces once the files within it are read too."""


def read_whole(reader: Reader, source: Source, readers: Sequence[Reader]) -> Iterator[Leaf]:
    """Read a document and every file within it.

    Args:
        reader: The reader of the outer file.
        source: The file.
        readers: The readers for the files within it.

    Yields:
        Every piece; places within an inner file follow the outer place and ``!``. A limit that is reached, an inner
        file that cannot be read, and an outer one that breaks off after its first piece, end as
        :class:`~zfgk.model.documents.Unread` pieces.

    Raises:
        UnreadableFile: If nothing of the outer file can be read.
    """
    begun = False
    try:
        for leaf in _read(reader, source, readers, 0):
            begun = True
            yield leaf
    except LimitExceeded as error:
        yield Unread(error.part, "limit", f"{error.limit} = {error.allowed:g}")
    except UnreadableFile as error:
        if not begun:
            raise
        yield Unread("body", "damaged", error.why)


def _read(reader: Reader, source: Source, readers: Sequence[Reader], depth: int) -> Iterator[Leaf]:
    for piece in _guarded(reader, source):
        if isinstance(piece, Embedded):
            yield from _inner(piece, source, readers, depth + 1)
        else:
            yield piece


def _inner(piece: Embedded, outer: Source, readers: Sequence[Reader], depth: int) -> Iterator[Leaf]:
    if piece.name:
        yield TextPart(piece.name, piece.where, Visibility.METADATA, "embedded-name")
    outer.budget.spend_part(piece.where)
    if depth > outer.budget.limits.depth:
        yield Unread(piece.where, "limit", f"depth = {outer.budget.limits.depth}")
        return
    reader = reader_for(piece.name, readers) or reader_that_knows(piece.data, readers)
    if reader is None:
        yield Unread(piece.where, "unknown-format")
        return
    source = Source(piece.data, piece.name or piece.where, outer.budget)
    try:
        for leaf in _read(reader, source, readers, depth):
            yield _below(leaf, piece)
    except LimitExceeded:
        raise
    except UnreadableFile as error:
        yield Unread(piece.where, "damaged", error.why)


def _below(leaf: Leaf, outer: Embedded) -> Leaf:
    where = f"{outer.where}!{leaf.where}"
    if isinstance(leaf, TextPart) and leaf.visibility in _SEEN and outer.visibility not in _SEEN:
        return attrs.evolve(leaf, where=where, visibility=outer.visibility)
    return attrs.evolve(leaf, where=where)


_SEEN = (Visibility.VISIBLE, Visibility.INSERTED)


def _guarded(reader: Reader, source: Source) -> Iterable[TextPart | Feature | Unread | Embedded]:
    try:
        yield from reader.read(source)
    except (ZfgkError, MemoryError):
        raise
    except Exception as error:  # a reader of a plugin may raise anything, and its message may quote the file
        why = f"reader {reader.name} raised {type(error).__name__}"
        raise UnreadableFile(source.name, why, "check the file, then report the fault to the reader's maker") from error
