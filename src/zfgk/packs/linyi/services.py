"""Administration and services: functions, powers, enforcement, ratings."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element, Requires, Statistic, Unit
from zfgk.texts.linyi import LINYI_2020

ADMINISTRATION = Requires(
    id="linyi.administration",
    term="管理和服务公开",
    owed_by="临沂市自然资源和规划局政策法规组",
    basis=Basis(LINYI_2020, part="二（二）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-38",),
    subject="管理和服务公开的成果",
    elements=(
        Element("functions", "机构职能目录"),
        Element("powers", "权责清单"),
        Element("enforcement", "行政执法公示"),
        Element("inspection", "“双随机、一公开”等监管的规则和标准"),
    ),
    note="机构职能目录“公布”，权责清单“更新完善”。",
)
RATINGS = Statistic(
    id="linyi.ratings",
    term="“好差评”公开",
    owed_by="临沂市自然资源和规划局审批办、政策法规组",
    basis=Basis(LINYI_2020, part="附件“推进管理和服务公开”", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-37",),
    counts=(
        Element("services", "政务服务情况"),
        Element("ratings", "企业群众评价"),
        Element("bad-ratings", "差评处理结果"),
    ),
    every=Unit.UNSAID,
    note="“定期”没有周期，由使用者给出；只见于附件。",
)

RULES = (ADMINISTRATION, RATINGS)
