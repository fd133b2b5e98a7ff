"""Coordination before release: who publishes, who must agree first, and what happens when units disagree."""

from __future__ import annotations

from zfgk.model.law import Force
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome
from zfgk.rules.shape import Element, Requires
from zfgk.texts.yiyang import COORDINATION

_BUREAU = "益阳市国土资源局"
_UNITS = "益阳市国土资源局各科室（单位）"
_RELEASER = "益阳市国土资源局拟公开信息的科室（单位）"

DEFINITION = Requires(
    id="yiyang.definition",
    term="本制度所称的政府信息",
    owed_by=_BUREAU,
    basis=COORDINATION[2],
    in_force=COORDINATION.in_force,
    rows=("YY-A1",),
    subject="政府信息",
    elements=(
        Element("made-or-obtained", "本局制作或者获取"),
        Element("in-duty-or-service", "在履行行政管理职责或者提供公共服务过程中"),
        Element("recorded", "以一定形式记录、保存"),
    ),
    note="条例的定义没有“提供公共服务过程中”；是否属于政府信息以条例为准。",
)
PUBLISHER = Assigns(
    id="yiyang.publisher",
    term="谁制作、谁公开，谁保存、谁公开",
    owed_by=_UNITS,
    basis=COORDINATION[3],
    in_force=COORDINATION.in_force,
    rows=("YY-A2",),
    question="主动公开的政府信息由谁公开",
    outcomes=(
        Outcome("made", "自己制作的", "由制作的科室（单位）公开"),
        Outcome("kept", "不是自己制作而由自己保存的", "由保存的科室（单位）公开"),
    ),
)
RELEASE_APPROVAL = Gate(
    id="yiyang.release-approval",
    term="发布政府信息的批准",
    owed_by=_RELEASER,
    basis=COORDINATION[4],
    in_force=COORDINATION.in_force,
    rows=("YY-A3",),
    before="发布依照国家或者省、市有关规定需要批准的政府信息",
    steps=(
        Approval(
            id="required-approval",
            by="国家或者省、市有关规定指明的批准机关",
            on="拟发布的政府信息",
            refused="不得发布",
        ),
    ),
)
CONFIRM_WITH_UNITS = Gate(
    id="yiyang.confirm-with-units",
    term="公开前与所涉科室（单位）沟通、确认",
    owed_by=_RELEASER,
    basis=COORDINATION[5],
    in_force=COORDINATION.in_force,
    rows=("YY-A4",),
    before="公开涉及两个以上科室（单位）的政府信息",
    steps=(
        Approval(
            id="every-other-unit",
            by="所涉及的其他每一个科室（单位）",
            on="拟公开的政府信息是否准确一致",
            refused="按第六条处理不同意见",
        ),
    ),
    note="涉及几个科室（单位），就须有其余每一个的确认。",
)
COMPETENT_UNIT_DECIDES = Assigns(
    id="yiyang.competent-unit-decides",
    term="不同意见的处理（属于其他科室权限的）",
    owed_by=_RELEASER,
    basis=COORDINATION[6, 0, 1],
    in_force=COORDINATION.in_force,
    rows=("YY-A5",),
    question="对拟发布的内容有不同意见，以谁的意见为准",
    outcomes=(Outcome("others-authority", "内容属于其他科室（单位）权限范围的", "按照有权科室（单位）的意见处理"),),
)
LEADER_DECIDES = Gate(
    id="yiyang.leader-decides",
    term="不同意见的处理（不能依据权限确定的）",
    owed_by="益阳市国土资源局拟发布信息的科室（单位）",
    basis=COORDINATION[6, 0, 2],
    in_force=COORDINATION.in_force,
    rows=("YY-A6",),
    before="发布有不同意见而又不能依据权限确定内容的政府信息",
    steps=(Approval(id="division-leader", by="分管领导", on="拟发布的政府信息内容"),),
    note="由拟发布的科室（单位）报请决定。",
)
JOINT_RELEASE = Assigns(
    id="yiyang.joint-release",
    term="联合起草信息的发布",
    owed_by="益阳市国土资源局联合起草的各部门",
    basis=COORDINATION[7],
    in_force=COORDINATION.in_force,
    rows=("YY-A7",),
    question="多个科室（单位）联合起草、需对外公布的信息由谁发布",
    outcomes=(
        Outcome("organiser", "组织起草该信息的部门", "负责向公众公开发布"),
        Outcome("others", "其他部门", "不得发布"),
    ),
)
SUPPLY_MATERIAL = Deadline(
    id="yiyang.supply-material",
    term="提供信息公开所需资料",
    owed_by=_UNITS,
    basis=COORDINATION[9],
    in_force=COORDINATION.in_force,
    rows=("YY-A8",),
    start=Start(events=("material.requested",), basis=COORDINATION[9], counting=START_DAY),
    period=Unquantified("迅速"),
    act=Act(made="material.supplied"),
    note="除不可抗力外，不得以任何理由拖延。",
)
MATERIAL_QUALITY = Requires(
    id="yiyang.material-quality",
    term="所提供资料的质量",
    owed_by=_UNITS,
    basis=COORDINATION[9],
    in_force=COORDINATION.in_force,
    rows=("YY-A8",),
    subject="递送到政府信息公开工作机构或者上报上级机关的资料",
    elements=(Element("true", "真实"), Element("complete", "全面")),
)
MATERIAL_DELAYED = Assigns(
    id="yiyang.material-delayed",
    term="延误提供资料的后果",
    owed_by=_UNITS,
    basis=COORDINATION[9],
    in_force=COORDINATION.in_force,
    rows=("YY-A8",),
    question="没有迅速提供资料的后果",
    outcomes=(
        Outcome("force-majeure", "因不可抗力", "不属于拖延"),
        Outcome("bad-effect", "因延误造成不良影响", "依有关规定追究相关责任人"),
    ),
    note="是否追究由人决定。",
)
REPORT_INCONSISTENCY = Deadline(
    id="yiyang.report-inconsistency",
    term="反映其他行政机关公开的信息不准确、不一致",
    owed_by=_BUREAU,
    basis=COORDINATION[10],
    in_force=COORDINATION.in_force,
    rows=("YY-A9",),
    start=Start(events=("inconsistency.found",), basis=COORDINATION[10], counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="inconsistency.reported"),
)
INCONSISTENCY_ROUTE = Assigns(
    id="yiyang.inconsistency-route",
    term="信息不准确、不一致向谁反映",
    owed_by=_BUREAU,
    basis=COORDINATION[10],
    in_force=COORDINATION.in_force,
    rows=("YY-A9",),
    question="本局发现其他行政机关公开的信息不准确，或者与自己掌握的不一致，向谁反映",
    outcomes=(
        Outcome("lead-department", "由本局选择", "市政府信息公开工作主管部门"),
        Outcome("supervision", "由本局选择", "监察部门"),
    ),
    note="二者择一即可（“或”）。",
)
INCONSISTENCY_BY_PUBLIC = Assigns(
    id="yiyang.inconsistency-by-public",
    term="公众反映本局信息不一致",
    owed_by="益阳市国土资源局办公室",
    basis=COORDINATION[10],
    in_force=COORDINATION.in_force,
    force=Force.MAY,
    rows=("YY-A9",),
    question="公民、法人或者其他组织发现本局公开的信息不一致，向谁反映",
    outcomes=(Outcome("bureau-office", "发现本局公开的政府信息不一致", "可以向局办公室反映"),),
)

RULES = (
    DEFINITION,
    PUBLISHER,
    RELEASE_APPROVAL,
    CONFIRM_WITH_UNITS,
    COMPETENT_UNIT_DECIDES,
    LEADER_DECIDES,
    JOINT_RELEASE,
    SUPPLY_MATERIAL,
    MATERIAL_QUALITY,
    MATERIAL_DELAYED,
    REPORT_INCONSISTENCY,
    INCONSISTENCY_ROUTE,
    INCONSISTENCY_BY_PUBLIC,
)
