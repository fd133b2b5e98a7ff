"""Runs that share a ledger, and runs that try again: leases, waiting, several targets at once."""

import shutil
import threading
from datetime import timedelta

import attrs
import pytest

from zfgk import Ack, Exporter
from zfgk.errors import LedgerBehind, LedgerError, UnknownItem
from zfgk.publish.delivery.deliver import Delivery, deliver
from zfgk.publish.delivery.meanwhile import TAKEN, complete
from zfgk.publish.ledger.claims import take_alone
from zfgk.publish.ledger.courier import LONGEST_WAIT, SHORTEST_WAIT, Courier, Pace, next_try
from zfgk.publish.ledger.opening import ledger_url, open_ledger
from zfgk.publish.ledger.queue import Queue
from zfgk.publish.outcome import ExportReport, Status
from zfgk.publish.report.page import verdict
from zfgk.publish.upkeep import resume
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED
from zfgk_table import EXPORTER as TABLE


def exporter(run, name="hub", **fields):
    return Exporter(name=name, run=run, read_back=lambda _config: {}, **{"network": True} | fields)


def answering(answer, **fields):
    seen = []

    def run(changes, _config):
        for change in changes:
            seen.append((change.key, change.version))
            yield answer(change)

    return exporter(run, **fields), seen


def done(change):
    return Ack(change.key, change.version)


def numbers(report, number=0):
    return (report.exports[number].done, report.exports[number].rejected, report.exports[number].retry)


class Clock:
    def __init__(self, at):
        self.at = at
        self.waits = []

    def __call__(self):
        return self.at

    def wait(self, moment):
        self.waits.append(moment - self.at)
        self.at = moment
        return True


@pytest.fixture
def two_desks(new_desk, tmp_path):
    """Two machines with one ledger."""

    def make(*exporters):
        desks = []
        for name in ("north", "south"):
            (tmp_path / name).mkdir()
            desk = new_desk(*exporters)
            desk.out = tmp_path / name / "out"
            desk.ledger = desk.ledger or f"sqlite:///{tmp_path / 'shared.sqlite'}"
            desks.append(desk)
        return desks

    return make


# -- leases


def test_a_second_run_leaves_alone_what_the_first_is_delivering(two_desks, released):
    north, south = two_desks(answering(done)[0])
    inner = []

    def run(changes, _config):
        taken = [next(changes), next(changes)]
        inner.append(south.publish(*map(released, "ABC")))  # while these two are under way
        yield from map(done, taken)

    north.targets = (attrs.evolve(north.targets[0], exporter=exporter(run)),)
    south_hub, seen = answering(done)
    south.targets = (attrs.evolve(south.targets[0], exporter=south_hub),)
    report = north.publish(*map(released, "ABC"))
    assert seen == []  # a page is held as a whole
    assert numbers(inner[0]) == (0, 0, 3)
    assert {item.status for item in inner[0].items} == {Status.FAILED}
    assert numbers(report) == (2, 0, 1)
    assert numbers(south.publish(*map(released, "ABC"))) == (1, 0, 0)
    assert seen == [("C", 1)]  # given back by the first, delivered by the second, and nothing twice


def test_a_snapshot_target_is_served_by_one_run_at_a_time(two_desks, released):
    shape = {"shape": "snapshot"}
    north, south = two_desks(answering(done, **shape)[0])
    inner = []

    def run(changes, _config):
        taken = list(changes)
        inner.append(south.publish(released("A"), released("B")))
        yield from map(done, taken)

    north.targets = (attrs.evolve(north.targets[0], exporter=exporter(run, **shape)),)
    assert numbers(north.publish(released("A"), released("B"))) == (2, 0, 0)
    assert numbers(inner[0]) == (0, 0, 2)
    assert "另一发布进程" in inner[0].exports[0].error
    assert inner[0].exports[0].next_try == north.at + Pace().lease
    assert numbers(south.publish(released("A"), released("B"))) == (0, 0, 0)


def test_a_snapshot_that_was_overtaken_is_taken_anew(two_desks, released):
    south_hub, _ = answering(done)
    north, south = two_desks(south_hub)
    takes = []

    def run(changes, _config):
        takes.append([])
        for change in changes:
            takes[-1].append((change.key, change.version))
            if len(takes) == 1 and change.key == "A":
                south.publish(released("A"), released("B", "新的名称"), released("C"))
        yield Ack(through=True)

    north.targets = (attrs.evolve(north.targets[0], name="site", exporter=exporter(run, "site", shape="snapshot")),)
    report = north.publish(*map(released, "ABC"))
    # B moved while the first snapshot was on its way; it must not be published without B, or with the old B.
    assert len(takes) == 2
    assert sorted(takes[1]) == [("A", 1), ("B", 2), ("C", 1)]
    assert numbers(report) == (3, 0, 0)
    assert report.exports[0].error == ""


class Death(BaseException):
    """The end of a process."""


@pytest.mark.parametrize("shape", ["delta", "snapshot"])
def test_what_a_dead_run_held_waits_for_the_end_of_its_lease_elsewhere_and_not_at_home(two_desks, released, shape):
    def dies(changes, _config):
        next(changes)
        raise Death
        yield

    hub, seen = answering(done, shape=shape)
    north, south = two_desks(hub)
    healthy = north.targets
    north.targets = (attrs.evolve(healthy[0], exporter=exporter(dies, shape=shape)),)
    with pytest.raises(Death):
        north.publish(released("A"), released("B"))
    assert numbers(south.publish(released("A"), released("B"))) == (0, 0, 2)
    south.at += Pace().lease + timedelta(seconds=1)
    assert numbers(south.publish(released("A"), released("B"))) == (2, 0, 0)
    assert sorted(seen) == [("A", 1), ("B", 1)]
    # At home the lock on the directory tells that the run is dead.
    with pytest.raises(Death):
        north.publish(released("A"), released("B", "新的名称"))
    north.targets = healthy
    assert numbers(north.publish(released("A"), released("B", "新的名称"))) == (1, 0, 0)


def test_an_answer_that_comes_after_the_lease_was_lost_changes_nothing(two_desks, released):
    south_hub, _ = answering(lambda change: Ack(change.key, change.version, "reject", error="太长"))
    north, south = two_desks(south_hub)

    def slow(changes, _config):
        taken = next(changes)
        south.at += Pace().lease + timedelta(seconds=1)
        south.publish(released("A"))
        yield done(taken)

    north.targets = (attrs.evolve(north.targets[0], exporter=exporter(slow)),)
    north.publish(released("A"))
    assert [(row["status"], row["error"]) for row in north.rows("delivery")] == [("reject", "太长")]


# -- a first run that fails


def after(read_back, happens):
    """Return a reader whose first look is over when something else happens."""
    waiting = [happens]

    def read(config):
        held = read_back(config)
        if waiting:
            waiting.pop()()
        return held

    return read


def keeps_more_than_the_ledger_knows(desk, released):
    shared, desk.ledger = desk.ledger, ""
    desk.publish(released("X"))
    desk.withdraw("X")
    shutil.rmtree(desk.run_dir)
    desk.ledger = shared


@pytest.mark.ledger_file
def test_a_failing_first_run_leaves_a_ledger_that_another_run_has_filled_meanwhile(two_desks, released):
    north, south = two_desks(ONE_FILE_EACH)
    keeps_more_than_the_ledger_knows(south, released)
    reader = after(ONE_FILE_EACH.read_back, lambda: north.publish(released("A")))
    south.targets = (attrs.evolve(south.targets[0], exporter=attrs.evolve(ONE_FILE_EACH, read_back=reader)),)
    with pytest.raises(LedgerBehind):
        south.publish(released("A"))
    assert [(row["key"], row["version"]) for row in north.rows("change")] == [("A", 1)]
    assert numbers(north.publish(released("A"))) == (0, 0, 0)


@pytest.mark.ledger_file
def test_a_ledger_that_was_named_and_got_nothing_is_used_by_the_next_run(two_desks, released):
    north, south = two_desks(ONE_FILE_EACH)
    keeps_more_than_the_ledger_knows(south, released)
    with pytest.raises(LedgerBehind):
        south.publish(released("X"))
    with pytest.raises(UnknownItem):
        north.withdraw("A")
    assert numbers(north.publish(released("A"))) == (1, 0, 0)


@pytest.mark.ledger_file
def test_a_ledger_of_its_own_that_somebody_else_has_filled_is_left_too(two_desks, released):
    north, south = two_desks(ONE_FILE_EACH)
    keeps_more_than_the_ledger_knows(south, released)
    north.ledger = f"sqlite:///{south.run_dir / 'ledger.sqlite'}"
    south.ledger = ""
    reader = after(ONE_FILE_EACH.read_back, lambda: north.publish(released("A")))
    south.targets = (attrs.evolve(south.targets[0], exporter=attrs.evolve(ONE_FILE_EACH, read_back=reader)),)
    with pytest.raises(LedgerBehind):
        south.publish(released("A"))
    assert numbers(north.publish(released("A"))) == (0, 0, 0)


# -- a directory each, and targets of one name


LOCAL = pytest.mark.parametrize("local", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)


@LOCAL
def test_what_another_directory_confirmed_after_this_one_was_read_stands_here_too(two_desks, released, local):
    north, south = two_desks(local)
    reader = after(lambda _config: {}, lambda: north.publish(released("A"), released("B")))
    late = attrs.evolve(exporter(lambda changes, _config: map(done, changes), "late"), read_back=reader)
    south.targets = (*south.targets, attrs.evolve(south.targets[0], name="late", exporter=late))
    report = south.publish(released("A"), released("B"))
    assert (numbers(report), numbers(report, 1)) == ((2, 0, 0), (2, 0, 0))
    assert {item.status for item in report.items} == {Status.PUBLISHED}
    assert report.exports[0].files
    assert north.held() == south.held(local.name) == {"A": 1, "B": 1}


@LOCAL
def test_what_another_directory_withdrew_after_this_one_was_planned_is_withdrawn_here_too(two_desks, released, local):
    north, south = two_desks(local)
    for desk in (north, south):
        desk.publish(released("A"), released("B"))

    withdrawn = []

    def meanwhile(changes, _config):
        if not withdrawn:
            withdrawn.append(north.withdraw("A"))
        yield from map(done, changes)

    south.targets = (attrs.evolve(south.targets[0], name="early", exporter=exporter(meanwhile)), *south.targets)
    south.pace = Pace(at_once=1)
    south.publish(released("A"), released("B"))
    assert len(withdrawn) == 1
    assert north.held() == south.held(local.name)
    assert south.held(local.name).get("A", 2) == 2  # a tombstone, or nothing


def test_files_that_another_directory_keeps_from_being_completed_are_not_called_done(two_desks, released):
    north, south = two_desks(ONE_FILE_EACH)
    north.publish(released("A"))
    loses = attrs.evolve(ONE_FILE_EACH, read_back=lambda _config: {})  # as if it were emptied again and again
    south.targets = (attrs.evolve(south.targets[0], exporter=loses),)
    courier = Courier.of(south.pace, south.at, south.run_dir, own_ledger=False)
    again = []

    def serve():
        again.append(1)
        return Delivery(ExportReport(exporter=loses.name))

    with open_ledger(ledger_url(south.ledger, south.run_dir)) as ledger:
        before = Delivery(ExportReport(exporter=loses.name))
        came = complete(ledger, south.targets[0], south.out, courier, before, serve)
    assert (len(again), came.report.retry, came.report.error) == (3, 1, TAKEN)


def test_what_another_run_confirms_while_this_one_waits_in_vain_is_not_published_here(two_desks, released):
    north, south = two_desks(ONE_FILE_EACH)
    south.publish()
    other = Courier.of(north.pace, north.at, north.run_dir, own_ledger=False)
    with open_ledger(ledger_url(south.ledger, south.run_dir)) as ledger:
        ledger.lock()
        assert take_alone(ledger, ONE_FILE_EACH.name, other) == ""
        ledger.commit()

    def meanwhile(_moment):
        with open_ledger(ledger_url(south.ledger, south.run_dir)) as ledger:
            assert deliver(ledger, north.targets[0], north.out, north.at, courier=other).report.done == 2
        return False

    south.pace = Pace(wait=meanwhile)
    report = south.publish(released("A"), released("B"))
    assert report.exports[0].retry == 2
    assert {item.status for item in report.items} == {Status.FAILED}
    assert "尚未完成" in verdict(report)
    assert (north.held(), south.held()) == ({"A": 1, "B": 1}, {})
    south.pace = Pace()
    report = south.publish(released("A"), released("B"))
    assert {item.status for item in report.items} == {Status.PUBLISHED}
    assert south.held() == {"A": 1, "B": 1}


# -- trying again


def test_waiting_doubles_up_to_a_limit_and_is_spread(desk):
    waits = [next_try(desk.at, tries, "hub") - desk.at for tries in range(1, 40)]
    full = [min(LONGEST_WAIT, SHORTEST_WAIT * 2**number) for number in range(39)]
    assert all(whole / 2 <= wait <= whole for wait, whole in zip(waits, full, strict=True))
    assert next_try(desk.at, 10**6, "hub") - desk.at <= LONGEST_WAIT
    assert len({next_try(desk.at, 3, f"key {number}") for number in range(50)}) == 50


def test_a_run_that_waits_tries_again_until_it_is_done(new_desk, released):
    failing = [3]

    def answer(change):
        if change.key == "B" and failing[0]:
            failing[0] -= 1
            return Ack(change.key, change.version, "retry", error="限流")
        return done(change)

    hub, seen = answering(answer)
    desk = new_desk(hub)
    clock = Clock(desk.at)
    desk.pace = Pace(clock=clock, wait=clock.wait)
    report = desk.publish(released("A"), released("B"))
    assert seen == [("A", 1), ("B", 1), ("B", 1), ("B", 1), ("B", 1)]
    assert numbers(report) == (2, 0, 0)
    assert {item.status for item in report.items} == {Status.PUBLISHED}
    assert len(clock.waits) == 3
    assert all(SHORTEST_WAIT * 2**n / 2 <= wait + timedelta(seconds=1) for n, wait in enumerate(clock.waits))


def test_a_target_that_is_away_is_tried_again_as_a_whole(new_desk, released):
    away = [2]

    def run(changes, _config):
        if away[0]:
            away[0] -= 1
            raise ConnectionError("away")
        yield from map(done, changes)

    desk = new_desk(exporter(run))
    clock = Clock(desk.at)
    desk.pace = Pace(clock=clock, wait=clock.wait)
    assert numbers(desk.publish(released("A"), released("B"))) == (2, 0, 0)
    assert len(clock.waits) == 2


def test_a_run_that_does_not_wait_says_when_another_try_is_worth_it(new_desk, released):
    hub, _ = answering(lambda change: Ack(change.key, change.version, "retry", error="限流"))
    desk = new_desk(hub)
    report = desk.publish(released("A"))
    assert SHORTEST_WAIT / 2 <= report.exports[0].next_try - desk.at + timedelta(seconds=1) <= SHORTEST_WAIT * 2
    json = report.exports[0].to_json()
    assert json["next_try"].startswith("2026-03-02T09:00:")


def test_a_patient_run_leaves_alone_what_failed_a_short_while_ago_but_not_a_new_version(new_desk, released):
    hub, seen = answering(lambda change: Ack(change.key, change.version, "retry", error="限流"))
    desk = new_desk(hub)
    desk.publish(released("A"))
    desk.pace = Pace(patient=True)
    desk.publish(released("A"))
    assert seen == [("A", 1)]
    desk.publish(released("A", "新的名称"))
    assert seen == [("A", 1), ("A", 2)]
    desk.at += timedelta(minutes=1)
    desk.publish(released("A", "新的名称"))
    assert seen == [("A", 1), ("A", 2), ("A", 2)]
    desk.pace = Pace()  # and one that is not patient tries at once
    desk.publish(released("A", "新的名称"))
    assert len(seen) == 4


def test_what_is_due_is_delivered_without_the_source(new_desk, released):
    hub, _ = answering(lambda change: Ack(change.key, change.version, "retry", error="限流"))
    desk = new_desk(hub)
    desk.publish(released("A"), released("B"))
    healthy, seen = answering(done)
    desk.targets = (attrs.evolve(desk.targets[0], exporter=healthy),)
    report = resume(desk.new_run())
    assert seen == [("A", 1), ("B", 1)]
    assert (numbers(report), report.items) == ((2, 0, 0), ())


# -- several targets at once


def test_a_slow_target_holds_no_other_one_up(new_desk, released):
    fast_is_done = threading.Event()

    def slow(changes, _config):
        for change in changes:
            assert fast_is_done.wait(60)  # it can only go on when the other one has ended
            yield done(change)

    def fast(changes, _config):
        yield from map(done, changes)
        fast_is_done.set()

    desk = new_desk(exporter(slow, "a-slow"), exporter(fast, "b-fast"), ONE_FILE_EACH)
    report = desk.publish(*map(released, "ABC"))
    assert [(one.exporter, one.done) for one in report.exports] == [("a-slow", 3), ("b-fast", 3), ("one-file-each", 3)]
    assert {item.status for item in report.items} == {Status.PUBLISHED}


def test_more_targets_than_hands_are_all_served_in_their_order(new_desk, released):
    made = [answering(done, name=f"t{number}") for number in range(7)]
    desk = new_desk(*(one for one, _ in made))
    desk.pace = Pace(at_once=2)
    report = desk.publish(released("A"))
    assert [one.exporter for one in report.exports] == [f"t{number}" for number in range(7)]
    assert all(seen == [("A", 1)] for _, seen in made)


def test_what_one_target_raises_ends_the_run_after_the_others_are_served(new_desk, released):
    def falsify(changes, _config):
        for change in changes:
            raise LedgerError("somewhere", "the disk is full")
            yield done(change)

    hub, seen = answering(done, name="z")
    desk = new_desk(exporter(falsify, "a"), hub)
    with pytest.raises(LedgerError, match="disk is full") as caught:
        desk.publish(released("A"))
    assert seen == [("A", 1)]
    assert [(one.exporter, one.done) for one in caught.value.report.exports] == [("z", 1)]
    assert [(row["target"], row["status"]) for row in desk.rows("delivery") if row["status"] == "done"] == [
        ("z", "done")
    ]


def test_an_interrupted_run_stops_handing_over_at_every_target(new_desk, released):
    seen = []

    def interrupting(changes, _config):
        for _ in changes:
            raise KeyboardInterrupt
        yield Ack(through=True)

    def other(changes, _config):
        for change in changes:
            seen.append(change.key)
            yield done(change)

    desk = new_desk(exporter(interrupting, "a"), exporter(other, "b"))
    with pytest.raises(KeyboardInterrupt):
        desk.publish(*map(released, "ABC"))
    desk.targets = tuple(attrs.evolve(one, exporter=answering(done, name=one.name)[0]) for one in desk.targets)
    report = desk.publish(*map(released, "ABC"))
    assert [one.retry for one in report.exports] == [0, 0]


# -- the queue


@pytest.mark.parametrize("order", [True, False], ids=["due", "everything"])
def test_pages_hold_everything_once_in_order_whatever_the_moments(desk, released, monkeypatch, tmp_path, order):
    from zfgk.publish.ledger import queue as module

    monkeypatch.setattr(module, "PAGE", 3)
    moments = [3, 1, 2, 2, 2, 2, 2, 1, 3, 3, 3, 3, 2, 1]
    with open_ledger(ledger_url("", tmp_path / "l.sqlite")) as ledger:
        for number, hour in enumerate(moments):
            ledger.append(f"K{number:02}", 1, desk.at + timedelta(hours=hour), "", released(f"K{number:02}").record)
        ledger.append("K03", 2, desk.at + timedelta(hours=3), "", None)
        queue = Queue(ledger, "t", {"information"})
        courier = Courier.alone(desk.at) if order else None
        found, last = [], None
        while page := queue.page(last, due_for=courier):
            assert len(page) <= 3
            found += [(entry.head.at, entry.head.key, entry.head.version) for entry in page]
            last = page[-1].head
    moments[3] = 3
    expected = [(desk.at + timedelta(hours=hour), f"K{n:02}", 2 if n == 3 else 1) for n, hour in enumerate(moments)]
    expected.sort(reverse=not order)
    assert found == expected
