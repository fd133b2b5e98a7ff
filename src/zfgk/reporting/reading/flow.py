"""A document as a reader of tables needs it: paragraphs and tables in their order, whatever format it had."""

from __future__ import annotations

import attrs


@attrs.frozen
class Box:
    """A cell as it was written; a merged one is there once.

    Args:
        text: Its text.
        across: How many columns it spans.
        at: The number of its column, in a sheet; 0 where cells have no fixed place.
    """

    text: str
    across: int = 1
    at: int = 0


Line = tuple[Box, ...]
"""The cells that begin in one row."""


@attrs.frozen
class Grid:
    """A table.

    Args:
        lines: Its rows.
    """

    lines: tuple[Line, ...]


Flow = tuple[str | Grid, ...]
"""Paragraphs and tables."""
