"""A matter of any kind as statistics and lists look at it: its kind, its unit, and the events that stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import attrs

from zfgk.model.facts import Event
from zfgk.register.course import Standing, standing
from zfgk.register.kinds import MatterKind
from zfgk.register.lifecycle import earliest

_CHINA = timezone(timedelta(hours=8))


@attrs.frozen(kw_only=True)
class Kept:
    """A matter and its events.

    Args:
        id: Its id.
        kind: Its kind.
        events: Its events without those that were corrected, in the order in which they were written down.
        department: The unit that handles it.
        subject: What it is about, in words without personal data.
        applicant: The key of the file of whoever it comes from, if there is one.
    """

    id: str
    kind: MatterKind
    events: tuple[Event, ...] = attrs.field(repr=False)
    department: str = ""
    subject: str = attrs.field(default="", repr=False)
    applicant: str = ""

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return standing(self.kind, self.events)

    def named(self, *names: str) -> list[Event]:
        """Return its events of some names."""
        return [event for event in self.events if event.name in names]

    def until(self, on: date) -> Kept:
        """Return the matter as it may have been known by a day or moment: events that surely lie after it are left out.

        Args:
            on: The day, or an aware moment.
        """
        return attrs.evolve(self, events=tuple(event for event in self.events if not _after(event, on)))


def day_in_china(on: date) -> date:
    """Return the day of a day or of an aware moment, as it is in China, whatever offset the moment is written with."""
    return on.astimezone(_CHINA).date() if isinstance(on, datetime) else on


def _after(event: Event, on: date) -> bool:
    if event.at is not None and isinstance(on, datetime):
        return event.at > on
    first = earliest(event)
    return first is not None and first > day_in_china(on)
