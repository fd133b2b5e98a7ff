import csv
import io
import json

import pytest

from zfgk.cli import run
from zfgk.statistics.export import COLUMNS, RESULT_COLUMNS

AT = ("--recorded-at", "2025-12-31T17:00")


@pytest.fixture
def url(tmp_path, capsys):
    """Return a register: the 20 working days after 3 March 2025 end on 31 March, counted by hand."""
    found = str(tmp_path / "register.sqlite")
    for number, (department, events) in enumerate(
        [
            ("甲科", ["request.received=2025-03-03", "reply.made=2025-03-31,result=granted"]),
            ("甲科", ["request.received=2025-03-03", "reply.made=2025-04-01,result=refused.process"]),
            ("=乙科", ["request.received=2025-04-01"]),
        ]
    ):
        given = [part for event in events for part in ("--event", event)]
        extra = ("--department", department, "--subject", "供地计划", "--applicant", f"P{number}")
        assert run(["register", "add", found, "--request", str(number), *given, *extra, *AT]) == 0
    capsys.readouterr()
    return found


def out(capsys, *arguments, status=0):
    assert run(["statistics", *arguments]) == status
    return capsys.readouterr().out


def test_requests_are_counted(url, capsys):
    found = json.loads(out(capsys, "requests", url, "--on", "2025-04-10", "--format", "json"))
    assert [(row["department"], row["requests"], row["in_time"], row["overdue"]) for row in found["rows"]] == [
        ("=乙科", 1, 0, 0),
        ("甲科", 2, 1, 1),
    ]
    assert (found["total"]["requests"], found["total"]["pending"], found["total"]["median_days"]) == (3, 1, 20.5)
    line = out(capsys, "requests", url, "--on", "2025-04-10", "--by", "all")
    assert line == (
        "合计  收到 3  按期 1  逾期 1  待定 0  在办 1  不明 0  无须答复 0  按期率 50%  延期 0 (0%)  补正 0 (0%)  "
        "平均工作日 20.5  工作日中位数 20.5\n"
    )


def test_rows_as_csv(url, capsys):
    arguments = ("requests", url, "--on", "2025-04-10", "--format", "csv", "--by", "department-month")
    rows = list(csv.DictReader(io.StringIO(out(capsys, *arguments))))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["department"], row["period"], row["mean_days"]) for row in rows] == [
        ("'=乙科", "2025-04", ""),
        ("甲科", "2025-03", "20.5"),
    ]
    rows = list(csv.DictReader(io.StringIO(out(capsys, *arguments, "--results"))))
    assert list(rows[0]) == list(RESULT_COLUMNS)
    assert [(row["result"], row["refusal"], row["count"]) for row in rows] == [
        ("", "False", "1"),
        ("granted", "False", "1"),
        ("refused.process", "True", "1"),
    ]


def test_only_the_days_asked_for_and_small_counts_hidden(url, capsys):
    april = ("--from", "2025-04-01", "--until", "2025-04-30", "--on", "2025-05-30", "--format", "json")
    assert json.loads(out(capsys, "requests", url, *april))["total"]["overdue"] == 1
    hidden = json.loads(out(capsys, "requests", url, "--hide-below", "3", "--on", "2025-04-10", "--format", "json"))
    assert [row["requests"] for row in hidden["rows"]] == [3]
    assert hidden["total"]["overdue"] is None
    assert run(["statistics", "requests", url, "--hide-below", "1"]) == 2


def test_the_page_is_written(url, tmp_path, capsys):
    page = tmp_path / "page.html"
    out(capsys, "requests", url, "--on", "2025-04-10", "--page", str(page), "--lang", "en")
    assert "Statistics of requests" in page.read_text(encoding="utf-8")
    assert run(["statistics", "requests", url, "--page", str(tmp_path / "none" / "page.html")]) == 2


def test_candidates_for_disclosure(url, capsys):
    found = json.loads(out(capsys, "subjects", url, "--format", "json"))
    assert found == {
        "candidates": [
            {
                "subject": "供地计划",
                "requests": ["0", "1", "2"],
                "applicants": 3,
                "without_file": 0,
                "decided": 2,
                "disclosed": 1,
            }
        ],
        "own": 0,
        "undisclosed": 0,
    }
    assert out(capsys, "subjects", url, "--alike", "80").splitlines() == [
        "供地计划  申请人3人  申请3件  已办结2件  其中公开或部分公开1件  0、1、2",
        "1项  未列入：涉及申请人自身0件、均未予公开0项",
    ]
    assert out(capsys, "subjects", url, "--applicants", "4").startswith("0项")


def test_a_register_that_is_not_there(tmp_path, capsys):
    for name in ("requests", "subjects"):
        assert run(["statistics", name, str(tmp_path / "none.sqlite")]) == 2
        assert "no such file" in capsys.readouterr().err
