"""Rows about watching and steering what citizens write: listed with the reason, and left out."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.pack import Provision, Shape
from zfgk.texts.yiyang import OPENNESS, PUBLIC_OPINION

_REASON = "监看或者引导公民的言论，zfgk不做；只编码报告时限、审批环节和本局自己的回应义务。"

PROVISIONS = (
    Provision(
        basis=Basis(PUBLIC_OPINION, part="一、1"),
        row="YY-D5",
        term="发现舆情逐级上报",
        shapes=(Shape.NOT_ENCODED,),
        reason=_REASON,
    ),
    Provision(
        basis=Basis(PUBLIC_OPINION, part="一、2"),
        row="YY-D6",
        term="舆情导控的五个环节",
        shapes=(Shape.NOT_ENCODED,),
        reason=_REASON,
    ),
    Provision(
        basis=Basis(PUBLIC_OPINION, part="二、3，三、8"),
        row="YY-D9",
        term="网络舆情信息员和24小时监控",
        shapes=(Shape.NOT_ENCODED,),
        reason=_REASON,
    ),
    Provision(
        basis=Basis(OPENNESS, part="三（二）"),
        row="YY-C10",
        term="对群众意见的回应",
        shapes=(Shape.OUTCOME,),
        rules=("yiyang.answer-opinion",),
        reason="只收本局自己的回应。对“错误看法”的引导纠正、舆情的收集研判、向公安机关和网络监管部门移交线索："
        + _REASON,
    ),
    Provision(
        basis=Basis(PUBLIC_OPINION, part="二、5、6，三、7"),
        row="YY-D7",
        term="突发事件处置与发布同步",
        shapes=(Shape.OUTCOME,),
        rules=("yiyang.handle-in-step",),
        reason="“双处置”中的舆论引导、舆情监控方案和“跟帖引导”：" + _REASON,
    ),
    Provision(
        basis=Basis(PUBLIC_OPINION, part="四、10、11"),
        row="YY-D10",
        term="突发事件应对处置的责任追究",
        shapes=(Shape.OUTCOME,),
        rules=("yiyang.accountability",),
        reason="因网络舆情监测、掌握和舆论引导不力而追究的部分：" + _REASON,
    ),
)
