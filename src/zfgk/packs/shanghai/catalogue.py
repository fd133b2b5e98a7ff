"""Catalogue, document libraries, links from documents to services, and the columns of the portal."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Coverage, Element, Recurring, Requires, Unit
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_FOCUS = Basis(SHANGHAI_2024, part="一")
_LIBRARIES = Basis(SHANGHAI_2024, part="二（一）")
_LINKS = Basis(SHANGHAI_2024, part="二（五）")
_CATALOGUE = Basis(SHANGHAI_2024, part="四（一）")

CATALOGUE = Requires(
    id="shanghai.catalogue",
    term="主动公开事项目录",
    owed_by=_BUREAU,
    basis=_CATALOGUE,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-09",),
    subject="主动公开事项目录中的每一事项",
    elements=(Element("field", "领域"), Element("tier", "层级")),
    note="清单化管理；依国务院办公厅统一部署确定法定公开事项。",
)
CATALOGUE_COVERAGE = Coverage(
    id="shanghai.catalogue-coverage",
    term="法定公开事项公开到位",
    owed_by=_BUREAU,
    basis=_CATALOGUE,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-09",),
    of="已经主动公开的事项",
    among="主动公开事项目录中的法定公开事项",
)
LINK_COVERAGE = Coverage(
    id="shanghai.link-coverage",
    term="阅办联动全面上线",
    owed_by=_BUREAU,
    basis=_LINKS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-21",),
    of="已上线阅办联动功能的政策文件",
    among="年内新增的、包含“一网通办”办事事项的政策文件",
)
WORKING_LINKS = Coverage(
    id="shanghai.working-links",
    term="阅办联动跳转链接不断链",
    owed_by=_BUREAU,
    basis=_LINKS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-22",),
    of="可以打开的跳转链接",
    among="阅办联动的跳转链接",
)
LINK_CHECK = Recurring(
    id="shanghai.link-check",
    term="阅办联动技术巡检",
    owed_by=_BUREAU,
    basis=_LINKS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-22",),
    event="links.checked",
    every=Unit.UNSAID,
    note="巡检的周期原文没有规定，由使用者给出。",
)
COLLECT_NORMATIVE = Deadline(
    id="shanghai.collect-normative",
    term="行政规范性文件及时归集",
    owed_by=_BUREAU,
    basis=_LIBRARIES,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-23",),
    start=Start(events=("normative-document.issued",), basis=_LIBRARIES, counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="normative-document.collected"),
)
VALID_ONLY = Coverage(
    id="shanghai.valid-only",
    term="规范性文件库现行有效",
    owed_by=_BUREAU,
    basis=_LIBRARIES,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-23",),
    of="现行有效的行政规范性文件",
    among="库中作为现行有效列出的行政规范性文件",
    note="“动态更新”没有数字。",
)
COLLECTED_WHOLE = Coverage(
    id="shanghai.collected-whole",
    term="主动公开公文应归尽归",
    owed_by=_BUREAU,
    basis=_LIBRARIES,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-24",),
    of="已归集的文件",
    among="应当归集到主动公开公文库、主题库的文件",
)
LIBRARY_CHECK = Recurring(
    id="shanghai.library-check",
    term="主题库日常巡检",
    owed_by=_BUREAU,
    basis=_LIBRARIES,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-24",),
    event="library.checked",
    every=Unit.UNSAID,
    note="“日常”没有周期，由使用者给出。",
)
LIBRARY_QUALITY = Requires(
    id="shanghai.library-quality",
    term="主题库归集政策的质量",
    owed_by=_BUREAU,
    basis=_LIBRARIES,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-24",),
    subject="主题库归集的政策",
    elements=(Element("complete", "全面性"), Element("precise", "精准性")),
)
DECISION_CATALOGUE = Requires(
    id="shanghai.decision-catalogue",
    term="年度重大行政决策事项目录",
    owed_by=_BUREAU,
    basis=_FOCUS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-25",),
    subject="每年公开的目录",
    elements=(Element("decision-catalogue", "年度重大行政决策事项目录"),),
    note="“及时发布”没有数字。",
)
PROJECT_STAGES = Requires(
    id="shanghai.project-stages",
    term="工程建设项目审批信息全流程公开",
    owed_by=_BUREAU,
    basis=_FOCUS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-26",),
    subject="每一工程建设项目公开的审批信息",
    elements=(
        Element("approval", "立项"),
        Element("land-use", "用地规划"),
        Element("construction", "施工"),
        Element("acceptance", "竣工验收"),
    ),
    note="“等各阶段”，不限于所列。",
)
COLUMNS_LINKED = Requires(
    id="shanghai.columns-linked",
    term="政府信息公开与政务公开栏目衔接融合",
    owed_by=_BUREAU,
    basis=Basis(SHANGHAI_2024, part="四（三）"),
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-33",),
    subject="门户网站相互衔接的栏目",
    elements=(Element("disclosure", "政府信息公开"), Element("openness", "政务公开")),
)
FOCUS_FIELDS = Roster(
    id="shanghai.focus-fields",
    term="公众关注领域主动公开的重点",
    owed_by=_BUREAU,
    basis=_FOCUS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-36",),
    seats=(
        Seat("eastern-hub", "东方枢纽"),
        Seat("hongqiao", "虹桥国际中央商务区"),
        Seat("great-wusong", "大吴淞"),
        Seat("great-wujing", "大吴泾"),
        Seat("new-towns", "新城综合性节点功能提升"),
        Seat("north-south", "南北转型"),
        Seat("detailed-plans", "控详规划"),
        Seat("old-quarters", "“两旧一村”改造"),
        Seat("15-minute-circles", "“15分钟社区生活圈”建设"),
        Seat("area-assessments", "产业基地和产业社区等区域评估成果"),
    ),
)

RULES = (
    CATALOGUE,
    CATALOGUE_COVERAGE,
    LINK_COVERAGE,
    WORKING_LINKS,
    LINK_CHECK,
    COLLECT_NORMATIVE,
    VALID_ONLY,
    COLLECTED_WHOLE,
    LIBRARY_CHECK,
    LIBRARY_QUALITY,
    DECISION_CATALOGUE,
    PROJECT_STAGES,
    COLUMNS_LINKED,
    FOCUS_FIELDS,
)
