"""Fees that grow in steps with what is asked for."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.validators import ge, min_len

from zfgk.rules.rule import Rule


@attrs.frozen
class Bracket:
    """One step of a progressive tariff.

    Args:
        up_to: The last unit of this step.
        each: What each unit of this step costs, in yuan.
    """

    up_to: int = attrs.field(validator=ge(1))
    each: int = attrs.field(validator=ge(0))


@attrs.frozen(kw_only=True)
class Tariff(Rule):
    """A progressive tariff (超额累进): only the units within a step cost what that step says.

    Args:
        unit: What is counted, in Chinese: 件, 页.
        brackets: The steps, from the cheapest on.
        then_each: What each unit beyond the last step costs, in yuan.
        then_every: After how many further units the price rises again; never if 0.
        then_more: By how much it rises each time, in yuan.
    """

    kind: ClassVar[str] = "C"

    unit: str
    brackets: tuple[Bracket, ...] = attrs.field(validator=min_len(1))
    then_each: int = attrs.field(validator=ge(0))
    then_every: int = attrs.field(default=0, validator=ge(0))
    then_more: int = attrs.field(default=0, validator=ge(0))

    def __attrs_post_init__(self) -> None:
        """Refuse steps that do not follow each other, and a rise without a stretch or a stretch without a rise."""
        super().__attrs_post_init__()
        ends = [bracket.up_to for bracket in self.brackets]
        if ends != sorted(set(ends)) or bool(self.then_every) is not bool(self.then_more):
            message = f"{self.id} has steps that end at {ends} and rise by {self.then_more} every {self.then_every}"
            raise ValueError(message)
