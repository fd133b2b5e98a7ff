"""Entries as text in the database, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.rules.events import EventKind
from zfgk.rules.parsing import parse_event

_UNSET = {field.name: field.default for field in attrs.fields(Event) if field.name != "name"}
_EXTRA = ("department", "subject", "applicant", "merged_into")


def event_values(event: Event) -> dict[str, Any]:
    """Return what is known about an event as plain values, as case files write it."""
    known = {name: value for name, unset in _UNSET.items() if (value := getattr(event, name)) != unset}
    return {"event": event.name, **{name: _plain(value) for name, value in known.items()}}


def encode_entry(entry: Entry) -> str:
    """Return an entry's content as JSON, the same for the same content."""
    held: dict[str, Any] = {name: value for name in _EXTRA if (value := getattr(entry, name))}
    if entry.event is not None:
        held["event"] = event_values(entry.event)
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode_entry(row: Any, kinds: Mapping[str, EventKind]) -> Entry:
    """Return an entry from its row.

    Args:
        row: A row of the table of entries.
        kinds: The events that the loaded packs know.

    Raises:
        BadInput: If the packs do not know the event any more.
    """
    held = json.loads(row.body)
    faults: list[Fault] = []
    written = held.pop("event", None)
    event = parse_event(written, f"{row.matter} {row.event_id}", kinds, faults) if written else None
    if faults:
        raise BadInput("register", faults)
    return Entry(
        event_id=row.event_id,
        matter=row.matter,
        event=event,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        actor=row.actor,
        corrects=row.corrects,
        **held,
    )


def encode_applicant(applicant: Applicant) -> str:
    """Return an applicant's personal data as JSON."""
    held = {name: getattr(applicant, name) for name in ("name", "identity", "contact", "address")}
    return json.dumps(held, ensure_ascii=False, sort_keys=True)


def decode_applicant(row: Any) -> Applicant:
    """Return an applicant from the row; after erasure only the key and the kind are left."""
    return Applicant(key=row.key, kind=ApplicantKind(row.kind) if row.kind else None, **json.loads(row.body or "{}"))


def _plain(value: Any) -> Any:
    match value:
        case OneOf(days):
            return [day.isoformat() for day in days]
        case Between(first, last):
            return {"from": first.isoformat(), "to": last.isoformat()}
        case date():  # and moments, which are dates too
            return value.isoformat()
        case _:
            return value
