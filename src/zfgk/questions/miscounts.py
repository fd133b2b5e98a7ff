"""Explaining a claimed date or a claimed period: right, right by another reading, or by which error it came about."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Alternative, Answer
from zfgk.engine.measures import variants
from zfgk.errors import CalendarError, LawError
from zfgk.model.law import Seen
from zfgk.model.measure import Days, Period, WorkingDays
from zfgk.questions.asked import Asked, Written, asked, check_day, unseen
from zfgk.questions.backwards import iso
from zfgk.questions.claims import read_claim
from zfgk.questions.errors_of_count import Model, models, taking
from zfgk.questions.slips import Slip
from zfgk.rules.clock import Clock


class Kind(Enum):
    """What a claim is."""

    CORRECT = "correct"
    """It is the default answer."""
    READING = "reading"
    """It is the answer under another admissible reading: no error."""
    FACT = "fact"
    """It is the answer for one of the possible days of an uncertain fact: no error."""
    MISCOUNT = "miscount"
    """One error, or two together, lead to it."""
    UNEXPLAINED = "unexplained"
    """No known error leads to it."""
    UNDECIDED = "undecided"
    """It lies where facts or the calendar do not reach, so nobody can say."""


@attrs.frozen(kw_only=True)
class Miscount:
    """One way in which a claimed date came about.

    Args:
        slips: The errors, one or two.
        due: The last day that they give; ``None`` for a claim about the rule without facts.
        readings: The departures from the default readings that it takes besides.
        facts: The days taken for uncertain events.
    """

    slips: tuple[Slip, ...]
    due: date | None
    readings: Mapping[str, str] = attrs.field(factory=dict)
    facts: Mapping[str, date | str] = attrs.field(factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The stable codes of the errors."""
        return tuple(slip.code for slip in self.slips)

    def text(self, lang: str = "zh") -> str:
        """Return one line, in Chinese unless ``en`` is asked for."""
        said = ("; " if lang == "en" else "；").join(slip.text(lang) for slip in self.slips)
        bases = ", ".join(dict.fromkeys(str(slip.basis) for slip in self.slips if slip.basis))
        chosen = " ".join(f"[{name}={option}]" for name, option in self.readings.items())
        return "  ".join(part for part in (said, chosen, bases) if part)

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return JSON values."""
        return {
            "slips": [slip.to_json(lang) for slip in self.slips],
            "due": iso(self.due),
            "readings": dict(self.readings),
            "facts": {name: fact if isinstance(fact, str) else iso(fact) for name, fact in self.facts.items()},
        }


@attrs.frozen(kw_only=True)
class Diagnosis:
    """What became of a claim.

    Args:
        rule: The rule's id.
        claimed: The claimed date, or the claimed period.
        kind: What the claim is.
        right: The right date or period, as far as there is one.
        readings: The departures from the default readings under which the claim is right.
        facts: The days of uncertain events for which it is right.
        miscounts: The errors that lead to it, the likeliest first.
        warnings: Circumstances of the right answer to know, as stable codes.
    """

    rule: str
    claimed: date | Period
    kind: Kind
    right: date | Period | None
    readings: Mapping[str, str] = attrs.field(factory=dict)
    facts: Mapping[str, date | str] = attrs.field(factory=dict)
    miscounts: tuple[Miscount, ...] = ()
    warnings: tuple[str, ...] = ()

    def text(self, lang: str = "zh") -> str:
        """Return the finding and one line per explanation, in Chinese unless ``en`` is asked for."""
        head = _HEADS[self.kind][1 if lang == "en" else 0].format(
            claimed=_written(self.claimed),
            right=_written(self.right),
            by=", ".join(f"{name}={what}" for name, what in (*self.readings.items(), *self.facts.items())),
        )
        head += unseen(self.warnings, lang)
        return "\n".join([head, *(f"- {one.text(lang)}" for one in self.miscounts)])

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule,
            "claimed": _written(self.claimed),
            "kind": self.kind.value,
            "right": _written(self.right) if self.right is not None else None,
            "readings": dict(self.readings),
            "facts": {name: fact if isinstance(fact, str) else iso(fact) for name, fact in self.facts.items()},
            "miscounts": [one.to_json(lang) for one in self.miscounts],
            "warnings": list(self.warnings),
        }


_HEADS = {
    Kind.CORRECT: ("{claimed} 正确", "{claimed} is right"),
    Kind.READING: (
        "{claimed} 依另一种解释成立（{by}），不是误算",
        "{claimed} is right under another reading ({by}): no error",
    ),
    Kind.FACT: (
        "{claimed} 依事实的一种可能成立（{by}），不是误算",
        "{claimed} is right for one possible fact ({by}): no error",
    ),
    Kind.MISCOUNT: ("{claimed} 是误算，应为 {right}", "{claimed} is a miscount; right is {right}"),
    Kind.UNEXPLAINED: (
        "{claimed} 不对，应为 {right}；找不到已知的误算",
        "{claimed} is not right, {right} is; no known error gives it",
    ),
    Kind.UNDECIDED: (
        "{claimed} 无法判断：事实或者工作日历不足",
        "{claimed} cannot be judged: facts or calendar do not reach",
    ),
}


def diagnose(
    rule: str,
    events: Written,
    claimed: date | Period | str,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Diagnosis:
    """Say whether a claimed last day or period is right, and otherwise which errors lead to it.

    Args:
        rule: The rule's id.
        events: The facts; a claim about the period needs none.
        claimed: A day (for hours a moment), a period, or text that names one, such as ``答复期限为30日``.
        law: The packs; the shipped and installed ones unless given.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select, which are then not varied.

    Returns:
        The finding. Single errors are listed; pairs only where no single error explains the date.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault of the facts, the readings or the claim.
    """
    question = asked(rule, events, law=law, calendar=calendar, known_on=known_on, readings=readings)
    what = read_claim(claimed) if isinstance(claimed, str) else claimed
    if isinstance(what, Period):
        return _of_period(question, what)
    if not (isinstance(what, datetime) and question.hours):
        check_day(what, "claimed")
    answer = question.answer()
    right = next((one for one in answer.dues if one.due == what), None)
    if right is not None:
        kind = Kind.READING if right.readings else Kind.FACT if answer.due is None else Kind.CORRECT
        return Diagnosis(
            rule=rule,
            claimed=what,
            kind=kind,
            right=answer.due,
            readings=right.readings,
            facts=right.facts,
            warnings=answer.warnings,
        )
    found = _explained(question, answer, what)
    if not found and answer.due is None and (answer.missing or answer.bounds is None):
        return Diagnosis(rule=rule, claimed=what, kind=Kind.UNDECIDED, right=None)
    kind = Kind.MISCOUNT if found else Kind.UNEXPLAINED
    return Diagnosis(rule=rule, claimed=what, kind=kind, right=answer.due, miscounts=found, warnings=answer.warnings)


def miscounts(
    rule: str,
    events: Written,
    claimed: date | Period | str,
    *,
    law: Law | None = None,
    calendar: WorkCalendar | None = None,
    known_on: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> tuple[Miscount, ...]:
    """Name the errors that lead from the facts to a claimed date or period.

    Args:
        rule: The rule's id.
        events: The facts.
        claimed: As for :func:`diagnose`.
        law: The packs.
        calendar: A calendar of your own.
        known_on: Use only holiday notices issued by this day.
        readings: Options to select.

    Returns:
        The errors, the likeliest first; none if the claim is right under some reading, or if no known error gives it.

    Raises:
        UnknownRule: If no pack has the rule.
        NotAClock: If it sets no time.
        BadInput: With every fault of the facts, the readings or the claim.
    """
    return diagnose(rule, events, claimed, law=law, calendar=calendar, known_on=known_on, readings=readings).miscounts


def _explained(question: Asked, answer: Answer, claimed: date) -> tuple[Miscount, ...]:
    known = sorted(models(question, answer, claimed), key=lambda model: model.order)
    single = [found for model in known for found in _tried(question, (model,), claimed)]
    if single:
        return _ranked(single)
    pairs = [
        pair
        for pair in itertools.combinations(known, 2)
        if len({one.slip.family for one in pair}) == 2 and not _too_much(*(one.slip.family for one in pair))
    ]
    return _ranked(found for pair in pairs for found in _tried(question, pair, claimed))


def _too_much(*families: str) -> bool:
    """Tell whether a pair explains nothing: a day more or less goes with everything, and a period is set only once."""
    return "end" in families or set(families) == {"version", "period"}


def _tried(question: Asked, made: tuple[Model, ...], claimed: date) -> Iterator[Miscount]:
    changed = question
    for model in made:
        changed = model.change(changed)
    try:
        dues: Iterable[Alternative] = changed.answer().dues
    except (LawError, CalendarError):
        # The error leads out of the law or the calendar, so it cannot be how the date came about.
        return
    for one in dues:
        if one.due == claimed:
            yield Miscount(
                slips=tuple(sorted((model.slip for model in made), key=lambda slip: slip.rank)),
                due=one.due,
                readings=one.readings,
                facts=one.facts,
            )


def _ranked(found: Iterable[Miscount]) -> tuple[Miscount, ...]:
    return tuple(
        sorted(
            found, key=lambda one: (len(one.slips), len(one.readings), sum(slip.rank for slip in one.slips), one.codes)
        )
    )


def _of_period(question: Asked, claimed: Period) -> Diagnosis:
    """Compare a claimed period with what the governing version sets."""
    answer = question.answer() if question.events else None
    rule = question.governing(answer) if answer else question.versions[0]
    periods = [period for _, period in variants(rule)]
    right = periods[0] if periods else None
    doubted = rule.basis.seen is Seen.UNVERIFIED
    warnings = answer.warnings if answer else (f"unverified:{rule.basis.place}",) if doubted else ()
    if claimed in periods:
        return Diagnosis(rule=rule.id, claimed=claimed, kind=Kind.CORRECT, right=claimed, warnings=warnings)
    model = taking(claimed, _wrong(question, rule, periods, claimed), rule)
    slip = attrs.evolve(model.slip, detail=_instead(question, rule, claimed, model.slip.code))
    due = None
    if answer is not None and answer.dues:
        try:
            due = model.change(question).answer().due
        except (LawError, CalendarError, TypeError):
            # A period in hours cannot be counted from a day, nor one in days from a moment.
            due = None
    return Diagnosis(
        rule=rule.id,
        claimed=claimed,
        kind=Kind.MISCOUNT,
        right=right,
        miscounts=(Miscount(slips=(slip,), due=due),),
        warnings=warnings,
    )


def _wrong(question: Asked, rule: Clock, periods: list[Period], claimed: Period) -> str:
    others = [period for version in question.versions if version is not rule for _, period in variants(version)]
    if claimed in others:
        return "other-version"
    if any(getattr(period, "n", None) == getattr(claimed, "n", 0) for period in periods):
        return "wrong-unit"
    longest = rule.extension.at_most if rule.extension else None
    extended = [
        attrs.evolve(period, n=period.n + longest.n)
        for period in periods
        if isinstance(period, WorkingDays | Days) and longest and type(period) is type(longest)
    ]
    if claimed in extended:
        return "extension-as-period"
    return "wrong-period"


def _instead(question: Asked, rule: Clock, claimed: Period, code: str) -> str:
    if code != "other-version":
        return str(claimed)
    version = next(one for one in question.versions if one is not rule and claimed in [p for _, p in variants(one)])
    return f"{claimed}（{version.basis}）"


def _written(what: date | Period | None) -> str:
    if what is None:
        return "-"
    return (iso(what) or "") if isinstance(what, date) else str(what)
