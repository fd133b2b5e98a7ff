"""A finding about an annual report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import attrs

Shown = int | Decimal | str | None
"""What a cell should hold or holds; ``None`` where there is no one value."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that is wrong with an annual report, or worth a look.

    Args:
        check: The id of the check, such as ``table3.balance``.
        severity: ``error``, or ``note`` for what may be right.
        kind: ``publisher`` if the report itself is wrong, ``unreadable`` if something in it could not be read.
        table: The number of the table; ``None`` for the report as a whole.
        row: The key of the row; empty if none can be told.
        column: The key of the column; empty if none can be told.
        expected: What should stand there.
        actual: What stands there.
        zh: The finding in Chinese.
        en: The finding in English.
    """

    check: str
    severity: Literal["error", "note"] = "error"
    kind: Literal["publisher", "unreadable"] = "publisher"
    table: int | None = None
    row: str = ""
    column: str = ""
    expected: Shown = None
    actual: Shown = None
    zh: str
    en: str

    def message(self, lang: str = "zh") -> str:
        """Return the finding as a sentence.

        Args:
            lang: ``zh`` or ``en``.
        """
        return self.en if lang == "en" else self.zh

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the finding as plain values.

        Args:
            lang: The language of the message.
        """
        return {
            "check": self.check,
            "severity": self.severity,
            "kind": self.kind,
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "expected": _plain(self.expected),
            "actual": _plain(self.actual),
            "message": self.message(lang),
        }


def _plain(value: Shown) -> int | float | str | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
