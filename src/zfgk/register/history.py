"""A matter's entries as one history: which of them still stand after corrections."""

from __future__ import annotations

from collections.abc import Sequence

from zfgk.model.facts import Event
from zfgk.register.entries import Entry


def standing(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that stand, a correction in the place of what it corrects.

    Args:
        entries: All entries of a matter, in the order in which they were written down.

    Returns:
        The entries that no other one corrects; those that only take back are left out.
    """
    places: dict[str, int] = {}
    for number, entry in enumerate(entries):
        places[entry.event_id] = places.get(entry.corrects, number)
    corrected = {entry.corrects for entry in entries if entry.corrects}
    left = [entry for entry in entries if entry.event_id not in corrected and entry.event is not None]
    return tuple(sorted(left, key=lambda entry: places[entry.event_id]))


def events_of(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """Return the events of the entries that stand."""
    return tuple(entry.event for entry in standing(entries) if entry.event is not None)
