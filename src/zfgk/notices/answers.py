"""The answers to a request by type (条例35 to 39), and what ends it because the applicant let a period lapse."""

from __future__ import annotations

from zfgk.model.law import Basis, Seen
from zfgk.notices.fields import NOT_INFORMATION, REFUSED_14, REFUSED_15, REFUSED_16
from zfgk.notices.kinds import Contest, Group, NoticeType, carries, carries_of, rows_of
from zfgk.texts.national import OGI_2019, PROCESSING_FEE_2020

_WITHOUT_BASIS = carries("applicant", "request", "received", "subject", "remedy", "agency", "day")
_ALWAYS = (*_WITHOUT_BASIS, *carries("basis"))
_MAY = ("number", "title", "you", "office-contact", "corrected", "review-body", "court", "route", "served")
_REPLY = "政府信息公开申请答复书"
_NOTICE = "政府信息公开申请告知书"

ALREADY_PUBLIC = NoticeType(
    id="already-public",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 1],
    contents=(*_ALWAYS, *carries_of("already-public")),
    may=_MAY,
    reply="already-public",
    rows=rows_of("already-public"),
    contest=Contest.DISCLOSED,
)
GRANTED = NoticeType(
    id="granted",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 2],
    contents=(*_ALWAYS, *carries("information")),
    may=(*_MAY, "way"),
    reply="granted",
    rows=rows_of("granted"),
    contest=Contest.DISCLOSED,
)
GRANTED_ACCESS = NoticeType(
    id="granted-access",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 2],
    # Who does not hand the information over tells all three.
    contents=(*_ALWAYS, *carries("way", "channel", "time")),
    may=_MAY,
    reply="granted",
    rows=rows_of("granted"),
    contest=Contest.DISCLOSED,
)
REFUSED_UNDER_14 = NoticeType(
    id="refused-14",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 3],
    contents=(*_ALWAYS, *carries("ground"), *carries_of("refused")),
    may=_MAY,
    grounds=REFUSED_14,
    decision="本机关决定不予公开",
    reply="refused",
    rows=tuple(dict.fromkeys(option.row for option in REFUSED_14)),
    contest=Contest.EXEMPT,
)
REFUSED_UNDER_15 = NoticeType(
    id="refused-15",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 3],
    cites=(OGI_2019[32],),
    contents=(*_ALWAYS, *carries("ground"), *carries_of("refused")),
    may=_MAY,
    grounds=REFUSED_15,
    decision="本机关决定不予公开",
    reply="refused",
    rows=tuple(dict.fromkeys(option.row for option in REFUSED_15)),
    contest=Contest.EXEMPT,
)
REFUSED_UNDER_16 = NoticeType(
    id="refused-16",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 3],
    contents=(*_ALWAYS, *carries("ground"), *carries_of("refused")),
    may=_MAY,
    grounds=REFUSED_16,
    decision="本机关决定不予公开",
    reply="refused",
    rows=tuple(dict.fromkeys(option.row for option in REFUSED_16)),
    contest=Contest.EXEMPT,
)
REFUSED = NoticeType(
    id="refused",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 3],
    # One refusal may rest on several articles at once.
    contents=(*_ALWAYS, *carries("ground"), *carries_of("refused")),
    may=_MAY,
    grounds=(*REFUSED_14, *REFUSED_15, *REFUSED_16),
    decision="本机关决定不予公开",
    reply="refused",
    rows=tuple(dict.fromkeys(option.row for option in (*REFUSED_14, *REFUSED_15, *REFUSED_16))),
    contest=Contest.EXEMPT,
)
PARTIAL = NoticeType(
    id="partial",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[37],
    contents=(*_ALWAYS, *carries("ground"), *carries_of("partial")),
    may=_MAY,
    grounds=(*REFUSED_14, *REFUSED_15, *REFUSED_16, NOT_INFORMATION),
    reply="partial",
    rows=rows_of("partial"),
    contest=Contest.BY_GROUND,
)
NOT_HELD = NoticeType(
    id="not-held",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 4],
    # The answer says that a search found nothing: only who searched can say how.
    contents=(*_ALWAYS, *carries("search"), *carries_of("not-held")),
    may=_MAY,
    decision="本机关没有所申请公开的信息，该政府信息不存在",
    reply="not-held",
    rows=rows_of("not-held"),
    contest=Contest.OTHER,
)
OTHER_BODY = NoticeType(
    id="other-body",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 5],
    contents=(*_ALWAYS, *carries_of("other-body")),
    may=(*_MAY, "responsible-body", "responsible-body-contact"),
    decision="所申请公开的信息不属于本机关负责公开",
    reply="other-body",
    rows=rows_of("other-body"),
    contest=Contest.OTHER,
)
REPEAT = NoticeType(
    id="repeat",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 6],
    # Nothing is repeated unless an answer was given: the paper names it.
    contents=(*_ALWAYS, *carries("earlier-reply"), *carries_of("repeat")),
    may=_MAY,
    decision="本机关不予重复处理",
    reply="repeat",
    rows=rows_of("repeat"),
    contest=Contest.OTHER,
)
SPECIAL_PROCEDURE = NoticeType(
    id="special-procedure",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[36, 0, 7],
    contents=(*_ALWAYS, *carries_of("special-procedure")),
    may=_MAY,
    reply="special-procedure",
    rows=rows_of("special-procedure"),
    contest=Contest.UNSAID,
)
NEEDS_PROCESSING = NoticeType(
    id="needs-processing",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[38],
    contents=(*_ALWAYS, *carries_of("needs-processing"), *carries("reasons")),
    may=_MAY,
    decision="本机关不予提供",
    reply="needs-processing",
    rows=rows_of("needs-processing"),
    contest=Contest.OTHER,
)
PETITION = NoticeType(
    id="petition",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[39, 1],
    contents=(*_ALWAYS, *carries_of("petition"), *carries("reasons")),
    may=(*_MAY, "proper-channel"),
    decision="本机关不作为政府信息公开申请处理",
    reply="petition",
    rows=rows_of("petition"),
    contest=Contest.OTHER,
)
PUBLICATION = NoticeType(
    id="publication",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[39, 2],
    contents=(*_ALWAYS, *carries("decision")),
    may=(*_MAY, "channel"),
    decision="本机关不予处理",
    reply="publication",
    rows=rows_of("publication"),
    contest=Contest.OTHER,
)
EXCESSIVE = NoticeType(
    id="excessive",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[35],
    contents=(*_ALWAYS, *carries("excess"), *carries_of("excessive"), *carries("reasons")),
    may=_MAY,
    decision="本机关不予处理",
    reply="excessive",
    rows=rows_of("excessive"),
    contest=Contest.OTHER,
)
RECONFIRM = NoticeType(
    id="reconfirm",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    # No item of the article speaks of it; the paper names the provision that the official gives.
    basis=Basis(OGI_2019, 36, seen=Seen.INFERENCE),
    contents=(*_WITHOUT_BASIS, *carries("earlier-reply"), *carries_of("reconfirm"), *carries("legal-basis")),
    may=_MAY,
    decision="本机关不予处理",
    reply="reconfirm",
    rows=rows_of("reconfirm"),
    contest=Contest.OTHER,
)
UNCLEAR_AFTER_CORRECTION = NoticeType(
    id="unclear-after-correction",
    term=_REPLY,
    paper="答复书",
    group=Group.REPLY,
    basis=OGI_2019[30],
    contents=(*_ALWAYS, *carries("corrected"), *carries_of("unclear-after-correction"), *carries("reasons")),
    may=_MAY,
    needs=("correction.received",),
    decision="本机关无法提供",
    reply="unclear-after-correction",
    rows=rows_of("unclear-after-correction"),
    contest=Contest.OTHER,
)
OVERDUE_CORRECTION = NoticeType(
    id="overdue-correction",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=OGI_2019[30],
    contents=(*_ALWAYS, *carries("correction-requested", "correction-until", "decision")),
    may=_MAY,
    needs=("correction.requested",),
    decision="视为放弃申请，本机关不再处理",
    reply="overdue-correction",
    rows=rows_of("overdue-correction"),
    contest=Contest.OTHER,
)
OVERDUE_FEE = NoticeType(
    id="overdue-fee",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    # Known from restatements that agree; the article's number was not seen.
    basis=PROCESSING_FEE_2020.whole,
    contents=(*_ALWAYS, *carries("fee-noticed", "pay-due", "decision")),
    may=_MAY,
    needs=("fee.noticed",),
    decision="视为放弃申请，本机关不再处理",
    reply="overdue-fee",
    rows=rows_of("overdue-fee"),
    contest=Contest.OTHER,
    rule="national.pay-fee",
)
OTHER = NoticeType(
    id="other",
    term=_NOTICE,
    paper="告知书",
    group=Group.REPLY,
    basis=Basis(OGI_2019, 36, seen=Seen.INFERENCE),
    contents=(*_WITHOUT_BASIS, *carries("decision", "reasons", "legal-basis")),
    may=_MAY,
    reply="other",
    rows=rows_of("other"),
    contest=Contest.UNSAID,
)

ANSWERS = (
    ALREADY_PUBLIC,
    GRANTED,
    GRANTED_ACCESS,
    REFUSED_UNDER_14,
    REFUSED_UNDER_15,
    REFUSED_UNDER_16,
    REFUSED,
    PARTIAL,
    NOT_HELD,
    OTHER_BODY,
    REPEAT,
    SPECIAL_PROCEDURE,
    NEEDS_PROCESSING,
    PETITION,
    PUBLICATION,
    EXCESSIVE,
    RECONFIRM,
    UNCLEAR_AFTER_CORRECTION,
    OVERDUE_CORRECTION,
    OVERDUE_FEE,
    OTHER,
)
