"""Tables of statistics as plain rows for JSON and CSV, and as Arrow tables (extra ``batch``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zfgk.errors import LibraryMissing
from zfgk.reporting.form import BALANCE, FORM_2019, FORM_2021
from zfgk.statistics.requests import Timeliness
from zfgk.statistics.tables import Row

if TYPE_CHECKING:
    import pyarrow as pa

_LABELS = {row.key: row.label for form in (FORM_2021, FORM_2019) for row in form.table3 if row.key not in BALANCE}

COLUMNS: dict[str, str] = {
    "department": "string",
    "period": "string",
    "requests": "int64",
    **{one.value.replace("-", "_"): "int64" for one in Timeliness},
    "in_time_share_least": "float64",
    "in_time_share_most": "float64",
    "settled": "int64",
    "extended": "int64",
    "extended_share": "float64",
    "corrected": "int64",
    "corrected_share": "float64",
    "consulted": "int64",
    "replies": "int64",
    "mean_days": "float64",
    "median_days": "float64",
    "hidden": "string",
}
"""The columns of a table, and the Arrow types of their values."""

RESULT_COLUMNS: dict[str, str] = {
    "department": "string",
    "period": "string",
    "result": "string",
    "label": "string",
    "refusal": "bool",
    "count": "int64",
}
"""The columns of the table of results, one line for each row of table 3 that has any."""


def label_of(result: str) -> str:
    """Return what the form of the annual report calls a result; 未登记办理结果 where none is recorded.

    Args:
        result: The key of a row of table 3.
    """
    return _LABELS.get(result, result) or "未登记办理结果"


def in_form_order(results: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return results in the order of the form, those that it does not have last.

    Args:
        results: Counts by the keys of rows of table 3.
    """
    places = {key: place for place, key in enumerate(_LABELS)}
    return sorted(results.items(), key=lambda one: (places.get(one[0], len(places)), one[0]))


def plain(row: Row) -> dict[str, Any]:
    """Return a row as plain values under the names of :data:`COLUMNS`; what is hidden or cannot be said is ``None``.

    Args:
        row: The row.
    """
    least, most = row.in_time
    groups: dict[str, dict[str, Any]] = {
        "requests": {"requests": row.requests},
        "late": {"overdue": row.timeliness.get(Timeliness.OVERDUE, 0)},
        "timeliness": {
            **{
                one.value.replace("-", "_"): row.timeliness.get(one, 0)
                for one in Timeliness
                if one is not Timeliness.OVERDUE
            },
            "in_time_share_least": _number(least.share),
            "in_time_share_most": _number(most.share),
            "settled": row.certainty.get("settled", 0),
        },
        "steps": {
            "extended": row.extended,
            "extended_share": _share(row.extended, row),
            "corrected": row.corrected,
            "corrected_share": _share(row.corrected, row),
            "consulted": row.consulted,
        },
        "days": {
            "replies": row.replies,
            "mean_days": _number(row.mean_days),
            "median_days": _number(row.median_days),
        },
    }
    hidden = ",".join(sorted(row.hidden))
    values: dict[str, Any] = {"department": row.department, "period": row.period, "hidden": hidden}
    for group, held in groups.items():
        values |= dict.fromkeys(held) if group in row.hidden else held
    return {name: values[name] for name in COLUMNS}


def plain_results(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Yield the results of rows as plain values under the names of :data:`RESULT_COLUMNS`.

    Args:
        rows: The rows; one whose results are hidden gives nothing.
    """
    for row in rows:
        for result, count in in_form_order(row.results):
            yield {
                "department": row.department,
                "period": row.period,
                "result": result,
                "label": label_of(result),
                "refusal": result.startswith("refused."),
                "count": count,
            }


def arrow(rows: Iterable[Row]) -> pa.Table:
    """Return rows as an Arrow table with the columns :data:`COLUMNS`.

    Args:
        rows: The rows.

    Raises:
        LibraryMissing: If pyarrow is not installed.
    """
    return _table([plain(row) for row in rows], COLUMNS)


def arrow_results(rows: Iterable[Row]) -> pa.Table:
    """Return the results of rows as an Arrow table with the columns :data:`RESULT_COLUMNS`.

    Args:
        rows: The rows.

    Raises:
        LibraryMissing: If pyarrow is not installed.
    """
    return _table(list(plain_results(rows)), RESULT_COLUMNS)


def _table(values: list[dict[str, Any]], columns: dict[str, str]) -> pa.Table:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise LibraryMissing("pyarrow", "an Arrow table", "batch") from error
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in columns.items()])
    return pa.Table.from_pylist(values, schema=schema)


def _share(count: int, row: Row) -> float | None:
    return count / row.requests if row.requests else None


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
