"""How well each part of a pack was verified: every place that rests on less than an official text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from zfgk.model.law import Basis, Instrument, Seen
from zfgk.model.reading import Option, Reading
from zfgk.rules.codec_types import place_of
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Rule

WEAK = frozenset({Seen.SECONDARY, Seen.INFERENCE, Seen.UNVERIFIED})
"""The statuses that fall short of an official text or a verbatim excerpt of it."""


@attrs.frozen
class Doubt:
    """A place that rests on less than an official text.

    Args:
        of: The id of the rule, reading or text.
        since: The first day of the rule's version, as YYYY-MM-DD; empty for readings and texts.
        part: The place in it, such as ``restarts[0].basis``; empty for a text itself.
        seen: How well it was verified.
        place: What is cited, such as ``OGI-2019:33.2``; empty for an option of a reading.
        effect: Whether the place computes at once (``always``), gives another date beside the answer
            (``as-alternative``), or only where a reading selects it (``by-reading``).
    """

    of: str
    since: str
    part: str
    seen: Seen
    place: str
    effect: str = "always"

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return {
            "of": self.of,
            "since": self.since or None,
            "part": self.part or None,
            "verified": self.seen.value,
            "place": self.place or None,
            "effect": self.effect,
        }


def doubts(pack: RulePack) -> tuple[Doubt, ...]:
    """List every place of a pack that rests on less than an official text.

    Args:
        pack: The pack.

    Returns:
        Texts first, then readings and their options, then rules with their clauses, in the pack's order.
    """
    texts = [Doubt(one.id, "", "", one.seen, one.id) for one in pack.instruments if one.seen in WEAK]
    readings = [doubt for one in pack.readings for doubt in _of(one, one.id, "")]
    rules = [doubt for rule in pack.rules for doubt in _of(rule, rule.id, rule.in_force.since.isoformat())]
    return (*texts, *readings, *rules)


def _of(value: Any, name: str, since: str) -> Iterator[Doubt]:
    for part, found, effect in _places(value, ""):
        if found.seen in WEAK:
            place = place_of(found) if isinstance(found, Basis) else ""
            yield Doubt(name, since, part, found.seen, place, effect)


def _places(value: Any, path: str, effect: str = "always") -> Iterator[tuple[str, Basis | Option, str]]:
    """List the citations and options below a value; readings that a rule names are listed by themselves."""
    if isinstance(value, Basis | Option):
        yield path, value, effect
    elif isinstance(value, tuple):
        for i, one in enumerate(value):
            if isinstance(one, Option):
                # The first option is the default; of the others an answer shows the date, or nothing unless selected.
                yield (
                    f"{path}[{one.id}]",
                    one,
                    "as-alternative" if i and one.admissible else "by-reading" if i else effect,
                )
            else:
                yield from _places(one, f"{path}[{i}]", effect)
    elif attrs.has(type(value)) and not isinstance(value, Instrument) and not (path and isinstance(value, Reading)):
        inside = effect if getattr(value, "only_if", None) is None else "by-reading"
        for field in attrs.fields(type(value)):
            where = f"{path}.{field.name}" if path else field.name
            yield from _places(getattr(value, field.name), where, inside)


def weakest(rule: Rule) -> Seen:
    """Return the weakest status among the citations of a rule.

    Args:
        rule: The version.

    Returns:
        The status; the rule's own basis counts too.
    """
    order = list(Seen)
    return max((found.seen for _, found, _ in _places(rule, "")), key=order.index)
