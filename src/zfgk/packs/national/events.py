"""The events of requests and of proactive disclosure."""

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

EVENTS = (
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
