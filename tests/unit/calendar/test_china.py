"""The official calendar against two independent libraries and against published counts."""

from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import holidays
import pytest
from lunardate import LunarDate

from zfgk.calendar import DayKind, Overlay, china
from zfgk.errors import BeyondHorizon, CalendarError, NotADay

CAL = china()
ALL_DAYS = [date(2007, 1, 1) + timedelta(days=k) for k in range(7305)]

# Working days per calendar year, from an audit of the published notices.
WORKING_DAYS = dict(
    zip(
        range(2007, 2027),
        [249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248],
        strict=True,
    )
)


def test_every_day_agrees_with_two_other_libraries():
    other = holidays.country_holidays("CN")
    assert ALL_DAYS[-1] == date(2026, 12, 31)
    differ = [d for d in ALL_DAYS if CAL.is_working_day(d) is not chinese_calendar.is_workday(d)]
    differ += [d for d in ALL_DAYS if CAL.is_working_day(d) is not other.is_working_day(d)]
    assert differ == []


def _statutory(year):
    """The statutory days off by the Measures of the time, from another library's lunar calendar."""

    def lunar(month, day):
        return LunarDate(year, month, day).to_solar_date()

    new_year = lunar(1, 1)
    # Qingming in this century, by the usual approximation for the solar term.
    qingming = date(year, 4, int(year % 100 * 0.2422 + 4.81) - year % 100 // 4)
    from_eve, to = (0, 2) if year <= 2007 or 2014 <= year <= 2024 else (-1, 1) if year <= 2013 else (-1, 2)
    labour = 3 if year <= 2007 else 1 if year <= 2024 else 2
    days = {
        date(year, 1, 1),
        *(date(year, 5, 1 + k) for k in range(labour)),
        *(date(year, 10, 1 + k) for k in range(3)),
    }
    days |= {new_year + timedelta(days=k) for k in range(from_eve, to + 1)}
    return days if year <= 2007 else days | {qingming, lunar(5, 5), lunar(8, 15)}


@pytest.mark.parametrize("year", range(2007, 2027))
def test_statutory_days_follow_the_measures_of_the_time(year):
    assert {d for d in ALL_DAYS if d.year == year and CAL.day(d).statutory} == _statutory(year)


@pytest.mark.parametrize(("year", "count"), WORKING_DAYS.items())
def test_working_days_per_year(year, count):
    assert sum(day.working for day in CAL.days(date(year, 1, 1), date(year, 12, 31))) == count


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 2, 14), DayKind.TRANSFERRED_WORKING_DAY, "春节"),
        (date(2026, 2, 17), DayKind.HOLIDAY, "春节"),
        (date(2026, 2, 20), DayKind.TRANSFERRED_DAY_OFF, "春节"),
        (date(2026, 2, 21), DayKind.WEEKEND, "春节"),
        (date(2026, 3, 7), DayKind.WEEKEND, ""),
        (date(2026, 3, 9), DayKind.WORKING, ""),
        (date(2024, 2, 9), DayKind.WORKING, ""),  # New Year's Eve of 2024 was only recommended for leave
        (date(2014, 1, 30), DayKind.WORKING, ""),
        (date(2025, 5, 2), DayKind.HOLIDAY, "劳动节"),  # statutory since the Measures of 2024
        (date(2023, 5, 2), DayKind.TRANSFERRED_DAY_OFF, "劳动节"),
        (date(2007, 5, 3), DayKind.HOLIDAY, "劳动节"),  # three days under the Measures of 1999
        (date(2009, 1, 25), DayKind.HOLIDAY, "春节"),  # New Year's Eve was statutory from 2008 to 2013
        (date(2015, 9, 6), DayKind.TRANSFERRED_WORKING_DAY, None),
        (date(2020, 1, 31), DayKind.TRANSFERRED_DAY_OFF, "春节"),
    ],
)
def test_kinds(day, kind, name):
    found = CAL.day(day)
    assert found.kind is kind
    assert found.working is (kind in {DayKind.WORKING, DayKind.TRANSFERRED_WORKING_DAY})
    if name is not None:
        assert found.name == name


def test_statutory_days_per_year():
    """10 days in 2007 (three festivals), 11 from 2008, 13 from 2025; one less where two festivals share a day."""
    for year in range(2007, 2027):
        count = sum(CAL.day(d).statutory for d in ALL_DAYS if d.year == year)
        expected = 10 if year == 2007 else 11 if year < 2025 else 13
        # Mid-Autumn fell on 1 October 2020 and on 3 October 2009.
        assert count == expected - (year in {2009, 2020}), year


def test_every_day_names_its_notice():
    for day in CAL.days(CAL.first, CAL.last):
        assert "明电〔" in day.notice
        assert day.issued[:4].isdigit()


@pytest.mark.parametrize(
    "day", [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3), date(2006, 12, 31), date(2006, 12, 30)]
)
def test_the_horizon_is_hard_for_weekends_too(day):
    for call in (
        lambda: CAL.is_working_day(day),
        lambda: CAL.add_working_days(day, 1),
        lambda: CAL.working_days_between(day, date(2020, 1, 1)),
        lambda: CAL.day(day),
    ):
        with pytest.raises(BeyondHorizon) as caught:
            call()
        assert str(day.year) in str(caught.value)
        assert "notice" in str(caught.value)


def test_a_result_beyond_the_horizon_is_refused():
    with pytest.raises(BeyondHorizon) as caught:
        CAL.add_working_days(date(2026, 12, 20), 20)
    assert caught.value.year == 2027
    with pytest.raises(BeyondHorizon):
        CAL.add_working_days(date(2007, 1, 10), -20)


def test_a_moment_is_no_day():
    for wrong in (datetime(2026, 3, 2, 9, tzinfo=UTC), "2026-03-02", None):
        with pytest.raises(NotADay):
            CAL.is_working_day(wrong)


def test_the_start_day_is_not_counted():
    assert CAL.add_working_days(date(2026, 3, 7), 20) == date(2026, 4, 3)
    assert CAL.add_working_days(date(2026, 3, 9), 0) == date(2026, 3, 9)
    assert CAL.add_working_days(date(2026, 3, 9), -1) == date(2026, 3, 6)
    assert CAL.working_days_between(date(2026, 3, 6), date(2026, 3, 9)) == 1
    assert CAL.working_days_between(date(2026, 3, 9), date(2026, 3, 6)) == -1
    assert CAL.on_or_after(date(2026, 3, 7)) == date(2026, 3, 9)
    assert CAL.on_or_after(date(2026, 3, 9)) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("known_on", "states"),
    [
        (date(2015, 5, 12), {date(2015, 9, 3): True, date(2015, 9, 4): True, date(2015, 9, 6): False}),
        (date(2015, 5, 13), {date(2015, 9, 3): False, date(2015, 9, 4): False, date(2015, 9, 6): True}),
        (date(2019, 3, 21), {date(2019, 4, 28): False, date(2019, 5, 1): False, date(2019, 5, 2): True,
                             date(2019, 5, 3): True, date(2019, 5, 5): False}),
        (date(2019, 3, 22), {date(2019, 4, 28): True, date(2019, 5, 1): False, date(2019, 5, 2): False,
                             date(2019, 5, 3): False, date(2019, 5, 5): True}),
        (date(2020, 1, 25), {date(2020, 1, 31): True, date(2020, 2, 1): True, date(2020, 2, 2): False}),
        (date(2020, 1, 26), {date(2020, 1, 31): False, date(2020, 2, 1): False, date(2020, 2, 2): False}),
        # The notice for 2019 reached back into December 2018.
        (date(2018, 12, 3), {date(2018, 12, 29): False, date(2018, 12, 31): True}),
        (date(2018, 12, 4), {date(2018, 12, 29): True, date(2018, 12, 31): False}),
    ],
)  # fmt: skip
def test_editions(known_on, states):
    edition = china(known_on)
    assert {day: edition.is_working_day(day) for day in states} == states


def test_an_edition_ends_with_the_last_notice_known():
    edition = china(date(2019, 11, 20))
    assert edition.last == date(2019, 12, 31)
    assert edition.is_provisional(date(2019, 12, 30))
    with pytest.raises(BeyondHorizon, match="by 2019-11-20"):
        edition.is_working_day(date(2020, 1, 4))
    assert china(date(2019, 11, 21)).last == date(2020, 12, 31)
    # Of the notice for 2009 only the month is known: it counts as known from the month's end.
    assert china(date(2008, 12, 30)).last == date(2008, 12, 31)
    assert china(date(2008, 12, 31)).last == date(2009, 12, 31)
    with pytest.raises(CalendarError, match="no holiday notice"):
        china(date(2006, 12, 13))


def test_overlays_are_explicit_and_named():
    local = CAL.overlay(
        Overlay(name="广西三月三", source="桂政办 2025", off={date(2025, 3, 31)}, work={date(2025, 3, 29)})
    )
    assert not local.is_working_day(date(2025, 3, 31))
    assert local.is_working_day(date(2025, 3, 29))
    assert local.day(date(2025, 3, 31)).name == "广西三月三"
    assert local.day(date(2025, 3, 31)).notice == "桂政办 2025"
    assert CAL.is_working_day(date(2025, 3, 31))


def test_the_calendar_is_built_once():
    assert china() is CAL
