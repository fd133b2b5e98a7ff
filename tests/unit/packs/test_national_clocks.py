"""National clocks: the register of deadlines is complete, and an answer says what its texts leave open."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import zfgk
from zfgk.engine.answer import Certainty, NotRegulated
from zfgk.errors import AmbiguousReading
from zfgk.model.law import Force
from zfgk.model.measure import ByKey, WorkingDays
from zfgk.packs.national import PACK
from zfgk.rules.clock import Clock, LeadTime, Minimum

# The rows of the register of deadlines: what each text sets a time for.
REGISTER = [
    "OGI-26",
    "OGI-30",
    "OGI-30R",
    "OGI-30S",
    "OGI-32",
    "OGI-33",
    "OGI-33X",
    "OGI-33P",
    "OGI-34",
    "OGI-35",
    "OGI-49a",
    "OGI-49b",
    "FEE-PAY",
    "FEE-NOTICE",
    "OGI07-24",
    "OGI07-18",
    "XF-LIC",
    "XF-OTHER",
    "CF-48",
    "YS-14a",
    "YS-14b",
    "YQ-24",
    "YQ-48",
    "YQ-5",
    "JD-3",
    "JC-15",
    "JC-16",
    "JC-26",
    "GZ-15/21",
    "GZ-16",
    "GZ-32",
    "GZ-34",
    "FG-30",
    "BM-25",
    "BM-61",
    "BM-63",
    "FY-20",
    "FY-30",
    "FY-54",
    "FY-48",
    "SS-45",
    "SS-46",
    "SS-66",
    "SS-83",
    "DA-27",
]

USED_FROM_OUTSIDE = {
    "reply-to-request": "request.received",
    "disclose-proactively": "document.formed",
    "correct-request-notice": "request.received",
    "third-party-opinion": "consultation.served",
    "co-producer-opinion": "consultation.served",
    "pay-fee": "fee.noticed",
    "publish-enforcement-decision": "enforcement.decided",
    "publish-budget": "budget.approved",
    "apply-for-review": "decision.served",
    "sue": "decision.served",
    "sue-after-review": "review.decided",
    "annual-report-department": "year.end",
    "annual-report-government": "year.end",
    "interpret-policy": "policy.published",
    "public-consultation": "consultation.opened",
    "emergency-bulletin": "emergency.occurred",
    "emergency-press-conference": "emergency.occurred",
    "respond-to-opinion": "emergency.occurred",
}

CLOCKS = [rule for rule in PACK.rules if isinstance(rule, Clock)]
BEIJING = timezone(timedelta(hours=8))


@pytest.mark.parametrize("row", REGISTER)
def test_a_row_of_the_register_is_encoded(row):
    assert [rule.id for rule in CLOCKS if row in rule.rows]


def test_no_clock_names_a_row_that_the_register_lacks():
    assert {row for rule in CLOCKS for row in rule.rows} == set(REGISTER)


@pytest.mark.parametrize(("name", "start"), USED_FROM_OUTSIDE.items())
def test_a_rule_that_others_rely_on_is_there_and_starts_with_its_event(name, start):
    versions = [rule for rule in CLOCKS if rule.id == f"national.{name}"]
    assert versions
    assert all(start in {*rule.start.events, *rule.start.failing} for rule in versions)


@pytest.mark.parametrize("rule", CLOCKS, ids=lambda rule: f"{rule.id}@{rule.in_force.since}")
def test_a_clock_speaks_of_events_that_the_pack_knows(rule):
    known = {kind.name: kind for kind in PACK.events}
    act = {rule.act.made, rule.act.dispatched, rule.act.served, *rule.act.ended_by, *rule.act.moot_by} - {""}
    assert {*rule.start.events, *rule.start.failing, rule.start.known, *act} - {""} <= known.keys()
    if isinstance(rule.period, ByKey):
        words = {key.name: set(key.values) for kind in rule.start.events for key in known[kind].keys}
        assert {word for word, _ in rule.period.periods} == words[rule.period.key]


def test_what_is_usual_only_binds_by_default():
    usual = {rule.id.partition(".")[2] for rule in CLOCKS if rule.force is Force.DEFAULT}
    assert usual == {
        "public-consultation",
        "legality-review",
        "consult-on-rules",
        "consult-on-rules-under-review",
        "consult-on-regulations",
        "consult-on-regulations-under-review",
        "open-archives",
    }


def test_hearings_are_counted_back_and_consultations_are_minimums():
    back = {rule.id.partition(".")[2] for rule in CLOCKS if isinstance(rule, LeadTime)}
    assert back == {"hearing-materials", "hearing-notice"}
    least = {rule.id.partition(".")[2] for rule in CLOCKS if isinstance(rule, Minimum)}
    assert {"public-consultation", "legality-review", "rules-effect"} <= least


def test_working_days_and_fixed_dates_are_never_rolled():
    rolling = {type(rule.period) for rule in CLOCKS if rule.rolls}
    assert {kind.__name__ for kind in rolling} == {"Days", "Months", "Years", "ByKey"}
    by_key = [rule.period for rule in CLOCKS if rule.rolls and isinstance(rule.period, ByKey)]
    assert not any(isinstance(period, WorkingDays) for one in by_key for _, period in one.periods)


def test_the_moment_of_knowing_is_a_reading_of_the_hours():
    occurred = {"event": "emergency.occurred", "at": "2021-07-20T20:00+08:00", "level": "major"}
    known = {"event": "emergency.known", "at": "2021-07-20T21:30+08:00"}
    rule = "national.emergency-bulletin"
    assert zfgk.due(rule, [occurred, known]).due == datetime(2021, 7, 21, 1, 0, tzinfo=BEIJING)
    chosen = zfgk.due(rule, [occurred, known], readings={"emergency-start": "known"})
    assert chosen.due == datetime(2021, 7, 21, 2, 30, tzinfo=BEIJING)
    with pytest.raises(AmbiguousReading):
        zfgk.due(rule, [occurred, known], strict=True)


def test_hours_end_at_the_same_moment_whatever_the_offset():
    at = datetime(2020, 1, 1, 15, 0, tzinfo=UTC)
    answer = zfgk.due("national.respond-to-opinion", [{"event": "opinion.raised", "at": at}])
    assert answer.due == datetime(2020, 1, 3, 23, 0, tzinfo=BEIJING)


def test_a_text_that_nobody_saw_warns_wherever_it_governs():
    old = zfgk.due("national.annual-report-government", [{"event": "year.end", "day": "2016-12-31"}])
    new = zfgk.due("national.annual-report-government", [{"event": "year.end", "day": "2023-12-31"}])
    assert old.due == date(2017, 3, 31)
    assert any("OGI-2007" in warning for warning in old.warnings)
    assert new.warnings == ()


def test_what_the_text_of_2007_leaves_open_is_not_regulated():
    answer = zfgk.due("national.third-party-opinion", [{"event": "consultation.served", "day": "2018-03-01"}])
    assert isinstance(answer, NotRegulated)
    assert answer.certainty is Certainty.NOT_REGULATED


def test_a_reasonable_period_stays_a_word():
    answer = zfgk.due("national.correct-request", [{"event": "correction.requested", "day": "2021-03-01"}])
    assert answer.due is None
    assert answer.certainty is Certainty.UNQUANTIFIED
    assert "合理的补正期限" in answer.explain()


def test_the_step_that_rolls_cites_the_text_of_its_own_days():
    def rolled_by(day):
        (step,) = [
            step
            for step in zfgk.due("national.sue-after-review", [{"event": "review.decided", "day": day}]).steps
            if step.verb.value == "roll"
        ]
        return step.basis.place

    assert rolled_by("2008-09-16") == "CPL-1991:75.3"
    assert rolled_by("2015-02-06") == "CPL-2012:82.3"
    assert rolled_by("2017-09-18") == "CPL-2017:82.3"
    assert rolled_by("2018-09-16") == "SPC-2018-1:48.3"
