"""Units of legal time as types. Nothing converts between them."""

from __future__ import annotations

import attrs
from attrs.validators import ge


@attrs.frozen
class WorkingDays:
    """A number of working days (工作日) on the official calendar."""

    n: int = attrs.field(validator=ge(1))

    def __str__(self) -> str:
        """Print as the statutes do: 20个工作日."""
        return f"{self.n}个工作日"
