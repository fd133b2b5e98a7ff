"""Bringing policies to people: four ways of pushing, subscriptions, partner organisations and media."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.duty import Assigns, Outcome, Roster, Seat
from zfgk.rules.shape import Element, Requires
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_PUSH = Basis(SHANGHAI_2024, part="二（三）")

PUSH_METHODS = Requires(
    id="shanghai.push-methods",
    term="四类推送法",
    owed_by=_BUREAU,
    basis=_PUSH,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-14",),
    subject="综合运用的政策推送方式",
    elements=(
        Element("targeted", "精准推送或者订阅"),
        Element("broad", "广泛推送"),
        Element("direct", "直达推送"),
        Element("relayed", "接力推送"),
    ),
)
PUSH_CHANNELS = Assigns(
    id="shanghai.push-channels",
    term="四类推送法的渠道",
    owed_by=_BUREAU,
    basis=_PUSH,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-14",),
    question="每一类推送通过什么渠道",
    outcomes=(
        Outcome("targeted", "精准推送或者订阅", "“一网通办”个人和企业专属空间"),
        Outcome("broad", "广泛推送", "第三方互联网资讯平台"),
        Outcome("direct", "办事类政策及申报渠道的直达推送", "短消息等传统网络通讯方式"),
        Outcome("relayed", "接力推送", "政务服务窗口、行业协会、商会、产业园区等线下渠道"),
    ),
)
PUSH_RECORD = Requires(
    id="shanghai.push-record",
    term="政策推送与订阅",
    owed_by=_BUREAU,
    basis=_PUSH,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-15",),
    subject="政策的推送与订阅",
    elements=(Element("audience-tags", "目标受众标签"), Element("topic-subscription", "按主题订阅")),
    note="标签是政策的受众标签，不是对个人的画像。",
)
PARTNERS = Requires(
    id="shanghai.partners",
    term="向相关组织同步推送的政策知识点",
    owed_by=_BUREAU,
    basis=Basis(SHANGHAI_2024, part="二（六）"),
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-31",),
    subject="向相关组织同步推送的内容",
    elements=(
        Element("original", "政策原文"),
        Element("interpretation", "解读材料"),
        Element("questions", "常见问题与解答清单"),
    ),
)
MEDIA = Roster(
    id="shanghai.media",
    term="政策传播载体",
    owed_by=_BUREAU,
    basis=Basis(SHANGHAI_2024, part="四（三）"),
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-34",),
    seats=(
        Seat("newspaper", "报"),
        Seat("web", "网"),
        Seat("client", "端"),
        Seat("social", "微"),
        Seat("screen", "屏"),
    ),
    note="政府网站和政务新媒体稿源互通（三（五））。",
)

RULES = (PUSH_METHODS, PUSH_CHANNELS, PUSH_RECORD, PARTNERS, MEDIA)
