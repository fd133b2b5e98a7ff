"""From letters on a page to lines of text, whatever order the file has them in."""

from __future__ import annotations

from collections.abc import Iterable

from zfgk.documents.ofd.canvas import Letter

_SAME_LINE = 0.45  # of the size of the letters
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


def _line(row: list[Letter]) -> str:
    out: list[str] = []
    end: float | None = None
    for letter in sorted(row, key=lambda letter: letter.at[0]):
        if end is not None and letter.at[0] - end > _APART * letter.size:
            out.append(" ")
        out.append(letter.text)
        end = 2 * letter.middle[0] - letter.at[0]
    return "".join(out).strip()
