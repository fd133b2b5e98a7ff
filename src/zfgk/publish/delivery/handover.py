"""From ledger rows to the changes that an exporter sees; the last door before anything leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice

import attrs

from zfgk.errors import LedgerError, MustNotDisclose
from zfgk.model.exchange import Change, ContentPart, Record
from zfgk.publish.delivery.book import Book
from zfgk.publish.delivery.plan import check_disclosable
from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.ledger import PAGE, Head, Ledger
from zfgk.publish.ledger.queue import Entry, Queue

CHANGED_CONTENT = "内容文件在审查之后有变动或已不存在 (its content is no longer what was screened)"
CANNOT_WITHDRAW = "该渠道不支持撤回，须人工处理 (this target cannot withdraw; a person must)"


def hand_over(ledger: Ledger, queue: Queue, target: Target, book: Book) -> Iterator[Change]:
    """Yield what the target is to be given: the due changes, or for a snapshot everything that it shows.

    Only bytes whose hash was screened leave. In a snapshot a part whose file changed since has an empty path; a due
    change of a delta target waits until the item was checked again.

    Args:
        ledger: The ledger.
        queue: The target's queue.
        target: The target.
        book: Learns what was handed over, just before the exporter gets it.

    Yields:
        The changes; lazily, so that memory stays flat.

    Raises:
        MustNotDisclose: If a record is not public, or not for this target; nothing is yielded for it.
    """
    snapshot = target.exporter.shape == "snapshot"
    entries = queue.everything() if snapshot else queue.due()
    while page := list(islice(entries, PAGE)):
        chosen = [(entry, _choose(entry, queue, target, book)) for entry in page]
        records = ledger.records(head.digest for _, head in chosen if head is not None and head.digest)
        for entry, head in chosen:
            if head is None:
                continue
            record = None
            if head.digest is not None:
                record = _checked(head, records.get(head.digest), target, ledger)
                whole = attrs.evolve(record, parts=tuple(map(_screened_only, record.parts)))
                if whole != record and not snapshot:
                    book.settle(entry, "retry", CHANGED_CONTENT)
                    continue
                record = whole
            if entry.due and head is entry.head:
                book.hand(entry)
            yield Change(head.key, head.version, head.at, record, head.reason)


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


def _checked(head: Head, record: Record | None, target: Target, ledger: Ledger) -> Record:
    if record is None:
        raise LedgerError(ledger.name, f"the record of {head.key} is missing", "restore the ledger from its backup")
    check_disclosable(head.key, record)
    if record.kind not in target.kinds:
        raise MustNotDisclose(head.key, f"records of kind {record.kind!r} do not go to target {target.name}")
    return record


def _screened_only(part: ContentPart) -> ContentPart:
    try:
        with open(part.path, "rb") as file:  # noqa: PTH123  # the path is text that came from a record
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        found = ""
    return part if found == part.sha256 else attrs.evolve(part, path="")
