"""Who is responsible, whom the bureau works with, and how the table of tasks is made."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_LEADERSHIP = Basis(LINYI_2020, part="六（一）", seen=Seen.TEXT)
_TABLE = Basis(LINYI_2020, part="附件", seen=Seen.TEXT)
_PARTNER = "协调联动单位"

RESPONSIBLE_PERSONS = Requires(
    id="linyi.responsible-persons",
    term="政务公开责任人",
    owed_by="临沂市自然资源和规划局各科室、单位",
    basis=_LEADERSHIP,
    in_force=LINYI_2020.in_force,
    rows=("LY-42",),
    subject="每个科室、单位",
    elements=(
        Element("first-responsible", "第一责任人（主要负责同志）"),
        Element("officer", "负责该项工作的专人"),
    ),
    note="综合组是主管部门，负责调度、通报情况，督促落实。",
)
PARTNERS = Roster(
    id="linyi.partners",
    term="协调联动机制",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_LEADERSHIP,
    in_force=LINYI_2020.in_force,
    rows=("LY-43",),
    seats=(
        Seat("publicity", _PARTNER, "宣传"),
        Seat("internet-information", _PARTNER, "网信"),
        Seat("government-services", _PARTNER, "政务服务"),
        Seat("big-data", _PARTNER, "大数据管理"),
        Seat("media-centre", _PARTNER, "融媒体中心"),
    ),
)
TASK_TABLE = Requires(
    id="linyi.task-table",
    term="重点工作任务分解表",
    owed_by="临沂市自然资源和规划局",
    basis=_TABLE,
    in_force=LINYI_2020.in_force,
    rows=("LY-45",),
    subject="任务分解表的每一行",
    elements=(
        Element("task", "工作任务"),
        Element("requirement", "工作要求"),
        Element("responsible", "责任科室、单位"),
    ),
    note="责任科室、单位不得为空。",
)
TASK_ROLES = Requires(
    id="linyi.task-roles",
    term="任务分工用语",
    owed_by="临沂市自然资源和规划局",
    # The table shows these words in use; it does not say that no others may be used.
    basis=Basis(LINYI_2020, part="附件", seen=Seen.INFERENCE),
    in_force=LINYI_2020.in_force,
    rows=("LY-45",),
    subject="责任科室、单位一栏的分工用语",
    elements=(
        Element("lead", "牵头", optional=True),
        Element("assist", "配合", optional=True),
        Element("each-its-share", "分工负责", optional=True),
    ),
    closed=True,
    note="没有分工用语的，所列科室、单位责任相同。",
)

RULES = (RESPONSIBLE_PERSONS, PARTNERS, TASK_TABLE, TASK_ROLES)
