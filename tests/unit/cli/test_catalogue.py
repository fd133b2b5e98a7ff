"""``zfgk catalogue`` as an official uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zfgk.cli import run

TABLE = """索引号,名称,内容概述,生成日期,发布日期,发布机构,文号,公开属性,网址
000014349/2017-00110,关于一件事的通知,安排一件事。,2017-03-02,2017-03-03,国务院办公厅,国办发〔2017〕11号,主动公开,https://www.gov.cn/1
000014349/2017-00111,关于二件事的通知,安排二件事。,2017-03-02,2017-03-01,国务院办公厅,国办发[2017]12号,公开,www.gov.cn/2
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mulu.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return path


def test_findings_as_lines(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "check", str(table), "--on", "2020-01-01"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[:5] for line in lines[:-1]] == [
        ["row", "3", "disclosure:", "error", "term-unknown"],
        ["row", "3", "url:", "error", "not-an-address"],
        ["row", "3", "date_published:", "error", "published-before-written"],
        ["row", "3", "document_number:", "note", "document-number-form"],
    ]
    assert lines[-1] == "2 entries, 3 errors, 1 notes"


def test_findings_as_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "check", str(table), "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"check", "path", "field", "severity", "message"} <= set(findings[0])
    assert [one["severity"] for one in findings] == ["error", "error", "error", "note"]


def test_english_messages(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["catalogue", "check", str(table), "--lang", "en"])
    assert "published on 2017-03-01, before it was written on 2017-03-02" in capsys.readouterr().out


def test_a_catalogue_without_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = {
        "identifier": "000014349/2017-00110",
        "title": "关于一件事的通知",
        "summary": "安排。",
        "date_written": "2017-03-02",
    }
    path = tmp_path / "mulu.json"
    path.write_text(json.dumps({"entries": [entry]}), encoding="utf-8")
    assert run(["catalogue", "check", str(path), "--schema", "national-2009"]) == 0
    assert capsys.readouterr().out == "1 entries, 0 errors, 0 notes\n"
    assert run(["catalogue", "check", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": []}


def test_numbers_are_held_against_agencies(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agencies = tmp_path / "agencies.csv"
    agencies.write_text("000014349,某部\n", encoding="utf-8")
    run(["catalogue", "check", str(table), "--agencies", str(agencies)])
    assert capsys.readouterr().out.count("identifier-agency") == 2
    agencies.write_text("000014348,某部\n", encoding="utf-8")
    assert run(["catalogue", "check", str(table), "--agencies", str(agencies)]) == 2
    assert "agencies.csv:1" in capsys.readouterr().err


def test_another_schema_asks_for_other_fields(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "check", str(table), "--schema", "hami"]) == 1
    assert "row 1 category: error missing-column" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--schema", "hamii"], "did you mean hami"), (["--on", "gestern"], "is not a day")],
)
def test_bad_usage(table: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "check", str(table), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "check", str(tmp_path / "no.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err


def test_the_schemas_are_listed_with_their_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "schemas"]) == 0
    assert "baiyin  白银市政府信息公开目录" in capsys.readouterr().out
    assert run(["catalogue", "schemas", "hami"]) == 0
    assert "  category  信息种类  line 必填 required" in capsys.readouterr().out
    assert run(["catalogue", "schemas", "--format", "json"]) == 0
    schemas = json.loads(capsys.readouterr().out)["schemas"]
    assert next(one for one in schemas if one["name"] == "guide")["about"] == "guide"


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.xml", b"<catalogue", 2),
        ("a.xml", b"", 2),
        ("a.xml", b"<!DOCTYPE a><a/>", 2),
        ("a.json", b"[{", 2),
        ("a.json", b"", 2),
        ("a.json", b"null", 2),
        ("a.csv", b"", 2),
        ("a.xlsx", b"PK", 2),
        ("a.json", b'[{"identifier": "1", "title": "a"}, {', 1),
        ("a.csv", '索引号,名称\n1,甲\n2,"乙'.encode(), 1),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_2_and_one_read_in_part_1(
    name: str, data: bytes, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert run(["catalogue", "check", str(tmp_path / name)]) == status
    said = capsys.readouterr()
    assert said.out + said.err


@pytest.mark.parametrize(
    ("name", "said"),
    [("mulu.xls", "save it as .xlsx"), ("mulu.et", "save it as .xlsx"), ("mulu", "no ending"), ("mulu.txt", "csv")],
)
def test_files_of_other_endings(name: str, said: str, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = table.rename(table.with_name(name))
    assert run(["catalogue", "check", str(other)]) == 2
    assert said in capsys.readouterr().err
    assert run(["catalogue", "check", str(other), "--form", "csv"]) == 1
    assert "2 entries" in capsys.readouterr().out


def test_convert_replaces_nothing_unasked_and_its_own_input_never(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("索引号,名称\n1,甲\n", encoding="utf-8")
    target.write_text("kept", encoding="utf-8")
    assert run(["catalogue", "convert", str(source), "--out", str(target)]) == 2
    assert "--replace" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "kept"
    assert run(["catalogue", "convert", str(source), "--out", str(source), "--replace"]) == 2
    assert "the file to read" in capsys.readouterr().err
    assert source.read_text(encoding="utf-8") == "索引号,名称\n1,甲\n"
    assert run(["catalogue", "convert", str(source), "--out", str(target), "--replace"]) == 0
    assert "甲" in target.read_text(encoding="utf-8-sig")


def test_validity_is_held_against_the_life_of_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, life = tmp_path / "a.csv", tmp_path / "life.yaml"
    table.write_text(
        "索引号,名称,内容概述,生成日期,有效性\n000014349/2017-00110,某办法,规定某事。,2017-03-02,有效\n",
        encoding="utf-8",
    )
    life.write_text(
        """documents:
  - key: 000014349/2017-00110
    title: 某办法
    events:
      - {event: 公布, day: 2017-03-02}
      - {event: 废止, day: 2019-06-01}
""",
        encoding="utf-8",
    )
    arguments = ["catalogue", "check", str(table), "--life", str(life), "--on"]
    assert run([*arguments, "2019-05-31"]) == 0
    assert capsys.readouterr().out == "1 entries, 0 errors, 0 notes\n"
    assert run([*arguments, "2019-06-01"]) == 0
    assert "row 2 validity: note validity-differs" in capsys.readouterr().out
