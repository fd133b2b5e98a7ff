"""Which act discharges the duty, and on which day it counts."""

from __future__ import annotations

from datetime import date

import attrs

from zfgk.engine.choices import Choices
from zfgk.engine.counting import DayOrSpan, past
from zfgk.engine.scenario import Fact, Scenario
from zfgk.engine.start import addresses
from zfgk.model.span import Span
from zfgk.rules.clock import Act

_ANYBODY: frozenset[str] = frozenset()


@attrs.define
class ActDay:
    """The day on which the matter was discharged.

    Args:
        event: The event that counts.
        day: Its day, or its bounds where the day that counts is not known.
        moot: Whether it shows that no act was needed.
    """

    event: str
    day: DayOrSpan
    moot: bool = False


def act_day(act: Act, scenario: Scenario, choices: Choices, as_of: date | None) -> ActDay | None:
    """Find the act that counts.

    Args:
        act: The rule's act clause.
        scenario: The facts.
        choices: The readings.
        as_of: Acts after this day are ignored.

    Returns:
        The act, or ``None`` if there is none yet.
    """
    made = _known(act.made, scenario, as_of, act.parties)
    sent = _known(act.dispatched, scenario, as_of) if act.dispatched else None
    served = _known(act.served, scenario, as_of) if act.served else None
    found = [fact for fact in (made, sent, served) if fact]
    replied = _which(act, made, sent, served, choices) if len(found) > 1 else None
    if replied is None and found:
        replied = ActDay(found[0].event.name, found[0].day)
    ended = [fact for name in act.ended_by if (fact := _known(name, scenario, as_of))]
    if ended:
        first = min(ended, key=lambda fact: fact.day)
        if replied is None or first.day <= (replied.day.earliest if isinstance(replied.day, Span) else replied.day):
            return ActDay(first.event.name, first.day)
    if replied is None and act.moot_by:
        shown = [fact for name in act.moot_by if (fact := _known(name, scenario, as_of))]
        if shown:
            first = min(shown, key=lambda fact: fact.day)
            return ActDay(first.event.name, first.day, moot=True)
    return replied


def _known(name: str, scenario: Scenario, as_of: date | None, parties: frozenset[str] = _ANYBODY) -> Fact | None:
    fact = (
        next((one for one in scenario.all(name) if addresses(parties, one.event)), None)
        if parties
        else scenario.first(name)
    )
    return fact if fact and (as_of is None or not past(fact.day, as_of)) else None


def _which(act: Act, made: Fact | None, sent: Fact | None, served: Fact | None, choices: Choices) -> ActDay | None:
    """Choose among two or more known acts of one reply."""
    by_method = _by_method(made, sent, served)
    if act.counts is None or by_method is None:
        return by_method
    options = {"by-method": by_method}
    if made:
        options["made"] = ActDay(made.event.name, made.day)
    if served:
        options["served"] = ActDay(served.event.name, served.day)
    if all(option.day == by_method.day for option in options.values()):
        return by_method
    return options[choices.choose(act.counts, tuple(options))]


def _by_method(made: Fact | None, sent: Fact | None, served: Fact | None) -> ActDay | None:
    method = next((fact.event.by for fact in (sent, served, made) if fact and fact.event.by), "")
    posted = method == "post" or (not method and sent is not None)
    if posted and sent:
        return ActDay(sent.event.name, sent.day)
    if posted and made and served:
        # Posted on a day that nobody wrote down: no earlier than made, no later than served.
        return ActDay(made.event.name, made.day if made.day >= served.day else Span(made.day, served.day))
    fact = served or sent or made
    return ActDay(fact.event.name, fact.day) if fact else None
