"""Where a matter other than a request stands, read off its events, and orders of events that no possible day allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from zfgk.model.facts import Event
from zfgk.register.kinds import CLOSED, ENDED, MatterKind, Phase, strangers
from zfgk.register.lifecycle import Misorder, earliest, latest


@attrs.frozen
class Standing:
    """Where a matter stands.

    Args:
        phase: The last phase that it has reached.
        began: The first possible day of the event that began it; of its first event where none is known.
        ended: The last possible day of the event that settled it; ``None`` while something may still be owed.
    """

    phase: Phase
    began: date | None
    ended: date | None

    @property
    def open(self) -> bool:
        """Whether something may still be owed."""
        return self.phase.open


def standing(kind: MatterKind, events: Sequence[Event]) -> Standing:
    """Read off where a matter stands.

    Args:
        kind: Its kind.
        events: Its events without those that were corrected.

    Returns:
        Where it stands; in the first phase if no event of the kind is known.
    """
    names = {event.name for event in events}
    # Of a matter that was closed without more it still tells how far it had come that nothing was answered.
    reached = [phase for phase in kind.phases if names & set(phase.events)]
    phase = reached[-1] if reached else kind.phases[0]
    if phase.open and CLOSED in names:
        phase = ENDED
    began = [day for event in events if event.name in kind.begins and (day := earliest(event))]
    known = began or [day for event in events if (day := earliest(event))]
    settling = [name for one in (*kind.phases, ENDED) if not one.open for name in one.events]
    ends = [day for event in events if event.name in settling and (day := latest(event))]
    return Standing(phase, min(known, default=None), None if phase.open else min(ends, default=None))


def misorders(kind: MatterKind, events: Sequence[Event]) -> list[Misorder]:
    """List every event whose place is impossible on every possible day.

    Args:
        kind: The matter's kind.
        events: Its events without those that were corrected.

    Returns:
        What is impossible, in the order of the events; empty for a legal history.
    """
    found = out_of_kind(kind, events)
    for place, event in enumerate(events):
        if event.name in kind.once and any(one.name == event.name for one in events[:place]):
            found.append(Misorder(event, f"{event.name} is known already", f"a correction of {event.name}"))
        found += _missing(kind, event, events)
        found += _after_closing(event, events)
    return found


def out_of_kind(kind: MatterKind, events: Sequence[Event]) -> list[Misorder]:
    """List the events that belong to a matter of another kind.

    Args:
        kind: The matter's kind.
        events: Its events.
    """
    return [
        Misorder(event, f"this matter is a {kind.id} ({kind.term})", f"an event of it, such as {kind.begins[0]}")
        for event in strangers(kind, events)
    ]


def legal_next(kind: MatterKind, events: Sequence[Event]) -> tuple[str, ...]:
    """Return the names of the events that may come next, for a matter whose events are legal."""
    known = {event.name for event in events}
    if CLOSED in known:
        return ()
    names = [name for phase in kind.phases for name in phase.events] + list(kind.others)
    return tuple(
        name
        for name in dict.fromkeys((*names, CLOSED))
        if not (name in kind.once and name in known) and (name not in kind.needs or known & set(kind.needs[name]))
    )


def before(event: Event, other: Event) -> bool:
    """Tell whether an event lies before another one on every possible day, and where moments are known, by the moment."""
    if event.at is not None and other.at is not None:
        return event.at < other.at
    last, first = latest(event), earliest(other)
    return last is not None and first is not None and last < first


def _missing(kind: MatterKind, event: Event, events: Sequence[Event]) -> list[Misorder]:
    needed = kind.needs.get(event.name, ())
    if not needed:
        return []
    there = [one for one in events if one.name in needed]
    if not there:
        return [Misorder(event, f"no {' or '.join(needed)} is known", f"first {needed[0]}")]
    if all(before(event, one) for one in there):
        first = min(there, key=lambda one: (earliest(one) or date.max, one.name))
        when = first.at.isoformat() if first.at and event.at else earliest(first)
        return [Misorder(event, f"{first.name} happened on {when} at the earliest", f"a day from {when} on")]
    return []


def _after_closing(event: Event, events: Sequence[Event]) -> list[Misorder]:
    closed = [one for one in events if one.name == CLOSED]
    if event.name == CLOSED:
        return [] if event is closed[0] else [Misorder(event, "the matter is closed already", "nothing more")]
    if any(before(one, event) for one in closed):
        day = latest(closed[0])
        return [Misorder(event, f"the matter was closed on {day} at the latest", f"a day until {day}")]
    return []
