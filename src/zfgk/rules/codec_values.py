"""Reading one value of a rule file as the type that its field has."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

import attrs

from zfgk.errors import Fault
from zfgk.model.law import Basis, Instrument, Seen
from zfgk.model.measure import ByKey, Period, Unregulated
from zfgk.model.reading import Reading
from zfgk.rules.codec_types import RULES, blank, hints, may_be_empty, measures, optional, single_field, word
from zfgk.rules.parsing import YEARS, near_words

BAD: Final = object()
"""Stands where a value could not be read; its fault is already told."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACE = re.compile(r"(?P<numbers>[0-9]{1,4}(?:\.[0-9]{1,4}){0,2})?(?:#(?P<marked>.+)|(?P<part>[^\x00-\x7f].*))?")
_NAMES = {str: "a text", int: "a whole number", bool: "true or false"}


class Reader:
    """Reads values and keeps every fault.

    Args:
        faults: Faults are appended here.
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.instruments: dict[str, Any] = {}
        self.readings: dict[str, Any] = {}

    def fault(self, path: str, what: str, then: str = "") -> Any:
        """Keep a fault and return :data:`BAD`."""
        self.faults.append(Fault(path, what, then=then))
        return BAD

    def unknown(self, value: Mapping[str, Any], known: Iterable[str], path: str) -> bool:
        """Keep a fault for every member that is not known, with the nearest word; tell whether there was one."""
        names = list(known)
        strange = [key for key in value if key not in names]
        for key in strange:
            self.fault(f"{path}.{key}" if path else str(key), "no such member", _meant(str(key), names))
        return bool(strange)

    def each(self, value: Any, path: str, read: Callable[[Any, str], Any]) -> list[Any]:
        """Read the items of a list."""
        if not isinstance(value, list | tuple):
            self.fault(path, f"{_shown(value)} is not a list")
            return [BAD]
        return [read(one, f"{path}[{i}]") for i, one in enumerate(value)]

    def rule(self, value: Any, path: str) -> Any:
        """Read one version of a rule by its ``type``."""
        if not isinstance(value, Mapping):
            return self.fault(path, f"{_shown(value)} is not an object")
        said = value.get("type")
        kind = RULES.get(said) if isinstance(said, str) else None
        if kind is None:
            return self.fault(f"{path}.type", f"{_shown(said)} is no type of rule", _one_of(said, RULES))
        return self.object({key: one for key, one in value.items() if key != "type"}, kind, path)

    def object(self, value: Any, kind: type[Any], path: str) -> Any:
        """Read an object as a class, member by member."""
        if not isinstance(value, Mapping):
            return self.fault(path, f"{_shown(value)} is not an object")
        fields = attrs.fields(kind)
        bad = self.unknown(value, [field.name for field in fields], path)
        given = {}
        for field in fields:
            where = f"{path}.{field.name}"
            if field.name in value:
                given[field.name] = self.value(value[field.name], hints(kind)[field.name], where)
                if blank(given[field.name]) and not may_be_empty(kind, field):
                    given[field.name] = self.fault(where, "is empty")
                bad |= given[field.name] is BAD
            elif field.default is attrs.NOTHING:
                bad = self.fault(where, "is missing") is BAD
        return BAD if bad else self._build(kind, given, path)

    def value(self, value: Any, declared: Any, path: str) -> Any:  # noqa: PLR0911  # one line for each kind of type
        """Read a value as the type of its field."""
        kind, absent = optional(declared)
        if value is None and absent:
            return None
        if admitted := measures(kind):
            return self._measure(value, admitted, path)
        if kind is Basis:
            return self._basis(value, path)
        if kind is Reading:
            return self._named(value, self.readings, "reading", path)
        if kind is date:
            return self._day(value, path)
        if kind in _NAMES:
            return value if type(value) is kind else self.fault(path, f"{_shown(value)} is not {_NAMES[kind]}")
        if typing.get_origin(kind) in {tuple, frozenset}:
            item = typing.get_args(kind)[0]
            found = self.each(value, path, lambda one, where: self._item(one, item, where))
            return BAD if BAD in found else typing.get_origin(kind)(found)
        if issubclass(kind, Enum):
            words = {word(member): member for member in kind}
            return words[value] if isinstance(value, str) and value in words else self._word(value, words, path)
        return self.object(value, kind, path)

    def _item(self, value: Any, declared: Any, path: str) -> Any:
        found = self.value(value, declared, path)
        return self.fault(path, "is empty") if blank(found) else found

    def _word(self, value: Any, words: Mapping[str, Any], path: str) -> Any:
        return self.fault(path, f"{_shown(value)} is none of the words", _one_of(value, words))

    def _build(self, kind: type[Any], given: dict[str, Any], path: str) -> Any:
        try:
            return kind(**given)
        except (TypeError, ValueError) as error:
            return self.fault(path, str(error.args[0]))

    def _day(self, value: Any, path: str) -> Any:
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                day = date.fromisoformat(value)
            except ValueError as error:
                return self.fault(path, f"{value!r} is not a day: {error}")
            first, last = YEARS
            return day if first <= day.year <= last else self.fault(path, f"the year {day.year} is not plausible")
        return self.fault(path, f"{_shown(value)} is not a day", "write YYYY-MM-DD")

    def _named(self, value: Any, known: Mapping[str, Any], what: str, path: str) -> Any:
        if isinstance(value, str) and value in known:
            return known[value]
        return self.fault(path, f"{_shown(value)} is a {what} that is listed nowhere", _meant(str(value), known))

    def _basis(self, value: Any, path: str) -> Any:
        seen: dict[str, Any] = {}
        if isinstance(value, Mapping):
            bad = self.unknown(value, ("at", "seen"), path)
            if "seen" in value:
                seen["seen"] = self.value(value["seen"], Seen, f"{path}.seen")
            if bad or BAD in seen.values():
                return BAD
            value, path = value.get("at"), f"{path}.at"
        if not isinstance(value, str):
            return self.fault(path, f"{_shown(value)} is not a citation", "write ID:ARTICLE.PARAGRAPH.ITEM")
        name, colon, rest = value.partition(":")
        instrument = self._named(name, self.instruments, "text", path)
        place = _PLACE.fullmatch(rest)
        if place is None or bool(colon) is not bool(rest):
            return self.fault(path, f"{rest!r} is no place in a text", "write ID:ARTICLE.PARAGRAPH.ITEM or ID:#WORDS")
        if not isinstance(instrument, Instrument):
            return BAD
        numbers = map(int, (place["numbers"] or "0").split("."))
        return Basis(instrument, *numbers, part=place["marked"] or place["part"] or "", **seen)

    def _measure(self, value: Any, admitted: Mapping[str, type[Any]], path: str) -> Any:  # noqa: PLR0911  # one line for each form
        if not isinstance(value, Mapping):
            return self.fault(path, f"{_shown(value)} is not a period", 'write {"working_days": 20} or the like')
        key = next((key for key in value if key in admitted), None)
        if key is None:
            self.unknown(value, admitted, path)
            return BAD if value else self.fault(path, "is empty", _one_of("", admitted))
        kind, where = admitted[key], f"{path}.{key}"
        if self.unknown(value, (key, "periods") if kind is ByKey else (key,), path):
            return BAD
        if kind is ByKey:
            return self._by_key(value, path)
        if kind is Unregulated:
            return Unregulated() if value[key] is True else self.fault(where, f"{_shown(value[key])} is not true")
        only = single_field(kind)
        if only is None:
            return self.object(value[key], kind, where)
        found = self.value(value[key], hints(kind)[only.name], where)
        return BAD if found is BAD else self._build(kind, {only.name: found}, where)

    def _by_key(self, value: Mapping[str, Any], path: str) -> Any:
        periods = value.get("periods")
        if not isinstance(periods, Mapping):
            return self.fault(f"{path}.periods", f"{_shown(periods)} is not an object of periods")
        key = self.value(value["by_key"], str, f"{path}.by_key")
        found = {name: self.value(one, Period, f"{path}.periods.{name}") for name, one in periods.items()}
        if key is BAD or BAD in found.values():
            return BAD
        return self._build(ByKey, {"key": key, "periods": tuple(found.items())}, path)


def _meant(said: str, known: Iterable[str]) -> str:
    near = near_words(said, known)
    return f"did you mean {', '.join(near)}?" if near else ""


def _one_of(said: Any, words: Iterable[str]) -> str:
    names = list(words)
    return _meant(str(said), names) or f"write one of {', '.join(names)}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "…"
