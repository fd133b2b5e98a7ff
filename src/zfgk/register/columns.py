"""The columns of a sheet of events, and the Chinese words that its heads and cells may have."""

from __future__ import annotations

from collections.abc import Mapping

from zfgk.register.entries import ApplicantKind
from zfgk.rules.events import EventKind

HEADS: dict[str, tuple[str, ...]] = {
    "request": ("申请编号", "登记编号", "事项编号"),
    "event_id": ("事件编号", "流水号"),
    "event": ("事件", "事项"),
    "day": ("日期", "时间"),
    "from": ("最早日期",),
    "through": ("最晚日期",),
    "channel": ("申请渠道", "渠道"),
    "place": ("接收地点",),
    "by": ("送达方式", "方式"),
    "to": ("征求意见对象", "采用单位"),
    "party": ("被征求意见方",),
    "until": ("告知的期限", "截止日期"),
    "working_days": ("工作日数",),
    "result": ("办理结果", "答复结果"),
    "applicant": ("申请人类别",),
    "evidence": ("有据可查",),
    "level": ("级别",),
    "kind": ("类别",),
    "actor": ("登记人", "经办人"),
    "recorded_at": ("登记时间",),
    "corrects": ("更正",),
    "department": ("承办单位", "承办部门"),
    "subject": ("申请内容", "所需信息", "标题"),
    "merged_into": ("并入",),
    "applicant_key": ("申请人编号",),
    "name": ("姓名", "姓名或者名称", "名称"),
    "identity": ("身份证明", "证件号码"),
    "contact": ("联系方式", "联系电话"),
    "address": ("地址", "邮寄地址", "联系地址"),
}
"""Each column with its Chinese heads."""

REQUIRED = ("request", "event_id")
PERSONAL = ("name", "identity", "contact", "address")
"""Columns whose cells no message ever quotes."""
OF_EVENTS = ("channel", "place", "by", "to", "party", "until", "working_days", "result", "applicant", "evidence")
OF_OTHER_EVENTS = ("level", "kind")
_KEYS = {head: key for key, heads in HEADS.items() for head in (key, *heads)}

Words = Mapping[str, Mapping[str, str]]
"""The words of the event vocabulary by column, and by what cells say for them."""

WORDS: Words = {
    "channel": {
        "当面": "in-person",
        "当面提交": "in-person",
        "邮政寄送": "registered-mail",
        "挂号信": "registered-mail",
        "特快专递": "registered-mail",
        "平常信函": "ordinary-mail",
        "平信": "ordinary-mail",
        "电子邮件": "email",
        "传真": "fax",
        "互联网": "online",
        "网络": "online",
        "其他": "other",
    },
    "place": {"政府信息公开工作机构": "disclosure-office", "收发室": "mail-room", "门卫": "guard", "其他": "other"},
    "by": {"邮寄": "post", "当面": "hand", "代收": "agent", "电子": "electronic"},
    "to": {
        "第三方": "third-party",
        "其他机关": "other-agency",
        "共同制作机关": "co-producer",
        "区委办": "district-committee-office",
        "区府办": "district-government-office",
        "市规土局": "municipal-bureau",
        "规土局网站": "bureau-site",
        "规土信息": "bureau-bulletin",
    },
    "level": {"特别重大": "especially-major", "重大": "major", "较大": "larger", "一般": "general"},
    "kind": {
        "咨询": "question",
        "建议": "suggestion",
        "意见": "opinion",
        "投诉": "complaint",
        "举报": "complaint",
        "一次性工作": "one-off",
        "长期性工作": "long-running",
        "重大行政决策": "major-decision",
        "规章草案": "rules",
        "规章送审稿": "rules-under-review",
        "行政法规草案": "regulations",
        "行政法规送审稿": "regulations-under-review",
        "其他": "other",
    },
    "applicant": {kind.term: kind.value for kind in ApplicantKind},
    "evidence": {"是": "true", "否": "false"},
}


def key_of(head: str) -> str:
    """Return the column that a head names; empty if it names none."""
    written = head.strip()
    return _KEYS.get(written) or _KEYS.get(written.lower(), "")


def names_of(kinds: Mapping[str, EventKind]) -> dict[str, str]:
    """Return the names of events by their Chinese terms; a term that two events share names none."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for kind in kinds.values():
        if kind.term in found:
            shared.add(kind.term)
        found[kind.term] = kind.name
    return {term: name for term, name in found.items() if term not in shared}
