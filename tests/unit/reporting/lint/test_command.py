"""The command: several files, the year before, exit statuses, both languages."""

import importlib.util
import json
from pathlib import Path

import pytest

from zfgk.cli import run

_spec = importlib.util.spec_from_file_location("report_layouts_command", Path(__file__).with_name("layouts.py"))
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)


@pytest.fixture
def clean(tmp_path):
    file = tmp_path / "2023.html"
    file.write_text(layouts.merged(), "utf-8")
    return file


@pytest.fixture
def before(tmp_path):
    # It carries (2, 0, …) forward where 2023 has (2, 1, …) carried over; 9 in force, 2 made, 1 repealed make 10.
    file = tmp_path / "2022.html"
    file.write_text(layouts.merged().replace("2023", "2022"), "utf-8")
    return file


def test_each_file_has_its_findings(clean, tmp_path, capsys):
    other = tmp_path / "通知.docx"
    other.write_bytes(b"no document")
    assert run(["report", "lint", str(clean), str(other), "--format", "json"]) == 1
    held = json.loads(capsys.readouterr().out)["files"]
    assert [(one["path"], [each["check"] for each in one["findings"]]) for one in held] == [
        (str(clean), []),
        (str(other), ["file"]),
    ]


def test_the_year_before_is_read_from_a_page_too(clean, before, lint_file):
    found = [
        (one["check"], one["column"], one["expected"], one["actual"])
        for one in lint_file(clean, "--previous", str(before))
    ]
    assert found == [
        ("years.carried-over", "business", 0, 1),
        ("years.valid", "valid", 10, 9),
    ]


def test_text_names_the_cell_and_counts(clean, capsys):
    clean.write_text(layouts.merged().replace("<td>31</td>", "<td>32</td>"), "utf-8")
    assert run(["report", "lint", str(clean)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{clean}: error table3.balance [table3 total total] ")
    assert said[-1] == f"{clean}: 1 errors, 0 notes"
    assert run(["report", "lint", str(clean), "--lang", "en"]) == 1
    assert "32 is probably 31" in capsys.readouterr().out


def test_files_that_are_not_there_are_told_at_once(tmp_path, capsys):
    assert run(["report", "lint", str(tmp_path / "a.html"), str(tmp_path / "b.html")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_the_year_before_must_be_a_report(clean, tmp_path, capsys):
    other = tmp_path / "a.json"
    other.write_text("{}", "utf-8")
    assert run(["report", "lint", str(clean), "--previous", str(other)]) == 2
    assert f"{other}: is no annual report" in capsys.readouterr().err
