"""The lines of a text as a reader of a paper sees them: what stands at its head, and what stands alone."""

from __future__ import annotations

import functools
import re

import attrs

from zfgk.screening.invisible import INVISIBLE, SPACES

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_LEADING = re.compile(f"[{SPACES}{INVISIBLE}]*")
_BLANK = re.compile(f"[{SPACES}{INVISIBLE}]")
HEAD_LINES = 12
"""How many lines that hold anything make up the head: number, mark and urgency, letterhead, title, addressee."""


@attrs.frozen
class Line:
    """A line that holds something, without the spaces around it.

    Args:
        start: The offset of its first character.
        text: What it says.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@functools.lru_cache(maxsize=1)
def lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold anything; the last answer is kept, because several recognisers ask in turn.

    Args:
        text: The text.
    """
    found = []
    for match in _LINE.finditer(text):
        written = match.group()
        blank = _LEADING.match(written)
        start = blank.end() if blank else 0
        end = len(written)
        while end > start and _BLANK.match(written[end - 1]):
            end -= 1
        if end > start:
            found.append(Line(match.start() + start, written[start:end]))
    return tuple(found)


def head(text: str) -> tuple[Line, ...]:
    """Return the first lines that hold anything."""
    return lines(text)[:HEAD_LINES]
