"""The texts beside the Regulation that set times: enforcement, budgets, responses, decisions, rule-making, secrets, archives."""

from __future__ import annotations

from datetime import date

from zfgk.model.law import InForce, Instrument, Seen

PENALTIES_2021 = Instrument(
    id="APL-2021",
    title="中华人民共和国行政处罚法",
    number="2021年修订",
    issued=date(2021, 1, 22),
    in_force=InForce(date(2021, 7, 15)),
)
ENFORCEMENT_2018 = Instrument(
    id="GBF-2018-118",
    title="国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
    number="国办发〔2018〕118号",
    issued=date(2018, 12, 5),
    # Signed on this day, made public in the first days of January 2019; it names no other day.
    in_force=InForce(date(2018, 12, 5)),
    seen=Seen.SECONDARY,
)

BUDGET_2014 = Instrument(
    id="BUDGET-2014",
    title="中华人民共和国预算法",
    number="2014年修正",
    issued=date(2014, 8, 31),
    in_force=InForce(date(2015, 1, 1), date(2018, 12, 28)),
    # Article 14 was read in the text of 2018.
    seen=Seen.SECONDARY,
)
BUDGET_2018 = Instrument(
    id="BUDGET-2018",
    title="中华人民共和国预算法",
    number="2018年修正",
    issued=date(2018, 12, 29),
    in_force=InForce(date(2018, 12, 29)),
)

OPENNESS_PLAN_2016 = Instrument(
    id="GBF-2016-19",
    title="2016年政务公开工作要点",
    number="国办发〔2016〕19号",
    issued=date(2016, 4, 2),
    # Signed on 2016-04-02; other sources give the day of its release as the first in force.
    in_force=InForce(date(2016, 4, 18)),
    seen=Seen.SECONDARY,
)
PUBLIC_OPINION_2016 = Instrument(
    id="GBF-2016-61",
    title="国务院办公厅关于在政务公开工作中进一步做好政务舆情回应的通知",
    number="国办发〔2016〕61号",
    issued=date(2016, 7, 30),
    # Signed on this day, released on 2016-08-12.
    in_force=InForce(date(2016, 7, 30)),
    seen=Seen.SECONDARY,
)

MAJOR_DECISIONS_2019 = Instrument(
    id="MADP-2019",
    title="重大行政决策程序暂行条例",
    number="国务院令第713号",
    issued=date(2019, 4, 20),
    in_force=InForce(date(2019, 9, 1)),
)
RULE_MAKING_2001 = Instrument(
    id="RULES-2001",
    title="规章制定程序条例",
    number="国务院令第322号",
    issued=date(2001, 11, 16),
    in_force=InForce(date(2002, 1, 1), date(2018, 4, 30)),
    # Its first articles were seen, the cited ones only in the text of 2017.
    seen=Seen.UNVERIFIED,
)
RULE_MAKING_2017 = Instrument(
    id="RULES-2017",
    title="规章制定程序条例",
    number="国务院令第322号，2017年修订",
    issued=date(2017, 12, 22),
    in_force=InForce(date(2018, 5, 1)),
)
REGULATION_MAKING_2017 = Instrument(
    id="REGULATIONS-2017",
    title="行政法规制定程序条例",
    number="国务院令第321号，2017年修订",
    issued=date(2017, 12, 22),
    in_force=InForce(date(2018, 5, 1)),
)

SECRETS_RULES_2014 = Instrument(
    id="SSLR-2014",
    title="中华人民共和国保守国家秘密法实施条例",
    number="国务院令第646号",
    issued=date(2014, 1, 17),
    in_force=InForce(date(2014, 3, 1), date(2024, 8, 31)),
)
SECRETS_RULES_2024 = Instrument(
    id="SSLR-2024",
    title="中华人民共和国保守国家秘密法实施条例",
    number="国务院令第786号",
    issued=date(2024, 7, 10),
    in_force=InForce(date(2024, 9, 1)),
)

ARCHIVES_1987 = Instrument(
    id="ARCHIVES-1987",
    title="中华人民共和国档案法",
    number="1987年，1996年、2016年修正",
    issued=date(1987, 9, 5),
    in_force=InForce(date(1988, 1, 1), date(2020, 12, 31)),
    seen=Seen.EXCERPT,
)
ARCHIVES_2020 = Instrument(
    id="ARCHIVES-2020",
    title="中华人民共和国档案法",
    number="2020年修订",
    issued=date(2020, 6, 20),
    in_force=InForce(date(2021, 1, 1)),
)

DUTIES = (
    PENALTIES_2021,
    ENFORCEMENT_2018,
    BUDGET_2014,
    BUDGET_2018,
    OPENNESS_PLAN_2016,
    PUBLIC_OPINION_2016,
    MAJOR_DECISIONS_2019,
    RULE_MAKING_2001,
    RULE_MAKING_2017,
    REGULATION_MAKING_2017,
    SECRETS_RULES_2014,
    SECRETS_RULES_2024,
    ARCHIVES_1987,
    ARCHIVES_2020,
)
