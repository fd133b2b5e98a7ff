"""Asking the loaded law: from a rule's id and written events to an answer."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from zfgk.calendar import WorkCalendar, china
from zfgk.engine.answer import Answer
from zfgk.engine.ask import ask
from zfgk.engine.selection import check_selection
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, Fault, NoRuleInForce, NotAClock, NotADay, UnknownRule
from zfgk.model.facts import Event
from zfgk.model.reading import Reading
from zfgk.rules.clock import Clock
from zfgk.rules.events import EventKind
from zfgk.rules.pack import RulePack
from zfgk.rules.parsing import near_words, parse_event
from zfgk.rules.rule import Rule

_Kind = TypeVar("_Kind", bound=Rule)


class Law:
    """Rule packs, indexed for asking.

    Args:
        packs: The packs.
    """

    def __init__(self, packs: Iterable[RulePack]) -> None:
        self.packs: tuple[RulePack, ...] = tuple(packs)
        self.rules: dict[str, tuple[Rule, ...]] = {}
        self._clocks: dict[str, Versions] = {}
        self.events: dict[str, EventKind] = {}
        self.readings: dict[str, Reading] = {}
        self.terms: dict[str, str] = {}
        for pack in self.packs:
            for rule in pack.rules:
                self.rules[rule.id] = (*self.rules.get(rule.id, ()), rule)
            self.events |= {kind.name: kind for kind in pack.events}
            self.terms |= {kind.name: kind.term for kind in pack.events}
            self.readings |= {reading.id: reading for reading in pack.readings}

    def due(
        self,
        rule: str,
        events: Sequence[Event | Mapping[str, Any]],
        *,
        as_of: date | None = None,
        known_on: date | None = None,
        readings: Mapping[str, str] | None = None,
        strict: bool = False,
        calendar: WorkCalendar | None = None,
    ) -> Answer:
        """Answer by when something is owed, and whether it was done in time.

        Args:
            rule: The rule's id, such as ``national.reply-to-request``.
            events: The facts in any order: :class:`Event` values, or mappings as in case files.
            as_of: The day, or for hours the aware moment, on which the verdict is asked; acts after it are ignored.
            known_on: Use only holiday notices issued by this day.
            readings: Options to select, by reading id.
            strict: Refuse where admissible readings lead to different answers.
            calendar: A calendar of your own; the official one unless given.

        Returns:
            The answer with its steps.

        Raises:
            UnknownRule: If no pack has the rule.
            NotAClock: If the rule sets no time.
            BadInput: With every fault of the events and readings, each with its path.
            NoRuleInForce: If the clock starts before the first version took effect.
            AmbiguousReading: In strict mode, where readings disagree.
        """
        versions = self.clock(rule)
        if as_of is not None and type(as_of) is not date and not (versions.hours and _aware(as_of)):
            raise NotADay(as_of, "as_of")
        if known_on is not None and type(known_on) is not date:
            raise NotADay(known_on, "known_on")
        faults: list[Fault] = []
        parsed = [parse_event(event, f"events[{i}]", self.events, faults) for i, event in enumerate(events)]
        if faults:
            raise BadInput("events", faults)
        if readings:
            check_selection(readings, self.readings)
        days = calendar if calendar is not None else china(known_on)
        return ask(
            versions,
            [event for event in parsed if event is not None],
            days.as_known_on(known_on) if calendar is not None and known_on else days,
            as_of=as_of,
            selected=readings or {},
            strict=strict,
            terms=self.terms,
        )

    def versions(self, rule: str) -> tuple[Rule, ...]:
        """Return the versions of a rule.

        Raises:
            UnknownRule: If no pack has it.
        """
        found = self.rules.get(rule)
        if found is None:
            raise UnknownRule(rule, near_words(rule, self.rules))
        return found

    def rule(self, rule: str, kind: type[_Kind], *, on: date | None = None) -> _Kind:
        """Return one version of a rule, for the checks of :mod:`zfgk.engine` that take a rule.

        Args:
            rule: The rule's id, such as ``national.guide-contents``.
            kind: The kind of rule expected, such as :class:`~zfgk.rules.shape.Requires`.
            on: A day on which the version governs; the newest version unless given.

        Returns:
            The version.

        Raises:
            UnknownRule: If no pack has it.
            NoRuleInForce: If no version governs on the day.
            BadInput: If the rule is of another kind.
        """
        versions = sorted(self.versions(rule), key=lambda version: version.in_force.since)
        governing = [version for version in versions if on is None or on in version.in_force]
        if on is not None and not governing:
            raise NoRuleInForce(rule, on, versions[0].in_force.since)
        found = governing[-1]
        if not isinstance(found, kind):
            fault = Fault(rule, f"is a {type(found).__name__}, not a {kind.__name__}", then="see `zfgk rules show`")
            raise BadInput("rule", [fault])
        return found

    def clock(self, rule: str) -> Versions:
        """Return a rule that computes a day, with all its versions.

        Raises:
            UnknownRule: If no pack has it.
            NotAClock: If it sets no time.
        """
        found = self._clocks.get(rule)
        if found is None:
            versions = self.versions(rule)
            clocks = [version for version in versions if isinstance(version, Clock)]
            if not clocks:
                raise NotAClock(rule, type(versions[0]).__name__)
            found = self._clocks[rule] = Versions(tuple(clocks))
        return found


def _aware(moment: object) -> bool:
    return isinstance(moment, datetime) and moment.utcoffset() is not None


@functools.cache
def builtin() -> Law:
    """Return the law that ships with zfgk."""
    from zfgk.packs.shipped import PACKS

    return Law(PACKS)


def due(
    rule: str,
    events: Sequence[Event | Mapping[str, Any]],
    *,
    as_of: date | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
    strict: bool = False,
    calendar: WorkCalendar | None = None,
    law: Law | None = None,
) -> Answer:
    """Answer by when something is owed under the law, and whether it was done in time.

    The packs that ship with zfgk are used directly; a rule of another pack is looked up among the installed plugins.

    Args:
        rule: The rule's id, such as ``national.reply-to-request``.
        events: The facts in any order: :class:`Event` values, or mappings as in case files.
        as_of: The day on which the verdict is asked; acts after it are ignored.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select, by reading id.
        strict: Refuse where admissible readings lead to different answers.
        calendar: A calendar of your own; the official one unless given.
        law: The packs to ask; those of zfgk and of the installed plugins unless given.

    Returns:
        The answer with its steps.

    Raises:
        UnknownRule: If no pack has the rule.
        BadInput: With every fault of the events and readings, each with its path.
        NoRuleInForce: If the clock starts before the first version took effect.
        AmbiguousReading: In strict mode, where readings disagree.
    """
    asked = law or builtin()
    if law is None and rule not in asked.rules:
        asked = installed()
    return asked.due(rule, events, as_of=as_of, known_on=known_on, readings=readings, strict=strict, calendar=calendar)


@functools.cache
def installed() -> Law:
    """Return the law of zfgk and of every installed plugin."""
    from zfgk.host import Host

    return Law(Host.discover().rule_packs)
