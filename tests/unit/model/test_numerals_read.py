import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.model.numerals import chinese, number


@given(st.integers(0, 9999))
def test_what_is_written_is_read(n):
    assert number(chinese(n)) == n
    assert number(str(n)) == n


@pytest.mark.parametrize(
    ("text", "n"), [("二〇二四", 2024), ("３３", 33), ("两千", 2000), ("一百零五", 105), ("十", 10)]
)
def test_other_ways_of_writing(text, n):
    assert number(text) == n


@pytest.mark.parametrize("text", ["", "十十", "百", "一二百", "十百", "万", "1十2x", "12345", "零十", "一百零"])
def test_what_is_no_number(text):
    with pytest.raises(ValueError, match="no number"):
        number(text)
