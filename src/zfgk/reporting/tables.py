"""The tables of one annual report as a value, as JSON, and back; null is a cell left blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.reporting.form import COLUMNS, FORMS, GROUPS, OUTCOMES, Form

Number = int | Decimal | None
"""A cell; ``None`` is blank."""


@attrs.frozen(kw_only=True)
class Report:
    """The tables of one annual report.

    Args:
        agency: Whose report it is.
        year: The reporting year.
        form: The form.
        table2: The cells of table 2 by path.
        table3: The rows of table 3 by key, each with seven cells in the order of the columns.
        table4: The groups of table 4 by key, each with five cells in the order of the outcomes.
    """

    agency: str
    year: int
    form: Form
    table2: Mapping[str, Number]
    table3: Mapping[str, tuple[Number, ...]]
    table4: Mapping[str, tuple[Number, ...]]

    def cells(self) -> Iterator[tuple[int, str, str, Number]]:
        """Yield every cell with its table, row and column, in the order of the form."""
        for cell in self.form.table2:
            row, _, column = cell.key.partition(".")
            yield 2, row, column, self.table2.get(cell.key)
        for row_ in self.form.table3:
            yield from ((3, row_.key, name, self.cell3(row_.key, name)) for name in COLUMNS)
        for group in GROUPS:
            yield from ((4, group, name, self.cell4(group, name)) for name in OUTCOMES)

    def cell3(self, row: str, column: str) -> Number:
        """Return a cell of table 3; blank if the row is missing."""
        held = self.table3.get(row)
        return held[COLUMNS.index(column)] if held else None

    def cell4(self, group: str, column: str) -> Number:
        """Return a cell of table 4; blank if the group is missing."""
        held = self.table4.get(group)
        return held[OUTCOMES.index(column)] if held else None

    def to_json(self) -> dict[str, Any]:
        """Return the tables as plain values, ready for :func:`json.dumps`."""
        table2: dict[str, Any] = {}
        for cell in self.form.table2:
            _put(table2, cell.key, _plain(self.table2.get(cell.key)))
        rows: dict[str, Any] = {}
        for row in self.form.table3:
            _put(rows, row.key, [_plain(self.cell3(row.key, name)) for name in COLUMNS])
        table4 = {group: {name: _plain(self.cell4(group, name)) for name in OUTCOMES} for group in GROUPS}
        return {
            "agency": self.agency,
            "year": self.year,
            "format": self.form.id,
            "table2": table2,
            "table3": {"columns": list(COLUMNS), "rows": rows},
            "table4": table4,
        }


def from_json(written: Any, source: str = "report") -> Report:
    """Read a report from plain values; keys that no form has are ignored.

    Args:
        written: What :func:`json.loads` gave.
        source: What it was read from, for messages.

    Returns:
        The report.

    Raises:
        BadInput: With every fault, each with its path.
    """
    faults: list[Fault] = []
    held = written if isinstance(written, Mapping) else {}
    if held is not written:
        faults.append(Fault("report", "is not an object", then='write {"agency": …, "year": …, "format": …, …}'))
    form = FORMS.get(held.get("format", ""))
    if form is None:
        faults.append(Fault("format", f"{held.get('format')!r} is no form", then=f"one of {', '.join(FORMS)}"))
    year = held.get("year")
    if not isinstance(year, int) or isinstance(year, bool):
        faults.append(Fault("year", f"{year!r} is not a year", then="write a number such as 2025"))
    if form is None or faults:
        raise BadInput(source, faults)
    table2 = {cell.key: _number(held.get("table2"), cell.key, "table2", faults) for cell in form.table2}
    rows = _member(held.get("table3"), "rows")
    table3 = {row.key: _row(rows, row.key, faults) for row in form.table3}
    groups = held.get("table4")
    table4 = {
        group: tuple(_number(groups, f"{group}.{name}", "table4", faults) for name in OUTCOMES) for group in GROUPS
    }
    if faults:
        raise BadInput(source, faults)
    agency = str(held.get("agency") or "")
    return Report(agency=agency, year=int(year or 0), form=form, table2=table2, table3=table3, table4=table4)


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    for step in above:
        tree = tree.setdefault(step, {})
    tree[last] = value


def _member(tree: Any, path: str) -> Any:
    for step in path.split("."):
        tree = tree.get(step) if isinstance(tree, Mapping) else None
    return tree


def _number(tree: Any, path: str, table: str, faults: list[Fault]) -> Number:
    return _checked(_member(tree, path), f"{table}.{path}", faults)


def _row(rows: Any, key: str, faults: list[Fault]) -> tuple[Number, ...]:
    written = _member(rows, key)
    where = f"table3.rows.{key}"
    if written is None:
        return (None,) * len(COLUMNS)
    if not isinstance(written, list) or len(written) != len(COLUMNS):
        faults.append(
            Fault(where, f"is not a list of {len(COLUMNS)} numbers", then=f"one for each of {', '.join(COLUMNS)}")
        )
        return (None,) * len(COLUMNS)
    return tuple(_checked(value, f"{where}[{at}]", faults) for at, value in enumerate(written))


def _checked(value: Any, where: str, faults: list[Fault]) -> Number:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, float | Decimal):
        exact = Decimal(str(value))
        if exact.is_finite():
            return exact
    faults.append(Fault(where, f"{value!r} is not a number", then="write a number, or null for a blank cell"))
    return None


def _plain(value: Number) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
