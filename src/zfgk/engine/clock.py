"""One run of a clock: concrete facts and chosen readings in, steps and a last day out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.act import ActDay, act_day
from zfgk.engine.choices import Choices
from zfgk.engine.counting import DayOrSpan, count_out, earliest
from zfgk.engine.course import Course
from zfgk.engine.extension import Count, extended
from zfgk.engine.restart import restarted, restarts
from zfgk.engine.scenario import Scenario
from zfgk.engine.select import at_expiry, governing
from zfgk.engine.start import arrival, shifted, starting_fact
from zfgk.engine.stops import NOTHING, credited
from zfgk.model.step import Step, Verb
from zfgk.rules.clock import Deadline


@attrs.frozen
class Run:
    """What one path through the readings gives.

    Args:
        rule: The version that governs.
        start: The current start: counting begins on the day after it.
        due: The last day, or its bounds.
        act: The act that counts, if there is one.
        waiting: The event that the matter waits for while the agency's clock stands, if any.
        steps: How it came about; the due day is read off the last one.
        choices: The options taken and those that were open.
        scenario: The facts.
    """

    rule: Deadline
    start: date
    due: DayOrSpan
    act: ActDay | None
    waiting: str
    steps: tuple[Step, ...]
    choices: Choices
    scenario: Scenario


def run(
    versions: Sequence[Deadline], scenario: Scenario, calendar: WorkCalendar, choices: Choices, as_of: date | None
) -> Run:
    """Run a clock once.

    Args:
        versions: The versions of the rule.
        scenario: Concrete facts.
        calendar: The working-day calendar.
        choices: The readings.
        as_of: The day of asking; acts after it are ignored.

    Returns:
        The run.

    Raises:
        NoRuleInForce: If the start lies before every version.
        LookupError: If no fact starts the clock; the caller sees to it that one does.
    """
    came = arrival(versions[0].start, scenario)
    rule = governing(versions, came.day)
    received, _ = starting_fact(rule.start, scenario, choices)
    if received.day not in rule.in_force:
        # Receipt as the text defines it, such as a confirmation, may come under the next version.
        came, rule = received, governing(versions, received.day)
    course = Course(scenario, calendar, choices)
    start, due = _clock(rule, course)
    later = at_expiry(versions, rule, earliest(due)) if rule.transition else None
    reading, option = "", ""
    if later is not None and rule.transition:
        reading, option = rule.transition.id, choices.choose(rule.transition)
        if option != rule.transition.default.id:
            rule, course = later, Course(scenario, calendar, choices)
            start, due = _clock(rule, course)
    govern = Step(
        verb=Verb.GOVERN,
        day=came.day,
        basis=rule.basis,
        event=came.event.name,
        event_day=came.day,
        reading=reading,
        option=option,
    )
    act = act_day(rule.act, scenario, choices, as_of)
    waiting = _waiting(rule, start, course)
    return Run(rule, start, due, act, waiting, (govern, *course.steps), choices, scenario)


def _clock(rule: Deadline, course: Course) -> tuple[date, DayOrSpan]:
    fact, reading = starting_fact(rule.start, course.scenario, course.choices)
    option = course.choices.met[reading.id] if reading else ""
    course.step(Verb.START, fact.day, rule.start.basis, fact, reading=reading.id if reading else "", option=option)
    start = restarted(rule, shifted(fact, rule.start.rest_day, course), course)
    credits_ = NOTHING
    for stop in rule.stops:
        credits_ = credited(stop, start, course)
    counting = course.choices.selected_only(rule.start.counting)
    # Read as "same-day", the start day is the first one counted: as if the clock had started the day before.
    origin = start if counting == rule.start.counting.default.id else date.fromordinal(start.toordinal() - 1)
    n = rule.period.n + course.skip
    due, out = count_out(course.calendar, origin, n, credits_.days, credits_.latest)
    if out:
        course.step(Verb.CREDIT, start, amount=out, note="total")
    course.step(Verb.COUNT, due, rule.basis, amount=rule.period.n, reading=rule.start.counting.id, option=counting)
    if rule.extension:
        due = extended(rule.extension, due, Count(origin, n, credits_), course)
    return start, due


def _waiting(rule: Deadline, start: date, course: Course) -> str:
    """Return the event that a request for correction still waits for, if it stops the agency's clock."""
    for clause in rule.restarts:
        asked = [fact for fact in course.scenario.all(clause.asked_by) if fact.day >= start] if clause.within else []
        if asked and not any(fact.day >= asked[0].day for fact in course.scenario.all(clause.event)):
            return clause.event if restarts(clause, start, course)[0] else ""
    return ""
