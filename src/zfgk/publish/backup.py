"""A copy of a delivery ledger, to restore it from."""

from __future__ import annotations

from pathlib import Path

from zfgk.errors import UnwritableFile
from zfgk.publish.ledger.schema import LEDGER
from zfgk.publish.upkeep import existing
from zfgk.storage import backup
from zfgk.storage.backup import Tell


def back_up(out: Path, file: Path, *, ledger: str = "", tell: Tell | None = None) -> int:
    """Copy the SQLite file of a ledger into a new file while runs are at work; see :mod:`zfgk.storage.backup`.

    A ledger that is restored from an older copy is found out by the targets that hold more than it knows
    (:class:`zfgk.errors.LedgerBehind`), so copy it after every run.

    Args:
        out: The output directory of the runs.
        file: The new file.
        ledger: The ledger as a SQLAlchemy URL; the SQLite file in ``DIR.run`` unless given.
        tell: Is told how many pages are copied, and of how many.

    Returns:
        The size of the copy in bytes.

    Raises:
        BadInput: If there is no ledger.
        UnwritableFile: If there is a file of this name, it cannot be written, or it would stand in the output directory;
            nothing is left of it then.
        LedgerError: If the ledger is no SQLite file, cannot be read, or is damaged.
    """
    place = existing(out, ledger)
    if _inside(file, place.out):
        why = "the ledger is internal, and this directory is what the public may be shown"
        raise UnwritableFile(str(file), why, f"name a file outside {place.out}, such as one in {place.run}")
    return backup.back_up(place.ledger, file, LEDGER, tell)


def _inside(file: Path, out: Path) -> bool:
    # By identity and not by name: links lead in, and a disk may ignore letter case.
    return any(out.exists() and folder.exists() and folder.samefile(out) for folder in file.resolve().parents)
