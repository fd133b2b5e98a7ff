from datetime import date, datetime, timedelta, timezone

import pytest

from zfgk.asking import builtin
from zfgk.model.facts import Event
from zfgk.register.entries import Entry
from zfgk.register.store import open_register
from zfgk.reporting.form import FORM_2019, FORM_2021
from zfgk.reporting.making.counts import Counts

CHINA = timezone(timedelta(hours=8))
LATE = datetime(2030, 1, 1, tzinfo=CHINA)


@pytest.fixture
def register(tmp_path):
    with open_register(str(tmp_path / "register.sqlite"), builtin().events) as found:
        yield found


@pytest.fixture
def note(register):
    """Write down a request: events as name and day, with further values in a mapping."""

    def noted(matter, *events, at=LATE, ids="", **fields):
        entries = []
        for number, (name, day, *more) in enumerate(events, 1):
            values = {"day": date.fromisoformat(day) if isinstance(day, str) else day} | (more[0] if more else {})
            entries.append(
                Entry(
                    event_id=f"{matter}/{ids}{number}",
                    matter=matter,
                    event=Event(name, values.pop("day"), **values),
                    recorded_at=at,
                    actor="test",
                    **fields,
                )
            )
        register.add(entries)

    return noted


def counts(form=FORM_2021, **changed):
    held = {
        "agency": "示例市自然资源局",
        "table2": {cell.key: 0 for cell in form.table2},
        "table4": dict.fromkeys(("review", "litigation_direct", "litigation_after_review"), (0, 0, 0, 0, 0)),
    }
    return Counts(**(held | changed))


@pytest.fixture
def a_year(note):
    """Eight requests of 2025, and one that was answered before; each cell below was counted by hand."""
    note(
        "A1",
        ("request.received", "2025-03-03", {"applicant": "natural"}),
        ("reply.made", "2025-03-20", {"result": "granted"}),
    )
    note(
        "A2",
        ("request.received", "2024-12-20", {"applicant": "business"}),
        ("reply.made", "2025-01-06", {"result": "partial"}),
    )
    note("A3", ("request.received", "2025-12-20", {"applicant": "natural"}))
    note("A4", ("request.received", "2025-06-02", {"applicant": "legal_service"}), ("request.withdrawn", "2025-06-09"))
    note(
        "A5",
        ("request.received", "2025-06-02", {"applicant": "natural"}),
        ("reply.made", "2025-07-01", {"result": "refused.process"}),
    )
    note(
        "A6",
        ("request.received", "2025-06-03", {"applicant": "natural"}),
        ("reply.made", "2025-07-01", {"result": "refused.process"}),
    )
    note("A7", ("request.received", "2024-11-04", {"applicant": "other"}))
    note(
        "A8",
        ("request.received", "2025-02-05", {"applicant": "natural"}),
        ("reply.made", "2026-01-05", {"result": "unable.not_held"}),
    )
    note(
        "A9",
        ("request.received", "2024-02-05", {"applicant": "natural"}),
        ("reply.made", "2024-03-05", {"result": "granted"}),
    )


FORMS = {2020: FORM_2019, 2025: FORM_2021}
