"""How long a secrecy mark holds: read from the mark, counted from the marked day of issue.

A period that has run out ends the secrecy by itself (保守国家秘密法 24). It does not change the mark, and it does not
disclose anything: what follows is that a person looks.
"""

from __future__ import annotations

import re
from datetime import date

import attrs

from zfgk.engine.measures import forward
from zfgk.model.law import Basis
from zfgk.model.measure import Days, Months, Years
from zfgk.model.numerals import number
from zfgk.texts.national import STATE_SECRETS_2024

_LONGEST = {"绝密": 30, "机密": 20, "秘密": 10}
_SPACE = re.compile(r"[\s\u3000\u200b-\u200f\ufeff]+")
_MARK = re.compile(
    r"(?P<level>[绝絕]密|[机機]密|[秘祕]密)级?"
    r"(?:[★☆*＊✱✳](?:(?P<count>[0-9０-９〇零一二三四五六七八九十]{1,4})(?P<unit>年|个月|月|天|日)"
    r"|(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:解密)?"
    r"|(?P<long>长期|永久)|(?P<condition>[^★☆]{1,40})?))?"
)
_PLAIN = str.maketrans("絕機祕", "绝机秘")


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
        """Whether the period is longer than the law allows for the level (otherwise provided cases aside)."""
        return isinstance(self.period, Years) and self.period.n > _LONGEST[self.level]

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
        text: The mark alone, such as ``机密★10年`` or ``秘 密 ☆ 6个月``.

    Returns:
        What it says; ``None`` if it is no mark.
    """
    match = _MARK.fullmatch(_SPACE.sub("", text))
    if match is None:
        return None
    level = match["level"].translate(_PLAIN)
    if match["count"]:
        n = number(match["count"])
        return SecrecyMark(level=level, period=_period(n, match["unit"]) if n else None)
    if match["year"]:
        try:
            return SecrecyMark(level=level, until=date(*(int(match[name]) for name in ("year", "month", "day"))))
        except ValueError:  # 2月30日: a mark, whatever it says
            return SecrecyMark(level=level, condition=f"{match['year']}年{match['month']}月{match['day']}日")
    return SecrecyMark(level=level, condition=match["long"] or match["condition"] or "")


def _period(n: int, unit: str) -> Years | Months | Days:
    if unit == "年":
        return Years(n)
    return Months(n) if unit in {"个月", "月"} else Days(n)
