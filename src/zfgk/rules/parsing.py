"""From the written form of an event (case files, command line, registers) to an :class:`~zfgk.model.facts.Event`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import attrs

from zfgk.errors import Fault
from zfgk.model.facts import Between, Event, OneOf, When
from zfgk.rules.events import EventKind

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS = (1949, 2199)
"""The first and the last plausible year of a fact, and of a rule."""
_MOST_WORKING_DAYS = 2500
"""Ten years: far beyond any period that a notice may name."""


def near_words(word: str, known: Iterable[str]) -> list[str]:
    """List the known words nearest to a misspelt one, best first."""
    return difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    close = near_words(word, known)
    return f"did you mean {', '.join(close)}?" if close else ""


def parse_day(value: Any, where: str, faults: list[Fault]) -> date | None:
    """Read one calendar day from a date or from YYYY-MM-DD.

    Args:
        value: The written value.
        where: Its path, for messages.
        faults: Faults are appended here.

    Returns:
        The day, or ``None`` if there was a fault.
    """
    day = _as_day(value)
    if day is None:
        faults.append(
            Fault(where, f"{_show(value)} is not a calendar day", then="write YYYY-MM-DD, such as 2026-03-02")
        )
    elif not YEARS[0] <= day.year <= YEARS[1]:
        faults.append(
            Fault(where, f"the year {day.year} is not plausible", then=f"years run from {YEARS[0]} to {YEARS[1]}")
        )
        return None
    return day


def _as_day(value: Any) -> date | None:
    if isinstance(value, str) and _DAY.fullmatch(text := value.strip()):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def parse_when(value: Any, where: str, faults: list[Fault]) -> When | None:
    """Read a day, a list of disputed days, or a range ``{from, to}``.

    Args:
        value: The written value.
        where: Its path, for messages.
        faults: Faults are appended here.

    Returns:
        The day, days or range, or ``None`` if there was a fault.
    """
    if isinstance(value, OneOf | Between):
        return value
    if isinstance(value, list | tuple):
        return _disputed(value, where, faults)
    if isinstance(value, Mapping):
        return _range(value, where, faults)
    return parse_day(value, where, faults)


def _disputed(value: Sequence[Any], where: str, faults: list[Fault]) -> OneOf | None:
    if not value:
        faults.append(Fault(where, "the list of disputed days is empty", then="list the days, or leave the key out"))
        return None
    days = [parse_day(day, f"{where}[{i}]", faults) for i, day in enumerate(value)]
    known = tuple(day for day in days if day is not None)
    return OneOf(known) if len(known) == len(days) else None


def _range(value: Mapping[str, Any], where: str, faults: list[Fault]) -> Between | None:
    faults.extend(
        Fault(f"{where}.{key}", "a range has no such key", then="write {from: …, to: …}")
        for key in value
        if key not in {"from", "to"}
    )
    first = _required_day(value, "from", where, faults)
    last = _required_day(value, "to", where, faults)
    if first is None or last is None:
        return None
    if last < first:
        faults.append(Fault(where, f"the range ends on {last}, before it begins on {first}"))
        return None
    return Between(first, last)


def parse_event(
    value: Any, where: str, kinds: Mapping[str, EventKind], faults: list[Fault], *, extra: Iterable[str] = ()
) -> Event | None:
    """Read one event.

    Args:
        value: A mapping with ``event``, ``day`` or ``at``, and further keys; an :class:`Event` passes if it is known.
        where: Its path, for messages.
        kinds: The events that the loaded packs know, by name.
        faults: Faults are appended here.
        extra: Further keys that the caller reads itself.

    Returns:
        The event, or ``None`` if there was a fault.
    """
    if isinstance(value, Event):
        if _keeps_to(value, kinds.get(value.name)):
            return value
        value = _written(value)
    if not isinstance(value, Mapping):
        faults.append(Fault(where, f"{_show(value)} is not an event", then="write {event: NAME, day: YYYY-MM-DD}"))
        return None
    name = value.get("event")
    if not isinstance(name, str) or not name:
        faults.append(Fault(f"{where}.event", "the event has no name", then="write event: request.received"))
        return None
    kind = kinds.get(name)
    if kind is None:
        faults.append(_unknown_event(name, f"{where}.event", kinds))
        return None
    before = len(faults)
    facts = {
        key: _fact(kind, key, written, f"{where}.{key}", faults)
        for key, written in value.items()
        if key != "event" and key not in extra
    }
    if facts.get("until") is not None and facts.get("working_days") is not None:
        faults.append(
            Fault(where, "until and working_days are both given", "they may contradict each other", "keep one of them")
        )
    return Event(name, **facts) if len(faults) == before else None


def _written(event: Event) -> dict[str, Any]:
    """Return an event as a mapping of what is known about it, so that one set of checks serves both forms."""
    known = {name: value for name, unset in _UNSET if (value := getattr(event, name)) != unset}
    return {"event": event.name, **known}


def _keeps_to(event: Event, kind: EventKind | None) -> bool:
    """Tell at once of an event that has nothing but a plausible day that it is right; the checks below tell of all."""
    if kind is None or type(event.day) is not date or not YEARS[0] <= event.day.year <= YEARS[1]:
        return False
    given = _OTHERS(event)
    if given == _OTHERS_UNSET:
        return True
    words = kind.words
    for value, (name, unset) in zip(given, _OTHER_FIELDS, strict=True):
        if value != unset and value not in words.get(name, ()):
            return False
    return True


_UNSET = tuple((field.name, field.default) for field in attrs.fields(Event) if field.name != "name")
_OTHER_FIELDS = tuple((name, unset) for name, unset in _UNSET if name != "day")
_OTHERS = attrgetter(*(name for name, _ in _OTHER_FIELDS))
_OTHERS_UNSET = tuple(unset for _, unset in _OTHER_FIELDS)


def _fact(kind: EventKind, key: str, written: Any, where: str, faults: list[Fault]) -> Any:
    """Read the value of one key of an event."""
    if key == "day":
        return None if written is None else parse_when(written, where, faults)
    if key == "at":
        if not kind.moment:
            faults.append(Fault(where, f"{kind.name} is counted in days", then="give day: YYYY-MM-DD"))
        return parse_moment(written, where, faults)
    if not isinstance(key, str):
        faults.append(Fault(where, f"{key!r} is not the name of a key"))
        return None
    words = next((allowed.values for allowed in kind.keys if allowed.name == key), None)
    if words is None:
        names = ["day", *(allowed.name for allowed in kind.keys)]
        hint = _did_you_mean(key, names) or f"it takes {', '.join(names)}"
        faults.append(Fault(where, f"{kind.name} has no key {key!r}", then=hint))
        return None
    read = _READERS.get(key)
    return read(written, where, faults) if read else _word(key, written, words, where, faults)


def _evidence(written: Any, where: str, faults: list[Fault]) -> bool:
    if written not in (True, False, "true", "false"):
        faults.append(Fault(where, f"{_show(written)} is not true or false"))
    return written in (True, "true")


def _working_days(written: Any, where: str, faults: list[Fault]) -> int | None:
    text = str(written)
    if text.isascii() and text.isdigit() and len(text) < 5 and 0 < int(text) <= _MOST_WORKING_DAYS:
        return int(text)
    faults.append(
        Fault(
            where,
            f"{_show(written)} is not a number of working days",
            then=f"write a whole number from 1 to {_MOST_WORKING_DAYS}",
        )
    )
    return None


_READERS: Mapping[str, Callable[[Any, str, list[Fault]], Any]] = {
    "evidence": _evidence,
    "until": parse_day,
    "working_days": _working_days,
}


def _word(key: str, written: Any, words: tuple[str, ...], where: str, faults: list[Fault]) -> str:
    if not isinstance(written, str):
        faults.append(Fault(where, f"{_show(written)} is not a word"))
        return ""
    if words and written not in words:
        hint = _did_you_mean(written, words) or f"one of {', '.join(words)}"
        faults.append(Fault(where, f"{written!r} is not a known {key}", then=hint))
    return written


def parse_moment(written: Any, where: str, faults: list[Fault]) -> datetime | None:
    """Read one moment with its UTC offset.

    Args:
        written: The written value.
        where: Its path, for messages.
        faults: Faults are appended here.

    Returns:
        The moment, or ``None`` if there was a fault.
    """
    moment = written
    if isinstance(written, str):
        try:
            moment = datetime.fromisoformat(written.strip())
        except ValueError:
            moment = None
    if not isinstance(moment, datetime):
        faults.append(Fault(where, f"{_show(written)} is not a moment", then="write 2020-01-01T08:00+08:00"))
        return None
    if moment.utcoffset() is None:
        faults.append(
            Fault(where, f"{_show(written)} has no UTC offset", "no zone is assumed", "write 2020-01-01T08:00+08:00")
        )
        return None
    if not YEARS[0] <= moment.year <= YEARS[1]:
        faults.append(
            Fault(where, f"the year {moment.year} is not plausible", then=f"years run from {YEARS[0]} to {YEARS[1]}")
        )
        return None
    return moment


def _required_day(value: Mapping[str, Any], key: str, where: str, faults: list[Fault]) -> date | None:
    if value.get(key) is None:
        faults.append(Fault(f"{where}.{key}", "the range lacks this end", then="write {from: …, to: …}"))
        return None
    return parse_day(value[key], f"{where}.{key}", faults)


def _unknown_event(name: str, where: str, kinds: Mapping[str, EventKind]) -> Fault:
    return Fault(
        where,
        f"unknown event {name!r}",
        "no loaded pack speaks of it",
        _did_you_mean(name, kinds) or "see docs/glossary",
    )


def _show(value: Any) -> str:
    text = value.isoformat() if isinstance(value, date) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
