"""The negative list, and the regular check of what is not public."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Recurring, Unit
from zfgk.texts.linyi import LINYI_2020

_ANNEX = Basis(LINYI_2020, part="附件“完善制度规范”", seen=Seen.TEXT)
_LAWYERS = "临沂市自然资源和规划局政策法规组"

NEGATIVE_LIST = Roster(
    id="linyi.negative-list",
    term="政务公开负面清单",
    owed_by=_LAWYERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    force=Force.EXPLORE,
    rows=("LY-14",),
    seats=(Seat("negative-list", "细化明确不予公开范围的负面清单", "政策法规组", at_least=0),),
    note="“探索建立”；“及时调整更新”没有数字。",
)
OUTSIDE_THE_LIST = Assigns(
    id="linyi.outside-the-list",
    term="负面清单以外的事项",
    owed_by=_LAWYERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-15",),
    question="事项是否公开",
    outcomes=(Outcome("not-listed", "不在负面清单上的事项", "原则上依法依规予以公开"),),
    note="“原则上都要”：例外须有法律依据，由人判断。清单上的事项是否不公开，仍依条例第十四至十六条。",
)
SELF_CHECK = Recurring(
    id="linyi.self-check",
    term="不予公开信息自查",
    owed_by=_LAWYERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-16",),
    event="self-check.done",
    every=Unit.UNSAID,
    note="对不予公开的信息以及依申请公开较为集中的信息全面自查；“定期”没有周期，由使用者给出。",
)
AFTER_SELF_CHECK = Assigns(
    id="linyi.after-self-check",
    term="自查后的公开属性",
    owed_by=_LAWYERS,
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-16",),
    question="自查发现的信息如何处理",
    outcomes=(
        Outcome("wrongly-withheld", "应公开未公开的信息", "公开"),
        Outcome("fit-for-all", "可转为主动公开的信息", "主动公开"),
    ),
)

RULES = (NEGATIVE_LIST, OUTSIDE_THE_LIST, SELF_CHECK, AFTER_SELF_CHECK)
