"""The doors beside the items: what else could carry something non-public out."""

import json

import pytest

from zfgk.attributes.grounds import cited_articles
from zfgk.cli import run

HEAD = "索引号,名称,内容概述,生成日期,发布机构,公开属性,不公开理由,文件\n"
NUMBER = "11010519491231002X"  # the textbook example of a valid check digit


@pytest.fixture
def office(tmp_path):
    class Office:
        source, out = tmp_path / "source", tmp_path / "out"

        def write(self, attribute, reason="", text="一份公告。"):
            row = f"A-1,公告,概述,2025-01-02,某局,{attribute},{reason},a.txt\n"
            (self.source / "manifest.csv").write_text(HEAD + row, encoding="utf-8")
            (self.source / "a.txt").write_text(text, encoding="utf-8")

        def publish(self, *more):
            return run(
                [
                    "publish",
                    str(self.source),
                    "--out",
                    str(self.out),
                    "--to",
                    "portal-feed",
                    "--on",
                    "2025-01-10",
                    *more,
                ]
            )

        def everything(self):
            return "".join(
                file.read_text(encoding="utf-8", errors="replace")
                for folder in (self.out, self.out.with_name("out.run"))
                for file in folder.rglob("*")
                if file.is_file()
            )

    made = Office()
    made.source.mkdir()
    made.write("主动公开")
    return made


def test_a_withdrawal_reason_is_screened(office, capsys):
    assert office.publish() == 0
    for reason in (f"当事人{NUMBER}投诉", "电话13800138000", "机密★5年 内部研究"):
        assert run(["withdraw", "A-1", "--reason", reason, "--out", str(office.out)]) == 2
    captured = capsys.readouterr()
    assert NUMBER not in captured.err + captured.out + office.everything()
    assert captured.err.count("--reason") == 3


@pytest.mark.parametrize("reason", ["", "涉及商业秘密", "涉及商业秘密，依据《条例》第十五条"])
def test_an_item_marked_not_public_leaves_whatever_its_reason(office, reason):
    assert office.publish() == 0
    office.write("不予公开", reason)
    assert office.publish() == 0
    feed = (office.out / "portal-feed" / "atom.xml").read_text(encoding="utf-8")
    assert "deleted-entry" in feed
    assert "公告" not in feed


def test_names_of_unlisted_files_are_masked(office, capsys):
    (office.source / f"张某{NUMBER}.txt").write_text("x", encoding="utf-8")
    assert office.publish("--format", "json") == 0
    out = capsys.readouterr().out
    assert json.loads(out)["unlisted"] == ["张某110*************2X.txt"]
    assert NUMBER not in out + office.everything()


def test_the_site_is_screened(office, capsys):
    assert office.publish("--base-url", "https://a.example/13800138000/") == 2
    assert "13800138000" not in capsys.readouterr().err
    assert not office.out.exists()


def test_a_file_without_text_is_held(office, capsys):
    office.write("主动公开", text=" \n")
    assert office.publish("--format", "json") == 0
    (item,) = json.loads(capsys.readouterr().out)["items"]
    assert item["status"] == "held"
    assert "没有可以审查的文字" in item["reasons"][0]


def test_links_that_lead_to_themselves(office, capsys):
    (office.source / "loop").symlink_to("loop")
    assert office.publish() == 0
    (office.source / "a.txt").unlink()
    (office.source / "a.txt").symlink_to("a.txt")
    assert office.publish() == 2
    assert "leads to itself" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_fails_its_item_and_the_others_go_on(office, capsys):
    rows = (
        "A-1,公告,概述,2025-01-02,某局,主动公开,,a.txt\n"
        "A-2,通知,概述,2025-01-02,某局,主动公开,,renamed.txt\n"
        "A-3,决定,概述,2025-01-02,某局,主动公开,,damaged.txt\n"
    )
    (office.source / "manifest.csv").write_text(HEAD + rows, encoding="utf-8")
    (office.source / "damaged.txt").write_bytes("只在这里的话".encode("gbk") + b"\xff\x00")
    assert office.publish("--format", "json") == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [item["status"] for item in items] == ["published", "failed", "failed"]
    assert "renamed.txt不存在" in items[1]["reasons"][0]
    assert "damaged.txt无法解码" in items[2]["reasons"][0]
    feed = (office.out / "portal-feed" / "atom.xml").read_text(encoding="utf-8")
    assert ("公告" in feed, "通知" in feed, "决定" in feed) == (True, False, False)
    assert office.publish("--fail-on", "failed") == 1


@pytest.mark.parametrize(
    ("reason", "cites"),
    [
        ("依据《条例》第十五条", True),
        ("《信息公开条例》14条", True),
        ("《政府信息公开条例》第 十五 条", True),
        ("条例第十六条第一款", True),
        ("《保守国家秘密法》第十四条", False),
        ("《信访工作条例》第十四条", False),
        ("《政府信息公开条例》第二十四条", False),
        ("涉及商业秘密", False),
    ],
)
def test_grounds(reason, cites):
    assert bool(cited_articles(reason)) is cites
