import json
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zfgk.errors import BadInput
from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021, FORMS, GROUPS, OUTCOMES, form_for
from zfgk.reporting.identities import breaches, identities
from zfgk.reporting.tables import Report, from_json


def test_the_forms_have_as_many_rows_as_the_printed_ones():
    # Counted on the blank form of 2021 and on a filled one of 2019: 25 and 23 rows of numbers, 21 and 19 results.
    assert [len(form.table3) for form in (FORM_2021, FORM_2019)] == [25, 23]
    assert [len(form.results) for form in (FORM_2021, FORM_2019)] == [21, 19]
    assert [len(form.table2) for form in (FORM_2021, FORM_2019)] == [10, 22]
    assert {year: (form := form_for(year)) and form.id for year in (2018, 2019, 2020, 2021, 2025)} == {
        2018: None,
        2019: "2019-60",
        2020: "2019-60",
        2021: "2021-30",
        2025: "2021-30",
    }


def filled(form, value=0):
    return Report(
        agency="示例市自然资源局",
        year=form.years[0],
        form=form,
        table2={cell.key: value for cell in form.table2},
        table3={row.key: (value,) * len(COLUMNS) for row in form.table3},
        table4={group: (value,) * len(OUTCOMES) for group in GROUPS},
    )


cells = st.none() | st.integers(-5, 10**9) | st.decimals(0, 1000, places=2)


@settings(max_examples=25)  # each of them fills some two hundred cells
@given(st.sampled_from(sorted(FORMS)), st.data())
def test_json_brings_every_cell_back(form, data):
    form = FORMS[form]
    report = Report(
        agency="局",
        year=2022,
        form=form,
        table2={cell.key: data.draw(cells) for cell in form.table2},
        table3={row.key: tuple(data.draw(cells) for _ in COLUMNS) for row in form.table3},
        table4={group: tuple(data.draw(cells) for _ in OUTCOMES) for group in GROUPS},
    )
    again = from_json(json.loads(json.dumps(report.to_json())))
    assert list(again.cells()) == list(report.cells())


def test_the_json_has_the_keys_that_other_programs_rely_on():
    held = filled(FORM_2021).to_json()
    assert list(held) == ["agency", "year", "format", "table2", "table3", "table4"]
    assert set(held["table2"]) == {"regulations", "normative", "licensing", "punishment", "coercion", "fees_wan"}
    rows = held["table3"]["rows"]
    assert rows["refused"]["state_secret"] == [0] * 7
    assert set(rows["other_processing"]) == {"overdue_correction", "overdue_fee", "other"}
    assert set(held["table4"]["litigation_direct"]) == {"maintain", "correct", "other", "pending", "total"}
    assert filled(FORM_2019).to_json()["table3"]["rows"]["other_processing"] == {"single": [0] * 7}


def test_every_fault_of_a_file_with_its_path():
    held = filled(FORM_2021).to_json()
    held["table2"]["licensing"] = "十"
    held["table3"]["rows"]["granted"] = [1, 2]
    held["table3"]["rows"]["refused"]["process"][3] = True
    held["table4"]["review"]["other"] = float("nan")
    held["unknown"] = 1
    with pytest.raises(BadInput) as caught:
        from_json(held)
    assert [fault.where for fault in caught.value.faults] == [
        "table2.licensing",
        "table3.rows.granted",
        "table3.rows.refused.process[3]",
        "table4.review.other",
    ]
    with pytest.raises(BadInput) as caught:
        from_json({"format": "2020-1", "year": "2020"})
    assert [fault.where for fault in caught.value.faults] == ["format", "year"]
    with pytest.raises(BadInput):
        from_json([])


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.id)
def test_a_change_of_any_cell_of_table_3_or_4_breaks_exactly_the_sums_that_hold_it(form):
    report = filled(form)
    assert list(breaches(report)) == []
    for row, column in product(form.rows, COLUMNS):
        changed = list(report.table3[row])
        changed[COLUMNS.index(column)] = 1
        broken = Report(**{**fields(report), "table3": {**report.table3, row: tuple(changed)}})
        expected = {("row", row)}
        if row in {"new", "carried_over", "carried_forward"}:
            expected |= {("balance", column)}
        elif row == "total":
            expected |= {("balance", column), ("results", column)}
        else:
            expected |= {("results", column)}
        found = {
            (one.identity.id.removeprefix("table3."), one.identity.row or one.identity.column)
            for one in breaches(broken)
        }
        assert found == expected
    for group, outcome in product(GROUPS, OUTCOMES):
        changed = list(report.table4[group])
        changed[OUTCOMES.index(outcome)] = 1
        broken = Report(**{**fields(report), "table4": {**report.table4, group: tuple(changed)}})
        assert [one.identity.row for one in breaches(broken)] == [group]


def test_a_blank_cell_is_not_zero():
    report = filled(FORM_2021, 0)
    blank = Report(**{**fields(report), "table3": {**report.table3, "new": (None, *[0] * 6)}})
    assert list(breaches(blank)) == []
    assert len(list(identities(report))) == 7 + 7 + 25 + 3


def test_amounts_of_money_stay_exact():
    report = filled(FORM_2021)
    held = Report(**{**fields(report), "table2": {**report.table2, "fees_wan": Decimal("0.10")}}).to_json()
    assert from_json(json.loads(json.dumps(held))).table2["fees_wan"] == Decimal("0.1")


def fields(report):
    return {name: getattr(report, name) for name in ("agency", "year", "form", "table2", "table3", "table4")}
