"""Key fields, and the standard catalogues of grass-roots bodies."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.duty import Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_FIELD = "重点领域"

KEY_FIELDS = Roster(
    id="linyi.key-fields",
    term="重点领域信息公开",
    owed_by="临沂市自然资源和规划局责任科室、单位（见附件）",
    basis=Basis(LINYI_2020, part="一（二）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-31",),
    seats=(
        Seat("public-resources", _FIELD, "公共资源配置"),
        Seat("construction-land", _FIELD, "建设项目用地批准"),
        Seat("public-benefit", _FIELD, "社会公益事业建设"),
        Seat("factors", _FIELD, "要素保障"),
        Seat("disaster-prevention", _FIELD, "防灾减灾"),
        Seat("expropriation", _FIELD, "土地征收"),
        Seat("spatial-planning", _FIELD, "国土空间规划"),
        Seat("third-land-survey", _FIELD, "第三次全国国土调查"),
        Seat("minerals", _FIELD, "矿产资源"),
        Seat("restoration", _FIELD, "生态保护修复"),
    ),
)
GRASS_ROOTS_CATALOGUES = Requires(
    id="linyi.grass-roots-catalogues",
    term="基层政务公开事项标准目录",
    owed_by="临沂市自然资源和规划局责任科室、单位（见附件）及各分局",
    basis=Basis(LINYI_2020, part="三（一）", seen=Seen.TEXT),
    in_force=LINYI_2020.in_force,
    rows=("LY-39",),
    subject="本系统基层单位编制的标准目录",
    elements=(
        Element("planning", "城乡规划"),
        Element("rural-expropriation", "农村集体土地征收"),
        Element("public-resources", "公共资源配置"),
    ),
    note="对照国务院部门的标准指引；推进情况是评价政务公开工作成效的重要内容。",
)

RULES = (KEY_FIELDS, GRASS_ROOTS_CATALOGUES)
