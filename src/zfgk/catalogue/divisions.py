"""Divisions and their codes (行政区划代码, GB/T 2260) down to the county, as they stood at the end of each year since 1981.

The table rests on the yearly lists of the Ministry of Civil Affairs (民政部), as compiled and corrected by the public
data set areacodes (CC0 1.0, state of 2025-11-04); the lists themselves were not read. Each says what stood on the last
day of its year. In between, the day of a change is not known: such a question is answered with every division
that may be meant, and marked as uncertain. The same holds for days after the last list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

import attrs

from zfgk.model.law import Seen

SEEN = Seen.SECONDARY
"""How well the table was verified."""
FIRST_DAY, LAST_DAY = date(1981, 12, 31), date(2024, 12, 31)
"""The days of the first and the last list."""


@attrs.frozen
class Division:
    """A division as the lists have it.

    Args:
        code: Six digits.
        name: Its Chinese name, such as ``宣州区``.
        first: The first year at whose end a list has it.
        gone: The first year at whose end a list no longer has it; ``None`` if the last list has it.
        became: The codes of the divisions that its area, or a part of it, went to, each with the year.
    """

    code: str
    name: str
    first: int
    gone: int | None = None
    became: tuple[tuple[str, int], ...] = ()

    @property
    def level(self) -> str:
        """``province``, ``prefecture`` or ``county``."""
        return "province" if self.code.endswith("0000") else "prefecture" if self.code.endswith("00") else "county"

    def listed(self, year: int) -> bool:
        """Tell whether the list of a year's last day has it."""
        return self.first <= year and (self.gone is None or year < self.gone)


@attrs.frozen
class Lookup:
    """What the lists say of a code on a day.

    Args:
        code: The code.
        on: The day.
        possible: The divisions that it may mean, older ones first.
        doubt: Why it is not certain, in Chinese; empty if it is.
    """

    code: str
    on: date
    possible: tuple[Division, ...]
    doubt: str = ""

    @property
    def certain(self) -> bool:
        """Whether the lists before and after the day agree."""
        return not self.doubt

    @property
    def division(self) -> Division | None:
        """The division, if no more than one is possible; look at :attr:`certain`, too."""
        return self.possible[0] if len(self.possible) == 1 else None


class Divisions:
    """A dated table of divisions.

    Args:
        rows: The divisions; those of one code do not overlap.
    """

    def __init__(self, rows: Iterable[Division]) -> None:
        self.rows: tuple[Division, ...] = tuple(sorted(rows, key=lambda row: (row.code, row.first)))

    def versions(self, code: str) -> tuple[Division, ...]:
        """Return every division that ever bore a code, older ones first."""
        return self._by_code.get(code, ())

    def find(self, code: str, on: date) -> Lookup:
        """Look a code up on a day.

        Args:
            code: Six digits.
            on: The day.

        Returns:
            The division or divisions that the code may mean; none if no list around the day has it.
        """
        rows = self.versions(code)
        if on > LAST_DAY:
            later = tuple(row for row in rows if row.listed(LAST_DAY.year))
            return Lookup(code, on, later, f"区划表只到{LAST_DAY}，此后有无变更不知")
        if on < FIRST_DAY:
            early = tuple(row for row in rows if row.listed(FIRST_DAY.year))
            return Lookup(code, on, early, f"区划表始于{FIRST_DAY}，此前不知")
        after = tuple(row for row in rows if row.listed(on.year))
        if (on.month, on.day) == (12, 31):
            return Lookup(code, on, after)
        before = tuple(row for row in rows if row.listed(on.year - 1))
        doubt = "" if before == after else f"{on.year}年内有变更，变更日期不知"
        return Lookup(code, on, tuple(dict.fromkeys((*before, *after))), doubt)

    def parent(self, division: Division, on: date) -> Division | None:
        """Return the division right above, or ``None`` above a province.

        Args:
            division: The division.
            on: The day.

        Returns:
            The prefecture; the province where a county stands right below it, as in 北京市 or 仙桃市.
        """
        for above in dict.fromkeys((division.code[:4] + "00", division.code[:2] + "0000")):
            found = self.find(above, on).possible
            if above != division.code and found:
                return found[-1]
        return None

    def path(self, code: str, on: date) -> tuple[Division, ...]:
        """Return a division and those above it, the province first; empty if the code means none or several."""
        steps: list[Division] = []
        step = self.find(code, on).division
        while step is not None:
            steps.insert(0, step)
            step = self.parent(step, on)
        return tuple(steps)

    def named(self, name: str, on: date) -> tuple[Division, ...]:
        """Return the divisions that may bear a name on a day, in order of their codes."""
        return tuple(row for row in self._by_name.get(name, ()) if row in self.find(row.code, on).possible)

    @cached_property
    def _by_code(self) -> dict[str, tuple[Division, ...]]:
        return _grouped(self.rows, "code")

    @cached_property
    def _by_name(self) -> dict[str, tuple[Division, ...]]:
        return _grouped(self.rows, "name")


def _grouped(rows: Iterable[Division], key: str) -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for row in rows:
        found.setdefault(getattr(row, key), []).append(row)
    return {value: tuple(group) for value, group in found.items()}


@cache
def divisions() -> Divisions:
    """Return the table that ships with zfgk, read once."""
    text = files("zfgk.catalogue").joinpath("data/divisions.csv").read_text(encoding="utf-8")
    return Divisions(_read(row) for row in csv.DictReader(text.splitlines()))


def _read(row: dict[str, str]) -> Division:
    became = tuple((code, int(year)) for code, _, year in (word.partition("@") for word in row["became"].split()))
    return Division(row["code"], row["name"], int(row["first"]), int(row["gone"]) if row["gone"] else None, became)
