"""What every rule has in common: an id, a basis, the days on which it governs, and its place in its pack."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

import attrs
from attrs.validators import instance_of, matches_re

from zfgk.model.law import Basis, Force, InForce


class Relation(Enum):
    """How a local rule stands to a rule of the pack that it builds on."""

    ADDS = "adds"
    """It regulates what the other pack leaves open."""
    STRENGTHENS = "strengthens"
    """It asks for no less than the other rule: what is in time under it is in time under both."""
    REPLACES = "replaces"
    """It is asked instead of the other rule."""


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: what a text commands, allows or sets up.

    Args:
        id: The rule's id, such as ``national.reply-to-request``; versions of one rule share it.
        term: What is owed, in Chinese.
        owed_by: Who owes it, in Chinese.
        basis: The text.
        in_force: The days on which this version governs.
        force: How strongly the text binds.
        relation: How a local rule stands to the national ones.
        towards: The id of the rule that it strengthens or replaces; empty if it adds.
        rows: The rows of the source's own list of rules that this one encodes, such as ``JD-02``.
        note: What a reader must know besides, in Chinese.
    """

    kind: ClassVar[str] = ""
    """C computes, V validates, W is a step of work, N is nominal."""

    id: str = attrs.field(validator=matches_re(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*"))
    term: str
    owed_by: str
    basis: Basis = attrs.field(validator=instance_of(Basis))
    in_force: InForce
    force: Force = Force.MUST
    relation: Relation = Relation.ADDS
    towards: str = ""
    rows: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a relation that names no rule, or a rule named without a relation."""
        if (self.relation is Relation.ADDS) is bool(self.towards):
            message = f"{self.id} {self.relation.value} {self.towards or 'no rule'}"
            raise ValueError(message)
