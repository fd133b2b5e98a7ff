"""Documents as streams of pieces, and the readers that make them.

A reader turns a file's bytes into pieces: text, whether a person sees it or not; features that are no text (a macro, a
link to another computer); files within the file; and what could not be read. Nothing is left out silently: what a
reader does not understand is an :class:`Unread` piece, and whoever screens the file treats that as a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

import attrs

from zfgk.model.limits import Budget


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
        where: Its place in the file, such as ``body`` or ``word/comments.xml``; unique enough for a person to find it.
        visibility: Whether a person who opens the file sees it.
        kind: What holds it: ``text`` for what the document is about, else a word such as ``comment``,
            ``deleted-text``, ``hidden-sheet``, ``author``. The documentation lists the words of the shipped readers.
    """

    text: str
    where: str = "body"
    visibility: Visibility = Visibility.VISIBLE
    kind: str = "text"


@attrs.frozen
class Feature:
    """Something about a file that is no text and yet matters, such as a macro or a link to a file elsewhere.

    Args:
        kind: What it is, a word such as ``macro``, ``external-link``, ``signature``.
        where: Its place in the file.
    """

    kind: str
    where: str


@attrs.frozen
class Unread:
    """A part of a file that could not be read: nothing is known about it.

    Args:
        where: Its place in the file.
        why: The reason as a stable word: ``encrypted``, ``damaged``, ``limit``, ``dtd``, ``no-text``, ``unknown-part``,
            ``unknown-format``, ``unreliable-text``, ``no-value``.
        detail: More for a person, in English; never holds text of the document.
    """

    where: str
    why: str
    detail: str = ""


@attrs.frozen
class Embedded:
    """A file within the file; whoever reads the outer file reads it too.

    Args:
        data: Its bytes.
        name: Its own name, as the outer file gives it; it may be empty.
        where: Its place in the outer file.
        visibility: Whether a person who opens the outer file sees that it is there.
    """

    data: bytes = attrs.field(repr=False)
    name: str
    where: str
    visibility: Visibility = Visibility.HIDDEN


Piece = TextPart | Feature | Unread | Embedded
"""What a reader yields."""


@attrs.frozen
class Source:
    """A file to be read.

    Args:
        data: The bytes of the whole file.
        name: The file's name, for its ending and for messages.
        budget: What reading it may cost; the default limits unless given.
    """

    data: bytes = attrs.field(repr=False)
    name: str
    budget: Budget = attrs.field(factory=Budget, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Tell the budget the size: the first source that it serves is the outer file."""
        self.budget.opened(len(self.data))


@attrs.frozen
class Cut:
    """A span of a text that must not be in the redacted copy.

    Args:
        start: The offset of its first code point.
        end: The offset after its last one.
        rule: The id of the rule that found it.
        ground: The ground on which it is taken out, as a citation.
    """

    start: int
    end: int
    rule: str
    ground: str


@attrs.frozen
class Removal:
    """One thing that a redacted copy lacks.

    Args:
        where: The place in the original file.
        kind: The kind of the text or feature that was removed, as in :class:`TextPart` and :class:`Feature`.
        rule: The id of the rule that found it; empty where something hidden was taken out as a whole.
        ground: The ground as a citation; empty for the same.
        start: The offset of the first code point in the text of the original part; ``None`` for a whole.
        end: The offset after the last one; ``None`` for a whole.
    """

    where: str
    kind: str
    rule: str = ""
    ground: str = ""
    start: int | None = None
    end: int | None = None


@attrs.frozen
class Redacted:
    """A redacted copy.

    Args:
        data: The bytes of the copy.
        suffix: The file name ending of the copy; that of the original unless the format changed.
        removals: Everything that was taken out, in the order of the file.
    """

    data: bytes = attrs.field(repr=False)
    suffix: str
    removals: tuple[Removal, ...]


Censor = Callable[[TextPart], Sequence[Cut]]
"""Takes a text part and returns what must go, in order of offsets and without overlaps."""

MARK = "■■■"
"""What stands in a redacted copy for each cut, whatever its length was: the length is a hint too."""


@attrs.frozen
class Reader:
    """Reads one family of file formats.

    Args:
        name: The reader's name, unique among installed readers.
        suffixes: The file name endings it reads, lower case with the dot.
        read: Takes a source; yields every piece, hidden ones too. Raises
            :class:`zfgk.errors.UnreadableFile` for a file it cannot read at all; what it cannot read of a file that it
            reads otherwise is an :class:`Unread` piece.
        media_type: The media type of the files.
        looks: Tells from the first bytes whether a file without a known ending is of this family.
        redact: Takes a source and what to cut; returns a copy without the cuts, without hidden text and without
            metadata. ``None`` if the format cannot be redacted.
        contract: The number of the contract of readers that it was written for.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Source], Iterator[Piece]]
    media_type: str = "application/octet-stream"
    looks: Callable[[bytes], bool] | None = None
    redact: Callable[[Source, Censor], Redacted] | None = None
    contract: int = 1
