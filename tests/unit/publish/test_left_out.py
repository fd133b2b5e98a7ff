"""Targets that a run leaves out and that still show what is withdrawn."""

import json
import subprocess
import sys
import textwrap

import attrs
import pytest

from zfgk import Ack
from zfgk.cli import run
from zfgk.model.information import Attribute
from zfgk.publish.delivery.comparing import Kind
from zfgk.publish.outcome import Outcome, Status
from zfgk.publish.upkeep import rebuild, resume, verify
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED

HEAD = "索引号,名称,内容概述,生成日期,发布机构,公开属性,不公开理由,文件\n"


@pytest.fixture
def two(new_desk):
    desk = new_desk(PORTAL_FEED, ONE_FILE_EACH)
    desk.both = desk.targets
    return desk


def exports(report):
    return {one.exporter: (one.retry, bool(one.error)) for one in report.exports}


def only(report):
    (item,) = report.items
    return item.status, [reason.code for reason in item.reasons]


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_target_left_out_that_still_shows_the_item_is_named_in_every_report(two, released, kept_back, dry_run):
    two.publish(released("A"))
    two.targets = two.both[:1]
    name = ONE_FILE_EACH.name
    for _ in range(2):
        report = two.publish(kept_back("A", Outcome.WITHHOLD, Attribute.EXEMPT), dry_run=dry_run)
        assert exports(report)[name] == (1, True)
        (left,) = [one for one in report.exports if one.exporter == name]
        assert f"zfgk targets resume --to {name}" in left.error
        status, codes = only(report)
        assert (status, codes[0]) == (Status.FAILED, "withdrawal-unconfirmed")
        assert any(name in reason.zh for reason in report.items[0].reasons)
    assert two.files()[next(n for n in two.files() if n.startswith(f"out/{name}/"))].exists()


def test_it_is_settled_once_the_target_is_served(two, released, kept_back):
    exempt = kept_back("A", Outcome.WITHHOLD, Attribute.EXEMPT)
    two.publish(released("A"))
    two.targets = two.both[:1]
    two.publish(exempt)
    two.targets = two.both[1:]
    assert exports(resume(two.new_run())) == {ONE_FILE_EACH.name: (0, False)}
    two.targets = two.both[:1]
    report = two.publish(exempt)
    assert exports(report) == {PORTAL_FEED.name: (0, False)}
    assert only(report)[0] is Status.WITHHELD


def test_a_renamed_target_is_left_out_under_its_old_name(two, released):
    two.publish(released("A"), released("B"))
    two.targets = (two.both[0], attrs.evolve(two.both[1], name="renamed"))
    report = two.withdraw("A")
    assert exports(report) == {PORTAL_FEED.name: (0, False), "renamed": (0, False), ONE_FILE_EACH.name: (1, True)}
    assert only(report)[0] is Status.FAILED


def test_a_target_left_out_that_owes_no_withdrawal_is_not_mentioned(two, released):
    two.targets = two.both[:1]
    two.publish(released("A"))
    two.withdraw("A")  # before the other target was ever given it
    two.targets = two.both
    two.publish(released("B"))
    two.targets = two.both[:1]
    report = two.publish(released("B", "改了"), released("C"))
    assert exports(report) == {PORTAL_FEED.name: (0, False)}
    assert {item.key: item.status for item in report.items}["A"] is Status.WITHDRAWN


def test_what_the_target_left_out_refused_from_the_start_is_not_owed(new_desk, released):
    def refuses(changes, _config):
        for change in changes:
            yield Ack(change.key, change.version, "reject", error="太长")

    strict = attrs.evolve(ONE_FILE_EACH, run=refuses)
    desk = new_desk(PORTAL_FEED, strict)
    desk.publish(released("A"))
    desk.targets = desk.targets[:1]
    assert exports(desk.withdraw("A")) == {PORTAL_FEED.name: (0, False)}


def test_what_the_target_left_out_may_have_taken_without_an_answer_is_owed(new_desk, released):
    def silent(changes, config):
        for _ in ONE_FILE_EACH.run(changes, config):
            raise ConnectionError("the answer never came")
        yield

    desk = new_desk(PORTAL_FEED, attrs.evolve(ONE_FILE_EACH, run=silent))
    desk.publish(released("A"))
    desk.targets = desk.targets[:1]
    report = desk.withdraw("A")
    assert exports(report)[ONE_FILE_EACH.name] == (1, True)
    assert only(report)[0] is Status.FAILED


def test_a_target_that_owes_a_withdrawal_is_not_sound(two, released):
    two.publish(released("A"), released("B"))
    two.targets = two.both[:1]
    two.withdraw("A")
    feed, files = verify(two.out, two.both, ledger=two.ledger)
    assert (feed.sound, files.sound, files.outstanding) == (True, False, 1)
    assert [(d.key, d.kind, d.expected, d.held) for d in files.differences] == [("A", Kind.OWED, 1, 1)]
    two.targets = two.both
    two.withdraw("A")
    assert all(one.sound for one in verify(two.out, two.both, ledger=two.ledger))


def test_publish_ends_with_1_and_names_the_target(tmp_path, capsys):
    source = tmp_path / "source"
    source.mkdir()
    row = "A-1,公告,概述,2026-02-20,某局,{},a.txt\n"
    (source / "a.txt").write_text("一份公告。", encoding="utf-8")
    (source / "manifest.csv").write_text(HEAD + row.format("主动公开,"), encoding="utf-8")

    def call(command, *arguments):
        status = run([str(part) for part in (command, *arguments, "--out", tmp_path / "out")])
        said = capsys.readouterr()
        return status, said.out, said.err

    days = ("--on", "2026-03-02")
    assert call("publish", source, "--to", "portal-feed", "--to", "table", *days)[0] == 0
    (source / "manifest.csv").write_text(HEAD + row.format("不予公开,涉及国家秘密"), encoding="utf-8")
    status, out, err = call("publish", source, "--to", "portal-feed", *days, "--format", "json")
    assert status == 1
    assert "target table still owes 1 change(s)" in err
    assert json.loads(out)["items"][0]["status"] == "failed"
    assert "A-1" in (tmp_path / "out" / "table" / "catalogue.csv").read_text(encoding="utf-8-sig")
    assert call("targets", "verify")[0] == 1
    assert call("targets", "resume", "--to", "table")[0] == 0
    assert "A-1" not in (tmp_path / "out" / "table" / "catalogue.csv").read_text(encoding="utf-8-sig")
    assert call("publish", source, "--to", "portal-feed", *days)[0] == 0


class Killed(BaseException):
    """What ends a run at once."""


def test_what_a_killed_rebuilding_put_aside_is_gone_after_the_next_run(new_desk, released, kept_back):
    desk = new_desk(ONE_FILE_EACH)
    desk.publish(released("A"), released("B"))
    aside = desk.out / ".rebuilding"
    kept = {file.name: file.read_bytes() for file in (desk.out / ONE_FILE_EACH.name).iterdir()}
    for name in (ONE_FILE_EACH.name, f"{ONE_FILE_EACH.name}.old"):
        (aside / name).mkdir(parents=True)
        for file, content in kept.items():
            (aside / name / file).write_bytes(content)
    desk.publish(kept_back("A", Outcome.WITHHOLD, Attribute.EXEMPT), released("B"))
    assert not aside.exists()
    assert [file.name for file in desk.out.iterdir()] == [ONE_FILE_EACH.name]


@pytest.mark.ledger_file
def test_a_rebuilding_killed_between_its_two_steps_leaves_nothing_behind_the_next_run(new_desk, released, kept_back):
    desk = new_desk(ONE_FILE_EACH)
    desk.publish(released("A"), released("B"))
    program = f"""
        import os, pathlib, datetime
        from zfgk.publish.delivery.targets import Target
        from zfgk.publish.upkeep import rebuild
        from zfgk.testing.exporter_sample import EXPORTER
        rename = pathlib.Path.rename
        def once(self, to):
            rename(self, to)
            os._exit(9)
        pathlib.Path.rename = once
        at = datetime.datetime.fromisoformat("2026-03-02T10:00:00+08:00")
        rebuild(pathlib.Path({str(desk.out)!r}), [Target(name=EXPORTER.name, exporter=EXPORTER)], at)
    """
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, check=False)
    assert done.returncode == 9
    old = desk.out / ".rebuilding" / f"{ONE_FILE_EACH.name}.old"
    assert len(list(old.iterdir())) == 2
    desk.publish(kept_back("A", Outcome.WITHHOLD, Attribute.EXEMPT), released("B"))
    assert [file.name for file in desk.out.iterdir()] == [ONE_FILE_EACH.name]
    assert desk.held()["B"] == 1
    assert "关于A的通知" not in "".join(f.read_text(encoding="utf-8") for f in desk.out.rglob("*.json"))


def test_a_rebuilding_of_a_remote_target_clears_it_too_and_a_link_but_not_what_it_names(desk, released):
    desk.publish(released("A"))
    (desk.out / ".rebuilding").mkdir()
    rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert not (desk.out / ".rebuilding").exists()
    (desk.out / ".rebuilding").symlink_to(desk.run_dir)
    desk.publish(released("A"))
    assert not (desk.out / ".rebuilding").exists()
    assert desk.run_dir.is_dir()
