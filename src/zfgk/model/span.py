"""A day known only within bounds."""

from __future__ import annotations

from datetime import date

import attrs


@attrs.frozen
class Span:
    """The earliest and the latest possible day of something not known to the day.

    Args:
        earliest: The earliest possible day.
        latest: The latest possible day.
    """

    earliest: date
    latest: date
