"""What is owed to applicants by when, asked of the engine about many requests: those with the same facts are asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer, Certainty
from zfgk.engine.ask import ask
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import ZfgkError
from zfgk.model.facts import Event
from zfgk.model.span import Span
from zfgk.register.lifecycle import earliest, latest, rounds

UNSERVED = "consultation-service-not-recorded"
"""Somebody was asked, and neither service nor an answer is recorded."""
UNPAID = "fee-paid"
"""A fee was noticed while the period ran, and no payment is recorded: nobody is late while it is waited for."""
AFTER_PAYMENT = "fee-restart"
"""A fee was noticed and paid; whether the period then begins afresh was seen in no official text."""
_KEPT = 8192
"""How many answers are kept; requests come in the order of receipt, so those with the same facts come close together."""
_NOTHING: Mapping[str, str] = {}


@attrs.frozen(kw_only=True)
class Owed:
    """What is owed about one request.

    Args:
        due: The last day under the default readings; ``None`` where it cannot be said.
        first: The first last day that an admissible reading or a possible fact gives.
        bounds: Where the last day must lie, if ``due`` is ``None`` and that can be said.
        verdict: What can be said of the reply; ``None`` where nothing can.
        working_day: On which working day after the current start the reply fell; ``None`` without one, or on a rest day.
        certainty: How firm the last day is, as the engine says it; empty where none could be computed.
        problems: What is missing, or why nothing could be computed.
    """

    due: date | None = None
    first: date | None = None
    bounds: Span | None = None
    verdict: Verdict | None = None
    working_day: int | None = None
    certainty: str = ""
    problems: tuple[str, ...] = ()


class Answers:
    """Asks one rule about requests.

    Args:
        versions: The rule that sets the period.
        calendar: The working-day calendar.
    """

    def __init__(self, versions: Versions, calendar: WorkCalendar) -> None:
        self._versions = versions
        # Only a rule that knows of payments waits for them: an agency's other duties do not stand still meanwhile.
        self._knows_fees = any(
            clause.event == "fee.paid" for rule in versions.rules for clause in getattr(rule, "restarts", ())
        )
        self._calendar = calendar
        self._kept = lru_cache(_KEPT)(self._owed)

    def owed(self, events: Sequence[Event], on: date) -> Owed:
        """Return what is owed about one request.

        Args:
            events: Its events.
            on: The day of asking.
        """
        # What a decision orders has a period of its own, which no rule of the Regulation sets.
        return self._kept(nameless(rounds(events)[0]), on)

    def _owed(self, events: tuple[Event, ...], on: date) -> Owed:
        try:
            answer = self._ask(events, on)
            supposed = _served_by(events, on)
            later = self._ask(supposed, on) if supposed else answer
            ends = _ends(later, last=True)
            fee = self._fee(events, ends)
        except ZfgkError as error:  # one request that cannot be computed hides no other
            return Owed(problems=(str(error),))
        first = min(_ends(answer, last=False), default=None)
        due, bounds, certainty, verdict = answer.due, answer.bounds, answer.certainty, answer.verdict
        if supposed and first and ends:
            verdict = verdict if verdict is later.verdict else Verdict.DEPENDS
            if max(ends) != due:
                due, bounds, certainty = None, Span(first, max(ends)), Certainty.BY_FACT
        if verdict is Verdict.OVERDUE and fee == UNPAID:
            verdict = Verdict.UNKNOWN
        elif verdict is Verdict.OVERDUE and fee and self._in_time_if_restarted(supposed or events, on):
            verdict = Verdict.DEPENDS
        else:
            fee = ""
        return Owed(
            due=due,
            first=first,
            bounds=bounds,
            verdict=verdict,
            working_day=answer.working_day,
            certainty=certainty.value,
            problems=(
                *answer.missing,
                *((UNSERVED,) if supposed else ()),
                *((fee,) if fee else ()),
            ),
        )

    def _ask(self, events: tuple[Event, ...], on: date, selected: Mapping[str, str] = _NOTHING) -> Answer:
        return ask(self._versions, events, self._calendar, as_of=on, selected=selected)

    def _fee(self, events: Sequence[Event], ends: Sequence[date]) -> str:
        """Tell whether a fee that was noticed in time moves what can be said of the reply.

        While the applicant may still pay, no reply is owed, and afterwards none at all (国办函〔2020〕109号). A fee that
        was noticed when the period had run out on every possible day excuses nothing.
        """
        noticed = [day for event in events if event.name in {"fee.sent", "fee.noticed"} and (day := earliest(event))]
        if not self._knows_fees or not noticed or (ends and min(noticed) > max(ends)):
            return ""
        return AFTER_PAYMENT if any(event.name == "fee.paid" for event in events) else UNPAID

    def _in_time_if_restarted(self, events: tuple[Event, ...], on: date) -> bool:
        """Tell whether the reply is not late if the period began afresh with the payment."""
        return self._ask(events, on, {AFTER_PAYMENT: "on"}).verdict is not Verdict.OVERDUE


def nameless(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return a request's events without what no period depends on: who applies, how it ends, what parties are called.

    Parties are numbered, because sending and answer are paired by them; so no name gets into an answer or an error.

    Args:
        events: The events.
    """
    parties: dict[str, str] = {}
    return tuple(
        attrs.evolve(
            event,
            applicant="",
            result="",
            party=parties.setdefault(event.party, str(len(parties) + 1)) if event.party else "",
        )
        if event.party or event.applicant or event.result
        else event
        for event in events
    )


def _ends(answer: Answer, *, last: bool) -> list[date]:
    """Return every possible last day; of those known within bounds the first or the last possible one."""
    spans = [(one.due, one.span) for one in answer.dues] or [(answer.due, answer.bounds)]
    found = [due or (span and (span.latest if last else span.earliest)) for due, span in spans]
    return [day for day in found if day]


def _served_by(events: tuple[Event, ...], on: date) -> tuple[Event, ...]:
    """Return the events as if every letter of which no service is recorded were served on the day of asking.

    The time that a consultation needs is not counted (条例33); it ends with the answer, or after the party's own period,
    which begins when the letter is served. Without that day the last day of the reply lies between the one that no
    consultation moves and the one that a service on the day of asking gives.

    Returns:
        Nothing if no service is missing.
    """
    sent = {(event.to, event.party): event for event in events if event.name == "consultation.sent"}
    for event in events:
        if event.name in {"consultation.served", "consultation.answered"}:
            sent.pop((event.to, event.party), None)
    served = [
        attrs.evolve(event, name="consultation.served", day=max(on, latest(event) or on), at=None)
        for event in sent.values()
    ]
    return (*events, *served) if served else ()
