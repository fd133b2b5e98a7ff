"""Who must agree before information leaves, or before a period is extended."""

from __future__ import annotations

from zfgk.rules.duty import Approval, Gate
from zfgk.texts.national import OGI_2007, OGI_2019

_AGENCY = "行政机关"

COORDINATE_AND_APPROVE = Gate(
    id="national.coordinate-and-approve",
    term="公开前的协商、确认和批准",
    owed_by=_AGENCY,
    basis=OGI_2019[11],
    in_force=OGI_2019.in_force,
    before="公开政府信息",
    steps=(
        Approval(
            id="other-bodies", by="有关机关", on="涉及其他机关的政府信息是否准确一致，经协商、确认", if_needed=True
        ),
        Approval(
            id="approval",
            by="批准机关",
            on="依照法律、行政法规和国家有关规定需要批准的公开",
            refused="未经批准不得公开",
            if_needed=True,
        ),
    ),
    ordered=False,
)

REVIEW_BEFORE_DISCLOSURE = Gate(
    id="national.review-before-disclosure",
    term="公开前的审查",
    owed_by=_AGENCY,
    basis=OGI_2019[17],
    in_force=OGI_2019.in_force,
    before="公开政府信息",
    steps=(
        Approval(
            id="review",
            by=_AGENCY,
            on="依照保守国家秘密法以及其他法律、法规和国家有关规定审查拟公开的政府信息",
        ),
        Approval(
            id="determination",
            by="有关主管部门或者保密行政管理部门",
            on="行政机关不能确定是否可以公开的政府信息",
            if_needed=True,
        ),
    ),
)

EXTEND_REPLY = Gate(
    id="national.extend-reply",
    term="延长答复期限的同意",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[33, 2],
    in_force=OGI_2019.in_force,
    before="延长答复期限",
    steps=(
        Approval(
            id="office-head",
            by="政府信息公开工作机构负责人",
            on="需要延长答复期限的申请",
        ),
    ),
    note="同意之后还须告知申请人，延长方才有效。",
)
EXTEND_REPLY_2007 = Gate(
    id="national.extend-reply",
    term="延长答复期限的同意",
    owed_by="收到申请的行政机关",
    basis=OGI_2007[24, 2],
    in_force=OGI_2007.in_force,
    before="延长答复期限",
    steps=(
        Approval(
            id="office-head",
            by="政府信息公开工作机构负责人",
            on="需要延长答复期限的申请",
        ),
    ),
    note="同意之后还须告知申请人，延长方才有效。",
)

RULES = (COORDINATE_AND_APPROVE, REVIEW_BEFORE_DISCLOSURE, EXTEND_REPLY, EXTEND_REPLY_2007)
