"""The events of coordination, interpretation, assessment and reporting."""

from __future__ import annotations

from zfgk.rules.events import EventKind

EVENTS = (
    EventKind("material.requested", "公开工作机构或者上级机关要求提供资料"),
    EventKind("material.supplied", "提供信息公开所需资料"),
    EventKind("inconsistency.found", "发现其他行政机关公开的信息不准确、不一致"),
    EventKind("inconsistency.reported", "向主管部门或者监察部门反映信息不准确、不一致"),
    EventKind("interpretation.submitted", "将解读材料提交市政府信息公开网"),
    EventKind("emergency.reported", "向市委总值班室、市政府总值班室报告突发事件", moment=True),
    EventKind("monthly-assessment.done", "完成政务公开月度评估"),
    EventKind("quarterly-assessment.done", "完成政务公开季度评估"),
    EventKind("yearly-assessment.done", "完成政务公开年度评估"),
    EventKind("withheld-information.checked", "完成不予公开信息的全面自查"),
    EventKind("key-points.set", "明确政务公开年度工作重点"),
    EventKind("briefing.heard", "专门听取政务公开工作汇报"),
    EventKind("service-guide.updated", "更新办事指南"),
    EventKind("portal.checked", "监测门户网站"),
)
