"""How long normative documents may be in force, as rules that a caller brings.

Local texts differ, and none was verified: no rule ships. A rule whose text was not read gives notes, never more.
"""

from __future__ import annotations

import attrs
from attrs.validators import ge, le

from zfgk.catalogue.life.events import NormativeDocument, last_day
from zfgk.catalogue.life.finding import LifeFinding
from zfgk.model.findings import Severity
from zfgk.model.law import Seen


@attrs.frozen(kw_only=True)
class PeriodRule:
    """The longest period of a kind of document.

    Args:
        title: What it is for, in Chinese, such as ``试行文件``.
        longest_years: The longest period.
        source: The text.
        must_state: Whether a document must state its period.
        seen: How well the text was verified.
    """

    title: str
    longest_years: int = attrs.field(validator=[ge(1), le(100)])
    source: str
    must_state: bool = True
    seen: Seen = Seen.UNVERIFIED


def check_period(document: NormativeDocument, rule: PeriodRule) -> tuple[LifeFinding, ...]:
    """Compare the period that a document states with a rule.

    Args:
        document: The document; one that is not published is not looked at.
        rule: The rule.

    Returns:
        A finding if the period is missing or too long.
    """
    first = document.publication
    if first is None:
        return ()
    longest = last_day(first.works_from, rule.longest_years)
    stated = first.until or (last_day(first.works_from, first.years) if first.years else None)
    if stated is None:
        if not rule.must_state:
            return ()
        check, zh, en = (
            "period-missing",
            f"没有载明有效期（{rule.title}至长{rule.longest_years}年）",
            "no period is stated",
        )
    elif stated > longest:
        check = "period-too-long"
        zh = f"有效期至{stated}，超过{rule.longest_years}年（至{longest}，{rule.title}）"
        en = f"valid until {stated}, longer than {rule.longest_years} years (until {longest})"
    else:
        return ()
    read = rule.seen in {Seen.TEXT, Seen.EXCERPT}
    severity = Severity.REVIEW if read else Severity.NOTE
    unread = "" if read else "［依据未核实］"
    return (LifeFinding(check=check, severity=severity, about=document.key, zh=zh + unread, en=en, basis=rule.source),)
