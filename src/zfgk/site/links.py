"""The links within a copy of a site: whether what they name is there. Nothing is fetched."""

from __future__ import annotations

import posixpath
import re
from typing import Protocol
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


class KnownFiles(Protocol):
    """The files of a copy of a site."""

    def find(self, path: str) -> str | None:
        """Return the file that a server would give for a path, or nothing."""

    def other_case(self, path: str) -> str | None:
        """Return a file whose name differs from a path in capitals only, or nothing."""


def follow(page: SitePage, files: KnownFiles, base_url: str) -> tuple[list[Within | Outside], list[SiteFinding]]:
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
        result = lead_of(page, link, files, base_url)
        if isinstance(result, SiteFinding):
            findings.append(result)
        elif result is not None:
            leads.append(result)
    return leads, findings


def lead_of(page: SitePage, link: str, files: KnownFiles, base_url: str) -> Within | Outside | SiteFinding | None:
    """Return where a link of a page leads, what is wrong with it, or nothing for one that leads nowhere by design.

    Args:
        page: The page.
        link: The link, as written.
        files: The files of the copy.
        base_url: The address of the site; may be empty.
    """
    wrong = _malformed(page, link)
    if wrong is not None:
        return wrong
    parts = urlsplit(link)
    if parts.scheme in _HARMLESS:
        return None
    base_host, folder = _start(page)
    host = host_of(parts.netloc) or base_host
    if _INNER.fullmatch(host):
        return _finding(
            page, "link-inner", link, "链接指向内网或本机地址", "the link names an address of an inner network"
        )
    elsewhere = host and host != (host_of(base_url) or host_of(page.meta("SiteDomain")))
    if elsewhere or parts.scheme not in ("", "http", "https"):
        return Outside(link)
    path = unquote(parts.path)
    path = posixpath.join(folder, path) if path and not parts.netloc else path
    if path.startswith("/") or parts.netloc:
        below = _below(path, base_url)
        if below is None:  # on the same host, beside what was copied
            return Outside(link)
        path = below or "."
    return _within(page, link, path, unquote(parts.fragment), files)


def _malformed(page: SitePage, link: str) -> SiteFinding | None:
    if not link:
        return _finding(page, "link-empty", link, "链接地址为空", "the link names nothing")
    if _DRIVE.match(link) or link.lower().startswith("file:"):
        return _finding(page, "link-local", link, "链接指向本机文件", "the link names a file of somebody's computer")
    if "\\" in link:
        return _finding(page, "link-backslash", link, "链接中有反斜杠", "the link has a backslash")
    try:
        urlsplit(link)
    except ValueError:
        return _finding(page, "link-unreadable", link, "链接不是网址", "the link is no address")
    return None


def _start(page: SitePage) -> tuple[str, str]:
    """Return the host and the folder at which the relative links of a page start; from the host's root with a slash."""
    own = posixpath.dirname(page.name)
    try:
        base = urlsplit(page.base)
    except ValueError:  # no address: browsers leave it out, too
        return "", own
    folder = posixpath.dirname(unquote(base.path))
    if base.netloc:
        return host_of(base.netloc), folder or "/"
    return "", posixpath.join(own, folder)


def _below(path: str, base_url: str) -> str | None:
    """Return what of an absolute path lies below the address of the site; ``None`` if it lies beside it."""
    try:
        site = posixpath.dirname(urlsplit(base_url).path).strip("/")
    except ValueError:
        site = ""
    rest = path.lstrip("/")
    if not site:
        return rest
    return rest[len(site) :].lstrip("/") if f"{rest}/".startswith(f"{site}/") else None


def _within(page: SitePage, link: str, path: str, anchor: str, files: KnownFiles) -> Within | SiteFinding:
    target: str | None = page.name
    if path:
        wanted = posixpath.normpath(path)
        if wanted == ".." or wanted.startswith("../"):
            return _finding(page, "link-above", link, "链接指到网站之外的上级目录", "the link leads above the site")
        wanted = "" if wanted == "." else wanted
        target = files.find(wanted)
        if target is None and (other := files.other_case(wanted)):
            zh, en = f"文件名大小写不符，文件是“{other}”", f"the file is {other}, in other letters"
            return _finding(page, "link-case", link, zh, en)
    if target is None:
        return _finding(page, "link-missing", link, "链接的文件不存在", "the file is not there")
    return Within(target, anchor)


def anchor_missing(page: str, place: str) -> SiteFinding:
    """Return the finding of a link to a place that is not there.

    Args:
        page: The page with the link.
        place: The file and the place in it.
    """
    return _told(page, "anchor-missing", place, "链接的锚点不存在", "the place is not there")


def _finding(page: SitePage, check: str, link: str, zh: str, en: str) -> SiteFinding:
    return _told(page.name, check, link, zh, en)


def _told(page: str, check: str, link: str, zh: str, en: str) -> SiteFinding:
    return SiteFinding(check=check, severity=Severity.REVIEW, page=page, path=f"link {link[:200]}", zh=zh, en=en)
