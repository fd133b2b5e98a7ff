"""The RSS 2.0 feed: the newest records only. It knows no withdrawals, so a withdrawn item is absent from it."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from zfgk import Change, Record
from zfgk_portal_feed.markup import ATOM, DUBLIN_CORE, attribute, in_china, midnight, text
from zfgk_portal_feed.site import RSS_FILE, Site

END = "</channel>\n</rss>\n"
GENERATOR = "zfgk-portal-feed/2"
"""Of a feed that another generator made, descriptions are plain text."""

# Readers differ in whether they take markup in a text for markup; of numeric references none does.
_NUMERIC = (("&amp;", "&#x26;"), ("&lt;", "&#x3C;"))


def head(site: Site, updated: datetime) -> str:
    """Return the feed's beginning, up to its first item.

    Args:
        site: The settings.
        updated: The moment of the latest change in the feed.
    """
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        f'<rss version="2.0" xmlns:atom="{ATOM}" xmlns:dc="{DUBLIN_CORE}">\n<channel>\n'
        f"<title>{_plain(site.title)}</title>\n"
        f"<link>{text(site.base_url)}</link>\n"
        f"<description>{_plain(f'{site.title} · {site.author}')}</description>\n"
        f"<language>{text(site.language)}</language>\n"
        f"<lastBuildDate>{format_datetime(in_china(updated))}</lastBuildDate>\n"
        f"<generator>{GENERATOR}</generator>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{attribute(site.address(RSS_FILE))}"/>\n'
    )


def item(site: Site, change: Change, record: Record) -> str:
    """Return the item for a published record of which an entry was made."""
    published = midnight(record.date_published) if record.date_published else in_china(change.at)
    lines = [f"<item><title>{_plain(record.title)}</title>"]
    if page := site.link(record.url):
        lines.append(f"<link>{text(page)}</link>")
    lines.append(
        f"<description>{_plain(_html(record.summary or record.title))}</description>"
        f'<guid isPermaLink="false">{text(site.id(change.key))}</guid><pubDate>{format_datetime(published)}</pubDate>'
    )
    if record.publisher:
        lines.append(f"<dc:creator>{_plain(record.publisher)}</dc:creator>")
    lines += [
        f"<category>{_plain(category)}</category>"
        for category in (record.theme, record.genre, *record.keywords)
        if category
    ]
    lines.append("</item>\n")
    return "".join(lines)


def copied(item: etree._Element, generator: str) -> str:
    """Return an item of a feed that stands as it is written today.

    Args:
        item: The item.
        generator: What the feed says of who made it.
    """
    if generator != GENERATOR and (found := item.find("description")) is not None:
        found.text = _html(found.text or "")
    return _numeric(etree.tostring(item, encoding="unicode", with_tail=False)) + "\n"


def _plain(value: str) -> str:
    """Return a text as it stands between tags."""
    return _numeric(text(value))


def _html(value: str) -> str:
    """Return a text as HTML, which is what an item's description is."""
    return escape(value, quote=False)


def _numeric(written: str) -> str:
    for name, number in _NUMERIC:
        written = written.replace(name, number)
    return written
