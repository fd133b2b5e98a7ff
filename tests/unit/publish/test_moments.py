"""Exporters learn the moment at which they are served, and it never goes back."""

from datetime import timedelta

import attrs
import pytest

from zfgk.publish.delivery.targets import Target
from zfgk.publish.ledger.courier import Pace
from zfgk.publish.upkeep import rebuild
from zfgk.testing.exporter_sample import EXPORTER as ONE_FILE_EACH

DAY = timedelta(days=1)


@pytest.fixture
def told():
    return []


@pytest.fixture
def exporter(told):
    def run(changes, config):
        told.append(config.get("at"))
        yield from ONE_FILE_EACH.run(changes, config)

    return attrs.evolve(ONE_FILE_EACH, run=run)


def test_it_is_the_moment_by_the_clock_and_not_that_of_the_changes(new_desk, exporter, told, released):
    desk = new_desk(exporter)
    now = desk.at + timedelta(hours=7)
    desk.pace = Pace(clock=lambda: now)
    desk.publish(released("A"))
    assert told == [now]
    assert {row["at"] for row in desk.rows("change")} == {desk.at.isoformat()}


def test_a_run_without_a_clock_tells_its_own_moment(new_desk, exporter, told, released):
    desk = new_desk(exporter)
    desk.publish(released("A"))
    assert told == [desk.at]


def test_each_visit_while_the_run_waits_has_its_own(new_desk, exporter, told, released):
    def fails_once(changes, config):
        told.append(config["at"])
        if len(told) == 1:
            raise ConnectionError
        yield from ONE_FILE_EACH.run(changes, config)

    desk = new_desk(attrs.evolve(exporter, run=fails_once))
    now = [desk.at]

    def wait(moment):
        now[0] = moment + DAY
        return True

    desk.pace = Pace(clock=lambda: now[0], wait=wait)
    desk.publish(released("A"))
    assert len(told) == 2
    assert told[1] == now[0].replace(microsecond=0) >= told[0] + DAY


@pytest.mark.parametrize("back", [DAY, timedelta(0), -DAY])
def test_a_clock_that_is_set_back_does_not_turn_it_back(new_desk, exporter, told, released, back):
    desk = new_desk(exporter)
    first = desk.at
    desk.publish(released("A"))
    desk.at = first - back
    desk.publish(released("B"))
    rebuild(desk.out, desk.targets, desk.at, ledger=desk.ledger)
    assert told == [first, max(first, first - back), max(first, first - back)]


def test_it_lies_before_no_change(new_desk, exporter, told, released):
    desk = new_desk(exporter)
    now = desk.at
    both, desk.targets = desk.targets, (Target(name="other", exporter=ONE_FILE_EACH),)
    desk.at = now + 9 * DAY  # a day to come was named
    desk.publish(released("A"))
    desk.at, desk.targets = now, both
    desk.publish(released("A", "更正"))
    assert told == [now + 9 * DAY]


def test_each_target_has_its_own(new_desk, exporter, told, released):
    desk = new_desk(exporter)
    one, other = (Target(name=name, exporter=exporter) for name in ("one", "other"))
    first = desk.at
    desk.targets = (one,)
    desk.pace = Pace(clock=lambda: first + 2 * DAY)
    desk.publish(released("A"))
    desk.targets, desk.pace = (other,), Pace(clock=lambda: first + DAY)
    desk.publish(released("A"))
    assert told == [first + 2 * DAY, first + DAY]


def test_an_exporter_with_an_option_of_this_name_gets_its_option(new_desk, exporter, told, released):
    desk = new_desk(attrs.evolve(exporter, options={"at": "Where the office is."}))
    desk.publish(released("A"))
    desk.targets = (attrs.evolve(desk.targets[0], options={"at": "示例市"}),)
    desk.publish(released("B"))
    assert told == [None, "示例市"]


def test_a_dry_run_notes_no_moment(new_desk, exporter, told, released):
    desk = new_desk(exporter)
    desk.publish(released("A"))
    before = desk.rows("meta")
    desk.at += DAY
    desk.publish(released("B"), dry_run=True)
    assert desk.rows("meta") == before
    assert told == [desk.at - DAY]


@pytest.mark.parametrize("parts", [(0.9, 0.2), (0.2, 0.9), (0.0, 0.5)])
def test_within_a_second_it_does_not_go_back(new_desk, exporter, told, released, parts):
    desk = new_desk(exporter)
    start = desk.at
    for part, title in zip(parts, "一二", strict=True):
        now = start + timedelta(seconds=part)
        desk.at, desk.pace = now, Pace(clock=lambda now=now: now)
        desk.publish(released("A", title))
    assert told == [start, start]
