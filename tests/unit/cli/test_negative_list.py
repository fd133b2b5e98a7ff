import json
from pathlib import Path

import pytest

from zfgk.cli import run

LIST = Path(__file__).parents[3] / "examples" / "negative-list.yaml"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("附件：会 审记录一份，1:2.5万比例尺数字地形图。", encoding="utf-8")
    return path


def screened(capsys, *argv):
    status = run(["screen", *map(str, argv), "--format", "json"])
    captured = capsys.readouterr()
    return status, captured


def test_entries_in_force_on_the_day_are_looked_for(capsys, document):
    status, captured = screened(capsys, document, "--negative-list", LIST, "--on", "2026-06-01")
    assert status == 1
    findings = json.loads(captured.out)["files"][0]["findings"]
    assert [(one["rule"], one["start"], one["end"], one["severity"]) for one in findings] == [
        ("yunting.negative-list.case-discussion", 3, 8, "review"),
        ("yunting.negative-list.surveying-results", 11, 25, "review"),
    ]
    assert "政府信息公开负面清单列有“违法案件会审意见”" in findings[0]["action"]


@pytest.mark.parametrize(("on", "rules"), [("2026-01-31", 0), ("2027-01-31", 2), ("2027-02-01", 1)])
def test_other_days_have_other_entries(capsys, document, on, rules):
    status, captured = screened(capsys, document, "--negative-list", LIST, "--on", on)
    assert len(json.loads(captured.out)["files"][0]["findings"]) == rules
    assert status == bool(rules)


def test_without_the_file_nothing_is_found(capsys, document):
    assert screened(capsys, document, "--on", "2026-06-01")[0] == 0


def test_a_bad_list_says_all_that_is_wrong_and_screens_nothing(capsys, document, tmp_path):
    bad = tmp_path / "list.yaml"
    bad.write_text(LIST.read_text(encoding="utf-8").replace(".{0,10}", ".*").replace("2027-01-31", "soon"), "utf-8")
    status, captured = screened(capsys, document, "--negative-list", bad)
    assert (status, captured.out) == (2, "")
    assert "character 24: * has no upper bound" in captured.err
    assert "'soon' is not a day" in captured.err


def test_the_text_names_the_entry(capsys, document):
    run(["screen", str(document), "--negative-list", str(LIST), "--on", "2026-06-01"])
    assert "review 涉密测绘成果 1:2*" in capsys.readouterr().out
