"""Which reader reads a file, and reading with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from zfgk.errors import UnreadableFile, ZfgkError
from zfgk.model.documents import Reader, TextPart


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


def read_parts(reader: Reader, data: bytes, name: str) -> list[TextPart]:
    """Read a document whole.

    Args:
        reader: The reader.
        data: The bytes of the file.
        name: The file's name, for messages.

    Returns:
        Every text part.

    Raises:
        UnreadableFile: If the reader cannot read the file, or fails in any other way.
    """
    try:
        return list(reader.read(data, name))
    except ZfgkError:
        raise
    except Exception as error:  # a reader of a plugin may raise anything, and its message may quote the file
        why = f"reader {reader.name} raised {type(error).__name__}"
        raise UnreadableFile(name, why, "check the file, then report the fault to the reader's maker") from error
