"""The columns of a site: the four parts of the disclosure column, and how fresh each column is on a day."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

import attrs

from zfgk.engine import shapes
from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.rules.shape import Requires
from zfgk.site.finding import SiteFinding

INDICATORS = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）"
PARTS = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报")
"""The four parts of the disclosure column (政府信息公开专栏); how the text names them was not seen."""


class ColumnKind(Enum):
    """What a column holds, as far as the indicators of 2019 tell kinds apart."""

    NEWS = "动态要闻"
    NOTICES = "通知公告"
    POLICIES = "政策文件"
    STATISTICS = "办事统计"
    """服务事项办理统计: a deduction, no veto."""
    ANSWERS = "留言答复"
    """答复公开: a deduction, no veto."""
    OTHER = "其他"


@attrs.frozen(kw_only=True)
class Column:
    """A column of a site.

    Args:
        name: Its name.
        kind: What it holds.
        latest: The day of its newest content; ``None`` for an empty column.
        neglected: Whether it should have been updated and long was not (应更新但长期未更新): for a person to say, since
            the indicators give no period for it.
        undated: Whether there is content and none of it bears a readable day; it counts as not updated.
    """

    name: str
    kind: ColumnKind
    latest: date | None
    neglected: bool = False
    undated: bool = False


STALE, NEGLECTED, EMPTY = 5, 10, 5
"""From so many stale, neglected or empty columns on the indicators fail a site as a whole (单项否决)."""
_MONTHS = {ColumnKind.NOTICES: 6, ColumnKind.POLICIES: 6, ColumnKind.STATISTICS: 3, ColumnKind.ANSWERS: 2}
_VETO = frozenset((ColumnKind.NEWS, ColumnKind.NOTICES, ColumnKind.POLICIES))


def check_columns(columns: Iterable[Column], on: date) -> tuple[SiteFinding, ...]:
    """Say which columns are stale or empty on a day, and whether the site as a whole would fail.

    Args:
        columns: The columns.
        on: The day.

    Returns:
        A note per column, and a finding for a person where a single-veto indicator would be met. News go stale after
        two weeks, notices and policies after six months, statistics of services after three, published answers after two;
        other kinds have no period. Only the first three count towards the veto.

    Source: 国办秘函〔2019〕19号 (a restatement was read, not the text).
    """
    columns, findings, stale, empty = list(columns), [], 0, 0
    for column in columns:
        first = _fresh_from(column.kind, on)
        if column.undated:
            stale += column.kind in _VETO
            zh, en = "内容没有可读的发布日期，按未更新计", "its content bears no day, so it counts as not updated"
            findings.append(_finding("column-undated", column.name, zh, en))
        elif column.latest is None:
            empty += 1
            findings.append(_finding("column-empty", column.name, "空白栏目", "the column is empty"))
        elif column.latest > on:
            zh, en = "最新内容的日期晚于检查日", "its newest content is of a later day"
            findings.append(_finding("column-future", column.name, zh, en))
        elif first is not None and column.latest < first:
            stale += column.kind in _VETO
            zh, en = (
                f"{column.latest}后未更新，应在{first}以来更新",
                f"nothing since {column.latest}; due since {first}",
            )
            findings.append(_finding("column-stale", column.name, zh, en))
    neglected = sum(column.neglected for column in columns)
    if neglected >= NEGLECTED:
        zh = f"应更新但长期未更新的栏目{neglected}个，达到单项否决的{NEGLECTED}个"
        en = f"{neglected} neglected columns; {NEGLECTED} fail the site"
        findings.append(_finding("veto-neglected", "", zh, en, severity=Severity.REVIEW))
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
    return months_before(on, _MONTHS[kind]) if kind in _MONTHS else None


def months_before(day: date, months: int) -> date:
    """Return the same day some months before, or the last of that month: six before 31 August is the end of February."""
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def check_disclosure_column(
    parts: Iterable[str],
    *,
    guide_updated: date | None = None,
    on: date | None = None,
    rule: Requires | None = None,
) -> Iterator[SiteFinding]:
    """Check a disclosure column for its four parts and a dated guide.

    Args:
        parts: The names of its parts, as the site writes them.
        guide_updated: The day of update that the guide prints.
        on: The day of the check, if a day of update after it is to be told.
        rule: The rule of a pack that names the parts, such as ``linyi.column-parts``; the national ones unless given.

    Yields:
        Notes on the national parts, whose text was not read; what a pack's rule asks for is for a person to look at.
    """
    names = [name.strip() for name in parts]
    if rule is not None:
        yield from _by_rule(rule, names)
    for part in PARTS if rule is None else ():
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


def _by_rule(rule: Requires, names: list[str]) -> Iterator[SiteFinding]:
    for remark in shapes.check(rule, list(dict.fromkeys(names))):
        found = _finding("part-missing", remark.element, remark.message("zh"), remark.message("en"))
        yield attrs.evolve(found, severity=remark.severity, basis=str(remark.basis), seen=rule.basis.seen)


def _finding(
    check: str, column: str, zh: str, en: str, *, severity: Severity = Severity.NOTE, seen: Seen = Seen.SECONDARY
) -> SiteFinding:
    basis = INDICATORS if check.startswith(("column-", "veto-")) else ""
    return SiteFinding(check=check, severity=severity, page="", path=column, zh=zh, en=en, basis=basis, seen=seen)
