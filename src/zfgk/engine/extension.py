"""Extensions: effective only if notified in time, never beyond the maximum."""

from __future__ import annotations

from datetime import date

import attrs

from zfgk.engine.counting import DayOrSpan, count_out, earliest, latest
from zfgk.engine.course import Course
from zfgk.engine.measures import Plain, forward
from zfgk.engine.scenario import Fact
from zfgk.engine.stops import Credits
from zfgk.model.measure import Days, WorkingDays
from zfgk.model.span import Span
from zfgk.model.step import Verb
from zfgk.rules.clock import Extension


@attrs.define
class Count:
    """How the period was counted, so that an extension can go on from there.

    Args:
        origin: The day after which counting begins.
        period: The period.
        skip: Working days to pass over before counting.
        credited: The days not counted.
    """

    origin: date
    period: WorkingDays | Plain
    skip: int
    credited: Credits

    def end(self, course: Course, further: int = 0) -> tuple[DayOrSpan, int]:
        """Return the last day of the period, or of one longer by so many of its units, and the days left out."""
        if isinstance(self.period, WorkingDays):
            return self._working(course, self.origin, self.period.n + self.skip + further)
        if isinstance(self.period, Days):
            return forward(self.origin, Days(self.period.n + further)), 0
        return forward(self.origin, self.period), 0

    def since(self, course: Course, day: DayOrSpan, n: int) -> DayOrSpan:
        """Return the day that so many units after the given day reach."""
        if isinstance(day, Span):
            return Span(earliest(self.since(course, day.earliest, n)), latest(self.since(course, day.latest, n)))
        if isinstance(self.period, WorkingDays):
            return self._working(course, day, n)[0]
        return forward(day, Days(n))

    def _working(self, course: Course, origin: date, n: int) -> tuple[DayOrSpan, int]:
        return count_out(course.calendar, origin, n, self.credited.days, self.credited.latest)


def extended(extension: Extension, expiry: DayOrSpan, count: Count, course: Course) -> DayOrSpan:
    """Return the last day after the extensions that have effect.

    Args:
        extension: The rule's extension clause.
        expiry: The last day without extension.
        count: How that day was counted.
        course: The course; steps are appended.

    Returns:
        The last day, or its bounds.
    """
    notices = course.scenario.all(extension.notified)
    if not notices:
        for fact in course.scenario.all(extension.approved):
            course.step(Verb.IGNORE, expiry, extension.basis, fact, note="not-notified")
    due, running = expiry, None
    for notice in notices:
        if notice.day < count.origin or notice.day > latest(due):
            note = "before-the-start" if notice.day < count.origin else "notified-late"
            course.step(Verb.IGNORE, due, extension.basis, notice, note=note)
            continue
        longer = _extend(extension, notice, (due, running), count, course)
        if longer != due:
            due = running = longer
    return due


def _extend(
    extension: Extension, notice: Fact, ends: tuple[DayOrSpan, DayOrSpan | None], count: Count, course: Course
) -> DayOrSpan:
    """Return the last day after one extension, given the one before it and the one that an extension already gave."""
    due, running = ends
    until, days = _named(extension, notice, course)
    most = extension.at_most.n
    limit, _ = count.end(course, most)
    reading = option = ""
    if until is None:
        reading, option = extension.base.id, course.choices.choose(extension.base)
        further = min(days or most, most)
        from_expiry = option == extension.base.default.id
        if from_expiry and running is None:
            wanted, _ = count.end(course, further)
        else:
            # A later extension runs on from the one before it, not from the first expiry again.
            wanted = count.since(course, running if from_expiry and running else notice.day, further)
    else:
        wanted = until
    if (days or 0) > most or earliest(wanted) > latest(limit):
        course.step(Verb.CAP, due, extension.basis, notice, amount=most, until=until, note="over-the-maximum")
    # An extension ends no later than the maximum allows, and never shortens what the law gives.
    first = max(earliest(due), min(earliest(wanted), earliest(limit)))
    last = max(latest(due), min(latest(wanted), latest(limit)))
    if notice.day > earliest(due):
        # Whether the notice came in time depends on days beyond the calendar.
        first = earliest(due)
    target = first if first == last else Span(first, last)
    if target == due:
        course.step(Verb.IGNORE, due, extension.basis, notice, until=until, note="not-later-than-expiry")
        return due
    course.step(
        Verb.EXTEND,
        target,
        extension.basis,
        notice,
        amount=None if until else min(days or most, most),
        unit=extension.at_most.unit,
        until=until,
        reading=reading,
        option=option,
    )
    return target


def _named(extension: Extension, notice: Fact, course: Course) -> tuple[date | None, int | None]:
    """Return the day or the number of days that the notice names, else what the approval names."""
    approvals = [fact for fact in course.scenario.all(extension.approved) if fact.day <= notice.day]
    for fact in (notice, *reversed(approvals)):
        if fact.event.until is not None or fact.event.working_days is not None:
            return fact.event.until, fact.event.working_days
    return None, None
