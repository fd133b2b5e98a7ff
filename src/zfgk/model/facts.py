"""Facts: events with a day, a list of disputed days, or a range of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import attrs
from attrs.validators import deep_iterable, min_len

from zfgk.errors import NotADay


def _only_date(_instance: object, attribute: attrs.Attribute[date], value: date) -> None:
    # datetime is a subclass of date; a moment must not slip into a day field and lose its hour.
    if isinstance(value, datetime) or not isinstance(value, date):
        raise NotADay(value, attribute.name)


def _distinct(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@attrs.frozen
class OneOf:
    """A disputed day: exactly one of the listed days is true.

    Args:
        days: Two or more days, sorted and without repeats after construction.
    """

    days: tuple[date, ...] = attrs.field(converter=_distinct, validator=[min_len(1), deep_iterable(_only_date)])


@attrs.frozen
class Between:
    """A day known only to lie in a range, both ends included.

    Args:
        first: The earliest possible day.
        last: The latest possible day.
    """

    first: date = attrs.field(validator=_only_date)
    last: date = attrs.field(validator=_only_date)

    def __attrs_post_init__(self) -> None:
        """Refuse a range that ends before it begins."""
        if self.last < self.first:
            message = f"the range ends on {self.last}, before it begins on {self.first}"
            raise ValueError(message)


When = date | OneOf | Between


def candidates(when: When) -> tuple[date, ...]:
    """List every day on which the event may have happened, in order."""
    if isinstance(when, OneOf):
        return when.days
    if isinstance(when, Between):
        return tuple(when.first + timedelta(days=k) for k in range((when.last - when.first).days + 1))
    return (when,)


def _when(_instance: object, attribute: attrs.Attribute[When | None], value: When | None) -> None:
    if value is not None and not isinstance(value, OneOf | Between):
        _only_date(_instance, attribute, value)  # type: ignore[arg-type]  # narrowed to a plain day


def _aware(_instance: object, _attribute: attrs.Attribute[datetime | None], value: datetime | None) -> None:
    if value is not None and value.utcoffset() is None:
        message = f"at is {value.isoformat()}, a moment without a UTC offset; write 2020-01-01T08:00+08:00"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened, as far as it is known.

    Args:
        name: The event's name, such as ``request.received``.
        day: The day, the disputed days, the range of days, or ``None`` if only the fact is known.
        at: The moment, with its UTC offset, for clocks that run in hours.
        channel: How a request arrived: in-person, registered-mail, ordinary-mail, email, fax, online, other.
        place: Where it arrived: disclosure-office, mail-room, guard, other.
        by: How something was sent or served: post, hand, agent, electronic.
        to: Whom a consultation addresses: third-party, other-agency, co-producer.
        party: Which of several consulted parties, to pair sending with answer.
        until: The last day that the notice itself names.
        working_days: The number of working days that the notice itself names.
        evidence: Whether a dated paper proves the event.
        result: The row of the annual report under which a reply counts.
        applicant: The kind of applicant.
        level: The level of an emergency.
        kind: The kind of an enforcement decision.
    """

    name: str = attrs.field(kw_only=False)
    day: When | None = attrs.field(default=None, validator=_when, kw_only=False)
    at: datetime | None = attrs.field(default=None, validator=_aware)
    channel: str = ""
    place: str = ""
    by: str = ""
    to: str = ""
    party: str = ""
    until: date | None = None
    working_days: int | None = None
    evidence: bool = True
    result: str = ""
    applicant: str = ""
    level: str = ""
    kind: str = ""
