"""The Atom feed (RFC 4287), with withdrawals as deleted entries (RFC 6721)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from zfgk import Change, Record
from zfgk_portal_feed.parts import (
    ATOM,
    TOMBSTONES,
    XML,
    ZFGK,
    Skeleton,
    element,
    in_china,
    keep_printable,
    midnight,
)
from zfgk_portal_feed.sheet import Frame
from zfgk_portal_feed.site import ATOM_FILE, Site

ENTRY = f"{{{ATOM}}}entry"
DELETED = f"{{{TOMBSTONES}}}deleted-entry"
KEY = f"{{{ZFGK}}}key"
VERSION = f"{{{ZFGK}}}version"

_NAMESPACES: dict[str | None, str] = {None: ATOM, "at": TOMBSTONES, "zfgk": ZFGK}
_CATEGORIES = ("theme", "genre")
_FIELDS = ("document_number", "audience", "validity", "language", "format")
_LISTS = ("attachments", "related")


def frame(site: Site) -> Frame:
    """Return the elements around the feed's content."""
    # The incremental writer does not know the prefix xml by itself; declaring it is allowed.
    return Frame((f"{{{ATOM}}}feed",), {f"{{{XML}}}lang": site.language}, _NAMESPACES | {"xml": XML})


def head(site: Site, updated: datetime) -> Iterator[etree._Element]:
    """Yield the feed's own elements.

    Args:
        site: The settings.
        updated: The moment of the latest change in the feed.
    """
    address = site.address(ATOM_FILE)
    author = element(f"{{{ATOM}}}author")
    name = etree.SubElement(author, f"{{{ATOM}}}name")
    name.text = site.author
    yield element(f"{{{ATOM}}}id", site.feed_id)
    yield element(f"{{{ATOM}}}title", site.title)
    yield element(f"{{{ATOM}}}updated", in_china(updated).isoformat())
    yield element(f"{{{ATOM}}}link", rel="self", type="application/atom+xml", href=address)
    yield element(f"{{{ATOM}}}link", rel="alternate", href=site.base_url)
    yield author
    yield element(f"{{{ATOM}}}generator", "zfgk-portal-feed")


class AtomEntries:
    """Makes entries and deleted entries, each in one element that is used again.

    Args:
        site: The settings.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._entry = Skeleton(ENTRY, _NAMESPACES)
        self._deleted = Skeleton(DELETED, _NAMESPACES)

    def entry(self, change: Change, record: Record) -> etree._Element:
        """Return the entry for a published record; it stays valid until the next call.

        Raises:
            ValueError: If the record holds characters that XML cannot carry.
        """
        made = self._entry
        made.begin()
        made.put(f"{{{ATOM}}}id", self._site.id(change.key))
        made.put(f"{{{ATOM}}}title", record.title)
        made.put(f"{{{ATOM}}}updated", in_china(change.at).isoformat())
        if record.date_published:
            made.put(f"{{{ATOM}}}published", midnight(record.date_published).isoformat())
        if record.publisher:
            made.put(f"{{{ATOM}}}name", record.publisher, within=f"{{{ATOM}}}author")
        for name in _CATEGORIES:
            if getattr(record, name):
                made.put(f"{{{ATOM}}}category", term=getattr(record, name), scheme=f"{ZFGK}:{name}")
        for keyword in record.keywords:
            made.put(f"{{{ATOM}}}category", term=keyword)
        self._body(made, record)
        self._rest(made, change, record)
        return made.filled()

    def deleted(self, change: Change) -> etree._Element:
        """Return the deleted entry for a withdrawal; it stays valid until the next call.

        Raises:
            ValueError: If the key holds characters that XML cannot carry.
        """
        made = self._deleted
        made.begin()
        if comment := keep_printable(change.reason):
            made.put(f"{{{TOMBSTONES}}}comment", comment)
        made.put(KEY, change.key)
        made.put(VERSION, str(change.version))
        tombstone = made.filled()
        tombstone.set("ref", self._site.id(change.key))
        tombstone.set("when", in_china(change.at).isoformat())
        return tombstone

    def _body(self, made: Skeleton, record: Record) -> None:
        page = self._site.link(record.url)
        if page:
            made.put(f"{{{ATOM}}}link", rel="alternate", href=page)
            if record.summary:
                made.put(f"{{{ATOM}}}summary", record.summary)
        else:
            # Without a page of its own an entry must have content.
            made.put(f"{{{ATOM}}}content", record.summary or record.title)

    def _rest(self, made: Skeleton, change: Change, record: Record) -> None:
        made.put(KEY, change.key)
        made.put(VERSION, str(change.version))
        for name in _FIELDS:
            if getattr(record, name):
                made.put(f"{{{ZFGK}}}{name}", getattr(record, name))
        if record.date_written:
            made.put(f"{{{ZFGK}}}date_written", record.date_written.isoformat())
        for name in _LISTS:
            for value in getattr(record, name):
                made.put(f"{{{ZFGK}}}{name}", value)
        for name, value in sorted(record.extra.items()):
            made.put(f"{{{ZFGK}}}extra", value, name=name)
