"""Annual reports as JSON: cells may be text, as programs that copied a page leave them."""

from __future__ import annotations

import json
from typing import Any

from zfgk.reporting.form import COLUMNS
from zfgk.reporting.reading.figures import Figure, read_figure
from zfgk.reporting.reading.scan import NotAReport, Place, Scan
from zfgk.reporting.tables import from_json

_TABLES = ("table2", "table3", "table4")


def read_json(data: bytes, name: str) -> Scan | NotAReport:
    """Read the JSON of a report.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        BadInput: If its shape is not that of a report, with every fault.
    """
    try:
        written = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return NotAReport("不是完整的JSON，可能被截断", "it is not whole JSON; perhaps it was cut off")
    if not isinstance(written, dict) or not any(one in written for one in _TABLES):
        return NotAReport("JSON中没有年度报告的表", "the JSON holds no tables of an annual report")
    figures: dict[Place, Figure] = {}
    if not isinstance(written.get("format"), str):
        written["format"] = ""
    try:
        for number, table in enumerate(_TABLES, 2):
            if table in written:
                written[table] = _figures(written[table], number, "", figures)
    except RecursionError:
        return NotAReport("JSON嵌套过深", "the JSON is nested too deeply")
    report = from_json(written, name)
    unread = {place: one.text for place, one in figures.items() if one.state == "unreadable"}
    missing = tuple(number for number, table in enumerate(_TABLES, 2) if not written.get(table))
    return Scan(report=report, unread=unread, figures=figures, missing=missing)


def _figures(tree: Any, table: int, path: str, figures: dict[Place, Figure]) -> Any:
    """Return the tree with the number in place of every text."""
    if isinstance(tree, dict):
        return {
            key: value if key == "columns" else _figures(value, table, _join(path, key), figures)
            for key, value in tree.items()
        }
    if isinstance(tree, list):
        return [_cell(value, (table, path, name), figures) for value, name in zip(tree, COLUMNS, strict=False)] + tree[
            len(COLUMNS) :
        ]
    row, _, column = path.partition(".")
    return _cell(tree, (table, row, column), figures)


def _cell(value: Any, place: Place, figures: dict[Place, Figure]) -> Any:
    if not isinstance(value, str):
        return value
    figures[place] = read_figure(value)
    return figures[place].value


def _join(path: str, key: str) -> str:
    return key if not path or path == "rows" else f"{path}.{key}"
