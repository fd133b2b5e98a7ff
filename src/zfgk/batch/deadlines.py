"""Last days over columns: one rule, many start days, each under the version of the law that governs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

from zfgk.batch.arrow import ArrowColumn, given_back, plain
from zfgk.batch.kernels import Beyond
from zfgk.batch.lookup import LATEST, Lookup, lookup, moving
from zfgk.batch.moves import moved, require_movable
from zfgk.batch.tables import Days, Integers, beyond_calendar, days_of, first_unanswered, positions
from zfgk.calendar import WorkCalendar, china
from zfgk.engine.measures import Silent, variants
from zfgk.engine.select import governing
from zfgk.engine.selection import check_selection
from zfgk.engine.versions import Versions
from zfgk.errors import NotInBatch
from zfgk.model.measure import ByKey
from zfgk.model.reading import Reading
from zfgk.rules.clock import Clock

if TYPE_CHECKING:
    import pyarrow as pa

_NONE: Mapping[str, str] = {}


@overload
def due(
    versions: Versions,
    start: ArrowColumn,
    *,
    extension: npt.ArrayLike | ArrowColumn | None = None,
    credited: npt.ArrayLike | ArrowColumn | None = None,
    key: npt.ArrayLike | ArrowColumn | None = None,
    readings: Mapping[str, str] = _NONE,
    calendar: WorkCalendar | None = None,
    beyond: Beyond = "raise",
) -> pa.Array: ...
@overload
def due(
    versions: Versions,
    start: npt.ArrayLike,
    *,
    extension: npt.ArrayLike | None = None,
    credited: npt.ArrayLike | None = None,
    key: npt.ArrayLike | None = None,
    readings: Mapping[str, str] = _NONE,
    calendar: WorkCalendar | None = None,
    beyond: Beyond = "raise",
) -> Days: ...
def due(
    versions: Versions,
    start: Any,
    *,
    extension: Any = None,
    credited: Any = None,
    key: Any = None,
    readings: Mapping[str, str] = _NONE,
    calendar: WorkCalendar | None = None,
    beyond: Beyond = "raise",
) -> Any:
    """Return for each start day the last day under the version of the rule that governs it.

    Each row is what :func:`zfgk.due` answers by default, or under the readings selected, for a matter of which only the
    starting event is known, besides what the other columns say.

    Args:
        versions: The rule, such as ``zfgk.asking.builtin().clock("national.reply-to-request")``.
        start: The days of the starting event as ``datetime64[D]``, as Arrow's ``date32``, or as plain dates.
        extension: Per row, or for all, whether the period was extended in time: truth values, where ``True`` stands
            for the maximum, or numbers of the period's units, of which no more than the maximum counts.
        credited: Per row, or for all, how many working days within the running period are not counted.
        key: Per row, or for all, the word that the period depends on, such as the kind of decision.
        readings: Options to select, by reading id.
        calendar: The calendar; the official one unless given.
        beyond: ``raise`` refuses the whole column; ``null`` gives ``NaT``, in Arrow null, where the calendar ends, the day is ``NaT``
            or later than 2199, or the law of that day sets none.

    Returns:
        Days as ``datetime64[D]``, in the shape of the columns broadcast together; an Arrow array of ``date32`` if one
        of the columns is Arrow's.

    Raises:
        NotInBatch: For what only :func:`zfgk.due` can answer, one matter at a time: uncertain days and whole
            histories, clocks that run in hours, columns of which the rule knows nothing.
        BadInput: For unknown readings, negative numbers, and truth values among numbers.
        BeyondHorizon: If a day or a result lies beyond the calendar, naming the first one.
        NoRuleInForce: If no version governs a start day.
        TypeError: If the days carry hours.
    """
    if versions.hours:
        raise NotInBatch(versions.rules[0].id, "its clock runs in hours, from moments")
    columns = start, extension, credited, key
    start, extension, credited, key = map(plain, columns)
    check_selection(readings, {one.id: one for rule in versions.rules for one in _readings(rule)})
    asked, selected = calendar or china(), frozenset(readings.items())
    days = _starts(versions, start)
    if key is not None and not _keyed(versions):
        raise NotInBatch(versions.rules[0].id, "its period depends on no key", then="leave key= out")
    found = lookup(versions, asked, selected)
    places = positions(days, found.first)
    if extension is not None or credited is not None:
        for rule in versions.rules:
            require_movable(
                rule, versions.rules[0], readings, extended=extension is not None, credited=credited is not None
            )
        out = moved(moving(versions, asked, selected), places, extension, credited)
    elif _keyed(versions):
        rows = _rows(versions, found, key)
        out = np.take(found.ends, rows * found.stride + np.clip(places, 0, found.stride - 1))
    else:
        out = np.take(found.ends, places, mode="clip")
    if beyond == "raise":
        _require(versions, out, days, key, asked)
    return given_back(out, *columns)


def _starts(versions: Versions, start: npt.ArrayLike) -> Days:
    array = np.asarray(start)
    if array.dtype.kind == "O":
        for row, value in enumerate(array.ravel()):
            if not isinstance(value, date) or isinstance(value, datetime):
                why = f"row {row} holds a {type(value).__name__}, not a day"
                raise NotInBatch(versions.rules[0].id, why)
    return days_of(array)


def _readings(rule: Clock) -> list[Reading]:
    start, receipt = rule.start, rule.start.receipt
    own = [start.counting, start.rest_day, start.knowing, rule.transition, rule.act.counts]
    own += [receipt.evidence, receipt.elsewhere] if receipt else []
    own += [one for clause in rule.restarts for one in (clause.if_late, clause.only_if)]
    own += [one for clause in rule.stops for one in (clause.days, clause.credit)]
    own += [rule.extension.base] if rule.extension else []
    return [one for one in own if one is not None]


# -- a key that the period depends on ----------------------------------------------------------------------------------


def _keyed(versions: Versions) -> bool:
    return any(isinstance(rule.period, ByKey) for rule in versions.rules)


def _rows(versions: Versions, found: Lookup, key: npt.ArrayLike | None) -> Integers:
    """Return for each word its row in the lookup; the last row is for words that the text does not name."""
    if key is None:
        for rule in versions.rules:
            if isinstance(rule.period, ByKey) and len({period for _, period in variants(rule)}) > 1:
                why = f"the period depends on {rule.period.key}, and no column key= gives it"
                raise NotInBatch(rule.id, why, then=f"pass key= with the {rule.period.key} of each row")
        return np.asarray(found.words.index(_only_word(versions)), dtype=np.int64)
    words = np.asarray(key)
    rows = np.full(words.shape, len(found.words), dtype=np.int64)
    for row, word in enumerate(found.words):
        rows[words == word] = row
    return rows


def _only_word(versions: Versions) -> str:
    return next(word for rule in versions.rules for word, _ in variants(rule) if word)


# -- rows without an answer --------------------------------------------------------------------------------------------


def _require(versions: Versions, out: Days, days: Days, key: npt.ArrayLike | None, calendar: WorkCalendar) -> None:
    missing = np.isnat(out)
    if not missing.any():
        return
    row, day = first_unanswered(~missing, days)
    rule = governing(versions.rules, day)
    word = "" if key is None else str(np.broadcast_to(np.asarray(key), out.shape).ravel()[row])
    period = rule.period
    if isinstance(period, ByKey):
        period = period.period(word) if word else variants(rule)[0][1]
    if isinstance(period, Silent):
        raise NotInBatch(rule.id, f"row {row}, {day}: the text sets no day but {period}")
    if day > LATEST:
        raise NotInBatch(rule.id, f"row {row}, {day}: start days are looked up until {LATEST}")
    raise beyond_calendar(day, calendar)
