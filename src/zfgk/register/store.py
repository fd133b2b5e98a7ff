"""The register itself: entries go in together or not at all, and where each matter stands is read off them at once."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import attrs
from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import URL

from zfgk.errors import BadInput, Fault, RegisterConflict, RegisterError, UnknownMatter
from zfgk.model.facts import Event
from zfgk.register import admission
from zfgk.register.admission import Place
from zfgk.register.bodies import decode_applicant, decode_entry, encode_applicant
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.erasing import others_naming, take_out, without_person
from zfgk.register.history import events_of
from zfgk.register.kinds import REQUEST
from zfgk.register.lifecycle import State, state
from zfgk.register.matter import Matter, matter_of
from zfgk.register.merging import lost_by_merging
from zfgk.register.rows import NEW_MATTER, UPDATE_MATTER
from zfgk.register.schema import APPLICANT, ENTRY, MATTER, REGISTER
from zfgk.register.storable import unstorable, unstorable_people
from zfgk.rules.events import EventKind
from zfgk.storage.addresses import database_url, exists, file_url, name_of
from zfgk.storage.database import Database
from zfgk.storage.versions import prepare

PAGE = 500
"""How many matters are read or written at a time."""
_ALL_READ: Mapping[str, Collection[str]] = {}
TRIES = 5
"""How often entries are tried that lose against another program's at the same moment."""


@attrs.frozen
class Added:
    """What became of entries.

    Args:
        new: How many are new.
        known: How many stood in the register already, with the same content.
    """

    new: int
    known: int


class Register:
    """An open register; see :func:`open_register`.

    Args:
        database: An open database whose tables are up to date.
        kinds: The events that the loaded packs know, by name.
    """

    def __init__(self, database: Database, kinds: Mapping[str, EventKind]) -> None:
        self.database: Database = database
        """The database, for questions that are not asked here; what is written past the register is not checked."""
        self._kinds = kinds

    @property
    def name(self) -> str:
        """Where the register is, without any password."""
        return self.database.name

    # -- writing

    def add(
        self,
        entries: Iterable[Entry],
        applicants: Iterable[Applicant] = (),
        *,
        place: Place = "entries[{}].{}".format,
        faults: Iterable[Fault] = (),
        unread: Mapping[str, Collection[str]] = _ALL_READ,
    ) -> Added:
        """Add entries, all of them or none.

        Args:
            entries: The entries, those of one matter in the order in which they were written down.
            applicants: The applicants whose keys the entries name for the first time, or whose data change.
            place: Names the place of an entry's value in the input, for messages.
            faults: What is wrong with the input already; then nothing is added, and all faults are told together.
            unread: The ids of entries that could not be read, by matter: whether the others of such a matter are in
                order is not asked, and everything else about them is.

        Returns:
            How many are new; what stands in the register already with the same content is passed over.

        Raises:
            BadInput: With every fault of every entry; nothing was added.
            RegisterConflict: If other programs kept writing the same entries at the same moment; nothing was added.
            RegisterError: If the database fails.
        """
        given, people, wrong = list(entries), list(applicants), list(faults)
        left = {matter: set(ids) for matter, ids in unread.items()}

        def once() -> Added:
            with self.database.transaction():
                return self._add(given, people, place, [*wrong], left)

        for _ in range(TRIES - 1):
            # The other program has ended by then: what it wrote is seen, and told if it stands against these entries.
            with contextlib.suppress(RegisterConflict):
                return once()
        return once()

    def _add(
        self,
        entries: Sequence[Entry],
        applicants: Sequence[Applicant],
        place: Place,
        faults: list[Fault],
        unread: dict[str, set[str]],
    ) -> Added:
        odd = unstorable(entries, place, self._kinds)
        faults += [fault for number in odd for fault in odd[number]]
        if people := unstorable_people(applicants):
            faults += people
        else:
            self._keep_applicants(applicants)
        for number in odd:
            unread.setdefault(entries[number].matter, set()).add(entries[number].event_id)
        asked = [(number, entry) for number, entry in enumerate(entries) if number not in odd]
        places = admission.once_each([(number, entry.event_id) for number, entry in asked], place, faults)
        known = 0
        grouped = admission.by_matter(asked, places, unread)
        touched = sorted(grouped)
        targets = {entry.merged_into for _, entry in asked} - {""}
        self._lock(touched, targets)
        taken = self._taken(list(places.numbers))
        joining: list[Entry] = []
        concerned: dict[str, list[Entry]] = {}
        for page in _pages(touched):
            held = self._entries(page)
            rows, values = [], []
            for matter in page:
                before = list(held.get(matter, ()))
                given, left = grouped[matter], unread.get(matter, ())
                fresh = admission.fresh_entries(before, given, taken, places, faults, unread=left)
                known += len(given) - len(fresh)
                together = [*before, *fresh]
                if matter not in unread:
                    faults += admission.faults_of_order(together, places)
                merged = [entry for entry in fresh if entry.merged_into]
                joining += merged
                if merged or matter in targets:
                    concerned[matter] = together
                rows += [admission.row_of(entry, number) for number, entry in enumerate(fresh, len(before) + 1)]
                values.append(admission.projection(matter, together))
            if not faults:
                self.database.write(insert(ENTRY), rows)
                self.database.write(UPDATE_MATTER, self._with_kinds(values))

        def history(matter: str) -> Sequence[Entry]:
            return concerned[matter] if matter in concerned else self._entries([matter]).get(matter, ())

        faults += lost_by_merging(joining, history, lambda one: places.of(one, "merged_into"), unread)
        if faults:
            own = {fault.where: number for number in odd for fault in odd[number]}
            raise BadInput("register", admission.in_order(faults, len(entries), place, own))
        return Added(len(asked) - known, known)

    def _lock(self, matters: Sequence[str], others: Collection[str] = ()) -> None:
        """Make a row for each new matter and hold all of them until the transaction ends, in one order for everybody.

        Args:
            matters: The ids of matters, in order.
            others: Those of matters that are held too if they are there.
        """
        # First all new rows and then all locks, both by code point: in any other order two programs could each come to
        # wait for what the other one holds.
        made = self.database.inserting(MATTER).on_conflict_do_nothing()
        for page in _pages(matters):
            self.database.write(made, [{"id": matter, **NEW_MATTER} for matter in page])
        for page in _pages(sorted({*matters, *others})):
            held = select(MATTER.c.id).where(MATTER.c.id.in_(page))
            self.database.rows(held.order_by(MATTER.c.id).with_for_update())

    def _taken(self, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Return the matter and the content of entries whose ids stand in the register."""
        found: dict[str, tuple[str, str]] = {}
        for page in _pages(ids):
            rows = self.database.rows(select(ENTRY).where(ENTRY.c.event_id.in_(page)))
            found |= {row.event_id: (row.matter, f"{row.corrects}{row.body}") for row in rows}
        return found

    def _with_kinds(self, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
        keys = {value["_applicant"] for value in values if value["_applicant"] and value["_kind"] is None}
        found = self.applicants(sorted(keys))
        for value in values:
            one = found.get(value["_applicant"])
            told = one.kind if one else None
            value["_kind"] = value["_kind"] or (told or ApplicantKind.OTHER).value
        return values

    # -- reading

    def history(self, matter: str) -> tuple[Entry, ...]:
        """Return all entries of a matter, corrected ones included, in the order in which they were written down.

        Raises:
            UnknownMatter: If there is no such matter.
        """
        found = self._entries([matter]).get(matter)
        if not found:
            raise UnknownMatter(matter, self.name)
        return tuple(found)

    def length(self, matter: str, *, hold: bool = False) -> int:
        """Return how many entries a matter has, corrected ones included; 0 if there is no such matter.

        Args:
            matter: Its id.
            hold: Keep other programs from adding to it until this one has added, for entries that are numbered on.
        """
        if hold:
            self.database.begin()
            self._lock([matter])
        rows = self.database.rows(select(MATTER.c.entries).where(MATTER.c.id == matter))
        return int(rows[0][0]) if rows else 0

    def events(self, matter: str) -> tuple[Event, ...]:
        """Return the events of a matter that stand after corrections.

        Raises:
            UnknownMatter: If there is no such matter.
        """
        return events_of(self.history(matter))

    def state(self, matter: str) -> State:
        """Return where a matter stands and what it waits for.

        Raises:
            UnknownMatter: If there is no such matter.
        """
        return state(self.events(matter))

    def matters(
        self,
        *,
        only_open: bool = False,
        received: tuple[date | None, date | None] = (None, None),
        applicant: str = "",
    ) -> Iterator[Matter]:
        """Yield requests in the order of receipt, at constant memory; for other kinds see :mod:`zfgk.register.others`.

        Args:
            only_open: Leave out those that ended.
            received: The first and the last day of receipt; ``None`` for no limit.
            applicant: Only those of one applicant's own file.
        """
        query = select(MATTER).where(MATTER.c.sort == REQUEST.id)
        query = query.order_by(MATTER.c.is_open, MATTER.c.received, MATTER.c.id)
        if only_open:
            query = query.where(MATTER.c.is_open == 1)
        if applicant:
            query = query.where(MATTER.c.applicant == applicant)
        first, last = received
        if first:
            query = query.where(MATTER.c.received >= first.isoformat())
        if last:
            query = query.where(MATTER.c.received <= last.isoformat())
        return (matter_of(row) for row in self.database.stream(query))

    def histories(self, matters: Iterable[str]) -> Iterator[tuple[str, tuple[Event, ...]]]:
        """Yield the events of matters, those that stand after corrections.

        Args:
            matters: Ids of matters.
        """
        remaining = iter(matters)
        while page := list(islice(remaining, PAGE)):
            held = self._entries(page)
            yield from ((matter, events_of(held.get(matter, ()))) for matter in page)

    def count(self) -> int:
        """Return how many matters of all kinds there are."""
        (row,) = self.database.rows(select(func.count()).select_from(MATTER))
        return int(row[0])

    def _entries(self, matters: Sequence[str]) -> dict[str, list[Entry]]:
        query = select(ENTRY).where(ENTRY.c.matter.in_(matters)).order_by(ENTRY.c.matter, ENTRY.c.number)
        found: dict[str, list[Entry]] = {}
        for row in self.database.rows(query):
            found.setdefault(row.matter, []).append(decode_entry(row, self._kinds))
        return found

    # -- personal data

    def applicant(self, key: str) -> Applicant:
        """Return an applicant; after erasure only the key and the kind are left.

        Raises:
            UnknownMatter: If there is no file under the key.
        """
        found = self.applicants([key])
        if not found:
            raise UnknownMatter(key, self.name)
        return found[key]

    def applicants(self, keys: Sequence[str]) -> dict[str, Applicant]:
        """Return the applicants under some keys; a key without a file is left out."""
        found: dict[str, Applicant] = {}
        for page in _pages(keys):
            rows = self.database.rows(select(APPLICANT).where(APPLICANT.c.key.in_(page)))
            found |= {row.key: decode_applicant(row) for row in rows}
        return found

    def erase(self, key: str) -> None:
        """Erase an applicant's personal data, out of the subjects of all matters too; events and figures stay.

        Raises:
            UnknownMatter: If there is no file under the key.
        """
        with self.database.transaction():
            # The file before its matters, as whoever adds to them takes them.
            self.database.rows(select(APPLICANT.c.key).where(APPLICANT.c.key == key).with_for_update())
            file = self.applicant(key)
            of_own, of_others = without_person(file, own=True), without_person(file, own=False)
            ids = self.database.rows(select(MATTER.c.id).where(MATTER.c.applicant == key))
            own = {row.id for row in ids}
            touched = sorted(own.union(others_naming(self.database, file)))
            self._lock(touched)
            for page in _pages(touched):
                for matter, entries in self._entries(page).items():
                    take_out(self.database, entries, of_own if matter in own else of_others)
            self.database.write(update(APPLICANT).where(APPLICANT.c.key == key).values(body=""))

    def _keep_applicants(self, applicants: Iterable[Applicant]) -> None:
        # In one order for everybody, as the matters.
        people = sorted(applicants, key=lambda one: one.key)
        kind = {one.key: one.kind.value if one.kind else "" for one in people}
        rows = [{"key": one.key, "kind": kind[one.key], "body": encode_applicant(one)} for one in people]
        statement = self.database.inserting(APPLICANT)
        statement = statement.on_conflict_do_update(
            index_elements=[APPLICANT.c.key], set_={"kind": statement.excluded.kind, "body": statement.excluded.body}
        )
        self.database.write(statement, rows)


def register_url(written: str) -> URL:
    """Return the URL of a register.

    Args:
        written: A SQLAlchemy URL, or the path of an SQLite file.

    Raises:
        RegisterError: If it is no URL.
    """
    return database_url(written, REGISTER) if "://" in written else file_url(written)


@contextlib.contextmanager
def open_register(url: str, kinds: Mapping[str, EventKind], *, reading: bool = False) -> Iterator[Register]:
    """Open a register; a new one is made if there is none, unless it is only read.

    Args:
        url: A SQLAlchemy URL, or the path of an SQLite file.
        kinds: The events that the loaded packs know, such as ``zfgk.asking.builtin().events``.
        reading: Whether nothing will be written, so that those who write need not wait.

    Yields:
        The register.

    Raises:
        RegisterError: If the database cannot be opened or is no register.
        RegisterTooNew: If a newer release wrote it.
    """
    where = register_url(url)
    if reading and not exists(where):
        then = "name an existing register, or add a first entry"
        raise RegisterError(name_of(where), "there is no such file", then)
    with Database.open(where, REGISTER, reading=reading, brief=not reading) as database:
        # Not even an empty transaction can be committed to an SQLite file while somebody reads it.
        if prepare(database, create=not reading):
            database.commit()
        else:
            database.rollback()
        if reading:
            database.stand_still()  # figures of one report are figures of one moment
        yield Register(database, kinds)


def _pages(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), PAGE):
        yield values[start : start + PAGE]


__all__ = ["PAGE", "Added", "Matter", "Register", "open_register", "register_url"]
