"""Laws that hold for every check of a shape, roster, gate and share, whatever is given."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.engine import gates, rosters, shapes
from zfgk.engine.coverage import share
from zfgk.engine.gates import Decision
from zfgk.engine.recurring import windows
from zfgk.engine.remarks import Remark, Saw
from zfgk.model.findings import Severity
from zfgk.packs.national.shapes import REASSESS_EXEMPT
from zfgk.rules.duty import Gate, Roster
from zfgk.rules.rule import Rule
from zfgk.rules.shape import Coverage, Requires, Unit

ALL: list[Rule] = [version for versions in builtin().rules.values() for version in versions]
REQUIRES = [rule for rule in ALL if isinstance(rule, Requires)]
PLAIN = [rule for rule in REQUIRES if not (rule.ordered or rule.at_most)]
ROSTERS = [rule for rule in ALL if isinstance(rule, Roster)]
GATES = [rule for rule in ALL if isinstance(rule, Gate)]


def grave(remarks: tuple[Remark, ...]) -> set[tuple[Saw, str]]:
    return {(one.saw, one.element) for one in remarks if one.severity is not Severity.NOTE}


@st.composite
def a_rule_with_some_elements(draw: st.DrawFn, rules: list[Requires]) -> tuple[Requires, list[str]]:
    rule = draw(st.sampled_from(rules))
    return rule, draw(st.lists(st.sampled_from([element.id for element in rule.elements]), unique=True))


@given(a_rule_with_some_elements(PLAIN), st.data())
def test_adding_an_element_never_adds_a_remark(drawn: tuple[Requires, list[str]], data: st.DataObject) -> None:
    rule, there = drawn
    more = data.draw(st.sampled_from([element.id for element in rule.elements]))
    assert {(one.saw, one.element) for one in shapes.check(rule, [*there, more])} <= {
        (one.saw, one.element) for one in shapes.check(rule, there)
    }


@given(a_rule_with_some_elements(PLAIN), st.randoms())
def test_without_an_order_the_order_does_not_matter(
    drawn: tuple[Requires, list[str]],
    random: Random,
) -> None:
    rule, there = drawn
    shuffled = random.sample(there, len(there))
    assert shapes.check(rule, shuffled) == shapes.check(rule, there)


@pytest.mark.parametrize("rule", REQUIRES, ids=lambda rule: rule.id)
def test_all_elements_in_the_order_of_the_text_are_in_order(rule: Requires) -> None:
    terms = {element.term: "有" for element in rule.elements}
    saw = {one.saw for one in shapes.check(rule, terms)}
    assert saw <= ({Saw.TOO_MANY} if rule.at_most and rule.at_most < len(rule.elements) else set())


@pytest.mark.parametrize("rule", REQUIRES, ids=lambda rule: rule.id)
def test_each_element_that_is_not_optional_is_missed(rule: Requires) -> None:
    if rule.at_least:
        assert {one.saw for one in shapes.check(rule, [])} == {Saw.TOO_FEW}
        return
    missed = {element for _, element in grave(shapes.check(attrs.evolve(rule, force=REASSESS_EXEMPT.force), []))}
    assert missed == {element.id for element in rule.elements if not element.optional}


@given(st.lists(st.integers(0, 3), max_size=6))
def test_out_of_order_is_having_come_after_a_later_one(places: list[int]) -> None:
    rule = attrs.evolve(
        next(one for one in REQUIRES if one.id == "national.catalogue-contents"), ordered=True, at_least=1
    )
    given_ids = [rule.elements[i].id for i in places]
    first_seen = list(dict.fromkeys(places))
    naive = {
        rule.elements[place].id
        for i, place in enumerate(first_seen)
        if any(earlier > place for earlier in first_seen[:i])
    }
    remarks = shapes.check(rule, given_ids)
    assert {one.element for one in remarks if one.saw is Saw.OUT_OF_ORDER} == naive


@given(st.sampled_from(ROSTERS), st.data())
def test_filling_a_seat_never_adds_a_remark(rule: Roster, data: st.DataObject) -> None:
    seats = [seat.id for seat in rule.seats]
    filled = {
        name: data.draw(st.lists(st.just("某"), max_size=3)) for name in data.draw(st.lists(st.sampled_from(seats)))
    }
    more = data.draw(st.sampled_from(seats))
    fuller = filled | {more: [*filled.get(more, []), "某人"]}
    assert wanting(rule, fuller) <= wanting(rule, filled)


def wanting(rule: Roster, filled: dict[str, list[str]]) -> set[str]:
    """Return the seats for which there are too few; a seat may also have too many."""
    return {one.element for one in rosters.check(rule, filled) if one.saw is not Saw.TOO_MANY}


# -- gates -------------------------------------------------------------------------------------------------------------


@st.composite
def a_gate_with_decisions(draw: st.DrawFn) -> tuple[Gate, list[Decision]]:
    gate = draw(st.sampled_from(GATES))
    decision = st.builds(Decision, st.sampled_from([step.id for step in gate.steps]), st.booleans(), st.just("甲"))
    return gate, draw(st.lists(decision, max_size=6))


@given(a_gate_with_decisions())
def test_a_gate_never_opens_without_every_unconditional_approval(drawn: tuple[Gate, list[Decision]]) -> None:
    gate, decisions = drawn
    if gates.check(gate, decisions, item="甲").open:
        granted = {decision.approval for decision in decisions if decision.granted}
        assert {step.id for step in gate.steps if not step.if_needed} <= granted


@given(a_gate_with_decisions())
def test_all_approvals_in_order_open_it_whatever_came_before(drawn: tuple[Gate, list[Decision]]) -> None:
    gate, decisions = drawn
    ending = [Decision(step.id, granted=True, item="甲") for step in gate.steps]
    assert gates.check(gate, decisions + ending, item="甲").open


@given(a_gate_with_decisions())
def test_the_last_refusal_closes_it(drawn: tuple[Gate, list[Decision]]) -> None:
    gate, decisions = drawn
    for step in gate.steps:
        status = gates.check(gate, [*decisions, Decision(step.id, granted=False, item="甲")], item="甲")
        assert step in status.refused
        assert not status.open


@given(a_gate_with_decisions())
def test_decisions_for_one_item_do_nothing_for_another(drawn: tuple[Gate, list[Decision]]) -> None:
    gate, decisions = drawn
    if gate.each:
        other, none = (gates.check(gate, made, item="乙") for made in (decisions, []))
        assert (other.state, other.waiting, other.refused) == (none.state, none.waiting, none.refused)


# -- shares and windows ------------------------------------------------------------------------------------------------


@given(st.sets(st.integers(0, 40)), st.data(), st.integers(1, 100))
def test_a_share_is_what_division_says(things: set[int], data: st.DataObject, at_least: int) -> None:
    rule = Coverage(
        id="example.share",
        term="比例",
        owed_by="各部门",
        basis=REASSESS_EXEMPT.basis,
        in_force=REASSESS_EXEMPT.in_force,
        of="已公开",
        among="文件",
        at_least=at_least,
    )
    names = sorted(map(str, things))
    covered = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    found = share(rule, names, covered)
    assert set(found.missing) | set(covered) == set(names)
    assert not set(found.missing) & set(covered)
    if names:
        assert found.percent == Fraction(len(covered), len(names)) * 100
        assert found.ok is (Fraction(len(covered), len(names)) >= Fraction(at_least, 100))


UNITS = st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR])
DAYS = st.dates(date(2019, 1, 1), date(2024, 12, 31))


@given(UNITS, DAYS, st.integers(0, 800), st.lists(DAYS, max_size=20))
def test_windows_tile_the_span_and_count_each_day_once(unit: Unit, first: date, length: int, days: list[date]) -> None:
    last = first + timedelta(days=length)
    found = windows(REASSESS_EXEMPT, days, first, last, every=unit)
    assert found[0].first <= first <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    for window in found:
        assert window.count == sum(window.first <= day <= window.last and first <= day <= last for day in days)


def key(unit: Unit, day: date) -> object:
    return {
        Unit.DAY: day,
        Unit.WEEK: day.isocalendar()[:2],
        Unit.MONTH: (day.year, day.month),
        Unit.QUARTER: (day.year, (day.month + 2) // 3),
        Unit.YEAR: day.year,
    }[unit]


@given(UNITS, DAYS, DAYS)
def test_two_days_share_a_window_if_the_calendar_names_it_alike(unit: Unit, a: date, b: date) -> None:
    found = windows(REASSESS_EXEMPT, [], min(a, b), max(a, b), every=unit)
    assert (len(found) == 1) is (key(unit, a) == key(unit, b))
