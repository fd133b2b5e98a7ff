"""Units of legal time as types. Nothing converts between them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import attrs
from attrs.validators import and_, ge, instance_of, le, min_len

LONGEST = {"WorkingDays": 25_000, "Days": 36_525, "Months": 1_200, "Years": 100, "ClockHours": 876_600}
"""A century in each unit: no text sets more, and what a slip of the pen makes of a number is refused where it is read."""


@attrs.frozen
class WorkingDays:
    """A number of working days (工作日) on the official calendar."""

    n: int = attrs.field(validator=and_(ge(1), le(LONGEST["WorkingDays"])))
    unit: ClassVar[str] = "working-day"

    def __str__(self) -> str:
        """Print as the statutes do: 20个工作日."""
        return f"{self.n}个工作日"


@attrs.frozen
class Days:
    """A number of calendar days (日)."""

    n: int = attrs.field(validator=and_(ge(1), le(LONGEST["Days"])))
    unit: ClassVar[str] = "day"

    def __str__(self) -> str:
        """Print as the statutes do: 15日."""
        return f"{self.n}日"


@attrs.frozen
class Months:
    """A number of calendar months (个月): to the corresponding day, else to the last day of the month."""

    n: int = attrs.field(validator=and_(ge(1), le(LONGEST["Months"])))
    unit: ClassVar[str] = "month"

    def __str__(self) -> str:
        """Print as the statutes do: 6个月."""
        return f"{self.n}个月"


@attrs.frozen
class Years:
    """A number of calendar years (年): to the corresponding day, else to the last day of the month."""

    n: int = attrs.field(validator=and_(ge(1), le(LONGEST["Years"])))
    unit: ClassVar[str] = "year"

    def __str__(self) -> str:
        """Print as the statutes do: 25年."""
        return f"{self.n}年"


@attrs.frozen
class ClockHours:
    """A number of hours by the clock (小时): nights, weekends and holidays count."""

    n: int = attrs.field(validator=and_(ge(1), le(LONGEST["ClockHours"])))
    unit: ClassVar[str] = "hour"

    def __str__(self) -> str:
        """Print as the statutes do: 24小时."""
        return f"{self.n}小时"


@attrs.frozen
class AnnualDate:
    """A fixed date in a later year (次年1月31日前): it does not move for rest days.

    Args:
        month: The month, 1 to 12.
        day: The day of the month.
        years: How many years after the year of the starting event.
    """

    month: int = attrs.field(validator=and_(ge(1), le(12)))
    day: int = attrs.field(validator=and_(ge(1), le(31)))
    years: int = attrs.field(default=1, validator=and_(ge(0), le(LONGEST["Years"])))
    unit: ClassVar[str] = "date"

    def __attrs_post_init__(self) -> None:
        """Refuse a date that some years do not have."""
        date(2001, self.month, self.day)

    def __str__(self) -> str:
        """Print as the statutes do: 次年1月31日前."""
        year = {0: "当年", 1: "次年"}.get(self.years, f"{self.years}年后")
        return f"{year}{self.month}月{self.day}日前"


@attrs.frozen
class OnDay:
    """One date that the text itself names (2020年9月底前)."""

    day: date = attrs.field(validator=instance_of(date))
    unit: ClassVar[str] = "date"

    def __str__(self) -> str:
        """Print as the statutes do: 2020年9月30日前."""
        return f"{self.day.year}年{self.day.month}月{self.day.day}日前"


@attrs.frozen
class Unquantified:
    """A word without a number (及时, 定期, 立即): it stays a word, and no date is made of it."""

    word: str = attrs.field(validator=min_len(1))
    unit: ClassVar[str] = ""

    def __str__(self) -> str:
        """Print the word."""
        return self.word


@attrs.frozen
class Unregulated:
    """Nothing: the text passes over this case in silence."""

    unit: ClassVar[str] = ""

    def __str__(self) -> str:
        """Print as 未作规定."""
        return "未作规定"


Counted = WorkingDays | Days | Months | Years
"""Periods that are counted from a day."""

Period = Counted | ClockHours | AnnualDate | OnDay | Unquantified | Unregulated
"""Everything that a text may set as a time."""


@attrs.frozen
class ByKey:
    """A period that depends on a key of the starting event (许可、处罚 7 个工作日，其他 20 个工作日).

    Args:
        key: The key, such as ``kind`` or ``level``.
        periods: The period for each of its words, in the order of the text. An event without the key is answered only
            if all the periods agree.
    """

    key: str = attrs.field(validator=min_len(1))
    periods: tuple[tuple[str, Period], ...] = attrs.field(validator=min_len(1))

    def __str__(self) -> str:
        """Print each word with its period."""
        return "；".join(f"{word}：{period}" for word, period in self.periods)

    def period(self, word: str) -> Period:
        """Return the period for a word; nothing is regulated for a word that the text does not name."""
        return dict(self.periods).get(word, Unregulated())

    @property
    def regulated(self) -> tuple[tuple[str, Period], ...]:
        """The words for which the text sets something."""
        return tuple((word, period) for word, period in self.periods if not isinstance(period, Unregulated))
