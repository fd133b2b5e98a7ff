"""Several texts in one cell of a table: lists by separators, ticked boxes by their marks."""

from __future__ import annotations

import re

from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Field, Kind
from zfgk.catalogue.vocabularies import TICKED, UNTICKED

BETWEEN_TEXTS = re.compile(r"[;；\r\n]")
"""What separates the texts of a list."""
BETWEEN_WORDS = re.compile(r"[;；,，、\r\n]")
"""What separates key words."""
_BETWEEN_TICKS = re.compile(r"[;；,，\r\n]")
_BOX = re.compile(f"([{''.join(sorted(TICKED))}{''.join(sorted(UNTICKED - {'口'}))}☑☒✓√☐]|口(?=[\u4e00-\u9fff]))")
_ALSO_TICKED = frozenset("☑☒✓√")


def split_cell(field: Field, text: str) -> Cell:
    """Return what the cell of a table holds for a field.

    Args:
        field: The field.
        text: The cell as written.

    Returns:
        The text unchanged for fields that hold one; a tuple for those that hold several. Lists are separated by
        semicolons or line ends, ticks and key words by commas also. In a cell with boxes (``■政府网站 □政府公报``) the ticked
        ones count. White space around a piece and empty pieces are dropped.
    """
    if not field.kind.many:
        return text
    if field.kind is Kind.TICKS and any(mark in text for mark in TICKED | UNTICKED | _ALSO_TICKED):
        return ticked(text)
    # 、 stands within labels such as 乡、村级.
    words = BETWEEN_WORDS if field.name == "keywords" else BETWEEN_TEXTS
    separator = _BETWEEN_TICKS if field.kind is Kind.TICKS else words
    return tuple(piece for part in separator.split(text) if (piece := part.strip()))


def ticked(text: str) -> tuple[str, ...]:
    """Return the labels behind the ticked boxes of a cell.

    Args:
        text: The cell, such as ``■政府网站 □政府公报``; 口 and £ are what files make of an empty box.
    """
    pieces = _BOX.split(text)
    marked = zip(pieces[1::2], pieces[2::2], strict=True)
    labels = (" ".join(label.split()) for mark, label in marked if mark in TICKED | _ALSO_TICKED)
    return tuple(label for label in labels if label)
