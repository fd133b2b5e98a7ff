from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.catalogue.days import EARLIEST, LATEST, parse_day

MARCH = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", MARCH),
        ("2026-3-2", MARCH),
        ("2026/3/2", MARCH),
        ("2026/03/02", MARCH),
        ("2026.3.2", MARCH),
        ("20260302", MARCH),
        ("2026年3月2日", MARCH),
        ("2026 年 3 月 2 日".replace("2026 年", "2026年"), MARCH),
        ("2026年03月02号", MARCH),
        (" 2026-03-02\n", MARCH),
        ("2026/3/2 0:00", MARCH),
        ("2026/3/2 09:30:15", MARCH),
        ("2026-03-02T00:00:00.000", MARCH),
        ("二〇二六年三月二日", MARCH),
        ("二○一五年四月一日", date(2015, 4, 1)),
        ("二O一五年四月一日", date(2015, 4, 1)),
        ("二零二四年十二月三十一日", date(2024, 12, 31)),
        ("二〇二四年十月十日", date(2024, 10, 10)),
        ("二〇二四年十一月二十日", date(2024, 11, 20)),
        ("1949-10-01", date(1949, 10, 1)),
        ("2026-03-02 23:59", MARCH),
        ("2026-03-02 24:00", MARCH),
    ],
)
def test_days_as_registers_write_them(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("46083", "serial number"),
        ("46083.5", "serial number"),
        ("3/2/2026", "write the year first"),
        ("02-03-26", "write the year first"),
        ("2026-02-30", "no such day"),
        ("2026-13-01", "no such day"),
        ("20261301", "no such day"),
        ("0206-03-02", "outside 1949-10-01 to 2099-12-31"),
        ("2206-03-02", "outside"),
        ("1949-09-30", "outside"),
        ("17-05-01", "four digits"),
        ("17年5月1日", "four digits"),
        ("2026-03", "only a month"),
        ("2025年02月", "only a month"),
        ("2025", "or a year"),
        ("2025年", "or a year"),
        ("2025-03-02 99:99", "no such time"),
        ("2025-03-02 24:01", "no such time"),
        ("2025-03-02 12:60", "no such time"),
        ("2026-03-02 上午", "it is not a day"),
        ("2026/03-02", "it is not a day"),
        ("明天", "it is not a day"),
        ("", "it is not a day"),
        ("２０２６-03-02", "full-width"),
        ("2026－03－02", "full-width"),
        ("二〇二六年十三月二日", "no such day"),
        ("二〇二六年三月十十日", "no such day"),
        ("二〇二六年三月三二日", "no such day"),
    ],
)
def test_what_is_no_day_says_what_to_write(text, says):
    with pytest.raises(ValueError, match=says):
        parse_day(text)


@given(
    st.dates(EARLIEST, LATEST),
    st.sampled_from(["{0:%Y-%m-%d}", "{0:%Y%m%d}", "{0:%Y/%m/%d}", "{0.year}年{0.month}月{0.day}日"]),
)
def test_every_day_is_read_back(day, form):
    assert parse_day(form.format(day)) == day


NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 三十 三十一"


@given(st.dates(EARLIEST, LATEST))
def test_every_day_in_chinese_numerals_is_read_back(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    words = NUMERALS.split()
    assert parse_day(f"{year}年{words[day.month - 1]}月{words[day.day - 1]}日") == day


@given(st.text(max_size=20))
def test_anything_else_is_a_value_error(text):
    try:
        parse_day(text)
    except ValueError:
        return
