"""Media, theme days, and where opinions are asked for."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.rules.duty import Roster, Seat
from zfgk.texts.xuancheng import XUANCHENG_2010

MEDIA = Roster(
    id="xuancheng.media",
    term="新闻媒体公开",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="四（五）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    rows=("XC-15",),
    seats=(Seat("television", "渠道", "宣城电视台"), Seat("newspaper", "渠道", "《宣城日报》")),
    per="应公开的重大事项",
    note="“等传媒平台”；“及时”没有数字。",
)
THEME_DAYS = Roster(
    id="xuancheng.theme-days",
    term="宣传日",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="四（四）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    force=Force.SHOULD,
    rows=("XC-16",),
    seats=(Seat("06-25", "宣传日", "6月25日全国土地日"), Seat("12-04", "宣传日", "12月4日法制宣传日")),
)
OPINIONS = Roster(
    id="xuancheng.opinions",
    term="网上征求意见",
    owed_by="宣城市国土资源局",
    basis=Basis(XUANCHENG_2010, part="二（三）", seen=Seen.EXCERPT),
    in_force=XUANCHENG_2010.in_force,
    force=Force.SHOULD,
    rows=("XC-17",),
    seats=(Seat("site", "征求社会各界意见和建议的渠道", "国土资源网站"),),
)

RULES = (MEDIA, THEME_DAYS, OPINIONS)
