"""What a type checker must see of the public names; nothing here runs, mypy reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, assert_type

import zfgk

received = zfgk.Event("request.received", date(2022, 9, 30), channel="registered-mail")
answer = zfgk.due("national.reply-to-request", events=[received, {"event": "reply.made", "day": "2022-10-31"}])

assert_type(answer, zfgk.Answer)
assert_type(answer.due, date | None)
assert_type(answer.bounds, zfgk.Span | None)
assert_type(answer.dues, tuple[zfgk.Alternative, ...])
assert_type(answer.verdict, zfgk.Verdict | None)
assert_type(answer.steps, tuple[zfgk.Step, ...])
assert_type(answer.certainty, zfgk.Certainty)
assert_type(answer.readings, Mapping[str, str])
assert_type(answer.explain(), str)
assert_type(answer.to_json(), dict[str, Any])

calendar = zfgk.china()
assert_type(calendar, zfgk.WorkCalendar)
assert_type(calendar.is_working_day(date(2026, 1, 1)), bool)
assert_type(calendar.add_working_days(date(2026, 1, 1), 20), date)
assert_type(calendar.working_days_between(date(2026, 1, 1), date(2026, 2, 1)), int)

# What must be refused. Each line fails the check the day it stops being an error.
zfgk.Event("request.received", "2022-09-30")  # type: ignore[arg-type]  # a day is a date, not its text
zfgk.due("national.reply-to-request", events=[received], as_of="today")  # type: ignore[arg-type]  # nor a word
zfgk.WorkingDays("20")  # type: ignore[arg-type]  # a number of days is a number
answer.due = None  # type: ignore[misc]  # answers are frozen


@zfgk.hookimpl
def zfgk_exporters() -> list[zfgk.Exporter]:
    """A hook keeps its signature under the marker."""
    return []


assert_type(zfgk_exporters(), list[zfgk.Exporter])
