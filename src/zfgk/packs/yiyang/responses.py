"""Responding to emergencies and to opinion: the reporting clocks, the approvals, and the bureau's own answers."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.model.measure import ByKey, ClockHours, Unquantified, Unregulated
from zfgk.packs.national.readings import EMERGENCY_START, START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome
from zfgk.rules.rule import Relation
from zfgk.texts.yiyang import OPENNESS, PUBLIC_OPINION

_BUREAU = "益阳市国土资源局"
_HANDLER = "益阳市国土资源局负责处置的部门"
_RESPONSE = Basis(OPENNESS, part="三（一）")
_REPORT = Basis(PUBLIC_OPINION, part="二、3")
_SILENT_START = Start(
    events=("emergency.occurred",),
    basis=_RESPONSE,
    counting=START_DAY,
    known="emergency.known",
    knowing=EMERGENCY_START,
)
_SAME = "时限、范围与国家规定相同，没有收紧；原文没有写明从何时起算。较大、一般突发事件未作规定。"

PUBLISH_BULLETIN = Deadline(
    id="yiyang.publish-bulletin",
    term="发布政务舆情权威信息",
    owed_by=_HANDLER,
    basis=_RESPONSE,
    in_force=OPENNESS.in_force,
    relation=Relation.STRENGTHENS,
    towards="national.emergency-bulletin",
    rows=("YY-C8",),
    start=_SILENT_START,
    period=ByKey(
        "level",
        (
            ("especially-major", ClockHours(5)),
            ("major", ClockHours(5)),
            ("larger", Unregulated()),
            ("general", Unregulated()),
        ),
    ),
    act=Act(made="bulletin.published"),
    note=_SAME,
)
HOLD_PRESS_CONFERENCE = Deadline(
    id="yiyang.hold-press-conference",
    term="举行政务舆情新闻发布会",
    owed_by=_HANDLER,
    basis=_RESPONSE,
    in_force=OPENNESS.in_force,
    relation=Relation.STRENGTHENS,
    towards="national.emergency-press-conference",
    rows=("YY-C9",),
    start=_SILENT_START,
    period=ByKey(
        "level",
        (
            ("especially-major", ClockHours(24)),
            ("major", ClockHours(24)),
            ("larger", Unregulated()),
            ("general", Unregulated()),
        ),
    ),
    act=Act(made="press-conference.held"),
    note=_SAME,
)
ANSWER_OPINION = Assigns(
    id="yiyang.answer-opinion",
    term="对群众意见的回应",
    owed_by=_BUREAU,
    basis=Basis(OPENNESS, part="三（二）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C10",),
    question="对收到的意见，本局如何回应",
    outcomes=(
        Outcome("suggestions", "建设性意见建议", "对外公开吸收采纳情况"),
        Outcome("difficulties", "群众反映的实际困难", "对外公布研究解决的情况"),
        Outcome("problems", "群众反映的重大问题", "及时发布调查处置情况"),
        Outcome("not-informed", "公众不了解情况、存在模糊认识的", "主动发布权威信息，解疑释惑，澄清事实"),
        Outcome("untrue", "虚假和不实信息", "及时回应"),
    ),
    note="“及时”没有数字。只收本局自己的回应；对“错误看法”的引导纠正、向公安机关和网络监管部门移交线索不编码。",
)
FIRST_RESPONSIBLE = Assigns(
    id="yiyang.first-responsible",
    term="突发事件信息发布第一责任人",
    owed_by="负责处置的地方国土资源部门",
    basis=Basis(OPENNESS, part="一（五）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C25",),
    question="地质灾害等国土资源领域突发事件的信息由谁发布、如何发布",
    outcomes=(
        Outcome("first-release", "发生突发事件", "负责处置的地方国土资源部门为信息发布第一责任人，及时发声"),
        Outcome("progress", "处置有进展", "根据处置进展动态发布信息"),
    ),
    note="“快速”“及时”没有数字。",
)
REPORT_EMERGENCY = Deadline(
    id="yiyang.report-emergency",
    term="向市委总值班室、市政府总值班室报告突发事件",
    owed_by=_BUREAU,
    basis=_REPORT,
    in_force=PUBLIC_OPINION.in_force,
    rows=("YY-D1", "YY-D2", "YY-D3"),
    # The text counts from the event itself (突发事件发生后); that the bureau learns of it later changes nothing.
    start=Start(events=("emergency.occurred",), basis=_REPORT, counting=START_DAY),
    period=ByKey(
        "level",
        (
            ("especially-major", ClockHours(1)),
            ("major", ClockHours(2)),
            ("larger", Unregulated()),
            ("general", Unquantified("及时")),
        ),
    ),
    act=Act(made="emergency.reported"),
    note="原文没有提到较大突发事件。",
)
PRESS_LINE = Gate(
    id="yiyang.press-line",
    term="突发事件情况及新闻报道口径的审定",
    owed_by=_BUREAU,
    basis=_REPORT,
    in_force=PUBLIC_OPINION.in_force,
    rows=("YY-D4",),
    before="将突发事件相关情况及新闻报道口径报市委外宣办",
    steps=(Approval(id="bureau-head", by="局主要领导", on="相关情况及新闻报道口径"),),
    note="与报告市委总值班室、市政府总值班室同时进行，时限见yiyang.report-emergency。",
)
HANDLE_IN_STEP = Assigns(
    id="yiyang.handle-in-step",
    term="突发事件处置与发布同步",
    owed_by=_BUREAU,
    basis=Basis(PUBLIC_OPINION, part="二、5"),
    in_force=PUBLIC_OPINION.in_force,
    rows=("YY-D7",),
    question="突发事件处置到了哪一步，发布同步做什么",
    outcomes=(
        Outcome("deployment", "部署事件应急", "同步部署新闻应急"),
        Outcome("line", "研究处置工作", "同步研究对外发布口径"),
        Outcome("authority", "安排处置授权", "同步安排发布授权"),
        Outcome("settlement", "处置突发事件", "解决实际问题"),
    ),
    note="这里的“三同步”与政策解读的三同步不同。“双处置”只收解决实际问题，舆论引导不编码。",
)
PRESS_CONFERENCE_GUIDANCE = Gate(
    id="yiyang.press-conference-guidance",
    term="有国家、省、市级新闻媒体参加的新闻发布会",
    owed_by=_BUREAU,
    basis=Basis(PUBLIC_OPINION, part="二、6"),
    in_force=PUBLIC_OPINION.in_force,
    rows=("YY-D8",),
    before="举行有国家、省、市级新闻媒体参加的突发事件新闻发布会",
    steps=(Approval(id="publicity-office", by="市委外宣办", on="新闻发布会（在其指导下进行）"),),
    note="是否召开发布会“视情”而定。",
)
ACCOUNTABILITY = Assigns(
    id="yiyang.accountability",
    term="突发事件应对处置的责任追究",
    owed_by=_BUREAU,
    basis=Basis(PUBLIC_OPINION, part="四、10、11"),
    in_force=PUBLIC_OPINION.in_force,
    rows=("YY-D10",),
    question="对所主管或分管部门的突发事件应对处置不力的后果",
    outcomes=(
        Outcome("unit-heads", "工作失职、应对处置不力，造成严重后果", "追究相关单位负责人的责任"),
        Outcome("persons", "应急反应处置不力，造成较为严重后果", "依法依规追究相关责任人的责任"),
    ),
    note="“一岗双责”；是否追究由人决定。因网络舆情监测、掌握和舆论引导不力而追究的部分不编码。",
)

RULES = (
    PUBLISH_BULLETIN,
    HOLD_PRESS_CONFERENCE,
    ANSWER_OPINION,
    FIRST_RESPONSIBLE,
    REPORT_EMERGENCY,
    PRESS_LINE,
    HANDLE_IN_STEP,
    PRESS_CONFERENCE_GUIDANCE,
    ACCOUNTABILITY,
)
