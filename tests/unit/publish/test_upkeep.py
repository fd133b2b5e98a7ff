"""Verifying by reading back, and rebuilding from the ledger."""

import attrs
import pytest

from zfgk import Ack, Exporter
from zfgk.errors import BadInput
from zfgk.publish.delivery.comparing import Kind
from zfgk.publish.upkeep import rebuild, verify
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED


class Shop:
    """A remote target in memory, which can be tampered with."""

    def __init__(self, **fields):
        self.held = {}
        self.given = []
        self.exporter = Exporter(name="shop", run=self.run, read_back=self.read, **{"network": True} | fields)

    def run(self, changes, _config):
        for change in changes:
            self.given.append((change.key, change.version))
            if self.held.get(change.key, 0) <= change.version:
                self.held[change.key] = change.version
                if change.record is None and self.exporter.withdraw == "delete":
                    del self.held[change.key]
            yield Ack(change.key, change.version)

    def read(self, _config):
        return dict(self.held)


def found(desk, number=0):
    one = verify(desk.out, desk.targets, ledger=desk.ledger)[number]
    return {(d.key, d.kind, d.expected, d.held) for d in one.differences}


@pytest.mark.parametrize("withdraw", ["delete", "tombstone"])
def test_a_target_that_holds_what_it_confirmed_is_sound(new_desk, released, withdraw):
    shop = Shop(withdraw=withdraw)
    desk = new_desk(shop.exporter, PORTAL_FEED)
    desk.publish(released("A"), released("B"), released("C"))
    desk.withdraw("B")
    both = verify(desk.out, desk.targets, ledger=desk.ledger)
    assert [(one.target, one.confirmed, one.outstanding, one.sound) for one in both] == [
        ("shop", 3, 0, True),
        ("portal-feed", 3, 0, True),
    ]
    assert [one.held for one in both] == [2 if withdraw == "delete" else 3, 3]


def test_every_kind_of_difference_has_its_name(new_desk, released):
    shop = Shop(withdraw="tombstone")
    desk = new_desk(shop.exporter)
    desk.publish(*map(released, "ABCDEF"))
    desk.publish(released("A", "新的"), *map(released, "BCDEF"))
    for key in "BC":
        desk.withdraw(key)
    assert found(desk) == set()
    del shop.held["D"]
    shop.held |= {"A": 1, "B": 1, "E": 7, "Z": 3}
    del shop.held["C"]
    assert found(desk) == {
        ("A", Kind.STALE, 2, 1),
        ("B", Kind.VISIBLE, 2, 1),
        ("C", Kind.NO_TOMBSTONE, 2, 0),
        ("D", Kind.MISSING, 1, 0),
        ("E", Kind.UNKNOWN, 1, 7),
        ("Z", Kind.UNKNOWN, 0, 3),
    }


def test_an_answer_that_got_lost_is_no_fault_of_the_target(new_desk, released):
    shop = Shop()

    def forgets(changes, config):
        for _ in shop.run(changes, config):
            raise ConnectionError("the answer never came")
        yield

    desk = new_desk(attrs.evolve(shop.exporter, run=forgets))
    desk.publish(released("A"))
    (one,) = verify(desk.out, desk.targets, ledger=desk.ledger)
    assert [(d.key, d.kind) for d in one.differences] == [("A", Kind.UNBOOKED)]
    assert (one.sound, one.outstanding) == (True, 1)


def test_a_target_that_cannot_be_read_is_said_to_be_so(new_desk, released):
    def away(_config):
        raise ConnectionError("away")

    desk = new_desk(attrs.evolve(Shop().exporter, read_back=away))
    desk.publish(released("A"))
    (one,) = verify(desk.out, desk.targets, ledger=desk.ledger)
    assert (one.error, one.sound) == ("ConnectionError: away", False)
    assert one.to_json()["findings"] == []


@pytest.mark.ledger_file
def test_verifying_writes_nothing_and_needs_a_ledger(desk, released):
    with pytest.raises(BadInput, match="nothing was ever published"):
        verify(desk.out, desk.targets)
    desk.publish(released("A"))
    before = {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()}
    verify(desk.out, desk.targets)
    assert {name: (file.read_bytes(), file.stat().st_mtime_ns) for name, file in desk.files().items()} == before


def test_a_remote_target_is_given_everything_again_withdrawals_too(new_desk, released):
    shop = Shop(withdraw="tombstone")
    desk = new_desk(shop.exporter)
    desk.publish(released("A"), released("B"))
    desk.publish(released("A", "新的"), released("B"))
    desk.withdraw("B")
    shop.held.clear()
    shop.given.clear()
    (plan,) = rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger, dry_run=True)
    assert [(one.key, one.version, one.action) for one in plan.planned] == [("A", 2, "publish"), ("B", 2, "withdraw")]
    assert shop.given == []
    (report,) = rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert shop.given == [("A", 2), ("B", 2)]
    assert (report.done, report.retry, shop.held) == (2, 0, {"A": 2, "B": 2})


@pytest.mark.parametrize("exporter", [PORTAL_FEED, ONE_FILE_EACH], ids=lambda one: one.name)
def test_a_local_target_is_built_anew_and_whatever_else_lay_there_is_gone(new_desk, released, exporter):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    desk.withdraw("B")
    folder = desk.out / exporter.name
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for file in folder.iterdir():
        file.write_bytes(b"vandalised")
    (folder / "stray.json").write_bytes(b'{"key": "Z", "version": 9}')
    (report,) = rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert (report.done, report.retry, report.error) == (2, 0, "")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert [file.name for file in desk.out.iterdir()] == [exporter.name]
    assert found(desk) == set()


def test_a_rebuilding_that_fails_leaves_what_stood_there(new_desk, released):
    desk = new_desk(PORTAL_FEED)
    desk.publish(released("A"), released("B"))
    before = {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")}
    healthy = desk.targets

    def dies(changes, _config):
        next(changes)
        raise OSError("no space left")
        yield

    desk.targets = (attrs.evolve(desk.targets[0], exporter=attrs.evolve(PORTAL_FEED, run=dies)),)
    (report,) = rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert (report.retry, report.error) == (2, "OSError: no space left")
    assert {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")} == before
    desk.targets = healthy
    desk.publish(released("A"), released("B"))
    assert found(desk) == set()


def test_a_refusal_is_asked_again_when_a_target_is_rebuilt(new_desk, released):
    strict = [True]

    def run(changes, _config):
        for change in changes:
            yield Ack(change.key, change.version, "reject" if strict else "done", error="太长")

    desk = new_desk(Exporter(name="shop", run=run, read_back=lambda _config: {}, network=True))
    desk.publish(released("A"))
    strict.clear()
    (report,) = rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert (report.done, report.rejected) == (1, 0)


@pytest.mark.parametrize("network", [False, True])
def test_what_becomes_of_a_difference_is_said_as_it_is(new_desk, released, network):
    shop = Shop(withdraw="tombstone", network=network)
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    shop.held.clear()
    (one,) = verify(desk.out, desk.targets, ledger=desk.ledger)
    said = {lang: one.to_json(lang)["findings"][0]["message"] for lang in ("zh", "en")}
    assert ("下次发布将补送" in said["zh"]) is not network
    assert ("zfgk targets rebuild shop" in said["zh"]) is network
    shop.given.clear()
    desk.publish(released("A"))
    assert shop.given == ([] if network else [("A", 1)])
    assert ("the next run delivers it again" in said["en"]) is not network
