"""So many of so many, and how that is said in percent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import attrs


@attrs.frozen
class Ratio:
    """So many of so many.

    Args:
        part: How many.
        whole: Of how many.
    """

    part: int
    whole: int

    @property
    def share(self) -> Fraction | None:
        """The share, exactly; ``None`` of nothing, never 0 or 1."""
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def percent(self) -> str:
        """The share in percent with at most one decimal, rounded half up; empty of nothing.

        0 and 100 are printed only where they are exact: 1,999 of 2,000 are 99.9.
        """
        if not self.whole:
            return ""
        exact = Decimal(100 * self.part) / Decimal(self.whole)
        tenth = Decimal("0.1")
        rounded = exact.quantize(tenth, ROUND_HALF_UP)
        if 0 < self.part < self.whole:
            rounded = min(max(rounded, tenth), 100 - tenth)
        return f"{rounded:f}".removesuffix(".0")

    def __add__(self, other: Ratio) -> Ratio:
        """Count both together."""
        return Ratio(self.part + other.part, self.whole + other.whole)

    def to_json(self) -> dict[str, int]:
        """Return both numbers."""
        return {"part": self.part, "whole": self.whole}
