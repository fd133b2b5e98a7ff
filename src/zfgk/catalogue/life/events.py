"""What happens to a normative document (行政规范性文件), and the document as the sum of it.

An event has the day on which it became known to everybody (the decision was published) and, where they differ, the day
from which it works. So the state on a day follows from the events up to that day, and what comes later changes nothing
about it. How long a document may be in force at most differs from place to place: no period is assumed that the document,
or a rule given by the caller, does not state.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

import attrs
from attrs.validators import ge, le, optional

_LAST_YEAR = 2999


class Happening(Enum):
    """What happened to a document."""

    PUBLISHED = "published"
    """公布: ``effect`` is the day on which it takes effect (施行)."""
    AMENDED = "amended"
    """修改."""
    REPEALED = "repealed"
    """废止: no longer in force from ``effect`` on."""
    EXPIRED = "declared-expired"
    """宣布失效: no longer in force from ``effect`` on."""
    EXTENDED = "extended"
    """延长有效期, to ``until`` or by ``years``."""
    CONTINUED = "continued"
    """清理后继续有效: nothing changes; it does not bring back what has ended."""

    @property
    def term(self) -> str:
        """The Chinese term."""
        return _TERMS[self]


_TERMS = {
    Happening.PUBLISHED: "公布",
    Happening.AMENDED: "修改",
    Happening.REPEALED: "废止",
    Happening.EXPIRED: "宣布失效",
    Happening.EXTENDED: "延长有效期",
    Happening.CONTINUED: "继续有效",
}


@attrs.frozen(kw_only=True)
class LifeEvent:
    """One event.

    Args:
        what: What happened.
        day: The day on which it was published.
        effect: The day from which it works; ``day`` unless given.
        until: For a publication or an extension: the last day in force (有效期至), if it is stated so.
        years: The same as a number of years from taking effect, for an extension from the day after the old last day.
        source: The text that says so, such as ``《…》（某政发〔2020〕3号）第十条``.
    """

    what: Happening
    day: date
    effect: date | None = None
    until: date | None = None
    years: int | None = attrs.field(default=None, validator=optional([ge(1), le(100)]))
    source: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a period where none belongs, two periods, and an extension without one."""
        periods = (self.until is not None) + (self.years is not None)
        may = self.what in {Happening.PUBLISHED, Happening.EXTENDED}
        if periods > may or (self.what is Happening.EXTENDED and not periods):
            message = f"{self.what.value} on {self.day} with {periods} periods"
            raise ValueError(message)
        if any(day is not None and day.year > _LAST_YEAR for day in (self.day, self.effect, self.until)):
            message = f"{self.what.value} beyond {_LAST_YEAR}: leave a period without an end out"
            raise ValueError(message)

    @property
    def works_from(self) -> date:
        """The day from which it works, never before it was published."""
        return max(self.day, self.effect or self.day)


class ReferenceKind(Enum):
    """What a document says about another one."""

    AMENDS = "amends"
    """修改."""
    REPEALS = "repeals"
    """废止."""
    DECLARES_EXPIRED = "declares-expired"
    """宣布失效."""
    CONTINUES = "continues"
    """清理后继续有效."""
    BASED_ON = "based-on"
    """依据: the document was made under the other one."""


@attrs.frozen(kw_only=True)
class Reference:
    """A document named in another one, by number, by title or by both.

    Args:
        relation: What is said about it.
        number: Its document number (发文字号), as written.
        title: Its title, with or without book-title marks.
    """

    relation: ReferenceKind
    number: str = ""
    title: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a reference that names nothing."""
        if not self.number.strip() and not self.title.strip():
            message = f"{self.relation.value} names no document"
            raise ValueError(message)

    @property
    def shown(self) -> str:
        """The document as it is named."""
        title = self.title.strip().strip("《》")
        return (f"《{title}》" if title else "") + (f"（{self.number.strip()}）" if self.number.strip() else "")


@attrs.frozen(kw_only=True)
class NormativeDocument:
    """A normative document and what happened to it.

    Args:
        key: Its identifier in the catalogue.
        title: Its title.
        number: Its document number, if it has one.
        events: What is known to have happened to it, in any order.
        references: The documents that it amends, repeals or rests on.
    """

    key: str
    title: str
    number: str = ""
    events: tuple[LifeEvent, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def publication(self) -> LifeEvent | None:
        """Its first publication, or ``None`` if it is not known to be published."""
        published = [event for event in self.events if event.what is Happening.PUBLISHED]
        return min(published, key=lambda event: event.day, default=None)


def last_day(start: date, years: int) -> date:
    """Return the last day of a period of years that begins on a day: 2020-07-01 and 5 years give 2025-06-30."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # 29 February; the period ends with the month
        return date(start.year + years, 2, 28)
