"""The fee for handling requests beyond a reasonable number (信息处理费): by piece or by page, in steps."""

from __future__ import annotations

from zfgk.model.law import Basis, Force, Seen
from zfgk.rules.fee import Bracket, Tariff
from zfgk.texts.national import PROCESSING_FEE_2020

_ONE_OF_TWO = "每件申请只能择一适用按件或者按量计收，不得重复计算。"

FEE_BY_PIECE = Tariff(
    id="national.fee-by-piece",
    term="按件计收信息处理费",
    owed_by="申请人",
    # The article was read as an excerpt; that its last step goes on as 200, 300, 400 yuan is drawn from its words.
    basis=Basis(PROCESSING_FEE_2020, 4, seen=Seen.INFERENCE),
    in_force=PROCESSING_FEE_2020.in_force,
    force=Force.MAY,
    unit="件",
    brackets=(Bracket(10, 0), Bracket(30, 100)),
    then_each=200,
    then_every=10,
    then_more=100,
    note="件数为同一申请人一个自然月内的累计件数。31件以上各档的金额是按“每增加一档，收费标准提高100元/件”推算的。"
    + _ONE_OF_TWO,
)

FEE_BY_PAGE = Tariff(
    id="national.fee-by-page",
    term="按量计收信息处理费",
    owed_by="申请人",
    basis=Basis(PROCESSING_FEE_2020, 5, seen=Seen.EXCERPT),
    in_force=PROCESSING_FEE_2020.in_force,
    force=Force.MAY,
    unit="页",
    brackets=(Bracket(30, 0), Bracket(100, 10), Bracket(200, 20)),
    then_each=40,
    note="适用于以提供纸质件、发送电子邮件、复制电子数据等方式获取的情形；页数以单件申请为单位、单面为一页，未见原文。"
    + _ONE_OF_TWO,
)

RULES = (FEE_BY_PIECE, FEE_BY_PAGE)
