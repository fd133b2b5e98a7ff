"""Under which row of a form a request counts: its result, or the event that ended it where none is recorded."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from zfgk.model.law import Seen
from zfgk.register.lifecycle import Stage
from zfgk.reporting.form import Form

_OTHER = "other_processing.other"
_SINGLE = "other_processing.single"


@attrs.frozen
class Ending:
    """How a request counts that ended without a result.

    Args:
        id: The name of the question that it leaves open.
        event: The event that ended it.
        row: The row of table 3, in the form of 2021.
        why: How it counts and why, in Chinese.
        waiting: What it waited for when it ended; ``None`` for anything, and nothing.
        seen: How well that is founded.
    """

    id: str
    event: str
    row: str
    why: str
    waiting: Stage | None = None
    seen: Seen = Seen.INFERENCE


ENDINGS_WITHOUT_RESULT: tuple[Ending, ...] = (
    Ending(
        "closed-uncorrected",
        "request.closed",
        "other_processing.overdue_correction",
        "待补正而结案、未记载办理结果的申请，推定计入（六）其他处理1.逾期不补正（条例第三十条）",
        Stage.CORRECTION,
    ),
    Ending(
        "closed-unpaid",
        "request.closed",
        "other_processing.overdue_fee",
        "待缴费而结案、未记载办理结果的申请，推定计入（六）其他处理2.逾期未缴费",
        Stage.FEE,
    ),
    Ending("closed", "request.closed", _OTHER, "未作答复而结案的申请，格式未设行，推定计入（六）其他处理3.其他"),
    Ending("withdrawn", "request.withdrawn", _OTHER, "申请人撤回的申请，格式未设行，推定计入（六）其他处理3.其他"),
    Ending("merged", "request.merged", _OTHER, "并案办理的申请，格式未设行，推定计入（六）其他处理3.其他"),
    Ending(
        "transferred", "request.transferred", _OTHER, "转交其他机构的申请，格式未设行，推定计入（六）其他处理3.其他"
    ),
)
"""The form has no rows for withdrawal, merging and transfer, and no text seen assigns them to one; the first that fits
counts. An event that records a result is not asked."""

UNKNOWN_RESULT = _OTHER
"""Where a reply without a result counts, if somebody accepts that."""


def ending_of(event: str, waiting: Collection[Stage]) -> Ending:
    """Return how a request counts that ended without a result.

    Args:
        event: The event that ended it.
        waiting: What it waited for when it ended.
    """
    return next(
        one for one in ENDINGS_WITHOUT_RESULT if one.event == event and (one.waiting is None or one.waiting in waiting)
    )


def row_in(form: Form, result: str) -> str:
    """Return the row of a form for a result that may be one of the other form.

    Args:
        form: The form.
        result: The key of a row of results, of either form.

    Returns:
        The result itself where the form has it. （六）其他处理 is one row in 2019 and three in 2021: the three go into
        the one, and the one goes into 3.其他.
    """
    if result in form.results:
        return result
    return _SINGLE if _SINGLE in form.results else _OTHER
