"""Carrying out and results: commitments, execution, audits, proposals."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.linyi import LINYI_2020

_RESULTS = Basis(LINYI_2020, part="二（三）", seen=Seen.TEXT)

COMMITMENTS = Requires(
    id="linyi.commitments",
    term="公开承诺事项",
    owed_by="临沂市自然资源和规划局责任科室、单位（见附件）",
    basis=Basis(LINYI_2020, part="一（一）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-30",),
    subject="每项重点任务公开承诺事项",
    elements=(
        Element("progress", "工作进展"),
        Element("achievements", "取得成效"),
        Element("next-steps", "后续举措"),
        Element("implementation", "落实情况"),
    ),
)
PROPOSALS = Requires(
    id="linyi.proposals",
    term="建议提案办理公开",
    owed_by="临沂市自然资源和规划局政策法规组",
    basis=Basis(LINYI_2020, part="二（三）、附件“推进执行和结果公开”", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-34",),
    subject="建议提案办理的公开内容",
    elements=(
        Element("replies", "涉及公共利益、群众广泛关注的建议提案复文"),
        Element("overview", "办理总体情况"),
        Element("adoption", "意见建议吸收采纳情况"),
        Element("news", "有关工作动态"),
    ),
    note="复文集中主动公开；其余三项“适当公开”，只见于附件。",
)
EXECUTION = Recurring(
    id="linyi.execution",
    term="定期公开执行情况",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_RESULTS,
    in_force=LINYI_2020.in_force,
    rows=("LY-35",),
    event="execution.published",
    every=Unit.UNSAID,
    per="政府工作报告重点任务、民生实事项目、重大工程项目，每一项",
    note="“定期”没有周期，由使用者给出。",
)
AUDITS = Requires(
    id="linyi.audits",
    term="督查和审计公开",
    owed_by="临沂市自然资源和规划局综合组、财务审计组等（见附件）",
    basis=_RESULTS,
    in_force=LINYI_2020.in_force,
    rows=("LY-36",),
    subject="督查和审计的公开内容",
    elements=(Element("problems", "发现问题"), Element("corrections", "整改落实情况")),
)

RULES = (COMMITMENTS, PROPOSALS, EXECUTION, AUDITS)
