"""The days on which each version of a national clock governs, against a table typed from the texts' articles on effect."""

import csv
import itertools
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from zfgk.packs.national import PACK
from zfgk.rules.clock import Clock

TABLE = Path(__file__).parent / "versions.csv"
CLOCKS = [rule for rule in PACK.rules if isinstance(rule, Clock)]
IDS = sorted({rule.id for rule in CLOCKS})

# The law of 2020 is owed for what was made long before it: its versions are picked by the day on which a record was
# made, so their days lie before those of the text.
BY_THE_DAY_OF_MAKING = {"national.open-archives"}


def versions(rule_id):
    return sorted((rule for rule in CLOCKS if rule.id == rule_id), key=lambda rule: rule.in_force.since)


def table():
    rows = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            rows[row["rule"]].append((date.fromisoformat(row["since"]), until, row["instrument"]))
    return rows


TYPED = table()


@pytest.mark.parametrize("rule_id", IDS)
def test_the_versions_are_those_of_the_table(rule_id):
    encoded = [(rule.in_force.since, rule.in_force.until, rule.basis.instrument.id) for rule in versions(rule_id)]
    assert encoded == sorted(TYPED[rule_id])


@pytest.mark.parametrize("rule_id", IDS)
def test_no_day_between_two_versions_lies_in_none_or_both(rule_id):
    found = versions(rule_id)
    for older, newer in itertools.pairwise(found):
        assert older.in_force.until is not None, "only the newest version has no last day"
        assert newer.in_force.since == older.in_force.until + timedelta(days=1)
    assert found[-1].in_force.until is None, "every national clock still runs"


def named(rules):
    return {"argvalues": rules, "ids": [f"{rule.id}@{rule.in_force.since}" for rule in rules]}


@pytest.mark.parametrize("rule", **named([rule for rule in CLOCKS if rule.id not in BY_THE_DAY_OF_MAKING]))
def test_a_version_governs_no_longer_than_its_text(rule):
    text = rule.basis.instrument.in_force
    assert rule.in_force.since >= text.since
    assert text.until is None or (rule.in_force.until is not None and rule.in_force.until <= text.until)


@pytest.mark.parametrize("rule", **named([rule for rule in CLOCKS if rule.rolls]))
def test_the_text_that_rolls_a_last_day_stands_when_the_version_does(rule):
    text = rule.rolls.instrument.in_force
    # The terms of litigation ran half a year before the law of civil procedure of 1991.
    assert rule.in_force.since >= text.since or rule.in_force.since == date(1990, 10, 1)
    assert text.until is None or (rule.in_force.until is not None and rule.in_force.until <= text.until)


@pytest.mark.parametrize("rule", **named(CLOCKS))
def test_the_pack_lists_every_text_that_a_version_cites(rule):
    cited = {rule.basis, rule.start.basis, rule.rolls, rule.act.basis}
    cited |= {clause.basis for clause in (*rule.restarts, *rule.stops, *filter(None, [rule.extension]))}
    assert {basis.instrument for basis in cited if basis} <= set(PACK.instruments)
