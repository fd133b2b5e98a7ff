"""What is made public, what is not, how major matters are decided, and what published content must be like."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome
from zfgk.rules.shape import Element, Requires
from zfgk.texts.xuancheng import XUANCHENG_2010

PROACTIVE_MATTERS = Assigns(
    id="xuancheng.proactive-matters",
    term="应主动公开的事项",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（一）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-03",),
    question="事项的公开属性",
    outcomes=(
        Outcome("to-be-known", "应让社会公众广泛知晓的事项", "主动公开，及时向社会公开"),
        Outcome("to-be-shared-in", "应让社会公众广泛参与的事项", "主动公开，及时向社会公开"),
    ),
    note="“及时”没有数字；主动公开的期限适用国家规定。",
)
WITHHOLD_MATTER = Gate(
    id="xuancheng.withhold-matter",
    term="不公开事项的审批",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（二）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-04",),
    before="将事项列为不公开",
    steps=(
        Approval(id="approval", by="局审批人（原文未指明）", on="事项是否应当限制公开", refused="应予公开"),
        Approval(id="secrecy-law", by="局保密审查人（原文未指明）", on="是否属于保密法规定的保密事项"),
    ),
    ordered=False,
    note="两面都要：应公开的全面公开，应保密的严格保密。",
)
MAJOR_DECISIONS = Gate(
    id="xuancheng.major-decisions",
    term="重大事项公开集体讨论决定",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（五）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-07",),
    before="按法定程序公开重大工作决策、重要项目安排",
    steps=(
        Approval(id="opinions", by="局（征求社会各界意见）", on="征求意见"),
        Approval(id="discussion", by="局（集体讨论）", on="集体讨论"),
        Approval(id="decision", by="局（作出决定）", on="作出决定"),
    ),
    note="征求意见的天数原文没有规定。",
)
CONTENT_QUALITY = Requires(
    id="xuancheng.content-quality",
    term="公开内容的质量",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="三", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-14",),
    subject="公开的内容",
    elements=(Element("complete", "全面"), Element("true", "真实"), Element("accurate", "准确")),
)

RULES = (PROACTIVE_MATTERS, WITHHOLD_MATTER, MAJOR_DECISIONS, CONTENT_QUALITY)
