"""What stands in the files of a target, as far as it can be compared and searched."""

from __future__ import annotations

import contextlib
import gzip
import io
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

_SQLITE = b"SQLite format 3\0"
_BESIDE_DATABASES = ("-wal", "-shm", "-journal")


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
            found[path.relative_to(root).as_posix()] = _rows(path) if data.startswith(_SQLITE) else data
    return found


def is_database(path: Path) -> bool:
    """Tell whether a file is an SQLite database or belongs to one."""
    if path.name.endswith(_BESIDE_DATABASES):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _rows(path: Path) -> bytes:
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
