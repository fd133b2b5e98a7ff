"""What the ticked columns of the standard catalogues (基层政务公开标准目录) choose from."""

from __future__ import annotations

from zfgk.catalogue.schema import Term, Vocabulary
from zfgk.model.law import Seen

TICKED = frozenset("■▲◆")
"""Marks of a chosen item, as published catalogues print them."""
UNTICKED = frozenset("□口£")
"""Marks of an item that was not chosen; 口 and £ are what files make of an empty box."""

_CHANNELS = (
    Term("website", "政府网站"),
    Term("gazette", "政府公报"),
    Term("social-media", "两微一端"),
    Term("press-or-hearing", "发布会/听证会", ("发布会听证会",)),
    Term("broadcast", "广播电视"),
    Term("print", "纸质载体", ("纸质媒体",)),
    Term("access-point", "公开查阅点"),
    Term("service-centre", "政府服务中心", ("政务服务中心",)),
    Term("service-station", "便民服务站"),
    Term("on-site", "入户/现场", ("入户现场",)),
    Term(
        "notice-board",
        "社区/企事业单位/村公示栏",
        ("社区/企事业单位/村公示栏（电子屏）", "社区/企事业单位/村公示栏(电子屏)", "村公示栏"),
    ),
    Term("targeted", "精准推送"),
    Term("other", "其他"),
)
_BASIS = "基层政务公开标准目录“公开渠道和载体”栏"

CHANNELS = Vocabulary(
    name="channels",
    title="公开渠道和载体",
    terms=_CHANNELS,
    basis=_BASIS,
    seen=Seen.EXCERPT,
    closed=False,
)
CHANNELS_LAND = Vocabulary(
    name="channels-land-expropriation",
    title="公开渠道和载体（农村集体土地征收）",
    terms=(*_CHANNELS, Term("land-platform", "征地信息公开平台")),
    basis=_BASIS,
    seen=Seen.EXCERPT,
    closed=False,
)
CHANNELS_RESOURCES = Vocabulary(
    name="channels-public-resources",
    title="公开渠道和载体（公共资源配置）",
    terms=(
        *_CHANNELS,
        Term("tender-platform", "招标投标公共服务平台"),
        Term("department-site", "管理部门网站"),
        Term("trading-platform", "公共资源交易平台"),
    ),
    basis=_BASIS,
    seen=Seen.EXCERPT,
    closed=False,
)
AUDIENCES = Vocabulary(
    name="audiences",
    title="公开对象",
    terms=(Term("everyone", "全社会"), Term("group", "特定群体", ("特定群众",))),
    basis="基层政务公开标准目录“公开对象”栏",
    seen=Seen.EXCERPT,
)
WAYS = Vocabulary(
    name="ways",
    title="公开方式",
    terms=(Term("proactive", "主动", ("主动公开",)), Term("on-request", "依申请", ("依申请公开",))),
    basis="基层政务公开标准目录“公开方式”栏",
    seen=Seen.EXCERPT,
)
LEVELS = Vocabulary(
    name="levels",
    title="公开层级",
    terms=(
        Term("city", "市级"),
        Term("county", "县级"),
        Term("township", "乡级", ("镇级",)),
        Term("township-and-village", "乡、村级"),
        Term("village", "村级"),
    ),
    basis="基层政务公开标准目录“公开层级”栏",
    note="各地不一，有的目录没有此栏",
    seen=Seen.EXCERPT,
)
