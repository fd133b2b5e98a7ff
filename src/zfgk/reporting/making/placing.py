"""Where each request of a year counts: one column, one row by which it comes in, one row by which it goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from zfgk.model.facts import Event
from zfgk.register.counting import counted
from zfgk.register.entries import Applicant, ApplicantKind
from zfgk.register.lifecycle import RECEIPTS, REPLIES, earliest, ends_of, latest, receipts_of, rounds, state
from zfgk.register.store import Register
from zfgk.reporting.form import FORM_2021, Form
from zfgk.reporting.making.choices import DEFAULT, Choices
from zfgk.reporting.making.questions import (
    ACTS_APART,
    ANSWERED_ANEW,
    CONFIRMED_APART,
    END_DISPUTED,
    KIND_UNKNOWN,
    NO_RESULT,
    OTHER_FORM,
    RECEIPT_DISPUTED,
    SUBMITTED_APART,
)
from zfgk.reporting.making.rows import UNKNOWN_RESULT, ending_of, row_in

_UNCONFIRMED = frozenset({"in-person", "registered-mail"})
"""Channels whose receipt needs no confirmation (条例第三十一条第一项、第二项)."""


@attrs.frozen
class Placement:
    """Where a request counts in the report of a year.

    Args:
        matter: Its id.
        column: The column of its applicant.
        taken: ``new`` or ``carried_over``.
        row: The row of its result, or ``carried_forward``.
        received: The day of receipt that counts.
        ended: The day on which it ended, if it lies in the year.
        questions: The ids of the questions that its events leave open.
    """

    matter: str
    column: str
    taken: str
    row: str
    received: date
    ended: date | None
    questions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Read:
    """What a request's events say about where it counts, whatever the year.

    Args:
        kind: The applicant's column; ``None`` if nothing tells it.
        received: The day of receipt that counts; ``None`` before it.
        received_by: The last day of receipt by any reading of the events.
        ended: The day of the act that counts; ``None`` while the request is open.
        ended_from: The first day of its end by any reading of the events.
        result: The row of its result, the form of 2021 where it is inferred; empty while it is open.
        of_receipt: The ids of the questions about receipt.
        of_end: The ids of the questions about the day of the end.
        of_result: The ids of the questions about the result.
    """

    kind: ApplicantKind | None
    received: date | None
    received_by: date | None = None
    ended: date | None = None
    ended_from: date | None = None
    result: str = ""
    of_receipt: tuple[str, ...] = ()
    of_end: tuple[str, ...] = ()
    of_result: tuple[str, ...] = ()


def placements(register: Register, year: int, form: Form, choices: Choices = DEFAULT) -> Iterator[Placement]:
    """Yield where each request counts that was received in a year or carried over into it.

    Args:
        register: An open register.
        year: The reporting year.
        form: The form.
        choices: What counts where the form leaves a choice.

    Yields:
        The placements in the order of the requests' ids, at constant memory; each request at most once.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    for page in counted(register, first, last, whenever_ended=choices != DEFAULT):
        # A row holds the days of the default choices; of others, the days stand in the events alone.
        unsettled = [one for one in page if not one.settled or choices != DEFAULT]
        histories = dict(register.histories(one.matter for one in unsettled))
        files = register.applicants(sorted({one.applicant for one in unsettled if one.applicant}))
        for one in page:
            if one.matter not in histories:
                found = Read(kind=one.kind, received=one.received, ended=one.ended, result=one.result)
            else:
                found = read(histories[one.matter], files.get(one.applicant), choices)
            placed = place(one.matter, found, year, form)
            if placed:
                yield placed


def place(matter: str, found: Read, year: int, form: Form) -> Placement | None:
    """Return where a request counts in the report of a year.

    Args:
        matter: Its id.
        found: What its events say.
        year: The reporting year.
        form: The form.

    Returns:
        The placement; ``None`` if the request belongs to another year.
    """
    if found.received is None or found.received.year > year or (found.ended and found.ended.year < year):
        return None
    taken = "new" if found.received.year == year else "carried_over"
    column = (found.kind or ApplicantKind.OTHER).value
    # A question is told in the years in which its answer could change something.
    questions = found.of_receipt if found.received_by and year <= found.received_by.year else ()
    questions = questions if found.kind else (*questions, KIND_UNKNOWN.id)
    if found.ended_from and found.ended_from.year <= year:
        questions = (*questions, *found.of_end)
    if found.ended is None or found.ended.year > year:
        return Placement(matter, column, taken, "carried_forward", found.received, None, questions)
    row = row_in(form, found.result)
    questions = (*questions, *found.of_result)
    if row != found.result and row in FORM_2021.results:
        questions = (*questions, OTHER_FORM.id)
    return Placement(matter, column, taken, row, found.received, found.ended, questions)


def read(events: Sequence[Event], file: Applicant | None, choices: Choices = DEFAULT) -> Read:
    """Read off a request's events where it counts.

    Args:
        events: Its events, those that stand after corrections.
        file: The applicant's file, if there is one.
        choices: What counts where the form leaves a choice.
    """
    said = next((event.applicant for event in reversed(events) if event.applicant), "")
    kind = ApplicantKind(said) if said else file.kind if file else None
    receipts = receipts_of(events)
    received, received_by, of_receipt = _received(receipts, _confirmed(events), choices)
    submitted = _range([event for event in events if event.name in RECEIPTS])
    if submitted and received_by and submitted[0].year != received_by.year and not of_receipt:
        of_receipt = (SUBMITTED_APART.id,)
    first, *anew = rounds(events)
    ends = ends_of(first)
    ended, ended_from, of_end = _ended(ends, choices)
    result, of_result = _result(first, ends)
    of_result = (*of_result, ANSWERED_ANEW.id) if any(ends_of(one) for one in anew) else of_result
    return Read(
        kind=kind,
        # What is confirmed only after its answer was received before it.
        received=min(received, ended) if received and ended else received,
        received_by=received_by,
        ended=ended,
        ended_from=ended_from,
        result=result,
        of_receipt=of_receipt,
        of_end=of_end,
        of_result=of_result,
    )


_Days = tuple[date | None, date | None, tuple[str, ...]]
"""The day that counts, the furthest one by any reading, and the questions."""


def _received(receipts: Sequence[Event], confirmed: Sequence[Event], choices: Choices) -> _Days:
    arrival, counting = _range(receipts), _range(confirmed)
    chosen = counting if choices.receipt == "confirmed" and counting else arrival
    if not arrival or not chosen:
        return None, None, ()
    questions: list[str] = []
    if counting and arrival[0].year != counting[0].year:
        questions.append(CONFIRMED_APART.id)
    if chosen[0].year != chosen[1].year:
        questions.append(RECEIPT_DISPUTED.id)
    return chosen[0], max(arrival[1], counting[1] if counting else arrival[1]), tuple(questions)


def _confirmed(events: Sequence[Event]) -> list[Event]:
    """Return the confirmations of a request whose receipt needs one."""
    channels = {event.channel for event in events if event.name in RECEIPTS and event.channel}
    if channels and channels <= _UNCONFIRMED:
        return []
    return [event for event in events if event.name == "request.confirmed"]


def _ended(ends: Sequence[Event], choices: Choices) -> _Days:
    by_name = [[event for event in ends if event.name == name] for name in ("reply.dispatched", "reply.served")]
    made, dispatched = _range(ends), _range(next((some for some in by_name if some), ends))
    chosen = dispatched if choices.act == "dispatched" else made
    if not made or not dispatched or not chosen:
        return None, None, ()
    questions: list[str] = []
    if made[1].year != dispatched[1].year:
        questions.append(ACTS_APART.id)
    if chosen[0].year != chosen[1].year:
        questions.append(END_DISPUTED.id)
    return chosen[1], min(made[0], dispatched[0]), tuple(questions)


def _range(events: Sequence[Event]) -> tuple[date, date] | None:
    """Return the first and the last day on which the first of some events may have happened."""
    days = [(first, last) for event in events if (first := earliest(event)) and (last := latest(event))]
    return (min(first for first, _ in days), min(last for _, last in days)) if days else None


def _result(events: Sequence[Event], ends: Sequence[Event]) -> tuple[str, tuple[str, ...]]:
    recorded = next((event.result for event in reversed(ends) if event.result), "")
    if recorded or not ends:
        return recorded, ()
    if any(event.name in REPLIES for event in ends):
        return UNKNOWN_RESULT, (NO_RESULT.id,)
    waiting = {one.stage for one in state([event for event in events if event not in ends]).waiting}
    ending = ending_of(ends[-1].name, waiting)
    return ending.row, (ending.id,)
