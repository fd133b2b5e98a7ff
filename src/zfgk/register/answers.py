"""The engine's answers about many requests: those with the same facts are asked once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer
from zfgk.engine.ask import ask
from zfgk.engine.versions import Versions
from zfgk.errors import ZfgkError
from zfgk.model.facts import Event

_KEPT = 8192
"""How many answers are kept; requests come in the order of receipt, so those with the same facts come close together."""


class Answers:
    """Asks one rule about requests.

    Args:
        versions: The rule that sets the period.
        calendar: The working-day calendar.
    """

    def __init__(self, versions: Versions, calendar: WorkCalendar) -> None:
        self._versions = versions
        self._calendar = calendar
        self._kept = lru_cache(_KEPT)(self._ask)

    def of(self, events: Sequence[Event], on: date) -> Answer | ZfgkError:
        """Return the answer about one request.

        Args:
            events: Its events.
            on: The day of asking.

        Returns:
            The answer, or why there is none: one request that cannot be computed hides no other.
        """
        return self._kept(nameless(events), on)

    def _ask(self, events: tuple[Event, ...], on: date) -> Answer | ZfgkError:
        try:
            return ask(self._versions, events, self._calendar, as_of=on)
        except ZfgkError as error:
            return error


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
