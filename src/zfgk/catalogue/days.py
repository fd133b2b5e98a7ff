"""Calendar days as registers and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date

EARLIEST = date(1949, 10, 1)
"""No government information is older; an earlier day is a slip."""
LATEST = date(2099, 12, 31)
"""A later day is a slip."""

_TIME = r"(?:[T ]\s*(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|24:00(?::00)?))?"
_WRITTEN = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})"
    r"|年\s*(?P<m4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})\s*[日号]|(?P<m5>\d{2})(?P<d5>\d{2}))" + _TIME,
    re.ASCII,
)
_NUMERALS = re.compile(
    r"(?P<y>[〇○零Oo一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_DIGITS = {**dict.fromkeys("〇○零Oo", 0), **{digit: i + 1 for i, digit in enumerate("一二三四五六七八九")}}
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)}
_NO_TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.ASCII)
_FORMS = (
    (
        re.compile(r"\d{5}(?:\.\d+)?", re.ASCII),
        "it looks like a spreadsheet's serial number; format the column as a date before exporting",
        "像电子表格的日期序号；先把该列设为日期格式，再导出",
    ),
    (
        re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", re.ASCII),
        "day and month could be taken for each other; write the year first, as in 2026-03-02",
        "日和月分不清；先写年，写成2026-03-02",
    ),
    (
        re.compile(r"\d{1,2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}[日号]?)", re.ASCII),
        "the year has not four digits; write the year first and in full, as in 2026-03-02",
        "年份不足四位；写全年份，写成2026-03-02",
    ),
    (
        re.compile(r"\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月?|年?)", re.ASCII),
        "it is not a day, only a month or a year; write the day too",
        "只有年份或年月，没有日；补上日",
    ),
)
"""What is often met instead of a day, with what to write, in English and Chinese."""


class NotADay(ValueError):
    """A text is not a day, or could be read as several.

    Args:
        message: What it is, and what to write instead.
        zh: The same in Chinese.
    """

    def __init__(self, message: str, zh: str) -> None:
        super().__init__(message)
        self.zh: str = zh


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
        ValueError: If the text is not a day or could be read in two ways (:class:`NotADay`), if there is no such day
            (:class:`NoSuchDay`), or it lies outside 1949-10-01 to 2099-12-31 (:class:`DayOutOfRange`).
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
        raise _unreadable(written)
    try:
        found = date(year, month, day)
    except ValueError:
        raise NoSuchDay("there is no such day in the calendar") from None
    if not EARLIEST <= found <= LATEST:
        raise DayOutOfRange(f"it lies outside {EARLIEST} to {LATEST}")
    return found


def _unreadable(text: str) -> NotADay:
    for form, message, zh in _FORMS:
        if form.fullmatch(text):
            return NotADay(message, zh)
    if _is_day(text.translate(_WIDE)):
        return NotADay("it is not a day in plain digits; they are full-width", "用了全角字符；改为半角")
    if _is_day(_NO_TIME.sub("", text)):
        return NotADay("it is not a day: there is no such time of day", "日期后面的钟点不成立；更正或者去掉")
    return NotADay(
        "it is not a day; write it as 2026-03-02, 2026/3/2 or 2026年3月2日", "写成2026-03-02、2026/3/2或2026年3月2日"
    )


def _is_day(text: str) -> bool:
    return bool(_WRITTEN.fullmatch(text) or _NUMERALS.fullmatch(text))


def _number(numeral: str) -> int:
    """Read 一 to 九十九; what is no numeral gives 0, which no calendar has."""
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
