"""Clauses as single lines that can be compared, and what a change of each one touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import attrs

from zfgk.rules.codec_types import MEASURES

_LEAVES = {"at", *MEASURES} - {"by_key"}
"""What an object that is one leaf begins with; periods by key are told apart word by word."""

_CITES = frozenset({"basis", "bases", "elsewhere_basis", "term_basis", "rolls", "seen"})
_WORDS = frozenset(
    {
        *("term", "title", "number", "issued", "owed_by", "note", "reason", "rows", "effect", "per", "of", "among"),
        *("subject", "before", "by", "on", "refused", "may_return", "question", "when", "then", "role", "holder"),
    }
)
"""Fields that only people read."""


class Touches(Enum):
    """What a change of a clause touches."""

    COMPUTES = "computes"
    """A number, a unit, an event, a key, an element, a reading, how strongly it binds, or the days in force."""
    CITES = "cites"
    """Only the place cited, or how well it was seen."""
    WORDS = "words"
    """Only words that people read."""


@attrs.frozen
class ClauseChange:
    """A clause that says something else.

    Args:
        path: Its place in the rule, such as ``period`` or ``restarts[request.received].basis``.
        before: What it said, as JSON; ``None`` if it was not there.
        after: What it says now; ``None`` if it is gone.
    """

    path: str
    before: Any
    after: Any

    @property
    def touches(self) -> Touches:
        """What the change touches: the computation, the citation, or words."""
        name = self.path.rpartition(".")[2].partition("[")[0]
        if self.path.startswith("period"):
            return Touches.COMPUTES
        if name in _CITES:
            # With the text that rolls a last day, the rolling itself comes and goes.
            moves = name == "rolls" and (self.before is None or self.after is None)
            return Touches.COMPUTES if moves else Touches.CITES
        return Touches.WORDS if name in _WORDS else Touches.COMPUTES

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {"clause": self.path, "touches": self.touches.value, "before": self.before, "after": self.after}


def compared(
    was: Mapping[str, Any], now: Mapping[str, Any], without: frozenset[str] = frozenset()
) -> tuple[ClauseChange, ...]:
    """Compare two values of one kind clause by clause.

    Args:
        was: The JSON of the rule, text, reading, event or provision before.
        now: The same after.
        without: Members that are left out.

    Returns:
        The clauses that differ, in the order of the members.
    """
    old, new = (flat({key: one for key, one in value.items() if key not in without}) for value in (was, now))
    return tuple(
        ClauseChange(path, old.get(path), new.get(path))
        for path in dict.fromkeys([*old, *new])
        if old.get(path) != new.get(path)
    )


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Flatten JSON values to one line for each leaf; items of lists go by their own name, where they have one.

    A citation and a period are one leaf each, however they are written.

    Args:
        value: The JSON values.
        path: The path of the value.

    Returns:
        The leaves by path.
    """
    if isinstance(value, Mapping) and next(iter(value), "") not in _LEAVES:
        pairs = [(f"{path}.{key}" if path else key, one) for key, one in value.items()]
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        pairs = [(f"{path}[{name}]", one) for name, one in zip(_item_names(value), value, strict=True)]
    else:
        return {path: value}
    return {leaf: one for at, inner in pairs for leaf, one in flat(inner, at).items()}


def _item_names(items: Iterable[Any]) -> list[str]:
    """Name the items, so that an item put in the middle does not shift the others."""
    names: list[str] = []
    for item in items:
        named = item if isinstance(item, Mapping) else {}
        said = next((named[key] for key in ("id", "event", "sent", "name") if named.get(key)), len(names))
        names.append(f"{said}#{names.count(str(said))}" if str(said) in names else str(said))
    return names
