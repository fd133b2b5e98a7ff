"""A run from decisions to files: what is published, what stays, what is withdrawn, and what is written."""

import hashlib
import json
from datetime import datetime, timedelta

import attrs
import feedparser
import pytest
from lxml import etree

from zfgk import Ack, Attribute, ContentPart, Exporter
from zfgk.errors import BadInput, MustNotDisclose, UnknownItem
from zfgk.publish.outcome import Outcome, Status
from zfgk.publish.report.page import verdict

AT_NS = "{http://purl.org/atompub/tombstones/1.0}"


def statuses(report):
    return {item.key: item.status for item in report.items}


def codes(report, key):
    return [reason.code for item in report.items if item.key == key for reason in item.reasons]


def tombstones(desk):
    tree = etree.parse(desk.out / "portal-feed" / "atom.xml")
    return {e.get("ref").rsplit(":", 1)[1]: e.findtext(f"{AT_NS}comment") for e in tree.iter(f"{AT_NS}deleted-entry")}


def titles(desk):
    return sorted(entry.title for entry in feedparser.parse(desk.out / "portal-feed" / "atom.xml").entries)


def test_what_is_released_is_published_and_nothing_else(desk, released, kept_back):
    report = desk.publish(
        released("A"),
        kept_back("B", Outcome.HOLD),
        kept_back("C", Outcome.BLOCK),
        kept_back("D", Outcome.WITHHOLD, Attribute.EXEMPT),
        kept_back("E", Outcome.FAIL),
    )
    assert statuses(report) == {
        "A": Status.PUBLISHED,
        "B": Status.HELD,
        "C": Status.BLOCKED,
        "D": Status.WITHHELD,
        "E": Status.FAILED,
    }
    assert titles(desk) == ["关于A的通知"]
    assert [(e.exporter, e.done, e.rejected, e.retry, e.error) for e in report.exports] == [
        ("portal-feed", 1, 0, 0, "")
    ]
    assert report.exports[0].files == ("portal-feed/atom.xml", "portal-feed/rss.xml")


@pytest.mark.ledger_file
def test_nothing_is_written_but_the_targets_the_ledger_and_the_report(desk, released):
    desk.publish(released("A"))
    assert set(desk.files()) == {
        "out/portal-feed/atom.xml",
        "out/portal-feed/rss.xml",
        "out.run/ledger.sqlite",
        "out.run/report.html",
        "out.run/report.json",
    }


def test_a_second_run_without_a_change_writes_nothing(desk, released, kept_back):
    decisions = (released("A"), released("B"), kept_back("C", Outcome.HOLD))
    desk.publish(*decisions)
    before = {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()}
    desk.at += timedelta(days=3)
    report = desk.publish(*decisions)
    assert statuses(report) == {"A": Status.UNCHANGED, "B": Status.UNCHANGED, "C": Status.HELD}
    assert report.exports[0].files == ()
    after = {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()}
    rewritten = {name for name in after if after[name] != before.get(name)}
    assert rewritten <= {"out.run/report.html", "out.run/report.json"}
    assert after.keys() == before.keys()


def test_a_correction_is_a_new_version_with_the_moment_of_its_run(desk, released):
    desk.publish(released("A"), released("B"))
    desk.at = datetime.fromisoformat("2026-03-09T08:30:00+08:00")
    report = desk.publish(released("A", "改正后的名称"), released("B"))
    assert statuses(report) == {"A": Status.PUBLISHED, "B": Status.UNCHANGED}
    assert desk.held() == {"A": 2, "B": 1}
    changes = {(row["key"], row["version"]): row["at"] for row in desk.rows("change")}
    assert changes == {
        ("A", 1): "2026-03-02T09:00:00+08:00",
        ("B", 1): "2026-03-02T09:00:00+08:00",
        ("A", 2): "2026-03-09T08:30:00+08:00",
    }
    feed = feedparser.parse(desk.out / "portal-feed" / "atom.xml")
    assert feed.feed.updated == "2026-03-09T08:30:00+08:00"
    assert feed.entries[0].title == "改正后的名称"  # newest first


def test_a_moment_is_kept_at_chinas_offset_whatever_it_was_given_in(desk, released):
    desk.at = datetime.fromisoformat("2026-03-01T20:00:00.5-05:00")
    desk.publish(released("A"))
    assert desk.rows("change")[0]["at"] == "2026-03-02T09:00:00+08:00"


def test_a_moment_without_an_offset_is_refused(desk, released):
    desk.at = datetime(2026, 3, 2)  # noqa: DTZ001  # the point of the test
    with pytest.raises(BadInput, match="no UTC offset"):
        desk.publish(released("A"))
    assert desk.files() == {}


# -- withdrawals


def test_a_withdrawal_leaves_a_tombstone_and_stays_until_republished_by_name(desk, released):
    desk.publish(released("A"), released("B"))
    report = desk.withdraw("A", "误发，予以撤回")
    assert statuses(report) == {"A": Status.WITHDRAWN}
    assert titles(desk) == ["关于B的通知"]
    assert tombstones(desk) == {"A": "误发，予以撤回"}
    again = desk.publish(released("A"), released("B"))
    assert statuses(again) == {"A": Status.WITHDRAWN, "B": Status.UNCHANGED}
    assert "withdrawn-by-order" in codes(again, "A")
    corrected = desk.publish(released("A", "新的名称"), released("B"))
    assert statuses(corrected)["A"] is Status.WITHDRAWN
    assert titles(desk) == ["关于B的通知"]
    back = desk.publish(released("A"), released("B"), republish=["A"])
    assert statuses(back) == {"A": Status.PUBLISHED, "B": Status.UNCHANGED}
    assert tombstones(desk) == {}
    assert desk.held() == {"A": 3, "B": 1}
    assert statuses(desk.publish(released("A"), released("B"))) == {"A": Status.UNCHANGED, "B": Status.UNCHANGED}


def test_an_order_stands_over_what_was_withdrawn_by_itself(desk, released, kept_back):
    desk.publish(released("A"))
    desk.publish(kept_back("A", Outcome.WITHHOLD, Attribute.ON_REQUEST))
    desk.withdraw("A", "一并撤回")
    assert desk.held() == {"A": 2}
    assert statuses(desk.publish(released("A"))) == {"A": Status.WITHDRAWN}
    assert statuses(desk.publish(released("A"), republish=["A"])) == {"A": Status.PUBLISHED}


def test_a_withdrawn_item_that_is_also_held_stays_withdrawn(desk, released, kept_back):
    desk.publish(released("A"))
    desk.withdraw("A")
    report = desk.publish(kept_back("A", Outcome.HOLD))
    assert statuses(report) == {"A": Status.WITHDRAWN}
    assert codes(report, "A") == ["withdrawn-by-order", "test"]


def test_withdrawing_twice_changes_nothing_more(desk, released):
    desk.publish(released("A"))
    desk.withdraw("A", "第一次的理由")
    before = desk.rows("change"), (desk.out / "portal-feed" / "atom.xml").read_bytes()
    report = desk.withdraw("A", "第二次的理由")
    assert statuses(report) == {"A": Status.WITHDRAWN}
    assert (desk.rows("change"), (desk.out / "portal-feed" / "atom.xml").read_bytes()) == before


def test_withdrawing_what_was_never_published_is_an_error_that_names_the_near_one(desk, released):
    desk.publish(released("GK-2026-001"))
    before = desk.rows("change")
    with pytest.raises(UnknownItem, match="GK-2026-001"):
        desk.withdraw("GK-2026-01")
    assert desk.rows("change") == before


@pytest.mark.parametrize("key", ["\udcff", "a\0b", ""])
def test_what_can_be_no_id_is_refused_as_such(desk, released, key):
    desk.publish(released("A"))
    with pytest.raises(BadInput, match="cannot be an id"):
        desk.withdraw(key)


def test_withdrawing_where_nothing_was_ever_published_creates_nothing(desk):
    with pytest.raises(UnknownItem):
        desk.withdraw("A")
    assert desk.files() == {}
    assert not desk.run_dir.exists()


@pytest.mark.parametrize("reason", ["", "  ", "两\n行", "控制\x0b符", "\ud800"])
def test_a_reason_that_the_public_cannot_read_is_refused(desk, released, reason):
    desk.publish(released("A"))
    with pytest.raises(BadInput, match="--reason"):
        desk.withdraw("A", reason)
    assert tombstones(desk) == {}


def test_a_reason_may_hold_a_full_width_space(desk, released):
    desk.publish(released("A"))
    desk.withdraw("A", "内容有误\u3000予以撤回")
    assert tombstones(desk) == {"A": "内容有误\u3000予以撤回"}


def test_republishing_what_was_never_published_is_an_error_and_leaves_nothing(desk, released):
    with pytest.raises(UnknownItem):
        desk.publish(released("A"), republish=["A"])
    assert desk.files() == {}
    assert not desk.run_dir.exists()


def test_republishing_what_is_not_withdrawn_changes_nothing(desk, released):
    desk.publish(released("A"))
    assert statuses(desk.publish(released("A"), republish=["A"])) == {"A": Status.UNCHANGED}


@pytest.mark.parametrize(
    "turn",
    [
        (Outcome.WITHHOLD, Attribute.ON_REQUEST, Status.WITHHELD),
        (Outcome.WITHHOLD, Attribute.EXEMPT, Status.WITHHELD),
        (Outcome.BLOCK, Attribute.PROACTIVE, Status.BLOCKED),
    ],
)
def test_what_turns_non_public_is_withdrawn_and_comes_back_when_it_turns_public(desk, released, kept_back, turn):
    outcome, attribute, later = turn
    desk.publish(released("A"), released("B"))
    turned = desk.publish(kept_back("A", outcome, attribute), released("B"))
    assert statuses(turned) == {"A": Status.WITHDRAWN, "B": Status.UNCHANGED}
    assert "withdrawn-not-public" in codes(turned, "A")
    assert titles(desk) == ["关于B的通知"]
    # The public learns that the item is withdrawn, never what a check found.
    assert tombstones(desk) == {"A": "公开属性已变更，不再主动公开"}
    assert statuses(desk.publish(kept_back("A", outcome, attribute), released("B")))["A"] is later
    assert statuses(desk.publish(released("A"), released("B")))["A"] is Status.PUBLISHED
    assert tombstones(desk) == {}
    assert desk.held() == {"A": 3, "B": 1}


@pytest.mark.parametrize(("outcome", "status"), [(Outcome.HOLD, Status.HELD), (Outcome.FAIL, Status.FAILED)])
def test_what_is_held_keeps_its_old_version_out(desk, released, kept_back, outcome, status):
    desk.publish(released("A", "原来的名称"))
    report = desk.publish(kept_back("A", outcome), released("B"))
    assert statuses(report) == {"A": status, "B": Status.PUBLISHED}
    assert "earlier-version-stays" in codes(report, "A")
    assert titles(desk) == ["关于B的通知", "原来的名称"]


def test_a_vanished_row_is_a_finding_and_no_withdrawal(desk, released):
    desk.publish(released("A"), released("B"), released("C"))
    desk.withdraw("C")
    report = desk.publish(released("B", "B 的新名称"))
    assert statuses(report) == {"B": Status.PUBLISHED, "A": Status.VANISHED, "C": Status.WITHDRAWN}
    assert codes(report, "A") == ["row-vanished"]
    assert verdict(report) == "共 3 件：清单已无 1；已撤回 1；已发布 1，其中 1 件需要处理。"
    assert titles(desk) == ["B 的新名称", "关于A的通知"]
    assert set(tombstones(desk)) == {"C"}


# -- what must never leave


@pytest.mark.parametrize(
    "fields", [{"disclosure": "on-request"}, {"disclosure": "exempt"}, {"disclosure": ""}, {"reason": "涉密"}]
)
def test_a_released_record_that_is_not_public_ends_the_run_before_anything_is_written(desk, released, fields):
    with pytest.raises(MustNotDisclose):
        desk.publish(released("A"), released("B", **fields))
    assert desk.files() == {}
    assert not desk.run_dir.exists()


def test_a_record_under_another_key_ends_the_run(desk, released):
    wrong = released("A")
    with pytest.raises(MustNotDisclose, match="says it is A"):
        desk.publish(attrs.evolve(wrong, key="B"))


def test_the_same_id_twice_is_refused(desk, released):
    with pytest.raises(BadInput, match="twice"):
        desk.publish(released("A"), released("A"))
    assert desk.files() == {}


def spying_exporter(shape):
    seen = []

    def run(changes, _config):
        for change in changes:
            seen.append(change)
            yield Ack(change.key, change.version)

    return Exporter(name="spy", run=run, read_back=lambda _config: {}, shape=shape, network=True), seen


def with_part(path):
    return ContentPart(path=str(path), sha256=hashlib.sha256(path.read_bytes()).hexdigest(), name=path.name)


def test_a_delta_target_waits_when_content_changed_after_screening(new_desk, released, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("审查过的内容")
    part = with_part(file)
    exporter, seen = spying_exporter("delta")
    desk = new_desk(exporter)
    file.write_text("后来换上的内容")
    report = desk.publish(released("A", parts=(part,)), released("B"))
    assert [change.key for change in seen] == ["B"]
    assert statuses(report) == {"A": Status.FAILED, "B": Status.PUBLISHED}
    assert report.exports[0].retry == 1
    file.write_text("审查过的内容")
    assert statuses(desk.publish(released("A", parts=(part,)), released("B")))["A"] is Status.PUBLISHED
    assert [change.key for change in seen] == ["B", "A"]


def test_a_snapshot_target_gets_no_path_to_content_that_changed_after_screening(
    new_desk, released, kept_back, tmp_path
):
    file = tmp_path / "a.txt"
    file.write_text("审查过的内容")
    part = with_part(file)
    exporter, seen = spying_exporter("snapshot")
    desk = new_desk(exporter)
    desk.publish(released("A", parts=(part,)))
    assert seen[-1].record.parts == (part,)
    file.write_text("含有身份证号的新内容")
    desk.publish(kept_back("A", Outcome.HOLD), released("B"))
    again = next(change for change in seen[1:] if change.key == "A")
    assert (again.version, again.record.parts[0].path, again.record.parts[0].sha256) == (1, "", part.sha256)


def test_moving_the_source_folder_changes_nothing(desk, released, tmp_path):
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("同样的内容")
    desk.publish(released("A", parts=(with_part(tmp_path / "old" / "a.txt"),)))
    report = desk.publish(released("A", parts=(with_part(tmp_path / "new" / "a.txt"),)))
    assert statuses(report) == {"A": Status.UNCHANGED}
    assert json.loads(desk.rows("publication")[0]["body"])["parts"][0]["path"].endswith("new/a.txt")
    assert len(desk.rows("change")) == 1


def test_changed_content_alone_is_a_new_version(desk, released, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("第一版")
    desk.publish(released("A", parts=(with_part(file),)))
    file.write_text("第二版")
    assert statuses(desk.publish(released("A", parts=(with_part(file),)))) == {"A": Status.PUBLISHED}
    assert desk.held() == {"A": 2}


def test_deadlines_and_statistics_go_to_internal_targets_only(new_desk, released):
    exporter, seen = spying_exporter("delta")
    exporter = attrs.evolve(exporter, accepts=frozenset({"information", "deadline"}))
    desk = new_desk(exporter)
    deadline = released("D", kind="deadline")
    report = desk.publish(released("A"), deadline)
    assert [change.key for change in seen] == ["A"]
    assert codes(report, "D") == ["no-target"]
    desk.targets = (attrs.evolve(desk.targets[0], internal=True),)
    desk.publish(released("A"), deadline)
    assert [change.key for change in seen] == ["A", "D"]
    # Nor does a target that never took such records learn that one was withdrawn.
    desk.targets = (attrs.evolve(desk.targets[0], name="outside", internal=False),)
    desk.withdraw("D")
    desk.publish(released("A"))
    assert [change.key for change in seen] == ["A", "D", "A"]


# -- dry runs


def test_a_dry_run_writes_nothing_and_says_what_the_run_then_does(desk, released, kept_back):
    decisions = (released("A"), kept_back("B", Outcome.HOLD))
    plan = desk.publish(*decisions, dry_run=True)
    assert desk.files() == {}
    assert not desk.run_dir.exists()
    assert plan.dry_run
    assert [change.to_json() for change in plan.exports[0].planned] == [{"id": "A", "version": 1, "action": "publish"}]
    assert statuses(desk.publish(*decisions)) == statuses(plan)


def test_a_dry_run_over_an_existing_ledger_leaves_every_byte(desk, released):
    desk.publish(released("A"), released("B"))
    before = {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()}
    plan = desk.publish(released("A", "新的名称"), dry_run=True)
    withdrawal = desk.withdraw("B", dry_run=True)
    assert [change.to_json() for change in plan.exports[0].planned] == [{"id": "A", "version": 2, "action": "publish"}]
    assert [change.to_json() for change in withdrawal.exports[0].planned] == [
        {"id": "B", "version": 2, "action": "withdraw"}
    ]
    assert {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()} == before
