"""Requests for information, and training."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Recurring, Unit
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_TRAINING = Basis(SHANGHAI_2024, part="四（四）")

REQUESTS = Assigns(
    id="shanghai.requests",
    term="依法规范答复信息公开申请",
    owed_by=_BUREAU,
    basis=Basis(SHANGHAI_2024, part="四（二）"),
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-32",),
    question="信息公开申请如何办理",
    outcomes=(
        Outcome("every-request", "每一件申请", "保障答复质效和办理时限"),
        Outcome("abuse", "滥用申请权情形", "采取合理手段规制"),
        Outcome("same-type", "同类型复杂申请", "研究办理要件，统一规范答复口径"),
    ),
    note="办理时限见national.reply-to-request。是否滥用申请权由人判断，国家规定的办法见条例第三十五条。",
)
TRAINING_CLASS = Recurring(
    id="shanghai.training-class",
    term="年度政务公开工作培训班",
    owed_by=_BUREAU,
    basis=_TRAINING,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-35",),
    event="training-class.held",
    every=Unit.YEAR,
)
MUST_KNOW = Roster(
    id="shanghai.must-know",
    term="领导干部应知应会清单",
    owed_by=_BUREAU,
    basis=_TRAINING,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-35",),
    seats=(
        Seat("regulation", "《中华人民共和国政府信息公开条例》"),
        Seat("shanghai-rules", "《上海市政府信息公开规定》"),
    ),
)

RULES = (REQUESTS, TRAINING_CLASS, MUST_KNOW)
