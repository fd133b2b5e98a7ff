"""A target made of files that are written anew from everything public: the part that all such exporters share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from zfgk.files.shelf import Shelf, read_shelf
from zfgk.model.exchange import Ack, Change, Config, Record

SHELF = ".shelf.sqlite"
"""The name of the shelf in the target's directory."""


def write_snapshot(
    changes: Iterable[Change],
    config: Config,
    make: Callable[[Change, Record], bytes],
    write: Callable[[Shelf], Iterable[Path]],
) -> Iterator[Ack]:
    """Take all live records and all withdrawals, write a target's files from them, and answer.

    What is older than what stands is left out, what does not come any more is taken away, and files that are not written
    any more are removed. Without changes the files stay as they are.

    Args:
        changes: The changes, as an exporter of shape ``snapshot`` receives them.
        config: The target's settings.
        make: Makes an item's bytes; a ``ValueError`` refuses the record, and its text is the reason.
        write: Writes all files from the shelf with :func:`~zfgk.files.atomic.write_atomic` and returns them. Items are
            ordered by the day of publication, else by the day of the change.

    Yields:
        ``reject`` for each record that was refused; ``done`` for all others at the end, when all files stand.
    """
    out = Path(config["out"])
    with Shelf(out / SHELF) as shelf:
        for change in changes:
            try:
                body = None if change.record is None else make(change, change.record)
            except ValueError as error:
                yield Ack(change.key, change.version, "reject", error=str(error))
            else:
                shelf.put(change.key, change.version, body, place=_day(change).isoformat())
        if shelf.touched:
            shelf.drop_unseen()
            before, now = shelf.files(), set(write(shelf))
            for left in before - now:
                left.unlink(missing_ok=True)
            shelf.sign(sorted(now))
    yield Ack(through=True)


def read_snapshot(config: Config, *, withdrawn: bool = False) -> dict[str, int]:
    """Return the versions that such a target holds.

    Args:
        config: The target's settings.
        withdrawn: Whether the target shows its withdrawals, so that they count.

    Returns:
        Versions by key.

    Raises:
        ValueError: If a file is missing or is not the one that was written.
    """
    return read_shelf(Path(config["out"]) / SHELF, withdrawn=withdrawn)


def _day(change: Change) -> date:
    return change.record.date_published if change.record and change.record.date_published else change.at.date()
