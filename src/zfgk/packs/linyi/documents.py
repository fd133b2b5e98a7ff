"""Guide, catalogue, and the documents behind them through their whole life."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.measure import Unquantified
from zfgk.packs.national.readings import START_DAY
from zfgk.rules.clock import Act, Deadline, Start
from zfgk.rules.shape import Element, Recurring, Requires, Unit
from zfgk.texts.linyi import LINYI_2020

_LIFE = Basis(LINYI_2020, part="四（一）", seen=Seen.TEXT)
_KEEPERS = "临沂市自然资源和规划局综合组、政策法规组、信息中心"

GUIDE_DATE = Requires(
    id="linyi.guide-date",
    term="指南标注更新日期",
    owed_by="临沂市自然资源和规划局综合组、信息中心",
    basis=Basis(LINYI_2020, part="附件“完善制度规范”", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-12",),
    subject="更新后的政府信息公开指南",
    elements=(Element("date-updated", "更新日期"),),
    note="“明确标注更新日期”只见于附件。",
)
BASIC_CATALOGUE = Requires(
    id="linyi.basic-catalogue",
    term="主动公开基本目录",
    owed_by="临沂市自然资源和规划局综合组",
    basis=Basis(LINYI_2020, part="六（二）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-13",),
    subject="主动公开基本目录",
    elements=(Element("catalogue", "主动公开基本目录"), Element("adjusted", "动态调整更新")),
    note="“动态”没有周期。",
)
LIFE_OF_INFORMATION = Requires(
    id="linyi.life-of-information",
    term="政务信息全生命周期管理",
    owed_by=_KEEPERS,
    basis=_LIFE,
    in_force=LINYI_2020.in_force,
    rows=("LY-20",),
    subject="政务信息管理制度所及的环节",
    elements=(
        Element("making", "制作"),
        Element("obtaining", "获取"),
        Element("keeping", "保存"),
        Element("processing", "处理"),
    ),
)
UPDATE_LIBRARY = Deadline(
    id="linyi.update-library",
    term="更新规章、规范性文件发布平台",
    owed_by=_KEEPERS,
    basis=_LIFE,
    in_force=LINYI_2020.in_force,
    rows=("LY-21",),
    start=Start(events=("normative-document.changed",), basis=_LIFE, counting=START_DAY),
    period=Unquantified("动态调整更新"),
    act=Act(made="library.updated"),
    note="规章、规范性文件的立、改、废，都要反映在集中发布平台上。",
)
CLEAN_DOCUMENTS = Recurring(
    id="linyi.clean-documents",
    term="定期清理规章和规范性文件",
    owed_by="临沂市自然资源和规划局政策法规组",
    basis=Basis(LINYI_2020, part="二（二）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-22",),
    event="documents.cleaned",
    every=Unit.UNSAID,
    note="“定期”没有周期，由使用者给出；清理结果公开。",
)

RULES = (GUIDE_DATE, BASIC_CATALOGUE, LIFE_OF_INFORMATION, UPDATE_LIBRARY, CLEAN_DOCUMENTS)
