"""Assessment: its weight and rhythm, praise and blame, the yearly self-check, briefings and training."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Coverage, Element, Recurring, Requires, Unit
from zfgk.texts.yiyang import OPENNESS

_BUREAU = "益阳市国土资源局"
_ASSESSMENT = Basis(OPENNESS, part="六（四）")
_YEARLY = Basis(OPENNESS, part="三（三）")

WEIGHT = Coverage(
    id="yiyang.weight",
    term="政务公开在绩效考评中的分值权重",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C5",),
    of="政务公开评估结果的分值",
    among="年度综合绩效考评的总分值",
    at_least=4,
)
ASSESS_MONTHLY = Recurring(
    id="yiyang.assess-monthly",
    term="政务公开月度评估",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C6",),
    event="monthly-assessment.done",
    every=Unit.MONTH,
)
ASSESS_QUARTERLY = Recurring(
    id="yiyang.assess-quarterly",
    term="政务公开季度评估",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C6",),
    event="quarterly-assessment.done",
    every=Unit.QUARTER,
)
ASSESS_YEARLY = Recurring(
    id="yiyang.assess-yearly",
    term="政务公开年度评估",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C6",),
    event="yearly-assessment.done",
    every=Unit.YEAR,
    note="评估结果纳入年度综合绩效考评。",
)
INDEPENDENT_ASSESSMENT = Roster(
    id="yiyang.independent-assessment",
    term="第三方评估",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    force=Force.MAY,
    rows=("YY-C6",),
    seats=(Seat("third-party", "独立公正评估公开质量和效果的第三方机构", at_least=0),),
    note="“鼓励支持”。",
)
PRAISE_AND_BLAME = Assigns(
    id="yiyang.praise-and-blame",
    term="政务公开的激励和问责",
    owed_by=_BUREAU,
    basis=_ASSESSMENT,
    in_force=OPENNESS.in_force,
    rows=("YY-C7",),
    question="政务公开工作如何奖惩",
    outcomes=(
        Outcome("good", "落实好的", "按照有关规定通报表彰"),
        Outcome("poor", "落实不到位的", "通报批评"),
        Outcome(
            "unlawful",
            "违反政务公开有关规定、不履行公开义务或者公开不应当公开事项，并造成严重影响的",
            "依法依规严肃追究责任",
        ),
    ),
    note="是否追究由人决定。",
)
SELF_CHECK = Recurring(
    id="yiyang.self-check",
    term="不予公开信息的自查",
    owed_by=_BUREAU,
    basis=_YEARLY,
    in_force=OPENNESS.in_force,
    rows=("YY-C21",),
    event="withheld-information.checked",
    every=Unit.YEAR,
    note="发现应公开未公开等问题，“及时”督促整改，没有数字。",
)
SELF_CHECK_SCOPE = Requires(
    id="yiyang.self-check-scope",
    term="自查的范围",
    owed_by=_BUREAU,
    basis=_YEARLY,
    in_force=OPENNESS.in_force,
    rows=("YY-C21",),
    subject="每年的全面自查和审查",
    elements=(
        Element("withheld", "本单位不予公开的信息"),
        Element("often-requested", "依申请公开较为集中的信息"),
    ),
)
KEY_POINTS = Recurring(
    id="yiyang.key-points",
    term="政务公开年度工作重点",
    owed_by=_BUREAU,
    basis=_YEARLY,
    in_force=OPENNESS.in_force,
    rows=("YY-C21",),
    event="key-points.set",
    every=Unit.YEAR,
)
ANNUAL_REPORT = Recurring(
    id="yiyang.annual-report",
    term="政府信息公开工作年度报告",
    owed_by=_BUREAU,
    basis=_YEARLY,
    in_force=OPENNESS.in_force,
    rows=("YY-C21",),
    event="annual-report.published",
    every=Unit.YEAR,
    note="“按要求及时发布”，本文不写日期；法定日期见national.annual-report-department。",
)
HEAR_BRIEFING = Recurring(
    id="yiyang.hear-briefing",
    term="专门听取政务公开工作汇报",
    owed_by="益阳市国土资源局办公室分管领导",
    basis=Basis(OPENNESS, part="六（一）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C22",),
    event="briefing.heard",
    every=Unit.YEAR,
    at_least=1,
    note="“一次以上”包括一次。",
)
TRAINING = Roster(
    id="yiyang.training",
    term="新录用公务员培训",
    owed_by=_BUREAU,
    basis=Basis(OPENNESS, part="六（三）"),
    in_force=OPENNESS.in_force,
    rows=("YY-C26",),
    seats=(Seat("openness", "政务公开"),),
)

RULES = (
    WEIGHT,
    ASSESS_MONTHLY,
    ASSESS_QUARTERLY,
    ASSESS_YEARLY,
    INDEPENDENT_ASSESSMENT,
    PRAISE_AND_BLAME,
    SELF_CHECK,
    SELF_CHECK_SCOPE,
    KEY_POINTS,
    ANNUAL_REPORT,
    HEAR_BRIEFING,
    TRAINING,
)
