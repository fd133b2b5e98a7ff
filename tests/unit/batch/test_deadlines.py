"""Last days over columns: each row against the engine, against a day-by-day count, and against another library."""

import functools
import warnings
from calendar import monthrange
from datetime import date, datetime, timedelta

import chinese_calendar
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import zfgk
from zfgk.asking import builtin
from zfgk.batch import due
from zfgk.calendar import china
from zfgk.errors import BeyondHorizon, NoRuleInForce, NotInBatch
from zfgk.model.facts import Between
from zfgk.model.measure import AnnualDate, ByKey, Days, Months, OnDay, WorkingDays, Years
from zfgk.rules.clock import Clock, LeadTime
from zfgk.warnings import UnverifiedLaw

LAW = builtin()
REPLY, DECIDE = LAW.clock("national.reply-to-request"), LAW.clock("national.decide-review")
ONE = timedelta(days=1)
DAYS_ONLY = [
    LAW.clock(name)
    for name, versions in LAW.rules.items()
    if any(isinstance(version, Clock) for version in versions) and not LAW.clock(name).hours
]


def words(versions):
    found = {word: None for rule in versions.rules if isinstance(rule.period, ByKey) for word, _ in rule.period.periods}
    return list(found) or [None]


CASES = [(versions, word) for versions in DAYS_ONLY for word in words(versions)]


def case_id(value):
    return value if isinstance(value, str) else value.rules[0].id if value else "-"


def column(days):
    return np.array(list(days), dtype="datetime64[D]")


def asked(versions, day, word=None, readings=None, further=()):
    """Return what the engine answers for one row; nothing where the calendar or the law ends."""
    event = {"event": versions.rules[0].start.events[0], "day": day} | ({"kind": word} if word else {})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnverifiedLaw)
        try:
            return zfgk.due(versions.rules[0].id, [event, *further], readings=readings).due
        except (BeyondHorizon, NoRuleInForce):
            return None


# -- against the engine ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("versions", "word"), CASES, ids=case_id)
def test_every_rule_gives_what_the_engine_answers(versions, word):
    first = min(rule.in_force.since for rule in versions.rules)
    days = {first + timedelta(days=k) for k in range(0, (date(2027, 4, 1) - first).days, 41)}
    days |= {date(2026, 11, 20) + timedelta(days=k) for k in range(50)}
    for rule in versions.rules:
        edges = (rule.in_force.since, rule.in_force.until or date(2026, 12, 31))
        days |= {edge + timedelta(days=k) for edge in edges for k in (-2, -1, 0, 1, 2)}
    ordered = sorted(days)
    assert due(versions, column(ordered), key=word, beyond="null").tolist() == [
        asked(versions, day, word) for day in ordered
    ]


SELECTABLE = {
    "start-day": ("next-day", "same-day"),
    "receipt-on-rest-day": ("as-received", "next-working-day"),
    "version-in-transition": ("receipt", "expiry"),
}


@st.composite
def selections(draw):
    versions, word = draw(st.sampled_from(CASES))
    known = {reading.id for rule in versions.rules for reading in readings_of(rule)}
    options = {name: draw(st.sampled_from(choice)) for name, choice in SELECTABLE.items() if name in known}
    days = draw(st.lists(st.dates(date(1998, 1, 1), date(2027, 6, 1)), min_size=1, max_size=6))
    return versions, word, options, days


def readings_of(rule):
    return [one for one in (rule.start.counting, rule.start.rest_day, rule.transition) if one]


@given(selections())
def test_selected_readings_give_what_the_engine_answers(drawn):
    versions, word, options, days = drawn
    found = due(versions, column(days), key=word, readings=options, beyond="null")
    assert found.tolist() == [asked(versions, day, word, options) for day in days]


@pytest.mark.parametrize("option", ["receipt", "expiry"])
def test_every_day_around_the_change_of_law(option):
    days = [date(2019, 4, 1) + timedelta(days=k) for k in range(60)]
    for readings in ({"version-in-transition": option}, {"version-in-transition": option, "start-day": "same-day"}):
        expected = [asked(REPLY, day, None, readings) for day in days]
        assert due(REPLY, column(days), readings=readings).tolist() == expected


# A stop of k credited days, and an extension told on the last day of the running period.
MATTERS = st.tuples(
    st.dates(date(2008, 5, 1), date(2026, 6, 1)), st.integers(0, 25), st.sampled_from([0, 1, 7, 14, 20, 25])
)


@given(st.lists(MATTERS, min_size=1, max_size=6), st.sampled_from(["as-received", "next-working-day"]))
def test_stops_and_extensions_give_what_the_engine_answers(matters, rest_day):
    readings, expected = {"receipt-on-rest-day": rest_day}, []
    for day, credited, longer in matters:
        start = china().on_or_after(day) if rest_day == "next-working-day" else day
        events = []
        if credited:
            answered = china().add_working_days(start, credited)
            events = [
                {"event": "consultation.sent", "day": start, "to": "third-party"},
                {"event": "consultation.answered", "day": answered, "to": "third-party"},
            ]
        if longer:
            told = asked(REPLY, day, None, readings, events)
            events.append({"event": "extension.notified", "day": told, "working_days": longer})
        expected.append(asked(REPLY, day, None, readings, events))
    days, credited, longer = zip(*matters, strict=True)
    found = due(REPLY, column(days), credited=credited, extension=longer, readings=readings)
    assert found.tolist() == expected


@given(st.lists(st.tuples(st.dates(date(2007, 1, 1), date(2026, 8, 1)), st.booleans()), min_size=1, max_size=6))
def test_extended_calendar_days_roll_as_the_engine_says(rows):
    days, extended = zip(*rows, strict=True)
    expected = []
    for day, longer in rows:
        notice = [{"event": DECIDE.rules[0].extension.notified, "day": asked(DECIDE, day)}] if longer else []
        expected.append(asked(DECIDE, day, further=notice))
    assert due(DECIDE, column(days), extension=np.array(extended)).tolist() == expected


# -- against a count that knows nothing of zfgk's arithmetic -----------------------------------------------------------


works = functools.cache(chinese_calendar.is_workday)


def naive(start, rule, period):
    sign = -1 if isinstance(rule, LeadTime) else 1
    day = start
    match period:
        case WorkingDays(n):
            while n:
                day += sign * ONE
                n -= works(day)
        case Days(n):
            for _ in range(n):
                day += sign * ONE
        case Months() | Years():
            months = start.month - 1 + sign * period.n * (12 if isinstance(period, Years) else 1)
            year, month = start.year + months // 12, months % 12 + 1
            day = date(year, month, min(start.day, monthrange(year, month)[1]))
        case AnnualDate(month, last, years):
            day = date(start.year + years, month, last)
        case OnDay(last):
            day = last
        case _:
            return None
    day += ONE if getattr(rule, "clear", False) else timedelta()
    while rule.rolls and not works(day):
        day += ONE
    return day


# Five and twenty years from 2024 on: no library knows those rest days yet.
UNWITNESSED = {"national.apply-for-review-at-latest"}


@pytest.mark.parametrize(("versions", "word"), CASES, ids=case_id)
def test_every_rule_gives_what_a_naive_count_gives(versions, word):
    known = (date(2007, 1, 1), date(2025, 12, 31))
    compared = 0
    for rule in versions.rules:
        period = rule.period.period(word) if word and isinstance(rule.period, ByKey) else rule.period
        until = min(rule.in_force.until or known[1], known[1])
        days = [rule.in_force.since + timedelta(days=k) for k in range(0, (until - rule.in_force.since).days, 17)]
        if rule.start.events == ("year.end",):
            # Whichever day of a year is given, its last one picks the version.
            days = [day for day in days if date(day.year, 12, 31) in rule.in_force]
        if isinstance(period, WorkingDays):
            days = [day for day in days if known[0] <= day <= date(2025, 11, 1)]
        if rule.rolls:
            days = [day for day in days if known[0] <= day + at_least(period) <= known[1] - timedelta(days=120)]
        expected = [naive(day, rule, period) for day in days]
        assert due(versions, column(days), key=word, beyond="null").tolist() == expected
        compared += len(days)
    assert (compared == 0) is (versions.rules[0].id in UNWITNESSED)


def at_least(period):
    return timedelta(days=period.n * {"month": 28, "year": 365}.get(period.unit, 1))


def test_every_reply_since_2008_against_the_other_library():
    days = [date(2008, 5, 1) + timedelta(days=k) for k in range((date(2025, 10, 1) - date(2008, 5, 1)).days)]
    expected = [
        naive(day, REPLY.rules[day < date(2019, 5, 15)], WorkingDays(15 + 5 * (day >= date(2019, 5, 15))))
        for day in days
    ]
    assert due(REPLY, column(days)).tolist() == expected


# -- columns of every form ---------------------------------------------------------------------------------------------


def test_one_value_for_all_rows_and_lists_of_dates():
    found = due(REPLY, [date(2022, 9, 30), date(2019, 5, 14)], extension=True)
    assert found.tolist() == [date(2022, 11, 30), date(2019, 6, 26)]
    assert found.dtype == np.dtype("datetime64[D]")
    assert due(REPLY, np.datetime64("2022-09-30")).tolist() == date(2022, 11, 2)
    assert due(REPLY, np.datetime64("2022-09-30"), credited=[0, 1]).tolist() == [date(2022, 11, 2), date(2022, 11, 3)]
    assert due(REPLY, column([])).tolist() == []


def test_a_column_of_keys():
    decisions = LAW.clock("national.publish-enforcement-decision")
    days = column([date(2024, 3, 1)] * 4)
    found = due(decisions, days, key=np.array(["permit", "other", "penalty", "secret"]), beyond="null")
    assert found.tolist() == [date(2024, 3, 12), date(2024, 3, 29), date(2024, 3, 12), None]
    with pytest.raises(NotInBatch, match=r"row 3, 2024-03-01: the text sets no day"):
        due(decisions, days, key=["permit", "other", "penalty", "secret"])
    with pytest.raises(NotInBatch, match=r"key= with the kind of each row"):
        due(decisions, days)
    # Where every word has the same period, none is needed.
    item = LAW.clock("jiading.submit-item")
    assert due(item, days[:1]).tolist() == [
        zfgk.due("jiading.submit-item", [{"event": "item.occurred", "day": "2024-03-01"}]).due
    ]


def test_a_calendar_of_its_own():
    known = china(date(2020, 1, 20))
    assert due(REPLY, column([date(2020, 1, 2)]), calendar=known).tolist() == [date(2020, 2, 4)]
    assert due(REPLY, column([date(2020, 1, 2)])).tolist() == [date(2020, 2, 6)]


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_beyond_the_calendar_and_the_law():
    days = column([date(2026, 12, 20), date(2026, 3, 7)])
    with pytest.raises(BeyondHorizon, match="2027"):
        due(REPLY, days)
    assert due(REPLY, days, beyond="null").tolist() == [None, date(2026, 4, 3)]
    assert due(REPLY, days, credited=1, beyond="null").tolist() == [None, date(2026, 4, 7)]
    with pytest.raises(NoRuleInForce, match="2008-05-01"):
        due(REPLY, column([date(2008, 4, 30)]))
    with pytest.raises(NotInBatch, match="looked up until 2199-12-31"):
        due(LAW.clock("national.publish-budget"), column([date(2200, 1, 1)]))
    with pytest.raises(NotInBatch, match=r"third-party-opinion .*sets no day"):
        due(LAW.clock("national.third-party-opinion"), column([date(2010, 1, 4)]))
    with pytest.raises(TypeError, match="NaT"):
        due(REPLY, np.array(["NaT"], dtype="datetime64[D]"))
    gap = np.array(["NaT", "2022-09-30"], dtype="datetime64[D]")
    assert due(REPLY, gap, extension=[True, False], beyond="null").tolist() == [None, date(2022, 11, 2)]


@pytest.mark.parametrize(
    "start",
    [
        [Between(date(2020, 1, 2), date(2020, 1, 9))],
        [zfgk.Event("request.received", date(2020, 1, 2))],
        [{"event": "request.received", "day": "2020-01-02"}],
        [datetime(2020, 1, 2, 8)],  # noqa: DTZ001  # a moment without a zone is what is refused
        [None],
    ],
    ids=["range", "event", "history", "moment", "nothing"],
)
def test_what_is_no_day_is_asked_one_by_one(start):
    with pytest.raises(NotInBatch, match=r"ask zfgk\.due\(rule, events\) for each matter") as caught:
        due(REPLY, start)
    assert (caught.value.rule, caught.value.code) == ("national.reply-to-request", "ZFGK-L005")


def test_hours_are_refused():
    with pytest.raises(NotInBatch, match="hours"):
        due(LAW.clock("national.report-leak"), column([date(2025, 1, 2)]))
    with pytest.raises(TypeError, match="hours"):
        due(REPLY, np.array(["2026-03-07T08"], dtype="datetime64[h]"))


@pytest.mark.parametrize(
    ("rule", "columns", "why"),
    [
        ("national.pay-fee", {"extension": True}, "knows no extension"),
        ("national.pay-fee", {"credited": 1}, "takes no days out"),
        ("national.pay-fee", {"key": "permit"}, "leave key= out"),
        ("national.appraise-secret", {"credited": 1}, "takes no days out"),
        ("national.sue-at-latest", {"extension": 1, "key": "other"}, "knows no extension"),
        ("national.decide-review", {"credited": 1}, "takes no days out"),
        ("national.reply-to-request", {"extension": True, "readings": {"extension-base": "notice"}}, "its notice"),
        ("national.reply-to-request", {"credited": 1, "readings": {"version-in-transition": "expiry"}}, "transition"),
    ],
)
def test_columns_that_a_rule_does_not_take(rule, columns, why):
    with pytest.raises(NotInBatch, match=why):
        due(LAW.clock(rule), column([date(2025, 1, 2)]), **columns)


@pytest.mark.parametrize(
    ("columns", "where"),
    [
        ({"credited": [0, -1]}, r"credited\[1\]"),
        ({"extension": [-3, 0]}, r"extension\[0\]"),
        ({"credited": [0.5, 1]}, "credited"),
        ({"extension": [True, 3]}, "extension.*mixes"),
        ({"readings": {"receipt-on-rest-day": "tomorrow"}}, "receipt-on-rest-day"),
        ({"readings": {"emergency-start": "known"}}, "emergency-start"),
    ],
)
def test_bad_columns_are_named(columns, where):
    with pytest.raises(zfgk.BadInput, match=where):
        due(REPLY, column([date(2025, 1, 2)] * 2), **columns)
