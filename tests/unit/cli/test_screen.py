import json
import os
import sys
from pathlib import Path

import pytest

from zfgk.cli import run

NUMBER = "13800138000"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_bytes(f"联系人：王某 {NUMBER}".encode("gbk"))
    (tmp_path / "b" / "clean.html").write_text("<p>公告</p>", encoding="utf-8")
    (tmp_path / "b" / "mark.html").write_text("<p>机密★10年</p>", encoding="utf-8")
    (tmp_path / ".git" / "x.txt").write_text(NUMBER, encoding="utf-8")
    return tmp_path


def screen(capsys, *argv):
    status = run(["screen", *map(str, argv)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_json_has_the_names_that_other_programs_use(capsys, folder):
    status, out, err = screen(capsys, folder / "a.txt", "--format", "json")
    assert (status, err) == (1, "")
    assert json.loads(out) == {
        "files": [
            {
                "path": str(folder / "a.txt"),
                "findings": [
                    {
                        "rule": "zfgk.mobile-number",
                        "category": "mobile-number",
                        "severity": "review",
                        "start": 7,
                        "end": 18,
                        "where": "body",
                        "visibility": "visible",
                        "kind": "text",
                        "excerpt": "138******00",
                        "basis": "《中华人民共和国个人信息保护法》第三十四条",
                        "action": "核实是否为应当公开的公务联系电话；属于个人号码的，隐去后再公开",
                    }
                ],
                "redacted": None,
                "error": None,
            }
        ]
    }


def test_a_folder_is_walked_in_order_and_hidden_names_are_left_out(capsys, folder):
    status, out, _ = screen(capsys, folder, "--format", "json")
    assert status == 1
    files = [(os.path.relpath(file["path"], folder), len(file["findings"])) for file in json.loads(out)["files"]]
    assert files == [("a.txt", 1), ("b/clean.html", 0), ("b/mark.html", 1)]


def test_text_is_one_masked_line_for_each_finding(capsys, folder):
    status, out, _ = screen(capsys, folder)
    assert status == 1
    assert NUMBER not in out
    assert "a.txt: review 手机号码 138******00 (body 7-18)" in out
    assert "mark.html: block 国家秘密标志 机密***年 (body 0-6)" in out
    assert out.endswith("3 files, 2 findings in 2 of them\n")


def test_clean_files_give_zero(capsys, folder):
    assert screen(capsys, folder / "b" / "clean.html")[0] == 0


def test_what_cannot_be_read_is_a_finding_and_not_silence(capsys, tmp_path):
    (tmp_path / "a.doc").write_bytes(b"PK")
    (tmp_path / "b.txt").write_bytes(b"\0\1")
    (tmp_path / "c.txt").symlink_to(tmp_path / "absent")
    status, out, _ = screen(capsys, tmp_path, "--format", "json")
    assert status == 1
    files = json.loads(out)["files"]
    assert [file["findings"][0]["category"] for file in files] == ["unscreened"] * 3
    assert [file["findings"][0]["severity"] for file in files] == ["review"] * 3
    for file, says in zip(files, ["no installed reader reads .doc", "zero byte", "No such file"], strict=True):
        assert says in file["error"]


def test_a_number_in_a_file_name_is_found(capsys, tmp_path):
    (tmp_path / f"王某{NUMBER}.txt").write_text("", encoding="utf-8")
    status, out, _ = screen(capsys, tmp_path, "--format", "json")
    assert status == 1
    assert json.loads(out)["files"][0]["findings"][0]["where"] == "file name"


def test_every_missing_path_is_named_and_nothing_is_screened(capsys, folder):
    status, out, err = screen(capsys, folder, folder / "x", folder / "y")
    assert (status, out) == (2, "")
    assert [line.split(": ")[1].split()[1] for line in err.splitlines()] == [str(folder / "x"), str(folder / "y")]


def test_on_a_terminal_it_is_a_table(folder, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, shown, _ = screen(capsys, str(folder))
    assert status == 1
    assert "程度" in shown
    assert "138******00" in shown
    assert NUMBER not in shown


def test_the_guide_shows_what_the_command_prints(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    status, out, _ = screen(capsys, "examples/bureau/docs")
    assert status == 1
    assert f"$ zfgk screen examples/bureau/docs\n{out}```" in (ROOT / "docs" / "screening.md").read_text(
        encoding="utf-8"
    )


def test_explain_says_why_numbers_are_none(capsys, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("流转110101199003074470，总额13800138000元", encoding="utf-8")
    status, out, _ = screen(capsys, path, "--explain")
    assert status == 0
    assert f"{path}: 未列 公民身份号码 110*************70 (body 2-20) 校验码不符\n" in out
    assert "后面是计量单位，是数量" in out
    _, out, _ = screen(capsys, path, "--explain", "--format", "json")
    (seen,) = json.loads(out)["files"]
    assert [(near["why"], near["start"], near["end"]) for near in seen["near_misses"]] == [
        ("check-character", 2, 20),
        ("unit", 23, 34),
    ]
    assert NUMBER not in out


def test_nothing_is_explained_unless_asked_or_where_nothing_can_be_read(capsys, folder):
    _, out, _ = screen(capsys, folder / "a.txt", "--format", "json")
    assert "near_misses" not in json.loads(out)["files"][0]
    (folder / "a.xyz").write_bytes(b"\x00\x01")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    status, out, _ = screen(capsys, folder / "a.xyz", folder / "broken.docx", "--explain", "--format", "json")
    assert status == 1
    assert [seen["near_misses"] for seen in json.loads(out)["files"]] == [[], []]
