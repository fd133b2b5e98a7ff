"""Models of wrong counting: each changes one thing about a question, and the engine then counts as usual."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import attrs

from zfgk.calendar import DayKind, Overlay, WorkCalendar
from zfgk.engine.answer import Answer
from zfgk.engine.measures import in_hours, variants
from zfgk.engine.scenario import possible_days
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.model.measure import ByKey, ClockHours, Days, Months, Period, WorkingDays, Years
from zfgk.model.reading import Option, Reading
from zfgk.model.step import Verb
from zfgk.questions.asked import Asked
from zfgk.questions.law_diff import opened
from zfgk.questions.slips import Slip
from zfgk.rules.clock import Clock, Restart, Stop

POPULAR: tuple[Period, ...] = (WorkingDays(15), Days(30), WorkingDays(30), Days(15), WorkingDays(20), Days(60))
"""Periods that circulate for replies and other acts, right for some rule and wrong for the rest."""

_WHOLE = ("version", "period", "start", "events", "restart", "consultation", "extension", "calendar", "roll", "end")
"""The order in which changes of different families are made."""


@attrs.frozen
class Model:
    """One error, and what it does to a question."""

    slip: Slip
    change: Callable[[Asked], Asked]

    @property
    def order(self) -> int:
        """Where it stands among changes made together."""
        return _WHOLE.index(self.slip.family)


def models(question: Asked, answer: Answer, claimed: date) -> Iterator[Model]:
    """Yield every error that could be made with these facts.

    Args:
        question: The question.
        answer: Its answer.
        claimed: The date to explain; days are named as far as it reaches.

    Yields:
        The models.
    """
    rule = question.governing(answer)
    yield from _versions(question, rule)
    yield from _periods(question, rule)
    yield from _start(question, rule)
    yield from _events(question, rule)
    if any(isinstance(period, WorkingDays) for _, period in variants(rule)):
        yield from _calendars(question, rule, answer, claimed)
    yield from _ends(rule)


def with_period(rule: Clock, change: Callable[[Period], Period]) -> Clock:
    """Return a rule with its period changed, in every word that it depends on."""
    if isinstance(rule.period, ByKey):
        words = tuple((word, change(period)) for word, period in rule.period.periods)
        return attrs.evolve(rule, period=ByKey(rule.period.key, words))
    return attrs.evolve(rule, period=change(rule.period))


def taking(period: Period, code: str, rule: Clock) -> Model:
    """Return the model that takes another period for every version."""
    slip = Slip(code=code, family="period", basis=rule.basis, detail=str(period))
    return Model(slip, lambda asked: asked.with_rule(lambda version: attrs.evolve(version, period=period)))


def _versions(question: Asked, rule: Clock) -> Iterator[Model]:
    for version in question.versions:
        if version is rule:
            continue
        slip = Slip(
            code="other-version", family="version", basis=rule.basis, detail=f"{version.period}（{version.basis}）"
        )
        yield Model(slip, functools.partial(_under, version))


def _under(version: Clock, asked: Asked) -> Asked:
    only = opened(version)
    return attrs.evolve(asked, versions=(only,)) if isinstance(only, Clock) else asked


def _periods(question: Asked, rule: Clock) -> Iterator[Model]:
    period = rule.period
    of_versions = {version.period for version in question.versions}
    if isinstance(period, Days):
        slip = Slip(code="working-days-counted", family="period", basis=rule.basis)
        yield Model(slip, lambda asked: asked.with_rule(lambda one: with_period(one, _as_working_days)))
    if isinstance(period, Months | Years):
        slip = Slip(code="month-as-30-days", family="period", basis=rule.basis)
        yield Model(slip, lambda asked: asked.with_rule(lambda one: with_period(one, _months_as_days)))
    if isinstance(period, WorkingDays | Days | Months):
        for popular in POPULAR:
            # The same number in calendar days is the error of counting weekends, and the period of another version
            # is the error of taking that version: both have names of their own.
            if popular != Days(period.n) and popular not in of_versions:
                yield taking(popular, "wrong-period", rule)


def _as_working_days(period: Period) -> Period:
    return WorkingDays(period.n) if isinstance(period, Days) else period


def _months_as_days(period: Period) -> Period:
    if isinstance(period, Months):
        return Days(30 * period.n)
    return Days(360 * period.n) if isinstance(period, Years) else period


def _start(question: Asked, rule: Clock) -> Iterator[Model]:
    counting = rule.start.counting
    other = next((option for option in counting.options[1:] if not option.admissible), None)
    if other and counting.id not in question.readings and not in_hours(rule):
        basis = counting.bases[0] if counting.bases else rule.start.basis
        slip = Slip(code="start-day-counted", family="start", basis=basis)
        yield Model(slip, lambda asked: asked.with_reading(counting.id, other.id))


def _events(question: Asked, rule: Clock) -> Iterator[Model]:
    present = {event.name for event in question.events}
    for clause in rule.restarts:
        if clause.event in present and clause.only_if is None:
            yield from _restart(_with_request(clause, question), present)
    for stop in rule.stops:
        if present & {stop.sent, stop.served}:
            slip = Slip(code="consultation-ignored", family="consultation", basis=stop.basis)
            yield Model(slip, functools.partial(_without, {stop.sent, stop.served, stop.answered}))
        outside = {event.to for event in question.events if event.name == stop.sent and event.to} - stop.parties
        if outside:
            slip = Slip(code="other-agency-deducted", family="consultation", basis=stop.basis)
            yield Model(slip, lambda asked, more=outside: asked.with_rule(lambda one: _crediting(one, more)))  # type: ignore[misc]  # the default binds the loop's value
    if rule.extension:
        extension = rule.extension
        if extension.notified in present:
            slip = Slip(code="extension-ignored", family="extension", basis=extension.basis)
            yield Model(slip, functools.partial(_without, {extension.notified, extension.approved}))
        slip = Slip(code="extension-without-notice", family="extension", basis=extension.basis)
        yield Model(slip, functools.partial(_extended, rule))
    yield from _other_starts(question, rule)


def _with_request(clause: Restart, question: Asked) -> Restart:
    """Return a clause with the event that asked for it, which another version may name where this one does not."""
    clauses = (clause, *(one for version in question.versions for one in version.restarts if one.event == clause.event))
    return attrs.evolve(clause, asked_by=next((one.asked_by for one in clauses if one.asked_by), ""))


def _restart(clause: Restart, present: set[str]) -> Iterator[Model]:
    slip = Slip(code="restart-ignored", family="restart", basis=clause.basis)
    yield Model(slip, functools.partial(_without, {clause.event}))
    if clause.asked_by and clause.asked_by in present:
        slip = Slip(code="restart-as-resume", family="restart", basis=clause.basis)
        yield Model(slip, lambda asked: asked.with_rule(lambda one: _resuming(one, clause)))


def _without(names: set[str], asked: Asked) -> Asked:
    return asked.with_events(event for event in asked.events if event.name not in names)


def _crediting(rule: Clock, more: set[str]) -> Clock:
    stops = tuple(attrs.evolve(stop, parties=stop.parties | more) for stop in rule.stops)
    return attrs.evolve(rule, stops=stops)


_PAUSE = Reading(id="pause-days", term="中止的首尾两日", options=(Option("sent-out-answer-in", "首日不扣，末日扣除"),))


def _resuming(rule: Clock, clause: Restart) -> Clock:
    """Return a rule under which what should start the count afresh only pauses it."""
    pause = Stop(
        sent=clause.asked_by,
        served="",
        answered=clause.event,
        parties=frozenset(),
        term=WorkingDays(1),
        term_basis=clause.basis,
        basis=clause.basis,
        days=_PAUSE,
        credit=_PAUSE,
    )
    restarts = tuple(one for one in rule.restarts if one.event != clause.event)
    # The engine keeps the days of one stop clause; where both are at work the pause stands for the error.
    return attrs.evolve(rule, restarts=restarts, stops=(*rule.stops, pause))


def _extended(rule: Clock, asked: Asked) -> Asked:
    """Return the question as if the extension had been notified on the day of the start."""
    extension = rule.extension
    starters = Versions(asked.versions).starters
    started = [event for event in asked.events if event.name in starters and possible_days(event)]
    if extension is None or not started:
        return asked
    names = {extension.notified, extension.approved}
    named = next((event for event in asked.events if event.name in names), Event(extension.notified))
    last = max(max(possible_days(event)) for event in started)
    corrected = [event for event in asked.events if event.name in {clause.event for clause in rule.restarts}]
    last = max([last, *(max(possible_days(event)) for event in corrected if possible_days(event))])
    notice = attrs.evolve(named, name=extension.notified, day=last)
    return asked.with_events((*(event for event in asked.events if event.name not in names), notice))


def _other_starts(question: Asked, rule: Clock) -> Iterator[Model]:
    known = Versions(question.versions)
    for event in question.events:
        if event.name in known.starters | known.acts or type(event.day) is not date:
            continue
        slip = Slip(
            code="counted-from-another-event",
            family="events",
            basis=rule.start.basis,
            detail=f"{event.name} {event.day}",
        )
        yield Model(slip, functools.partial(_started, event.day))


def _started(day: date, asked: Asked) -> Asked:
    return asked.started_on(day)


# -- calendars ---------------------------------------------------------------------------------------------------------

_WEEKDAYS_OFF = {DayKind.HOLIDAY, DayKind.TRANSFERRED_DAY_OFF}


def _calendars(question: Asked, rule: Clock, answer: Answer, claimed: date) -> Iterator[Model]:
    days = [day for event in question.events for day in possible_days(event)]
    if not days:
        return
    first = date(max(min(*days, claimed).year, question.calendar.first.year), 1, 1)
    last = date(min(max(*days, claimed).year + 1, question.calendar.last.year), 12, 31)
    start = next((step.day for step in reversed(answer.steps) if step.verb in {Verb.RESTART, Verb.START}), None)
    end = max(claimed, answer.due or claimed)
    for code in (
        "weekends-counted",
        "make-up-days-ignored",
        "monday-to-friday",
        "transferred-days-counted",
        "holidays-counted",
    ):
        calendar, changed = _seen_as(question.calendar, code, first, last)
        wrong = tuple(day for day in changed if start is not None and start < day <= end)
        slip = Slip(code=code, family="calendar", basis=rule.basis, days=wrong)
        yield Model(slip, functools.partial(_counting_by, calendar))


def _counting_by(calendar: WorkCalendar, asked: Asked) -> Asked:
    return attrs.evolve(asked, calendar=calendar)


@functools.lru_cache(maxsize=32)
def _seen_as(calendar: WorkCalendar, code: str, first: date, last: date) -> tuple[WorkCalendar, tuple[date, ...]]:
    """Return a calendar as somebody sees it who makes the error, and the days that are wrong on it."""
    work: set[date] = set()
    off: set[date] = set()
    for k in range((last - first).days + 1):
        day = calendar.day(first + timedelta(days=k))
        weekday_off = day.kind in _WEEKDAYS_OFF and day.date.weekday() < 5
        made_working = day.kind is DayKind.TRANSFERRED_WORKING_DAY
        match code:
            case "weekends-counted":
                work |= set() if day.working else {day.date}
            case "make-up-days-ignored":
                off |= {day.date} if made_working else set()
            case "monday-to-friday":
                work |= {day.date} if weekday_off else set()
                off |= {day.date} if made_working else set()
            case "transferred-days-counted":
                work |= {day.date} if day.kind is DayKind.TRANSFERRED_DAY_OFF else set()
            case _:
                work |= {day.date} if weekday_off else set()
    overlay = Overlay(name=code, source="", off=off, work=work)  # type: ignore[arg-type]  # mypy cannot bind frozenset's own type variable
    return calendar.overlay(overlay), tuple(sorted(work | off))


# -- the end -----------------------------------------------------------------------------------------------------------


def _ends(rule: Clock) -> Iterator[Model]:
    if rule.rolls:
        slip = Slip(code="not-rolled", family="roll", basis=rule.rolls)
        yield Model(slip, lambda asked: asked.with_rule(lambda one: attrs.evolve(one, rolls=None)))
    elif not any(isinstance(period, WorkingDays | ClockHours) for _, period in variants(rule)):
        slip = Slip(code="rolled", family="roll", basis=rule.basis)
        yield Model(slip, lambda asked: asked.with_rule(lambda one: attrs.evolve(one, rolls=one.basis)))
    if any(isinstance(period, WorkingDays | Days | ClockHours) for _, period in variants(rule)):
        for code, more in (("one-too-many", 1), ("one-too-few", -1)):
            slip = Slip(code=code, family="end", basis=rule.basis)
            yield Model(slip, functools.partial(_longer, more))


def _longer(more: int, asked: Asked) -> Asked:
    return asked.with_rule(lambda rule: with_period(rule, functools.partial(_by, more)))


def _by(more: int, period: Period) -> Period:
    if isinstance(period, WorkingDays | Days | ClockHours) and period.n + more > 0:
        return attrs.evolve(period, n=period.n + more)
    return period
