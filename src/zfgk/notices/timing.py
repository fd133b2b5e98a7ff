"""The days of a notice: computed by the rules over the events of the register, never by the notice itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer, Certainty
from zfgk.engine.ask import ask
from zfgk.engine.versions import Versions
from zfgk.errors import Fault
from zfgk.model.facts import Event
from zfgk.model.span import Span
from zfgk.model.step import Step, Verb
from zfgk.notices.case import Case
from zfgk.notices.caution import Caution
from zfgk.notices.days import written, written_span
from zfgk.texts.national import OGI_2019

REPLY = "national.reply-to-request"
_REVIEW = "national.apply-for-review"
_SUE = "national.sue"


@attrs.frozen(kw_only=True)
class Clocks:
    """What days are computed with.

    Args:
        clock: Gives a rule by its id, such as ``zfgk.asking.builtin().clock``.
        calendar: The working-day calendar.
        day: The day of the notice.
    """

    clock: Callable[[str], Versions]
    calendar: WorkCalendar
    day: date

    def ask(self, rule: str, events: Sequence[Event]) -> Answer:
        """Ask a rule, as of the day of the notice."""
        return ask(self.clock(rule), events, self.calendar, as_of=self.day)


@attrs.define
class Told:
    """What computing the days of one notice gave.

    Args:
        values: What fields say, by name.
        cautions: What whoever makes the notice must know.
        faults: Why a day cannot be told.
    """

    values: dict[str, str] = attrs.field(factory=dict, repr=False)
    cautions: list[Caution] = attrs.field(factory=list)
    faults: list[Fault] = attrs.field(factory=list)

    def last_day(self, field: str, answer: Answer) -> None:
        """Set a field to the last day of a period, or say why there is none.

        Args:
            field: The field.
            answer: What the rule says.
        """
        if answer.due is not None:
            self.values[field] = written(answer.due)
            others = [one.due for one in answer.dues if one.due and one.due != answer.due]
            if others:
                self.cautions.append(_by_reading(field, answer.due, others))
            if answer.certainty is Certainty.PROVISIONAL:
                self.cautions.append(_provisional(field))
        elif answer.bounds and answer.certainty is Certainty.BEYOND_CALENDAR:
            self.values[field] = f"{written_span(answer.bounds)}（具体日期待国务院公布相应年度节假日安排后确定）"
            self.cautions.append(_beyond(field, answer.bounds))
        elif answer.bounds:
            why = f"it lies between {answer.bounds.earliest} and {answer.bounds.latest}, as the facts are disputed"
            self.faults.append(Fault(field, "the last day cannot be told", why, "settle the days in the register"))
        else:
            why = f"missing: {', '.join(answer.missing)}" if answer.missing else answer.certainty.value
            self.faults.append(
                Fault(field, "the last day cannot be told", why, "enter what is missing in the register")
            )
        self.cautions += [_warned(field, code) for code in answer.warnings]


def receipt_of(case: Case, clocks: Clocks, told: Told) -> Answer | None:
    """Tell the day of receipt from which the reply is counted, and that of a correction which started it afresh.

    Args:
        case: The request.
        clocks: The rules and the calendar.
        told: What is found is put here.

    Returns:
        What the rule on replies says; ``None`` if nothing was received.
    """
    if not case.named("request.received", "request.submitted"):
        then = "enter request.received in the register"
        told.faults.append(Fault("received", "no receipt is registered by the day of the notice", then=then))
        return None
    answer = clocks.ask(REPLY, case.until)
    start = next((step for step in answer.steps if step.verb is Verb.START), None)
    day = start.event_day if start else None
    if start is None or day is None:
        missing = ", ".join(answer.missing) or "the day of receipt"
        told.faults.append(Fault("received", f"{missing} is not known", then="enter it in the register"))
        return answer
    if any(event.day != day for event in case.named(start.event)[:1]):
        why = f"the register has more than one possible day for {start.event}"
        told.faults.append(Fault("received", "the day of receipt is disputed", why, "settle it by a correction"))
        return answer
    told.values["received"] = written(day)
    fresh = [
        step.event_day for step in answer.steps if step.verb is Verb.RESTART and step.event == "correction.received"
    ]
    if fresh and fresh[-1]:
        told.values["corrected"] = written(fresh[-1])
    if answer.instrument is not None and answer.instrument.id != OGI_2019.id:
        told.cautions.append(_older_law(answer.instrument.id))
    return answer


def extend(case: Case, clocks: Clocks, days: int, approved: date | None, told: Told) -> None:
    """Tell the last day without an extension notified on the day of the notice, and the one with it if it has effect.

    Args:
        case: The request.
        clocks: The rules and the calendar.
        days: The working days that the notice names.
        approved: The day of the consent, if the register does not have it.
        told: What is found is put here.
    """
    extension = next((rule.extension for rule in clocks.clock(REPLY).rules if clocks.day in rule.in_force), None)
    most = extension.at_most.n if extension else 0
    if days > most:
        why = f"《条例》第三十三条第二款 allows {most} working days at most"
        told.faults.append(Fault("field extended-by", "the extension is too long", why, "give fewer"))
        return
    before = [one for one in case.until if not (one.name == "extension.notified" and one.day == clocks.day)]
    if approved and not case.named("extension.approved"):
        before.append(Event("extension.approved", approved))
    told.last_day("due", clocks.ask(REPLY, before))
    answer = clocks.ask(REPLY, [*before, Event("extension.notified", clocks.day, working_days=days)])
    own = [step for step in answer.steps if step.event == "extension.notified" and step.event_day == clocks.day]
    if any(step.verb is Verb.CAP for step in own):
        why = f"with what was extended before, it passes the {most} working days of 《条例》第三十三条第二款"
        told.faults.append(Fault("field extended-by", "the extension is too long", why, "give fewer"))
    elif any(step.verb is Verb.EXTEND for step in own):
        told.last_day("new-due", answer)
    else:
        told.cautions.append(_no_effect(own))


def opinion(case: Case, clocks: Clocks, rule: str, party: str, told: Told) -> None:
    """Tell what the silence of a consulted party means, and its last day where service is registered.

    Args:
        case: The request.
        clocks: The rules and the calendar.
        rule: The rule on its opinion.
        party: The party, as the notice addresses it.
        told: What is found is put here.
    """
    versions = clocks.clock(rule)
    version = next((one for one in versions.rules if clocks.day in one.in_force), versions.rules[0])
    told.values["silence"] = version.effect
    served = [event for event in case.named("consultation.served") if event.party in {"", party}]
    served = [event for event in served if versions.starts(event)]
    if served:
        told.last_day("opinion-due", clocks.ask(rule, served[-1:]))


def payment(case: Case, clocks: Clocks, told: Told) -> Answer | None:
    """Tell by when the fee is to be paid, where the receipt of its notice is registered."""
    noticed = case.named("fee.noticed")
    if not noticed:
        return None
    answer = clocks.ask("national.pay-fee", noticed)
    told.last_day("pay-due", answer)
    if isinstance(noticed[0].day, date):
        told.values["fee-noticed"] = written(noticed[0].day)
    return answer


def last_days(clocks: Clocks, served: date | None) -> tuple[date | None, date | None]:
    """Return the last days for review and for a suit, where the day of service is known.

    Args:
        clocks: The rules and the calendar.
        served: The day of service.
    """
    if served is None:
        return None, None
    facts = [Event("decision.served", served)]
    return clocks.ask(_REVIEW, facts).due, clocks.ask(_SUE, facts).due


# -- cautions ----------------------------------------------------------------------------------------------------------


def _by_reading(field: str, due: date, others: Sequence[date]) -> Caution:
    days = "、".join(map(written, others))
    return Caution(
        "by-reading",
        zh=f"{field}：按默认口径为{written(due)}，按其他解释口径为{days}",
        en=f"{field}: {due} under the default readings, {', '.join(map(str, others))} under others",
    )


def _provisional(field: str) -> Caution:
    return Caution(
        "provisional",
        zh=f"{field}：该日临近年末，次年节假日安排公布后可能变动",
        en=f"{field}: the day lies late in December, and the next year's notice may still move it",
    )


def _beyond(field: str, bounds: Span) -> Caution:
    return Caution(
        "beyond-calendar",
        zh=f"{field}：节假日安排尚未公布，只能写明在{written_span(bounds)}",
        en=f"{field}: no holiday notice covers it yet; the paper gives the bounds {bounds.earliest} to {bounds.latest}",
    )


def _warned(field: str, code: str) -> Caution:
    return Caution("engine", zh=f"{field}：计算时的提示 {code}", en=f"{field}: the computation warns of {code}")


def _older_law(instrument: str) -> Caution:
    return Caution(
        "older-law",
        zh=f"收到申请时适用的是{instrument}，本告知按2019年修订的条例制作，请核定",
        en=f"the request was received under {instrument}; this notice is made after the Regulation of 2019: settle it",
    )


def _no_effect(own: Sequence[Step]) -> Caution:
    late = any(step.note == "notified-late" for step in own)
    reason = "告知时原答复期限已经届满" if late else "不晚于原答复期限"
    english = "the period had run out when it was notified" if late else "it ends no later than the period itself"
    return Caution(
        "no-effect",
        zh=f"延长不发生效力：{reason}，告知书不写明延长后的届满日",
        en=f"the extension has no effect: {english}; the paper names no later day",
        basis=OGI_2019[33, 2],
    )
