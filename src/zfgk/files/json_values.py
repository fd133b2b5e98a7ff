"""Reading values out of parsed JSON: every fault is kept with its path, and all of them are told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from zfgk.errors import Fault

_T = TypeVar("_T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:[+-][0-9:.]+|Z)")


def to_text(day: date | None) -> str | None:
    """Write a day as YYYY-MM-DD, a moment with its offset and no more digits than it has; nothing for nothing."""
    if not isinstance(day, datetime):
        return day.isoformat() if day else None
    whole = "minutes" if not (day.second or day.microsecond) else "auto"
    return day.isoformat(timespec=whole)


def from_text(text: str) -> date | None:
    """Read a day or an aware moment as :func:`to_text` writes them; ``None`` if the text is neither."""
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


class Members:
    """The members of one JSON object.

    Args:
        value: The parsed value; anything but an object is a fault.
        path: Its path, for faults.
        faults: Faults are appended here.
    """

    def __init__(self, value: Any, path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self._left: dict[str, Any] = dict(value) if isinstance(value, Mapping) else {}
        if not isinstance(value, Mapping):
            self.fault("", f"{_shown(value)} is not an object")

    def fault(self, key: str, what: str, then: str = "") -> None:
        """Keep a fault of a member, or of the object itself."""
        where = f"{self.path}.{key}" if self.path and key else self.path or key or "$"
        self.faults.append(Fault(where, what, then=then))

    def text(self, key: str) -> str:
        """Take a text; null and an absent member are the empty one."""
        return self._typed(key, str, "a text") or ""

    def required(self, key: str) -> str:
        """Take a text that must be there and not be empty."""
        value = self._left.pop(key, None)
        if not isinstance(value, str) or not value:
            self.fault(key, f"{_shown(value)} is not a text" if value is not None else "is missing")
            return ""
        return value

    def number(self, key: str) -> int | None:
        """Take a whole number, or null."""
        value = self._left.pop(key, None)
        if value is not None and type(value) is not int:
            self.fault(key, f"{_shown(value)} is not a whole number")
            return None
        return value

    def flag(self, key: str) -> bool:
        """Take true or false; absent is false."""
        return self._typed(key, bool, "true or false") or False

    def day(self, key: str, *, moments: bool = False) -> date | None:
        """Take a day, or null; also an aware moment if asked for."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        found = from_text(value) if isinstance(value, str) else None
        if found is None or (isinstance(found, datetime) and not moments):
            self.fault(key, f"{_shown(value)} is not a day", "write YYYY-MM-DD")
            return None
        return found

    def required_day(self, key: str) -> date:
        """Take a day that must be there."""
        if self._left.get(key) is None:
            self.fault(key, "is missing")
        return self.day(key) or date.min

    def word(self, key: str, words: Mapping[str, _T]) -> _T | None:
        """Take one of the given words, or null, and return what it stands for."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, str) or value not in words:
            self.fault(key, f"{_shown(value)} is not one of {', '.join(words)}")
            return None
        return words[value]

    def required_word(self, key: str, words: Mapping[str, _T]) -> _T:
        """Take one of the given words, which must be there."""
        if self._left.get(key) is None:
            self.fault(key, "is missing")
        found = self.word(key, words)
        return next(iter(words.values())) if found is None else found

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        return tuple(self.items(key, self._text))

    def mapping(self, key: str) -> dict[str, str]:
        """Take an object of texts."""
        members = self.inner(key)
        return {name: members.text(name) for name in members.names()} if members else {}

    def inner(self, key: str) -> Members | None:
        """Take an object, or null."""
        value = self._left.pop(key, None)
        return None if value is None else Members(value, self._at(key), self.faults)

    def items(self, key: str, read: Callable[[Any, str], _T]) -> Iterator[_T]:
        """Take a list and read each of its values with its path; null and an absent member are the empty list."""
        value = self._left.pop(key, None)
        if value is not None and not isinstance(value, list):
            self.fault(key, f"{_shown(value)} is not a list")
            value = None
        for i, one in enumerate(value or ()):
            yield read(one, f"{self._at(key)}[{i}]")

    def names(self) -> tuple[str, ...]:
        """The names of the members not taken yet."""
        return tuple(self._left)

    def done(self) -> None:
        """Keep a fault for every member that nobody took."""
        for key in self._left:
            self.fault(key, "no such member")

    def _typed(self, key: str, kind: type[_T], named: str) -> _T | None:
        value = self._left.pop(key, None)
        if value is not None and not isinstance(value, kind):
            self.fault(key, f"{_shown(value)} is not {named}")
            return None
        return value

    def _text(self, value: Any, path: str) -> str:
        if not isinstance(value, str):
            self.faults.append(Fault(path, f"{_shown(value)} is not a text"))
            return ""
        return value

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "…"
