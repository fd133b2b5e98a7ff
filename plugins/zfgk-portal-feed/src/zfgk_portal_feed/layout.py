"""How items are spread over documents: the newest in the current one, older ones in archive pages (RFC 5005)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from zfgk import Change
from zfgk_portal_feed import atom, documents, rss
from zfgk_portal_feed.site import DRAFT, Site

_T = TypeVar("_T")
ROOM = 1 << 20
"""How many characters of items fill a document, however few they are."""
_AT_ONCE = 64
"""How many entries are encoded together. To keep each by itself takes longer than to make it."""


class _Stack:
    """Entries and deleted entries of one document, encoded."""

    def __init__(self, latest: datetime) -> None:
        self.latest = latest
        self.count = 0
        self.length = 0
        self._deleted: list[str] = []
        self._entries: list[str] = []
        self._encoded: list[bytes] = []

    def add(self, change: Change, element: str) -> None:
        self.count += 1
        self.length += len(element)
        if change.at > self.latest:  # noqa: PLR1730  # max() takes three times as long, and this is done for every entry
            self.latest = change.at
        if change.record is None:
            self._deleted.append(element)
            return
        self._entries.append(element)
        if len(self._entries) == _AT_ONCE:
            self._encoded.append("".join(self._entries).encode())
            self._entries.clear()

    def deleted(self) -> Iterator[bytes]:
        return (element.encode() for element in self._deleted)

    def entries(self) -> Iterator[bytes]:
        yield from self._encoded
        yield "".join(self._entries).encode()


class Layout:
    """Takes items from the newest to the oldest, and writes each page as soon as it is sure that another follows.

    A document is full when it holds as many items as the settings say, or :data:`ROOM` characters of them. Each is full,
    and none as full as two, unless there is too little for one; so no more than two documents wait in memory.

    Pages are named for the time in which they were laid out, for a digest of what all pages of that time hold and of the
    page behind them, and for their place. So whoever knows a page knows all that is behind it, whatever was lost in
    between. The digest is known last: until :meth:`seal` the pages are drafts, and nothing leads to them before
    :meth:`finish` puts the current document in its place.

    Args:
        site: The settings.
        older: The name of the page behind which new ones go; empty if there is none.
        pages: How often pages were laid out before.

    Attributes:
        written: The names of the pages that were written so far, the newest first.
        copied: Items of the RSS feed by key, where not a record but the feed that stands has to say what they hold.
    """

    def __init__(self, site: Site, older: str, pages: int) -> None:
        self._site = site
        self._older = older
        self._pages = pages
        self._newest: list[tuple[Change, str]] = []
        self._current = 0  # how many of the newest the current document is sure to hold; 0 if it is not full yet
        self._full: _Stack | None = None
        self._filling: _Stack | None = None
        self._drafts: dict[str, documents.Draft] = {}
        self.written: list[str] = []
        self.copied: dict[str, str] = {}

    def add(self, change: Change, element: str) -> None:
        """Take the next item.

        Args:
            change: The change.
            element: The entry or deleted entry that was made of it.
        """
        if self._filling is None:
            self._filling = _Stack(change.at)
        self._filling.add(change, element)
        if self._full is None:
            self._newest.append((change, element))
        if self._filling.count < self._site.items and self._filling.length < ROOM:
            return
        if not self._current:
            self._current = len(self._newest)
        elif self._full is None:
            del self._newest[self._current :]
            self._full = self._filling
        else:
            self._write(self._full, last=False)
            self._full = self._filling
        self._filling = None

    def end(self) -> None:
        """Take it that no more items come."""
        if self._full is not None:
            self._write(*filter(None, (self._full, self._filling)), last=True)

    def keep(self, newest: Callable[[Collection[str]], Mapping[str, int]]) -> None:
        """Leave out what was taken and does not stay.

        Args:
            newest: Returns the versions that stay of some keys, by key.
        """
        for name in self.written:
            self._drafts[name] = documents.rewrite(self._site.out / name, newest)
        self._newest = [
            (change, element) for change, element in self._newest if newest([change.key])[change.key] == change.version
        ]

    def seal(self) -> None:
        """Give the pages that were written their names; each says by its name what it and all behind it hold."""
        drafts = [self._drafts[name] for name in self.written]
        digest = hashlib.sha256("".join(one.digest() for one in drafts).encode()).hexdigest()[: len(DRAFT)]
        for number, made in enumerate(drafts):
            self.written[number] = documents.seal(self._site.out / self.written[number], made, digest).name

    def finish(self, updated: datetime) -> None:
        """Put the current documents in place, from which all others are reached.

        Args:
            updated: The moment of the latest change of all.
        """
        stack = _Stack(updated)
        for change, element in self._newest:
            stack.add(change, element)
        items = (self._rss(change).encode() for change, _ in self._newest)
        documents.write(self._site.rss_file, rss.head(self._site, updated), items, rss.END)
        place = atom.Place(
            previous=self.written[0] if self.written else self._older, pages=self._pages + bool(self.written)
        )
        self._document(documents.write, place, stack)

    def abandon(self) -> None:
        """Remove the pages that were written; nothing leads to them yet."""
        for name in self.written:
            (self._site.out / name).unlink(missing_ok=True)

    def _write(self, *stacks: _Stack, last: bool) -> None:
        number = len(self.written) + 1
        place = atom.Place(
            file=self._name(number),
            previous=self._older if last else self._name(number + 1),
            following=self._name(number - 1) if number > 1 else "",
        )
        self.written.append(place.file)
        made = self._document(documents.draft, place, *stacks)
        self._drafts[place.file] = made

    def _document(
        self, write: Callable[[Path, str, Iterable[bytes], str], _T], place: atom.Place, *stacks: _Stack
    ) -> _T:
        def body() -> Iterator[bytes]:
            # The grammar of Atom has everything else stand before the entries.
            for stack in stacks:
                yield from stack.deleted()
            for stack in stacks:
                yield from stack.entries()

        head = atom.head(self._site, max(stack.latest for stack in stacks), place)
        return write(self._site.out / place.file, head, body(), atom.END)

    def _rss(self, change: Change) -> str:
        if change.key in self.copied:
            return self.copied[change.key]
        return rss.item(self._site, change, change.record) if change.record else ""

    def _name(self, number: int) -> str:
        return self._site.page(self._pages + 1, number)
