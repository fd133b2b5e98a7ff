"""Taking part: whom to hear on which policy, public representatives in meetings, and the open month."""

from __future__ import annotations

from zfgk.model.law import Basis, Force
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_DRAFTER = "上海市规划和自然资源局起草处室"
_HEARD = Basis(SHANGHAI_2024, part="三（一）")
_MEETINGS = Basis(SHANGHAI_2024, part="三（二）")
_DECISIONS = Basis(SHANGHAI_2024, part="三（三）")
_OPEN_MONTH = Basis(SHANGHAI_2024, part="三（四）")

HEARD_ON_ENTERPRISES = Requires(
    id="shanghai.heard-on-enterprises",
    term="涉企政策听取意见",
    owed_by=_DRAFTER,
    basis=_HEARD,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-27",),
    subject="制定涉企政策时听取意见的对象",
    elements=(Element("enterprises", "相关企业"), Element("associations", "行业协会、商会")),
    note="三（三）另要求“及时听取”，没有数字。",
)
HEARD_ON_LIVELIHOOD = Requires(
    id="shanghai.heard-on-livelihood",
    term="民生政策了解需求",
    owed_by=_DRAFTER,
    basis=_HEARD,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-27",),
    subject="制定改进与保障民生方面政策时了解需求的对象",
    elements=(Element("grass-roots", "基层一线"),),
)
HEARD_ON_GROUPS = Requires(
    id="shanghai.heard-on-groups",
    term="涉及特定群体利益政策听取意见",
    owed_by=_DRAFTER,
    basis=_HEARD,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-27",),
    subject="制定涉及特定群体利益政策时听取意见的对象",
    elements=(
        Element("peoples-organisations", "相关人民团体"),
        Element("social-organisations", "社会组织"),
        Element("representatives", "群体代表"),
    ),
)
OPINIONS_PUBLISHED = Requires(
    id="shanghai.opinions-published",
    term="决策的意见征集情况",
    owed_by=_DRAFTER,
    basis=_DECISIONS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-28",),
    subject="每一项出台的决策公开的内容",
    elements=(Element("consultation-summary", "意见征集情况"),),
)
PUBLISH_OPINIONS = Deadline(
    id="shanghai.publish-opinions",
    term="决策出台后公开意见征集情况",
    owed_by=_DRAFTER,
    basis=_DECISIONS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-28",),
    start=Start(events=("major-decision.made",), basis=_DECISIONS, counting=START_DAY),
    period=Unquantified("及时"),
    act=Act(made="consultation-summary.published"),
    note="征求意见的最短天数本文没有规定，见national.public-consultation。",
)
MEETING_FEEDBACK = Assigns(
    id="shanghai.meeting-feedback",
    term="公众代表列席会议后的反馈和公开",
    owed_by=_BUREAU,
    basis=_MEETINGS,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-29",),
    question="公众代表列席局长办公会之后，做什么",
    outcomes=(
        Outcome("decisions", "会议决策情况", "以适当形式向列席代表反馈"),
        Outcome("adoption", "列席代表意见建议采纳情况", "以适当形式向列席代表反馈"),
        Outcome("meeting", "相关会议信息", "主动公开"),
    ),
)
REPRESENTATIVES = Roster(
    id="shanghai.representatives",
    term="列席局长办公会的公众代表",
    owed_by=_BUREAU,
    basis=_MEETINGS,
    in_force=SHANGHAI_2024.in_force,
    force=Force.SHOULD,
    rows=("SH-29",),
    seats=(
        Seat("citizens", "市民代表", at_least=0),
        Seat("small-enterprises", "小微企业", at_least=0),
        Seat("private-enterprises", "民营企业", at_least=0),
    ),
    note="“积极邀请”“推动更多”，没有人数。",
)
OPEN_MONTH = Recurring(
    id="shanghai.open-month",
    term="政府开放月",
    owed_by=_BUREAU,
    basis=_OPEN_MONTH,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-30",),
    event="open-activity.held",
    every=Unit.YEAR,
    month=8,
    note="按照市政府统一部署。",
)
OPEN_MONTH_PARTS = Requires(
    id="shanghai.open-month-parts",
    term="政府开放月活动环节",
    owed_by=_BUREAU,
    basis=_OPEN_MONTH,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-30",),
    subject="政府开放月活动期间安排的环节",
    elements=(
        Element("answers", "答疑"),
        Element("talks", "座谈"),
        Element("experience", "活动体验"),
        Element("questionnaire", "问卷调查"),
    ),
    note="“等环节”，可以有其他环节。",
)

RULES = (
    HEARD_ON_ENTERPRISES,
    HEARD_ON_LIVELIHOOD,
    HEARD_ON_GROUPS,
    OPINIONS_PUBLISHED,
    PUBLISH_OPINIONS,
    MEETING_FEEDBACK,
    REPRESENTATIVES,
    OPEN_MONTH,
    OPEN_MONTH_PARTS,
)
