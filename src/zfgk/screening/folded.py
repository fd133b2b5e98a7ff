"""Folding of words: one table for texts and for the terms that are looked for, with the way back to the offsets.

Full-width letters and digits become ordinary ones, capitals small ones; characters that nobody sees and spaces within
a line go. Traditional characters become simplified ones where that is asked for. Everything else stays, so one
character class tells whether there is anything to fold, and only what it finds is touched.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re

import attrs

from zfgk.screening.invisible import INVISIBLE, SPACES
from zfgk.screening.variants import SIMPLIFIED

_WIDE = {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF10, 0xFF5B) if chr(wide - 0xFEE0).isalnum()}


_BLOCK = 1024
"""Characters that are folded together. The way back is found anew within a block, so that it takes no room."""
_APART = "\0"  # stands in nothing that is touched


class _Table(dict[int, str | None]):
    """What the touched characters become; those of which nothing is known become nothing."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _APART if code == 0 else None
        return self[code]


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
    _table: _Table = attrs.field(init=False, repr=False, eq=False)
    _touched: re.Pattern[str] | None = attrs.field(init=False, repr=False, eq=False)

    @_table.default
    def _make_table(self) -> _Table:
        table = {wide: plain.lower() if self.case else plain for wide, plain in _WIDE.items()} if self.width else {}
        if self.case:
            table |= {chr(code): chr(code).lower() for code in range(0x41, 0x5B)}
        return _Table({ord(one): plain for one, plain in (table | SIMPLIFIED if self.traditional else table).items()})

    @_touched.default
    def _make_touched(self) -> re.Pattern[str] | None:
        gone = (INVISIBLE if self.invisible else "") + (SPACES if self.spaces else "") + re.escape(self.dropped)
        body = gone + "".join(re.escape(chr(code)) for code in self._table)
        # One character class in front: that is what a regular expression finds fastest.
        return re.compile(f"([{body}][{body}]*+)") if body else None

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
        if self._touched is None or not self._touched.search(text):
            return Folded(text)
        blocks = [text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK)]
        pieces = list(map(self._piece, blocks))
        return Folded("".join(pieces), self, tuple(blocks), tuple(itertools.accumulate(map(len, pieces), initial=0)))

    def _piece(self, block: str) -> str:
        """Fold a block: everything that is touched at once, so that no loop of ours goes over its characters."""
        parts = self._touched.split(block) if self._touched else [block]
        if len(parts) > 1:
            parts[1::2] = _APART.join(parts[1::2]).translate(self._table).split(_APART)
        return "".join(parts)

    def _kept(self, block: str) -> tuple[int, ...]:
        """Return the offsets in a block of the characters that its folded text consists of."""
        touched = "".join(self._touched.findall(block)) if self._touched else ""
        gone = {one for one in {*touched} if not self._table[ord(one)]}
        return tuple([i for i, one in enumerate(block) if one not in gone])


@attrs.frozen
class Folded:
    """A folded text.

    Args:
        text: The folded text.
        fold: How it was folded, and
        blocks: the original text in blocks, where there was anything to fold.
        starts: The folded offset at which each block begins, and that at which the last ends.
    """

    text: str
    fold: Fold | None = None
    blocks: tuple[str, ...] = ()
    starts: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of a span of the folded text that holds at least one character."""
        if not self.blocks:
            return start, end
        return self._original(start), self._original(end - 1) + 1

    def _original(self, offset: int) -> int:
        at = bisect.bisect_right(self.starts, offset) - 1
        inside = offset - self.starts[at]
        block = self.blocks[at]
        if self.fold is not None and self.starts[at + 1] - self.starts[at] < len(block):
            inside = _kept(self.fold, block)[inside]
        return at * _BLOCK + inside


@functools.lru_cache(maxsize=4)
def _folded(fold: Fold, text: str) -> Folded:
    return fold._fold(text)  # noqa: SLF001  # the two are one: a cached method would keep every Fold alive


@functools.lru_cache(maxsize=16)
def _kept(fold: Fold, block: str) -> tuple[int, ...]:
    return fold._kept(block)  # noqa: SLF001  # as above


WORDS = Fold()
"""How the shipped recognisers compare words."""
