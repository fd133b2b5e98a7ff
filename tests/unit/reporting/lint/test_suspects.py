"""Wherever a number of a report that adds up is changed, that very cell is named."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021, GROUPS
from zfgk.reporting.lint import check
from zfgk.reporting.tables import Report


@st.composite
def reports(draw, form):
    """A report whose rows and columns add up, built from its results and what is carried."""
    applicants = range(6)
    some = st.lists(st.integers(0, 30), min_size=6, max_size=6)
    rows = {key: draw(some) for key in form.results}
    rows["total"] = [sum(rows[key][at] for key in form.results) for at in applicants]
    rows["carried_forward"] = draw(some)
    ended = [rows["total"][at] + rows["carried_forward"][at] for at in applicants]
    rows["carried_over"] = [min(one, end) for one, end in zip(draw(some), ended, strict=True)]
    rows["new"] = [end - over for end, over in zip(ended, rows["carried_over"], strict=True)]
    return Report(
        agency="",
        year=form.years[0],
        form=form,
        table2={cell.key: 0 for cell in form.table2},
        table3={key: (*row, sum(row)) for key, row in rows.items()},
        table4=dict.fromkeys(GROUPS, (0,) * 5),
    )


def changed(report, row, column, by):
    cells = list(report.table3[row])
    cells[column] += by
    return attrs.evolve(report, table3={**report.table3, row: tuple(cells)})


@pytest.mark.parametrize("form", [FORM_2019, FORM_2021], ids=["2019", "2021"])
@given(st.data())
def test_one_slip_is_one_finding_and_two_are_two(form, data):
    report = data.draw(reports(form))
    assert list(check(report)) == []
    rows = data.draw(st.lists(st.sampled_from([row.key for row in form.table3]), min_size=2, max_size=2, unique=True))
    columns = data.draw(st.lists(st.integers(0, 6), min_size=2, max_size=2, unique=True))
    by = data.draw(st.integers(1, 100))
    report = changed(report, rows[0], columns[0], by)
    (one,) = check(report)
    assert (one.row, one.column, one.actual - one.expected) == (rows[0], COLUMNS[columns[0]], by)
    # Another number in another row and another column.
    both = list(check(changed(report, rows[1], columns[1], by + 1)))
    assert {(each.row, each.column) for each in both} == {
        (row, COLUMNS[column]) for row, column in zip(rows, columns, strict=True)
    }
    assert len(both) == 2


def test_many_errors_at_once_are_told_sum_by_sum(report_of_ones):
    # All that is known: 25 rows of seven ones, in which six are not one, and columns of 21 are not one.
    findings = list(check(report_of_ones))
    assert {one.row for one in findings if one.check == "table3.row"} == {row.key for row in FORM_2021.table3}
    assert sum(one.check == "table3.results" for one in findings) == 7


@pytest.fixture
def report_of_ones():
    return Report(
        agency="",
        year=2021,
        form=FORM_2021,
        table2={cell.key: 0 for cell in FORM_2021.table2},
        table3={row.key: (1,) * 7 for row in FORM_2021.table3},
        table4=dict.fromkeys(GROUPS, (0,) * 5),
    )


def test_with_blank_totals_the_column_is_named_and_no_row(report_of_ones):
    rows = dict.fromkeys(report_of_ones.table3, (0,) * 6 + (None,))
    rows["granted"] = (2, 0, 0, 0, 0, 0, None)
    report = attrs.evolve(report_of_ones, table3=rows)
    assert [(one.check, one.row, one.column) for one in check(report)] == [
        ("cell.blank", "", ""),
        ("table3.results", "", "natural"),
    ]
