"""Review before release: first review, then publish; one review for each item; secrecy, risk, privacy, and to whom."""

from __future__ import annotations

from zfgk.model.law import Basis
from zfgk.rules.duty import Approval, Assigns, Gate, Outcome
from zfgk.rules.shape import Element, Requires
from zfgk.texts.shanghai import SHANGHAI_2024

_BUREAU = "上海市规划和自然资源局"
_PUBLISHER = "上海市规划和自然资源局发布单位"
_REVIEW = Basis(SHANGHAI_2024, part="四（一）")

REVIEW_BEFORE_RELEASE = Gate(
    id="shanghai.review-before-release",
    term="先审查、后公开，一事一审",
    owed_by=_PUBLISHER,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-01", "SH-02"),
    before="公开信息",
    steps=(Approval(id="review", by="局（审查人原文未指明）", on="拟公开的每一条信息", refused="不得公开"),),
    each=True,
    note="每一条信息一次审查，不得合批、不得沿用前一次审查。两项原则写在一句里，是一个环节的先后和次数。",
)
ATTRIBUTE_OF_DOCUMENT = Requires(
    id="shanghai.attribute-of-document",
    term="公文公开属性认定",
    owed_by=_BUREAU,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-03",),
    subject="每一份公文",
    elements=(Element("attribute-determined", "经认定流程认定的公开属性"),),
    note="认定流程的环节原文没有列出。",
)
SECRECY_REVIEW = Requires(
    id="shanghai.secrecy-review",
    term="拟公开信息的保密审查",
    owed_by=_PUBLISHER,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-04",),
    subject="拟公开信息保密审查所审查的方面",
    elements=(
        Element("state-secrets", "国家秘密"),
        Element("work-secrets", "工作秘密"),
        Element("sensitive", "敏感信息"),
    ),
    note="防止泄露：审查出任何一种即不得公开。",
)
RISK_REVIEW = Requires(
    id="shanghai.risk-review",
    term="规划资源信息公开前的研判",
    owed_by=_BUREAU,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-05",),
    subject="规划资源领域政府信息研判所涉的方面",
    elements=(
        Element("national-security", "国家安全"),
        Element("public-security", "公共安全"),
        Element("economic-security", "经济安全"),
        Element("social-stability", "社会稳定"),
    ),
    note="是否涉及、如何处理，由人审慎研判，程序不作判断。",
)
AGGREGATION_REVIEW = Requires(
    id="shanghai.aggregation-review",
    term="数据汇聚的泄密风险",
    owed_by=_BUREAU,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-06",),
    subject="汇聚公开的数据所审查的方面",
    elements=(Element("aggregation", "数据汇聚引发泄密风险"),),
    note="多少数据算汇聚，原文没有规定，由使用者给出。",
)
PRIVACY_REVIEW = Requires(
    id="shanghai.privacy-review",
    term="个人隐私和商业秘密的保护",
    owed_by=_PUBLISHER,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-07",),
    subject="拟公开信息保护审查所审查的方面",
    elements=(Element("privacy", "个人隐私"), Element("trade-secrets", "商业秘密")),
)
TO_WHOM = Assigns(
    id="shanghai.to-whom",
    term="公开发布方式",
    owed_by=_PUBLISHER,
    basis=_REVIEW,
    in_force=SHANGHAI_2024.in_force,
    rows=("SH-08",),
    question="公文信息以何种方式公开发布",
    outcomes=(Outcome("specific-parties", "公开内容仅涉及特定对象的", "定点、定向公开"),),
    note="其他情形“科学合理确定”，原文没有列举。",
)

RULES = (
    REVIEW_BEFORE_RELEASE,
    ATTRIBUTE_OF_DOCUMENT,
    SECRECY_REVIEW,
    RISK_REVIEW,
    AGGREGATION_REVIEW,
    PRIVACY_REVIEW,
    TO_WHOM,
)
