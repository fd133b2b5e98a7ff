"""Verdicts: whether an act was in time, over every admissible reading and fact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from zfgk.engine.act import ActDay
from zfgk.engine.clock import Run
from zfgk.engine.counting import earliest, latest, past
from zfgk.model.span import Span
from zfgk.rules.clock import Minimum


class Verdict(Enum):
    """What can be said about an act and its last day. Late under a rule, never unlawful."""

    IN_TIME = "in-time"
    OVERDUE = "overdue"
    DEPENDS = "depends"
    PENDING = "pending"
    UNKNOWN = "unknown"
    TOO_EARLY = "too-early"
    """Before the end of a minimum period."""


def of_run(run: Run, as_of: date | None, *, undated: bool = False, within: Span | None = None) -> Verdict | None:
    """Judge one run.

    Args:
        run: The run.
        as_of: The day on which the verdict is asked.
        undated: Whether an act is known to have been done on a day, or for hours at a moment, that nobody knows.
        within: The moments between which it must have been done, if its day is known.

    Returns:
        The verdict; ``None`` if there is a last day but neither an act nor a day of asking.
    """
    if isinstance(run.rule, Minimum):
        return _of_minimum(run, as_of, undated=undated)
    if run.act is not None:
        return _of_act(run, run.act)
    if undated:
        return _of_bounds(run, within)
    if as_of is None:
        return Verdict.UNKNOWN if isinstance(run.due, Span) else None
    if not past(as_of, earliest(run.due)):
        return Verdict.PENDING
    return Verdict.OVERDUE if past(as_of, latest(run.due)) and not run.waiting else Verdict.UNKNOWN


def _of_act(run: Run, act: ActDay) -> Verdict:
    if act.moot or latest(act.day) <= earliest(run.due):
        return Verdict.IN_TIME
    # A matter that waits for a corrected request runs no clock; an act in the meantime may not be late.
    late = earliest(act.day) > latest(run.due) and not run.waiting
    return Verdict.OVERDUE if late else Verdict.UNKNOWN


def _of_bounds(run: Run, within: Span | None) -> Verdict:
    """Judge an act of which nobody knows when it was done, by what it must lie between."""
    if within is None:
        return Verdict.UNKNOWN
    if within.latest <= earliest(run.due):
        return Verdict.IN_TIME
    return Verdict.OVERDUE if within.earliest > latest(run.due) else Verdict.UNKNOWN


def _of_minimum(run: Run, as_of: date | None, *, undated: bool) -> Verdict | None:
    """Judge a run of a minimum period: an act may come too early, never too late."""
    if run.act is None:
        if undated or as_of is None:
            return Verdict.UNKNOWN if undated else None
        if not past(as_of, earliest(run.due)):
            return Verdict.PENDING
        # The period is over: whatever comes now is late enough.
        return Verdict.IN_TIME if past(as_of, latest(run.due)) else Verdict.UNKNOWN
    if earliest(run.act.day) >= latest(run.due):
        return Verdict.IN_TIME
    return Verdict.TOO_EARLY if latest(run.act.day) < earliest(run.due) else Verdict.UNKNOWN


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
