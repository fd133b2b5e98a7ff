"""What is due at one target: the changes minus what the target confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs
from sqlalchemy import ColumnElement, Row, Select, and_, insert, or_, select, update

from zfgk.model.exchange import AckStatus
from zfgk.publish.ledger.ledger import PAGE, Head, Ledger
from zfgk.publish.ledger.records import moment_text
from zfgk.publish.ledger.schema import CHANGE, DELIVERY, RECORD


@attrs.frozen
class Entry:
    """The latest change of a key, beside what the target last said about the key.

    Args:
        head: The change.
        known: Whether the ledger has a delivery row for the key at this target.
        version: The version that the target last answered; 0 if none.
        status: Its answer; empty if none.
        tries: How often the key was handed over.
        confirmed: The latest version that the target took; 0 if none.
    """

    head: Head
    known: bool
    version: int
    status: str
    tries: int
    confirmed: int

    @property
    def due(self) -> bool:
        """Whether the target still has to take the change."""
        return self.version != self.head.version or self.status == "retry"

    @property
    def refused(self) -> bool:
        """Whether the target refused the change in this version."""
        return not self.due and self.status == "reject"


@attrs.frozen
class Settled:
    """What a target answered about one entry."""

    entry: Entry
    status: AckStatus
    ref: str = ""
    error: str = ""


class Queue:
    """The changes of one target.

    Args:
        ledger: The ledger.
        target: The target's name.
        kinds: The kinds of record that it takes.
    """

    def __init__(self, ledger: Ledger, target: str, kinds: Collection[str]) -> None:
        self._ledger = ledger
        self._target = target
        self._kinds = frozenset(kinds)

    def due(self) -> Iterator[Entry]:
        """Yield what is due, oldest first; answers may be settled in between."""
        behind = or_(DELIVERY.c.key.is_(None), DELIVERY.c.version != CHANGE.c.version, DELIVERY.c.status == "retry")
        yield from self._pages(self._entries().where(behind), newest_first=False)

    def everything(self) -> Iterator[Entry]:
        """Yield the latest change of every key, newest first."""
        yield from self._pages(self._entries(), newest_first=True)

    def find(self, key: str) -> Entry | None:
        """Return one key's entry, if the target takes such records."""
        found = self._ledger.rows(self._entries().where(CHANGE.c.key == key))
        return _entry(found[0]) if found else None

    def refused(self) -> dict[str, str]:
        """Return the keys whose latest change the target refused, with what it said."""
        same = and_(DELIVERY.c.status == "reject", DELIVERY.c.version == CHANGE.c.version)
        query = self._entries().add_columns(DELIVERY.c.error).where(same)
        return {row.key: row.error for row in self._ledger.rows(query)}

    def fresh(self) -> bool:
        """Tell whether the target was never given anything."""
        return not self._ledger.rows(select(DELIVERY.c.key).where(DELIVERY.c.target == self._target).limit(1))

    def change(self, key: str, version: int) -> Head:
        """Return one change of the past."""
        row = self._ledger.rows(select(CHANGE).where(CHANGE.c.key == key, CHANGE.c.version == version))[0]
        return Head(row.key, row.version, row.digest, datetime.fromisoformat(row.at), row.reason)

    def settle(self, answers: Sequence[Settled], at: datetime) -> None:
        """Write answers down; the caller commits."""
        moment = moment_text(at)
        new = [self._row(one, moment) for one in answers if not one.entry.known]
        self._ledger.write(insert(DELIVERY), new)
        for one in answers:
            if one.entry.known:
                row = self._row(one, moment)
                mine = and_(DELIVERY.c.target == row.pop("target"), DELIVERY.c.key == row.pop("key"))
                self._ledger.write(update(DELIVERY).where(mine).values(**row))

    def confirmed(self) -> Iterator[tuple[str, int, bool]]:
        """Yield what the target took: key, latest version, and whether that is a withdrawal."""
        after = ""
        both = and_(CHANGE.c.key == DELIVERY.c.key, CHANGE.c.version == DELIVERY.c.confirmed)
        query = select(DELIVERY.c.key, DELIVERY.c.confirmed, CHANGE.c.digest).join(CHANGE, both)
        query = query.where(DELIVERY.c.target == self._target).order_by(DELIVERY.c.key).limit(PAGE)
        while page := self._ledger.rows(query.where(DELIVERY.c.key > after)):
            yield from ((row.key, row.confirmed, row.digest is None) for row in page)
            after = page[-1].key

    def lost(self, keys: Collection[str]) -> None:
        """Note that the target no longer holds what it once confirmed, so that it is due again."""
        for key in sorted(keys):
            mine = and_(DELIVERY.c.target == self._target, DELIVERY.c.key == key)
            self._ledger.write(update(DELIVERY).where(mine).values(status="retry"))

    def _row(self, one: Settled, moment: str) -> dict[str, Any]:
        entry = one.entry
        return {
            "target": self._target,
            "key": entry.head.key,
            "version": entry.head.version,
            "digest": entry.head.digest,
            "status": one.status,
            "tries": entry.tries + 1,
            "ref": one.ref,
            "error": one.error,
            "at": moment,
            "confirmed": entry.head.version if one.status == "done" else entry.confirmed,
        }

    def _entries(self) -> Select[Any]:
        later, earlier, old = CHANGE.alias("later"), CHANGE.alias("earlier"), RECORD.alias("old")
        newer = select(later.c.key).where(later.c.key == CHANGE.c.key, later.c.version > CHANGE.c.version)
        # A withdrawal concerns the target only if something under the key once was of a kind that it takes.
        ever = select(earlier.c.key).join(old, old.c.digest == earlier.c.digest)
        ever = ever.where(earlier.c.key == CHANGE.c.key, old.c.kind.in_(self._kinds))
        mine = and_(DELIVERY.c.key == CHANGE.c.key, DELIVERY.c.target == self._target)
        taken: ColumnElement[bool] = or_(RECORD.c.kind.in_(self._kinds), and_(CHANGE.c.digest.is_(None), ever.exists()))
        answer = (DELIVERY.c.version.label("answered"), DELIVERY.c.status, DELIVERY.c.tries, DELIVERY.c.confirmed)
        return (
            select(CHANGE, *answer)
            .outerjoin(DELIVERY, mine)
            .outerjoin(RECORD, RECORD.c.digest == CHANGE.c.digest)
            .where(~newer.exists(), taken)
        )

    def _pages(self, query: Select[Any], *, newest_first: bool) -> Iterator[Entry]:
        # Page by page and by value, not with one long cursor: between two pages the ledger is free for writing.
        at, key = CHANGE.c.at, CHANGE.c.key
        query = query.order_by(at.desc() if newest_first else at, key).limit(PAGE)
        page = self._ledger.rows(query)
        while page:
            yield from map(_entry, page)
            last = page[-1]
            later = at < last.at if newest_first else at > last.at
            page = self._ledger.rows(query.where(or_(later, and_(at == last.at, key > last.key))))


def _entry(row: Row[Any]) -> Entry:
    head = Head(row.key, row.version, row.digest, datetime.fromisoformat(row.at), row.reason)
    known = row.answered is not None
    return Entry(head, known, row.answered or 0, row.status or "", row.tries or 0, row.confirmed or 0)


def unknown_to(held: Mapping[str, int], ledger: Ledger) -> list[str]:
    """Return the keys that a target holds in a version that the ledger has never given out.

    Args:
        held: What the target says it holds.
        ledger: The ledger.

    Returns:
        The keys, sorted.
    """
    keys = sorted(held)
    unknown: list[str] = []
    for start in range(0, len(keys), PAGE):
        page = keys[start : start + PAGE]
        heads = ledger.heads(page)
        unknown += [key for key in page if key not in heads or heads[key].version < held[key]]
    return unknown
