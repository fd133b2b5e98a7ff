from datetime import UTC, date, datetime

import pytest

import zfgk
from zfgk.model.facts import candidates
from zfgk.model.numerals import chinese


def test_a_moment_is_not_a_day():
    with pytest.raises(TypeError, match="not a date"):
        zfgk.Event("request.received", datetime(2021, 3, 1, tzinfo=UTC))
    with pytest.raises(TypeError, match="not a date"):
        zfgk.Between(date(2021, 3, 1), datetime(2021, 3, 2, tzinfo=UTC))
    with pytest.raises(TypeError, match="not a date"):
        zfgk.OneOf((datetime(2021, 3, 2, tzinfo=UTC),))


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="without a UTC offset"):
        zfgk.Event("emergency.occurred", at=datetime(2021, 3, 1, 8))  # noqa: DTZ001  # a naive moment is the point


def test_candidates():
    assert candidates(date(2021, 3, 1)) == (date(2021, 3, 1),)
    assert candidates(zfgk.OneOf((date(2021, 3, 3), date(2021, 3, 1), date(2021, 3, 3)))) == (
        date(2021, 3, 1),
        date(2021, 3, 3),
    )
    assert candidates(zfgk.Between(date(2021, 2, 27), date(2021, 3, 1))) == (
        date(2021, 2, 27),
        date(2021, 2, 28),
        date(2021, 3, 1),
    )
    with pytest.raises(ValueError, match="before it begins"):
        zfgk.Between(date(2021, 3, 2), date(2021, 3, 1))
    with pytest.raises(ValueError, match="days"):
        zfgk.OneOf(())


def test_citations():
    law = zfgk.Instrument("L", "某条例", "某令第1号", zfgk.InForce(date(2020, 1, 1), date(2020, 12, 31)))
    assert str(law[33, 2]) == "《某条例》第三十三条第二款"
    assert str(law[20, 0, 5]) == "《某条例》第二十条第（五）项"
    assert law[33, 2].place == "L:33.2"
    assert law[20, 0, 5].place == "L:20.0.5"
    assert law.whole.place == "L"
    assert date(2020, 12, 31) in law.in_force
    assert date(2021, 1, 1) not in law.in_force
    with pytest.raises(ValueError, match="before its first day"):
        zfgk.InForce(date(2020, 1, 2), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (33, "三十三"),
        (101, "一百零一"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (1010, "一千零一十"),
        (2024, "二千零二十四"),
    ],
)
def test_chinese_numerals(number, word):
    assert chinese(number) == word
