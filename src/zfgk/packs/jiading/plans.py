"""Yearly plans, theme days, channels and training."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.jiading import JIADING_2015

PUBLICITY_PLAN = Requires(
    id="jiading.publicity-plan",
    term="年度宣传工作计划",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（一）1"),
    in_force=JIADING_2015.in_force,
    rows=("JD-10",),
    subject="年度宣传工作计划",
    elements=(
        Element("priorities", "年度宣传重点"),
        Element("guidance", "信息报送的指导性内容"),
        Element("requirements", "信息报送的要求"),
        Element("targets", "信息报送的指标"),
    ),
)
THEME_DAY_COLUMN = Requires(
    id="jiading.theme-day-column",
    term="宣传日专栏",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（一）3"),
    in_force=JIADING_2015.in_force,
    force=Force.MAY,
    rows=("JD-13",),
    subject="地球日、土地日、法制宣传日等在局门户网站开通的专栏",
    elements=(
        Element("related-knowledge", "知识链接"),
        Element("activities", "活动动态"),
        Element("policies", "政策法规"),
    ),
    note="“等子栏目”：可以另设其他子栏目。各宣传日的日期，本文没有规定。",
)
CHANNELS = Roster(
    id="jiading.channels",
    term="宣传渠道",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（一）2"),
    in_force=JIADING_2015.in_force,
    force=Force.MAY,
    rows=("JD-14",),
    seats=(
        Seat("newspaper", "渠道", "嘉定报", at_least=0),
        Seat("broadcaster", "渠道", "嘉定广播电视台", at_least=0),
        Seat("portal-news", "渠道", "嘉定门户网新闻频道", at_least=0),
        Seat("bureau-site", "渠道", "嘉定规土网", at_least=0),
        Seat("notice-slip", "服务载体", "便民告知单", at_least=0),
        Seat("service-guide", "服务载体", "办事指南", at_least=0),
    ),
    note="渠道可以选择；服务载体“要充分利用”。",
)
TRAINING_PLAN = Requires(
    id="jiading.training-plan",
    term="年度培训计划",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（二）1"),
    in_force=JIADING_2015.in_force,
    rows=("JD-16",),
    subject="局年度培训计划",
    elements=(
        Element("time", "时间"),
        Element("form", "形式"),
        Element("content", "内容"),
        Element("requirements", "具体要求"),
    ),
)
MONTHLY_LECTURE = Recurring(
    id="jiading.monthly-lecture",
    term="参加每月一课",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（二）2"),
    in_force=JIADING_2015.in_force,
    force=Force.SHOULD,
    rows=("JD-16",),
    event="training.attended",
    every=Unit.MONTH,
    at_least=1,
    note="“积极参加”市规土局组织的每月一课系列讲座。",
)
COMPILATION = Requires(
    id="jiading.compilation",
    term="规土政策法规汇编",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part="四（二）3"),
    in_force=JIADING_2015.in_force,
    rows=("JD-18",),
    subject="嘉定区规土局政策法规汇编",
    elements=(
        Element("laws", "规划和土地管理方面的法律法规、文件"),
        Element("municipal-normative", "市规土局发布的规范性文件"),
        Element("municipal-other", "市规土局发布的其他文件"),
    ),
    note="编成后下发至各部门。",
)

RULES = (PUBLICITY_PLAN, THEME_DAY_COLUMN, CHANNELS, TRAINING_PLAN, MONTHLY_LECTURE, COMPILATION)
