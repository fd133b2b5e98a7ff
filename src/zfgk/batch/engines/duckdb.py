"""Steps over DuckDB relations (extra ``duckdb``)."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from zfgk.batch.steps import Step

ROWS = 131_072
"""How many rows a record batch holds."""


def apply(step: Step, relation: duckdb.DuckDBPyRelation, *, rows: int = ROWS) -> pa.RecordBatchReader:
    """Return the rows of a relation with the column that a step adds, as a stream of record batches.

    Args:
        step: The step.
        relation: The relation; days are of type ``DATE``.
        rows: How many rows a record batch holds.

    Returns:
        A reader that can be read once; ``from_arrow(reader)`` of another connection makes it a relation again.

    Raises:
        BadInput: If a column that the step needs is missing, or the new one is there already.
    """
    given = relation.to_arrow_reader(rows)
    return pa.RecordBatchReader.from_batches(step.schema(given.schema), step(given))
