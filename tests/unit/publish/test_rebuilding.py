"""A rebuilding that is cut short: what the old files still show stays accounted for."""

import multiprocessing
import os
from datetime import timedelta
from pathlib import Path

import attrs
import pytest

from zfgk import Ack
from zfgk.errors import BadInput, OutputRefused
from zfgk.publish.outcome import Status
from zfgk.publish.upkeep import rebuild, resume
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_jcms_list import EXPORTER as JCMS_LIST
from zfgk_portal_feed import EXPORTER as PORTAL_FEED
from zfgk_sitemap import EXPORTER as SITEMAP

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(new_desk, released):
    """Two targets hold A and B; B was withdrawn while the feed was left out."""
    desk = new_desk(PORTAL_FEED, JCMS_LIST)
    desk.publish(released("A"), released("B"))
    desk.feed, desk.targets = desk.targets[0], desk.targets[1:]
    desk.withdraw("B")
    desk.at += HOUR
    return desk


def anew(desk, target, **more):
    return rebuild(desk.out, [target], desk.at, ledger=desk.ledger, pace=desk.pace, **more)


def told(desk, released):
    """What a run without the feed says of B."""
    report = desk.publish(released("A"), released("B"))
    (item,) = [one for one in report.items if one.key == "B"]
    return item.status, [one.exporter for one in report.exports if one.retry]


def forbid(monkeypatch, act):
    rename = Path.rename

    def renamed(self, target):
        if self.name == "portal-feed":
            act()
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)


def busy():
    raise OSError(16, "Device or resource busy")


def test_one_whose_files_cannot_be_replaced_still_owes_the_withdrawal(desk, released, monkeypatch):
    with monkeypatch.context() as patched:
        forbid(patched, busy)
        with pytest.raises(OutputRefused):
            anew(desk, desk.feed)
    assert "B" in PORTAL_FEED.read_back(desk.feed.config(desk.out))
    assert told(desk, released) == (Status.FAILED, ["portal-feed"])
    desk.targets = (desk.feed, *desk.targets)
    resume(desk.new_run())
    assert told(desk, released) == (Status.WITHDRAWN, [])
    assert desk.held("portal-feed") == {"A": 1, "B": 2}
    assert "关于B的通知" not in (desk.out / "portal-feed" / "atom.xml").read_text("utf-8")


@pytest.mark.parametrize("moved", [False, True])
def test_one_that_is_killed_before_the_swap_still_owes_the_withdrawal(desk, released, monkeypatch, moved):
    target = attrs.evolve(desk.feed, exporter=SITEMAP) if moved else desk.feed

    def child():
        forbid(monkeypatch, lambda: os._exit(9))
        anew(desk, target, moved=moved)

    killed = multiprocessing.get_context("fork").Process(target=child)
    killed.start()
    killed.join()
    assert killed.exitcode == 9
    assert "关于B的通知" in (desk.out / "portal-feed" / "atom.xml").read_text("utf-8")
    assert told(desk, released) == (Status.FAILED, ["portal-feed"])
    anew(desk, target, moved=moved)
    assert told(desk, released) == (Status.WITHDRAWN, [])
    assert not [row for row in desk.rows("meta") if row["name"].startswith("rebuilding:")]
    assert {row["status"] for row in desk.rows("delivery")} == {"done"}


def test_one_that_is_not_whole_counts_for_nothing(new_desk, released):
    late = set()

    def run(changes, config):
        for change in changes:
            if change.key in late:
                yield Ack(change.key, change.version, "retry", error="later")
            else:
                yield from ONE_FILE_EACH.run(iter([change]), config)

    desk = new_desk(attrs.evolve(ONE_FILE_EACH, run=run), JCMS_LIST)
    desk.publish(released("A"), released("B"))
    files, desk.targets = desk.targets[0], desk.targets[1:]
    desk.withdraw("B")
    late.add("A")
    (report,) = anew(desk, files)
    assert (report.done, report.retry) == (1, 1)
    assert told(desk, released) == (Status.FAILED, [files.name])


def test_records_of_a_kind_that_is_taken_no_more_leave_nothing_owed(new_desk, released):
    desk = new_desk(PORTAL_FEED)
    (feed,) = desk.targets
    other = attrs.evolve(PORTAL_FEED, accepts=frozenset({"statistics"}))
    desk.publish(released("A"), released("B"))
    desk.withdraw("B")
    anew(desk, attrs.evolve(feed, exporter=other))
    desk.targets = ()
    assert told(desk, released) == (Status.WITHDRAWN, [])


def test_one_under_way_in_another_directory_still_shows_what_it_owes(desk, released, tmp_path):
    """What another directory's run answers for files that nobody has yet is no confirmation."""
    seen = []

    def run(changes, config):
        for change in changes:
            yield from PORTAL_FEED.run(iter([change]), config)
        yield Ack(through=True)
        seen.append(told(beside, released))

    beside = sharing(desk, tmp_path)
    anew(desk, attrs.evolve(desk.feed, exporter=attrs.evolve(PORTAL_FEED, run=run)))
    assert seen == [(Status.FAILED, ["portal-feed"])]
    assert told(beside, released) == (Status.WITHDRAWN, [])


def sharing(desk, folder):
    beside = type(desk)(
        folder / "beside", JCMS_LIST, ledger=desk.ledger or f"sqlite:///{desk.run_dir / 'ledger.sqlite'}"
    )
    beside.at = desk.at
    desk.ledger = beside.ledger
    return beside


def test_a_target_with_files_in_two_directories_does_not_become_another_one_in_one_of_them(desk, released, tmp_path):
    desk.targets = (desk.feed,)
    beside = sharing(desk, tmp_path)
    beside.targets = (desk.feed,)
    for one in (desk, beside):
        one.publish(released("A"), released("C"))
    with pytest.raises(BadInput, match="another directory"):
        anew(desk, attrs.evolve(desk.feed, exporter=SITEMAP), moved=True)
    assert (desk.out / "portal-feed" / "atom.xml").exists()
