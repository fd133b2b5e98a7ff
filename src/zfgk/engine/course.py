"""One course of a clock: concrete facts, a calendar, chosen readings, and the steps taken so far."""

from __future__ import annotations

from datetime import date

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.choices import Choices
from zfgk.engine.counting import DayOrSpan
from zfgk.engine.scenario import Fact, Scenario
from zfgk.model.law import Basis
from zfgk.model.span import Span
from zfgk.model.step import Step, Verb


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
        *,
        amount: int | None = None,
        unit: str = "working-day",
        until: date | None = None,
        reading: str = "",
        option: str = "",
        note: str = "",
    ) -> None:
        """Append a step after which the clock stands on the given day, or within the given bounds."""
        self.steps.append(
            Step(
                verb=verb,
                day=None if isinstance(stands, Span) else stands,
                span=stands if isinstance(stands, Span) else None,
                basis=basis,
                event=fact.event.name if fact else "",
                event_day=fact.day if fact else None,
                until=until,
                amount=amount,
                unit=unit,
                reading=reading,
                option=option,
                note=note,
            )
        )
