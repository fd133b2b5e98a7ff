"""A target made of files that are written anew from everything public: the part that all such exporters share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zfgk.files.shelf import Held, Shelf, read_shelf
from zfgk.model.exchange import Ack, Change, Config, Record

SHELF = ".shelf.sqlite"
"""The name of the shelf in the target's directory."""


def write_snapshot(
    changes: Iterable[Change],
    config: Config,
    make: Callable[[Change, Record], bytes],
    write: Callable[[Shelf], Iterable[Path]],
    *,
    files: str,
    tombstone: Callable[[Change, Held | None], bytes] | None = None,
    place: Callable[[Change, Held | None], str] | None = None,
) -> Iterator[Ack]:
    """Take all live records and all withdrawals, write a target's files from them, and answer.

    What is older than what stands is left out, what does not come any more is taken away, and files that are not written
    any more are removed. Without changes the files stay as they are.

    Args:
        changes: The changes, as an exporter of shape ``snapshot`` receives them.
        config: The target's settings.
        make: Makes an item's bytes; a ``ValueError`` refuses the record, and its text is the reason. So does an
            ``OverflowError``, as of dates next to the years 1 and 9999 that are told at another offset.
        write: Writes all files from the shelf with :func:`~zfgk.files.atomic.write_atomic` and returns them. Items are
            ordered by their places.
        files: The names that the files may have, such as ``page-*.json``; what has such a name in the target's directory
            and was not written is removed, also after a run that was killed.
        tombstone: Makes what stands for a withdrawal, from the change and what stood before; nothing unless given.
        place: Returns what an item or a withdrawal is ordered by, from the change and what stood before; unless given,
            the day of publication, else of the change, and for a withdrawal the place of what it withdraws.

    Yields:
        ``reject`` for each record that was refused; ``done`` for all others at the end, when all files stand.
    """
    out = Path(config["out"])
    with Shelf(out / SHELF) as shelf:
        for change in changes:
            try:
                before = shelf.find(change.key)
                if change.record is None:
                    body = tombstone(change, before) if tombstone else b""
                else:
                    body = make(change, change.record)
                stands = (place or _day)(change, before)
            except OverflowError as error:
                yield Ack(change.key, change.version, "reject", error=f"日期超出可以换算的范围 ({error})")
            except ValueError as error:
                yield Ack(change.key, change.version, "reject", error=str(error))
            else:
                shelf.put(change.key, change.version, body, place=stands, withdrawn=change.record is None)
        if shelf.touched:
            shelf.drop_unseen()
            new = set(write(shelf))
            for left in {*shelf.files(), *out.glob(files)} - new:
                left.unlink(missing_ok=True)
            shelf.sign(sorted(new), files)
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


def _day(change: Change, before: Held | None) -> str:
    if change.record is None and before is not None:
        return before.place
    published = change.record.date_published if change.record else None
    return (published or change.at.date()).isoformat()
