"""Folding of words: one table for texts and for the terms that are looked for, with the way back to the offsets.

Full-width letters and digits become ordinary ones, capitals small ones; characters that nobody sees and spaces within
a line go. Traditional characters become simplified ones where that is asked for. Everything else stays, so one
character class tells whether there is anything to fold, and only what it finds is touched.
"""

from __future__ import annotations

import bisect
import functools
import re

import attrs

from zfgk.screening.invisible import INVISIBLE, SPACES
from zfgk.screening.variants import SIMPLIFIED

_WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF5B) if chr(wide - 0xFEE0).isalnum()}


@attrs.frozen
class Fold:
    """What counts as the same.

    Args:
        width: Full-width letters and digits as ordinary ones.
        case: Latin capitals as small letters.
        invisible: Characters that take no room on the page are left out.
        spaces: So are spaces and tabs within a line.
        traditional: The traditional characters of :mod:`zfgk.screening.variants` as simplified ones.
        dropped: Further characters that are left out.
    """

    width: bool = True
    case: bool = True
    invisible: bool = True
    spaces: bool = True
    traditional: bool = False
    dropped: str = ""
    _table: dict[str, str] = attrs.field(init=False, repr=False, eq=False)
    _touched: re.Pattern[str] | None = attrs.field(init=False, repr=False, eq=False)

    @_table.default
    def _make_table(self) -> dict[str, str]:
        table = {wide: plain.lower() if self.case else plain for wide, plain in _WIDE.items()} if self.width else {}
        if self.case:
            table |= {chr(code): chr(code).lower() for code in range(0x41, 0x5B)}
        return table | SIMPLIFIED if self.traditional else table

    @_touched.default
    def _make_touched(self) -> re.Pattern[str] | None:
        gone = (INVISIBLE if self.invisible else "") + (SPACES if self.spaces else "") + re.escape(self.dropped)
        body = gone + "".join(map(re.escape, self._table))
        return re.compile(f"[{body}]+") if body else None

    def text(self, text: str) -> str:
        """Return the text folded."""
        return self.folded(text).text

    def folded(self, text: str) -> Folded:
        """Fold a text; the last answers are kept, because several recognisers ask in turn.

        Args:
            text: The text.

        Returns:
            The folded text with the way back; the text itself where there is nothing to fold.
        """
        return _folded(self, text)

    def _fold(self, text: str) -> Folded:
        first = self._touched.search(text) if self._touched else None
        if self._touched is None or first is None:
            return Folded(text)
        pieces: list[str] = []
        starts, shifts = [0], [0]
        done = length = 0
        for match in self._touched.finditer(text, first.start()):
            start, end = match.span()
            pieces.append(text[done:start])
            length += start - done
            for offset in range(start, end):
                plain = self._table.get(text[offset])
                if plain is not None:
                    if offset - length != shifts[-1]:
                        starts.append(length)
                        shifts.append(offset - length)
                    pieces.append(plain)
                    length += 1
            done = end
            if end - length != shifts[-1]:
                starts.append(length)
                shifts.append(end - length)
        pieces.append(text[done:])
        return Folded("".join(pieces), tuple(starts), tuple(shifts))


@attrs.frozen
class Folded:
    """A folded text.

    Args:
        text: The folded text.
        starts: The folded offsets from which on each shift holds, ascending.
        shifts: How much further in the original text a character stands.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a span of the folded text that holds at least one character."""
        if len(self.starts) == 1 and not self.shifts[0]:
            return start, end
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        return offset + self.shifts[bisect.bisect_right(self.starts, offset) - 1]


@functools.lru_cache(maxsize=4)
def _folded(fold: Fold, text: str) -> Folded:
    return fold._fold(text)  # noqa: SLF001  # the two are one: a cached method would keep every Fold alive


WORDS = Fold()
"""How the shipped recognisers compare words."""
