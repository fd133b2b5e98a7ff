"""Questions about the law beside "by when": backwards, about claimed dates, and about changes of law and calendar."""

from __future__ import annotations

from zfgk.questions.backwards import LastDay, StartNeeded, Suspension, last_day, latest_start, suspension_needed
from zfgk.questions.calendar_diff import CalendarDiff, DayChange, Moved, calendar_diff, moved
from zfgk.questions.explaining import ExplainingDays, HiddenRange, explaining_days
from zfgk.questions.law_diff import CaseChange, LawDiff, law_diff, law_on
from zfgk.questions.matters import AnyMatter, Matter, Outcome
from zfgk.questions.miscounts import Diagnosis, Kind, Miscount, diagnose, miscounts
from zfgk.questions.slips import Slip

__all__ = [
    "AnyMatter",
    "CalendarDiff",
    "CaseChange",
    "DayChange",
    "Diagnosis",
    "ExplainingDays",
    "HiddenRange",
    "Kind",
    "LastDay",
    "LawDiff",
    "Matter",
    "Miscount",
    "Moved",
    "Outcome",
    "Slip",
    "StartNeeded",
    "Suspension",
    "calendar_diff",
    "diagnose",
    "explaining_days",
    "last_day",
    "latest_start",
    "law_diff",
    "law_on",
    "miscounts",
    "moved",
    "suspension_needed",
]
