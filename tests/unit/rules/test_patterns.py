import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.rules.patterns import check_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "军用控制点",
        r"投资.{0,20}亿元",
        r"1:(?:5000|1万|2\.5万)比例尺",
        r"^内部[资材]料$",
        r"[^，。]{2,20}会审",
        r"\d{4}-\d{2}",
        r"第\s?[0-9]{1,3}\s?号",
        r"(?:甲|乙{1,3}){1,3}丙",
        r"\[密\]件",
        r"合同.{1,30}?甲方",
        r"[\]\\a-z]{2}",
    ],
)
def test_bounded_expressions_are_admitted(pattern):
    check_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("投资.*亿元", r"character 4: \* has no upper bound; write \{0,20\}"),
        ("甲+乙", r"character 2: \+ has no upper bound"),
        ("甲{2,}乙", "needs an upper bound"),
        ("(甲乙)", r"only \(\?:…\) is admitted"),
        ("(?=甲)乙丙", r"only \(\?:…\) is admitted"),
        ("(?:甲乙", "not closed"),
        ("甲乙)", "closed that was not opened"),
        (r"(?:甲|乙)\1", r"\\1 is not admitted"),
        (r"\b甲乙", "no word boundaries"),
        ("[甲[乙]", r"holds \["),
        ("[]甲乙", "empty, not closed"),
        ("[甲乙", "not closed"),
        ("甲", "two at least"),
        ("甲?乙?", "two at least"),
        ("(?:甲?){2}乙丙", "can be empty"),
        ("甲{2}{3}", "a repetition is repeated"),
        ("甲{3,2}", "asks for more than it admits"),
        ("?甲", "repeats nothing"),
        (".{0,20}.{0,20}.{0,20}甲乙", "more than 400 ways"),
        ("(?:甲?乙?){1,20}丙丁", "can be empty"),
        ("(?:甲|甲){12}乙", "more than 400 ways"),
        ("甲{101}", "100 are admitted"),
        ("(?:甲{100}){3}", "can match 300 characters"),
        ("甲" * 501, "500 are admitted"),
        ("(?:" * 11 + "甲乙" + ")" * 11, "ten deep"),
        ("甲乙\\", "is not admitted"),
        ("[甲-乙]丙丁", "no regular expression: bad character range"),
    ],
)
def test_what_could_run_away_is_refused_with_the_place(pattern, says):
    with pytest.raises(ValueError, match=says):
        check_pattern(pattern)


@given(st.text(alphabet="甲乙.?*+{}0123,|()[]^$\\:-d", max_size=16))
def test_whatever_is_admitted_compiles_and_never_matches_nothing(pattern):
    try:
        check_pattern(pattern)
    except ValueError:
        return
    expression = re.compile(pattern)
    assert not expression.fullmatch("")
    assert all(match.end() - match.start() >= 2 for match in expression.finditer("甲乙" * 20 + "00123"))


@pytest.mark.parametrize("pattern", [r"甲.{0,60}[乙丙]{1,5}丁", r"(?:甲|乙|甲乙){1,5}丁", r"[甲乙]{1,99}丁"])
def test_the_worst_that_is_admitted_is_linear(pattern):
    check_pattern(pattern)
    expression = re.compile(pattern)

    def seconds(count):
        begun = time.process_time()
        assert expression.search("甲乙" * count) is None
        return time.process_time() - begun

    assert min(seconds(16_000) for _ in range(3)) <= 24 * min(seconds(2_000) for _ in range(3)) + 0.01
