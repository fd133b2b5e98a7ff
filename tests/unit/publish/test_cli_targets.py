"""``zfgk targets`` and waiting, as a person or a program calls them."""

import json
import socket
from datetime import datetime, timedelta

import pytest

from zfgk.cli import publish as publish_command
from zfgk.cli import run

HEAD = "索引号,名称,内容概述,生成日期,发布机构,公开属性,不公开理由,文件\n"


@pytest.fixture
def zfgk(tmp_path, capsys):
    source = tmp_path / "source"
    source.mkdir()
    (source / "manifest.csv").write_text(f"{HEAD}A-1,公告,概述,2026-02-20,某局,主动公开,,a.txt\n", encoding="utf-8")
    (source / "a.txt").write_text("一份公告。", encoding="utf-8")

    def call(*arguments):
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    call.out = tmp_path / "out"
    call.publish = lambda *more: call(
        "publish", source, "--out", call.out, "--to", "portal-feed", "--on", "2026-03-02", *more
    )
    return call


def test_verify_says_what_is_missing_and_rebuild_brings_it_back(zfgk):
    zfgk.publish()
    status, out, _ = zfgk("targets", "verify", "--out", zfgk.out)
    assert (status, out) == (0, "portal-feed · 已确认 1；实有 1；待送 0；不一致 0\n")
    feed = zfgk.out / "portal-feed" / "atom.xml"
    before = feed.read_bytes()
    feed.unlink()
    status, out, _ = zfgk("targets", "verify", "--out", zfgk.out, "--format", "json")
    assert status == 1
    assert json.loads(out) == {
        "targets": [
            {
                "target": "portal-feed",
                "confirmed": 1,
                "held": 0,
                "outstanding": 0,
                "checked": True,
                "error": "",
                "findings": [
                    {
                        "id": "A-1",
                        "kind": "missing",
                        "expected": 1,
                        "held": 0,
                        "message": "渠道已确认，但其中没有该信息；下次发布将补送",
                    }
                ],
            }
        ]
    }
    assert "next run delivers it again" in zfgk("targets", "verify", "--out", zfgk.out, "--lang", "en")[1]
    status, out, _ = zfgk("targets", "rebuild", "portal-feed", "--out", zfgk.out, "--dry-run", "--format", "json")
    planned = json.loads(out)["exports"][0]["planned"]
    assert (status, planned, feed.exists()) == (0, [{"id": "A-1", "version": 1, "action": "publish"}], False)
    status, out, _ = zfgk("targets", "rebuild", "portal-feed", "--out", zfgk.out)
    assert status == 0
    assert "确认 1" in out
    assert feed.read_bytes() == before


def test_verify_does_not_pass_over_a_target_that_is_out_of_reach(zfgk, tmp_path):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and nobody listens there
        port = nobody.getsockname()[1]
        options = f"  options:\n    url: http://127.0.0.1:{port}/\n    secret: {'s' * 40}\n"
        targets = tmp_path / "targets.yaml"
        targets.write_text(f"- exporter: portal-feed\n- exporter: webhook\n  name: 市平台\n{options}", encoding="utf-8")
        more = ("--out", zfgk.out, "--targets", targets)
        assert zfgk("publish", tmp_path / "source", *more, "--on", "2026-03-02")[0] == 1
        status, out, err = zfgk("targets", "verify", *more)
        english = zfgk("targets", "verify", *more, "--lang", "en")[1]
        listed = zfgk("targets", "verify", *more, "--format", "json")
    assert status == 1
    assert out.splitlines()[0] == "portal-feed · 已确认 1；实有 1；待送 0；不一致 0"
    assert out.splitlines()[1].startswith("市平台 · 未核对：无法读取，内容不明；已确认 0；待送 1 · ValueError: ")
    assert err == (
        "zfgk: target 市平台 was not checked · it could not be read · "
        "what it holds is not known; verify again when it can be reached\n"
    )
    assert "not checked: it could not be read, what it holds is not known; confirmed 0; outstanding 1" in english
    assert (listed[0], [one["checked"] for one in json.loads(listed[1])["targets"]]) == (1, [True, False])
    assert listed[2] == err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify"], "nothing was ever published"),
        (["resume"], "nothing was ever published"),
        (["rebuild", "portal-feed"], "nothing was ever published"),
        (["verify", "--ledger", "nonsense"], "not a database URL"),
    ],
)
def test_where_nothing_was_published_it_is_one_line_and_status_2(zfgk, tmp_path, arguments, says):
    before = sorted(tmp_path.rglob("*"))
    status, out, err = zfgk("targets", *arguments, "--out", zfgk.out)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert says in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_name_that_nothing_was_published_under_is_an_error(zfgk):
    zfgk.publish()
    status, _, err = zfgk("targets", "rebuild", "portal-fed", "--out", zfgk.out)
    assert status == 2
    assert "did you mean portal-feed?" in err


def test_resume_delivers_what_is_due_without_the_source(zfgk, tmp_path, monkeypatch):
    from zfgk_portal_feed import documents

    def full(_path):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(documents, "write_atomic", full)
        assert zfgk.publish()[0] == 1
    (tmp_path / "source" / "a.txt").unlink()
    status, out, _ = zfgk("targets", "resume", "--out", zfgk.out, "--format", "json")
    assert status == 0
    assert json.loads(out)["exports"][0]["done"] == 1
    assert (zfgk.out / "portal-feed" / "atom.xml").exists()


def test_a_run_that_keeps_trying_ends_when_the_target_is_back(zfgk, monkeypatch):
    from zfgk_portal_feed import documents

    original, failures, now, naps = documents.write_atomic, [2], [datetime.fromisoformat("2026-03-02T09:00+08:00")], []

    def flaky(path):
        if failures[0]:
            failures[0] -= 1
            raise OSError(28, "No space left on device")
        return original(path)

    def sleep(seconds):
        assert 0 <= seconds <= 1
        naps.append(seconds)
        now[0] += timedelta(seconds=seconds)

    monkeypatch.setattr(documents, "write_atomic", flaky)
    monkeypatch.setattr(publish_command, "now_in_china", lambda: now[0])
    monkeypatch.setattr(publish_command, "sleep", sleep)
    assert zfgk.publish("--keep-trying", "10")[0] == 0
    assert 15 <= sum(naps) <= 90
    assert (zfgk.out / "portal-feed" / "atom.xml").exists()
    failures[0] = 99
    (zfgk.out / "portal-feed" / "atom.xml").unlink()
    naps.clear()
    status, _, err = zfgk.publish("--keep-trying", "3")
    assert status == 1
    assert "worth another try from 2026-03-02T09:" in err
    assert sum(naps) <= 180


def test_the_ledger_may_be_named_in_the_environment(zfgk, tmp_path, monkeypatch):
    monkeypatch.setenv("ZFGK_LEDGER", f"sqlite:///{tmp_path / 'named.sqlite'}")
    assert zfgk.publish()[0] == 0
    assert (tmp_path / "named.sqlite").exists()
    assert not (tmp_path / "out.run" / "ledger.sqlite").exists()
    assert zfgk("targets", "verify", "--out", zfgk.out)[0] == 0


def test_a_secret_in_a_targets_file_shows_nowhere(zfgk, tmp_path, monkeypatch):
    monkeypatch.setenv("FEED_TITLE", "机关内部称谓甲乙")
    file = tmp_path / "targets.yaml"
    file.write_text("- {exporter: portal-feed, options: {author: '${FEED_TITLE}'}}\n", encoding="utf-8")
    status, out, err = zfgk.publish("--targets", file)
    assert status == 0
    kept = b"".join(one.read_bytes() for one in (tmp_path / "out.run").iterdir()).decode("utf-8", "replace")
    assert "机关内部称谓甲乙" not in out + err + kept
    assert "机关内部称谓甲乙" in (zfgk.out / "portal-feed" / "atom.xml").read_text(encoding="utf-8")
    assert "${FEED_TITLE}" in kept
    monkeypatch.delenv("FEED_TITLE")
    status, _, err = zfgk.publish("--targets", file)
    assert status == 2
    assert "FEED_TITLE is not set" in err


def test_the_ledger_is_backed_up_and_an_old_one_stops_the_next_run(zfgk, tmp_path):
    zfgk.publish()
    assert zfgk("targets", "backup", tmp_path / "copy.sqlite", "--out", zfgk.out) == (
        0,
        f"{tmp_path / 'copy.sqlite'}: copied and checked\n",
        "",
    )
    assert zfgk("withdraw", "A-1", "--reason", "公告有误", "--out", zfgk.out, "--on", "2026-03-03")[0] == 0
    (tmp_path / "copy.sqlite").replace(tmp_path / "out.run" / "ledger.sqlite")
    status, _, said = zfgk.publish()
    assert (status, "ZFGK-X005" in said) == (2, True)


@pytest.mark.parametrize("inside", ["out/copy.sqlite", "out/portal-feed/copy.sqlite", "linked/copy.sqlite"])
def test_the_ledger_is_not_backed_up_into_what_the_public_may_see(zfgk, tmp_path, inside):
    zfgk.publish()
    (tmp_path / "linked").symlink_to(zfgk.out / "portal-feed")
    status, out, err = zfgk("targets", "backup", tmp_path / inside, "--out", zfgk.out)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "the ledger is internal" in err
    assert sorted(zfgk.out.rglob("copy*")) == []
    assert zfgk("targets", "backup", tmp_path / "out.run" / "copy.sqlite", "--out", zfgk.out)[0] == 0
    named = ("--ledger", f"sqlite:///{tmp_path / 'out.run' / 'ledger.sqlite'}")
    assert zfgk("targets", "backup", tmp_path / inside, "--out", zfgk.out, *named)[0] == 2


def test_a_backup_never_bears_the_name_of_a_journal(zfgk, tmp_path):
    zfgk.publish()
    journal = tmp_path / "out.run" / "ledger.sqlite-journal"
    status, out, err = zfgk("targets", "backup", journal, "--out", zfgk.out)
    assert (status, out, journal.exists()) == (2, "", False)
    assert "take it for its own" in err


def test_a_target_that_delivers_elsewhere_is_refused_until_that_is_said(zfgk, tmp_path):
    source, file = tmp_path / "source", tmp_path / "targets.yaml"
    out = ("--out", zfgk.out, "--targets", file)

    def lead_to(name):
        file.write_text(f"- {{exporter: sql, options: {{url: 'sqlite:///{tmp_path}/{name}'}}}}\n", encoding="utf-8")

    lead_to("q1.sqlite")
    assert zfgk("publish", source, *out, "--on", "2026-03-02")[0] == 0
    lead_to("q2.sqlite")
    status, said, error = zfgk("withdraw", "A-1", "--reason", "内容有误", *out)
    assert status == 1
    assert "没有需要处理的条目" not in said
    assert "zfgk targets rebuild sql --moved" in error
    assert not (tmp_path / "q2.sqlite").exists()
    status, said, error = zfgk("targets", "verify", *out)
    assert (status, "选项url" in said) == (1, True)
    status, said, error = zfgk("targets", "rebuild", "sql", *out)
    assert (status, said) == (2, "")
    assert "ZFGK-X008" in error
    status, said, error = zfgk("targets", "rebuild", "sql", "--moved", *out)
    assert (status, error) == (0, "")
    assert "尚欠撤回 1 项" in said
    assert "A-1" in said
    assert zfgk("targets", "verify", *out)[0] == 0


def test_of_many_differences_some_are_printed_and_the_rest_counted(zfgk, tmp_path):
    rows = "".join(f"A-{number:02},公告,概述,2026-02-20,某局,主动公开,,a.txt\n" for number in range(25))
    (tmp_path / "source" / "manifest.csv").write_text(HEAD + rows, encoding="utf-8")
    zfgk.publish()
    (zfgk.out / "portal-feed" / "atom.xml").unlink()
    status, said, _ = zfgk("targets", "verify", "--out", zfgk.out)
    lines = said.splitlines()
    assert (status, len(lines)) == (1, 22)
    assert "不一致 25" in lines[0]
    assert "A-19" in lines[20]
    assert lines[21].strip() == "… 另有 5 项，--format json 列出全部"
    said = json.loads(zfgk("targets", "verify", "--out", zfgk.out, "--format", "json")[1])
    assert len(said["targets"][0]["findings"]) == 25
