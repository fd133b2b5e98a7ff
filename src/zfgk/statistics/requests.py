"""What one request adds to the statistics: when it came, what was done, and whether its reply was in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import islice

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.engine.verdict import Verdict
from zfgk.engine.versions import Versions
from zfgk.model.facts import Event
from zfgk.register.answers import Answers, Owed
from zfgk.register.lifecycle import RECEIPTS, REPLIES, earliest, state
from zfgk.register.store import Matter, Register

LAPSED = frozenset({"other_processing.overdue_correction", "other_processing.overdue_fee"})
"""The rows of table 3 for requests that applicants gave up by letting a period lapse (条例30, 国办函〔2020〕109号)."""
_PAGE = 500
"""How many requests are read at a time."""


class Timeliness(Enum):
    """What the engine says of a request's reply on the day of asking."""

    IN_TIME = "in-time"
    """Replied in time, on every admissible reading and possible fact."""
    OVERDUE = "overdue"
    """Replied late, or not replied although every possible last day has passed."""
    DEPENDS = "depends"
    """In time or late, depending on a reading or on a fact."""
    PENDING = "pending"
    """Not replied, and no possible last day has passed."""
    UNKNOWN = "unknown"
    """It cannot be said: something is not recorded, or the calendar does not reach so far."""
    NONE_OWED = "none-owed"
    """Ended without a reply before one was late: withdrawn, merged, transferred, closed, given up by the applicant."""

    @property
    def term(self) -> str:
        """Its Chinese name."""
        return _TERMS[self]


_TERMS = {
    Timeliness.IN_TIME: "按期",
    Timeliness.OVERDUE: "逾期",
    Timeliness.DEPENDS: "待定",
    Timeliness.PENDING: "在办",
    Timeliness.UNKNOWN: "不明",
    Timeliness.NONE_OWED: "无须答复",
}
_OF_VERDICT = {
    Verdict.IN_TIME: Timeliness.IN_TIME,
    Verdict.OVERDUE: Timeliness.OVERDUE,
    Verdict.DEPENDS: Timeliness.DEPENDS,
    Verdict.PENDING: Timeliness.PENDING,
}


@attrs.frozen(kw_only=True)
class Figures:
    """What one request adds; nothing in it says who applied or what was asked.

    Args:
        request: Its id.
        department: The unit that handles it.
        received: The first possible day of receipt.
        ended: The last possible day of the act that ended it; ``None`` while it is open.
        result: The row of table 3 under which it counts; empty while it is open, or where no event says so.
        extended: Whether an extension was notified.
        corrected: Whether the applicant was asked to correct the request.
        consulted: Whether anybody was consulted.
        timeliness: What the engine says of the reply.
        certainty: How firm the last day is, in the engine's words; empty where none could be computed.
        working_day: On which working day after the current start the reply fell. Days that do not count (条例33) are
            not subtracted; ``None`` without a reply, or where it fell on a rest day.
    """

    request: str
    department: str
    received: date
    ended: date | None
    result: str
    extended: bool
    corrected: bool
    consulted: bool
    timeliness: Timeliness
    certainty: str
    working_day: int | None


def figures(
    register: Register,
    versions: Versions,
    on: date,
    calendar: WorkCalendar,
    *,
    received: tuple[date | None, date | None] = (None, None),
) -> Iterator[Figures]:
    """Yield what each request of a register adds, at constant memory.

    Args:
        register: An open register.
        versions: The rule that sets the period, such as ``zfgk.asking.builtin().clock("national.reply-to-request")``.
        on: The day of asking; events after it are not looked at.
        calendar: The working-day calendar.
        received: The first and the last day of receipt; ``None`` for no limit.

    Yields:
        One value for each request received by the day, in the order of receipt, open ones last.
    """
    answers = Answers(versions, calendar)
    matters = iter(register.matters(received=received))
    while page := {matter.id: matter for matter in islice(matters, _PAGE)}:
        for name, events in register.histories(page):
            known = [event for event in events if (day := earliest(event)) is None or day <= on]
            if (found := _figures(page[name], known, answers, on)) is not None:
                yield found


def _figures(matter: Matter, events: Sequence[Event], answers: Answers, on: date) -> Figures | None:
    names = {event.name for event in events}
    now = state(events)
    if now.received is None or not names & {*RECEIPTS}:
        return None
    # What tells the applicant that the request counts as given up answers nothing, whatever event it is entered as.
    replied = bool(names & {*REPLIES}) and now.result not in LAPSED
    # What ended without a reply is judged as it stood on that day: from then on nothing was owed.
    owed = answers.owed(events, on if replied else min(on, now.ended or on))
    return Figures(
        request=matter.id,
        department=matter.department,
        received=now.received,
        ended=now.ended,
        result=now.result,
        extended="extension.notified" in names,
        corrected="correction.requested" in names,
        consulted=any(name.startswith("consultation.") for name in names),
        timeliness=_timeliness(owed, none_owed=now.ended is not None and not replied),
        certainty=owed.certainty,
        working_day=owed.working_day if replied else None,
    )


def _timeliness(owed: Owed, *, none_owed: bool) -> Timeliness:
    found = _OF_VERDICT.get(owed.verdict, Timeliness.UNKNOWN) if owed.verdict else Timeliness.UNKNOWN
    if none_owed and found not in {Timeliness.OVERDUE, Timeliness.DEPENDS}:
        return Timeliness.NONE_OWED
    return found
