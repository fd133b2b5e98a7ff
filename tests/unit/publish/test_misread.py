"""Targets that cannot be read, or answer nonsense, while others stand beside them: each fails for itself."""

import pytest

from zfgk import Ack, Exporter
from zfgk.errors import UnwritableFile
from zfgk.publish.delivery.versions import Versions
from zfgk.publish.upkeep import rebuild, verify
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_table import EXPORTER as TABLE


def serving(read_back, *, network=True, withdraw="delete"):
    """Return an exporter whose server answers as it is told, and the changes that it was given."""
    seen = []

    def run(changes, _config):
        for change in changes:
            seen.append((change.key, change.version))
            yield Ack(change.key, change.version)

    return Exporter(name="hub", run=run, read_back=read_back, network=network, withdraw=withdraw), seen


@pytest.fixture
def beside(new_desk):
    def make(exporter):
        return new_desk(exporter, ONE_FILE_EACH)

    return make


@pytest.mark.ledger_file
def test_a_shelf_that_cannot_be_opened_fails_its_own_target_alone(beside, released):
    desk = beside(TABLE)
    desk.publish(released("A"))
    shelf = desk.out / TABLE.name / ".shelf.sqlite"
    shelf.unlink()
    shelf.mkdir()
    report = desk.publish(released("A"), released("B"))
    table, files = report.exports
    assert table.retry == 2
    assert "unable to open database file" in table.error
    assert (files.done, files.retry, files.error) == (1, 0, "")
    assert desk.held(ONE_FILE_EACH.name) == {"A": 1, "B": 1}
    assert [bool(one.error) for one in verify(desk.out, desk.targets)] == [True, False]
    shelf.rmdir()
    assert [(one.retry, one.error) for one in desk.publish(released("A"), released("B")).exports] == [(0, "")] * 2
    assert desk.held(TABLE.name) == {"A": 1, "B": 1}


NONSENSE = {
    "text": {"A": "x"},
    "nothing": {"A": None},
    "fraction": {"A": 1.0},
    "yes": {"A": True},
    "zero": {"A": 0},
    "huge": {"A": 2**63},
    "number": {7: 1},
    "half": {"\ud800": 1},
    "nul": {"\0": 1},
    "list": [("A", 1)],
    "none": None,
}


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize("network", [True, False], ids=["remote", "local"])
def test_a_nonsensical_answer_concerns_its_own_target_alone(beside, released, answer, network):
    said = {}
    exporter, seen = serving(lambda _config: said["answer"], network=network)
    desk = beside(exporter)
    said["answer"] = {}
    desk.publish(released("A"))
    said["answer"] = answer
    report = desk.publish(released("A"), released("B"))
    assert [(one.retry, one.error) for one in report.exports] == [(0, "")] * 2
    assert seen[-1] == ("B", 1)
    assert desk.held(ONE_FILE_EACH.name) == {"A": 1, "B": 1}
    hub, files = verify(desk.out, desk.targets, ledger=desk.ledger)
    assert hub.error.startswith("WrongAnswer: reading it back gave")
    assert not hub.sound
    assert files.sound
    before = len(seen)
    (again,) = rebuild(desk.out, desk.targets[:1], desk.at, ledger=desk.ledger)
    assert (again.retry, len(seen)) == (0, before + 2)


def test_nonsense_from_a_target_that_is_read_after_it_was_served_proves_nothing(beside, released):
    desk = beside(serving(lambda _config: {"A": "x"})[0])
    report = desk.publish(released("A"))
    assert [(one.done, one.retry, one.error) for one in report.exports] == [(1, 0, "")] * 2


def test_a_disk_without_room_for_what_a_target_holds_is_told_without_a_traceback():
    with Versions() as versions:
        versions._database.execute("PRAGMA max_page_count = 3")  # as on a small disk
        with pytest.raises(UnwritableFile, match=r"full.*TMPDIR"):
            versions.add((f"{number:0>200}", 1) for number in range(1_000))


@pytest.mark.parametrize("alone", [False, True])
def test_a_folder_that_cannot_be_made_fails_its_own_target_alone(new_desk, released, alone):
    desk = new_desk(TABLE) if alone else new_desk(TABLE, ONE_FILE_EACH)
    desk.out.mkdir()
    (desk.out / TABLE.name).write_text("in the way", encoding="utf-8")
    table, *others = desk.publish(released("A")).exports
    assert (table.done, table.retry) == (0, 1)
    assert "the output directory cannot be used" in table.error
    assert [(one.done, one.retry, one.error) for one in others] == [(1, 0, "")] * (not alone)
    (desk.out / TABLE.name).unlink()
    assert {one.retry for one in desk.publish(released("A")).exports} == {0}
