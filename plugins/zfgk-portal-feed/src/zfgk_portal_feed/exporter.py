"""The exporter: a snapshot of everything public, as an archived Atom feed and as an RSS feed of the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

import attrs

from zfgk import Ack, Change, Exporter, Record
from zfgk_portal_feed import atom, documents, rss
from zfgk_portal_feed.index import Index, Row, open_index
from zfgk_portal_feed.layout import Layout
from zfgk_portal_feed.site import ITEMS, Site
from zfgk_portal_feed.standing import Standing, left_over, read_back, stands_or_not

_AT_ONCE = 100
"""How many changes are looked up together."""


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Bring the feeds up to date: ``atom.xml`` with its archive pages, and ``rss.xml``.

    Pages stay as they are while what they hold does. New pages come first, then the current documents, from which they
    are reached; only then does what was corrected or withdrawn leave the older pages, so that whoever reads in between
    finds an entry twice, and never not at all.

    Args:
        changes: All live records and all withdrawals, the newest first; without any, the feeds stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record that XML cannot carry; ``done`` for all others at the end, when all files stand.
    """
    site = Site.of(config)
    with open_index() as index:
        draft = _Draft(site, index, stands_or_not(site, index))
        try:
            while some := list(islice(changes, _AT_ONCE)):
                yield from draft.add(some)
            if draft.latest is not None:
                draft.finish(draft.latest)
        except BaseException:
            draft.abandon()
            raise
    yield Ack(through=True)


@attrs.define
class _Draft:
    """The feeds while they are being written.

    Args:
        site: The settings.
        index: Where each key stands.
        standing: The documents that stand.
        latest: The moment of the latest change so far.
    """

    site: Site
    index: Index
    standing: Standing
    latest: datetime | None = None
    _pages: frozenset[str] = attrs.field(init=False)
    _layout: Layout = attrs.field(init=False)
    _outdated: set[str] = attrs.field(init=False)
    _copied: defaultdict[str, set[str]] = attrs.field(init=False, factory=lambda: defaultdict(set))
    _replaced: bool = attrs.field(init=False, default=False)
    _linked: bool = attrs.field(init=False, default=False)

    def __attrs_post_init__(self) -> None:
        # Pages that were written with other settings are not kept; the whole feed is laid out anew, under new names.
        pages = self.standing.files[1:] if self.standing.fits else ()
        self._pages = frozenset(pages)
        self._outdated = set(self.standing.outdated)
        self._layout = Layout(self.site, pages[0] if pages else "", self.standing.pages)

    def add(self, changes: Sequence[Change]) -> Iterator[Ack]:
        """Take changes in; yield a refusal for each that XML cannot carry."""
        rows = self.index.find([change.key for change in changes])
        news: dict[str, Row] = {}
        for change in changes:
            row = rows.get(change.key)
            if row and self._knows(row, change):
                self._note(change.at)
                if not row.given and row.file not in self._pages:
                    self._copied[row.file].add(change.key)
                rows[change.key] = news[change.key] = row._replace(given=True)
                continue
            try:
                element = self._element(change)
            except ValueError as error:
                if row and row.file in self._pages:
                    rows[change.key] = news[change.key] = row._replace(given=True)
                yield Ack(change.key, change.version, "reject", error=f"含有 XML 不能表示的字符 ({error})")
                continue
            self._note(change.at)
            if row:
                self._outdated.add(row.file)
                self._copied[row.file].discard(change.key)
                self._replaced = self._replaced or not row.file
            rows[change.key] = news[change.key] = Row(change.key, change.version, "", given=True)
            self._layout.add(change, element)
        self.index.put(news.values())

    def finish(self, updated: datetime) -> None:
        """Put all documents in place."""
        for name, keys in self._copied.items():
            self._copy(name, keys)
        self._layout.end()
        if self._replaced:  # what a newer version in the same run replaced is left out
            self._layout.keep(self._newest)
        self._layout.seal()
        self._linked = True  # from here on readers may be led to what was written
        self._layout.finish(updated)
        for name in sorted((self._outdated | self.index.missed()) & self._pages):
            documents.rewrite(self.site.out / name, partial(self._staying, name))
        for name in left_over(self.site, self._pages.union(self._layout.written)):
            (self.site.out / name).unlink(missing_ok=True)

    def abandon(self) -> None:
        """Remove what was written, unless readers are led to it already."""
        if not self._linked:
            self._layout.abandon()

    def _note(self, at: datetime) -> None:
        if self.latest is None or at > self.latest:
            self.latest = at

    def _knows(self, row: Row, change: Change) -> bool:
        """Tell whether what stands, or came before in this run, is as new and can stay where it is."""
        if row.version == change.version:
            return row.given or row.file in self._pages
        return row.version > change.version

    def _element(self, change: Change) -> str:
        if change.record is None:
            return atom.deleted(self.site, change)
        return atom.entry(self.site, change, change.record)

    def _copy(self, name: str, keys: set[str]) -> None:
        """Take over from a document that is written anew what is newer there than what came."""
        if not keys:
            return
        by_id = {self.site.id(key): key for key in keys}
        self._layout.copied |= dict.fromkeys(keys, "")
        for generator, item in documents.rss_items(self.site.rss_file) if self.site.rss_file.exists() else ():
            if key := by_id.get(item.findtext("guid", "")):
                self._layout.copied[key] = rss.copied(item, generator)
        for key, version, found in documents.items(self.site.out / name):
            if key in keys:
                gone = found.tag == atom.DELETED
                at = datetime.fromisoformat(found.get("when", "") if gone else found.findtext(atom.UPDATED, ""))
                # The change that it was made of is not known any more; what is known of it suffices.
                change = Change(key, version, at, None if gone else Record(identifier=key, title=""))
                self._layout.add(change, documents.as_text(found))

    def _newest(self, keys: Collection[str]) -> Mapping[str, int]:
        return {key: row.version for key, row in self.index.find(keys).items()}

    def _staying(self, name: str, keys: Collection[str]) -> Mapping[str, int]:
        return {key: row.version for key, row in self.index.find(keys).items() if row.file == name and row.given}


EXPORTER = Exporter(
    name="portal-feed",
    run=run,
    read_back=read_back,
    options={
        "title": "The feed's title; 政府信息公开 unless given.",
        "author": "Who is responsible for the feed; the site's host name unless given.",
        "language": "The feed's language tag (BCP 47); zh-CN unless given.",
        "id_prefix": "What every entry id begins with, an absolute IRI; set it to the old prefix when the site moves to another host.",
        "items": f"How many items a document has before older ones go to an archive page; {ITEMS} unless given.",
    },
    sample_config={"title": "示例市自然资源局政府信息公开", "author": "示例市自然资源局"},
    accepts=frozenset({"information"}),
    shape="snapshot",
    withdraw="tombstone",
    network=False,
    check=Site.of,
    contract=1,
)
