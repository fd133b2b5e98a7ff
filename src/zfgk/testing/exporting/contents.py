"""What stands in the files of a target, as far as it can be compared and searched."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

SQLITE = b"SQLite format 3\0"
_BESIDE_DATABASES = ("-wal", "-shm", "-journal")
_TOLD_AT_MOST = 5


def logical(root: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content, by its path from there.

    Args:
        root: The folder.

    Returns:
        The bytes; of an SQLite database, which two equal histories may lay out differently, the rows as SQL.
    """
    found: dict[str, bytes] = {}
    for path in sorted(root.rglob("*")):
        if not path.is_file() or path.name.endswith(_BESIDE_DATABASES):
            continue
        with contextlib.suppress(FileNotFoundError):  # it was replaced while we looked
            data = path.read_bytes()
            found[path.relative_to(root).as_posix()] = rows(path) if data.startswith(SQLITE) else data
    return found


def unlike(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Return which files differ, in words; empty if none does.

    Args:
        expected: The content that the files must have, by name.
        found: What they have.
    """
    told = [
        f"{name} {_how(expected.get(name), found.get(name))}"
        for name in sorted(expected.keys() | found.keys())
        if expected.get(name) != found.get(name)
    ]
    more = f", and {len(told) - _TOLD_AT_MOST} more" if len(told) > _TOLD_AT_MOST else ""
    return ", ".join(told[:_TOLD_AT_MOST]) + more


def _how(expected: bytes | None, found: bytes | None) -> str:
    if found is None:
        return "is missing"
    if expected is None:
        return "is left over"
    if Counter(expected) == Counter(found):
        return "differs: it holds the same in another order, so write in an order of your own, such as that of the keys"
    return "differs"


def visible(root: Path) -> dict[str, bytes]:
    """Return the files that readers of a folder find, through links as well, by their path from there.

    Args:
        root: The folder. Databases are left out, for they change by transactions.
    """
    found: dict[str, bytes] = {}
    for folder, _, names in os.walk(root, followlinks=True):
        for path in (Path(folder, name) for name in names):
            if path.is_file() and not is_database(path):
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite database or belongs to one."""
    if path.name.endswith(_BESIDE_DATABASES):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def rows(path: Path) -> bytes:
    """Return the rows of an SQLite database as SQL."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        return "\n".join(sorted(database.iterdump())).encode("utf-8", "surrogatepass")


def inner(data: bytes) -> Iterator[bytes]:
    """Yield a file's bytes and, for archives, those of every file inside."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        with contextlib.suppress(OSError, EOFError):
            yield from inner(gzip.decompress(data))
    elif data.startswith(b"PK"):
        with contextlib.suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from inner(archive.read(name))
