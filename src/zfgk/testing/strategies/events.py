"""Histories of requests: the facts of one request, in an order in which they can have happened."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from zfgk.model.facts import Between, Event, OneOf, When

_CHANNELS = ("in-person", "registered-mail", "ordinary-mail", "email", "fax", "online", "other")
_UNCONFIRMED = frozenset({"in-person", "registered-mail"})
FIRST, LAST = date(2019, 5, 15), date(2024, 12, 31)
"""Unless asked otherwise, requests arrive under the Regulation of 2019, on days whose answers lie within the calendar."""


@st.composite
def event_histories(
    draw: DrawFn, *, first: date = FIRST, last: date = LAST, uncertain: bool = False, replied: bool | None = None
) -> list[Event]:
    """Draw the history of a request: receipt, perhaps correction, consultation, extension, and a reply.

    Args:
        draw: Given by hypothesis.
        first: The first day on which it may arrive.
        last: The last such day.
        uncertain: Whether days may be disputed or known within a range only.
        replied: Whether there is a reply; either unless given.

    Returns:
        The events in the order of their days.
    """
    day = draw(st.dates(first, last))
    channel = draw(st.sampled_from(_CHANNELS))
    history = [Event("request.received", draw(_when(day, uncertain=uncertain)), channel=channel)]
    if channel not in _UNCONFIRMED and draw(st.booleans()):
        day = _later(draw, day, 0, 5)
        history.append(Event("request.confirmed", day))
    if draw(st.booleans()):
        day = _later(draw, day, 0, 9)
        history.append(Event("correction.requested", day))
        day = _later(draw, day, 1, 20)
        history.append(Event("correction.received", day))
    for party in draw(st.lists(st.sampled_from(["甲公司", "乙公司"]), max_size=2, unique=True)):
        to = draw(st.sampled_from(["third-party", "other-agency"]))
        sent = _later(draw, day, 0, 9)
        history.append(Event("consultation.sent", sent, to=to, party=party))
        history.append(Event("consultation.answered", _later(draw, sent, 1, 20), to=to, party=party))
    if draw(st.booleans()):
        notified = _later(draw, day, 1, 20)
        history.append(Event("extension.notified", notified, working_days=draw(st.integers(1, 20))))
    if replied or (replied is None and draw(st.booleans())):
        made = _later(draw, max(_day(event) for event in history), 0, 60)
        history.append(Event("reply.made", made))
    return sorted(history, key=_day)


def events() -> SearchStrategy[Event]:
    """Return single events, of histories of requests."""
    return event_histories(uncertain=True).flatmap(st.sampled_from)


def _later(draw: DrawFn, day: date, least: int, most: int) -> date:
    return day + timedelta(days=draw(st.integers(least, most)))


def _when(day: date, *, uncertain: bool) -> SearchStrategy[When]:
    if not uncertain:
        return st.just(day)
    near = st.integers(1, 9).map(lambda days: day - timedelta(days=days))
    return st.just(day) | near.map(lambda other: OneOf((other, day))) | near.map(lambda other: Between(other, day))


def _day(event: Event) -> date:
    if isinstance(event.day, OneOf):
        return event.day.days[-1]
    if isinstance(event.day, Between):
        return event.day.last
    return event.day or date.min
