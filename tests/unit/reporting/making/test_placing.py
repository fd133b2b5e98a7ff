"""Where a request counts, and what its events leave open."""

from datetime import date

import pytest

from zfgk.errors import BadInput
from zfgk.model.facts import Between, Event, OneOf
from zfgk.register.entries import Applicant, ApplicantKind, Entry
from zfgk.reporting.form import FORM_2019, FORM_2021
from zfgk.reporting.making.choices import Choices, choices_of
from zfgk.reporting.making.explained import in_cell
from zfgk.reporting.making.placing import placements
from zfgk.reporting.making.rows import row_in

RECEIVED = ("request.received", "2025-03-03", {"applicant": "natural", "channel": "email"})


def placed(register, year=2025, form=FORM_2021, **choices):
    return {one.matter: one for one in placements(register, year, form, Choices(**choices))}


@pytest.mark.usefixtures("a_year")
def test_each_request_has_one_place(register):
    found = {key: (one.column, one.taken, one.row) for key, one in placed(register).items()}
    assert found == {
        "A1": ("natural", "new", "granted"),
        "A2": ("business", "carried_over", "partial"),
        "A3": ("natural", "new", "carried_forward"),
        "A4": ("legal_service", "new", "other_processing.other"),
        "A5": ("natural", "new", "refused.process"),
        "A6": ("natural", "new", "refused.process"),
        "A7": ("other", "carried_over", "carried_forward"),
        "A8": ("natural", "new", "carried_forward"),
    }


@pytest.mark.usefixtures("a_year")
def test_a_cell_names_its_requests(register):
    def within(row, column="total"):
        return [one.matter for one in in_cell(placements(register, 2025, FORM_2021), FORM_2021, row, column)]

    assert within("refused.process", "natural") == ["A5", "A6"]
    assert within("refused") == ["A5", "A6"]
    assert within("total", "natural") == ["A1", "A5", "A6"]
    assert within("carried_over") == ["A2", "A7"]
    assert within("carried_forward", "natural") == ["A3", "A8"]
    assert within("new", "research") == []
    with pytest.raises(BadInput) as caught:
        within("refused.secret", "people")
    assert [fault.where for fault in caught.value.faults] == ["row", "column"]


@pytest.mark.parametrize("ending", ["request.closed", "request.withdrawn", "request.merged", "request.transferred"])
def test_an_ending_without_a_result_counts_by_inference_and_says_so(register, note, ending):
    note("on", ("request.sent", "2025-03-01"))  # counts nowhere
    into = {"merged_into": "on"} if ending == "request.merged" else {}
    note("R", RECEIVED)
    note("R", (ending, "2025-04-01"), ids="e", **into)
    found = placed(register)["R"]
    assert (found.row, found.questions) == ("other_processing.other", (ending.partition(".")[2],))
    note("S", RECEIVED)
    note("S", (ending, "2025-04-01", {"result": "unable.not_held"}), ids="e", **into)
    assert (placed(register)["S"].row, placed(register)["S"].questions) == ("unable.not_held", ())


def test_what_was_closed_while_the_applicants_turn_lasted_counts_as_overdue(register, note):
    note("R", RECEIVED, ("correction.requested", "2025-03-05"), ("request.closed", "2025-04-01"))
    note("S", RECEIVED, ("fee.noticed", "2025-03-05"), ("request.closed", "2025-04-01"))
    note(
        "T",
        RECEIVED,
        ("correction.requested", "2025-03-05"),
        ("correction.received", "2025-03-06"),
        ("request.closed", "2025-04-01"),
    )
    note("U", RECEIVED, ("correction.requested", "2025-03-05"), ("request.withdrawn", "2025-04-01"))
    assert {key: (one.row.partition(".")[2], one.questions) for key, one in placed(register).items()} == {
        "R": ("overdue_correction", ("closed-uncorrected",)),
        "S": ("overdue_fee", ("closed-unpaid",)),
        "T": ("other", ("closed",)),
        "U": ("other", ("withdrawn",)),
    }
    assert placed(register, form=FORM_2019)["R"].row == "other_processing.single"


def test_a_reply_in_one_year_and_its_dispatch_in_the_next_are_a_question(register, note):
    note(
        "R",
        RECEIVED,
        ("reply.made", "2025-12-30", {"result": "granted"}),
        ("reply.dispatched", "2026-01-04", {"by": "post"}),
    )
    made, sent = placed(register)["R"], placed(register, act="dispatched")["R"]
    assert (made.row, made.ended, made.questions) == ("granted", date(2025, 12, 30), ("acts-in-two-years",))
    assert (sent.row, sent.ended, sent.questions) == ("carried_forward", None, ("acts-in-two-years",))
    assert placed(register, 2026) == {}
    assert placed(register, 2026, act="dispatched")["R"].row == "granted"


def test_a_receipt_confirmed_in_the_next_year_is_a_question_unless_the_channel_needs_none(register, note):
    note(
        "R",
        ("request.received", "2024-12-31", {"applicant": "natural", "channel": "online"}),
        ("request.confirmed", "2025-01-02"),
    )
    note(
        "S",
        ("request.received", "2024-12-31", {"applicant": "natural", "channel": "in-person"}),
        ("request.confirmed", "2025-01-02"),
    )
    found, chosen = placed(register), placed(register, receipt="confirmed")
    assert (found["R"].taken, found["R"].questions) == ("carried_over", ("confirmed-in-another-year",))
    assert (chosen["R"].taken, chosen["R"].received) == ("new", date(2025, 1, 2))
    assert (found["S"].taken, found["S"].questions) == ("carried_over", ())
    assert chosen["S"].taken == "carried_over"
    assert list(placed(register, 2024, receipt="confirmed")) == ["S"]


@pytest.mark.parametrize("decided", ["2025-05-10", "2026-01-10"])
def test_a_request_that_was_answered_anew_counts_once_with_its_first_answer_and_is_told(register, note, decided):
    note(
        "R",
        RECEIVED,
        ("reply.made", "2025-03-10", {"result": "refused.process"}),
        ("review.decided", decided),
        ("correction.requested", "2026-01-20"),
        ("correction.received", "2026-01-25"),
        ("reply.made", "2026-02-03", {"result": "granted"}),
    )
    found = placed(register)["R"]
    assert (found.row, found.ended, found.questions) == ("refused.process", date(2025, 3, 10), ("answered-anew",))
    assert placed(register, 2026) == {}
    assert placed(register, act="dispatched")["R"].row == "refused.process"


def test_what_was_submitted_before_new_year_and_received_after_it_counts_with_its_receipt_and_is_told(register, note):
    """Periods do not run from submission either: one request has one day of receipt in reports and work lists."""
    online = {"applicant": "natural", "channel": "online"}
    note("R", ("request.submitted", "2025-12-31", online), ("request.received", "2026-01-04", {"channel": "online"}))
    assert placed(register) == {}
    found = placed(register, 2026)["R"]
    assert (found.taken, found.received) == ("new", date(2026, 1, 4))
    assert found.questions == ("submitted-in-another-year",)
    assert next(register.matters()).state.received == date(2026, 1, 4)
    note("S", ("request.submitted", "2025-12-30", online), ("request.received", "2025-12-31", {"channel": "online"}))
    assert (placed(register)["S"].received, placed(register)["S"].questions) == (date(2025, 12, 31), ())
    note("T", ("request.submitted", "2025-12-30", online))
    assert (placed(register)["T"].taken, placed(register)["T"].questions) == ("new", ())


def test_days_that_reach_over_new_year_count_by_a_rule_and_are_told_in_both_years(register, note):
    note("R", ("request.received", OneOf((date(2024, 12, 31), date(2025, 1, 2))), {"applicant": "other"}))
    note("S", RECEIVED, ("reply.made", Between(date(2025, 12, 30), date(2026, 1, 2)), {"result": "granted"}))
    assert placed(register, 2024)["R"].taken == "new"
    now, later = placed(register), placed(register, 2026)
    assert (now["R"].taken, now["R"].questions) == ("carried_over", ("receipt-in-two-years",))
    assert (now["S"].row, now["S"].questions) == ("carried_forward", ("end-in-two-years",))
    assert (later["S"].row, later["S"].questions) == ("granted", ("end-in-two-years",))
    assert later["R"].questions == ()


def test_a_question_about_the_end_is_no_question_of_the_years_before(register, note):
    note(
        "R",
        ("request.received", "2024-12-03", {"applicant": "natural"}),
        ("reply.made", Between(date(2025, 12, 30), date(2026, 1, 2)), {"result": "granted"}),
    )
    told = [placed(register, year)["R"].questions for year in (2024, 2025, 2026)]
    assert told == [(), ("end-in-two-years",), ("end-in-two-years",)]


def test_what_was_confirmed_only_after_its_answer_is_in_some_year_all_the_same(register, note):
    note(
        "R",
        ("request.received", "2024-12-30", {"applicant": "natural", "channel": "online"}),
        ("reply.made", "2024-12-31", {"result": "granted"}),
        ("request.confirmed", "2025-01-02"),
    )
    assert (placed(register, 2024, receipt="confirmed")["R"].taken, placed(register, 2025, receipt="confirmed")) == (
        "new",
        {},
    )


def test_the_first_and_the_last_day_belong_to_the_year(register, note):
    kind = {"applicant": "natural"}
    note("R", ("request.received", "2024-12-31", kind), ("reply.made", "2025-01-01", {"result": "granted"}))
    note("S", ("request.received", "2025-12-31", kind), ("reply.made", "2025-12-31", {"result": "granted"}))
    note("T", ("request.received", "2026-01-01", kind))
    found = {key: (one.taken, one.row) for key, one in placed(register).items()}
    assert found == {"R": ("carried_over", "granted"), "S": ("new", "granted")}
    assert {key: one.row for key, one in placed(register, 2024).items()} == {"R": "carried_forward"}


def test_disputed_days_within_a_year_are_no_question(register, note):
    note("R", ("request.received", OneOf((date(2025, 3, 3), date(2025, 3, 5))), {"applicant": "other"}))
    assert placed(register)["R"].questions == ()


def test_without_a_kind_or_a_result_there_is_a_question(register, note):
    note("R", ("request.received", "2025-03-03"), ("reply.made", "2025-03-04"))
    found = placed(register)["R"]
    assert (found.column, found.row) == ("other", "other_processing.other")
    assert found.questions == ("kind-unknown", "no-result")


def test_the_kind_may_stand_in_the_applicants_file(register):
    register.add(
        [Entry(event_id="R/1", matter="R", event=Event("request.received", date(2025, 3, 3)), recorded_at=_at(), actor="t", applicant="P1")],
        [Applicant(key="P1", kind=ApplicantKind.OTHER)],
    )  # fmt: skip
    assert (placed(register)["R"].column, placed(register)["R"].questions) == ("other", ())
    register.add([], [Applicant(key="P1", kind=ApplicantKind.LEGAL_SERVICE)])
    assert (placed(register)["R"].column, placed(register)["R"].questions) == ("legal_service", ())


def test_a_file_that_does_not_say_the_kind_leaves_it_open(register):
    """A name says nothing of who applies: the request is asked about, and counts nowhere silently as a natural person."""
    register.add(
        [Entry(event_id="R/1", matter="R", event=Event("request.received", date(2025, 3, 3)), recorded_at=_at(), actor="t", applicant="P1")],
        [Applicant(key="P1", name="某某咨询")],
    )  # fmt: skip
    assert register.applicant("P1").kind is None
    assert (placed(register)["R"].column, placed(register)["R"].questions) == ("other", ("kind-unknown",))
    register.add([], [Applicant(key="P1", kind=ApplicantKind.BUSINESS, name="某某咨询")])
    assert (placed(register)["R"].column, placed(register)["R"].questions) == ("business", ())


def test_a_kind_that_was_taken_back_is_unknown_again(register, note):
    note("R", ("request.received", "2025-03-03", {"applicant": "other"}))
    note("R", ("request.received", "2025-03-03"), ids="x", corrects="R/1")
    assert placed(register)["R"].questions == ("kind-unknown",)


def test_a_result_of_the_other_form_goes_into_its_row_of_other_processing(register, note):
    note("R", RECEIVED, ("reply.made", "2025-03-04", {"result": "other_processing.single"}))
    assert placed(register)["R"].row == "other_processing.other"
    assert placed(register)["R"].questions == ("row-of-other-form",)
    note(
        "S",
        ("request.received", "2020-03-03", {"applicant": "natural"}),
        ("reply.made", "2020-03-04", {"result": "other_processing.overdue_fee"}),
    )
    assert placed(register, 2020, FORM_2019)["S"].row == "other_processing.single"
    assert row_in(FORM_2019, "granted") == "granted"


def test_what_was_only_sent_is_no_request_yet(register, note):
    note("R", ("request.sent", "2025-03-03"))
    assert placed(register) == {}


def test_an_unknown_choice_is_refused_with_all_others():
    with pytest.raises(BadInput) as caught:
        choices_of({"act": "read", "day": "x", "receipt": "confirmed"})
    assert [fault.where for fault in caught.value.faults] == ["choice day", "choice act"]


def _at():
    from datetime import UTC, datetime

    return datetime(2030, 1, 1, tzinfo=UTC)
