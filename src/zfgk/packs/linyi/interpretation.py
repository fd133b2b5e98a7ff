"""Interpretation of policies (政策解读): by when, together with what, by whom, in which form."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.model.measure import WorkingDays
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.rule import Relation
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_INTERPRETATION = Basis(LINYI_2020, part="五（三）", seen=Seen.TEXT)
_OFFICE = "临沂市自然资源和规划局承办单位"

INTERPRET_POLICY = Deadline(
    id="linyi.interpret-policy",
    term="公开政策解读材料",
    owed_by=_OFFICE,
    basis=_INTERPRETATION,
    in_force=LINYI_2020.in_force,
    relation=Relation.STRENGTHENS,
    towards="national.interpret-policy",
    rows=("LY-04",),
    start=Start(events=("policy.published",), basis=_INTERPRETATION, counting=START_DAY),
    period=WorkingDays(3),
    act=Act(made="interpretation.published"),
    note="天数与国家规定相同，不放宽；加严之处在于须“同步公开”，并明定由承办单位负责。",
)
THREE_IN_STEP = Assigns(
    id="linyi.three-in-step",
    term="政策解读“三同步”",
    owed_by=_OFFICE,
    basis=_INTERPRETATION,
    in_force=LINYI_2020.in_force,
    rows=("LY-05",),
    question="政策文件到了哪一步，解读材料同步做什么",
    outcomes=(
        Outcome("drafting", "起草政策文件", "同步起草解读材料"),
        Outcome("approval", "审批政策文件", "同步审批解读材料"),
        Outcome("publication", "发布政策文件", "同步发布解读材料"),
    ),
)
WHO_INTERPRETS = Assigns(
    id="linyi.who-interprets",
    term="谁起草、谁解读",
    owed_by=_OFFICE,
    basis=_INTERPRETATION,
    in_force=LINYI_2020.in_force,
    rows=("LY-05",),
    question="由谁解读",
    outcomes=(Outcome("drafter", "政策文件", "由起草单位解读"),),
)
SIX_POLICIES = Requires(
    id="linyi.six-policies",
    term="“六稳”“六保”政策解读",
    owed_by="临沂市自然资源和规划局各相关科室和局属单位、分局",
    basis=Basis(LINYI_2020, part="一（四）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-06",),
    subject="“六稳”“六保”政策的解读",
    elements=(
        Element("background", "背景"),
        Element("grounds", "决策依据"),
        Element("purpose", "出台目的"),
        Element("measures", "重要举措"),
    ),
    note="“六保”政策信息“实时发布”，没有数字。“正向引导社会预期”不编码。",
)
INTERPRETATION_FORMS = Roster(
    id="linyi.interpretation-forms",
    term="解读形式",
    owed_by=_OFFICE,
    basis=_INTERPRETATION,
    in_force=LINYI_2020.in_force,
    force=Force.SHOULD,
    rows=("LY-07",),
    seats=(
        Seat("digital", "形式", "数字化", at_least=0),
        Seat("charts", "形式", "图表图解", at_least=0),
        Seat("audio-video", "形式", "音频视频", at_least=0),
    ),
    note="“注重运用……等方式”。",
)

RULES = (INTERPRET_POLICY, THREE_IN_STEP, WHO_INTERPRETS, SIX_POLICIES, INTERPRETATION_FORMS)
