"""Whatever else stands in a register, everything said about its requests stays the same."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.calendar import china
from zfgk.model.facts import Event
from zfgk.register.entries import Applicant, Entry
from zfgk.register.kinds import KINDS, REQUEST
from zfgk.register.own_file import own_file
from zfgk.register.store import open_register
from zfgk.register.worklist import worklist
from zfgk.reporting.form import FORM_2021
from zfgk.reporting.making.counts import Counts
from zfgk.reporting.making.make import make_report
from zfgk.statistics.requests import figures

LAW = builtin()
CHINA = timezone(timedelta(hours=8))
REPLY = "national.reply-to-request"
WRITTEN = datetime(2027, 1, 1, tzinfo=CHINA)
COUNTS = Counts(
    agency="示例市自然资源局",
    table2={cell.key: 0 for cell in FORM_2021.table2},
    table4=dict.fromkeys(("review", "litigation_direct", "litigation_after_review"), (0, 0, 0, 0, 0)),
)
OTHERS = [kind for kind in KINDS if kind is not REQUEST]


def entry(matter, number, event):
    return Entry(
        event_id=f"{matter}/{number}", matter=matter, event=event, recorded_at=WRITTEN, actor="r", applicant="P1"
    )


REQUESTS = [
    entry("R1", 1, Event("request.received", date(2025, 3, 3), applicant="natural")),
    entry("R1", 2, Event("reply.made", date(2025, 3, 20), result="granted")),
    entry("R2", 1, Event("request.received", date(2025, 12, 20), applicant="business")),
]


def said(register):
    """Everything that is said about requests, in words."""
    on, calendar, clock = date(2026, 1, 10), china(), LAW.clock(REPLY)
    made = make_report(register, 2025, COUNTS, calendar)
    return repr((
        list(register.matters()),
        list(register.matters(only_open=True)),
        worklist(register, clock, on, calendar),
        list(figures(register, clock, on, calendar)),
        own_file(register, "P1"),
        (made.report, made.questions),
    ))  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.id)
def test_a_matter_of_each_kind_changes_nothing(kind):
    with open_register("sqlite://", LAW.events) as register:
        register.add(REQUESTS, [Applicant(key="P1")])
        before = said(register)
        register.add([entry("X", 1, Event(kind.begins[0], date(2025, 5, 6)))])
        assert said(register) == before
        assert register.count() == 3


@given(st.lists(st.tuples(st.sampled_from(OTHERS), st.integers(0, 364)), min_size=1, max_size=5))
@settings(max_examples=8)
def test_any_number_of_them_changes_nothing(others):
    with open_register("sqlite://", LAW.events) as register:
        register.add(REQUESTS, [Applicant(key="P1")])
        before = said(register)
        for number, (kind, day) in enumerate(others):
            begun = date(2025, 1, 1) + timedelta(days=day)
            settling = [phase.events[0] for phase in kind.phases[1:]]
            events = [Event(name, begun) for name in (kind.begins[0], *settling)]
            register.add([entry(f"X{number}", place, event) for place, event in enumerate(events)])
        assert said(register) == before
