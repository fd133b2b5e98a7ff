"""What is made public: execution, enforcement, services, lists and key fields; and the care for the portal."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.yiyang import OPENNESS

_BUREAU = "益阳市国土资源局"
_EXECUTION = Basis(OPENNESS, part="一（二）")
_MANAGEMENT = Basis(OPENNESS, part="一（三）")
_SERVICE = Basis(OPENNESS, part="一（四）")

EXECUTION = Requires(
    id="yiyang.execution",
    term="执行公开的内容",
    owed_by=_BUREAU,
    basis=_EXECUTION,
    in_force=OPENNESS.in_force,
    rows=("YY-C13",),
    subject="重点工作任务、重要政策、重大工程项目的执行公开",
    elements=(
        Element("measures", "执行措施"),
        Element("stages", "实施步骤"),
        Element("responsibility", "责任分工"),
        Element("supervision", "监督方式"),
    ),
    note="“及时”没有数字。",
)
PROGRESS = Requires(
    id="yiyang.progress",
    term="执行进展的公布",
    owed_by=_BUREAU,
    basis=_EXECUTION,
    in_force=OPENNESS.in_force,
    rows=("YY-C13",),
    subject="根据工作进展公布的内容",
    elements=(Element("results", "取得成效"), Element("next-measures", "后续措施")),
)
ENFORCEMENT = Requires(
    id="yiyang.enforcement",
    term="行政执法公示的内容",
    owed_by=_BUREAU,
    basis=_MANAGEMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C14",),
    subject="国土资源行政执法公示",
    elements=(
        Element("powers", "职责权限"),
        Element("basis", "执法依据"),
        Element("discretion", "裁量基准"),
        Element("process", "执法流程"),
        Element("results", "执法结果"),
        Element("remedies", "救济途径"),
    ),
    note="“及时”没有数字；执法决定公布的期限见national.publish-enforcement-decision。",
)
SERVICE_GUIDE = Requires(
    id="yiyang.service-guide",
    term="办事指南的内容",
    owed_by=_BUREAU,
    basis=_SERVICE,
    in_force=OPENNESS.in_force,
    rows=("YY-C15",),
    subject="每一政务服务事项的办事指南",
    elements=(
        Element("name", "名称"),
        Element("basis", "依据"),
        Element("conditions", "条件"),
        Element("process", "流程"),
        Element("time-limit", "时限"),
        Element("fees", "收费标准"),
        Element("material-names", "提交材料的名称"),
        Element("material-format", "提交材料的格式"),
        Element("material-copies", "提交材料的份数"),
        Element("material-signatures", "提交材料的签名签章"),
        Element("form", "规范表格"),
        Element("instructions", "填写说明"),
        Element("specimen", "示范文本"),
        Element("enquiry-telephone", "咨询电话"),
        Element("complaint-telephone", "投诉电话"),
        Element("e-mail", "邮箱"),
    ),
)
GUIDE_UPDATED = Recurring(
    id="yiyang.guide-updated",
    term="定期更新办事指南",
    owed_by=_BUREAU,
    basis=_SERVICE,
    in_force=OPENNESS.in_force,
    rows=("YY-C15",),
    event="service-guide.updated",
    every=Unit.UNSAID,
    note="“定期”没有周期，由使用者给出。",
)
INTERMEDIARY_LIST = Requires(
    id="yiyang.intermediary-list",
    term="行政审批中介服务事项清单",
    owed_by=_BUREAU,
    basis=_SERVICE,
    in_force=OPENNESS.in_force,
    rows=("YY-C16",),
    subject="行政审批中介服务事项清单中的每一事项",
    elements=(
        Element("item", "项目名称"),
        Element("basis", "设置依据"),
        Element("time-limit", "服务时限"),
    ),
)
LISTS = Requires(
    id="yiyang.lists",
    term="国土资源管理清单",
    owed_by=_BUREAU,
    basis=_MANAGEMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C17",),
    subject="公开的国土资源管理清单",
    elements=(
        Element("powers", "权力清单"),
        Element("duties", "责任清单"),
        Element("negative", "负面清单"),
    ),
    note="清单动态调整。这里的负面清单是管理清单，不是不予公开的清单。",
)
PORTAL_CARE = Recurring(
    id="yiyang.portal-care",
    term="门户网站日常监测",
    owed_by="益阳市国土资源局信息中心",
    basis=Basis(OPENNESS, part="四（一）、六（一）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C24",),
    event="portal.checked",
    every=Unit.UNSAID,
    note="监测的是本局网站自身的问题。“日常”没有说每日几次、是否逐日，周期由使用者给出。",
)
KEY_FIELDS = Roster(
    id="yiyang.key-fields",
    term="重点信息公开的领域",
    owed_by=_BUREAU,
    basis=Basis(OPENNESS, part="一（五）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C27",),
    seats=(
        Seat("policies", "政策法规"),
        Seat("plans", "工作规划"),
        Seat("licences", "行政许可"),
        Seat("land-taking", "土地征收征用"),
        Seat("allocation", "资源配置"),
        Seat("enforcement", "执法督察"),
        Seat("hazard-warnings", "地质灾害预报预警"),
        Seat("standards-and-science", "行业标准和科技成果"),
        Seat("statistics", "监测统计数据"),
        Seat("budgets", "部门财政预决算"),
    ),
    note="“等重点信息”，不限于所列。",
)

RULES = (
    EXECUTION,
    PROGRESS,
    ENFORCEMENT,
    SERVICE_GUIDE,
    GUIDE_UPDATED,
    INTERMEDIARY_LIST,
    LISTS,
    PORTAL_CARE,
    KEY_FIELDS,
)
