"""Working out a fee that grows in steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from zfgk.errors import BadInput, Fault
from zfgk.model.law import Basis, Seen
from zfgk.rules.fee import Tariff

# More than any request or month of requests can hold; beyond it a slip of the keyboard is more likely.
MOST = 1_000_000

_SEEN = {
    Seen.TEXT: "原文",
    Seen.EXCERPT: "原文摘录",
    Seen.SECONDARY: "转述",
    Seen.INFERENCE: "由原文推算",
    Seen.UNVERIFIED: "未核实",
}


@attrs.frozen(kw_only=True)
class FeeLine:
    """What the units of one step cost.

    Args:
        first: The first unit of the step.
        last: The last unit of it that was asked for.
        each: What each costs, in yuan.
    """

    first: int
    last: int
    each: int

    @property
    def units(self) -> int:
        """How many units of the step were asked for."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """What they cost, in yuan."""
        return self.units * self.each


@attrs.frozen(kw_only=True)
class Fee:
    """A fee with the steps that make it up.

    Args:
        tariff: The tariff.
        n: How many units were asked for.
        lines: One per step.
    """

    tariff: Tariff
    n: int
    lines: tuple[FeeLine, ...]

    @property
    def amount(self) -> int:
        """The whole fee, in yuan."""
        return sum(line.amount for line in self.lines)

    @property
    def basis(self) -> Basis:
        """The text."""
        return self.tariff.basis

    def explain(self, lang: str = "zh") -> str:
        """Return the fee as text, one line per step.

        Args:
            lang: ``zh`` or ``en``.
        """
        unit = self.tariff.unit
        english = lang == "en"
        head = f"{self.tariff.term} · {self.basis}"
        if english:
            rows = [
                f"  {line.first}-{line.last}: {line.units} x {line.each} = {line.amount} yuan" for line in self.lines
            ]
            foot = f"=> {self.n} {unit}: {self.amount} yuan (tariff: {self.basis.seen.value})"
        else:
            rows = [
                f"  第{line.first}至{line.last}{unit}：{line.units}{unit}×{line.each}元={line.amount}元"
                for line in self.lines
            ]
            foot = f"=> {self.n}{unit}，共{self.amount}元（标准：{_SEEN[self.basis.seen]}）"
        return "\n".join([head, *rows, foot, f"  {self.tariff.note}"])

    def to_json(self) -> dict[str, Any]:
        """Return the fee as plain values for JSON."""
        return {
            "rule": self.tariff.id,
            "unit": self.tariff.unit,
            "n": self.n,
            "amount": self.amount,
            "currency": "CNY",
            "lines": [
                {"first": line.first, "last": line.last, "units": line.units, "each": line.each, "amount": line.amount}
                for line in self.lines
            ],
            "basis": self.basis.place,
            "seen": self.basis.seen.value,
            "note": self.tariff.note,
        }


def fee(tariff: Tariff, n: int) -> Fee:
    """Work out the fee for a number of units, step by step.

    What is added up is the caller's to decide: the pieces of one applicant in one calendar month, the pages of one
    request (国办函〔2020〕109号, articles 4 and 5).

    Args:
        tariff: The tariff.
        n: How many units were asked for, from 0 to 1,000,000.

    Returns:
        The fee with its steps.

    Raises:
        BadInput: If the number is no whole number in that range.
    """
    if type(n) is not int or not 0 <= n <= MOST:
        fault = Fault("n", f"{n!r:.60} is not a number of {tariff.unit}", then=f"give a whole number from 0 to {MOST}")
        raise BadInput(tariff.id, [fault])
    lines = tuple(
        FeeLine(first=first, last=min(last, n), each=each) for first, last, each in _steps(tariff, n) if first <= n
    )
    return Fee(tariff=tariff, n=n, lines=lines)


def _steps(tariff: Tariff, n: int) -> Iterator[tuple[int, int, int]]:
    """Give the steps that reach up to a number: the first and last unit of each, and what each unit costs."""
    first = 1
    for bracket in tariff.brackets:
        yield first, bracket.up_to, bracket.each
        first = bracket.up_to + 1
    each = tariff.then_each
    length = tariff.then_every or n
    while first <= n:
        yield first, first + length - 1, each
        first += length
        each += tariff.then_more
