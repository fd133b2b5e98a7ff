from datetime import date

import pytest

from zfgk.calendar import china
from zfgk.calendar.tables import load_table, read_table, write_table
from zfgk.errors import BadInput, BeyondHorizon, CalendarError, UnreadableFile

# An invented arrangement, for the machinery only.
TABLE_2027 = """date,kind,name,statutory,notice,issued,number_seen
2027-01-01,off,元旦,yes,某号,2026-11-30,yes
2027-02-05,off,春节,yes,某号,2026-11-30,yes
2027-02-14,work,春节,no,某号,2026-11-30,yes
"""


def test_shipped_tables_round_trip():
    for table in china().tables:
        assert read_table(write_table(table), "x") == table


def test_a_year_of_ones_own(tmp_path):
    file = tmp_path / "2027.csv"
    file.write_text(TABLE_2027, encoding="utf-8")
    calendar = china().with_year(load_table(file))
    assert calendar.last == date(2027, 12, 31)
    assert calendar.is_working_day(date(2027, 2, 14))
    assert not calendar.is_working_day(date(2027, 1, 1))
    assert calendar.day(date(2027, 3, 1)).notice == "某号"
    with pytest.raises(BeyondHorizon):
        china().is_working_day(date(2027, 1, 4))


def test_a_gap_is_refused():
    with pytest.raises(CalendarError, match="no year between"):
        china().with_year(read_table(TABLE_2027.replace("2027-02-14", "2027-02-13").replace("2027", "2028"), "x"))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("date,kind\n", ["x:1", "x:1", "x:1", "x:1"]),
        (TABLE_2027.splitlines()[0] + "\n", ["x"]),
        (TABLE_2027.replace("2027-02-14,work", "2027-02-15,work"), ["x:4 column date"]),
        (TABLE_2027.replace("off,元旦,yes", "rest,元旦,maybe"), ["x:2 column kind", "x:2 column statutory"]),
        (TABLE_2027.replace("2027-01-01", "2027-13-01").replace("某号,2026-11-30,yes\n2027-02-14", ",never,yes\n2027-02-14"),
         ["x:2 column date", "x:3 column notice", "x:3 column issued"]),
        (TABLE_2027.replace("2027-02-05", "2025-02-05"), ["x"]),
        (TABLE_2027.replace("2027-02-05", "2027-01-01"), ["x"]),
        (TABLE_2027.replace("work,春节,no", "work,春节,yes"), ["x:4 column statutory"]),
    ],
)  # fmt: skip
def test_faults_are_all_named(text, places):
    with pytest.raises(BadInput) as caught:
        read_table(text, "x")
    assert [fault.where for fault in caught.value.faults] == places


def test_unreadable_tables(tmp_path):
    with pytest.raises(UnreadableFile):
        load_table(tmp_path / "none.csv")
    file = tmp_path / "gbk.csv"
    file.write_bytes(TABLE_2027.encode("gbk"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        load_table(file)
