"""What became of each of the 38 articles of the Regulation of 2007, most of whose words were not seen."""

from __future__ import annotations

from zfgk.rules.pack import Provision, Shape
from zfgk.texts.national import OGI_2007

_UNSEEN = "原文未见"
_WHY = "条文原文未见，不凭记忆编码。"
_PROACTIVE = "第十三条提到本条规定主动公开的范围，条文原文未见，不凭记忆编码。"

PROVISIONS = (
    Provision(basis=OGI_2007[1], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[2], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[3], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[4], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[5], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[6], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[7], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[8], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[9], term="主动公开的范围", shapes=(Shape.NOT_ENCODED,), reason=_PROACTIVE),
    Provision(basis=OGI_2007[10], term="主动公开的范围", shapes=(Shape.NOT_ENCODED,), reason=_PROACTIVE),
    Provision(basis=OGI_2007[11], term="主动公开的范围", shapes=(Shape.NOT_ENCODED,), reason=_PROACTIVE),
    Provision(basis=OGI_2007[12], term="主动公开的范围", shapes=(Shape.NOT_ENCODED,), reason=_PROACTIVE),
    Provision(
        basis=OGI_2007[13],
        term="申请的对象与特殊需要",
        shapes=(Shape.ROSTER, Shape.OUTCOME),
        rules=("national.bodies-that-answer", "national.special-need"),
    ),
    Provision(basis=OGI_2007[14], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[15], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[16], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[17], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(
        basis=OGI_2007[18],
        term="主动公开的期限",
        shapes=(Shape.CLOCK,),
        rules=("national.disclose-proactively",),
    ),
    Provision(basis=OGI_2007[19], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(
        basis=OGI_2007[20],
        term="申请的内容",
        shapes=(Shape.SHAPE,),
        rules=("national.request-contents",),
        reason="只见论文引用的要点，原文未见。",
    ),
    Provision(
        basis=OGI_2007[21],
        term="对申请的答复",
        shapes=(Shape.CLOCK,),
        rules=("national.correct-request-notice", "national.reply-to-request"),
        reason="原文未见；告知补正有无期限不凭记忆编码；答复期限自收到补正起算是当时的通行做法，标为未核实。",
    ),
    Provision(basis=OGI_2007[22], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(
        basis=OGI_2007[23],
        term="第三方意见",
        shapes=(Shape.CLOCK, Shape.OUTCOME, Shape.SHAPE),
        rules=("national.third-party-opinion", "national.third-party-decision", "national.override-notice"),
        reason="第三方提出意见的期限，本条没有规定。",
    ),
    Provision(
        basis=OGI_2007[24],
        term="答复的期限",
        shapes=(Shape.CLOCK, Shape.OUTCOME, Shape.GATE),
        rules=("national.reply-to-request", "national.reply-on-the-spot", "national.extend-reply"),
    ),
    Provision(
        basis=OGI_2007[25],
        term="自身信息与更正",
        shapes=(Shape.SHAPE, Shape.OUTCOME),
        rules=("national.own-records-proof", "national.correct-records"),
    ),
    Provision(
        basis=OGI_2007[26],
        term="提供的形式",
        shapes=(Shape.OUTCOME,),
        rules=("national.form-of-provision",),
    ),
    Provision(
        basis=OGI_2007[27],
        term="费用",
        shapes=(Shape.OUTCOME,),
        rules=("national.cost-fees",),
        reason="第二款的后半句未见。",
    ),
    Provision(basis=OGI_2007[28], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[29], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[30], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(
        basis=OGI_2007[31],
        term="年度报告的期限",
        shapes=(Shape.CLOCK,),
        rules=("national.annual-report-department", "national.annual-report-government"),
        reason="原文未见；期限依后来的文件推知，标为未核实。",
    ),
    Provision(basis=OGI_2007[32], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[33], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[34], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[35], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[36], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[37], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
    Provision(basis=OGI_2007[38], term=_UNSEEN, shapes=(Shape.NOT_ENCODED,), reason=_WHY),
)
