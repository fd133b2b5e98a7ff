"""Addresses and ids, all derived from the target's settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import attrs

from zfgk import CheckedOptions, web_address

ATOM_FILE = "atom.xml"
RSS_FILE = "rss.xml"
PAGES = "atom-*.xml"
"""The names that archive pages have; :data:`PAGE` says it exactly."""
PAGE = re.compile(r"atom-[1-9][0-9]*-(?:[0-9a-f]{16}-)?[1-9][0-9]*\.xml")
DRAFT = "0" * 16
"""What stands for the digest in the name of a page, until all pages of its run are written."""
ITEMS = 1000
"""How many items fill a document."""
MOST_ITEMS = 50_000
"""How many items the settings may let fill one: whoever reads a feed fetches the current document again and again."""

# Ids are tag URIs (RFC 4151), so that they survive a change of scheme, path or page. The day in them only has to be
# one on which the site owned its name; it is the day on which the Regulation of 2019 took effect, and never changes.
_TAG_DAY = "2019-05-15"
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%~"
# Of these nothing has to be judged or quoted: to judge an address takes longer than to write its entry.
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_.~-]+")
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*(?:\.[A-Za-z0-9]+)?")


@attrs.frozen
class Site:
    """A feed's settings.

    Args:
        out: The folder that holds the files.
        base_url: The address under which the site is served, with a slash at its end.
        title: The feed's title.
        author: Who is responsible for the feed.
        language: The feed's language tag.
        id_prefix: What every entry id begins with.
        items: How many items fill a document, so that further ones begin another.
        root: What :func:`zfgk.web_address` makes of an empty path of the site; empty if that is no web address.
    """

    out: Path
    base_url: str
    title: str
    author: str
    language: str
    id_prefix: str
    items: int
    root: str

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Site:
        """Read the settings; what is missing gets its default.

        Raises:
            BadInput: With every option that cannot be used.
        """
        base_url = str(config["base_url"])
        host = (urlsplit(base_url).hostname or "localhost").encode("idna").decode("ascii")
        prefix = f"tag:{host},{_TAG_DAY}:"
        with CheckedOptions(config) as options:
            title, author = options.text("title", "政府信息公开"), options.text("author", host)
            language = options.matching("language", _LANGUAGE, "language tag", default="zh-CN", such_as="zh-CN")
            prefix = options.iri("id_prefix", prefix, such_as=prefix)
            items = options.integer("items", ITEMS, least=1, most=MOST_ITEMS)
        return cls(
            out=Path(config["out"]),
            base_url=web_address(base_url) or _as_uri(base_url),
            title=title,
            author=author,
            language=language,
            id_prefix=prefix,
            items=items,
            root=web_address("x", base_url).removesuffix("x"),
        )

    @property
    def atom_file(self) -> Path:
        """The Atom feed."""
        return self.out / ATOM_FILE

    @property
    def rss_file(self) -> Path:
        """The RSS feed."""
        return self.out / RSS_FILE

    def address(self, file: str) -> str:
        """Return the address of one of the feed's files."""
        return f"{self.base_url}{quote(self.out.name)}/{file}"

    @property
    def feed_id(self) -> str:
        """The permanent id of the feed; an entry's id never holds a slash behind the prefix."""
        return f"{self.id_prefix}feed/{quote(self.out.name)}"

    def id(self, key: str) -> str:
        """Return the permanent id of an entry.

        Raises:
            ValueError: If the key holds a lone surrogate.
        """
        return self.id_prefix + (key if _PLAIN_KEY.fullmatch(key) else quote(key, safe=""))

    def page(self, time: int, number: int) -> str:
        """Return the name of a page that is being written.

        Args:
            time: How often pages were laid out so far, this time included.
            number: Its place among those that are laid out with it, from the newest.
        """
        return f"atom-{time}-{DRAFT}-{number}.xml"

    def link(self, url: str) -> str:
        """Return an absolute web address for a link, or an empty text if the address is not one.

        Args:
            url: An absolute address, or one relative to the site.
        """
        if self.root and _PLAIN_PATH.fullmatch(path := url.removeprefix(self.root)):
            return self.root + path
        return web_address(url, self.base_url)


def _as_uri(address: str) -> str:
    return quote(address, safe=_URI_CHARACTERS)
