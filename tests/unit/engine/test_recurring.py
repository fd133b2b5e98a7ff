"""Windows of the civil calendar, checked against a wall calendar."""

from __future__ import annotations

from datetime import date, datetime

import attrs
import pytest

from zfgk.engine.recurring import windows
from zfgk.errors import BadInput
from zfgk.packs.national.shapes import REASSESS_EXEMPT
from zfgk.rules.shape import Element, Recurring, Statistic, Unit


def every(unit: Unit, **further: int) -> Recurring:
    return attrs.evolve(REASSESS_EXEMPT, every=unit, **further)


def rows(rule: Recurring | Statistic, days: list[date], first: date, last: date) -> list[tuple[str, str, int, int]]:
    return [(str(row.first), str(row.last), row.count, row.shortfall) for row in windows(rule, days, first, last)]


def test_weeks_run_from_monday_to_sunday() -> None:
    # 2 March 2026 is a Monday.
    days = [date(2026, 3, 2), date(2026, 3, 8), date(2026, 3, 9)]
    assert rows(every(Unit.WEEK), days, date(2026, 3, 2), date(2026, 3, 22)) == [
        ("2026-03-02", "2026-03-08", 2, 0),
        ("2026-03-09", "2026-03-15", 1, 0),
        ("2026-03-16", "2026-03-22", 0, 1),
    ]


def test_a_week_goes_on_over_the_turn_of_the_year() -> None:
    assert rows(every(Unit.WEEK), [date(2026, 1, 1)], date(2025, 12, 31), date(2026, 1, 4)) == [
        ("2025-12-29", "2026-01-04", 1, 0)
    ]


def test_months() -> None:
    days = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 2, 1)]
    assert rows(every(Unit.MONTH, at_least=2), days, date(2024, 1, 1), date(2024, 3, 31)) == [
        ("2024-01-01", "2024-01-31", 1, 1),
        ("2024-02-01", "2024-02-29", 2, 0),
        ("2024-03-01", "2024-03-31", 0, 2),
    ]


def test_quarters() -> None:
    days = [date(2024, 3, 31), date(2024, 4, 1), date(2024, 12, 31)]
    assert rows(every(Unit.QUARTER), days, date(2024, 1, 1), date(2024, 12, 31)) == [
        ("2024-01-01", "2024-03-31", 1, 0),
        ("2024-04-01", "2024-06-30", 1, 0),
        ("2024-07-01", "2024-09-30", 0, 1),
        ("2024-10-01", "2024-12-31", 1, 0),
    ]


def test_days_and_years() -> None:
    assert len(windows(every(Unit.DAY), [], date(2024, 2, 28), date(2024, 3, 1))) == 3
    assert rows(every(Unit.YEAR), [date(2023, 6, 1)], date(2023, 1, 1), date(2024, 12, 31)) == [
        ("2023-01-01", "2023-12-31", 1, 0),
        ("2024-01-01", "2024-12-31", 0, 1),
    ]


def test_a_window_cut_off_is_shown_but_not_held_against_anyone() -> None:
    first, middle, last = windows(every(Unit.MONTH), [], date(2024, 1, 15), date(2024, 3, 15))
    assert [row.whole for row in (first, middle, last)] == [False, True, False]
    assert [row.ok for row in (first, middle, last)] == [True, False, True]
    assert (first.first, last.last) == (date(2024, 1, 1), date(2024, 3, 31))


def test_only_the_days_looked_at_count() -> None:
    (row,) = windows(every(Unit.MONTH), [date(2024, 1, 2), date(2024, 1, 20)], date(2024, 1, 10), date(2024, 1, 31))
    assert row.count == 1


def test_the_same_day_twice_is_two_occurrences() -> None:
    (row,) = windows(every(Unit.DAY), [date(2024, 1, 2)] * 2, date(2024, 1, 2), date(2024, 1, 2))
    assert row.count == 2


def test_a_month_that_the_text_names_is_its_own_window() -> None:
    days = [date(2023, 5, 31), date(2024, 4, 30), date(2024, 6, 1)]
    assert rows(every(Unit.YEAR, month=5), days, date(2023, 5, 1), date(2024, 12, 31)) == [
        ("2023-05-01", "2023-05-31", 1, 0),
        ("2024-05-01", "2024-05-31", 0, 1),
    ]
    assert rows(every(Unit.YEAR, month=12), [], date(2024, 1, 1), date(2024, 12, 31)) == [
        ("2024-12-01", "2024-12-31", 0, 1)
    ]
    assert rows(every(Unit.YEAR, month=5), [], date(2024, 6, 1), date(2025, 4, 30)) == []


def test_numbers_are_wanted_once_in_each_window() -> None:
    rule = Statistic(
        id="example.monthly-numbers",
        term="月报",
        owed_by="各部门",
        basis=REASSESS_EXEMPT.basis,
        in_force=REASSESS_EXEMPT.in_force,
        counts=(Element("items", "信息条数"),),
        every=Unit.MONTH,
    )
    assert rows(rule, [date(2024, 1, 5)], date(2024, 1, 1), date(2024, 2, 29)) == [
        ("2024-01-01", "2024-01-31", 1, 0),
        ("2024-02-01", "2024-02-29", 0, 1),
    ]


def test_the_first_and_the_last_days_that_there_are() -> None:
    assert windows(every(Unit.WEEK), [], date.min, date(1, 1, 3))[0].first == date.min
    for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        assert windows(every(unit), [], date(9999, 12, 30), date.max)[-1].last == date.max
    assert windows(every(Unit.YEAR, month=12), [], date(9999, 12, 1), date.max)[-1].last == date.max


def test_the_last_year_is_divided_like_any_other() -> None:
    (row,) = windows(every(Unit.MONTH), [], date(9999, 1, 5), date(9999, 1, 31))
    assert (row.first, row.last) == (date(9999, 1, 1), date(9999, 1, 31))
    (row,) = windows(every(Unit.QUARTER), [], date(9999, 7, 1), date(9999, 7, 2))
    assert (row.first, row.last) == (date(9999, 7, 1), date(9999, 9, 30))


# -- 定期 --------------------------------------------------------------------------------------------------------------

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def test_where_the_text_says_only_regularly_the_caller_must_say_how_often() -> None:
    for missing in (None, Unit.UNSAID):
        with pytest.raises(BadInput, match="定期"):
            windows(REASSESS_EXEMPT, [], *YEAR, every=missing)
    (row,) = windows(REASSESS_EXEMPT, [], *YEAR, every=Unit.YEAR)
    assert (row.first, row.last, row.ok) == (*YEAR, False)


def test_what_the_text_says_cannot_be_overruled() -> None:
    with pytest.raises(BadInput, match="the text says so"):
        windows(every(Unit.MONTH), [], *YEAR, every=Unit.YEAR)
    assert len(windows(every(Unit.MONTH), [], *YEAR, every=Unit.MONTH)) == 12


def test_a_month_of_the_year_recurs_by_the_year() -> None:
    with pytest.raises(BadInput, match="month 5"):
        windows(every(Unit.QUARTER, month=5), [], *YEAR)


def test_wrong_days_are_all_named() -> None:
    with pytest.raises(BadInput) as caught:
        windows(every(Unit.YEAR), [date(2024, 1, 1), "2024-01-02"], datetime(2024, 1, 1), YEAR[1])  # type: ignore[list-item]  # noqa: DTZ001  # wrong on purpose
    assert [fault.where for fault in caught.value.faults] == ["first", "days[1]"]


def test_a_span_must_not_end_before_it_begins() -> None:
    with pytest.raises(BadInput, match="before the first day"):
        windows(every(Unit.YEAR), [], YEAR[1], YEAR[0])
