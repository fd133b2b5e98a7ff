"""Every row of the five local texts is a rule of its own body's pack, of the right kind and force, or is listed with the reason.

``rows.csv`` is the list: the row, its kind (C computes, V validates, W is a step of work, N is nominal) and its force.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from zfgk.asking import builtin
from zfgk.engine.answer import Answer
from zfgk.engine.measures import in_hours, variants
from zfgk.host.builtin import zfgk_rule_packs
from zfgk.model.law import Force
from zfgk.model.measure import ByKey
from zfgk.register.kinds import KINDS
from zfgk.rules.clock import Clock, Minimum
from zfgk.rules.pack import RulePack, Shape
from zfgk.rules.rule import Relation

BODIES = {"JD": "jiading", "XC": "xuancheng", "LY": "linyi", "YY": "yiyang", "SH": "shanghai"}
COUNTS = {"JD": 19, "XC": 18, "LY": 48, "YY": 55, "SH": 36}

BESIDE = {
    # A rule that stands beside the main rule of its row and is of another kind or force; and why.
    "jiading.item-pictures": "the row has two forces: the photographs are only asked for",
    "jiading.catalogue-coverage": "a catalogue that covers another list is a share to be computed",
    "jiading.one-officer-each": "exactly one for each unit is a seat, besides what an officer must be",
    "jiading.monthly-lecture": "the monthly lecture recurs and is only asked for",
    "xuancheng.complaint-office": "two named things must be public besides the share of complaints answered",
    "linyi.consult": "the usual number binds by default, the consultation itself always",
    "linyi.consultation-outcome": "the last part is due promptly: a word without a number is a clock, not a part",
    "linyi.after-self-check": "what a check leads to is a step of work",
    "linyi.annual-report-stages": "three stages in order have a shape besides the day they end on",
    "linyi.respond-to-concern": "promptly: a word without a number is a clock, not a part",
    "yiyang.supply-material": "quickly: a word without a number is a clock, not a step of work",
    "yiyang.material-quality": "what is supplied must be true and complete: parts, not a step of work",
    "yiyang.report-inconsistency": "promptly: a word without a number is a clock, not a step of work",
    "yiyang.inconsistency-by-public": "the row has two forces: the bureau must report, the public may",
    "yiyang.interpretation-forms": "the text lets units choose among the forms and others (可通过……等形式)",
    "yiyang.bureau-site": "the row has two forces: the bureau's own site only by default (一般应)",
    "yiyang.plan-parts": "what a plan by default consists of is a shape besides the step of drafting it",
    "yiyang.independent-assessment": "the row has two forces: assessment by others is only encouraged",
    "yiyang.advance-disclosure-matters": "the fields that are concerned are a list besides the methods",
    "yiyang.guide-updated": "updating from time to time recurs, besides what the guide consists of",
    "yiyang.answer-opinion": "an answer for each kind of opinion is a map, not a list of seats",
    "yiyang.self-check-scope": "what the yearly check covers is a shape besides its recurrence",
    "shanghai.catalogue-coverage": "all statutory matters published is a share to be computed",
    "shanghai.library-quality": "two qualities of the library are parts besides the share collected",
    "shanghai.expert-tutoring": "tutoring from time to time recurs",
    "shanghai.push-channels": "which channel serves which method is a map besides the four methods",
    "shanghai.start-inquiry": "promptly: a word without a number is a clock, not a step of work",
    "shanghai.publish-opinions": "promptly: a word without a number is a clock, not a part",
    "shanghai.representatives": "whom to invite rather is a list, and only asked for",
    "shanghai.open-month-parts": "what the open month consists of is a shape besides its recurrence",
    "shanghai.training-class": "one class a year recurs",
}

OTHERWISE = {
    # A row of which the list says one kind or force and the text, read again, another; and why.
    "YY-B2": "the text says 可通过……等形式 and encourages others: the forms may be chosen",
    "YY-C10": "each kind of opinion leads to an answer of its own: a step of work rather than a list",
}


@attrs.frozen
class Row:
    id: str
    kind: str
    force: Force

    @property
    def body(self) -> str:
        return BODIES[self.id[:2]]


with (Path(__file__).parent / "rows.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = [Row(one["row"], one["kind"], Force[one["force"]]) for one in csv.DictReader(_file)]
PACKS: dict[str, RulePack] = {pack.id: pack for pack in zfgk_rule_packs()}
LOCAL = sorted(BODIES.values())


def naming(pack: RulePack, row: str) -> list:
    return [rule for rule in pack.rules if row in rule.rows]


def not_encoded(pack: RulePack) -> set[str]:
    return {one.row for one in pack.provisions if one.row and one.shapes == (Shape.NOT_ENCODED,)}


def test_the_list_is_whole() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS) == 176
    assert Counter(row.id[:2] for row in ROWS) == COUNTS
    assert {row.kind for row in ROWS} == set("CVWN")


@pytest.mark.parametrize("body", LOCAL)
def test_a_local_pack_ships_and_builds_on_the_national_one(body: str) -> None:
    pack = PACKS[body]
    assert pack.extends == "national"
    assert {rule.id.partition(".")[0] for rule in pack.rules} == {body}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_encoded_by_its_own_body_or_explained(row: Row) -> None:
    pack = PACKS[row.body]
    rules = naming(pack, row.id)
    assert bool(rules) is not (row.id in not_encoded(pack))
    if rules:
        as_listed = any((rule.kind, rule.force) == (row.kind, row.force) for rule in rules)
        assert as_listed is not (row.id in OTHERWISE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_no_other_body_claims_a_row(row: Row) -> None:
    claims = {
        pack.id
        for pack in PACKS.values()
        if naming(pack, row.id) or any(provision.row == row.id for provision in pack.provisions)
    }
    assert claims == {row.body}


@pytest.mark.parametrize("body", LOCAL)
def test_a_local_rule_names_known_rows_of_its_own_list(body: str) -> None:
    known = {row.id for row in ROWS if row.body == body}
    for rule in PACKS[body].rules:
        assert rule.rows, rule.id
        assert set(rule.rows) <= known, rule.id


@pytest.mark.parametrize("body", LOCAL)
def test_a_rule_of_another_kind_or_force_than_its_row_is_listed_with_the_reason(body: str) -> None:
    rows = {row.id: row for row in ROWS}
    differing = {
        rule.id
        for rule in PACKS[body].rules
        for row in rule.rows
        if (rule.kind, rule.force) != (rows[row].kind, rows[row].force)
    }
    assert differing == {rule for rule in BESIDE if rule.startswith(f"{body}.")}


def test_every_reason_is_a_sentence() -> None:
    assert {one for one, reason in (BESIDE | OTHERWISE).items() if len(reason.split()) < 5} == set()


@pytest.mark.parametrize("body", LOCAL)
def test_a_relation_names_a_national_rule(body: str) -> None:
    known = {rule.id for rule in PACKS["national"].rules}
    related = [rule for rule in PACKS[body].rules if rule.relation is not Relation.ADDS]
    assert {rule.towards for rule in related} <= known
    assert all(rule.note for rule in related)


def asked(rule: Clock, word: str, day: date) -> Answer:
    at = {"at": f"{day.isoformat()}T16:40+08:00"} if in_hours(rule) else {"day": day}
    key = {rule.period.key: word} if isinstance(rule.period, ByKey) and word else {}
    return builtin().due(rule.id, [{"event": rule.start.events[0], **at, **key}])


STRENGTHENED = [
    (rule, word)
    for body in LOCAL
    if body in PACKS
    for rule in PACKS[body].rules
    if isinstance(rule, Clock) and rule.relation is Relation.STRENGTHENS
    for word, _ in variants(rule)
]


@pytest.mark.parametrize(("rule", "word"), STRENGTHENED, ids=lambda value: getattr(value, "id", value))
def test_what_keeps_a_strengthening_rule_keeps_the_national_one(rule: Clock, word: str) -> None:
    (towards, *_) = builtin().versions(rule.towards)
    compared = 0
    for day in (date(2020, 1, 1) + timedelta(days=5 * k) for k in range(480)):
        local, national = asked(rule, word, day), asked(towards, word, day)
        if local.due is None or national.due is None:
            continue
        compared += 1
        assert local.due >= national.due if isinstance(rule, Minimum) else local.due <= national.due
    assert compared > 400


@pytest.mark.parametrize("body", LOCAL)
def test_a_text_older_than_the_regulation_of_2019_says_so(body: str) -> None:
    for instrument in PACKS[body].instruments:
        older = (instrument.issued or instrument.in_force.since) < date(2019, 5, 15)
        assert instrument.written_under == ("OGI-2007" if older else ""), instrument.id


@pytest.mark.parametrize("body", LOCAL)
def test_a_local_rule_cites_a_place_in_a_text_of_its_own_body(body: str) -> None:
    own = set(PACKS[body].instruments)
    for rule in PACKS[body].rules:
        assert rule.basis.instrument in own, rule.id
        assert rule.basis.part or rule.basis.article, rule.id


def test_an_event_means_the_same_in_every_pack() -> None:
    meanings = defaultdict(set)
    for pack in PACKS.values():
        for kind in pack.events:
            meanings[kind.name].add(kind)
    assert {name for name, kinds in meanings.items() if len(kinds) > 1} == set()


@pytest.mark.parametrize("body", LOCAL)
def test_the_events_of_a_local_pack_are_those_its_rules_or_the_register_ask_about(body: str) -> None:
    pack = PACKS[body]
    own = {kind.name for kind in pack.events}
    national = {kind.name for kind in PACKS["national"].events}
    asked = set()
    for rule in pack.rules:
        if rule.kind == "C" and hasattr(rule, "start"):
            asked |= {*rule.start.events, rule.start.known, rule.act.made, rule.act.dispatched, rule.act.served}
        elif hasattr(rule, "event"):
            asked.add(rule.event)
    asked.discard("")
    assert asked - own - national == set()
    # What a gate or an outcome decides no clock asks about: that an item was approved, and who adopted it.
    assert own - asked <= {name for kind in KINDS for name in kind.events}
