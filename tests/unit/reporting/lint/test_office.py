"""Text documents and workbooks, written by other libraries, with the numbers of the pages and errors planted by hand."""

import importlib.util
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

_spec = importlib.util.spec_from_file_location("report_layouts_office", Path(__file__).with_name("layouts.py"))
layouts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(layouts)

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def lines2():
    for block, heads, lines in layouts.TABLE2:
        yield [block, "", "", ""]
        yield [*heads, "", "", ""][:4]
        for label, values in lines:
            yield [label, *values, "", "", ""][:4]


def lines3():
    """Table 3 with three columns of labels; what is merged is blank here."""
    yield [CORNER, "", "", "申请人情况", *[""] * 6]
    yield ["", "", "", "自然人", "法人或其他组织", *[""] * 4, "总计"]
    yield ["", "", "", "", *layouts.HEADS, ""]
    for label in (layouts.NEW, layouts.OVER):
        yield [label, "", "", *layouts.numbers(label)]
    lead = "三、本年度办理结果"
    for section, labels in layouts.SECTIONS:
        group = section
        for label in labels:
            two = [group, label] if section else [label, ""]
            yield [lead, *two, *layouts.numbers(label)]
            lead = group = ""
    yield [layouts.FORWARD, "", "", *layouts.numbers(layouts.FORWARD)]


def lines4():
    yield ["行政复议", "", "", "", "", "行政诉讼", *[""] * 9]
    yield [*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
    yield layouts.OUTCOMES * 3
    yield layouts.TABLE4


# Row and column from which, and to which, cells of table 3 are merged; both count from 0.
MERGED3 = [
    ((0, 0), (2, 2)),
    ((0, 3), (0, 9)),
    ((1, 3), (2, 3)),
    ((1, 4), (1, 8)),
    ((1, 9), (2, 9)),
    ((3, 0), (3, 2)),
    ((4, 0), (4, 2)),
    ((5, 0), (26, 0)),
    ((5, 1), (5, 2)),
    ((6, 1), (6, 2)),
    ((7, 1), (14, 1)),
    ((15, 1), (17, 1)),
    ((18, 1), (22, 1)),
    ((23, 1), (25, 1)),
    ((26, 1), (26, 2)),
    ((27, 0), (27, 2)),
]


def document(path, *, merged=True):
    made = docx.Document()
    made.add_heading(layouts.TITLE)
    tables = [[], [lines2()], [lines3()], [lines4()], [], []]
    for part, text, some in zip(layouts.PARTS, layouts.TEXTS, tables, strict=True):
        made.add_paragraph(part)
        for one in some:
            lines = list(one)
            table = made.add_table(len(lines), len(lines[0]))
            for row, line in zip(table.rows, lines, strict=True):
                for cell, value in zip(row.cells, line, strict=True):
                    cell.text = str(value)
            if merged and len(lines) == 28:
                for (top, left), (bottom, right) in MERGED3:
                    table.cell(top, left).merge(table.cell(bottom, right))
        made.add_paragraph(text)
    made.save(path)


def workbook(path, *, sheets=False, merged=True):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append([layouts.TITLE])
    for at, (part, text, one) in enumerate(
        zip(layouts.PARTS, layouts.TEXTS, [[], lines2(), lines3(), lines4(), [], []], strict=True)
    ):
        if sheets and at:
            sheet = made.create_sheet(f"表{at}")
        sheet.append([part])
        first = sheet.max_row + 1
        for line in one:
            # As a person leaves them: what is blank is no cell.
            sheet.append([None if value == "" else value for value in line])
        if merged and at == 2:
            for (top, left), (bottom, right) in MERGED3:
                sheet.merge_cells(
                    start_row=first + top, start_column=left + 1, end_row=first + bottom, end_column=right + 1
                )
        sheet.append([text])
    made.save(path)


WRITERS = {
    "docx merged": (document, ".docx", {}),
    "docx plain": (document, ".docx", {"merged": False}),
    "xlsx merged": (workbook, ".xlsx", {}),
    "xlsx plain": (workbook, ".xlsx", {"merged": False}),
    "xlsx in sheets": (workbook, ".xlsx", {"sheets": True}),
}


@pytest.fixture(params=WRITERS.values(), ids=WRITERS)
def lint(request, tmp_path, lint_file):
    write, suffix, options = request.param

    def linted():
        path = tmp_path / f"report{suffix}"
        write(path, **options)
        return [(one["check"], one["table"], one["row"], one["column"], one["actual"]) for one in lint_file(path)]

    return linted


def test_nothing_is_found_in_a_clean_file(lint):
    assert lint() == []


def test_planted_errors_are_found_at_their_cells(lint, monkeypatch):
    changed = layouts.numbers("（一）予以公开").copy()
    changed[0] = 21
    monkeypatch.setitem(layouts.NUMBERS, "（一）予以公开", changed)
    monkeypatch.setitem(layouts.NUMBERS, "2.重复申请", [0, 0, 0, 0, 0, 0, ""])
    monkeypatch.setattr(layouts, "TABLE4", [*layouts.TABLE4[:14], 9])
    monkeypatch.setattr(layouts, "TITLE", layouts.TITLE.replace("2023", "2019"))
    assert lint() == [
        ("form.year", None, "", "", "2021-30"),
        ("cell.blank", 3, "not_processed.repeat", "total", "1 blank"),
        ("table3.results", 3, "granted", "natural", 21),
        ("table4.group", 4, "litigation_after_review", "total", 9),
    ]


def test_another_unit_in_the_head_is_found(lint, monkeypatch):
    two = [
        *layouts.TABLE2[:3],
        (layouts.TABLE2[3][0], ["信息内容", "本年收费金额（单位：元）"], [("行政事业性收费", ["32500"])]),
    ]
    monkeypatch.setattr(layouts, "TABLE2", two)
    assert lint() == [("table2.unit", 2, "fees_wan", "", "元")]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_truncated_or_unrelated_office_file_is_one_finding(tmp_path, lint_file, suffix):
    write = document if suffix == ".docx" else workbook
    whole, cut, other = (tmp_path / f"{name}{suffix}" for name in ("whole", "cut", "other"))
    write(whole)
    cut.write_bytes(whole.read_bytes()[:5000])
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.txt", "text")
    for path in (cut, other):
        assert [one["check"] for one in lint_file(path)] == ["file"]


def test_a_document_that_is_something_else_is_one_finding(tmp_path, lint_file):
    made = docx.Document()
    made.add_paragraph("关于召开会议的通知")
    made.add_table(2, 2).cell(0, 0).text = "时间"
    made.save(tmp_path / "a.docx")
    assert [one["check"] for one in lint_file(tmp_path / "a.docx")] == ["file"]
