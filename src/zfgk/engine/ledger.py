"""The ledger of an answer: one row per calendar day, made from its steps and a calendar, for others to re-check."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from zfgk.calendar import CalendarDay, WorkCalendar
from zfgk.engine.answer import Answer
from zfgk.errors import BeyondHorizon, LedgerMismatch, NoLedger
from zfgk.model.step import Step, Verb

UNKNOWN = "unknown"
"""The kind of a day that no notice covers; only terms that do not ask for working days have such rows."""

_ONE = timedelta(days=1)
_COUNTED = {"working-day", "day", "month", "year"}


@attrs.frozen
class Entry:
    """One day of a ledger.

    Args:
        day: The day.
        kind: What it is on the official calendar, as in :class:`~zfgk.calendar.DayKind`; ``unknown`` beyond it.
        notice: The number of the notice that says so; empty beyond the calendar.
        phase: Where the clock stood: start, period, extension, roll (moved past rest days), clear (after the end of a
            minimum period that must have passed whole).
        number: The running number of a counted day; it goes on through an extension.
        why: Why a day is not counted: before-the-start, start-day, credited, rolled, after-the-period, or its kind.
        rule: The place of the text that decides.
    """

    day: date
    kind: str
    notice: str
    phase: str
    number: int | None
    why: str
    rule: str


@attrs.frozen
class Credited:
    """Days taken out of the count, both ends included."""

    first: date
    last: date


@attrs.frozen(kw_only=True)
class Lengthening:
    """One extension that had effect.

    Args:
        notified: The day on which it was told.
        base: From where it runs: ``expiry``, ``notice``, or ``until`` a named day.
        amount: How many units it adds; ``None`` for a named day.
        until: The named day.
        at_most: The lawful maximum, where it cut the extension down.
    """

    notified: date
    base: str
    amount: int | None = None
    until: date | None = None
    at_most: int | None = None


@attrs.frozen(kw_only=True)
class Ledger:
    """A computation, day by day.

    Args:
        rule: The rule's id.
        instrument: The id of the text that governs.
        known_on: The day of knowledge, if only the notices issued by then were used.
        unit: working-day, day, month or year.
        amount: How many of them the period has.
        back: Whether it is counted back from an event.
        counting: Whether the start is left out (next-day) or counted (same-day).
        clear: Whether the last day is the one after the period (a minimum that must have passed whole).
        received: The day of the fact that starts the count.
        start: The start after a rest day moved it; the same day otherwise.
        credited: The days taken out of the count, where working days are counted.
        expiry: The last day of the period, before it moves for a rest day and before extensions.
        extensions: The extensions that had effect, in order.
        due: The last day.
        rules: The place of the text for each phase, and for credited days.
        rows: One row per calendar day from ``received`` to ``due``; in descending order if counted back.
    """

    rule: str
    instrument: str
    known_on: date | None
    unit: str
    amount: int
    back: bool
    counting: str
    clear: bool
    received: date
    start: date
    credited: tuple[Credited, ...]
    expiry: date
    extensions: tuple[Lengthening, ...]
    due: date
    rules: Mapping[str, str]
    rows: tuple[Entry, ...]

    @property
    def counted(self) -> int:
        """How many days were counted."""
        return sum(row.number is not None for row in self.rows)

    @property
    def left_out(self) -> int:
        """How many days were left out as credited."""
        return sum(row.why == "credited" for row in self.rows)

    @property
    def rolled(self) -> bool:
        """Whether the last day moved past rest days."""
        return "roll" in self.rules

    def to_json(self) -> dict[str, Any]:
        """Return the ledger as JSON values under the schema ``zfgk/ledger/1``."""
        from zfgk.engine import ledger_json

        return ledger_json.to_json(self)

    @classmethod
    def from_json(cls, data: Any) -> Ledger:
        """Read a ledger back.

        Args:
            data: What :meth:`to_json` gave.

        Returns:
            The same ledger.

        Raises:
            UnknownSchema: For another version of the schema.
            BadInput: With every fault and its path.
        """
        from zfgk.engine import ledger_json

        return ledger_json.from_json(data)


def ledger(answer: Answer, calendar: WorkCalendar) -> Ledger:
    """Write the ledger of an answer's default path.

    Nothing but the answer's steps and the calendar is used, and every day is counted anew: steps that do not lead to
    the answer's own last day make no ledger.

    Args:
        answer: The answer.
        calendar: The calendar that it was computed with.

    Returns:
        The ledger.

    Raises:
        NoLedger: If the answer has no last day, or one that nothing is counted to: hours, fixed dates, words.
        LedgerMismatch: If the steps and the calendar do not lead to the answer's last day.
    """
    steps = {step.verb: step for step in answer.steps}
    count = steps.get(Verb.COUNT) or steps.get(Verb.COUNT_BACK)
    if answer.due is None or answer.instrument is None or count is None or count.day is None:
        raise NoLedger(answer.rule, f"the answer has no last day ({answer.certainty.value})")
    if count.unit not in _COUNTED or count.amount is None:
        raise NoLedger(answer.rule, f"no days are counted: the unit is {count.unit}")
    started, start = _start(answer)
    if started.event_day is None or started.basis is None or count.basis is None:
        raise NoLedger(answer.rule, "its steps cite no start")
    working = count.unit == "working-day"
    back = count.verb is Verb.COUNT_BACK
    if back and Verb.ROLL in steps:
        raise NoLedger(answer.rule, "a day counted back moved forward past rest days")
    rules = {"start": started.basis.place, "period": count.basis.place}
    rules |= {
        phase: step.basis.place
        for phase, verb in (("credited", Verb.CREDIT), ("extension", Verb.EXTEND), ("roll", Verb.ROLL))
        for step in answer.steps
        if step.verb is verb and step.basis
    }
    blank = Ledger(
        rule=answer.rule,
        instrument=answer.instrument.id,
        known_on=calendar.known_on,
        unit=count.unit,
        amount=count.amount,
        back=back,
        counting=count.option,
        clear=False,
        received=started.event_day,
        start=start,
        credited=tuple(_credited(answer.steps)) if working else (),
        expiry=count.day,
        extensions=tuple(_extensions(answer.steps)),
        due=answer.due,
        rules=rules,
        rows=(),
    )
    rows = tuple(_rows(blank, answer, calendar))
    end = _end(blank, rows)
    clear = end is not None and not back and count.day == end + _ONE
    if clear:
        # A minimum that must have passed whole ends on the day after its last counted one.
        rules["clear"] = rules["period"]
        rows = tuple(_cleared(row, rules["clear"]) if row.day == count.day else row for row in rows)
    elif end != count.day:
        raise LedgerMismatch(answer.rule, count.day, f"{count.amount} {count.unit} end on {end}")
    _check_extensions(blank, rows, [step.day for step in answer.steps if step.verb is Verb.EXTEND and step.day])
    return attrs.evolve(blank, clear=clear, rows=rows)


def _cleared(row: Entry, rule: str) -> Entry:
    """Return the row of the first day after a minimum period that must have passed whole."""
    return attrs.evolve(row, phase="clear", number=None, why="after-the-period", rule=rule)


def _end(plan: Ledger, rows: tuple[Entry, ...]) -> date | None:
    """Return the day on which the period ends by the rows, or for months and years by the calendar."""
    if plan.unit in {"working-day", "day"}:
        return next((row.day for row in rows if row.number == plan.amount), None)
    step = -1 if plan.back else 1
    origin = plan.start if plan.counting == "next-day" else plan.start - step * _ONE
    months = origin.month - 1 + step * plan.amount * (12 if plan.unit == "year" else 1)
    year, month = origin.year + months // 12, months % 12 + 1
    return date(year, month, min(origin.day, monthrange(year, month)[1]))


def _check_extensions(plan: Ledger, rows: tuple[Entry, ...], reached: list[date]) -> None:
    """Refuse an extension that the numbers do not bear out; the last one gives the day, so it alone is looked at."""
    if not plan.extensions:
        return
    last = plan.extensions[-1]
    numbers = [(row.day, row.number) for row in rows if row.number is not None]
    end = next(row for row in reversed(rows) if row.phase != "roll")
    told = max((number for day, number in numbers if day <= last.notified), default=0)
    # Each extension runs on from where the one before it ended.
    running = max((number for day, number in numbers if reached[:-1] and day <= reached[-2]), default=plan.amount)
    base = told if last.base == "notice" else running
    targets = {base + last.amount} if last.amount is not None else set()
    targets |= {plan.amount + last.at_most} if last.at_most is not None else set()
    if end.day != last.until and end.number not in targets:
        raise LedgerMismatch(plan.rule, end.day, f"number {end.number} where {sorted(targets)} end the extension")


def _start(answer: Answer) -> tuple[Step, date]:
    """Return the step that started the count last, and the start after a rest day moved it."""
    starts = [step for step in answer.steps if step.verb in {Verb.START, Verb.RESTART}]
    moves = [step for step in answer.steps if step.verb in {Verb.START, Verb.RESTART, Verb.SHIFT}]
    if not starts or moves[-1].day is None:
        raise NoLedger(answer.rule, "no day starts the count")
    return starts[-1], moves[-1].day


def _credited(steps: tuple[Step, ...]) -> Iterator[Credited]:
    for step in steps:
        if step.verb is not Verb.CREDIT or step.event_day is None or step.until is None:
            continue
        first = step.event_day if step.option == "both-in" else step.event_day + _ONE
        last = step.until - _ONE if step.option == "both-out" else step.until
        if first <= last:
            yield Credited(first, last)


def _extensions(steps: tuple[Step, ...]) -> Iterator[Lengthening]:
    at_most: int | None = None
    for step in steps:
        if step.verb is Verb.CAP:
            at_most = step.amount
        if step.verb is Verb.EXTEND and step.event_day is not None:
            yield Lengthening(
                notified=step.event_day,
                base="until" if step.until else step.option,
                amount=step.amount,
                until=step.until,
                at_most=at_most,
            )
        if step.verb is not Verb.CAP:
            at_most = None


def _rows(plan: Ledger, answer: Answer, calendar: WorkCalendar) -> Iterator[Entry]:
    """Walk from the start to the last day and count."""
    step = -1 if plan.back else 1
    extended = [one.day for one in answer.steps if one.verb is Verb.EXTEND and one.day]
    end = extended[-1] if extended else plan.expiry
    out = {day for one in plan.credited for day in _between(one.first, one.last)}
    number = 0
    for k in range(abs((plan.due - plan.received).days) + 1):
        day = plan.received + timedelta(days=step * k)
        found = _known(calendar, day)
        if step * (plan.start - day).days > 0:
            phase, why = "start", "before-the-start"
        elif day == plan.start and plan.counting == "next-day":
            phase, why = "start", "start-day"
        elif step * (day - end).days > 0:
            phase, why = "roll", "rolled"
        else:
            phase = "extension" if step * (day - plan.expiry).days > 0 else "period"
            why = _left_out(day, found, out) if plan.unit == "working-day" else ""
        number += not why
        yield Entry(
            day=day,
            kind=found.kind.value if found else UNKNOWN,
            notice=found.notice if found else "",
            phase=phase,
            number=None if why else number,
            why=why,
            rule=plan.rules["credited" if why == "credited" else phase],
        )


def _left_out(day: date, found: CalendarDay | None, out: set[date]) -> str:
    """Say why a day is not counted where working days are; nothing if it is."""
    if found is None:
        return UNKNOWN
    if not found.working:
        return found.kind.value
    return "credited" if day in out else ""


def _known(calendar: WorkCalendar, day: date) -> CalendarDay | None:
    try:
        return calendar.day(day)
    except BeyondHorizon:
        return None


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=k) for k in range((last - first).days + 1))
