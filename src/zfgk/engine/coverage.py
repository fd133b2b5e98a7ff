"""Checking that a share is reached: of the things counted, so many in a hundred."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from zfgk.engine.remarks import Remark, Saw, remark
from zfgk.errors import BadInput, Fault
from zfgk.rules.shape import Coverage


@attrs.frozen(kw_only=True)
class Share:
    """How much is covered.

    Args:
        rule: The rule.
        counted: How many things were counted.
        covered: How many of them are covered.
        missing: Those that are not, in the order given.
    """

    rule: Coverage
    counted: int
    covered: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> Fraction | None:
        """The share in percent, exactly; ``None`` if nothing was counted."""
        return Fraction(100 * self.covered, self.counted) if self.counted else None

    @property
    def ok(self) -> bool:
        """Whether the share is reached; where nothing is counted, nothing is missing."""
        return 100 * self.covered >= self.rule.at_least * self.counted

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """One remark if the share is not reached."""
        if self.ok:
            return ()
        rule = self.rule
        zh = f"{rule.among}共{self.counted}项，{rule.of}{self.covered}项，未达到{rule.at_least}%"
        en = f"{self.covered} of {self.counted} covered, at least {rule.at_least}% are needed ({rule.term})"
        return (remark(rule, Saw.TOO_FEW, "", zh=zh, en=en),)


def share(rule: Coverage, all_: Iterable[str], covered: Iterable[str]) -> Share:
    """Work out the share that is covered.

    Args:
        rule: The share that must be reached.
        all_: The names of all things counted; a name given twice counts once.
        covered: The names of those that are covered.

    Returns:
        The share, with the things that are missing.

    Raises:
        BadInput: For each covered thing that is not among those counted.
    """
    counted = dict.fromkeys(all_)
    reached = dict.fromkeys(covered)
    faults = [
        Fault(f"covered: {name}", "is not among the things counted", then=f"name it among {rule.among} too")
        for name in reached
        if name not in counted
    ]
    if faults:
        raise BadInput(rule.id, faults)
    missing = tuple(name for name in counted if name not in reached)
    return Share(rule=rule, counted=len(counted), covered=len(reached), missing=missing)
