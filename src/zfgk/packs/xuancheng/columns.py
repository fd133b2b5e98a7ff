"""Catalogue and guide, and what stands on the sites, in the brochure and on the screens."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.rules.shape import Element, Requires
from zfgk.texts.xuancheng import XUANCHENG_2010

_ONLINE = Basis(XUANCHENG_2010, part="四（一）", seen=Seen.EXCERPT)

CATALOGUE_AND_GUIDE = Requires(
    id="xuancheng.catalogue-and-guide",
    term="政务公开目录和指南",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（一）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-05",),
    subject="政务公开的编制文件",
    elements=(Element("catalogue", "政务公开目录"), Element("guide", "政务公开指南")),
)
SERVICE_DISPLAY = Requires(
    id="xuancheng.service-display",
    term="服务事项实时显示",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（二）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-06",),
    subject="土地登记等涉及群众利益的服务事项",
    elements=(Element("on-site", "通过市国土资源网站显示"), Element("in-real-time", "实时")),
    note="“实时”没有数字。",
)
APPROVAL_ITEMS = Requires(
    id="xuancheng.approval-items",
    term="审批项目网上公开",
    owed_by="宣城市国土资源局",
    basis=_ONLINE,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-08",),
    subject="所有审批项目，每一项",
    elements=(
        Element("conditions", "审批条件"),
        Element("legal-basis", "法律依据"),
        Element("process", "办事流程"),
        Element("time-limit", "办事时限"),
        Element("fees", "收费标准"),
        Element("forms", "表格下载"),
        Element("guide", "办事指南"),
    ),
    note="与《行政审批服务指南》的七项不同，不合并。",
)
APPROVAL_ITEM_SITES = Requires(
    id="xuancheng.approval-item-sites",
    term="审批项目公布的网站",
    owed_by="宣城市国土资源局",
    basis=_ONLINE,
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-08",),
    subject="审批项目公布之处",
    elements=(Element("government-site", "政府网站"), Element("bureau-portal", "局门户网站")),
)
APPROVAL_BROCHURE = Requires(
    id="xuancheng.approval-brochure",
    term="行政审批服务指南",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="四（三）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-09",),
    subject="在行政服务中心发放的《行政审批服务指南》",
    elements=(
        Element("content", "审批内容"),
        Element("basis", "审批依据"),
        Element("conditions", "审批条件"),
        Element("procedure", "审批程序"),
        Element("fees", "收费标准"),
        Element("time-limit", "审批时限"),
        Element("telephone", "联系电话"),
    ),
)
SCREENS = Requires(
    id="xuancheng.screens",
    term="大屏幕、触摸屏公开",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="四（二）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-10",),
    subject="办公楼一楼LED大屏幕和电子触摸屏动态实时公开的内容",
    elements=(
        Element("government-information", "政务信息"),
        Element("counter-layout", "窗口布局"),
        Element("service-guide", "服务指南"),
        Element("approval-results", "审批事项办理结果"),
    ),
    note="“实时”没有数字。",
)

RULES = (
    CATALOGUE_AND_GUIDE,
    SERVICE_DISPLAY,
    APPROVAL_ITEMS,
    APPROVAL_ITEM_SITES,
    APPROVAL_BROCHURE,
    SCREENS,
)
