"""A ledger that was lost or restored from an old copy, before remote targets that hold later versions than it gives out."""

import shutil

import pytest

from zfgk import Ack, Exporter
from zfgk.errors import LedgerBehind

pytestmark = pytest.mark.ledger_file


class Shop:
    """A remote target in memory that keeps the higher version, as a table or a receiver does."""

    def __init__(self):
        self.held = {}
        self.read = 0
        self.given = []
        self.exporter = Exporter(
            name="shop", run=self.run, read_back=self.read_back, withdraw="tombstone", network=True
        )

    def run(self, changes, _config):
        for change in changes:
            self.given.append((change.key, change.version))
            self.held[change.key] = max(self.held.get(change.key, 0), change.version)
            yield Ack(change.key, change.version)

    def read_back(self, _config):
        self.read += 1
        return dict(self.held)


@pytest.fixture
def shop():
    return Shop()


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_remote_target_with_a_later_version_stops_the_first_run_of_a_new_ledger(new_desk, released, shop, dry_run):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    desk.publish(released("A", "改了"))
    shutil.rmtree(desk.run_dir)
    shop.given.clear()
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("A"), dry_run=dry_run)
    assert "A" in str(caught.value)
    assert (shop.given, shop.held) == ([], {"A": 2})


def test_what_the_ledger_never_knew_at_a_shared_remote_target_is_somebody_elses(new_desk, released, shop):
    shop.held = {"other-bureau": 7}
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    assert shop.held == {"other-bureau": 7, "A": 1}


def test_the_same_version_again_is_no_reason_to_stop(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    shutil.rmtree(desk.run_dir)
    desk.publish(released("A"))
    assert shop.held == {"A": 1}


def test_a_ledger_restored_from_an_old_copy_is_found_out_before_a_withdrawal_is_booked(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    shutil.copytree(desk.run_dir, desk.run_dir.with_name("copy"))
    desk.publish(released("A", "改了"))
    desk.publish(released("A", "又改了"))
    shutil.rmtree(desk.run_dir)
    desk.run_dir.with_name("copy").rename(desk.run_dir)
    shop.given.clear()
    with pytest.raises(LedgerBehind):
        desk.withdraw("A")
    assert (shop.given, shop.held) == ([], {"A": 3})


def test_what_a_remote_target_does_not_hold_is_not_given_again(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    shop.held.clear()
    desk.publish(released("A"))
    assert shop.given == [("A", 1)]


def test_a_remote_target_that_cannot_be_read_is_taken_at_its_word(new_desk, released, shop):
    def away(_config):
        raise ConnectionError("away")

    desk = new_desk(Exporter(name="shop", run=shop.run, read_back=away, withdraw="tombstone", network=True))
    desk.publish(released("A"))
    assert shop.held == {"A": 1}
