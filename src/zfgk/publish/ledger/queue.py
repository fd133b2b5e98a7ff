"""What is due at one target: the changes minus what the target confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs
from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, tuple_

from zfgk.publish.ledger.courier import Courier
from zfgk.publish.ledger.ledger import PAGE, Head, Ledger
from zfgk.publish.ledger.records import moment, moment_text
from zfgk.publish.ledger.schema import CHANGE, DELIVERY, PUBLICATION, SAME_VERSION, is_latest


@attrs.define
class Entry:
    """The latest change of a key, beside what the target last said about the key.

    Args:
        head: The change.
        known: Whether the ledger has a delivery row for the key at this target.
        version: The version that the target was last given; 0 if none.
        status: Its answer; empty if it was never given one.
        tries: How often it was given that version.
        confirmed: The latest version that the target took; 0 if none.
        error: Why the version was not done, if it was not.
        owner: The run that was last given it.
        body: The record as JSON, where it was asked for.
    """

    head: Head
    known: bool
    version: int
    status: str
    tries: int
    confirmed: int
    error: str = ""
    owner: str = ""
    body: str | None = None

    @property
    def due(self) -> bool:
        """Whether the target still has to take the change."""
        return self.version != self.head.version or self.status == "retry"

    @property
    def again(self) -> bool:
        """Whether the target was given the change before."""
        return self.known and self.version == self.head.version

    @property
    def refused(self) -> bool:
        """Whether the target refused the change in this version."""
        return not self.due and self.status == "reject"


class Queue:
    """The changes of one target; read only, see :class:`zfgk.publish.ledger.claims.Claims` for what is written.

    Args:
        ledger: The ledger.
        target: The target's name.
        kinds: The kinds of record that it takes.
    """

    def __init__(self, ledger: Ledger, target: str, kinds: Collection[str]) -> None:
        self._ledger = ledger
        self.kinds: frozenset[str] = frozenset(kinds)
        self.target: str = target

    def page(
        self,
        after: Head | None = None,
        *,
        due_for: Courier | None = None,
        waited: bool = False,
        most: int | None = None,
    ) -> list[Entry]:
        """Return the next entries with their records.

        Args:
            after: The last change of the page before.
            due_for: The run that wants what is due, oldest first and of one moment by key; what others hold is left out.
                If not given, the latest change of every key in the opposite order.
            waited: Leave out what is to be tried again only later.
            most: How many at most.
        """
        query = self._entries().add_columns(PUBLICATION.c.body).limit(most or PAGE)
        at, key = CHANGE.c.at, CHANGE.c.key
        # The one order is the other backwards, so that the index of moments and keys serves both without any sorting.
        if due_for is None:
            query = query.order_by(at.desc(), key.desc())
            if after is not None:
                query = query.where(tuple_(at, key) < (moment_text(after.at), after.key))
        else:
            query = query.order_by(at, key).where(_behind(), _free(due_for))
            if waited or due_for.patient:
                query = query.where(_ripe(due_for.clock()))
            if after is not None:
                query = query.where(tuple_(at, key) > (moment_text(after.at), after.key))
        return [_entry(row) for row in self._ledger.rows(query)]

    def due(self) -> Iterator[Entry]:
        """Yield what is due, oldest first, whoever may be delivering it."""
        query = self._entries().where(_behind()).order_by(CHANGE.c.at, CHANGE.c.key)
        yield from map(_entry, self._ledger.rows(query))

    def count_due(self) -> int:
        """Count what is due."""
        query = select(func.count()).select_from(self._entries().where(_behind()).subquery())
        return int(self._ledger.rows(query)[0][0])

    def any_due(self, courier: Courier, *, waited: bool = False) -> bool:
        """Tell whether the run may deliver anything now."""
        query = self._entries().where(_behind(), _free(courier))
        if waited or courier.patient:
            query = query.where(_ripe(courier.clock()))
        return bool(self._ledger.rows(query.limit(1)))

    def next_moment(self) -> datetime | None:
        """Return from when something that is due can be tried; ``None`` if that is at once, or nothing is due."""
        ripe, free = func.coalesce(DELIVERY.c.next_try_at, ""), func.coalesce(DELIVERY.c.lease_until, "")
        query = self._entries().where(_behind()).with_only_columns(case((ripe > free, ripe), else_=free).label("at"))
        inner = query.subquery()
        text = self._ledger.rows(select(func.min(inner.c.at)))[0][0]
        return datetime.fromisoformat(text) if text else None

    def why_due(self) -> str:
        """Return what was said last about something that is due; empty if nothing was."""
        said = self._entries().where(DELIVERY.c.version == CHANGE.c.version, DELIVERY.c.status == "retry")
        said = said.where(DELIVERY.c.error != "").with_only_columns(DELIVERY.c.error)  # in the database
        found = self._ledger.rows(said.order_by(DELIVERY.c.at.desc(), DELIVERY.c.key).limit(1))
        return found[0].error if found else ""

    def find(self, key: str) -> Entry | None:
        """Return one key's entry, if the target takes such records."""
        return self.answers([key]).get(key)

    def answers(self, keys: Collection[str]) -> dict[str, Entry]:
        """Return the entries of some keys, those that the target takes."""
        found = self._ledger.rows(self._entries().where(self._ledger.among(CHANGE.c.key, keys)))
        return {entry.head.key: entry for entry in map(_entry, found)}

    def took(self, keys: Collection[str]) -> Iterable[tuple[str, int, str]]:
        """Return what the target took last of some keys: key, version, and the run that gave it."""
        query = select(DELIVERY.c.key, DELIVERY.c.version, DELIVERY.c.lease_owner).where(
            DELIVERY.c.target == self.target, DELIVERY.c.status == "done", self._ledger.among(DELIVERY.c.key, keys)
        )
        return map(tuple, self._ledger.rows(query))

    def fresh(self) -> bool:
        """Tell whether the target was never given anything."""
        given = select(DELIVERY.c.key).where(DELIVERY.c.target == self.target, DELIVERY.c.tries > 0)
        return not self._ledger.rows(given.limit(1))

    def taken_elsewhere(self, home: str) -> bool:
        """Tell whether the target confirmed anything to a run whose name begins otherwise."""
        other = DELIVERY.c.lease_owner.is_(None) | ~DELIVERY.c.lease_owner.startswith(home, autoescape=True)
        given = select(DELIVERY.c.key).where(DELIVERY.c.target == self.target, DELIVERY.c.confirmed > 0, other)
        return bool(self._ledger.rows(given.limit(1)))

    def tally(self, owner: str) -> Mapping[str, int]:
        """Count the answers of one run by status."""
        query = select(DELIVERY.c.status, func.count().label("number")).where(
            DELIVERY.c.target == self.target, DELIVERY.c.lease_owner == owner, DELIVERY.c.lease_until.is_(None)
        )
        return {row.status: row.number for row in self._ledger.rows(query.group_by(DELIVERY.c.status))}

    def change(self, key: str, version: int) -> Head:
        """Return one change of the past."""
        return _head(self._ledger.rows(select(CHANGE).where(CHANGE.c.key == key, CHANGE.c.version == version))[0])

    def confirmed(self) -> Iterator[tuple[str, int, bool]]:
        """Yield what the target took: key, latest version, and whether that is a withdrawal."""
        after = ""
        both = and_(CHANGE.c.key == DELIVERY.c.key, CHANGE.c.version == DELIVERY.c.confirmed)
        query = select(DELIVERY.c.key, DELIVERY.c.confirmed, CHANGE.c.digest).join(CHANGE, both)
        query = query.where(DELIVERY.c.target == self.target).order_by(DELIVERY.c.key).limit(PAGE)
        while page := self._ledger.rows(query.where(DELIVERY.c.key > after)):
            yield from ((row.key, row.confirmed, row.digest is None) for row in page)
            after = page[-1].key

    def _entries(self) -> Select[Any]:
        earlier = PUBLICATION.alias("earlier")
        # A withdrawal concerns the target only if something under the key once was of a kind that it takes.
        ever = select(earlier.c.key).where(earlier.c.key == CHANGE.c.key, earlier.c.kind.in_(self.kinds))
        mine = and_(DELIVERY.c.key == CHANGE.c.key, DELIVERY.c.target == self.target)
        taken: ColumnElement[bool] = or_(
            PUBLICATION.c.kind.in_(self.kinds), and_(CHANGE.c.digest.is_(None), ever.exists())
        )
        answer = (
            DELIVERY.c.version.label("answered"),
            DELIVERY.c.status,
            DELIVERY.c.tries,
            DELIVERY.c.confirmed,
            DELIVERY.c.error,
            DELIVERY.c.lease_owner,
        )
        return (
            select(CHANGE, *answer)
            .outerjoin(DELIVERY, mine)
            .outerjoin(PUBLICATION, SAME_VERSION)
            .where(is_latest(), taken)
        )


def _behind() -> ColumnElement[bool]:
    return or_(DELIVERY.c.key.is_(None), DELIVERY.c.version != CHANGE.c.version, DELIVERY.c.status == "retry")


def _free(courier: Courier) -> ColumnElement[bool]:
    free = [
        DELIVERY.c.lease_until.is_(None),
        DELIVERY.c.lease_until < moment_text(courier.clock()),
        DELIVERY.c.lease_owner == courier.owner,
    ]
    if courier.dead is not None:
        free.append(DELIVERY.c.lease_owner.startswith(courier.dead, autoescape=True))
    return or_(*free)


def _ripe(now: datetime) -> ColumnElement[bool]:
    other = DELIVERY.c.version != CHANGE.c.version  # a new version was never tried
    return or_(DELIVERY.c.next_try_at.is_(None), DELIVERY.c.next_try_at <= moment_text(now), other)


def _head(row: Row[Any]) -> Head:
    key, version, digest, at, reason = tuple(row)
    return Head(key, version, digest, moment(at), reason)


def _entry(row: Row[Any]) -> Entry:
    # By place and not by name, which takes several times as long.
    key, version, digest, at, reason, answered, status, tries, confirmed, error, owner, *body = tuple(row)
    return Entry(
        Head(key, version, digest, moment(at), reason),
        answered is not None,
        answered or 0,
        status or "",
        tries or 0,
        confirmed or 0,
        error or "",
        owner or "",
        body[0] if body else None,
    )
