"""Instruments, citations and the span of time in which a text governs."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

import attrs

from zfgk.model.numerals import chinese


class Seen(Enum):
    """How well a text was verified before it was encoded."""

    TEXT = "text"
    """The full official text of the article was read."""
    EXCERPT = "excerpt"
    """A verbatim excerpt of the official text was read."""
    SECONDARY = "secondary"
    """Only restatements by others were read."""
    INFERENCE = "inference"
    """Derived from a text that does not say it in words."""
    UNVERIFIED = "unverified"
    """No source was seen; such a clause is off by default."""


class Force(Enum):
    """How strongly a text binds."""

    MUST = "应当"
    DEFAULT = "一般"
    SHOULD = "尽量"
    MAY = "可以"
    EXPLORE = "探索"


@attrs.frozen
class InForce:
    """The days on which a text governs, both ends included.

    Args:
        since: The first day in force. Promulgation is not effect.
        until: The last day in force; ``None`` while the text still governs.
    """

    since: date
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse an interval that ends before it begins."""
        if self.until is not None and self.until < self.since:
            message = f"in force until {self.until}, before its first day {self.since}"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        """Tell whether the text governs on the day."""
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def next_day(self) -> date | None:
        """The day after the last day in force, or ``None`` while the text governs."""
        return None if self.until is None else self.until + timedelta(days=1)


@attrs.frozen
class Instrument:
    """A law, regulation, notice, reply or decision that rules cite.

    Args:
        id: A short stable identifier, such as ``OGI-2019``.
        title: The Chinese title without book-title marks.
        number: The document number (文号), such as ``国务院令第711号``.
        in_force: The days on which it governs.
        issued: The day of promulgation or signature, where known.
        seen: How well the text was verified.
        written_under: The id of the regulation in force when it was written, if that one has since been replaced
            (``OGI-2007``): its words may speak of rules that are no longer there.
    """

    id: str
    title: str
    number: str
    in_force: InForce
    issued: date | None = None
    seen: Seen = Seen.TEXT
    written_under: str = ""

    def __getitem__(self, place: int | tuple[int, ...]) -> Basis:
        """Cite an article: ``OGI_2019[33]``, ``[33, 2]`` with the paragraph, ``[31, 1, 3]`` with the item.

        Args:
            place: Article, then paragraph, then item; 0 leaves a level out (``[20, 0, 5]``).
        """
        parts = place if isinstance(place, tuple) else (place,)
        return Basis(self, *parts)

    @property
    def whole(self) -> Basis:
        """A citation of the whole instrument."""
        return Basis(self)

    def __str__(self) -> str:
        """Print as 《title》（number）."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@attrs.frozen
class Basis:
    """A citation down to article, paragraph and item (条、款、项).

    Args:
        instrument: The instrument cited.
        article: Its article (条); 0 cites the whole.
        paragraph: The paragraph (款); 0 if the article has one only or all are meant.
        item: The item (项); 0 if none is meant.
        part: The place in a text without articles, such as ``三（一）`` or ``附件第3项``.
        seen: How well this place was verified; the instrument's own status unless given.
    """

    instrument: Instrument
    article: int = 0
    paragraph: int = 0
    item: int = 0
    part: str = attrs.field(default="", kw_only=True)
    seen: Seen = attrs.field(kw_only=True)

    @seen.default
    def _seen(self) -> Seen:
        return self.instrument.seen

    def __str__(self) -> str:
        """Print as 《title》第三十三条第二款第（一）项."""
        text = f"《{self.instrument.title}》"
        if self.article:
            text += f"第{chinese(self.article)}条"
        if self.paragraph:
            text += f"第{chinese(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese(self.item)}）项"
        return text + self.part

    @property
    def place(self) -> str:
        """The citation as a stable key: ``OGI-2019:33.2``."""
        parts = [self.article, self.paragraph, self.item]
        while parts and not parts[-1]:
            parts.pop()
        return self.instrument.id + (":" + ".".join(map(str, parts)) if parts else f":{self.part}" if self.part else "")
