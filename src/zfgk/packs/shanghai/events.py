"""The events of libraries, links, messages, interpretation and training."""

from __future__ import annotations

from zfgk.rules.events import EventKind

EVENTS = (
    EventKind("links.checked", "巡检阅办联动跳转链接"),
    EventKind("normative-document.issued", "印发行政规范性文件"),
    EventKind("normative-document.collected", "归集行政规范性文件"),
    EventKind("library.checked", "巡检主题库"),
    EventKind("tutoring.held", "邀请专家辅导政策解读"),
    EventKind("board-matter.noticed", "留言集中反映问题、建议或者其他重要情况"),
    EventKind("inquiry.started", "启动专题调查"),
    EventKind("passed-on-message.received", "收到中国政府网转办留言"),
    EventKind("passed-on-message.answered", "答复中国政府网转办留言"),
    EventKind("consultation-summary.published", "公开决策的意见征集情况"),
    EventKind("open-activity.held", "举办政府开放月活动"),
    EventKind("training-class.held", "举办政务公开工作培训班"),
)
