"""A document as a reader of tables needs it: paragraphs and tables in their order, whatever format it had."""

from __future__ import annotations

from collections.abc import Iterator

import attrs


@attrs.frozen
class Box:
    """A cell as it was written; a merged one is there once.

    Args:
        text: Its text.
        across: How many columns it spans.
    """

    text: str
    across: int = 1


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


def paragraphs(flow: Flow) -> Iterator[str]:
    """Yield the paragraphs that are no cells of a table.

    Args:
        flow: The document.
    """
    return (one for one in flow if isinstance(one, str))
