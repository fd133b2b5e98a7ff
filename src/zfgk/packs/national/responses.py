"""Explaining policies (解读) and responding to events and opinion (回应): working days and hours."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import Basis, InForce, Seen
from zfgk.model.measure import ByKey, ClockHours, Unregulated, WorkingDays
from zfgk.packs.national.readings import EMERGENCY_START, START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national import OPENNESS_2016
from zfgk.texts.national_duties import OPENNESS_PLAN_2016, PUBLIC_OPINION_2016

# The part of the detailed rules on public opinion was seen in restatements only.
_OPENNESS_RESPONSE = Basis(OPENNESS_2016, seen=Seen.SECONDARY)

INTERPRET_POLICY = Deadline(
    id="national.interpret-policy",
    term="发布政策解读材料",
    owed_by="文件起草部门",
    basis=OPENNESS_PLAN_2016.whole,
    in_force=OPENNESS_PLAN_2016.in_force,
    start=Start(events=("policy.published",), basis=OPENNESS_PLAN_2016.whole, counting=START_DAY),
    period=WorkingDays(3),
    act=Act(made="interpretation.published"),
    rows=("JD-3",),
    note="出自2016年度要点的转述，原句未见；后来的地方规定多要求与文件同时发布，三个工作日应看作上限。",
)

_HIGH_LEVELS_24 = ByKey(
    "level",
    (
        ("especially-major", ClockHours(24)),
        ("major", ClockHours(24)),
        ("larger", Unregulated()),
        ("general", Unregulated()),
    ),
)
_SILENT_START = "原文的转述都没有写明从何时起算。"

EMERGENCY_BULLETIN = Deadline(
    id="national.emergency-bulletin",
    term="发布突发事件权威信息",
    owed_by="负责处置的地方和部门",
    basis=_OPENNESS_RESPONSE,
    in_force=OPENNESS_2016.in_force,
    start=Start(
        events=("emergency.occurred",),
        basis=_OPENNESS_RESPONSE,
        counting=START_DAY,
        known="emergency.known",
        knowing=EMERGENCY_START,
    ),
    period=ByKey(
        "level",
        (
            ("especially-major", ClockHours(5)),
            ("major", ClockHours(5)),
            ("larger", Unregulated()),
            ("general", Unregulated()),
        ),
    ),
    act=Act(made="bulletin.published"),
    rows=("YQ-5",),
    note=_SILENT_START,
)

EMERGENCY_PRESS_CONFERENCE = Deadline(
    id="national.emergency-press-conference",
    term="举行突发事件新闻发布会",
    owed_by="负责处置的地方和部门",
    basis=_OPENNESS_RESPONSE,
    in_force=OPENNESS_2016.in_force,
    start=Start(
        events=("emergency.occurred",),
        basis=_OPENNESS_RESPONSE,
        counting=START_DAY,
        known="emergency.known",
        knowing=EMERGENCY_START,
    ),
    period=_HIGH_LEVELS_24,
    act=Act(made="press-conference.held"),
    rows=("YQ-24",),
    note=_SILENT_START,
)
EMERGENCY_PRESS_CONFERENCE_OPINION = Deadline(
    id="national.emergency-press-conference",
    term="举行突发事件新闻发布会",
    owed_by="涉事责任部门",
    basis=PUBLIC_OPINION_2016.whole,
    in_force=InForce(PUBLIC_OPINION_2016.in_force.since, date(2016, 11, 9)),
    start=Start(
        events=("emergency.occurred",),
        basis=PUBLIC_OPINION_2016.whole,
        counting=START_DAY,
        known="emergency.known",
        knowing=EMERGENCY_START,
    ),
    period=_HIGH_LEVELS_24,
    act=Act(made="press-conference.held"),
    rows=("YQ-24",),
    note=_SILENT_START,
)
EMERGENCY_PRESS_CONFERENCE_PLAN = Deadline(
    id="national.emergency-press-conference",
    term="举行突发事件新闻发布会",
    owed_by="负责处置的地方和部门",
    basis=OPENNESS_PLAN_2016.whole,
    in_force=InForce(OPENNESS_PLAN_2016.in_force.since, date(2016, 7, 29)),
    # The plan says 发生后, so knowing is no other reading; it only bounds an unknown moment.
    start=Start(
        events=("emergency.occurred",), basis=OPENNESS_PLAN_2016.whole, counting=START_DAY, known="emergency.known"
    ),
    period=_HIGH_LEVELS_24,
    act=Act(made="press-conference.held"),
    note="要点的转述写明自发生后起算。",
)

RESPOND_TO_OPINION = Deadline(
    id="national.respond-to-opinion",
    term="回应政务舆情",
    owed_by="涉事责任部门",
    basis=PUBLIC_OPINION_2016.whole,
    in_force=PUBLIC_OPINION_2016.in_force,
    start=Start(
        events=("opinion.raised",),
        failing=("emergency.occurred",),
        basis=PUBLIC_OPINION_2016.whole,
        counting=START_DAY,
        known="emergency.known",
        knowing=EMERGENCY_START,
    ),
    period=ByKey(
        "level",
        (
            ("especially-major", Unregulated()),
            ("major", Unregulated()),
            ("larger", ClockHours(48)),
            ("general", ClockHours(48)),
        ),
    ),
    act=Act(made="opinion.responded"),
    rows=("YQ-48",),
    note="特别重大、重大突发事件另有更短的时限，见national.emergency-bulletin和national.emergency-press-conference。"
    + _SILENT_START,
)

RULES = (
    INTERPRET_POLICY,
    EMERGENCY_BULLETIN,
    EMERGENCY_PRESS_CONFERENCE,
    EMERGENCY_PRESS_CONFERENCE_OPINION,
    EMERGENCY_PRESS_CONFERENCE_PLAN,
    RESPOND_TO_OPINION,
)
