"""JSON: an object with ``schema`` and ``entries``, one entry on a line; or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from zfgk.catalogue.exchange.holds import UNICODE, Holds
from zfgk.catalogue.row import Cell
from zfgk.catalogue.schema import Schema


class JsonWriter:
    """Writes entries as one JSON document.

    Args:
        file: The file, opened for bytes.
        schema: The schema.
    """

    holds: Holds = Holds(UNICODE, "JSON")

    def __init__(self, file: BinaryIO, schema: Schema, _extra: Sequence[str] = ()) -> None:
        self._file = file
        self._encode = json.JSONEncoder(ensure_ascii=False).encode
        self._between = ""
        self._file.write(f'{{"schema": {self._encode(schema.name)}, "entries": ['.encode())

    def problems(self, _cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield nothing: JSON holds every entry."""
        yield from ()

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry."""
        self._file.write(f"{self._between}\n{self._encode(dict(cells))}".encode())
        self._between = ","

    def close(self) -> None:
        """Close the array and the object."""
        self._file.write(b"\n]}\n")


class JsonLinesWriter:
    """Writes entries as JSON Lines.

    Args:
        file: The file, opened for bytes.
    """

    holds: Holds = Holds(UNICODE, "JSON")

    def __init__(self, file: BinaryIO, _schema: Schema, _extra: Sequence[str] = ()) -> None:
        self._file = file
        self._encode = json.JSONEncoder(ensure_ascii=False).encode

    def problems(self, _cells: Mapping[str, Cell]) -> Iterator[tuple[str, str]]:
        """Yield nothing: JSON holds every entry."""
        yield from ()

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Write an entry."""
        self._file.write(f"{self._encode(dict(cells))}\n".encode())

    def close(self) -> None:
        """Write nothing more."""
