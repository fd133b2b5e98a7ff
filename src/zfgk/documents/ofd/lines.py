"""From letters on a page to lines of text, whatever order the file has them in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from zfgk.documents.ofd.canvas import Letter

_SAME_LINE = 0.45  # of the size of the letters
_SAME_PLACE = 0.2  # the same
_APART = 0.6  # the same; a wider gap is a space


def lines_of(letters: Iterable[Letter]) -> str:
    """Return letters as lines from top to bottom, each from left to right.

    Args:
        letters: The letters.
    """
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda letter: letter.at[1]):
        if rows and abs(letter.at[1] - rows[-1][0].at[1]) <= _SAME_LINE * max(letter.size, rows[-1][0].size, 0.1):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return "\n".join(text for row in rows if (text := _line(row)))


def _coincide(row: list[Letter]) -> bool:
    pairs = pairwise(row)
    return any(one.run != other.run and other.at[0] - one.at[0] < _SAME_PLACE * one.size for one, other in pairs)


def _line(row: list[Letter]) -> str:
    out: list[str] = []
    end: float | None = None
    row.sort(key=lambda letter: letter.at[0])
    if _coincide(row):
        # Some writers give each run the place of the whole line: only the order of the file makes sense then.
        row.sort(key=lambda letter: letter.run)
    for letter in row:
        if end is not None and letter.at[0] - end > _APART * letter.size:
            out.append(" ")
        out.append(letter.text)
        end = 2 * letter.middle[0] - letter.at[0]
    return "".join(out).strip()
