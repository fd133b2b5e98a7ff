"""Pages in six layouts with errors planted by hand."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("report_layouts", Path(__file__).with_name("layouts.py"))
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)

every_layout = pytest.mark.parametrize("layout", layouts.LAYOUTS.values(), ids=layouts.LAYOUTS)


@pytest.fixture
def plant(monkeypatch):
    """Changes one number of table 3, by the row's label and the column's place."""

    def planted(label, column, value):
        numbers = layouts.numbers(label).copy()
        numbers[column] = value
        monkeypatch.setitem(layouts.NUMBERS, label, numbers)

    return planted


@every_layout
def test_nothing_is_found_in_a_clean_report(layout, lint_page):
    assert lint_page(layout()) == []


@every_layout
@pytest.mark.parametrize(
    ("slip", "found"),
    [
        (("3.危及“三安全一稳定”", 1, 5), ("table3.results", "refused.three_security", "business", 0, 5)),
        (("（七）总计", 0, 26), ("table3.balance", "total", "natural", 25, 26)),
        ((layouts.OVER, 6, 13), ("table3.balance", "carried_over", "total", 3, 13)),
        (("3.其他", 0, 0), ("table3.results", "other_processing.other", "natural", 1, 0)),
        ((layouts.NEW, 0, -25), None),
    ],
)
def test_a_slip_in_table_3_is_found_at_its_cell(layout, lint_page, plant, slip, found):
    plant(*slip)
    seen = [
        (check, row, column, expected, actual) for check, _, _, row, column, expected, actual in lint_page(layout())
    ]
    wanted = [found] if found else [
        ("cell.negative", "new", "natural", None, -25),
        ("table3.balance", "new", "natural", 25, -25),
    ]  # fmt: skip
    assert seen == wanted


@every_layout
def test_other_errors_are_found_in_every_layout(layout, lint_page, plant, monkeypatch):
    monkeypatch.setattr(layouts, "TABLE4", [2, 1, 0, 1, 5, *layouts.TABLE4[5:]])
    monkeypatch.setattr(layouts, "TITLE", layouts.TITLE.replace("2023", "2020"))
    plant("6.属于四类过程性信息", 2, "")
    plant("2.重复申请", 2, "—")
    plant("1.属于国家秘密", 3, "见附件")
    two = [(block, heads, [list(line) for line in lines]) for block, heads, lines in layouts.TABLE2]
    two[0][2][0][1] = [0, 0, 6]
    two[2][2][0][1] = [-12]
    monkeypatch.setattr(layouts, "TABLE2", two)
    seen = [
        tuple(value.replace(" ", "") if value == "见 附 件" else value for value in one) for one in lint_page(layout())
    ]
    assert sorted(seen, key=str) == sorted(
        [
            ("form.year", "error", None, "", "", "2019-60", "2021-30"),
            ("period.year", "error", None, "", "", "2020-01-01/2020-12-31", "2023年1月1日起至2023年12月31日"),
            ("cell.negative", "error", 2, "punishment", "", None, -12),
            ("cell.unreadable", "error", 3, "refused.state_secret", "public_welfare", None, "见附件"),
            ("cell.blank", "error", 3, "", "", 0, "2 blank"),
            ("table2.regulations", "error", 2, "regulations", "valid", 0, 6),
            ("table4.group", "error", 4, "review", "total", 4, 5),
        ],
        key=str,
    )


def test_a_report_of_2019_is_read_by_its_own_heads(lint_page):
    page = layouts.page_2019()
    assert lint_page(page) == []
    assert lint_page(page.replace("2020年", "2022年")) == [
        ("form.year", "error", None, "", "", "2021-30", "2019-60"),
    ]


def test_a_report_of_2021_with_the_row_of_2019_is_found_in_table_3(lint_page):
    page = layouts.page([[layouts.table(layouts.table2())], [layouts.table(layouts.rows3_2019())], [
        layouts.table(layouts.heads4() + layouts.rows4())]])  # fmt: skip
    assert lint_page(page) == [("form.year", "error", 3, "", "", "2021-30", "2019-60")]


def test_a_row_that_is_not_there_and_one_with_a_cell_too_few(lint_page):
    rows = layouts.heads3() + layouts.rows3()
    gone = next(one for one in rows if "4.保护第三方" in one)
    short = next(one for one in rows if "2.重复申请" in one)
    rows = [one.replace("<td>0</td></tr>", "</tr>") if one == short else one for one in rows if one != gone]
    page = layouts.page([[layouts.table(layouts.table2())], [layouts.table(rows)], [
        layouts.table(layouts.heads4() + layouts.rows4())]])  # fmt: skip
    assert [one[:4] for one in lint_page(page)] == [
        ("row.missing", "error", 3, "refused.third_party"),
        ("row.unreadable", "error", 3, "not_processed.repeat"),
    ]


def test_fees_in_yuan_are_not_fees_in_ten_thousands(lint_page):
    page = layouts.merged().replace("<td>3.25</td>", "<td>32500元</td>")
    assert lint_page(page) == [("table2.unit", "error", 2, "fees_wan", "", "万元", "元")]


@every_layout
@pytest.mark.parametrize("head", ["本年收费金额（单位：元）", "本年收费金额（元）", "本年收费金额(单位: 元)"])
def test_another_unit_in_the_head_is_found(layout, lint_page, monkeypatch, head):
    two = [*layouts.TABLE2[:3], (layouts.TABLE2[3][0], ["信息内容", head], [("行政事业性收费", ["32500"])])]
    monkeypatch.setattr(layouts, "TABLE2", two)
    assert lint_page(layout()) == [("table2.unit", "error", 2, "fees_wan", "", "万元", "元")]


def test_another_unit_above_a_zero_is_a_note(lint_page, monkeypatch):
    two = [
        *layouts.TABLE2[:3],
        (layouts.TABLE2[3][0], ["信息内容", "本年收费金额（单位：元）"], [("行政事业性收费", [0])]),
    ]
    monkeypatch.setattr(layouts, "TABLE2", two)
    assert [one[:2] for one in lint_page(layouts.merged())] == [("table2.unit", "note")]


def test_a_title_of_another_year_than_the_period_is_an_error(lint_page, monkeypatch):
    monkeypatch.setattr(layouts, "TITLE", layouts.TITLE.replace("2023", "2022"))
    page = layouts.merged().replace("自2023年1月1日起至2023年12月31日止", "自2023年1月1日起，至2023年12月31日止")
    assert [one[:2] for one in lint_page(page)] == [("period.year", "error")]


@every_layout
@pytest.mark.parametrize("below", ["", "示例市自然资源局</p><p>2024年1月20日"])
def test_a_last_part_that_says_nothing_is_found(layout, lint_page, monkeypatch, below):
    monkeypatch.setattr(layouts, "TEXTS", [*layouts.TEXTS[:5], below])
    told = lint_page(layout())
    assert [(one[0], one[1], one[5]) for one in told] == [("part.empty", "error", layouts.PARTS[5])]


@pytest.mark.parametrize("below", ["无", "无其他需要报告的事项。", "本年度未收取信息处理费。"])
def test_a_last_part_that_says_that_there_is_nothing_is_no_finding(lint_page, monkeypatch, below):
    monkeypatch.setattr(layouts, "TEXTS", [*layouts.TEXTS[:5], below])
    assert lint_page(layouts.merged()) == []


def test_a_last_part_that_speaks_behind_its_title_is_no_finding(lint_page):
    page = (
        layouts.merged()
        .replace(f"<p>{layouts.TEXTS[5]}</p>", "")
        .replace(layouts.PARTS[5], f"{layouts.PARTS[5]}：无。")
    )
    assert lint_page(page) == []


@pytest.mark.parametrize("text", ["<html><body><p>通知公告</p></body></html>", "", layouts.merged()[:400]])
def test_a_page_that_is_no_report_or_was_cut_off_is_one_finding(lint_page, text):
    assert [one[:3] for one in lint_page(text)] == [("file", "error", None)]


def test_a_report_that_does_not_tell_its_year_gets_a_note(lint_page, monkeypatch):
    monkeypatch.setattr(layouts, "TITLE", "年度报告")
    page = layouts.merged().replace("<p>本报告的统计期限自2023年1月1日起至2023年12月31日止。</p>", "")
    assert [one[:2] for one in lint_page(page)] == [("year.unknown", "note")]
