"""State secrets (国家秘密): unclear matters, leaks and appraisals. In 2024 ten days became ten working days."""

from __future__ import annotations

import attrs

from zfgk.model.measure import ClockHours, Days, WorkingDays
from zfgk.packs.national.readings import EXTENSION_BASE, START_DAY, VERSION_IN_TRANSITION
from zfgk.rules.clock import Act, Deadline, Extension, Start
from zfgk.texts.national_duties import SECRETS_RULES_2014, SECRETS_RULES_2024

_CALENDAR_DAYS = "2014年的“10日”是日历日，没有规定末日逢休息日顺延。"

REPORT_UNCLEAR_SECRET = Deadline(
    id="national.report-unclear-secret",
    term="将不明确事项报请确定密级",
    owed_by="机关、单位",
    basis=SECRETS_RULES_2024[25, 1],
    in_force=SECRETS_RULES_2024.in_force,
    start=Start(events=("classification.proposed",), basis=SECRETS_RULES_2024[25, 1], counting=START_DAY),
    period=WorkingDays(10),
    act=Act(made="classification.reported"),
    rows=("BM-25",),
)
REPORT_UNCLEAR_SECRET_2014 = attrs.evolve(
    REPORT_UNCLEAR_SECRET,
    basis=SECRETS_RULES_2014[19, 1],
    in_force=SECRETS_RULES_2014.in_force,
    start=Start(events=("classification.proposed",), basis=SECRETS_RULES_2014[19, 1], counting=START_DAY),
    period=Days(10),
    transition=VERSION_IN_TRANSITION,
    note=_CALENDAR_DAYS,
)

DECIDE_UNCLEAR_SECRET = Deadline(
    id="national.decide-unclear-secret",
    term="对不明确事项作出定密决定",
    owed_by="保密行政管理部门",
    basis=SECRETS_RULES_2024[25, 2],
    in_force=SECRETS_RULES_2024.in_force,
    start=Start(events=("classification.received",), basis=SECRETS_RULES_2024[25, 2], counting=START_DAY),
    period=WorkingDays(10),
    act=Act(made="classification.decided"),
    rows=("BM-25",),
)
DECIDE_UNCLEAR_SECRET_2014 = attrs.evolve(
    DECIDE_UNCLEAR_SECRET,
    basis=SECRETS_RULES_2014[19, 2],
    in_force=SECRETS_RULES_2014.in_force,
    start=Start(events=("classification.received",), basis=SECRETS_RULES_2014[19, 2], counting=START_DAY),
    period=Days(10),
    transition=VERSION_IN_TRANSITION,
    note=_CALENDAR_DAYS,
)

REPORT_LEAK = Deadline(
    id="national.report-leak",
    term="报告国家秘密泄露或者可能泄露",
    owed_by="机关、单位",
    basis=SECRETS_RULES_2024[61, 1],
    in_force=SECRETS_RULES_2024.in_force,
    start=Start(events=("leak.discovered",), basis=SECRETS_RULES_2024[61, 1], counting=START_DAY),
    period=ClockHours(24),
    act=Act(made="leak.reported"),
    rows=("BM-61",),
    note="补救措施应当立即采取。",
)
REPORT_LEAK_2014 = attrs.evolve(
    REPORT_LEAK,
    basis=SECRETS_RULES_2014[34, 1],
    in_force=SECRETS_RULES_2014.in_force,
    start=Start(events=("leak.discovered",), basis=SECRETS_RULES_2014[34, 1], counting=START_DAY),
)

FORWARD_LEAK_REPORT = Deadline(
    id="national.forward-leak-report",
    term="将泄密报告逐级报至国家保密行政管理部门",
    owed_by="地方各级保密行政管理部门",
    basis=SECRETS_RULES_2024[61, 2],
    in_force=SECRETS_RULES_2024.in_force,
    start=Start(events=("leak-report.received",), basis=SECRETS_RULES_2024[61, 2], counting=START_DAY),
    period=ClockHours(24),
    act=Act(made="leak-report.forwarded"),
    rows=("BM-61",),
)
FORWARD_LEAK_REPORT_2014 = attrs.evolve(
    FORWARD_LEAK_REPORT,
    basis=SECRETS_RULES_2014[34, 2],
    in_force=SECRETS_RULES_2014.in_force,
    start=Start(events=("leak-report.received",), basis=SECRETS_RULES_2014[34, 2], counting=START_DAY),
)

APPRAISE_SECRET = Deadline(
    id="national.appraise-secret",
    term="出具国家秘密鉴定结论",
    owed_by="保密行政管理部门",
    basis=SECRETS_RULES_2024[63, 2],
    in_force=SECRETS_RULES_2024.in_force,
    start=Start(events=("appraisal.accepted",), basis=SECRETS_RULES_2024[63, 2], counting=START_DAY),
    period=Days(30),
    act=Act(made="appraisal.issued"),
    # The text asks for approval only, not for telling anybody: approval is what extends.
    extension=Extension(
        approved="appraisal-extension.approved",
        notified="appraisal-extension.approved",
        at_most=Days(30),
        basis=SECRETS_RULES_2024[63, 2],
        base=EXTENSION_BASE,
    ),
    rows=("BM-63",),
    note="专家咨询等时间不计入；没有规定如何计算，须由使用者另行扣除。",
)
APPRAISE_SECRET_2014 = attrs.evolve(
    APPRAISE_SECRET,
    basis=SECRETS_RULES_2014[37, 2],
    in_force=SECRETS_RULES_2014.in_force,
    start=Start(events=("appraisal.accepted",), basis=SECRETS_RULES_2014[37, 2], counting=START_DAY),
    extension=Extension(
        approved="appraisal-extension.approved",
        notified="appraisal-extension.approved",
        at_most=Days(30),
        basis=SECRETS_RULES_2014[37, 2],
        base=EXTENSION_BASE,
    ),
    note="",
)

RULES = (
    REPORT_UNCLEAR_SECRET,
    REPORT_UNCLEAR_SECRET_2014,
    DECIDE_UNCLEAR_SECRET,
    DECIDE_UNCLEAR_SECRET_2014,
    REPORT_LEAK,
    REPORT_LEAK_2014,
    FORWARD_LEAK_REPORT,
    FORWARD_LEAK_REPORT_2014,
    APPRAISE_SECRET,
    APPRAISE_SECRET_2014,
)
