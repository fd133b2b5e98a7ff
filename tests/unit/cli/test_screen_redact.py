import json
from pathlib import Path

import pytest

from zfgk.cli import run

ID, MOBILE = "110101199003074477", "13800138000"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(f"王某，证号{ID}，电话{MOBILE}。", encoding="utf-8")
    page = f"<p title='{MOBILE}'>证号{ID}</p><!-- {MOBILE} --><div hidden>{ID}</div>"
    (tmp_path / "in" / "b" / "page.html").write_text(page, encoding="utf-8")
    return tmp_path


def screen(capsys, *argv):
    status = run(["screen", *map(str, argv)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_copies_lie_below_out_as_the_originals_lie_below_the_folder(capsys, folder):
    out = folder / "out"
    status, printed, _ = screen(capsys, folder / "in", "--redact", out, "--format", "json")
    assert status == 1
    files = json.loads(printed)["files"]
    assert [Path(one["redacted"]).relative_to(out).as_posix() for one in files] == ["a.txt", "b/page.html"]
    assert (out / "a.txt").read_text(encoding="utf-8") == "王某，证号■■■，电话■■■。"
    page = (out / "b" / "page.html").read_text(encoding="utf-8")
    assert ID not in page
    assert MOBILE not in page
    assert "■■■" in page
    assert (folder / "in" / "a.txt").read_text(encoding="utf-8").count(ID) == 1


def test_what_the_copies_lack_is_listed_with_its_ground(capsys, folder):
    screen(capsys, folder / "in", "--redact", folder / "out")
    listed = json.loads((folder / "out" / "removals.json").read_text(encoding="utf-8"))["files"]
    removals = listed[0]["removals"]
    assert [(removal["rule"], removal["where"]) for removal in removals] == [
        ("zfgk.resident-id", "body"),
        ("zfgk.mobile-number", "body"),
    ]
    assert all("第三十七条" in removal["ground"] for removal in removals)
    assert ID not in json.dumps(listed)


def test_the_copies_are_clean(capsys, folder):
    screen(capsys, folder / "in", "--redact", folder / "out")
    status, printed, _ = screen(capsys, folder / "out" / "a.txt", folder / "out" / "b", "--format", "json")
    assert status == 0, printed


def test_a_file_with_a_secrecy_mark_gets_no_copy_and_the_others_do(capsys, folder):
    (folder / "in" / "secret.txt").write_text(f"机密★10年\n{ID}", encoding="utf-8")
    status, printed, _ = screen(capsys, folder / "in", "--redact", folder / "out", "--format", "json")
    assert status == 1
    secret = json.loads(printed)["files"][1]
    assert secret["redacted"] is None
    assert "ZFGK-S001" in secret["error"]
    assert not (folder / "out" / "secret.txt").exists()
    assert (folder / "out" / "a.txt").exists()


def test_a_copy_never_takes_the_place_of_an_original(capsys, folder):
    status, _, err = screen(capsys, folder / "in", "--redact", folder / "in")
    assert status == 2
    assert "its copy would take its place" in err
    assert ID in (folder / "in" / "a.txt").read_text(encoding="utf-8")


def test_two_copies_of_one_name_are_refused(capsys, folder):
    (folder / "other").mkdir()
    (folder / "other" / "a.txt").write_text("公告", encoding="utf-8")
    status, _, err = screen(capsys, folder / "in", folder / "other", "--redact", folder / "out")
    assert status == 2
    assert "same name" in err
    assert not (folder / "out").exists()


def test_a_number_in_a_name_is_not_in_the_name_of_the_copy(capsys, folder):
    (folder / "in" / f"手机{MOBILE}.txt").write_text("公告", encoding="utf-8")
    screen(capsys, folder / "in", "--redact", folder / "out")
    assert (folder / "out" / "手机_.txt").exists()
    assert MOBILE not in (folder / "out" / "removals.json").read_text(encoding="utf-8")


def test_a_link_out_of_the_folder_is_not_followed(capsys, folder):
    (folder / "secret.txt").write_text("别处的文件", encoding="utf-8")
    (folder / "in" / "link.txt").symlink_to(folder / "secret.txt")
    status, printed, _ = screen(capsys, folder / "in", "--redact", folder / "out", "--format", "json")
    assert status == 1
    linked = next(one for one in json.loads(printed)["files"] if one["path"].endswith("link.txt"))
    assert "leads out of its folder" in linked["error"]
    assert not (folder / "out" / "link.txt").exists()
