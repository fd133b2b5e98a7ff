"""A local copy of a site, page by page, and what only the whole shows."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from zfgk.errors import BadInput, Fault, UnreadableFile
from zfgk.files.reading import read_bytes
from zfgk.model.findings import Severity
from zfgk.site.finding import SiteFinding
from zfgk.site.links import Files, Outside, Within, anchor_findings, follow
from zfgk.site.lint import check_tags, published
from zfgk.site.page import SitePage, read_page
from zfgk.site.tags import SITE_TAGS

_PAGES = (".html", ".htm", ".shtml")
_LIMIT = 32 * 1024 * 1024
_CLOCK_FROM = 20
"""From so many times of day on, none after 12:59 makes a clock of 12 hours likely."""


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


class _Whole:
    """What is kept of each page while the others are read."""

    def __init__(self) -> None:
        self.values: dict[str, Counter[str]] = {tag: Counter() for tag in SITE_TAGS}
        self.articles: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.hours: list[int] = []
        self.anchors: dict[str, frozenset[str]] = {}
        self.named: dict[str, list[tuple[str, str]]] = {}
        self.links: dict[str, set[str]] = {}
        self.types: dict[str, str] = {}
        self.outside: dict[str, None] = {}

    def add(self, page: SitePage, leads: list[Within | Outside]) -> None:
        for tag in SITE_TAGS:
            if page.meta(tag):
                self.values[tag][page.meta(tag)] += 1
        title, written = page.meta("ArticleTitle"), page.meta("PubDate")
        if title and written:
            self.articles[title, written].append(page.name)
        moment = published(page)
        if moment is not None and ":" in written:
            self.hours.append(moment.hour)
        within = [lead for lead in leads if isinstance(lead, Within)]
        self.outside.update(dict.fromkeys(lead.address for lead in leads if isinstance(lead, Outside)))
        self.anchors[page.name] = page.anchors
        self.named[page.name] = [(lead.file, lead.anchor) for lead in within if lead.anchor]
        self.links[page.name] = {lead.file for lead in within}
        self.types[page.name] = page.meta("ColumnType") if page.meta("ArticleTitle") else ""


def lint_folder(folder: Path, *, base_url: str = "", on: date | None = None) -> SiteReport:
    """Check a local copy of a site; nothing is fetched, and one page at a time is held.

    Args:
        folder: The folder that the address of the site stands for.
        base_url: The address of the site; without it links to the page's own SiteDomain are links within.
        on: The day of the check, if days of publication after it are to be told.

    Returns:
        What was seen. A page that cannot be read is a finding.

    Raises:
        BadInput: If the folder is not there or holds no page.
    """
    names = list(_walk(folder)) if folder.is_dir() else []
    pages = [name for name in names if name.lower().endswith(_PAGES)]
    if not pages:
        what = "there is no page in this folder" if folder.is_dir() else "there is no such folder"
        raise BadInput("PATH", [Fault(str(folder), what, then="name the folder of a copy of a site")])
    files, whole, findings = Files.of(names), _Whole(), []
    for name in pages:
        try:
            page = read_page(read_bytes(folder / name, _LIMIT), name)
        except UnreadableFile as error:
            findings.append(_finding("page-unreadable", name, "page", "网页无法读取", str(error)))
            continue
        if page.empty:
            findings.append(_finding("page-empty", name, "body", "网页没有内容", "nothing is seen on the page"))
        findings += check_tags(page, base_url=base_url, on=on)
        leads, wrong = follow(page, files, base_url)
        findings += wrong
        whole.add(page, leads)
    findings += _whole_findings(whole)
    return SiteReport(pages=len(pages), findings=tuple(findings), outside=tuple(whole.outside))


def _walk(folder: Path) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(here, name).relative_to(folder).as_posix()


def _whole_findings(whole: _Whole) -> Iterator[SiteFinding]:
    for tag, values in whole.values.items():
        if len(values) > 1:
            zh, en = f"全站{tag}有{len(values)}种写法，应当一致", f"{tag} has {len(values)} values on one site"
            yield _finding("site-differs", "", tag, zh, en)
    for names in whole.articles.values():
        if len(names) > 1:
            zh, en = f"标题与发布时间同{names[0]}", f"title and day are those of {names[0]}"
            yield from (
                _finding("article-repeated", name, "ArticleTitle", zh, en, severity=Severity.NOTE) for name in names[1:]
            )
    # A pattern with hh instead of HH writes 01 to 12: neither 00 nor anything after 12.
    if len(whole.hours) >= _CLOCK_FROM and all(1 <= hour <= 12 for hour in whole.hours) and min(whole.hours) < 7:
        zh, en = "全站发布时间均在1至12时，模板可能用了12小时制", "all times are 1 to 12: perhaps a 12-hour clock"
        yield _finding("date-clock", "", "PubDate", zh, en, severity=Severity.NOTE)
    yield from anchor_findings(whole.named, whole.anchors)
    yield from _orphans(whole)
    yield from _interpretations(whole)


def _orphans(whole: _Whole) -> Iterator[SiteFinding]:
    linked = {target for name, targets in whole.links.items() for target in targets if target != name}
    roots = {"index.html", "index.htm", "index.shtml", "default.html", "default.htm"}
    if len(whole.links) > 1:
        for name in whole.links:
            if name not in linked and name.lower() not in roots:
                yield _finding("page-orphan", name, "page", "没有任何网页链接到本页", "no page links to this one")


def _interpretations(whole: _Whole) -> Iterator[SiteFinding]:
    policies = {name for name, kind in whole.types.items() if kind == "政策文件"}
    for name in sorted(name for name, kind in whole.types.items() if kind == "政策解读"):
        explained = sorted(whole.links[name] & policies)
        if not explained:
            zh, en = "解读没有链接到所解读的文件", "the interpretation links to no policy document"
            yield _finding("interpretation-no-policy", name, "link", zh, en)
        for policy in explained:
            if name not in whole.links[policy]:
                zh, en = f"文件没有链接到其解读{name}", f"the document does not link to its interpretation {name}"
                yield _finding("policy-no-interpretation", policy, "link", zh, en)


def _finding(
    check: str, page: str, path: str, zh: str, en: str, *, severity: Severity = Severity.REVIEW
) -> SiteFinding:
    return SiteFinding(check=check, severity=severity, page=page, path=path, zh=zh, en=en)
