"""Shapes: what something must consist of, how much of it there must be, and how often."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

import attrs
from attrs.validators import ge, le, min_len

from zfgk.rules.rule import Rule


class Unit(Enum):
    """A stretch of the civil calendar in which something recurs."""

    DAY = "day"
    WEEK = "week"
    """Monday to Sunday."""
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNSAID = "unsaid"
    """The text says only that it recurs (定期): whoever asks must say how often."""


@attrs.frozen
class Element:
    """A part, field, stage, artefact or word.

    Args:
        id: Its stable name, such as ``legal-basis``.
        term: Its name in the text, in Chinese.
        optional: Whether the text only encourages it.
    """

    id: str
    term: str
    optional: bool = False


@attrs.frozen(kw_only=True)
class Requires(Rule):
    """Something must consist of named elements.

    Args:
        subject: What must, in Chinese.
        elements: The elements.
        at_least: How many of them are needed; all that are not optional if 0.
        at_most: How many there may be; no limit if 0.
        ordered: Whether they follow each other in this order.
        closed: Whether nothing else may stand beside them.
    """

    kind: ClassVar[str] = "V"

    subject: str
    elements: tuple[Element, ...] = attrs.field(validator=min_len(1))
    at_least: int = attrs.field(default=0, validator=ge(0))
    at_most: int = attrs.field(default=0, validator=ge(0))
    ordered: bool = False
    closed: bool = False


@attrs.frozen(kw_only=True)
class Coverage(Rule):
    """A share that must be reached: of the things counted, so many in a hundred.

    Args:
        of: What counts as covered, in Chinese.
        among: What is counted, in Chinese.
        at_least: The share in percent.
    """

    kind: ClassVar[str] = "C"

    of: str
    among: str
    at_least: int = attrs.field(default=100, validator=[ge(1), le(100)])


@attrs.frozen(kw_only=True)
class Recurring(Rule):
    """Something must happen again and again.

    Args:
        event: The event that counts.
        every: The stretch of time in which it must happen.
        at_least: How often in each.
        month: The month of the year in which it must fall, if the text names one.
        per: For whom it is counted, in Chinese; for the body as a whole if empty.
    """

    kind: ClassVar[str] = "C"

    event: str
    every: Unit
    at_least: int = attrs.field(default=1, validator=ge(1))
    month: int = attrs.field(default=0, validator=[ge(0), le(12)])
    per: str = ""


@attrs.frozen(kw_only=True)
class Statistic(Rule):
    """Numbers that must be kept or published.

    Args:
        counts: What is counted.
        every: For which stretch of time.
        per: For whom it is counted, in Chinese; for the body as a whole if empty.
    """

    kind: ClassVar[str] = "C"

    counts: tuple[Element, ...] = attrs.field(validator=min_len(1))
    every: Unit = Unit.UNSAID
    per: str = ""
