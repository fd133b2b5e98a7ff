"""What ``zfgk register`` shows, with personal data masked, and the sheets that it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from zfgk.cli.sheets import sheet_lines
from zfgk.errors import UnknownMatter
from zfgk.files.calendar_file import DayEvent
from zfgk.register import course
from zfgk.register.bodies import event_values
from zfgk.register.columns import key_of
from zfgk.register.entries import Entry
from zfgk.register.history import standing
from zfgk.register.kinds import REQUEST
from zfgk.register.lifecycle import Stage, Waiting, legal_next
from zfgk.register.masking import STARS, masked_applicant, masked_text
from zfgk.register.merging import merged_into
from zfgk.register.others import kept_one, stands_at
from zfgk.register.own_file import OwnFile
from zfgk.register.sheet import Line
from zfgk.register.store import Matter, Register
from zfgk.register.worklist import Item

_NUMBER = re.compile(r"^(（[一二三四五六七]）|[0-9]\.)")
_REMARK = re.compile(r"（.*）$")


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the lines of a sheet of events.

    Args:
        path: A file whose name ends in .csv or .xlsx.

    Raises:
        UnreadableFile: If it is neither, or cannot be read.
    """
    return sheet_lines(path, lambda head: bool(key_of(head)))


def results() -> dict[str, str]:
    """Return the rows of table 3 by their labels on the form of 2021, with and without their numbers and remarks."""
    # The single row 其他处理 of the older form heads three rows of this one, so only its key names it.
    from zfgk.reporting.form import BALANCE, FORM_2021

    rows = {row.label: row.key for row in FORM_2021.table3 if row.key not in BALANCE}
    plain = {_NUMBER.sub("", label): key for label, key in rows.items()}
    return rows | plain | {_REMARK.sub("", label): key for label, key in plain.items()}


# -- values ------------------------------------------------------------------------------------------------------------


def matter_values(matter: Matter) -> dict[str, Any]:
    """Return a matter as plain values."""
    now = matter.state
    return {
        "request": matter.id,
        "stage": now.stage.value,
        "received": _iso(now.received),
        "ended": _iso(now.ended),
        "result": now.result,
        "kind": matter.kind.value,
        "department": matter.department,
        "subject": masked_text(matter.subject),
        "applicant": matter.applicant,
        "merged_into": matter.merged_into,
    }


def item_values(item: Item) -> dict[str, Any]:
    """Return a line of the work list as plain values."""
    bounds = item.bounds
    return {
        "request": item.matter,
        "urgency": item.urgency.value,
        "due": _iso(item.due),
        "earliest": _iso(item.earliest),
        "bounds": [_iso(bounds.earliest), _iso(bounds.latest)] if bounds else None,
        "left": item.left,
        "stage": item.stage.value,
        "waiting": [_waiting(one) for one in item.waiting],
        "received": _iso(item.received),
        "department": item.department,
        "certainty": item.certainty,
        "problem": item.problem,
    }


AGENDA_TERMS = {"open": "在办", "new": "新增", "moved": "变更", "cancelled": "取消", "without_day": "无期限"}
"""What is told of a calendar of the work list."""


def agenda_counts(items: Sequence[Item], events: Sequence[DayEvent], before: Mapping[str, DayEvent]) -> dict[str, int]:
    """Return what is told of a calendar: events in all, and what became of those of the one before it."""
    changed = [event for event in events if before.get(event.uid, event) != event]
    return {
        "open": sum(not event.cancelled for event in events),
        "new": sum(event.uid not in before for event in events),
        "moved": sum(not event.cancelled for event in changed),
        "cancelled": sum(event.cancelled for event in changed),
        "without_day": sum(item.earliest is None and item.due is None for item in items),
    }


def file_values(found: OwnFile) -> dict[str, Any]:
    """Return the counts of one applicant's own file as plain values."""
    return {
        "applicant": found.applicant,
        "requests": found.requests,
        "by_year": {str(year): number for year, number in found.by_year.items()},
        "same_subject": [
            {"subject": masked_text(subject), "requests": list(ids)} for subject, ids in found.same_subject.items()
        ],
    }


def show_values(register: Register, request: str) -> dict[str, Any]:
    """Return everything about one request as plain values.

    Raises:
        UnknownMatter: If there is no such request.
    """
    entries = register.history(request)
    stand = {entry.event_id for entry in standing(entries)}
    matter = kept_one(register, request)
    now = register.state(request) if matter.kind is REQUEST else None
    stage, term = stands_at(register, request)
    began, ended = (now.received, now.ended) if now else (matter.standing.began, matter.standing.ended)
    key = next((entry.applicant for entry in reversed(entries) if entry.applicant), "")
    return {
        "request": request,
        "matter": matter.kind.id,
        "stage": stage,
        "term": term,
        "received": _iso(began),
        "ended": _iso(ended),
        "result": now.result if now else "",
        "merged_into": merged_into(entries),
        "waiting": [_waiting(one) for one in now.waiting] if now else [],
        "applicant": _applicant(register, key),
        "entries": [_entry(entry, stands=entry.event_id in stand) for entry in entries],
        "next": list(legal_next(matter.events) if now else course.legal_next(matter.kind, matter.events)),
    }


def _entry(entry: Entry, *, stands: bool) -> dict[str, Any]:
    event = event_values(entry.event) if entry.event else {"event": ""}
    if "party" in event:
        event["party"] = STARS  # a third party may be a person
    return {
        "event_id": entry.event_id,
        **event,
        "recorded_at": entry.recorded_at.isoformat(),
        "actor": entry.actor,
        "merged_into": entry.merged_into,
        "corrects": entry.corrects,
        "stands": stands,
    }


def _applicant(register: Register, key: str) -> dict[str, Any] | None:
    if not key:
        return None
    try:
        shown = attrs.asdict(masked_applicant(register.applicant(key)))
    except UnknownMatter:  # a key may stand without a file
        return {"key": key}
    return shown | {"kind": shown["kind"].value if shown["kind"] else ""}


def _waiting(one: Waiting) -> dict[str, Any]:
    who, _, party = one.who.partition(" ")
    return {"stage": one.stage.value, "who": who + (f" {STARS}" if party else ""), "since": _iso(one.since)}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


# -- lines -------------------------------------------------------------------------------------------------------------


def matter_line(matter: Matter) -> str:
    """Return a matter as a line of a list."""
    now = matter.state
    parts = (matter.id, str(now.received or "-"), now.stage.term, now.result, matter.department)
    return "  ".join(filter(None, (*parts, masked_text(matter.subject))))


def item_line(item: Item) -> str:
    """Return a line of the work list."""
    days = str(item.due or item.earliest or "-")
    if item.earliest and item.due and item.earliest != item.due:
        days = f"{item.due}（最早 {item.earliest}）"
    elif item.bounds and not item.due:
        days = f"{item.bounds.earliest}..{item.bounds.latest}"
    left = f"{item.left:+d}个工作日" if item.left is not None else ""
    waiting = "；".join(_waits(_waiting(one)) for one in item.waiting)
    parts = (item.urgency.term, days, left, item.matter, item.stage.term, waiting, item.department, item.problem)
    return "  ".join(filter(None, parts))


def _waits(one: dict[str, Any]) -> str:
    who, space, party = one["who"].partition(" ")
    return f"自{one['since'] or '-'}{Stage(one['stage']).term}（{_WHO.get(who, who)}{space}{party}）"


def file_lines(found: OwnFile) -> Iterator[str]:
    """Yield the counts of one applicant's own file as lines of text."""
    years = "、".join(f"{year}年{number}件" for year, number in found.by_year.items())
    yield "  ".join(filter(None, (found.applicant, f"{found.requests}件", years)))
    for subject, ids in found.same_subject.items():
        yield f"  {masked_text(subject)}: {'、'.join(ids)}"


def show_lines(values: dict[str, Any]) -> Iterator[str]:
    """Yield one request as lines of text."""
    goes_on = f"并入 {values['merged_into']}" if values["merged_into"] else ""
    yield "  ".join(filter(None, (values["request"], values["term"], goes_on, values["result"])))
    if values["applicant"]:
        yield "申请人  " + "  ".join(str(value) for value in values["applicant"].values() if value)
    for one in values["entries"]:
        said = [f"{key}={one[key]}" for key in one if key not in _SHOWN and one[key] not in {"", None}]
        mark = "" if one["stands"] else "（已更正）"
        yield "  ".join(
            filter(None, (one["event_id"], str(one.get("day", one.get("at", ""))), one["event"], *said, mark))
        )
    for one in values["waiting"]:
        yield f"等待  {_waits(one)}"
    if values["next"]:
        yield "可以登记  " + "、".join(values["next"])


_WHO = {"applicant": "申请人", "third-party": "第三方", "other-agency": "其他机关", "co-producer": "共同制作机关"}
_SHOWN = {"event_id", "event", "day", "at", "recorded_at", "stands"}
