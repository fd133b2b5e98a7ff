"""Days taken out of the count: consultations of others, paired from their events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from zfgk.engine.counting import DayOrSpan, Interval, add, earliest, latest, union
from zfgk.engine.course import Course
from zfgk.engine.scenario import Fact
from zfgk.model.span import Span
from zfgk.model.step import Verb
from zfgk.rules.clock import Stop

_ONE = timedelta(days=1)


@attrs.frozen
class Consultation:
    """One consultation: opened, and closed by an answer or by the consulted party's own term."""

    opened: Fact
    end: DayOrSpan
    answered: bool


@attrs.frozen
class Credits:
    """The days that are not counted.

    Args:
        days: United intervals, each end at its earliest.
        latest: The same with each end at its latest.
    """

    days: tuple[Interval, ...] = ()
    latest: tuple[Interval, ...] = ()


NOTHING = Credits()


def all_credited(stops: Sequence[Stop], start: date, course: Course) -> Credits:
    """Find the days that all stops together take out of the count after the start.

    Args:
        stops: The rule's stop clauses.
        start: The current start.
        course: The course.

    Returns:
        The days not counted, each once.
    """
    found = [credits_ for stop in stops if (credits_ := credited(stop, start, course)) is not NOTHING]
    if len(found) < 2:
        return found[0] if found else NOTHING
    return Credits(
        tuple(union(days for one in found for days in one.days)),
        tuple(union(days for one in found for days in one.latest)),
    )


def credited(stop: Stop, start: date, course: Course) -> Credits:
    """Find the days that a stop takes out of the count after the start.

    Args:
        stop: The rule's stop clause.
        start: The current start; what ended before it is forgotten.
        course: The course; a step is appended for each consultation, credited or not.

    Returns:
        The days not counted.
    """
    sent = course.scenario.all(stop.sent)
    if not sent and not course.scenario.all(stop.served):
        return NOTHING
    for fact in sent:
        if fact.event.to and fact.event.to not in stop.parties:
            course.step(Verb.IGNORE, start, stop.basis, fact, note="party-not-deducted")
    running = [one for one in _believed(stop, start, course) if latest(one.end) > start]
    if not running:
        return NOTHING
    days = course.choices.choose(stop.days)
    first = timedelta() if days == "both-in" else _ONE
    last = -_ONE if days == "both-out" else timedelta()
    for one in running:
        course.step(
            Verb.CREDIT,
            start,
            stop.basis if one.answered else stop.term_basis,
            one.opened,
            until=one.end if isinstance(one.end, date) else None,
            reading=stop.days.id,
            option=days,
            note="" if one.answered else "no-answer",
        )
    return Credits(
        tuple(union((one.opened.day + first, earliest(one.end) + last) for one in running)),
        tuple(union((one.opened.day + first, latest(one.end) + last) for one in running)),
    )


def _believed(stop: Stop, start: date, course: Course) -> list[Consultation]:
    """Return the consultations that count, after the reading for those without dated evidence."""
    claimed, endless = _consultations(stop, course, proven_only=False)
    for fact in endless:
        course.step(Verb.IGNORE, start, stop.basis, fact, note="consultation-has-no-end")
    proven, _ = _consultations(stop, course, proven_only=True)
    if claimed == proven:
        return claimed
    taken = course.choices.choose(stop.credit)
    if taken != stop.credit.default.id:
        return claimed
    credited_from = [one.opened for one in proven]
    for one in claimed:
        if one not in proven:
            # What has a dated opening is credited all the same, only not as long as the answer claims.
            note = "answer-without-dated-evidence" if one.opened in credited_from else "no-dated-evidence"
            course.step(Verb.IGNORE, start, stop.basis, one.opened, reading=stop.credit.id, option=taken, note=note)
    return proven


def _consultations(stop: Stop, course: Course, *, proven_only: bool) -> tuple[list[Consultation], list[Fact]]:
    """Pair the events of consultations; return those with an end, and the openings of those without."""

    def facts(name: str, *, proven: bool) -> list[Fact]:
        return [
            fact
            for fact in course.scenario.all(name)
            if (not fact.event.to or fact.event.to in stop.parties) and (fact.event.evidence or not proven)
        ]

    served = facts(stop.served, proven=proven_only)
    # A claimed answer speaks against the agency even without a paper: it may end a consultation, never prolong it.
    answers = facts(stop.answered, proven=False)
    paired: list[Consultation] = []
    endless: list[Fact] = []

    def close(fact: Fact, arrived: Fact | None) -> None:
        answer = _take(answers, fact)
        term = add(course.calendar, arrived.day, stop.term.n) if arrived else None
        if answer and (answer.event.evidence or not proven_only):
            paired.append(Consultation(fact, answer.day, answered=True))
        elif term is None:
            endless.append(fact)
        elif answer and answer.day < latest(term):
            first, last = min(answer.day, earliest(term)), answer.day
            paired.append(Consultation(fact, last if first == last else Span(first, last), answered=True))
        else:
            paired.append(Consultation(fact, term, answered=False))

    for fact in facts(stop.sent, proven=proven_only):
        close(fact, _take(served, fact))
    # A consultation known only by its service begins there: the paper went out no later.
    for fact in served:
        close(fact, fact)
    return paired, endless


def _take(facts: list[Fact], opened: Fact) -> Fact | None:
    """Take the earliest later fact of the same party out of the list."""
    for fact in facts:
        same_kind = not fact.event.to or not opened.event.to or fact.event.to == opened.event.to
        same_party = not fact.event.party or not opened.event.party or fact.event.party == opened.event.party
        if same_kind and same_party and fact.day >= opened.day:
            facts.remove(fact)
            return fact
    return None
