"""What only all pages together show: tags that differ, articles that stand twice, places and pages that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

from zfgk.model.findings import Severity
from zfgk.site.finding import SiteFinding
from zfgk.site.links import anchor_missing
from zfgk.site.store import Store

_CLOCK_FROM = 20
"""From so many times of day on, none after 12:59 makes a clock of 12 hours likely."""
_POLICY, _INTERPRETATION = "政策文件", "政策解读"


class Clock:
    """The hours of all days of publication."""

    def __init__(self) -> None:
        self._count, self._least, self._most = 0, 24, -1

    def add(self, hour: int) -> None:
        """Count an hour."""
        self._count, self._least, self._most = self._count + 1, min(self._least, hour), max(self._most, hour)

    @property
    def looks_like_12_hours(self) -> bool:
        """Whether a pattern with hh instead of HH may have written them: 01 to 12, neither 00 nor anything after 12."""
        return self._count >= _CLOCK_FROM and 1 <= self._least < 7 and self._most <= 12


def check_whole(store: Store, clock: Clock) -> Iterator[SiteFinding]:
    """Compare the pages with each other.

    Args:
        store: What was kept of them.
        clock: The hours of their days of publication.

    Yields:
        What was seen, kind by kind.
    """
    query = "SELECT tag, count(*) FROM value GROUP BY tag HAVING count(*) > 1 ORDER BY tag"
    for tag, count in store.rows(query):
        zh, en = f"全站{tag}有{count}种写法，应当一致", f"{tag} has {count} values on one site"
        yield _finding("site-differs", "", tag, zh, en)
    for page, first in store.rows(_REPEATED):
        zh, en = f"标题与发布时间同{first}", f"title and day are those of {first}"
        yield _finding("article-repeated", page, "ArticleTitle", zh, en, severity=Severity.NOTE)
    if clock.looks_like_12_hours:
        zh, en = "全站发布时间均在1至12时，模板可能用了12小时制", "all times are 1 to 12: perhaps a 12-hour clock"
        yield _finding("date-clock", "", "PubDate", zh, en, severity=Severity.NOTE)
    for page, target, anchor in store.rows(_NO_PLACE):
        yield anchor_missing(page, f"{target}#{anchor}")
    if store.count("SELECT count(*) FROM page") > 1:
        for (page,) in store.rows(_ORPHANS):
            yield _finding("page-orphan", page, "page", "没有任何网页链接到本页", "no page links to this one")
    yield from _interpretations(store)


_REPEATED = """
SELECT file.name, first.name FROM page JOIN file USING (id)
JOIN (SELECT title, moment, min(name) AS name FROM page JOIN file USING (id)
      WHERE title <> '' AND moment <> '' GROUP BY title, moment HAVING count(*) > 1) AS first
  ON first.title = page.title AND first.moment = page.moment
WHERE file.name <> first.name ORDER BY file.name
"""
_NO_PLACE = """
SELECT own.name, other.name, place.anchor FROM place
JOIN file AS own ON own.id = place.page JOIN file AS other ON other.id = place.target
WHERE place.target IN (SELECT id FROM page) AND lower(place.anchor) <> 'top'
  AND NOT EXISTS (SELECT 1 FROM anchor WHERE anchor.page = place.target AND anchor.anchor = place.anchor)
ORDER BY own.name, other.name, place.anchor
"""
_ORPHANS = """
SELECT name FROM page JOIN file USING (id)
WHERE id NOT IN (SELECT target FROM link WHERE target <> source)
  AND id NOT IN (SELECT id FROM home)
ORDER BY name
"""


def _interpretations(store: Store) -> Iterator[SiteFinding]:
    for page, policy, back in store.rows(_LINKED, _POLICY, _INTERPRETATION):
        if policy is None:
            zh, en = "解读没有链接到所解读的文件", "the interpretation links to no policy document"
            yield _finding("interpretation-no-policy", page, "link", zh, en)
        elif not back:
            zh, en = f"文件没有链接到其解读{page}", f"the document does not link to its interpretation {page}"
            yield _finding("policy-no-interpretation", policy, "link", zh, en)


_LINKED = """
WITH policy AS (SELECT page.id, name FROM page JOIN file USING (id) WHERE kind = ? AND title <> '')
SELECT own.name, policy.name, EXISTS (SELECT 1 FROM link WHERE source = policy.id AND target = page.id)
FROM page JOIN file AS own USING (id)
LEFT JOIN link ON link.source = page.id AND link.target IN (SELECT id FROM policy)
LEFT JOIN policy ON policy.id = link.target
WHERE page.kind = ? AND page.title <> '' ORDER BY own.name, policy.name
"""


def _finding(
    check: str, page: str, path: str, zh: str, en: str, *, severity: Severity = Severity.REVIEW
) -> SiteFinding:
    return SiteFinding(check=check, severity=severity, page=page, path=path, zh=zh, en=en)
