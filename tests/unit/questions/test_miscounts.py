"""Published mistakes, and hand-counted ones, are named."""

import json
from datetime import date, datetime, timedelta

import pytest

import zfgk
from zfgk import BadInput, Event
from zfgk.errors import NotAClock, NotADay, UnknownRule
from zfgk.model.measure import Days, WorkingDays
from zfgk.questions import Kind, diagnose, miscounts
from zfgk.questions.slips import WORDS

REPLY = "national.reply-to-request"


def received(day, **more):
    return Event("request.received", date.fromisoformat(day), **more)


def codes(rule, events, claimed, **more):
    return [found.codes for found in miscounts(rule, events, claimed, **more)]


def test_counsel_of_2025_counted_the_day_of_receipt():
    # 潢川县付店镇人民政府行政复议案: signed for on 2025-02-20, counsel wrote "before 19 March".
    found = diagnose(REPLY, [received("2025-02-20", channel="registered-mail")], date(2025, 3, 19))
    assert (found.kind, found.right) == (Kind.MISCOUNT, date(2025, 3, 20))
    assert found.miscounts[0].codes == ("start-day-counted",)
    assert found.miscounts[0].slips[0].basis.place == "CPL-2023:85"
    assert "起算当日" in found.text()
    assert "day one" in found.text("en")


def test_the_right_date_of_2021_is_no_miscount():
    found = diagnose(REPLY, [received("2021-11-24")], "2021-12-22")
    assert (found.kind, found.miscounts) == (Kind.CORRECT, ())


def test_a_court_s_reading_of_2017_is_no_miscount():
    # 杨某案: e-mail on a Sunday; the court counted from the next working day.
    found = diagnose(REPLY, [received("2017-06-18", channel="email")], date(2017, 7, 10))
    assert (found.kind, found.right) == (Kind.READING, date(2017, 7, 7))
    assert found.readings == {"receipt-on-rest-day": "next-working-day"}
    assert miscounts(REPLY, [received("2017-06-18", channel="email")], date(2017, 7, 10)) == ()


def test_the_agency_of_2011_counted_from_its_own_acceptance():
    # 指导案例26号: the system confirmed on 2011-06-01; the agency accepted on 07-28 and counted from there.
    # hand 2011: 07-29=1 08-01..05=6 08-08..12=11 08-15..18=15
    events = [Event("request.submitted", date(2011, 6, 1)), Event("request.transferred", date(2011, 7, 28))]
    assert diagnose(REPLY, events[:1], date(2011, 6, 23)).kind is Kind.CORRECT
    assert diagnose(REPLY, events[:1], date(2011, 8, 18)).kind is Kind.UNEXPLAINED


def test_the_law_of_the_next_version_and_the_transition():
    # 恩施: received 2019-05-10; counsel relied on the new text, which is an admissible reading there.
    assert diagnose(REPLY, [received("2019-05-10")], date(2019, 6, 10)).kind is Kind.READING
    # Promulgated on 2019-04-03, in force on 05-15: the term of the new text before that day is an error.
    found = miscounts(REPLY, [received("2019-04-04")], date(2019, 5, 6))
    assert found[0].codes == ("other-version",)
    assert "20个工作日" in found[0].slips[0].detail


@pytest.mark.parametrize(
    ("claimed", "code"),
    [
        # hand 2022-09-30: working days after it are 10-08, 10-09 (make-up), 10-10..14, 17..21, 24..28, 31, 11-01, 02
        ("2022-10-20", "weekends-counted"),  # 09-30 + 20 days
        ("2022-11-04", "make-up-days-ignored"),  # two days later
        ("2022-10-28", "monday-to-friday"),  # 10-03..07 counted, 10-08 and 10-09 not: 5+5+5+5
        ("2022-10-26", "holidays-counted"),  # 10-03..07 and 10-08, 10-09 counted: 5+2+5+5+3
        ("2022-10-27", "transferred-days-counted"),  # only 10-01..03 are statutory: 4 + 2 + 5 + 5 + 4
        ("2022-10-26", "other-version"),
        ("2022-11-01", "one-too-few"),
        ("2022-11-03", "one-too-many"),
    ],
)
def test_each_error_of_the_calendar_by_a_hand_count(claimed, code):
    events = [received("2022-09-30", channel="registered-mail")]
    assert (code,) in codes(REPLY, events, claimed)


def test_the_days_that_were_wrong_are_named():
    (found,) = [
        one for one in miscounts(REPLY, [received("2022-09-30")], "2022-11-04") if "make-up-days-ignored" in one.codes
    ]
    assert found.slips[0].days == (date(2022, 10, 8), date(2022, 10, 9))
    assert "2022-10-08" in found.text()


def test_an_extension_without_notice():
    # hand 2021-03-01, 40 working days: March 22, April 21 less 04-05 (holiday) plus 04-25 (make-up): 22 + 18 -> 04-26
    events = [received("2021-03-01"), Event("extension.approved", date(2021, 3, 20))]
    assert ("extension-without-notice",) in codes(REPLY, events, "2021-04-26")


def test_a_consultation_that_was_not_taken_out_and_one_that_should_not_be():
    consulted = [
        Event("consultation.sent", date(2013, 7, 3), to="other-agency"),
        Event("consultation.answered", date(2013, 7, 10), to="other-agency"),
    ]
    # hand 2013-07-01 + 15: 07-22; 07-04..10 credited are five: 07-29
    assert ("other-agency-deducted",) in codes(REPLY, [received("2013-07-01"), *consulted], "2013-07-29")
    third = [Event(one.name, one.day, to="third-party") for one in consulted]
    assert ("consultation-ignored",) in codes(REPLY, [received("2013-07-01"), *third], "2013-07-22")


def test_a_corrected_request():
    # hand 2021-03-01 + 20: 03-29. Asked 03-04, received 03-11: from there 20 are 03-12..04-09 (04-05 off).
    events = [
        received("2021-03-01"),
        Event("correction.requested", date(2021, 3, 4)),
        Event("correction.received", date(2021, 3, 11)),
    ]
    assert diagnose(REPLY, events, "2021-04-09").kind is Kind.CORRECT
    assert ("restart-ignored",) in codes(REPLY, events, "2021-03-29")
    # A pause of 03-05..03-11 takes out five working days: 04-06, as 04-05 is off.
    assert ("restart-as-resume",) in codes(REPLY, events, "2021-04-06")


def test_a_day_on_which_something_else_happened():
    events = [Event("request.sent", date(2022, 9, 28), by="post"), received("2022-09-30", channel="registered-mail")]
    # hand 2022-09-28: 09-29, 09-30 = 2, then 18 of the count above: 10-31
    (found,) = [one for one in miscounts(REPLY, events, "2022-10-31") if one.codes == ("counted-from-another-event",)]
    assert found.slips[0].detail == "request.sent 2022-09-28"


def test_rolling_months_and_fixed_dates():
    # 磴口: the review decision was served on 2015-02-06; fifteen days end on 02-21 in the Spring Festival.
    served = [Event("review.decided", date(2015, 2, 6))]
    assert ("not-rolled",) in codes("national.sue-after-review", served, "2015-02-21")
    assert diagnose("national.sue-after-review", served, "2015-02-25").kind is Kind.CORRECT
    # Six months from 2021-01-15 end on 07-15; 180 days end on 07-14.
    assert ("month-as-30-days",) in codes("national.sue", [Event("decision.served", date(2021, 1, 15))], "2021-07-14")
    # 2021-01-31 was a Sunday; the report's date does not move.
    ended = [Event("year.end", date(2020, 12, 31))]
    assert ("rolled",) in codes("national.annual-report-department", ended, "2021-02-01")


def test_calendar_days_counted_as_working_days():
    # 2021-03-01 + 20 calendar days are 03-21; 20 working days are 03-29.
    approved = [Event("budget.approved", date(2021, 3, 1))]
    assert ("working-days-counted",) in codes("national.publish-budget", approved, "2021-03-29")


def test_two_errors_together_only_where_no_single_one_explains():
    # The start day counted and 15 working days: 03-03..07=5 03-10..14=10 03-17..21=15.
    found = miscounts(REPLY, [received("2025-03-03")], "2025-03-21")
    assert ("start-day-counted", "other-version") in [one.codes for one in found]
    assert all(len(one.slips) == 2 for one in found)


def test_no_error_is_found_where_there_is_none_to_find():
    found = diagnose(REPLY, [received("2025-02-20")], "2025-08-08")
    assert (found.kind, found.miscounts) == (Kind.UNEXPLAINED, ())


def test_uncertain_facts_and_missing_ones():
    disputed = {"event": "request.received", "day": ["2025-02-20", "2025-02-21"]}
    assert diagnose(REPLY, [disputed], "2025-03-21").kind is Kind.FACT
    assert diagnose(REPLY, [], "2025-03-21").kind is Kind.UNDECIDED


@pytest.mark.parametrize(
    ("claim", "kind", "code"),
    [
        ("答复期限为30日", Kind.MISCOUNT, "wrong-period"),
        ("二十个工作日", Kind.CORRECT, ""),
        ("20 working days", Kind.CORRECT, ""),
        ("15个工作日", Kind.MISCOUNT, "other-version"),
        ("20日内答复", Kind.MISCOUNT, "wrong-unit"),
        ("40个工作日", Kind.MISCOUNT, "extension-as-period"),
        ("3个月", Kind.MISCOUNT, "wrong-period"),
        ("48小时", Kind.MISCOUNT, "wrong-period"),
        (WorkingDays(20), Kind.CORRECT, ""),
        (Days(20), Kind.MISCOUNT, "wrong-unit"),
    ],
)
def test_a_claim_about_the_rule(claim, kind, code):
    for events in ([], [received("2025-02-20")]):
        found = diagnose(REPLY, events, claim)
        assert (found.kind, found.right) == (kind, WorkingDays(20))
        assert [one.codes for one in found.miscounts] == ([(code,)] if code else [])


def test_a_claim_about_the_rule_is_recomputed_from_the_facts():
    (found,) = miscounts(REPLY, [received("2025-02-20")], "30日")
    assert found.due == date(2025, 3, 22)
    assert diagnose(REPLY, [received("2013-07-01")], "15个工作日").kind is Kind.CORRECT


def test_json_is_json_in_both_languages():
    found = diagnose(REPLY, [received("2025-02-20")], "2025-03-19")
    for lang in ("zh", "en"):
        read = json.loads(json.dumps(found.to_json(lang)))
        assert (read["kind"], read["right"], read["claimed"]) == ("miscount", "2025-03-20", "2025-03-19")
        assert read["miscounts"][0]["slips"][0]["code"] == "start-day-counted"


def test_every_code_has_words_in_both_languages():
    for chinese, english, _rank in WORDS.values():
        assert chinese != english
        assert english.isascii()


def test_bad_input_is_refused():
    with pytest.raises(UnknownRule):
        diagnose("national.repli", [], "2025-03-19")
    with pytest.raises(NotAClock):
        diagnose("national.guide-contents", [], "2025-03-19")
    with pytest.raises(NotADay):
        diagnose(REPLY, [], 20)  # type: ignore[arg-type]  # the refusal is the point
    with pytest.raises(BadInput) as refused:
        diagnose(REPLY, [{"event": "request.recieved"}, {"event": "reply.made", "day": "soon"}], "2025-03-19")
    assert len(refused.value.faults) == 2
    for claim in ("soon", "15日或者30日", "0日"):
        with pytest.raises(BadInput):
            diagnose(REPLY, [received("2025-02-20")], claim)


def test_clocks_in_hours():
    at = datetime.fromisoformat("2021-03-01T08:00+08:00")
    events = [Event("emergency.occurred", at=at)]
    right = zfgk.due("national.emergency-press-conference", events).due
    assert diagnose("national.emergency-press-conference", events, right).kind is Kind.CORRECT
    found = diagnose("national.emergency-press-conference", events, right + timedelta(hours=1))
    assert [one.codes for one in found.miscounts] == [("one-too-many",)]
    assert json.loads(json.dumps(found.to_json()))["claimed"] == "2021-03-02T09:00+08:00"


def test_a_text_that_sets_no_date_cannot_be_miscounted():
    asked = [Event("correction.requested", date(2021, 3, 1))]
    assert diagnose("national.correct-request", asked, "2021-03-10").kind is Kind.UNDECIDED


def test_a_period_that_depends_on_a_key():
    # Penalties within 7 working days: 2021-03-01 + 7 = 03-10; with the day of the decision counted 03-09.
    decided = [Event("enforcement.decided", date(2021, 3, 1), kind="penalty")]
    rule = "national.publish-enforcement-decision"
    assert diagnose(rule, decided, "2021-03-10").kind is Kind.CORRECT
    assert ("start-day-counted",) in codes(rule, decided, "2021-03-09")
    assert ("weekends-counted",) in codes(rule, decided, "2021-03-08")
