"""Calendar files (iCalendar, RFC 5545) with events of whole days: written, and read back where this module wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

import attrs

from zfgk.errors import UnreadableFile

PRODUCT = "-//zfgk//register//ZH"
_LINE = 75
"""How many octets a line has at most before it is folded."""
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_ESCAPED = re.compile(r"\\(.)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class DayEvent:
    """An event of one whole day.

    Args:
        uid: Its permanent id.
        day: The day.
        summary: Its title.
        description: What else there is to know; lines are kept.
        cancelled: Whether it no longer holds.
        sequence: How often it was revised; programs take the highest.
        stamp: When this revision was written; whole seconds, with an offset.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    cancelled: bool = False
    sequence: int = 0
    stamp: datetime


def revised(
    before: Mapping[str, DayEvent], now: Iterable[DayEvent], at: datetime, cancelled: str
) -> tuple[DayEvent, ...]:
    """Return the events of a calendar that takes the place of an older one.

    What did not change keeps its revision, what changed gets the next one, and what is no longer there stays on its day
    as cancelled without its words, so that programs which hold it let go of it.

    Args:
        before: The events of the older calendar by their ids.
        now: The events that hold now; their revisions are not looked at.
        at: When the calendar is written.
        cancelled: The title of cancelled events.

    Returns:
        The events in the order of their days.
    """
    found: dict[str, DayEvent] = {}
    for event in now:
        old = before.get(event.uid)
        found[event.uid] = _next(old, event, at) if old else attrs.evolve(event, sequence=0, stamp=at)
    for uid, old in before.items():
        if uid not in found:
            gone = attrs.evolve(old, summary=cancelled, description="", cancelled=True)
            found[uid] = _next(old, gone, at)
    return tuple(sorted(found.values(), key=lambda event: (event.day, event.uid)))


def _next(old: DayEvent, event: DayEvent, at: datetime) -> DayEvent:
    kept = attrs.evolve(event, sequence=old.sequence, stamp=old.stamp)
    return old if kept == old else attrs.evolve(event, sequence=old.sequence + 1, stamp=at)


def write_calendar(events: Iterable[DayEvent], name: str) -> bytes:
    """Return a calendar file.

    Args:
        events: Its events.
        name: What programs call the calendar.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines = [*head, f"X-WR-CALNAME:{_escaped(name)}"]
    for event in events:
        lines += _lines(event)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"]).encode()


def _lines(event: DayEvent) -> list[str]:
    described = [f"DESCRIPTION:{_escaped(event.description)}"] if event.description else []
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(event.uid)}",
        f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        *described,
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def read_calendar(data: bytes, source: str) -> dict[str, DayEvent]:
    """Read the events of a calendar file that :func:`write_calendar` wrote, by their ids.

    Args:
        data: The file.
        source: What messages call it.

    Raises:
        UnreadableFile: If it is no such file.
    """
    then = "name a calendar that zfgk wrote, or another file"
    try:
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        if f"PRODID:{PRODUCT}" not in lines or lines[-2:] != ["END:VCALENDAR", ""]:
            raise UnreadableFile(source, "it is no calendar of a register", then)
        return {event.uid: event for event in _events(lines)}
    except (ValueError, KeyError) as error:
        raise UnreadableFile(source, "it is damaged", then) from error


def _events(lines: Iterable[str]) -> Iterator[DayEvent]:
    held: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            held = {}
        elif line == "END:VEVENT":
            yield DayEvent(
                uid=held["UID"],
                day=datetime.strptime(held["DTSTART;VALUE=DATE"], "%Y%m%d").replace(tzinfo=UTC).date(),
                summary=held["SUMMARY"],
                description=held.get("DESCRIPTION", ""),
                cancelled=held["STATUS"] == "CANCELLED",
                sequence=int(held["SEQUENCE"]),
                stamp=datetime.strptime(held["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC),
            )
        else:
            held[name] = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _escaped(text: str) -> str:
    """Return a text as a value; characters that no calendar can carry are replaced visibly."""
    clean = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPES.get(sign, sign) for sign in clean)


def _folded(line: str) -> str:
    """Return a line, folded where it is too long, never within a character."""
    parts, length = [""], 0
    for sign in line:
        size = len(sign.encode())
        if length + size > _LINE:
            parts.append(" ")
            length = 1
        parts[-1] += sign
        length += size
    return "\r\n".join(parts) + "\r\n"
