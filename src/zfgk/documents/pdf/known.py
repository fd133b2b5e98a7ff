"""What a file gave out already, so that its past is told only where it differs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

import attrs

from zfgk.model.documents import Embedded, Piece, TextPart, Unread

_REPEATED = "source"
_LONG = 1_000_000


class Known:
    """What was given out already, so that the past is told only where it differs."""

    def __init__(self) -> None:
        self._lines: set[str] = set()
        self._others: set[tuple[str, ...]] = set()

    def learn(self, piece: Piece) -> None:
        """Remember a piece.

        Args:
            piece: The piece.
        """
        if isinstance(piece, TextPart):
            self._lines.update(_bare(line) for line in _lines(piece.text))
        else:
            self._others.add(_mark(piece))

    def news(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces that say something new, texts with their new lines only, and remember them.

        Args:
            pieces: The pieces; features and repetitions of a page are left out.
        """
        for piece in pieces:
            if isinstance(piece, TextPart) and piece.kind != _REPEATED:
                lines = [line for line in _lines(piece.text) if self._new(line)]
                if lines:
                    self.learn(piece)
                    yield attrs.evolve(piece, text="\n".join(lines))
            elif isinstance(piece, (Unread, Embedded)) and _mark(piece) not in self._others:
                self.learn(piece)
                yield piece

    def _new(self, line: str) -> bool:
        bare = _bare(line)
        return bool(bare) and bare not in self._lines and not _STAMP.fullmatch(bare)


# Every save writes the time and a new name for the version into the metadata: that is no text that was lost.
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[-+Z.0-9:]{0,12}|(?:uuid|xmp\.[a-z]{3}):[0-9A-Fa-f-]{20,40}")


def _lines(text: str) -> list[str]:
    """Return the lines of a text; one that no page could hold is compared as a whole."""
    return text.splitlines() if len(text) < _LONG else [text]


def _bare(line: str) -> str:
    return "".join(line.split()) if len(line) < _LONG else hashlib.sha256(line.encode("utf-8", "replace")).hexdigest()


def _mark(piece: Piece) -> tuple[str, ...]:
    if isinstance(piece, Embedded):
        return ("embedded", hashlib.sha256(piece.data).hexdigest())
    return ("unread", piece.where, piece.why) if isinstance(piece, Unread) else ("other", piece.where)
