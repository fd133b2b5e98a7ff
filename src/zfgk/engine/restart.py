"""Fresh starts: a corrected request, a paid fee."""

from __future__ import annotations

from datetime import date

from zfgk.engine.counting import add, day_of, latest
from zfgk.engine.course import Course
from zfgk.engine.start import shifted
from zfgk.model.step import Verb
from zfgk.rules.clock import Clock, Restart


def restarted(rule: Clock, start: date, course: Course) -> date:
    """Return the start after every restart, in the order of their days.

    Args:
        rule: The rule.
        start: The first start.
        course: The course; a step is appended for each restart, with or without effect.

    Returns:
        The current start.
    """
    found = [(fact, clause) for clause in rule.restarts for fact in course.scenario.all(clause.event)]
    if not found:
        return start
    for fact, clause in sorted(found, key=lambda pair: pair[0].day):
        if fact.day < start or (clause.in_force and day_of(fact.day) not in clause.in_force):
            course.step(Verb.IGNORE, start, clause.basis, fact, note="outside-the-period")
            continue
        effect, reading, option = restarts(clause, start, course)
        if effect:
            start = fact.day
        verb = Verb.RESTART if effect else Verb.IGNORE
        course.step(verb, start, clause.basis, fact, reading=reading, option=option)
        if effect:
            start = shifted(fact, rule.start.rest_day, course)
    return start


def restarts(clause: Restart, start: date, course: Course) -> tuple[bool, str, str]:
    """Tell whether a clause restarts the clock.

    Args:
        clause: The clause.
        start: The current start.
        course: The course.

    Returns:
        Whether it does, and the reading and the option that say so, if one is in play.
    """
    if clause.only_if:
        option = course.choices.selected_only(clause.only_if)
        return option != clause.only_if.default.id, clause.only_if.id, option
    if clause.if_late and clause.within:
        asked = [fact for fact in course.scenario.all(clause.asked_by) if fact.day >= start]
        if asked and asked[0].day > latest(add(course.calendar, start, clause.within.n)):
            option = course.choices.choose(clause.if_late)
            return option == clause.if_late.default.id, clause.if_late.id, option
    return True, "", ""
