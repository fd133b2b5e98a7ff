"""The sheet of counts: every fault at once, blanks are no zeros, a template that only has to be filled in."""

import csv
import io
import json
from decimal import Decimal

import pytest
import yaml

from zfgk.errors import BadInput, UnreadableFile
from zfgk.reporting.form import FORM_2019, FORM_2021
from zfgk.reporting.making.counts_sheet import read_counts, template

GOOD = """\
agency: 示例县人民政府
year: 2025
table2:
  regulations: {made: 0, repealed: 0, valid: 0}
  normative: {made: 12, repealed: 3, valid: 45}
  licensing: 4231
  punishment: 98
  coercion: 0
  fees_wan: 12.5
table4:
  review: {maintain: 2, correct: 1, other: 0, pending: 1}
  litigation_direct: {maintain: 0, correct: 0, other: 0, pending: 0, total: 0}
  litigation_after_review: {maintain: 1, correct: 0, other: 0, pending: 0}
carried_over_cases: 是
fees_yuan: 30
"""


def sheet(tmp_path, text, name="counts.yaml"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_sheet_is_read(tmp_path):
    found = read_counts(sheet(tmp_path, GOOD), FORM_2021, 2025)
    assert found.agency == "示例县人民政府"
    assert found.table2["normative.valid"] == 45
    assert found.table2["fees_wan"] == Decimal("12.5")
    assert found.table4["review"] == (2, 1, 0, 1, 4)
    assert (found.carried_over_cases, found.fees_yuan) == (True, 30)


def test_a_sheet_with_the_keys_of_the_report_as_json_is_read(tmp_path):
    written = yaml.safe_load(GOOD)
    written["carried_over_cases"] = "是"
    for name, text in (("a.yaml", GOOD), ("a.json", json.dumps(written, indent=1))):
        (tmp_path / name).write_text(text, "utf-8")
    assert read_counts(tmp_path / "a.json", FORM_2021, 2025) == read_counts(tmp_path / "a.yaml", FORM_2021, 2025)


def test_every_fault_is_told_with_its_line(tmp_path):
    text = (
        GOOD.replace("made: 12", "made: -1")
        .replace("licensing: 4231", "licensing:")
        .replace("  coercion: 0\n", "")
        .replace("fees_wan: 12.5", "fees_wan: 十二")
        .replace("litigation_direct: {maintain: 0", "litigation_direct: {maintain: 1")
        .replace("year: 2025", "year: 2024")
        .replace("是", "maybe")
        + "extra: 1\n"
    )
    with pytest.raises(BadInput) as caught:
        read_counts(sheet(tmp_path, text), FORM_2021, 2025)
    assert sorted(fault.where.partition(" ")[2] for fault in caught.value.faults) == [
        "carried_over_cases",
        "extra",
        "table2.coercion",
        "table2.fees_wan",
        "table2.licensing",
        "table2.normative.made",
        "table4.litigation_direct.total",
        "year",
    ]
    assert (
        next(fault for fault in caught.value.faults if "licensing" in fault.where).where
        == "counts.yaml:6 table2.licensing"
    )


def test_a_group_where_a_number_belongs_and_the_other_way_round(tmp_path):
    text = GOOD.replace("licensing: 4231", "licensing: {made: 1}").replace(
        "regulations: {made: 0, repealed: 0, valid: 0}", "regulations: 3"
    )
    with pytest.raises(BadInput) as caught:
        read_counts(sheet(tmp_path, text), FORM_2021, 2025)
    assert len(caught.value.faults) == 6


@pytest.mark.parametrize("text", ["", "- 1\n", "agency: [a]\n", "a: b: c"])
def test_what_is_no_sheet_is_refused(tmp_path, text):
    with pytest.raises(BadInput):
        read_counts(sheet(tmp_path, text), FORM_2021, 2025)


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile):
        read_counts(sheet(tmp_path, GOOD, "counts.txt"), FORM_2021, 2025)


@pytest.mark.parametrize(("form", "year"), [(FORM_2021, 2025), (FORM_2019, 2020)])
def test_the_template_asks_for_every_cell_and_is_refused_blank(tmp_path, form, year):
    asked = len(form.table2) + 12 + 1  # table 2, four outcomes of three groups, the agency
    for style, name in (("yaml", "c.yaml"), ("csv", "c.csv")):
        with pytest.raises(BadInput) as caught:
            read_counts(sheet(tmp_path, template(form, year, style), name), form, year)
        assert len(caught.value.faults) == asked
        assert all("is blank" in fault.what for fault in caught.value.faults)


@pytest.mark.parametrize(("form", "year"), [(FORM_2021, 2025), (FORM_2019, 2020)])
def test_both_kinds_of_sheet_say_the_same(tmp_path, form, year):
    lines = list(csv.reader(io.StringIO(template(form, year, "csv"))))
    values = {path: str(at) for at, (path, _, _) in enumerate(lines) if path.startswith("table")}
    values |= {"agency": "某局", "year": str(year)}
    text = "\r\n".join(",".join((path, label, values.get(path, ""))) for path, label, _ in lines)
    filled = [
        f"{line.partition('#')[0].rstrip()} {values[_path(text_, at)]}" if _path(text_, at) in values else line
        for text_ in [template(form, year).split("\n")]
        for at, line in enumerate(text_)
    ]
    from_csv = read_counts(sheet(tmp_path, text, "c.csv"), form, year)
    from_yaml = read_counts(
        sheet(tmp_path, "\n".join(filled).replace(f"year: {year} {year}", f"year: {year}")), form, year
    )
    assert from_csv == from_yaml
    assert from_csv.table4["review"][-1] == sum(
        int(values[f"table4.review.{one}"]) for one in ("maintain", "correct", "other", "pending")
    )


def _path(lines, at):
    """The path of a line of the template, by its indentation."""
    line = lines[at]
    if ":" not in line or line.startswith("#"):
        return ""
    depth = (len(line) - len(line.lstrip())) // 2
    parts = [line.strip().partition(":")[0]]
    for above in reversed(lines[:at]):
        if (len(above) - len(above.lstrip())) // 2 == depth - len(parts) and ":" in above and len(parts) <= depth:
            parts.insert(0, above.strip().partition(":")[0])
    return ".".join(parts)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("table2.licensing,x,1,2", "the line has 4 cells"),
        ("table2.licensing", "the line has 1 cells"),
        ("agency,y,z", "stands twice"),
        ('"agency', "it is no CSV"),
    ],
)
def test_a_line_of_csv_that_cannot_be(tmp_path, line, said):
    text = template(FORM_2021, 2025, "csv") + line + "\r\n"
    with pytest.raises(BadInput, match=said):
        read_counts(sheet(tmp_path, text, "c.csv"), FORM_2021, 2025)
