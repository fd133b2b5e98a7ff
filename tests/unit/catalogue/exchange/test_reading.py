"""What readers say about files that other people made: every fault with its place, nothing guessed, nothing dropped."""

import io
import json
import zipfile
from datetime import date, datetime, time
from random import Random

import openpyxl
import pytest

from zfgk.catalogue import CORE, Row
from zfgk.catalogue.checks import check
from zfgk.catalogue.exchange import dump, read, read_clean, write
from zfgk.errors import BadInput, LimitExceeded, UnreadableFile


def rows(data, form, schema=CORE):
    return list(read(data, schema, form=form))


def told(data, form, schema=CORE):
    return [(one.path, one.check, one.field) for row in rows(data, form, schema) for one in row.findings]


def cells(data, form, schema=CORE):
    return [dict(row.cells) for row in rows(data, form, schema) if row.heads is None]


# -- CSV ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_spreadsheets_export_it(encoding, end, delimiter):
    lines = ["索引号|名称|关键词|扩展.宗地", "1|关于公布结果的公告|土地、出让|甲", "||| ", '2|"一\n二"||']
    found = rows(end.join(lines).replace("|", delimiter).encode(encoding), "csv")
    assert found[0] == Row("row 1", {}, heads=("索引号", "名称", "关键词", "扩展.宗地"))
    assert found[1:] == [
        Row(
            "row 2",
            {"identifier": "1", "title": "关于公布结果的公告", "keywords": ("土地", "出让"), "extra.宗地": "甲"},
        ),
        Row("row 4", {"identifier": "2", "title": "一\n二"}),
    ]


def test_a_declared_separator():
    assert cells("sep=|\r\n索引号|名称\r\n1|a,b;c".encode(), "csv") == [{"identifier": "1", "title": "a,b;c"}]


def test_heads_that_nobody_knows_keep_their_cells():
    found = rows("索引号,颜色,标题,名称,\n1,红,a,b\n".encode(), "csv")
    assert found[0].heads == ("索引号", "颜色", "标题", "名称", "")
    assert found[1].cells == {"identifier": "1", "颜色": "红", "title": "a"}


HEADS = "索引号,名称,内容概述,生成日期\n"


def test_a_title_above_the_heads_is_one_finding_and_the_rest_is_read():
    data = ("某局目录,,,\n,,,\n" + HEADS + "".join(f"{i},甲,乙,2025-03-02\n" for i in range(1000))).encode()
    assert told(data, "csv") == [("row 3", "heads-below", "")]
    found = rows(data, "csv")
    assert (found[0].place, found[0].heads) == ("row 3", ("索引号", "名称", "内容概述", "生成日期"))
    assert [row.place for row in found[1:]] == [f"row {i}" for i in range(4, 1004)]
    assert found[1].cells == {"identifier": "0", "title": "甲", "summary": "乙", "date_written": "2025-03-02"}
    (finding,) = found[0].findings
    assert "第3行" in finding.zh
    assert "row 3" in finding.en


def test_the_delimiter_is_found_below_a_title():
    data = "某局,2025年目录\n" + HEADS.replace(",", ";") + "1;甲;乙;2025-03-02\n"
    assert [row["title"] for row in cells(data.encode(), "csv")] == ["甲"]


@pytest.mark.parametrize("above", [1, 9, 10])
def test_heads_are_looked_for_in_ten_lines(above):
    found = told(("某局\n" * above + HEADS + "1,甲,乙,2025-03-02\n").encode(), "csv")
    assert found == ([(f"row {above + 1}", "heads-below", "")] if above < 10 else [])


def test_a_merged_title_above_the_heads_of_a_workbook_is_one_finding():
    entries = [[str(i), "甲", "乙"] for i in range(50)]
    data = workbook(
        ["某局目录"], ["索引号", "名称", "内容概述"], *entries, edit=lambda book: book.active.merge_cells("A1:G1")
    )
    assert told(data, "xlsx") == [("row 2", "heads-below", "")]
    assert len(cells(data, "xlsx")) == 50


def test_under_heads_that_nobody_knows_no_cell_is_out_of_place():
    assert told(("某局目录,,,\n" + "1,甲,乙,2025-03-02,丙\n" * 5).encode(), "csv") == []


def test_faults_of_csv_have_row_and_column():
    data = '索引号,,名称\n1,a,甲\n2,,乙,丙\n3,"x\n'.encode()
    assert told(data, "csv") == [
        ("row 2", "cell-headless", "column 2"),
        ("row 3", "cell-outside", "column 4"),
        ("row 4", "not-csv", ""),
    ]


def test_all_faults_are_raised_at_once():
    data = "索引号,颜色,标题,名称\n1,红,甲,乙,丙\n2,,丁,戊,己\n".encode()
    with pytest.raises(BadInput) as caught:
        list(read_clean(data, CORE, form="csv", name="a.csv"))
    assert [str(fault).partition(" · ")[0] for fault in caught.value.faults] == [
        "a.csv row 1 title: this column is there twice",
        "a.csv row 1 '颜色': the schema core has no such field",
        "a.csv row 2 column 5: the row has more cells than the header",
        "a.csv row 2 '颜色': the schema core has no such field",
        "a.csv row 3 column 5: the row has more cells than the header",
    ]


def test_a_head_that_looks_like_somebodys_data_is_not_quoted():
    with pytest.raises(BadInput) as caught:
        list(read_clean("13800138000,名称\n1,甲\n".encode(), CORE, form="csv"))
    assert "13800138000" not in "".join(caught.value.lines())


def test_an_apostrophe_that_people_write_stays():
    assert cells("索引号,名称\n'A,'=1\n''=1,'\n".encode(), "csv") == [
        {"identifier": "'A", "title": "=1"},
        {"identifier": "'=1", "title": ""},
    ]


def test_lists_as_people_write_them():
    data = '关键词,附件\n"土地，出让；""双随机""、监管","a.txt；""b;c.txt"";\n d"\n'.encode()
    assert cells(data, "csv") == [
        {"keywords": ("土地", "出让", '"双随机"', "监管"), "attachments": ("a.txt", "b;c.txt", "d")}
    ]


def test_what_is_no_text():
    for data in (b"\x00\x01", b"\xef\xbb\xbfa\x00b", b"\xff\xfe\x00\xd8", b"abc\xff\xff\xff"):
        with pytest.raises(UnreadableFile):
            rows(data, "csv")


def test_a_large_file_is_decoded_as_it_comes(tmp_path, monkeypatch):
    monkeypatch.setattr("zfgk.catalogue.exchange.source.LIMIT", 80)
    text = "索引号,名称\r\n" + "".join(f"{i},关于“公布”结果的公告{i}\r\n" for i in range(9))
    (tmp_path / "a.csv").write_bytes(text.encode("utf-8"))
    monkeypatch.setattr("zfgk.catalogue.exchange.source._CHUNK", 7)
    found = rows(tmp_path / "a.csv", "")[1:]
    assert [row.cells["title"] for row in found] == [f"关于“公布”结果的公告{i}" for i in range(9)]
    assert [row.place for row in found] == [f"row {i}" for i in range(2, 11)]
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8") + b"\xe5")
    with pytest.raises(UnreadableFile, match="it is not UTF-8 near byte"):
        cells(tmp_path / "a.csv", "")


def test_files_that_are_not_there(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(UnreadableFile):
            list(read(path, CORE, form="csv"))


# -- JSON --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '[{"identifier": "1", "keywords": ["a", "b"]}, {"identifier": "2"}]',
        '{"entries": [{"identifier": "1", "keywords": ["a", "b"]},\n {"identifier": "2"}], "schema": "core"}',
        ' {\n"schema" : "core" , "entries" : [ {"identifier": "1", "keywords": ["a", "b"]} , {"identifier": "2"} ] } \n',
    ],
)
@pytest.mark.parametrize("chunk", [1, 2, 7, 1000])
def test_json_comes_in_any_pieces(text, chunk):
    from zfgk.catalogue.exchange.json_read import json_rows

    pieces = iter([text[i : i + chunk] for i in range(0, len(text), chunk)])
    assert [dict(row.cells) for row in json_rows(pieces, CORE)] == [
        {"identifier": "1", "keywords": ("a", "b")},
        {"identifier": "2"},
    ]


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_number_cut_in_two_is_one_number(chunk):
    from zfgk.catalogue.exchange.json_read import json_rows

    text = '[1234, {"title": "a"}]'
    found = list(json_rows(iter([text[i : i + chunk] for i in range(0, len(text), chunk)]), CORE))
    assert [row.cells for row in found] == [{}, {"title": "a"}]
    assert [one.check for row in found for one in row.findings] == ["not-an-entry"]


def test_what_is_neither_text_nor_list_is_told_and_not_converted():
    data = b'[{"identifier": 12, "title": null, "summary": true, "keywords": ["a", 1], "theme": {"a": "b"}, "genre": 1e999}, 7, "x", []]'
    assert told(data, "json") == [
        *[("/0", "not-text", name) for name in ("identifier", "title", "summary", "keywords", "theme", "genre")],
        *[(f"/{i}", "not-an-entry", "") for i in (1, 2, 3)],
    ]


def test_a_name_that_stands_twice():
    assert told(b'[{"title": "a", "title": "b"}]', "json") == [("/0", "name-twice", "")]


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (b"", 0),
        (b"  ", 0),
        (b"nul", 0),
        (b'[{"title": "a"}', 1),
        (b'[{"title": "a"},]', 1),
        (b'[{"title": "a"} {"title": "b"}]', 1),
        (b'[{"title": "a"}] x', 1),
        (b'[{"title": "a"}, {"title": }]', 1),
        (b'[{"title": "a"}, ' + b"[" * 200_000, 1),
        (b'{"entries": [{"title": "a"}], "entries": [', 1),
        (b"{entries: []}", 0),
    ],
)
def test_broken_json_is_told_after_what_could_be_read(data, entries):
    found = rows(data, "json")
    assert [row.cells for row in found if row.cells] == [{"title": "a"}] * entries
    assert {one.check for row in found for one in row.findings} - {"name-twice"} == {"not-json"}


@pytest.mark.parametrize(
    ("data", "entries", "findings"),
    [
        (b"7", 0, [("/", "no-entries")]),
        (b"null", 0, [("/", "no-entries")]),
        (b'"x"', 0, [("/", "no-entries")]),
        (b"{}", 0, [("/", "no-entries")]),
        (b'{"title": "a"}', 0, [("/title", "member-unknown"), ("/", "no-entries")]),
        (b'{"entries": {}}', 0, [("/entries", "member-unknown")]),
        (b'{"entries": [{"title": "a"}], "entries": [{"title": "b"}]}', 1, [("/entries", "name-twice")]),
        (b'{"entries": [{"title": "a"}], "entries": 3, "schema": "core"}', 1, [("/entries", "name-twice")]),
        (b'{"schema": "core", "schema": "core", "entries": [{"title": "a"}]}', 1, [("/schema", "name-twice")]),
        (b'{"schema": "guide", "entries": [{"title": "a"}]}', 1, [("/schema", "schema-differs")]),
    ],
)
def test_json_that_is_no_catalogue_is_told_as_that(data, entries, findings):
    assert [(path, check) for path, check, _ in told(data, "json")] == findings
    assert [row.cells for row in rows(data, "json") if row.cells] == [{"title": "a"}] * entries


@pytest.mark.parametrize("name", ["110101199003070000", "\x1b[31m", "长" * 100_000])
def test_names_in_json_that_look_like_data_are_not_quoted(name):
    written = json.dumps(name)
    for data in (f'{{{written}: 1, "entries": []}}', f"[{{{written}: 1}}]", f"[{{{written}: []}}]"):
        for found in check(read(data.encode(), CORE, form="json"), CORE):
            assert name not in found.path + found.field + found.zh + found.en
            assert len(found.path + found.field) < 60


def test_a_head_that_looks_like_data_is_not_quoted_beside_the_trouble_of_a_cell():
    data = workbook(["索引号", "110101199003070000"], ["1", "=1+1"])
    assert told(data, "xlsx") == [("row 2", "formula-cell", "column 2")]


def test_the_longest_entry_of_json():
    def entry(length):  # {"title": ""} has 13 characters
        return b'{"title": "' + b"a" * (length - 13) + b'"}'

    assert told(b"[" + entry(16_000_000) + b"]", "json") == []
    (found,) = [one for row in rows(b"[" + entry(16_000_001) + b"]", "json") for one in row.findings]
    assert found.check == "not-json"
    assert "16,000,000" in found.zh
    assert "16,000,000" in found.en


@pytest.mark.parametrize(
    ("data", "place", "en"),
    [
        ('[{"title": "a", }]', "character 17", "a comma"),  # the brace behind the comma, or the comma itself
        ('[{"title": "a" "summary": "b"}]', "character 16", "a comma"),
        ('[{"title": "a"}, {"title": "b"', "character 31", "the file ends"),
        ('[{"title": "a"}, {"title": "b', "character 28", "does not end"),
    ],
)
def test_the_place_where_json_breaks(data, place, en):
    (found,) = [one for row in rows(data.encode(), "json") for one in row.findings]
    assert found.check == "not-json"
    assert en in found.en
    counted = int(found.path.removeprefix("character "))
    assert abs(counted - int(place.removeprefix("character "))) <= 2  # versions of Python count the comma or the brace


def test_the_longest_cell_of_csv_is_said():
    assert told(f"索引号,名称\n1,{'a' * 131_072}\n2,b\n".encode(), "csv") == []
    (found,) = [one for row in rows(f"索引号,名称\n1,{'a' * 131_073}\n".encode(), "csv") for one in row.findings]
    assert (found.check, found.path) == ("not-csv", "row 2")
    assert "131,072个字符" in found.zh
    assert "131,072 characters" in found.en


def test_chinese_names_in_json_are_told_the_english_one():
    found = list(check(read(json.dumps([{"索引号": "1", "title": "a"}]).encode(), CORE, form="json"), CORE))
    assert [one.en for one in found if one.check == "unknown-column"] == [
        "the schema has no such field; did you mean identifier?"
    ]


def test_every_line_of_json_lines_is_judged_by_itself():
    data = '{"title": "a"}\n\n{"title": \n["x"]\r\n{"title": "b\u2028"}\n[[[\n'.encode()
    assert cells(data, "jsonl") == [{"title": "a"}, {}, {}, {"title": "b\u2028"}, {}]
    assert told(data, "jsonl") == [
        ("line 3", "not-json", ""),
        ("line 4", "not-an-entry", ""),
        ("line 6", "not-json", ""),
    ]


# -- XML ---------------------------------------------------------------------------------------------------------------

OPEN = '<catalogue xmlns="urn:zfgk:catalogue:1">'


def xml(inner, head=OPEN):
    return f"{head}{inner}</catalogue>".encode()


def test_xml_in_any_order_with_any_prefix():
    data = (
        b'<?xml version="1.0"?><!-- x --><z:catalogue xmlns:z="urn:zfgk:catalogue:1" schema="core"'
        b' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b">\n <z:entry>\n'
        b"  <z:title> a<!-- x -->b&#xD;<![CDATA[<c>]]></z:title>\n  <z:keywords> <z:item>x</z:item> <z:item/> </z:keywords>"
        b"<z:identifier/><z:attachments/></z:entry></z:catalogue>"
    )
    assert rows(data, "xml") == [
        Row("/entries/0", {"title": " ab\r<c>", "keywords": ("x", ""), "identifier": "", "attachments": ()})
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "GBK", "utf-16"])
def test_xml_in_other_encodings(encoding):
    declared = "GB2312" if encoding == "GBK" else encoding
    text = (
        f'<?xml version="1.0" encoding="{declared}"?>{OPEN}<entry><title>关于公布结果的公告</title></entry></catalogue>'
    )
    assert cells(text.encode(encoding), "xml") == [{"title": "关于公布结果的公告"}]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<entry><title>a</title><title>b</title></entry>", ("/entries/0", "field-twice", "title")),
        ("<entry>x<title>a</title></entry>", ("/entries/0", "stray-text", "title")),
        ("<entry><title>a</title>x</entry>", ("/entries/0", "stray-text", "title")),
        ("<entry/>x", ("/", "stray-text", "")),
        ("<entry><title a='1'>a</title></entry>", ("/entries/0", "attribute-unknown", "title")),
        ("<entry a='1'/>", ("/entries/0", "attribute-unknown", "")),
        ("<item/>", ("/entries/0", "not-an-entry", "")),
        ("<entry><keywords><b/></keywords></entry>", ("/entries/0", "element-unknown", "keywords")),
        ("<entry><keywords>x<item/></keywords></entry>", ("/entries/0", "stray-text", "keywords")),
        ("<entry><title xmlns='urn:x'>a</title></entry>", ("/entries/0", "element-unknown", "title")),
        ("<entry><extra><item>a</item></extra></entry>", ("/entries/0", "element-unknown", "extra.")),
        ("<entry><extra>x</extra></entry>", ("/entries/0", "stray-text", "extra")),
        ("<entry><keywords><item><b/></item></keywords></entry>", ("/entries/0", "element-unknown", "keywords")),
        (
            "<entry><extra><field name='a'>1</field><field name='a'>2</field></extra></entry>",
            ("/entries/0", "field-twice", "extra.a"),
        ),
    ],
)
def test_what_does_not_belong_into_xml(inner, expected):
    assert told(xml(inner), "xml") == [expected]


def test_of_very_many_faults_of_one_entry_twenty_are_listed():
    found = told(xml("<entry><title>" + "<b>" * 1000 + "</b>" * 1000 + "</title></entry><entry>x</entry>"), "xml")
    assert [check for _, check, _ in found] == ["element-unknown"] * 20 + ["more-faults", "stray-text"]


def test_another_root_or_schema():
    assert told(b"<catalogue/>", "xml") == [("/", "not-a-catalogue", "")]
    assert told(xml("", '<catalogue xmlns="urn:zfgk:catalogue:1" schema="guide">'), "xml") == [
        ("/", "schema-differs", "")
    ]


def test_list_where_a_text_belongs_and_text_where_a_list_belongs_keep_their_shape():
    data = xml("<entry><title><item>a</item></title><keywords>b</keywords></entry>")
    assert cells(data, "xml") == [{"title": ("a",), "keywords": "b"}]


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
)


@pytest.mark.parametrize(
    "data",
    [
        f"{BOMB}]>{OPEN}<entry><title>&j;</title></entry></catalogue>".encode(),
        f"{BOMB}]>{OPEN}<entry><title>&j;</title></entry></catalogue>".encode("utf-16"),
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>{OPEN}<entry><title>&a;</title></entry></catalogue>'.encode(),
        f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{OPEN}<entry/></catalogue>'.encode(),
        f'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>{OPEN}<entry/></catalogue>'.encode(),
    ],
)
def test_document_types_entities_and_addresses_are_not_followed(data):
    assert rows(data, "xml")[-1].findings[0].check == "not-xml"
    assert not any(row.cells for row in rows(data, "xml"))


@pytest.mark.parametrize(
    "inner", ["<entry><title>a</entry>", "<entry>&a;</entry>", "<entry>" * 300, "\x01", "<entry/><"]
)
def test_broken_xml(inner):
    assert [check for _, check, _ in told(xml(inner), "xml")][-1] == "not-xml"


def test_an_entry_of_endless_text_is_not_kept():
    data = xml("<entry>" + f"<keywords>{'<item>' + 'x' * 9_000_000 + '</item>'}</keywords>" * 2 + "</entry>")
    with pytest.raises(LimitExceeded, match="/entries/0 it exceeds the limit entry"):
        rows(data, "xml")


# -- workbooks ---------------------------------------------------------------------------------------------------------


def workbook(*lines, edit=lambda _book: None):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_read_as_they_show():
    data = workbook(
        ["索引号", "名称", "生成日期", "发布日期", "文号", "有效性", "主题分类", "摘要"],
        ["1", True, date(2025, 3, 2), datetime(2025, 3, 2, 10, 30), 20250302, 0.1 + 0.2, 123456789012345, " x "],  # noqa: DTZ001  # workbooks know no zones
        [None] * 8,
        ["'=1", "_x0041_", time(9, 5), None, -3, 1e3, 0.5, ""],
    )
    assert rows(data, "xlsx")[1:] == [
        Row(
            "row 2",
            {
                "identifier": "1",
                "title": "TRUE",
                "date_written": "2025-03-02",
                "date_published": "2025-03-02 10:30:00",
                "document_number": "20250302",
                "validity": "0.3",
                "theme": "123456789012345",
                "summary": " x ",
            },
        ),
        Row(
            "row 4",
            {
                "identifier": "'=1",
                "title": "A",  # what a program that escapes wrote for A
                "date_written": "09:05:00",
                "document_number": "-3",
                "validity": "1000",
                "theme": "0.5",
            },
        ),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "check"),
    [
        ("=1+1", "General", "formula-cell"),
        ('=HYPERLINK("http://example.invalid","x")', "General", "formula-cell"),
        ("#REF!", "General", "cell-error"),
        (0.5, "0%", "number-format"),
        (12, "0.00", "number-format"),
        (1234, "#,##0", "number-format"),
        (114403006955506492, "0", "digits-lost"),
        (114403006955506000, "General", "digits-lost"),
        (1234567890123456, "General", "digits-lost"),
    ],
)
def test_cells_that_would_have_to_be_guessed_are_told(value, number_format, check):
    def edit(book):
        book.active["B2"].number_format = number_format

    data = workbook(["索引号", "名称"], ["1", value], ["2", "b"], edit=edit)
    assert told(data, "xlsx") == [("row 2", check, "title")]
    assert cells(data, "xlsx") == [{"identifier": "1"}, {"identifier": "2", "title": "b"}]


def test_zeros_in_front_that_only_a_format_shows():
    def edit(book):
        book.active["A2"].number_format = "00000"

    assert cells(workbook(["索引号"], [12], edit=edit), "xlsx") == [{"identifier": "00012"}]


def test_merged_cells_are_told():
    data = workbook(["索引号", "名称"], ["1", "a"], ["2", None], edit=lambda book: book.active.merge_cells("B2:B3"))
    assert told(data, "xlsx") == [("row 2", "merged-cells", "")]


def test_of_many_merged_cells_the_rest_is_counted():
    def edit(book):
        for row in range(2, 70, 2):
            book.active.merge_cells(f"B{row}:B{row + 1}")

    data = workbook(["索引号", "名称"], *([str(i), "a"] for i in range(70)), edit=edit)
    found = [one for row in rows(data, "xlsx") for one in row.findings]
    assert [one.check for one in found] == ["merged-cells"] * 21
    assert "14 more" in found[-1].en  # 34 ranges, and 20 of them listed
    assert "另有14处" in found[-1].zh


def test_only_the_first_visible_sheet_is_read_and_a_second_catalogue_is_told():
    def edit(book):
        book.active.sheet_state = "hidden"
        book.create_sheet("目录").append(["索引号", "名称"])
        book["目录"].append(["7", "b"])
        book.create_sheet("说明").append(["栏目", "说明"])

    assert cells(workbook(["索引号"], ["1"], edit=edit), "xlsx") == [{"identifier": "7", "title": "b"}]
    data = workbook(["索引号"], ["1"], edit=lambda book: book.create_sheet("二").append(["索引号", "名称"]))
    assert told(data, "xlsx") == [("sheet 2", "another-sheet", "")]


def test_a_sheet_of_explanations_in_front_is_passed_over():
    def edit(book):
        book.create_sheet("目录").append(["索引号", "名称"])
        book["目录"].append(["7", "b"])

    data = workbook(["填写说明"], ["索引号", "identifier", "唯一"], edit=edit)
    assert cells(data, "xlsx") == [{"identifier": "7", "title": "b"}]
    assert told(data, "xlsx") == []


def test_a_hidden_sheet_with_heads_is_told():
    def edit(book):
        book.create_sheet("旧").append(["索引号", "名称"])
        book["旧"].sheet_state = "hidden"

    data = workbook(["索引号", "名称"], ["1", "a"], edit=edit)
    assert told(data, "xlsx") == [("sheet 2", "another-sheet", "")]
    (found,) = [one for row in rows(data, "xlsx") for one in row.findings]
    assert "隐藏的工作表" in found.zh
    assert cells(data, "xlsx") == [{"identifier": "1", "title": "a"}, {}]


def test_rich_text_and_phonetic_marks():
    inner = (
        '<c r="A2" t="inlineStr"><is><r><t>政</t></r><r><rPr><b/></rPr><t>府</t></r><rPh sb="0" eb="1"><t>zheng</t></rPh></is></c>'
        '<c r="C2"><v>7</v></c>'
    )
    assert cells(_sheet(inner), "xlsx") == [{"identifier": "政府", "summary": "7"}]


def test_a_column_beyond_all_reason():
    with pytest.raises(LimitExceeded, match="columns"):
        rows(_sheet('<c r="XFD2"><v>7</v></c>'), "xlsx")


def test_what_is_no_workbook():
    for data in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), _zip({"a.txt": b"x"})):
        with pytest.raises(UnreadableFile):
            rows(data, "xlsx")
    broken = _sheet('<c r="A2"><v>1</v>')
    assert told(broken, "xlsx")[-1][1] == "not-xlsx"


def _zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _sheet(row):
    """A workbook of ours whose second row is another."""
    parts = _parts(workbook(["索引号", "名称", "摘要"], ["1"]))
    name = "xl/worksheets/sheet1.xml"
    before, _, rest = parts[name].partition(b'<row r="2"')
    parts[name] = before + f'<row r="2">{row}</row>'.encode() + rest.partition(b"</row>")[2]
    return _zip(parts)


def test_what_is_written_is_read_again_by_name_of_the_ending(tmp_path):
    path = tmp_path / "A.NDJSON"
    write([Row("1", {"identifier": "1"})], path, CORE)
    assert [row.place for row in read(path, CORE)] == ["line 1"]


# -- endless and damaged files -----------------------------------------------------------------------------------------

ENDLESS = {
    "csv": (b"identifier,title\n", b"1,a\n"),
    "json": (b"[", b'{"identifier": "1", "title": "a"},'),
    "jsonl": (b"", b'{"identifier": "1", "title": "a"}\n'),
    "xml": (OPEN.encode(), b"<entry><identifier>1</identifier><title>a</title></entry>"),
}


@pytest.mark.parametrize("form", ENDLESS)
def test_entries_come_while_the_file_is_still_read(form, monkeypatch):
    def chunks(_source, _size=0):
        yield ENDLESS[form][0]
        while True:
            yield ENDLESS[form][1] * 10

    monkeypatch.setattr("zfgk.catalogue.exchange.source.Source.chunks", chunks)
    monkeypatch.setattr("zfgk.catalogue.exchange.source.Source._encoding", lambda _source: "utf-8")
    entries = (row for row in read(b"", CORE, form=form) if row.heads is None)
    assert [row.cells for row, _ in zip(entries, range(1000), strict=False)] == [
        {"identifier": "1", "title": "a"}
    ] * 1000


DAMAGE = [
    b"<",
    b'"',
    b"&",
    b"\0",
    b"]]>",
    b"{",
    b"[",
    b"\xff",
    b",",
    b"'",
    b"<!DOCTYPE",
    b"\\ud800",
    b"&#0;",
    b'r="A0"',
    b"<f>",
]


def damaged(data, chance):
    """A file in which a few bytes are others, missing or too many."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(spoilt) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            spoilt[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del spoilt[place : place + chance.randint(1, 30)]
        elif kind == 2:
            spoilt[place:place] = chance.choice(DAMAGE)
        else:
            del spoilt[place:]
    return bytes(spoilt)


@pytest.mark.parametrize("form", ["csv", "xlsx", "sheet", "json", "jsonl", "xml"])
def test_damaged_files_end_in_findings_or_typed_errors(form):
    chance = Random(form)
    file = io.BytesIO()
    entry = {"identifier": "1", "title": "关于“公布”<a>&", "keywords": ("a;b", '"', ""), "extra.x": "y"}
    dump([Row("1", entry)] * 3, file, CORE, form="xlsx" if form == "sheet" else form)
    whole = _parts(file.getvalue()) if form == "sheet" else {}
    ends = set()
    for _ in range(80):
        if form == "sheet":
            name = chance.choice(sorted(whole))
            data = _zip(whole | {name: damaged(whole[name], chance)})
        else:
            data = damaged(file.getvalue(), chance)
        try:
            ends.add(any(row.findings for row in read(data, CORE, form="xlsx" if form == "sheet" else form)))
        except (UnreadableFile, LimitExceeded):
            ends.add("refused")
    assert ends & {True, "refused"}
