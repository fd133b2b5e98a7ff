"""Does a notice fit where its request stands? What cannot be is a fault, what should be looked at a caution."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zfgk.engine.answer import Answer
from zfgk.errors import Fault
from zfgk.notices.case import Case
from zfgk.notices.caution import Caution
from zfgk.notices.days import written
from zfgk.notices.kinds import Group, NoticeType
from zfgk.notices.timing import Clocks, Told
from zfgk.register.lifecycle import ENDINGS, REPLIES, Stage, earliest, state
from zfgk.texts.national import OGI_2019, PROCESSING_FEE_2020

_NOTICE_OF_CORRECTION = "national.correct-request-notice"


def check_fit(
    kind: NoticeType, case: Case, clocks: Clocks, rows: Sequence[str], *, reply: Answer | None, told: Told
) -> None:
    """Check a notice against the state of its request.

    Args:
        kind: The kind of notice.
        case: The request.
        clocks: The rules and the calendar.
        rows: The rows of table 3 under which the reply may count.
        reply: What the rule on replies says; ``None`` if nothing was received.
        told: Faults and cautions are put here.
    """
    if clocks.day not in OGI_2019.in_force:
        then = "make notices of an earlier day by hand"
        told.faults.append(
            Fault("day", f"the forms are those of the Regulation in force since {OGI_2019.in_force.since}", then=then)
        )
    if kind.needs and not case.named(*kind.needs):
        what = f"{kind.id} needs {' or '.join(kind.needs)} in the register"
        told.faults.append(Fault("register", what, then="enter what happened first"))
    _ended(kind, case, rows, told)
    # What ends a request because the applicant let a period lapse follows a wait, and no period for a reply.
    answers = kind.group is Group.REPLY and kind.id not in {"overdue-correction", "overdue-fee"}
    if answers:
        _waiting(case, told)
    if answers or kind.id == "fee":
        _late(kind, case, reply, clocks.day, told)
    if kind.id == "correction":
        _correction(case, clocks, told)
    if kind.id == "fee" and clocks.day not in PROCESSING_FEE_2020.in_force:
        since = PROCESSING_FEE_2020.in_force.since
        told.faults.append(Fault("day", f"the fee is charged since {since} only", then="no fee can be charged"))
    if kind.seen.value not in {"text", "excerpt"} or kind.id == "fee":
        told.cautions.append(_seen(kind))


def lapsed(what: str, last: date | None, day: date, told: Told) -> None:
    """Check that a period of the applicant ran out before the day of the notice.

    Args:
        what: The field that tells its last day.
        last: The last day.
        day: The day of the notice.
        told: A fault is put here if it did not, or if that cannot be said.
    """
    if last is None:
        told.faults.append(Fault(what, "the last day is not known", then="enter it in the register, or give the field"))
    elif last >= day:
        why = f"the period runs until {last}"
        told.faults.append(Fault(what, "the period has not run out", why, "wait for its end"))


def _ended(kind: NoticeType, case: Case, rows: Sequence[str], told: Told) -> None:
    ends = [event for event in case.events if event.name in (*REPLIES, *ENDINGS)]
    if not ends or kind.id in {"receipt", "third-party-decision"}:
        return
    names = {event.name for event in ends}
    results = {event.result for event in ends if event.result}
    other = ", ".join(sorted(results - set(rows)))
    if kind.id == "merged" and names == {"request.merged"}:
        return
    if kind.group is Group.REPLY and names <= {*REPLIES, "request.closed"}:
        if other:
            then = "make the notice of that result, or correct the entry"
            own = "" if set(rows) == set(kind.rows) else f" ({', '.join(rows)})"
            what = f"the result is registered as {other}, not as {kind.id}{own}"
            told.faults.append(Fault("register", what, then=then))
        return
    told.faults.append(Fault("register", f"{ends[0].name} ended the request", then=f"no {kind.id} can follow"))


def _waiting(case: Case, told: Told) -> None:
    waiting = {one.stage for one in state(case.until).waiting}
    if Stage.CONSULTATION in waiting:
        told.cautions.append(
            Caution(
                "opinion-awaited",
                zh="征求意见尚未收到答复，请核对第三方或者有关机关的期限",
                en="an opinion was asked and has not arrived: look at the party's period",
                basis=OGI_2019[32],
            )
        )
    if Stage.CORRECTION in waiting:
        told.cautions.append(
            Caution(
                "correction-awaited",
                zh="已告知补正，尚未收到补正的申请",
                en="a correction was asked for and has not arrived",
                basis=OGI_2019[30],
            )
        )


def _late(kind: NoticeType, case: Case, reply: Answer | None, day: date, told: Told) -> None:
    """Say if the day of the notice lies after the period for a reply; it is for no program to say what follows."""
    if reply is None:
        return
    days = [last for one in reply.dues if (last := one.due or (one.span.latest if one.span else None))]
    days += [reply.due] if reply.due else [reply.bounds.latest] if reply.bounds else []
    if not days or day <= min(days):
        return
    asked = [first for event in case.named("fee.sent", "fee.noticed") if (first := earliest(event))]
    if asked and min(asked) <= max(days):
        told.cautions.append(_after_fee(max(days)))
        return
    every = day > max(days)
    last = max(days) if every else min(days)
    told.cautions.append(
        Caution(
            "overdue" if every else "overdue-by-reading",
            zh=f"逾期：成文日期在答复期限（{written(last)}）之后" + ("" if every else "，其他口径或者事实下未逾期"),
            en=f"overdue: the day of the {kind.id} lies after {last}"
            + ("" if every else ", though not under every reading or fact"),
            basis=OGI_2019[33, 2],
        )
    )


def _after_fee(last: date) -> Caution:
    return Caution(
        "overdue-by-fee",
        zh=f"成文日期在答复期限（{written(last)}）之后；期限内已通知缴费，缴费后期限是否重新起算未见原文，请核定",
        en=f"the day lies after {last}; a fee was noticed before, and no official text was seen that says whether the "
        "period begins afresh when it is paid: settle it",
        basis=PROCESSING_FEE_2020.whole,
    )


def _correction(case: Case, clocks: Clocks, told: Told) -> None:
    if any(event.day != clocks.day for event in case.named("correction.requested")):
        told.cautions.append(
            Caution(
                "asked-again",
                zh="已告知过补正；补正应当一次性告知",
                en="a correction was asked for before; it is to be asked for once",
                basis=OGI_2019[30],
            )
        )
    answer = clocks.ask(_NOTICE_OF_CORRECTION, case.until)
    if answer.due and clocks.day > answer.due:
        told.cautions.append(
            Caution(
                "correction-late",
                zh=f"告知补正的期限（7个工作日）已于{written(answer.due)}届满；答复期限是否重新计算，口径不一",
                en=f"the seven working days for this notice ended on {answer.due}; whether the reply's period then "
                "starts afresh is read in two ways",
                basis=OGI_2019[30],
            )
        )


def _seen(kind: NoticeType) -> Caution:
    basis = kind.cites[0] if kind.id == "fee" else kind.basis
    return Caution(
        "source-not-seen",
        zh=f"依据的原文未全部见到（{basis}：{basis.seen.value}），请核对原文",
        en=f"the text behind this notice was not seen in full ({basis.place}: {basis.seen.value}): check it",
        basis=basis,
    )
