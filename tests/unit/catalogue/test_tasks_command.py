"""Tables of tasks on the command line: read from a text, written in every format, units from a list of one's own."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from zfgk.catalogue.exchange import read_clean
from zfgk.catalogue.tasks import Body
from zfgk.catalogue.tasks_linyi import linyi_tasks
from zfgk.catalogue.tasks_read import read_bodies, to_entries
from zfgk.catalogue.tasks_schema import TASK_TABLE
from zfgk.cli import run
from zfgk.errors import BadInput

UNITS = "# 科室\n综合组=办公室、综合科\n信息中心\n\n各分局=东分局、西分局\n"
ANNEX = """附件
工作任务 |
工作要求 |
责任科室、单位 |
一个部分 |
第一项任务 |
做好第一件事,9月底前完成。 |
办公室牵头,信息中心配合 |
定期公开第二件事。 |
甲处,各分局 |"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    annex, units = tmp_path / "annex.txt", tmp_path / "units.txt"
    annex.write_text(ANNEX, encoding="gb18030")
    units.write_text(UNITS, encoding="utf-8")
    return str(annex), str(units)


def test_a_text_is_read_with_a_list_of_units(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    annex, units = files
    assert run(["tasks", "read", annex, "--units", units]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "  1 第一项任务: 牵头 综合组; 其他 信息中心; 时限 9月底前",
        "  2 第一项任务: 责任 东分局、西分局; 时限 定期",
        "甲处: not in the list of units; rows 2",
        "2 tasks, 1 units not resolved",
    ]
    assert run(["tasks", "read", annex, "--units", units, "--unit", "综合组", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(task["number"], task["lead"]) for task in said["tasks"]] == [("1", ["综合组"])]
    assert said["unresolved"] == {}


def test_a_text_without_a_table_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("没有表格。", encoding="utf-8")
    assert run(["tasks", "read", str(tmp_path / "x.txt")]) == 2
    assert "no table of tasks" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "jsonl", "xml"])
def test_the_shipped_table_is_written_in_every_format_and_comes_back(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"tasks.{form}"
    assert run(["tasks", "shipped", "--out", str(out)]) == 0
    assert [row.cells for row in read_clean(out, TASK_TABLE)] == [row.cells for row in to_entries(linyi_tasks())]


def test_other_programs_read_38_rows(tmp_path: Path) -> None:
    assert run(["tasks", "shipped", "--out", str(tmp_path / "t.csv")]) == 0
    assert run(["tasks", "shipped", "--out", str(tmp_path / "t.xlsx")]) == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 39
    assert rows[21][2] == "规范政府信息公开专栏设置"
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows


def test_the_rows_of_a_unit(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tasks", "shipped", "--unit", "国土测绘组"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-1] == f"{len(shown) - 1} tasks, 0 units not resolved"
    assert all("国土测绘组" in line for line in shown[:-1])


def test_the_table_of_linyi_laid_out_as_a_saved_page_is_read_back_with_every_unit(tmp_path: Path) -> None:
    """The annex as a page saved as text lays it out: area and task stand once, above the rows that they span."""
    cells, area, name = ["工作任务", "工作要求", "责任科室、单位"], "", ""
    for task in linyi_tasks():
        cells += [task.area] if task.area != area else []
        cells += [task.name] if (task.area, task.name) != (area, name) else []
        cells += [task.requirement + "。", task.responsible]
        area, name = task.area, task.name
    page, out = tmp_path / "page.txt", tmp_path / "tasks.json"
    page.write_text("正文。\n附件\n" + "".join(f"{cell} |\n" for cell in cells), encoding="utf-8")
    assert run(["tasks", "read", str(page), "--out", str(out)]) == 0
    rows = list(read_clean(out, TASK_TABLE))
    assert len(rows) == 38
    assert all("unresolved" not in row.cells for row in rows)
    for row, task in zip(rows, linyi_tasks(), strict=True):
        assert (row.cells.get("lead", ()), row.cells.get("others", ())) == (task.leads, task.others)
        assert (row.cells["area"], row.cells["task"]) == (task.area, task.name)


def test_a_list_of_units_is_read() -> None:
    found = read_bodies("\ufeff" + UNITS)
    assert found.listed == (Body(name="综合组", also=("办公室", "综合科")), Body(name="信息中心"))
    assert found.groups == {"各分局": ("东分局", "西分局")}


def test_every_fault_of_a_list_of_units_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        read_bodies("甲组\n=乙\n各分局\n丙组=甲组\n", "units.txt")
    assert [(fault.where, fault.what) for fault in caught.value.faults] == [
        ("units.txt:2", "there is no name"),
        ("units.txt:3", "a group has no members"),
        ("units.txt:4", "two units are called 甲组"),
    ]
