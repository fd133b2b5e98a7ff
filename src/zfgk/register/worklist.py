"""The work list: what is owed by when among the open matters, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import BeyondHorizon
from zfgk.model.facts import Event
from zfgk.model.span import Span
from zfgk.register.answers import Answers, Owed
from zfgk.register.lifecycle import Stage, Waiting, state
from zfgk.register.store import Matter, Register

WITHIN = 5
"""How many working days the week of the work list has."""


class Urgency(Enum):
    """How soon something is owed."""

    OVERDUE = "overdue"
    """The last day has passed, on every admissible reading and possible fact."""
    DEPENDS = "depends"
    """A possible last day has passed: whether the reply is late depends on a reading or on what is not recorded."""
    TODAY = "today"
    """The first possible last day is today."""
    SOON = "soon"
    """The first possible last day is among the next working days."""
    LATER = "later"
    """The last day lies further off."""
    UNKNOWN = "unknown"
    """No last day can be said."""

    @property
    def term(self) -> str:
        """Its Chinese name."""
        return _TERMS[self]


_TERMS = {
    Urgency.OVERDUE: "已逾期",
    Urgency.DEPENDS: "是否逾期待定",
    Urgency.TODAY: "今日到期",
    Urgency.SOON: "近期到期",
    Urgency.LATER: "未到期",
    Urgency.UNKNOWN: "期限不明",
}
_ORDER = {urgency: number for number, urgency in enumerate(Urgency)}


@attrs.frozen(kw_only=True)
class Item:
    """One line of the work list.

    Args:
        matter: The id of the matter.
        department: The unit that handles it.
        stage: Where it stands.
        waiting: Everything that is waited for, with whose turn it is and since when.
        received: The first possible day of receipt.
        due: The last day under the default readings; ``None`` where it cannot be said.
        earliest: The first last day that an admissible reading or a possible fact gives.
        bounds: Where the last day must lie, if ``due`` is ``None`` and that can be said.
        left: Working days from the day of asking to the first possible last day, negative once it has passed; ``None``
            without one, or beyond the calendar.
        urgency: How soon it is owed, by the first of the possible last days; overdue only where all of them passed.
        certainty: How firm the last day is.
        problem: Why none could be computed, or what is not recorded and would move it; empty otherwise.
    """

    matter: str
    department: str
    stage: Stage
    waiting: tuple[Waiting, ...]
    received: date | None
    due: date | None
    earliest: date | None
    bounds: Span | None
    left: int | None = None
    urgency: Urgency = Urgency.UNKNOWN
    certainty: str
    problem: str = ""


def worklist(
    register: Register, versions: Versions, on: date, calendar: WorkCalendar, *, within: int = WITHIN
) -> list[Item]:
    """List the open matters of a register, the most urgent first.

    Args:
        register: An open register.
        versions: The rule that sets the period, such as ``zfgk.asking.builtin().clock("national.reply-to-request")``.
        on: The day of asking; events after it are not looked at.
        calendar: The working-day calendar.
        within: How many working days ahead count as soon.

    Returns:
        One item for each open matter.
    """
    matters = {matter.id: matter for matter in register.matters(only_open=True)}
    answers = Answers(versions, calendar)
    found: list[Item] = []
    for name, events in register.histories(matters):
        owed = answers.owed(events, on)
        item = _item(matters[name], events, owed)
        left = _left(owed.first, on, calendar)
        found.append(attrs.evolve(item, left=left, urgency=_urgency(owed.first, owed.verdict, left, on, within)))
    found.sort(key=lambda item: (_ORDER[item.urgency], item.earliest or date.max, item.matter))
    return found


def moved(before: Iterable[Item], after: Iterable[Item]) -> list[tuple[Item, Item]]:
    """List the open matters whose days moved, such as by a new holiday notice or another version of the law.

    Args:
        before: The work list under the older calendar or law.
        after: The work list of the same register under the newer one.

    Returns:
        The older and the newer item of each matter whose last day, first possible last day or bounds differ.
    """
    older = {item.matter: item for item in before}
    pairs = [(older[item.matter], item) for item in after if item.matter in older]
    return [(old, new) for old, new in pairs if _days(old) != _days(new)]


def _days(item: Item) -> tuple[date | None, date | None, Span | None]:
    return item.due, item.earliest, item.bounds


def _item(matter: Matter, events: tuple[Event, ...], owed: Owed) -> Item:
    now = state(events)
    return Item(
        matter=matter.id,
        department=matter.department,
        stage=now.stage,
        waiting=now.waiting,
        received=now.received,
        due=owed.due,
        earliest=owed.first,
        bounds=owed.bounds,
        certainty=owed.certainty,
        problem="、".join(owed.problems),
    )


def _left(day: date | None, on: date, calendar: WorkCalendar) -> int | None:
    if day is None:
        return None
    try:
        return calendar.working_days_between(on, day)
    except BeyondHorizon:
        return None


def _urgency(day: date | None, verdict: Verdict | None, left: int | None, on: date, within: int) -> Urgency:
    if day is None:
        return Urgency.UNKNOWN
    if day < on:
        return Urgency.OVERDUE if verdict is Verdict.OVERDUE else Urgency.DEPENDS
    if day == on:
        return Urgency.TODAY
    return Urgency.SOON if left is not None and left <= within else Urgency.LATER
