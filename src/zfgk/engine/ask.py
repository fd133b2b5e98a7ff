"""Asking a rule: every combination of facts and readings is run, and the runs are merged into one answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer, Certainty
from zfgk.engine.choices import explore
from zfgk.engine.clock import Run, period_of, run
from zfgk.engine.counting import past
from zfgk.engine.measures import Silent, variants
from zfgk.engine.merge import Question, merge
from zfgk.engine.scenario import Scenario, moments, possible_days, scenarios
from zfgk.engine.select import governing
from zfgk.engine.silent import unstarted, wordless
from zfgk.engine.start import arrival, year_end
from zfgk.engine.versions import Versions
from zfgk.errors import AmbiguousReading
from zfgk.model.facts import Between, Event
from zfgk.model.measure import ByKey, OnDay
from zfgk.model.span import Span
from zfgk.rules.clock import YEAR_END

_NONE: Mapping[str, str] = {}


def ask(
    versions: Versions,
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
        versions: The rule.
        events: The facts, in any order.
        calendar: The working-day calendar.
        as_of: The day, or for clocks in hours the moment, on which the verdict is asked; acts after it are ignored.
        selected: Options selected by the caller, by reading id.
        strict: Refuse where admissible readings lead to different answers.
        terms: Chinese terms of events, by name, for the text of the steps.

    Returns:
        The answer; a :class:`~zfgk.engine.answer.NotRegulated` where the text is silent.

    Raises:
        NoRuleInForce: If the clock starts before the first version took effect.
        TooManyPossibilities: If the uncertain facts combine into too many cases.
        AmbiguousReading: In strict mode.
    """
    hours = versions.hours
    facts, gap = _with_start(versions, events, as_of)
    if facts is None:
        others = [one for one in events if one.name in versions.starters and not versions.starts(one)]
        return unstarted(versions.rules[0], gap, others, terms)
    words, key = _words(versions, facts) if versions.worded else ((), "")
    found = _scenarios(versions, facts, words, key)
    timed = found
    if versions.worded:
        answers = [_silent(versions, scenario, terms) for scenario in found]
        timed = [scenario for scenario, silent in zip(found, answers, strict=True) if silent is None]
        if not timed and answers[0] is not None:
            return answers[0]

    def explored(scenario: Scenario) -> list[Run]:
        return explore(lambda choices: run(versions, scenario, calendar, choices, as_of), selected)

    undated = [one for one in events if versions.discharges(one) and not possible_days(one, hours=hours)]
    if hours and as_of is not None:
        undated = [one for one in undated if not (bounds := moments(one)) or not past(bounds.earliest, as_of)]
    question = Question(
        as_of=as_of,
        gap=gap,
        key=key if len(words) > 1 else "",
        unbounded=len(timed) < len(found),
        undated=bool(undated),
        within=_within(undated) if hours and undated else None,
        assumed=len(words) == 1,
        warnings=(*((f"{key}-not-given",) if len(words) == 1 else ()), *_moved(versions, events)),
    )
    answer = merge([explored(scenario) for scenario in timed], calendar, question, terms)
    if strict and answer.certainty is Certainty.BY_READING:
        undecided = {name for one in (*answer.dues, *answer.verdicts) for name in one.readings}
        raise AmbiguousReading(answer.rule, sorted(undecided))
    return answer


def _scenarios(versions: Versions, facts: Sequence[Event], words: Sequence[str], key: str) -> list[Scenario]:
    """Resolve what is uncertain: days, and a key that the period depends on and that nobody gave."""
    rule, hours = versions.rules[0].id, versions.hours
    if not words:
        return scenarios(rule, facts, hours=hours)
    found: list[Scenario] = []
    for word in words:
        given: dict[str, Any] = {key: word}
        worded = [attrs.evolve(event, **given) if versions.starts(event) else event for event in facts]
        found += scenarios(rule, worded, hours=hours, assumed=given)
    return found


def _silent(versions: Versions, scenario: Scenario, terms: Mapping[str, str]) -> Answer | None:
    """Return the answer of a version that sets no time for these facts, if it is such a one."""
    came = arrival(versions.rules[0].start, scenario)
    rule = governing(versions.rules, came.day)
    period = period_of(rule, scenario)
    return wordless(rule, came, period, terms) if isinstance(period, Silent) else None


def _within(undated: Sequence[Event]) -> Span | None:
    """Return the moments between which the first of acts was done of which only the days are known."""
    known = [bounds for event in undated if (bounds := moments(event))]
    if len(known) < len(undated):
        return None
    return Span(min(bounds.earliest for bounds in known), min(bounds.latest for bounds in known))


def _moved(versions: Versions, events: Sequence[Event]) -> tuple[str, ...]:
    """Return a warning if a day other than the last one of its year was given for the end of a year."""
    if YEAR_END not in versions.starters:
        return ()
    days = [day for event in events if event.name == YEAR_END for day in possible_days(event)]
    return ("year-end-moved",) if any(day != year_end(day) for day in days) else ()


def _words(versions: Versions, facts: Sequence[Event]) -> tuple[tuple[str, ...], str]:
    """Return the words to assume for a key that the period depends on and that no starting event gives.

    One word if all of them set the same period, no word if the facts give it or nothing depends on one.
    """
    for version in versions.rules:
        if isinstance(version.period, ByKey):
            key = version.period.key
            if any(getattr(event, key) for event in facts if versions.starts(event)):
                return (), ""
            by_period = {period: word for word, period in reversed(variants(version))}
            return tuple(reversed(by_period.values())), key
    return (), ""


def _with_start(versions: Versions, events: Sequence[Event], as_of: date | None) -> tuple[Sequence[Event] | None, str]:
    """Return the events with a start day, and what is missing; ``None`` if no start can even be bounded.

    A request whose day of receipt is unknown was received no earlier than it was sent, and no later than it was
    answered or asked about.
    """
    rule, hours = versions.rules[0], versions.hours
    start, receipt = rule.start, rule.start.receipt
    named = [event for event in events if versions.starts(event)]
    if [event for event in named if possible_days(event, hours=hours)]:
        return events, ""
    if isinstance(rule.period, OnDay):
        # The text itself names the day; the duty stands from its first day in force.
        return [*events, Event(start.events[0], rule.in_force.since)], ""
    if hours:
        return None, "start-moment" if named else "start-event"
    sent = [event for event in events if receipt and event.name == receipt.sent]
    gap = "receipt-day" if receipt and (named or sent) else "start-event"
    known = [days for event in sent if (days := possible_days(event))]
    # Whatever the office did, it had received the request by then.
    others = [days for event in events if event not in sent and (days := possible_days(event))]
    last = min((days[-1] for days in others), default=as_of)
    if not known or last is None or last < known[0][0]:
        return None, gap
    unsure = attrs.evolve(named[0] if named else Event(start.events[0]), day=Between(known[0][0], last))
    return [*(event for event in events if event not in named), unsure], gap
