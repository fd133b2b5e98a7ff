"""By when a document was to be disclosed, asked of the engine (article 26 of the Regulation)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from zfgk.calendar import WorkCalendar, china
from zfgk.engine.answer import Answer
from zfgk.engine.ask import ask
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import NoRuleInForce
from zfgk.model.facts import Event
from zfgk.publish.decision.decide import DisclosureDue, DueCheck
from zfgk.rules.clock import Clock
from zfgk.rules.pack import RulePack

RULE = "national.disclose-proactively"
_LATE = {Verdict.IN_TIME: False, Verdict.OVERDUE: True}


def disclosure_due(packs: Iterable[RulePack], calendar: WorkCalendar | None = None) -> DisclosureDue:
    """Return the check of the duty to disclose proactively.

    Args:
        packs: The loaded packs.
        calendar: The working-day calendar; the official one unless given.

    Returns:
        A function from the day on which a document was formed and the day on which it was published to what the law
        says; a date that the law or the calendar does not give is left out with the reason, never guessed.
    """
    versions = [rule for pack in packs for rule in pack.rules if isinstance(rule, Clock) and rule.id == RULE]
    days = calendar or china()

    def check(formed: date, published: date) -> DueCheck:
        if not versions:
            return DueCheck(due=None, late=None, zh="未加载国家规则包", en="the national pack is not loaded")
        events = [Event("document.formed", formed), Event("document.published", published)]
        try:
            answer = ask(Versions(tuple(versions)), events, days)
        except NoRuleInForce as error:
            return DueCheck(
                due=None,
                late=None,
                zh=f"{formed.isoformat()}形成时条例尚未施行（{error.first.isoformat()}起施行）",
                en=f"no Regulation was in force on {formed.isoformat()}, the first took effect on {error.first.isoformat()}",
            )
        basis = next((str(rule.basis) for rule in versions if rule.basis.instrument == answer.instrument), "")
        late = _LATE.get(answer.verdict) if answer.verdict else None
        zh, en = ("", "") if answer.due and late is not None else _why(answer)
        return DueCheck(due=answer.due, late=late, zh=zh, en=en, basis=basis)

    return check


def _why(answer: Answer) -> tuple[str, str]:
    years = [name.removeprefix("calendar-") for name in answer.missing if name.startswith("calendar-")]
    if years and answer.bounds:
        first, last = answer.bounds.earliest.isoformat(), answer.bounds.latest.isoformat()
        return (
            f"{'、'.join(years)}年放假安排尚不知晓，期限应在{first}至{last}之间",
            f"the holiday notice for {', '.join(years)} is not known; the day lies between {first} and {last}",
        )
    if answer.missing:
        return f"缺少：{'、'.join(answer.missing)}", f"missing: {', '.join(answer.missing)}"
    return "依不同理解期限不同", "the law's readings lead to different days"
