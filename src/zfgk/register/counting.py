"""The matters that a year's figures are about, page by page, with those marked whose events say more than their row.

A matter's row holds what its events add up to: one day of receipt, one day of the end, one kind of applicant. For nearly
all matters no event can tell anything else about the year in which they count. Those of which one might are marked, so
that only their events need to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
from sqlalchemy import ColumnElement, String, and_, func, literal, or_, select

from zfgk.register.entries import ApplicantKind
from zfgk.register.kinds import REQUEST
from zfgk.register.lifecycle import DECISIONS, ENDINGS, RECEIPTS, REPLIES
from zfgk.register.schema import APPLICANT, ENTRY, MATTER
from zfgk.register.store import Register

PAGE = 5_000
"""How many matters are read at a time."""
_KINDS = {kind.value: kind for kind in ApplicantKind}
_SAYS_KIND = '%"event":{"applicant":"%'  # an event's keys are written in order, and this one is the first


@attrs.frozen
class Counted:
    """A matter of a year, as its row tells it.

    Args:
        matter: Its id.
        applicant: The key of the applicant's file; empty where there is none.
        kind: The applicant's column of table 3.
        received: The first possible day of receipt, else of submission.
        ended: The last possible day of the act that ended it; ``None`` while it is open.
        result: The row of table 3; empty where no event says it.
        settled: Whether no event of it tells another year, another act that counts in another year, or no kind.
    """

    matter: str
    applicant: str
    kind: ApplicantKind
    received: date
    ended: date | None
    result: str
    settled: bool


def counted(register: Register, first: date, last: date, *, whenever_ended: bool = False) -> Iterator[list[Counted]]:
    """Yield the requests that were received by a day and not ended before another, in pages at constant memory.

    Args:
        register: An open register.
        first: The first day of the year: what ended before is left out.
        last: The last day: what was received later is left out.
        whenever_ended: Whether those that ended before the first day are wanted too, because another act may count.

    Yields:
        Pages of matters in the order of their ids.
    """
    concerned = and_(_plain(MATTER.c.sort) == REQUEST.id, _plain(MATTER.c.received) <= last.isoformat())
    if not whenever_ended:
        concerned = and_(concerned, _plain(MATTER.c.ended) >= first.isoformat())
    query = (
        select(
            MATTER.c.id,
            MATTER.c.applicant,
            MATTER.c.kind,
            MATTER.c.received,
            MATTER.c.ended,
            MATTER.c.result,
            APPLICANT.c.kind.label("file"),
        )
        .outerjoin(APPLICANT, APPLICANT.c.key == MATTER.c.applicant)
        .where(concerned)
        .order_by(MATTER.c.id)
        .limit(PAGE)
    )
    after = ""
    while rows := _rows(register, query.where(MATTER.c.id > after)):
        before, after = after, rows[-1].id
        within = and_(concerned, MATTER.c.id > before, MATTER.c.id <= after)
        unsettled = {row.matter for row in _rows(register, _that_tell_more(within))}
        said = {row.matter for row in _rows(register, _that_say_their_kind(within))}
        yield [_counted(row, unsettled, said) for row in rows]


def never_received(register: Register, first: date, last: date) -> list[str]:
    """Return the ids of requests that ended on one of the days and were never received.

    Args:
        register: An open register.
        first: The first day.
        last: The last day.
    """
    ended = and_(MATTER.c.ended >= first.isoformat(), MATTER.c.ended <= last.isoformat())
    requests = MATTER.c.sort == REQUEST.id
    query = select(MATTER.c.id).where(requests, MATTER.c.received.is_(None), ended).order_by(MATTER.c.id)
    return [row.id for row in _rows(register, query)]


def recorded_from(register: Register, day: date, received_by: date, *, anything: bool = False) -> list[str]:
    """Return the ids of matters of which something was written down late that may change how they stood at a day's end.

    Args:
        register: An open register.
        day: What was written down on it or later is late, as it stands there.
        received_by: The day at whose end the matters are asked about, the last of a year.
        anything: Whether late events of the next year may change it too, because other acts or days count than those
            of a matter's row.
    """
    # An event of the next year changes nothing about this one, unless it tells the kind of applicant.
    next_year = ENTRY.c.body.like(f'%"day":"{received_by.year + 1}-%')
    early = and_(
        MATTER.c.received <= received_by.isoformat(), or_(ENTRY.c.body.like(_SAYS_KIND), ~next_year, literal(anything))
    )
    # A receipt takes the place of a submission, which may lie in the year before.
    submitted = select(ENTRY.c.matter).where(ENTRY.c.name == "request.submitted")
    replacing = and_(ENTRY.c.name == "request.received", MATTER.c.id.in_(submitted))
    changing = or_(ENTRY.c.corrects != "", early, replacing)
    query = (
        select(ENTRY.c.matter)
        .join(MATTER, MATTER.c.id == ENTRY.c.matter)
        .where(MATTER.c.sort == REQUEST.id, ENTRY.c.recorded_at >= day.isoformat(), changing)
        .distinct()
        .order_by(ENTRY.c.matter)
    )
    return [row.matter for row in _rows(register, query)]


def last_recorded(register: Register) -> str:
    """Return when the last entry was written down, as it stands there; empty for an empty register."""
    (row,) = _rows(register, select(func.max(ENTRY.c.recorded_at).label("at")))
    return row.at or ""


def _plain(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a column as an expression, later than every day where it is empty.

    No index helps with it, and that is its use: each page is read along the ids, where an index over states would make
    the database look at all matters anew for every page.
    """
    return func.coalesce(column, "9999", type_=String)


def _that_tell_more(within: ColumnElement[bool]) -> Any:
    """Select the matters with an entry that lies, or may lie, in another year than the matter's row says."""
    received, ended = MATTER.c.received, MATTER.c.ended
    begins = and_(ENTRY.c.name.in_([*RECEIPTS, "request.confirmed"]), _not_in_the_year_of(received))
    ends = and_(ENTRY.c.name.in_([*REPLIES, *ENDINGS]), or_(ended.is_(None), _not_in_the_year_of(ended)))
    no_result = and_(ended.is_not(None), MATTER.c.result == "")
    anew = ENTRY.c.name.in_(DECISIONS)
    more = or_(begins, ends, ENTRY.c.corrects != "", no_result, anew)
    return select(ENTRY.c.matter).join(MATTER, MATTER.c.id == ENTRY.c.matter).where(within, more).distinct()


def _that_say_their_kind(within: ColumnElement[bool]) -> Any:
    """Select the matters that count under 其他 because an event says so, and not because nothing says anything."""
    says = and_(MATTER.c.kind == ApplicantKind.OTHER.value, ENTRY.c.body.like(_SAYS_KIND))
    return select(ENTRY.c.matter).join(MATTER, MATTER.c.id == ENTRY.c.matter).where(within, says).distinct()


def _not_in_the_year_of(day: ColumnElement[Any]) -> ColumnElement[bool]:
    # A plain day is written as text; a list, a range or a moment is not, and is looked at closely.
    year = func.substr(day, 1, 4, type_=String)
    return ENTRY.c.body.not_like(literal('%"day":"') + year + literal("-%"))


def _counted(row: Any, unsettled: set[str], said: set[str]) -> Counted:
    kind = _KINDS[row.kind]
    # A file may have been corrected since the matter's last entry.
    known = row.file in {None, row.kind} and (kind is not ApplicantKind.OTHER or row.id in said)
    return Counted(
        row.id,
        row.applicant,
        kind,
        date.fromisoformat(row.received),
        date.fromisoformat(row.ended) if row.ended else None,
        row.result,
        known and row.id not in unsettled,
    )


def _rows(register: Register, query: Any) -> Any:
    return register.database.rows(query)
