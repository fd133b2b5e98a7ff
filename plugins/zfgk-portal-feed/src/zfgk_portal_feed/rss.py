"""The RSS 2.0 feed: the newest records only. It knows no withdrawals, so a withdrawn item is absent from it."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from zfgk import Change, Record
from zfgk_portal_feed.markup import ATOM, DUBLIN_CORE, attribute, in_china, midnight, text
from zfgk_portal_feed.site import RSS_FILE, Site

END = "</channel>\n</rss>\n"


def head(site: Site, updated: datetime) -> str:
    """Return the feed's beginning, up to its first item.

    Args:
        site: The settings.
        updated: The moment of the latest change in the feed.
    """
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        f'<rss version="2.0" xmlns:atom="{ATOM}" xmlns:dc="{DUBLIN_CORE}">\n<channel>\n'
        f"<title>{text(site.title)}</title>\n"
        f"<link>{text(site.base_url)}</link>\n"
        f"<description>{text(f'{site.title} · {site.author}')}</description>\n"
        f"<language>{text(site.language)}</language>\n"
        f"<lastBuildDate>{format_datetime(in_china(updated))}</lastBuildDate>\n"
        "<generator>zfgk-portal-feed</generator>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{attribute(site.address(RSS_FILE))}"/>\n'
    )


def item(site: Site, change: Change, record: Record) -> str:
    """Return the item for a published record of which an entry was made."""
    published = midnight(record.date_published) if record.date_published else in_china(change.at)
    lines = [f"<item><title>{text(record.title)}</title>"]
    if page := site.link(record.url):
        lines.append(f"<link>{text(page)}</link>")
    lines.append(
        f"<description>{text(record.summary or record.title)}</description>"
        f'<guid isPermaLink="false">{text(site.id(change.key))}</guid><pubDate>{format_datetime(published)}</pubDate>'
    )
    if record.publisher:
        lines.append(f"<dc:creator>{text(record.publisher)}</dc:creator>")
    lines += [
        f"<category>{text(category)}</category>"
        for category in (record.theme, record.genre, *record.keywords)
        if category
    ]
    lines.append("</item>\n")
    return "".join(lines)
