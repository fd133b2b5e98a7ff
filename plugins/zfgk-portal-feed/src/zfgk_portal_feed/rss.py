"""The RSS 2.0 feed; it knows no withdrawals, so a withdrawn item is absent from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from zfgk import Change, Record
from zfgk_portal_feed.parts import ATOM, DUBLIN_CORE, Skeleton, element, in_china, midnight
from zfgk_portal_feed.sheet import Frame
from zfgk_portal_feed.site import RSS_FILE, Site

_NAMESPACES: dict[str | None, str] = {"atom": ATOM, "dc": DUBLIN_CORE}

FRAME = Frame(("rss", "channel"), {"version": "2.0"}, _NAMESPACES)


def head(site: Site, updated: datetime) -> Iterator[etree._Element]:
    """Yield the channel's own elements.

    Args:
        site: The settings.
        updated: The moment of the latest change in the feed.
    """
    yield element("title", site.title)
    yield element("link", site.base_url)
    yield element("description", f"{site.title} · {site.author}")
    yield element("language", site.language)
    yield element("lastBuildDate", format_datetime(in_china(updated)))
    yield element("generator", "zfgk-portal-feed")
    yield element(f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=site.address(RSS_FILE))


class RssItems:
    """Makes items in one element that is used again.

    Args:
        site: The settings.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._item = Skeleton("item", _NAMESPACES)

    def item(self, change: Change, record: Record) -> etree._Element:
        """Return the item for a published record; it stays valid until the next call.

        Raises:
            ValueError: If the record holds characters that XML cannot carry.
        """
        made = self._item
        made.begin()
        made.put("title", record.title)
        if page := self._site.link(record.url):
            made.put("link", page)
        made.put("description", record.summary or record.title)
        made.put("guid", self._site.id(change.key), isPermaLink="false")
        published = midnight(record.date_published) if record.date_published else in_china(change.at)
        made.put("pubDate", format_datetime(published))
        if record.publisher:
            made.put(f"{{{DUBLIN_CORE}}}creator", record.publisher)
        for category in (record.theme, record.genre, *record.keywords):
            if category:
                made.put("category", category)
        return made.filled()
