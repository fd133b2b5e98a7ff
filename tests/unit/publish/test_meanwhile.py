"""What another run on another machine does to a target while this one is at it: serve, move or forget it."""

from datetime import timedelta

import attrs
import pytest
from sqlalchemy import create_engine, text

from zfgk import Ack, Exporter
from zfgk.publish.delivery.standing import MEANWHILE, PARTED
from zfgk.publish.delivery.targets import Target
from zfgk.publish.forgetting import forget
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Status
from zfgk.publish.upkeep import rebuild


class Net:
    """Servers by address, and those that are away."""

    def __init__(self):
        self.servers = {}
        self.visited = []
        self.away = set()
        self.late = set()
        self.exporter = Exporter(
            name="hub",
            run=self.run,
            read_back=lambda config: dict(self.servers.get(config["url"], {})),
            options={"url": "The address."},
            network=True,
        )

    def run(self, changes, config):
        self.visited.append(config["url"])
        for change in changes:
            if config["url"] in self.away or change.key in self.late:
                yield Ack(change.key, change.version, "retry", error="away")
            else:
                self.servers.setdefault(config["url"], {})[change.key] = change.version
                yield Ack(change.key, change.version)

    def targets(self, url):
        return (Target(name="hub", exporter=self.exporter, options={"url": url}),)


@pytest.fixture
def net():
    return Net()


@pytest.fixture
def desks(new_desk, net, tmp_path):
    """Two machines with one ledger: the north serves one address, the south another, both under the same name."""
    made = []
    for name, url in (("north", "https://one/x"), ("south", "https://two/x")):
        desk = new_desk()
        desk.out = tmp_path / name / "out"
        desk.out.parent.mkdir()
        desk.ledger = desk.ledger or f"sqlite:///{tmp_path / 'shared.sqlite'}"
        desk.targets = net.targets(url)
        made.append(desk)
    return made


def waiting(desk, happens):
    """Have a desk wait when its target is away, at most five times, and something happen meanwhile, once."""
    now, left, waits = [desk.at], [happens], []

    def wait(moment):
        if left:
            left.pop()()
        now[0] = max(now[0], moment) + timedelta(seconds=1)
        waits.append(moment)
        return len(waits) < 5

    desk.pace = Pace(clock=lambda: now[0], wait=wait)
    return waits


def during(desk, happens):
    """Have something happen as a desk's target is handed its first change."""
    left, (target,) = [happens], desk.targets

    def run(changes, config):
        def watched():
            for change in changes:
                if left:
                    left.pop()()
                yield change

        return target.exporter.run(watched(), config)

    desk.targets = (attrs.evolve(target, exporter=attrs.evolve(target.exporter, run=run)),)


def statuses(report):
    return {item.key: item.status for item in report.items}


def move(desk):
    return rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger, moved=True)


def both_away_and_moved(net, south):
    net.away = {"https://two/x"}
    (report,) = move(south)
    assert report.retry == 3
    net.away = set()


def both_up_and_forgotten(net, south):
    net.away = set()
    forget("hub", south.out, at=south.at, ledger=south.ledger)


@pytest.mark.parametrize("meanwhile", [both_away_and_moved, both_up_and_forgotten])
def test_a_run_that_waited_gives_nothing_more_to_a_place_that_was_left(desks, net, released, meanwhile):
    north, south = desks
    north.publish(released("A"), released("B"))
    net.away = {"https://one/x"}
    waits = waiting(north, lambda: meanwhile(net, south))
    report = north.publish(*map(released, "ABC"))
    (hub,) = report.exports
    assert (hub.done, hub.retry, hub.error) == (0, 3, PARTED)
    assert statuses(report)["C"] is Status.FAILED
    assert net.servers == {"https://one/x": {"A": 1, "B": 1}}
    # Before the first wait and not after it, nor was there a second one: what was left is not even called.
    assert (net.visited.count("https://one/x"), len(waits)) == (2, 1)
    report = south.publish(*map(released, "ABC"))  # and the ledger tells no lie about the new place
    assert net.servers["https://two/x"] == {"A": 1, "B": 1, "C": 1}
    assert (report.exports[0].retry, report.exports[0].error) == (0, "")


def test_what_was_forgotten_meanwhile_leaves_nothing_in_the_ledger(desks, net, released):
    north, south = desks
    north.publish(released("A"))
    net.away = {"https://one/x"}
    waiting(north, lambda: both_up_and_forgotten(net, south))
    north.publish(released("A"), released("B"))
    assert (north.rows("delivery"), north.rows("target")) == ([], [])


def test_a_run_under_way_stops_at_the_next_page_when_its_target_is_moved(desks, net, released):
    north, south = desks
    north.publish()
    keys = [f"K{number:03}" for number in range(120)]

    def moved():
        net.away = {"https://two/x"}
        move(south)

    during(north, moved)
    report = north.publish(*map(released, keys))
    assert report.exports[0].error == PARTED
    assert 0 < len(net.servers["https://one/x"]) < len(keys)
    net.away = set()
    south.publish(*map(released, keys))
    assert sorted(net.servers["https://two/x"]) == keys


def test_a_move_after_the_last_answer_is_told_and_the_settings_are_those_of_the_new_place(desks, net, released):
    north, south = desks
    (target,) = north.targets

    def run(changes, config):
        yield from target.exporter.run(changes, config)
        net.away = {"https://two/x"}
        move(south)

    north.targets = (attrs.evolve(target, exporter=attrs.evolve(target.exporter, run=run)),)
    report = north.publish(released("A"))
    assert report.exports[0].error == PARTED
    (row,) = north.rows("target")
    assert row["digest"] != target.digest()


@pytest.mark.parametrize("late", [set(), {"C"}], ids=["nothing-left", "one-left"])
def test_a_place_that_another_run_was_the_first_to_serve_is_not_served_or_remembered(
    desks, net, released, monkeypatch, late
):
    from zfgk.publish import conduct

    north, south = desks
    real, first = conduct.serve, []

    def second(run, place, courier, ledger):
        if not first:
            first.append(place)
            net.late = late
            north.publish(*map(released, "ABC"))
            net.late = set()
            first.append(north.rows("target"))
        return real(run, place, courier, ledger)

    monkeypatch.setattr(conduct, "serve", second)
    report = south.publish(*map(released, "ABC"))
    assert report.exports[0].error == MEANWHILE.format(changed="option url")
    assert south.rows("target") == first[1]
    assert {key for key, status in statuses(report).items() if status is Status.FAILED} == late
    assert "https://two/x" not in net.servers


@pytest.mark.parametrize("due", [False, True])
def test_a_ledger_of_an_older_release_learns_the_place_even_if_nothing_is_due(desks, net, released, due):
    (north, _) = desks
    north.publish(released("A"))
    engine = create_engine(north.ledger)
    with engine.begin() as connection:  # as releases without places left it
        connection.execute(text("DELETE FROM meta WHERE name LIKE 'place:%'"))
    engine.dispose()
    north.publish(released("A"), *([released("B")] if due else []))
    north.targets = net.targets("https://two/x")
    assert "option url" in north.withdraw("A").exports[0].error
    assert "https://two/x" not in net.servers


def test_an_older_ledger_takes_no_place_from_other_settings(desks, net, released):
    (north, _) = desks
    north.publish(released("A"))
    engine = create_engine(north.ledger)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM meta WHERE name LIKE 'place:%'"))
    engine.dispose()
    north.targets = net.targets("https://two/x")
    north.publish(released("A"))
    assert not [row for row in north.rows("meta") if row["name"].startswith("place:")]


@pytest.mark.parametrize("refuses", [False, True])
def test_what_an_old_place_may_still_show_is_never_called_withdrawn(desks, net, released, refuses):
    (north, _) = desks
    north.publish(released("A"), released("B"))
    if refuses:
        (target,) = north.targets

        def refusing(changes, _config):
            yield from (Ack(change.key, change.version, "reject", error="no") for change in changes)

        north.targets = (attrs.evolve(target, exporter=attrs.evolve(target.exporter, run=refusing)),)
        assert statuses(north.withdraw("A")) == {"A": Status.FAILED}
    # The new exporter takes no records of this kind, so nothing is due to it; the old place still owes the withdrawal.
    other = attrs.evolve(net.exporter, name="other", accepts=frozenset({"guide"}))
    north.targets = (Target(name="hub", exporter=other, options={"url": "https://one/x"}),)
    report = north.withdraw("A")
    assert "exporter hub" in report.exports[0].error
    assert statuses(report) == {"A": Status.FAILED}
