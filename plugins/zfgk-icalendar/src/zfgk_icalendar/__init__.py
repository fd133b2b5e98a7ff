"""The exporter ``icalendar``: hearings, consultations and deadlines as events to which people subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from zfgk import (
    Ack,
    Change,
    CheckedOptions,
    Exporter,
    Held,
    Record,
    Shelf,
    hookimpl,
    read_snapshot,
    web_address,
    write_atomic,
    write_snapshot,
)

if TYPE_CHECKING:  # every command asks for the plugins that are there, and few of them write a calendar
    from icalendar import Event

FILE = "calendar.ics"
STARTS, ENDS, DUE, PLACE = "starts", "ends", "due", "place"
"""The extra fields of a record that say when and where: days, or moments with their UTC offset."""

_END = b"END:VCALENDAR\r\n"
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


def run(changes: Iterator[Change], config: Mapping[str, Any]) -> Iterator[Ack]:
    """Write ``calendar.ics`` anew.

    Args:
        changes: All live records and all withdrawals; without any, the file stays as it is.
        config: ``out`` and ``base_url``, and the options of :data:`EXPORTER`.

    Yields:
        ``reject`` for each record whose dates cannot be read or whose text no calendar can carry; ``done`` for all
        others at the end, when the file stands. A record that never had a date has no event; one that lost its date, or
        was withdrawn, has its event cancelled.

    Raises:
        BadInput: With every option that cannot be used.
    """
    base = str(config["base_url"])
    name, host = _options(config)

    def cancelled(change: Change, before: Held | None) -> bytes:
        return _cancelled(change, host, before)

    return write_snapshot(
        changes,
        config,
        lambda change, record: _event(change, record, host, base),
        lambda shelf: _write(shelf, Path(config["out"]), name),
        files=FILE,
        tombstone=cancelled,
        place=_place,
    )


def _options(config: Mapping[str, Any]) -> tuple[str, str]:
    """Return the name of the calendar, and the host in the UIDs of its events."""
    host = (urlsplit(str(config["base_url"])).hostname or "localhost").encode("idna").decode("ascii")
    with CheckedOptions(config) as options:
        name = options.text("name", "政府信息公开")
        return name, options.matching("id_host", _HOST, "host name", default=host, such_as=host)


def _event(change: Change, record: Record, host: str, base: str) -> bytes:
    """Return the event of a record; if it has no date any more that it is cancelled, and nothing if it never had one."""
    starts, ends = _span(record.extra)
    if starts is None:
        # People hold the event of a version that had a date; it must not just be missing.
        return _cancelled(change, host, None)
    texts = {
        "summary": record.title,
        "description": record.summary,
        "location": record.extra.get(PLACE, ""),
        "url": web_address(record.url, base),
    }
    for text in (*texts.values(), *record.keywords, record.genre):
        _require_printable(text)
    event = _begun(change, host)
    event.add("dtstart", starts)
    if isinstance(starts, datetime):
        # The end must lie later; without one the event ends when it begins, which says the same.
        if ends and ends > starts:
            event.add("dtend", ends)
    else:
        # The end of a day's event is the day after its last one.
        event.add("dtend", (ends or starts) + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    for name, text in texts.items():
        if text:
            event.add(name, text)
    if categories := [word for word in (record.genre, *record.keywords) if word]:
        event.add("categories", categories)
    event.add("class", "PUBLIC" if record.kind == "information" else "CONFIDENTIAL")
    event.add("status", "CONFIRMED")
    return bytes(event.to_ical())


def _cancelled(change: Change, host: str, before: Held | None) -> bytes:
    """Return the event of what takes place no more: the day stays, so that calendars find it, and the words go."""
    stood = _stood(change, before)
    if not stood:
        return b""
    event = _begun(change, host)
    event.add("dtstart", _read(stood))
    event.add("summary", "已取消")
    event.add("status", "CANCELLED")
    return bytes(event.to_ical())


def _place(change: Change, before: Held | None) -> str:
    """Return when an event begins; that of a cancelled one is when it would have begun."""
    return (_starts_in(change.record.extra) if change.record else "") or _stood(change, before)


def _stood(change: Change, before: Held | None) -> str:
    """Return when the event began that a change takes back; empty if there was none."""
    for fields in change.earlier:
        with suppress(ValueError):  # a version whose dates cannot be read never had an event
            _span(fields)
            if starts := _starts_in(fields):
                return starts
    return before.place if before else ""


def _starts_in(fields: Mapping[str, str]) -> str:
    return fields.get(STARTS) or fields.get(DUE) or ""


def _begun(change: Change, host: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{quote(change.key, safe='')}@{host}")
    event.add("dtstamp", change.at.astimezone(UTC))
    event.add("last-modified", change.at.astimezone(UTC))
    event.add("sequence", change.version - 1)
    return event


def _span(fields: Mapping[str, str]) -> tuple[date | None, date | None]:
    """Return when an event begins and ends, as far as the fields say.

    Raises:
        ValueError: If they cannot be read, or do not go together.
    """
    starts, ends = _when(fields, STARTS) or _when(fields, DUE), _when(fields, ENDS)
    if starts and ends and (isinstance(ends, datetime) is not isinstance(starts, datetime) or ends < starts):
        message = f"{ENDS} {fields[ENDS]} 与 {STARTS} 不相称"
        raise ValueError(message)
    return starts, ends


def _when(fields: Mapping[str, str], name: str) -> date | None:
    written = fields.get(name, "")
    if not written:
        return None
    try:
        return _read(written)
    except (ValueError, OverflowError):
        message = f"{name} 既不是日期（2026-03-02），也不是带时差的时刻（2026-03-02T09:00+08:00）"
        raise ValueError(message) from None


def _read(written: str) -> date:
    if "T" not in written:
        day = date.fromisoformat(written)
        day + timedelta(days=1)  # an event ends on the day after, which must be a day too
        return day
    moment = datetime.fromisoformat(written)
    if moment.utcoffset() is None:
        raise ValueError(written)
    return moment.astimezone(UTC)


def _require_printable(text: str) -> None:
    wrong = next((c for c in text if (c < " " and c not in "\t\n\r") or c == "\x7f" or "\ud800" <= c <= "\udfff"), "")
    if wrong:
        message = f"含有日历不能表示的字符 U+{ord(wrong):04X}"
        raise ValueError(message)


def _write(shelf: Shelf, out: Path, name: str) -> Iterator[Path]:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//zfgk//zfgk-icalendar//ZH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    frame = bytes(calendar.to_ical())
    with write_atomic(out / FILE) as file:
        file.write(frame.removesuffix(_END))
        file.writelines(held.body for held in shelf.live())
        file.writelines(held.body for held in shelf.withdrawn())
        file.write(_END)
    yield out / FILE


EXPORTER = Exporter(
    name="icalendar",
    run=run,
    read_back=partial(read_snapshot, withdrawn=True),
    options={
        "name": "The name that calendar programs show; 政府信息公开 unless given.",
        "id_host": "The host in every event's UID, that of base_url unless given; the old one when the site moves.",
    },
    sample_config={"name": "示例市自然资源局征求意见与听证"},
    sample_fields={"extra": {STARTS: "2026-03-20", ENDS: "2026-04-18"}},
    accepts=frozenset({"information", "deadline"}),
    shape="snapshot",
    withdraw="tombstone",
    recalls=(STARTS, ENDS, DUE),
    check=_options,
)


@hookimpl
def zfgk_exporters() -> Iterable[Exporter]:
    """Return the exporter."""
    return [EXPORTER]


__all__ = ["EXPORTER", "FILE", "zfgk_exporters"]
