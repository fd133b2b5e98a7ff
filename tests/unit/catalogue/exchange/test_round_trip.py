"""What is written comes back as it was, in every format, whatever the text; what a format cannot hold is refused by name."""

import csv
import io
import json

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from zfgk.catalogue import CORE, SCHEMAS, About, Field, Kind, Row, Schema
from zfgk.catalogue.exchange import dump, read, read_clean, write
from zfgk.errors import BadInput

FORMATS = ["csv", "xlsx", "json", "jsonl", "xml"]

SMALL = Schema(
    "small",
    "小表",
    (
        Field(name="identifier", label="索引号", required=True),
        Field(name="summary", label="内容概述", kind=Kind.TEXT),
        Field(name="keywords", label="关键词", kind=Kind.LIST),
        Field(name="channels", label="渠道", kind=Kind.TICKS, vocabulary="disclosure"),
    ),
    about=About.INFORMATION,
)

HOSTILE = (
    "",
    " ",
    "=1+1",
    "+86",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "'",
    "''=1",
    '\'=HYPERLINK("http://x")',
    "]]>",
    "<![CDATA[x]]>",
    "&amp;&#13;<a b='c'>",
    "_x000D_",
    "_x005F_x0041_",
    "x005F_",
    "一\r\n二\n三\r四\n",
    "\n",
    " 前后 ",
    "　全角空格　",
    "ＡＢＣ１２３；，、",
    "𠀀𠮷𪚥",
    "a;b；c,d，e、f",
    '"引号" 与 “引号”',
    '"a;b"',
    '"甲"',
    '";"',
    "■政府网站 □政府公报",
    "口头",
    "\u2028\u2029\x85",
    "\ufeff开头",
    "0012",
    "2025-03-02",
    "1E5",
    "TRUE",
    "#N/A",
    "null",
    "ID",
    "sep=;",
    "\\;\\",
)
"""Texts that one format or another is known to spoil."""

_HELD = st.characters(
    codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
) | st.sampled_from("\t\n\r;；,，、\"'=<>&]_x")
TEXTS = st.sampled_from(HOSTILE) | st.text(_HELD, max_size=12)
"""Texts that every format can hold."""


def cells(schema):
    """Entries under a schema, of the right shape and with something to see in them."""
    members = {
        field.name: st.lists(TEXTS, max_size=4).map(tuple) if field.kind.many else TEXTS
        for field in schema.fields
        if field.name != "identifier"
    }
    own = st.dictionaries(st.sampled_from(["extra.宗地编号", "extra.batch no", "extra.=1"]), TEXTS, max_size=2)
    fixed = st.fixed_dictionaries({"identifier": st.just("编号")}, optional=members)
    return st.builds(lambda one, more: one | more, fixed, own)


def entries(schema, *, most=4):
    """Catalogues of up to so many entries."""
    return st.lists(cells(schema), max_size=most).map(
        lambda many: [Row(f"/entries/{index}", one) for index, one in enumerate(many)]
    )


def back(path, schema):
    return [dict(row.cells) for row in read_clean(path, schema)]


def refused(rows, path, schema=CORE, **options):
    """Write, expect a refusal that leaves nothing behind, and return its faults."""
    path.write_bytes(b"before")
    with pytest.raises(BadInput) as caught:
        write(rows, path, schema, **options)
    assert path.read_bytes() == b"before"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return [str(fault) for fault in caught.value.faults]


def there_and_back(rows, form):
    """Write into memory and read again."""
    file = io.BytesIO()
    assert dump(rows, file, SMALL, form=form) == len(rows)
    return list(read_clean(file.getvalue(), SMALL, form=form))


@pytest.mark.parametrize("form", FORMATS)
@given(rows=entries(SMALL))
@settings(max_examples=80)
def test_every_field_comes_back(rows, form):
    assert [row.cells for row in there_and_back(rows, form)] == [row.cells for row in rows]


@given(rows=entries(SMALL, most=2), way=st.permutations(FORMATS))
@settings(max_examples=30)
def test_every_field_survives_a_walk_through_all_formats(rows, way):
    at_first = [row.cells for row in rows]
    for form in way:
        rows = there_and_back(rows, form)
    assert [row.cells for row in rows] == at_first


@pytest.mark.parametrize("form", FORMATS)
def test_every_schema_has_its_fields_in_every_format(form):
    for schema in SCHEMAS:
        cells = {one.name: ("甲;乙", "丙") if one.kind.many else f"“{one.label}”" for one in schema.fields}
        file = io.BytesIO()
        dump([Row("1", cells)], file, schema, form=form)
        assert [row.cells for row in read_clean(file.getvalue(), schema, form=form)] == [cells], schema.name


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_empty_and_missing_stay_apart(form, tmp_path):
    rows = [
        Row("1", {"identifier": "1", "summary": "", "keywords": ()}),
        Row("2", {"identifier": "2", "keywords": ("",)}),
        Row("3", {"identifier": "3"}),
    ]
    write(rows, tmp_path / f"a.{form}", SMALL)
    assert back(tmp_path / f"a.{form}", SMALL) == [row.cells for row in rows]


@pytest.mark.parametrize("form", FORMATS)
def test_no_entries_at_all(form, tmp_path):
    assert write([], tmp_path / f"a.{form}", SMALL) == 0
    assert back(tmp_path / f"a.{form}", SMALL) == []


# -- what other programs see -------------------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "　=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_begins_as_a_formula(text, tmp_path):
    write([Row("1", {"identifier": text, "keywords": (text,), "extra.a": text})], tmp_path / "a.csv", SMALL)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    _, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert all(cell.lstrip(" \u3000")[0] not in "=+-@＝＋－＠\t\r\n" for cell in row if cell)


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "TRUE", "0012", "1E5", "2025-03-02"])
def test_every_cell_of_a_workbook_is_a_text(text, tmp_path):
    write([Row("1", {"identifier": text, "extra.a": text})], tmp_path / "a.xlsx", SMALL)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert sheet.cell(2, 1).value == text.replace("\r", "_x000D_")  # as spreadsheet programs write it


def test_a_workbook_says_nothing_about_who_wrote_it_when(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write([Row("1", {"identifier": "1"})], tmp_path / name, SMALL)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_json_and_xml_read_by_other_libraries(tmp_path):
    cells = {"identifier": "1", "summary": "]]> <a>&\r\n𠀀", "keywords": ("a;b", ""), "extra.宗地": " x "}
    for form in ("json", "xml"):
        write([Row("1", cells)], tmp_path / f"a.{form}", SMALL)
    written = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert written == {"schema": "small", "entries": [cells | {"keywords": ["a;b", ""]}]}
    root = etree.parse(tmp_path / "a.xml").getroot()
    names = {"z": "urn:zfgk:catalogue:1"}
    assert root.xpath("z:entry/z:summary/text()", namespaces=names) == ["]]> <a>&\r\n𠀀"]
    assert [one.text or "" for one in root.iterfind("z:entry/z:keywords/z:item", names)] == ["a;b", ""]
    assert [(one.get("name"), one.text) for one in root.iterfind("z:entry/z:extra/z:field", names)] == [("宗地", " x ")]


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["xlsx", "xml"])
@pytest.mark.parametrize(
    ("character", "named"),
    [
        ("\0", "U+0000 NULL"),
        ("\x07", "U+0007 BELL"),
        ("\x1b", "U+001B ESCAPE"),
        ("\ufffe", "U+FFFE"),
        ("\ud800", "U+D800 a half"),
    ],
)
def test_characters_that_xml_cannot_hold_are_refused_by_name(form, character, named, tmp_path):
    rows = [
        Row("/entries/0", {"identifier": "1"}),
        Row("/entries/1", {"identifier": "2", "keywords": ("a", f"bc{character}d")}),
    ]
    (fault,) = refused(rows, tmp_path / f"a.{form}", SMALL)
    assert fault.startswith("/entries/1 keywords: character 3 is " + named)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_half_characters_are_refused_everywhere(form, tmp_path):
    (fault,) = refused([Row("7", {"identifier": "a\udfff"})], tmp_path / f"a.{form}", SMALL)
    assert fault.startswith("7 identifier: character 2 is U+DFFF")


def test_the_limit_of_a_cell_is_counted_as_spreadsheet_programs_count(tmp_path):
    whole = "一" * 32_767
    write([Row("1", {"identifier": "1", "summary": whole})], tmp_path / "a.xlsx", SMALL)
    assert back(tmp_path / "a.xlsx", SMALL)[0]["summary"] == whole
    (tmp_path / "a.xlsx").unlink()
    (fault,) = refused([Row("1", {"identifier": "1", "summary": whole + "二"})], tmp_path / "b.xlsx", SMALL)
    assert fault.startswith("1 summary: 32768 characters; a cell of a workbook holds at most 32767")
    (fault,) = refused([Row("1", {"identifier": "1", "summary": "𠀀" * 16_384})], tmp_path / "b.xlsx", SMALL)
    assert fault.startswith("1 summary: 32768 characters")
    (fault,) = refused([Row("1", {"identifier": "1", "keywords": ("一" * 20_000,) * 2})], tmp_path / "b.xlsx", SMALL)
    assert fault == "1 keywords: 40001 characters together; a cell of a workbook holds 32767"


def test_the_limit_of_a_sheet(tmp_path, monkeypatch):
    from zfgk.catalogue.exchange.xlsx_write import XlsxWriter

    assert XlsxWriter.holds.rows == 1_048_575
    import attrs

    monkeypatch.setattr(XlsxWriter, "holds", attrs.evolve(XlsxWriter.holds, rows=2))
    rows = [Row(f"/entries/{i}", {"identifier": str(i)}) for i in range(4)]
    (fault,) = refused(iter(rows), tmp_path / "a.xlsx", SMALL)
    assert fault == "/entries/2: entry 3; a workbook holds 2 of them"
    wide = [f"extra.{i}" for i in range(16_381)]
    assert len(SMALL.fields) + len(wide) == 16_385
    assert refused([], tmp_path / "a.xlsx", SMALL, extra=wide) == [
        "row 1 column 16385: 16385 columns; a sheet has at most 16384"
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_shapes_that_the_schema_does_not_have_are_refused_all_at_once(form, tmp_path):
    rows = [
        Row("1", {"identifier": ("a",), "keywords": "b", "extra.x": ("c",)}),
        Row("2", {"identifier": "2", "colour": "red", "extra.": "x", "extra. y": "z", "名称": "x"}),
    ]
    assert refused(rows, tmp_path / f"a.{form}", SMALL) == [
        "1 identifier: several texts stand where one belongs · give one text",
        "1 keywords: a text stands where several belong · give a tuple of texts",
        "1 extra.x: several texts stand where one belongs · give one text",
        "2 colour: the schema small has no such field",
        "2 extra.: this is no name for a column · use printable characters, without spaces around",
        "2 extra. y: this is no name for a column · use printable characters, without spaces around",
        "2 名称: the schema small has no such field",
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_entry_that_nobody_would_see_is_refused_in_a_sheet(form, tmp_path):
    rows = [Row("1", {"identifier": " ", "keywords": ()}), Row("2", {})]
    said = "an entry in which nothing can be seen would be a blank row"
    assert refused(rows, tmp_path / f"a.{form}", SMALL) == [f"1: {said}", f"2: {said}"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_own_columns_of_a_stream_are_named_beforehand(form, tmp_path):
    rows = [Row("1", {"identifier": "1", "extra.a": "x"})]
    (fault,) = refused(iter(rows), tmp_path / f"a.{form}", SMALL)
    assert fault == "1 extra.a: the sheet has no such column; name it among the extra columns"
    write(iter(rows), tmp_path / f"a.{form}", SMALL, extra=["extra.a"])
    assert back(tmp_path / f"a.{form}", SMALL) == [rows[0].cells]


def test_an_exception_of_the_rows_leaves_nothing_behind(tmp_path):
    def rows():
        yield Row("1", {"identifier": "1"})
        message = "the source broke"
        raise RuntimeError(message)

    for form in FORMATS:
        with pytest.raises(RuntimeError, match="the source broke"):
            write(rows(), tmp_path / f"a.{form}", SMALL)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format(tmp_path):
    with pytest.raises(BadInput, match=r"'\.odt' is no format of a catalogue"):
        write([], tmp_path / "a.odt", CORE)
    with pytest.raises(BadInput, match="known are csv, xlsx, json, jsonl, xml"):
        list(read(b"", CORE))
