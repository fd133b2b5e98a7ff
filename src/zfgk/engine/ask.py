"""Asking a rule: every combination of facts and readings is run, and the runs are merged into one answer."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Alternative, Answer, Certainty
from zfgk.engine.choices import explore
from zfgk.engine.clock import Run, run
from zfgk.engine.counting import earliest, is_rest_day, latest
from zfgk.engine.scenario import Scenario, scenarios
from zfgk.engine.verdict import Verdict, combined, of_run
from zfgk.errors import AmbiguousReading, BadInput, Fault
from zfgk.model.facts import Between, Event, candidates
from zfgk.model.law import Seen
from zfgk.model.reading import Reading
from zfgk.model.span import Span
from zfgk.model.step import Verb
from zfgk.rules.clock import Deadline, Start
from zfgk.warnings import UnverifiedLaw

_NONE: Mapping[str, str] = {}


@attrs.frozen
class _Question:
    """What is asked besides the last day: the day of asking, the missing start, an act without a day."""

    as_of: date | None
    gap: str
    undated: bool


def ask(
    versions: Sequence[Deadline],
    events: Sequence[Event],
    calendar: WorkCalendar,
    *,
    as_of: date | None = None,
    selected: Mapping[str, str] = _NONE,
    strict: bool = False,
    terms: Mapping[str, str] = _NONE,
) -> Answer:
    """Answer what a rule says about events.

    Args:
        versions: The versions of one rule.
        events: The facts, in any order.
        calendar: The working-day calendar.
        as_of: The day on which the verdict is asked; acts after it are ignored.
        selected: Options selected by the caller, by reading id.
        strict: Refuse where admissible readings lead to different answers.
        terms: Chinese terms of events, by name, for the text of the steps.

    Returns:
        The answer.

    Raises:
        NoRuleInForce: If the clock starts before the first version took effect.
        TooManyPossibilities: If the uncertain facts combine into too many cases.
        AmbiguousReading: In strict mode.
    """
    facts, gap = _with_inferred_start(versions[0].start, events, as_of)
    if facts is None:
        return _unstarted(versions[0], gap)

    def explored(scenario: Scenario) -> list[Run]:
        return explore(lambda choices: run(versions, scenario, calendar, choices, as_of), selected)

    groups = [explored(scenario) for scenario in scenarios(versions[0].id, facts)]
    act = versions[0].act
    acts = {act.made, act.dispatched, act.served, *act.ended_by}
    undated = any(event.day is None and event.name in acts for event in events)
    answer = _merge(groups, calendar, _Question(as_of, gap, undated), terms)
    if strict and answer.certainty is Certainty.BY_READING:
        undecided = {name for one in (*answer.dues, *answer.verdicts) for name in one.readings}
        raise AmbiguousReading(versions[0].id, sorted(undecided))
    return answer


def _with_inferred_start(
    start: Start, events: Sequence[Event], as_of: date | None
) -> tuple[Sequence[Event] | None, str]:
    """Return the events with a start day, and what is missing; ``None`` if no start can even be bounded.

    A request whose day of receipt is unknown was received no earlier than it was sent, and no later than it was
    answered or asked about.
    """
    receipt = start.receipt
    starters = {*start.events} | ({receipt.submitted, receipt.confirmed} if receipt else set())
    if any(event.day is not None for event in events if event.name in starters):
        return events, ""
    named = [event for event in events if event.name in starters]
    sent = [event for event in events if receipt and event.name == receipt.sent]
    gap = "receipt-day" if receipt and (named or sent) else "start-event"
    known = [candidates(event.day) for event in sent if event.day is not None]
    # Whatever the office did, it had received the request by then.
    others = [candidates(event.day) for event in events if event.day is not None and event not in sent]
    last = min((days[-1] for days in others), default=as_of)
    if not known or last is None or last < known[0][0]:
        return None, gap
    unsure = attrs.evolve(named[0] if named else Event(start.events[0]), day=Between(known[0][0], last))
    return [*(event for event in events if event not in named), unsure], gap


def _unstarted(rule: Deadline, gap: str) -> Answer:
    return Answer(
        rule=rule.id,
        term=rule.term,
        instrument=None,
        due=None,
        bounds=None,
        dues=(),
        verdict=Verdict.UNKNOWN,
        verdicts=(),
        working_day=None,
        missing=(gap,),
        certainty=Certainty.MISSING,
        readings={},
        steps=(),
    )


def _merge(
    groups: Sequence[Sequence[Run]], calendar: WorkCalendar, question: _Question, terms: Mapping[str, str]
) -> Answer:
    """Merge the runs: one group per combination of facts, the default path first in each."""
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
    instruments = {one.rule.basis.instrument for one in defaults}
    working_days = {_working_day(one, calendar) for one in defaults}
    return Answer(
        rule=first.rule.id,
        term=first.rule.term,
        instrument=instruments.pop() if len(instruments) == 1 else None,
        due=due if isinstance(due, date) and known else None,
        bounds=None
        if known
        else Span(min(earliest(one.due) for one in defaults), max(latest(one.due) for one in defaults)),
        dues=dues,
        verdict=verdict,
        verdicts=verdicts if len(verdicts) > 1 else (),
        working_day=working_days.pop() if len(working_days) == 1 else None,
        missing=missing,
        certainty=Certainty.MISSING if missing and known else _certainty(groups, paths, calendar, gap),
        readings=first.choices.met,
        steps=first.steps,
        notices=calendar.notices_between(first.start, latest(first.due)),
        warnings=_warnings(first),
        terms=terms,
    )


def _path(one: Run, question: _Question) -> Alternative:
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
    due = dues.pop()
    return Certainty.PROVISIONAL if isinstance(due, date) and calendar.is_provisional(due) else Certainty.SETTLED


def _undecided(one: Run, *, undated: bool) -> tuple[str, ...]:
    """Name the fact beside the calendar and the start that a verdict waits for."""
    if undated and one.act is None:
        return ("reply-day" if one.rule.act.made.startswith("reply.") else "act-day",)
    if one.act and isinstance(one.act.day, Span):
        return ("posting-day",)
    return (one.waiting.replace(".", "-"),) if one.waiting else ()


def _working_day(one: Run, calendar: WorkCalendar) -> int | None:
    """Return on which working day after the current start the act fell."""
    if one.act is None or isinstance(one.act.day, Span) or one.act.day < one.start:
        return None
    if one.act.day > calendar.last or is_rest_day(calendar, one.act.day):
        return None
    return calendar.working_days_between(one.start, one.act.day)


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


def check_selection(selected: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
    """Refuse unknown readings and options, and warn of options whose source was not seen.

    Args:
        selected: Options selected by the caller, by reading id.
        readings: The readings that the loaded packs know, by id.

    Raises:
        BadInput: For each unknown reading or option, with the known ones.
    """
    faults: list[Fault] = []
    for name, wish in selected.items():
        reading = readings.get(name)
        if reading is None:
            known = ", ".join(sorted(readings))
            faults.append(Fault(f"readings.{name}", "no such reading", then=f"one of {known}"))
            continue
        try:
            option = reading.option(wish)
        except KeyError:
            known = ", ".join(one.id for one in reading.options)
            faults.append(Fault(f"readings.{name}", f"no option {wish!r}", then=f"one of {known}"))
            continue
        if option.seen is Seen.UNVERIFIED:
            message = f"{name}={wish} rests on a text that was not seen in an official source"
            warnings.warn(message, UnverifiedLaw, stacklevel=3)
    if faults:
        raise BadInput("readings", faults)
