"""Budgets and final accounts, and the projects paid from them."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element, Requires
from zfgk.texts.linyi import LINYI_2020

_ANNEX = Basis(LINYI_2020, part="附件“提升财政预决算信息公开水平”", seen=Seen.TEXT)

BUDGET_CONTENT = Requires(
    id="linyi.budget-content",
    term="财政预决算公开内容",
    owed_by="临沂市自然资源和规划局财务审计组、信息中心",
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-32",),
    subject="财政预决算信息公开",
    elements=(
        Element("one-column", "统一的财政预决算信息公开栏目"),
        Element("explanation", "预决算说明"),
        Element("tables", "预决算表格"),
        Element("item-level", "公开到支出功能分类项级科目"),
        Element("transfers-by-project", "专项转移支付公开到具体项目"),
        Element("three-public-funds", "“三公”经费预决算"),
        Element("performance", "预算绩效信息"),
    ),
    note="项级科目和具体项目只见于附件，正文五（四）只说“细化”；绩效信息是“积极推进”。公开的期限适用预算法。",
)
KEY_PROJECTS = Requires(
    id="linyi.key-projects",
    term="重点项目绩效公开",
    owed_by="临沂市自然资源和规划局财务审计组",
    basis=_ANNEX,
    in_force=LINYI_2020.in_force,
    rows=("LY-33",),
    subject="每个重点项目",
    elements=(
        Element("grounds", "立项依据"),
        Element("executor", "实施主体"),
        Element("budget", "预算安排"),
        Element("targets", "绩效目标"),
        Element("results", "绩效评价结果"),
    ),
)

RULES = (BUDGET_CONTENT, KEY_PROJECTS)
