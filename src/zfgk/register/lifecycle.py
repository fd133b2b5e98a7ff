"""The life of a request, read off its events: where it stands, what it waits for, and which orders are impossible.

An order is impossible only if it is so on every possible day; a disputed day never makes a history illegal by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import Enum

import attrs

from zfgk.model.facts import Event, candidates

_CHINA = timezone(timedelta(hours=8))


class Stage(Enum):
    """Where a request stands; the value is used in files and on the command line."""

    ANNOUNCED = "announced"
    """Sent or submitted, not yet received."""
    HANDLING = "handling"
    """Received and in hand; nothing is waited for."""
    CORRECTION = "correction"
    """The applicant was asked to correct the request."""
    CONSULTATION = "consultation"
    """Somebody's opinion was asked and has not arrived."""
    FEE = "fee"
    """The fee was noticed and is not paid."""
    REPLIED = "replied"
    """Replied; service is not recorded."""
    ENDED = "ended"
    """Replied and served, or ended without a reply."""

    @property
    def term(self) -> str:
        """The stage's Chinese name."""
        return _TERMS[self]

    @property
    def open(self) -> bool:
        """Whether the agency still owes something."""
        return self not in {Stage.REPLIED, Stage.ENDED}


_TERMS = {
    Stage.ANNOUNCED: "待接收",
    Stage.HANDLING: "办理",
    Stage.CORRECTION: "待补正",
    Stage.CONSULTATION: "征求意见",
    Stage.FEE: "待缴费",
    Stage.REPLIED: "已答复待送达",
    Stage.ENDED: "办结",
}

RECEIPTS = ("request.received", "request.submitted")
REPLIES = ("reply.made", "reply.dispatched", "reply.served")
ENDINGS = ("request.transferred", "request.merged", "request.withdrawn", "request.closed")

DECISIONS = ("review.concluded", "review.decided", "judgment.made")
"""After these a request may be handled and answered anew (行政复议法第六十四条、第六十六条，行政诉讼法第七十条、第七十二条)."""

NEEDS: dict[str, tuple[str, ...]] = {
    "request.confirmed": RECEIPTS,
    "correction.requested": RECEIPTS,
    "correction.received": ("correction.requested",),
    "extension.approved": RECEIPTS,
    "extension.notified": RECEIPTS,
    "consultation.sent": RECEIPTS,
    "consultation.served": RECEIPTS,
    "consultation.answered": ("consultation.sent", "consultation.served"),
    "fee.sent": RECEIPTS,
    "fee.noticed": RECEIPTS,
    "fee.paid": ("fee.sent", "fee.noticed"),
    **dict.fromkeys(REPLIES, RECEIPTS),
    **dict.fromkeys(ENDINGS, (*RECEIPTS, "request.sent")),
}
"""What must have happened before an event, one of each row."""

ONCE = ("request.sent", *RECEIPTS)
"""What happens once: a second one stands against the first, and takes its place or is a request of its own."""

FOLLOWS: tuple[tuple[str, str], ...] = (
    ("request.sent", "request.submitted"),
    ("request.sent", "request.received"),
    ("request.submitted", "request.received"),
    ("extension.approved", "extension.notified"),
    ("fee.sent", "fee.noticed"),
    *(("request.received", reply) for reply in REPLIES),
    ("reply.made", "reply.dispatched"),
    ("reply.made", "reply.served"),
    ("reply.dispatched", "reply.served"),
)
"""Pairs of which the second, where both are known, never lies before the first."""


_OR_DECISION = "review.decided or judgment.made"


@attrs.frozen
class Waiting:
    """What a request waits for.

    Args:
        stage: The stage that it makes.
        since: The last possible day of the event that began it; ``None`` if no day is known.
        who: Whose turn it is: ``applicant``, or the kind and name of the party asked.
    """

    stage: Stage
    since: date | None
    who: str


@attrs.frozen
class State:
    """Where a request stands.

    Args:
        stage: The stage.
        waiting: Everything that is waited for, in the order in which it began.
        received: The first possible day of receipt, else of submission; ``None`` before it.
        ended: The last possible day of the act that ended it; ``None`` while it is open.
        result: The row of table 3 under which it counts; empty while it is open, or where no event says so.
    """

    stage: Stage
    waiting: tuple[Waiting, ...] = ()
    received: date | None = None
    ended: date | None = None
    result: str = ""


@attrs.frozen
class Misorder:
    """An order of events that no possible day allows.

    Args:
        event: The event that cannot stand where it stands.
        why: What it contradicts.
        legal: What would be legal.
    """

    event: Event
    why: str
    legal: str


def earliest(event: Event) -> date | None:
    """Return the first day on which an event may have happened."""
    return candidates(event.day)[0] if event.day is not None else _day_of(event.at)


def latest(event: Event) -> date | None:
    """Return the last day on which an event may have happened."""
    return candidates(event.day)[-1] if event.day is not None else _day_of(event.at)


def _day_of(at: datetime | None) -> date | None:
    return at.astimezone(_CHINA).date() if at else None


# -- where it stands ---------------------------------------------------------------------------------------------------


def receipts_of(events: Sequence[Event]) -> list[Event]:
    """Return the receipt of a request, else its submission: an online request is received when the office has it (条例31)."""
    return next((found for name in RECEIPTS if (found := _named(events, (name,)))), [])


def state(events: Sequence[Event]) -> State:
    """Read off where a request stands.

    Args:
        events: Its events, in the order in which they were written down; those that were corrected are left out.

    Returns:
        The state.
    """
    receipts = receipts_of(events)
    received = min((day for event in receipts if (day := earliest(event))), default=None)
    first, *later = rounds(events)
    ends = ends_of(first)
    if ends:
        result = next((event.result for event in reversed(ends) if event.result), "")
        # A reply counts by the act that made it, not by its later service.
        day = min((day for event in ends if (day := latest(event))), default=None)
        last = next((some for one in reversed(later) if (some := ends_of(one))), ends)
        closed = any(event.name in ENDINGS or event.name == "reply.served" for event in last)
        return State(Stage.ENDED if closed else Stage.REPLIED, (), received, day, result)
    waiting = _waiting(events)
    if not receipts:
        return State(Stage.ANNOUNCED, waiting, None)
    # The applicant's turn comes first: while it lasts, nobody else's answer moves the matter.
    order = (Stage.CORRECTION, Stage.FEE, Stage.CONSULTATION)
    stage = next((stage for stage in order if any(one.stage is stage for one in waiting)), Stage.HANDLING)
    return State(stage, waiting, received)


def ends_of(events: Sequence[Event]) -> list[Event]:
    """Return the acts of a reply, and the events that end a request without one."""
    return _named(events, REPLIES + ENDINGS)


def rounds(events: Sequence[Event]) -> list[tuple[Event, ...]]:
    """Return a request's events by how often it was handled: anew after each decision on what ended it before.

    Args:
        events: Its events, in the order in which they were written down.

    Returns:
        The events of each round; receipts, and what is no handling, stand in all of them. The first one says when and
        how the request ended.
    """
    decisions = _named(events, DECISIONS)
    over = min((day for event in ends_of(events) if (day := latest(event))), default=None) if decisions else None
    decided = [day for one in decisions if over and (day := earliest(one)) and not _surely_before(one, over)]
    if not decided or not over:
        return [tuple(events)]
    anew = [event for event in events if event.name in NEEDS and _is_anew(event, over, min(decided))]
    left = tuple(event for event in events if event not in anew)
    if not anew:
        return [left]
    others = [event for event in events if event.name not in NEEDS or event.name == "request.confirmed"]
    return [left, *rounds([event for event in events if event in anew or event in others])]


def _surely_before(event: Event, day: date) -> bool:
    last = latest(event)
    return last is not None and last < day


def _is_anew(event: Event, over: date, decided: date) -> bool:
    first = earliest(event)
    return first is not None and first > over and first >= decided


def _waiting(events: Sequence[Event]) -> tuple[Waiting, ...]:
    found: list[Waiting] = []
    asked = [event for event in events if event.name == "correction.requested"]
    given = sum(event.name == "correction.received" for event in events)
    found += [Waiting(Stage.CORRECTION, latest(event), "applicant") for event in asked[given:]]
    fees = [event for event in events if event.name in {"fee.noticed", "fee.sent"}]
    if fees and not any(event.name == "fee.paid" for event in events):
        noticed = [event for event in fees if event.name == "fee.noticed"] or fees
        found.append(Waiting(Stage.FEE, latest(noticed[0]), "applicant"))
    parties: dict[tuple[str, str], Event] = {}
    for event in events:
        if event.name in {"consultation.sent", "consultation.served"}:
            parties.setdefault((event.to, event.party), event)
        elif event.name == "consultation.answered":
            parties.pop((event.to, event.party), None)
    found += [
        Waiting(Stage.CONSULTATION, latest(event), " ".join(filter(None, party))) for party, event in parties.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.since is None, one.since)))


# -- impossible orders -------------------------------------------------------------------------------------------------


def misorders(events: Sequence[Event]) -> list[Misorder]:
    """List every event whose place is impossible on every possible day.

    Args:
        events: A request's events, without those that were corrected.

    Returns:
        What is impossible, in the order of the events; empty for a legal history.
    """
    parts = rounds(events)
    if len(parts) > 1:
        return list(dict.fromkeys(one for part in parts for one in misorders(part)))
    found: list[Misorder] = []
    for event in events:
        found += _repeated(event, events)
        found += _missing(event, events)
        found += _after_the_end(event, events)
    for first, second in FOLLOWS:
        for event in _named(events, (second,)):
            firsts = _named(events, (first,))[: 1 if first in REPLIES else None]  # a second reply is told above
            after = [one for one in firsts if _before(event, one)]
            found += [
                Misorder(
                    event, f"{first} happened on {earliest(one)} at the earliest", f"a day from {earliest(one)} on"
                )
                for one in after
            ]
    asked, given = (len(_named(events, (name,))) for name in ("correction.requested", "correction.received"))
    if given > asked > 0:
        last = _named(events, ("correction.received",))[-1]
        found.append(Misorder(last, f"{given} corrections were received and {asked} requested", "correction.requested"))
    return list(dict.fromkeys(found))  # a receipt may be both what a reply lacks and what it precedes


def lies_ahead(event: Event, written_down: date) -> list[Misorder]:
    """Tell of an event that lies after the day on which it was written down.

    Args:
        event: The event.
        written_down: The day, in China.

    Returns:
        One finding, or none.
    """
    day = earliest(event)
    if day is None or day <= written_down:
        return []
    why = f"{day} lies after {written_down}, the day on which it was written down"
    return [Misorder(event, why, f"a day until {written_down}")]


def legal_next(events: Sequence[Event]) -> tuple[str, ...]:
    """Return the names of the events that may come next, for a request whose events are legal."""
    now = rounds(events)[-1]
    ended = ends_of(now)
    if not ended:
        return _handling(now)
    acts = () if _named(ended, ENDINGS) else tuple(name for name in REPLIES if not _named(now, (name,)))
    over = min((day for event in ended if (day := latest(event))), default=None)
    decided = over and any(not _surely_before(one, over) for one in _named(now, DECISIONS))
    # Somebody who asks may have to be answered anew, and a decision may come at any time after the end.
    return (*acts, *(name for name in _handling(now) if decided and name not in acts), *DECISIONS)


def _handling(events: Sequence[Event]) -> tuple[str, ...]:
    names = (*ONCE, *NEEDS)
    return tuple(
        name for name in names if (_named(events, NEEDS[name]) if name in NEEDS else not _named(events, (name,)))
    )


def _repeated(event: Event, events: Sequence[Event]) -> list[Misorder]:
    if event.name not in ONCE or event is _named(events, (event.name,))[0]:
        return []
    return [Misorder(event, f"{event.name} is known already", f"a correction of {event.name}")]


def _missing(event: Event, events: Sequence[Event]) -> list[Misorder]:
    """Tell of an event that needs another one before it, and has none that may lie before it."""
    needed = NEEDS.get(event.name, ())
    if not needed:
        return []
    same = [one for one in _named(events, needed) if _of_one_party(event, one)]
    if any(not _before(event, one) for one in same):
        return []
    if not same:
        return [Misorder(event, f"no {' or '.join(needed)} is known", f"first {needed[0]}")]
    first = min(day for one in same if (day := earliest(one)))
    return [Misorder(event, f"{same[0].name} happened on {first} at the earliest", f"a day from {first} on")]


def _after_the_end(event: Event, events: Sequence[Event]) -> list[Misorder]:
    """Tell of handling after the end, and of a second end."""
    ends = [one for one in _named(events, REPLIES + ENDINGS) if one is not event]
    if event.name in ENDINGS + REPLIES:
        return _second_end(event, events, ends)
    day = earliest(event)
    if event.name not in NEEDS or event.name == "request.confirmed":
        return []
    last = min((until for one in ends if (until := latest(one))), default=None)
    if day is None or last is None or day <= last:
        return []
    why = f"the request ended on {last} at the latest"
    return [Misorder(event, why, f"a day until {last}, or first {_OR_DECISION} that orders it to be handled anew")]


def _second_end(event: Event, events: Sequence[Event], ends: Sequence[Event]) -> list[Misorder]:
    if event.name in ENDINGS:
        if ends and (event is not _named(events, ENDINGS)[0] or _named(ends, REPLIES)):
            then = f"a correction of that entry, or first {_OR_DECISION} that orders it to be handled anew"
            return [Misorder(event, f"{ends[0].name} ended the request", then)]
    elif event is not _named(events, (event.name,))[0]:
        then = f"a correction of {event.name}, or first {_OR_DECISION} that orders another reply"
        return [Misorder(event, f"{event.name} is known already", then)]
    return []


def _named(events: Iterable[Event], names: Sequence[str]) -> list[Event]:
    return [event for event in events if event.name in names]


def _before(event: Event, other: Event) -> bool:
    """Tell whether an event lies before another on every possible day."""
    last, first = latest(event), earliest(other)
    return last is not None and first is not None and last < first


def _of_one_party(event: Event, other: Event) -> bool:
    if not event.name.startswith("consultation."):
        return True
    return not other.name.startswith("consultation.") or (event.to, event.party) == (other.to, other.party)
