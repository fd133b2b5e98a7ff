"""LibreOffice opens the workbook, and its cells are those of the table of text."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date

import pytest
from openpyxl import load_workbook

from zfgk import Change, Record
from zfgk_table import EXPORTER

DIALECT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, double quotes, UTF-8, values as they are shown (not formulas), every sheet in a file of its own."""
DAYS = date(1900, 2, 28), date(1900, 3, 1)
"""The last day that programs count in different ways, and the first that all count alike."""
SUM, SUMMARY = "=1+1", '=HYPERLINK("https://example.org","x")'


def text_of(folder):
    with (folder / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    # Text that a spreadsheet would take for a formula has an apostrophe before it in CSV, and none in a workbook; lines
    # within a cell end in one character there.
    return [[cell.removeprefix("'").replace("\r\n", "\n") for cell in row] for row in rows]


@pytest.fixture
def folder(give, history):
    at = history[0][0][0].at
    texts = {"title": SUM, "summary": SUMMARY, "theme": "+86", "genre": "-5"}
    formula = Change("F", 1, at, Record(identifier="F", **texts, date_written=DAYS[0], date_published=DAYS[1]))
    return give(EXPORTER, *history[0][:-1], [*history[0][-1], formula])


@pytest.fixture
def opened(folder, tmp_path_factory):
    """Return a function that changes the workbook, has LibreOffice open it and returns its rows by sheet."""
    program, home = shutil.which("soffice"), tmp_path_factory.mktemp("office")

    def rows(change=lambda _: None):
        if program is None:
            pytest.fail("soffice not found; install with: python3 tools/validators.py")
        change(folder / "catalogue.xlsx")
        command = [program, "--headless", f"-env:UserInstallation=file://{home}/profile", "--convert-to", DIALECT]
        command += ["--outdir", home / "out", folder / "catalogue.xlsx"]
        shutil.rmtree(home / "out", ignore_errors=True)
        subprocess.run(command, capture_output=True, timeout=300, check=False)
        found = {}
        for file in (home / "out").glob("*.csv"):
            with file.open(encoding="utf-8", newline="") as lines:
                found[file.stem.partition("-")[2]] = list(csv.reader(lines))
        return found

    return rows


def test_the_cells_are_those_of_the_text(folder, opened, history):
    found = opened()
    assert set(found) == {"目录", "统计"}
    heads, *rows = found["目录"]
    assert heads[:3] == ["索引号", "名称", "内容概述"]
    assert sorted(rows) == sorted(text_of(folder))
    assert len(rows) == len(history[1]) + 1
    (formula,) = (row for row in rows if row[0] == "F")
    assert formula[1:3] == [SUM, SUMMARY]
    assert found["统计"][:2] == [["发布机构", "条数"], ["云汀市自然资源局", str(len(history[1]))]]


def with_formula(file):
    book = load_workbook(file)
    (cell,) = (cell for cell in book["目录"]["B"] if cell.value == SUM)
    cell.data_type = "f"
    book.save(file)


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-4000])


def without_a_row(file):
    book = load_workbook(file)
    book["目录"].delete_rows(3)
    book.save(file)


def test_planted_errors_are_caught(folder, opened):
    expected = text_of(folder)
    whole = (folder / "catalogue.xlsx").read_bytes()
    _, *rows = opened(with_formula)["目录"]
    (formula,) = (row for row in rows if row[0] == "F")
    assert formula[1] == "2"  # it is counted out, and so not what the text says
    assert [row for row in expected if row not in rows] == [row for row in expected if row[0] == "F"]
    (folder / "catalogue.xlsx").write_bytes(whole)
    _, *rows = opened(without_a_row)["目录"]
    assert len([row for row in expected if row not in rows]) == 1
    assert opened(cut_short) == {}
