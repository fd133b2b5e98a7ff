"""Consulting the public before a decision (意见征集), and making meetings public (会议公开).

A consultation takes 30 days as a rule (一般); what shortens it must be explained in the call itself. That the outcome is
published 及时 stays a word: no day is made of it, and a person says how long is too long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from zfgk.catalogue.life.asks import Asks, basis_of
from zfgk.catalogue.life.finding import LifeFinding, of_remark
from zfgk.engine import rosters, shapes
from zfgk.engine.answer import Answer
from zfgk.engine.remarks import Remark
from zfgk.engine.verdict import Verdict
from zfgk.model.findings import Severity
from zfgk.rules.duty import Roster
from zfgk.rules.shape import Requires

RULE = "national.public-consultation"
_OUTCOME = ("outcome", "意见收集采纳情况")
"""The part that comes after the consultation, by id and by term of the packs."""


@attrs.frozen(kw_only=True)
class Consultation:
    """A consultation of the public.

    Args:
        key: Its identifier in the catalogue.
        opened: The day on which it was opened.
        closes: The last day for opinions, as the call says; ``None`` if it names none.
        parts: What was published, by id or Chinese term of the pack's rule, such as ``draft``.
        shortened_for: Why it is shorter than the rule, in the words of the call; empty if the call says nothing.
        outcome_published: The day on which the outcome was published.
        confidential: Whether the matter is kept secret as the law asks (依法应当保密), so that nobody is consulted.
    """

    key: str
    opened: date
    closes: date | None = None
    parts: tuple[str, ...] = ()
    shortened_for: str = ""
    outcome_published: date | None = None
    confidential: bool = False


@attrs.frozen(kw_only=True)
class ConsultationCheck:
    """What was seen of a consultation.

    Args:
        answer: The first day on which it may close, from the loaded law; ``None`` where nothing was asked.
        findings: The findings.
    """

    answer: Answer | None
    findings: tuple[LifeFinding, ...]


def check_consultation(
    consultation: Consultation,
    law: Asks,
    rule: str = RULE,
    *,
    on: date,
    content: Requires | None = None,
) -> ConsultationCheck:
    """Say what is missing in a consultation.

    Args:
        consultation: The consultation.
        law: What answers: :class:`zfgk.Law` or :func:`zfgk.asking.builtin`.
        rule: The minimum period, such as ``linyi.public-consultation``.
        on: The day on which it is looked at.
        content: The parts that the pack asks for, such as ``linyi.consultation-content``; the outcome is asked for only
            once the consultation is over.

    Returns:
        The answer of the law and the findings. A period that is shorter is a note where the call says why, and a matter
        for a person where it does not.
    """
    if consultation.confidential:
        return ConsultationCheck(answer=None, findings=())
    answer = None
    findings: list[LifeFinding] = []
    if consultation.closes is None:
        findings.append(_finding(consultation, "no-last-day", "没有写明征求意见的期限", "the call names no last day"))
    else:
        events: list[Mapping[str, Any]] = [
            {"event": "consultation.opened", "day": consultation.opened},
            {"event": "consultation.closed", "day": consultation.closes},
        ]
        if consultation.closes < consultation.opened:
            zh = f"{consultation.closes}截止，早于{consultation.opened}开始"
            findings.append(_finding(consultation, "closes-before-opening", zh, "it closes before it opens"))
        else:
            answer = law.due(rule, events)
            findings += _period(consultation, consultation.closes, answer)
    over = consultation.closes is not None and consultation.closes < on
    if content is not None:
        findings += [
            of_remark(one, consultation.key)
            for one in shapes.check(content, _parts(consultation))
            if over or one.element not in _OUTCOME
        ]
    elif over and consultation.outcome_published is None:
        findings.append(
            _finding(
                consultation,
                "outcome-missing",
                f"{consultation.closes}已截止，尚未公开意见收集采纳情况（“及时”没有天数）",
                "it is over and its outcome is not published; the text sets no number of days",
            )
        )
    if consultation.outcome_published and consultation.closes and consultation.outcome_published < consultation.closes:
        zh = f"{consultation.outcome_published}公开采纳情况，早于{consultation.closes}截止"
        findings.append(_finding(consultation, "outcome-too-early", zh, "the outcome precedes the last day"))
    return ConsultationCheck(answer=answer, findings=tuple(findings))


def _parts(consultation: Consultation) -> tuple[str, ...]:
    return consultation.parts + (_OUTCOME[:1] if consultation.outcome_published else ())


def _period(consultation: Consultation, closes: date, answer: Answer) -> Iterator[LifeFinding]:
    if answer.verdict is Verdict.IN_TIME:
        return
    days = (closes - consultation.opened).days
    if answer.verdict is not Verdict.TOO_EARLY:
        zh, en = "期限是否足够尚不能确定", "whether the period is long enough cannot be told"
        yield _finding(consultation, "period-undecided", zh, en, basis=basis_of(answer))
    elif consultation.shortened_for.strip():
        zh = f"征求意见{days}日，少于一般的期限（至{answer.due}），已说明缩短的理由"
        en = f"{days} days, fewer than the rule (until {answer.due}); the call says why"
        yield _finding(consultation, "shortened", zh, en, severity=Severity.NOTE, basis=basis_of(answer))
    else:
        zh = f"征求意见{days}日，少于一般的期限（至{answer.due}），没有说明缩短的理由"
        en = f"{days} days, fewer than the rule (until {answer.due}), and no reason is given"
        yield _finding(consultation, "shortened-without-reason", zh, en, basis=basis_of(answer))


def _finding(
    consultation: Consultation,
    check: str,
    zh: str,
    en: str,
    *,
    severity: Severity = Severity.REVIEW,
    basis: str = "",
) -> LifeFinding:
    return LifeFinding(check=check, severity=severity, about=consultation.key, zh=zh, en=en, basis=basis)


@attrs.frozen(kw_only=True)
class Meeting:
    """A meeting of a body's leaders (局长办公会).

    Args:
        key: Its identifier.
        livelihood: Whether a topic concerns people's livelihood (重大民生), for a person to say.
        plan: What the plan of the meeting states, by id or term of the pack's rule, such as ``yiyang.meeting-plan``.
        published: What was published, by id or term, such as ``topics`` of ``linyi.meeting-disclosure``.
        invited: Who was invited, by id or role of the pack's roster, such as ``linyi.invite-to-meeting``.
    """

    key: str
    livelihood: bool = False
    plan: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    invited: Mapping[str, Any] = attrs.field(factory=dict)


def check_meeting(
    meeting: Meeting,
    *,
    plan: Requires | None = None,
    published: Requires | None = None,
    invited: Iterable[Roster] = (),
) -> tuple[LifeFinding, ...]:
    """Say what is missing in a meeting's plan, publication and invitations.

    Args:
        meeting: The meeting.
        plan: What a plan must state, for topics of livelihood only.
        published: What must be published.
        invited: Whom the pack names.

    Returns:
        The findings, as strong as the rules' own words.
    """
    found: list[Remark] = []
    if plan is not None and meeting.livelihood:
        found += shapes.check(plan, meeting.plan)
    if published is not None:
        found += shapes.check(published, meeting.published)
    for rule in invited:
        found += rosters.check(rule, meeting.invited)
    return tuple(of_remark(one, meeting.key) for one in found)
