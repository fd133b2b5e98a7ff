"""What may leave, what a person decides, what must not leave: one decision per row, from facts and findings.

Nothing is decided that the law leaves to people. A row marked proactive is released if nothing stands against it; a
row marked not public, with what the law asks for, is withheld whatever screening finds in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain

import attrs

from zfgk.attributes import Concern, Proposal, check_foot_marks, check_proposal
from zfgk.errors import BadInput, Fault
from zfgk.inspection import titles
from zfgk.model.documents import Reader
from zfgk.model.findings import Finding, Severity
from zfgk.model.information import Attribute, Scope
from zfgk.publish.decision import reasons as say
from zfgk.publish.decision.examine import Examined, examine
from zfgk.publish.decision.quotes import Quotes
from zfgk.publish.outcome import Decision, Outcome, Reason
from zfgk.publish.source.items import Item, Source
from zfgk.rules.negative_list import NegativeList
from zfgk.screening import Screener
from zfgk.screening.negative_list import list_recognisers, outside_list
from zfgk.site.figures import ARTICLE_12, Figures


@attrs.frozen(kw_only=True)
class DueCheck:
    """What the law says about one disclosure (article 26 of the Regulation).

    Args:
        due: The last day on which it was to be disclosed; ``None`` if it cannot be computed.
        late: Whether the disclosure came later; ``None`` if that cannot be told.
        zh: In Chinese why ``due`` or ``late`` is unknown.
        en: The same in English.
        basis: The citation.
    """

    due: date | None
    late: bool | None
    zh: str = ""
    en: str = ""
    basis: str = ""


DisclosureDue = Callable[[date, date], DueCheck]
"""Takes the day on which a document was written and the day on which it was or is published."""
Progress = Callable[[int, int], object]
"""Told how many items were read, and how many there are."""


def _silent(_done: int, _all: int) -> None:
    pass


def decide(
    source: Source,
    *,
    on: date,
    screener: Screener,
    disclosure_due: DisclosureDue,
    readers: Sequence[Reader] = (),
    published: Mapping[str, date] | None = None,
    lists: Sequence[NegativeList] = (),
    progress: Progress = _silent,
) -> Iterator[Decision]:
    """Read, hash and screen every item, then decide about each.

    All reading is done when this returns. A file that is not there or cannot be read stops its item and no other.

    Args:
        source: The source.
        on: The day of the run.
        screener: The recognisers.
        disclosure_due: The duty to disclose proactively.
        readers: The readers for files within the items' files; without one such a file is held.
        published: The day on which an earlier run first published an item, by identifier. The earlier of this day and
            the row's own date of publication counts; without either, the day of the run.
        lists: Negative lists: what their words find is reviewed, what is withheld and stands on none is held.
        progress: Called after each item that was read.

    Returns:
        One decision per item, in the order of the manifest.

    Raises:
        BadInput: With every date after ``on`` and every identifier that is somebody's number, each with row and column.
    """
    faults: list[list[Fault]] = [[] for _ in source.items]
    quotes = Quotes()
    listed = Screener((*screener.recognisers, *list_recognisers(lists, on)))
    full = Screener((*listed.recognisers, quotes.recogniser))
    examined: dict[int, Examined] = {}
    # What is exempt is read first, so that the others can be searched for passages of it.
    for done, i in enumerate(_exempt_first(source.items), start=1):
        item = source.items[i]
        _check_dates(item, on, faults[i])
        exempt = item.attribute is Attribute.EXEMPT
        listen = partial(quotes.remember, item.entry.identifier) if exempt else None
        examined[i] = examine(item, listed if exempt else full, readers, faults[i], listen)
        progress(done, len(source.items))
    if any(faults):
        raise BadInput(str(source.manifest), list(chain.from_iterable(faults)))
    in_order = [examined[i] for i in range(len(source.items))]
    run = _Run(on, full, disclosure_due, published or {}, _not_public(in_order), tuple(lists))
    return (run.decide(one) for one in in_order)


def _exempt_first(items: Sequence[Item]) -> list[int]:
    return sorted(range(len(items)), key=lambda i: items[i].attribute is not Attribute.EXEMPT)


def _check_dates(item: Item, on: date, faults: list[Fault]) -> None:
    written = item.entry.date_written
    if written and written > on:
        what = f"it was written on {written}, after the day of the run {on}"
        faults.append(Fault(item.place("date_written"), what, then="correct the date, or run with --on"))


def _not_public(examined: list[Examined]) -> dict[str, str]:
    """Return the identifier of a non-public item by the hash of each of its files."""
    return {
        part.sha256: one.item.entry.identifier
        for one in examined
        if one.item.attribute in {Attribute.ON_REQUEST, Attribute.EXEMPT}
        for part in one.parts
    }


@attrs.frozen
class _Concerns:
    """Reasons from the proposed attribute: those that a person settles first, and notes."""

    holds: tuple[Reason, ...]
    notes: tuple[Reason, ...]


def _concerns(one: Examined) -> _Concerns:
    """Check the attribute that the row proposes; what screening found in its files is told by the findings."""
    item = one.item
    proposal = Proposal(
        attribute=item.attribute, reason=item.entry.reason, scope=item.scope, audience=item.disclosed_to
    )
    places = {code: item.place(field) for code, field in _FIELDS.items()}
    placed = [(concern, places.get(concern.code, item.where)) for concern in check_proposal(proposal)]
    placed += _marked(one)
    holds = [say.concern(concern, where) for concern, where in placed if concern.severity is not Severity.NOTE]
    notes = [say.concern(concern, where) for concern, where in placed if concern.severity is Severity.NOTE]
    return _Concerns(tuple(holds), tuple(notes))


def _marked(one: Examined) -> Iterator[tuple[Concern, str]]:
    """Compare the marks at the foot of each file with the attribute of the row, and say where the first of them stands."""
    proposed = one.item.attribute
    for name in dict.fromkeys(name for name, _ in one.marks):
        marks = [mark for of, mark in one.marks if of == name]
        first = next((mark for mark in marks if mark.attribute is not proposed), marks[0])
        for concern in check_foot_marks(proposed, marks, about=name):
            yield concern, f"{name} {first.where} {first.start}-{first.end}"


def _failed(one: Examined) -> list[Reason]:
    return [say.trouble(kind, name, why, one.item.place("path")) for name, kind, why in one.troubles]


_FIELDS = {
    "reason-without-basis": "reason",
    "work-secret-no-ground": "reason",
    "reason-ignored": "reason",
    "scope-without-disclosure": "scope",
    "audience-missing": "scope",
    "audience-ignored": "disclosed_to",
}
"""The field of the manifest that a concern is about, by its code; the others are about the row."""


@attrs.frozen
class _Found:
    """Reasons from screening: those that keep an item in, and the others, worst first."""

    blocks: list[Reason]
    others: list[Reason]


@attrs.frozen
class _Run:
    on: date
    screener: Screener
    disclosure_due: DisclosureDue
    published: Mapping[str, date]
    not_public: Mapping[str, str]
    lists: tuple[NegativeList, ...] = ()

    def decide(self, one: Examined) -> Decision:
        attribute = one.item.attribute
        concerns = _concerns(one)
        if attribute is None:
            failed = _failed(one)
            outcome = Outcome.BLOCK if one.worst(Severity.BLOCK) else Outcome.FAIL if failed else Outcome.HOLD
            found = self._found(one)
            reasons = [*found.blocks, *failed, *concerns.holds, *found.others, *concerns.notes]
            return self._decision(one, outcome, reasons)
        if attribute is Attribute.PROACTIVE:
            return self._proactive(one, concerns)
        return self._decision(one, *self._withheld(one, attribute, concerns))

    def _withheld(self, one: Examined, attribute: Attribute, concerns: _Concerns) -> tuple[Outcome, list[Reason]]:
        noted = self._found(one, only_noted=True).others
        outside = self._outside(one, attribute)
        failed = _failed(one)
        if failed:
            return Outcome.FAIL, [*failed, *concerns.holds, *outside, *noted, *concerns.notes]
        if concerns.holds or outside:
            return Outcome.HOLD, [*concerns.holds, *outside, *noted, *concerns.notes]
        if attribute is Attribute.ON_REQUEST:
            said = say.withheld_on_request(one.item.place("disclosure"))
        else:
            said = say.withheld_exempt(one.masked("reason"), one.item.place("reason"))
        return Outcome.WITHHOLD, [said, *noted, *concerns.notes]

    def _outside(self, one: Examined, attribute: Attribute) -> list[Reason]:
        found = [finding for _, finding in one.findings]
        finding = outside_list(self.lists, self.on, attribute=attribute, texts=(), findings=found)
        return [say.outside_list(finding, one.item.place("disclosure"))] if finding else []

    def _proactive(self, one: Examined, concerns: _Concerns) -> Decision:
        item, entry = one.item, one.item.entry
        failed = [*_failed(one), *(say.not_readable(name, item.place("path")) for name in one.unread)]
        limited = item.scope is not Scope.PUBLIC and not concerns.holds and not one.troubles
        if limited and not one.worst(Severity.BLOCK):
            noted = self._found(one, only_noted=True).others
            said = say.withheld_from_public(item.scope, item.place("scope"))
            return self._decision(one, Outcome.WITHHOLD, [said, *noted])
        holds = [
            *concerns.holds,
            *([say.date_missing(item.where)] if entry.date_written is None else []),
            *([say.content_missing(item.where)] if not item.documents and not entry.url else []),
            *(say.nothing_to_read(name, item.place("path")) for name in one.empty),
            *self._not_yet(item),
            *self._same_content(one),
        ]
        notes = [
            *concerns.notes,
            *([say.content_elsewhere(item.place("url"))] if entry.url and not item.documents else []),
            *([say.summary_missing(item.where)] if not entry.summary else []),
            *([say.publisher_missing(item.where)] if not entry.publisher else []),
        ]
        found = self._found(one)
        if one.worst(Severity.BLOCK):
            outcome = Outcome.BLOCK
        elif failed:
            outcome = Outcome.FAIL
        elif holds or one.worst(Severity.REVIEW):
            outcome = Outcome.HOLD
        else:
            outcome = Outcome.RELEASE
        published = self._published(item, outcome)
        due, late = self._duty(item, outcome, published)
        reasons = [*found.blocks, *failed, *holds, *found.others, *late, *notes]
        figures = Figures(
            unit=one.masked("publisher"),
            item=entry.identifier,
            published=published,
            due=due,
            complete=all(getattr(entry, field) for field in ARTICLE_12),
        )
        return attrs.evolve(self._decision(one, outcome, reasons, due), figures=figures)

    def _published(self, item: Item, outcome: Outcome) -> date | None:
        known = [self.published.get(item.entry.identifier), item.entry.date_published]
        first = min((day for day in known if day is not None), default=None)
        return self.on if first is None and outcome is Outcome.RELEASE else first

    def _duty(self, item: Item, outcome: Outcome, published: date | None) -> tuple[date | None, list[Reason]]:
        entry = item.entry
        if entry.date_written is None or outcome is Outcome.BLOCK:  # nobody owes the disclosure of what must not leave
            return None, []
        check = self.disclosure_due(entry.date_written, published or self.on)
        where = item.place("date_written")
        if check.due is None or check.late is None:
            return check.due, [say.due_unknown(check.zh, check.en, basis=check.basis, where=where)]
        if not check.late:
            return check.due, []
        if published is None:
            return check.due, [say.disclosure_overdue(check.due, self.on, basis=check.basis, where=where)]
        return check.due, [say.disclosed_late(check.due, published, basis=check.basis, where=where)]

    def _not_yet(self, item: Item) -> list[Reason]:
        day = item.entry.date_published
        return [say.not_yet(day, item.place("date_published"))] if day and day > self.on else []

    def _same_content(self, one: Examined) -> list[Reason]:
        others = dict.fromkeys(self.not_public[part.sha256] for part in one.parts if part.sha256 in self.not_public)
        return [say.same_content(other, one.item.place("path")) for other in others]

    def _found(self, one: Examined, *, only_noted: bool = False) -> _Found:
        """Return one reason for each kind of finding in each place, those that ask for most first."""
        groups: dict[tuple[str, str], list[Finding]] = {}
        for place, finding in one.findings:
            groups.setdefault((place, finding.rule), []).append(finding)
        named = titles(self.screener.recognisers)
        found = _Found([], [])
        for severity in Severity:
            for (place, rule), findings in groups.items():
                if findings[0].severity is severity:
                    reason = say.found(named.get(rule, rule), findings, place, only_noted=only_noted)
                    blocks = severity is Severity.BLOCK and not only_noted
                    (found.blocks if blocks else found.others).append(reason)
        return found

    @staticmethod
    def _decision(one: Examined, outcome: Outcome, reasons: list[Reason], due: date | None = None) -> Decision:
        entry = one.item.entry
        record = attrs.evolve(
            entry, reason="", parts=one.parts, format=entry.format or (one.parts[0].media_type if one.parts else "")
        )
        return Decision(
            key=entry.identifier,
            title=one.title,
            attribute=one.item.attribute,
            outcome=outcome,
            reasons=tuple(reasons),
            record=record if outcome is Outcome.RELEASE else None,
            due=due,
        )
