"""The wording of published notices, read against the shipped tables, which other libraries confirm."""

from datetime import date
from pathlib import Path

import pytest

from zfgk.calendar import china
from zfgk.calendar.learn import learn
from zfgk.calendar.tables import read_table, write_table
from zfgk.errors import BadInput

NOTICES = Path(__file__).parent / "notices"


def text(name):
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


def shipped(year, number):
    table = next(table for table in china().tables if table.year == year)
    return {row.day: row.kind for row in table.rows if row.notice.number == number}


@pytest.mark.parametrize(
    ("name", "year", "number"),
    [
        ("2008", 2008, "国办发明电〔2007〕52号"),
        ("2014", 2014, "国办发明电〔2013〕28号"),
        ("2019", 2019, "国办发明电〔2018〕15号"),
        ("2019-change", 2019, "国办发明电〔2019〕3号"),
        ("2020-change", 2020, "国办发明电〔2020〕1号"),
        ("2024", 2024, "国办发明电〔2023〕7号"),
        ("2025", 2025, "国办发明电〔2024〕12号"),
        ("2026", 2026, "国办发明电〔2025〕7号"),
    ],
)
def test_published_wording(name, year, number):
    learned = learn(text(name), known=china())
    assert learned.unread == ()
    assert learned.table.year == year
    assert {row.day: row.kind for row in learned.table.rows} == shipped(year, number)
    assert learned.table.notices[0].number == number


def test_names_and_date_of_issue():
    learned = learn(text("2025"))
    names = {row.day: row.name for row in learned.table.rows}
    assert names[date(2025, 10, 6)] == "国庆节、中秋节"
    assert names[date(2025, 2, 8)] == "春节"
    assert learned.table.notices[0].issued == "2024-11-12"


def test_a_recommendation_is_no_day_off():
    learned = learn(text("2024"))
    assert date(2024, 2, 9) not in {row.day for row in learned.table.rows}
    assert any("鼓励" in note for note in learned.notes)


def test_the_table_can_be_read_back():
    table = learn(text("2026")).table
    assert read_table(write_table(table), "x") == table


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("1月4日（周日）上班", "1月4日（周一）上班", "不是周一"),
        ("共9天", "共8天", "读出 9 天"),
        ("1月4日（周日）上班", "1月4日（周日）另行安排", "未说明放假还是上班"),
        ("5月9日（周六）上班", "5月9日（周六）上班，下午休息", "下午休息"),
        ("1月4日（周日）上班", "1月5日（周一）上班", "不是星期六"),
        ("6月19日（周五）至21日", "6月19日（周五）至31日", "day"),
    ],
)
def test_what_cannot_be_read_is_listed(old, new, word):
    learned = learn(text("2026").replace(old, new))
    assert any(word in clause for clause in learned.unread), learned.unread


def test_half_width_and_spaces():
    narrow = text("2026").translate(str.maketrans("（）：，", "():,")).replace("至", " - ")
    assert {row.day: row.kind for row in learn(narrow).table.rows} == shipped(2026, "国办发明电〔2025〕7号")


def test_chinese_date_of_issue():
    assert (
        learn(text("2014").replace("2013年12月11日", "二〇一三年十二月十一日")).table.notices[0].issued == "2013-12-11"
    )


def test_texts_that_are_no_notice():
    with pytest.raises(BadInput) as caught:
        learn("今天天气很好。")
    assert len(caught.value.faults) == 3
    with pytest.raises(BadInput, match="no day"):
        learn("关于2030年部分节假日安排的通知\n国办发明电〔2029〕1号\n2029年11月1日\n")
