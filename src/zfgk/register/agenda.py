"""The work list as a calendar: one event for each open request, on the first day that may be its last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import quote

from zfgk.files.calendar_file import DayEvent, revised
from zfgk.register.lifecycle import Waiting
from zfgk.register.worklist import Item

_NONE: Mapping[str, DayEvent] = {}
CANCELLED = "已办结或者期限已变更"
"""The title of an event that no longer holds."""
_WHO = {"applicant": "申请人", "third-party": "第三方", "other-agency": "其他机关", "co-producer": "共同制作机关"}


def agenda(
    items: Iterable[Item], at: datetime, *, host: str, before: Mapping[str, DayEvent] = _NONE
) -> tuple[DayEvent, ...]:
    """Return the events of a work list.

    They name the request, the department and where it stands; neither what is asked for nor who is waited for by name,
    since calendars travel to telephones.

    Args:
        items: The work list; what has no day has no event.
        at: When the calendar is written.
        host: The office's domain, which makes the ids of events its own; keep it the same.
        before: The events of the older calendar whose place it takes. Those of requests that ended are cancelled, those
            that moved get their next revision.

    Returns:
        The events in the order of their days.
    """
    stamp = at.replace(microsecond=0)
    return revised(before, [event for item in items if (event := _event(item, stamp, host))], stamp, CANCELLED)


def _event(item: Item, stamp: datetime, host: str) -> DayEvent | None:
    day = item.earliest or item.due
    if day is None:
        return None
    department = f"（{item.department}）" if item.department else ""
    return DayEvent(
        uid=f"{quote(item.matter, safe='')}.reply@{host}",
        day=day,
        summary=f"答复期限 {item.matter}{department}",
        description="\n".join(_described(item)),
        stamp=stamp,
    )


def _described(item: Item) -> list[str]:
    lines = [f"环节：{item.stage.term}"]
    if item.received:
        lines.append(f"收到：{item.received}")
    if item.bounds:
        lines.append(f"期限在{item.bounds.earliest}至{item.bounds.latest}之间")
    elif item.due and item.due != item.earliest:
        lines.append(f"依默认口径为{item.due}，最早为{item.earliest}")
    lines += [f"等待：{_waiting(one)}" for one in item.waiting]
    return [*lines, *([f"说明：{item.problem}"] if item.problem else [])]


def _waiting(one: Waiting) -> str:
    who = one.who.partition(" ")[0]
    return f"{_WHO.get(who, who)}（{one.stage.term}，自{one.since or '不明之日'}）"
