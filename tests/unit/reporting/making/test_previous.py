"""What was carried over against last year's report, explained by what was written down since."""

import importlib.util
from datetime import datetime
from pathlib import Path

import attrs

from zfgk.calendar import china
from zfgk.reporting.making.choices import Choices
from zfgk.reporting.making.make import make_report
from zfgk.reporting.making.previous import carried

_spec = importlib.util.spec_from_file_location("report_making_setup_previous", Path(__file__).with_name("conftest.py"))
setup = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(setup)

REPORTED = datetime(2026, 1, 20, 9, tzinfo=setup.CHINA)
BEFORE = datetime(2026, 1, 10, 9, tzinfo=setup.CHINA)
AFTER = datetime(2026, 2, 3, 9, tzinfo=setup.CHINA)


def year(register, number):
    return make_report(register, number, setup.counts(), china(), accepted=["kind-unknown"])


def test_nothing_differs_while_nothing_was_written_down_since(register, note):
    note("R", ("request.received", "2025-12-03", {"applicant": "natural"}), at=BEFORE)
    previous = year(register, 2025).report
    note("R", ("reply.made", "2026-01-15", {"result": "granted"}), at=AFTER, ids="x")
    found = carried(register, year(register, 2026), REPORTED, previous)
    assert (found.differs, found.moved, found.unexplained) == (False, (), {})
    assert found.forward == found.over == (1, 0, 0, 0, 0, 0, 1)


def test_late_entries_and_corrections_explain_the_difference(register, note):
    note("LATE", ("request.received", "2025-12-29", {"applicant": "business"}), at=AFTER)
    note("KIND", ("request.received", "2025-12-03", {"applicant": "natural"}), at=BEFORE)
    note("DONE", ("request.received", "2025-12-03", {"applicant": "natural"}), at=BEFORE)
    note("SAME", ("request.received", "2025-12-03", {"applicant": "research"}), at=BEFORE)
    known = {"natural": 2, "research": 1}
    note("KIND", ("request.received", "2025-12-03", {"applicant": "other"}), at=AFTER, ids="x", corrects="KIND/1")
    note("DONE", ("reply.made", "2025-12-30", {"result": "granted"}), at=AFTER, ids="x")
    note("SAME", ("reply.made", "2026-02-03", {"result": "granted"}), at=AFTER, ids="x")
    made = year(register, 2026)
    found = carried(register, made, REPORTED)
    assert found.forward == (known["natural"], 0, known["research"], 0, 0, 0, 3)
    assert found.over == (0, 1, 1, 0, 0, 1, 3)
    assert found.differs
    assert [(one.matter, one.then, one.now) for one in found.moved] == [
        ("DONE", "natural", ""),
        ("KIND", "natural", "other"),
        ("LATE", "", "business"),
    ]
    assert found.moved[0].entries == (("DONE/x1", "reply.made", AFTER.isoformat()),)
    # Last year's report itself printed one business too many.
    printed = attrs.evolve(made.report, year=2025, table3={"carried_forward": (2, 1, 1, 0, 0, 0, 4)})
    slip = carried(register, made, REPORTED, printed)
    assert slip.unexplained == {"business": 1, "total": 1}
    assert slip.to_json()["requests"][0]["entries"][0]["event_id"] == "DONE/x1"


def test_a_blank_cell_of_last_years_report_explains_nothing(register, note):
    note("R", ("request.received", "2025-12-03", {"applicant": "natural"}), at=BEFORE)
    made = year(register, 2026)
    printed = attrs.evolve(made.report, year=2025, table3={"carried_forward": (None,) * 7})
    assert carried(register, made, REPORTED, printed).unexplained == {}


def test_a_late_event_of_the_new_year_counts_where_another_act_was_chosen(register, note):
    note("R", ("request.received", "2025-12-03", {"applicant": "natural"}), at=BEFORE)
    note("R", ("reply.made", "2025-12-30", {"result": "granted"}), at=BEFORE, ids="x")
    note("R", ("reply.dispatched", "2026-01-02"), at=AFTER, ids="y")
    assert carried(register, year(register, 2026), REPORTED).moved == ()
    chosen = make_report(register, 2026, setup.counts(), china(), choices=Choices(act="dispatched"))
    assert [(one.matter, one.then, one.now) for one in carried(register, chosen, REPORTED).moved] == [
        ("R", "", "natural")
    ]


def test_a_receipt_in_the_next_year_takes_a_request_that_was_only_submitted_out_of_the_last(register, note):
    note("R", ("request.submitted", "2025-12-31", {"applicant": "business"}), at=BEFORE)
    note("R", ("request.received", "2026-01-02"), at=AFTER, ids="x")
    note("S", ("request.received", "2026-01-02"), at=AFTER)
    found = carried(register, year(register, 2026), REPORTED)
    assert [(one.matter, one.then, one.now) for one in found.moved] == [("R", "business", "")]


def test_a_kind_told_late_moves_a_request_to_another_column(register, note):
    note("R", ("request.received", "2025-12-31"), at=BEFORE)
    note("R", ("request.submitted", "2025-12-30", {"applicant": "business"}), at=AFTER, ids="x")
    found = carried(register, year(register, 2026), REPORTED)
    assert [(one.matter, one.then, one.now) for one in found.moved] == [("R", "other", "business")]
