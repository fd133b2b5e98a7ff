"""A ledger that was lost or restored from an old copy, before remote targets that hold later versions than it gives out."""

import shutil

import attrs
import pytest

from zfgk import Ack, Exporter
from zfgk.errors import LedgerBehind
from zfgk.publish.delivery.arriving import KEPT_OUT
from zfgk.publish.delivery.comparing import Kind
from zfgk.publish.delivery.targets import Target
from zfgk.publish.forgetting import forget
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.outcome import Status
from zfgk.publish.upkeep import rebuild, verify
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED
from zfgk_table import EXPORTER as TABLE

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


@pytest.mark.parametrize("restored", [False, True], ids=["new", "an-old-copy"])
def test_what_a_table_keeps_out_after_a_withdrawal_stops_a_ledger_that_does_not_know(new_desk, released, restored):
    desk = new_desk(TABLE)
    desk.publish(released("A"), released("B"))
    shutil.copytree(desk.run_dir, desk.run_dir.with_name("copy"))
    desk.withdraw("A")
    before = {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")}
    shutil.rmtree(desk.run_dir)
    if restored:
        desk.run_dir.with_name("copy").rename(desk.run_dir)
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("A"), released("B"))
    assert caught.value.keys == ("A",)
    assert {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")} == before


def test_a_table_that_lost_a_file_is_no_reason_to_stop(new_desk, released):
    desk = new_desk(TABLE)
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    (desk.out / "table" / "catalogue.csv").unlink()
    desk.publish(released("B"))
    assert desk.held() == {"B": 1}


# -- what a run adds by itself explains nothing


def put_aside(desk):
    shutil.copytree(desk.run_dir, desk.run_dir.with_name("copy"))


def put_back(desk):
    shutil.rmtree(desk.run_dir)
    shutil.copytree(desk.run_dir.with_name("copy"), desk.run_dir)


def outputs(desk):
    return {name: file.read_bytes() for name, file in desk.files().items() if name.startswith("out/")}


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_a_correction_does_not_explain_the_withdrawal_of_the_same_version(new_desk, released, exporter, dry_run):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")  # its second version
    put_back(desk)
    before, ledger = outputs(desk), desk.rows("change")
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("A", "更正后的名称"), released("B"), dry_run=dry_run)  # and so would this be
    assert (caught.value.target, caught.value.keys) == (exporter.name, ("A",))
    assert (outputs(desk), desk.rows("change")) == (before, ledger)


def test_a_correction_does_not_explain_the_withdrawal_at_a_remote_target(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")
    put_back(desk)
    shop.given.clear()
    with pytest.raises(LedgerBehind):
        desk.publish(released("A", "更正后的名称"), released("B"))
    assert shop.given == []


def test_two_corrections_are_not_taken_for_each_other(desk, released):
    desk.publish(released("A"))
    put_aside(desk)
    desk.publish(released("A", "更正一"))
    put_back(desk)
    with pytest.raises(LedgerBehind):
        desk.publish(released("A", "更正二"))
    assert "更正一" in (desk.out / "portal-feed" / "atom.xml").read_text("utf-8")


def test_a_withdrawal_does_not_explain_a_correction_of_the_same_version(desk, released):
    desk.publish(released("A"))
    put_aside(desk)
    desk.publish(released("A", "更正一"))
    put_back(desk)
    with pytest.raises(LedgerBehind):
        desk.withdraw("A")


def test_what_an_old_ledger_has_not_heard_of_is_published_again_in_its_first_version(desk, released):
    desk.publish(released("A"))
    put_aside(desk)
    desk.publish(released("A"), released("B"))
    put_back(desk)
    desk.publish(released("A", "更正"), released("B"))
    assert desk.held() == {"A": 2, "B": 1}


def test_a_killed_run_is_ended_by_one_that_corrects_once_more(new_desk, released):
    class Death(BaseException):
        """The end of a process."""

    def dies(changes, config):
        for number, ack in enumerate(ONE_FILE_EACH.run(changes, config), 1):
            if number == 2:
                raise Death  # the second file stands, and its answer is lost
            yield ack

    desk = new_desk(ONE_FILE_EACH)
    healthy = desk.targets
    desk.publish(released("A"), released("B"))
    desk.targets = (attrs.evolve(healthy[0], exporter=attrs.evolve(ONE_FILE_EACH, run=dies)),)
    with pytest.raises(Death):
        desk.publish(released("A", "更正"), released("B", "更正"))
    desk.targets = healthy
    desk.publish(released("A", "又更正"), released("B", "又更正"))
    assert desk.held() == {"A": 3, "B": 3}


# -- what one target was given explains nothing at another


def other_target():
    return Target(name="other", exporter=ONE_FILE_EACH)


def serve_only_the_other(desk, released, *decisions):
    """Publish with the restored ledger to a target that lost its files, while the one in question is left out."""
    both = desk.targets
    shutil.rmtree(desk.out / "other")
    desk.targets = both[1:]
    desk.publish(*decisions, released("B"))
    desk.targets = both


@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_a_correction_given_to_another_target_does_not_explain_a_withdrawal(new_desk, released, exporter):
    desk = new_desk(exporter)
    desk.targets += (other_target(),)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")  # its second version
    put_back(desk)
    serve_only_the_other(desk, released, released("A", "更正后的名称"))  # and so is this
    (one, _) = verify(desk.out, desk.targets)
    assert [(d.key, d.kind, d.expected, d.held) for d in one.differences] == [("A", Kind.UNKNOWN, 1, 2)]
    before = outputs(desk)
    for attempt in (
        lambda: desk.publish(released("A"), released("B")),
        lambda: rebuild(desk.out, desk.targets, desk.at),
    ):
        with pytest.raises(LedgerBehind) as caught:
            attempt()
        assert (caught.value.target, caught.value.keys) == (exporter.name, ("A",))
    assert outputs(desk) == before


def test_a_withdrawal_at_another_target_is_not_booked_where_a_correction_bears_its_number(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.targets += (other_target(),)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.publish(released("A", "更正后的名称"), released("B"))
    put_back(desk)
    both = desk.targets
    shutil.rmtree(desk.out / "other")
    desk.targets = both[1:]
    desk.withdraw("A")
    desk.targets = both
    shop.given.clear()
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("A"), released("B"))
    assert (caught.value.target, caught.value.keys, shop.given) == ("shop", ("A",), [])


@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_the_first_version_is_the_same_whoever_was_given_it(new_desk, released, exporter):
    desk = new_desk(exporter)
    desk.targets += (other_target(),)
    desk.publish(released("B"))
    put_aside(desk)
    desk.publish(released("A"), released("B"))
    put_back(desk)
    serve_only_the_other(desk, released, released("A"))
    desk.publish(released("A"), released("B"))
    assert desk.held(exporter.name) == {"A": 1, "B": 1}


@pytest.mark.parametrize("forgotten", [False, True])
@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_a_target_may_take_another_name_and_its_folder_with_it(new_desk, released, exporter, forgotten):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    if forgotten:
        forget(exporter.name, desk.out, at=desk.at)
    else:
        (desk.out / exporter.name).rename(desk.out / "renamed")
        desk.targets = (attrs.evolve(desk.targets[0], name="renamed"),)
    desk.publish(released("B", "更正"))
    assert desk.held()["B"] == 2


# -- verifying


def test_verifying_with_an_old_ledger_says_what_the_next_run_will_say(new_desk, released):
    desk = new_desk(TABLE)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.publish(released("A"), released("B"), released("C"))
    for key in "AC":
        desk.withdraw(key)
    (one,) = verify(desk.out, desk.targets)
    assert one.sound
    put_back(desk)
    (one,) = verify(desk.out, desk.targets)
    assert [(d.key, d.kind, d.expected, d.held) for d in one.differences] == [
        ("A", Kind.UNKNOWN, 1, 2),
        ("C", Kind.UNKNOWN, 0, 2),
    ]
    assert not one.sound
    assert (one.confirmed, one.held) == (2, 1)
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("A"), released("B"), released("C"))
    assert caught.value.keys == ("A", "C")


def test_what_was_published_and_withdrawn_after_the_backup_stops_a_run_although_nothing_else_is_missing(
    new_desk, released
):
    desk = new_desk(TABLE)
    desk.publish(released("B"))
    put_aside(desk)
    desk.publish(released("B"), released("C"))
    desk.withdraw("C")
    put_back(desk)
    with pytest.raises(LedgerBehind) as caught:
        desk.publish(released("B"), released("C"))
    assert caught.value.keys == ("C",)


@pytest.mark.parametrize("exporter", [PORTAL_FEED, ONE_FILE_EACH], ids=lambda one: one.name)
def test_what_a_target_shows_as_withdrawn_is_told_once(new_desk, released, exporter):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")
    put_back(desk)
    (one,) = verify(desk.out, desk.targets)
    assert [(d.key, d.kind, d.expected, d.held) for d in one.differences] == [("A", Kind.UNKNOWN, 1, 2)]


# -- rebuilding


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_rebuilding_from_an_old_ledger_is_refused_and_nothing_changes(new_desk, released, exporter, dry_run):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")
    put_back(desk)
    before, delivered = outputs(desk), desk.rows("delivery")
    with pytest.raises(LedgerBehind) as caught:
        rebuild(desk.out, desk.targets, desk.at, dry_run=dry_run)
    assert caught.value.keys == ("A",)
    assert (outputs(desk), desk.rows("delivery")) == (before, delivered)


def test_rebuilding_a_remote_target_from_an_old_ledger_is_refused(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    put_aside(desk)
    desk.withdraw("A")
    put_back(desk)
    shop.held["other-bureau"] = 5
    shop.given.clear()
    with pytest.raises(LedgerBehind) as caught:
        rebuild(desk.out, desk.targets, desk.at)
    assert (caught.value.keys, shop.given) == (("A",), [])


def test_none_of_several_targets_is_rebuilt_if_one_holds_more_than_the_ledger_knows(new_desk, released):
    desk = new_desk(PORTAL_FEED, TABLE)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    both, desk.targets = desk.targets, desk.targets[1:]
    desk.withdraw("A")
    put_back(desk)
    desk.targets = both
    (desk.out / "portal-feed" / "rss.xml").unlink()
    before = outputs(desk)
    with pytest.raises(LedgerBehind):
        rebuild(desk.out, desk.targets, desk.at)
    assert outputs(desk) == before


def test_a_damaged_file_does_not_hide_the_withdrawals_that_a_table_remembers(new_desk, released):
    desk = new_desk(TABLE)
    desk.publish(released("A"), released("B"))
    put_aside(desk)
    desk.withdraw("A")
    put_back(desk)
    (desk.out / "table" / "catalogue.csv").write_bytes(b"damaged")
    with pytest.raises(LedgerBehind):
        rebuild(desk.out, desk.targets, desk.at)


@pytest.mark.parametrize("exporter", [PORTAL_FEED, TABLE, ONE_FILE_EACH], ids=lambda one: one.name)
def test_a_lost_folder_is_rebuilt(new_desk, released, exporter):
    desk = new_desk(exporter)
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    held = desk.held()
    shutil.rmtree(desk.out / exporter.name)
    (report,) = rebuild(desk.out, desk.targets, desk.at)
    assert (report.retry, report.error, desk.held()) == (0, "", held)


class Keeper(Shop):
    """A remote target that shows no withdrawals and remembers them."""

    def __init__(self):
        super().__init__()
        self.gone = {}
        self.exporter = attrs.evolve(self.exporter, withdraw="delete")

    def run(self, changes, _config):
        for change in changes:
            if change.record is None:
                self.gone[change.key] = change.version
                self.held.pop(change.key, None)
            elif self.gone.get(change.key, 0) < change.version:
                self.held[change.key] = change.version
            yield Ack(change.key, change.version)


def test_what_a_remote_target_keeps_out_is_not_called_published_in_this_run_nor_the_next(new_desk, released):
    keeper = Keeper()
    desk = new_desk(keeper.exporter)
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    shutil.rmtree(desk.run_dir)
    for _ in range(2):
        report = desk.publish(released("A"), released("B"))
        assert {item.key: item.status for item in report.items}["A"] is Status.FAILED
        assert (report.exports[0].retry, report.exports[0].error) == (1, KEPT_OUT)
    assert keeper.held == {"B": 1}
    keeper.gone.clear()  # somebody cleared it up
    report = desk.publish(released("A"), released("B"))
    assert (report.exports[0].retry, keeper.held) == (0, {"A": 1, "B": 1})


def test_a_run_that_keeps_trying_does_not_wait_for_what_is_kept_out(new_desk, released):
    keeper = Keeper()
    keeper.gone = {"A": 2}
    desk = new_desk(keeper.exporter)
    desk.pace = Pace(wait=lambda _moment: pytest.fail("it waits"))
    assert desk.publish(released("A"), released("B")).exports[0].retry == 1


def test_what_a_remote_target_shows_although_it_confirmed_the_withdrawal_is_withdrawn_again(new_desk, released, shop):
    desk = new_desk(shop.exporter)
    desk.publish(released("A"), released("B"))
    desk.withdraw("A")
    shop.held["A"] = 1  # restored from a backup of its own
    shop.given.clear()
    desk.publish(released("B"))
    assert shop.given == [("A", 2)]


def test_a_target_may_hold_more_than_a_database_takes_in_one_question(new_desk, released, shop):
    others = {f"other-bureau/{number:06}": 3 for number in range(70_000)}
    shop.held = dict(others)
    desk = new_desk(shop.exporter)
    desk.publish(released("A"))
    assert shop.held == {**others, "A": 1}
    (one,) = verify(desk.out, desk.targets)
    assert (one.held, len(one.differences)) == (70_001, 70_000)
