"""Calendar days as registers and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date

EARLIEST = date(1949, 10, 1)
"""No government information is older; an earlier day is a slip."""
LATEST = date(2099, 12, 31)
"""A later day is a slip."""

_TIME = r"(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_WRITTEN = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})"
    r"|年\s*(?P<m4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*[日号]|(?P<m5>\d{2})(?P<d5>\d{2}))" + _TIME,
    re.ASCII,
)
_NUMERALS = re.compile(
    r"(?P<y>[〇○零Oo一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_DIGITS = {**dict.fromkeys("〇○零Oo", 0), **{digit: i + 1 for i, digit in enumerate("一二三四五六七八九")}}
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_DAY_FIRST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}", re.ASCII)


class NoSuchDay(ValueError):
    """A text has the form of a day that the calendar does not have, such as 30 February."""


class DayOutOfRange(ValueError):
    """A day lies before :data:`EARLIEST` or after :data:`LATEST`."""


def parse_day(text: str) -> date:
    """Read a day as registers write it.

    Args:
        text: ``2026-03-02``, ``2026/3/2``, ``2026.3.2``, ``20260302``, ``2026年3月2日`` or ``二〇二六年三月二日``. A time
            of day after the day is allowed and has no effect.

    Returns:
        The day.

    Raises:
        ValueError: If the text is not a day, could be read in two ways, or lies outside 1949-10-01 to 2099-12-31.
            The message says what to write instead.
    """
    written = text.strip()
    match = _WRITTEN.fullmatch(written)
    if match:
        year, month, day = (int(part) for part in match.groups() if part is not None)
    elif match := _NUMERALS.fullmatch(written):
        year = int("".join(str(_DIGITS[digit]) for digit in match["y"]))
        month, day = _number(match["m"]), _number(match["d"])
    else:
        raise ValueError(_unreadable(written))
    try:
        found = date(year, month, day)
    except ValueError:
        raise NoSuchDay("there is no such day in the calendar") from None
    if not EARLIEST <= found <= LATEST:
        raise DayOutOfRange(f"it lies outside {EARLIEST} to {LATEST}")
    return found


def _unreadable(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return "it looks like a spreadsheet's serial number; format the column as a date before exporting"
    if _DAY_FIRST.fullmatch(text):
        return "day and month could be taken for each other; write the year first, as in 2026-03-02"
    return "it is not a day; write it as 2026-03-02, 2026/3/2 or 2026年3月2日"


def _number(numeral: str) -> int:
    """Read 一 to 九十九; what is no numeral gives 0, which no calendar has."""
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
