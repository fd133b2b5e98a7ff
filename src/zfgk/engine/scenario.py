"""Scenarios: uncertain facts resolved into concrete ones, every combination once."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone

import attrs

from zfgk.errors import TooManyPossibilities
from zfgk.model.facts import Event, candidates
from zfgk.model.span import Span

_NOTHING: Mapping[str, str] = {}
LIMIT = 20_000
"""How many combinations of uncertain days are enumerated at most."""


@attrs.define
class Fact:
    """An event on one concrete day."""

    event: Event
    day: date
    """Its day; its moment for a clock that runs in hours."""


def possible_days(event: Event, *, hours: bool = False) -> tuple[date, ...]:
    """List the days, or for clocks in hours the moments, on which an event may have happened.

    Args:
        event: The event.
        hours: Whether the clock runs in hours.

    Returns:
        The days in order; none if the day, or for hours the moment, is not known.
    """
    if hours:
        return (event.at,) if event.at else ()
    if type(event.day) is date:
        return (event.day,)
    if event.day is not None:
        return candidates(event.day)
    # The day of a moment is the one at the offset that it was given with.
    return (event.at.date(),) if event.at else ()


_EASTERNMOST, _WESTERNMOST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))


def moments(event: Event) -> Span | None:
    """Return the moments between which an event of which only the day is known happened, wherever that was.

    Args:
        event: The event.

    Returns:
        From the beginning of its first possible day where days begin first to the end of its last one where they end
        last; ``None`` if no day is known.
    """
    days = possible_days(event)
    if not days:
        return None
    first = datetime.combine(days[0], time(), _EASTERNMOST)
    return Span(first, datetime.combine(days[-1], time(), _WESTERNMOST) + timedelta(days=1))


class Scenario:
    """Facts by event name, each list in the order of its days.

    Args:
        facts: The facts.
        chosen: For uncertain events, which day was taken, by event name; for keys that nobody gave, which word.
    """

    __slots__ = ("_facts", "chosen")

    def __init__(self, facts: Sequence[Fact], chosen: Mapping[str, date | str]) -> None:
        by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            by_name.setdefault(fact.event.name, []).append(fact)
        for same in by_name.values():
            if len(same) > 1:
                # Facts of one day are told apart, so that the order of the input never shows.
                same.sort(key=lambda fact: (fact.day, fact.event.to, fact.event.party, repr(fact.event)))
        self._facts = by_name
        self.chosen: Mapping[str, date | str] = chosen

    def all(self, name: str) -> Sequence[Fact]:
        """Return the facts of this name, earliest first."""
        return self._facts.get(name, ())

    def first(self, name: str) -> Fact | None:
        """Return the earliest fact of this name."""
        facts = self._facts.get(name)
        return facts[0] if facts else None


def scenarios(
    rule: str, events: Sequence[Event], *, hours: bool = False, assumed: Mapping[str, str] = _NOTHING
) -> list[Scenario]:
    """Resolve uncertain days into every combination of concrete ones.

    Args:
        rule: The rule's id, for messages.
        events: The events; those without a day take no part.
        hours: Whether the clock runs in hours.
        assumed: Words assumed for keys that nobody gave, by key.

    Returns:
        One scenario per combination, the earliest days first.

    Raises:
        TooManyPossibilities: If there are more than :data:`LIMIT` combinations.
    """
    possible = [(event, possible_days(event, hours=hours)) for event in events]
    dated = [event for event, days in possible if days]
    options = [days for _, days in possible if days]
    count = 1
    for days in options:
        count *= len(days)
    if count > LIMIT:
        raise TooManyPossibilities(rule, count, LIMIT)
    if count == 1:
        return [Scenario([Fact(event, days[0]) for event, days in possible if days], assumed)]
    uncertain = [i for i, days in enumerate(options) if len(days) > 1]
    found: list[Scenario] = []
    for combination in itertools.product(*options):
        facts = [Fact(event, day) for event, day in zip(dated, combination, strict=True)]
        found.append(Scenario(facts, {**assumed, **{dated[i].name: combination[i] for i in uncertain}}))
    return found
