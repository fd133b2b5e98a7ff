"""Enforcement decisions (行政执法决定): publishing them, and taking back what did not stand."""

from __future__ import annotations

from zfgk.model.measure import ByKey, WorkingDays
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national_duties import ENFORCEMENT_2018, PENALTIES_2021

PUBLISH_ENFORCEMENT_DECISION = Deadline(
    id="national.publish-enforcement-decision",
    term="公布行政执法决定信息",
    owed_by="行政执法机关",
    basis=ENFORCEMENT_2018.whole,
    in_force=ENFORCEMENT_2018.in_force,
    start=Start(events=("enforcement.decided",), basis=ENFORCEMENT_2018.whole, counting=START_DAY),
    period=ByKey(
        "kind",
        (("permit", WorkingDays(7)), ("penalty", WorkingDays(7)), ("other", WorkingDays(20))),
    ),
    act=Act(made="enforcement.published"),
    rows=("XF-LIC", "XF-OTHER"),
    note="法律、行政法规另有规定的除外。",
)

_ANNULLED = Start(events=("penalty.annulled",), basis=PENALTIES_2021[48, 2], counting=START_DAY)

WITHDRAW_PENALTY_PUBLICATION = Deadline(
    id="national.withdraw-penalty-publication",
    term="撤回已公开的行政处罚决定信息",
    owed_by="行政机关",
    basis=PENALTIES_2021[48, 2],
    in_force=PENALTIES_2021.in_force,
    start=_ANNULLED,
    period=WorkingDays(3),
    act=Act(made="penalty.withdrawn"),
    rows=("CF-48",),
    note="第八十五条：本法的“三日”是工作日。",
)

GIVE_REASONS = Deadline(
    id="national.give-reasons",
    term="公开说明撤回行政处罚决定信息的理由",
    owed_by="行政机关",
    basis=PENALTIES_2021[48, 2],
    in_force=PENALTIES_2021.in_force,
    start=_ANNULLED,
    period=WorkingDays(3),
    act=Act(made="reasons.published"),
    rows=("CF-48",),
    note="第八十五条：本法的“三日”是工作日。",
)

RULES = (PUBLISH_ENFORCEMENT_DECISION, WITHDRAW_PENALTY_PUBLICATION, GIVE_REASONS)
