"""The events that the national texts speak of."""

from __future__ import annotations

from zfgk.rules.events import EventKind, Key

_CHANNEL = Key("channel", ("in-person", "registered-mail", "ordinary-mail", "email", "fax", "online", "other"))
_PLACE = Key("place", ("disclosure-office", "mail-room", "guard", "other"))
_APPLICANT = Key("applicant", ("natural", "business", "research", "public_welfare", "legal_service", "other"))
_PARTY = Key("to", ("third-party", "other-agency", "co-producer"))
_SENT_BY = Key("by", ("post", "hand", "agent", "electronic"))
_NAMED = Key("party")
_EVIDENCE = Key("evidence", ("true", "false"))
_UNTIL = Key("until")
_WORKING_DAYS = Key("working_days")
_RESULT = Key("result")
_RECIPIENT = Key("to")
_LEVEL = Key("level", ("especially-major", "major", "larger", "general"))
_ENFORCEMENT = Key("kind", ("permit", "penalty", "other"))
_CONSULTED = Key(
    "kind",
    ("major-decision", "rules", "rules-under-review", "regulations", "regulations-under-review", "other"),
)
_PROPERTY = Key("kind", ("real-estate", "other"))

_REQUESTS = (
    EventKind("request.sent", "申请人发出申请", (Key("by"), _CHANNEL, _EVIDENCE)),
    EventKind("request.submitted", "网上系统确认提交成功", (_CHANNEL, _PLACE, _APPLICANT, _EVIDENCE)),
    EventKind("request.received", "收到申请", (_CHANNEL, _PLACE, _APPLICANT, _EVIDENCE)),
    EventKind("request.confirmed", "与申请人双方确认", (_CHANNEL, _PLACE, _EVIDENCE)),
    EventKind("correction.requested", "告知补正", (_UNTIL, _SENT_BY, _EVIDENCE)),
    EventKind("correction.received", "收到补正", (_UNTIL, _CHANNEL, _PLACE, _EVIDENCE)),
    EventKind("extension.approved", "批准延长", (_UNTIL, _WORKING_DAYS, _EVIDENCE)),
    EventKind("extension.notified", "告知延长", (_UNTIL, _WORKING_DAYS, _SENT_BY, _EVIDENCE)),
    EventKind("consultation.sent", "发出征求意见书", (_PARTY, _NAMED, _SENT_BY, _EVIDENCE)),
    EventKind("consultation.served", "被征求意见方收到征求意见书", (_PARTY, _NAMED, _SENT_BY, _EVIDENCE)),
    EventKind("consultation.answered", "收到意见", (_PARTY, _NAMED, _EVIDENCE)),
    EventKind("fee.sent", "发出收费通知", (_SENT_BY, _EVIDENCE)),
    EventKind("fee.noticed", "收到收费通知", (_SENT_BY, _EVIDENCE)),
    EventKind("fee.paid", "缴纳信息处理费", (_EVIDENCE,)),
    EventKind("reply.made", "作出答复", (_SENT_BY, _RESULT, _EVIDENCE)),
    EventKind("reply.dispatched", "寄出答复", (_SENT_BY, _RESULT, _EVIDENCE)),
    EventKind("reply.served", "送达答复", (_SENT_BY, _RESULT, _EVIDENCE)),
    EventKind("request.transferred", "移送其他机关", (_RECIPIENT, _RESULT, _EVIDENCE)),
    EventKind("request.merged", "并案办理", (_RESULT, _EVIDENCE)),
    EventKind("request.withdrawn", "申请人撤回申请", (_RESULT, _EVIDENCE)),
    EventKind("request.closed", "不再处理、结案", (_RESULT, _EVIDENCE)),
    EventKind("document.formed", "政府信息形成", (_EVIDENCE,)),
    EventKind("document.changed", "政府信息变更", (_EVIDENCE,)),
    EventKind("document.published", "政府信息公开发布", (_EVIDENCE,)),
)

_DUTIES = (
    EventKind("enforcement.decided", "作出行政执法决定", (_ENFORCEMENT, _EVIDENCE)),
    EventKind("enforcement.published", "公布行政执法决定", (_EVIDENCE,)),
    EventKind("penalty.annulled", "已公开的处罚决定被变更、撤销、确认违法或者确认无效", (_EVIDENCE,)),
    EventKind("penalty.withdrawn", "撤回行政处罚决定", (_EVIDENCE,)),
    EventKind("reasons.published", "公开说明理由", (_EVIDENCE,)),
    EventKind("budget.approved", "预算、决算等经批准", (_EVIDENCE,)),
    EventKind("budget.published", "预算、决算等公开", (_EVIDENCE,)),
    EventKind("department-budget.approved", "部门预算、决算经财政部门批复", (_EVIDENCE,)),
    EventKind("department-budget.published", "部门预算、决算公开", (_EVIDENCE,)),
    EventKind("procurement.concluded", "政府采购完成", (_EVIDENCE,)),
    EventKind("procurement.published", "政府采购情况公开", (_EVIDENCE,)),
    EventKind("year.end", "年度终了", (_EVIDENCE,)),
    EventKind("annual-report.submitted", "提交年度报告", (_EVIDENCE,)),
    EventKind("annual-report.published", "公布年度报告", (_EVIDENCE,)),
    EventKind("policy.published", "政策文件公开", (_EVIDENCE,)),
    EventKind("interpretation.published", "发布解读材料", (_EVIDENCE,)),
    EventKind("record.formed", "档案形成", (_EVIDENCE,)),
    EventKind("record.opened", "档案开放", (_EVIDENCE,)),
)

_RESPONSES = (
    EventKind("emergency.occurred", "突发事件发生", (_LEVEL, _EVIDENCE), moment=True),
    EventKind("emergency.known", "知悉突发事件", (_LEVEL, _EVIDENCE), moment=True),
    EventKind("bulletin.published", "发布权威信息", (_EVIDENCE,), moment=True),
    EventKind("press-conference.held", "举行新闻发布会", (_EVIDENCE,), moment=True),
    EventKind("opinion.raised", "出现政务舆情", (_LEVEL, _EVIDENCE), moment=True),
    EventKind("opinion.responded", "回应政务舆情", (_EVIDENCE,), moment=True),
    EventKind("leak.discovered", "发现泄密或者可能泄密", (_EVIDENCE,), moment=True),
    EventKind("leak.reported", "报告泄密", (_EVIDENCE,), moment=True),
    EventKind("leak-report.received", "保密行政管理部门接到泄密报告", (_EVIDENCE,), moment=True),
    EventKind("leak-report.forwarded", "逐级上报泄密报告", (_EVIDENCE,), moment=True),
)

_DECISIONS = (
    EventKind("consultation.opened", "开始向社会公开征求意见", (_CONSULTED, _UNTIL, _EVIDENCE)),
    EventKind("consultation.closed", "公开征求意见截止", (_UNTIL, _EVIDENCE)),
    EventKind("hearing.announced", "公布听证会的时间、地点和内容", (_UNTIL, _EVIDENCE)),
    EventKind("hearing-materials.served", "听证会材料送达参加人", (_EVIDENCE,)),
    EventKind("hearing.held", "召开听证会", (_EVIDENCE,)),
    EventKind("legality-review.requested", "送请合法性审查", (_EVIDENCE,)),
    EventKind("legality-review.concluded", "合法性审查结束", (_EVIDENCE,)),
    EventKind("major-decision.made", "作出重大行政决策", (_EVIDENCE,)),
    EventKind("major-decision.published", "公布重大行政决策结果", (_EVIDENCE,)),
    EventKind("rules.promulgated", "规章公布", (_EVIDENCE,)),
    EventKind("rules.effective", "规章施行", (_EVIDENCE,)),
    EventKind("rules.filed", "规章报送备案", (_EVIDENCE,)),
    EventKind("classification.proposed", "先行拟定密级、保密期限和知悉范围", (_EVIDENCE,)),
    EventKind("classification.reported", "报请确定不明确事项", (_EVIDENCE,)),
    EventKind("classification.received", "保密行政管理部门接到不明确事项的报告", (_EVIDENCE,)),
    EventKind("classification.decided", "对不明确事项作出决定", (_EVIDENCE,)),
    EventKind("appraisal.accepted", "受理密级鉴定申请", (_EVIDENCE,)),
    EventKind("appraisal-extension.approved", "批准延长鉴定期限", (_UNTIL, _EVIDENCE)),
    EventKind("appraisal.issued", "出具鉴定结论", (_EVIDENCE,)),
)

_REMEDIES = (
    EventKind("decision.made", "作出行政行为", (_PROPERTY, _EVIDENCE)),
    EventKind("decision.served", "行政行为送达", (_SENT_BY, _EVIDENCE)),
    EventKind("decision.known", "知道或者应当知道行政行为", (_EVIDENCE,)),
    EventKind("review.applied", "申请人提出复议申请", (_SENT_BY, _EVIDENCE)),
    EventKind("review.received", "复议机关收到复议申请", (_EVIDENCE,)),
    EventKind("review.accepted", "受理复议申请", (_EVIDENCE,)),
    EventKind("review.refused", "决定不予受理复议申请", (_EVIDENCE,)),
    EventKind("review-copy.sent", "发送复议申请书副本", (_SENT_BY, _EVIDENCE)),
    EventKind("review-copy.received", "被申请人收到复议申请书副本", (_EVIDENCE,)),
    EventKind("review.answered", "被申请人答复复议申请", (_EVIDENCE,)),
    EventKind("review-extension.approved", "批准延长复议期限", (_UNTIL, _EVIDENCE)),
    EventKind("review-extension.notified", "告知延长复议期限", (_UNTIL, _EVIDENCE)),
    EventKind("review.concluded", "作出复议决定", (_EVIDENCE,)),
    EventKind("review.decided", "复议决定书送达", (_SENT_BY, _EVIDENCE)),
    EventKind("review.lapsed", "复议期限届满", (_EVIDENCE,)),
    EventKind("duty.lapsed", "履行法定职责的期限届满", (_EVIDENCE,)),
    EventKind("suit.filed", "提起行政诉讼（邮寄的看交邮之日）", (_SENT_BY, _EVIDENCE)),
    EventKind("case.docketed", "人民法院立案", (_EVIDENCE,)),
    EventKind("judgment.made", "人民法院裁判", (_EVIDENCE,)),
)

_SUPERVISION = (
    EventKind("exemption.reassessed", "评估审查不予公开的政府信息", (_EVIDENCE,)),
    EventKind("work.assessed", "考核、评议政府信息公开工作", (_EVIDENCE,)),
    EventKind("staff.trained", "培训政府信息公开工作人员", (_EVIDENCE,)),
)

_RECORD_KEEPING = (EventKind("matter.closed", "事项终结"),)

EVENTS = (*_REQUESTS, *_DUTIES, *_RESPONSES, *_DECISIONS, *_REMEDIES, *_SUPERVISION, *_RECORD_KEEPING)
