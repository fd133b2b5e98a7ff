"""The objects of a PDF file: opened with pypdf, reached by number, their streams inflated under the budget."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.filters import ASCIIHexDecode, FlateDecode, LZWDecode, RunLengthDecode
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from zfgk.documents.pdf.counted import Counted
from zfgk.errors import LimitExceeded
from zfgk.model.documents import Unread
from zfgk.model.limits import Budget

_HEADER = re.compile(rb"(?<![0-9])([0-9]{1,10})[\x00\t\n\x0c\r ]{1,8}([0-9]{1,5})[\x00\t\n\x0c\r ]{1,8}obj(?![a-z])")
_CHUNK = 1 << 16
_OBJECT = 128  # units of work that parsing an object costs
_ITEM = 12
_SHORT = 256  # bytes that are paid for with the object
_LARGE = 5_000
_LARGE_ITEM = 40
_TABLE = 500_000
# A page of dense text has some 5,000 letters in some 3 kB. What asks for far more than its size has been made to.
_FREE_STEPS = 200_000
_STEPS_A_BYTE = 3
_CHUNK_85 = 5 * 4096
_NOT_85 = re.compile(rb"[^!-uz]+")
_FILTERS = 8
_FLATE = ("/FlateDecode", "/Fl")
_DECODERS: dict[str, Callable[[bytes, DictionaryObject | None], bytes]] = {
    "/FlateDecode": FlateDecode.decode,
    "/Fl": FlateDecode.decode,
    "/LZWDecode": LZWDecode.decode,
    "/LZW": LZWDecode.decode,
    "/ASCIIHexDecode": ASCIIHexDecode.decode,
    "/AHx": ASCIIHexDecode.decode,
    "/RunLengthDecode": RunLengthDecode.decode,
    "/RL": RunLengthDecode.decode,
}
_PLAIN = frozenset((*_DECODERS, "/ASCII85Decode", "/A85", "/Crypt"))

Id = tuple[int, int]
"""Number and generation of an indirect object."""


class Locked(Exception):
    """The file needs a password."""


class Objects:
    """An opened file.

    Args:
        data: Its bytes.
        budget: Counts every object and every inflated byte.
        steps: How many operators and letters it may have; told by its size unless given.

    Raises:
        Locked: If it needs a password.
        Exception: Whatever pypdf raises for a file it cannot open.
    """

    def __init__(self, data: bytes, budget: Budget, steps: int | None = None) -> None:
        self.data = data
        self.budget = budget
        self.unread: list[Unread] = []
        """What could not be read so far; whoever reads takes it away."""
        self._bad: set[Id] = set()
        self._counted: set[Id] = set()
        self.steps: int = _FREE_STEPS + _STEPS_A_BYTE * len(data) if steps is None else steps
        """How many operators may be carried out and letters drawn, all pages together."""
        self.reader: PdfReader = self._open()
        if self.reader.is_encrypted and not self.reader.decrypt(""):
            raise Locked
        self.trailer: DictionaryObject = self.reader.trailer
        self.encrypted: bool = bool(self.reader.is_encrypted)

    def _open(self) -> PdfReader:
        counted = Counted(self.data, self.budget)
        try:
            reader = PdfReader(counted, strict=False, xref_stream_maximum_entries=_TABLE)
        except Exception:
            if counted.refused:
                raise counted.refused from None
            raise
        if counted.refused:
            raise counted.refused
        reader.stream = BytesIO(self.data)  # from here on each object is counted
        return reader

    @cached_property
    def root(self) -> DictionaryObject:
        """The catalog."""
        return self.reader.root_object

    @cached_property
    def offsets(self) -> dict[Id, list[int]]:
        """Where each object begins that stands in the file, listed in a cross-reference table or not."""
        found: dict[Id, list[int]] = {}
        for match in _HEADER.finditer(self.data):
            self.budget.spend_work("objects")
            found.setdefault((int(match[1]), int(match[2])), []).append(match.start())
        return found

    def ids(self) -> list[Id]:
        """Return the objects that the cross-reference tables list, in order of their numbers."""
        free = self.reader.xref_free_entry
        plain = {
            (number, generation)
            for generation, entries in self.reader.xref.items()
            for number in entries
            if not free.get(generation, {}).get(number, False)
        }
        return sorted(plain | {(number, 0) for number in self.reader.xref_objStm})

    def listed_at(self) -> dict[Id, int]:
        """Return where the tables say that the objects begin which stand by themselves."""
        return {
            (number, generation): offset
            for generation, entries in self.reader.xref.items()
            for number, offset in entries.items()
        }

    def within(self, number: int) -> set[int]:
        """Return the numbers of the objects that are listed as standing in an object stream."""
        return {inner for inner, (stream, _) in self.reader.xref_objStm.items() if stream == number}

    def get(self, value: Any) -> Any:
        """Return the object that a value refers to, or the value itself.

        Args:
            value: A value as it stands in a dictionary or array.

        Returns:
            The object; ``None`` if it is null, missing or damaged. Damage is noted.
        """
        for _ in range(32):
            if not isinstance(value, IndirectObject):
                return None if isinstance(value, NullObject) else value
            value = self.by_id((value.idnum, value.generation))
        return None

    def by_id(self, key: Id) -> Any:
        """Return the object of a number and generation.

        Args:
            key: Number and generation.
        """
        if key in self._bad or not self._repaired(key):
            return None
        first = key not in self._counted
        if first:
            self._counted.add(key)
            self.budget.spend_work(f"object {key[0]}", _OBJECT)
        try:
            value = self.reader.get_object(IndirectObject(key[0], key[1], self.reader))
        except LimitExceeded:
            raise
        except Exception as error:  # noqa: BLE001  # pypdf raises anything for damaged input
            self._bad.add(key)
            self.unread.append(Unread(f"object {key[0]}", _why(error), type(error).__name__))
            self._spend_bytes(key)
            return None
        if first and not isinstance(value, StreamObject):
            self._spend_bytes(key)
        if isinstance(value, (ArrayObject, DictionaryObject)):
            large = len(value) > _LARGE
            if first or large:
                self.budget.spend_work(f"object {key[0]}", (_LARGE_ITEM if large else _ITEM) * len(value))
            if large:  # few ask for such an object twice, and many of them would fill the memory
                self.reader.resolved_objects.pop((key[1], key[0]), None)
        return None if isinstance(value, NullObject) else value

    def _spend_bytes(self, key: Id) -> None:
        """Count how far pypdf read for an object; many that never end are read to the end of the file each."""
        start = self.reader.xref.get(key[1], {}).get(key[0])
        if start is not None and key[0] not in self.reader.xref_objStm:
            read = self.reader.stream.tell() - start
            self.budget.spend_work(f"object {key[0]}", max(read - _SHORT, 0))

    def _repaired(self, key: Id) -> bool:
        """Tell whether the object is there; pypdf would search the whole file for each one that is not."""
        number, generation = key
        if generation == 0 and number in self.reader.xref_objStm:
            return True
        table = self.reader.xref.get(generation, {})
        if number not in table:
            return False
        header = _HEADER.search(self.data, max(table[number] - 1, 0), table[number] + 64)
        if header and (int(header[1]), int(header[2])) == key:
            return True
        places = self.offsets.get(key)
        if not places:
            self._bad.add(key)
            self.unread.append(Unread(f"object {number}", "damaged", "it is not where the table says"))
            return False
        table[number] = places[-1]
        return True

    def dictionary(self, value: Any) -> DictionaryObject:
        """Return the dictionary that a value is or refers to, an empty one if it is none.

        Args:
            value: The value.
        """
        found = self.get(value)
        return found if isinstance(found, DictionaryObject) else DictionaryObject()

    def array(self, value: Any) -> list[Any]:
        """Return the items of the array that a value is or refers to, none if it is none.

        Args:
            value: The value.
        """
        found = self.get(value)
        return list(found) if isinstance(found, ArrayObject) else []

    def numbers(self, value: Any) -> list[float]:
        """Return the numbers of an array; empty if any item is none.

        Args:
            value: The value.
        """
        found = [self.get(item) for item in self.array(value)]
        return [float(item) for item in found] if all(isinstance(item, (int, float)) for item in found) else []

    def inflate(self, stream: StreamObject, where: str) -> bytes:
        """Return the decoded bytes of a stream.

        Args:
            stream: The stream.
            where: Its place, for reports.

        Returns:
            The bytes; what came before the damage if it is damaged, which is noted.

        Raises:
            LimitExceeded: If they are too many.
        """
        filters = [str(self.get(name)) for name in self._listed(stream.get("/Filter"))]
        parameters = [self.dictionary(one) for one in self._listed(stream.get("/DecodeParms"))]
        data = encoded(stream)
        if not _PLAIN.issuperset(filters):
            self.unread.append(Unread(where, "unknown-part", "its filter holds no text"))
            return b""
        for number, name in enumerate(filters[:_FILTERS]):
            data = self._decode(name, data, parameters[number] if number < len(parameters) else None, where)
        if not filters:
            self.budget.spend_bytes(len(data), len(data), where)
        return data

    def _decode(self, name: str, data: bytes, parameters: DictionaryObject | None, where: str) -> bytes:
        predicted = parameters is not None and self.get(parameters.get("/Predictor")) not in (None, 1)
        if name in _FLATE and not predicted:
            return self._unzip(data, where)
        try:
            if name in ("/ASCII85Decode", "/A85"):
                return self._from_85(data, where)
            found = bytes(_DECODERS[name](data, parameters)) if name in _DECODERS else data
        except LimitExceeded:
            raise
        except Exception as error:  # noqa: BLE001  # see by_id
            self.unread.append(Unread(where, _why(error), type(error).__name__))
            return b""
        self.budget.spend_bytes(len(found), len(found), where)
        return found

    def _from_85(self, data: bytes, where: str) -> bytes:
        text = _NOT_85.sub(b"", data.split(b"~", 1)[0].removeprefix(b"<"))
        size = len(text) + 4 * text.count(b"z")
        self.budget.spend_bytes(size, size, where)
        text = text.replace(b"z", b"!!!!!")
        return b"".join(a85decode(text[start : start + _CHUNK_85]) for start in range(0, len(text), _CHUNK_85))

    def _listed(self, value: Any) -> list[Any]:
        found = self.get(value)
        if found is None:
            return []
        return list(found) if isinstance(found, ArrayObject) else [found]

    def _unzip(self, raw: bytes, where: str) -> bytes:
        inflater = zlib.decompressobj()
        out: list[bytes] = []
        size = 0
        rest = raw
        try:
            while rest and not inflater.eof:
                chunk = inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
                size += len(chunk)
                self.budget.spend_bytes(len(chunk), size, where)
                out.append(chunk)
        except zlib.error:
            pass
        if not inflater.eof and raw.strip():
            self.unread.append(Unread(where, "damaged", "the compressed stream breaks off"))
        return b"".join(out)

    def take_unread(self) -> Iterator[Unread]:
        """Yield what could not be read since the last time, each place once."""
        seen, self.unread = self.unread, []
        yield from dict.fromkeys(seen)


def _why(error: Exception) -> str:
    return "limit" if isinstance(error, LimitReachedError) else "damaged"


def encoded(stream: StreamObject) -> bytes:
    """Return the bytes of a stream as they stand in the file, filters not undone.

    Args:
        stream: The stream.
    """
    data: bytes = stream._data  # noqa: SLF001  # the raw bytes have no public name; get_data() would keep a copy
    return data
