"""What the checks say to officials, in Chinese and English. No sentence quotes a document unmasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zfgk.attributes import Concern
from zfgk.model.findings import Finding, Severity
from zfgk.model.information import Scope
from zfgk.publish.outcome import Reason
from zfgk.publish.source.items import Trouble
from zfgk.screening.bases import REVIEW_BEFORE_DISCLOSURE
from zfgk.texts.national import OGI_2019

CATALOGUE = str(OGI_2019[12, 3])
PROACTIVE = str(OGI_2019[13])
EXEMPTIONS = f"{OGI_2019[14]}、第十五条、第十六条"
REVIEW = str(REVIEW_BEFORE_DISCLOSURE)

_ASKS = {
    Severity.BLOCK: ("不得公开", "it must not leave"),
    Severity.REVIEW: ("须人工核实", "a person decides"),
    Severity.NOTE: ("供参考", "for information"),
}


def concern(concern: Concern, where: str) -> Reason:
    """Say what the check of the attribute saw."""
    return Reason(code=concern.code, zh=concern.zh, en=concern.en, where=where, basis=str(concern.basis))


def outside_list(finding: Finding, where: str) -> Reason:
    """A row is withheld although no negative list names it."""
    return Reason(
        code=finding.rule,
        zh=finding.action,
        en="it is withheld and stands on no negative list: what is outside the list is disclosed in principle",
        where=where,
        basis=str(finding.basis),
    )


def withheld_from_public(scope: Scope, where: str) -> Reason:
    """A row is disclosed at a place or to some parties only; who they are is nobody else's business."""
    return Reason(
        code="scope-limited",
        zh=f"{scope.term}，不向社会发布",
        en=f"disclosed {scope.value} only, not to everybody",
        where=where,
        basis=PROACTIVE,
    )


def withheld_exempt(reason: str, where: str) -> Reason:
    """A row is exempt with a reason and a ground; the reason comes masked."""
    return Reason(code="exempt", zh=f"不予公开：{reason}", en=f"exempt: {reason}", where=where, basis=EXEMPTIONS)


def withheld_on_request(where: str) -> Reason:
    """A row is disclosed on request only."""
    return Reason(
        code="on-request", zh="依申请公开，不主动发布", en="disclosed on request only", where=where, basis=PROACTIVE
    )


def date_missing(where: str) -> Reason:
    """A proactive row has no date of writing."""
    return Reason(
        code="date-missing",
        zh="缺少生成日期，目录不完整，也无法核对公开时限",
        en="the date of writing is missing: the entry is incomplete and its deadline cannot be checked",
        where=where,
        basis=CATALOGUE,
    )


def content_missing(where: str) -> Reason:
    """A proactive row has neither a file nor an address."""
    return Reason(
        code="content-missing",
        zh="既无文件也无链接，没有可公开的内容",
        en="it has neither a file nor an address, so there is nothing to disclose",
        where=where,
    )


def content_elsewhere(where: str) -> Reason:
    """A proactive row has an address only."""
    return Reason(
        code="content-elsewhere",
        zh="内容只以链接给出，未经审查",
        en="the content stands at an address only and was not screened",
        where=where,
    )


def summary_missing(where: str) -> Reason:
    """A proactive row has no summary."""
    return Reason(
        code="summary-missing",
        zh="缺少内容概述",
        en="the summary is missing",
        where=where,
        basis=CATALOGUE,
    )


def publisher_missing(where: str) -> Reason:
    """A proactive row has no publisher."""
    return Reason(
        code="publisher-missing",
        zh="缺少发布机构",
        en="the publisher is missing",
        where=where,
        basis=str(OGI_2019[10]),
    )


def not_yet(day: date, where: str) -> Reason:
    """A row is to be published later."""
    return Reason(
        code="not-yet",
        zh=f"发布日期为{_day(day)}，尚未到期",
        en=f"it is to be published on {day}, which has not come",
        where=where,
    )


def nothing_to_read(name: str, where: str) -> Reason:
    """Say that a file holds no text, so that nothing could be screened."""
    return Reason(
        code="nothing-to-read",
        zh=f"文件 {name} 中没有可以审查的文字，须人工核对",
        en=f"the file {name} holds no text that could be screened; a person looks at it",
        where=where,
        basis=REVIEW,
    )


def not_readable(name: str, where: str) -> Reason:
    """A proactive row's file is of a kind that nothing installed reads."""
    return Reason(
        code="unscreened",
        zh=f"文件{name}的格式无法读取，未经审查，不予发布",
        en=f"no installed reader reads {name}, so it was not screened and does not leave",
        where=where,
        basis=REVIEW,
    )


_TROUBLES = {
    Trouble.MISSING: (
        "清单所列文件{}不存在，未经审查，不予发布：改正文件名或者补上文件",
        "there is no file {}: correct the name or add the file",
    ),
    Trouble.UNOPENED: (
        "文件{}打不开，未经审查，不予发布：检查读取权限",
        "the file {} cannot be opened: check its permissions",
    ),
    Trouble.UNREADABLE: (
        "文件{}无法解码或者已损坏，未经审查，不予发布：改正后重新发布",
        "the file {} cannot be read: save it anew",
    ),
}


def trouble(kind: Trouble, name: str, why: str, where: str) -> Reason:
    """A file of a row cannot be used, so nobody knows what it says; the name comes masked."""
    zh, en = _TROUBLES[kind]
    said = f" ({why})" if why else ""
    return Reason(code=kind.value, zh=zh.format(name), en=en.format(name) + said, where=where, basis=REVIEW)


def same_content(other: str, where: str) -> Reason:
    """A proactive row's file has the same bytes as a file of a row that is not public."""
    return Reason(
        code="same-content-not-public",
        zh=f"文件内容与不公开的条目{other}完全相同，须先统一公开属性",
        en=f"its file is identical to that of {other}, which is not public: settle the attribute first",
        where=where,
        basis=REVIEW,
    )


def disclosed_late(due: date, published: date, *, basis: str, where: str) -> Reason:
    """The row is disclosed after its statutory day."""
    return Reason(
        code="disclosed-late",
        zh=f"应于{_day(due)}前（含当日）公开，{_day(published)}公开，已逾期",
        en=f"it was to be disclosed by {due}; disclosed on {published}, it is late",
        where=where,
        basis=basis,
    )


def disclosure_overdue(due: date, on: date, *, basis: str, where: str) -> Reason:
    """The row is held although its statutory day has passed."""
    return Reason(
        code="disclosure-overdue",
        zh=f"应于{_day(due)}前（含当日）公开，至{_day(on)}尚未公开，已逾期",
        en=f"it was to be disclosed by {due}; on {on} it is not, and overdue",
        where=where,
        basis=basis,
    )


def due_unknown(zh: str, en: str, *, basis: str, where: str) -> Reason:
    """The statutory day, or whether it was kept, cannot be computed."""
    return Reason(
        code="due-unknown",
        zh=f"公开时限无法核对：{zh}",
        en=f"the deadline could not be checked: {en}",
        where=where,
        basis=basis,
    )


def found(title: str, findings: Sequence[Finding], place: str, *, only_noted: bool) -> Reason:
    """Screening found something of one kind in one place.

    Args:
        title: The Chinese name of what was found.
        findings: The findings, at least one, all of one rule in one part.
        place: The place, without offsets.
        only_noted: Whether the item does not leave anyway, so that nothing is asked.
    """
    first = findings[0]
    zh, en = _ASKS[Severity.NOTE if only_noted else first.severity]
    action = "" if only_noted else f"：{first.action}"
    more_zh = f"等{len(findings)}处" if len(findings) > 1 else ""
    more_en = f" and {len(findings) - 1} more" if len(findings) > 1 else ""
    # What was not read has no excerpt.
    shown_zh, shown_en = (f"（{first.excerpt}）", f" ({first.excerpt})") if first.excerpt else ("", "")
    return Reason(
        code=first.rule,
        zh=f"发现{title}{shown_zh}{more_zh}，{zh}{action}",
        en=f"found {first.category}{shown_en}{more_en}; {en}",
        where=f"{place} {first.start}-{first.end}",
        basis=str(first.basis),
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
