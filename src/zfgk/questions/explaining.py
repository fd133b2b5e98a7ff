"""Which hidden day explains an announced date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.questions.asked import Asked, Written, asked, check_day, of_the_answer, refuse_hours, unseen
from zfgk.questions.backwards import REACH, answer_or_none, iso
from zfgk.rules.clock import LeadTime, Stop

_ONE = timedelta(days=1)
_ENOUGH = 90
"""So many days in a row that all give an earlier date end the search: no holiday season is longer."""


@attrs.frozen(kw_only=True)
class HiddenRange:
    """A run of days, each of which would give the announced date.

    Args:
        event: The event whose day is hidden.
        first: The first such day.
        last: The last one.
        readings: The departures from the default readings that it takes; empty for the defaults.
    """

    event: str
    first: date
    last: date
    readings: Mapping[str, str] = attrs.field(factory=dict)

    def text(self, lang: str = "zh") -> str:
        """Return one line, in Chinese unless ``en`` is asked for."""
        span = f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        by = ", ".join(f"{name}={option}" for name, option in self.readings.items())
        if lang == "en":
            return f"{self.event} on {span}" + (f" [{by}]" if by else "")
        return f"{self.event} 在 {span}" + (f"（{by}）" if by else "")

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "event": self.event,
            "first": iso(self.first),
            "last": iso(self.last),
            "readings": dict(self.readings),
        }


@attrs.frozen(kw_only=True)
class ExplainingDays:
    """Every hidden day that would explain an announced date.

    Args:
        rule: The rule's id.
        claimed: The announced date.
        starts: Days of the starting event, those under the default readings first.
        answers: Days on which a consultation without a known answer would have been answered.
        reached: Whether the search for a start went far enough to rule out any other; it ends where the first version
            took effect, and after thirty years.
        warnings: Circumstances to know, as stable codes: those of the answers that this was read off.
    """

    rule: str
    claimed: date
    starts: tuple[HiddenRange, ...]
    answers: tuple[HiddenRange, ...]
    reached: bool = True
    warnings: tuple[str, ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return one line per range, in Chinese unless ``en`` is asked for."""
        lines = [one.text(lang) for one in (*self.starts, *self.answers)]
        none = f"no day explains {self.claimed}" if lang == "en" else f"没有哪一天能够解释 {self.claimed}"
        return ("\n".join(lines) or none) + unseen(self.warnings, lang)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "claimed": iso(self.claimed),
            "starts": [one.to_json() for one in self.starts],
            "answers": [one.to_json() for one in self.answers],
            "reached": self.reached,
            "warnings": list(self.warnings),
        }


def explaining_days(
    rule: str,
    events: Written,
    claimed: date,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> ExplainingDays:
    """Find every starting day, and every day of a missing answer, that gives an announced last day.

    Args:
        rule: The rule's id.
        events: The facts; a starting event among them is moved from day to day.
        claimed: The announced last day.
        law: The packs; the shipped and installed ones unless given.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select, which are then not varied.

    Returns:
        The days as ranges, for each combination of readings on its own.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault, and for clocks in hours.
    """
    question = asked(rule, events, law=law, calendar=calendar, known_on=known_on, readings=readings)
    refuse_hours(question)
    check_day(claimed, "claimed")
    starters = Versions(question.versions).starters
    name = next(
        (event.name for event in question.events if event.name in starters), question.versions[0].start.events[0]
    )
    answers: list[HiddenRange] = []
    warnings: dict[str, None] = {}
    stops = {stop.sent: stop for version in question.versions for stop in version.stops}
    if any(event.name in starters for event in question.events):
        for stop in stops.values():
            answers += _answers(question, stop, claimed, warnings)
    starts, reached = _starts(question, claimed, warnings)
    return ExplainingDays(
        rule=rule,
        claimed=claimed,
        starts=_ranges(name, starts),
        answers=tuple(answers),
        reached=reached,
        warnings=tuple(warnings),
    )


def _starts(
    question: Asked, claimed: date, warnings: dict[str, None]
) -> tuple[list[tuple[date, Mapping[str, str]]], bool]:
    """List the starting days that give the date, walking away from it until it can no longer be reached, if it can."""
    ahead = isinstance(question.versions[0], LeadTime)
    step = _ONE if ahead else -_ONE
    found: list[tuple[date, Mapping[str, str]]] = []
    passed = 0
    for k in range(REACH):
        day = claimed + k * step
        answer = answer_or_none(question.started_on(day))
        days = [one.due for one in answer.dues if one.due] if answer else []
        if answer is None and not ahead:
            return found, False
        found += _giving(answer, claimed, day, warnings)
        beyond = bool(days) and (min(days) > claimed if ahead else max(days) < claimed)
        passed = passed + 1 if beyond else 0
        if passed > _ENOUGH:
            return found, True
    return found, False


def _answers(question: Asked, stop: Stop, claimed: date, warnings: dict[str, None]) -> list[HiddenRange]:
    """List the days of an unknown answer to the one consultation that has none."""
    sent = [event for event in question.events if event.name == stop.sent and type(event.day) is date]
    known = sum(event.name == stop.answered for event in question.events)
    if len(sent) != known + 1:
        return []
    opened = sent[-1]
    first = opened.day if isinstance(opened.day, date) else claimed
    found: list[tuple[date, Mapping[str, str]]] = []
    # An answer later than the last day would have moved it further still.
    for k in range((claimed - first).days + 1):
        day = first + k * _ONE
        answered = Event(stop.answered, day, to=opened.to, party=opened.party)
        answer = answer_or_none(question.with_events((*question.events, answered)))
        found += _giving(answer, claimed, day, warnings)
    return list(_ranges(stop.answered, found))


def _giving(
    answer: Answer | None, claimed: date, day: date, warnings: dict[str, None]
) -> list[tuple[date, Mapping[str, str]]]:
    """List the readings under which a day gives the date, and keep what the reader of its answer must know."""
    found = [(day, one.readings) for one in (answer.dues if answer else ()) if one.due == claimed]
    if answer and found:
        warnings |= of_the_answer(answer.warnings)
    return found


def _ranges(event: str, found: Iterable[tuple[date, Mapping[str, str]]]) -> tuple[HiddenRange, ...]:
    """Join days that follow each other under the same readings."""
    by_readings: dict[tuple[tuple[str, str], ...], list[date]] = {}
    for day, readings in found:
        by_readings.setdefault(tuple(sorted(readings.items())), []).append(day)
    out: list[HiddenRange] = []
    for chosen in sorted(by_readings, key=_fewest):
        for day in sorted(set(by_readings[chosen])):
            if out and out[-1].readings == dict(chosen) and out[-1].last + _ONE == day:
                out[-1] = attrs.evolve(out[-1], last=day)
            else:
                out.append(HiddenRange(event=event, first=day, last=day, readings=dict(chosen)))
    return tuple(out)


def _fewest(chosen: tuple[tuple[str, str], ...]) -> tuple[int, tuple[tuple[str, str], ...]]:
    return len(chosen), chosen
