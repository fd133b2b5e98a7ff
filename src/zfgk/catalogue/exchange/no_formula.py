"""Cells of a CSV file of which a spreadsheet program makes no formula.

A text that such a program could take for a formula gets an apostrophe in front, and so does one that begins with an
apostrophe, so that what was written can always be told from what was meant. An apostrophe alone is the empty text; a
cell with nothing in it is no text at all.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"[\t\r\n]|[ \u00a0\u3000]*['=+\-@＝＋－＠]|\Z")
"""How a formula begins, full-width signs included; behind spaces too, which some programs drop."""


def guarded(text: str) -> str:
    """Return a text as it stands in a cell of a CSV file, so that no spreadsheet program makes a formula of it.

    Args:
        text: The text; the empty one becomes an apostrophe.
    """
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str | None:
    """Return what a cell means.

    Args:
        cell: The cell as it stands.

    Returns:
        The text, without the apostrophe that :func:`guarded` put in front; ``None`` for a cell with nothing in it.
    """
    if cell.startswith("'") and _RISKY.match(cell, 1):
        return cell[1:]
    return cell or None
