"""Explaining policies (政策解读): what is explained, where, by whom, through whose hands, and by when."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.model.measure import WorkingDays
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome, Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.yiyang import INTERPRETATION, OPENNESS

_BUREAU = "益阳市国土资源局"
_OFFICE = "益阳市国土资源局办公室"
_DRAFTER = "益阳市国土资源局起草科室（单位）"
_RESPONSIBILITY = Basis(OPENNESS, part="二（二）")
_FORMS = Basis(OPENNESS, part="二（三）")

INTERPRETED_DOCUMENTS = Requires(
    id="yiyang.interpreted-documents",
    term="政策解读范围",
    owed_by=_DRAFTER,
    basis=INTERPRETATION[2],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B1",),
    subject="每一份市政府规范性文件、以市国土资源局名义出台的重要政策文件等",
    elements=(Element("interpretation", "解读"),),
    note="“及时”没有数字；提交解读材料的期限见yiyang.submit-interpretation。",
)
UNITS_DOCUMENTS = Requires(
    id="yiyang.units-documents",
    term="科室（单位）自行出台文件的解读",
    owed_by="益阳市国土资源局各科室（单位）",
    basis=INTERPRETATION[2],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B1",),
    subject="各科室（单位）自行出台的每一份重要文件",
    elements=(Element("interpretation", "通过相应载体的解读"),),
)
INTERPRETATION_FORMS = Roster(
    id="yiyang.interpretation-forms",
    term="政策解读形式",
    owed_by=_DRAFTER,
    basis=INTERPRETATION[3],
    in_force=INTERPRETATION.in_force,
    force=Force.MAY,
    rows=("YY-B2",),
    seats=(
        Seat("article", "撰稿解读", at_least=0),
        Seat("expert", "专家解读", at_least=0),
        Seat("questions", "政策问答", at_least=0),
        Seat("online-interview", "在线访谈", at_least=0),
        Seat("media-interview", "媒体专访", at_least=0),
        Seat("press-questions", "答记者问", at_least=0),
        Seat("press-conference", "新闻发布会", at_least=0),
    ),
    note="“可通过……等形式”，鼓励创新其他形式，所以不限于所列七种。",
)
FIRST_PLATFORM = Requires(
    id="yiyang.first-platform",
    term="解读材料公开的第一平台",
    owed_by=_OFFICE,
    basis=INTERPRETATION[4],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B3",),
    subject="凡需进行解读的，其解读材料公开之处",
    elements=(Element("city-disclosure-site", "市政府信息公开网"),),
    note="“一律”。",
)
BUREAU_SITE = Requires(
    id="yiyang.bureau-site",
    term="解读材料在局网站同步公开",
    owed_by=_OFFICE,
    basis=INTERPRETATION[4],
    in_force=INTERPRETATION.in_force,
    force=Force.DEFAULT,
    rows=("YY-B3",),
    subject="以局名义出台的重要政策文件，其解读材料公开之处",
    elements=(Element("city-disclosure-site", "市政府信息公开网"), Element("bureau-site", "局网站")),
    note="“一般应”；但通过市政府信息公开网公开，同条另写“一律”。",
)
PLAN_WITH_DRAFT = Assigns(
    id="yiyang.plan-with-draft",
    term="同步起草解读方案",
    owed_by=_DRAFTER,
    basis=INTERPRETATION[6, 0, 1],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B4",),
    question="何时起草解读方案",
    outcomes=(
        Outcome("normative", "起草市政府规范性文件时", "同步谋划并组织起草解读方案"),
        Outcome("bureau-policy", "起草以市国土资源局名义出台的重要政策文件时", "同步谋划并组织起草解读方案"),
    ),
)
PLAN_PARTS = Requires(
    id="yiyang.plan-parts",
    term="解读方案的内容",
    owed_by=_DRAFTER,
    basis=INTERPRETATION[6, 0, 1],
    in_force=INTERPRETATION.in_force,
    force=Force.DEFAULT,
    rows=("YY-B4",),
    subject="解读方案",
    elements=(
        Element("outline", "解读提纲（解读内容）"),
        Element("form", "解读形式"),
        Element("channel", "解读途径"),
        Element("time", "解读时间"),
    ),
    note="“一般包括”。",
)
PLAN_APPROVAL = Gate(
    id="yiyang.plan-approval",
    term="解读方案的审定和审签",
    owed_by=_DRAFTER,
    basis=INTERPRETATION[6],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B5",),
    before="将解读材料报送局办公室",
    steps=(
        Approval(id="unit-head", by="所在科室（单位）主要负责同志", on="解读方案"),
        Approval(id="legal-division", by="局法规科", on="作为发文附件一并报送的解读方案，呈送局领导"),
        Approval(id="bureau-leader", by="局领导", on="政策文件及解读方案"),
        Approval(id="city", by="市委、市政府", on="需提请审议的重要政策文件，连同解读方案", if_needed=True),
    ),
    note="第六条第（二）、（三）项。法规科“及时”呈送，没有数字。",
)
SUBMIT_INTERPRETATION = Deadline(
    id="yiyang.submit-interpretation",
    term="将解读材料提交市政府信息公开网发布",
    owed_by=_OFFICE,
    basis=INTERPRETATION[6, 0, 4],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B6",),
    start=Start(events=("policy.published",), basis=INTERPRETATION[6, 0, 4], counting=START_DAY),
    period=WorkingDays(3),
    act=Act(made="interpretation.submitted"),
    note=(
        "national.interpret-policy同为文件公开后3个工作日，但量的是发布，由起草部门承担；本条量的是办公室的提交。"
        "按期提交不等于按期发布，所以是另设的一环，不是加强。“之日起”：当日不计入。"
    ),
)
REVIEW_BEFORE_RELEASE = Gate(
    id="yiyang.review-before-release",
    term="规范性文件解读材料的审查",
    owed_by=_OFFICE,
    basis=INTERPRETATION[6, 0, 4],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B7",),
    before="发布规范性文件的解读材料",
    steps=(
        Approval(id="party-office", by="市委办", on="解读材料", refused="不得发布"),
        Approval(id="government-office", by="市政府办", on="解读材料", refused="不得发布"),
    ),
    ordered=False,
    note="“经市委办、市政府办审查”：两家都须审查，原文没有先后。",
)
INTERPRETATION_ROLES = Roster(
    id="yiyang.interpretation-roles",
    term="政策解读的职责分工",
    owed_by=_BUREAU,
    basis=INTERPRETATION[5],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B8",),
    seats=(
        Seat("lead", "牵头负责政策解读工作", "局法规科"),
        Seat("column", "解读专栏开设、内容更新、机制跟进与完善，协调、督促报送", "局办公室"),
        Seat("author", "政策解读的主体，编制解读方案和解读材料", "各科室（单位）"),
    ),
)
INTERPRETATION_ASSESSED = Requires(
    id="yiyang.interpretation-assessed",
    term="政策解读工作的考核",
    owed_by=_BUREAU,
    basis=INTERPRETATION[8],
    in_force=INTERPRETATION.in_force,
    rows=("YY-B9",),
    subject="纳入政策解读工作情况的年度考核",
    elements=(Element("units", "科室（单位）年度考核"), Element("persons", "个人年度考核")),
    note="分值没有规定。",
)
INTERPRETATION_CONTENT = Requires(
    id="yiyang.interpretation-content",
    term="政策解读的内容",
    owed_by=_DRAFTER,
    basis=_RESPONSIBILITY,
    in_force=OPENNESS.in_force,
    rows=("YY-C18",),
    subject="政策解读",
    elements=(
        Element("background", "背景依据"),
        Element("goals", "目标任务"),
        Element("main-content", "主要内容"),
        Element("scope", "涉及范围"),
        Element("application", "执行口径"),
        Element("attention", "注意事项"),
        Element("key-words", "关键词诠释"),
        Element("benefits", "惠民利民举措"),
        Element("differences", "新旧政策差异"),
    ),
    note="“重点解读”所列各点；没有的（如无旧政策）由人判断。",
)
THREE_IN_STEP = Assigns(
    id="yiyang.three-in-step",
    term="政策文件与解读方案、解读材料同步",
    owed_by=_DRAFTER,
    basis=_FORMS,
    in_force=OPENNESS.in_force,
    rows=("YY-C19",),
    question="政策文件到了哪一步，解读方案、解读材料同步做什么",
    outcomes=(
        Outcome("organising", "组织政策文件", "同步组织解读方案、解读材料"),
        Outcome("approval", "审签政策文件", "同步审签解读方案、解读材料"),
        Outcome("deployment", "部署政策文件", "同步部署解读方案、解读材料"),
    ),
)
WHO_INTERPRETS = Assigns(
    id="yiyang.who-interprets",
    term="由谁解读",
    owed_by=_BUREAU,
    basis=_RESPONSIBILITY,
    in_force=OPENNESS.in_force,
    rows=("YY-C20",),
    question="政策文件由谁解读",
    outcomes=(
        Outcome(
            "party-or-government",
            "党委政府印发的国土资源重大政策文件",
            "国土资源部门为“第一解读人和责任人”，进行权威解读",
        ),
        Outcome("bureau", "以市国土资源局名义出台的重要政策文件", "由起草科室解读"),
        Outcome("joint", "多个科室联合起草的政策文件", "由牵头科室解读，联合发文科室配合"),
    ),
)

RULES = (
    INTERPRETED_DOCUMENTS,
    UNITS_DOCUMENTS,
    INTERPRETATION_FORMS,
    FIRST_PLATFORM,
    BUREAU_SITE,
    PLAN_WITH_DRAFT,
    PLAN_PARTS,
    PLAN_APPROVAL,
    SUBMIT_INTERPRETATION,
    REVIEW_BEFORE_RELEASE,
    INTERPRETATION_ROLES,
    INTERPRETATION_ASSESSED,
    INTERPRETATION_CONTENT,
    THREE_IN_STEP,
    WHO_INTERPRETS,
)
