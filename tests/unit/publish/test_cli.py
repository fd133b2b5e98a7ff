"""``zfgk publish`` and ``zfgk withdraw`` as a person or a program calls them."""

import json
import os
import sqlite3
from datetime import datetime

import feedparser
import pytest

from zfgk import Host
from zfgk.cli import common, run
from zfgk.cli import publish as publish_command

MANIFEST = """索引号,名称,内容概述,生成日期,发布机构,公开属性,不公开理由,文件
GK-1,关于供地计划的通知,年度供应总量,2026-02-20,示例市某局,主动公开,,a.txt
GK-2,权籍调查成果目录,目录,2026-02-20,示例市某局,依申请公开,,a2.txt
GK-3,关于培训的通知,培训安排,2026-02-20,示例市某局,主动公开,,b.txt
"""


@pytest.fixture
def bureau(tmp_path):
    folder = tmp_path / "bureau"
    folder.mkdir()
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    (folder / "a.txt").write_text("本年度国有建设用地供应计划如下。", encoding="utf-8")
    (folder / "a2.txt").write_text("目录全文。", encoding="utf-8")
    (folder / "b.txt").write_text("报名请致电联系人手机13800138000。", encoding="utf-8")
    return folder


@pytest.fixture
def zfgk(tmp_path, capsys):
    def call(*arguments):
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    def base(command, what, *options, out="out"):
        return call(command, what, "--out", tmp_path / out, "--on", "2026-03-02", *options)

    call.base = base
    call.json = lambda *arguments: json.loads(base(*arguments, "--format", "json")[1])
    return call


def files(tmp_path):
    return sorted(
        f.relative_to(tmp_path).as_posix()
        for f in tmp_path.rglob("*")
        if f.is_file() and "bureau" not in f.relative_to(tmp_path).parts
    )


def test_the_main_job(zfgk, bureau, tmp_path):
    said = zfgk.json("publish", bureau, "--to", "portal-feed")
    assert {item["id"]: item["status"] for item in said["items"]} == {
        "GK-1": "published",
        "GK-2": "withheld",
        "GK-3": "held",
    }
    assert said["items"][0]["attribute"] == "proactive"
    assert said["items"][0]["due"] == "2026-03-20"  # 15 to 23 February are the Spring Festival, the 28th is worked
    assert said["exports"] == [
        {
            "exporter": "portal-feed",
            "files": ["portal-feed/atom.xml", "portal-feed/rss.xml"],
            "done": 1,
            "rejected": 0,
            "retry": 0,
            "error": "",
            "planned": [],
            "next_try": None,
            "why": "",
        }
    ]
    assert "13800138000" not in json.dumps(said, ensure_ascii=False)
    assert files(tmp_path) == [
        "out.run/ledger.sqlite",
        "out.run/report.html",
        "out.run/report.json",
        "out/portal-feed/atom.xml",
        "out/portal-feed/rss.xml",
    ]
    assert json.loads((tmp_path / "out.run" / "report.json").read_text(encoding="utf-8")) == said


def test_without_names_every_local_exporter_is_served(zfgk, bureau):
    local = [one.name for one in Host.discover().exporters if not one.network]
    assert "portal-feed" in local
    assert [export["exporter"] for export in zfgk.json("publish", bureau)["exports"]] == local


def test_held_items_end_with_0_and_with_1_only_if_asked(zfgk, bureau):
    assert zfgk.base("publish", bureau)[0] == 0
    assert zfgk.base("publish", bureau, "--fail-on", "held")[0] == 1
    assert zfgk.base("publish", bureau, "--fail-on", "blocked", "--fail-on", "rejected")[0] == 0


def test_the_table_names_each_item_and_ends_with_counts_targets_and_the_page(zfgk, bureau, tmp_path):
    status, out, err = zfgk.base("publish", bureau)
    assert status == 0
    assert err == ""
    for word in ("GK-1", "关于供地计划的通知", "已发布", "GK-3", "待人工决定", "GK-2", "不主动公开", "portal-feed"):
        assert word in out
    assert out.index("GK-3") < out.index("GK-1")  # what needs a person comes first
    assert "共 3 件：待人工决定 1；已发布 1；不主动公开 1，其中 1 件需要处理。" in out
    assert "确认 1；拒收 0；待重试 0；portal-feed/atom.xml, portal-feed/rss.xml" in out
    assert str(tmp_path / "out.run" / "report.html") in out
    assert "13800138000" not in out


def test_the_english_report(zfgk, bureau, tmp_path):
    out = zfgk.base("publish", bureau, "--lang", "en")[1]
    assert "3 items: held 1; published 1; withheld 1, 1 of them need attention." in out
    assert 'lang="en"' in (tmp_path / "out.run" / "report.html").read_text(encoding="utf-8")


def test_a_dry_run_shows_the_plan_and_writes_nothing(zfgk, bureau, tmp_path):
    status, out, _ = zfgk.base("publish", bureau, "--dry-run")
    assert status == 0
    assert "拟变更 1" in out
    assert "发布 GK-1 (v1)" in out
    assert "未写出任何文件" in out
    assert files(tmp_path) == []
    said = zfgk.json("publish", bureau, "--dry-run")
    assert said["dry_run"] is True
    assert said["exports"][0]["planned"] == [{"id": "GK-1", "version": 1, "action": "publish"}]


def test_withdrawing_and_republishing(zfgk, bureau, tmp_path):
    zfgk.base("publish", bureau)
    said = zfgk.json("withdraw", "GK-1", "--reason", "附图有误")
    assert [(item["id"], item["status"]) for item in said["items"]] == [("GK-1", "withdrawn")]
    assert said["exports"][0]["done"] == 1
    text = (tmp_path / "out" / "portal-feed" / "atom.xml").read_text(encoding="utf-8")
    assert "附图有误" in text
    assert "关于供地计划的通知" not in text
    assert zfgk.json("publish", bureau)["items"][0]["status"] == "withdrawn"
    assert zfgk.json("publish", bureau, "--republish", "GK-1")["items"][0]["status"] == "published"


def test_a_withdrawal_keeps_the_settings_of_the_publication(zfgk, bureau, tmp_path):
    targets = tmp_path / "bureau" / "targets.yaml"
    targets.write_text(
        "- {name: 局门户, exporter: portal-feed, options: {title: 我局栏目}, base_url: 'https://zrzyj.example.gov.cn/'}",
        encoding="utf-8",
    )
    zfgk.base("publish", bureau, "--targets", targets)
    before = feedparser.parse(tmp_path / "out" / "局门户" / "atom.xml").feed
    assert zfgk.base("withdraw", "GK-1", "--reason", "附图有误")[0] == 0
    after = feedparser.parse(tmp_path / "out" / "局门户" / "atom.xml").feed
    assert (after.title, after.id, after.links) == (before.title, before.id, before.links)
    assert not (tmp_path / "out" / "portal-feed").exists()
    # Nor does the next publication with the same settings write anything.
    assert zfgk.json("publish", bureau, "--targets", targets)["exports"][0]["files"] == []


def test_a_withdrawal_may_name_its_targets(zfgk, bureau):
    zfgk.base("publish", bureau)
    assert zfgk.base("withdraw", "GK-1", "--reason", "x", "--to", "portal-fed")[0] == 2
    assert zfgk.json("withdraw", "GK-1", "--reason", "x", "--to", "portal-feed")["exports"][0]["done"] == 1


def test_a_withdrawal_says_which_targets_it_cannot_reach(zfgk, bureau, tmp_path):
    zfgk.base("publish", bureau, "--to", "portal-feed")
    with sqlite3.connect(tmp_path / "out.run" / "ledger.sqlite") as connection:
        settings = json.dumps({"exporter": "hub", "base_url": "", "internal": False, "options": None})
        connection.execute("INSERT INTO target VALUES ('hub', ?, 'x')", (settings,))
    connection.close()
    status, out, err = zfgk.base("withdraw", "GK-1", "--reason", "附图有误", "--format", "json")
    said = json.loads(out)
    assert status == 1
    assert "hub" in err
    assert "--targets" in err
    assert said["items"][0]["status"] == "failed"
    assert {export["exporter"]: (export["done"], export["retry"]) for export in said["exports"]} == {
        "portal-feed": (1, 0),
        "hub": (0, 1),
    }


def test_a_given_day_is_midnight_in_china_and_otherwise_it_is_now(zfgk, bureau, tmp_path, monkeypatch):
    zfgk.base("publish", bureau)
    assert "<updated>2026-03-02T00:00:00+08:00</updated>" in (tmp_path / "out/portal-feed/atom.xml").read_text("utf-8")
    now = datetime.fromisoformat("2026-03-04T15:06:07+08:00")
    monkeypatch.setattr(publish_command, "now_in_china", lambda: now)
    monkeypatch.setattr(publish_command, "today_in_china", now.date)
    assert zfgk("publish", bureau, "--out", tmp_path / "later")[0] == 0
    assert "<updated>2026-03-04T15:06:07+08:00</updated>" in (tmp_path / "later/portal-feed/atom.xml").read_text(
        "utf-8"
    )


def test_the_present_moment_is_chinas():
    assert common.now_in_china().utcoffset().total_seconds() == 8 * 3600
    assert abs((common.now_in_china().date() - common.today_in_china()).days) <= 1


def test_the_sites_address_comes_from_the_option_then_the_manifest(zfgk, bureau, tmp_path):
    zfgk.base("publish", bureau, "--base-url", "https://zrzyj.example.gov.cn/xxgk")
    feed = feedparser.parse(tmp_path / "out" / "portal-feed" / "atom.xml").feed
    assert [link.href for link in feed.links if link.rel == "alternate"] == ["https://zrzyj.example.gov.cn/xxgk/"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["publish", "{bureau}"], "--out"),
        (["publish", "{tmp}/nowhere", "--out", "{tmp}/out"], "nowhere"),
        (["publish", "{tmp}", "--out", "{tmp}-out"], "no manifest"),
        (["publish", "{bureau}/a.txt", "--out", "{tmp}/out"], "a.txt"),
        (["publish", "{bureau}", "--out", "{bureau}"], "overlaps"),
        (["publish", "{bureau}", "--out", "{bureau}/out"], "overlaps"),
        (["publish", "{bureau}", "--out", "{bureau}/a.txt"], "file of this name"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--to", "portal-fed"], "did you mean portal-feed?"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--to", "portal-feed", "--to", "portal-feed"], "twice"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--targets", "{tmp}/none.yaml"], "none.yaml"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--on", "2026-02-30"], "2026-02-30"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--ledger", "nonsense"], "database URL"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--ledger", "nosuchdb://h/x"], "driver"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--base-url", "example"], "web address"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--republish", "GK-9"], "GK-9"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--block", "portal-fed"], "portal-feed"),
        (["publish", "{bureau}", "--out", "{tmp}/out", "--fail-on", "late"], "late"),
        (["withdraw", "GK-1", "--out", "{tmp}/out", "--reason", "x"], "nothing was ever published"),
        (["withdraw", "GK-1", "--out", "{tmp}/out"], "--reason"),
        (["withdraw", "GK-1", "--out", "{tmp}/out", "--reason", " "], "empty"),
    ],
)
def test_bad_input_is_one_readable_line_status_2_and_nothing_half_written(zfgk, bureau, tmp_path, arguments, says):
    before = sorted(tmp_path.rglob("*"))
    status, out, err = zfgk(*(argument.format(bureau=bureau, tmp=tmp_path) for argument in arguments))
    assert status == 2
    assert out == ""
    assert says in err
    assert len(err.splitlines()) == 1
    assert err.startswith("zfgk: ")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_cannot_be_read_later_leaves_what_was_published(zfgk, bureau, tmp_path):
    zfgk.base("publish", bureau)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path) if "portal-feed" in name}
    assert before
    (bureau / "a.txt").unlink()
    status, out, _ = zfgk.base("publish", bureau, "--format", "json")
    assert status == 0
    failed = [item for item in json.loads(out)["items"] if item["status"] == "failed"]
    assert failed
    assert "a.txt不存在" in failed[0]["reasons"][0]
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path) if "portal-feed" in name} == before


def test_a_target_that_is_behind_ends_with_1_and_says_so(zfgk, bureau, tmp_path, monkeypatch):
    from zfgk_portal_feed import documents

    def full(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(documents, "write_atomic", full)
    status, _, err = zfgk.base("publish", bureau)
    assert status == 1
    assert "portal-feed still owes 1 change(s)" in err
    assert "No space left" in err
    monkeypatch.undo()
    assert zfgk.base("publish", bureau)[0] == 0
    assert (tmp_path / "out" / "portal-feed" / "atom.xml").exists()


def test_a_broken_plugin_is_named_and_can_be_blocked(zfgk, bureau, monkeypatch):
    import importlib.metadata

    point = importlib.metadata.EntryPoint("ill", "a_module_that_is_not_there", "zfgk")
    own = importlib.metadata.entry_points(group="zfgk")
    monkeypatch.setattr("zfgk.host.host.entry_points", lambda group: [*own, point])  # noqa: ARG005  # its name is the API
    status, _, err = zfgk.base("publish", bureau)
    assert status == 2
    assert "plugin ill" in err
    assert zfgk.base("publish", bureau, "--block", "ill")[0] == 0


def test_a_blocked_exporter_is_not_served(zfgk, bureau):
    plugins = {plugin.name for plugin in Host.discover().plugins if plugin.brings.get("exporters")}
    blocked = [word for name in sorted(plugins) for word in ("--block", name)]
    said = zfgk.json("publish", bureau, *blocked)
    assert said["exports"] == []
    assert said["items"][0]["status"] == "unchanged"
    assert "可以发布" in said["items"][0]["reasons"][0]


def test_a_report_that_cannot_be_written_takes_nothing_back_and_hides_nothing(zfgk, bureau, tmp_path):
    (tmp_path / "out.run" / "report.json").mkdir(parents=True)
    status, said, error = zfgk.base("publish", bureau, "--to", "portal-feed")
    assert status == 1
    assert "已发布 1" in said
    assert "portal-feed：确认 1" in said
    assert "report.html" not in said
    assert "ZFGK-I003" in error
    assert (tmp_path / "out" / "portal-feed" / "atom.xml").exists()
    status, said, _ = zfgk.base("publish", bureau, "--to", "portal-feed", "--format", "json")
    assert (status, json.loads(said)["exports"][0]["error"]) == (1, "")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true"])
def test_a_ledger_that_remembers_nothing_is_refused_unless_nothing_is_to_be_remembered(zfgk, bureau, tmp_path, url):
    status, said, error = zfgk.base("publish", bureau, "--to", "portal-feed", "--ledger", url)
    assert (status, said) == (2, "")
    assert "in memory" in error
    assert files(tmp_path) == []
    status, said, error = zfgk.base("publish", bureau, "--to", "portal-feed", "--ledger", url, "--dry-run")
    assert (status, error) == (0, "")
    assert "拟变更 1" in said


def test_what_is_internal_is_for_nobody_else_unless_its_folder_was_made_for_others(zfgk, bureau, tmp_path):
    zfgk.base("publish", bureau, "--to", "portal-feed")
    assert (tmp_path / "out.run").stat().st_mode & 0o777 == 0o700
    (tmp_path / "team.run").mkdir(mode=0o750)
    (tmp_path / "team.run").chmod(0o750)
    before = os.umask(0o007)
    try:
        zfgk.base("publish", bureau, "--to", "portal-feed", out="team")
    finally:
        os.umask(before)
    assert (tmp_path / "team.run").stat().st_mode & 0o777 == 0o750
    made = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "team.run").iterdir()}
    assert made == {"ledger.sqlite": 0o660, "report.html": 0o660, "report.json": 0o660}


def test_an_id_that_was_changed_in_the_source_is_something_to_look_at(zfgk, bureau):
    zfgk.base("publish", bureau, "--to", "portal-feed")
    (bureau / "manifest.csv").write_text(MANIFEST.replace("GK-1", "GK-9"), encoding="utf-8")
    status, said, _ = zfgk.base("publish", bureau, "--to", "portal-feed")
    assert status == 0
    assert "清单已无 1" in said
    assert "其中 2 件需要处理" in said  # the one that is held, and this one
    assert zfgk.base("publish", bureau, "--to", "portal-feed", "--fail-on", "vanished")[0] == 1
    zfgk.base("withdraw", "GK-1", "--reason", "索引号有误")
    assert zfgk.base("publish", bureau, "--to", "portal-feed", "--fail-on", "vanished")[0] == 0


def test_a_very_long_title_does_not_fill_the_terminal(zfgk, bureau):
    long = "关于" + "很" * 20_000 + "长的通知"
    (bureau / "manifest.csv").write_text(MANIFEST.replace("关于供地计划的通知", long), encoding="utf-8")
    assert zfgk.json("publish", bureau, "--to", "portal-feed")["items"][0]["title"] == long
    said = zfgk.base("publish", bureau, "--to", "portal-feed")[1]
    assert "很很很…" in said.replace("\n", "").replace(" ", "")
    assert len(said.splitlines()) < 30
