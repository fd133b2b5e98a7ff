"""Atom documents (RFC 4287), with withdrawals as deleted entries (RFC 6721), complete or archived (RFC 5005)."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

import attrs

from zfgk import Change, Record
from zfgk_portal_feed.markup import (
    ATOM,
    HISTORY,
    SOME,
    TOMBSTONES,
    ZFGK,
    attribute,
    keep_printable,
    midnight,
    stamp,
    text,
)
from zfgk_portal_feed.site import ATOM_FILE, Site

ENTRY = f"{{{ATOM}}}entry"
DELETED = f"{{{TOMBSTONES}}}deleted-entry"
UPDATED = f"{{{ATOM}}}updated"
KEY = f"{{{ZFGK}}}key"
VERSION = f"{{{ZFGK}}}version"
FORMAT = "3"
"""Rises whenever entries are written otherwise than before; pages of another number are laid out anew."""

END = "</feed>\n"


@attrs.frozen(kw_only=True)
class Place:
    """Where a document stands among those of its feed.

    Args:
        file: Its own name.
        previous: The name of the archive page before it; empty for the oldest document.
        following: The name of the archive page after it, if there is one already.
        pages: How often pages were laid out so far, this time included; only the current document says so.
    """

    file: str = ATOM_FILE
    previous: str = ""
    following: str = ""
    pages: int = 0


def head(site: Site, updated: datetime, place: Place) -> str:
    """Return a document's beginning, up to its first entry.

    Args:
        site: The settings.
        updated: The moment of the latest change in the document.
        place: Where the document stands.
    """

    def link(rel: str, file: str) -> str:
        return f'<link rel="{rel}" type="application/atom+xml" href="{attribute(site.address(file))}"/>\n'

    lines = [
        "<?xml version='1.0' encoding='utf-8'?>\n",
        f'<feed xmlns="{ATOM}" xmlns:at="{TOMBSTONES}" xmlns:fh="{HISTORY}" xmlns:zfgk="{ZFGK}" ',
        f'xml:lang="{attribute(site.language)}">\n',
        f"<id>{text(site.feed_id)}</id>\n",
        f"<title>{text(site.title)}</title>\n",
        f"<updated>{stamp(updated)}</updated>\n",
        link("self", place.file),
        f'<link rel="alternate" href="{attribute(site.base_url)}"/>\n',
        f"<author><name>{text(site.author)}</name></author>\n",
        f'<generator version="{FORMAT}">zfgk-portal-feed</generator>\n',
    ]
    if place.file != ATOM_FILE:
        lines += ["<fh:archive/>\n", link("current", ATOM_FILE)]
    elif not place.previous:
        lines.append("<fh:complete/>\n")
    if place.previous:
        lines.append(link("prev-archive", place.previous))
    if place.following:
        lines.append(link("next-archive", place.following))
    if place.pages:
        lines.append(f"<zfgk:pages>{place.pages}</zfgk:pages>\n")
    return "".join(lines)


def entry(site: Site, change: Change, record: Record) -> str:
    """Return the entry for a published record.

    Raises:
        ValueError: If the record holds characters that XML cannot carry.
    """
    return (
        f"<entry><id>{text(site.id(change.key))}</id><title>{text(record.title)}</title><updated>{stamp(change.at)}</updated>"
        f"{_published(record.date_published)}{_author(record.publisher)}"
        f"{_category(record.theme, 'theme')}{_category(record.genre, 'genre')}{_keywords(record)}{_body(site, record)}"
        f"<zfgk:key>{text(change.key)}</zfgk:key><zfgk:version>{change.version}</zfgk:version>{_number(record)}"
        f"{_word('audience', record.audience)}{_word('validity', record.validity)}{_word('language', record.language)}"
        f"{_word('format', record.format)}{_written(record.date_written)}{_more(record)}</entry>\n"
    )


# What comes from a vocabulary comes again and again: it is remembered as it is written.


@lru_cache(SOME)
def _published(day: date | None) -> str:
    return f"<published>{midnight(day).isoformat()}</published>" if day else ""


@lru_cache(SOME)
def _written(day: date | None) -> str:
    return f"<zfgk:date_written>{day.isoformat()}</zfgk:date_written>" if day else ""


@lru_cache(SOME)
def _author(name: str) -> str:
    return f"<author><name>{text(name)}</name></author>" if name else ""


@lru_cache(SOME)
def _category(term: str, scheme: str) -> str:
    return f'<category term="{attribute(term)}" scheme="{ZFGK}:{scheme}"/>' if term else ""


@lru_cache(SOME)
def _word(name: str, value: str) -> str:
    return f"<zfgk:{name}>{text(value)}</zfgk:{name}>" if value else ""


def _keywords(record: Record) -> str:
    return "".join([f'<category term="{attribute(keyword)}"/>' for keyword in record.keywords])


def _body(site: Site, record: Record) -> str:
    page = site.link(record.url) if record.url else ""
    if not page:
        # Without a page of its own an entry must have content.
        return f"<content>{text(record.summary or record.title)}</content>"
    summary = f"<summary>{text(record.summary)}</summary>" if record.summary else ""
    # In an address that was judged only this one character needs care.
    return f'<link rel="alternate" href="{page.replace("&", "&amp;")}"/>{summary}'


def _number(record: Record) -> str:
    number = record.document_number
    return f"<zfgk:document_number>{text(number)}</zfgk:document_number>" if number else ""


def _more(record: Record) -> str:
    if not (record.attachments or record.related or record.extra):
        return ""
    lines = [f"<zfgk:attachments>{text(value)}</zfgk:attachments>" for value in record.attachments]
    lines += [f"<zfgk:related>{text(value)}</zfgk:related>" for value in record.related]
    lines += [
        f'<zfgk:extra name="{attribute(name)}">{text(value)}</zfgk:extra>'
        for name, value in sorted(record.extra.items())
    ]
    return "".join(lines)


def deleted(site: Site, change: Change) -> str:
    """Return the deleted entry for a withdrawal.

    Raises:
        ValueError: If the key holds characters that XML cannot carry.
    """
    reason = text(keep_printable(change.reason))
    comment = f"<at:comment>{reason}</at:comment>" if reason else ""
    return (
        f'<at:deleted-entry ref="{attribute(site.id(change.key))}" when="{stamp(change.at)}">{comment}'
        f"<zfgk:key>{text(change.key)}</zfgk:key><zfgk:version>{change.version}</zfgk:version></at:deleted-entry>\n"
    )
