from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.statistics.export import plain
from zfgk.statistics.requests import Timeliness
from zfgk.statistics.small import FOLDED, hide_small
from zfgk.statistics.tables import GROUPS, Row, added


@st.composite
def rows(draw):
    found = []
    for number in range(draw(st.integers(1, 6))):
        verdicts = draw(st.dictionaries(st.sampled_from(Timeliness), st.integers(1, 12), min_size=1))
        requests = sum(verdicts.values())
        days = draw(st.dictionaries(st.integers(0, 30), st.integers(1, 4), max_size=3))
        found.append(
            Row(
                department=f"科{number}",
                requests=requests,
                timeliness=verdicts,
                certainty={"settled": requests},
                extended=draw(st.integers(0, requests)),
                corrected=draw(st.integers(0, requests)),
                consulted=draw(st.integers(0, requests)),
                working_days=days,
                results={"granted": requests},
            )
        )
    return found


@given(rows(), st.integers(2, 6))
def test_no_small_count_is_shown_or_left_to_be_worked_out(given_rows, below):
    shown, total = hide_small(given_rows, below)
    for row in (*shown, total):
        assert "late" not in row.hidden or "timeliness" in row.hidden  # else it would be what the others leave over
        values = plain(row)
        counts = [value for name, value in values.items() if isinstance(value, int) and name != "settled"]
        assert all(count == 0 or count >= below for count in counts)
        for name in ("extended", "corrected", "consulted"):
            others = (values["requests"] or 0) - (values[name] or 0)
            assert values[name] is None or others == 0 or others >= below
    # What one row alone hides, the others and the total would tell together.
    for group in ("requests", *GROUPS):
        hiding = sum(group in row.hidden for row in shown)
        assert hiding != 1 or group in total.hidden
    # Nor do they tell that those which are not shown have a small sum.
    whole = plain(total)
    for name, sum_ in whole.items():
        if isinstance(sum_, int) and name != "settled":
            rest = sum_ - sum(plain(row)[name] or 0 for row in shown)
            assert rest == 0 or rest >= below
    if "requests" not in total.hidden:
        assert sum(row.requests for row in shown) == total.requests == sum(row.requests for row in given_rows)


@given(rows(), st.integers(2, 6))
def test_what_is_shown_is_true(given_rows, below):
    shown, total = hide_small(given_rows, below)
    by_name = {row.department: row for row in given_rows}
    for row in shown:
        true = by_name.get(row.department)
        if true is not None:
            values, whole = plain(row), plain(true)
            assert all(value in (None, whole[name]) for name, value in values.items() if name != "hidden")
    assert all(
        value in (None, plain(added(given_rows))[name]) for name, value in plain(total).items() if name != "hidden"
    )


def row(department, requests, late=0):
    verdicts = {Timeliness.IN_TIME: requests - late, Timeliness.OVERDUE: late}
    counts = {key: count for key, count in verdicts.items() if count}
    return Row(department=department, requests=requests, timeliness=counts, certainty={"settled": requests})


def test_small_rows_are_added_up():
    shown, total = hide_small([row("甲", 20), row("乙", 2), row("丙", 9), row("丁", 1)], 3)
    assert [(one.department, one.requests) for one in shown] == [("甲", 20), ("丙", 9), (FOLDED, 3)]
    shown, _ = hide_small([row("甲", 20), row("乙", 2), row("丙", 9)], 3)
    assert [(one.department, one.requests) for one in shown] == [("甲", 20), (FOLDED, 11)]
    assert total.requests == 32


def hidden_in(units, below=3):
    shown, total = hide_small(units, below)
    return [sorted(one.hidden) for one in (*shown, total)]


TIMELINESS = ["late", "timeliness"]


def test_one_late_reply_is_hidden_and_so_is_another_unit_from_which_it_would_follow():
    # The only late one of all: no total tells it.
    assert hidden_in([row("甲", 20, late=1), row("乙", 9), row("丙", 12)]) == [TIMELINESS, [], [], TIMELINESS]
    units = [row("甲", 20, late=1), row("乙", 9, late=4), row("丙", 12)]
    assert hidden_in(units) == [TIMELINESS, TIMELINESS, [], []]
    shown, total = hide_small(units, 3)
    assert (total.timeliness[Timeliness.OVERDUE], plain(shown[0])["overdue"]) == (5, None)
    # With one late reply in 甲 and none in 乙 their sum would still tell of one, so 丙 is hidden as well.
    units = [row("甲", 20, late=1), row("乙", 9), row("丙", 12, late=4)]
    assert hidden_in(units) == [TIMELINESS, TIMELINESS, TIMELINESS, []]


def test_how_many_are_late_is_told_where_only_the_rest_is_small():
    counts = {Timeliness.IN_TIME: 10, Timeliness.OVERDUE: 5, Timeliness.UNKNOWN: 1}
    unit = Row(department="甲", requests=16, timeliness=counts, certainty={"settled": 16})
    (shown,), total = hide_small([unit], 3)
    for one in (shown, total):
        assert one.timeliness == {Timeliness.OVERDUE: 5}
        values = plain(one)
        assert (values["overdue"], values["in_time"], values["in_time_share_least"]) == (5, None, None)


def test_nothing_is_hidden_where_nothing_is_small():
    units = [row("甲", 20, late=5), row("乙", 9)]
    shown, total = hide_small(units, 3)
    assert (list(shown), total) == (units, added(units))
    for below in (1, 0, -1):
        with pytest.raises(ValueError, match="give 2 or more"):
            hide_small(units, below)


def test_two_requests_in_all_say_nothing():
    shown, total = hide_small([row("甲", 1), row("乙", 1)], 3)
    assert len(shown) == 1
    for one, name in product((*shown, total), ("requests", "in_time", "extended", "mean_days")):
        assert plain(one)[name] is None
