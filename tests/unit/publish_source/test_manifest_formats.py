"""A manifest means the same as CSV, workbook, JSON and XML."""

import json
from datetime import date

import openpyxl
import pytest

from zfgk.catalogue import Row
from zfgk.catalogue.exchange import write
from zfgk.errors import BadInput
from zfgk.model.information import Attribute
from zfgk.publish.source.manifest import read_source
from zfgk.publish.source.table import MANIFEST

CELLS = {
    "identifier": "000000000/2025-00001",
    "title": "=关于公布结果的公告",
    "summary": "一\n二",
    "date_written": "2025-03-03",
    "disclosure": "主动公开",
    "keywords": ("土地", "出让；公告"),
    "path": ("a;b.txt", "c.txt"),
    "extra.宗地": "-7",
}


@pytest.fixture
def files(folder):
    for name in ("a;b.txt", "c.txt"):
        (folder / name).write_text("公告", encoding="utf-8")
    return folder


def faults(folder):
    with pytest.raises(BadInput) as caught:
        read_source(folder)
    return [str(fault).partition(" · ")[0] for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("form", "where"), [("csv", ":2"), ("xlsx", ":2"), ("json", " /entries/0"), ("xml", " /entries/0")]
)
def test_an_item_is_the_same_from_every_format(files, form, where):
    write([Row("1", CELLS)], files / f"manifest.{form}", MANIFEST)
    source = read_source(files)
    (item,) = source.items
    assert item.where == f"manifest.{form}{where}"
    assert item.attribute is Attribute.PROACTIVE
    assert item.entry.title == "=关于公布结果的公告"
    assert item.entry.summary == "一\n二"
    assert item.entry.date_written == date(2025, 3, 3)
    assert item.entry.keywords == ("土地", "出让；公告")
    assert item.entry.extra == {"宗地": "-7"}
    assert [document.name for document in item.documents] == ["a;b.txt", "c.txt"]
    assert source.unlisted == ()


def test_a_workbook_as_people_keep_it(files):
    book = openpyxl.Workbook()
    book.active.append(["索引号", "名称", "生成日期", "公开属性", "文件", None])
    book.active.append([20250001, "公告", date(2025, 3, 3), "主动公开", "c.txt", None])
    book.active.append([])
    book.save(files / "manifest.xlsx")
    (item,) = read_source(files).items
    assert (item.entry.identifier, item.entry.date_written) == ("20250001", date(2025, 3, 3))
    assert [document.name for document in item.documents] == ["c.txt"]


def test_faults_of_a_workbook_have_row_and_column(files):
    book = openpyxl.Workbook()
    book.active.append(["索引号", "名称", "颜色", "生成日期"])
    book.active.append(["1", "=A2", "红", "x", "多"])
    book.active.append([114403006955506492, "公告", None, None])
    book.save(files / "manifest.xlsx")
    assert faults(files) == [
        "manifest.xlsx:1 column 3 '颜色': this column is unknown",
        "manifest.xlsx:2 column 名称: the cell is a formula",
        "manifest.xlsx:2 column 5: the row has more cells than the header",
        "manifest.xlsx:2 column 生成日期: 'x' is no date",
        "manifest.xlsx:3 column 索引号: the number has more than 15 digits, and its last ones are lost",
    ]


def test_faults_of_json_have_their_path(files):
    entries = [
        {"identifier": 1, "colour": "red"},
        {"identifier": "2", "标题": "甲", "名称": "乙", "date_written": "x"},
        7,
    ]
    (files / "manifest.json").write_text(json.dumps({"entries": entries}), encoding="utf-8")
    assert faults(files) == [
        "manifest.json /entries/0 identifier: the value is neither a text nor a list of texts",
        "manifest.json /entries/0 'colour': this field is unknown",
        "manifest.json /entries/1 名称: this field is there twice",
        "manifest.json /entries/1 date_written: 'x' is no date",
        "manifest.json /entries/2: the entry is no object",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("manifest.json", b'{"entries": [', "manifest.json character 14: this is not JSON"),
        ("manifest.json", b'{"entries": []}', "manifest.json: the manifest lists no items"),
        ("manifest.xml", b"<!DOCTYPE a><a/>", "manifest.xml /: it declares a document type, which is not read"),
    ],
)
def test_files_that_are_no_manifest(files, name, content, says):
    (files / name).write_bytes(content)
    assert faults(files) == [says]
