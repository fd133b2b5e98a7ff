"""Remarks: what a check of a shape, gate, roster or share saw, on which ground. Never a verdict."""

from __future__ import annotations

from enum import Enum

import attrs

from zfgk.model.findings import Severity
from zfgk.model.law import Basis, Force, Seen
from zfgk.rules.rule import Rule

_SEVERITY = {
    Force.MUST: Severity.BLOCK,
    Force.DEFAULT: Severity.REVIEW,
    Force.SHOULD: Severity.REVIEW,
    Force.MAY: Severity.NOTE,
    Force.EXPLORE: Severity.NOTE,
}


class Saw(Enum):
    """What a check saw."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    OUT_OF_ORDER = "out-of-order"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    USED_ELSEWHERE = "used-elsewhere"


@attrs.frozen(kw_only=True)
class Remark:
    """One thing that a check saw.

    Args:
        rule: The id of the rule.
        saw: What was seen.
        element: The element, approval, seat or thing concerned; empty if the whole is.
        severity: What it asks for: as strong as the rule's own force.
        zh: The message in Chinese.
        en: The message in English.
        basis: The text.
    """

    rule: str
    saw: Saw
    element: str
    severity: Severity
    zh: str
    en: str
    basis: Basis

    def message(self, lang: str = "zh") -> str:
        """Return the message in a language, ``zh`` or ``en``; it says so if the text was not seen."""
        unseen = self.basis.seen is Seen.UNVERIFIED
        if lang == "en":
            return self.en + (" [unverified]" if unseen else "")
        return self.zh + ("［依据未核实］" if unseen else "")


def severity(force: Force) -> Severity:
    """Return what the breach of a rule of this force asks for: 应当 blocks, 一般 and 尽量 are reviewed, 可以 is a note."""
    return _SEVERITY[force]


def remark(rule: Rule, saw: Saw, element: str, *, zh: str, en: str, weight: Severity | None = None) -> Remark:
    """Return a remark on a rule.

    Args:
        rule: The rule.
        saw: What was seen.
        element: What it concerns.
        zh: The message in Chinese.
        en: The message in English.
        weight: What it asks for; as strong as the rule's force unless given.

    Returns:
        The remark, citing the rule's basis.
    """
    weight = weight or severity(rule.force)
    return Remark(rule=rule.id, saw=saw, element=element, severity=weight, zh=zh, en=en, basis=rule.basis)
