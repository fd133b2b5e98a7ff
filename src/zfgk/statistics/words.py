"""The words of the page of statistics, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from zfgk.statistics.requests import Timeliness

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}

TIMELINESS: Mapping[str, Mapping[Timeliness, str]] = {
    "zh": {one: one.term for one in Timeliness},
    "en": {
        Timeliness.IN_TIME: "in time",
        Timeliness.OVERDUE: "late",
        Timeliness.DEPENDS: "depends",
        Timeliness.PENDING: "running",
        Timeliness.UNKNOWN: "unknown",
        Timeliness.NONE_OWED: "none owed",
    },
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "title": "依申请公开统计",
        "between": "{first}至{last}收到的申请，截至{on}",
        "until": "截至{on}收到的申请",
        "since": "{first}起收到的申请，截至{on}",
        "internal": "内部资料",
        "skip": "跳到表格",
        "requests": "收到",
        "share": "按期率",
        "extended": "延期",
        "corrected": "补正",
        "consulted": "征求意见",
        "mean": "平均工作日",
        "median": "工作日中位数",
        "department": "承办单位",
        "month": "收到月份",
        "no_department": "（未登记承办单位）",
        "all": "合计",
        "folded": "（件数较少的合计）",
        "timeliness_title": "答复时限",
        "timeliness_by": "各承办单位答复时限",
        "timeliness_by_month": "各月答复时限",
        "by_department": "按承办单位",
        "by_month": "按收到月份",
        "refusals": "不予公开的理由",
        "reason": "理由",
        "count": "件数",
        "no_refusals": "没有不予公开的申请",
        "nothing": "没有收到的申请",
        "not_shown": "未显示",
        "nothing_counted": "—",
        "colon": "：",
        "separator": "，",
        "to": "至",
        "how": "时限由所载法规规则和官方工作日历逐件计算。按期率的分母为按期、逾期、待定和不明之和，在办和无须答复的不计；"
        "待定、不明的件数使按期率只能说在两数之间。工作日数自当前起算点起计，征求意见等不计入期限的时间没有扣除。"
        "“逾期”只指超过所列规则的期限，不是对是否违法的判断。",
        "small": "少于{below}件的数字未显示，件数少于{below}件的单位、月份合并计算。同一批申请的几张表格可以相互比对，对外提供时只提供一张。",
    },
    "en": {
        "title": "Statistics of requests",
        "between": "Requests received from {first} to {last}, as of {on}",
        "until": "Requests received until {on}",
        "since": "Requests received from {first}, as of {on}",
        "internal": "internal",
        "skip": "Skip to the tables",
        "requests": "received",
        "share": "share in time",
        "extended": "extended",
        "corrected": "corrected",
        "consulted": "consulted",
        "mean": "mean working days",
        "median": "median working days",
        "department": "department",
        "month": "month of receipt",
        "no_department": "(no department)",
        "all": "all",
        "folded": "(few requests, added up)",
        "timeliness_title": "Timeliness",
        "timeliness_by": "Timeliness by department",
        "timeliness_by_month": "Timeliness by month",
        "by_department": "By department",
        "by_month": "By month of receipt",
        "refusals": "Reasons for refusal",
        "reason": "reason",
        "count": "requests",
        "no_refusals": "No request was refused",
        "nothing": "No requests were received",
        "not_shown": "hidden",
        "nothing_counted": "—",
        "colon": ": ",
        "separator": ", ",
        "to": " to ",
        "how": "Each request is judged by the rules of law and the official calendar of working days. The share in time is that "
        "of the requests in time, late, depending and unknown; those that are running or are owed no reply do not count. Where "
        "some depend or are unknown, it lies between two figures. Working days count from the current start; time that the law "
        "takes out of the period is not subtracted. “Late” means beyond the period of the rule, not unlawful.",
        "small": "Counts below {below} are not shown; departments and months with fewer requests are added up. Several tables "
        "of the same requests can be set against each other: hand out one of them.",
    },
}
