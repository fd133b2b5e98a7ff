"""An annual report made from a register: its tables, its words, and what was decided on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from zfgk.calendar import WorkCalendar
from zfgk.errors import BadInput, Fault
from zfgk.register.counting import last_recorded, never_received
from zfgk.register.store import Register
from zfgk.reporting.form import FORM_2019, FORM_2021, Form, form_for
from zfgk.reporting.making.choices import DEFAULT, Choices
from zfgk.reporting.making.counts import Counts
from zfgk.reporting.making.placing import Placement, placements
from zfgk.reporting.making.questions import NEVER_RECEIVED, Question, refuse_open
from zfgk.reporting.making.tally import Tally, tally
from zfgk.reporting.making.texts import Part, parts_of, refuse_unwritable
from zfgk.reporting.tables import Report

_NONE: Mapping[str, Sequence[str]] = {}


@attrs.frozen(kw_only=True)
class Made:
    """An annual report, and how it came about.

    Args:
        report: The tables.
        parts: The six parts in words.
        tally: What the year adds up to.
        choices: What counted where the form leaves a choice.
        accepted: The ids of the questions whose rule was accepted.
        questions: The questions that are open.
        recorded_until: When the last entry of the register was written down, as it stands there.
    """

    report: Report
    parts: tuple[Part, ...]
    tally: Tally
    choices: Choices
    accepted: tuple[str, ...]
    questions: tuple[Question, ...]
    recorded_until: str

    def to_json(self) -> dict[str, Any]:
        """Return the tables as plain values, with how they came about under ``made``; readers of reports ignore it."""
        made = {
            "choices": self.choices.to_json(),
            "accepted": list(self.accepted),
            "recorded_until": self.recorded_until,
        }
        return self.report.to_json() | {"made": made}


def make_report(
    register: Register,
    year: int,
    counts: Counts,
    calendar: WorkCalendar,
    *,
    form: Form | None = None,
    choices: Choices = DEFAULT,
    accepted: Collection[str] = (),
    texts: Mapping[str, Sequence[str]] = _NONE,
    watch: Callable[[Iterable[Placement]], Iterable[Placement]] = iter,
    source: str = "",
) -> Made:
    """Make the annual report of a year.

    Each request that was received in the year or carried over into it counts in one column, once among those that came
    in, and once among the results or those carried forward.

    Args:
        register: An open register.
        year: The reporting year.
        counts: What the register does not hold.
        calendar: The working days, for the time that answers took.
        form: The form; the one prescribed for the year unless given.
        choices: What counts where the form leaves a choice.
        accepted: The ids of the questions that block whose rule is accepted.
        texts: What the office wrote, by the keys of :data:`zfgk.reporting.making.texts.PARTS`.
        watch: Sees every request that is counted pass by, such as to show how far the work is.
        source: What messages call the register; where it is unless given.

    Returns:
        The report.

    Raises:
        BadInput: If no form is known for the year, a text holds what no office file can, or a question that blocks is
            open; all of them are told.
    """
    refuse_unwritable(counts.agency, texts)
    used = form or prescribed(year)
    found = tally(watch(placements(register, year, used, choices)), used, calendar)
    unseen = never_received(register, date(year, 1, 1), date(year, 12, 31))
    questions = (*found.questions, *((Question(NEVER_RECEIVED, tuple(unseen)),) if unseen else ()))
    refuse_open(questions, accepted, source or register.name)
    report = Report(
        agency=counts.agency, year=year, form=used, table2=counts.table2, table3=found.rows, table4=counts.table4
    )
    return Made(
        report=report,
        parts=parts_of(report, counts, texts),
        tally=found,
        choices=choices,
        accepted=tuple(sorted(accepted)),
        questions=questions,
        recorded_until=last_recorded(register),
    )


def prescribed(year: int) -> Form:
    """Return the form prescribed for a year.

    Raises:
        BadInput: If none is known.
    """
    found = form_for(year)
    if found is None:
        then = f"{FORM_2019.id} is of {FORM_2019.years[0]} and the year after, {FORM_2021.id} of later years"
        raise BadInput("--year", [Fault("--year", f"no form is known for the reporting year {year}", then=then)])
    return found
