"""The exporter ``sitemap``: the addresses of all published pages, for search engines and harvesters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from xml.sax.saxutils import escape

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Record,
    Shelf,
    hookimpl,
    read_snapshot,
    web_address,
    write_atomic,
    write_snapshot,
)

MOST_ADDRESSES = 50_000
"""How many addresses a sitemap, and how many sitemaps an index, may hold by the protocol."""
MOST_BYTES = 50 * 1024 * 1024
"""How large a sitemap may be by the protocol."""
LONGEST_ADDRESS = 2_047
"""How long an address may be by the protocol."""

_CHINA = timezone(timedelta(hours=8))
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="' + _NAMESPACE + '">\n'
_ROOM = MOST_BYTES - 200
"""The room for entries: what is around them is shorter than the difference."""


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``sitemap.xml`` anew, and beyond 50,000 addresses the sitemaps that it then lists.

    Args:
        changes: All live records and all withdrawals; without any, the files stay as they are.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for an address that is too long; ``done`` for all others at the end, when the files stand.

    Raises:
        BadInput: With every option that cannot be used.
    """
    out, base = Path(config["out"]), str(config["base_url"])
    own, most = _options(config)
    return write_snapshot(
        changes,
        config,
        lambda change, record: _entry(change, record, base),
        lambda shelf: _write(shelf, out, base, own, most),
        files="sitemap*.xml",
    )


def _options(config: Mapping[str, Any]) -> tuple[str, int]:
    """Return where the files are served, and how many addresses one of them holds."""
    default = urljoin(str(config["base_url"]), f"{quote(Path(config['out']).name)}/")
    with CheckedOptions(config) as options:
        own = options.address("address", default)
        most = options.integer("most", MOST_ADDRESSES, least=1, most=MOST_ADDRESSES)
    return own if own.endswith("/") else f"{own}/", most


def _entry(change: Change, record: Record, base: str) -> bytes:
    """Return the element of a page; nothing for a record without a page on this site."""
    address = _address(record.url, base)
    if not address:
        return b""
    if len(address) > LONGEST_ADDRESS:
        message = f"网址长{len(address)}个字符，站点地图最多容纳{LONGEST_ADDRESS}个"
        raise ValueError(message)
    moment = change.at.astimezone(_CHINA).replace(microsecond=0).isoformat()
    return f"<url><loc>{escape(address)}</loc><lastmod>{moment}</lastmod></url>\n".encode("ascii")


def _address(url: str, base: str) -> str:
    full = web_address(url, base)
    # A sitemap lists pages of its own host only.
    return full if urlsplit(full)[:2] == urlsplit(base)[:2] else ""


def _write(shelf: Shelf, out: Path, base: str, own: str, most: int) -> Iterator[Path]:
    sizes = _sizes(shelf, most)
    entries = (held.body for held in shelf.live() if held.body)
    if len(sizes) > MOST_ADDRESSES:
        message = f"{len(sizes)} sitemaps are more than an index may list ({MOST_ADDRESSES})"
        raise ValueError(message)
    names = ["sitemap.xml"] if len(sizes) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(sizes) + 1)]
    moments = {}
    # The last sitemap first: an address that moves on by one stands twice for a moment, and never nowhere.
    for name, size in reversed(list(zip(names, sizes, strict=True))):
        oldest_first = list(islice(entries, size))
        moments[name] = max(
            (entry[entry.index(b"<lastmod>") : entry.index(b"</url>")] for entry in oldest_first), default=b""
        )
        with write_atomic(out / name) as file:
            file.write(_HEAD.format("urlset").encode("ascii"))
            file.writelines(reversed(oldest_first))
            if not size:
                # The schema asks for one address at least; the site's own is always there.
                file.write(f"<url><loc>{escape(_address(base, base))}</loc></url>\n".encode("ascii"))
            file.write(b"</urlset>\n")
        yield out / name
    if len(names) > 1:
        with write_atomic(out / "sitemap.xml") as file:
            file.write(_HEAD.format("sitemapindex").encode("ascii"))
            for name in names:
                file.write(
                    b"<sitemap><loc>%s</loc>%s</sitemap>\n" % (escape(own + name).encode("ascii"), moments[name])
                )
            file.write(b"</sitemapindex>\n")
        yield out / "sitemap.xml"


def _sizes(shelf: Shelf, most: int) -> list[int]:
    """Return how many entries each sitemap takes; one that is empty if there is no entry."""
    sizes, room = [0], _ROOM
    for held in shelf.live(newest_first=True):
        if not held.body:
            continue
        if sizes[-1] == most or len(held.body) > room:
            sizes.append(0)
            room = _ROOM
        sizes[-1] += 1
        room -= len(held.body)
    return sizes


EXPORTER = Exporter(
    name="sitemap",
    run=run,
    read_back=read_snapshot,
    options={
        "address": "Where the files are served; base_url and the folder's name unless given.",
        "most": "How many addresses one sitemap holds; 50,000, the most that the protocol allows, unless given.",
    },
    shape="snapshot",
    withdraw="delete",
    check=_options,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "zfgk_exporters"]
