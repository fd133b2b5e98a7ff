"""Index numbers (索引号): taken apart, checked part by part, matched with the patterns in use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import attrs

from zfgk.catalogue.divisions import divisions
from zfgk.catalogue.numbers.codes import examine_credit_code, examine_organisation_code
from zfgk.catalogue.numbers.examined import Defect, Examined
from zfgk.catalogue.numbers.folding import EARLIEST, LATEST, fold_code, is_digits
from zfgk.catalogue.numbers.index_pattern import IndexPattern, Part, PartKind
from zfgk.catalogue.numbers.index_patterns import PATTERNS

KIND = "索引号"
_LONGEST = 80
_NATION = "100000"


@attrs.frozen
class IndexNumber:
    """An index number.

    Args:
        pattern: The pattern that it follows.
        values: What stands in each part, as written.
    """

    pattern: IndexPattern
    values: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        """Return what stands in the part of a name.

        Raises:
            KeyError: If the pattern has no such part.
        """
        return dict(zip((part.name for part in self.pattern.parts), self.values, strict=True))[name]

    @property
    def organisation(self) -> str:
        """The organisation or credit code; empty where the pattern has none."""
        return self._first(PartKind.ORGANISATION) or self._first(PartKind.CREDIT)

    @property
    def year(self) -> int | None:
        """The year, by itself or of the day; ``None`` where the pattern has none."""
        written = self._first(PartKind.YEAR) or self._first(PartKind.DAY)[:4]
        return int(written) if written else None

    @property
    def serial(self) -> int | None:
        """The serial number; ``None`` where the pattern does not tell it apart."""
        written = self._first(PartKind.SERIAL)
        return int(written) if written else None

    def __str__(self) -> str:
        """Print as 000014349/2017-00110."""
        return "".join(part.before + value for part, value in zip(self.pattern.parts, self.values, strict=True))

    @classmethod
    def parse(cls, text: str, pattern: IndexPattern | None = None) -> IndexNumber:
        """Read an index number.

        Args:
            text: The text.
            pattern: The pattern that it must follow; any of those that ship with zfgk unless given.

        Returns:
            The number.

        Raises:
            InvalidNumber: With every fault.
        """
        return examine_index_number(text, PATTERNS if pattern is None else (pattern,)).demand()

    def _first(self, kind: PartKind) -> str:
        parts = zip(self.pattern.parts, self.values, strict=True)
        return next((value for part, value in parts if part.kind is kind), "")


def examine_index_number(text: str, patterns: Sequence[IndexPattern] = PATTERNS) -> Examined[IndexNumber]:
    """Read an index number and say what is wrong with it.

    Args:
        text: The text.
        patterns: The patterns that it may follow; the first that fits counts.

    Returns:
        The number if a pattern fits and every part is right, and the defects. Where none fits, those that are seen
        against the pattern that comes nearest.
    """
    defects: list[Defect] = []
    if len(text) > _LONGEST:
        too_long = Defect("too-long", f"超过{_LONGEST}个字符，不是索引号", f"it is longer than {_LONGEST} characters")
        return Examined(KIND, text, None, (too_long,))
    code = fold_code(text, defects)
    for pattern in patterns:
        fits = pattern.regex.fullmatch(code)
        number, found = _parts(fits.groups(), pattern) if fits else (None, [])
        if number and not any(defect.fatal for defect in found):
            return Examined(KIND, text, number, (*defects, *found))
    attempts = [attempt for pattern in patterns if (attempt := _against(code, pattern)) is not None]
    if not attempts:
        defects.append(_no_pattern(code, patterns))
        return Examined(KIND, text, None, tuple(defects))
    nearest, found = min(attempts, key=_distance)
    defects.extend(found)
    return Examined(KIND, text, None if any(defect.fatal for defect in found) else nearest, tuple(defects))


def fitting(text: str, patterns: Iterable[IndexPattern] = PATTERNS) -> tuple[IndexPattern, ...]:
    """Return the patterns that a number follows with nothing wrong in any part.

    Args:
        text: The number.
        patterns: The patterns to try.

    Returns:
        Those that fit, in the order given; several where the number does not tell them apart.
    """
    return tuple(pattern for pattern in patterns if examine_index_number(text, (pattern,)).value is not None)


def _distance(attempt: tuple[IndexNumber, list[Defect]]) -> tuple[int, int]:
    """Count the parts that do not even look like what belongs there, then the defects."""
    number, defects = attempt
    shapes = zip(number.pattern.parts, number.values, strict=True)
    return sum(not re.fullmatch(part.regex, value) for part, value in shapes), sum(one.fatal for one in defects)


def _against(code: str, pattern: IndexPattern) -> tuple[IndexNumber, list[Defect]] | None:
    """Take a number apart by a pattern; ``None`` if not even its separators stand there."""
    match = pattern.regex.fullmatch(code)
    if match is None and pattern.loose is not None:
        match = pattern.loose.fullmatch(code)
        if match is None and pattern.parts[0].kind is PartKind.ORGANISATION and code[8:9] == "-":
            # The guide leaves out the hyphen of the organisation code; taken for a separator it hides the pattern.
            match = pattern.loose.fullmatch(code[:8] + code[9:])
            if match is not None:
                number, defects = _parts(match.groups(), pattern)
                return number, [_HYPHEN, *defects]
    return None if match is None else _parts(match.groups(), pattern)


_HYPHEN = Defect(
    "hyphen", "组织机构代码里多了连字符", "the hyphen of the organisation code is left in", "去掉“-”", fatal=False
)


def _parts(values: tuple[str, ...], pattern: IndexPattern) -> tuple[IndexNumber, list[Defect]]:
    number = IndexNumber(pattern, values)
    return number, [
        defect for part, value in zip(pattern.parts, values, strict=True) for defect in check_part(part, value)
    ]


def check_part(part: Part, value: str) -> list[Defect]:
    """Check what stands in one part of an index number.

    Args:
        part: The part.
        value: What stands there.

    Returns:
        Its defects.
    """
    if not value:
        return [Defect(f"no-{part.name}", f"缺少{part.label}", f"the part {part.name} is empty")]
    return _CHECKS[part.kind](part, value)


def _organisation(part: Part, value: str) -> list[Defect]:
    return _named(part, examine_organisation_code(value).defects)


def _credit(part: Part, value: str) -> list[Defect]:
    return _named(part, examine_credit_code(value).defects)


def _named(part: Part, defects: Iterable[Defect]) -> list[Defect]:
    return [attrs.evolve(defect, zh=f"{part.label}：{defect.zh}", en=f"{part.name}: {defect.en}") for defect in defects]


def _year(part: Part, value: str) -> list[Defect]:
    if is_digits(value) and len(value) == 4 and EARLIEST <= int(value) <= LATEST:
        return []
    zh = f"{part.label}“{value}”不是{EARLIEST}至{LATEST}之间的四位年份"
    return [Defect("bad-year", zh, f"{value!r} is no year between {EARLIEST} and {LATEST}")]


def _day(part: Part, value: str) -> list[Defect]:
    try:
        # Only digits may stand there; the ISO reader alone would take week dates, too.
        found = date.fromisoformat(value) if is_digits(value) and len(value) == 8 else None
    except ValueError:
        found = None
    if found is not None and EARLIEST <= found.year <= LATEST:
        return []
    return [Defect("bad-day", f"{part.label}“{value}”不是八位日期", f"{value!r} is no day written YYYYMMDD")]


def _serial(part: Part, value: str) -> list[Defect]:
    if not is_digits(value):
        zh = f"{part.label}“{value}”不是数字"
        then = "由系统按顺序编号，不能是空值写成的字" if value.upper() in {"NONE", "NULL", "NAN", "UNDEFINED"} else ""
        return [Defect("bad-serial", zh, f"the serial {value!r} is no number", then)]
    if part.width and len(value) != part.width:
        zh = f"{part.label}应为{part.width}位，写了{len(value)}位"
        return [Defect("serial-width", zh, f"the serial {value} has not {part.width} digits")]
    if not int(value):
        return [Defect("serial-zero", f"{part.label}为0", "the serial is 0")]
    return []


def _code(part: Part, value: str) -> list[Defect]:
    if not re.fullmatch(part.form, value):
        return [Defect(f"bad-{part.name}", f"{part.label}“{value}”不合规则", f"{value!r} is no {part.name}")]
    if part.kind is PartKind.DIVISION and value[:6] != _NATION and not divisions().versions(value[:6]):
        zh = f"{part.label}“{value[:6]}”不在行政区划代码表中，请核对"
        return [Defect("unknown-division", zh, f"{value[:6]} is not in the table of divisions", fatal=False)]
    return []


_CHECKS: dict[PartKind, Callable[[Part, str], list[Defect]]] = {
    PartKind.ORGANISATION: _organisation,
    PartKind.CREDIT: _credit,
    PartKind.DIVISION: _code,
    PartKind.YEAR: _year,
    PartKind.DAY: _day,
    PartKind.CODE: _code,
    PartKind.SERIAL: _serial,
}


def _no_pattern(code: str, patterns: Sequence[IndexPattern]) -> Defect:
    forms = "；".join(pattern.form for pattern in patterns)
    if not code:
        return Defect("empty", "没有内容", "it is empty")
    return Defect("no-pattern", "不合任何一种已知格式", "no known pattern fits", f"已知格式：{forms}")
