"""What a pack asks on one topic on a day: the columns to keep, the interpretation of policies, consultations, meetings.

The rules are those of the packs; nothing is restated here. Which rule belongs to which topic follows from the row of the
source's list of rules that it encodes; a rule of a pack whose rows are not known here is found by the words of its term,
so that no outside pack is left out silently.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

import attrs

from zfgk.rules.clock import Clock, Minimum
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome, Roster, Seat
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Element, Recurring, Requires, Unit
from zfgk.rules.telling import item


class Topic(Enum):
    """What a duty is about."""

    COLUMNS = "columns"
    """栏目: what stands in the columns of a site or in public places."""
    CATALOGUE = "catalogue"
    """目录: what stands in catalogues, guides, lists and libraries."""
    INTERPRETATION = "interpretation"
    """政策解读."""
    CONSULTATION = "consultation"
    """意见征集: hearing the public before a decision, and what follows."""
    MEETINGS = "meetings"
    """会议公开."""
    DOCUMENTS = "documents"
    """规范性文件: collecting, cleaning, keeping the library up to date."""


def _rows(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ROWS = {
    Topic.COLUMNS: _rows(
        "JD-13 XC-06 XC-08 XC-09 XC-10 "
        "LY-02 LY-03 LY-08 LY-09 LY-10 LY-23 LY-24 LY-29 LY-30 LY-31 LY-32 LY-33 LY-34 LY-35 LY-36 "
        "YY-C13 YY-C14 YY-C24 SH-21 SH-22 SH-26 SH-33 SH-36"
    ),
    Topic.CATALOGUE: _rows(
        "JD-11 JD-18 XC-05 XC-08 XC-09 LY-11 LY-12 LY-13 LY-20 LY-21 LY-22 LY-38 LY-39 YY-C15 YY-C16 YY-C17 YY-C27 "
        "SH-09 SH-23 SH-24 SH-25"
    ),
    Topic.INTERPRETATION: _rows(
        "LY-04 LY-05 LY-06 LY-07 YY-B1 YY-B2 YY-B3 YY-B4 YY-B5 YY-B6 YY-B7 YY-B8 YY-B9 YY-C18 YY-C19 YY-C20 "
        "SH-10 SH-11 SH-12 SH-13 JD-3"
    ),
    Topic.CONSULTATION: _rows("LY-01 LY-02 LY-03 LY-27 LY-46 YY-C11 YY-C12 SH-27 SH-28 XC-07 JC-15 GZ-15/21 FG-30"),
    Topic.MEETINGS: _rows("LY-28 LY-29 YY-C23 SH-29"),
    Topic.DOCUMENTS: _rows("LY-21 LY-22 SH-23 SH-24"),
}
_KNOWN = frozenset().union(*_ROWS.values())
_WORDS = {
    Topic.COLUMNS: ("栏目", "专栏"),
    Topic.CATALOGUE: ("目录", "指南", "清单"),
    Topic.INTERPRETATION: ("解读",),
    Topic.CONSULTATION: ("征求意见", "意见征集", "听取意见"),
    Topic.MEETINGS: ("会议公开", "办公会"),
    Topic.DOCUMENTS: ("规范性文件",),
}
_UNITS = {
    Unit.DAY: "每日",
    Unit.WEEK: "每周",
    Unit.MONTH: "每月",
    Unit.QUARTER: "每季度",
    Unit.YEAR: "每年",
    Unit.UNSAID: "定期（没有周期）",
}


@attrs.frozen
class PackDuty:
    """One duty of a pack, as its text has it.

    Args:
        rule: The rule.
    """

    rule: Rule

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        """What the rule lists, by id: elements, cases, approvals, places; the words are Chinese."""
        return tuple((one.id, item(one)) for one in _listed(self.rule))

    @property
    def measure(self) -> str:
        """The share, period or stretch of time, in Chinese; a word without a number stays a word."""
        return _measure(self.rule)

    def line(self) -> str:
        """Return the duty on one line, in Chinese, with its text."""
        rule = self.rule
        said = "；".join(part for part in (*(term for _, term in self.items), self.measure) if part)
        return f"{rule.term}（{rule.owed_by}）" + (f"：{said}" if said else "") + f" {rule.basis}"


def topics_of(rule: Rule) -> frozenset[Topic]:
    """Return the topics of a rule: those of its rows, else those whose words its term has."""
    rows = frozenset(rule.rows)
    if rows & _KNOWN:
        return frozenset(topic for topic in Topic if rows & _ROWS[topic])
    return frozenset(topic for topic, words in _WORDS.items() if any(word in rule.term for word in words))


def duties(pack: RulePack, topic: Topic, on: date) -> tuple[PackDuty, ...]:
    """List what a pack asks on a topic.

    Args:
        pack: The pack.
        topic: The topic.
        on: The day; rules that do not govern on it are left out.

    Returns:
        The duties in the pack's order; none if the pack does not regulate the topic, which says nothing about the
        national rules that it builds on.
    """
    return tuple(PackDuty(rule) for rule in pack.rules if topic in topics_of(rule) and on in rule.in_force)


def _listed(rule: Rule) -> tuple[Element | Outcome | Approval | Seat, ...]:
    match rule:
        case Requires():
            return rule.elements
        case Assigns():
            return rule.outcomes
        case Gate():
            return rule.steps
        case Roster():
            return rule.seats
        case _:
            return ()


def _measure(rule: Rule) -> str:
    match rule:
        case Requires() if rule.at_least:
            return f"至少{rule.at_least}项"
        case Coverage():
            return f"{rule.among}中，{rule.of}不少于{rule.at_least}%"
        case Recurring():
            month = f"{rule.month}月" if rule.month else ""
            return f"{_UNITS[rule.every]}{month}至少{rule.at_least}次"
        case Minimum():
            return f"不少于{rule.period}"
        case Clock():
            return str(rule.period)
        case _:
            return ""
