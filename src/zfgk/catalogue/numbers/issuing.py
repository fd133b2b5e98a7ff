"""Issuing index numbers: a serial number that is missing, zero or too large is an error, never part of a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from zfgk.catalogue.numbers.codes import examine_credit_code, examine_organisation_code
from zfgk.catalogue.numbers.examined import Defect, as_fault, shown
from zfgk.catalogue.numbers.folding import fold
from zfgk.catalogue.numbers.index_number import KIND, IndexNumber, check_part, examine_index_number
from zfgk.catalogue.numbers.index_pattern import IndexPattern, Part, PartKind
from zfgk.errors import Fault, InvalidNumber


def issue(pattern: IndexPattern, **values: object) -> IndexNumber:
    """Issue an index number.

    Args:
        pattern: The pattern.
        values: One for each part, under its name: codes and years as text or whole numbers, a day as a date or as
            YYYYMMDD, the serial number as a whole number of at least 1.

    Returns:
        The number.

    Raises:
        InvalidNumber: With every fault: parts that are missing or unknown, ``None`` or an empty text, a serial number
            that is no whole number, below 1 or has more digits than the pattern allows, and codes whose check character is wrong.
    """
    faults: list[Fault] = []
    names = {part.name for part in pattern.parts}
    faults.extend(
        Fault(name, f"the pattern {pattern.name} has no such part", then=f"its parts are {', '.join(sorted(names))}")
        for name in values
        if name not in names
    )
    written = tuple(_written(part, values.get(part.name), faults) for part in pattern.parts)
    if faults:
        raise InvalidNumber(KIND, "", faults)
    return IndexNumber(pattern, written)


def following(number: IndexNumber) -> IndexNumber:
    """Return the number with the next serial number.

    Args:
        number: The number issued last.

    Returns:
        The next one; all other parts stay.

    Raises:
        InvalidNumber: If the pattern has no serial number that can be told apart, or the last one is used up.
    """
    values: dict[str, object] = {
        part.name: value for part, value in zip(number.pattern.parts, number.values, strict=True)
    }
    serial = _serial_part(number.pattern)
    values[serial.name] = int(number[serial.name]) + 1
    return issue(number.pattern, **values)


def next_number(pattern: IndexPattern, taken: Iterable[str], **values: object) -> IndexNumber:
    """Issue the number after the highest that was taken with the same other parts.

    Gaps are left open: a number once given stays with its entry, even after the entry is withdrawn.

    Args:
        pattern: The pattern.
        taken: Every number ever issued, withdrawn ones too; those with other parts have no effect.
        values: The value of each part but the serial number.

    Returns:
        The number; serial number 1 if none was taken.

    Raises:
        InvalidNumber: With every fault; also if one of ``taken`` does not follow the pattern, because it might hold the
            serial number that would be given again.
    """
    return Register(pattern, taken).issue(**values)


class Register:
    """Every number ever given under a pattern, withdrawn ones too, so that none is given twice.

    Args:
        pattern: The pattern; it must have a serial number of its own.
        taken: The numbers given so far.

    Raises:
        InvalidNumber: With each of ``taken`` that does not follow the pattern, because it might hold a serial number
            that would be given again, or if the pattern has no serial number.
    """

    def __init__(self, pattern: IndexPattern, taken: Iterable[str] = ()) -> None:
        self.pattern: IndexPattern = pattern
        self._serial = _serial_part(pattern)
        self._place = pattern.parts.index(self._serial)
        self._used: dict[tuple[str, ...], set[int]] = {}
        faults: list[Fault] = []
        for i, text in enumerate(taken):
            examined = examine_index_number(text, (pattern,))
            if examined.value is not None:
                self._note(examined.value)
            faults += [
                Fault(f"taken[{i}]", f"{shown(text)}: {defect.en}", defect.zh, defect.then)
                for defect in examined.faults
            ]
        if faults:
            raise InvalidNumber(KIND, "", faults)

    def issue(self, **values: object) -> IndexNumber:
        """Issue the number after the highest that was given with the same other parts, and note it.

        Gaps are left open: a number once given stays with its entry, even after the entry is withdrawn.

        Args:
            values: The value of each part but the serial number.

        Returns:
            The number; serial number 1 if none was given.

        Raises:
            InvalidNumber: With every fault; also if the serial numbers are used up.
        """
        if self._serial.name in values:
            fault = Fault(self._serial.name, "the register gives the serial number", then="leave it out")
            raise InvalidNumber(KIND, "", [fault])
        first = issue(self.pattern, **values, **{self._serial.name: 1})
        used = self._used.get(_without(first, self._place), ())
        number = issue(self.pattern, **values, **{self._serial.name: max(used, default=0) + 1})
        self._note(number)
        return number

    def claim(self, text: str) -> IndexNumber:
        """Note a number that was given elsewhere.

        Args:
            text: The number.

        Returns:
            The number.

        Raises:
            InvalidNumber: If it does not follow the pattern, or was given before.
        """
        number = examine_index_number(text, (self.pattern,)).demand()
        if int(number.values[self._place]) in self._used.get(_without(number, self._place), ()):
            fault = Fault(KIND, "it was given before", "索引号终身不变，不得重复使用", "let the register issue another")
            raise InvalidNumber(KIND, shown(text), [fault])
        self._note(number)
        return number

    def __iter__(self) -> Iterator[str]:
        """Yield every number given, in order, for keeping."""
        for others in sorted(self._used):
            for serial in sorted(self._used[others]):
                values = list(others)
                values.insert(self._place, str(serial).zfill(self._serial.width))
                yield str(IndexNumber(self.pattern, tuple(values)))

    def __len__(self) -> int:
        """Return how many numbers were given."""
        return sum(len(serials) for serials in self._used.values())

    def _note(self, number: IndexNumber) -> None:
        self._used.setdefault(_without(number, self._place), set()).add(int(number.values[self._place]))


def repeated(texts: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Find index numbers that stand more than once; each is to be unique for good.

    Args:
        texts: The numbers, in any way of writing; what follows no known pattern is compared as it is folded.

    Returns:
        The places, counted from 0, of each that stands more than once.
    """
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        number = examine_index_number(text).value
        places.setdefault(str(number) if number else fold(text, []), []).append(place)
    return {number: tuple(found) for number, found in places.items() if len(found) > 1}


def _without(number: IndexNumber, place: int) -> tuple[str, ...]:
    return number.values[:place] + number.values[place + 1 :]


def _serial_part(pattern: IndexPattern) -> Part:
    for part in pattern.parts:
        if part.kind is PartKind.SERIAL:
            return part
    raise InvalidNumber(KIND, "", [Fault("pattern", f"{pattern.name} has no serial number of its own", pattern.note)])


def _written(part: Part, value: object, faults: list[Fault]) -> str:
    """Write a value as its part has it, or note why it cannot be."""
    if part.kind is PartKind.SERIAL:
        return _serial(part, value, faults)
    if isinstance(value, date) and part.kind is PartKind.DAY:
        text = f"{value:%Y%m%d}"
    elif isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    elif isinstance(value, str):
        text = value
    else:
        faults.append(Fault(part.name, f"{shown(value)} is no text", f"{part.label}不能是空值"))
        return ""
    faults.extend(as_fault(part.name, defect) for defect in check_part(part, text) if defect.fatal)
    return _as_codes_are(part, text)


def _as_codes_are(part: Part, text: str) -> str:
    """Write a code without its hyphen and in capitals."""
    if part.kind is PartKind.ORGANISATION:
        return str(examine_organisation_code(text).value or "")
    if part.kind is PartKind.CREDIT:
        return str(examine_credit_code(text).value or "")
    return text


def _serial(part: Part, value: object, faults: list[Fault]) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        defect = Defect(
            "bad-serial", f"{part.label}必须是整数，不能是{shown(value)}", f"{shown(value)} is no whole number"
        )
    elif value < 1:
        defect = Defect("serial-zero", f"{part.label}从1开始，不能是{value}", f"{value} is below 1")
    elif part.width and value >= 10**part.width:
        zh = f"{part.label}只有{part.width}位，{value}放不下"
        defect = Defect("serial-overflow", zh, f"{value} has more than {part.width} digits")
    else:
        return str(value).zfill(part.width)
    faults.append(as_fault(part.name, defect))
    return ""
