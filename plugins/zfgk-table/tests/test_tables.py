"""What stands in the tables, read by other libraries."""

import csv
import json
from datetime import date, datetime, timedelta

import pytest
from frictionless import system, validate
from openpyxl import load_workbook

from zfgk import BadInput, Change, Record
from zfgk_table import EXPORTER, workbook

AT = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def publish(key, version=1, title="年度预算", **fields):
    return Change(key, version, AT + timedelta(days=version), Record(identifier=key, title=title, **fields))


@pytest.fixture
def give(tmp_path):
    def run(*changes, **options):
        return list(
            EXPORTER.run(iter(changes), {"out": tmp_path, "base_url": "https://www.example.gov.cn/", **options})
        )

    return run


def rows(folder):
    with (folder / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FULL = {
    "summary": "第一行\n第二行，“引号”",
    "date_written": date(2026, 1, 5),
    "date_published": date(2026, 1, 20),
    "publisher": "财政局",
    "keywords": ("预算", "公开"),
    "url": "art/1.html",
    "extra": {"channel": "网站"},
}


def test_one_record_in_every_table(give, tmp_path):
    give(publish("GK-1", **FULL))
    (row,) = rows(tmp_path)
    assert (row["summary"], row["keywords"], row["date_written"]) == (FULL["summary"], "预算；公开", "2026-01-05")
    held = json.loads((tmp_path / "catalogue.jsonl").read_bytes())
    assert (held["keywords"], held["extra"], held["version"]) == (["预算", "公开"], {"channel": "网站"}, 1)
    sheet = load_workbook(tmp_path / "catalogue.xlsx")["目录"]
    heads, cells = [[cell.value for cell in line] for line in sheet.iter_rows()]
    found = dict(zip(heads, cells, strict=True))
    assert (found["名称"], found["发布日期"], found["关键词"]) == ("年度预算", datetime(2026, 1, 20), "预算；公开")  # noqa: DTZ001  # as openpyxl reads a day
    (table,) = sheet.tables.values()
    assert table.ref == "A1:S2"


def test_counts_and_charts(give, tmp_path):
    give(
        publish("A", publisher="甲局", date_published=date(2026, 1, 5)),
        publish("B", publisher="乙局", date_published=date(2026, 2, 5)),
        publish("C", publisher="甲局", date_published=date(2026, 2, 9)),
    )
    sheet = load_workbook(tmp_path / "catalogue.xlsx")["统计"]
    found = [(line[0].value, line[1].value) for line in sheet.iter_rows(max_col=2) if line[0].value]
    assert found == [
        ("发布机构", "条数"),
        ("甲局", 2),
        ("乙局", 1),
        ("发布月份", "条数"),
        ("2026-01", 1),
        ("2026-02", 2),
    ]
    assert len(sheet._charts) == 2


@pytest.mark.parametrize("title", ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", "'='", '=HYPERLINK("http://x")'])
def test_no_text_becomes_a_formula_and_none_is_lost(give, tmp_path, title):
    give(publish("A", title=title))
    written = rows(tmp_path)[0]["title"]
    assert written == f"'{title}"
    assert json.loads((tmp_path / "catalogue.jsonl").read_bytes())["title"] == title
    cell = load_workbook(tmp_path / "catalogue.xlsx")["目录"]["B2"]
    assert (cell.data_type, cell.value) == ("s", title)


def test_what_a_sheet_cannot_hold_is_refused_by_name(give):
    acks = give(publish("A", title="x" * 32_768), publish("B", title="a\x0bb"), publish("C", title="x" * 32_767))
    assert [ack.status for ack in acks] == ["reject", "reject", "done"]
    assert "32768" in acks[0].error
    assert "U+000B" in acks[1].error
    assert all("xlsx: no" in ack.error for ack in acks[:2])
    assert [ack.status for ack in give(publish("A", title="x" * 32_768), xlsx="no")] == ["done"]


def test_without_the_workbook(give, tmp_path):
    give(publish("A"))
    give(publish("A"), xlsx="no")
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".shelf.sqlite",
        "catalogue.csv",
        "catalogue.jsonl",
        "datapackage.json",
    ]


def test_more_rows_than_a_sheet_holds_go_on_on_the_next_one(give, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    give(*[publish(f"K{n}") for n in range(5)])
    book = load_workbook(tmp_path / "catalogue.xlsx")
    assert [(name, book[name].max_row) for name in book.sheetnames] == [
        ("目录", 3),
        ("目录 2", 3),
        ("目录 3", 2),
        ("统计", 6),
    ]
    assert len({table for name in book.sheetnames for table in book[name].tables}) == 3


def test_nothing_left_is_an_empty_table(give, tmp_path):
    give(publish("A"))
    give(Change("A", 2, AT, None, "内容有误"))
    assert rows(tmp_path) == []
    assert load_workbook(tmp_path / "catalogue.xlsx")["目录"].max_row == 1


def test_planted_errors_are_caught_by_the_validator_of_data_packages(give, tmp_path):
    give(publish("A", date_published=date(2026, 1, 5)), publish("B"))
    file = tmp_path / "catalogue.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    planted = {
        "primary-key": [*lines, lines[1]],
        "type-error": [lines[0], lines[1], lines[2].replace("2026-01-05", "1月5日")],
    }
    for name, changed in planted.items():
        file.write_text("".join(changed), "utf-8")
        with system.use_context(trusted=True):
            report = validate(str(tmp_path / "datapackage.json"))
        assert [error[0] for error in report.flatten(["type"])] == [name]


SPELLINGS = ("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON")  # all that YAML has ever had
REFUSALS = ("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [*((one, True) for one in (*SPELLINGS, True, "")), *((one, False) for one in (*REFUSALS, False))],
)
def test_every_spelling_of_yes_and_no_is_understood(give, tmp_path, written, wanted):
    give(publish("A"), xlsx=written)
    assert (tmp_path / "catalogue.xlsx").exists() is wanted


def test_a_refused_record_stands_in_no_file(give, tmp_path):
    give(publish("A", title="x" * 32_768), publish("B"))
    assert [row["identifier"] for row in rows(tmp_path)] == ["B"]
    lines = (tmp_path / "catalogue.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["identifier"] for line in lines] == ["B"]
    assert load_workbook(tmp_path / "catalogue.xlsx")["目录"]["A2"].value == "B"


@pytest.mark.parametrize(
    ("day", "value", "kind"),
    [
        (date(1899, 12, 31), "1899-12-31", "s"),
        (date(618, 6, 18), "0618-06-18", "s"),
        (date(1900, 2, 28), "1900-02-28", "s"),
        (date(1900, 3, 1), datetime(1900, 3, 1), "d"),  # noqa: DTZ001  # as openpyxl reads a day
        (date(2026, 1, 5), datetime(2026, 1, 5), "d"),  # noqa: DTZ001  # as openpyxl reads a day
    ],
)
def test_days_that_no_sheet_counts_stand_there_as_text(give, tmp_path, day, value, kind):
    give(publish("A", date_written=day))
    cell = load_workbook(tmp_path / "catalogue.xlsx")["目录"]["D2"]
    assert (cell.value, cell.data_type) == (value, kind)
    assert rows(tmp_path)[0]["date_written"] == day.isoformat()


@pytest.mark.parametrize("title", ["  =1+1", "\u3000＝1", "\n=1"])
def test_a_formula_behind_spaces_is_guarded_too(give, tmp_path, title):
    give(publish("A", title=title))
    assert rows(tmp_path)[0]["title"] == f"'{title}"


@pytest.mark.parametrize("written", ["nope", "0", 0, "无"])
def test_what_is_neither_is_refused_by_name_and_nothing_is_written(give, tmp_path, written):
    with pytest.raises(BadInput, match=r"options\.xlsx: .* is neither yes nor no"):
        give(publish("A"), xlsx=written)
    assert list(tmp_path.iterdir()) == []


def test_all_options_that_cannot_be_used_are_told_at_once(tmp_path):
    config = {"out": tmp_path, "base_url": "https://www.example.gov.cn/", "title": "a\0b", "xlsx": ["no"]}
    with pytest.raises(BadInput) as refusal:
        EXPORTER.check(config)
    assert [fault.where for fault in refusal.value.faults] == ["options.title", "options.xlsx"]


@pytest.mark.parametrize("written", ["false", "off", "No", "'no'"])
def test_a_targets_file_may_spell_it_as_yaml_does(tmp_path, written):
    from zfgk.publish.delivery.targets import read_targets

    file = tmp_path / "targets.yaml"
    file.write_text(f"- exporter: table\n  options:\n    xlsx: {written}\n", encoding="utf-8")
    (target,) = read_targets(file, [EXPORTER])
    (tmp_path / "table").mkdir()
    list(EXPORTER.run(iter([publish("A")]), target.config(tmp_path)))
    assert not (tmp_path / "table" / "catalogue.xlsx").exists()
