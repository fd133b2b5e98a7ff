"""The choices that the national texts leave, each with its default first."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.model.reading import Option, Reading
from zfgk.texts.national import (
    CIVIL_PROCEDURE,
    GUIDING_CASE_26,
    OGI_2007,
    OGI_2019,
    OPENNESS_2016,
    PROCESSING_FEE_2020,
    REPLY_ON_PERIODS_2015,
    REPLY_ON_SERVICE_2016,
)
from zfgk.texts.national_duties import PUBLIC_OPINION_2016

START_DAY = Reading(
    id="start-day",
    term="期间从哪一天起算",
    options=(
        Option("next-day", "开始之日不计入，从次日起算", seen=Seen.INFERENCE),
        Option("same-day", "开始之日计为第一日（仅用于解释误算）", admissible=False, seen=Seen.INFERENCE),
    ),
    bases=(CIVIL_PROCEDURE[85],),
)
RECEIPT_ON_REST_DAY = Reading(
    id="receipt-on-rest-day",
    term="休息日收到的，从哪一天起算",
    options=(
        Option("as-received", "以实际收到之日为收到日"),
        Option("next-working-day", "顺延至下一工作日视为收到", seen=Seen.SECONDARY),
    ),
    bases=(OGI_2019[33, 2],),
)
RECEIPT_EVIDENCE = Reading(
    id="receipt-evidence",
    term="以哪一事实为收到申请之日",
    options=(
        Option("by-text", "依规定：须双方确认的以确认之日，其余以收到或者提交之日"),
        Option("other", "另一事实之日"),
    ),
    bases=(OGI_2019[31], REPLY_ON_PERIODS_2015.whole, GUIDING_CASE_26.whole),
)
MAIL_ROOM_RECEIPT = Reading(
    id="mail-room-receipt",
    term="寄至公开工作机构以外处所的，以何日为收到",
    options=(
        Option("signature", "以签收之日为收到"),
        Option("confirmation", "以公开工作机构与申请人确认之日为收到"),
    ),
    bases=(REPLY_ON_PERIODS_2015.whole,),
)
ACT_THAT_COUNTS = Reading(
    id="act-that-counts",
    term="答复是否及时看哪一天",
    options=(
        Option("by-method", "依送达方式：邮寄看交邮之日，直接或者委托送达看签收之日，电子方式看到达之日"),
        Option("made", "看作出之日"),
        Option("served", "看签收之日", admissible=False),
    ),
    bases=(REPLY_ON_SERVICE_2016.whole,),
)
CONSULTATION_DAYS = Reading(
    id="consultation-days",
    term="征求意见的首尾两日是否扣除",
    options=(
        Option("sent-out-answer-in", "发出之日不扣，收到意见之日扣除"),
        Option("both-in", "首尾两日均扣除"),
        Option("both-out", "首尾两日均不扣"),
    ),
    bases=(OGI_2019[33, 3], OGI_2007[24, 3]),
)
CONSULTATION_CREDIT = Reading(
    id="consultation-credit",
    term="没有书面证据的征求意见是否扣除",
    options=(
        Option("dated-evidence", "只扣除有日期证据的"),
        Option("as-claimed", "按行政机关所称扣除"),
    ),
    bases=(OGI_2019[33, 3], OGI_2007[24, 3]),
)
EXTENSION_BASE = Reading(
    id="extension-base",
    term="延长的期限从哪一天起算",
    options=(
        Option("expiry", "接在原期限届满之后", seen=Seen.INFERENCE),
        Option("notice", "自告知延长之日起", seen=Seen.INFERENCE),
    ),
    bases=(OGI_2019[33, 2], OGI_2007[24, 2]),
)
CORRECTION_EFFECT = Reading(
    id="correction-effect",
    term="超过7个工作日才要求补正的，答复期限是否重新起算",
    options=(
        Option("restart", "仍自收到补正之日重新起算"),
        Option("no-restart-if-late", "逾期要求补正的，不重新起算", seen=Seen.INFERENCE),
    ),
    bases=(OGI_2019[30],),
)
VERSION_IN_TRANSITION = Reading(
    id="version-in-transition",
    term="收到时与届满时法律不同的，适用哪一版",
    options=(
        Option("receipt", "适用收到申请时的版本", seen=Seen.INFERENCE),
        Option("expiry", "适用届满时的版本", seen=Seen.INFERENCE),
    ),
    bases=(OGI_2019[56],),
)
FEE_RESTART = Reading(
    id="fee-restart",
    term="缴纳信息处理费后答复期限是否重新起算",
    options=(
        Option("off", "不重新起算"),
        Option("on", "自缴费次日起重新计算（依据未见原文）", admissible=False, seen=Seen.UNVERIFIED),
    ),
    bases=(Basis(PROCESSING_FEE_2020, seen=Seen.UNVERIFIED),),
)
EMERGENCY_START = Reading(
    id="emergency-start",
    term="突发事件、政务舆情的小时数从何时起算",
    options=(
        Option("occurred", "自发生之时起算", seen=Seen.INFERENCE),
        Option("known", "自知悉之时起算", seen=Seen.INFERENCE),
    ),
    bases=(PUBLIC_OPINION_2016.whole, OPENNESS_2016.whole),
)

READINGS = (
    START_DAY,
    RECEIPT_ON_REST_DAY,
    RECEIPT_EVIDENCE,
    MAIL_ROOM_RECEIPT,
    ACT_THAT_COUNTS,
    CONSULTATION_DAYS,
    CONSULTATION_CREDIT,
    EXTENSION_BASE,
    CORRECTION_EFFECT,
    VERSION_IN_TRANSITION,
    FEE_RESTART,
    EMERGENCY_START,
)
