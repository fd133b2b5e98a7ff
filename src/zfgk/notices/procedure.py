"""The notices and letters of the procedure: from the receipt to what ends a request without an answer to it."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.notices.kinds import Contest, Group, NoticeType, carries
from zfgk.texts.national import OGI_2019, PROCESSING_FEE_2020

_ENDS = ("agency", "day")
_TO_APPLICANT = ("applicant", "request", "received", "subject", "basis", *_ENDS)
_TO_OTHERS = ("party", "basis", *_ENDS)
_MAY = ("number", "title", "you", "office-contact", "corrected")

RECEIPT = NoticeType(
    id="receipt",
    term="政府信息公开申请登记回执",
    paper="回执",
    group=Group.PROCEDURE,
    basis=OGI_2019[31],
    cites=(OGI_2019[33],),
    contents=carries(*_TO_APPLICANT, "due"),
    may=(*_MAY, "inaction", "route", "review-body", "court"),
)
CORRECTION = NoticeType(
    id="correction",
    term="政府信息公开申请补正告知书",
    paper="告知书",
    group=Group.PROCEDURE,
    basis=OGI_2019[30],
    cites=(OGI_2019[29, 2],),
    contents=carries(*_TO_APPLICANT, "guidance", "matters", "reasonable-period"),
    may=_MAY,
)
EXTENSION = NoticeType(
    id="extension",
    term="政府信息公开申请延长答复期限告知书",
    paper="告知书",
    group=Group.PROCEDURE,
    basis=OGI_2019[33, 2],
    contents=carries(*_TO_APPLICANT, "approved", "extended-by"),
    may=(*_MAY, "reasons", "due", "new-due", "inaction", "route", "review-body", "court"),
)
ASK_REASONS = NoticeType(
    id="ask-reasons",
    term="政府信息公开申请说明理由通知书",
    paper="通知书",
    group=Group.PROCEDURE,
    basis=OGI_2019[35],
    contents=carries(*_TO_APPLICANT, "excess", "explain-by"),
    may=_MAY,
)
DELAY = NoticeType(
    id="delay",
    term="政府信息公开申请延迟答复告知书",
    paper="告知书",
    group=Group.PROCEDURE,
    basis=OGI_2019[35],
    contents=carries(*_TO_APPLICANT, "reasons", "delay-until"),
    may=_MAY,
)
FEE = NoticeType(
    id="fee",
    term="政府信息公开信息处理费收费通知书",
    paper="通知书",
    group=Group.PROCEDURE,
    basis=OGI_2019[42],
    # The duty to send it and its contents are known from restatements that agree.
    cites=(PROCESSING_FEE_2020.whole,),
    contents=carries(*_TO_APPLICANT, "standard", "amount", "payment", "remedy"),
    may=(*_MAY, "excess", "pieces", "pages", "pay-due"),
    contest=Contest.FEE,
    rule="national.pay-fee",
)
MERGED = NoticeType(
    id="merged",
    term="政府信息公开申请合并处理告知书",
    paper="告知书",
    group=Group.PROCEDURE,
    # No article speaks of merging; the paper names the provision that the official gives.
    basis=Basis(OGI_2019, 33, seen=Seen.INFERENCE),
    contents=carries("applicant", "request", "received", "subject", "merged-into", "reasons", "legal-basis", *_ENDS),
    may=_MAY,
)

THIRD_PARTY_LETTER = NoticeType(
    id="third-party-letter",
    term="政府信息公开征求第三方意见书",
    paper="征求意见书",
    group=Group.LETTER,
    basis=OGI_2019[15],
    cites=(OGI_2019[32],),
    contents=carries(*_TO_OTHERS, "concern", "silence", "office-contact"),
    may=("number", "title", "opinion-due"),
    rule="national.third-party-opinion",
)
CO_PRODUCER_LETTER = NoticeType(
    id="co-producer-letter",
    term="政府信息公开征求共同制作机关意见书",
    paper="征求意见书",
    group=Group.LETTER,
    basis=OGI_2019[34],
    contents=carries(*_TO_OTHERS, "concern", "silence", "office-contact"),
    may=("number", "title", "opinion-due"),
    rule="national.co-producer-opinion",
)
AGENCY_LETTER = NoticeType(
    id="agency-letter",
    term="政府信息公开征求有关机关意见函",
    paper="函",
    group=Group.LETTER,
    basis=OGI_2019[11, 1],
    cites=(OGI_2019[33, 3],),
    contents=carries(*_TO_OTHERS, "concern", "office-contact"),
    may=("number", "title", "reply-by"),
)
THIRD_PARTY_DECISION = NoticeType(
    id="third-party-decision",
    term="决定公开第三方信息告知书",
    paper="告知书",
    group=Group.LETTER,
    basis=OGI_2019[32],
    contents=carries(*_TO_OTHERS, "contents", "reasons", "remedy"),
    may=("number", "title", "review-body", "court", "route", "served"),
    contest=Contest.DISCLOSED,
)

PROCEDURE = (
    RECEIPT,
    CORRECTION,
    EXTENSION,
    ASK_REASONS,
    DELAY,
    FEE,
    MERGED,
    THIRD_PARTY_LETTER,
    CO_PRODUCER_LETTER,
    AGENCY_LETTER,
    THIRD_PARTY_DECISION,
)
