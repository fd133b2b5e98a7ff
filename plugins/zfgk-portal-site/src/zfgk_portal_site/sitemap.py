"""The column's pages for search engines, in the format of sitemaps.org."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape

from zfgk_portal_site.edition import Edition
from zfgk_portal_site.names import page_of
from zfgk_portal_site.parts import PARTS
from zfgk_portal_site.settings import Settings
from zfgk_portal_site.spool import Spool

IN_A_FILE = 10_000
"""How many addresses stand in a file; the format allows five times as many, but they are held in memory at once."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def write_sitemap(edition: Edition, spool: Spool, settings: Settings) -> None:
    """Write ``sitemap.xml``; if there are many pages it names the files that list them.

    Args:
        edition: The edition that is being written.
        spool: What stands in it.
        settings: The settings.
    """
    pages = _pages(spool, settings.address)
    some, more = list(islice(pages, IN_A_FILE)), list(islice(pages, IN_A_FILE))
    if not more:
        edition.write("sitemap.xml", _urls(some))
        return
    count = 0
    while some:
        count += 1
        edition.write(f"sitemap-{count}.xml", _urls(some))
        some, more = more, list(islice(pages, IN_A_FILE))
    named = "".join(
        f"<sitemap><loc>{escape(settings.address)}sitemap-{number}.xml</loc></sitemap>\n"
        for number in range(1, count + 1)
    )
    edition.write("sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{named}</sitemapindex>\n")


def _pages(spool: Spool, address: str) -> Iterator[str]:
    latest = spool.latest()
    for path in ("index.html", *(f"{part.path}/index.html" for part in PARTS)):
        yield f"<url><loc>{escape(address + path)}</loc><lastmod>{latest}</lastmod></url>\n"
    for key, at in spool.pages(live=True):
        yield f"<url><loc>{escape(address + page_of(key))}</loc><lastmod>{at}</lastmod></url>\n"


def _urls(pages: list[str]) -> str:
    return f"{_HEAD}<urlset {_SPACE}>\n{''.join(pages)}</urlset>\n"
