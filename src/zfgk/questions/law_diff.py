"""What a change of law means: what changed in the rules between two days, and which matters change with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.model.law import InForce
from zfgk.questions.asked import check_day
from zfgk.questions.matters import AnyMatter, Outcome, outcome
from zfgk.rules.clauses import Touches
from zfgk.rules.diff import Change, Part, clauses_on, diff
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule
from zfgk.rules.telling import content

_ALWAYS = InForce(date.min)
_TOUCHES = {
    Touches.COMPUTES: ("影响计算", "computes"),
    Touches.CITES: ("只改引用", "cites"),
    Touches.WORDS: ("只改文字", "words"),
}


@attrs.frozen(kw_only=True)
class CaseChange:
    """A matter whose last day or verdict differs between the law of two days.

    Args:
        id: The matter's id.
        rule: The rule asked about.
        before: Under the law of the first day.
        after: Under the law of the second day.
    """

    id: str
    rule: str
    before: Outcome
    after: Outcome

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {"id": self.id, "rule": self.rule, "before": self.before.to_json(), "after": self.after.to_json()}


@attrs.frozen(kw_only=True)
class LawDiff:
    """What differs between the law of two days.

    Args:
        first: The first day.
        second: The second day.
        changes: What was added, ended or changed in the packs; see :func:`zfgk.rules.diff.diff`.
        cases: The matters that change, in the order given.
        asked: How many matters were asked.
    """

    first: date
    second: date
    changes: tuple[Change, ...]
    cases: tuple[CaseChange, ...]
    asked: int = 0

    @property
    def rules(self) -> tuple[Change, ...]:
        """The changes of rules alone."""
        return tuple(one for one in self.changes if one.part is Part.RULE)

    def text(self, lang: str = "zh") -> str:
        """Return one line per rule and matter that changes, in Chinese unless ``en`` is asked for."""
        computing = sum(one.touches is Touches.COMPUTES for one in self.rules)
        counts = (
            f"{_rules(len(self.rules))} differ, {computing} in what they compute; "
            f"{len(self.cases)} of {self.asked} matters change"
            if lang == "en"
            else f"{len(self.rules)}条规则不同，其中{computing}条影响计算；{self.asked}件中{len(self.cases)}件结果改变"
        )
        lines = [f"{self.first} -> {self.second}  {counts}"]
        lines += [_told(one, lang) for one in self.rules]
        lines += [f"{one.id}  {one.before} -> {one.after}" for one in self.cases]
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "from": self.first.isoformat(),
            "to": self.second.isoformat(),
            "changes": [one.to_json() for one in self.changes],
            "cases": [one.to_json() for one in self.cases],
            "asked": self.asked,
        }


def law_on(law: Law, day: date) -> Law:
    """Return the law of one day as if it had always been in force.

    Args:
        law: The packs.
        day: The day.

    Returns:
        Only the versions, and of them only the clauses, in force on the day; each governs any facts. Nothing is in
        transition under it.

    Raises:
        NotADay: For anything but a plain date.
    """
    check_day(day, "day")
    return Law(_pack_on(pack, day) for pack in law.packs)


def law_diff(
    law: Law, first: date, second: date, cases: Iterable[AnyMatter] = (), *, calendar: WorkCalendar | None = None
) -> LawDiff:
    """Compare the law of two days: in its rules, and in what it says about the same facts.

    Args:
        law: The packs.
        first: The first day.
        second: The second day.
        cases: Matters or case files; their facts are not moved in time.
        calendar: A calendar of your own; the official one unless given.

    Returns:
        What changed in every pack, and the matters whose last days, verdict or error do.

    Raises:
        NotADay: For anything but plain dates.
        BadInput: If a matter's facts are refused.
    """
    before, after = law_on(law, first), law_on(law, second)
    changes = tuple(change for pack in law.packs for change in diff(pack, first, second))
    asked, changed = 0, []
    for case in cases:
        asked += 1
        was, now = outcome(case, before, calendar), outcome(case, after, calendar)
        # The name of the governing text changes with every version; alone it changes nothing for the matter.
        if attrs.evolve(was, instrument="") != attrs.evolve(now, instrument=""):
            changed.append(CaseChange(id=case.id, rule=case.rule, before=was, after=now))
    return LawDiff(first=first, second=second, changes=changes, cases=tuple(changed), asked=asked)


def opened(rule: Rule, day: date | None = None) -> Rule:
    """Return a version of a rule as if it had always been in force.

    Args:
        rule: The version.
        day: The day whose clauses are kept; the last day of the version's own force unless given.
    """
    return attrs.evolve(clauses_on(rule, day or rule.in_force.until or date.max), in_force=_ALWAYS)


def _pack_on(pack: RulePack, day: date) -> RulePack:
    return attrs.evolve(pack, rules=tuple(opened(rule, day) for rule in pack.rules if day in rule.in_force))


def _rules(n: int) -> str:
    return f"{n} rule" if n == 1 else f"{n} rules"


def _told(change: Change, lang: str) -> str:
    """Write what became of a rule in one line; of one that came or went, the side that is there."""
    before, after = (content(rule) if isinstance(rule, Rule) else "" for rule in (change.before, change.after))
    if change.touches is not Touches.COMPUTES or before == after:
        said = ", ".join(clause.path for clause in change.clauses)
        return f"{change.name}  {said}  ({_TOUCHES[change.touches][lang == 'en']})"
    return f"{change.name}  {before or '-'} -> {after or '-'}"
