"""The site: the column 政府信息公开, the special columns, access for all."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import OnDay
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_COLUMN = Basis(LINYI_2020, part="三（二）", seen=Seen.TEXT)
_ANNEX = Basis(LINYI_2020, part="附件“规范政府信息公开专栏设置”", seen=Seen.TEXT)
_SITE = Basis(LINYI_2020, part="四（二）", seen=Seen.TEXT)
_COLUMN_KEEPERS = "临沂市自然资源和规划局信息中心、综合组"

COLUMN_NAME = Requires(
    id="linyi.column-name",
    term="政府信息公开专栏的名称和位置",
    owed_by=_COLUMN_KEEPERS,
    basis=_COLUMN,
    in_force=LINYI_2020.in_force,
    rows=("LY-08",),
    subject="市局网站政府信息公开专栏",
    elements=(Element("name", "政府信息公开"), Element("home-page", "在网站首页位置展示")),
    note="名称须与“政府信息公开”完全一致。",
)
COLUMN_PARTS = Requires(
    id="linyi.column-parts",
    term="政府信息公开专栏的内容",
    owed_by=_COLUMN_KEEPERS,
    basis=_COLUMN,
    in_force=LINYI_2020.in_force,
    rows=("LY-09",),
    subject="政府信息公开专栏",
    elements=(
        Element("guide", "政府信息公开指南"),
        Element("rules", "政府信息公开制度"),
        Element("statutory-content", "法定主动公开内容"),
        Element("annual-report", "政府信息公开工作年度报告"),
    ),
    note="附件另要求页面设计参照中国政府网运行中心的参考方案。",
)
COLUMN_BY = Deadline(
    id="linyi.column-by",
    term="规范政府信息公开专栏设置",
    owed_by=_COLUMN_KEEPERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-10",),
    start=Start(events=("plan.in-force",), basis=_ANNEX, counting=START_DAY),
    period=OnDay(date(2020, 9, 30)),
    act=Act(made="column.standardised"),
    note="“9月底前”只见于附件；正文没有期限。",
)
CATALOGUE_LINK = Requires(
    id="linyi.catalogue-link",
    term="公开目录联动更新",
    owed_by=_COLUMN_KEEPERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-11",),
    subject="市局网站信息公开目录与市政府信息公开目录之间的机制",
    elements=(Element("linked-update", "联动更新"), Element("published-once", "一点发布、多点共享")),
)
SPECIAL_COLUMNS = Requires(
    id="linyi.special-columns",
    term="网站专栏",
    owed_by="临沂市自然资源和规划局信息中心",
    basis=_SITE,
    in_force=LINYI_2020.in_force,
    rows=("LY-23",),
    subject="市局网站的专栏",
    elements=(
        Element("key-fields", "重点领域"),
        Element("interpretation", "政策解读"),
        Element("participation", "公众参与"),
        Element("proposals", "建议提案办理"),
        Element("meetings", "会议公开"),
    ),
)
SITE_ACCESS = Requires(
    id="linyi.site-access",
    term="网站访问和无障碍",
    owed_by="临沂市自然资源和规划局信息中心",
    basis=_SITE,
    in_force=LINYI_2020.in_force,
    rows=("LY-24",),
    subject="市局网站",
    elements=(
        Element("ipv6", "支持IPv6访问"),
        Element("perceivable", "可感知性"),
        Element("operable", "可操作性"),
        Element("understandable", "可理解性"),
        Element("compatible", "兼容性"),
    ),
)

RULES = (COLUMN_NAME, COLUMN_PARTS, COLUMN_BY, CATALOGUE_LINK, SPECIAL_COLUMNS, SITE_ACCESS)
