"""Requests counted by department and by month or year of receipt: rows that can be added up."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs

from zfgk.model.ratio import Ratio
from zfgk.statistics.requests import Figures, Timeliness


class Period(Enum):
    """The period of receipt by which requests are counted."""

    MONTH = "month"
    YEAR = "year"


@attrs.frozen
class By:
    """What the rows of a table stand for.

    Args:
        department: Whether each department has rows of its own.
        period: Whether each month or year of receipt has; ``None`` for neither.
    """

    department: bool = False
    period: Period | None = None

    def key(self, one: Figures) -> tuple[str, str]:
        """Return the department and the period of the row to which a request belongs; empty for all together."""
        day = one.received
        period = {None: "", Period.MONTH: f"{day:%Y-%m}", Period.YEAR: f"{day:%Y}"}[self.period]
        return (one.department if self.department else ""), period


TOTAL = By()
"""All requests in one row."""

GROUPS = ("late", "timeliness", "steps", "days", "results")
"""The groups of figures of a row that can be hidden; ``requests`` is the number itself, and ``late`` how many are late,
which can be told where the rest of the timeliness cannot, but never the other way round."""


@attrs.frozen(kw_only=True)
class Row:
    """The figures of some requests.

    Args:
        department: The department; empty where the row stands for all, or where requests name none.
        period: The month as ``2026-03`` or the year as ``2026``; empty where the row stands for all.
        requests: How many were received.
        timeliness: How many of them by what the engine says of the reply.
        certainty: How many by how firm their last day is.
        extended: How many were extended.
        corrected: For how many a correction was requested.
        consulted: For how many somebody was consulted.
        working_days: How many replies fell on each working day after the current start, by its number.
        results: How many by the row of table 3; those that are open or have none recorded stand under ``""``.
        hidden: The groups that are not shown because their counts are small; ``requests`` hides the number itself.
    """

    department: str = ""
    period: str = ""
    requests: int = 0
    timeliness: Mapping[Timeliness, int] = attrs.field(factory=dict)
    certainty: Mapping[str, int] = attrs.field(factory=dict)
    extended: int = 0
    corrected: int = 0
    consulted: int = 0
    working_days: Mapping[int, int] = attrs.field(factory=dict)
    results: Mapping[str, int] = attrs.field(factory=dict)
    hidden: frozenset[str] = frozenset()

    @property
    def judged(self) -> int:
        """How many were replied, or should have been: all but those whose period runs and those to whom none is owed."""
        return sum(self._of(one) for one in _JUDGED)

    @property
    def in_time(self) -> tuple[Ratio, Ratio]:
        """How many of the judged are surely in time, and how many at most, if every doubtful one is."""
        sure, doubtful = self._of(Timeliness.IN_TIME), self._of(Timeliness.DEPENDS) + self._of(Timeliness.UNKNOWN)
        return Ratio(sure, self.judged), Ratio(sure + doubtful, self.judged)

    @property
    def replies(self) -> int:
        """How many replies fell on a known working day."""
        return sum(self.working_days.values())

    @property
    def mean_days(self) -> Fraction | None:
        """The mean of their working days, exactly; ``None`` without any."""
        total = sum(day * count for day, count in self.working_days.items())
        return Fraction(total, self.replies) if self.replies else None

    @property
    def median_days(self) -> Fraction | None:
        """The median of their working days; of an even number the mean of the two in the middle; ``None`` without any."""
        days = [day for day, count in sorted(self.working_days.items()) for _ in range(count)]
        return Fraction(statistics.median(days)) if days else None

    @property
    def refused(self) -> Mapping[str, int]:
        """How many were refused by reason, the rows 不予公开 of table 3."""
        return {key: count for key, count in self.results.items() if key.startswith("refused.")}

    def _of(self, timeliness: Timeliness) -> int:
        return self.timeliness.get(timeliness, 0)


_JUDGED = (Timeliness.IN_TIME, Timeliness.OVERDUE, Timeliness.DEPENDS, Timeliness.UNKNOWN)
_COUNTS = ("requests", "extended", "corrected", "consulted")
_MAPPINGS = ("timeliness", "certainty", "working_days", "results")


def tabulate(requests: Iterable[Figures], tables: Sequence[By]) -> tuple[tuple[Row, ...], ...]:
    """Count requests in several ways at once; each is looked at once.

    Args:
        requests: What each request adds.
        tables: What the rows of each table stand for.

    Returns:
        A table for each, its rows in the order of departments and periods; no request gives no row.
    """
    found: list[dict[tuple[str, str], _Sums]] = [{} for _ in tables]
    for one in requests:
        for by, rows in zip(tables, found, strict=True):
            rows.setdefault(by.key(one), _Sums()).add(one)
    return tuple(tuple(rows[key].row(*key) for key in sorted(rows)) for rows in found)


def added(rows: Iterable[Row], department: str = "", period: str = "") -> Row:
    """Return several rows added up to one.

    Args:
        rows: The rows, of which no request is in two.
        department: What stands as the department of the sum.
        period: What stands as its period.
    """
    numbers: Counter[str] = Counter()
    counts: dict[str, Counter[Any]] = {name: Counter() for name in _MAPPINGS}
    for row in rows:
        numbers.update({name: getattr(row, name) for name in _COUNTS})
        for name, held in counts.items():
            held.update(getattr(row, name))
    return Row(department=department, period=period, **{name: numbers[name] for name in _COUNTS}, **counts)  # type: ignore[arg-type]  # counters are the mappings of their fields


class _Sums:
    """The sums of one row while requests are counted."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._counts: dict[str, Counter[Any]] = {name: Counter() for name in _MAPPINGS}

    def add(self, one: Figures) -> None:
        """Count a request."""
        steps = {"extended": one.extended, "corrected": one.corrected, "consulted": one.consulted}
        self._numbers.update(requests=1, **{name: int(done) for name, done in steps.items()})
        keys = {
            "timeliness": one.timeliness,
            "certainty": one.certainty,
            "working_days": one.working_day,
            "results": one.result,
        }
        for name, key in keys.items():
            if key is not None:
                self._counts[name][key] += 1

    def row(self, department: str, period: str) -> Row:
        """Return the row."""
        numbers = {name: self._numbers[name] for name in _COUNTS}
        return Row(department=department, period=period, **numbers, **self._counts)  # type: ignore[arg-type]  # as above
