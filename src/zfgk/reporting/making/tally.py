"""Adding up the placements of a year: table 3, what its plots show, and which requests leave a question open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.errors import BeyondHorizon
from zfgk.reporting.form import COLUMNS, Form
from zfgk.reporting.making.placing import Placement
from zfgk.reporting.making.questions import BY_ID, QUESTIONS, Question

SPANS: tuple[tuple[int | None, str], ...] = (
    (5, "5个工作日以内"),
    (10, "6至10个工作日"),
    (20, "11至20个工作日"),
    (40, "21至40个工作日"),
    (None, "超过40个工作日"),
)
"""Working days from receipt to the end, the last of each span and its name; 20 and 40 are those of article 33."""
UNKNOWN_SPAN = "日历未公布，不能计算"


@attrs.frozen(kw_only=True)
class Tally:
    """What a year adds up to.

    Args:
        rows: The rows of table 3 by key, each with seven numbers in the order of the columns.
        received: How many were received in each month of the year.
        ended: How many ended in each month.
        spans: How many took how many working days, by the name of the span.
        questions: The questions that events leave open, with the requests concerned.
    """

    rows: Mapping[str, tuple[int, ...]]
    received: tuple[int, ...]
    ended: tuple[int, ...]
    spans: Mapping[str, int]
    questions: tuple[Question, ...]


def tally(placed: Iterable[Placement], form: Form, calendar: WorkCalendar) -> Tally:
    """Add up placements.

    Args:
        placed: The placements of a year, each request once; they are read once, one after the other.
        form: The form.
        calendar: The working days, for the time that answers took.
    """
    cells: Counter[tuple[str, str]] = Counter()
    received: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    spans: Counter[str] = Counter()
    open_: dict[str, list[str]] = {}
    for one in placed:
        cells[one.taken, one.column] += 1
        cells[one.row, one.column] += 1
        if one.taken == "new":
            received[one.received.month] += 1
        if one.ended:
            ended[one.ended.month] += 1
            spans[_span(one, calendar)] += 1
        for question in one.questions:
            open_.setdefault(question, []).append(one.matter)
    for column in COLUMNS[:-1]:
        cells["total", column] = sum(cells[row, column] for row in form.results)
    names = [*(name for _, name in SPANS), UNKNOWN_SPAN]
    return Tally(
        rows={row.key: _row([cells[row.key, column] for column in COLUMNS[:-1]]) for row in form.table3},
        received=tuple(received[month] for month in range(1, 13)),
        ended=tuple(ended[month] for month in range(1, 13)),
        spans={name: spans[name] for name in names if spans[name] or name != UNKNOWN_SPAN},
        questions=tuple(Question(BY_ID[kind.id], tuple(open_[kind.id])) for kind in QUESTIONS if kind.id in open_),
    )


def _row(parts: list[int]) -> tuple[int, ...]:
    return (*parts, sum(parts))


def _span(one: Placement, calendar: WorkCalendar) -> str:
    if one.ended is None:
        return UNKNOWN_SPAN
    try:
        days = calendar.working_days_between(one.received, one.ended)
    except BeyondHorizon:
        return UNKNOWN_SPAN
    return next(name for most, name in SPANS if most is None or days <= most)
