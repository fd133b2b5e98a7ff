"""What must hold within a rule: clauses that no text could mean together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zfgk.errors import Fault
from zfgk.model.law import Seen
from zfgk.model.measure import ByKey, Days, Months, Period, Unquantified, Unregulated, WorkingDays, Years
from zfgk.model.reading import Reading
from zfgk.rules.clock import Clock
from zfgk.rules.rule import Rule

_CALENDAR = (Days, Months, Years)
_SILENT = (Unquantified, Unregulated)


def rule_faults(rule: Rule, path: str) -> list[Fault]:
    """Find clauses of a rule that cannot stand together.

    The classes themselves do not refuse them: a rule that is taken apart to explain a miscount may hold them for a while.

    Args:
        rule: The version.
        path: Its place, for the faults.

    Returns:
        The faults: an extension in working days of a period in calendar time or the reverse, days taken out of a period
        that is not counted in working days, a last day that rolls although no calendar-time period ends on it.
    """
    if not isinstance(rule, Clock):
        return []
    return [*_extension(rule, path), *_stops(rule, path), *_rolls(rule, path)]


def reading_faults(readings: Iterable[Reading], path: str) -> list[Fault]:
    """Find options whose source nobody saw and that an answer would use or show without being asked to.

    Args:
        readings: The readings.
        path: Their place, for the faults.

    Returns:
        One fault for each such option.
    """
    return [
        Fault(
            f"{path}[{i}].options[{k}]",
            f"{reading.id}={option.id} rests on a text that was not seen, and is {'the default' if k == 0 else 'admissible'}",
            "such an option is off unless selected",
            "put another option first" if k == 0 else "write admissible: false",
        )
        for i, reading in enumerate(readings)
        for k, option in enumerate(reading.options)
        if option.seen is Seen.UNVERIFIED and (k == 0 or option.admissible)
    ]


def _periods(rule: Clock) -> Iterator[Period]:
    """List the periods that set a time."""
    several = [period for _, period in rule.period.periods] if isinstance(rule.period, ByKey) else [rule.period]
    yield from (period for period in several if not isinstance(period, _SILENT))


def _extension(rule: Clock, path: str) -> Iterator[Fault]:
    if rule.extension is None:
        return
    longest = rule.extension.at_most
    for period in _periods(rule):
        alike = isinstance(period, WorkingDays) if isinstance(longest, WorkingDays) else isinstance(period, _CALENDAR)
        if not alike:
            yield Fault(
                f"{path}.extension.at_most",
                f"{rule.id} extends {period} by {longest}",
                "a period is extended in units of its own kind",
                "write both in working days, or both in calendar time",
            )


def _stops(rule: Clock, path: str) -> Iterator[Fault]:
    for i, _ in enumerate(rule.stops):
        for period in _periods(rule):
            if not isinstance(period, WorkingDays):
                yield Fault(
                    f"{path}.stops[{i}]",
                    f"{rule.id} takes days out of {period}",
                    "only working days are counted one by one",
                    "leave the stop out, and say in the note what is not deducted",
                )


def _rolls(rule: Clock, path: str) -> Iterator[Fault]:
    if rule.rolls is None:
        return
    for period in _periods(rule):
        if not isinstance(period, _CALENDAR):
            why = "a working day is never a rest day" if isinstance(period, WorkingDays) else "fixed times do not move"
            yield Fault(f"{path}.rolls", f"{rule.id} rolls the last day of {period}", why, "leave rolls out")
