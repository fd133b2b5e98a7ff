"""The door to Arrow: its columns come in as numpy arrays and go out as Arrow again (part of the extra ``batch``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pyarrow as pa


class ArrowArray(Protocol):
    """A column that speaks the Arrow C data interface, such as ``pyarrow.Array``."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Hand over the column."""


class ArrowStream(Protocol):
    """A column in pieces that speaks the Arrow C stream interface, such as ``pyarrow.ChunkedArray`` or a Polars series."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand over the pieces."""


ArrowColumn = ArrowArray | ArrowStream


def is_arrow(values: object) -> bool:
    """Tell whether a value is a column of Arrow."""
    return hasattr(values, "__arrow_c_array__") or hasattr(values, "__arrow_c_stream__")


def plain(values: Any) -> npt.ArrayLike:
    """Return a column of Arrow as a numpy array, and anything else as it is.

    Args:
        values: A column, or a single value.

    Returns:
        For days ``datetime64[D]`` with ``NaT`` for null; for other types what pyarrow makes of them.

    Raises:
        TypeError: If a column of moments is given where days are meant, or numbers or truth values hold a null.
    """
    if not is_arrow(values):
        found: npt.ArrayLike = values
        return found
    import pyarrow as pa

    column = pa.chunked_array(values) if hasattr(values, "__arrow_c_stream__") else pa.array(values)
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_null(kind):
        message = f"all {len(column)} rows are null, and of no type; give the column its type"
        raise TypeError(message)
    if pa.types.is_temporal(kind) and not pa.types.is_date32(kind):
        message = f"days of type {kind} may carry hours; pass date32"
        raise TypeError(message)
    if column.null_count and not (
        pa.types.is_date32(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind)
    ):
        message = f"{column.null_count} of {len(column)} rows of type {kind} are null; fill them first"
        raise TypeError(message)
    array: npt.NDArray[Any] = (
        column.to_numpy() if isinstance(column, pa.ChunkedArray) else column.to_numpy(zero_copy_only=False)
    )
    return array


def given_back(out: npt.NDArray[Any], *columns: object) -> npt.NDArray[Any] | pa.Array:
    """Return a result as an Arrow array if a column came as one.

    Args:
        out: Days or numbers; ``NaT`` and the smallest int64 stand for no answer.
        columns: The columns that came in.

    Returns:
        The result as it is, or as an Arrow array with null for no answer.
    """
    return to_arrow(out) if any(map(is_arrow, columns)) else out


def to_arrow(out: npt.NDArray[Any]) -> pa.Array:
    """Return days as ``date32`` and numbers as ``int64``, null where there is no answer."""
    import pyarrow as pa

    if out.dtype.kind == "M":
        # Both count days since 1970, Arrow in 32 bits; the copy is half as long.
        missing = np.isnat(out)
        numbers = np.where(missing, 0, out.astype(np.int64)).astype(np.int32)
        return pa.array(numbers, mask=missing if missing.any() else None).view(pa.date32())
    missing = out == np.iinfo(np.int64).min if out.dtype.kind == "i" else np.zeros(out.shape, dtype=np.bool_)
    return pa.array(out, mask=missing if missing.any() else None)
