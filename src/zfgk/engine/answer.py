"""Answers: one last day, what it rests on, and every other date that the law or the facts allow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import attrs

from zfgk.engine import explain
from zfgk.engine.verdict import Verdict
from zfgk.model.law import Instrument
from zfgk.model.span import Span
from zfgk.model.step import Step

if TYPE_CHECKING:
    from zfgk.calendar import WorkCalendar
    from zfgk.engine.ledger import Ledger


class Certainty(Enum):
    """How firm an answer is."""

    SETTLED = "settled"
    """One date, whatever the admissible readings and facts."""
    BY_READING = "by-reading"
    """Admissible readings lead to different dates or verdicts."""
    BY_FACT = "by-fact"
    """The facts disagree about the date."""
    PROVISIONAL = "provisional"
    """Counted over late December days that the next year's notice may still change."""
    BEYOND_CALENDAR = "beyond-calendar"
    """The last day lies where no notice reaches."""
    MISSING = "missing"
    """A fact that the clock needs is missing."""
    UNQUANTIFIED = "unquantified"
    """The text has a word without a number (及时); no date is made of it."""
    NOT_REGULATED = "not-regulated"
    """The text is silent about these facts."""


@attrs.frozen(kw_only=True, slots=False)
class Alternative:
    """A date or a verdict, and the fewest departures from the defaults that give it.

    Args:
        due: The last day; ``None`` beyond the calendar.
        span: Where it must lie then.
        verdict: The verdict on this path.
        readings: The options taken otherwise than by default, by reading.
        facts: The days taken for uncertain events, by event, and the words assumed for keys that nobody gave.
        act: The day on which the act counts on this path.
    """

    due: date | None
    span: Span | None = None
    verdict: Verdict | None = None
    readings: Mapping[str, str] = attrs.field(factory=dict)
    facts: Mapping[str, date | str] = attrs.field(factory=dict)
    act: date | None = None


@attrs.frozen(kw_only=True, slots=False)
class Answer:
    """What a rule says about the given facts.

    Args:
        rule: The rule's id.
        term: What is owed, in Chinese.
        instrument: The text that governs; ``None`` if the facts disagree about it or no clock started.
        due: The last day under the default readings, or the last moment for hours (then an aware datetime); ``None``
            where facts disagree, are missing, the text sets no date, or the calendar ends.
        bounds: Where the last day must lie, if ``due`` is ``None`` and that can be said.
        dues: Every last day over the admissible readings and facts, in order, each with the fewest departures.
        verdict: ``None`` if there is a last day but neither an act nor a day of asking.
        verdicts: One line per verdict, if readings or facts lead to different ones.
        working_day: The default act fell on this working day after the current start; ``None`` on a rest day.
        missing: What an answer would need: ``receipt-day``, ``start-event``, ``calendar-2027``.
        certainty: How firm the answer is.
        readings: The readings in play and the option taken by default or selection.
        steps: The computation; the last day is read off the last step.
        notices: The holiday notices on which the count rests.
        warnings: Circumstances to know, as stable codes.
        effect: What the text attaches to the lapse of the period, in Chinese, if the verdict says that it lapsed;
            where nothing is regulated, what the rule's own note says.
        terms: Chinese terms of events, by name, for the text of the steps.
    """

    rule: str
    term: str
    instrument: Instrument | None
    due: date | None
    bounds: Span | None
    dues: tuple[Alternative, ...]
    verdict: Verdict | None
    verdicts: tuple[Alternative, ...]
    working_day: int | None
    missing: tuple[str, ...]
    certainty: Certainty
    readings: Mapping[str, str]
    steps: tuple[Step, ...]
    notices: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    effect: str = ""
    # How events are called is no part of what the answer says: stored answers keep only the names that their steps use.
    terms: Mapping[str, str] = attrs.field(factory=dict, repr=False, eq=False)

    def explain(self, lang: str = "zh") -> str:
        """Tell the computation step by step, with citations and the other dates.

        Args:
            lang: ``zh`` for Chinese, ``en`` for English.

        Returns:
            Lines of text.
        """
        return explain.text(self, lang)

    def to_json(self, lang: str = "zh") -> dict[str, Any]:
        """Return the answer as JSON values, under the names of the command line's output.

        Args:
            lang: The language of each step's text.

        Returns:
            A mapping that ``json.dumps`` takes.
        """
        from zfgk.engine import answer_json

        return answer_json.to_json(self, lang)

    @classmethod
    def from_json(cls, data: Any) -> Answer:
        """Read an answer back.

        Args:
            data: What :meth:`to_json` gave.

        Returns:
            The same answer.

        Raises:
            UnknownSchema: For another version of the schema.
            BadInput: With every fault and its path.
        """
        from zfgk.engine import answer_json

        return answer_json.from_json(data)

    def ledger(self, calendar: WorkCalendar) -> Ledger:
        """Write the computation down day by day, for others to re-check.

        Args:
            calendar: The calendar that the answer was computed with.

        Returns:
            The ledger of the default path.

        Raises:
            NoLedger: If no days are counted.
            LedgerMismatch: If the steps and the calendar do not lead to the answer's last day.
        """
        from zfgk.engine import ledger

        return ledger.ledger(self, calendar)


@attrs.frozen(kw_only=True, slots=False)
class NotRegulated(Answer):
    """The answer of a body that does not regulate what was asked."""
