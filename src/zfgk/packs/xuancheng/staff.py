"""Who is responsible: the leading group, the assignment of tasks, accountability, the information officers."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Element, Requires, Statistic, Unit
from zfgk.texts.xuancheng import XUANCHENG_2010

_TASKS = Basis(XUANCHENG_2010, part="三", seen=Seen.EXCERPT)

TASK_TABLE = Requires(
    id="xuancheng.task-table",
    term="政务公开工作任务分解",
    owed_by="宣城市国土资源局",
    basis=_TASKS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-11",),
    subject="任务分解表中的每项任务",
    elements=(
        Element("department", "具体部门"),
        Element("division", "具体科室"),
        Element("person", "责任人"),
    ),
    note="没有落实的后果见责任追究。",
)
ACCOUNTABILITY = Assigns(
    id="xuancheng.accountability",
    term="政务公开责任追究",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（六）、三", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-12",),
    question="没有按照规定流程实行的后果",
    outcomes=(Outcome("process-not-followed", "没有按照规定流程实行", "追究相关责任人的责任"),),
    note="责任追究与责任分解、责任考核结合；是否追究由人决定。",
)
COUNT_SUBMISSIONS = Statistic(
    id="xuancheng.count-submissions",
    term="信息员报送情况考核通报",
    owed_by="宣城市国土资源局",
    basis=_TASKS,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-13",),
    counts=(Element("submissions", "信息报送情况"),),
    every=Unit.UNSAID,
    per="每名网络信息员",
    note="周期没有规定，由使用者给出。",
)
LEADING_GROUP = Roster(
    id="xuancheng.leading-group",
    term="政务公开领导小组",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="一", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-18",),
    seats=(
        Seat("head", "组长", "局主要领导"),
        Seat("members", "成员", "各相关科室负责人"),
        Seat("officer", "具体抓政务公开工作的专人"),
    ),
    note="工作要求及于各县市国土资源局、机关各科室、局属各单位。",
)

RULES = (TASK_TABLE, ACCOUNTABILITY, COUNT_SUBMISSIONS, LEADING_GROUP)
