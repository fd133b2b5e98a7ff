"""One course of a clock: concrete facts, a calendar, chosen readings, and the steps taken so far."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.choices import Choices
from zfgk.engine.counting import DayOrSpan
from zfgk.engine.scenario import Fact, Scenario
from zfgk.model.law import Basis
from zfgk.model.span import Span
from zfgk.model.step import Step, Verb


class _More(TypedDict, total=False):
    """What a step may tell besides."""

    amount: int | None
    unit: str
    until: date | None
    reading: str
    option: str
    note: str


@attrs.define
class Course:
    """What every part of the clock works on.

    Args:
        scenario: The facts.
        calendar: The working-day calendar.
        choices: The readings.
        steps: The steps so far; parts of the clock append to it and never take one back.
        skip: Working days to pass over before counting: 1 where the start moves to the next working day and no notice
            says yet which day that is.
    """

    scenario: Scenario
    calendar: WorkCalendar
    choices: Choices
    steps: list[Step] = attrs.field(factory=list)
    skip: int = 0

    def step(
        self,
        verb: Verb,
        stands: DayOrSpan,
        basis: Basis | None = None,
        fact: Fact | None = None,
        **more: Unpack[_More],
    ) -> None:
        """Append a step after which the clock stands on the given day, or within the given bounds."""
        day, span = (None, stands) if isinstance(stands, Span) else (stands, None)
        event, event_day = (fact.event.name, fact.day) if fact else ("", None)
        self.steps.append(Step(verb=verb, day=day, span=span, basis=basis, event=event, event_day=event_day, **more))
