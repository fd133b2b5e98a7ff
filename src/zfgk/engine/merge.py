"""Merging runs: one last day, every other date with the fewest departures, one verdict over all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Alternative, Answer, Certainty
from zfgk.engine.cautions import cautions
from zfgk.engine.clock import Run
from zfgk.engine.counting import earliest, is_rest_day, latest
from zfgk.engine.verdict import Verdict, combined, of_run
from zfgk.model.measure import ClockHours, WorkingDays
from zfgk.model.span import Span
from zfgk.model.step import Verb

_T = TypeVar("_T")
# Looking a member up in its enumeration costs as much as half a deadline; what every answer asks for has a name here.
_DEPENDS, _UNKNOWN, _LAPSED = Verdict.DEPENDS, Verdict.UNKNOWN, (Verdict.OVERDUE, Verdict.TOO_EARLY)


@attrs.define(kw_only=True)
class Question:
    """What is asked besides the last day.

    Args:
        as_of: The day of asking.
        gap: What is missing about the start, if anything; its day is then only bounded.
        key: The key of the starting event on which the period depends and which nobody gave, if any.
        unbounded: Whether that key may have a word for which no time is set, so that nothing bounds the last day.
        undated: Whether an act is known to have been done on a day, or for hours at a moment, that nobody knows.
        within: The moments between which it must have been done, if its day is known.
        assumed: Whether a key that nobody gave was taken to have one of the words that all lead to the same period.
        warnings: Circumstances of the facts to know, as stable codes.
    """

    as_of: date | None
    gap: str = ""
    key: str = ""
    unbounded: bool = False
    undated: bool = False
    within: Span | None = None
    assumed: bool = False
    warnings: tuple[str, ...] = ()


def merge(
    groups: Sequence[Sequence[Run]], calendar: WorkCalendar, question: Question, terms: Mapping[str, str]
) -> Answer:
    """Merge runs into one answer.

    Args:
        groups: The runs: one group per combination of facts, the default path first in each.
        calendar: The working-day calendar.
        question: What is asked besides the last day.
        terms: Chinese terms of events, by name, for the text of the steps.

    Returns:
        The answer.
    """
    gap = question.gap
    paths = [_path(one, question) for group in groups for one in group]
    defaults = [group[0] for group in groups]
    first = defaults[0]
    verdict, dues, verdicts = _weighed(paths)
    missing = _missing(defaults, calendar, question)
    if verdict is _DEPENDS and (gap or question.key):
        verdict = _UNKNOWN
    if verdict is _UNKNOWN and not missing:
        missing = _undecided(first, undated=question.undated)
    known = _common([one.due for one in defaults])
    due = known if isinstance(known, date) and not gap else None
    rule = first.rule
    others = [one.steps for group in groups for one in group if one is not first] if len(paths) > 1 else ()
    return Answer(
        rule=rule.id,
        term=rule.term,
        instrument=rule.basis.instrument if _common([one.rule.basis.instrument.id for one in defaults]) else None,
        due=due,
        bounds=None
        if due or question.unbounded
        else Span(min(earliest(one.due) for one in defaults), max(latest(one.due) for one in defaults)),
        dues=() if gap else dues,
        verdict=verdict,
        verdicts=verdicts,
        working_day=_common([_working_day(one, calendar) for one in defaults]),
        missing=missing,
        certainty=Certainty.MISSING
        if question.key or gap or (missing and due)
        else _certainty(groups, paths, calendar, assumed=question.assumed),
        readings=first.choices.met,
        steps=first.steps,
        notices=_notices(first, calendar),
        warnings=(*question.warnings, *_ended(first), *cautions(rule, first.steps, others)),
        effect=rule.effect if verdict in _LAPSED else "",
        terms=terms,
    )


def _common(values: list[_T]) -> _T | None:
    """Return the one value that all of them are, if they are."""
    return values[0] if len(values) == 1 or len(set(values)) == 1 else None


def _path(one: Run, question: Question) -> Alternative:
    beyond = one.due if isinstance(one.due, Span) else None
    return Alternative(
        due=None if isinstance(one.due, Span) else one.due,
        span=beyond,
        verdict=of_run(one, question.as_of, undated=question.undated, within=question.within),
        readings=one.choices.departures,
        facts=one.scenario.chosen,
        act=one.act.day if one.act and isinstance(one.act.day, date) else None,
    )


def _weighed(
    paths: Sequence[Alternative],
) -> tuple[Verdict | None, tuple[Alternative, ...], tuple[Alternative, ...]]:
    """Return the verdict over all paths, one line per date, and one line per verdict if there are several."""
    if len(paths) == 1:
        return paths[0].verdict, (() if paths[0].due is None else (paths[0],)), ()
    verdicts = _fewest(paths, lambda one: one.verdict)
    dues = _fewest(paths, lambda one: one.due)
    return combined(one.verdict for one in paths), dues, verdicts if len(verdicts) > 1 else ()


def _fewest(paths: Sequence[Alternative], by: Callable[[Alternative], Any]) -> tuple[Alternative, ...]:
    """Return for each value the path with the fewest departures from the defaults, in the order of the values."""
    best: dict[Any, Alternative] = {}
    for path in paths:
        value = by(path)
        if value is not None and (value not in best or len(path.readings) < len(best[value].readings)):
            best[value] = path
    return tuple(best.values()) if len(best) < 2 else tuple(best[value] for value in sorted(best, key=str))


def _missing(defaults: Sequence[Run], calendar: WorkCalendar, question: Question) -> tuple[str, ...]:
    out = [question.gap] if question.gap else []
    beyond = [one.due.earliest for one in defaults if isinstance(one.due, Span)]
    if beyond:
        edge = calendar.last.year + 1
        out += [f"calendar-{year}" for year in range(edge, max(edge, max(beyond).year) + 1)]
    if question.key:
        out.append(question.key)
    return tuple(out)


def _certainty(
    groups: Sequence[Sequence[Run]], paths: Sequence[Alternative], calendar: WorkCalendar, *, assumed: bool
) -> Certainty:
    if len(paths) > 1:
        dues = [group[0].due for group in groups]
        if any(isinstance(due, Span) for due in dues):
            return Certainty.BEYOND_CALENDAR
        if _common(dues) is None:
            return Certainty.BY_FACT
        default = (paths[0].due, paths[0].verdict)
        others = [path for path in paths if (path.due, path.verdict) != default]
        if others:
            return Certainty.BY_READING if any(path.readings for path in others) else Certainty.BY_FACT
    first = groups[0][0]
    if isinstance(first.due, Span):
        return Certainty.BEYOND_CALENDAR
    if assumed:
        # A word that the text does not name would change it.
        return Certainty.BY_FACT
    asked = isinstance(first.period, WorkingDays) or first.rule.rolls is not None
    return Certainty.PROVISIONAL if asked and calendar.is_provisional(latest(first.due)) else Certainty.SETTLED


def _undecided(one: Run, *, undated: bool) -> tuple[str, ...]:
    """Name the fact beside the calendar and the start that a verdict waits for."""
    if undated and one.act is None:
        if isinstance(one.period, ClockHours):
            return ("act-moment",)
        return ("reply-day" if one.rule.act.made.startswith("reply.") else "act-day",)
    if one.act and isinstance(one.act.day, Span):
        return ("posting-day",)
    return (one.waiting.replace(".", "-"),) if one.waiting else ()


def _working_day(one: Run, calendar: WorkCalendar) -> int | None:
    """Return on which working day after the current start the act fell."""
    if one.act is None or one.act.moot or isinstance(one.act.day, Span) or not isinstance(one.period, WorkingDays):
        return None
    if one.act.day < one.start:
        return None
    if one.act.day > calendar.last or is_rest_day(calendar, one.act.day):
        return None
    return calendar.working_days_between(one.start, one.act.day)


def _ended(one: Run) -> tuple[str, ...]:
    """Name the event that shows that no act was needed."""
    return (f"ended-by:{one.act.event}",) if one.act and one.act.moot else ()


def _notices(one: Run, calendar: WorkCalendar) -> tuple[str, ...]:
    """List the notices on which the count rests: none for one that asked the calendar nothing."""
    if isinstance(one.period, WorkingDays):
        last = latest(one.due)
        return calendar.notices_between(min(one.start, last), max(one.start, last))
    if one.rule.rolls is None:
        return ()
    counted = next(step.day for step in reversed(one.steps) if step.verb is not Verb.ROLL)
    return calendar.notices_between(counted, latest(one.due)) if counted else ()
