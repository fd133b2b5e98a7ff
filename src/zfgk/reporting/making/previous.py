"""What was carried over against what last year's report carried forward, explained request by request.

The two differ only if the register knows more about last year now than it did then: entries written down late, and
corrections. Each request whose place changed is named with the entries that changed it; what no request explains is told
as such, since last year's report may hold slips of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import attrs

from zfgk.register.counting import recorded_from
from zfgk.register.entries import Entry
from zfgk.register.history import events_of
from zfgk.register.store import Register
from zfgk.reporting.form import COLUMNS
from zfgk.reporting.making.choices import DEFAULT
from zfgk.reporting.making.make import Made
from zfgk.reporting.making.placing import Read, place, read
from zfgk.reporting.tables import Number, Report


@attrs.frozen
class Moved:
    """A request that was carried forward by last year's report and is not carried over, or the other way round.

    Args:
        matter: Its id.
        then: The column in which it was carried forward; empty if it was not.
        now: The column in which it is carried over; empty if it is not.
        entries: The entries written down since, as id, event and moment.
    """

    matter: str
    then: str
    now: str
    entries: tuple[tuple[str, str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        entries = [{"event_id": id_, "event": name, "recorded_at": at} for id_, name, at in self.entries]
        return {"request": self.matter, "then": self.then, "now": self.now, "entries": entries}


@attrs.frozen(kw_only=True)
class Carried:
    """What was carried over, against what was carried forward.

    Args:
        until: The moment by which last year's report is taken to know the register.
        forward: What last year's report carried forward, by column; ``None`` is a blank cell.
        over: What is carried over, by column.
        unexplained: By column, what is left of the difference once the moved requests are counted; those without are
            left out.
        moved: The requests that moved.
    """

    until: datetime
    forward: tuple[Number, ...]
    over: tuple[Number, ...]
    unexplained: Mapping[str, Number]
    moved: tuple[Moved, ...]

    @property
    def differs(self) -> bool:
        """Whether a column differs."""
        return any(then != now for then, now in zip(self.forward, self.over, strict=True))

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "until": self.until.isoformat(),
            "carried_forward": list(self.forward),
            "carried_over": list(self.over),
            "unexplained": dict(self.unexplained),
            "requests": [one.to_json() for one in self.moved],
        }


def carried(register: Register, made: Made, until: datetime, previous: Report | None = None) -> Carried:
    """Set what was carried over against what last year's report carried forward.

    Args:
        register: The register from which the report was made.
        made: The report.
        until: What was written down later, last year's report did not know.
        previous: Last year's report as published; without it, the register as it stood at that moment.

    Returns:
        Both, and the requests that explain the difference.
    """
    moved = tuple(_moved(register, made, until))
    over = tuple(made.report.cell3("carried_over", column) for column in COLUMNS)
    change = Counter(one.now for one in moved)
    change.subtract(Counter(one.then for one in moved))
    known = [(over[place_] or 0) - change[column] for place_, column in enumerate(COLUMNS[:-1])]
    as_known: tuple[Number, ...] = (*known, sum(known))
    if previous is None:
        return Carried(until=until, forward=as_known, over=over, unexplained={}, moved=moved)
    forward = tuple(previous.cell3("carried_forward", column) for column in COLUMNS)
    left = {
        column: then - explained
        for column, then, explained in zip(COLUMNS, forward, as_known, strict=True)
        if then is not None and explained is not None and then != explained
    }
    return Carried(until=until, forward=forward, over=over, unexplained=left, moved=moved)


def _moved(register: Register, made: Made, until: datetime) -> Iterator[Moved]:
    last = made.report.year - 1
    # Entries carry offsets of their own, so a day more is looked at; what counts is the moment.
    day = (until - timedelta(days=1)).date()
    for matter in recorded_from(register, day, date(last, 12, 31), anything=made.choices != DEFAULT):
        entries = register.history(matter)
        late = [entry for entry in entries if entry.recorded_at > until]
        if not late:
            continue
        file = register.applicants([key]) if (key := _key(entries)) else {}
        known = [entry for entry in entries if entry.recorded_at <= until]
        then, now = (
            _column(read(events_of(some), file.get(key), made.choices), matter, last, made) for some in (known, entries)
        )
        if then != now:
            told = ((one.event_id, one.event.name if one.event else "", one.recorded_at.isoformat()) for one in late)
            yield Moved(matter, then, now, tuple(told))


def _column(found: Read, matter: str, year: int, made: Made) -> str:
    """Return the column in which a request is carried forward by the report of a year; empty if it is not."""
    placed = place(matter, found, year, made.report.form)
    return placed.column if placed and placed.row == "carried_forward" else ""


def _key(entries: Sequence[Entry]) -> str:
    return next((entry.applicant for entry in reversed(entries) if entry.applicant), "")
