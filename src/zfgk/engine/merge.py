"""Merging runs: one last day, every other date with the fewest departures, one verdict over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Alternative, Answer, Certainty
from zfgk.engine.clock import Run
from zfgk.engine.counting import earliest, is_rest_day, latest
from zfgk.engine.verdict import Verdict, combined, of_run
from zfgk.model.law import Seen
from zfgk.model.measure import ClockHours, WorkingDays
from zfgk.model.span import Span
from zfgk.model.step import Verb


@attrs.frozen(kw_only=True)
class Question:
    """What is asked besides the last day.

    Args:
        as_of: The day of asking.
        gap: What is missing about the start, if anything; its day is then only bounded.
        key: The key of the starting event on which the period depends and which nobody gave, if any.
        undated: Whether an act is known to have been done on a day that nobody knows.
        warnings: Circumstances of the facts to know, as stable codes.
    """

    as_of: date | None
    gap: str = ""
    key: str = ""
    undated: bool = False
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
    days = {one.due for one in defaults}
    due = days.pop() if len(days) == 1 else None
    known = isinstance(due, date) and not gap
    dues = () if gap else _fewest((one for one in paths if one.due), lambda one: one.due)
    verdicts = _fewest(paths, lambda one: one.verdict)
    verdict = combined(one.verdict for one in paths)
    missing = _missing(defaults, calendar, gap)
    if gap and verdict is Verdict.DEPENDS:
        verdict = Verdict.UNKNOWN
    if verdict is Verdict.UNKNOWN and not missing:
        missing = _undecided(first, undated=question.undated)
    if question.key:
        missing = (*missing, question.key)
    instruments = {one.rule.basis.instrument.id for one in defaults}
    working_days = {_working_day(one, calendar) for one in defaults}
    return Answer(
        rule=first.rule.id,
        term=first.rule.term,
        instrument=first.rule.basis.instrument if len(instruments) == 1 else None,
        due=due if isinstance(due, date) and known else None,
        bounds=None
        if known
        else Span(min(earliest(one.due) for one in defaults), max(latest(one.due) for one in defaults)),
        dues=dues,
        verdict=verdict,
        verdicts=verdicts if len(verdicts) > 1 else (),
        working_day=working_days.pop() if len(working_days) == 1 else None,
        missing=missing,
        certainty=Certainty.MISSING
        if question.key or (missing and known)
        else _certainty(groups, paths, calendar, gap),
        readings=first.choices.met,
        steps=first.steps,
        notices=_notices(first, calendar),
        warnings=(*question.warnings, *_warnings(first)),
        terms=terms,
    )


def _path(one: Run, question: Question) -> Alternative:
    beyond = isinstance(one.due, Span)
    return Alternative(
        due=None if isinstance(one.due, Span) else one.due,
        span=one.due if beyond and isinstance(one.due, Span) else None,
        verdict=of_run(one, question.as_of, undated=question.undated),
        readings=one.choices.departures,
        facts=one.scenario.chosen,
        act=one.act.day if one.act and isinstance(one.act.day, date) else None,
    )


def _fewest(paths: Iterable[Alternative], by: Callable[[Alternative], Any]) -> tuple[Alternative, ...]:
    """Return for each value the path with the fewest departures from the defaults, in the order of the values."""
    paths = list(paths)
    if len(paths) == 1:
        return tuple(paths)
    best: dict[Any, Alternative] = {}
    for path in paths:
        value = by(path)
        if value not in best or len(path.readings) < len(best[value].readings):
            best[value] = path
    return tuple(best[value] for value in sorted(best, key=str))


def _missing(defaults: Sequence[Run], calendar: WorkCalendar, gap: str) -> tuple[str, ...]:
    out = [gap] if gap else []
    beyond = [one.due.earliest for one in defaults if isinstance(one.due, Span)]
    if beyond:
        edge = calendar.last.year + 1
        out += [f"calendar-{year}" for year in range(edge, max(edge, max(beyond).year) + 1)]
    return tuple(out)


def _certainty(
    groups: Sequence[Sequence[Run]], paths: Sequence[Alternative], calendar: WorkCalendar, gap: str
) -> Certainty:
    dues = {group[0].due for group in groups}
    if gap:
        return Certainty.MISSING
    if any(isinstance(due, Span) for due in dues):
        return Certainty.BEYOND_CALENDAR
    if len(dues) > 1:
        return Certainty.BY_FACT
    results = {(path.due, path.verdict) for path in paths}
    if len(results) > 1:
        by_reading = any(
            path.readings for path in paths if (path.due, path.verdict) != (paths[0].due, paths[0].verdict)
        )
        return Certainty.BY_READING if by_reading else Certainty.BY_FACT
    first = groups[0][0]
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
    if one.act is None or isinstance(one.act.day, Span) or not isinstance(one.period, WorkingDays):
        return None
    if one.act.day < one.start:
        return None
    if one.act.day > calendar.last or is_rest_day(calendar, one.act.day):
        return None
    return calendar.working_days_between(one.start, one.act.day)


def _notices(one: Run, calendar: WorkCalendar) -> tuple[str, ...]:
    """List the notices on which the count rests: none for one that asked the calendar nothing."""
    if isinstance(one.period, WorkingDays):
        first, last = sorted((one.start, latest(one.due)))
        return calendar.notices_between(first, last)
    if one.rule.rolls is None:
        return ()
    counted = next(step.day for step in reversed(one.steps) if step.verb is not Verb.ROLL)
    return calendar.notices_between(counted, latest(one.due)) if counted else ()


def _warnings(one: Run) -> tuple[str, ...]:
    out: list[str] = []
    for step in one.steps:
        if step.verb is Verb.CAP:
            out.append("extension-over-the-maximum")
        if step.basis and step.basis.seen is Seen.UNVERIFIED and step.verb is not Verb.IGNORE:
            out.append(f"unverified:{step.basis.place}")
        if step.note == "no-answer" and step.basis and step.basis.seen is Seen.INFERENCE:
            out.append("consulted-party-term-not-in-this-version")
    return tuple(dict.fromkeys(out))
