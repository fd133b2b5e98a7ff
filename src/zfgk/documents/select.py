"""Which reader reads a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from zfgk.model.documents import Reader


def reader_for(name: str, readers: Iterable[Reader]) -> Reader | None:
    """Choose the reader by the file name's ending, letter case aside.

    Args:
        name: The file's name or path.
        readers: The readers to choose from; the first that claims the ending is taken.

    Returns:
        The reader, or ``None`` if none reads such files.
    """
    suffix = PurePath(name).suffix.lower()
    return next((reader for reader in readers if suffix in reader.suffixes), None)


def reader_that_knows(data: bytes, readers: Iterable[Reader]) -> Reader | None:
    """Choose the reader by the first bytes, for files whose name says nothing.

    Args:
        data: The bytes of the file.
        readers: The readers to choose from; the first that knows such a beginning is taken.

    Returns:
        The reader, or ``None`` if none knows it.
    """
    return next((reader for reader in readers if reader.looks is not None and reader.looks(data)), None)
