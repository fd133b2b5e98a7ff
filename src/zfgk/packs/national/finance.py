"""Budgets and final accounts (预算、决算): twenty calendar days, which the Budget Law does not roll."""

from __future__ import annotations

import attrs

from zfgk.model.measure import Days, Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.texts.national_duties import BUDGET_2014, BUDGET_2018

_CALENDAR_DAYS = "二十日是日历日；预算法没有规定末日逢休息日顺延。涉及国家秘密的除外。"

PUBLISH_BUDGET = Deadline(
    id="national.publish-budget",
    term="公开经批准的预算、预算调整、决算、预算执行情况的报告及报表",
    owed_by="本级政府财政部门",
    basis=BUDGET_2018[14, 1],
    in_force=BUDGET_2018.in_force,
    start=Start(events=("budget.approved",), basis=BUDGET_2018[14, 1], counting=START_DAY),
    period=Days(20),
    act=Act(made="budget.published"),
    rows=("YS-14a",),
    note=_CALENDAR_DAYS,
)
PUBLISH_BUDGET_2014 = attrs.evolve(
    PUBLISH_BUDGET,
    basis=BUDGET_2014[14, 1],
    in_force=BUDGET_2014.in_force,
    start=Start(events=("budget.approved",), basis=BUDGET_2014[14, 1], counting=START_DAY),
)

PUBLISH_DEPARTMENT_BUDGET = Deadline(
    id="national.publish-department-budget",
    term="公开经批复的部门预算、决算及报表",
    owed_by="各部门",
    basis=BUDGET_2018[14, 2],
    in_force=BUDGET_2018.in_force,
    start=Start(events=("department-budget.approved",), basis=BUDGET_2018[14, 2], counting=START_DAY),
    period=Days(20),
    act=Act(made="department-budget.published"),
    rows=("YS-14b",),
    note=_CALENDAR_DAYS,
)
PUBLISH_DEPARTMENT_BUDGET_2014 = attrs.evolve(
    PUBLISH_DEPARTMENT_BUDGET,
    basis=BUDGET_2014[14, 2],
    in_force=BUDGET_2014.in_force,
    start=Start(events=("department-budget.approved",), basis=BUDGET_2014[14, 2], counting=START_DAY),
)

PUBLISH_PROCUREMENT = Deadline(
    id="national.publish-procurement",
    term="公开政府采购的情况",
    owed_by="各级政府、各部门、各单位",
    basis=BUDGET_2018[14, 3],
    in_force=BUDGET_2018.in_force,
    start=Start(events=("procurement.concluded",), basis=BUDGET_2018[14, 3], counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="procurement.published"),
)
PUBLISH_PROCUREMENT_2014 = attrs.evolve(
    PUBLISH_PROCUREMENT,
    basis=BUDGET_2014[14, 3],
    in_force=BUDGET_2014.in_force,
    start=Start(events=("procurement.concluded",), basis=BUDGET_2014[14, 3], counting=START_DAY),
)

RULES = (
    PUBLISH_BUDGET,
    PUBLISH_BUDGET_2014,
    PUBLISH_DEPARTMENT_BUDGET,
    PUBLISH_DEPARTMENT_BUDGET_2014,
    PUBLISH_PROCUREMENT,
    PUBLISH_PROCUREMENT_2014,
)
