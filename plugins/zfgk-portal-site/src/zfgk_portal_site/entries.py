"""The page of an entry, the stub of a withdrawn one, and how each shows in lists."""

from __future__ import annotations

from datetime import date

import attrs

from zfgk import Record, web_address
from zfgk_portal_site.body import Paragraph, paragraphs, read_text, text_blocks
from zfgk_portal_site.names import folder_of, page_of
from zfgk_portal_site.pages import Page, Press
from zfgk_portal_site.parts import DISCLOSED, NO_AGENCY, NO_THEME, THEME, part_of, themes_of
from zfgk_portal_site.spool import Row, Spool
from zfgk_portal_site.stored import Stored
from zfgk_portal_site.text import day_in_words, language_tag, moment_in_words, one_line, size_in_words
from zfgk_portal_site.web_text import blocks_of

NO_TITLE = "（无标题）"
NO_REASON = "未注明"
WITHDRAWN = "本信息已撤回"
_BODY_BYTES = 256 * 1024
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_SHOWN = _PAGES | {"text/plain"}
_LONGEST_DESCRIPTION = 200


@attrs.frozen
class Link:
    """A line that may lead somewhere.

    Args:
        label: What it says.
        href: Where it leads; empty for a line of text.
        note: What stands behind it.
    """

    label: str
    href: str = ""
    note: str = ""


def title_of(record: Record) -> str:
    """Return the title as readers see it; never empty, for a link must say something."""
    return record.title if any(c.isprintable() and not c.isspace() for c in record.title) else NO_TITLE


def day_of(stored: Stored) -> date:
    """Return the day of publication: the record's, or that of the change."""
    published = stored.record.date_published if stored.record else None
    return published or stored.at.date()


def list_row(stored: Stored, record: Record) -> tuple[Row, list[tuple[str, str]]]:
    """Return how a live entry shows in lists, and which lists it stands in, as facet and value."""
    part = part_of(record)
    day = day_of(stored)
    lists = [("all", ""), ("part", part.path)]
    if part is DISCLOSED:
        lists += [(THEME.path, theme) for theme in themes_of(record) or (NO_THEME,)]
        lists += [("year", f"{day.year:04}"), ("agency", record.publisher.strip() or NO_AGENCY)]
    sub = " · ".join(
        one_line(text) for text in (record.document_number, record.genre, record.publisher) if text.strip()
    )
    words = " ".join((record.identifier, *record.keywords, *themes_of(record)[-1:]))
    row = Row(stored.key, day.isoformat(), page_of(stored.key), title_of(record), sub, one_line(words))
    return row, lists


def stub_row(stored: Stored) -> tuple[Row, list[tuple[str, str]]]:
    """Return how a withdrawn entry shows in the list of such; it stands in no other."""
    reason = stored.reason.strip() or NO_REASON
    return Row(stored.key, stored.at.date().isoformat(), page_of(stored.key), reason, "", ""), [("withdrawn", "")]


def print_entry(press: Press, spool: Spool, stored: Stored, record: Record) -> None:
    """Write the page of a live entry.

    Args:
        press: The press.
        spool: Knows which related entries there are.
        stored: The change.
        record: Its record.
    """
    for download in stored.downloads:
        press.edition.take(download.sha256, download.file)
    part = part_of(record)
    title = title_of(record)
    page = Page(
        path=page_of(stored.key),
        title=title,
        part=part,
        trail=_trail(record),
        article={
            "title": title,
            "published": _pub_date(stored),
            "source": record.publisher.strip() or press.settings.author,
            "keywords": ",".join(one_line(word) for word in record.keywords),
            "description": one_line(record.summary, _LONGEST_DESCRIPTION),
        },
    )
    press.print(
        "entry.html",
        page,
        record=record,
        language=language_tag(record.language),
        facts=list(_facts(stored, record)),
        summary=[line.strip() for line in record.summary.splitlines() if line.strip()],
        body=_body(press, stored, record),
        downloads=[
            Link(one.name, page.root + one.file, f"{_kind(one.name)}{size_in_words(one.size)}")
            for one in stored.downloads
        ],
        attachments=_attachments(stored, record),
        related=[_related(spool, key, page.root) for key in record.related if key.strip()],
        source=web_address(record.url, press.settings.base_url),
        updated=stored.at if stored.version > 1 else None,
        updated_words=moment_in_words(stored.at),
        reason=stored.reason if stored.version > 1 else "",
    )


def print_stub(press: Press, stored: Stored) -> None:
    """Write the page of a withdrawn entry: that it was withdrawn, when and why, and nothing of what it said."""
    page = Page(
        path=page_of(stored.key),
        title=f"{WITHDRAWN}（{stored.key}）",
        column_name="已撤回信息",
        trail=(("已撤回信息", "withdrawn/index.html"),),
        article={
            "title": f"{WITHDRAWN}（{stored.key}）",
            "published": f"{stored.at:%Y-%m-%d %H:%M}",
            "source": press.settings.author,
        },
        hidden=True,
    )
    press.print(
        "withdrawn.html",
        page,
        key=stored.key,
        at=stored.at,
        at_words=moment_in_words(stored.at),
        reason=stored.reason.strip() or NO_REASON,
    )


def _trail(record: Record) -> tuple[tuple[str, str], ...]:
    part = part_of(record)
    above = ((part.name, f"{part.path}/index.html"),)
    if part is DISCLOSED and (themes := themes_of(record)):
        steps = ((one.rpartition("\\")[2], f"{part.path}/theme/{folder_of(one)}/index.html") for one in themes)
        return (*above, *steps)
    return above


def _pub_date(stored: Stored) -> str:
    # The tag asks for a time of day. Where only the day of publication is known, it is the day's beginning.
    day = day_of(stored)
    return f"{stored.at:%Y-%m-%d %H:%M}" if day == stored.at.date() else f"{day.isoformat()} 00:00"


def _facts(stored: Stored, record: Record) -> list[tuple[str, str, str]]:
    """Return what stands in the head of the page, as (label, text, machine-readable day)."""
    written, published = record.date_written, day_of(stored)
    known = [
        ("索引号", record.identifier, ""),
        ("文号", record.document_number, ""),
        ("发布机构", record.publisher, ""),
        ("主题分类", " / ".join(step.rpartition("\\")[2] for step in themes_of(record)), ""),
        ("体裁分类", record.genre, ""),
        ("服务对象", record.audience, ""),
        ("生成日期", day_in_words(written) if written else "", written.isoformat() if written else ""),
        ("发布日期", day_in_words(published), published.isoformat()),
        ("有效性", record.validity, ""),
        ("关键词", "、".join(record.keywords), ""),
        *((name, text, "") for name, text in sorted(record.extra.items())),
    ]
    return [(label, text, day) for label, text, day in known if label.strip() and text.strip()]


def _body(press: Press, stored: Stored, record: Record) -> list[Paragraph]:
    """Return the text of the first file that is plain text or a web page; others are offered as downloads only."""
    for one in stored.downloads:
        kind = one.media_type.partition(";")[0].strip().lower()
        if kind in _SHOWN and one.size <= _BODY_BYTES:
            text = read_text(press.edition.place(one.file).read_bytes())
            blocks = None if text is None else blocks_of(text) if kind in _PAGES else text_blocks(text)
            return [] if blocks is None else paragraphs(blocks, record)
    return []


def _attachments(stored: Stored, record: Record) -> list[Link]:
    """Return the attachments that are not offered as downloads: addresses as links, names as text."""
    offered = {one.name for one in stored.downloads}
    names = [name for name in record.attachments if name.strip() and name not in offered]
    return [Link(name, web_address(name) if "://" in name else "") for name in names]


def _related(spool: Spool, key: str, root: str) -> Link:
    row = spool.row(key)
    if row is None:
        return Link(key)
    if spool.is_live(key):
        return Link(row.title, root + row.page, row.day)
    return Link(key, root + row.page, "已撤回")


def _kind(name: str) -> str:
    suffix = name.rpartition(".")[2]
    short = suffix.isascii() and suffix.isalnum() and len(suffix) <= 5 and "." in name
    return f"{suffix.upper()}，" if short else ""
