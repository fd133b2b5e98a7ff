"""From ledger rows to the changes that an exporter sees; the last door before anything leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import attrs

from zfgk.errors import LedgerError, MustNotDisclose
from zfgk.model.exchange import Change, ContentPart, Record
from zfgk.publish.delivery.book import Book
from zfgk.publish.delivery.earlier import earlier
from zfgk.publish.delivery.plan import check_disclosable
from zfgk.publish.delivery.standing import Parted
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Courier
from zfgk.publish.ledger.ledger import Head, Ledger
from zfgk.publish.ledger.queue import Entry, Queue
from zfgk.publish.ledger.records import decode

_SHARED = 50
"""How many changes are taken at a time where several runs may share the work; one that dies holds no more."""

CHANGED_CONTENT = "内容文件在审查之后有变动或已不存在 (its content is no longer what was screened)"
CANNOT_WITHDRAW = "该渠道不支持撤回，须人工处理 (this target cannot withdraw; a person must)"


class Overtaken(Exception):
    """While a snapshot was being handed over, another run changed what it shows; it is to be taken anew."""


@attrs.frozen
class Errand:
    """One way to a target.

    Args:
        courier: Who delivers.
        waited: Whether what failed a short while ago is left alone.
        parted: Tells under the ledger's lock why the target is not to be served any more; empty if it is.
    """

    courier: Courier
    waited: bool
    parted: Callable[[], str]


def hand_over(ledger: Ledger, queue: Queue, target: Target, book: Book, errand: Errand) -> Iterator[Change]:
    """Yield what the target is to be given: the due changes, or for a snapshot everything that it shows.

    Only bytes whose hash was screened leave. In a snapshot a part whose file changed since has an empty path; a due
    change of a delta target waits until the item was checked again.

    Args:
        ledger: The ledger.
        queue: The target's queue.
        target: The target.
        book: Learns what was handed over, just before the exporter gets it.
        errand: Who delivers, what is left alone, and until when.

    Yields:
        The changes; lazily, so that memory stays flat. No transaction is open while the exporter works.

    Raises:
        MustNotDisclose: If a record is not public, or not for this target; nothing is yielded for it.
        Parted: If another run moved or forgot the target; nothing more is yielded.
        Overtaken: At the end of a snapshot, if the ledger got new changes in between. A snapshot that lacks what moved
            under its hands must not replace one that has it.
    """
    snapshot = target.exporter.shape == "snapshot"
    most = _SHARED if not target.alone else None
    last: Head | None = None
    generation = ""
    while True:
        ledger.lock()
        if why := errand.parted():
            ledger.commit()
            raise Parted(why)
        if last is None:
            generation = ledger.generation()
        elif snapshot and ledger.generation() != generation:
            ledger.commit()
            raise Overtaken("another run changed the ledger; the snapshot is taken anew")
        page = queue.page(last, due_for=None if snapshot else errand.courier, waited=errand.waited, most=most)
        book.claim([entry for entry in page if entry.due])
        chosen = [(entry, _choose(entry, queue, target, book)) for entry in page]
        older = [head for entry, head in chosen if head is not None and head is not entry.head and head.digest]
        records = ledger.records(older)
        recalled = earlier(ledger, target, (head for _, head in chosen if head is not None))
        ledger.commit()
        for entry, head in chosen:
            if head is None:
                continue
            record = None
            if head.digest is not None:
                stored = (
                    decode(entry.body) if head is entry.head and entry.body else records.get((head.key, head.version))
                )
                record = _screened(_checked(head, stored, queue, ledger))
                if record.parts and not snapshot and not all(part.path for part in record.parts):
                    book.settle(entry, "retry", CHANGED_CONTENT)
                    continue
            (book.hand if entry.due and head is entry.head else book.show)(entry)
            before = recalled.get((head.key, head.version), ())
            yield Change(head.key, head.version, head.at, record, head.reason, before)
        if not page:
            return
        last = page[-1].head


def _choose(entry: Entry, queue: Queue, target: Target, book: Book) -> Head | None:
    """Return the change to hand over for a key: its latest, or for a refused one what the target took before."""
    if entry.head.digest is None and target.exporter.withdraw == "never":
        if entry.due:
            book.settle(entry, "reject", CANNOT_WITHDRAW)
    elif not entry.refused:
        return entry.head
    if target.exporter.shape == "snapshot" and entry.confirmed:
        return queue.change(entry.head.key, entry.confirmed)
    return None


def _checked(head: Head, record: Record | None, queue: Queue, ledger: Ledger) -> Record:
    if record is None:
        raise LedgerError(ledger.name, f"the record of {head.key} is missing", "restore the ledger from its backup")
    check_disclosable(head.key, record)
    if record.kind not in queue.kinds:
        raise MustNotDisclose(head.key, f"records of kind {record.kind!r} do not go to target {queue.target}")
    return record


def _screened(record: Record) -> Record:
    """Return the record without the paths of files that changed since they were screened."""
    if not record.parts:
        return record
    parts = tuple(map(_screened_only, record.parts))
    return record if parts == record.parts else attrs.evolve(record, parts=parts)


def _screened_only(part: ContentPart) -> ContentPart:
    try:
        with open(part.path, "rb") as file:  # noqa: PTH123  # the path is text that came from a record
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = ""
    return part if found == part.sha256 else attrs.evolve(part, path="")
