"""Reading a whole file, with one typed error for everything that the operating system may say."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from zfgk.errors import UnreadableFile

LIMIT = 256 * 1024 * 1024
"""The largest file that is read into memory, in bytes."""


def read_bytes(path: str | os.PathLike[str], limit: int = LIMIT) -> bytes:
    """Read a regular file.

    Args:
        path: The file.
        limit: The largest size that is accepted, in bytes.

    Returns:
        Its content.

    Raises:
        UnreadableFile: If it cannot be opened, is no regular file (a device would never end), or is too large.
    """
    file = Path(path)
    try:
        status = file.stat()
        problem = _problem(status, limit)
        data = b"" if problem else file.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), error.strerror or str(error)) from error
    except ValueError as error:  # a zero character in the path
        raise UnreadableFile(repr(str(path)), str(error)) from error
    if problem:
        raise UnreadableFile(str(path), problem, "name a file of text")
    return data


def _problem(status: os.stat_result, limit: int) -> str:
    if stat.S_ISDIR(status.st_mode):
        return "it is a directory"
    if not stat.S_ISREG(status.st_mode):
        return "it is not a regular file"
    return f"it has {status.st_size} bytes; at most {limit} are read" if status.st_size > limit else ""
