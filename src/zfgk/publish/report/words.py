"""The words of the run report, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from zfgk.model.information import Attribute
from zfgk.publish.outcome import Status

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}

STATUSES: Mapping[str, Mapping[Status, str]] = {
    "zh": {
        Status.PUBLISHED: "已发布",
        Status.UNCHANGED: "无变化",
        Status.WITHDRAWN: "已撤回",
        Status.HELD: "待人工决定",
        Status.BLOCKED: "不得发布",
        Status.WITHHELD: "不主动公开",
        Status.REJECTED: "渠道拒收",
        Status.FAILED: "未完成",
    },
    "en": {
        Status.PUBLISHED: "published",
        Status.UNCHANGED: "unchanged",
        Status.WITHDRAWN: "withdrawn",
        Status.HELD: "held",
        Status.BLOCKED: "blocked",
        Status.WITHHELD: "withheld",
        Status.REJECTED: "rejected",
        Status.FAILED: "failed",
    },
}

ATTRIBUTES: Mapping[str, Mapping[Attribute, str]] = {
    "zh": {attribute: attribute.term for attribute in Attribute},
    "en": {
        Attribute.PROACTIVE: "proactive",
        Attribute.ON_REQUEST: "on request",
        Attribute.EXEMPT: "exempt",
    },
}

URGENT = (Status.FAILED, Status.BLOCKED, Status.HELD, Status.REJECTED)
"""What a person has to look at, most urgent first."""

ORDER = (*URGENT, Status.WITHDRAWN, Status.PUBLISHED, Status.WITHHELD, Status.UNCHANGED)
"""Every status, in the order in which a report lists them."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "政府信息发布运行报告",
        "dated": "运行日期",
        "internal": "内部资料：含未公开条目的名称，请勿对外发布",
        "skip": "跳到条目清单",
        "filter": "按状态查看",
        "all": "全部",
        "items_title": "条目",
        "items_caption": "需要处理的条目排在最前",
        "name": "名称与索引号",
        "id": "索引号",
        "item": "名称",
        "attribute": "公开属性",
        "status": "状态",
        "reasons": "说明",
        "due": "法定公开期限",
        "late": "已过期限",
        "targets_title": "发布渠道",
        "targets_caption": "各渠道本次确认、拒收与待重试的变更数，以及写出的文件",
        "target": "渠道",
        "done": "确认",
        "rejected": "拒收",
        "retry": "待重试",
        "files": "写出的文件",
        "none_written": "无变化，未写出文件",
        "error": "中断原因",
        "footer": "报告由 zfgk 依据本次清单、审查结果与发布台账生成。",
        "no_items": "清单中没有条目。",
        "total": "共 {total} 件",
        "attention": "，其中 {count} 件需要处理。",
        "clear": "，没有需要处理的条目。",
        "unlisted": "另有 {count} 个文件未列入清单，没有发布：{names}。",
        "planned": "拟变更",
        "publish": "发布",
        "withdraw": "撤回",
        "dry": "试运行：未写出任何文件",
        "colon": "：",
        "separator": "；",
    },
    "en": {
        "title": "Publishing run report",
        "dated": "Day of the run",
        "internal": "Internal: names items that are not public; do not publish",
        "skip": "Skip to the items",
        "filter": "Show by status",
        "all": "All",
        "items_title": "Items",
        "items_caption": "Items that need attention come first",
        "name": "Title and id",
        "id": "Id",
        "item": "Title",
        "attribute": "Attribute",
        "status": "Status",
        "reasons": "Reasons",
        "due": "Statutory day",
        "late": "past",
        "targets_title": "Targets",
        "targets_caption": "Changes that each target confirmed, refused or still owes, and the files written",
        "target": "Target",
        "done": "Done",
        "rejected": "Rejected",
        "retry": "Retry",
        "files": "Files written",
        "none_written": "nothing changed, nothing written",
        "error": "stopped because",
        "footer": "Made by zfgk from this run's manifest, checks and delivery ledger.",
        "no_items": "The manifest lists no items.",
        "total": "{total} items",
        "attention": ", {count} of them need attention.",
        "clear": ", none of them needs attention.",
        "unlisted": " {count} file(s) stand in no row and were not published: {names}.",
        "planned": "Planned",
        "publish": "publish",
        "withdraw": "withdraw",
        "dry": "Dry run: nothing was written",
        "colon": ": ",
        "separator": "; ",
    },
}
