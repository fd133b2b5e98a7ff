"""Merging (并案办理): a request that goes on in another one, which must be there, be another one and go on itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from zfgk.errors import Fault
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.history import events_of, standing
from zfgk.register.kinds import REQUEST, kind_of
from zfgk.register.lifecycle import earliest, state

MERGED = "request.merged"

History = Callable[[str], Sequence[Entry]]
"""Returns all entries of a matter, those that come in among them; none if there is no such matter."""


def merged_into(entries: Sequence[Entry]) -> str:
    """Return the request that goes on in the place of a merged one; empty if it was not merged.

    Args:
        entries: All entries of the merged request.
    """
    merging = (one for one in reversed(standing(entries)) if one.event and one.event.name == MERGED)
    return next((one.merged_into for one in merging if one.merged_into), "")


def faults_of_naming(entry: Entry, where: str) -> list[Fault]:
    """Tell of an entry that merges and names no other request, or names one and merges nothing.

    Args:
        entry: The entry.
        where: The place of the name in the input.
    """
    merges = entry.event is not None and entry.event.name == MERGED
    if merges and not entry.merged_into:
        return [Fault(where, f"{MERGED} does not say which request goes on", then="name it (并入)")]
    if entry.merged_into and not merges:
        return [Fault(where, f"{entry.merged_into} goes on in the place of nothing", then=f"name it beside {MERGED}")]
    if entry.merged_into == entry.matter:
        return [Fault(where, "a request cannot be merged into itself", then="name the request that goes on")]
    return []


def lost_by_merging(
    joining: Iterable[Entry], history: History, where: Callable[[str], str], unread: Mapping[str, object]
) -> Iterator[Fault]:
    """Yield a fault for each request that would end because it goes on in one that does not.

    Args:
        joining: The entries that come in and merge.
        history: The entries of every matter.
        where: Names the place of an entry's merging in the input, from the entry's id.
        unread: Matters of which not all entries could be read; of them nothing is said.
    """
    for entry in joining:
        if entry.event and entry in standing(history(entry.matter)):
            fault = _fault_of_target(entry, entry.event, history, unread)
            if fault:
                yield attrs.evolve(fault, where=where(entry.event_id))


def _fault_of_target(entry: Entry, event: Event, history: History, unread: Mapping[str, object]) -> Fault | None:
    """Return why a request cannot go on in the place of a merged one; nothing if it may, or nobody can tell."""
    target = entry.merged_into if entry.merged_into != entry.matter else ""  # that was told
    seen = [entry.matter]
    while target and target not in unread:
        if target in seen:
            chain = " → ".join((*seen, target))
            return Fault("", "requests merged into each other would all end", chain, "name the one that goes on")
        entries = history(target)
        if not entries:
            return Fault("", f"there is no request {target}", then="enter the request that goes on first")
        if kind_of(one.event for one in entries if one.event is not None) is not REQUEST:
            return Fault("", f"{target} is no request", then="name the request that goes on")
        seen.append(target)
        target = merged_into(entries)
        if not target and len(seen) == 2:  # the request itself and the one named
            return _over(seen[1], event, events_of(entries))
    return None


def _over(target: str, event: Event, events: Sequence[Event]) -> Fault | None:
    ended, day = state(events).ended, earliest(event)
    if ended is None or day is None or day <= ended:
        return None
    return Fault("", f"{target} ended on {ended} at the latest", "it cannot go on", "name the request that goes on")
