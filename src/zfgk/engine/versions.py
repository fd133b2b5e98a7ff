"""The versions of one rule, and what every question about it needs to know of them."""

from __future__ import annotations

import attrs
from attrs.validators import min_len

from zfgk.engine.measures import Silent, in_hours
from zfgk.engine.start import addresses, starters
from zfgk.model.facts import Event
from zfgk.model.measure import ByKey
from zfgk.rules.clock import Clock


@attrs.frozen
class Versions:
    """The versions of one rule.

    Args:
        rules: The versions, the newest first.
    """

    rules: tuple[Clock, ...] = attrs.field(validator=min_len(1))
    hours: bool = attrs.field(init=False)
    """Whether the clock runs in hours."""
    starters: frozenset[str] = attrs.field(init=False)
    """The events of which one starts the clock."""
    acts: frozenset[str] = attrs.field(init=False)
    """The events of which one stops it for good, or shows that it never mattered."""
    worded: bool = attrs.field(init=False)
    """Whether the period may depend on a key, or be a word without a number."""

    def starts(self, event: Event) -> bool:
        """Tell whether an event may start the clock: by its name, and by whom it addresses."""
        return event.name in self.starters and addresses(self.rules[0].start.parties, event)

    def discharges(self, event: Event) -> bool:
        """Tell whether an event may be the act: by its name, and by whose it is."""
        return event.name in self.acts and addresses(self.rules[0].act.parties, event)

    @hours.default
    def _hours(self) -> bool:
        return any(map(in_hours, self.rules))

    @starters.default
    def _starters(self) -> frozenset[str]:
        return frozenset().union(*(starters(rule.start) for rule in self.rules))

    @acts.default
    def _acts(self) -> frozenset[str]:
        acts = [rule.act for rule in self.rules]
        return frozenset(
            name for act in acts for name in (act.made, act.dispatched, act.served, *act.ended_by, *act.moot_by) if name
        )

    @worded.default
    def _worded(self) -> bool:
        return any(isinstance(rule.period, ByKey | Silent) for rule in self.rules)
