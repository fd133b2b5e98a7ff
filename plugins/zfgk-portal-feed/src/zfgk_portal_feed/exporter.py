"""The exporter: a snapshot of everything public, written as two feeds that appear whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs

from zfgk import Ack, Change, Exporter, write_atomic
from zfgk_portal_feed import atom, rss
from zfgk_portal_feed.atom import AtomEntries
from zfgk_portal_feed.previous import atom_elements, read_back, rss_items
from zfgk_portal_feed.rss import RssItems
from zfgk_portal_feed.sheet import Sheet, compose, open_sheet
from zfgk_portal_feed.site import Site


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``atom.xml`` and ``rss.xml`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the feeds stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when both files stand.
    """
    site = Site.of(config)
    with contextlib.ExitStack() as stack:
        draft = _Draft(
            site,
            deleted=stack.enter_context(open_sheet(atom.frame(site), site.out)),
            entries=stack.enter_context(open_sheet(atom.frame(site), site.out)),
            items=stack.enter_context(open_sheet(rss.FRAME, site.out)),
            held=_held(config),
        )
        for change in changes:
            if refusal := draft.add(change):
                yield refusal
        if draft.latest is not None:
            draft.write(draft.latest)
    yield Ack(through=True)


def _held(config: Mapping[str, Any]) -> dict[str, int]:
    try:
        return read_back(config)
    except ValueError:
        return {}  # a damaged feed is replaced


@attrs.define
class _Draft:
    """The feeds while they are being written.

    Args:
        site: The settings.
        deleted: The deleted entries; in an Atom feed they stand before the entries.
        entries: The entries.
        items: The RSS items.
        held: The versions that the feed holds so far.
    """

    site: Site
    deleted: Sheet
    entries: Sheet
    items: Sheet
    held: dict[str, int]
    latest: datetime | None = None
    _newer: set[str] = attrs.field(factory=set)
    _atom: AtomEntries = attrs.field(init=False)
    _rss: RssItems = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._atom = AtomEntries(self.site)
        self._rss = RssItems(self.site)

    def add(self, change: Change) -> Ack | None:
        """Take a change in; return a refusal if XML cannot carry it."""
        self.latest = max(self.latest or change.at, change.at)
        if self.held.get(change.key, 0) > change.version:
            self._newer.add(change.key)  # the feed knows better already
            return None
        try:
            if change.record is None:
                self.deleted.add(self._atom.deleted(change))
            else:
                # Both elements are made before either is written: a record stands in both feeds or in none.
                entry, item = self._atom.entry(change, change.record), self._rss.item(change, change.record)
                self.entries.add(entry)
                self.items.add(item)
        except ValueError as error:
            return Ack(change.key, change.version, "reject", error=f"含有 XML 不能表示的字符 ({error})")
        return None

    def write(self, updated: datetime) -> None:
        """Put both feeds in place."""
        for element in atom_elements(self.site, self._newer):
            (self.entries if element.tag == atom.ENTRY else self.deleted).add(element)
        for element in rss_items(self.site, self._newer):
            self.items.add(element)
        with write_atomic(self.site.atom_file) as atom_file, write_atomic(self.site.rss_file) as rss_file:
            head = atom.head(self.site, updated)
            compose(atom_file, atom.frame(self.site), head, (self.deleted, self.entries))
            compose(rss_file, rss.FRAME, rss.head(self.site, updated), (self.items,))


EXPORTER = Exporter(
    name="portal-feed",
    run=run,
    read_back=read_back,
    options={
        "title": "The feed's title; 政府信息公开 unless given.",
        "author": "Who is responsible for the feed; the site's host name unless given.",
        "language": "The feed's language tag; zh-CN unless given.",
        "id_prefix": "What every entry id begins with; set it to the old prefix when the site moves to another host.",
    },
    sample_config={"title": "示例市自然资源局政府信息公开", "author": "示例市自然资源局"},
    accepts=frozenset({"information"}),
    shape="snapshot",
    withdraw="tombstone",
    network=False,
    contract=1,
)
