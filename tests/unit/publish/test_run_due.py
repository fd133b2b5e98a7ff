"""By when a document was to be disclosed: days counted by hand on the official calendar."""

from datetime import date

import pytest

from zfgk import Host
from zfgk.publish.due import disclosure_due

CHECK = disclosure_due(Host.builtin().rule_packs)


@pytest.mark.parametrize(
    ("formed", "due"),
    [
        # Monday 3 November 2025: twenty working days of four plain weeks.
        (date(2025, 11, 3), date(2025, 12, 1)),
        # Sunday 28 September 2025 is a working day; 1 to 8 October are off, Saturday 11 October is worked.
        (date(2025, 9, 29), date(2025, 11, 3)),
    ],
)
def test_the_last_day_is_the_twentieth_working_day_after_the_document_was_formed(formed, due):
    on_the_day, a_day_later = CHECK(formed, due), CHECK(formed, date.fromordinal(due.toordinal() + 1))
    assert (on_the_day.due, on_the_day.late) == (due, False)
    assert (a_day_later.due, a_day_later.late) == (due, True)
    assert "第二十六条" in on_the_day.basis
    assert on_the_day.zh == ""


def test_before_any_regulation_there_is_no_day_and_the_reason_is_said():
    check = CHECK(date(2007, 6, 1), date(2007, 7, 1))
    assert (check.due, check.late) == (None, None)
    assert "尚未施行" in check.zh
    assert "2008-05-01" in check.zh


def test_beyond_the_calendar_there_are_bounds_and_no_day():
    check = CHECK(date(2026, 12, 25), date(2026, 12, 28))
    assert check.due is None
    assert check.late is False
    assert "2027" in check.zh
    assert "之间" in check.zh


def test_without_the_national_pack_nothing_is_guessed():
    check = disclosure_due([])(date(2026, 1, 5), date(2026, 1, 6))
    assert (check.due, check.late) == (None, None)
    assert "规则包" in check.zh
