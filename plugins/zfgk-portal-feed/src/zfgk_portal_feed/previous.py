"""What the feed holds already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from zfgk_portal_feed.atom import DELETED, ENTRY, KEY, VERSION
from zfgk_portal_feed.site import Site


def read_back(config: Mapping[str, Any]) -> dict[str, int]:
    """Return the version of every entry in the Atom feed, withdrawn ones included.

    Args:
        config: The target's settings.

    Returns:
        Versions by key; empty if there is no feed.

    Raises:
        ValueError: If the file is no feed of ours.
    """
    file = Site.of(config).atom_file
    if not file.exists():
        return {}
    held: dict[str, int] = {}
    try:
        for element in _elements(file, (ENTRY, DELETED)):
            held[element.findtext(KEY, "")] = int(element.findtext(VERSION, ""))
    except etree.XMLSyntaxError as error:
        message = f"{file} is not well-formed: {error}"
        raise ValueError(message) from error
    return held


def atom_elements(site: Site, keys: Collection[str]) -> Iterator[etree._Element]:
    """Yield the entries and deleted entries of some keys as they stand in the Atom feed."""
    if keys and site.atom_file.exists():
        yield from (found for found in _elements(site.atom_file, (ENTRY, DELETED)) if found.findtext(KEY) in keys)


def rss_items(site: Site, keys: Collection[str]) -> Iterator[etree._Element]:
    """Yield the items of some keys as they stand in the RSS feed."""
    ids = {site.id(key) for key in keys}
    if ids and site.rss_file.exists():
        yield from (found for found in _elements(site.rss_file, ("item",)) if found.findtext("guid") in ids)


def _elements(file: Path, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    with file.open("rb") as source:
        for _, element in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True, huge_tree=True):
            yield element
            # Read elements are dropped from the tree, or a long feed would fill the memory.
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
