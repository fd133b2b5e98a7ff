"""Public participation in decisions: consultation, who must be heard, what happens after the decision."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.model.measure import Days, Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Minimum, Start
from zfgk.rules.shape import Coverage, Element, Requires
from zfgk.texts.linyi import LINYI_2020

_DRAFTER = "临沂市自然资源和规划局决策承办单位"
_PRE_DISCLOSURE = Basis(LINYI_2020, part="五（一）", seen=Seen.TEXT)

PUBLIC_CONSULTATION = Minimum(
    id="linyi.public-consultation",
    term="重大事项公开征求意见",
    owed_by=_DRAFTER,
    basis=_PRE_DISCLOSURE,
    in_force=LINYI_2020.in_force,
    force=Force.DEFAULT,
    rows=("LY-01",),
    start=Start(events=("consultation.opened",), basis=_PRE_DISCLOSURE, counting=START_DAY),
    period=Days(30),
    act=Act(made="consultation.closed"),
    note=(
        "与国家规定的天数相同，也是“一般”，但事项不同：国家规定的是重大行政决策，这里是本局涉及公共利益和公众权益的"
        "重大事项，所以是补充而不是加严。缩短的条件和程序原文没有规定。"
    ),
)
CONSULT = Coverage(
    id="linyi.consult",
    term="重大事项决策草案公布",
    owed_by=_DRAFTER,
    basis=_PRE_DISCLOSURE,
    in_force=LINYI_2020.in_force,
    rows=("LY-01",),
    of="公布决策草案征求意见的事项",
    among="涉及公共利益和公众权益的重大事项，依法应当保密的除外",
    note="“一般”只修饰天数；公布草案是“应”。",
)
CONSULTATION_CONTENT = Requires(
    id="linyi.consultation-content",
    term="征求意见公布的内容",
    owed_by=_DRAFTER,
    basis=_PRE_DISCLOSURE,
    in_force=LINYI_2020.in_force,
    rows=("LY-02",),
    subject="涉及公共利益和公众权益的重大事项公布的内容",
    elements=(
        Element("draft", "决策草案"),
        Element("explanation", "说明等材料"),
        Element("method", "征求意见的方式"),
        Element("period", "征求意见的期限"),
        Element("outcome", "意见收集采纳情况"),
    ),
    note="最后一项在征求意见之后公开。",
)
CONSULTATION_OUTCOME = Deadline(
    id="linyi.consultation-outcome",
    term="公开意见收集采纳情况",
    owed_by=_DRAFTER,
    basis=_PRE_DISCLOSURE,
    in_force=LINYI_2020.in_force,
    rows=("LY-02",),
    # The text names no start; nothing can be reported before the consultation is closed.
    start=Start(
        events=("consultation.closed",),
        basis=Basis(LINYI_2020, part="五（一）", seen=Seen.INFERENCE),
        counting=START_DAY,
    ),
    period=Unquantified("及时"),
    act=Act(made="consultation.outcome-published"),
)
PRE_DISCLOSURE_COLUMN = Requires(
    id="linyi.pre-disclosure-column",
    term="预公开栏目",
    owed_by="临沂市自然资源和规划局信息中心",
    basis=_PRE_DISCLOSURE,
    in_force=LINYI_2020.in_force,
    rows=("LY-03",),
    subject="市局网站预公开栏目",
    elements=(
        Element("opinions", "意见征集"),
        Element("feedback", "反馈"),
        Element("easy-to-find", "醒目易找"),
        Element("clearly-sorted", "分类明确"),
    ),
)
CONSULT_BUSINESS = Requires(
    id="linyi.consult-business",
    term="涉企规范性文件听取意见",
    owed_by="临沂市自然资源和规划局起草单位",
    basis=Basis(LINYI_2020, part="二（一）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-27",),
    subject="与企业生产经营活动密切相关的规范性文件充分听取的意见",
    elements=(
        Element("entrepreneurs", "企业家意见"),
        Element("associations", "行业协会商会意见"),
        Element("hearing", "听证会", optional=True),
    ),
    note="需要听证的，按要求召开听证会；是否需要，由有关规定和人判断。",
)
EVALUATE_DECISIONS = Requires(
    id="linyi.evaluate-decisions",
    term="重大决策跟踪反馈和后评估",
    owed_by="临沂市自然资源和规划局各相关科室和局属单位、分局",
    basis=Basis(LINYI_2020, part="二（三）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-46",),
    subject="已执行的重大决策",
    elements=(
        Element("tracking", "执行效果跟踪反馈"),
        Element("evaluation", "后评估"),
        Element("result-published", "相关情况向社会公开"),
    ),
)

RULES = (
    PUBLIC_CONSULTATION,
    CONSULT,
    CONSULTATION_CONTENT,
    CONSULTATION_OUTCOME,
    PRE_DISCLOSURE_COLUMN,
    CONSULT_BUSINESS,
    EVALUATE_DECISIONS,
)
