"""Backwards: the last day in time, the start that an act would have needed, the suspension that a late one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Alternative, Answer, Certainty
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import BadInput, BeyondHorizon, Fault, NoRuleInForce
from zfgk.model.measure import WorkingDays
from zfgk.questions.asked import Asked, Written, asked, check_day, of_the_answer, refuse_hours, unseen
from zfgk.rules.clock import LeadTime, Minimum

_ONE = timedelta(days=1)
REACH = 11_000
"""How many days are tried at most: thirty years, the longest period of the shipped packs."""


@attrs.frozen(kw_only=True)
class LastDay:
    """The last day of a maximum period; for a minimum period the first day on which the act is allowed.

    Args:
        rule: The rule's id.
        first: Whether the days are first days, as for minimum periods.
        default: The day under the default readings; ``None`` if the facts disagree or the calendar ends.
        safe: In time under every admissible reading and fact; ``None`` if not known.
        boldest: In time under at least one; ``None`` if not known, as where a reading leads beyond the calendar or the
            clock waits for a corrected request.
        safe_by: The departures that make ``safe`` the limit; empty for the defaults.
        boldest_by: The departures that ``boldest`` needs.
        bounds: Where the day must lie, if it is not known.
        missing: What an answer would need.
        warnings: Circumstances to know, as stable codes: those of the answers that this was read off.
    """

    rule: str
    first: bool
    default: date | None
    safe: date | None
    boldest: date | None
    safe_by: Mapping[str, str] = attrs.field(factory=dict)
    boldest_by: Mapping[str, str] = attrs.field(factory=dict)
    bounds: tuple[date, date] | None = None
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return one sentence, in Chinese unless ``en`` is asked for."""
        english = lang == "en"
        wanting = ", ".join(self.missing) or "-"
        if self.safe is None:
            return f"not known; missing: {wanting}" if english else f"无法确定，尚缺：{wanting}"
        by = ", ".join(f"{name}={option}" for name, option in self.boldest_by.items())
        if self.boldest is None:
            other = f"; later ones not known: {wanting}" if english else f"；能否更晚无法确定：{wanting}"
        elif self.safe == self.boldest:
            other = ""
        else:
            other = (
                f"; {self.boldest} under {by or 'other facts'}"
                if english
                else f"；按 {by or '其他事实'} 为 {self.boldest}"
            )
        if english:
            said = f"{'first' if self.first else 'last'} day in time under every reading: {self.safe}{other}"
        else:
            said = f"依各种解释均合期限的{'最早' if self.first else '最后'}一日：{self.safe}{other}"
        return said + unseen(self.warnings, lang)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "first": self.first,
            "default": iso(self.default),
            "safe": iso(self.safe),
            "safe_by": dict(self.safe_by),
            "boldest": iso(self.boldest),
            "boldest_by": dict(self.boldest_by),
            "bounds": {"earliest": iso(self.bounds[0]), "latest": iso(self.bounds[1])} if self.bounds else None,
            "missing": list(self.missing),
            "warnings": list(self.warnings),
        }


@attrs.frozen(kw_only=True)
class StartNeeded:
    """From which starting day on an act would have been in time.

    Args:
        rule: The rule's id.
        act: The day of the act.
        safe: The act is in time under every reading if the clock started on this day or later.
        boldest: It is in time under at least one reading if it started on this day or later.
        reached: Whether the search came to the day; otherwise every day tried would do, back to the one named.
        warnings: Circumstances to know, as stable codes: those of the answers that this was read off.
    """

    rule: str
    act: date
    safe: date | None
    boldest: date | None
    reached: bool = True
    warnings: tuple[str, ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return one sentence, in Chinese unless ``en`` is asked for."""
        said = (
            f"an act on {self.act} is in time for a start on or after {self.safe} (by some reading {self.boldest})"
            if lang == "en"
            else f"{self.act} 的行为，起算事件在 {self.safe} 当日或者之后的不逾期（按某一解释为 {self.boldest}）"
        )
        return said + unseen(self.warnings, lang)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "act": iso(self.act),
            "safe": iso(self.safe),
            "boldest": iso(self.boldest),
            "reached": self.reached,
            "warnings": list(self.warnings),
        }


@attrs.frozen(kw_only=True)
class Suspension:
    """How many further credited working days a late act would need.

    Args:
        rule: The rule's id.
        needed: Under the default readings; 0 if in time, ``None`` if there is no such number.
        least: The fewest under any admissible reading and fact.
        most: The most under any.
        why: Why there is no number: no-stop-clause, not-working-days, no-act, due-unknown, beyond-calendar.
        warnings: Circumstances to know, as stable codes: those of the answers that this was read off.
    """

    rule: str
    needed: int | None
    least: int | None = None
    most: int | None = None
    why: str = ""
    warnings: tuple[str, ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return one sentence, in Chinese unless ``en`` is asked for."""
        if self.needed is None:
            return f"no number: {self.why}" if lang == "en" else f"没有这样的天数：{_WHY[self.why]}"
        spread = f" ({self.least}-{self.most})" if self.least != self.most else ""
        mark = unseen(self.warnings, lang)
        if lang == "en":
            return f"{self.needed} credited working days of consultation would be needed{spread}{mark}"
        return f"需要扣除征求意见时间{self.needed}个工作日{spread}{mark}"

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {**attrs.asdict(self), "warnings": list(self.warnings)}


_WHY = {
    "no-stop-clause": "该规则没有扣除条款",
    "not-working-days": "期限不以工作日计算",
    "no-act": "没有行为的日期",
    "due-unknown": "届满日无法确定",
    "beyond-calendar": "超出已公布的工作日历",
}


def last_day(
    rule: str,
    events: Written,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> LastDay:
    """Say until when an act is still in time: by every reading, and by the most generous one.

    Args:
        rule: The rule's id.
        events: The facts; acts make no difference.
        law: The packs; the shipped and installed ones unless given.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select, which are then not varied.

    Returns:
        The days with the readings that give them.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault of the facts and readings.
    """
    question = asked(rule, events, law=law, calendar=calendar, known_on=known_on, readings=readings)
    question = question.without_acts()
    answer = question.answer()
    minimum = isinstance(question.governing(answer), Minimum)
    found = LastDay(
        rule=rule,
        first=minimum,
        default=answer.due,
        safe=None,
        boldest=None,
        bounds=(answer.bounds.earliest, answer.bounds.latest) if answer.bounds else None,
        missing=answer.missing or (() if answer.dues else (answer.certainty.value,)),
        warnings=answer.warnings,
    )
    if not answer.dues or answer.certainty is Certainty.BEYOND_CALENDAR:
        return found
    ordered = sorted(answer.dues, key=_due)
    safe, boldest = (ordered[-1], ordered[0]) if minimum else (ordered[0], ordered[-1])
    found = attrs.evolve(found, safe=safe.due, safe_by=safe.readings)
    late = question.answer(as_of=_due(boldest) + _ONE)
    if not minimum and late.verdict is not Verdict.OVERDUE:
        # Some reading leads beyond the calendar, or the clock waits for an event: the last of all days is open.
        return attrs.evolve(found, missing=late.missing or (late.certainty.value,))
    return attrs.evolve(found, boldest=boldest.due, boldest_by=boldest.readings)


def latest_start(
    rule: str,
    act: date,
    events: Written = (),
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> StartNeeded:
    """Say on or after which starting day an act on a given day would be in time.

    Args:
        rule: The rule's id.
        act: The day of the act.
        events: Other facts; a starting event among them is moved from day to day.
        law: The packs; the shipped and installed ones unless given.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select.

    Returns:
        The earliest start from which on every start up to the act will do.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault, and for clocks in hours, minimum periods and lead times.
    """
    question = asked(rule, events, law=law, calendar=calendar, known_on=known_on, readings=readings)
    refuse_hours(question)
    check_day(act, "act")
    if isinstance(question.versions[0], Minimum | LeadTime):
        sort = type(question.versions[0]).__name__
        raise BadInput("rule", [Fault("rule", f"{rule} is a {sort}", then="ask last_day() instead")])
    found: dict[str, date | None] = {"safe": None, "boldest": None}
    open_: set[str] = set(found)
    warnings: dict[str, None] = {}
    for day in _back(act):
        answer = answer_or_none(question.started_on(day))
        days = [one.due for one in answer.dues if one.due] if answer else []
        if not days:
            # Before the first version or the calendar nothing can be said.
            break
        for name, limit in (("safe", min(days)), ("boldest", max(days))):
            if name in open_ and act <= limit:
                found[name] = day
                warnings |= of_the_answer(answer.warnings if answer else ())
            else:
                open_.discard(name)
        if not open_:
            break
    return StartNeeded(
        rule=rule, act=act, safe=found["safe"], boldest=found["boldest"], reached=not open_, warnings=tuple(warnings)
    )


def suspension_needed(
    rule: str,
    events: Written,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Suspension:
    """Say how many further working days of consultation would have to be credited for the act to be in time.

    Args:
        rule: The rule's id.
        events: The facts, the act among them.
        law: The packs; the shipped and installed ones unless given.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select.

    Returns:
        The number, or why there is none. A stop of k credited days moves the last day by exactly k working days.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault of the facts and readings.
    """
    question = asked(rule, events, law=law, calendar=calendar, known_on=known_on, readings=readings)
    answer = question.answer()
    why = _no_number(question, answer)
    if why:
        return Suspension(rule=rule, needed=None, why=why)
    pairs = [one for other in _by_act(question, answer) for one in other.dues]
    if answer.missing or not pairs or any(one.due is None or one.act is None for one in pairs):
        return Suspension(rule=rule, needed=None, why="due-unknown")
    try:
        numbers = [_lacking(question.calendar, one) for one in pairs]
        default = next((_lacking(question.calendar, one) for one in answer.dues if one.due == answer.due), None)
    except BeyondHorizon:
        return Suspension(rule=rule, needed=None, why="beyond-calendar")
    why = "due-unknown" if default is None else ""
    return Suspension(
        rule=rule, needed=default, least=min(numbers), most=max(numbers), why=why, warnings=answer.warnings
    )


def _no_number(question: Asked, answer: Answer) -> str:
    """Say why a number of credited days makes no sense, if it makes none."""
    version = question.governing(answer)
    if not version.stops:
        return "no-stop-clause"
    if not isinstance(version.period, WorkingDays):
        return "not-working-days"
    acts = Versions(question.versions).acts
    return "" if any(event.name in acts for event in question.events) else "no-act"


def answer_or_none(question: Asked) -> Answer | None:
    """Return the answer, or ``None`` where no version was in force or the calendar had not begun."""
    try:
        return question.answer()
    except (NoRuleInForce, BeyondHorizon):
        return None


def iso(day: date | None) -> str | None:
    """Write a day or a moment as JSON text."""
    if isinstance(day, datetime):
        return day.isoformat(timespec="minutes")
    return day.isoformat() if day else None


def _by_act(question: Asked, answer: Answer) -> Iterator[Answer]:
    """Yield one answer for every admissible choice of the act that counts; dates alone do not tell them apart."""
    yield answer
    counts = question.governing(answer).act.counts
    for option in counts.options[1:] if counts and counts.id not in question.readings else ():
        if option.admissible and counts:
            yield question.with_reading(counts.id, option.id).answer()


def _lacking(calendar: WorkCalendar, one: Alternative) -> int:
    """Count the working days by which the act comes too late; a rest day needs the next working day to be the last."""
    if one.due is None or one.act is None or one.act <= one.due:
        return 0
    return calendar.working_days_between(one.due, calendar.on_or_after(one.act))


def _due(one: Alternative) -> date:
    return one.due or date.max


def _back(day: date) -> Iterator[date]:
    for k in range(REACH):
        yield day - k * _ONE
