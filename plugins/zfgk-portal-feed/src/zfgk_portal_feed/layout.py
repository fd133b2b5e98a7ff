"""How items are spread over documents: the newest in the current one, older ones in archive pages (RFC 5005)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from zfgk import Change
from zfgk_portal_feed import atom, documents, rss
from zfgk_portal_feed.site import Site

ROOM = 1 << 20
"""How many bytes of items fill a document, however few they are."""


class Item(NamedTuple):
    """An entry or a deleted entry.

    Args:
        at: The moment of its change.
        withdrawn: Whether it is a deleted entry.
        atom: The element, encoded.
        change: The change that it was made of, if it came in this run.
        rss: The item of the RSS feed, if it was copied from there, encoded.
    """

    at: datetime
    withdrawn: bool
    atom: bytes
    change: Change | None = None
    rss: bytes = b""


class Layout:
    """Takes items from the newest to the oldest, and writes each page as soon as it is sure that another follows.

    A document is full when it holds as many items as the settings say, or :data:`ROOM` bytes of them. Each is full, and
    none as full as two, unless there is too little for one; so no more than two documents wait in memory. Pages are named
    for the run in which they were laid out and for their place in it; nothing leads to them before :meth:`finish` puts the
    current document in its place.

    Args:
        site: The settings.
        older: The name of the page behind which new ones go; empty if there is none.
        pages: How often pages were laid out before.
    """

    def __init__(self, site: Site, older: str, pages: int) -> None:
        self._site = site
        self._older = older
        self._pages = pages
        self._full: list[Item] = []
        self._filling: list[Item] = []
        self._length = 0
        self._current: list[Item] | None = None
        self.written: list[str] = []

    def add(self, item: Item) -> None:
        """Take the next item."""
        # Only of the current document an RSS feed is made; for the others the text is enough.
        self._filling.append(item if self._current is None else item._replace(change=None))
        self._length += len(item.atom)
        if len(self._filling) < self._site.items and self._length < ROOM:
            return
        if self._full:
            self._take(self._full, last=False)
        self._full, self._filling, self._length = self._filling, [], 0

    def end(self) -> None:
        """Take it that no more items come."""
        self._take([*self._full, *self._filling], last=True)
        self._full, self._filling = [], []

    def keep(self, stays: Callable[[Change], bool]) -> None:
        """Leave out of the current document what was taken and does not stay."""
        self._current = [item for item in self._current or () if item.change is None or stays(item.change)]

    def finish(self, updated: datetime) -> None:
        """Put the current documents in place, from which all others are reached.

        Args:
            updated: The moment of the latest change of all.
        """
        previous = self.written[0] if self.written else self._older
        pages = self._pages + 1 if self.written else self._pages
        items = self._current or []
        beginning = rss.head(self._site, updated)
        documents.write(self._site.rss_file, beginning, (_rss(self._site, item) for item in items), rss.END)
        place = atom.Place(previous=previous, pages=pages)
        documents.write(self._site.atom_file, atom.head(self._site, updated, place), _body(items), atom.END)

    def abandon(self) -> None:
        """Remove the pages that were written; nothing leads to them yet."""
        for name in self.written:
            (self._site.out / name).unlink(missing_ok=True)

    def _take(self, items: list[Item], *, last: bool) -> None:
        if self._current is None:
            self._current = items
            return
        number = len(self.written) + 1
        place = atom.Place(
            file=self._name(number),
            previous=self._older if last else self._name(number + 1),
            following=self._name(number - 1) if number > 1 else "",
        )
        updated = max(item.at for item in items)
        documents.write(self._site.out / place.file, atom.head(self._site, updated, place), _body(items), atom.END)
        self.written.append(place.file)

    def _name(self, number: int) -> str:
        return f"atom-{self._pages + 1}-{number}.xml"


def _body(items: list[Item]) -> list[bytes]:
    # The grammar of Atom has everything else stand before the entries.
    return [item.atom for item in items if item.withdrawn] + [item.atom for item in items if not item.withdrawn]


def _rss(site: Site, item: Item) -> bytes:
    if item.change is None or item.change.record is None:
        return item.rss
    return rss.item(site, item.change, item.change.record).encode()
