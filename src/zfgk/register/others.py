"""Reading matters of any kind from a register: what statistics and lists of messages, submissions and the like look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import select

from zfgk.errors import UnknownMatter
from zfgk.model.facts import Event
from zfgk.register.kept import Kept
from zfgk.register.kinds import BY_ID, REQUEST, MatterKind
from zfgk.register.lifecycle import state
from zfgk.register.schema import MATTER
from zfgk.register.store import PAGE, Register


def kept(
    register: Register,
    *kinds: MatterKind,
    only_open: bool = False,
    began: tuple[date | None, date | None] = (None, None),
) -> Iterator[Kept]:
    """Yield the matters of some kinds with their events, in the order in which they began, at constant memory.

    Args:
        register: An open register.
        kinds: The kinds.
        only_open: Leave out those that are settled.
        began: The first and the last day on which they began; ``None`` for no limit.
    """
    query = select(*_COLUMNS).where(MATTER.c.sort.in_([kind.id for kind in kinds]))
    if only_open:
        query = query.where(MATTER.c.is_open == 1)
    first, last = began
    if first:
        query = query.where(MATTER.c.received >= first.isoformat())
    if last:
        query = query.where(MATTER.c.received <= last.isoformat())
    rows = register.database.stream(query.order_by(MATTER.c.received, MATTER.c.id))
    while page := list(islice(rows, PAGE)):
        events = dict(register.histories(row.id for row in page))
        for row in page:
            yield _kept(row, events[row.id])


def kept_one(register: Register, matter: str) -> Kept:
    """Return one matter of whatever kind.

    Args:
        register: An open register.
        matter: Its id.

    Raises:
        UnknownMatter: If there is no such matter.
    """
    rows = register.database.rows(select(*_COLUMNS).where(MATTER.c.id == matter))
    if not rows:
        raise UnknownMatter(matter, register.name)
    (row,) = rows
    return _kept(row, register.events(matter))


def stands_at(register: Register, matter: str) -> tuple[str, str]:
    """Return where a matter of whatever kind stands: the stable name of its stage or phase, and its Chinese name.

    Args:
        register: An open register.
        matter: Its id.

    Raises:
        UnknownMatter: If there is no such matter.
    """
    found = kept_one(register, matter)
    if found.kind is REQUEST:
        stage = state(found.events).stage
        return stage.value, stage.term
    phase = found.standing.phase
    return phase.id, phase.term


_COLUMNS = (MATTER.c.id, MATTER.c.sort, MATTER.c.department, MATTER.c.subject, MATTER.c.applicant)


def _kept(row: Any, events: tuple[Event, ...]) -> Kept:
    return Kept(
        id=row.id,
        kind=BY_ID[row.sort],
        events=events,
        department=row.department,
        subject=row.subject,
        applicant=row.applicant,
    )
