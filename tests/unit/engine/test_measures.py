"""Measures other than working days, over rules made up for the purpose; expected days are counted by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.engine.measures import backward, forward
from zfgk.errors import BeyondHorizon, NotADay
from zfgk.model.law import InForce, Instrument
from zfgk.model.measure import (
    AnnualDate,
    ByKey,
    ClockHours,
    Days,
    Months,
    OnDay,
    Unquantified,
    Unregulated,
    WorkingDays,
    Years,
)
from zfgk.model.reading import Option, Reading
from zfgk.rules.clock import Act, Deadline, Extension, LeadTime, Minimum, Start
from zfgk.rules.events import EventKind, Key
from zfgk.rules.pack import RulePack

TEXT = Instrument(id="TEST-1", title="试验条例", number="", in_force=InForce(date(1990, 1, 1)))
COUNTING = Reading("start-day", "起算", (Option("next-day", "次日"), Option("same-day", "当日", admissible=False)))
KNOWING = Reading("emergency-start", "起点", (Option("occurred", "发生"), Option("known", "知悉")))
BASE = Reading("extension-base", "延长", (Option("expiry", "届满"), Option("notice", "通知")))
EIGHT = datetime.fromisoformat("2020-01-31T20:00+08:00")


def start(*events, **kwargs):
    return Start(events=events or ("matter.began",), basis=TEXT[1], counting=COUNTING, **kwargs)


def rule(sort, name, period, *, begin=None, **kwargs):
    return sort(
        id=f"test.{name}",
        term="试验",
        owed_by="机关",
        basis=TEXT[2],
        in_force=TEXT.in_force,
        start=begin or start(),
        period=period,
        act=Act(made="matter.done"),
        **kwargs,
    )


LAW = zfgk.Law(
    [
        RulePack(
            id="test",
            title="试验",
            instruments=(TEXT,),
            readings=(COUNTING, KNOWING, BASE),
            events=(
                EventKind("matter.began", "开始", (Key("kind", ("plain", "slow", "odd")),)),
                EventKind("matter.done", "完成"),
                EventKind("matter.extended", "延长", (Key("until"),)),
                EventKind("alarm.rang", "发生", (Key("level", ("high", "low", "none")),), moment=True),
                EventKind("alarm.heard", "知悉", (), moment=True),
                EventKind("alarm.answered", "处置", (), moment=True),
            ),
            rules=(
                rule(Deadline, "days", Days(15)),
                rule(Deadline, "days-rolling", Days(15), rolls=TEXT[3]),
                rule(Deadline, "months", Months(6)),
                rule(Deadline, "years", Years(25)),
                rule(Deadline, "annual", AnnualDate(1, 31)),
                rule(Deadline, "on-day", OnDay(date(2020, 9, 30))),
                rule(Deadline, "word", Unquantified("及时")),
                rule(Minimum, "minimum", Days(30)),
                rule(Minimum, "clear", Days(30), clear=True),
                rule(Minimum, "working-minimum", WorkingDays(7)),
                rule(LeadTime, "lead", Days(7)),
                rule(LeadTime, "working-lead", WorkingDays(3)),
                rule(
                    Deadline,
                    "extended",
                    Days(60),
                    rolls=TEXT[3],
                    extension=Extension(
                        approved="", notified="matter.extended", at_most=Days(30), basis=TEXT[4], base=BASE
                    ),
                ),
                rule(
                    Deadline,
                    "kinds",
                    ByKey("kind", (("plain", WorkingDays(7)), ("slow", WorkingDays(20)), ("odd", Unregulated()))),
                ),
                rule(Deadline, "same", ByKey("kind", (("plain", Days(4)), ("slow", Days(4)), ("odd", Unregulated())))),
                Deadline(
                    id="test.hours",
                    term="试验",
                    owed_by="机关",
                    basis=TEXT[5],
                    in_force=TEXT.in_force,
                    start=start("alarm.rang", known="alarm.heard", knowing=KNOWING),
                    period=ByKey("level", (("high", ClockHours(5)), ("low", Unquantified("及时")))),
                    act=Act(made="alarm.answered"),
                ),
            ),
        )
    ]
)


def ask(name, day, *, act=None, **kwargs):
    events = [{"event": "matter.began", "day": day}] if day else []
    events += [{"event": "matter.done", "day": act}] if act else []
    return LAW.due(f"test.{name}", events, **kwargs)


@pytest.mark.parametrize(
    ("name", "day", "due"),
    [
        # 6 February 2015 + 15 days = 21 February, in the Spring Festival (18..24 February).
        ("days", "2015-02-06", "2015-02-21"),
        ("days-rolling", "2015-02-06", "2015-02-25"),
        # 14 October 2026 is a Wednesday and the 15th day after 29 September; nothing to roll.
        ("days-rolling", "2026-09-29", "2026-10-14"),
        # 20 September 2026 is a Sunday and a transferred working day: a last day there does not move.
        ("days-rolling", "2026-09-05", "2026-09-20"),
        ("months", "2021-08-31", "2022-02-28"),
        ("months", "2023-08-31", "2024-02-29"),
        ("months", "2021-08-15", "2022-02-15"),
        ("years", "2000-02-29", "2025-02-28"),
        ("annual", "2025-12-31", "2026-01-31"),
        ("on-day", "2020-05-01", "2020-09-30"),
        ("on-day", None, "2020-09-30"),
        ("minimum", "2024-09-01", "2024-10-01"),
        ("clear", "2024-09-01", "2024-10-02"),
        # 27, 29 (a Sunday, transferred), 30 September 2024, then 8, 9, 10, 11 October.
        ("working-minimum", "2024-09-26", "2024-10-11"),
        ("lead", "2024-03-05", "2024-02-27"),
        # Back from Tuesday 8 October 2024: 30, 29 (transferred), 28 is a Saturday, 27 September.
        ("working-lead", "2024-10-08", "2024-09-27"),
        ("same", "2024-02-27", "2024-03-02"),
    ],
)
def test_where_a_period_ends(name, day, due):
    assert ask(name, day).due == date.fromisoformat(due)


def test_days_without_rolling_ask_no_calendar():
    answer = ask("days", "2035-01-01", act="2035-01-16")
    assert (answer.due, answer.verdict.value, answer.notices) == (date(2035, 1, 16), "in-time", ())
    assert (answer.working_day, answer.certainty.value) == (None, "settled")


def test_rolling_past_the_calendar_gives_bounds():
    answer = ask("days-rolling", "2026-12-28", as_of=date(2026, 12, 31))
    assert answer.due is None
    assert answer.bounds.earliest == date(2027, 1, 12)
    assert answer.bounds.latest > date(2027, 1, 12)
    assert (answer.missing, answer.verdict.value) == (("calendar-2027",), "pending")


def test_rolling_before_the_calendar_is_refused():
    with pytest.raises(BeyondHorizon):
        ask("days-rolling", "1999-03-01")


@pytest.mark.parametrize(
    ("act", "verdict"), [("2024-09-30", "too-early"), ("2024-10-01", "in-time"), ("2024-12-01", "in-time")]
)
def test_a_minimum_can_only_be_cut_short(act, verdict):
    assert ask("minimum", "2024-09-01", act=act).verdict.value == verdict


def test_a_minimum_that_has_run_is_kept_whatever_comes():
    assert ask("minimum", "2024-09-01", as_of=date(2024, 9, 2)).verdict.value == "pending"
    assert ask("minimum", "2024-09-01", as_of=date(2025, 1, 1)).verdict.value == "in-time"
    assert ask("minimum", "2024-09-01").verdict is None


@pytest.mark.parametrize(("act", "verdict"), [("2024-02-27", "in-time"), ("2024-02-28", "overdue")])
def test_a_lead_time(act, verdict):
    assert ask("lead", "2024-03-05", act=act).verdict.value == verdict


def test_an_extension_in_calendar_days():
    began = {"event": "matter.began", "day": "2024-01-10"}
    # 60 days: 10 March 2024, a Sunday; rolls to the 11th. 90 days: 9 April, a Tuesday.
    assert LAW.due("test.extended", [began]).due == date(2024, 3, 11)
    told = {"event": "matter.extended", "day": "2024-03-11"}
    answer = LAW.due("test.extended", [began, told])
    assert answer.due == date(2024, 4, 9)
    late = {"event": "matter.extended", "day": "2024-03-12"}
    assert LAW.due("test.extended", [began, late]).due == date(2024, 3, 11)


class TestAPeriodThatDependsOnAKey:
    def test_given(self):
        for kind, due in (("plain", "2024-03-12"), ("slow", "2024-03-29")):
            began = {"event": "matter.began", "day": "2024-03-01", "kind": kind}
            assert LAW.due("test.kinds", [began]).due == date.fromisoformat(due)

    def test_not_given(self):
        answer = ask("kinds", "2024-03-01", as_of=date(2024, 3, 20))
        assert (answer.due, answer.missing, answer.certainty.value) == (None, ("kind",), "missing")
        assert answer.bounds == zfgk.Span(date(2024, 3, 12), date(2024, 3, 29))
        assert [(one.due.day, one.facts) for one in answer.dues] == [(12, {"kind": "plain"}), (29, {"kind": "slow"})]
        assert answer.verdict.value == "unknown"

    def test_not_given_and_all_the_same(self):
        answer = ask("same", "2024-03-01")
        assert (answer.due, answer.warnings) == (date(2024, 3, 5), ("kind-not-given",))

    def test_not_regulated(self):
        answer = LAW.due("test.kinds", [{"event": "matter.began", "day": "2024-03-01", "kind": "odd"}])
        assert isinstance(answer, zfgk.NotRegulated)
        assert (answer.due, answer.dues, answer.verdict, answer.missing) == (None, (), None, ())
        assert answer.to_json()["certainty"] == "not-regulated"
        assert "未作规定" in answer.explain()


def test_a_word_stays_a_word():
    answer = ask("word", "2024-03-01", act="2024-03-02")
    assert (answer.due, answer.verdict, answer.certainty.value) == (None, None, "unquantified")
    assert "及时" in answer.explain()


def rang(at, level="high"):
    return {"event": "alarm.rang", "at": at, "level": level}


class TestHours:
    def test_over_midnight_and_the_end_of_a_month(self):
        answer = LAW.due("test.hours", [rang("2020-01-31T20:00+08:00")])
        assert answer.due == datetime.fromisoformat("2020-02-01T01:00+08:00")
        assert answer.to_json()["due"] == "2020-02-01T01:00+08:00"
        assert answer.notices == ()

    def test_the_other_start(self):
        heard = {"event": "alarm.heard", "at": "2020-01-31T21:30+08:00"}
        answer = LAW.due("test.hours", [rang("2020-01-31T20:00+08:00"), heard])
        assert [one.due.hour for one in answer.dues] == [1, 2]
        assert answer.dues[1].readings == {"emergency-start": "known"}

    @pytest.mark.parametrize(("minute", "verdict"), [("00", "in-time"), ("01", "overdue")])
    def test_to_the_minute(self, minute, verdict):
        done = {"event": "alarm.answered", "at": f"2020-01-31T17:{minute}Z"}
        assert LAW.due("test.hours", [rang("2020-01-31T20:00+08:00"), done]).verdict.value == verdict

    def test_a_day_is_no_moment(self):
        answer = LAW.due("test.hours", [{"event": "alarm.rang", "day": "2020-01-31", "level": "high"}])
        assert (answer.due, answer.missing) == (None, ("start-moment",))

    def test_an_act_on_a_day_only(self):
        done = {"event": "alarm.answered", "day": "2020-01-31"}
        answer = LAW.due("test.hours", [rang("2020-01-31T20:00+08:00"), done])
        assert (answer.verdict.value, answer.missing) == ("unknown", ("act-moment",))

    def test_asked_on_a_day_or_at_a_moment(self):
        for as_of, verdict in (
            (date(2020, 2, 1), "pending"),
            (date(2020, 2, 2), "overdue"),
            (EIGHT + timedelta(hours=5), "pending"),
            (EIGHT + timedelta(hours=5, minutes=1), "overdue"),
        ):
            assert LAW.due("test.hours", [rang(EIGHT)], as_of=as_of).verdict.value == verdict
        with pytest.raises(NotADay):
            ask("days", "2020-01-01", as_of=EIGHT)

    def test_words_for_levels(self):
        assert LAW.due("test.hours", [rang(EIGHT, "low")]).certainty.value == "unquantified"
        assert isinstance(LAW.due("test.hours", [rang(EIGHT, "none")]), zfgk.NotRegulated)

    def test_clocks_are_not_put_back_by_summer_time(self):
        zone = ZoneInfo("Europe/Berlin")
        began = datetime(2024, 3, 30, 23, 0, tzinfo=zone)
        assert forward(began, ClockHours(5)) - began.astimezone(UTC) == timedelta(hours=5)


@given(
    day=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    n=st.integers(1, 100),
    unit=st.sampled_from((Days, Months, Years)),
)
def test_as_another_library_counts(day, n, unit):
    name = {Days: "days", Months: "months", Years: "years"}[unit]
    assert forward(day, unit(n)) == day + relativedelta(**{name: n})
    assert backward(day, unit(min(n, 60))) == day - relativedelta(**{name: min(n, 60)})
