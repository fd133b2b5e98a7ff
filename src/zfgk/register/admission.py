"""Letting entries in: which are new, which cannot be, and what a matter's row says afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta, timezone
from typing import Any

import attrs

from zfgk.errors import Fault
from zfgk.register import course
from zfgk.register.bodies import encode_entry
from zfgk.register.course import out_of_kind
from zfgk.register.entries import Entry
from zfgk.register.history import events_of
from zfgk.register.kinds import REQUEST, MatterKind, kind_of
from zfgk.register.lifecycle import Misorder, lies_ahead, misorders, state
from zfgk.register.merging import faults_of_naming, merged_into
from zfgk.register.replies import RESULTS

_CHINA = timezone(timedelta(hours=8))


Place = Callable[[int, str], str]
"""Names the place of one value of an entry in the input from the entry's number, counted from 0, and the value's key."""


@attrs.frozen
class Places:
    """Where the entries of one call stand in the input; no two of them share an id.

    Args:
        numbers: The number of each entry, by its id.
        place: Names a place from it.
    """

    numbers: Mapping[str, int]
    place: Place

    def of(self, event_id: str, key: str) -> str:
        """Return the place of one value of an entry."""
        return self.place(self.numbers[event_id], key)


def once_each(given: Sequence[tuple[int, str]], place: Place, faults: list[Fault]) -> Places:
    """Return the places of the entries of one call, and tell of every repetition of an id within the call.

    Args:
        given: The number and the id of each entry.
        place: Names a place in the input.
        faults: Faults are appended here.

    Returns:
        The place of the first entry under each id.
    """
    first: dict[str, int] = {}
    for number, event_id in given:
        if first.setdefault(event_id, number) != number:
            why = f"it stands at {place(first[event_id], 'event_id')} already"
            what = f"event_id {event_id} comes twice"
            faults.append(Fault(place(number, "event_id"), what, why, "give each entry its own"))
    return Places(first, place)


def by_matter(
    asked: Iterable[tuple[int, Entry]], places: Places, unread: dict[str, set[str]]
) -> dict[str, list[tuple[int, Entry]]]:
    """Return entries by matter; of one with an id that comes twice an entry is missing."""
    grouped: dict[str, list[tuple[int, Entry]]] = {}
    for number, entry in asked:
        grouped.setdefault(entry.matter, []).append((number, entry))
        if places.numbers[entry.event_id] != number:
            unread.setdefault(entry.matter, set())
    return grouped


def in_order(faults: Iterable[Fault], entries: int, place: Place, more: Mapping[str, int]) -> list[Fault]:
    """Return faults in the order of the entries at which they stand, those of the whole input first."""
    keys = ("event_id", "corrects", "result", "merged_into", "day")
    order = {place(number, key): number for number in range(entries) for key in keys} | dict(more)
    return sorted(faults, key=lambda fault: order.get(fault.where, -1))


def fresh_entries(
    before: Sequence[Entry],
    given: Sequence[tuple[int, Entry]],
    taken: Mapping[str, tuple[str, str]],
    places: Places,
    faults: list[Fault],
    *,
    unread: Iterable[str] = (),
) -> list[Entry]:
    """Return the entries of a matter that are new, and tell of those that cannot be.

    Args:
        before: The entries that stand in the register.
        given: The numbers and the entries that come in.
        taken: The matter and the content of entries in the register, by id.
        places: The places in the input.
        faults: Faults are appended here.
        unread: The ids of entries that come in and could not be read; they may be corrected all the same.
    """
    fresh: list[Entry] = []
    ids = {entry.event_id for entry in before}.union(unread)
    corrected = {entry.corrects for entry in before if entry.corrects}
    for number, entry in given:
        again = places.numbers[entry.event_id] != number  # told already; the rest of it is looked at all the same
        if entry.event_id in taken and not again:
            if taken[entry.event_id] != (entry.matter, f"{entry.corrects}{encode_entry(entry)}"):
                where, why = places.of(entry.event_id, "event_id"), "an entry is never changed"
                what = f"event_id {entry.event_id} is taken by another entry"
                faults.append(Fault(where, what, why, "correct it by a new one"))
            continue
        where = places.place(number, "corrects")
        if entry.corrects and (entry.corrects not in ids or entry.corrects in corrected):
            why = "it was corrected already" if entry.corrects in corrected else "this matter has no such entry"
            faults.append(Fault(where, f"{entry.corrects} cannot be corrected", why, "name the entry that stands"))
        if entry.event is None and not entry.corrects:
            faults.append(Fault(where, "the entry says nothing", then="give an event, or the entry that is taken back"))
        if entry.event is not None and entry.event.result and entry.event.result not in RESULTS:
            then = f"one of {', '.join(sorted(RESULTS))}"
            what = f"{entry.event.result!r} is no row of table 3"
            faults.append(Fault(places.place(number, "result"), what, then=then))
        faults += faults_of_naming(entry, places.place(number, "merged_into"))
        ids.add(entry.event_id)
        corrected |= {entry.corrects} if entry.corrects else set()
        if not again:
            fresh.append(entry)
    return fresh


def faults_of_order(entries: Sequence[Entry], places: Places) -> list[Fault]:
    """Tell of every event of a matter that no possible day allows where it stands.

    Args:
        entries: All entries of the matter, those that come in among them.
        places: The places in the input of those that come in.
    """
    by_event = {id(entry.event): entry.event_id for entry in entries}
    wrong: list[Misorder] = []
    for entry in entries:
        if entry.event is not None and entry.event_id in places.numbers:
            wrong += lies_ahead(entry.event, entry.recorded_at.astimezone(_CHINA).date())
    kind, events = kind_of_entries(entries), events_of(entries)
    if kind is REQUEST:
        wrong += [*out_of_kind(kind, events), *misorders(events)]
    else:
        wrong += course.misorders(kind, events)
    last = next((entry.event_id for entry in reversed(entries) if entry.event_id in places.numbers), "")
    found: list[Fault] = []
    for one in wrong:
        # What was legal before became impossible by an entry of today: the fault stands at that entry.
        own = by_event[id(one.event)]
        where = places.of(own if own in places.numbers else last, "day")
        found.append(Fault(where, f"{one.event.name} is impossible here", one.why, one.legal))
    return found


def kind_of_entries(entries: Iterable[Entry]) -> MatterKind:
    """Return the kind of a matter from all its entries: the first one says it for good, also where it was corrected."""
    return kind_of(entry.event for entry in entries if entry.event is not None)


def projection(matter: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return what a matter's row says, read off all its entries."""
    kind, events = kind_of_entries(entries), events_of(entries)
    now: dict[str, Any]
    if kind is REQUEST:
        found = state(events)
        now = {"stage": found.stage.value, "open": found.stage.open, "result": found.result}
        began, ended = found.received, found.ended
    else:
        stands = course.standing(kind, events)
        now = {"stage": stands.phase.id, "open": stands.open, "result": ""}
        began, ended = stands.began, stands.ended
    last = {
        name: next((value for entry in reversed(entries) if (value := getattr(entry, name))), "")
        for name in ("department", "subject", "applicant")
    }
    return {
        "_id": matter,
        "_sort": kind.id,
        **{f"_{name}": value for name, value in last.items()},
        "_kind": next((event.applicant for event in reversed(events) if event.applicant), None),
        "_stage": now["stage"],
        "_is_open": int(now["open"]),
        "_received": began.isoformat() if began else None,
        "_ended": ended.isoformat() if ended else None,
        "_result": now["result"],
        "_merged_into": merged_into(entries),
        "_entries": len(entries),
    }


def row_of(entry: Entry, number: int) -> dict[str, Any]:
    """Return an entry as a row of its table, with its number within the matter."""
    return {
        "event_id": entry.event_id,
        "matter": entry.matter,
        "number": number,
        "name": entry.event.name if entry.event else "",
        "body": encode_entry(entry),
        "recorded_at": entry.recorded_at.isoformat(),
        "actor": entry.actor,
        "corrects": entry.corrects,
    }
