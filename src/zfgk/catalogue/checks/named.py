"""A named check: what it says, how grave it is, on which ground."""

from __future__ import annotations

from typing import Literal

import attrs

from zfgk.catalogue.row import Finding
from zfgk.model.law import Seen


@attrs.frozen(kw_only=True)
class Check:
    """A check that a catalogue goes through.

    Args:
        name: Its stable name, such as ``term-unknown``.
        zh: What it says in Chinese; ``{name}`` stands for a fact.
        en: The same in English.
        severity: ``error`` or ``note``.
        structural: Whether it looks at one value against its field alone, so that a schema language can express it.
        basis: The text that it rests on, unless the field names one.
        seen: How well that text was verified.
    """

    name: str
    zh: str
    en: str
    severity: Literal["error", "note"] = "error"
    structural: bool = False
    basis: str = ""
    seen: Seen = Seen.TEXT

    def at(self, path: str, field: str = "", **facts: object) -> Finding:
        """Return the finding of this check at a place.

        Args:
            path: The place of the entry.
            field: The field.
            facts: What the sentences need: numbers, days, codes, names of fields; never the text of a cell.
        """
        return Finding(
            check=self.name,
            path=path,
            field=field,
            zh=self.zh.format_map(facts),
            en=self.en.format_map(facts),
            severity=self.severity,
            basis=self.basis,
            seen=self.seen,
        )
