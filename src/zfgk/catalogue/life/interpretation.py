"""Interpretation of policies (政策解读): by whom, in step with the document, with which parts, linked both ways, by when.

The wordings of 三同步 differ from body to body (起草、审批、发布; 组织、审签、部署; 起草、审签、发布) and are never merged: a check
takes the rule of one pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from zfgk.catalogue.life.asks import Asks, basis_of
from zfgk.catalogue.life.finding import LifeFinding, of_remark
from zfgk.engine import shapes
from zfgk.engine.answer import Answer
from zfgk.engine.verdict import Verdict
from zfgk.model.findings import Severity
from zfgk.rules.duty import Assigns, Outcome, Roster
from zfgk.rules.shape import Requires


@attrs.frozen(kw_only=True)
class Policy:
    """A policy document as far as its interpretation is concerned.

    Args:
        key: Its identifier in the catalogue.
        title: Its title.
        drafted_by: The unit that drafted it; of several, the one that led.
        published: The day on which it was published; ``None`` before.
        interpreted_by: The keys of the interpretations that its page links to.
        needs: Whether it should be interpreted (应解读): for a person to say.
        stages: The day on which it reached a stage, by the stage's id in the rule of the pack, such as ``drafting``.
    """

    key: str
    title: str = ""
    drafted_by: str = ""
    published: date | None = None
    interpreted_by: tuple[str, ...] = ()
    needs: bool = True
    stages: Mapping[str, date] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Interpretation:
    """An interpretation.

    Args:
        key: Its identifier in the catalogue.
        of: The keys of the policies that its page links to.
        by: The unit that interprets.
        published: The day on which it was published; ``None`` before.
        parts: The elements that it holds, by id or Chinese term of the pack's rule.
        form: Its form, such as ``图表图解``.
        stages: The day on which it reached a stage, by the stage's id in the rule of the pack.
    """

    key: str
    of: tuple[str, ...] = ()
    by: str = ""
    published: date | None = None
    parts: tuple[str, ...] = ()
    form: str = ""
    stages: Mapping[str, date] = attrs.field(factory=dict)


def check_by_whom(policy: Policy, interpretation: Interpretation, rule: Assigns) -> tuple[LifeFinding, ...]:
    """Say whether the unit that drafted a policy interprets it (谁起草、谁解读).

    Args:
        policy: The policy.
        interpretation: Its interpretation.
        rule: The rule of the pack, such as ``linyi.who-interprets``.
    """
    if not policy.drafted_by or not interpretation.by:
        who = "起草单位" if not policy.drafted_by else "解读单位"
        zh, en = f"没有写明{who}，无从核对谁起草谁解读", "it is not said who drafted or who interprets"
        return (_finding("interpreter-unknown", policy, zh, en, rule, severity=Severity.NOTE),)
    if policy.drafted_by == interpretation.by:
        return ()
    zh = f"由{policy.drafted_by}起草，却由{interpretation.by}解读"
    en = f"drafted by {policy.drafted_by}, interpreted by {interpretation.by}"
    return (_finding("interpreted-by-another", policy, zh, en, rule),)


def check_in_step(policy: Policy, interpretation: Interpretation, rule: Assigns) -> tuple[LifeFinding, ...]:
    """Say where an interpretation is not in step with its policy (三同步), under the words of one pack.

    Args:
        policy: The policy; a stage that it has not reached asks for nothing.
        interpretation: Its interpretation.
        rule: The rule of the pack, such as ``shanghai.three-in-step``.

    Returns:
        A finding for each stage that the policy has reached and the interpretation has not, or has later. 同步 has no
        number of days: whether a later day is still in step is for a person to say.
    """
    found = []
    for stage in rule.outcomes:
        day, own = policy.stages.get(stage.id), interpretation.stages.get(stage.id)
        if day is not None and own is None:
            zh, en = (
                f"{day}{stage.when}，没有{stage.then}的记录",
                f"{stage.id}: the policy on {day}, its interpretation not",
            )
            found.append(_finding(f"stage-missing.{stage.id}", policy, zh, en, rule))
        elif day is not None and own is not None and own > day:
            zh = f"{day}{stage.when}，{own}才{_done(stage)}，晚{(own - day).days}日"
            en = f"{stage.id}: the policy on {day}, its interpretation on {own}"
            found.append(_finding(f"stage-later.{stage.id}", policy, zh, en, rule))
    return tuple(found)


def _done(stage: Outcome) -> str:
    return stage.then.removeprefix("同步")


def check_parts(interpretation: Interpretation, rule: Requires) -> tuple[LifeFinding, ...]:
    """Say which elements an interpretation lacks.

    Args:
        interpretation: The interpretation.
        rule: The elements of the pack, such as ``yiyang.interpretation-content``.
    """
    return tuple(of_remark(one, interpretation.key) for one in shapes.check(rule, interpretation.parts))


def check_form(interpretation: Interpretation, rule: Roster) -> tuple[LifeFinding, ...]:
    """Note a form that the pack does not name; packs encourage forms and close no list.

    Args:
        interpretation: The interpretation.
        rule: The forms of the pack, such as ``linyi.interpretation-forms``.
    """
    named = {word for seat in rule.seats for word in (seat.id, seat.holder or seat.role)}
    if not interpretation.form or interpretation.form in named:
        return ()
    listed = "、".join(seat.holder or seat.role for seat in rule.seats)
    return (
        LifeFinding(
            check="form-not-named",
            severity=Severity.NOTE,
            about=interpretation.key,
            zh=f"解读形式“{interpretation.form}”不在所列之内：{listed}",
            en=f"the form {interpretation.form} is not among those named",
            basis=str(rule.basis),
        ),
    )


def check_links(policies: Iterable[Policy], interpretations: Iterable[Interpretation]) -> tuple[LifeFinding, ...]:
    """Say which links between policies and interpretations are missing, one-way or lead nowhere.

    Args:
        policies: The policies.
        interpretations: The interpretations.

    Returns:
        The findings, those of the policies first.
    """
    by_key = {one.key: one for one in policies}
    found = {one.key: one for one in interpretations}
    return (*_from_policies(by_key, found), *_from_interpretations(by_key, found))


def _from_policies(
    policies: Mapping[str, Policy], interpretations: Mapping[str, Interpretation]
) -> Iterator[LifeFinding]:
    pointing = {key for one in interpretations.values() for key in one.of}
    for policy in policies.values():
        for key in dict.fromkeys(policy.interpreted_by):
            other = interpretations.get(key)
            if other is None:
                yield _link("interpretation-unknown", policy.key, f"链接的解读{key}不存在", f"{key} does not exist")
            elif policy.key not in other.of:
                zh, en = f"链接到解读{key}，解读没有链接回来", f"links to {key}, which does not link back"
                yield _link("no-link-back", policy.key, zh, en)
        if policy.needs and not policy.interpreted_by and policy.key not in pointing:
            yield _link("not-interpreted", policy.key, "应当解读而没有解读", "it should be interpreted and is not")


def _from_interpretations(
    policies: Mapping[str, Policy], interpretations: Mapping[str, Interpretation]
) -> Iterator[LifeFinding]:
    for one in interpretations.values():
        if not one.of:
            yield _link("no-policy", one.key, "解读没有链接到政策文件", "the interpretation links to no policy")
        for key in dict.fromkeys(one.of):
            policy = policies.get(key)
            if policy is None:
                yield _link("policy-unknown", one.key, f"链接的政策文件{key}不存在", f"{key} does not exist")
            elif one.key not in policy.interpreted_by:
                zh, en = f"链接到政策文件{key}，文件没有链接到解读", f"links to {key}, which does not link back"
                yield _link("no-link-back", one.key, zh, en)


def check_deadline(
    policy: Policy,
    interpretations: Iterable[Interpretation],
    law: Asks,
    rule: str = "national.interpret-policy",
    *,
    as_of: date | None = None,
) -> tuple[Answer | None, tuple[LifeFinding, ...]]:
    """Ask the law by when a policy must be interpreted, and whether it was.

    Args:
        policy: The policy.
        interpretations: Interpretations; those that link to it count, the first one published discharges the duty.
        law: What answers: :class:`zfgk.Law` or :func:`zfgk.asking.builtin`.
        rule: The rule, such as ``linyi.interpret-policy``.
        as_of: The day on which it is asked.

    Returns:
        The answer, ``None`` as long as the policy is not published, and a finding if it was or is late.
    """
    if policy.published is None:
        return None, ()
    days = [one.published for one in interpretations if policy.key in one.of and one.published]
    events: list[Mapping[str, Any]] = [{"event": "policy.published", "day": policy.published}]
    if days:
        events.append({"event": "interpretation.published", "day": min(days)})
    answer = law.due(rule, events, as_of=as_of)
    if answer.verdict not in {Verdict.OVERDUE, Verdict.DEPENDS, Verdict.UNKNOWN}:
        return answer, ()
    late = answer.verdict is Verdict.OVERDUE
    by_zh, by_en = (f"应于{answer.due}前（含当日）解读，", f"by {answer.due}") if answer.due else ("", "on time")
    zh = by_zh + ("已逾期" if late else "是否按期解读尚不能确定")
    en = f"to be interpreted {by_en}: {answer.verdict.value}"
    found = LifeFinding(
        check="interpreted-late" if late else "interpretation-undecided",
        severity=Severity.REVIEW,
        about=policy.key,
        zh=zh,
        en=en,
        basis=basis_of(answer),
    )
    return answer, (found,)


def _finding(
    check: str, policy: Policy, zh: str, en: str, rule: Assigns, *, severity: Severity = Severity.REVIEW
) -> LifeFinding:
    return LifeFinding(check=check, severity=severity, about=policy.key, zh=zh, en=en, basis=str(rule.basis))


def _link(check: str, about: str, zh: str, en: str) -> LifeFinding:
    return LifeFinding(check=check, severity=Severity.REVIEW, about=about, zh=zh, en=en)
