"""Importing a sheet with one event a row: every fault is told at once with its row and column, and nothing half."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from itertools import chain, islice
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.register.admission import once_each
from zfgk.register.columns import HEADS, OF_EVENTS, OF_OTHER_EVENTS, PERSONAL, REQUIRED, WORDS, Words, key_of, names_of
from zfgk.register.discretion import discreet
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.register.store import Added, Register
from zfgk.rules.events import EventKind
from zfgk.rules.parsing import parse_event

_CHINA = timezone(timedelta(hours=8))
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_KINDS = frozenset(kind.value for kind in ApplicantKind)
NO_WORDS: Mapping[str, str] = {}
_LOOKED_AT = 10
"""Among so many lines heads are looked for: a title may stand above them."""
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]")


@attrs.frozen
class Line:
    """One line of a sheet.

    Args:
        number: Its number as a spreadsheet program shows it, from 1.
        cells: The texts of its cells from the first column on; ``None`` where nothing stands.
        troubles: What its reader saw wrong with it: the number of the column from 1, 0 for the line, and a sentence.
    """

    number: int
    cells: Sequence[str | None] = attrs.field(repr=False)
    troubles: Sequence[tuple[int, str]] = ()


@attrs.frozen
class Sheet:
    """What a sheet says.

    Args:
        entries: An entry for each row that could be read.
        applicants: The personal data that it gives, and the kind, by the keys of the applicants' files.
        faults: Every fault of a row.
        places: The row and the heads of each entry, for messages.
        unread: The requests of which a row has a fault, with the ids of those rows that give no entry.
    """

    entries: tuple[Entry, ...] = attrs.field(repr=False)
    applicants: Mapping[str, Mapping[str, str]] = attrs.field(repr=False)
    faults: tuple[Fault, ...]
    places: tuple[_Row, ...] = attrs.field(repr=False)
    unread: Mapping[str, Collection[str]] = attrs.field(repr=False)


@attrs.frozen
class _Row:
    """A row, by the keys of its columns, and how its places are called."""

    source: str
    number: int
    cells: Mapping[str, str] = attrs.field(repr=False)
    heads: Mapping[str, str]

    def at(self, key: str) -> str:
        """Return the place of a cell; a day may stand in a column of its own or in two."""
        known = next((one for one in (key, "event") if one in self.heads), key)
        return f"{self.source}:{self.number} column {self.heads.get(known, known)}"


def import_sheet(
    register: Register,
    lines: Iterable[Line],
    source: str,
    kinds: Mapping[str, EventKind],
    *,
    actor: str,
    recorded_at: datetime,
    results: Mapping[str, str] = NO_WORDS,
) -> Added:
    """Add the events of a sheet to a register, all of them or none.

    Args:
        register: An open register.
        lines: The lines of the sheet, the heads first.
        source: What messages call the sheet.
        kinds: The events that the loaded packs know, by name.
        actor: Who wrote down the rows that do not say it.
        recorded_at: When those were written down that do not say it.
        results: The rows of table 3 by how cells may name them; their keys are always read.

    Returns:
        How many entries are new; rows that stand in the register already are passed over.

    Raises:
        BadInput: With every fault of every row; nothing was added.
        RegisterConflict: If another program wrote to the same matters at the same moment.
        RegisterError: If the database fails.
    """
    sheet = read_sheet(lines, source, kinds, actor=actor, recorded_at=recorded_at, results=results)

    def place(number: int, key: str) -> str:
        return sheet.places[number].at(key)

    try:
        people = _applicants(register, sheet)
        return register.add(sheet.entries, people, place=place, faults=sheet.faults, unread=sheet.unread)
    except BadInput as error:
        said = {row.number: row.cells.values() for row in sheet.places}
        # What the sheet repeats the register sees too.
        told = dict.fromkeys(discreet(fault, said.get(_row_of(fault.where, source), ())) for fault in error.faults)
        raise BadInput(source, sorted(told, key=lambda fault: _row_of(fault.where, source))) from None


def read_sheet(
    lines: Iterable[Line],
    source: str,
    kinds: Mapping[str, EventKind],
    *,
    actor: str,
    recorded_at: datetime,
    results: Mapping[str, str] = NO_WORDS,
) -> Sheet:
    """Read the rows of a sheet.

    Args:
        lines: Its lines, the heads first.
        source: What messages call it.
        kinds: The events that the loaded packs know, by name.
        actor: Who wrote down the rows that do not say it.
        recorded_at: When those were written down that do not say it.
        results: The rows of table 3 by how cells may name them; their keys are always read.

    Returns:
        The entries and all faults. Of a request of which a row has a fault it cannot be said before that row is mended
        whether its other events are in order.
    """
    faults: list[Fault] = []
    said: dict[int, Sequence[str | None]] = {}
    rows = _rows(_noted(lines, said), source, faults)
    once_each(
        [(number, row.cells["event_id"]) for number, row in enumerate(rows) if row.cells.get("event_id")],
        lambda number, key: rows[number].at(key),
        faults,
    )
    told = {_row_of(fault.where, source) for fault in faults}
    unread: dict[str, set[str]] = {row.cells.get("request", ""): set() for row in rows if row.number in told}
    words = {**WORDS, "event": names_of(kinds), "result": results}
    found: list[tuple[_Row, Entry]] = []
    for row in rows:
        before = len(faults)
        entry = _entry(row, kinds, words, (actor, recorded_at), faults)
        if entry is None or len(faults) > before:
            unread.setdefault(row.cells.get("request", ""), set()).add(row.cells.get("event_id", ""))
        else:
            found.append((row, entry))
    personal = _personal(rows, faults)
    shown = tuple(discreet(fault, said.get(_row_of(fault.where, source), ())) for fault in faults)
    return Sheet(tuple(entry for _, entry in found), personal, shown, tuple(row for row, _ in found), unread)


# -- rows --------------------------------------------------------------------------------------------------------------


def _noted(lines: Iterable[Line], said: dict[int, Sequence[str | None]]) -> Iterator[Line]:
    """Pass lines on, and note what their cells say; a line of heads, to which two known ones belong, names nobody."""
    for line in lines:
        if sum(bool(key_of(cell or "")) for cell in line.cells) < 2:
            said[line.number] = line.cells
        yield line


def _rows(lines: Iterable[Line], source: str, faults: list[Fault]) -> list[_Row]:
    remaining = iter(lines)
    first = list(islice(remaining, _LOOKED_AT))
    place = max(
        range(len(first)), key=lambda number: sum(bool(key_of(cell or "")) for cell in first[number].cells), default=0
    )
    head = first[place] if first else Line(1, ())
    keys = [key_of(cell or "") for cell in head.cells]
    heads = _heads(head, keys, source, faults)
    rows: list[_Row] = []
    for line in chain(first[place + 1 :], remaining):
        cells: dict[str, str] = {}
        for number, cell in enumerate(line.cells):
            text = (cell or "").strip()
            if text and number < len(keys) and keys[number]:
                cells[keys[number]] = text
            elif text and not (number < len(keys) and head.cells[number]):
                where = f"{source}:{line.number} column {number + 1}"
                faults.append(Fault(where, "the cell stands under no head", then="name the column, or empty the cell"))
        for column, said in line.troubles:
            # What is no head may be anything, a name too.
            shown = head.cells[column - 1] if 0 < column <= len(head.cells) and keys[column - 1] else ""
            faults.append(Fault(f"{source}:{line.number} column {shown or column}", said))
        if cells:
            rows.append(_Row(source, line.number, cells, heads))
    if not rows and not faults:
        faults.append(Fault(f"{source}:{head.number}", "no row gives an event", then="give one event a row"))
    return rows


def _heads(head: Line, keys: Sequence[str], source: str, faults: list[Fault]) -> dict[str, str]:
    """Return the heads as written, by the keys of their columns, and tell of those that cannot be."""
    heads: dict[str, str] = {}
    for number, (cell, key) in enumerate(zip(head.cells, keys, strict=True), 1):
        written = (cell or "").strip()
        where = f"{source}:{head.number} column {number}"
        if written and not key:
            then = f"one of {', '.join(HEADS)}, or their Chinese heads"
            faults.append(Fault(where, f"{written!r} is no known head", then=then))
        elif key in heads:
            faults.append(Fault(where, f"{written!r} is a second column for {key}", then="keep one of them"))
        elif key:
            heads[key] = written
    faults.extend(
        Fault(f"{source}:{head.number}", f"the column {key} ({HEADS[key][0]}) is missing", then="add it")
        for key in (*REQUIRED, "event")
        if key not in heads
    )
    return heads


def _row_of(where: str, source: str) -> int:
    number = where.removeprefix(f"{source}:").partition(" ")[0]
    return int(number) if number.isdecimal() else 0


# -- one row -----------------------------------------------------------------------------------------------------------


def _entry(
    row: _Row,
    kinds: Mapping[str, EventKind],
    words: Words,
    otherwise: tuple[str, datetime],
    faults: list[Fault],
) -> Entry | None:
    before = len(faults)
    cells = row.cells
    empty = [key for key in REQUIRED if key not in cells]
    # A column that is not there at all was told at the heads.
    faults.extend(Fault(row.at(key), "is empty", then="fill it in") for key in empty if key in row.heads)
    event = None
    if "event" in cells:
        own: list[Fault] = []
        event = parse_event(_written(cells, words), "", kinds, own)
        faults.extend(attrs.evolve(fault, where=row.at(_key_in(fault.where))) for fault in own)
        if event is not None and event.day is None and event.at is None:
            faults.append(Fault(row.at("day"), "the event has no day", then="write YYYY-MM-DD, such as 2026-03-02"))
    elif "corrects" not in cells:
        faults.append(Fault(row.at("event"), "is empty", then="name the event, or the entry that is taken back"))
    written_at = _recorded(row, otherwise[1], faults)
    if empty or len(faults) > before or written_at is None:
        return None
    return Entry(
        event_id=cells["event_id"],
        matter=cells["request"],
        event=event,
        recorded_at=written_at,
        actor=cells.get("actor", otherwise[0]),
        corrects=cells.get("corrects", ""),
        department=cells.get("department", ""),
        subject=cells.get("subject", ""),
        applicant=cells.get("applicant_key", ""),
        merged_into=cells.get("merged_into", ""),
    )


def _written(cells: Mapping[str, str], words: Words) -> dict[str, Any]:
    """Return an event as case files write it."""
    held: dict[str, Any] = {"event": _word(words, "event", cells["event"])}
    day = cells.get("day", "")
    if _MOMENT.match(day):
        held["at"] = day
    elif ".." in day:
        first, _, last = day.partition("..")
        held["day"] = {"from": _day(first), "to": _day(last)}
    elif day:
        held["day"] = [_day(part) for part in day.split("|")] if "|" in day else _day(day)
    elif "from" in cells or "through" in cells:
        ends = {"from": cells.get("from"), "to": cells.get("through")}
        held["day"] = {key: _day(text) for key, text in ends.items() if text}
    for key in (*OF_EVENTS, *OF_OTHER_EVENTS):
        if key in cells:
            held[key] = _day(cells[key]) if key == "until" else _word(words, key, cells[key])
    return held


def _word(words: Words, key: str, written: str) -> str:
    """Return the word of the event vocabulary for what a cell says; anything else comes back as it is."""
    return words.get(key, {}).get(written, written)


def _day(text: str) -> str:
    """Return a day as YYYY-MM-DD if it is written with slashes, dots or 年月日; anything else as it is."""
    found = _DAY.fullmatch(text.strip())
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text.strip()


def _key_in(path: str) -> str:
    key = path.strip(".").partition(".")[0].partition("[")[0]
    return {"at": "day"}.get(key, key) or "event"


def _recorded(row: _Row, otherwise: datetime, faults: list[Fault]) -> datetime | None:
    """Return when a row was written down; a moment without an offset is one in China, where the register is kept."""
    text = row.cells.get("recorded_at")
    if text is None:
        return otherwise
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        what = f"{text!r} is not a moment"
        faults.append(Fault(row.at("recorded_at"), what, then="write it as 2026-03-02T09:30+08:00"))
        return None
    return found if found.tzinfo else found.replace(tzinfo=_CHINA)


# -- applicants --------------------------------------------------------------------------------------------------------


def _personal(rows: Sequence[_Row], faults: list[Fault]) -> dict[str, dict[str, str]]:
    """Return what is given of applicants, by the keys of their files; no message quotes any of it."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        given = {key: row.cells[key] for key in PERSONAL if key in row.cells}
        if not given:
            continue
        key = row.cells.get("applicant_key", "")
        if not key:
            then = "give the applicant's file a key that says nothing about the person"
            faults.append(Fault(row.at("applicant_key"), "is empty beside personal data", then=then))
            continue
        held = found.setdefault(key, {})
        faults.extend(
            Fault(row.at(one), "differs from a row above for the same applicant", then="keep one of them")
            for one, value in given.items()
            if held.get(one, value) != value
        )
        kind = _word(WORDS, "applicant", row.cells.get("applicant", ""))
        held |= given | ({"kind": kind} if kind in _KINDS else {})
    return found


def _applicants(register: Register, sheet: Sheet) -> list[Applicant]:
    """Return the applicants with what the register knows of them already; a sheet changes only what it gives."""
    known = register.applicants(list(sheet.applicants))
    found: list[Applicant] = []
    for key, given in sheet.applicants.items():
        before = known.get(key, Applicant(key=key))
        changed: dict[str, Any] = {name: given[name] for name in PERSONAL if name in given}
        if "kind" in given:
            changed["kind"] = ApplicantKind(given["kind"])
        found.append(attrs.evolve(before, **changed))
    return found
