"""Requests (依申请公开): stages, hard cases, inquiries among divisions."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Approval, Gate
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_REQUESTS = Basis(LINYI_2020, part="三（三）", seen=Seen.TEXT)

REQUEST_STAGES = Requires(
    id="linyi.request-stages",
    term="依申请公开各个环节",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_REQUESTS,
    in_force=LINYI_2020.in_force,
    rows=("LY-17",),
    subject="依申请公开工作",
    elements=(
        Element("receipt", "接收"),
        Element("registration", "登记"),
        Element("handling", "办理"),
        Element("investigation", "调查"),
        Element("reply", "答复"),
    ),
    ordered=True,
    note="答复期限适用国家规定。",
)
HARD_CASES = Gate(
    id="linyi.hard-cases",
    term="疑难件会商",
    owed_by="临沂市自然资源和规划局综合组",
    basis=_REQUESTS,
    in_force=LINYI_2020.in_force,
    rows=("LY-18",),
    before="答复疑难件",
    steps=(
        Approval(id="consultation", by="相关部门（会商）", on="疑难件"),
        Approval(id="legal-counsel", by="法律顾问（参加会商）", on="疑难件", if_needed=True),
    ),
    ordered=False,
    note="什么是疑难件、是否必要邀请法律顾问，由人判断；以会商是否进行为准，会商意见对答复没有约束力。",
)
INQUIRY_QUALITY = Requires(
    id="linyi.inquiry-quality",
    term="协查的质量",
    owed_by="临沂市自然资源和规划局各科室单位",
    basis=_REQUESTS,
    in_force=LINYI_2020.in_force,
    rows=("LY-19",),
    subject="协查结果",
    elements=(Element("accurate", "准确"), Element("complete", "全面")),
)

RULES = (REQUEST_STAGES, HARD_CASES, INQUIRY_QUALITY)
