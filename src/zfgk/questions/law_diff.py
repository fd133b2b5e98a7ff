"""What a change of law means: which rules changed between two days, and which matters change with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.model.law import InForce
from zfgk.questions.asked import check_day
from zfgk.questions.matters import AnyMatter, Outcome, outcome
from zfgk.rules.clock import Clock
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule

_ALWAYS = InForce(date.min)


@attrs.frozen(kw_only=True)
class RuleChange:
    """A rule that says something else on the second day.

    Args:
        rule: The rule's id.
        before: Its basis and period on the first day; empty if it was not in force.
        after: The same on the second day.
        fields: The parts that differ, by the names of the rule's own attributes.
    """

    rule: str
    before: str
    after: str
    fields: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "before": self.before or None,
            "after": self.after or None,
            "fields": list(self.fields),
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
        rules: The rules that changed, by id.
        cases: The matters that change, in the order given.
        asked: How many matters were asked.
    """

    first: date
    second: date
    rules: tuple[RuleChange, ...]
    cases: tuple[CaseChange, ...]
    asked: int = 0

    def text(self, lang: str = "zh") -> str:
        """Return one line per change, in Chinese unless ``en`` is asked for."""
        english = lang == "en"
        nothing = "not in force" if english else "未施行"
        head = f"{self.first} -> {self.second}"
        counts = (
            f"{len(self.rules)} rules differ, {len(self.cases)} of {self.asked} matters change"
            if english
            else f"{len(self.rules)}条规则不同，{self.asked}件中{len(self.cases)}件结果改变"
        )
        lines = [f"{head}  {counts}"]
        lines += [f"{one.rule}  {one.before or nothing} -> {one.after or nothing}" for one in self.rules]
        lines += [f"{one.id}  {one.before} -> {one.after}" for one in self.cases]
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "from": self.first.isoformat(),
            "to": self.second.isoformat(),
            "rules": [one.to_json() for one in self.rules],
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
        The rules that changed, and the matters whose last days, verdict or error do.

    Raises:
        NotADay: For anything but plain dates.
        BadInput: If a matter's facts are refused.
    """
    before, after = law_on(law, first), law_on(law, second)
    rules = []
    for rule in sorted({*before.rules, *after.rules}):
        old, new = before.rules.get(rule, ()), after.rules.get(rule, ())
        if old != new:
            rules.append(
                RuleChange(rule=rule, before=_said(old), after=_said(new), fields=tuple(sorted(_differing(old, new))))
            )
    asked, changed = 0, []
    for case in cases:
        asked += 1
        was, now = outcome(case, before, calendar), outcome(case, after, calendar)
        # The name of the governing text changes with every version; alone it changes nothing for the matter.
        if attrs.evolve(was, instrument="") != attrs.evolve(now, instrument=""):
            changed.append(CaseChange(id=case.id, rule=case.rule, before=was, after=now))
    return LawDiff(first=first, second=second, rules=tuple(rules), cases=tuple(changed), asked=asked)


def opened(rule: Rule, day: date | None = None) -> Rule:
    """Return a version of a rule as if it had always been in force.

    Args:
        rule: The version.
        day: The day whose clauses are kept; the last day of the version's own force unless given.
    """
    last = day or rule.in_force.until or date.max
    if not isinstance(rule, Clock):
        return attrs.evolve(rule, in_force=_ALWAYS)
    restarts = tuple(
        attrs.evolve(clause, in_force=None)
        for clause in rule.restarts
        if clause.in_force is None or last in clause.in_force
    )
    return attrs.evolve(rule, in_force=_ALWAYS, restarts=restarts)


def _pack_on(pack: RulePack, day: date) -> RulePack:
    return attrs.evolve(pack, rules=tuple(opened(rule, day) for rule in pack.rules if day in rule.in_force))


def _said(versions: Iterable[Rule]) -> str:
    return "; ".join(
        f"{version.period}（{version.basis}）" if isinstance(version, Clock) else f"{version.term}（{version.basis}）"
        for version in versions
    )


def _differing(old: tuple[Rule, ...], new: tuple[Rule, ...]) -> set[str]:
    if not old or not new:
        return {"in_force"}
    fields: Mapping[str, Any] = attrs.asdict(old[0], recurse=False)
    others: Mapping[str, Any] = attrs.asdict(new[0], recurse=False)
    return {name for name in {*fields, *others} if fields.get(name) != others.get(name)}
