"""Under which row of a form a request counts: its result, or the event that ended it where none is recorded."""

from __future__ import annotations

import attrs

from zfgk.model.law import Seen
from zfgk.reporting.form import Form

_OTHER = "other_processing.other"
_SINGLE = "other_processing.single"


@attrs.frozen
class Ending:
    """How a request counts that ended without a result.

    Args:
        event: The event that ended it.
        row: The row of table 3, in the form of 2021.
        seen: How well that is founded.
        why: The reason, in Chinese.
    """

    event: str
    row: str
    seen: Seen
    why: str


ENDINGS_WITHOUT_RESULT: tuple[Ending, ...] = (
    Ending("request.withdrawn", _OTHER, Seen.INFERENCE, "申请人撤回的申请，格式未设行，推定计入（六）其他处理3.其他"),
    Ending("request.merged", _OTHER, Seen.INFERENCE, "并案办理的申请，格式未设行，推定计入（六）其他处理3.其他"),
    Ending(
        "request.transferred", _OTHER, Seen.INFERENCE, "转交其他机构的申请，格式未设行，推定计入（六）其他处理3.其他"
    ),
    Ending("request.closed", _OTHER, Seen.INFERENCE, "未作答复而结案的申请，格式未设行，推定计入（六）其他处理3.其他"),
)
"""The form has no rows for these, and no text seen assigns them to one; an event that records a result is not asked."""

UNKNOWN_RESULT = _OTHER
"""Where a reply without a result counts, if somebody accepts that."""
BY_EVENT = {one.event: one for one in ENDINGS_WITHOUT_RESULT}


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
