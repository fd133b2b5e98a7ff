"""Disclosure proper: the catalogue of proactive disclosure and the stages of a request."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Coverage, Element, Requires
from zfgk.texts.jiading import JIADING_2015

_CATALOGUE = "四（一）6（1）"

CATALOGUE_COVERAGE = Coverage(
    id="jiading.catalogue-coverage",
    term="主动公开目录覆盖审批事项",
    owed_by="嘉定区规划和土地管理局",
    # The text has the catalogue follow the list of approvals; that it covers every one of them is derived.
    basis=Basis(JIADING_2015, part=_CATALOGUE, seen=Seen.INFERENCE),
    in_force=JIADING_2015.in_force,
    rows=("JD-11",),
    of="列入主动公开目录框架的事项",
    among="局行政审批目录中的事项",
)
CATALOGUE_PLATFORM = Requires(
    id="jiading.catalogue-platform",
    term="主动公开目录平台",
    owed_by="嘉定区规划和土地管理局",
    basis=Basis(JIADING_2015, part=_CATALOGUE),
    in_force=JIADING_2015.in_force,
    rows=("JD-11",),
    subject="信息公开平台",
    elements=(Element("kept-up-to-date", "更新及时"), Element("easy-to-search", "查询便捷")),
    note="“及时”没有数字。",
)
REQUEST_STAGES = Requires(
    id="jiading.request-stages",
    term="依申请公开的环节",
    owed_by="嘉定区规划和土地管理局政府信息公开工作机构",
    basis=Basis(JIADING_2015, part="四（一）6（2）"),
    in_force=JIADING_2015.in_force,
    rows=("JD-12",),
    subject="依申请公开处理规程",
    elements=(
        Element("acceptance", "受理"),
        Element("examination", "审查"),
        Element("handling", "处理"),
        Element("reply", "答复"),
    ),
    ordered=True,
    note="本文不设答复期限，适用国家规定。",
)

RULES = (CATALOGUE_COVERAGE, CATALOGUE_PLATFORM, REQUEST_STAGES)
