"""Issuing index numbers: a serial number that is missing, zero or too large is an error, never part of a number."""

from __future__ import annotations

from collections.abc import Iterable
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
    serial = _serial_part(pattern)
    first = issue(pattern, **{**values, serial.name: 1})
    place = pattern.parts.index(serial)
    highest = 0
    for text in taken:
        number = examine_index_number(text, (pattern,)).demand()
        if _without(number, place) == _without(first, place):
            highest = max(highest, int(number.values[place]))
    return issue(pattern, **{**values, serial.name: highest + 1})


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
