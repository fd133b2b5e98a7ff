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
from zfgk.engine.measures import Silent, in_hours, variants
from zfgk.engine.merge import Question, merge
from zfgk.engine.scenario import Scenario, possible_days, scenarios
from zfgk.engine.select import governing
from zfgk.engine.silent import unstarted, wordless
from zfgk.engine.start import arrival, starters
from zfgk.errors import AmbiguousReading
from zfgk.model.facts import Between, Event
from zfgk.model.measure import ByKey, OnDay
from zfgk.rules.clock import Clock, Start

_NONE: Mapping[str, str] = {}


def ask(
    versions: Sequence[Clock],
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
    hours = any(in_hours(version) for version in versions)
    facts, gap = _with_start(versions[0], events, as_of, hours=hours)
    if facts is None:
        return unstarted(versions[0], gap)
    found: list[Scenario] = []
    words, key = _words(versions, facts)
    for word in words:
        worded = _with_key(versions[0].start, facts, key, word) if word else facts
        found += scenarios(versions[0].id, worded, hours=hours, assumed={key: word} if word else {})
    for scenario in found:
        came = arrival(versions[0].start, scenario)
        period = period_of(governing(versions, came.day), scenario)
        if isinstance(period, Silent):
            return wordless(governing(versions, came.day), came, period, terms)

    def explored(scenario: Scenario) -> list[Run]:
        return explore(lambda choices: run(versions, scenario, calendar, choices, as_of), selected)

    act = versions[0].act
    acts = {act.made, act.dispatched, act.served, *act.ended_by}
    question = Question(
        as_of=as_of,
        gap=gap,
        key=key if len(words) > 1 else "",
        undated=any(event.name in acts and not possible_days(event, hours=hours) for event in events),
        warnings=(f"{key}-not-given",) if len(words) == 1 and words[0] else (),
    )
    answer = merge([explored(scenario) for scenario in found], calendar, question, terms)
    if strict and answer.certainty is Certainty.BY_READING:
        undecided = {name for one in (*answer.dues, *answer.verdicts) for name in one.readings}
        raise AmbiguousReading(versions[0].id, sorted(undecided))
    return answer


def _words(versions: Sequence[Clock], facts: Sequence[Event]) -> tuple[tuple[str, ...], str]:
    """Return the words to assume for a key that the period depends on and that no starting event gives.

    One word if all of them set the same period, no word if the facts give it or nothing depends on one.
    """
    for version in versions:
        if not isinstance(version.period, ByKey):
            continue
        key = version.period.key
        if any(getattr(event, key) for event in facts if event.name in starters(version.start)):
            return ("",), ""
        by_period = {period: word for word, period in reversed(variants(version))}
        return tuple(reversed(by_period.values())), key
    return ("",), ""


def _with_key(start: Start, facts: Sequence[Event], key: str, word: str) -> list[Event]:
    given: dict[str, Any] = {key: word}
    return [attrs.evolve(event, **given) if event.name in starters(start) else event for event in facts]


def _with_start(
    rule: Clock, events: Sequence[Event], as_of: date | None, *, hours: bool
) -> tuple[Sequence[Event] | None, str]:
    """Return the events with a start day, and what is missing; ``None`` if no start can even be bounded.

    A request whose day of receipt is unknown was received no earlier than it was sent, and no later than it was
    answered or asked about.
    """
    start, receipt = rule.start, rule.start.receipt
    names = starters(start)
    if any(possible_days(event, hours=hours) for event in events if event.name in names):
        return events, ""
    if isinstance(rule.period, OnDay):
        # The text itself names the day; the duty stands from its first day in force.
        return [*events, Event(start.events[0], rule.in_force.since)], ""
    named = [event for event in events if event.name in names]
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
