"""Answers without a date: nothing started the clock, the text has a word but no number, or it says nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zfgk.engine.answer import Answer, Certainty, NotRegulated
from zfgk.engine.cautions import cautions
from zfgk.engine.measures import Silent
from zfgk.engine.scenario import Fact, possible_days
from zfgk.engine.verdict import Verdict
from zfgk.model.facts import Event
from zfgk.model.measure import Unregulated
from zfgk.model.step import Step, Verb
from zfgk.rules.clock import Clock


def unstarted(rule: Clock, gap: str, others: Sequence[Event], terms: Mapping[str, str]) -> Answer:
    """Return the answer to facts that start no clock.

    Args:
        rule: The rule asked about.
        gap: What is missing.
        others: The events that would start it if they did not address somebody else.
        terms: Chinese terms of events, by name, for the text of the steps.

    Returns:
        An answer without a date that names it.
    """
    return Answer(
        rule=rule.id,
        term=rule.term,
        instrument=None,
        due=None,
        bounds=None,
        dues=(),
        verdict=Verdict.UNKNOWN,
        verdicts=(),
        working_day=None,
        missing=(gap,),
        certainty=Certainty.MISSING,
        readings={},
        steps=tuple(
            Step(
                verb=Verb.IGNORE,
                day=days[0],
                basis=rule.start.basis,
                event=event.name,
                event_day=days[0],
                note="addressed-to-others",
            )
            for event in others
            if (days := possible_days(event))
        ),
        terms=terms,
    )


def wordless(rule: Clock, came: Fact, period: Silent, terms: Mapping[str, str]) -> Answer:
    """Return the answer of a rule that sets no time for the facts.

    Args:
        rule: The version that governs.
        came: The starting fact.
        period: The word, or nothing.
        terms: Chinese terms of events, by name, for the text of the steps.

    Returns:
        An answer that keeps the word; a :class:`NotRegulated` where there is none.
    """
    silent = isinstance(period, Unregulated)
    steps = (
        Step(verb=Verb.GOVERN, day=came.day, basis=rule.basis, event=came.event.name, event_day=came.day),
        Step(verb=Verb.START, day=came.day, basis=rule.start.basis, event=came.event.name, event_day=came.day),
        Step(verb=Verb.COUNT, day=None, basis=rule.basis, unit=str(period), note="unregulated" if silent else "word"),
    )
    kind = NotRegulated if silent else Answer
    return kind(
        rule=rule.id,
        term=rule.term,
        instrument=rule.basis.instrument,
        due=None,
        bounds=None,
        dues=(),
        verdict=None,
        verdicts=(),
        working_day=None,
        missing=(),
        certainty=Certainty.NOT_REGULATED if silent else Certainty.UNQUANTIFIED,
        readings={},
        steps=steps,
        warnings=cautions(rule, steps),
        # Of what the text passes over, the reader wants to know where it is regulated.
        effect=rule.note if silent else "",
        terms=terms,
    )
