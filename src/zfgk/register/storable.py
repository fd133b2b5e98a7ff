"""What can be written down: texts that every database holds, and events that can be read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

import attrs

from zfgk.errors import Fault
from zfgk.model.facts import Event
from zfgk.register.admission import Place
from zfgk.register.bodies import event_values
from zfgk.register.entries import Applicant, Entry
from zfgk.register.schema import LONGEST
from zfgk.rules.events import EventKind
from zfgk.rules.parsing import parse_event

# PostgreSQL has no NUL in a text, and UTF-8 no half of a pair.
_NOWHERE = re.compile("[\0\ud800-\udfff]")

_COLUMNS = {
    "event_id": "event_id",
    "matter": "request",
    "actor": "actor",
    "corrects": "corrects",
    "department": "department",
    "applicant": "applicant_key",
    "merged_into": "merged_into",
}
"""The limited texts of an entry, with the keys that name them in places."""

_PERSONAL = ("name", "identity", "contact", "address")


def unstorable(entries: Sequence[Entry], place: Place, kinds: Mapping[str, EventKind]) -> dict[int, list[Fault]]:
    """Tell of everything in entries that cannot be stored; no free text is repeated.

    Args:
        entries: The entries.
        place: Names the places of their values.
        kinds: The events that the loaded packs know.

    Returns:
        The faults by the number of the entry, of those that have any.
    """
    found: dict[int, list[Fault]] = {}
    for number, entry in enumerate(entries):
        faults: list[Fault] = []
        if not _plain(entry):
            limited = {key: getattr(entry, name) for name, key in _COLUMNS.items()}
            more = {"subject": entry.subject, **_texts(event_values(entry.event) if entry.event else {})}
            faults = [Fault(place(number, key), what) for key, what in _wrong(limited, more)]
        if entry.event is not None and not faults:
            unread: list[Fault] = []
            parse_event(entry.event, "", kinds, unread)
            faults = [attrs.evolve(one, where=place(number, one.where.rpartition(".")[2])) for one in unread]
        if faults:
            found[number] = faults
    return found


def unstorable_people(applicants: Sequence[Applicant]) -> list[Fault]:
    """Tell of every text of applicants that cannot be stored; no text is repeated."""
    return [
        Fault(f"applicants[{number}].{key}", what)
        for number, one in enumerate(applicants)
        for key, what in _wrong({"key": one.key}, {name: getattr(one, name) for name in _PERSONAL})
    ]


def _plain(entry: Entry) -> bool:
    """Tell at once of an entry without anything odd that it has none; the checks above say what is."""
    texts = _LIMITED(entry)
    free = _FREE(entry.event) if entry.event else ()
    return max(map(len, texts)) <= LONGEST and not _NOWHERE.search("".join((*texts, entry.subject, *free)))


_LIMITED = attrgetter(*_COLUMNS)
_FREE = attrgetter(*(field.name for field in attrs.fields(Event) if field.default == ""))


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _wrong(limited: Mapping[str, str], more: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, text in limited.items():
        if len(text) > LONGEST:
            yield key, f"{key} has {len(text)} characters; {LONGEST} are possible"
    for key, text in (*limited.items(), *more.items()):
        if odd := _NOWHERE.search(text):
            yield key, f"{key} holds the character U+{ord(odd[0]):04X}, which no database carries"
