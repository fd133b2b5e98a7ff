"""Output that appears whole or not at all.

The bytes go to a new file beside the target, reach the disk, and then take the target's name in one step. A reader
sees the old file or the new one, never a part of either; a failure or a kill leaves the old one as it was.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from zfgk.errors import UnwritableFile

_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@contextlib.contextmanager
def write_atomic(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a binary file that takes its name only when the block ends without an exception.

    Args:
        path: The file to write or replace. Its directory must exist. An existing file keeps its permissions; a
            symbolic link is replaced, not followed.

    Yields:
        A writable, seekable binary file in the same directory.

    Raises:
        UnwritableFile: If the file cannot be created, flushed to the disk or renamed. Exceptions of the block pass
            through unchanged; in both cases the target is untouched and no temporary file stays.
    """
    target = Path(path)
    temporary, file = _beside(target)
    try:
        with file:
            yield file
            with _writing(target):
                file.flush()
                os.fsync(file.fileno())
        with _writing(target):
            _keep_mode(target, temporary)
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    with _writing(target):
        _sync_directory(target.parent)


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a whole file of bytes.

    Args:
        path: The file to write or replace.
        data: Its new content.

    Raises:
        UnwritableFile: If it cannot be written; the target is then untouched.
    """
    with _writing(Path(path)), write_atomic(path) as file:
        file.write(data)


def write_text(path: str | os.PathLike[str], text: str) -> None:
    r"""Write a whole file of text as UTF-8, line ends as given.

    Args:
        path: The file to write or replace.
        text: Its new content; ``\n`` is not translated.

    Raises:
        UnwritableFile: If it cannot be written; the target is then untouched.
    """
    write_bytes(path, text.encode("utf-8"))


def _beside(target: Path) -> tuple[Path, BinaryIO]:
    # Not tempfile: it creates files that only their owner can read, and what is published here is read by a web server.
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    with _writing(target):
        return temporary, os.fdopen(os.open(temporary, _NEW_FILE, 0o666), "wb")


def _keep_mode(target: Path, temporary: Path) -> None:
    if target.is_file() and not target.is_symlink():
        temporary.chmod(target.stat().st_mode & 0o7777)


def _sync_directory(directory: Path) -> None:
    # Without this the rename itself may be lost in a power failure; only POSIX lets a directory be opened for it.
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except UnwritableFile:
        raise
    except OSError as error:
        raise UnwritableFile(str(target), error.strerror or str(error)) from error
