"""The delivery ledger: what changed, what stands withdrawn, and what each target was last run with.

The ledger is the only memory between runs. Changes are committed before any target sees them, and acknowledgements as
soon as they arrive; so after a kill at any moment the next run knows what may still be due.
"""

from __future__ import annotations

import contextlib
import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import attrs
from sqlalchemy import Row, Select, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.schema import CreateTable, DropTable

from zfgk.errors import LedgerError
from zfgk.model.exchange import Record
from zfgk.publish.ledger.records import decode, moment, moment_text, pack
from zfgk.publish.ledger.schema import (
    CHANGE,
    META,
    PUBLICATION,
    RUN_KEY,
    SAME_VERSION,
    TARGET,
    WITHDRAWAL_ORDER,
    is_latest,
)
from zfgk.storage.database import Database

PAGE = 2_000
"""How many rows are read or written at a time."""


@attrs.define
class Head:
    """The latest change of a key.

    Args:
        key: The key.
        version: The version of the change.
        digest: The digest of the record; ``None`` if the change is a withdrawal.
        at: The moment of the change.
        reason: Its ground.
    """

    key: str
    version: int
    digest: str | None
    at: datetime
    reason: str


class Ledger(Database):
    """An open ledger; see :func:`zfgk.publish.ledger.opening.open_ledger`."""

    def lock(self) -> None:
        """Commit, then begin a transaction that only one run at a time is in; the next commit ends it."""
        self.commit()
        self.begin()
        if self.served and not self.dry:  # SQLite knows no locked rows: there every transaction keeps the others out
            self.rows(select(META.c.value).where(META.c.name == "schema_version").with_for_update())

    def generation(self) -> str:
        """Return what is another text after each run that added changes."""
        found = self.rows(select(META.c.value).where(META.c.name == "generation"))
        return found[0].value if found else "0"

    def turn(self) -> None:
        """Note that changes were added; the caller commits."""
        following = str(int(self.generation()) + 1)
        self.write(delete(META).where(META.c.name == "generation"))
        self.write(insert(META).values(name="generation", value=following))

    # -- changes and records

    def heads(self, keys: Collection[str]) -> dict[str, Head]:
        """Return the latest change of each key that has one."""
        latest = select(CHANGE.c.key, func.max(CHANGE.c.version).label("version")).where(self.among(CHANGE.c.key, keys))
        return {head.key: head for head in self._heads(latest.group_by(CHANGE.c.key))}

    def any_changes(self) -> bool:
        """Tell whether anything was ever published."""
        return bool(self.rows(select(CHANGE.c.key).limit(1)))

    def all_heads(self, *, unlisted: bool = False) -> Iterator[Head]:
        """Yield the latest change of every key, in the order of keys.

        Args:
            unlisted: Leave out the keys that :meth:`listed` holds.
        """
        after = ""
        while True:
            latest = select(CHANGE.c.key, func.max(CHANGE.c.version).label("version")).where(CHANGE.c.key > after)
            if unlisted:
                latest = latest.where(~select(RUN_KEY.c.key).where(RUN_KEY.c.key == CHANGE.c.key).exists())
            page = self._heads(latest.group_by(CHANGE.c.key).order_by(CHANGE.c.key).limit(PAGE))
            yield from page
            if len(page) < PAGE:
                return
            after = page[-1].key

    def append(self, key: str, version: int, at: datetime, reason: str, record: Record | None) -> Head:
        """Add a change; ``record`` is ``None`` for a withdrawal."""
        content, body = pack(record) if record is not None else (None, "")
        head = Head(key, version, content, datetime.fromisoformat(moment_text(at)), reason)
        self.append_all([head])
        if record is not None:
            self.keep_all([(key, version, record.kind, body)])
        return head

    def append_all(self, heads: Sequence[Head]) -> None:
        """Add changes; the records of publications are the caller's to keep, see :meth:`keep_all`."""
        rows = [(head.key, head.version, head.digest, moment_text(head.at), head.reason) for head in heads]
        self.write_rows(insert(CHANGE), ["key", "version", "digest", "at", "reason"], rows)

    def keep_all(self, packed: Sequence[tuple[str, int, str, str]]) -> None:
        """Store the records of new publications.

        Args:
            packed: The key and version of each, its record's kind, and its JSON.
        """
        self.write_rows(insert(PUBLICATION), ["key", "version", "kind", "body"], packed)

    def move_all(self, packed: Mapping[str, tuple[str, str]]) -> None:
        """Let the places of files follow the source, in every version of the same content.

        Args:
            packed: By key: the digest of the record as it is now, and its JSON.
        """
        if not packed:
            return
        contents = [content for content, _ in packed.values()]
        found = self._stored(packed, contents)
        moved = [
            {"b_key": key, "b_version": version, "b_body": packed[key][1]}
            for key, version, body in map(tuple, found)
            if body != packed[key][1]
        ]
        this = and_(PUBLICATION.c.key == bindparam("b_key"), PUBLICATION.c.version == bindparam("b_version"))
        self.write(update(PUBLICATION).where(this).values(body=bindparam("b_body")), moved)

    def records(self, heads: Iterable[Head]) -> dict[tuple[str, int], Record]:
        """Return what was published with some changes, by key and version."""
        wanted = {(head.key, head.version): head.digest for head in heads if head.digest}
        if not wanted:
            return {}
        keys = {key for key, _ in wanted}
        found = self._stored(keys, wanted.values())
        return {(row.key, row.version): decode(row.body) for row in found if (row.key, row.version) in wanted}

    def lost_records(self, keys: Collection[str]) -> set[str]:
        """Return the keys whose latest change is a publication that was not kept, which only damage brings about."""
        query = select(CHANGE.c.key).outerjoin(PUBLICATION, SAME_VERSION)
        query = query.where(self.among(CHANGE.c.key, keys), CHANGE.c.digest.is_not(None), is_latest())
        return {row.key for row in self.rows(query.where(PUBLICATION.c.key.is_(None)))}

    def last_records(self, keys: Collection[str]) -> dict[str, Record]:
        """Return what was last published under each key, withdrawn or not."""
        key, version = PUBLICATION.c.key, PUBLICATION.c.version
        latest = select(key, func.max(version).label("version")).where(self.among(key, keys)).group_by(key).subquery()
        found = select(key, PUBLICATION.c.body).join(latest, and_(key == latest.c.key, version == latest.c.version))
        return {row.key: decode(row.body) for row in self.rows(found)}

    def first_days(self) -> dict[str, date]:
        """Return the day in China on which each key was first published."""
        first = select(CHANGE.c.key, func.min(CHANGE.c.at).label("at")).where(CHANGE.c.digest.is_not(None))
        return {row.key: datetime.fromisoformat(row.at).date() for row in self.rows(first.group_by(CHANGE.c.key))}

    @contextlib.contextmanager
    def listed(self) -> Iterator[Listed]:
        """Keep the keys of one source while the block lasts, in the database so that memory stays flat."""
        self.write(CreateTable(RUN_KEY))
        try:
            yield Listed(self)
        finally:
            with contextlib.suppress(LedgerError):  # a failed transaction takes it away by itself
                self.write(DropTable(RUN_KEY))

    def near(self, key: str) -> list[str]:
        """Return keys that look like one that is not there."""
        return difflib.get_close_matches(key, [head.key for head in islice(self.all_heads(), 5_000)], n=3)

    def _stored(self, keys: Collection[str], contents: Collection[str]) -> Sequence[Row[Any]]:
        """Return key, version and JSON of what has one of some contents: a key may have many versions, and long ones."""
        query = select(PUBLICATION.c.key, PUBLICATION.c.version, PUBLICATION.c.body).join(CHANGE, SAME_VERSION)
        return self.rows(query.where(self.among(CHANGE.c.key, keys), self.among(CHANGE.c.digest, contents)))

    def _heads(self, latest: Select[Any]) -> list[Head]:
        wanted = latest.subquery()
        both = (CHANGE.c.key == wanted.c.key) & (CHANGE.c.version == wanted.c.version)
        found = self.rows(select(CHANGE).join(wanted, both).order_by(CHANGE.c.key))
        return [
            Head(key, version, digest, moment(at), reason) for key, version, digest, at, reason in map(tuple, found)
        ]

    # -- orders to withdraw

    def orders(self, keys: Collection[str]) -> dict[str, str]:
        """Return the reason of the withdrawal order that stands over each key."""
        found = self.rows(select(WITHDRAWAL_ORDER).where(self.among(WITHDRAWAL_ORDER.c.key, keys)))
        return {row.key: row.reason for row in found}

    def any_orders(self) -> bool:
        """Tell whether an order to withdraw stands over any key."""
        return bool(self.rows(select(WITHDRAWAL_ORDER.c.key).limit(1)))

    def order(self, key: str, reason: str, at: datetime) -> None:
        """Order a key withdrawn until the order is lifted; a standing order keeps its reason."""
        if key not in self.orders([key]):
            self.write(insert(WITHDRAWAL_ORDER).values(key=key, reason=reason, at=moment_text(at)))

    def lift(self, key: str) -> None:
        """Lift the withdrawal order over a key, if there is one."""
        self.write(delete(WITHDRAWAL_ORDER).where(WITHDRAWAL_ORDER.c.key == key))

    # -- targets

    def settings(self) -> dict[str, tuple[str, str]]:
        """Return what each target was last run with: its settings as JSON, and the digest of all of them."""
        return {row.name: (row.settings, row.digest) for row in self.rows(select(TARGET))}

    def remember(self, name: str, settings: str, content: str) -> None:
        """Keep what a target was run with, for withdrawals that come without a targets file."""
        if self.settings().get(name) != (settings, content):
            self.write(delete(TARGET).where(TARGET.c.name == name))
            self.write(insert(TARGET).values(name=name, settings=settings, digest=content))


class Listed:
    """The keys that a source lists, while a plan is being made.

    Args:
        ledger: The ledger whose database holds them.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._pages = 0

    def add(self, keys: Collection[str]) -> list[str]:
        """Add different keys, and return those that were there already."""
        self._pages += 1
        new = self._ledger.inserting(RUN_KEY).on_conflict_do_nothing()
        if self._ledger.write_rows(new, ["key", "page"], [(key, self._pages) for key in keys]) == len(keys):
            return []
        before = select(RUN_KEY.c.key).where(self._ledger.among(RUN_KEY.c.key, keys), RUN_KEY.c.page < self._pages)
        return sorted(row.key for row in self._ledger.rows(before))
