"""Verdicts: whether an act was in time, over every admissible reading and fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from zfgk.engine.clock import Run
from zfgk.engine.counting import earliest, latest
from zfgk.model.span import Span


class Verdict(Enum):
    """What can be said about an act and its last day. Late under a rule, never unlawful."""

    IN_TIME = "in-time"
    OVERDUE = "overdue"
    DEPENDS = "depends"
    PENDING = "pending"
    UNKNOWN = "unknown"


def of_run(run: Run, as_of: date | None, *, undated: bool = False) -> Verdict | None:
    """Judge one run.

    Args:
        run: The run.
        as_of: The day on which the verdict is asked.
        undated: Whether an act is known to have been done on a day that nobody knows.

    Returns:
        The verdict; ``None`` if there is a last day but neither an act nor a day of asking.
    """
    if run.act is not None:
        if latest(run.act.day) <= earliest(run.due):
            return Verdict.IN_TIME
        # A matter that waits for a corrected request runs no clock; an act in the meantime may not be late.
        late = earliest(run.act.day) > latest(run.due) and not run.waiting
        return Verdict.OVERDUE if late else Verdict.UNKNOWN
    if undated:
        return Verdict.UNKNOWN
    if as_of is None:
        return Verdict.UNKNOWN if isinstance(run.due, Span) else None
    if as_of <= earliest(run.due):
        return Verdict.PENDING
    return Verdict.OVERDUE if as_of > latest(run.due) and not run.waiting else Verdict.UNKNOWN


def combined(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """Combine the verdicts of all runs: the common one, ``depends`` if they contradict each other.

    Args:
        verdicts: The verdicts of the runs.

    Returns:
        ``unknown`` if some are unknown and the others agree.
    """
    found = set(verdicts)
    if len(found) == 1:
        return found.pop()
    found -= {None, Verdict.UNKNOWN}
    return Verdict.DEPENDS if len(found) > 1 else Verdict.UNKNOWN
