"""What rows and columns are called in a message: by the heads of the form."""

from __future__ import annotations

from zfgk.reporting.form import COLUMNS, GROUPS, HEADS, OUTCOME_HEADS, OUTCOMES, Form

_HEADS = dict(zip(COLUMNS, HEADS, strict=True))
_OUTCOMES = dict(zip(OUTCOMES, OUTCOME_HEADS, strict=True))


def place(form: Form, table: int, row: str, column: str) -> str:
    """Name a cell, a row or a column in Chinese.

    Args:
        form: The form.
        table: The table.
        row: The key of the row, or empty.
        column: The key of the column, or empty.
    """
    if table == 2:  # the number printed above the table
        key = f"{row}.{column}" if column else row
        cell = next((cell for cell in form.table2 if cell.key == key), None)
        return f"“{cell.row}”行“{cell.column}”" if cell else key
    heads = _HEADS if table == 3 else _OUTCOMES  # the number printed above the table
    label = form.rows[row].label if row in form.rows else GROUPS.get(row, row)
    return "".join((f"“{label}”行" if row else "", f"“{heads.get(column, column)}”列" if column else ""))
