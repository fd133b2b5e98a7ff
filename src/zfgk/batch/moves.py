"""Extensions and days not counted, as columns that move the last days of a rule."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from zfgk.batch.lookup import NOWHERE, Moving, departs
from zfgk.batch.tables import NAT, Days, Integers, whole_numbers
from zfgk.errors import BadInput, Fault, NotInBatch
from zfgk.model.measure import Days as CalendarDays
from zfgk.model.measure import WorkingDays
from zfgk.rules.clock import Clock


def require_movable(rule: Clock, newest: Clock, readings: Mapping[str, str], *, extended: bool, credited: bool) -> None:
    """Refuse columns that a version of a rule cannot be moved by.

    Args:
        rule: The version.
        newest: The newest version of the rule, which every other one must resemble.
        readings: The readings selected.
        extended: Whether there is a column of extensions.
        credited: Whether there is a column of days not counted.

    Raises:
        NotInBatch: With the reason.
    """
    if credited and not rule.stops:
        raise NotInBatch(rule.id, "a version of it takes no days out of the count")
    if extended and rule.extension is None:
        raise NotInBatch(rule.id, "a version of it knows no extension")
    if extended and rule.extension and departs(rule.extension.base, readings):
        raise NotInBatch(rule.id, f"under {rule.extension.base.id} an extension needs the day of its notice")
    if rule.transition and departs(rule.transition, readings):
        raise NotInBatch(rule.id, f"under {rule.transition.id} the columns may change the version that governs")
    movable = (WorkingDays,) if credited else (WorkingDays, CalendarDays)
    if not isinstance(rule.period, movable):
        raise NotInBatch(rule.id, f"its period of {rule.period} is not moved by single days")
    if type(rule.period) is not type(newest.period) or (rule.rolls is None) is not (newest.rolls is None):
        raise NotInBatch(rule.id, "its versions count in different ways")


def moved(table: Moving, places: Integers, extension: npt.ArrayLike | None, credited: npt.ArrayLike | None) -> Days:
    """Return the last day of each row after its extension and its days not counted.

    Args:
        table: The rule.
        places: The place of each start day in it.
        extension: Truth values, or numbers of units.
        credited: Numbers of days.

    Returns:
        The days; ``NaT`` where there is none.

    Raises:
        BadInput: For numbers below 0, and for what is no number.
    """
    at = np.take(table.bases, places, mode="clip")
    if credited is not None:
        at = at + _numbers("credited", credited)
    if extension is not None:
        most = np.take(table.most, places, mode="clip")
        if isinstance(extension, list | tuple) and len({isinstance(one, bool) for one in extension}) > 1:
            # numpy would make a 1 of True, which is one day and not the maximum.
            raise BadInput(
                "columns", [Fault("extension", "mixes truth values and numbers", then="write all as numbers")]
            )
        longer = np.asarray(extension)
        at = at + (most * longer if longer.dtype.kind == "b" else np.minimum(_numbers("extension", longer), most))
    if table.days is None:
        return np.where(at < NOWHERE // 2, NAT, at.astype("datetime64[D]"))
    return np.take(table.days, at - (table.first - 1), mode="clip")


def _numbers(name: str, values: npt.ArrayLike) -> Integers:
    numbers = whole_numbers(name, values)
    if numbers.size and numbers.min() < 0:
        row = int(np.flatnonzero(numbers.ravel() < 0)[0])
        raise BadInput("columns", [Fault(f"{name}[{row}]", f"{numbers.ravel()[row]} is below 0")])
    return numbers
