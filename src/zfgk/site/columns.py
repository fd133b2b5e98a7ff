"""The columns of a site: the four parts of the disclosure column, and how fresh each column is on a day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.site.finding import SiteFinding

INDICATORS = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）"
PARTS = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报")
"""The four parts of the disclosure column (政府信息公开专栏); how the text names them was not seen."""


class ColumnKind(Enum):
    """What a column holds, as far as the indicators of 2019 tell kinds apart."""

    NEWS = "动态要闻"
    NOTICES = "通知公告"
    POLICIES = "政策文件"
    OTHER = "其他"


@attrs.frozen(kw_only=True)
class Column:
    """A column of a site.

    Args:
        name: Its name.
        kind: What it holds.
        latest: The day of its newest content; ``None`` for an empty column.
    """

    name: str
    kind: ColumnKind
    latest: date | None


STALE, EMPTY = 5, 5
"""From so many stale, or empty, columns on the indicators fail a site as a whole (单项否决)."""


def check_columns(columns: Iterable[Column], on: date) -> tuple[SiteFinding, ...]:
    """Say which columns are stale or empty on a day, and whether the site as a whole would fail.

    Args:
        columns: The columns.
        on: The day.

    Returns:
        A note per column, and a finding for a person where a single-veto indicator would be met. News go stale after
        two weeks, notices and policies after six months; other kinds have no period here.

    Source: 国办秘函〔2019〕19号 (a restatement was read, not the text).
    """
    findings, stale, empty = [], 0, 0
    for column in columns:
        first = _fresh_from(column.kind, on)
        if column.latest is None:
            empty += 1
            findings.append(_finding("column-empty", column.name, "空白栏目", "the column is empty"))
        elif column.latest > on:
            zh, en = "最新内容的日期晚于检查日", "its newest content is of a later day"
            findings.append(_finding("column-future", column.name, zh, en))
        elif first is not None and column.latest < first:
            stale += 1
            zh, en = (
                f"{column.latest}后未更新，应在{first}以来更新",
                f"nothing since {column.latest}; due since {first}",
            )
            findings.append(_finding("column-stale", column.name, zh, en))
    if stale >= STALE:
        zh, en = f"未更新栏目{stale}个，达到单项否决的{STALE}个", f"{stale} stale columns; {STALE} fail the site"
        findings.append(_finding("veto-stale", "", zh, en, severity=Severity.REVIEW))
    if empty >= EMPTY:
        zh, en = f"空白栏目{empty}个，达到单项否决的{EMPTY}个", f"{empty} empty columns; {EMPTY} fail the site"
        findings.append(_finding("veto-empty", "", zh, en, severity=Severity.REVIEW))
    return tuple(findings)


def _fresh_from(kind: ColumnKind, on: date) -> date | None:
    if kind is ColumnKind.NEWS:
        return on - timedelta(weeks=2)
    if kind is ColumnKind.OTHER:
        return None
    year, month = (on.year, on.month - 6) if on.month > 6 else (on.year - 1, on.month + 6)
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def check_disclosure_column(
    parts: Iterable[str], *, guide_updated: date | None = None, on: date | None = None
) -> Iterator[SiteFinding]:
    """Check a disclosure column for its four parts and a dated guide.

    Args:
        parts: The names of its parts, as the site writes them.
        guide_updated: The day of update that the guide prints.
        on: The day of the check, if a day of update after it is to be told.

    Yields:
        Notes: the text that names the parts was not read.
    """
    names = [name.strip() for name in parts]
    for part in PARTS:
        if part not in names:
            zh, en = f"没有名为“{part}”的部分", f"no part is named {part}"
            yield _finding("part-missing", part, zh, en, seen=Seen.UNVERIFIED)
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _finding("part-repeated", name, "该部分出现多次", "the part stands twice", seen=Seen.UNVERIFIED)
    if guide_updated is None:
        zh, en = "公开指南没有注明更新日期", "the guide prints no day of update"
        yield _finding("guide-undated", PARTS[0], zh, en, seen=Seen.UNVERIFIED)
    elif on is not None and guide_updated > on:
        zh, en = "公开指南的更新日期晚于检查日", "the guide's day of update is yet to come"
        yield _finding("guide-future", PARTS[0], zh, en, severity=Severity.REVIEW)


def _finding(
    check: str, column: str, zh: str, en: str, *, severity: Severity = Severity.NOTE, seen: Seen = Seen.SECONDARY
) -> SiteFinding:
    basis = INDICATORS if check.startswith(("column-", "veto-")) else ""
    return SiteFinding(check=check, severity=severity, page="", path=column, zh=zh, en=en, basis=basis, seen=seen)
