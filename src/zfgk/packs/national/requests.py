"""Requests for information (依申请公开): the clocks of a request, newest version first."""

from __future__ import annotations

from zfgk.model.law import Basis, InForce, Seen
from zfgk.model.measure import Unquantified, Unregulated, WorkingDays
from zfgk.packs.national.readings import (
    ACT_THAT_COUNTS,
    CONSULTATION_CREDIT,
    CONSULTATION_DAYS,
    CORRECTION_EFFECT,
    EXTENSION_BASE,
    FEE_RESTART,
    MAIL_ROOM_RECEIPT,
    RECEIPT_EVIDENCE,
    RECEIPT_ON_REST_DAY,
    START_DAY,
    VERSION_IN_TRANSITION,
)
from zfgk.rules.clock import Act, Deadline, Extension, Receipt, Restart, Start, Stop
from zfgk.texts.national import (
    OGI_2007,
    OGI_2019,
    PROCESSING_FEE_2020,
    REPLY_ON_PERIODS_2015,
    REPLY_ON_SERVICE_2016,
)

_REPLY = Act(
    made="reply.made",
    dispatched="reply.dispatched",
    served="reply.served",
    counts=ACT_THAT_COUNTS,
    basis=REPLY_ON_SERVICE_2016.whole,
    ended_by=("request.transferred", "request.merged", "request.withdrawn", "request.closed"),
)

_RECEIPT_2019 = Receipt(
    sent="request.sent",
    submitted="request.submitted",
    confirmed="request.confirmed",
    by_confirmation=frozenset({"ordinary-mail", "email", "fax", "online"}),
    by_arrival=frozenset(),
    evidence=RECEIPT_EVIDENCE,
    elsewhere=MAIL_ROOM_RECEIPT,
    home="disclosure-office",
    elsewhere_basis=REPLY_ON_PERIODS_2015.whole,
)
_RECEIPT_2007 = Receipt(
    sent="request.sent",
    submitted="request.submitted",
    confirmed="request.confirmed",
    by_confirmation=frozenset({"ordinary-mail", "fax"}),
    by_arrival=frozenset({"email", "online"}),
    evidence=RECEIPT_EVIDENCE,
    elsewhere=MAIL_ROOM_RECEIPT,
    home="disclosure-office",
    elsewhere_basis=REPLY_ON_PERIODS_2015.whole,
)
_START_2019 = Start(
    events=("request.received",),
    basis=OGI_2019[31],
    counting=START_DAY,
    rest_day=RECEIPT_ON_REST_DAY,
    receipt=_RECEIPT_2019,
)
_START_2007 = Start(
    events=("request.received",),
    basis=OGI_2007[24, 2],
    counting=START_DAY,
    rest_day=RECEIPT_ON_REST_DAY,
    receipt=_RECEIPT_2007,
)
# Where the text sets no number, nothing hangs on the day of receipt.
_RECEIVED_2019 = Start(events=("request.received",), basis=OGI_2019[31], counting=START_DAY)
_RECEIVED_2007 = Start(events=("request.received",), basis=OGI_2007[24, 2], counting=START_DAY)

# The source of a fresh start after payment was not seen in an official text: off unless selected.
_FEE_PAID = Restart(
    event="fee.paid",
    basis=Basis(PROCESSING_FEE_2020, seen=Seen.UNVERIFIED),
    only_if=FEE_RESTART,
    in_force=PROCESSING_FEE_2020.in_force,
)

REPLY_TO_REQUEST = Deadline(
    id="national.reply-to-request",
    term="答复政府信息公开申请",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[33, 2],
    in_force=OGI_2019.in_force,
    start=_START_2019,
    period=WorkingDays(20),
    act=_REPLY,
    restarts=(
        Restart(
            event="correction.received",
            basis=OGI_2019[30],
            asked_by="correction.requested",
            within=WorkingDays(7),
            if_late=CORRECTION_EFFECT,
        ),
        _FEE_PAID,
    ),
    stops=(
        Stop(
            sent="consultation.sent",
            served="consultation.served",
            answered="consultation.answered",
            parties=frozenset({"third-party", "other-agency", "co-producer"}),
            term=WorkingDays(15),
            term_basis=OGI_2019[32],
            basis=OGI_2019[33, 3],
            days=CONSULTATION_DAYS,
            credit=CONSULTATION_CREDIT,
        ),
    ),
    extension=Extension(
        approved="extension.approved",
        notified="extension.notified",
        at_most=WorkingDays(20),
        basis=OGI_2019[33, 2],
        base=EXTENSION_BASE,
    ),
    rows=("OGI-33", "OGI-33X", "OGI-33P", "OGI-30S"),
)

REPLY_TO_REQUEST_2007 = Deadline(
    id="national.reply-to-request",
    term="答复政府信息公开申请",
    owed_by="收到申请的行政机关",
    basis=OGI_2007[24, 2],
    in_force=OGI_2007.in_force,
    start=_START_2007,
    period=WorkingDays(15),
    act=_REPLY,
    restarts=(
        # The article on corrections of the text of 2007 was not seen; that the period runs from the corrected
        # request is how it was applied.
        Restart(event="correction.received", basis=Basis(OGI_2007, 21, seen=Seen.UNVERIFIED)),
        _FEE_PAID,
    ),
    stops=(
        Stop(
            sent="consultation.sent",
            served="consultation.served",
            answered="consultation.answered",
            parties=frozenset({"third-party"}),
            # The text of 2007 sets no term for the third party; the later text's term closes a silent consultation.
            term=WorkingDays(15),
            term_basis=Basis(OGI_2019, 32, seen=Seen.INFERENCE),
            basis=OGI_2007[24, 3],
            days=CONSULTATION_DAYS,
            credit=CONSULTATION_CREDIT,
        ),
    ),
    extension=Extension(
        approved="extension.approved",
        notified="extension.notified",
        at_most=WorkingDays(15),
        basis=OGI_2007[24, 2],
        base=EXTENSION_BASE,
    ),
    transition=VERSION_IN_TRANSITION,
    rows=("OGI07-24",),
)

CORRECT_REQUEST_NOTICE = Deadline(
    id="national.correct-request-notice",
    term="一次性告知申请人补正",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[30],
    in_force=OGI_2019.in_force,
    start=_START_2019,
    period=WorkingDays(7),
    # A request that was answered, or that ended otherwise, needed no correction.
    act=Act(
        made="correction.requested",
        moot_by=(
            "reply.made",
            "reply.dispatched",
            "reply.served",
            "request.transferred",
            "request.merged",
            "request.withdrawn",
            "request.closed",
        ),
    ),
    effect="仅在申请内容不明确时才有此项义务（条例第三十条），内容明确的申请不因未告知补正而逾期",
    rows=("OGI-30",),
)
# The text of 2007 tells the agency to ask for changes and sets no time for it.
CORRECT_REQUEST_NOTICE_2007 = Deadline(
    id="national.correct-request-notice",
    term="一次性告知申请人补正",
    owed_by="收到申请的行政机关",
    basis=Basis(OGI_2007, 21, seen=Seen.UNVERIFIED),
    in_force=OGI_2007.in_force,
    start=_RECEIVED_2007,
    period=Unregulated(),
    act=Act(made="correction.requested"),
)

CORRECT_REQUEST = Deadline(
    id="national.correct-request",
    term="补正申请",
    owed_by="申请人",
    basis=OGI_2019[30],
    in_force=OGI_2019.in_force,
    start=Start(events=("correction.requested",), basis=OGI_2019[30], counting=START_DAY),
    period=Unquantified("合理的补正期限"),
    act=Act(made="correction.received"),
    effect="无正当理由逾期不补正的，视为放弃申请，行政机关不再处理",
    rows=("OGI-30R",),
    note="由补正通知指定，不得由程序设定。",
)

REPLY_TO_EXCESSIVE_REQUEST = Deadline(
    id="national.reply-to-excessive-request",
    term="延迟答复数量、频次明显超过合理范围的申请",
    owed_by="收到申请的行政机关",
    basis=OGI_2019[35],
    in_force=OGI_2019.in_force,
    start=_RECEIVED_2019,
    period=Unquantified("延迟答复的合理期限"),
    act=Act(made="reply.made"),
    rows=("OGI-35",),
    note="申请理由合理、但在第三十三条的期限内无法答复时，由行政机关确定并告知。",
)

THIRD_PARTY_OPINION = Deadline(
    id="national.third-party-opinion",
    term="第三方提出意见",
    owed_by="第三方",
    basis=OGI_2019[32],
    in_force=OGI_2019.in_force,
    start=Start(
        events=("consultation.served",), basis=OGI_2019[32], counting=START_DAY, parties=frozenset({"third-party"})
    ),
    period=WorkingDays(15),
    act=Act(made="consultation.answered", parties=frozenset({"third-party"})),
    effect="由行政机关依照条例决定是否公开",
    rows=("OGI-32",),
)
THIRD_PARTY_OPINION_2007 = Deadline(
    id="national.third-party-opinion",
    term="第三方提出意见",
    owed_by="第三方",
    basis=OGI_2007[23],
    in_force=OGI_2007.in_force,
    start=Start(events=("consultation.served",), basis=OGI_2007[23], counting=START_DAY),
    period=Unregulated(),
    act=Act(made="consultation.answered"),
)

CO_PRODUCER_OPINION = Deadline(
    id="national.co-producer-opinion",
    term="共同制作机关提出意见",
    owed_by="被征求意见的机关",
    basis=OGI_2019[34],
    in_force=OGI_2019.in_force,
    start=Start(
        events=("consultation.served",), basis=OGI_2019[34], counting=START_DAY, parties=frozenset({"co-producer"})
    ),
    period=WorkingDays(15),
    act=Act(made="consultation.answered", parties=frozenset({"co-producer"})),
    effect="视为同意公开",
    rows=("OGI-34",),
)
# The text of 2007 knows no consultation of the agencies that made the information together.
CO_PRODUCER_OPINION_2007 = Deadline(
    id="national.co-producer-opinion",
    term="共同制作机关提出意见",
    owed_by="被征求意见的机关",
    basis=OGI_2007.whole,
    in_force=OGI_2007.in_force,
    start=Start(events=("consultation.served",), basis=OGI_2007.whole, counting=START_DAY),
    period=Unregulated(),
    act=Act(made="consultation.answered"),
)

NOTICE_FEE = Deadline(
    id="national.notice-fee",
    term="发出信息处理费收费通知",
    owed_by="行政机关",
    basis=PROCESSING_FEE_2020.whole,
    in_force=InForce(PROCESSING_FEE_2020.in_force.since),
    start=_RECEIVED_2019,
    period=Unquantified("在政府信息公开申请处理期限内"),
    act=Act(made="fee.sent"),
    rows=("FEE-NOTICE",),
)

PAY_FEE = Deadline(
    id="national.pay-fee",
    term="缴纳信息处理费",
    owed_by="申请人",
    basis=PROCESSING_FEE_2020.whole,
    in_force=InForce(PROCESSING_FEE_2020.in_force.since),
    start=Start(events=("fee.noticed",), basis=PROCESSING_FEE_2020.whole, counting=START_DAY),
    period=WorkingDays(20),
    act=Act(made="fee.paid"),
    effect="视为放弃申请，行政机关不再处理",
    rows=("FEE-PAY",),
)

RULES = (
    REPLY_TO_REQUEST,
    REPLY_TO_REQUEST_2007,
    CORRECT_REQUEST_NOTICE,
    CORRECT_REQUEST_NOTICE_2007,
    CORRECT_REQUEST,
    REPLY_TO_EXCESSIVE_REQUEST,
    THIRD_PARTY_OPINION,
    THIRD_PARTY_OPINION_2007,
    CO_PRODUCER_OPINION,
    CO_PRODUCER_OPINION_2007,
    NOTICE_FEE,
    PAY_FEE,
)
