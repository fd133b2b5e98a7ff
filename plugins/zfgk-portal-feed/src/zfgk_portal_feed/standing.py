"""What the feed holds already: its documents, from the current one back to the oldest page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import attrs

from zfgk_portal_feed import documents
from zfgk_portal_feed.atom import FORMAT
from zfgk_portal_feed.index import Index, Row, open_index
from zfgk_portal_feed.site import ATOM_FILE, DRAFT, PAGE, PAGES, Site


@attrs.frozen
class Standing:
    """The documents that stand.

    Args:
        files: Their names: the current one, then the pages from the newest to the oldest; empty if there is no feed.
        pages: How often pages were laid out so far.
        outdated: The names of pages that still hold what stands in a newer document as well.
        fits: Whether they were written with the settings of today; only then may pages stay.
    """

    files: tuple[str, ...] = ()
    pages: int = 0
    outdated: frozenset[str] = frozenset()
    fits: bool = False

    @classmethod
    def of(cls, site: Site, index: Index) -> Standing:
        """Read the documents, and note in an index where each key stands.

        Raises:
            ValueError: If a document is damaged, or missing though another one names it.
        """
        if not (site.out / ATOM_FILE).exists():
            # Whole pages may get their names again; a damaged one may have been fetched, and its name must not come again.
            for name in left_over(site, ()):
                if DRAFT not in name:
                    documents.check(site.out / name)
            return cls()
        files: list[str] = []
        outdated: set[str] = set()
        current = documents.read_head(site.out / ATOM_FILE)
        name = ATOM_FILE
        while name:
            file = site.out / name
            documents.check(file)
            files.append(name)
            for key, version, _ in documents.items(file):
                if not index.add(Row(key, version, name, given=False)):
                    outdated.add(name)
            name = _page_before(file, files)
        fits = current.said == _said(site)
        return cls(tuple(files), current.pages, frozenset(outdated), fits=fits)


def stands_or_not(site: Site, index: Index) -> Standing:
    """Return what stands, or nothing if a document is damaged: the feed is then laid out anew, under new names.

    Args:
        site: The settings.
        index: An empty index; whatever stands is noted in it.
    """
    try:
        return Standing.of(site, index)
    except ValueError:
        index.clear()
    try:
        said = documents.read_head(site.out / ATOM_FILE).pages
    except (ValueError, FileNotFoundError):
        said = 0
    # A damaged page may have been fetched already, so no name may come again, even if it would hold the same.
    return Standing(pages=max(said, max((int(name.split("-")[1]) for name in left_over(site, ())), default=0)))


def read_back(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the version of every entry in the documents, withdrawn ones included.

    Args:
        config: The target's settings.

    Returns:
        Versions by key; empty if there is no feed.

    Raises:
        ValueError: If a document is damaged, missing, or left over from a run that was killed.
    """
    site = Site.of(config)
    with open_index() as index:
        found = Standing.of(site, index)
        if left := {*found.outdated, *left_over(site, found.files)}:
            message = f"{site.out / min(left)}: what stands there was replaced or withdrawn since; publish again"
            raise ValueError(message)
        if found.files:
            documents.check(site.rss_file)
            for _ in documents.rss_items(site.rss_file):
                pass  # to read it to its end tells whether it was cut
        return dict(index.versions())


def left_over(site: Site, files: Collection[str]) -> list[str]:
    """Return the names of pages that no document leads to."""
    return sorted(path.name for path in site.out.glob(PAGES) if PAGE.fullmatch(path.name) and path.name not in files)


def _page_before(file: Path, files: list[str]) -> str:
    address = documents.read_head(file).previous
    if not address:
        return ""
    name = address.rpartition("/")[2]
    if not PAGE.fullmatch(name) or name in files:
        message = f"{file}: {address} is no page before it"
        raise ValueError(message)
    return name


def _said(site: Site) -> tuple[str, ...]:
    """Return what the current document says of itself under today's settings."""
    own = site.address(ATOM_FILE)
    return (site.feed_id, site.title, site.author, site.language, site.base_url, own, FORMAT)
