"""The links within a copy of a site: whether what they name is there. Nothing is fetched."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

import attrs

from zfgk.model.findings import Severity
from zfgk.site.finding import SiteFinding
from zfgk.site.lint import host_of
from zfgk.site.page import SitePage

_HARMLESS = frozenset(("javascript", "mailto", "tel", "data", "about"))
_INNER = re.compile(
    r"localhost|127\.[0-9.]{5,11}|10\.[0-9.]{5,11}|192\.168\.[0-9.]{3,7}|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]{3,7}"
)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_INDEXES = ("index.html", "index.htm", "default.html", "default.htm")


@attrs.frozen
class Within:
    """A link to a file of the site.

    Args:
        file: Its path below the folder.
        anchor: The place in it; empty for the whole.
    """

    file: str
    anchor: str


@attrs.frozen
class Outside:
    """A link out of the site; listed, never fetched."""

    address: str


@attrs.frozen
class Files:
    """The files of a copy of a site.

    Args:
        names: Their paths below the folder, with slashes.
        folded: The same by the path in small letters.
    """

    names: frozenset[str]
    folded: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterator[str] | list[str]) -> Files:
        """Make the value from paths."""
        found = frozenset(names)
        return cls(found, {name.lower(): name for name in sorted(found)})

    def find(self, path: str) -> str | None:
        """Return the file that a server would give for a path, or nothing."""
        path = path.strip("/")
        if path in self.names:
            return path
        inside = [posixpath.join(path, index) for index in _INDEXES]
        return next((name for name in inside if name in self.names), None)


def follow(page: SitePage, files: Files, base_url: str) -> tuple[list[Within | Outside], list[SiteFinding]]:
    """Look at every link of a page.

    Args:
        page: The page.
        files: The files of the copy.
        base_url: The address of the site; links to its host are links within. May be empty.

    Returns:
        Where the links lead, and what is wrong with them.
    """
    leads: list[Within | Outside] = []
    findings: list[SiteFinding] = []
    for link in page.links:
        result = _follow(page, link, files, base_url)
        if isinstance(result, SiteFinding):
            findings.append(result)
        elif result is not None:
            leads.append(result)
    return leads, findings


def _follow(  # noqa: PLR0911  # one answer per kind of link
    page: SitePage, link: str, files: Files, base_url: str
) -> Within | Outside | SiteFinding | None:
    if not link:
        return _finding(page, "link-empty", link, "链接地址为空", "the link names nothing")
    if _DRIVE.match(link) or link.lower().startswith("file:"):
        return _finding(page, "link-local", link, "链接指向本机文件", "the link names a file of somebody's computer")
    if "\\" in link:
        return _finding(page, "link-backslash", link, "链接中有反斜杠", "the link has a backslash")
    try:
        parts = urlsplit(link)
    except ValueError:
        return _finding(page, "link-unreadable", link, "链接不是网址", "the link is no address")
    if parts.scheme in _HARMLESS:
        return None
    host = host_of(parts.netloc)
    if _INNER.fullmatch(host):
        return _finding(
            page, "link-inner", link, "链接指向内网或本机地址", "the link names an address of an inner network"
        )
    if host and host != (host_of(base_url) or host_of(page.meta("SiteDomain"))):
        return Outside(link)
    if parts.scheme not in ("", "http", "https"):
        return Outside(link)
    return _within(page, link, unquote(parts.path), unquote(parts.fragment), files)


def _within(page: SitePage, link: str, path: str, anchor: str, files: Files) -> Within | SiteFinding:
    if not path:
        target: str | None = page.name
    else:
        from_base = urlsplit(page.base).path if page.base else page.name
        joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(from_base), path)
        wanted = posixpath.normpath(joined.lstrip("/"))
        if wanted == ".." or wanted.startswith("../"):
            return _finding(page, "link-above", link, "链接指到网站之外的上级目录", "the link leads above the site")
        wanted = "" if wanted == "." else wanted
        target = files.find(wanted)
        if target is None and (other := files.folded.get(wanted.lower())):
            zh, en = f"文件名大小写不符，文件是“{other}”", f"the file is {other}, in other letters"
            return _finding(page, "link-case", link, zh, en)
    if target is None:
        return _finding(page, "link-missing", link, "链接的文件不存在", "the file is not there")
    return Within(target, anchor)


def anchor_findings(
    links: Mapping[str, list[tuple[str, str]]], anchors: Mapping[str, frozenset[str]]
) -> Iterator[SiteFinding]:
    """Say which places that links name are not there.

    Args:
        links: Per page, the file and the place of each link with a place.
        anchors: The places of each page.

    Yields:
        A finding per place that is not there; ``#top`` always is.
    """
    for name, targets in links.items():
        for file, anchor in targets:
            if file in anchors and anchor not in anchors[file] and anchor.lower() != "top":
                page = SitePage(name=name, metas={})
                yield _finding(page, "anchor-missing", f"{file}#{anchor}", "链接的锚点不存在", "the place is not there")


def _finding(page: SitePage, check: str, link: str, zh: str, en: str) -> SiteFinding:
    return SiteFinding(check=check, severity=Severity.REVIEW, page=page.name, path=f"link {link[:200]}", zh=zh, en=en)
