"""Steps: each moves the clock; the result of a computation is read off the last one."""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from zfgk.model.law import Basis
from zfgk.model.span import Span


class Verb(Enum):
    """What a step does."""

    GOVERN = "govern"
    """Selects the version of the rule."""
    START = "start"
    """Starts the clock on a day."""
    ROLL = "roll"
    """Moves a last day on a rest day to the next working day."""
    SHIFT = "shift"
    """Moves a start from a rest day to the next working day."""
    RESTART = "restart"
    """Starts the clock afresh; what was counted is forgotten."""
    CREDIT = "credit"
    """Takes days out of the count."""
    COUNT = "count"
    """Counts the period to its last day."""
    COUNT_BACK = "count-back"
    """Counts the period back from an event to the last day before it."""
    EXTEND = "extend"
    """Adds an extension."""
    CAP = "cap"
    """Cuts an extension down to the lawful maximum."""
    IGNORE = "ignore"
    """Records a fact that has no effect, and why."""


# Without slots a frozen value is built in two thirds of the time; an answer builds several.
@attrs.frozen(kw_only=True, slots=False)
class Step:
    """One move of the clock.

    Args:
        verb: What it does.
        day: Where the clock stands after it: the start until the period is counted, then the last day; moments where it
            runs in hours. ``None`` beyond the calendar, and where no date is set.
        span: Where that day must lie, if it is beyond the calendar.
        basis: The text that commands the move.
        event: The event that caused it.
        event_day: The day of that event.
        until: The last day that the event's own term or notice names.
        amount: How much is counted, credited or added.
        unit: In which unit: working-day, day, month, year, hour, date; empty for a word without a number.
        reading: The reading that decided it.
        option: The option taken.
        note: A stable code for a special circumstance, such as ``notified-late``.
    """

    verb: Verb
    day: date | None
    span: Span | None = None
    basis: Basis | None = None
    event: str = ""
    event_day: date | None = None
    until: date | None = None
    amount: int | None = None
    unit: str = "working-day"
    reading: str = ""
    option: str = ""
    note: str = ""
