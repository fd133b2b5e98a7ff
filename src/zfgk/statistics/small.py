"""Small counts hidden, so that a table that is passed on says nothing of one person's request.

Nothing is hidden unless asked for: those who work with the register see each request anyway, an office must see the one
request that is late, and the annual report has to state every count, however small (条例50).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from zfgk.statistics.requests import Timeliness
from zfgk.statistics.tables import GROUPS, Row, added

FOLDED = "（件数较少的合计）"
"""What stands as the department of a row that adds small ones up."""

_EMPTY: dict[str, dict[str, Any]] = {
    "requests": {"requests": 0},
    "timeliness": {"certainty": {}},
    "steps": {"extended": 0, "corrected": 0, "consulted": 0},
    "days": {"working_days": {}},
    "results": {"results": {}},
}
"""What is left of each group once it is hidden."""


def hide_small(rows: Sequence[Row], below: int) -> tuple[tuple[Row, ...], Row]:
    """Hide the small counts of a table, so that they cannot be worked out from the others either.

    Rows of fewer requests are added up to one. Where a count of a group lies between 1 and the least that is shown, or
    leaves as few others, the whole group of that row is hidden. The total would tell what a single row hides, and that
    the rows which hide a group have a small sum; so further rows hide it too, those of the fewest requests first, and
    where none is left, the total. What several tables of the same requests tell together is not looked at.

    Args:
        rows: The rows of one table.
        below: Counts from 1 to below this number are small.

    Returns:
        The rows, and their total; what is hidden is no longer in them.

    Raises:
        ValueError: If ``below`` is less than 2, which hides nothing.
    """
    if below < 2:
        message = f"below is {below}; give 2 or more, such as 3"
        raise ValueError(message)
    folded = _fold(rows, below)
    total = added(rows)
    hidden = [set(_small_groups(row, below)) for row in folded]
    of_total = set(_small_groups(total, below))
    for group in GROUPS:
        while group not in of_total and _telling(folded, hidden, group, below):
            shown = [place for place, groups in enumerate(hidden) if group not in groups]
            least = min(shown, key=lambda place: (folded[place].requests, place), default=None)
            # Late are all that the rest of the timeliness leaves over.
            (of_total if least is None else hidden[least]).update({group, "timeliness"} if group == "late" else {group})
    return tuple(map(_hidden, folded, hidden)), _hidden(total, of_total)


def _telling(rows: Sequence[Row], hidden: Sequence[set[str]], group: str, below: int) -> bool:
    """Tell whether the total and the rows shown give away what the others hide: one row of it, or a small sum."""
    hiding = [row for row, groups in zip(rows, hidden, strict=True) if group in groups]
    return len(hiding) == 1 or (bool(hiding) and group in _small_groups(added(hiding), below))


def _fold(rows: Sequence[Row], below: int) -> list[Row]:
    """Add the rows of few requests up to one, and as many others to them as make its number large enough."""
    by_size = sorted(rows, key=lambda row: (row.requests, row.department, row.period))
    small = [row for row in by_size if row.requests < below]
    if not small:
        return list(rows)
    large = by_size[len(small) :]
    # A sum of one row is that row, and a small sum is as telling as a small row.
    while large and (len(small) == 1 or sum(row.requests for row in small) < below):
        small.append(large.pop(0))
    kept = [row for row in rows if row in large]
    return [*kept, added(small, FOLDED)]


def _small_groups(row: Row, below: int) -> list[str]:
    late = row.timeliness.get(Timeliness.OVERDUE, 0)
    counts = {
        "late": [late, row.requests - late],
        "timeliness": [*row.timeliness.values(), *row.certainty.values()],
        "steps": [part for one in (row.extended, row.corrected, row.consulted) for part in (one, row.requests - one)],
        "days": [row.replies],
        "results": [*row.results.values()],
    }
    found = [group for group, numbers in counts.items() if _any_small(numbers, below)]
    return ["requests", *GROUPS] if _any_small([row.requests], below) else found


def _any_small(numbers: Iterable[int], below: int) -> bool:
    return any(0 < number < below for number in numbers)


def _hidden(row: Row, groups: Iterable[str]) -> Row:
    named = frozenset(groups)
    empty = {name: value for group in named for name, value in _EMPTY.get(group, {}).items()}
    told = row.timeliness
    if "timeliness" in named:
        told = {one: count for one, count in told.items() if one is Timeliness.OVERDUE and "late" not in named}
    return attrs.evolve(row, hidden=named, timeliness=told, **empty)
