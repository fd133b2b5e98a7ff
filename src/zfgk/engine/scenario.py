"""Scenarios: uncertain facts resolved into concrete ones, every combination once."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from zfgk.errors import TooManyPossibilities
from zfgk.model.facts import Event, candidates

LIMIT = 20_000
"""How many combinations of uncertain days are enumerated at most."""


@attrs.frozen
class Fact:
    """An event on one concrete day."""

    event: Event
    day: date


class Scenario:
    """Facts by event name, each list in the order of its days.

    Args:
        facts: The facts.
        chosen: For uncertain events, which day was taken, by event name.
    """

    __slots__ = ("_facts", "chosen")

    def __init__(self, facts: Sequence[Fact], chosen: dict[str, date]) -> None:
        by_name: dict[str, list[Fact]] = {}
        for fact in facts:
            by_name.setdefault(fact.event.name, []).append(fact)
        for same in by_name.values():
            if len(same) > 1:
                # Facts of one day are told apart, so that the order of the input never shows.
                same.sort(key=lambda fact: (fact.day, fact.event.to, fact.event.party, repr(fact.event)))
        self._facts = by_name
        self.chosen: dict[str, date] = chosen

    def all(self, name: str) -> Sequence[Fact]:
        """Return the facts of this name, earliest first."""
        return self._facts.get(name, ())

    def first(self, name: str) -> Fact | None:
        """Return the earliest fact of this name."""
        facts = self._facts.get(name)
        return facts[0] if facts else None


def scenarios(rule: str, events: Sequence[Event]) -> Iterator[Scenario]:
    """Resolve uncertain days into every combination of concrete ones.

    Args:
        rule: The rule's id, for messages.
        events: The events; those without a day take no part.

    Yields:
        One scenario per combination, the earliest days first.

    Raises:
        TooManyPossibilities: If there are more than :data:`LIMIT` combinations.
    """
    dated = [event for event in events if event.day is not None]
    options = [candidates(event.day) for event in dated if event.day is not None]
    count = 1
    for days in options:
        count *= len(days)
    if count > LIMIT:
        raise TooManyPossibilities(rule, count, LIMIT)
    uncertain = [i for i, days in enumerate(options) if len(days) > 1]
    for combination in itertools.product(*options):
        facts = [Fact(event, day) for event, day in zip(dated, combination, strict=True)]
        yield Scenario(facts, {dated[i].name: combination[i] for i in uncertain})
