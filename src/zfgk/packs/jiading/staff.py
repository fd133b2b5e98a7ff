"""People: the leading group, the information officers, and how the work counts for them."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.jiading import JIADING_2015

INFORMATION_OFFICER = Requires(
    id="jiading.information-officer",
    term="信息员",
    owed_by="嘉定区规划和土地管理局各科室及局属各单位",
    basis=Basis(JIADING_2015, part="四（一）4"),
    in_force=JIADING_2015.in_force,
    rows=("JD-09",),
    subject="推荐上报的信息员",
    elements=(
        Element("recommended", "由本科室、本单位推荐上报"),
        Element("writing-skill", "具有一定文字写作基础"),
    ),
    note="写作基础由人判断。",
)
ONE_OFFICER_EACH = Roster(
    id="jiading.one-officer-each",
    term="每个科室、局属单位一名信息员",
    owed_by="嘉定区规划和土地管理局各科室及局属各单位",
    basis=Basis(JIADING_2015, part="四（一）4"),
    in_force=JIADING_2015.in_force,
    rows=("JD-09",),
    seats=(Seat("information-officer", "信息员", at_most=1),),
    per="每个科室、局属单位",
)
ASSESSMENT = Requires(
    id="jiading.assessment",
    term="宣传培训工作的考核",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="五"),
    in_force=JIADING_2015.in_force,
    rows=("JD-15",),
    subject="以宣传培训工作为重要条件的考评",
    elements=(Element("yearly-assessment", "年度考核"), Element("awards", "创先评优")),
    note="分值没有规定。",
)
LEADING_GROUP = Roster(
    id="jiading.leading-group",
    term="宣传培训工作领导小组",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="二"),
    in_force=JIADING_2015.in_force,
    rows=("JD-17",),
    seats=(
        Seat("head", "组长", "局长"),
        Seat("deputy-head", "副组长", "局党委副书记"),
        Seat("division-chiefs", "成员", "机关各科室科长"),
        Seat("branch-secretaries", "成员", "局属各支部书记"),
        Seat("office-heads", "成员", "各规土所所长"),
    ),
    note="原文中的姓名不收录。局属各单位可以成立相应的组织机构。",
)
OWN_PLAN = Roster(
    id="jiading.own-plan",
    term="局属单位自定实施方案",
    owed_by="嘉定区规划和土地管理局局属各单位",
    basis=Basis(JIADING_2015, part="五"),
    in_force=JIADING_2015.in_force,
    force=Force.MAY,
    rows=("JD-19",),
    seats=(Seat("own-plan", "相应的实施方案", at_least=0),),
    per="局属各单位",
)

RULES = (INFORMATION_OFFICER, ONE_OFFICER_EACH, ASSESSMENT, LEADING_GROUP, OWN_PLAN)
