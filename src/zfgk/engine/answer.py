"""Answers: one last day, what it rests on, and every other date that the law or the facts allow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs

from zfgk.engine import explain
from zfgk.engine.verdict import Verdict
from zfgk.model.law import Instrument
from zfgk.model.span import Span
from zfgk.model.step import Step


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


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True)
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
    terms: Mapping[str, str] = attrs.field(factory=dict, repr=False)

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
        return {
            "rule": self.rule,
            "instrument": self.instrument.id if self.instrument else None,
            "due": _iso(self.due),
            "bounds": _span(self.bounds),
            "dues": [_alternative(one) for one in self.dues],
            "verdict": self.verdict.value if self.verdict else None,
            "verdicts": [_alternative(one) for one in self.verdicts],
            "working_day": self.working_day,
            "missing": list(self.missing),
            "certainty": self.certainty.value,
            "readings": dict(self.readings),
            "steps": [_step(step, lang, self.terms) for step in self.steps],
            "notices": list(self.notices),
            "warnings": list(self.warnings),
        }


@attrs.frozen(kw_only=True)
class NotRegulated(Answer):
    """The answer of a body that does not regulate what was asked."""


def _iso(day: date | None) -> str | None:
    if isinstance(day, datetime):
        return day.isoformat(timespec="seconds" if day.second or day.microsecond else "minutes")
    return day.isoformat() if day else None


def _span(span: Span | None) -> dict[str, str] | None:
    return {"earliest": span.earliest.isoformat(), "latest": span.latest.isoformat()} if span else None


def _alternative(one: Alternative) -> dict[str, Any]:
    out: dict[str, Any] = {"due": _iso(one.due), "readings": dict(one.readings)}
    if one.facts:
        out["facts"] = {name: fact if isinstance(fact, str) else _iso(fact) for name, fact in one.facts.items()}
    if one.verdict:
        out["verdict"] = one.verdict.value
    if one.act:
        out["act"] = _iso(one.act)
    if one.span:
        out["bounds"] = _span(one.span)
    return out


def _step(step: Step, lang: str, terms: Mapping[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "verb": step.verb.value,
        "day": _iso(step.day),
        "text": explain.sentence(step, lang, terms),
        "basis": str(step.basis) if step.basis else None,
        "place": step.basis.place if step.basis else None,
        "verified": step.basis.seen.value if step.basis else None,
        "event": step.event or None,
        "event_day": _iso(step.event_day),
        "until": _iso(step.until),
        "amount": step.amount,
        "unit": step.unit or None,
        "reading": step.reading or None,
        "option": step.option or None,
        "note": step.note or None,
    }
    if step.span:
        out["bounds"] = _span(step.span)
    return out
