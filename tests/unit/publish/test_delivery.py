"""Targets that refuse, fail, forget or lie: what the ledger makes of their answers."""

import warnings
from pathlib import Path

import attrs
import pytest

from zfgk import Ack, CheckedOptions, Exporter
from zfgk.errors import LedgerBehind
from zfgk.publish.delivery import agenda, book, comparing, deliver, plan
from zfgk.publish.ledger import ledger, queue
from zfgk.publish.outcome import Outcome, Status
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk.warnings import CannotWithdraw
from zfgk_portal_feed import EXPORTER as PORTAL_FEED


def statuses(report):
    return {item.key: item.status for item in report.items}


def reasons(report, key):
    return [reason.zh for item in report.items if item.key == key for reason in item.reasons]


def numbers(report, name=""):
    return next((e.done, e.rejected, e.retry) for e in report.exports if not name or e.exporter == name)


def answering(answer, name="fake", **fields):
    """An exporter that answers each change with what the function returns (``None``: nothing)."""
    seen = []

    def run(changes, _config):
        for change in changes:
            seen.append((change.key, change.version))
            if (ack := answer(change)) is not None:
                yield ack

    made = Exporter(name=name, run=run, read_back=lambda _config: {}, **{"network": True} | fields)
    return made, seen


def done(change):
    return Ack(change.key, change.version)


# -- refusals


def test_a_refused_record_does_not_hold_the_others_up(desk, released):
    report = desk.publish(released("A"), released("B", "控制\x0b符"), released("C"))
    assert statuses(report) == {"A": Status.PUBLISHED, "B": Status.REJECTED, "C": Status.PUBLISHED}
    assert numbers(report) == (2, 1, 0)
    assert "portal-feed" in reasons(report, "B")[0]
    assert desk.held() == {"A": 1, "C": 1}


def test_a_refusal_is_not_repeated_until_the_version_changes(new_desk, released):
    exporter, seen = answering(lambda c: Ack(c.key, c.version, "reject", error="太长") if c.key == "B" else done(c))
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    report = desk.publish(released("A"), released("B"))
    assert seen == [("A", 1), ("B", 1)]
    assert statuses(report) == {"A": Status.UNCHANGED, "B": Status.REJECTED}
    assert numbers(report) == (0, 0, 0)
    desk.publish(released("A"), released("B", "改短了"))
    assert seen == [("A", 1), ("B", 1), ("B", 2)]


def test_a_refused_correction_leaves_the_earlier_version_in_a_snapshot(desk, released):
    desk.publish(released("A", "原来的名称"), released("B"))
    report = desk.publish(released("A", "坏\x0b名称"), released("B"), released("C"))
    assert statuses(report) == {"A": Status.REJECTED, "B": Status.UNCHANGED, "C": Status.PUBLISHED}
    assert desk.held() == {"A": 1, "B": 1, "C": 1}
    assert "原来的名称" in (desk.out / "portal-feed" / "rss.xml").read_text(encoding="utf-8")
    # And it stays there in later snapshots.
    desk.publish(released("A", "坏\x0b名称"), released("B"), released("C"), released("D"))
    assert desk.held() == {"A": 1, "B": 1, "C": 1, "D": 1}
    desk.publish(released("A", "好名称"), released("B"), released("C"), released("D"))
    assert desk.held()["A"] == 3


def test_a_refused_republication_keeps_the_tombstone(desk, released):
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    desk.publish(released("A", "坏\x0b名称"), released("B"), republish=["A"])
    assert desk.held() == {"A": 2, "B": 1}


def test_a_refused_withdrawal_is_failure_and_not_silence(new_desk, released):
    exporter, _ = answering(lambda c: done(c) if c.record else Ack(c.key, c.version, "reject", error="不支持"))
    desk = new_desk(exporter)
    desk.publish(released("A"))
    assert statuses(desk.withdraw("A")) == {"A": Status.FAILED}
    again = desk.publish(released("A"))
    assert statuses(again) == {"A": Status.FAILED}
    assert any("可能仍可见" in reason for reason in reasons(again, "A"))


@pytest.mark.parametrize("shape", ["delta", "snapshot"])
def test_a_target_that_cannot_withdraw_is_never_asked_and_says_so_before_the_first_publication(
    new_desk, released, shape
):
    exporter, seen = answering(done, withdraw="never", shape=shape)
    desk = new_desk(exporter)
    with pytest.warns(CannotWithdraw, match="fake"):
        desk.publish(released("A"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = desk.withdraw("A")
        assert statuses(report) == {"A": Status.FAILED}
        seen.clear()
        desk.publish(released("A"), released("B"))
    # A snapshot target still gets what it shows and nobody can take away.
    assert sorted(seen) == ([("B", 1)] if shape == "delta" else [("A", 1), ("B", 1)])


# -- failures


def test_an_exception_leaves_the_unanswered_due_and_other_targets_go_on(new_desk, released):
    def flaky(change):
        if change.key == "C":
            raise ConnectionError("portal away\nsecond line")
        return done(change)

    exporter, seen = answering(flaky)
    desk = new_desk(exporter, PORTAL_FEED)
    report = desk.publish(*map(released, "ABCD"))
    assert statuses(report) == {"A": Status.PUBLISHED, "B": Status.PUBLISHED, "C": Status.FAILED, "D": Status.FAILED}
    assert numbers(report, "fake") == (2, 0, 2)
    assert report.exports[0].error == "ConnectionError: portal away second line"
    assert numbers(report, "portal-feed") == (4, 0, 0)
    failed = {row["key"]: (row["status"], row["error"]) for row in desk.rows("delivery") if row["target"] == "fake"}
    assert failed["C"] == ("retry", "ConnectionError: portal away second line")
    seen.clear()
    exporter2, seen2 = answering(done)
    desk.targets = (attrs.evolve(desk.targets[0], exporter=exporter2), desk.targets[1])
    report = desk.publish(*map(released, "ABCD"))
    assert seen2 == [("C", 1), ("D", 1)]
    assert statuses(report) == {
        "A": Status.UNCHANGED,
        "B": Status.UNCHANGED,
        "C": Status.PUBLISHED,
        "D": Status.PUBLISHED,
    }


def test_what_is_not_answered_is_still_due(new_desk, released):
    exporter, seen = answering(lambda c: None if c.key == "A" else done(c))
    desk = new_desk(exporter)
    assert numbers(desk.publish(released("A"), released("B"))) == (1, 0, 1)
    assert numbers(desk.publish(released("A"), released("B"))) == (0, 0, 1)
    assert seen == [("A", 1), ("B", 1), ("A", 1)]
    assert {row["key"]: row["tries"] for row in desk.rows("delivery")} == {"A": 2, "B": 1}


def test_retry_is_due_again_and_keeps_the_error(new_desk, released):
    exporter, _ = answering(lambda c: Ack(c.key, c.version, "retry", error="限流"))
    desk = new_desk(exporter)
    report = desk.publish(released("A"))
    assert statuses(report) == {"A": Status.FAILED}
    assert any("限流" in reason for reason in reasons(report, "A"))
    assert numbers(desk.publish(released("A"))) == (0, 0, 1)


@pytest.mark.parametrize("status", ["done", "retry", "reject"])
def test_through_settles_all_that_was_handed_over_and_not_answered_otherwise(new_desk, released, status):
    def run(changes, _config):
        for number, change in enumerate(changes):
            if number == 1:
                yield Ack(change.key, change.version, "reject", error="不收")
            if number == 2:
                yield Ack(through=True, status=status)

    desk = new_desk(Exporter(name="fake", run=run, read_back=lambda _config: {}, network=True))
    desk.publish(*map(released, "ABCD"))
    found = {row["key"]: row["status"] for row in desk.rows("delivery")}
    assert found == {"A": status, "B": "reject", "C": status, "D": "retry"}


@pytest.mark.parametrize(
    "wrong",
    ["done", None, Ack("A", 2), Ack("Z", 1), Ack("A", 1, "finished")],
    ids=["no ack", "nothing", "other version", "other key", "other status"],
)
def test_a_wrong_acknowledgement_is_the_targets_fault_and_settles_nothing(new_desk, released, wrong):
    def run(changes, _config):
        next(changes)
        yield wrong
        yield Ack("A", 1)

    desk = new_desk(Exporter(name="fake", run=run, read_back=lambda _config: {}, network=True))
    report = desk.publish(released("A"))
    assert numbers(report) == (0, 0, 1)
    assert "WrongAck" in report.exports[0].error


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Ack("A", 1, ref=None), "it acknowledged A version 1 with ref=None, which is no text"),
        (Ack("A", 1, "retry", error=404), "it acknowledged A version 1 with error=404, which is no text"),
        (Ack("A", "1"), "it acknowledged A version 1 with version='1', which is no number"),
        (Ack(through=True, ref=None), "it acknowledged  version 0 with ref=None, which is no text"),
    ],
    ids=["ref", "error", "version", "through"],
)
def test_an_acknowledgement_with_something_else_in_a_field_is_told_by_the_fields_name(new_desk, released, wrong, said):
    exporter, _ = answering(lambda _change: wrong)
    report = new_desk(exporter).publish(released("A"))
    assert numbers(report) == (0, 0, 1)
    assert report.exports[0].error == "WrongAck: " + " ".join(said.split())


def test_options_that_only_the_run_finds_wrong_are_told_without_saying_what_was_written_elsewhere(new_desk, released):
    def run(_changes, config):
        with CheckedOptions(config) as options:
            options.refuse("colour", "there is none", then="write red")
            options.refuse("size", "it is odd")
        return iter(())

    report = new_desk(Exporter(name="fake", run=run, read_back=lambda _config: {}, network=True)).publish(released("A"))
    assert report.exports[0].error == "BadInput: options.colour: there is none · write red; options.size: it is odd"


def test_the_first_answer_counts(new_desk, released):
    def run(changes, _config):
        for change in changes:
            yield done(change)
            yield Ack(change.key, change.version, "reject", error="反悔")

    desk = new_desk(Exporter(name="fake", run=run, read_back=lambda _config: {}, network=True))
    assert numbers(desk.publish(released("A"), released("B"))) == (2, 0, 0)


def test_a_snapshot_target_may_refuse_now_what_it_took_before(new_desk, released):
    strict = []
    exporter, _ = answering(
        lambda c: Ack(c.key, c.version, "reject", error="新规则") if c.key in strict else done(c), shape="snapshot"
    )
    desk = new_desk(exporter)
    desk.publish(released("A"))
    strict.append("A")
    report = desk.publish(released("A"), released("B"))
    assert statuses(report) == {"A": Status.REJECTED, "B": Status.PUBLISHED}


def test_an_exporter_that_only_returns_a_list_works(new_desk, released):
    def run(changes, _config):
        return [done(change) for change in changes]

    desk = new_desk(Exporter(name="fake", run=run, read_back=lambda _config: {}, network=True))
    assert numbers(desk.publish(released("A"))) == (1, 0, 0)


# -- what is handed over


def test_a_delta_target_gets_the_plan_oldest_first(new_desk, released):
    exporter, seen = answering(done)
    desk = new_desk(exporter)
    desk.publish(released("B"), released("A"))
    seen.clear()
    desk.publish(released("B"), released("A", "新的名称"), released("C"))
    assert seen == [("A", 2), ("C", 1)]


def test_a_snapshot_target_gets_everything_when_anything_is_due(new_desk, released):
    exporter, seen = answering(done, shape="snapshot")
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"), released("C"))
    desk.withdraw("B")
    assert sorted(seen[-3:]) == [("A", 1), ("B", 2), ("C", 1)]
    seen.clear()
    desk.publish(released("A"), released("B"), released("C"))
    assert seen == []


def test_more_items_than_one_page_all_arrive_once(new_desk, released, monkeypatch):
    for module in (ledger, queue, agenda, book, comparing, deliver, plan):
        monkeypatch.setattr(module, "PAGE", 5)
    exporter, seen = answering(done)
    snapshot, seen_whole = answering(done, name="whole", shape="snapshot")
    desk = new_desk(exporter, snapshot)
    many = [released(f"K{number:04}") for number in range(33)]
    desk.publish(*many)
    assert seen == [(f"K{number:04}", 1) for number in range(33)]
    assert sorted(seen_whole) == seen
    report = desk.publish(*many[:5], released("K0007", "新的名称"))
    assert len(report.items) == 33
    assert len(seen) == 34


def test_two_targets_of_one_exporter_are_served_apart(new_desk, released):
    desk = new_desk(ONE_FILE_EACH)
    desk.targets = tuple(attrs.evolve(desk.targets[0], name=name) for name in ("north", "south"))
    desk.publish(released("A"))
    assert desk.held("north") == desk.held("south") == {"A": 1}
    desk.targets = desk.targets[:1]
    desk.publish(released("A"), released("B"))
    assert {row["target"] for row in desk.rows("delivery") if row["key"] == "B"} == {"north"}


def test_a_new_target_gets_what_is_live_and_what_is_withdrawn(new_desk, released):
    desk = new_desk(ONE_FILE_EACH)
    desk.publish(released("A"), released("B"))
    desk.withdraw("B")
    feed = new_desk(PORTAL_FEED)
    report = feed.publish(released("A"), released("B"))
    assert statuses(report) == {"A": Status.PUBLISHED, "B": Status.WITHDRAWN}
    assert feed.held() == {"A": 1, "B": 2}


# -- what someone did to the target


@pytest.mark.parametrize("exporter", [PORTAL_FEED, ONE_FILE_EACH], ids=lambda one: one.name)
def test_deleted_output_is_written_again(new_desk, released, exporter):
    desk = new_desk(exporter)
    decisions = (released("A"), released("B"))
    desk.publish(*decisions)
    desk.withdraw("B")
    before = {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")}
    for file in (desk.out / exporter.name).iterdir():
        file.unlink()
    desk.publish(*decisions)
    after = {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")}
    assert after == before


def test_a_damaged_feed_is_written_again(desk, released):
    desk.publish(released("A"))
    feed = desk.out / "portal-feed" / "atom.xml"
    before = feed.read_bytes()
    feed.write_bytes(before[:200])
    desk.publish(released("A"))
    assert feed.read_bytes() == before


def test_deleted_output_does_not_forget_an_earlier_version_of_what_is_refused(desk, released):
    desk.publish(released("A", "原来的名称"))
    desk.publish(released("A", "坏\x0b名称"))
    (desk.out / "portal-feed" / "atom.xml").unlink()
    desk.publish(released("A", "坏\x0b名称"))
    assert desk.held() == {"A": 1}


@pytest.mark.ledger_file
def test_a_lost_ledger_is_noticed_before_a_withdrawn_item_can_come_back(desk, released):
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    (desk.run_dir / "ledger.sqlite").unlink()
    before = (desk.out / "portal-feed" / "atom.xml").read_bytes()
    with pytest.raises(LedgerBehind) as refusal:
        desk.publish(released("A"), released("B"))
    assert refusal.value.keys == ("A",)
    assert (desk.out / "portal-feed" / "atom.xml").read_bytes() == before
    assert not (desk.run_dir / "ledger.sqlite").exists()


def test_new_settings_rewrite_a_snapshot_and_the_same_settings_do_not(desk, released):
    desk.publish(released("A"))
    feed = desk.out / "portal-feed" / "atom.xml"
    desk.targets = (attrs.evolve(desk.targets[0], options={"title": "新的栏目名"}),)
    report = desk.publish(released("A"))
    assert "新的栏目名" in feed.read_text(encoding="utf-8")
    assert numbers(report) == (0, 0, 0)
    assert report.exports[0].files == ("portal-feed/atom.xml", "portal-feed/rss.xml")
    stamp = feed.stat().st_mtime_ns
    desk.publish(released("A"))
    assert feed.stat().st_mtime_ns == stamp


def test_the_unfinished_files_of_a_killed_run_are_cleared_away(desk, released):
    folder = desk.out / "portal-feed"
    folder.mkdir(parents=True)
    (folder / ".0123456789abcdef.tmp").write_text("half a feed")
    (folder / "notes.tmp").write_text("not ours")
    desk.publish(released("A"))
    assert sorted(file.name for file in folder.iterdir()) == ["atom.xml", "notes.tmp", "rss.xml"]


def test_what_is_held_and_still_due_elsewhere_is_delivered_in_its_released_version(new_desk, released, kept_back):
    exporter, _ = answering(lambda c: Ack(c.key, c.version, "retry", error="离线"))
    desk = new_desk(exporter)
    desk.publish(released("A"))
    working, seen = answering(done)
    desk.targets = (attrs.evolve(desk.targets[0], exporter=working),)
    report = desk.publish(kept_back("A", Outcome.HOLD))
    assert seen == [("A", 1)]
    assert statuses(report) == {"A": Status.HELD}


def test_files_are_named_relative_to_the_output_directory(delta_desk, released):
    report = delta_desk.publish(released("A"))
    assert len(report.exports[0].files) == 1
    assert (Path(delta_desk.out) / report.exports[0].files[0]).is_file()


def test_what_a_target_said_last_about_what_is_due_is_told(new_desk, released):
    exporter, _ = answering(lambda c: Ack(c.key, c.version, "retry", error="503") if c.key == "B" else done(c))
    desk = new_desk(exporter)
    assert [(one.retry, one.error, one.why) for one in desk.publish(released("A"), released("B")).exports] == [
        (1, "", "503")
    ]
