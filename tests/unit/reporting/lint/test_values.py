"""Findings about tables whose errors were planted by hand; what is expected was worked out on paper."""

import copy
import json

import pytest

from zfgk.cli import run

# A small year: 6 new, 2 carried over; 5 results; 3 carried forward. Counted by hand, row by row and column by column.
ROWS = {
    "new": [5, 1, 0, 0, 0, 0, 6],
    "carried_over": [1, 1, 0, 0, 0, 0, 2],
    "granted": [2, 1, 0, 0, 0, 0, 3],
    "partial": [1, 0, 0, 0, 0, 0, 1],
    "unable.not_held": [1, 0, 0, 0, 0, 0, 1],
    "total": [4, 1, 0, 0, 0, 0, 5],
    "carried_forward": [2, 1, 0, 0, 0, 0, 3],
}
LEAVES = {
    "refused": "state_secret other_law three_security third_party internal_affairs process enforcement_file admin_query",
    "unable": "not_held no_ready_made unclear_after_correction",
    "not_processed": "petition repeat publication excessive reconfirm",
    "other_processing": "overdue_correction overdue_fee other",
}
NONE = {"maintain": 0, "correct": 0, "other": 0, "pending": 0, "total": 0}


@pytest.fixture
def report():
    rows = {key: list(value) for key, value in ROWS.items() if "." not in key}
    for section, keys in LEAVES.items():
        rows[section] = {key: list(ROWS.get(f"{section}.{key}", [0] * 7)) for key in keys.split()}
    return {
        "agency": "示例市自然资源局",
        "year": 2023,
        "format": "2021-30",
        "table2": {
            "regulations": {"made": 0, "repealed": 0, "valid": 0},
            "normative": {"made": 2, "repealed": 1, "valid": 9},
            "licensing": 120,
            "punishment": 7,
            "coercion": 0,
            "fees_wan": 3.5,
        },
        "table3": {"rows": rows},
        "table4": {
            "review": {"maintain": 2, "correct": 1, "other": 0, "pending": 1, "total": 4},
            "litigation_direct": dict(NONE),
            "litigation_after_review": dict(NONE),
        },
    }


@pytest.fixture
def lint(tmp_path, capsys):
    def linted(report, previous=None):
        file = tmp_path / "report.json"
        file.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
        arguments = ["report", "lint", str(file), "--format", "json"]
        if previous:
            before = tmp_path / "before.json"
            before.write_text(json.dumps(previous, ensure_ascii=False), "utf-8")
            arguments += ["--previous", str(before)]
        status = run(arguments)
        (held,) = json.loads(capsys.readouterr().out)["files"]
        assert status == any(one["severity"] == "error" for one in held["findings"])
        return [
            tuple(one[key] for key in ("check", "severity", "table", "row", "column", "expected", "actual"))
            for one in held["findings"]
        ]

    return linted


def test_nothing_is_found_in_a_report_that_adds_up(report, lint):
    assert lint(report) == []


def test_one_slip_in_a_result_is_one_finding_at_its_cell(report, lint):
    report["table3"]["rows"]["refused"]["process"][1] = 4
    assert lint(report) == [("table3.results", "error", 3, "refused.process", "business", 0, 4)]


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        ("new", 0, "natural"),
        ("carried_over", 6, "total"),
        ("total", 1, "business"),
        ("carried_forward", 4, "legal_service"),
    ],
)
def test_one_slip_in_the_balance_is_one_finding_at_its_cell(report, lint, row, column, name):
    report["table3"]["rows"][row][column] += 10
    right = ROWS[row][column]
    assert lint(report) == [("table3.balance", "error", 3, row, name, right, right + 10)]


def test_two_slips_are_two_findings(report, lint):
    report["table3"]["rows"]["granted"][0] = 9
    report["table3"]["rows"]["carried_forward"][1] = 0
    assert {one[3:] for one in lint(report)} == {("granted", "natural", 2, 9), ("carried_forward", "business", 1, 0)}


def test_a_wrong_number_that_was_also_added_up_names_the_column_only(report, lint):
    # One more received, in the row's total too: any of three rows may be the wrong one.
    report["table3"]["rows"]["new"] = [6, 1, 0, 0, 0, 0, 7]
    assert lint(report) == [("table3.balance", "error", 3, "", "natural", 7, 6)]


def test_an_outcome_that_does_not_add_up_names_its_group(report, lint):
    report["table4"]["review"]["total"] = 5
    assert lint(report) == [("table4.group", "error", 4, "review", "total", 4, 5)]


def test_blanks_are_one_finding_for_each_table(report, lint):
    for row in ("new", "granted", "total"):
        report["table3"]["rows"][row][6] = None
    report["table4"]["review"]["other"] = None
    report["table4"]["litigation_direct"]["total"] = ""
    assert lint(report) == [
        ("cell.blank", "error", 3, "", "", 0, "3 blank"),
        ("cell.blank", "error", 4, "", "", 0, "2 blank"),
    ]


@pytest.mark.parametrize(
    ("value", "check", "severity"),
    [(-3, "cell.negative", "error"), (1.5, "cell.not-integer", "error"), ("若干", "cell.unreadable", "error")],
)
def test_a_count_is_a_whole_number_from_zero_up(report, lint, value, check, severity):
    report["table2"]["licensing"] = value
    assert [one[:5] for one in lint(report)] == [(check, severity, 2, "licensing", "")]


def test_one_number_that_is_not_whole_is_one_finding_with_the_whole_one(report, lint):
    report["table3"]["rows"]["granted"][0] = 2.5
    assert lint(report) == [("cell.not-integer", "error", 3, "granted", "natural", 2, 2.5)]


@pytest.mark.parametrize("follow", [("total",), ("total", "new"), ("total", "carried_forward")])
def test_sums_that_follow_a_number_that_is_not_whole_are_no_findings_of_their_own(report, lint, follow):
    for row in ("granted", *follow):
        for column in (0, 6):
            report["table3"]["rows"][row][column] += 0.5
    # Where only the total follows, the balance of two columns is half a request off; that is the same slip.
    if "carried_forward" in follow:
        report["table3"]["rows"]["new"][0] += 1
        report["table3"]["rows"]["new"][6] += 1
    assert [one[:5] for one in lint(report)] == [("cell.not-integer", "error", 3, "granted", "natural")]


def test_two_numbers_that_are_not_whole_are_two_findings_and_other_slips_are_still_found(report, lint):
    report["table3"]["rows"]["granted"][0] += 0.5
    report["table3"]["rows"]["partial"][1] += 0.25
    report["table4"]["review"]["maintain"] = 1.5
    report["table4"]["review"]["total"] = 3.5
    report["table4"]["litigation_direct"]["total"] = 4
    assert [one[:5] for one in lint(report)] == [
        ("cell.not-integer", "error", 3, "granted", "natural"),
        ("cell.not-integer", "error", 3, "partial", "business"),
        ("cell.not-integer", "error", 4, "review", "maintain"),
        ("table4.group", "error", 4, "litigation_direct", "total"),
    ]


def test_money_may_have_parts_and_no_count_in_text_is_lost(report, lint):
    report["table2"]["fees_wan"] = "１，２３４.５万元"
    report["table2"]["punishment"] = "7（其中重大2件）"
    assert lint(report) == []


def test_the_form_of_another_year_is_found_once(report, lint):
    report["year"] = 2020
    assert lint(report) == [("form.year", "error", None, "", "", "2019-60", "2021-30")]


@pytest.mark.parametrize(
    ("agency", "found"),
    [
        ("示例市自然资源局", 1),
        ("示例县人民政府", 1),
        ("示例镇人民政府", 1),
        ("示例市示例区人民政府", 1),
        ("示例街道办事处", 1),
        ("示例市人民政府", 0),
        ("示例省人民政府", 0),
        ("广西壮族自治区人民政府", 0),
        ("国家市场监督管理总局", 0),
        ("国家税务总局", 0),
        ("生态环境部", 0),
        ("国家发展和改革委员会", 0),
        ("", 0),
    ],
)
def test_rules_come_from_bodies_that_may_issue_them(report, lint, agency, found):
    report["agency"] = agency
    report["table2"]["regulations"]["valid"] = 6
    assert lint(report) == [("table2.regulations", "error", 2, "regulations", "valid", 0, 6)] * found


def test_what_was_carried_forward_is_carried_over(report, lint):
    before = copy.deepcopy(report)
    before["year"] = 2022
    before["table3"]["rows"] |= {
        "new": [2, 1, 0, 0, 0, 0, 3],
        "carried_over": [0] * 7,
        "granted": [1, 0, 0, 0, 0, 0, 1],
        "partial": [0] * 7,
        "unable": {key: [0] * 7 for key in LEAVES["unable"].split()},
        "total": [1, 0, 0, 0, 0, 0, 1],
        "carried_forward": [1, 1, 0, 0, 0, 0, 2],
    }
    before["table2"]["normative"] = {"made": 0, "repealed": 0, "valid": 8}
    assert lint(report, before) == []
    before["table3"]["rows"]["carried_forward"] = [1, 0, 0, 1, 0, 0, 2]
    before["table2"]["normative"]["valid"] = 10
    assert lint(report, before) == [
        ("years.carried-over", "error", 3, "carried_over", "business", 0, 1),
        ("years.carried-over", "error", 3, "carried_over", "public_welfare", 1, 0),
        ("years.valid", "note", 2, "normative", "valid", 11, 9),
    ]
    before["year"] = 2021
    assert [one[:2] for one in lint(report, before)] == [("years.previous", "note")]


@pytest.mark.parametrize("text", ['{"agency": "局", "year": 2023, "tab', "[]", '{"a": 1}', ""])
def test_a_truncated_or_unrelated_file_is_one_finding(tmp_path, capsys, text):
    file = tmp_path / "a.json"
    file.write_text(text, "utf-8")
    assert run(["report", "lint", str(file), "--format", "json"]) == 1
    (held,) = json.loads(capsys.readouterr().out)["files"]
    assert [(one["check"], one["kind"]) for one in held["findings"]] == [("file", "unreadable")]
