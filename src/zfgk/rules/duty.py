"""Duties of work: who must agree before something happens, what follows from what, who does what."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs.validators import ge, min_len

from zfgk.rules.rule import Rule


@attrs.frozen(kw_only=True)
class Approval:
    """One step of a gate.

    Args:
        id: Its stable name, such as ``division-leader``.
        by: Who decides, in Chinese.
        on: What is looked at, in Chinese.
        refused: What follows from a refusal, in Chinese; empty if the text does not say.
        if_needed: Whether the step is taken only where the text's own condition is met (必要时).
    """

    id: str
    by: str
    on: str
    refused: str = ""
    if_needed: bool = False


@attrs.frozen(kw_only=True)
class Gate(Rule):
    """Approvals that must be there before something may happen.

    Args:
        before: What is barred until then, in Chinese.
        steps: The approvals.
        ordered: Whether they must be given in this order.
        each: Whether every item needs approvals of its own, so that none is used again (一事一审).
        may_return: When the paper may be sent back (退文), in Chinese: a power, never an automatism.
    """

    kind: ClassVar[str] = "W"

    before: str
    steps: tuple[Approval, ...] = attrs.field(validator=min_len(1))
    ordered: bool = True
    each: bool = True
    may_return: str = ""


@attrs.frozen
class Outcome:
    """What follows in one case.

    Args:
        id: The case's stable name.
        when: The case, in Chinese.
        then: What follows, in Chinese.
    """

    id: str
    when: str
    then: str


@attrs.frozen(kw_only=True)
class Assigns(Rule):
    """What follows from what: an attribute, a channel, a responsible body, a consequence.

    Args:
        question: What is decided, in Chinese.
        outcomes: The cases and what follows in each.
    """

    kind: ClassVar[str] = "W"

    question: str
    outcomes: tuple[Outcome, ...] = attrs.field(validator=min_len(1))


@attrs.frozen
class Seat:
    """A role that must be filled, or a place on a list.

    Args:
        id: Its stable name.
        role: The role, in Chinese.
        holder: Who fills it, in Chinese; empty if the text leaves it to the body.
        at_least: How many are needed.
        at_most: How many there may be; no limit if 0.
    """

    id: str
    role: str
    holder: str = ""
    at_least: int = attrs.field(default=1, validator=ge(0))
    at_most: int = attrs.field(default=0, validator=ge(0))

    def __attrs_post_init__(self) -> None:
        """Refuse a seat that must hold more than it may."""
        if 0 < self.at_most < self.at_least:
            message = f"{self.id} needs at least {self.at_least} and may have at most {self.at_most}"
            raise ValueError(message)


@attrs.frozen(kw_only=True)
class Roster(Rule):
    """Roles, bodies, channels or fields that the text names.

    Args:
        seats: The roles or places.
        per: For which unit each is needed, in Chinese; for the body as a whole if empty.
    """

    kind: ClassVar[str] = "N"

    seats: tuple[Seat, ...] = attrs.field(validator=min_len(1))
    per: str = ""
