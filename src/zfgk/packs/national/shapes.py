"""What the Regulation says something must consist of, and what must happen again and again."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.national import OGI_2007, OGI_2019

_AGENCY = "行政机关"
_GOVERNMENTS = "各级人民政府"

GOVERNMENT_INFORMATION = Requires(
    id="national.government-information",
    term="政府信息",
    owed_by=_AGENCY,
    basis=OGI_2019[2],
    in_force=OGI_2019.in_force,
    subject="政府信息",
    elements=(
        Element("administrative-body", "行政机关"),
        Element("performing-functions", "在履行行政管理职能过程中"),
        Element("made-or-obtained", "制作或者获取"),
        Element("recorded", "以一定形式记录、保存"),
    ),
)

GUIDE_CONTENTS = Requires(
    id="national.guide-contents",
    term="政府信息公开指南的内容",
    owed_by=_AGENCY,
    basis=OGI_2019[12, 2],
    in_force=OGI_2019.in_force,
    subject="政府信息公开指南",
    elements=(
        Element("classification", "分类"),
        Element("arrangement", "编排体系"),
        Element("how-to-obtain", "获取方式"),
        Element("office-name", "政府信息公开工作机构的名称"),
        Element("office-address", "办公地址"),
        Element("office-hours", "办公时间"),
        Element("telephone", "联系电话"),
        Element("fax", "传真号码"),
        Element("online-contact", "互联网联系方式"),
    ),
)

CATALOGUE_CONTENTS = Requires(
    id="national.catalogue-contents",
    term="政府信息公开目录的内容",
    owed_by=_AGENCY,
    basis=OGI_2019[12, 3],
    in_force=OGI_2019.in_force,
    subject="政府信息公开目录",
    elements=(
        Element("identifier", "索引"),
        Element("title", "名称"),
        Element("summary", "内容概述"),
        Element("date-written", "生成日期"),
    ),
)

REVIEW_MECHANISM = Requires(
    id="national.review-mechanism",
    term="政府信息公开审查机制",
    owed_by=_AGENCY,
    basis=OGI_2019[17, 1],
    in_force=OGI_2019.in_force,
    subject="政府信息公开审查机制",
    elements=(Element("procedure", "审查的程序"), Element("responsibility", "审查的责任")),
)

REASSESS_EXEMPT = Recurring(
    id="national.reassess-exempt",
    term="定期评估审查不予公开的政府信息",
    owed_by=_AGENCY,
    basis=OGI_2019[18],
    in_force=OGI_2019.in_force,
    event="exemption.reassessed",
    every=Unit.UNSAID,
    note="条例只说“定期”。因情势变化可以公开的，应当公开。",
)

PROACTIVE_CRITERIA = Requires(
    id="national.proactive-criteria",
    term="应当主动公开的标准",
    owed_by=_AGENCY,
    basis=OGI_2019[19],
    in_force=OGI_2019.in_force,
    subject="应当主动公开的政府信息",
    elements=(
        Element("public-interests", "涉及公众利益调整"),
        Element("widely-known", "需要公众广泛知晓"),
        Element("public-participation", "需要公众参与决策"),
    ),
    at_least=1,
)

PLATFORM_FUNCTIONS = Requires(
    id="national.platform-functions",
    term="政府信息公开平台的功能",
    owed_by=_GOVERNMENTS,
    basis=OGI_2019[24],
    in_force=OGI_2019.in_force,
    subject="政府信息公开平台",
    elements=(Element("search", "信息检索"), Element("reading", "查阅"), Element("download", "下载")),
)

REQUEST_CONTENTS = Requires(
    id="national.request-contents",
    term="政府信息公开申请的内容",
    owed_by="申请人",
    basis=OGI_2019[29, 2],
    in_force=OGI_2019.in_force,
    subject="政府信息公开申请",
    elements=(
        Element("name", "申请人的姓名或者名称"),
        Element("proof-of-identity", "身份证明"),
        Element("contact", "联系方式"),
        Element("description", "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述"),
        Element("form", "申请公开的政府信息的形式要求，包括获取信息的方式、途径"),
    ),
)
REQUEST_CONTENTS_2007 = Requires(
    id="national.request-contents",
    term="政府信息公开申请的内容",
    owed_by="申请人",
    # Read in a scholarly paper's summary only.
    basis=Basis(OGI_2007, 20, seen=Seen.SECONDARY),
    in_force=OGI_2007.in_force,
    subject="政府信息公开申请",
    elements=(
        Element("name", "申请人的姓名或者名称"),
        Element("contact", "联系方式"),
        Element("description", "申请公开的政府信息的内容描述"),
        Element("form", "申请公开的政府信息的形式要求"),
    ),
    note="依论文引用的要点，原文未见。",
)

OWN_RECORDS_PROOF_2007 = Requires(
    id="national.own-records-proof",
    term="申请与自身相关的政府信息的身份证明",
    owed_by="申请人",
    basis=OGI_2007[25, 1],
    in_force=OGI_2007.in_force,
    subject="申请提供与其自身相关的税费缴纳、社会保障、医疗卫生等政府信息",
    elements=(Element("proof-of-identity", "有效身份证件或者证明文件"),),
    note="2019年修订后，身份证明成为一切申请的内容。",
)

CORRECTION_NOTICE = Requires(
    id="national.correction-notice",
    term="补正告知的内容",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[30],
    in_force=OGI_2019.in_force,
    subject="补正告知",
    elements=(
        Element("guidance", "指导和释明"),
        Element("matters", "需要补正的事项"),
        Element("reasonable-period", "合理的补正期限"),
    ),
    note="补正期限没有天数，由行政机关在告知中指定。",
)

REQUEST_HANDLING_SYSTEMS = Requires(
    id="national.request-handling-systems",
    term="政府信息公开申请的工作制度",
    owed_by=_AGENCY,
    basis=OGI_2019[45],
    in_force=OGI_2019.in_force,
    subject="政府信息公开申请的工作制度",
    elements=(
        Element("registration", "登记"),
        Element("review", "审核"),
        Element("handling", "办理"),
        Element("reply", "答复"),
        Element("filing", "归档"),
    ),
)

SUPERVISION_SYSTEMS = Requires(
    id="national.supervision-systems",
    term="政府信息公开工作的监督制度",
    owed_by=_GOVERNMENTS,
    basis=OGI_2019[46],
    in_force=OGI_2019.in_force,
    subject="政府信息公开工作的监督制度",
    elements=(
        Element("assessment", "考核制度"),
        Element("public-appraisal", "社会评议制度"),
        Element("accountability", "责任追究制度"),
    ),
)

ASSESS_WORK = Recurring(
    id="national.assess-work",
    term="定期考核、评议政府信息公开工作",
    owed_by=_GOVERNMENTS,
    basis=OGI_2019[46],
    in_force=OGI_2019.in_force,
    event="work.assessed",
    every=Unit.UNSAID,
    note="条例只说“定期”。",
)

TRAIN_STAFF = Recurring(
    id="national.train-staff",
    term="定期培训政府信息公开工作人员",
    owed_by="政府信息公开工作主管部门",
    basis=OGI_2019[48],
    in_force=OGI_2019.in_force,
    event="staff.trained",
    every=Unit.UNSAID,
    note="条例只说“定期”。",
)

ANNUAL_REPORT_CONTENTS = Requires(
    id="national.annual-report-contents",
    term="政府信息公开工作年度报告的内容",
    owed_by=_AGENCY,
    basis=OGI_2019[50, 1],
    in_force=OGI_2019.in_force,
    subject="政府信息公开工作年度报告",
    elements=(
        Element("proactive-disclosure", "行政机关主动公开政府信息的情况"),
        Element("requests", "行政机关收到和处理政府信息公开申请的情况"),
        Element("review-and-litigation", "因政府信息公开工作被申请行政复议、提起行政诉讼的情况"),
        Element("problems-and-improvement", "政府信息公开工作存在的主要问题及改进情况"),
        Element("other", "其他需要报告的事项", optional=True),
    ),
)

ANNUAL_REPORT_CONTENTS_GOVERNMENT = Requires(
    id="national.annual-report-contents-government",
    term="各级人民政府年度报告还应当包括的内容",
    owed_by=_GOVERNMENTS,
    basis=OGI_2019[50, 1, 4],
    in_force=OGI_2019.in_force,
    subject="各级人民政府的政府信息公开工作年度报告",
    elements=(
        Element("assessment", "工作考核结果情况"),
        Element("public-appraisal", "社会评议结果情况"),
        Element("accountability", "责任追究结果情况"),
    ),
)

REPLY_ALREADY_PUBLIC = Requires(
    id="national.reply-already-public",
    term="已经主动公开的答复",
    owed_by=_AGENCY,
    basis=OGI_2019[36, 0, 1],
    in_force=OGI_2019.in_force,
    subject="已经主动公开的答复",
    elements=(Element("way", "获取方式"), Element("channel", "获取途径")),
)

REPLY_GRANTED = Requires(
    id="national.reply-granted",
    term="可以公开的答复",
    owed_by=_AGENCY,
    basis=OGI_2019[36, 0, 2],
    in_force=OGI_2019.in_force,
    subject="不直接提供而告知如何获取的答复",
    elements=(Element("way", "获取方式"), Element("channel", "获取途径"), Element("time", "获取时间")),
    note="直接向申请人提供该政府信息的，无需告知如何获取。",
)

REPLY_REFUSED = Requires(
    id="national.reply-refused",
    term="不予公开的答复",
    owed_by=_AGENCY,
    basis=OGI_2019[36, 0, 3],
    in_force=OGI_2019.in_force,
    subject="不予公开的答复",
    elements=(Element("decision", "不予公开的决定"), Element("reasons", "理由")),
)

REPLY_OTHER_BODY = Requires(
    id="national.reply-other-body",
    term="不属于本行政机关负责公开的答复",
    owed_by=_AGENCY,
    basis=OGI_2019[36, 0, 5],
    in_force=OGI_2019.in_force,
    subject="不属于本行政机关负责公开的答复",
    elements=(
        Element("decision", "不属于本行政机关负责公开"),
        Element("reasons", "理由"),
        Element("responsible-body", "负责公开该政府信息的行政机关的名称", optional=True),
        Element("responsible-body-contact", "负责公开该政府信息的行政机关的联系方式", optional=True),
    ),
    note="能够确定负责公开的行政机关的，应当告知其名称和联系方式。",
)

PARTIAL_DISCLOSURE = Requires(
    id="national.partial-disclosure",
    term="区分处理的答复",
    owed_by=_AGENCY,
    basis=OGI_2019[37],
    in_force=OGI_2019.in_force,
    subject="区分处理的答复",
    elements=(Element("public-part", "可以公开的政府信息内容"), Element("reasons", "对不予公开的内容说明理由")),
)

OVERRIDE_NOTICE = Requires(
    id="national.override-notice",
    term="决定公开第三方信息的告知内容",
    owed_by=_AGENCY,
    basis=OGI_2019[32],
    in_force=OGI_2019.in_force,
    subject="因公共利益决定公开时对第三方的书面告知",
    elements=(Element("contents", "决定公开的政府信息内容"), Element("reasons", "理由")),
)
OVERRIDE_NOTICE_2007 = Requires(
    id="national.override-notice",
    term="决定公开第三方信息的告知内容",
    owed_by=_AGENCY,
    basis=OGI_2007[23],
    in_force=OGI_2007.in_force,
    subject="因公共利益决定公开时对第三方的书面通知",
    elements=(Element("contents", "决定公开的政府信息内容"), Element("reasons", "理由")),
)

RULES = (
    GOVERNMENT_INFORMATION,
    GUIDE_CONTENTS,
    CATALOGUE_CONTENTS,
    REVIEW_MECHANISM,
    REASSESS_EXEMPT,
    PROACTIVE_CRITERIA,
    PLATFORM_FUNCTIONS,
    REQUEST_CONTENTS,
    REQUEST_CONTENTS_2007,
    OWN_RECORDS_PROOF_2007,
    CORRECTION_NOTICE,
    OVERRIDE_NOTICE,
    OVERRIDE_NOTICE_2007,
    REPLY_ALREADY_PUBLIC,
    REPLY_GRANTED,
    REPLY_REFUSED,
    REPLY_OTHER_BODY,
    PARTIAL_DISCLOSURE,
    REQUEST_HANDLING_SYSTEMS,
    SUPERVISION_SYSTEMS,
    ASSESS_WORK,
    TRAIN_STAFF,
    ANNUAL_REPORT_CONTENTS,
    ANNUAL_REPORT_CONTENTS_GOVERNMENT,
)
