"""The files of one target: what a run wrote, and what a killed run left lying."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from zfgk.errors import OutputRefused

_UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.tmp")

Stamps = dict[str, tuple[int, int, int]]


def prepare_folder(folder: Path) -> None:
    """Create a target's folder, and remove the unfinished files of a killed run.

    Args:
        folder: The folder.

    Raises:
        OutputRefused: If it cannot be created or cleared.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.rglob(".*.tmp"):
            if _UNFINISHED.fullmatch(file.name):
                file.unlink(missing_ok=True)
    except OSError as error:
        raise OutputRefused(str(folder), error.strerror or str(error)) from error


def stamps(folder: Path) -> Stamps:
    """Return what tells a written file from an untouched one, by path relative to the folder's parent."""
    found: Stamps = {}
    for file in _files(folder):
        with contextlib.suppress(OSError):  # a file of somebody else may be gone by now
            found[file.relative_to(folder.parent).as_posix()] = _stamp(file)
    return found


def written(before: Stamps, after: Stamps) -> tuple[str, ...]:
    """Return the files that are new or were written between two calls of :func:`stamps`, sorted."""
    return tuple(sorted(name for name, stamp in after.items() if before.get(name) != stamp))


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _stamp(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
