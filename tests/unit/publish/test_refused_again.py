"""A correction that a target with files of its own refuses is offered once, also if what it took before is gone."""

import json

import attrs
import pytest

from zfgk import Ack, Exporter
from zfgk.publish.upkeep import rebuild, verify

OFFERED = []


def _file(config):
    return config["out"] / "held.json"


def _held(config):
    return json.loads(_file(config).read_text(encoding="utf-8")) if _file(config).exists() else {}


def _run(changes, config):
    held = _held(config)
    for change in changes:
        OFFERED.append((change.key, change.version))
        if change.record is None or change.record.title == "坏":
            yield Ack(change.key, change.version, "reject", error="no")
            continue
        held[change.key] = change.version
        _file(config).write_text(json.dumps(held), encoding="utf-8")
        yield Ack(change.key, change.version)


FUSSY = Exporter(name="fussy", run=_run, read_back=_held, withdraw="tombstone")


@pytest.fixture
def fussy(new_desk, released):
    """A desk whose target took A and B, then refused a correction of A and lost its files."""
    OFFERED.clear()
    desk = new_desk(FUSSY)
    desk.publish(released("A"), released("B"))
    desk.publish(released("A", "坏"), released("B"))
    return desk


def test_what_is_refused_is_not_offered_again_after_a_rebuilding(fussy, released):
    rebuild(fussy.out, fussy.targets, fussy.at, ledger=fussy.ledger)
    OFFERED.clear()
    for _ in range(3):
        report = fussy.publish(released("A", "坏"), released("B"))
        assert (report.exports[0].rejected, report.exports[0].retry, report.exports[0].error) == (0, 0, "")
    assert OFFERED == []
    (found,) = verify(fussy.out, fussy.targets, ledger=fussy.ledger)
    assert found.sound
    fussy.publish(released("A", "好"), released("B"))  # a change is offered
    assert (OFFERED, fussy.held()) == ([("A", 3)], {"A": 3, "B": 1})


def test_what_was_not_refused_is_delivered_again(fussy, released):
    _file({"out": fussy.out / "fussy"}).unlink()
    OFFERED.clear()
    fussy.publish(released("A", "坏"), released("B"))
    assert (OFFERED, fussy.held()) == ([("B", 1)], {"B": 1})


def test_a_refused_withdrawal_stays_owed_and_is_offered_again(fussy):
    fussy.withdraw("B")
    _file({"out": fussy.out / "fussy"}).unlink()
    OFFERED.clear()
    fussy.publish()
    assert ("B", 2) in OFFERED


def test_files_that_cannot_be_read_prove_no_loss(fussy, released):
    def unreadable(_config):
        raise OSError("unreadable")

    (target,) = fussy.targets
    fussy.targets = (attrs.evolve(target, exporter=attrs.evolve(FUSSY, read_back=unreadable)),)
    fussy.publish(released("A", "坏"), released("B"))
    assert {row["key"]: row["confirmed"] for row in fussy.rows("delivery")} == {"A": 1, "B": 1}


def test_what_is_lost_and_not_yet_delivered_again_stays_confirmed(fussy, released):
    def away(changes, _config):
        yield from (Ack(change.key, change.version, "retry", error="away") for change in changes)

    _file({"out": fussy.out / "fussy"}).unlink()
    (target,) = fussy.targets
    fussy.targets = (attrs.evolve(target, exporter=attrs.evolve(FUSSY, run=away)),)
    fussy.publish(released("A", "坏"), released("B"))
    assert {row["key"]: (row["status"], row["confirmed"]) for row in fussy.rows("delivery")} == {
        "A": ("reject", 0),
        "B": ("retry", 1),
    }
