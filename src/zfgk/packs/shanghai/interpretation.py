"""Explaining policies (政策解读): in step with the document, whole, and followed up."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Coverage, Recurring, Unit
from zfgk.texts.shanghai import SHANGHAI_2024

_DRAFTER = "上海市规划和自然资源局起草处室"
_REVIEWER = "上海市规划和自然资源局公众处"
_INTERPRETATION = Basis(SHANGHAI_2024, part="二（二）")

THREE_IN_STEP = Assigns(
    id="shanghai.three-in-step",
    term="政策解读与政策文件“三同步”",
    owed_by=_DRAFTER,
    basis=_INTERPRETATION,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-10",),
    question="政策文件到了哪一步，政策解读同步做什么",
    outcomes=(
        Outcome("drafting", "起草政策文件", "同步起草政策解读"),
        Outcome("approval", "审签政策文件", "同步审签政策解读"),
        Outcome("publication", "发布政策文件", "同步发布政策解读"),
    ),
    note="同步发布，没有另设天数；3个工作日的上限见national.interpret-policy。",
)
ALL_INTERPRETED = Coverage(
    id="shanghai.all-interpreted",
    term="应解读、尽解读",
    owed_by=_DRAFTER,
    basis=_INTERPRETATION,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-11",),
    of="已经解读的政策文件",
    among="应当解读的政策文件",
)
FOLLOW_UP = Assigns(
    id="shanghai.follow-up",
    term="动态跟踪解读",
    owed_by=_DRAFTER,
    basis=_INTERPRETATION,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-12",),
    question="政策出台后，何时跟踪解读",
    outcomes=(
        Outcome("concentrated-questions", "市民企业咨询集中的问题", "开展动态跟踪解读"),
        Outcome("new-situations", "实施过程中出现的新情况、新问题", "开展动态跟踪解读"),
    ),
    note="多少咨询算集中，原文没有规定，由使用者给出。",
)
EXPERT_TUTORING = Recurring(
    id="shanghai.expert-tutoring",
    term="定期邀请专家辅导政策解读",
    owed_by=_REVIEWER,
    basis=_INTERPRETATION,
    in_force=SHANGHAI_2024.in_force,
    force=Force.SHOULD,
    rows=("SH-13",),
    event="tutoring.held",
    every=Unit.UNSAID,
    note="“定期”没有周期，由使用者给出。",
)
QUALITY_REVIEW = Roster(
    id="shanghai.quality-review",
    term="政策解读质量评审",
    owed_by=_REVIEWER,
    basis=_INTERPRETATION,
    in_force=SHANGHAI_2024.in_force,
    force=Force.SHOULD,
    rows=("SH-13",),
    seats=(Seat("quality-review", "对照优秀案例推选要求的解读质量评审"),),
    note="“以适当形式”。承办处室原文未在此处写明，由文中的职责分工推出。",
)

RULES = (THREE_IN_STEP, ALL_INTERPRETED, FOLLOW_UP, EXPERT_TUTORING, QUALITY_REVIEW)
