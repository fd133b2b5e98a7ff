"""New media, letters to the director, and the bureau's own answers to what concerns people."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Approval, Gate, Roster, Seat
from zfgk.rules.shape import Element, Requires, Statistic, Unit
from zfgk.texts.linyi import LINYI_2020

_NEW_MEDIA = Basis(LINYI_2020, part="四（三）", seen=Seen.TEXT)
_LETTERS = Basis(LINYI_2020, part="五（五）", seen=Seen.TEXT)
_CONCERNS = Basis(LINYI_2020, part="一（五）", seen=Seen.TEXT)
_EDITORS = "临沂市自然资源和规划局信息中心、综合组"
_ANSWERERS = "临沂市自然资源和规划局执法监督组、信息中心、综合组"
_RESPONDERS = "临沂市自然资源和规划局党建工作组、信息中心"

NEW_MEDIA_REVIEW = Gate(
    id="linyi.new-media-review",
    term="政务新媒体内容发布审核",
    owed_by=_EDITORS,
    basis=_NEW_MEDIA,
    in_force=LINYI_2020.in_force,
    rows=("LY-25",),
    before="政务新媒体发布内容",
    steps=(
        Approval(id="political", by="政治关审核人", on="政治关"),
        Approval(id="legal", by="法律关审核人", on="法律关"),
        Approval(id="secrecy", by="保密关审核人", on="保密关"),
        Approval(id="wording", by="文字关审核人", on="文字关"),
    ),
    ordered=False,
    note="由谁审核，原文未指明。",
)
NEW_MEDIA = Roster(
    id="linyi.new-media",
    term="政务新媒体",
    owed_by=_EDITORS,
    basis=_NEW_MEDIA,
    in_force=LINYI_2020.in_force,
    rows=("LY-47",),
    seats=(
        Seat("account", "微信公众号", "临沂自然资源规划"),
        Seat("province-column", "门户网站专栏", "政务公开看山东"),
        Seat("city-column", "门户网站专栏", "政务公开看临沂"),
        Seat("publishing", "功能", "发布"),
        Seat("spreading", "功能", "传播"),
        Seat("interaction", "功能", "互动"),
        Seat("services", "功能", "办事"),
    ),
    note="原文所列功能还有“引导”，不编码：zfgk不涉及引导公众言论。",
)
LETTER_STATISTICS = Statistic(
    id="linyi.letter-statistics",
    term="留言受理反馈情况统计",
    owed_by=_ANSWERERS,
    basis=_LETTERS,
    in_force=LINYI_2020.in_force,
    rows=("LY-26",),
    counts=(Element("accepted", "留言受理"), Element("answered", "留言反馈")),
    every=Unit.UNSAID,
    note="“实时公开”，没有数字。",
)
ANSWER_LETTERS = Deadline(
    id="linyi.answer-letters",
    term="回应局长信箱来信",
    owed_by=_ANSWERERS,
    basis=_LETTERS,
    in_force=LINYI_2020.in_force,
    rows=("LY-26",),
    start=Start(events=("mailbox.received",), basis=_LETTERS, counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="mailbox.answered"),
    note="及于咨询建议、意见征集、投诉举报。",
)
RESPONSE_CONTENT = Requires(
    id="linyi.response-content",
    term="回应社会关切",
    owed_by=_RESPONDERS,
    basis=_CONCERNS,
    in_force=LINYI_2020.in_force,
    rows=("LY-44",),
    subject="对自然资源和规划领域热点、群众办事堵点痛点",
    elements=(Element("response", "主动回应社会关切"), Element("authoritative-voice", "发出权威声音")),
    note="只编码本局自己的回应职责；“保持正确的舆论导向”不编码。",
)
RESPOND_TO_CONCERN = Deadline(
    id="linyi.respond-to-concern",
    term="对热点、堵点痛点发出权威声音",
    owed_by=_RESPONDERS,
    basis=_CONCERNS,
    in_force=LINYI_2020.in_force,
    rows=("LY-44",),
    start=Start(events=("concern.arisen",), basis=_CONCERNS, counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="concern.answered"),
)

RULES = (NEW_MEDIA_REVIEW, NEW_MEDIA, LETTER_STATISTICS, ANSWER_LETTERS, RESPONSE_CONTENT, RESPOND_TO_CONCERN)
