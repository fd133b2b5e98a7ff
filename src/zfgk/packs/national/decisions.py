"""Making decisions and rules in public: consultations, hearings, legality review, taking effect and filing."""

from __future__ import annotations

import attrs

from zfgk.model.law import Force
from zfgk.model.measure import Days, Unquantified, WorkingDays
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, LeadTime, Minimum, Start
from zfgk.texts.national_duties import (
    MAJOR_DECISIONS_2019,
    REGULATION_MAKING_2017,
    RULE_MAKING_2001,
    RULE_MAKING_2017,
)

_CLOSED = Act(made="consultation.closed")

PUBLIC_CONSULTATION = Minimum(
    id="national.public-consultation",
    term="重大行政决策公开征求意见",
    owed_by="决策承办单位",
    basis=MAJOR_DECISIONS_2019[15, 1],
    in_force=MAJOR_DECISIONS_2019.in_force,
    force=Force.DEFAULT,
    start=Start(events=("consultation.opened",), basis=MAJOR_DECISIONS_2019[15, 1], counting=START_DAY),
    period=Days(30),
    act=_CLOSED,
    rows=("JC-15",),
    note="因情况紧急等原因可以缩短，但公开征求意见时应当说明；没有最短天数。",
)
HEARING_MATERIALS = LeadTime(
    id="national.hearing-materials",
    term="向听证参加人送达听证会材料",
    owed_by="决策承办单位或者组织听证会的其他单位",
    basis=MAJOR_DECISIONS_2019[16, 3],
    in_force=MAJOR_DECISIONS_2019.in_force,
    start=Start(events=("hearing.held",), basis=MAJOR_DECISIONS_2019[16, 3], counting=START_DAY),
    period=Days(7),
    act=Act(made="hearing-materials.served"),
    rows=("JC-16",),
)
LEGALITY_REVIEW = Minimum(
    id="national.legality-review",
    term="重大行政决策合法性审查的时间",
    owed_by="送请审查的单位",
    basis=MAJOR_DECISIONS_2019[26, 2],
    in_force=MAJOR_DECISIONS_2019.in_force,
    force=Force.DEFAULT,
    start=Start(events=("legality-review.requested",), basis=MAJOR_DECISIONS_2019[26, 2], counting=START_DAY),
    period=WorkingDays(7),
    act=Act(made="legality-review.concluded"),
    rows=("JC-26",),
)
PUBLISH_MAJOR_DECISION = Deadline(
    id="national.publish-major-decision",
    term="公布重大行政决策",
    owed_by="决策机关",
    basis=MAJOR_DECISIONS_2019[32],
    in_force=MAJOR_DECISIONS_2019.in_force,
    start=Start(events=("major-decision.made",), basis=MAJOR_DECISIONS_2019[32], counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="major-decision.published"),
    note="依法不予公开的除外。",
)

CONSULT_ON_RULES = Minimum(
    id="national.consult-on-rules",
    term="规章草案向社会公布征求意见",
    owed_by="起草单位",
    basis=RULE_MAKING_2017[15, 2],
    in_force=RULE_MAKING_2017.in_force,
    force=Force.DEFAULT,
    start=Start(events=("consultation.opened",), basis=RULE_MAKING_2017[15, 2], counting=START_DAY),
    period=Days(30),
    act=_CLOSED,
    rows=("GZ-15/21",),
    note="依法需要保密的除外。",
)
CONSULT_ON_RULES_UNDER_REVIEW = Minimum(
    id="national.consult-on-rules-under-review",
    term="规章送审稿向社会公布征求意见",
    owed_by="法制机构",
    basis=RULE_MAKING_2017[21, 2],
    in_force=RULE_MAKING_2017.in_force,
    force=Force.DEFAULT,
    start=Start(events=("consultation.opened",), basis=RULE_MAKING_2017[21, 2], counting=START_DAY),
    period=Days(30),
    act=_CLOSED,
    rows=("GZ-15/21",),
    note="是否公布由法制机构决定；公布的，一般不少于30日。",
)
HEARING_NOTICE = LeadTime(
    id="national.hearing-notice",
    term="公布规章听证会的时间、地点和内容",
    owed_by="起草单位",
    basis=RULE_MAKING_2017[16, 2, 1],
    in_force=RULE_MAKING_2017.in_force,
    start=Start(events=("hearing.held",), basis=RULE_MAKING_2017[16, 2, 1], counting=START_DAY),
    period=Days(30),
    act=Act(made="hearing.announced"),
    rows=("GZ-16",),
)
HEARING_NOTICE_2001 = attrs.evolve(
    HEARING_NOTICE,
    basis=RULE_MAKING_2001[15],
    in_force=RULE_MAKING_2001.in_force,
    start=Start(events=("hearing.held",), basis=RULE_MAKING_2001[15], counting=START_DAY),
)
RULES_EFFECT = Minimum(
    id="national.rules-effect",
    term="规章公布后施行",
    owed_by="规章制定机关",
    basis=RULE_MAKING_2017[32],
    in_force=RULE_MAKING_2017.in_force,
    start=Start(events=("rules.promulgated",), basis=RULE_MAKING_2017[32], counting=START_DAY),
    period=Days(30),
    clear=True,
    act=Act(made="rules.effective"),
    rows=("GZ-32",),
    note="涉及国家安全、外汇汇率、货币政策的确定以及公布后不立即施行将有碍施行的，可以自公布之日起施行。",
)
RULES_EFFECT_2001 = attrs.evolve(
    RULES_EFFECT,
    basis=RULE_MAKING_2001[32],
    in_force=RULE_MAKING_2001.in_force,
    start=Start(events=("rules.promulgated",), basis=RULE_MAKING_2001[32], counting=START_DAY),
)
FILE_RULES = Deadline(
    id="national.file-rules",
    term="规章报送备案",
    owed_by="法制机构",
    basis=RULE_MAKING_2017[34],
    in_force=RULE_MAKING_2017.in_force,
    start=Start(events=("rules.promulgated",), basis=RULE_MAKING_2017[34], counting=START_DAY),
    period=Days(30),
    act=Act(made="rules.filed"),
    rows=("GZ-34",),
    note="30日是日历日；条例没有规定末日逢休息日顺延。",
)
FILE_RULES_2001 = attrs.evolve(
    FILE_RULES,
    basis=RULE_MAKING_2001[34],
    in_force=RULE_MAKING_2001.in_force,
    start=Start(events=("rules.promulgated",), basis=RULE_MAKING_2001[34], counting=START_DAY),
)

CONSULT_ON_REGULATIONS = Minimum(
    id="national.consult-on-regulations",
    term="行政法规草案向社会公布征求意见",
    owed_by="起草部门",
    basis=REGULATION_MAKING_2017[13, 2],
    in_force=REGULATION_MAKING_2017.in_force,
    force=Force.DEFAULT,
    start=Start(events=("consultation.opened",), basis=REGULATION_MAKING_2017[13, 2], counting=START_DAY),
    period=Days(30),
    act=_CLOSED,
    rows=("FG-30",),
    note="经国务院决定不公布的除外。",
)
CONSULT_ON_REGULATIONS_UNDER_REVIEW = Minimum(
    id="national.consult-on-regulations-under-review",
    term="行政法规送审稿向社会公布征求意见",
    owed_by="国务院法制机构",
    basis=REGULATION_MAKING_2017[20, 2],
    in_force=REGULATION_MAKING_2017.in_force,
    force=Force.DEFAULT,
    start=Start(events=("consultation.opened",), basis=REGULATION_MAKING_2017[20, 2], counting=START_DAY),
    period=Days(30),
    act=_CLOSED,
    rows=("FG-30",),
    note="是否公布由法制机构决定；公布的，一般不少于30日。",
)

RULES = (
    PUBLIC_CONSULTATION,
    HEARING_MATERIALS,
    LEGALITY_REVIEW,
    PUBLISH_MAJOR_DECISION,
    CONSULT_ON_RULES,
    CONSULT_ON_RULES_UNDER_REVIEW,
    HEARING_NOTICE,
    HEARING_NOTICE_2001,
    RULES_EFFECT,
    RULES_EFFECT_2001,
    FILE_RULES,
    FILE_RULES_2001,
    CONSULT_ON_REGULATIONS,
    CONSULT_ON_REGULATIONS_UNDER_REVIEW,
)
