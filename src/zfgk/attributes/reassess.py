"""Looking again at what is withheld, and at what many people ask for (articles 18 and 44 of the Regulation).

Nothing here turns anything public. A period of secrecy that has run out, an assessment that is due, a request that
comes again: each is a concern, and a person looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from zfgk.attributes.concern import Concern
from zfgk.attributes.secrecy_period import SecrecyMark
from zfgk.engine.measures import forward
from zfgk.errors import BadInput, Fault
from zfgk.model.findings import Severity
from zfgk.model.measure import Months, Years
from zfgk.packs.national.outcomes import TURN_PROACTIVE
from zfgk.packs.national.shapes import REASSESS_EXEMPT
from zfgk.rules.shape import Recurring, Unit
from zfgk.texts.national import OGI_2019

_PERIODS: dict[Unit, Years | Months] = {Unit.YEAR: Years(1), Unit.QUARTER: Months(3), Unit.MONTH: Months(1)}


@attrs.frozen(kw_only=True)
class Withheld:
    """One piece of information that is not disclosed.

    Args:
        key: Its identifier.
        since: The day on which it was first withheld.
        assessed: The day of the last assessment; ``None`` if there was none.
        issued: The marked day of issue, from which a period of secrecy runs.
        mark: Its secrecy mark, if it bears one.
    """

    key: str
    since: date
    assessed: date | None = None
    issued: date | None = None
    mark: SecrecyMark | None = None


def reassess(
    items: Sequence[Withheld], on: date, *, rule: Recurring = REASSESS_EXEMPT, every: Unit | None = None
) -> tuple[Concern, ...]:
    """Say which withheld information is due to be looked at again.

    Args:
        items: What is withheld.
        on: The day asked about.
        rule: The rule that asks for it; the Regulation says 定期 only, a local text may say how often.
        every: How often, where the rule does not say.

    Returns:
        One concern for each item whose assessment was due before that day, and for each whose secrecy has run out.

    Raises:
        BadInput: If neither the rule nor the caller says how often.

    Source: 条例 18; 保守国家秘密法 24.
    """
    unit = rule.every if rule.every is not Unit.UNSAID else every
    period = _PERIODS.get(unit) if unit else None
    if period is None:
        fault = Fault("every", "the text says 定期 and no period", then="give Unit.YEAR, QUARTER or MONTH")
        raise BadInput(rule.id, [fault])
    found: list[Concern] = []
    for item in items:
        last = item.assessed or item.since
        if forward(last, period) < on:
            found.append(_due(item, last, rule))
        over = item.mark.last_day(item.issued) if item.mark else None
        if over is not None and over < on:
            found.append(_over(item, over))
    return tuple(found)


def _due(item: Withheld, last: date, rule: Recurring) -> Concern:
    what_zh, what_en = ("上次评估", "last assessed") if item.assessed else ("不予公开", "withheld")
    return Concern(
        code="reassessment-due",
        severity=Severity.REVIEW,
        zh=f"{item.key}自{last.isoformat()}{what_zh}以来未再评估审查；因情势变化可以公开的，应当公开",
        en=f"{item.key} was {what_en} on {last} and not assessed since; what may be disclosed by now has to be",
        basis=rule.basis,
        about=item.key,
    )


def _over(item: Withheld, over: date) -> Concern:
    return Concern(
        code="secrecy-over",
        severity=Severity.REVIEW,
        zh=f"{item.key}标明的保密期限至{over.isoformat()}已满，自行解密，除非期满前已延长；核实后变更标志，再审查可否公开",
        en=f"the period on the mark of {item.key} ended on {over} and with it the secrecy, unless it was extended "
        "before; verify, change the mark, then review",
        basis=item.mark.basis if item.mark else OGI_2019[18],
        about=item.key,
    )


def turn_proactive(
    key: str,
    applicants: int,
    *,
    disclosable: bool | None,
    suggested: bool = False,
    within_article_19: bool | None = None,
) -> tuple[Concern, ...]:
    """Say what article 44 allows or asks for, for information that people request again and again.

    Args:
        key: The identifier of the information.
        applicants: How many different applicants asked this body for the same information.
        disclosable: Whether it may be disclosed; ``None`` if that was not examined.
        suggested: Whether an applicant suggested that it be disclosed proactively.
        within_article_19: Whether the body, having examined the suggestion, finds it within proactive disclosure.

    Returns:
        A concern about a power where several applicants asked, about a duty once the body has found a suggestion right.

    Raises:
        BadInput: If the number of applicants is negative.

    Source: 条例 44.
    """
    if applicants < 0:
        raise BadInput("applicants", [Fault("applicants", f"{applicants} is no number of people")])
    found: list[Concern] = []
    if applicants > 1 and disclosable is not False:
        first = "" if disclosable else "，先审查是否可以公开"
        found.append(
            Concern(
                code="may-turn-proactive",
                severity=Severity.NOTE if disclosable else Severity.REVIEW,
                zh=f"{applicants}个申请人申请同一信息{first}，可以纳入主动公开的范围",
                en=f"{applicants} applicants asked for it{'' if disclosable else '; examine it first'}: it may be "
                "disclosed proactively",
                basis=TURN_PROACTIVE.basis,
                about=key,
            )
        )
    if suggested and within_article_19 is not False:
        found.append(
            Concern(
                code="must-turn-proactive" if within_article_19 else "suggestion-to-examine",
                severity=Severity.REVIEW,
                zh="经审核属于主动公开范围，应当及时主动公开"
                if within_article_19
                else "申请人建议纳入主动公开，须审核是否属于主动公开范围",
                en="found to be within proactive disclosure, it has to be disclosed promptly"
                if within_article_19
                else "an applicant suggests proactive disclosure; examine whether it falls within it",
                basis=OGI_2019[44, 2],
                about=key,
            )
        )
    return tuple(found)
