"""A copy of a register, to restore it from."""

from __future__ import annotations

from pathlib import Path

from zfgk.register.schema import REGISTER
from zfgk.register.store import register_url
from zfgk.storage import backup
from zfgk.storage.backup import Tell


def back_up(url: str, file: Path, tell: Tell | None = None) -> int:
    """Copy the SQLite file of a register into a new file while programs are at work on it; see :mod:`zfgk.storage.backup`.

    A copy holds personal data that are erased later; erase them in the copy as well, which is a register like the first.

    Args:
        url: A SQLAlchemy URL, or the path of an SQLite file.
        file: The new file. To restore a register, copy the backup to the place of the register, which must be free.
        tell: Is told how many pages are copied, and of how many.

    Returns:
        The size of the copy in bytes.

    Raises:
        UnwritableFile: If there is a file of this name, or it cannot be written; nothing is left of it then.
        RegisterError: If the register is no SQLite file, cannot be read, or is damaged.
    """
    return backup.back_up(register_url(url), file, REGISTER, tell)
