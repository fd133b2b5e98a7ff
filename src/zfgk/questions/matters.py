"""Matters: a rule with facts that is asked under two laws or two calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

import attrs

from zfgk.asking import Law
from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer
from zfgk.errors import LawError
from zfgk.model.facts import Event
from zfgk.model.span import Span
from zfgk.questions.asked import unseen
from zfgk.questions.backwards import iso


class AnyMatter(Protocol):
    """What a question needs of a matter; case files have it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def rule(self) -> str:
        """The rule asked about."""
        ...

    @property
    def events(self) -> Sequence[Event]:
        """The facts."""
        ...

    @property
    def as_of(self) -> date | None:
        """The day of asking, if there is one."""
        ...


@attrs.frozen(kw_only=True)
class Matter:
    """A matter in hand.

    Args:
        id: Its id.
        rule: The rule asked about.
        events: The facts.
        as_of: The day of asking, if there is one.
    """

    id: str
    rule: str
    events: tuple[Event, ...] = attrs.field(converter=tuple)
    as_of: date | None = None


@attrs.frozen(kw_only=True)
class Outcome:
    """What one law and one calendar say about a matter.

    Args:
        due: The last day, if there is one.
        bounds: Where it must lie otherwise.
        dues: Every last day over readings and facts.
        verdict: The verdict, as its word.
        instrument: The id of the text that governs.
        error: Why there is no answer: the error's code.
        warnings: Circumstances to know, as stable codes; they alone make no difference between two outcomes.
    """

    due: date | None = None
    bounds: Span | None = None
    dues: tuple[date, ...] = ()
    verdict: str = ""
    instrument: str = ""
    error: str = ""
    warnings: tuple[str, ...] = attrs.field(default=(), eq=False)

    def __str__(self) -> str:
        """Print the last day or its bounds, and the verdict."""
        day = str(self.due) if self.due else f"{self.bounds.earliest}..{self.bounds.latest}" if self.bounds else "-"
        return " ".join(part for part in (self.error or day, self.verdict) if part) + unseen(self.warnings, "en")

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        bounds = {"earliest": iso(self.bounds.earliest), "latest": iso(self.bounds.latest)} if self.bounds else None
        return {
            "due": iso(self.due),
            "bounds": bounds,
            "dues": [iso(day) for day in self.dues],
            "verdict": self.verdict or None,
            "instrument": self.instrument or None,
            "error": self.error or None,
            "warnings": list(self.warnings),
        }


def outcome(matter: AnyMatter, law: Law, calendar: WorkCalendar | None) -> Outcome:
    """Ask a matter under a law and a calendar.

    Args:
        matter: The matter.
        law: The law.
        calendar: The calendar; the official one if ``None``.

    Returns:
        What they say; a law that has no rule for the matter is an outcome too.
    """
    try:
        answer: Answer = law.due(matter.rule, list(matter.events), as_of=matter.as_of, calendar=calendar)
    except LawError as error:
        return Outcome(error=error.code)
    return Outcome(
        due=answer.due,
        bounds=answer.bounds,
        dues=tuple(one.due for one in answer.dues if one.due),
        verdict=answer.verdict.value if answer.verdict else "",
        instrument=answer.instrument.id if answer.instrument else "",
        warnings=answer.warnings,
    )
