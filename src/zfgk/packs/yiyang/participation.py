"""Major decisions, hearing the public before them, and meetings on matters of livelihood."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.duty import Approval, Gate, Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.yiyang import OPENNESS

_BUREAU = "益阳市国土资源局"
_DECISIONS = Basis(OPENNESS, part="一（一）")

MAJOR_DECISIONS = Gate(
    id="yiyang.major-decisions",
    term="国土资源重大决策法定程序",
    owed_by=_BUREAU,
    basis=_DECISIONS,
    in_force=OPENNESS.in_force,
    rows=("YY-C11",),
    before="作出国土资源重大决策",
    steps=(
        Approval(id="participation", by="公众", on="公众参与"),
        Approval(id="experts", by="专家", on="专家论证"),
        Approval(id="risks", by="局", on="风险评估"),
        Approval(id="legality", by="局", on="合法性审查"),
        Approval(id="discussion", by="局集体", on="集体讨论决定"),
    ),
    ordered=False,
    note="五个环节缺一不可；前四个环节的先后原文没有规定。",
)
ADVANCE_DISCLOSURE_MATTERS = Roster(
    id="yiyang.advance-disclosure-matters",
    term="重大决策预公开的领域",
    owed_by=_BUREAU,
    basis=_DECISIONS,
    in_force=OPENNESS.in_force,
    rows=("YY-C12",),
    seats=(
        Seat("land-taking", "征地拆迁"),
        Seat("registration", "不动产统一登记"),
        Seat("consolidation", "土地整治"),
        Seat("hazards", "地灾防治和地质环境保护"),
    ),
    note="“等”涉及群众切身利益、需要社会广泛知晓的重要改革方案、重大政策措施、重点工程项目；依法应当保密的除外。",
)
HEARING_THE_PUBLIC = Requires(
    id="yiyang.hearing-the-public",
    term="重大决策听取公众意见的方式",
    owed_by=_BUREAU,
    basis=_DECISIONS,
    in_force=OPENNESS.in_force,
    rows=("YY-C12",),
    subject="预公开事项听取公众意见所用的方式",
    elements=(
        Element("hearing", "听证座谈"),
        Element("survey", "调查研究"),
        Element("consultation", "咨询协商"),
        Element("media", "媒体沟通"),
    ),
    at_least=1,
    note="“等方式”，可以用其他方式；天数没有规定。",
)
ADVANCE_DISCLOSURE = Requires(
    id="yiyang.advance-disclosure",
    term="重大决策预公开的内容",
    owed_by=_BUREAU,
    basis=_DECISIONS,
    in_force=OPENNESS.in_force,
    rows=("YY-C12",),
    subject="预公开事项公开的内容",
    elements=(
        Element("grounds", "决策前相关依据"),
        Element("resolutions", "决策后议定事项"),
        Element("documents", "相关文件"),
    ),
    note="“按照规定及时公开”，没有数字；依法应当保密的除外。",
)
MEETING_PLAN = Requires(
    id="yiyang.meeting-plan",
    term="重大民生议题的会议方案",
    owed_by="益阳市国土资源局拟题科室",
    basis=Basis(OPENNESS, part="五"),
    in_force=OPENNESS.in_force,
    rows=("YY-C23",),
    subject="涉及重大民生事项的会议议题，其会议方案提出的意见",
    elements=(
        Element("invitations", "是否邀请有关方面人员列席会议"),
        Element("open", "是否公开"),
        Element("way", "公开方式"),
    ),
)

RULES = (MAJOR_DECISIONS, ADVANCE_DISCLOSURE_MATTERS, HEARING_THE_PUBLIC, ADVANCE_DISCLOSURE, MEETING_PLAN)
