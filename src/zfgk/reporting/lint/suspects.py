"""Which cell is wrong where sums do not add up: the smallest set of cells whose change mends everything.

One slip breaks up to three sums. Cells are therefore searched, not sums: first one cell, then two, and so on, until
some set of them makes all sums hold at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs

from zfgk.reporting.identities import Breach, Identity

Cell = tuple[str, str]
"""A cell, as row and column."""
Amount = int | Decimal

MOST_CELLS = 4
"""So many cells are changed at most; with more, no guess is worth printing."""
MOST_STEPS = 20_000
"""So many changes are tried at most."""


@attrs.frozen
class Slip:
    """Sums that one slip broke.

    Args:
        breaches: The sums.
        repairs: The smallest sets of cells whose change mends them, each cell with what must be added to it; none if
            no small set does.
    """

    breaches: tuple[Breach, ...]
    repairs: tuple[Mapping[Cell, Amount], ...]

    @property
    def cell(self) -> Cell | None:
        """The one cell that must be wrong, if it can be told."""
        if len(self.repairs) == 1 and len(self.repairs[0]) == 1:
            return next(iter(self.repairs[0]))
        return None

    @property
    def row(self) -> str:
        """The row in which something must be wrong; empty if it cannot be told."""
        return _only(cell[0] for repair in self.repairs for cell in repair)

    @property
    def column(self) -> str:
        """The column in which something must be wrong, the sums of rows aside; empty if it cannot be told."""
        cells = {cell for repair in self.repairs for cell in repair}
        return _only(column for _, column in cells) or _only(column for _, column in cells if column != "total")


def slips(asked: Iterable[Identity], broken: Iterable[Breach]) -> Iterator[Slip]:
    """Group the sums of a table that do not add up by the slip that broke them.

    Args:
        asked: Every identity of the table that has no blank cell.
        broken: Those that do not hold.

    Yields:
        A slip for each group.
    """
    held = {breach.identity: breach for breach in broken}
    if not held:
        return
    search = _Search(asked)
    repairs = search.repairs({identity: _amount(breach) for identity, breach in held.items()})
    if not repairs:
        yield from (Slip((breach,), ()) for breach in held.values())
        return
    for group in _groups(search, list(held), repairs):
        parts = (
            {cell: by for cell, by in repair.items() if any(one in group for one in search.touching[cell])}
            for repair in repairs
        )
        distinct: dict[frozenset[tuple[Cell, Amount]], Mapping[Cell, Amount]] = {}
        for part in parts:
            distinct.setdefault(frozenset(part.items()), part)
        yield Slip(tuple(held[one] for one in held if one in group), tuple(distinct.values()))


class _Search:
    def __init__(self, asked: Iterable[Identity]) -> None:
        self.touching: dict[Cell, dict[Identity, int]] = {}
        self._cells: dict[Identity, tuple[Cell, ...]] = {}
        for identity in asked:
            self._cells[identity] = identity.left + identity.right
            for sign, cells in ((1, identity.left), (-1, identity.right)):
                for cell in cells:
                    self.touching.setdefault(cell, {})[identity] = sign
        self._steps = 0

    def repairs(self, amounts: Mapping[Identity, Amount]) -> list[dict[Cell, Amount]]:
        """Return every smallest set of changes; none if a larger one is needed, or the search takes too long."""
        for size in range(1, MOST_CELLS + 1):
            found: dict[frozenset[Cell], dict[Cell, Amount]] = {}
            for repair in self._from(dict(amounts), {}, size):
                found.setdefault(frozenset(repair), repair)
            if self._steps > MOST_STEPS:
                return []
            if found:
                return list(found.values())
        return []

    def _from(
        self, amounts: dict[Identity, Amount], changed: dict[Cell, Amount], left: int
    ) -> Iterator[dict[Cell, Amount]]:
        self._steps += 1
        if not amounts:
            yield changed
            return
        # A cell stands in three sums at most, so that many broken ones need several cells.
        if len(amounts) > 3 * left or self._steps > MOST_STEPS:
            return
        identity = min(amounts, key=lambda one: len(self._cells[one]))
        for cell in self._cells[identity]:
            if cell in changed:
                continue
            by = -amounts[identity] * self.touching[cell][identity]
            after = dict(amounts)
            for other, sign in self.touching[cell].items():
                rest = after.get(other, 0) + sign * by
                if rest:
                    after[other] = rest
                else:
                    after.pop(other, None)
            yield from self._from(after, {**changed, cell: by}, left - 1)


def _groups(search: _Search, broken: list[Identity], repairs: list[dict[Cell, Amount]]) -> list[set[Identity]]:
    """Join the identities that some repair mends together, through the sums that its cells share."""
    groups: list[set[Identity]] = [{one} for one in broken]
    for repair in repairs:
        for cell in repair:
            touched = set(search.touching[cell])
            groups = _joined(groups, touched)
    known = set(broken)
    return [group for group in groups if group & known]


def _joined(groups: list[set[Identity]], more: set[Identity]) -> list[set[Identity]]:
    apart = [group for group in groups if not group & more]
    return [*apart, more.union(*(group for group in groups if group & more))]


def _amount(breach: Breach) -> Amount:
    return (breach.left or 0) - (breach.right or 0)


def _only(values: Iterable[str]) -> str:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""
