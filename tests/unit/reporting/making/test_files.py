"""The files of a report: the same numbers in each of them, read by the project's reader and by other libraries."""

import importlib.util
import json
import random
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from zfgk.calendar import china
from zfgk.errors import BadInput, LibraryMissing
from zfgk.reporting.form import COLUMNS, FORM_2019, FORM_2021, GROUPS, OUTCOMES
from zfgk.reporting.lint.file import check_file
from zfgk.reporting.making import write
from zfgk.reporting.making.choices import DEFAULT
from zfgk.reporting.making.make import Made, make_report
from zfgk.reporting.making.tally import Tally
from zfgk.reporting.making.texts import parts_of, read_texts
from zfgk.reporting.making.to_html import html_text
from zfgk.reporting.reading import read_report
from zfgk.reporting.reading.page import read_html
from zfgk.reporting.tables import Report

_spec = importlib.util.spec_from_file_location("report_making_setup", Path(__file__).with_name("conftest.py"))
setup = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(setup)

TEXTS = {
    "overview": ["本机关全面主动公开法定内容，规范信息管理。"],
    "problems": ["一是公开的内容还不够丰富。", "二是将加强业务培训，改进公开方式。"],
    "other": ["无其他需要报告的事项。"],
}
FEES = {"2021-30": "fees_wan", "2019-60": "procurement.amount"}


def made(form=FORM_2021, seed=1, most=40, texts=TEXTS, agency="示例市自然资源局"):
    """A report with numbers by chance that add up; table 3 and its tally are made without a register."""
    chance = random.Random(seed)
    rows = {}
    for row in form.results:
        parts = [chance.randrange(most) for _ in COLUMNS[:-1]]
        rows[row] = (*parts, sum(parts))
    rows["total"] = tuple(map(sum, zip(*(rows[row] for row in form.results), strict=True)))
    over = [chance.randrange(most) for _ in COLUMNS[:-1]]
    forward = [chance.randrange(most) for _ in COLUMNS[:-1]]
    new = [total + later - before for total, later, before in zip(rows["total"], forward, over, strict=False)]
    for key, parts in (("new", new), ("carried_over", over), ("carried_forward", forward)):
        rows[key] = (*parts, sum(parts))
    groups = {group: [chance.randrange(most) for _ in OUTCOMES[:-1]] for group in GROUPS}
    table2 = {cell.key: chance.randrange(most) for cell in form.table2}
    table2 |= {f"regulations.{name}": 0 for name in ("made", "repealed", "valid", "published", "public")}
    table2[FEES[form.id]] = Decimal("1234.56")
    counts = setup.counts(form, table4={group: (*parts, sum(parts)) for group, parts in groups.items()}, agency=agency)
    report = Report(
        agency=agency,
        year=form.years[0],
        form=form,
        table2={cell.key: table2[cell.key] for cell in form.table2},
        table3=rows,
        table4=counts.table4,
    )
    tally = Tally(
        rows=rows, received=tuple(range(12)), ended=tuple(range(12)), spans={"5个工作日以内": 3}, questions=()
    )
    return Made(
        report=report,
        parts=parts_of(report, counts, texts),
        tally=tally,
        choices=DEFAULT,
        accepted=(),
        questions=(),
        recorded_until="2026-01-01T00:00:00+08:00",
    )


FORMS = pytest.mark.parametrize("form", [FORM_2021, FORM_2019], ids=lambda form: form.id)


@FORMS
@pytest.mark.parametrize("seed", [1, 2])
def test_every_file_holds_the_numbers_of_the_json_and_the_checker_finds_nothing(tmp_path, form, seed):
    one = made(form, seed)
    for path in write.write_report(one, tmp_path):
        scan = read_report(path)
        assert scan.report == one.report, path.suffix
        assert [each.check for each in check_file(scan)] == [], path.suffix


@settings(max_examples=15)
@given(seed=st.integers(0), most=st.sampled_from([1, 2, 5, 90_000]), form=st.sampled_from([FORM_2021, FORM_2019]))
def test_whatever_the_numbers_the_checker_finds_nothing(seed, most, form):
    one = made(form, seed, most)
    scan = read_html(html_text(one).encode("utf-8"), "report.html")
    assert scan.report == one.report
    assert [each.check for each in check_file(scan)] == []


@FORMS
def test_a_year_without_anything_is_a_report_too(tmp_path, form):
    one = made(form, most=1)
    for path in write.write_report(one, tmp_path):
        assert read_report(path).report.table3 == one.report.table3
        assert [each.check for each in check_file(read_report(path))] == []


def test_the_json_has_the_shape_that_other_programs_expect(tmp_path):
    (path,) = write.write_report(made(), tmp_path, ["json"])
    held = json.loads(path.read_text("utf-8"))
    assert (held["agency"], held["year"], held["format"]) == ("示例市自然资源局", 2021, "2021-30")
    assert held["table3"]["columns"] == list(COLUMNS)
    assert [len(held["table3"]["rows"]["refused"][one]) for one in ("state_secret", "admin_query")] == [7, 7]
    assert set(held["table4"]) == {"review", "litigation_direct", "litigation_after_review"}
    assert held["table2"]["fees_wan"] == 1234.56
    assert set(held["table2"]["regulations"]) == {"made", "repealed", "valid"}


def _table3_by_label(rows):
    """Seven numbers by the label before them, as whoever reads the printed table sees them."""
    return {str(row[-8]): [int(one) for one in row[-7:]] for row in rows if all(str(one).isdigit() for one in row[-7:])}


@FORMS
def test_python_docx_reads_the_tables_as_printed(tmp_path, form):
    one = made(form)
    (path,) = write.write_report(one, tmp_path, ["docx"])
    document = docx.Document(str(path))
    two, three, four = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)
    assert _table3_by_label(three) == {row.label: list(one.report.table3[row.key]) for row in form.table3}
    assert three[0][0] == three[2][2] == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert three[0][3:] == ["申请人情况"] * 7
    assert three[1][3:] == ["自然人", *["法人或其他组织"] * 5, "总计"]
    assert three[2][3:] == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    spanned = sum(row[0] == "三、本年度办理结果" for row in three)
    assert spanned == {"2021-30": 22, "2019-60": 20}[form.id]
    assert [int(text) for text in four[-1]] == [number for group in GROUPS for number in one.report.table4[group]]
    assert four[0] == ["行政复议"] * 5 + ["行政诉讼"] * 10
    assert four[1][5:] == ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5
    shown = {text for row in two for text in row}
    assert {"第二十条第（一）项", "第二十条第（八）项", "1234.56"} <= shown


@FORMS
def test_openpyxl_reads_numbers_as_numbers_and_cells_merged_as_printed(tmp_path, form):
    one = made(form)
    (path,) = write.write_report(one, tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["正文", "表二", "表三", "表四"]
    sheet = book["表三"]
    found = {}
    for row in sheet.iter_rows(min_row=5, values_only=True):
        label = next(text for text in reversed(row[:3]) if text)
        found[label] = list(row[3:])
        assert all(isinstance(number, int) for number in row[3:])
    assert found == {row.label: list(one.report.table3[row.key]) for row in form.table3}
    merged = {str(one) for one in sheet.merged_cells.ranges}
    last = {"2021-30": 28, "2019-60": 26}[form.id]
    assert {"A1:J1", "A2:C4", "D2:J2", "D3:D4", "E3:I3", "J3:J4", "A5:C5", "A6:C6", f"A7:A{last}", "B9:B16"} <= merged
    assert [cell.value for cell in book["表四"][5]] == [n for group in GROUPS for n in one.report.table4[group]]
    assert 1234.56 in [cell.value for row in book["表二"].iter_rows() for cell in row]


def test_the_page_stands_alone_and_has_heads_for_every_table(tmp_path):
    (path,) = write.write_report(made(), tmp_path, ["html"])
    text = path.read_text("utf-8")
    page = html.fromstring(text)
    assert not page.xpath("//script | //link | //img | //*[@src] | //*[@href]")
    assert "url(" not in text
    assert page.xpath("string(//html/@lang)") == "zh-CN"
    assert [one.text for one in page.xpath("//h2")] == list(FORM_2021.parts)
    assert len(page.xpath("//table/caption")) == 3
    assert not page.xpath("//th[not(@scope)]")
    assert len(page.xpath("//svg[@role='img'][title][desc]")) == 4
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_hostile_name_stays_a_name(tmp_path):
    name = '<script>&"甲"市]]>{{x}}局'
    for path in write.write_report(made(agency=name), tmp_path):
        read = path.read_bytes()
        assert b"<script>" not in read or path.suffix == ".json"
    assert json.loads((tmp_path / "annual-report-2021.json").read_text("utf-8"))["agency"] == name
    assert openpyxl.load_workbook(tmp_path / "annual-report-2021.xlsx")["正文"]["A1"].value.startswith(name)


def test_what_the_office_has_not_written_yet_is_found_by_the_checker(tmp_path):
    for path in write.write_report(made(texts={}), tmp_path, ["docx", "xlsx", "html"]):
        found = [one.check for one in check_file(read_report(path))]
        assert found == ["text.leftover"] * 4


def test_a_government_is_reminded_of_what_its_report_holds_besides(tmp_path):
    (path,) = write.write_report(made(texts={}, agency="示例县人民政府"), tmp_path, ["html"])
    assert "工作考核、社会评议和责任追究" in path.read_text("utf-8")


def test_the_same_report_is_the_same_bytes(tmp_path):
    first, second = (write.write_report(made(), tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_nothing_is_written_if_one_file_cannot_be_made(tmp_path, monkeypatch):
    def missing(_made):
        raise LibraryMissing("python-docx", "a Word document", "office")

    monkeypatch.setitem(write._MAKERS, "docx", missing)
    with pytest.raises(LibraryMissing):
        write.write_report(made(), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(BadInput, match="'pdf' is no format"):
        write.write_report(made(), tmp_path / "out", ["pdf"])


def test_texts_are_read_and_faults_are_told_together(tmp_path):
    path = tmp_path / "texts.yaml"
    path.write_text("overview: |\n  第一段。\n  第二段。\nproblems:\n- 一。\n- 二。\n", "utf-8")
    assert read_texts(path) == {"overview": ("第一段。", "第二段。"), "problems": ("一。", "二。")}
    path.write_text("summary: x\nproblems: {a: b}\n", "utf-8")
    with pytest.raises(BadInput) as caught:
        read_texts(path)
    assert len(caught.value.faults) == 2


@pytest.mark.usefixtures("a_year")
def test_a_report_from_a_register_adds_up(register):
    found = make_report(register, 2025, setup.counts(), china())
    rows = found.report.table3
    # Natural persons: A1, A3, A5, A6, A8 came; A1, A5, A6 were answered; A3 and A8 go on.
    assert rows["new"] == (5, 0, 0, 0, 1, 0, 6)
    assert rows["carried_over"] == (0, 1, 0, 0, 0, 1, 2)
    assert rows["granted"] == (1, 0, 0, 0, 0, 0, 1)
    assert rows["refused.process"] == (2, 0, 0, 0, 0, 0, 2)
    assert rows["other_processing.other"] == (0, 0, 0, 0, 1, 0, 1)
    assert rows["total"] == (3, 1, 0, 0, 1, 0, 5)
    assert rows["carried_forward"] == (2, 0, 0, 0, 0, 1, 3)
    assert found.tally.received == (0, 1, 1, 0, 0, 3, 0, 0, 0, 0, 0, 1)
    assert found.tally.ended == (1, 0, 1, 0, 0, 1, 2, 0, 0, 0, 0, 0)
    # Counted on the calendar: A1 13 days; A2 10 (New Year's day is off); A4 5; A5 21; A6 20.
    assert found.tally.spans == {
        "5个工作日以内": 1,
        "6至10个工作日": 1,
        "11至20个工作日": 2,
        "21至40个工作日": 1,
        "超过40个工作日": 0,
    }
    assert (
        found.parts[0].above[0]
        == "2025年，本机关新收政府信息公开申请6件，上年结转2件；办结申请5件，结转下年度继续办理3件。"
    )


def test_questions_that_block_are_all_told_with_their_requests(register, note):
    note("R", ("request.received", "2025-03-03"), ("reply.made", "2025-03-04"))
    note("S", ("request.received", "2025-03-03", {"applicant": "natural"}), ("reply.made", "2025-03-04"))
    with pytest.raises(BadInput) as caught:
        make_report(register, 2025, setup.counts(), china())
    assert [fault.where.rpartition(": ")[2] for fault in caught.value.faults] == ["1 requests (R)", "2 requests (R, S)"]
    found = make_report(register, 2025, setup.counts(), china(), accepted=["kind-unknown", "no-result"])
    assert found.report.table3["other_processing.other"] == (1, 0, 0, 0, 0, 1, 2)
    assert [(one.kind.id, one.matters) for one in found.questions] == [
        ("kind-unknown", ("R",)),
        ("no-result", ("R", "S")),
    ]


def test_what_ended_and_was_never_received_is_told_and_counts_nowhere(register, note):
    note("R", ("request.sent", "2025-03-03"), ("request.withdrawn", "2025-03-04"))
    found = make_report(register, 2025, setup.counts(), china())
    assert [(one.kind.id, one.matters) for one in found.questions] == [("never-received", ("R",))]
    assert found.report.table3["new"][-1] == 0


def test_characters_that_no_office_file_can_hold_are_refused_at_their_places(register):
    texts = {"problems": ["一。", "二\x01。"], "overview": ["\ufffe"], "other": ["长" * 16_001]}
    with pytest.raises(BadInput) as caught:
        make_report(register, 2025, setup.counts(agency="某\x00局"), china(), texts=texts)
    assert [fault.where for fault in caught.value.faults] == [
        "agency",
        "texts.problems",
        "texts.overview",
        "texts.other",
    ]


def test_a_year_without_a_form_is_refused(register):
    with pytest.raises(BadInput, match="no form is known for the reporting year 2018"):
        make_report(register, 2018, setup.counts(), china())
