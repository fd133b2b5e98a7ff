"""Erasing what subjects say of a person, those of that person's own matters and those of everybody else's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial

import attrs
from sqlalchemy import select, update

from zfgk.register.bodies import decode_applicant, encode_entry
from zfgk.register.entries import Applicant, Entry
from zfgk.register.masking import Names, data_of, names_of, numbers_of, without
from zfgk.register.schema import APPLICANT, ENTRY, MATTER
from zfgk.storage.database import Database

Without = Callable[[str], str]
"""Takes personal data out of a subject."""


def without_person(file: Applicant, *, own: bool) -> Without:
    """Return what takes a person out of a subject.

    Args:
        file: The person's file.
        own: Whether it is the subject of the person's own matter. From one of somebody else go names, long numbers and
            mail addresses; any other words, such as an address, may be what was asked about.
    """
    return partial(without, known=data_of(file) if own else numbers_of(file), names=Names(names_of(file)))


def others_naming(database: Database, file: Applicant) -> list[str]:
    """Return the ids of the matters of others whose subjects name a person.

    Matters of those who bear the same name, as their files say, are left out: there it is their own.

    Args:
        database: The register's database.
        file: The person's file.
    """
    if not data_of(file):
        return []  # erased already
    took = without_person(file, own=False)
    with_subject = ENTRY.c.body.contains('"subject":', autoescape=True)
    query = select(ENTRY.c.matter, ENTRY.c.body, MATTER.c.applicant).join(MATTER, MATTER.c.id == ENTRY.c.matter)
    found: dict[str, str] = {}
    for row in database.stream(query.where(with_subject, MATTER.c.applicant != file.key)):
        subject = json.loads(row.body).get("subject", "")
        if took(subject) != subject:
            found[row.matter] = row.applicant
    own = _namesakes(database, file) if any(found.values()) else set()
    return [matter for matter, applicant in found.items() if applicant not in own]


def take_out(database: Database, entries: Iterable[Entry], took: Without) -> None:
    """Take personal data out of the subjects of one matter; what an entry says of events is never changed.

    Args:
        database: The register's database, in a transaction that holds the matter.
        entries: The matter's entries.
        took: What takes them out.
    """
    for entry in entries:
        subject = took(entry.subject)
        if subject != entry.subject:
            body = encode_entry(attrs.evolve(entry, subject=subject))
            database.write(update(ENTRY).where(ENTRY.c.event_id == entry.event_id).values(body=body))
            same = (MATTER.c.id == entry.matter) & (MATTER.c.subject == entry.subject)
            database.write(update(MATTER).where(same).values(subject=subject))


def _namesakes(database: Database, file: Applicant) -> set[str]:
    """Return the keys of other files that hold one of a person's names."""
    names = set(names_of(file))
    rows = database.stream(select(APPLICANT).where(APPLICANT.c.body != "", APPLICANT.c.key != file.key))
    return {row.key for row in rows if names & set(names_of(decode_applicant(row)))}
