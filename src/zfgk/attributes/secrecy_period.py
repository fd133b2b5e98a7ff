"""How long a secrecy mark holds: read from the mark, counted from the marked day of issue.

A period that has run out ends the secrecy by itself (保守国家秘密法 24). It does not change the mark, and it does not
disclose anything: what follows is that a person looks.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date

import attrs

from zfgk.engine.measures import forward
from zfgk.model.law import Basis
from zfgk.model.measure import Days, Months, Years
from zfgk.model.numerals import number
from zfgk.screening.mark_words import take_apart
from zfgk.texts.national import STATE_SECRETS_2024

_LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
_DAY = re.compile(
    r"(?:[至到自]|截[至止])?(?P<y>.{4}?)[-./年](?:(?P<m>[^-./月年]{1,3})(?:[-./月](?:(?P<d>[^日]{1,3})日?)?)?)?(?:解密|止)?"
)
_COMPACT = re.compile(r"(?P<y>[12][0-9]{3})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?:解密|止)?")
_SPAN = re.compile(r"[零又]?(?P<n>[0-9〇○零一二三四五六七八九十百两]{1,5})(?P<unit>年|[个個]月|月|[天日])")
_EARLIEST, _LATEST = 1949, 2199


@attrs.frozen(kw_only=True)
class SecrecyMark:
    """What a mark says.

    Args:
        level: ``绝密``, ``机密`` or ``秘密``.
        period: How long it holds, if it says so.
        until: The day on which it ends (解密时间), if it says so.
        condition: The condition on which it ends, in the words of the mark, ``长期`` included.
    """

    level: str
    period: Years | Months | Days | None = None
    until: date | None = None
    condition: str = ""

    @property
    def basis(self) -> Basis:
        """The text that ends the secrecy."""
        return STATE_SECRETS_2024[24]

    @property
    def excessive(self) -> bool:
        """Whether the period is longer than the law allows for the level, otherwise provided cases aside (保守国家秘密法 20).

        Of days only so many count as longer as no such number of years holds, leap days included.
        """
        years = _LONGEST[self.level]
        if isinstance(self.period, Years):
            return self.period.n > years
        if isinstance(self.period, Months):
            return self.period.n > years * 12
        return isinstance(self.period, Days) and self.period.n > years * 365 + -(-years // 4)

    def last_day(self, issued: date | None) -> date | None:
        """Return the last day of secrecy.

        Args:
            issued: The marked day of issue (制发日), from which the period runs; it is not counted itself.

        Returns:
            The day, or ``None`` if the mark gives a condition, nothing at all, or a period without a day to count
            from. No period is ever assumed: the upper limits of the law are no periods.

        Source: 保守国家秘密法 20, 24; 实施条例 19(2).
        """
        if self.until is not None:
            return self.until
        return forward(issued, self.period) if self.period is not None and issued is not None else None


def read_mark(text: str) -> SecrecyMark | None:
    """Read a secrecy mark.

    Args:
        text: The mark alone in any form that screening finds: ``机密★10年``, ``秘 密 ☆ 6个月``, ``〔秘密〕10年``,
            ``绝密★2030-12-31``. A month or a year alone ends with its last day.

    Returns:
        What it says; ``None`` if it is no mark.
    """
    written = take_apart(text)
    if written is None:
        return None
    until = _until(written.period)
    if until is not None:
        return SecrecyMark(level=written.level, until=until)
    period = _period(written.period)
    if period is not None:
        return SecrecyMark(level=written.level, period=period)
    return SecrecyMark(level=written.level, condition=written.period)


def _until(written: str) -> date | None:
    """Return the last day that a period names; ``None`` if it names none, or one that does not exist."""
    match = _DAY.fullmatch(written) or _COMPACT.fullmatch(written)
    if match is None:
        return None
    try:
        year, month, day = (_number(match[part]) if match[part] else 0 for part in "ymd")
        if not _EARLIEST <= year <= _LATEST:
            return None
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:  # 2月30日, or no number at all: a mark, whatever it says
        return None


def _period(written: str) -> Years | Months | Days | None:
    """Return a span of time; years and months together count as months."""
    spans: dict[str, int] = {}
    end = 0
    try:
        while match := _SPAN.match(written, end):
            unit = {"年": "年", "天": "日", "日": "日"}.get(match["unit"], "月")
            if unit in spans:
                return None
            spans[unit], end = _number(match["n"]), match.end()
        return _measure(spans) if end == len(written) else None
    except ValueError:  # no number, or more than any measure holds: a mark, whatever it says
        return None


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else number(written.replace("○", "〇"))


def _measure(spans: Mapping[str, int]) -> Years | Months | Days | None:
    if spans.keys() == {"年"}:
        return Years(spans["年"])
    if spans.keys() == {"日"}:
        return Days(spans["日"])
    if "月" in spans and spans.keys() <= {"年", "月"}:
        return Months(spans.get("年", 0) * 12 + spans["月"])
    return None  # years and days are no one measure: a person reads them
