"""Steps over Spark data frames (extra ``spark``)."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from zfgk.batch.steps import Step


def apply(step: Step, frame: DataFrame) -> DataFrame:
    """Return a data frame with the column that a step adds.

    Args:
        step: The step; it travels to the workers, which need zfgk and the extra ``batch`` as well.
        frame: The data frame; days are of type ``DATE``.

    Returns:
        A data frame; nothing runs before an action asks for its rows.

    Raises:
        BadInput: If a column that the step needs is missing, or the new one is there already.
    """
    schema = from_arrow_schema(step.schema(to_arrow_schema(frame.schema)))
    return frame.mapInArrow(step, schema)
