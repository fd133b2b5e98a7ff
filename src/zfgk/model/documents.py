"""Documents as streams of text parts, and the readers that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

import attrs


class Visibility(Enum):
    """Whether a person who opens the file sees the text."""

    VISIBLE = "visible"
    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN = "hidden"
    METADATA = "metadata"


@attrs.frozen
class TextPart:
    """A run of text in a document.

    Args:
        text: The decoded text.
        where: Its place in the file, such as ``body`` or ``head/meta[description]``.
        visibility: Whether a person who opens the file sees it.
    """

    text: str
    where: str = "body"
    visibility: Visibility = Visibility.VISIBLE


@attrs.frozen
class Reader:
    """Reads one family of file formats.

    Args:
        name: The reader's name, unique among installed readers.
        suffixes: The file name endings it reads, lower case with the dot.
        read: Takes the file's bytes and its name (for messages only); yields every text part, hidden ones too.
            Raises :class:`zfgk.errors.UnreadableFile` for anything it cannot read whole.
        media_type: The media type of the files.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Iterator[TextPart]]
    media_type: str = "application/octet-stream"
