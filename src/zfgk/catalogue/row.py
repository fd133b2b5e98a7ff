"""What a reader of any format hands over, and what a check of it finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from zfgk.model.law import Seen

Cell = str | tuple[str, ...]
"""What stands in one place: a text, or several for a field whose kind is ``list`` or ``ticks``."""
EXTRA = "extra."
"""What the key of a column of a body's own begins with, such as ``extra.scope``."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing about a catalogue that a person should look at. It quotes no text of a cell.

    Args:
        check: The name of the check, such as ``term-unknown``.
        path: The place of the entry: ``row 17`` of a table, where the heads are row 1; ``/entries/3`` of a document.
        field: The field by its English name; the head as the file writes it where no field has it; empty for the entry
            as a whole.
        zh: The sentence in Chinese.
        en: The sentence in English.
        severity: ``error`` for a fault, ``note`` for what is worth knowing or rests on a text that was not read itself.
        basis: The text, as a citation, if there is one.
        seen: How well that text was verified.
    """

    check: str
    path: str
    field: str
    zh: str
    en: str
    severity: Literal["error", "note"] = "error"
    basis: str = ""
    seen: Seen = Seen.TEXT

    def message(self, lang: str = "zh") -> str:
        """Return the sentence in ``zh`` or ``en``."""
        return self.en if lang == "en" else self.zh

    def to_json(self) -> dict[str, str]:
        """Return the finding as the command line prints it."""
        return {
            "check": self.check,
            "path": self.path,
            "field": self.field,
            "severity": self.severity,
            "message": self.zh,
            "message_en": self.en,
            "basis": self.basis,
            "seen": self.seen.value,
        }


@attrs.frozen
class Row:
    """One entry as a reader of any format yields it, before any check.

    A reader of a table first yields a row with ``heads`` and without cells. It splits cells of kinds ``list`` and
    ``ticks`` into tuples (:func:`zfgk.catalogue.cells.split_cell`); a reader of a document keeps the shape that it
    found, so that the check can say that a list is missing. Nothing is stripped, folded or corrected.

    Args:
        place: Its place, as findings name it.
        cells: What it holds, by the name of the field; by the head as written where the schema has no such field. A
            field that is absent and one that is empty are the same.
        heads: The heads of a table as written, in order; ``None`` for a row that is not the head.
        findings: What the reader itself saw wrong with the shape of the row, such as a number where a text is asked.
    """

    place: str
    cells: Mapping[str, Cell]
    heads: tuple[str, ...] | None = attrs.field(default=None, kw_only=True)
    findings: tuple[Finding, ...] = attrs.field(default=(), kw_only=True)
