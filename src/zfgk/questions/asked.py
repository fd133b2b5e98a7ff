"""What a question is asked about: a rule, facts, a calendar and readings, each of which can be swapped for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from zfgk.asking import Law, builtin, installed
from zfgk.calendar import WorkCalendar, china
from zfgk.engine.answer import Answer
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, Fault, NotADay
from zfgk.model.facts import Event
from zfgk.rules.clock import Clock
from zfgk.rules.pack import RulePack
from zfgk.rules.parsing import parse_event

Written = Sequence[Event | Mapping[str, Any]]
"""Facts as callers write them."""


@attrs.frozen(kw_only=True)
class Asked:
    """One rule with the facts that it is asked about.

    Args:
        law: The packs, for their events and readings.
        versions: The versions of the rule, the newest first.
        events: The facts.
        calendar: The working-day calendar.
        readings: Options selected by the caller.
    """

    law: Law
    versions: tuple[Clock, ...]
    events: tuple[Event, ...]
    calendar: WorkCalendar
    readings: Mapping[str, str]

    @property
    def rule(self) -> str:
        """The rule's id."""
        return self.versions[0].id

    @property
    def hours(self) -> bool:
        """Whether the clock runs in hours."""
        return Versions(self.versions).hours

    def answer(self, as_of: date | None = None) -> Answer:
        """Ask the rule.

        Args:
            as_of: The day on which the verdict is asked, if it is.

        Returns:
            The answer of these versions to these facts.
        """
        pack = RulePack(
            id=self.rule.partition(".")[0],
            title="",
            rules=self.versions,
            readings=tuple(self.law.readings.values()),
            events=tuple(self.law.events.values()),
        )
        return Law([pack]).due(self.rule, self.events, as_of=as_of, readings=self.readings, calendar=self.calendar)

    def governing(self, answer: Answer) -> Clock:
        """Return the version that an answer to this question rests on; the newest if it rests on none."""
        basis = answer.steps[0].basis if answer.steps else None
        return next((version for version in self.versions if version.basis == basis), self.versions[0])

    def with_events(self, events: Iterable[Event]) -> Asked:
        """Return the question about other facts."""
        return attrs.evolve(self, events=tuple(events))

    def without_acts(self) -> Asked:
        """Return the question as if nothing had been done yet."""
        acts = Versions(self.versions).acts
        return self.with_events(event for event in self.events if event.name not in acts)

    def with_rule(self, change: Callable[[Clock], Clock]) -> Asked:
        """Return the question with every version changed."""
        return attrs.evolve(self, versions=tuple(change(version) for version in self.versions))

    def with_reading(self, reading: str, option: str) -> Asked:
        """Return the question with an option selected."""
        return attrs.evolve(self, readings={**self.readings, reading: option})

    def started_on(self, day: date) -> Asked:
        """Return the question with the starting event on the day; one is added if there is none."""
        starters = Versions(self.versions).starters
        at = next((i for i, event in enumerate(self.events) if event.name in starters), None)
        if at is None:
            return self.with_events((Event(self.versions[0].start.events[0], day), *self.events))
        moved = attrs.evolve(self.events[at], day=day)
        return self.with_events((*self.events[:at], moved, *self.events[at + 1 :]))


def asked(
    rule: str,
    events: Written,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Asked:
    """Check what a caller asks about.

    Args:
        rule: The rule's id.
        events: The facts in any order.
        law: The packs; those of zfgk, or of the installed plugins for another rule, unless given.
        calendar: A calendar of your own; the official one unless given.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select, by reading id.

    Returns:
        The question.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault of the events.
    """
    packs = law or (builtin() if rule in builtin().rules else installed())
    versions = packs.clock(rule).rules
    if known_on is not None:
        check_day(known_on, "known_on")
    faults: list[Fault] = []
    parsed = [parse_event(event, f"events[{i}]", packs.events, faults) for i, event in enumerate(events)]
    if faults:
        raise BadInput("events", faults)
    days = calendar if calendar is not None else china()
    return Asked(
        law=packs,
        versions=tuple(versions),
        events=tuple(event for event in parsed if event is not None),
        calendar=days.as_known_on(known_on) if known_on else days,
        readings=dict(readings or {}),
    )


def unseen(warnings: Iterable[str], lang: str) -> str:
    """Return the mark of a finding that rests on places which nobody saw; nothing if it rests on none.

    Args:
        warnings: The warnings of the answers that the finding was read off.
        lang: ``zh`` or ``en``.
    """
    places = "、".join(one.removeprefix("unverified:") for one in warnings if one.startswith("unverified:"))
    if not places:
        return ""
    return f" [unverified: {places}]" if lang == "en" else f"［依据未核实：{places}］"


def of_the_answer(warnings: Iterable[str]) -> dict[str, None]:
    """Return the warnings of an answer that was asked with a day of the program's own, without those about that day.

    Args:
        warnings: The warnings of the answer.
    """
    return dict.fromkeys(one for one in warnings if one != "year-end-moved")


def check_day(day: object, where: str) -> None:
    """Refuse anything but a plain date.

    Raises:
        NotADay: For a moment or anything else.
    """
    if isinstance(day, datetime) or not isinstance(day, date):
        raise NotADay(day, where)


def refuse_hours(question: Asked) -> None:
    """Refuse a clock that runs in hours, whose hidden moment no list of days can tell.

    Raises:
        BadInput: For such a clock.
    """
    if question.hours:
        fault = Fault("rule", f"{question.rule} runs in hours", "this question goes through days", "subtract the hours")
        raise BadInput("rule", [fault])
