"""Planned items between planning and reporting: a few in memory, many in a file without a name."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from operator import attrgetter
from tempfile import TemporaryFile
from types import TracebackType
from typing import BinaryIO, Self

import attrs

from zfgk.publish.delivery.plan import PlannedItem
from zfgk.publish.ledger.ledger import PAGE, Head

_IN_MEMORY = 5
"""How many pages are kept in memory: all that most runs have."""

# As tuples: values pickled one by one take several times as long.
_item = attrgetter(*(field.name for field in attrs.fields(PlannedItem) if field.name != "head"))
_head = attrgetter(*(field.name for field in attrs.fields(Head)))


class Agenda:
    """Holds planned items in order, at constant memory; used as a context."""

    def __init__(self) -> None:
        self._first: list[list[PlannedItem]] = []
        self._file: BinaryIO = TemporaryFile()  # noqa: SIM115  # closed by __exit__
        self._pages = 0  # in the file, after the first ones

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def fill(self, items: Iterable[PlannedItem]) -> None:
        """Take items, as many as there are."""
        page: list[PlannedItem] = []
        for item in items:
            page.append(item)
            if len(page) == PAGE:
                self._put(page)
                page = []
        if page:
            self._put(page)

    def pages(self) -> Iterator[list[PlannedItem]]:
        """Yield the items in the order in which they came, some at a time."""
        yield from self._first
        self._file.seek(0)
        for _ in range(self._pages):
            page = pickle.load(self._file)  # noqa: S301  # this process wrote it, into a nameless file
            yield [PlannedItem(head and Head(*head), *item) for head, item in page]

    def _put(self, page: list[PlannedItem]) -> None:
        if len(self._first) < _IN_MEMORY:
            self._first.append(page)
            return
        rows = [(item.head and _head(item.head), _item(item)) for item in page]
        pickle.dump(rows, self._file, pickle.HIGHEST_PROTOCOL)
        self._pages += 1
