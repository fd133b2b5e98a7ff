"""Where a clock starts: which fact counts as the start, and what a rest day does to it."""

from __future__ import annotations

from datetime import date

from zfgk.engine.choices import Choices
from zfgk.engine.counting import add, is_rest_day
from zfgk.engine.course import Course
from zfgk.engine.scenario import Fact, Scenario
from zfgk.model.facts import Event
from zfgk.model.reading import Reading
from zfgk.model.span import Span
from zfgk.model.step import Verb
from zfgk.rules.clock import YEAR_END, Start


def starters(start: Start) -> frozenset[str]:
    """Return the names of the events of which one starts the clock."""
    receipt = start.receipt
    others = {receipt.submitted, receipt.confirmed} if receipt else {start.known} - {""}
    return frozenset({*start.events, *start.failing} | others)


def addresses(parties: frozenset[str], event: Event) -> bool:
    """Tell whether an event concerns one of the parties; one that names nobody does, and so does any if none is named."""
    return not parties or not event.to or event.to in parties


def elsewhere(start: Start, scenario: Scenario) -> list[Fact]:
    """Return the facts that would start the clock if they did not address somebody else."""
    if not start.parties:
        return []
    names = (*start.events, *start.failing)
    return [fact for name in names for fact in scenario.all(name) if not addresses(start.parties, fact.event)]


def arrival(start: Start, scenario: Scenario) -> Fact:
    """Return the fact of arrival: receipt or submission, else confirmation.

    Args:
        start: The rule's start clause.
        scenario: The facts.

    Returns:
        The fact.

    Raises:
        LookupError: If none is known.
    """
    received, receipt = _first_of(start, scenario), start.receipt
    if receipt is None:
        fact = received or (scenario.first(start.known) if start.known else None)
    else:
        submitted, confirmed = scenario.first(receipt.submitted), scenario.first(receipt.confirmed)
        channel = _channel(received, submitted, confirmed)
        # Where the text looks at the arrival, an online submission has arrived when the system says so; what the
        # office does later is its own affair.
        by_system = channel == "online" and channel in receipt.by_arrival
        fact = ((submitted or received) if by_system else (received or submitted)) or confirmed
    if fact is None:
        raise LookupError(start.events[0])
    if fact.event.name == YEAR_END:
        return Fact(fact.event, year_end(fact.day))
    return fact


def year_end(day: date) -> date:
    """Return the last day of the year of a day."""
    return date(day.year, 12, 31)


def starting_fact(start: Start, arrived: Fact, scenario: Scenario, choices: Choices) -> tuple[Fact, Reading | None]:
    """Return the fact that starts the clock, and the reading that picked it, if one did.

    Args:
        start: The rule's start clause.
        arrived: The fact of arrival under that clause.
        scenario: The facts.
        choices: The readings.

    Returns:
        The fact and the reading.
    """
    receipt = start.receipt
    if receipt is None:
        known = scenario.first(start.known) if start.knowing else None
        if start.knowing is None or known is None or known.day == arrived.day:
            return arrived, None
        return _chosen(start.knowing, arrived, known, choices)
    confirmed = scenario.first(receipt.confirmed)
    if confirmed is None or arrived.day == confirmed.day:
        return arrived, None
    channel = _channel(_first_of(start, scenario), scenario.first(receipt.submitted), confirmed)
    if channel in receipt.by_confirmation | receipt.by_arrival:
        facts = (confirmed, arrived) if channel in receipt.by_confirmation else (arrived, confirmed)
        return _chosen(receipt.evidence, *facts, choices)
    if arrived.event.place not in {"", receipt.home}:
        return _chosen(receipt.elsewhere, arrived, confirmed, choices)
    return arrived, None


def _chosen(reading: Reading, default: Fact, other: Fact, choices: Choices) -> tuple[Fact, Reading]:
    return (default if choices.choose(reading) == reading.default.id else other), reading


def _first_of(start: Start, scenario: Scenario) -> Fact | None:
    """Return the earliest fact that starts the clock; of one day, the one that the text names first."""
    if len(start.events) == 1 and not start.parties and not start.failing:
        return scenario.first(start.events[0])
    for names in (start.events, start.failing):
        known = [fact for name in names for fact in scenario.all(name) if addresses(start.parties, fact.event)]
        if known:
            return min(known, key=lambda fact: fact.day)
    return None


def _channel(received: Fact | None, submitted: Fact | None, confirmed: Fact | None) -> str:
    for fact in (received, submitted, confirmed):
        if fact and fact.event.channel:
            return fact.event.channel
    # Only an online system confirms a submission.
    return "online" if submitted else ""


def shifted(shifted_from: Fact, reading: Reading | None, course: Course) -> date:
    """Return the day from which counting begins, after the reading for rest days.

    Args:
        shifted_from: The starting fact.
        reading: The reading for a start on a rest day, if the rule has one.
        course: The course; a step is appended where the day moves.

    Returns:
        The same day, or the next working day; the same day too where no notice says yet which day that is.
    """
    day = shifted_from.day
    course.skip = 0
    if reading is None or not is_rest_day(course.calendar, day):
        return day
    taken = course.choices.choose(reading)
    if taken == reading.default.id:
        return day
    # From a rest day, counting n days after the next working day is counting n + 1 days.
    moved = add(course.calendar, day, 1)
    basis = reading.bases[0] if reading.bases else None
    course.step(Verb.SHIFT, moved, basis, shifted_from, reading=reading.id, option=taken)
    if isinstance(moved, Span):
        course.skip = 1
        return day
    return moved
