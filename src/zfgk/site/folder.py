"""A local copy of a site, page by page, and what only the whole shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import attrs

from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files.reading import read_bytes
from zfgk.model.findings import Severity
from zfgk.site.finding import SiteFinding
from zfgk.site.freshness import freshness
from zfgk.site.links import Outside, Within, follow
from zfgk.site.lint import check_tags, infer_type, published
from zfgk.site.page import SitePage, read_page
from zfgk.site.services import ServiceLink, check_page_services
from zfgk.site.store import Kept, Store
from zfgk.site.tags import SITE_TAGS, PageType
from zfgk.site.walk import Found, walk
from zfgk.site.whole import Clock, check_whole

_LIMIT = 32 * 1024 * 1024
Tell = Callable[[int, int], object]
"""Told how many pages were read, and how many there are."""


def _silent(_done: int, _all: int) -> None:
    pass


@attrs.frozen(kw_only=True)
class SiteReport:
    """What was seen of a copy of a site.

    Args:
        pages: How many pages were looked at.
        findings: What was seen, page by page, the whole last.
        outside: The addresses out of the site, once each; none was fetched.
    """

    pages: int
    findings: tuple[SiteFinding, ...]
    outside: tuple[str, ...]


class Scan:
    """A check of a local copy of a site; nothing is fetched.

    One page at a time is held, and what the pages are compared by is kept in a temporary database, so memory does not grow
    with the site. To be used in a ``with`` statement; findings are yielded once.

    Args:
        folder: The folder that the address of the site stands for. Symbolic links out of it are not followed.
        base_url: The address of the site; without it links to the page's own SiteDomain are links within.
        on: The day of the check, if what is stale, or of a day to come, is to be told.
        services: The links that policies should have to their service items (阅办联动).
        tell: Called after each page.

    Raises:
        BadInput: If the folder is not there or holds no page.
    """

    def __init__(
        self,
        folder: Path,
        *,
        base_url: str = "",
        on: date | None = None,
        services: Sequence[ServiceLink] = (),
        tell: Tell = _silent,
    ) -> None:
        self._folder, self._base_url, self._on, self._tell = folder, base_url, on, tell
        self._services: dict[str, list[ServiceLink]] = {}
        for service in services:
            self._services.setdefault(service.page, []).append(service)
        self._clock = Clock()
        self._store = Store()
        self._troubles: list[Found] = []
        try:
            self.pages: int = self._list_files()
        except BaseException:
            self._store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def findings(self) -> Iterator[SiteFinding]:
        """Read every page and yield what is seen, page by page, the whole last."""
        yield from (_trouble(found) for found in self._troubles)
        for done, name in enumerate(self._store.pages(), start=1):
            yield from self._page(name)
            self._tell(done, self.pages)
        yield from self._pages_unknown()
        yield from check_whole(self._store, self._clock)
        if self._on is not None:
            yield from freshness(self._store, self._on)

    def outside(self) -> Iterator[str]:
        """Yield the addresses out of the site, once each, in order; all of them once the findings were yielded."""
        yield from (address for (address,) in self._store.rows("SELECT address FROM outside ORDER BY address"))

    def _list_files(self) -> int:
        if self._folder.is_dir():
            for found in walk(self._folder):
                if found.trouble:
                    self._troubles.append(found)
                else:
                    self._store.add_file(found.name, page=found.page)
        pages = self._store.count("SELECT count(*) FROM file WHERE is_page")
        if not pages:
            what = "there is no page in this folder" if self._folder.is_dir() else "there is no such folder"
            raise BadInput("PATH", [Fault(str(self._folder), what, then="name the folder of a copy of a site")])
        return pages

    def _page(self, name: str) -> Iterator[SiteFinding]:
        try:
            page = read_page(read_bytes(self._folder / name, _LIMIT), name)
        except UnreadableFile as error:
            yield _finding("page-unreadable", name, "page", "网页无法读取", str(error))
            return
        if page.empty:
            yield _finding("page-empty", name, "body", "网页没有内容", "nothing is seen on the page")
        yield from check_tags(page, base_url=self._base_url, on=self._on)
        leads, wrong = follow(page, self._store, self._base_url)
        yield from wrong
        wanted = self._services.get(name, ())
        yield from check_page_services(page, wanted, leads, self._store, self._base_url)
        self._store.keep(name, _kept(page, leads))
        moment = published(page)
        if moment is not None and ":" in page.meta("PubDate"):
            self._clock.add(moment.hour)

    def _pages_unknown(self) -> Iterator[SiteFinding]:
        for name in self._services:
            if self._store.find(name) != name:
                zh, en = "办事链接表所列的网页不在网站中", "the table of services names a page that is not there"
                yield _finding("service-page-unknown", name, "page", zh, en)


def lint_folder(
    folder: Path, *, base_url: str = "", on: date | None = None, services: Sequence[ServiceLink] = ()
) -> SiteReport:
    """Check a local copy of a site and hold all that was seen; :class:`Scan` yields it as it goes.

    Args:
        folder: The folder that the address of the site stands for.
        base_url: The address of the site; without it links to the page's own SiteDomain are links within.
        on: The day of the check, if what is stale, or of a day to come, is to be told.
        services: The links that policies should have to their service items (阅办联动).

    Returns:
        What was seen. A page that cannot be read is a finding.

    Raises:
        BadInput: If the folder is not there or holds no page.
    """
    with Scan(folder, base_url=base_url, on=on, services=services) as scan:
        findings = tuple(scan.findings())
        return SiteReport(pages=scan.pages, findings=findings, outside=tuple(scan.outside()))


def _kept(page: SitePage, leads: list[Within | Outside]) -> Kept:
    kind = infer_type(page)
    moment = published(page)
    return Kept(
        type=kind.value,
        kind=page.meta("ColumnType"),
        title=page.meta("ArticleTitle") if kind is PageType.CONTENT else "",
        moment=page.meta("PubDate"),
        day=moment.date() if moment else None,
        column=page.meta("ColumnName"),
        guide_day=page.updated,
        values=tuple((tag, page.meta(tag)) for tag in SITE_TAGS if page.meta(tag)),
        anchors=page.anchors,
        links=tuple((lead.file, lead.anchor) for lead in leads if isinstance(lead, Within)),
        outside=tuple(lead.address for lead in leads if isinstance(lead, Outside)),
    )


_TROUBLES = {
    "outside": (
        "file-outside",
        "符号链接指到网站之外或者无处可指，没有读取",
        "a symbolic link leads out of the folder or nowhere; it was not followed",
        Severity.REVIEW,
    ),
    "folder-link": (
        "folder-link",
        "符号链接指向文件夹，没有进入",
        "a symbolic link to a folder was not followed",
        Severity.NOTE,
    ),
    "folder": ("folder-unreadable", "文件夹无法读取", "the folder cannot be read", Severity.REVIEW),
    "name": (
        "file-name",
        "文件名不是文字，没有读取",
        "the name of the file is no text; it was not read",
        Severity.REVIEW,
    ),
}


def _trouble(found: Found) -> SiteFinding:
    check, zh, en, severity = _TROUBLES[found.trouble]
    return _finding(check, found.name, "file", zh, en, severity=severity)


def _finding(
    check: str, page: str, path: str, zh: str, en: str, *, severity: Severity = Severity.REVIEW
) -> SiteFinding:
    return SiteFinding(check=check, severity=severity, page=page, path=path, zh=zh, en=en)
