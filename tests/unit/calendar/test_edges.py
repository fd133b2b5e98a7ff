"""The first and last days, numbers and notices of the calendar, each with the value that stands beside it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from zfgk.calendar import Overlay, WorkCalendar, china
from zfgk.calendar.bridge import OfficialChina
from zfgk.calendar.horizon import FURTHEST, bounds
from zfgk.calendar.learn import learn
from zfgk.calendar.tables import read_table
from zfgk.errors import BadInput, BeyondHorizon, CalendarError, NotADay
from zfgk.model.span import Span

CAL = china()

# An invented arrangement with two weekdays off. 27 December 2027 is a Monday, 31 December a Friday.
ALONE = WorkCalendar(
    [
        read_table(
            "date,kind,name,statutory,notice,issued\n"
            "2027-01-01,off,元旦,yes,某号,2026-11-30\n"
            "2027-02-05,off,,no,某号,2026-11-30\n"
            "2027-02-14,work,春节,no,某号,2026-11-30\n",
            "2027.csv",
        )
    ]
)


def test_the_last_working_day_that_is_known_is_exact():
    # 12-28..31 are four working days after Monday 27 December.
    assert ALONE.bounds_after(date(2027, 12, 27), 4) == Span(date(2027, 12, 31), date(2027, 12, 31))


def test_bounds_by_hand():
    # Certain is 28 December, one working day after the 27th; five are left. At the earliest 29, 30, 31, 2, 3 work.
    # At the latest Monday to Friday do, but for two days off: 29..31=3 3..6=7.
    assert ALONE.bounds_after(date(2027, 12, 27), 6) == Span(date(2028, 1, 3), date(2028, 1, 6))
    # From the edge itself on six are left: 29, 30, 31, 2, 3, 4, and 29..31=3 3..7=8.
    assert ALONE.bounds_after(date(2027, 12, 28), 6) == Span(date(2028, 1, 4), date(2028, 1, 7))
    # From the last day of the year on: 2, 3, and 3..6 with two of them off.
    assert ALONE.bounds_after(date(2027, 12, 31), 2) == Span(date(2028, 1, 3), date(2028, 1, 6))


def test_bounds_across_two_unknown_years():
    # Earliest: 29..31 = 3, then day d of 2028 is the (d - 2)-th after New Year's Day and 1 May: the 264th is 20 September.
    # Latest: 262 weekdays to 28 December 2028, so five of 267 are left; two more days may be off, the 29th works: six,
    # 1..5 January 2029 and Monday the 8th.
    assert bounds(date(2027, 12, 28), 265, 2) == Span(date(2028, 9, 20), date(2029, 1, 8))


def test_bounds_reach_twenty_years_and_no_further():
    assert bounds(date(2027, 12, 28), FURTHEST, 2).earliest.year == 2041
    with pytest.raises(CalendarError) as caught:
        bounds(date(2027, 12, 28), FURTHEST + 1, 2)
    for part in ("5001 working days", "after 2027-12-28", "at most 5000"):
        assert part in str(caught.value)


def test_the_first_working_day_can_be_reached_backwards():
    assert CAL.add_working_days(date(2007, 1, 5), -1) == date(2007, 1, 4)
    with pytest.raises(BeyondHorizon) as caught:
        CAL.add_working_days(date(2007, 1, 5), -2)
    assert caught.value.day == date(2006, 12, 31)
    with pytest.raises(BeyondHorizon):
        CAL.add_working_days(CAL.first, -1)


def test_what_lies_beyond_is_named_by_its_first_day():
    with pytest.raises(BeyondHorizon) as caught:
        CAL.add_working_days(date(2026, 12, 31), 1)
    assert caught.value.day == date(2027, 1, 1)


def test_notices_of_a_stretch():
    assert CAL.notices_between(date(2015, 2, 1), date(2015, 12, 31)) == (
        "国办发明电〔2014〕28号",
        "国发明电〔2015〕1号",
    )
    assert CAL.notices_between(date(2025, 12, 20), date(2026, 1, 5)) == (
        "国办发明电〔2024〕12号",
        "国办发明电〔2025〕7号",
    )
    assert CAL.notices_between(date(2026, 6, 1), date(2028, 3, 1)) == ("国办发明电〔2025〕7号",)
    assert CAL.notices_between(date(2006, 12, 1), date(2007, 1, 5)) == ("国办发明电〔2006〕49号",)
    # The change of May 2015 was not known in April.
    assert china(date(2015, 4, 1)).notices_between(date(2015, 2, 1), date(2015, 12, 31)) == ("国办发明电〔2014〕28号",)
    assert len(china(date(2015, 5, 13)).notices_between(date(2015, 2, 1), date(2015, 12, 31))) == 2


def test_an_overlay_outside_the_calendar_changes_nothing_inside():
    beside = CAL.overlay(Overlay(name="某地", source="某号", work={date(2006, 12, 31), date(2027, 1, 1)}))
    assert beside.is_working_day(date(2026, 12, 31)) is CAL.is_working_day(date(2026, 12, 31)) is True
    off = CAL.overlay(Overlay(name="某地", source="某号", off={date(2006, 12, 31), date(2027, 1, 1)}))
    assert off.is_working_day(date(2026, 12, 31))
    assert off.last == date(2026, 12, 31)


def test_an_overlay_claims_no_day_of_issue():
    local = CAL.overlay(Overlay(name="某地", source="某号", off={date(2025, 3, 31)}))
    assert local.day(date(2025, 3, 31)).issued == ""


def test_calendars_made_from_an_edition_stay_an_edition():
    on = date(2020, 1, 25)
    table = next(table for table in CAL.tables if table.year == 2020)
    assert china(on).with_year(table).is_working_day(date(2020, 1, 31))
    local = china(on).overlay(Overlay(name="某地", source="某号", off={date(2020, 3, 2)}))
    assert local.is_working_day(date(2020, 1, 31))
    assert not local.is_working_day(date(2020, 3, 2))
    later = local.as_known_on(date(2020, 1, 26))
    assert not later.is_working_day(date(2020, 1, 31))
    assert not later.is_working_day(date(2020, 3, 2))
    assert not local.with_year(table).is_working_day(date(2020, 3, 2))


def test_a_calendar_says_what_it_covers():
    assert repr(CAL) == "<WorkCalendar 2007-01-01..2026-12-31>"
    assert repr(china(date(2019, 11, 20))) == "<WorkCalendar 2007-01-01..2019-12-31, known on 2019-11-20>"


def test_provisional_from_the_twenty_ninth_of_december():
    assert not CAL.is_provisional(date(2026, 12, 28))
    assert CAL.is_provisional(date(2026, 12, 29))


def test_a_year_of_days_off_for_workalendar():
    listed = OfficialChina().get_calendar_holidays(2026)
    # 3 New Year, 9 Spring Festival, 3 Qingming, 5 Labour Day, 3 Dragon Boat, 3 Mid-Autumn, 7 National Day.
    assert len(listed) == 33
    assert (date(2026, 1, 1), "元旦") in listed
    assert (date(2026, 2, 14), "春节") not in listed  # worked
    assert date(2026, 3, 7) not in dict(listed)  # a plain Saturday


def test_workalendar_calls_with_every_option():
    bridge = OfficialChina()
    saturday = date(2026, 3, 7)
    assert bridge.get_working_days_delta(saturday, date(2026, 3, 10), True, [saturday]) == 3
    assert bridge.get_working_days_delta(saturday, date(2026, 3, 10), True) == 2
    # A day given both as worked and as off is worked.
    assert bridge.get_working_days_delta(date(2026, 3, 6), date(2026, 3, 10), False, [saturday], [saturday]) == 3
    moment = datetime(2026, 3, 10, 16, 30, tzinfo=UTC)
    assert bridge.sub_working_days(moment, 1, keep_datetime=True) == datetime(2026, 3, 9, 16, 30, tzinfo=UTC)
    assert bridge.sub_working_days(moment, -1) == date(2026, 3, 9)
    assert bridge.add_working_days(moment, 1, [date(2026, 3, 14)], [date(2026, 3, 11)]) == date(2026, 3, 12)


NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
{number}
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、国庆节：10月1日（周五）至7日（周四）放假，10月9日（周六）上班。
国务院办公厅
2026年11月30日
"""


def test_statutory_days_with_a_fixed_date_are_marked():
    rows = learn(NOTICE.format(number="国办发明电〔2026〕9号")).table.rows
    assert [row.day for row in rows if row.statutory] == [
        date(2027, 1, 1),
        date(2027, 10, 1),
        date(2027, 10, 2),
        date(2027, 10, 3),
    ]
    assert [row.day for row in rows if row.kind == "work"] == [date(2027, 10, 9)]


@pytest.mark.parametrize("number", ["国办发明电〔2026〕9号", "国发明电〔2026〕9号"])
def test_the_number_keeps_its_series(number):
    assert learn(NOTICE.format(number=number)).table.notices[0].number == number


def test_a_date_without_a_month_is_not_guessed():
    change = "关于延长2020年春节假期的通知\n国办发明电〔2020〕1号\n延长2020年春节假期至2日。\n一、元旦：1月1日放假。\n2020年1月26日\n"
    learned = learn(change, known=CAL)
    assert [row.day for row in learned.table.rows] == [date(2020, 1, 1)]
    assert any("月份" in clause for clause in learned.unread)


def test_what_a_notice_lacks_is_named():
    with pytest.raises(BadInput) as caught:
        learn("今天天气很好。")
    assert [(fault.where, fault.what, fault.then) for fault in caught.value.faults] == [
        ("notice", "the document number was not found", "the text must contain 国办发明电〔YYYY〕N号"),
        ("notice", "the date of issue was not found", "the text must end with a line such as 2025年11月4日"),
        ("notice", "the year was not found", "give --year"),
    ]


def test_a_row_without_a_festival_has_no_name():
    assert ALONE.day(date(2027, 2, 5)).name == ""


def test_a_number_that_was_not_read_in_the_notice_itself_says_so():
    seen = {notice.number: notice.number_seen for table in CAL.tables for notice in table.notices}
    assert not seen["国办发明电〔2014〕28号"]
    assert seen["国办发明电〔2024〕12号"]


def test_december_of_the_year_itself_and_a_line_of_no_festival():
    notice = NOTICE.format(number="国办发明电〔2026〕9号").replace(
        "国务院办公厅\n2026年", "12月26日（周日）上班。\n国务院办公厅\n2026年"
    )
    (row,) = (row for row in learn(notice).table.rows if row.day.month == 12)
    assert (row.day, row.kind, row.name) == (date(2027, 12, 26), "work", "")


def test_a_holiday_extended_to_another_day():
    text = (Path(__file__).parent / "notices" / "2020-change.txt").read_text(encoding="utf-8")
    changed = text.replace("2月2日（农历正月初九，星期日），2月3日（星期一）", "2月3日（星期一），2月4日（星期二）")
    learned = learn(changed, known=CAL)
    # Until 30 January was off already; Saturday 1 February was to be worked.
    assert [row.day for row in learned.table.rows] == [
        date(2020, 1, 31),
        date(2020, 2, 1),
        date(2020, 2, 2),
        date(2020, 2, 3),
    ]
    assert {row.kind for row in learned.table.rows} == {"off"}


def test_an_overlay_is_not_statutory():
    local = CAL.overlay(Overlay(name="某地", source="某号", off={date(2025, 3, 31)}, work={date(2025, 3, 29)}))
    assert local.day(date(2025, 3, 31)).statutory is False
    assert local.day(date(2025, 3, 29)).statutory is False


def test_the_first_day_of_the_calendar_is_off():
    calendar = WorkCalendar(CAL.tables)
    assert not calendar.is_working_day(date(2007, 1, 1))
    # 4 and 5 January 2007 are the first two working days.
    assert calendar.add_working_days(date(2007, 1, 1), 2) == date(2007, 1, 5)


def test_a_row_as_it_is_read():
    table = read_table(
        "date,kind,name,statutory,notice,issued,number_seen\n2027-02-05,off,,no,某号,2026-11-30,no\n", "2027.csv"
    )
    (row,) = table.rows
    assert (row.name, row.statutory, row.notice.number_seen) == ("", False, False)


def test_what_is_no_day_is_shown():
    with pytest.raises(NotADay, match="2026-03-02"):
        CAL.is_working_day("2026-03-02")
