"""What every field of a notice says: from the kind, the register, the rules and what the official gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from zfgk.engine.answer import Answer
from zfgk.engine.fees import FeeLine, fee
from zfgk.errors import Fault
from zfgk.model.facts import Event
from zfgk.notices import given as givens
from zfgk.notices import remedy as remedies
from zfgk.notices.case import Case
from zfgk.notices.caution import Caution
from zfgk.notices.citing import cited
from zfgk.notices.days import written
from zfgk.notices.fields import FIELDS, Holds, Option
from zfgk.notices.fits import lapsed
from zfgk.notices.given import Value
from zfgk.notices.kinds import Contest, Group, NoticeType
from zfgk.notices.timing import Clocks, Told, extend, last_days, opinion, payment
from zfgk.packs.national.fees import FEE_BY_PAGE, FEE_BY_PIECE
from zfgk.register.masking import STARS

_EXEMPT_ARTICLES = {14, 15, 16}


def collect(
    kind: NoticeType, case: Case, clocks: Clocks, given: Mapping[str, Value], *, reply: Answer | None, told: Told
) -> None:
    """Put together what the fields say.

    Args:
        kind: The kind of notice.
        case: The request.
        clocks: The rules and the calendar.
        given: What the official gave.
        reply: What the rule on replies says; ``None`` if nothing was received.
        told: Values, faults and cautions are put here.
    """
    values = told.values
    values |= {name: givens.told(FIELDS[name], value) for name, value in given.items()}
    values |= {"title": kind.term, "day": written(clocks.day), "request": case.request}
    known = {"applicant": case.applicant, "you": case.you, "decision": kind.decision}
    values |= {name: value for name, value in known.items() if value}
    for name, value in (("subject", case.subject), ("merged-into", case.merged_into)):
        if value.strip():
            values.setdefault(name, value)
    if STARS in case.subject and "subject" not in given:
        told.cautions.append(_ERASED)
    bases = (option.basis for option in givens.grounds(given) if option.basis)
    values["basis"] = cited((*bases, kind.basis, *kind.cites))
    _periods(given, clocks.day, told)
    if reply is not None and kind.id == "receipt":
        told.last_day("due", reply)
    _of_this_kind(kind, case, clocks, given, told)
    _remedy(kind, case, clocks, given, told)
    _inaction(kind, clocks, given, told)


def _periods(given: Mapping[str, Value], day: date, told: Told) -> None:
    """Refuse a period for somebody to act in that ends no later than the notice is made."""
    for name, value in given.items():
        if FIELDS[name].holds is Holds.PERIOD and isinstance(value, date) and value <= day:
            told.faults.append(Fault(f"field {name}", "the period does not end after the day of the notice"))


def _of_this_kind(kind: NoticeType, case: Case, clocks: Clocks, given: Mapping[str, Value], told: Told) -> None:
    if kind.id == "extension":
        _extension(case, clocks, given, told)
    elif kind.id == "fee":
        _fee(given, told)
        payment(case, clocks, told)
    elif kind.id == "overdue-fee":
        _unpaid(case, clocks, told)
    elif kind.id == "overdue-correction":
        _uncorrected(case, clocks, given, told)
    elif kind.id == "unclear-after-correction":
        _set_day(told, "corrected", case.named("correction.received"))
    elif kind.rule:
        opinion(case, clocks, kind.rule, told.values.get("party", ""), told)


def _extension(case: Case, clocks: Clocks, given: Mapping[str, Value], told: Told) -> None:
    _set_day(told, "approved", case.named("extension.approved"))
    approved, days = given.get("approved"), given.get("extended-by")
    if isinstance(approved, date) and approved > clocks.day:
        told.faults.append(Fault("field approved", "the consent lies after the day of the notice"))
    if isinstance(days, int) and "received" in told.values:
        extend(case, clocks, days, approved if isinstance(approved, date) else None, told)


def _fee(given: Mapping[str, Value], told: Told) -> None:
    pieces, pages = given.get("pieces"), given.get("pages")
    if (pieces is None) is (pages is None):
        why = "a request is charged one way only (国办函〔2020〕109号第三条)"
        told.faults.append(Fault("field pieces", "give either pieces or pages", why))
        return
    tariff, number = (FEE_BY_PIECE, pieces) if pieces is not None else (FEE_BY_PAGE, pages)
    found = fee(tariff, number if isinstance(number, int) else 0)
    if not found.amount:
        told.faults.append(Fault("field pieces" if pieces else "field pages", "nothing is to be paid for so few"))
        return
    steps = "；".join(_step(line, tariff.unit) for line in found.lines)
    told.values["standard"] = f"{tariff.term}，共{number}{tariff.unit}：{steps}"
    told.values["amount"] = f"{found.amount}元"


def _step(line: FeeLine, unit: str) -> str:
    span = f"第{line.first}{unit}" if line.units == 1 else f"第{line.first}至{line.last}{unit}"
    return f"{span}，每{unit}{line.each}元，计{line.amount}元" if line.each else f"{span}，不收费"


def _unpaid(case: Case, clocks: Clocks, told: Told) -> None:
    answer = payment(case, clocks, told)
    if case.named("fee.paid"):
        told.faults.append(Fault("register", "the fee was paid", then="no overdue-fee can follow"))
    elif answer is not None:
        lapsed("pay-due", answer.due or (answer.bounds.latest if answer.bounds else None), clocks.day, told)


def _uncorrected(case: Case, clocks: Clocks, given: Mapping[str, Value], told: Told) -> None:
    asked = case.named("correction.requested")
    if not asked:
        return  # said already: the kind needs it
    _set_day(told, "correction-requested", asked)
    if case.named("correction.received"):
        told.faults.append(Fault("register", "a correction was received", then="answer the corrected request"))
    until = given.get("correction-until") or asked[-1].until
    if isinstance(until, date):
        told.values["correction-until"] = written(until)
    lapsed("correction-until", until if isinstance(until, date) else None, clocks.day, told)


def _set_day(told: Told, field: str, events: list[Event]) -> None:
    """Set a field to the day of the last of some events, unless that day is disputed."""
    if events and isinstance(events[-1].day, date):
        told.values.setdefault(field, written(events[-1].day))


# -- remedies ----------------------------------------------------------------------------------------------------------


def _remedy(kind: NoticeType, case: Case, clocks: Clocks, given: Mapping[str, Value], told: Told) -> None:
    if kind.contest is Contest.NOT:
        return
    if kind.contest is Contest.FEE:
        told.values["remedy"] = remedies.FEE_REMEDY
        return
    contest = _contest(kind, given)
    route = _route(given)
    found = remedies.remedy_on(clocks.day, contest, route)
    wanted = "review-first" if found.review_first else "either"
    if route and route != wanted:
        why = f"the law of the day says {wanted} ({cited(found.bases)})"
        told.faults.append(Fault("field route", "is not open to choice", why, "leave it out"))
    told.cautions += [caution for caution in found.cautions if not route]
    body, court = _bodies(found, told)
    if not body or not (court or found.review_first):
        return
    served = _served(kind, case, given)
    if served and served < clocks.day:
        told.faults.append(Fault("field served", "the day of service lies before the day of the notice"))
    last = last_days(clocks, served)
    if found.review_first:
        last = (last[0], None)
    told.values["remedy"] = remedies.told(found, paper=kind.paper, review_body=body, court=court, last=last)
    if served and None in last[: 1 if found.review_first else 2]:
        told.cautions.append(_NO_DATE)


def _inaction(kind: NoticeType, clocks: Clocks, given: Mapping[str, Value], told: Told) -> None:
    """Word the optional paragraph on inaction, if the bodies to turn to are given."""
    if not any(field.name == "inaction" for field in kind.fields) or "review-body" not in told.values:
        return
    route = _route(given)
    found = remedies.inaction_on(clocks.day, route)
    body, court = _bodies(found, told)
    if court or found.review_first:
        told.values["inaction"] = remedies.told_of_inaction(found, review_body=body, court=court)
        told.cautions += [caution for caution in found.cautions if not route]


def _bodies(remedy: remedies.Remedy, told: Told) -> tuple[str, str]:
    """Return the review body and the court, and tell of those that the paragraph needs and nobody gave."""
    for name in ("review-body",) if remedy.review_first else ("review-body", "court"):
        if name not in told.values:
            why = "the paragraph on remedies names it"
            told.faults.append(Fault(f"field {name}", "has no value", why, f"give {name} ({FIELDS[name].term})"))
    return told.values.get("review-body", ""), told.values.get("court", "")


def _contest(kind: NoticeType, given: Mapping[str, Value]) -> Contest:
    if kind.contest is not Contest.BY_GROUND:
        return kind.contest
    articles = {option.basis.article for option in givens.grounds(given) if option.basis}
    return Contest.EXEMPT if articles & _EXEMPT_ARTICLES else Contest.UNSAID


def _route(given: Mapping[str, Value]) -> str:
    chosen = given.get("route")
    return chosen.id if isinstance(chosen, Option) else ""


def _served(kind: NoticeType, case: Case, given: Mapping[str, Value]) -> date | None:
    served = given.get("served")
    if isinstance(served, date):
        return served
    # What the register calls service is that of the reply, to the applicant.
    known = [event.day for event in case.events if event.name == "reply.served" and kind.group is Group.REPLY]
    return known[0] if known and isinstance(known[0], date) else None


_ERASED = Caution(
    "subject-erased",
    zh="申请内容中的个人信息已删除，文书照现存文字写；请以 subject 写明申请内容",
    en="personal data were erased from the subject, and the paper says what is left of it: give the field subject",
)
_NO_DATE = Caution(
    "no-remedy-date",
    zh="救济期限的届满日目前不能确定，只写明期限",
    en="the last day for remedies cannot be told now; the paper names the periods only",
)
