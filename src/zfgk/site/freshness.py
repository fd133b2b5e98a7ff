"""How fresh the home page, the columns and the guide of a copy are on a day, read off the days of publication on its pages.

A page without a readable day counts as not updated, as in the census of 2015.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.site.columns import INDICATORS, Column, ColumnKind, check_columns
from zfgk.site.finding import SiteFinding
from zfgk.site.store import Store

_WEEKS = 2
GUIDE = "信息公开指南"
_LISTING = frozenset(("工作动态", "政策文件", "信息公开年报", "政策解读", "回应关切", "征集调查", "在线访谈"))
"""Types of columns that list content pages; the list page of another column may be its content."""
_KINDS = (
    (ColumnKind.STATISTICS, "", ("办件统计", "办事统计")),
    (ColumnKind.ANSWERS, "", ("答复公开", "留言答复", "信件选登")),
    (ColumnKind.NOTICES, "", ("通知", "公告")),
    (ColumnKind.POLICIES, "政策文件", ("政策文件",)),
    (ColumnKind.NEWS, "工作动态", ("动态", "要闻")),
)


def freshness(store: Store, on: date) -> Iterator[SiteFinding]:
    """Say what of a copy is stale on a day.

    Args:
        store: What was kept of its pages.
        on: The day.

    Yields:
        Findings on the home page, the columns and the guide.
    """
    yield from _home(store, on)
    yield from check_columns(columns_of(store), on)
    yield from _guide(store, on)


def columns_of(store: Store) -> Iterator[Column]:
    """Yield the columns of a copy: by the name that their pages bear, with the day of the newest content page.

    A column is empty if it is of a type that lists content, no content page bears its name, and its list links to none.
    """
    for name, kind, latest, contents, listed in store.rows(_COLUMNS):
        if contents or (kind in _LISTING and not listed):
            day = date.fromisoformat(latest) if latest else None
            yield Column(name=name, kind=kind_of(name, kind), latest=day, undated=bool(contents) and day is None)


_COLUMNS = """
WITH content AS (SELECT id, column_name, day FROM page WHERE type = 'content'),
  listing AS (SELECT id, column_name, kind FROM page WHERE type = 'list' AND column_name <> ''),
  named AS (SELECT column_name, max(kind) AS kind FROM page WHERE column_name <> '' AND type <> 'home' GROUP BY column_name)
SELECT column_name, kind,
  (SELECT max(day) FROM content WHERE content.column_name = named.column_name),
  (SELECT count(*) FROM content WHERE content.column_name = named.column_name),
  EXISTS (SELECT 1 FROM listing JOIN link ON link.source = listing.id JOIN content ON content.id = link.target
          WHERE listing.column_name = named.column_name)
FROM named ORDER BY column_name
"""


def kind_of(name: str, column_type: str) -> ColumnKind:
    """Return what a column holds, by its name and the tag ColumnType.

    Args:
        name: Its name.
        column_type: The tag.
    """
    for kind, type_, words in _KINDS:
        if (type_ and column_type == type_) or any(word in name for word in words):
            return kind
    return ColumnKind.OTHER


def _home(store: Store, on: date) -> Iterator[SiteFinding]:
    homes = [page for (page,) in store.rows("SELECT name FROM home ORDER BY name")]
    if not homes:
        return
    ((direct, newest),) = store.rows(_HOME_LINKS)
    if not direct:  # a page that only leads on: the pages of the second level count
        ((direct, newest),) = store.rows(_SECOND_LEVEL)
    first = on - timedelta(weeks=_WEEKS)
    if newest is None:
        zh, en = "首页和二级页面所链接的内容都没有可读的发布日期", "no content linked from the home page bears a day"
        yield _finding("home-undated", homes[0], zh, en, severity=Severity.NOTE)
    elif date.fromisoformat(newest) < first:
        zh = f"首页{newest}后没有更新，应在{first}以来更新；两周不更新属单项否决"
        en = f"nothing new on the home page since {newest}; due since {first}, or the site fails"
        yield _finding("veto-home", homes[0], zh, en)


_HOME_LINKS = """
SELECT count(*), max(content.day) FROM home JOIN link ON link.source = home.id
JOIN page AS content ON content.id = link.target WHERE content.type = 'content'
"""
_SECOND_LEVEL = """
SELECT count(*), max(content.day) FROM home JOIN link AS first ON first.source = home.id
JOIN link ON link.source = first.target JOIN page AS content ON content.id = link.target
WHERE content.type = 'content'
"""


def _guide(store: Store, on: date) -> Iterator[SiteFinding]:
    # The guide may stand on the column's own page or on a page below it: what either of them prints counts.
    for page, printed, day in store.rows(_GUIDES, GUIDE):
        updated = max((date.fromisoformat(one) for one in (printed, day) if one), default=None)
        if updated is None:
            zh, en = "公开指南没有注明更新日期", "the guide prints no day of update"
            yield _finding("guide-undated", page, zh, en, severity=Severity.NOTE, seen=Seen.UNVERIFIED)
        elif updated > on:
            zh, en = "公开指南的更新日期晚于检查日", "the guide's day of update is yet to come"
            yield _finding("guide-future", page, zh, en)
        else:
            ((changed,),) = store.rows(
                "SELECT max(day) FROM page WHERE kind IN ('机构职能', '概况信息') AND day IS NOT NULL"
            )
            if changed and date.fromisoformat(changed) > updated:
                zh = f"公开指南{updated}更新，机构信息{changed}又有更新，指南是否须相应更新"
                en = f"the guide is of {updated}, the bureau's own data of {changed}: does the guide still hold?"
                yield _finding("guide-older", page, zh, en, severity=Severity.NOTE, seen=Seen.INFERENCE)


_GUIDES = """
SELECT min(name), max(guide_day), max(day) FROM page JOIN file USING (id) WHERE kind = ? HAVING count(*) > 0
"""


def _finding(
    check: str, page: str, zh: str, en: str, *, severity: Severity = Severity.REVIEW, seen: Seen = Seen.SECONDARY
) -> SiteFinding:
    basis = INDICATORS if "home" in check else "《中华人民共和国政府信息公开条例》第十二条第一款"
    return SiteFinding(check=check, severity=severity, page=page, path="page", zh=zh, en=en, basis=basis, seen=seen)
