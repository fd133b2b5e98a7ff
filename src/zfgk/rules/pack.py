"""A pack: the rules of one body, with the texts they cite and the events they speak of."""

from __future__ import annotations

from enum import Enum

import attrs
from attrs.validators import min_len

from zfgk.model.law import Basis, Instrument
from zfgk.model.reading import Reading
from zfgk.rules.events import EventKind
from zfgk.rules.rule import Rule


class Shape(Enum):
    """As what an article or a row was encoded."""

    CLOCK = "clock"
    SHAPE = "shape"
    GATE = "gate"
    EXEMPTION = "exemption"
    ROSTER = "roster"
    OUTCOME = "outcome"
    """What follows from what: :class:`~zfgk.rules.duty.Assigns`."""
    NOT_ENCODED = "not-encoded"


@attrs.frozen(kw_only=True)
class Provision:
    """What became of one article of a text, or one row of a list of rules: encoded in rules, or not and why.

    Args:
        basis: The article.
        row: The row, where the text has no articles.
        term: Its subject, in Chinese.
        shapes: As what it was encoded.
        rules: The ids of the rules that encode it.
        reason: Why it is not encoded, or not wholly; in Chinese.
    """

    basis: Basis
    row: str = ""
    term: str = attrs.field(validator=min_len(1))
    shapes: tuple[Shape, ...] = attrs.field(validator=min_len(1))
    rules: tuple[str, ...] = ()
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a provision that is neither encoded nor explained."""
        encoded = self.shapes != (Shape.NOT_ENCODED,)
        if encoded is not bool(self.rules) or not (encoded or self.reason):
            message = f"{self.row or self.basis.place} is neither encoded nor explained"
            raise ValueError(message)


@attrs.frozen(kw_only=True)
class RulePack:
    """The encoded rules of one body.

    Args:
        id: The pack's id and the prefix of its rules' ids, such as ``national``.
        title: The body or level, in Chinese.
        rules: The rules; versions of one rule share its id.
        instruments: The texts that the rules cite.
        readings: The readings that the rules use.
        events: The events that the rules speak of.
        provisions: What became of each article or row of the texts that the pack accounts for.
        extends: The id of the pack that this one builds on.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]
    instruments: tuple[Instrument, ...] = ()
    readings: tuple[Reading, ...] = ()
    events: tuple[EventKind, ...] = ()
    provisions: tuple[Provision, ...] = ()
    extends: str = ""
