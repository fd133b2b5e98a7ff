"""One run of a clock: concrete facts and chosen readings in, steps and a last day out."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.act import ActDay, act_day
from zfgk.engine.choices import Choices
from zfgk.engine.counting import DayOrSpan, day_of, earliest, next_day, rolled
from zfgk.engine.course import Course
from zfgk.engine.extension import Count, extended
from zfgk.engine.measures import Silent, amount, backward
from zfgk.engine.restart import restarted, restarts
from zfgk.engine.scenario import Fact, Scenario
from zfgk.engine.select import at_expiry, governing
from zfgk.engine.start import addresses, arrival, elsewhere, shifted, starting_fact
from zfgk.engine.stops import all_credited
from zfgk.engine.versions import Versions
from zfgk.model.measure import AnnualDate, ByKey, ClockHours, OnDay, Period, WorkingDays
from zfgk.model.span import Span
from zfgk.model.step import Step, Verb
from zfgk.rules.clock import Clock, LeadTime, Minimum

# Looking a member up in its enumeration is slow; what every run takes has a name here.
_GOVERN, _START, _IGNORE, _COUNT, _COUNT_BACK = Verb.GOVERN, Verb.START, Verb.IGNORE, Verb.COUNT, Verb.COUNT_BACK
_UNCOUNTED = (ClockHours, AnnualDate, OnDay)
"""Periods in which no day is counted, so that nothing can be said of the first one."""


# Values that never leave the engine are not frozen: that makes them three times as quick to build.
@attrs.define
class Run:
    """What one path through the readings gives.

    Args:
        rule: The version that governs.
        period: The period that it sets for these facts.
        start: The current start: counting begins on the day after it.
        due: The last day, or its bounds.
        act: The act that counts, if there is one.
        waiting: The event that the matter waits for while the agency's clock stands, if any.
        steps: How it came about; the due day is read off the last one.
        choices: The options taken and those that were open.
        scenario: The facts.
    """

    rule: Clock
    period: Period
    start: date
    due: DayOrSpan
    act: ActDay | None
    waiting: str
    steps: tuple[Step, ...]
    choices: Choices
    scenario: Scenario


def run(versions: Versions, scenario: Scenario, calendar: WorkCalendar, choices: Choices, as_of: date | None) -> Run:
    """Run a clock once.

    Args:
        versions: The rule.
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
    rules = versions.rules
    arrived = came = arrival(rules[0].start, scenario)
    rule = governing(rules, came.day)
    if rule is not rules[0]:
        arrived = arrival(rule.start, scenario)
    received, _ = starting_fact(rule.start, arrived, scenario, choices)
    if received is not came and day_of(received.day) not in rule.in_force:
        # Receipt as the text defines it, such as a confirmation, may come under the next version.
        came, rule = received, governing(rules, received.day)
        arrived = arrival(rule.start, scenario)
    course = Course(scenario, calendar, choices)
    start, period, due = _clock(rule, arrived, course)
    later = at_expiry(rules, rule, earliest(due)) if rule.transition else None
    reading, option = "", ""
    if later is not None and rule.transition:
        reading, option = rule.transition.id, choices.choose(rule.transition)
        if option != rule.transition.default.id:
            rule, course = later, Course(scenario, calendar, choices)
            start, period, due = _clock(rule, arrival(rule.start, scenario), course)
    govern = Step(
        verb=_GOVERN,
        day=came.day,
        basis=rule.basis,
        event=came.event.name,
        event_day=came.day,
        reading=reading,
        option=option,
    )
    act = act_day(rule.act, scenario, choices, as_of)
    waiting = _waiting(rule, start, course)
    return Run(rule, period, start, due, act, waiting, (govern, *course.steps), choices, scenario)


def _clock(rule: Clock, arrived: Fact, course: Course) -> tuple[date, Period, DayOrSpan]:
    fact, receipt = starting_fact(rule.start, arrived, course.scenario, course.choices)
    if receipt is None:
        course.step(_START, fact.day, rule.start.basis, fact)
    else:
        option = course.choices.met[receipt.id]
        course.step(_START, fact.day, rule.start.basis, fact, reading=receipt.id, option=option)
    for other in elsewhere(rule.start, course.scenario):
        course.step(_IGNORE, fact.day, rule.start.basis, other, note="addressed-to-others")
    start = restarted(rule, shifted(fact, rule.start.rest_day, course), course)
    credits_ = all_credited(rule.stops, start, course)
    period = period_of(rule, course.scenario)
    if isinstance(period, Silent):
        raise TypeError(period)
    backwards = isinstance(rule, LeadTime)
    reading, counting, origin = rule.start.counting, "", start
    if not isinstance(period, _UNCOUNTED):
        counting = course.choices.selected_only(reading)
        if counting != reading.options[0].id:
            # Read as "same-day", the start day is the first one counted: as if the clock had started the day before.
            origin = start + timedelta(days=1 if backwards else -1)
    count = Count(origin, period, course.skip, credits_)
    due, out = _counted(rule, count, course)
    if out:
        course.step(Verb.CREDIT, start, amount=out, note="total")
    course.step(
        _COUNT_BACK if backwards else _COUNT,
        due,
        rule.basis,
        fact if backwards else None,
        amount=amount(period),
        unit=period.unit,
        reading=reading.id if counting else "",
        option=counting,
    )
    due = _rolled(rule, due, course)
    if rule.extension:
        longer = extended(rule.extension, due, count, course)
        due = due if longer == due else _rolled(rule, longer, course)
    return start, period, due


def _counted(rule: Clock, count: Count, course: Course) -> tuple[DayOrSpan, int]:
    """Count the period to its last day; return how many working days were left out besides."""
    if isinstance(rule, LeadTime):
        if isinstance(count.period, WorkingDays):
            return course.calendar.add_working_days(count.origin, -count.period.n), 0
        return backward(count.origin, count.period), 0
    due, out = count.end(course)
    if isinstance(rule, Minimum) and rule.clear:
        return next_day(due), out
    return due, out


def _rolled(rule: Clock, due: DayOrSpan, course: Course) -> DayOrSpan:
    if rule.rolls is None or isinstance(due, Span):
        return due
    moved = rolled(course.calendar, due)
    if moved != due:
        course.step(Verb.ROLL, moved, rule.rolls)
    return moved


def period_of(rule: Clock, scenario: Scenario) -> Period:
    """Return the period that a rule sets under the given facts.

    Args:
        rule: The rule.
        scenario: The facts; the key that the period depends on stands at a starting event.

    Returns:
        The period; :class:`~zfgk.model.measure.Unregulated` for a word that the text does not name.
    """
    if not isinstance(rule.period, ByKey):
        return rule.period
    start = rule.start
    names = (*start.events, *start.failing, start.known)
    facts = [fact for name in names for fact in scenario.all(name) if addresses(start.parties, fact.event)]
    word = next((found for fact in facts if (found := getattr(fact.event, rule.period.key))), "")
    return rule.period.period(word)


def _waiting(rule: Clock, start: date, course: Course) -> str:
    """Return the event that a request for correction still waits for, if it stops the agency's clock."""
    for clause in rule.restarts:
        asked = [fact for fact in course.scenario.all(clause.asked_by) if clause.within and fact.day >= start]
        if asked and not any(fact.day >= asked[0].day for fact in course.scenario.all(clause.event)):
            return clause.event if restarts(clause, start, course)[0] else ""
    return ""
