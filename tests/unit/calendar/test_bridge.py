import inspect
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workalendar.core import Calendar

from zfgk.calendar.bridge import OfficialChina
from zfgk.errors import BeyondHorizon, CalendarError

CAL = OfficialChina()
days = st.dates(date(2008, 1, 1), date(2025, 12, 31))
extras = st.lists(days, max_size=3)

# Methods of workalendar that do not depend on which days are working days.
_NEUTRAL = {
    "get_fixed_holidays", "get_variable_days", "holidays_set", "get_holiday_label", "get_nth_weekday_in_month",
    "get_last_weekday_in_month", "get_iso_week_date", "get_first_weekday_after", "export_to_ical", "name",
}  # fmt: skip


class Walker(Calendar):
    """workalendar's own walking over our days: a slow second way to the same answers."""

    def is_working_day(self, day, extra_working_days=None, extra_holidays=None):
        return CAL.is_working_day(day, extra_working_days, extra_holidays)


def test_every_method_that_walks_weekdays_is_ours():
    public = {name for name, _ in inspect.getmembers(Calendar, callable) if not name.startswith("_")}
    assert public - _NEUTRAL <= set(vars(OfficialChina))


@given(days, st.integers(-40, 40), extras, extras)
def test_adding_agrees_with_walking(day, n, work, off):
    kwargs = {"extra_working_days": work, "extra_holidays": off}
    assert CAL.add_working_days(day, n, **kwargs) == Walker().add_working_days(day, n, **kwargs)
    assert CAL.sub_working_days(day, n, **kwargs) == Walker().sub_working_days(day, n, **kwargs)


@given(days, days.map(lambda d: d), extras, extras, st.booleans())
def test_differences_agree_with_walking(a, b, work, off, include):
    b = min(a + timedelta(days=abs((b - a).days) % 400), date(2026, 12, 31))
    args = (a, b, include, work, off)
    assert CAL.get_working_days_delta(*args) == Walker().get_working_days_delta(*args)


def test_following_working_day():
    assert CAL.find_following_working_day(date(2023, 4, 29)) == date(2023, 5, 4)
    assert CAL.find_following_working_day(date(2023, 4, 23)) == date(2023, 4, 23)


def test_years_and_days_that_workalendar_gets_wrong():
    assert CAL.is_working_day(date(2026, 2, 14))
    assert not CAL.is_working_day(date(2020, 1, 31))
    with pytest.raises(BeyondHorizon):
        CAL.is_working_day(date(2027, 1, 2))
    with pytest.raises(BeyondHorizon):
        CAL.holidays(2027)


def test_holidays():
    listed = dict(CAL.holidays(2025))
    assert listed[date(2025, 10, 6)] == "国庆节、中秋节"
    assert CAL.is_holiday(date(2025, 10, 6))
    assert not CAL.is_holiday(date(2025, 9, 28))
    assert CAL.is_holiday(date(2025, 9, 28), extra_holidays=[date(2025, 9, 28)])
    with pytest.raises(CalendarError, match="needs a year"):
        CAL.holidays()


def test_moments():
    moment = datetime(2022, 9, 30, 16, 30, tzinfo=UTC)
    assert CAL.add_working_days(moment, 20) == date(2022, 11, 2)
    assert CAL.add_working_days(moment, 20, keep_datetime=True) == datetime(2022, 11, 2, 16, 30, tzinfo=UTC)
