"""The single-veto indicators of 2019 (单项否决) that no copy of a site shows: visits, messages, services, new media.

What was read is a district's table of checks that restates 国办秘函〔2019〕19号, not the notice itself; every finding says so
by its status. Grave errors (严重表述错误、泄密 and the like) are no matter of counting and are not looked at here: files are
screened by :mod:`zfgk.screening`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Seen
from zfgk.site.columns import INDICATORS, months_before
from zfgk.site.finding import SiteFinding

_WEEK, _VISITS_A_DAY, _SECONDS = 7, 20, 15.0
_FAILED_PERCENT = 5
_ANSWER_MONTHS = 3
NOT_COUNTED = frozenset(("在线访谈", "调查征集", "网上信访", "纪检举报"))
"""Kinds of messages that the indicator leaves out."""
GUIDE_PARTS = ("事项名称", "设定依据", "申请条件", "办理材料", "办理地点", "办理时间", "联系电话", "办理流程")
"""The classes of elements that a service guide needs."""
_GUIDE_MISSING, _GUIDE_ITEMS = 4, 5  # numbers that were not verified


@attrs.frozen(kw_only=True)
class Visit:
    """A visit to the site.

    Args:
        at: When; visits should be spaced over the day.
        seconds: How long it took to open; ``None`` if it never did.
    """

    at: datetime
    seconds: float | None


@attrs.frozen(kw_only=True)
class Message:
    """A valid message of the public (留言).

    Args:
        key: Its number.
        asked: The day on which it was asked.
        answered: The day of the answer, if there is one.
        kind: The column, such as 咨询; those of ``NOT_COUNTED`` do not count.
    """

    key: str
    asked: date
    answered: date | None = None
    kind: str = ""


def check_visits(visits: Iterable[Visit]) -> tuple[SiteFinding, ...]:
    """Say whether too many visits failed (站点无法访问).

    Args:
        visits: The visits of a week.

    Returns:
        A finding if five in a hundred visits or more did not open within 15 seconds. A note if there are too few to say,
        since the indicator asks for a week with at least 20 a day.
    """
    found = list(visits)
    days = Counter(visit.at.date() for visit in found)
    if len(days) < _WEEK or min(days.values()) < _VISITS_A_DAY:
        zh = f"访问记录不足以判断：{len(days)}天，每天最少{min(days.values(), default=0)}次；应连续一周、每天间隔访问20次以上"
        en = "too few visits to say: the indicator asks for a week with at least 20 spaced visits a day"
        return (_finding("visits-too-few", "visits", zh, en, severity=Severity.NOTE),)
    failed = sum(visit.seconds is None or visit.seconds > _SECONDS for visit in found)
    if 100 * failed < _FAILED_PERCENT * len(found):
        return ()
    zh = f"{len(found)}次访问中有{failed}次15秒内打不开，达到5%，属单项否决"
    en = f"{failed} of {len(found)} visits did not open within 15 seconds; 5% fail the site"
    return (_finding("veto-unreachable", "visits", zh, en),)


def check_messages(messages: Iterable[Message], on: date, *, channel: bool = True) -> Iterator[SiteFinding]:
    """Say which messages wait too long for an answer (互动回应差).

    Args:
        messages: The valid messages.
        on: The day; those asked within the year before it count.
        channel: Whether the site has a working channel for consultation (咨询).

    Yields:
        A finding for each message that had no answer for more than three months, and one if there is no channel.
    """
    if not channel:
        zh, en = (
            "没有提供有效的咨询渠道，属单项否决",
            "there is no working channel for consultation; that fails the site",
        )
        yield _finding("veto-no-channel", "messages", zh, en)
    for message in messages:
        ended = min(message.answered or on, on)
        waited = months_before(ended, _ANSWER_MONTHS) > message.asked
        if message.kind not in NOT_COUNTED and months_before(on, 12) <= message.asked <= on and waited:
            said = f"{message.answered}才答复" if message.answered and message.answered <= on else "尚未答复"
            zh = f"{message.asked}的留言{said}，超过三个月，属单项否决"
            yield _finding("veto-unanswered", f"message {message.key}", zh, "no answer for more than three months")


def check_service_guides(guides: Mapping[str, Iterable[str]]) -> Iterator[SiteFinding]:
    """Say which service guides lack elements (服务不实用).

    Args:
        guides: The classes of elements that each guide has, by service item; empty if the site offers no services.

    Yields:
        A note for each guide that lacks classes; a finding where there are no services; a note, since its numbers were
        not verified, where five guides lack four classes.
    """
    if not guides:
        zh, en = "没有提供办事服务，属单项否决", "the site offers no services; that fails it"
        yield _finding("veto-no-services", "services", zh, en)
    poor = 0
    for item, parts in guides.items():
        there = {part.strip() for part in parts}
        missing = [part for part in GUIDE_PARTS if part not in there]
        poor += len(missing) >= _GUIDE_MISSING
        if missing:
            zh = f"办事指南缺少：{'、'.join(missing)}"
            yield _finding(
                "guide-parts", f"service {item}", zh, f"{len(missing)} parts are missing", severity=Severity.NOTE
            )
    if poor >= _GUIDE_ITEMS:
        zh = f"{poor}个事项的办事指南缺少四类以上要素；五个即属单项否决的说法未核实"
        en = f"{poor} guides lack four parts or more; that five fail the site was not verified"
        yield _finding("veto-guides", "services", zh, en, severity=Severity.NOTE, seen=Seen.UNVERIFIED)


def check_new_media(accounts: Mapping[str, date | None], on: date, silent: Iterable[str] = ()) -> Iterator[SiteFinding]:
    """Say which accounts of new media (政务新媒体) are stale or do not answer.

    Args:
        accounts: The day of the newest content of each account; ``None`` if it has none.
        on: The day.
        silent: Accounts without any working function for interaction.

    Yields:
        A finding for each account without news for two weeks, and for each silent one.
    """
    first = on - timedelta(weeks=2)
    for account, latest in accounts.items():
        if latest is None or latest < first:
            zh = f"政务新媒体两周内没有更新（{latest or '没有内容'}），属单项否决"
            yield _finding("veto-media-stale", f"account {account}", zh, f"nothing new since {first}")
    for account in silent:
        zh, en = "政务新媒体没有有效互动功能，属单项否决", "the account has no working interaction"
        yield _finding("veto-media-silent", f"account {account}", zh, en)


def _finding(
    check: str, path: str, zh: str, en: str, *, severity: Severity = Severity.REVIEW, seen: Seen = Seen.SECONDARY
) -> SiteFinding:
    return SiteFinding(check=check, severity=severity, page="", path=path, zh=zh, en=en, basis=INDICATORS, seen=seen)
