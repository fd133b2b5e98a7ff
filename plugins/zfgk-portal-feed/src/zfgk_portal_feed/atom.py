"""Atom documents (RFC 4287), with withdrawals as deleted entries (RFC 6721), complete or archived (RFC 5005)."""

from __future__ import annotations

from datetime import datetime

import attrs

from zfgk import Change, Record
from zfgk_portal_feed.markup import (
    ATOM,
    HISTORY,
    TOMBSTONES,
    ZFGK,
    attribute,
    day_stamp,
    keep_printable,
    stamp,
    text,
)
from zfgk_portal_feed.site import ATOM_FILE, Site

ENTRY = f"{{{ATOM}}}entry"
DELETED = f"{{{TOMBSTONES}}}deleted-entry"
UPDATED = f"{{{ATOM}}}updated"
KEY = f"{{{ZFGK}}}key"
VERSION = f"{{{ZFGK}}}version"
FORMAT = "2"
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
    lines = [
        f"<entry><id>{site.id(change.key)}</id><title>{text(record.title)}</title><updated>{stamp(change.at)}</updated>"
    ]
    add = lines.append
    if record.date_published:
        add(f"<published>{day_stamp(record.date_published)}</published>")
    if record.publisher:
        add(f"<author><name>{text(record.publisher)}</name></author>")
    if record.theme:
        add(f'<category term="{attribute(record.theme)}" scheme="{ZFGK}:theme"/>')
    if record.genre:
        add(f'<category term="{attribute(record.genre)}" scheme="{ZFGK}:genre"/>')
    for keyword in record.keywords:
        add(f'<category term="{attribute(keyword)}"/>')
    if page := site.link(record.url):
        add(f'<link rel="alternate" href="{attribute(page)}"/>')
        if record.summary:
            add(f"<summary>{text(record.summary)}</summary>")
    else:
        # Without a page of its own an entry must have content.
        add(f"<content>{text(record.summary or record.title)}</content>")
    add(_ours(change, record))
    return "".join(lines)


def _ours(change: Change, record: Record) -> str:
    lines = [f"<zfgk:key>{text(change.key)}</zfgk:key><zfgk:version>{change.version}</zfgk:version>"]
    add = lines.append
    if record.document_number:
        add(f"<zfgk:document_number>{text(record.document_number)}</zfgk:document_number>")
    if record.audience:
        add(f"<zfgk:audience>{text(record.audience)}</zfgk:audience>")
    if record.validity:
        add(f"<zfgk:validity>{text(record.validity)}</zfgk:validity>")
    if record.language:
        add(f"<zfgk:language>{text(record.language)}</zfgk:language>")
    if record.format:
        add(f"<zfgk:format>{text(record.format)}</zfgk:format>")
    if record.date_written:
        add(f"<zfgk:date_written>{record.date_written.isoformat()}</zfgk:date_written>")
    for value in record.attachments:
        add(f"<zfgk:attachments>{text(value)}</zfgk:attachments>")
    for value in record.related:
        add(f"<zfgk:related>{text(value)}</zfgk:related>")
    for name, value in sorted(record.extra.items()):
        add(f'<zfgk:extra name="{attribute(name)}">{text(value)}</zfgk:extra>')
    add("</entry>\n")
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
