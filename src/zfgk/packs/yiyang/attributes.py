"""The disclosure attribute (公开属性) of a document in drafting, and the papers that are sent back without one."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.rules.duty import Approval, Gate
from zfgk.rules.shape import Element, Requires
from zfgk.texts.yiyang import OPENNESS

_ATTRIBUTE = Basis(OPENNESS, part="二（一）")
_DRAFTER = "益阳市国土资源局拟稿科室"

ATTRIBUTE_OF_DOCUMENT = Requires(
    id="yiyang.attribute-of-document",
    term="拟制公文明确公开属性",
    owed_by=_DRAFTER,
    basis=_ATTRIBUTE,
    in_force=OPENNESS.in_force,
    rows=("YY-C1",),
    subject="拟制的公文所定的公开属性",
    elements=(
        Element("proactive", "主动公开"),
        Element("on-request", "依申请公开"),
        Element("exempt", "不予公开"),
    ),
    at_least=1,
    at_most=1,
    note="随公文一同报批。",
)
WITHHOLD = Gate(
    id="yiyang.withhold",
    term="拟不公开的理由和审查",
    owed_by=_DRAFTER,
    basis=_ATTRIBUTE,
    in_force=OPENNESS.in_force,
    rows=("YY-C2",),
    before="将公文定为不予公开",
    steps=(
        Approval(
            id="reason",
            by="拟稿科室",
            on="依法依规说明不公开的理由",
            refused="局办公室可按规定予以退文",
        ),
        Approval(id="office-review", by="局办公室", on="不公开的理由"),
    ),
)
ATTRIBUTE_OF_DRAFT_FOR_OTHERS = Requires(
    id="yiyang.attribute-of-draft-for-others",
    term="代拟稿的公开属性建议",
    owed_by=_DRAFTER,
    basis=_ATTRIBUTE,
    in_force=OPENNESS.in_force,
    rows=("YY-C3",),
    subject="政府政策性文件代拟稿",
    elements=(Element("attribute", "公开属性的明确建议"), Element("reason", "理由")),
    note="任何属性都须说明理由，不限于不予公开。",
)
RETURN_PAPER = Gate(
    id="yiyang.return-paper",
    term="发文请示件的退文",
    owed_by="益阳市国土资源局办公室",
    basis=_ATTRIBUTE,
    in_force=OPENNESS.in_force,
    force=Force.MAY,
    rows=("YY-C4",),
    before="办理各科室的发文请示件",
    steps=(
        Approval(id="attribute-suggested", by="局办公室", on="是否有明确的公开属性建议"),
        Approval(id="reason-given", by="局办公室", on="拟不公开的，是否依法依规说明了理由"),
    ),
    ordered=False,
    may_return="没有明确的公开属性建议，或者没有依法依规说明不公开理由的，局办公室可按规定予以退文",
    note="退文是可以，不是必须。",
)

RULES = (ATTRIBUTE_OF_DOCUMENT, WITHHOLD, ATTRIBUTE_OF_DRAFT_FOR_OTHERS, RETURN_PAPER)
