"""Event vocabularies: which events a pack knows, and which keys each may carry."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs


@attrs.frozen
class Key:
    """A key that an event may carry besides its day.

    Args:
        name: The key, such as ``channel``.
        values: The words it may hold; empty for a free value.
    """

    name: str
    values: tuple[str, ...] = ()


@attrs.frozen(slots=False)
class EventKind:
    """An event that rules of a pack may ask about.

    Args:
        name: The event's name, such as ``request.received``.
        term: Its meaning, in Chinese.
        keys: The keys it may carry.
        moment: Whether it is timed to the minute, for clocks that run in hours.
    """

    name: str
    term: str
    keys: tuple[Key, ...] = ()
    moment: bool = False

    @functools.cached_property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words that each key may hold, by key; none for a free value."""
        return {key.name: key.values for key in self.keys}
