"""What is owed in a matter now, by every clock of the chosen packs that its events start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.answer import Answer, Certainty
from zfgk.engine.ask import ask
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.errors import ZfgkError
from zfgk.model.facts import Event
from zfgk.model.law import Force, Seen
from zfgk.model.measure import ByKey, Unquantified
from zfgk.model.span import Span
from zfgk.register.kept import Kept, day_in_china
from zfgk.register.kinds import MatterKind
from zfgk.rules.clock import Clock, Minimum
from zfgk.rules.pack import RulePack
from zfgk.rules.rule import Relation


@attrs.frozen(kw_only=True)
class Owed:
    """What one rule says about one matter.

    Args:
        matter: The matter's id.
        department: The unit that handles it.
        rule: The rule's id.
        term: What is owed, in Chinese.
        owed_by: Who must act, as the rule names it.
        act: The event that would discharge it.
        due: The last day, or for hours the last moment; for a minimum period the first day on which the act may come.
            ``None`` where the text sets none, or facts are missing.
        bounds: Where it must lie, if ``due`` is ``None`` and that can be said.
        minimum: Whether the period is one that must have passed before the act.
        done: Whether the act is known.
        announced: Whether the day of a start or act to come is the one that a notice names.
        verdict: What can be said about the act.
        certainty: How firm the answer is.
        word: The text's own word where it has no number, such as 及时.
        assuming: The kinds of matters that the rule is about, where this one does not say its own.
        force: How strongly the text binds.
        seen: How well the text was verified.
        problem: Why nothing could be computed, or what is missing; empty otherwise.
    """

    matter: str
    department: str
    rule: str
    term: str
    owed_by: str
    act: str
    due: date | None
    bounds: Span | None
    minimum: bool
    done: bool
    announced: bool
    verdict: Verdict | None
    certainty: Certainty | None
    word: str = ""
    assuming: tuple[str, ...] = ()
    force: Force
    seen: Seen
    problem: str = ""


def clocks_of(kind: MatterKind, packs: Iterable[RulePack]) -> dict[str, Versions]:
    """Return the clocks of some packs that matters of a kind can start and settle.

    Args:
        kind: The kind.
        packs: The packs that bind the body, such as the national one and its own.

    Returns:
        The rules with all their versions, by id, in the order of the packs; those that another one replaces are left
        out.
    """
    rules = [rule for pack in packs for rule in pack.rules]
    replaced = {rule.towards for rule in rules if rule.relation is Relation.REPLACES}
    found: dict[str, list[Clock]] = {}
    for rule in rules:
        if isinstance(rule, Clock) and rule.id not in replaced:
            found.setdefault(rule.id, []).append(rule)
    versions = {name: Versions(tuple(rules)) for name, rules in found.items()}
    return {name: one for name, one in versions.items() if one.starters & kind.events and one.acts & kind.events}


def owed(matters: Iterable[Kept], packs: Iterable[RulePack], on: date, calendar: WorkCalendar) -> Iterator[Owed]:
    """Say for each matter what every clock that its events have started asks for.

    Args:
        matters: The matters.
        packs: The packs that bind the body. Local packs bind their own body only, so none is taken by itself.
        on: The day of asking, or for clocks in hours the aware moment; events after it are not looked at.
        calendar: The working-day calendar.

    Yields:
        One line for each matter and rule: what is done already is there too, with its verdict. A matter that was
        closed owes nothing and has no line.
    """
    bound = list(packs)
    clocks: dict[str, Mapping[str, Versions]] = {}
    for matter in matters:
        known = matter.until(on)
        if known.standing.phase.id == "closed":
            continue
        rules = clocks.setdefault(matter.kind.id, clocks_of(matter.kind, bound))
        for rule, versions in rules.items():
            ahead = _announced(known)
            started = [event for event in (*known.events, *ahead) if versions.starts(event)]
            subjects = matter.kind.asked_of.get(rule, ())
            own = next((event.kind for event in known.named(*matter.kind.begins) if event.kind), "")
            if started and (not subjects or not own or own in subjects):
                yield _owed(known, ahead, versions, on, calendar, assuming=() if own else subjects)


def _announced(matter: Kept) -> list[Event]:
    """Return the events to come whose day a notice names."""
    known = {event.name for event in matter.events}
    return [
        Event(name, notice.until)
        for name, by in matter.kind.announced.items()
        if name not in known
        for notice in matter.named(by)[-1:]
        if notice.until
    ]


def _owed(
    matter: Kept,
    ahead: Sequence[Event],
    versions: Versions,
    on: date,
    calendar: WorkCalendar,
    *,
    assuming: Sequence[str],
) -> Owed:
    rule = versions.rules[0]
    to_come = [event for event in ahead if versions.starts(event) or versions.discharges(event)]
    # An act that is announced is judged by the day named for it, though it lies ahead.
    judged = any(versions.discharges(event) for event in to_come)
    try:
        # A clock in days is asked on a day, also where the others are asked at a moment.
        asked = None if judged else on if versions.hours else day_in_china(on)
        answer: Answer | None = ask(versions, (*matter.events, *to_come), calendar, as_of=asked)
        problem = "、".join(answer.missing) if answer else ""
    except ZfgkError as error:  # one matter that cannot be computed hides no other
        answer, problem = None, str(error)
    governs = answer.instrument.id if answer and answer.instrument else ""
    rule = next((one for one in versions.rules if one.basis.instrument.id == governs), rule)
    unsaid = answer is not None and answer.certainty is Certainty.UNQUANTIFIED
    return Owed(
        matter=matter.id,
        department=matter.department,
        rule=rule.id,
        term=rule.term,
        owed_by=rule.owed_by,
        act=rule.act.made,
        due=answer.due if answer else None,
        bounds=answer.bounds if answer else None,
        minimum=isinstance(rule, Minimum),
        done=any(versions.discharges(event) for event in matter.events),
        announced=bool(to_come),
        verdict=answer.verdict if answer else None,
        certainty=answer.certainty if answer else None,
        word=_word(rule, matter) if unsaid else "",
        assuming=tuple(assuming),
        force=rule.force,
        seen=rule.basis.seen,
        problem=problem,
    )


def _word(rule: Clock, matter: Kept) -> str:
    """Return the text's own word: the period's, or that of the case which the matter's key chooses."""
    periods = [rule.period]
    if isinstance(rule.period, ByKey):
        key = rule.period.key
        given = {getattr(event, key) for event in matter.events}
        periods = [period for value, period in rule.period.periods if value in given]
    return next((period.word for period in periods if isinstance(period, Unquantified)), "")
