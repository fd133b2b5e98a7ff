"""Reading a claim: a date, or a period such as 30日 or "15 working days"."""

from __future__ import annotations

import re
from datetime import date

from zfgk.errors import BadInput, Fault
from zfgk.model.measure import ClockHours, Days, Months, Period, WorkingDays, Years
from zfgk.model.numerals import chinese

_NUMERALS = {chinese(n): n for n in range(1, 100)}
_UNITS: tuple[tuple[str, type[WorkingDays | Days | Months | Years | ClockHours]], ...] = (
    (r"个?工作日|working[ -]days?|business[ -]days?", WorkingDays),
    (r"个?小时|hours?", ClockHours),
    (r"个月|月|months?", Months),
    (r"年|years?", Years),
    (r"个?自然日|日|天|calendar[ -]days?|days?", Days),
)
_PERIOD = re.compile(
    r"(?P<n>[0-9]{1,4}|[一二三四五六七八九十]+)\s*(?P<unit>" + "|".join(unit for unit, _ in _UNITS) + ")", re.IGNORECASE
)


def read_claim(text: str) -> date | Period:
    """Read a claimed date or a claimed period.

    Args:
        text: ``2025-03-19``, or a sentence that names one period, such as ``答复期限为30日``.

    Returns:
        The day, or the period.

    Raises:
        BadInput: If the text names neither, or more than one period.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    found = {_period(match["n"], match["unit"]) for match in _PERIOD.finditer(text)}
    if len(found) != 1:
        what = f"names {len(found)} periods" if found else "names neither a day nor a period"
        fault = Fault("claimed", f"{text!r:.60} {what}", then="write YYYY-MM-DD, or one period such as 30日")
        raise BadInput("claimed", [fault])
    period = found.pop()
    if period is None:
        raise BadInput("claimed", [Fault("claimed", f"{text!r:.60} has no number from 1", then="such as 30日")])
    return period


def _period(number: str, unit: str) -> Period | None:
    n = int(number) if number.isdigit() else _NUMERALS.get(number, 0)
    measure = next(measure for pattern, measure in _UNITS if re.fullmatch(pattern, unit, re.IGNORECASE))
    return measure(n) if n else None
