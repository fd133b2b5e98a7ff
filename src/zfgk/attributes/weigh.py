"""What articles 13 to 16 say about given facts, and which open facts the answer turns on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from zfgk.attributes.exemption_table import FACTS, TABLES, Row, Treatment
from zfgk.errors import BadInput, Fault


@attrs.frozen(kw_only=True)
class Weighing:
    """What the tables say.

    Args:
        paths: Every way through the tables that the known facts leave open, each as the rows passed, in order.
        open_facts: The unknown facts on which the ways part, in the order of the tables.
        severable: Whether what must or may be withheld can be separated from the rest (区分处理); ``None`` if unknown.
    """

    paths: tuple[tuple[Row, ...], ...]
    open_facts: tuple[str, ...]
    severable: bool | None = None

    @property
    def treatments(self) -> tuple[Treatment, ...]:
        """The treatments that are possible, strictest first."""
        reached = {path[-1].then for path in self.paths}
        return tuple(treatment for treatment in Treatment if treatment in reached)

    @property
    def treatment(self) -> Treatment | None:
        """The treatment, if the known facts decide it."""
        return self.treatments[0] if len(self.treatments) == 1 else None

    @property
    def exemptions(self) -> tuple[str, ...]:
        """The ids of the exemptions that may apply, in the order of the articles."""
        return tuple(dict.fromkeys(path[-1].exemption for path in self.paths if path[-1].exemption))

    def explain(self) -> str:
        """Return what the tables say in Chinese, one line per row passed, with its article."""
        if self.treatment is None:
            ask = "、".join(FACTS[fact] for fact in self.open_facts)
            could = "或者".join(treatment.term for treatment in self.treatments)
            return f"已知事实尚不能确定（{could}），须先查明：{ask}"
        path = self.paths[0]
        lines = [f"{row.zh}（{row.basis}）" for row in path if row.then or row.id in _LIFTS]
        if self.severable and self.treatment is not Treatment.DISCLOSE:
            lines.append("能够作区分处理的，提供可以公开的内容，并对不予公开的内容说明理由（条例第三十七条，针对申请）")
        return "；".join(lines)


_LIFTS = ("consent", "public-interest", "no-harm")


def weigh(facts: Mapping[str, bool | None], *, severable: bool | None = None) -> Weighing:
    """Read the tables with some facts known.

    Args:
        facts: What is known, by the names of ``FACTS``; ``None`` or a name that is
            not given is unknown. Whether disclosure endangers security or stability, and whether the public interest
            weighs more, are judgments that people make: they are facts here only once somebody has made them.
        severable: Whether what must or may be withheld can be separated from the rest.

    Returns:
        Every way that is left. Since the tables are complete and their rows never overlap, its treatments are exactly
        those that some completion of the facts would give.

    Raises:
        BadInput: For each name that is no fact of the tables, and each value that is no truth value.

    Source: 条例 13-16, 37.
    """
    given: Mapping[str, Any] = facts  # callers from outside may pass anything
    faults = [
        Fault(f"facts[{name!r:.40}]", "no exemption turns on it", then=f"one of {', '.join(FACTS)}")
        for name in given
        if name not in FACTS
    ]
    faults += [
        Fault(f"facts[{name}]", f"{value!r:.40} is no truth value", then="True, False or None")
        for name, value in given.items()
        if name in FACTS and value is not None and type(value) is not bool
    ]
    if faults:
        raise BadInput("facts", faults)
    known = {name: value for name, value in facts.items() if value is not None}
    paths = tuple(_paths(known, TABLES))
    named = {fact for path in paths for row in path for fact in row.when} - set(known)
    open_facts = tuple(fact for fact in FACTS if fact in named) if len({path[-1].then for path in paths}) > 1 else ()
    return Weighing(paths=paths, open_facts=open_facts, severable=severable)


def _paths(known: Mapping[str, bool], tables: Sequence[Sequence[Row]]) -> list[tuple[Row, ...]]:
    paths: list[tuple[Row, ...]] = []
    for row in tables[0]:
        if all(known.get(fact, value) is value for fact, value in row.when.items()):
            paths += [(row,)] if row.then else [(row, *rest) for rest in _paths(known, tables[1:])]
    return paths
