"""Steps over Polars frames (extra ``polars``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import overload

import polars as pl
import pyarrow as pa

from zfgk.batch.steps import Step

ROWS = 131_072
"""How many rows a piece of a lazy frame holds."""


@overload
def apply(step: Step, frame: pl.DataFrame) -> pl.DataFrame: ...
@overload
def apply(step: Step, frame: pl.LazyFrame) -> pl.LazyFrame: ...
def apply(step: Step, frame: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame | pl.LazyFrame:
    """Return a frame with the column that a step adds.

    Args:
        step: The step.
        frame: The frame; days are of type ``pl.Date``. Of a lazy frame only the schema is asked for now.

    Returns:
        A frame of the same kind; a lazy one runs the step piece by piece when it is collected.

    Raises:
        BadInput: If a column that the step needs is missing, or the new one is there already.
    """
    if isinstance(frame, pl.DataFrame):
        return _apply(step, frame)
    schema = _apply(step, frame.collect_schema().to_frame()).schema
    return frame.map_batches(lambda piece: _apply(step, piece), schema=schema, streamable=True)


def stream(step: Step, frame: pl.LazyFrame, *, rows: int = ROWS) -> Iterator[pl.DataFrame]:
    """Yield a lazy frame piece by piece, each with the column that a step adds, at constant memory.

    Args:
        step: The step.
        frame: The frame.
        rows: How many rows a piece holds.

    Yields:
        The pieces, in order.

    Raises:
        BadInput: If a column that the step needs is missing, or the new one is there already.
    """
    for piece in frame.collect_batches(chunk_size=rows, maintain_order=True):
        yield _apply(step, piece)


def _apply(step: Step, frame: pl.DataFrame) -> pl.DataFrame:
    given = frame.to_arrow()
    return pl.DataFrame(pa.Table.from_batches(step(given.to_batches()), schema=step.schema(given.schema)))
