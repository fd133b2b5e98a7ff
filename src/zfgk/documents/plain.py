"""Plain text, and tables that are plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zfgk.documents.controls import controls_in, is_reordered, plain
from zfgk.documents.cutting import removals_of, without_cuts
from zfgk.files.decoding import decode
from zfgk.model.documents import Censor, Feature, Piece, Reader, Redacted, Removal, Source, TextPart

_LINE_ENDS = re.compile(r"[\r\n]")
_TABLE_MARKS = re.compile(r'[\r\n\t,;"]')
_TURNS = 4


def read_plain_text(source: Source) -> Iterator[Piece]:
    """Read a text file.

    Args:
        source: The file.

    Yields:
        ``body``: the decoded text as it stands; ``body as displayed`` where marks of direction change the order; the
        features ``bidi-control`` and ``no-width-character``.

    Raises:
        UnreadableFile: If the bytes are not text in an encoding of Chinese agencies.
    """
    text = decode(source.data, source.name).text
    yield TextPart(text)
    yield from controls_in(text, "body")


def redact_plain_text(source: Source, censor: Censor) -> Redacted:
    """Write a text file again without the cuts and without characters that nobody sees; lines stay lines.

    Args:
        source: The file.
        censor: Takes a text part, returns what must go.

    Returns:
        The copy in UTF-8, with a byte-order mark if the file had one.

    Raises:
        UnreadableFile: If the bytes are not text in an encoding of Chinese agencies.
    """
    text, removals = _redacted(source, censor, _LINE_ENDS)
    mark = "\ufeff" if source.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else ""
    return Redacted((mark + text).encode("utf-8"), _suffix(source.name, ".txt"), removals)


def redact_csv(source: Source, censor: Censor) -> Redacted:
    """Write a table again without the cuts; rows and columns stay where they are.

    Args:
        source: The file.
        censor: Takes a text part, returns what must go.

    Returns:
        The copy in UTF-8, with a byte-order mark unless the file was UTF-8 without one: spreadsheets need it.

    Raises:
        UnreadableFile: If the bytes are not text in an encoding of Chinese agencies.
    """
    text, removals = _redacted(source, censor, _TABLE_MARKS)
    marked = source.data.startswith(b"\xef\xbb\xbf") or decode(source.data, source.name).encoding != "utf-8"
    return Redacted((("\ufeff" if marked else "") + text).encode("utf-8"), _suffix(source.name, ".csv"), removals)


def _redacted(source: Source, censor: Censor, keep: re.Pattern[str]) -> tuple[str, tuple[Removal, ...]]:
    text = decode(source.data, source.name).text
    features = [piece for piece in controls_in(text, "body") if isinstance(piece, Feature)]
    removals: list[Removal] = []
    # What stood apart may stand together once something is gone: the copy is looked at until nothing more must go.
    for turn in range(_TURNS):
        part = TextPart(text)
        cuts = tuple(censor(part))
        removals += removals_of(part, cuts)
        reordered = is_reordered(text)
        text = plain(without_cuts(text, cuts, keep))
        if turn and not cuts and not reordered:
            break
    return text, (*removals, *(Removal(piece.where, piece.kind) for piece in features))


def _suffix(name: str, usual: str) -> str:
    return next((suffix for suffix in (*TEXT_SUFFIXES, *TABLE_SUFFIXES) if name.lower().endswith(suffix)), usual)


TEXT_SUFFIXES = (".txt", ".text", ".md", ".log")
"""Endings of files that are text as it stands."""
TABLE_SUFFIXES = (".csv", ".tsv")
"""Endings of tables that are text."""
PLAIN_TEXT = Reader("plain-text", TEXT_SUFFIXES, read_plain_text, "text/plain", redact=redact_plain_text)
CSV = Reader("csv", TABLE_SUFFIXES, read_plain_text, "text/csv", redact=redact_csv)
