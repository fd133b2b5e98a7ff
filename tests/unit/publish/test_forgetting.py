"""Parting from a target that is gone for good."""

import json
from datetime import timedelta

import attrs
import pytest

from zfgk.cli import run
from zfgk.errors import BadInput
from zfgk.publish.forgetting import debt_of, forget
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH
from zfgk_portal_feed import EXPORTER as PORTAL_FEED

GONE = ONE_FILE_EACH.name


@pytest.fixture
def parted(new_desk, released):
    """A desk whose second target was left out while A was withdrawn; B and C are public there."""
    desk = new_desk(PORTAL_FEED, ONE_FILE_EACH)
    desk.publish(*map(released, "ABC"))
    desk.both, desk.targets = desk.targets, desk.targets[:1]
    desk.withdraw("A")
    return desk


def told(desk):
    return {row["name"]: row["value"] for row in desk.rows("meta")}.get(f"forgotten:{GONE}")


def test_what_it_owes_is_named_and_nothing_is_written(parted):
    before = [parted.rows(name) for name in ("delivery", "target", "meta")]
    debt = debt_of(GONE, parted.out, ledger=parted.ledger)
    assert (debt.owed, debt.live, debt.folder) == ({"A": "关于A的通知"}, 2, parted.out / GONE)
    assert [parted.rows(name) for name in ("delivery", "target", "meta")] == before


def test_what_is_owed_must_be_accepted_by_its_id(parted):
    with pytest.raises(BadInput) as caught:
        forget(GONE, parted.out, at=parted.at, accept=["B"], ledger=parted.ledger)
    assert [fault.where for fault in caught.value.faults] == ["A"]
    assert told(parted) is None
    assert parted.withdraw("A").exports[1].exporter == GONE


def test_no_run_mentions_it_any_more_and_the_ledger_keeps_what_it_owed(parted, released):
    forget(GONE, parted.out, at=parted.at, accept="A", ledger=parted.ledger)
    assert [export.exporter for export in parted.publish(released("B")).exports] == [PORTAL_FEED.name]
    expected = {"at": "2026-03-02T09:00:00+08:00", "owed": ["A"], "live": 2}
    assert json.loads(told(parted)) == [expected]
    assert {row["target"] for row in parted.rows("delivery")} == {PORTAL_FEED.name}
    with pytest.raises(BadInput, match="nothing was ever published there"):
        debt_of(GONE, parted.out, ledger=parted.ledger)


def test_a_target_of_the_same_name_is_a_new_one_and_both_farewells_are_kept(parted, released):
    forget(GONE, parted.out, at=parted.at, accept="A", ledger=parted.ledger)
    for file in (parted.out / GONE).iterdir():
        file.unlink()
    parted.targets = parted.both
    parted.publish(released("B"), released("C"))
    assert parted.held(GONE) == {"A": 2, "B": 1, "C": 1}  # the withdrawal too, as for every new target
    forget(GONE, parted.out, at=parted.at + timedelta(days=1), ledger=parted.ledger)
    assert [(one["owed"], one["live"]) for one in json.loads(told(parted))] == [(["A"], 2), ([], 2)]


def test_what_another_run_is_serving_is_not_forgotten(parted):
    holder = attrs.evolve(parted.new_run(), targets=parted.both)
    from zfgk.publish.ledger.claims import take_alone
    from zfgk.publish.ledger.courier import Courier
    from zfgk.publish.ledger.opening import open_ledger
    from zfgk.publish.place import Place

    other = Courier(owner="elsewhere.1@other", clock=lambda: parted.at)
    with open_ledger(Place.of(holder.out, parted.ledger).ledger) as ledger:
        take_alone(ledger, GONE, other)
        ledger.commit()
    url = parted.ledger or f"sqlite:///{parted.run_dir / 'ledger.sqlite'}"  # named, it may be shared
    with pytest.raises(BadInput, match="another run is serving it"):
        forget(GONE, parted.out, at=parted.at, accept="A", ledger=url)
    forget(GONE, parted.out, at=parted.at + timedelta(hours=1), accept="A", ledger=url)


@pytest.mark.ledger_file
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_command_line_a_person_must_confirm(parted, capsys, monkeypatch, lang):
    call = ["targets", "forget", GONE, "--out", str(parted.out), "--lang", lang]
    assert run([*call, "--dry-run"]) == 0
    assert "A · 关于A的通知" in capsys.readouterr().out
    assert run(call) == 2
    assert "--yes" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", lambda *_args, **_named: True)
    assert told(parted) is None
    assert run(call) == 0
    assert json.loads(told(parted))[0]["owed"] == ["A"]


@pytest.mark.ledger_file
def test_as_json_for_programs(parted, capsys):
    call = ["targets", "forget", GONE, "--out", str(parted.out), "--format", "json"]
    assert run([*call, "--yes"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["owed"], said["forgotten"]) == ([{"id": "A", "title": "关于A的通知"}], True)
    assert run([*call, "--yes"]) == 2


def test_a_run_that_leaves_a_target_out_says_where_it_was_served_and_the_way_out(parted):
    (_, left) = parted.withdraw("A").exports
    owner = next(row["lease_owner"] for row in parted.rows("delivery") if row["target"] == GONE)
    assert f"最近由主机{owner.rpartition('@')[2]}发布" in left.error
    assert f"zfgk targets forget {GONE}" in left.error
