"""Statistics of messages and letters: how many came, were answered and in time, and how many working days it took."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Certainty
from zfgk.engine.ask import ask
from zfgk.engine.coverage import Share, share
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import BeyondHorizon, ZfgkError
from zfgk.model.facts import Event, candidates
from zfgk.model.ratio import Ratio
from zfgk.register.kept import Kept, day_in_china
from zfgk.register.kinds import CLOSED
from zfgk.register.lifecycle import earliest, latest
from zfgk.rules.shape import Coverage


class Timing(Enum):
    """What can be said about an answer and its period."""

    IN_TIME = "in_time"
    OVERDUE = "overdue"
    """Late, or not there though the period has passed."""
    PENDING = "pending"
    """Not there yet, and the period runs."""
    DROPPED = "dropped"
    """Closed without an answer while the period ran."""
    UNDECIDED = "undecided"
    """Facts or readings disagree, or something is missing."""
    NO_PERIOD = "no_period"
    """The text has no number (及时), or says nothing about this matter; or no rule was given."""


class By(Enum):
    """By what rows are made."""

    DEPARTMENT = "department"
    MONTH = "month"
    """The month in which the message came."""
    KIND = "kind"
    """What the message is, such as a question or a complaint, as the event says that began it."""


@attrs.frozen(kw_only=True)
class MessageCounts:
    """The counts of some messages: those that came in the period, as they stood on the day of asking.

    Args:
        key: Of which department, month or kind; empty for those that name none, and for all together.
        received: How many came (受理).
        answered: How many of them were answered (反馈).
        closed: How many of them were closed without an answer.
        in_time: How many were answered in time.
        overdue: How many were answered late, or are late.
        pending: How many wait for an answer whose period runs.
        dropped: How many were closed without an answer while the period ran.
        undecided: How many of which it cannot be said.
        no_period: How many for which no text sets a number.
        timed: How many answered ones have a known day of coming and of answering.
        working_days: The working days that those took together, the day of coming not counted.
    """

    key: str = ""
    received: int = 0
    answered: int = 0
    closed: int = 0
    in_time: int = 0
    overdue: int = 0
    pending: int = 0
    dropped: int = 0
    undecided: int = 0
    no_period: int = 0
    timed: int = 0
    working_days: int = 0

    @property
    def open(self) -> int:
        """How many are neither answered nor closed."""
        return self.received - self.answered - self.closed

    @property
    def answered_share(self) -> Ratio:
        """The share that was answered."""
        return Ratio(self.answered, self.received)

    @property
    def in_time_share(self) -> Ratio:
        """The share in time of those of which it can be said whether they were."""
        return Ratio(self.in_time, self.in_time + self.overdue)

    @property
    def mean_working_days(self) -> Fraction | None:
        """The mean of the working days until the answer, exactly; ``None`` of nothing."""
        return Fraction(self.working_days, self.timed) if self.timed else None

    def __add__(self, other: MessageCounts) -> MessageCounts:
        """Count both together, under the first one's key."""
        sums = {name: getattr(self, name) + getattr(other, name) for name in _FIGURES}
        return MessageCounts(key=self.key, **sums)


_FIGURES = tuple(field.name for field in attrs.fields(MessageCounts) if field.name != "key")


@attrs.frozen(kw_only=True)
class MessageStatistics:
    """The statistics of the messages of a period.

    Args:
        first: The first day of coming looked at.
        last: The last one.
        on: The day or moment on which it was asked how they stand.
        by: By what the rows are made.
        rows: The rows in the order of their keys.
        total: All together.
    """

    first: date
    last: date
    on: date
    by: By
    rows: tuple[MessageCounts, ...]
    total: MessageCounts


def statistics(
    messages: Iterable[Kept],
    first: date,
    last: date,
    on: date,
    calendar: WorkCalendar,
    *,
    clock: Versions | None = None,
    by: By = By.DEPARTMENT,
) -> MessageStatistics:
    """Count the messages that came in a period, as they stand on a day.

    Each message counts once, in the period in which it came; what is not known yet on the day of asking is left out.
    How content people are is not counted: no text asks for it, and nobody is asked.

    Args:
        messages: The messages or letters.
        first: The first day of the period.
        last: The last day.
        on: The day or the aware moment of asking.
        calendar: The working-day calendar.
        clock: The rule that sets the period for an answer, such as ``xuancheng.answer-message``; a day is asked at its
            end.
        by: By what rows are made.

    Returns:
        The rows and their sum.

    Raises:
        ValueError: If the period ends before it begins.

    Source: 临沂市自然资源和规划局2020年政务公开工作要点五（五）; 宣城市国土资源局2010年政务公开工作总结二（四）.
    """
    if last < first:
        raise ValueError(f"the period ends on {last}, before it begins on {first}")
    rows: dict[str, MessageCounts] = {}
    for message in messages:
        known = message.until(on)
        came = known.standing.began
        if came is None or not first <= came <= last:
            continue
        key = _KEYS[by](known, came)
        rows[key] = rows.get(key, MessageCounts(key=key)) + _counted(known, on, calendar, clock)
    found = tuple(rows[key] for key in sorted(rows))
    return MessageStatistics(first=first, last=last, on=on, by=by, rows=found, total=sum(found, start=MessageCounts()))


def answered_share(rule: Coverage, messages: Iterable[Kept], on: date, *, kind: str = "complaint") -> Share:
    """Work out the share of messages of one kind that were answered, such as of complaints (事事有回音).

    Args:
        rule: The share that must be reached, such as ``xuancheng.answer-complaints``.
        messages: The messages.
        on: The day or the aware moment of asking.
        kind: What the message is, as the event says that began it; all kinds if empty.

    Returns:
        The share, with the ids of those that are not answered.
    """
    known = [one for message in messages if (one := message.until(on)).standing.began and kind in {"", _said(one)}]
    return share(rule, [one.id for one in known], [one.id for one in known if answers(one)])


def answers(message: Kept) -> list[Event]:
    """Return the answers to a message: the events of its kind's last phase."""
    return message.named(*message.kind.phases[-1].events)


def timing(message: Kept, clock: Versions | None, on: date, calendar: WorkCalendar) -> Timing:
    """Say whether a message was answered in time, as the engine says it.

    Args:
        message: The message, as it is known on the day of asking.
        clock: The rule that sets the period; none is set without one.
        on: The day or the aware moment of asking.
        calendar: The working-day calendar.
    """
    if clock is None:
        return Timing.NO_PERIOD
    closing = () if answers(message) else message.named(CLOSED)
    # What was closed is judged as it stood then: what comes later cannot make it late.
    asked = (closing[0].at or latest(closing[0]) or on) if closing else on
    try:
        answer = ask(clock, message.events, calendar, as_of=asked if clock.hours else day_in_china(asked))
    except ZfgkError:  # one message that cannot be computed hides no other
        return Timing.UNDECIDED
    if answer.certainty in {Certainty.UNQUANTIFIED, Certainty.NOT_REGULATED}:
        return Timing.NO_PERIOD
    found = _TIMINGS.get(answer.verdict, Timing.UNDECIDED)
    return Timing.DROPPED if closing and found is Timing.PENDING else found


_TIMINGS: dict[Verdict | None, Timing] = {
    Verdict.IN_TIME: Timing.IN_TIME,
    Verdict.OVERDUE: Timing.OVERDUE,
    Verdict.PENDING: Timing.PENDING,
}


def _counted(message: Kept, on: date, calendar: WorkCalendar, clock: Versions | None) -> MessageCounts:
    answered = bool(answers(message))
    days = _working_days(message, calendar)
    found: dict[str, Any] = {timing(message, clock, on, calendar).value: 1}
    return MessageCounts(
        received=1,
        answered=int(answered),
        closed=int(not answered and not message.standing.open),
        timed=int(days is not None),
        working_days=days or 0,
        **found,
    )


def _working_days(message: Kept, calendar: WorkCalendar) -> int | None:
    """Return the working days from coming to the first answer; ``None`` if either day is not known for sure."""
    came, answered = (
        [_day(event) for event in events] for events in (message.named(*message.kind.begins), answers(message))
    )
    if not came or not answered or None in came or None in answered:
        return None
    try:
        return calendar.working_days_between(min(filter(None, came)), min(filter(None, answered)))
    except BeyondHorizon:
        return None


def _day(event: Event) -> date | None:
    if event.day is None:
        return earliest(event)
    days = candidates(event.day)
    return days[0] if len(days) == 1 else None


def _said(message: Kept) -> str:
    return next((event.kind for event in message.named(*message.kind.begins)), "")


_KEYS: dict[By, Callable[[Kept, date], str]] = {
    By.DEPARTMENT: lambda message, _: message.department,
    By.MONTH: lambda _, came: f"{came:%Y-%m}",
    By.KIND: lambda message, _: _said(message),
}
