"""The events that the national pack does not know."""

from __future__ import annotations

from zfgk.rules.events import EventKind, Key

_LETTERS = ("question", "suggestion", "opinion", "complaint", "other")

EVENTS = (
    EventKind("consultation.outcome-published", "公开意见收集采纳情况"),
    EventKind("plan.in-force", "年度工作要点施行"),
    EventKind("column.standardised", "政府信息公开专栏规范完毕"),
    EventKind("self-check.done", "完成公开情况自查"),
    EventKind("documents.cleaned", "清理规章和规范性文件并公开结果"),
    EventKind(
        "normative-document.changed", "规章、规范性文件立、改、废", (Key("kind", ("made", "amended", "repealed")),)
    ),
    EventKind("library.updated", "更新规章、规范性文件发布平台"),
    EventKind("mailbox.received", "收到局长信箱等来信", (Key("kind", _LETTERS),)),
    EventKind("mailbox.answered", "回应局长信箱等来信"),
    EventKind("concern.arisen", "出现热点、堵点痛点问题"),
    EventKind("concern.answered", "发出权威声音、回应社会关切"),
    EventKind("execution.published", "公开执行情况"),
)
