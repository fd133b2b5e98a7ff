"""Items that departments submit (信息报送): whether each was approved first and came in time, and who adopted it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine import gates
from zfgk.engine.answer import Certainty
from zfgk.engine.ask import ask
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import ZfgkError
from zfgk.packs.jiading.items import ADOPT_ITEM, APPROVE_ITEM, COUNT_ITEMS, SUBMIT_ITEM, SUBMIT_WEEKLY
from zfgk.register.course import before
from zfgk.register.kept import Kept
from zfgk.register.lifecycle import earliest, latest
from zfgk.rules.duty import Assigns, Gate
from zfgk.rules.shape import Recurring, Statistic


@attrs.frozen(kw_only=True)
class SubmissionRules:
    """The rules under which items are submitted and counted.

    Args:
        clock: By when an item must be submitted.
        weekly: How many items each department owes.
        gate: Who must agree before.
        adoption: Where an item may be adopted.
        taken: The case of ``adoption`` that counts as adopted (录用); the others only pass an item on.
        bulletin: What the bulletin counts.
    """

    clock: Versions
    weekly: Recurring
    gate: Gate
    adoption: Assigns
    taken: str
    bulletin: Statistic

    @property
    def places(self) -> Mapping[str, str]:
        """The places that may adopt an item, with what adoption by them is called."""
        return {outcome.id: outcome.then for outcome in self.adoption.outcomes}

    @property
    def adopting(self) -> frozenset[str]:
        """The places whose adoption counts as such."""
        return frozenset(outcome.id for outcome in self.adoption.outcomes if outcome.when == self.taken)


JIADING = SubmissionRules(
    clock=Versions((SUBMIT_ITEM,)),
    weekly=SUBMIT_WEEKLY,
    gate=APPROVE_ITEM,
    adoption=ADOPT_ITEM,
    taken="录用的",
    bulletin=COUNT_ITEMS,
)
"""The rules of the bureau of planning and land of Jiading; they bind nobody else."""


class Arrival(Enum):
    """How an item came in, measured by the period."""

    IN_TIME = "in_time"
    LATE = "late"
    """After the period; it is not counted as submitted (不作为上报数统计), and nobody says that it is refused."""
    LONG_RUNNING = "long_running"
    """Of long-running work, which has no period; it counts."""
    UNDECIDED = "undecided"
    """It does not say when it happened, or facts disagree."""


class Approved(Enum):
    """Whether an item was approved before it was submitted."""

    YES = "yes"
    NOT_KNOWN = "not-known"
    REFUSED = "refused"


@attrs.frozen(kw_only=True)
class Submitted:
    """An item that was submitted.

    Args:
        id: Its id.
        department: The department that submitted it.
        title: Its title.
        day: The day of submission, the last possible one.
        arrival: How it came in.
        approved: Whether it was approved first.
        adopted: The places that adopted it or passed it on, each with the first possible day on which it did.
    """

    id: str
    department: str
    title: str = attrs.field(repr=False)
    day: date
    arrival: Arrival
    approved: Approved
    adopted: Mapping[str, date]

    @property
    def counts(self) -> bool:
        """Whether it counts as submitted (上报数)."""
        return self.arrival in {Arrival.IN_TIME, Arrival.LONG_RUNNING}


def submitted(item: Kept, calendar: WorkCalendar, rules: SubmissionRules = JIADING) -> Submitted | None:
    """Read off an item's events how it was submitted.

    Args:
        item: The item.
        calendar: The working-day calendar.
        rules: The rules.

    Returns:
        The item; ``None`` if no day of submission is known.

    Source: 嘉定区规划和土地管理局加强规划和土地宣传培训工作实施方案四（一）5.
    """
    (made,) = item.named(rules.clock.rules[0].act.made)[:1] or (None,)
    day = latest(made) if made else None
    if made is None or day is None:
        return None
    adopted: dict[str, date] = {}
    for event in item.named("item.adopted"):
        when = earliest(event)
        if event.to and when:
            adopted[event.to] = min(when, adopted.get(event.to, when))
    return Submitted(
        id=item.id,
        department=item.department,
        title=item.subject,
        day=day,
        arrival=_arrival(item, calendar, rules),
        approved=_approved(item, rules),
        adopted=adopted,
    )


def _arrival(item: Kept, calendar: WorkCalendar, rules: SubmissionRules) -> Arrival:
    try:
        answer = ask(rules.clock, item.events, calendar)
    except ZfgkError:  # one item that cannot be computed hides no other
        return Arrival.UNDECIDED
    if answer.certainty is Certainty.NOT_REGULATED:
        return Arrival.LONG_RUNNING
    return _ARRIVALS.get(answer.verdict, Arrival.UNDECIDED)


_ARRIVALS: Mapping[Verdict | None, Arrival] = {Verdict.IN_TIME: Arrival.IN_TIME, Verdict.OVERDUE: Arrival.LATE}


def _approved(item: Kept, rules: SubmissionRules) -> Approved:
    """Say whether the gate was open when the item was submitted: what was decided later on every possible day is no help."""
    (step,) = rules.gate.steps
    made = item.named(rules.clock.rules[0].act.made)[0]
    decided = [event for event in item.named("item.approved", "item.refused") if not before(made, event)]
    decided.sort(key=lambda event: earliest(event) or date.max)
    decisions = [gates.Decision(step.id, event.name == "item.approved", item.id) for event in decided]
    return _STATES[gates.check(rules.gate, decisions, item=item.id).state]


_STATES = {
    gates.GateState.OPEN: Approved.YES,
    gates.GateState.WAITING: Approved.NOT_KNOWN,
    gates.GateState.REFUSED: Approved.REFUSED,
}
