"""What follows from what: the cases that hold, what follows in each, and the cases that nobody has told yet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from zfgk.engine.given import Given, names
from zfgk.errors import BadInput, Fault
from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Assigns, Outcome
from zfgk.rules.parsing import near_words


class Holds(Enum):
    """Whether a case holds, as far as it was told."""

    YES = "yes"
    NO = "no"
    UNTOLD = "untold"


@attrs.frozen
class CaseStep:
    """One case of the rule, looked at in the order of the text.

    Args:
        outcome: The case and what follows in it.
        holds: Whether it holds.
        basis: The text.
    """

    outcome: Outcome
    holds: Holds
    basis: Basis

    def message(self, lang: str = "zh") -> str:
        """Return the step in one sentence.

        Args:
            lang: ``zh`` or ``en``; the words of the text stay Chinese.
        """
        one, english = self.outcome, lang == "en"
        if self.holds is Holds.UNTOLD:
            return f"{one.id} ({one.when}): nobody said whether it holds" if english else f"{one.when}：未说明是否如此"
        if self.holds is Holds.NO:
            return f"{one.id} ({one.when}): does not hold" if english else f"{one.when}：否"
        return f"{one.id} ({one.when}): holds, hence {one.then}" if english else f"{one.when}：是，{one.then}"


@attrs.frozen(kw_only=True)
class Assignment:
    """What a rule says to the cases that were told.

    Args:
        rule: The rule.
        steps: One for each case, in the order of the text.
    """

    rule: Assigns
    steps: tuple[CaseStep, ...]

    @property
    def applies(self) -> tuple[Outcome, ...]:
        """What follows, in the order of the text; several if several cases hold."""
        return self._those(Holds.YES)

    @property
    def open(self) -> tuple[Outcome, ...]:
        """The cases that nobody has told yet."""
        return self._those(Holds.UNTOLD)

    @property
    def settled(self) -> bool:
        """Whether every case was told."""
        return not self.open

    @property
    def basis(self) -> Basis:
        """The text."""
        return self.rule.basis

    def explain(self, lang: str = "zh") -> str:
        """Return the question, one line for each case, and what follows.

        Args:
            lang: ``zh`` or ``en``; the words of the text stay Chinese.
        """
        english = lang == "en"
        follows = "；".join(dict.fromkeys(one.then for one in self.applies))
        if not follows:
            follows = (
                ("nothing follows" if english else "无所适用") if self.settled else ("open" if english else "未定")
            )
        elif not self.settled:
            follows += "; further cases are open" if english else "；另有情形未说明"
        if self.basis.seen is Seen.UNVERIFIED:
            follows += " [unverified]" if english else "［依据未核实］"
        head = f"{self.rule.question} · {self.rule.id} · {self.basis}"
        return "\n".join([head, *(f"  {step.message(lang)}" for step in self.steps), f"=> {follows}"])

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "rule": self.rule.id,
            "question": self.rule.question,
            "applies": [{"id": one.id, "then": one.then} for one in self.applies],
            "settled": self.settled,
            "steps": [
                {"id": step.outcome.id, "when": step.outcome.when, "holds": step.holds.value} for step in self.steps
            ],
            "basis": self.basis.place,
            "verified": self.basis.seen.value,
        }

    def _those(self, holds: Holds) -> tuple[Outcome, ...]:
        return tuple(step.outcome for step in self.steps if step.holds is holds)


def assign(rule: Assigns, given: Given) -> Assignment:
    """Say what follows in the cases that hold. Whether a case holds is for a person to say; nothing is guessed.

    Args:
        rule: The cases and what follows in each.
        given: The cases by id or by the Chinese words of the text: a mapping to true, false or ``None`` for what is not
            known, where a case left out is not known either; or the names of the cases that hold, and no other does.
            Cases that the text describes in the same words are told together by those words.

    Returns:
        What follows, and the cases that are open. Of several cases that hold, none takes precedence. Where one text
        leaves room for another (其余、另有规定), the person who tells the cases says which of them holds.

    Raises:
        BadInput: For each name that is no case of the rule, each value that is neither true nor false, and each case
            told both ways under its two names.
    """
    told = names(given, rule.id)
    whole = not isinstance(given, Mapping)
    known = {name for one in rule.outcomes for name in (one.id, one.when)}
    faults = [
        Fault(f"{rule.id}.{name}", "is no case of the rule", then=_meant(name, rule))
        if name not in known
        else Fault(f"{rule.id}.{name}", f"{value!r:.60} is neither true nor false", then="write true, false or null")
        for name, value in told.items()
        if name not in known or not (value is None or isinstance(value, bool))
    ]
    steps = []
    for one in rule.outcomes:
        values = [told[name] for name in (one.id, one.when) if told.get(name) is not None]
        if len(set(map(bool, values))) > 1:
            faults.append(Fault(f"{rule.id}.{one.id}", f"is told both ways, as {one.id} and as {one.when}"))
        holds = Holds.UNTOLD if not (values or whole) else Holds.YES if any(values) else Holds.NO
        steps.append(CaseStep(one, holds, rule.basis))
    if faults:
        raise BadInput(rule.id, faults)
    return Assignment(rule=rule, steps=tuple(steps))


def _meant(name: str, rule: Assigns) -> str:
    near = near_words(name, [one.id for one in rule.outcomes])
    return f"did you mean {', '.join(near)}?" if near else f"one of {', '.join(one.id for one in rule.outcomes)}"
