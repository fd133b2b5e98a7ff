"""What follows from what: read off the texts by hand."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zfgk.asking import builtin
from zfgk.engine.outcomes import Holds, assign
from zfgk.errors import BadInput
from zfgk.model.law import Seen
from zfgk.rules import Assigns, Outcome

LAW = builtin()
PROVIDE = LAW.rule("national.existing-information", Assigns)
ADOPT = LAW.rule("jiading.adopt-item", Assigns)
ALL = [rule for rules in LAW.rules.values() for rule in rules if isinstance(rule, Assigns)]


def then(assignment):
    return [one.then for one in assignment.applies]


def test_what_is_told_follows_and_what_is_not_stays_open():
    found = assign(PROVIDE, {"existing": True, "needs-processing": None})
    assert then(found) == ["提供"]
    assert [one.id for one in found.open] == ["severable", "needs-processing"]
    assert not found.settled
    assert found.basis is PROVIDE.basis


def test_the_names_alone_say_that_no_other_case_holds():
    found = assign(PROVIDE, ["severable"])
    assert (then(found), found.settled) == (["区分处理后提供"], True)
    assert then(assign(PROVIDE, [])) == []
    assert assign(PROVIDE, []).settled


def test_cases_go_by_the_words_of_the_text_too_and_several_may_hold():
    found = assign(ADOPT, {"编辑上报的": True, "录用的": False})
    assert then(found) == ["上报区委办", "上报区府办", "上报市规土局"]
    assert found.settled
    both = assign(ADOPT, ["municipal-bureau", "bureau-site"])
    assert then(both) == ["上报市规土局", "录用于规土局网站"]


def test_it_is_told_step_by_step():
    found = assign(PROVIDE, {"existing": True, "severable": False})
    zh, en = found.explain().splitlines(), found.explain("en").splitlines()
    assert zh == [
        f"需要加工、分析的，是否提供 · national.existing-information · {PROVIDE.basis}",
        "  已制作或者获取的政府信息：是，提供",
        "  依照第三十七条的规定能够作区分处理的：否",
        "  其他需要对现有政府信息进行加工、分析的：未说明是否如此",
        "=> 提供；另有情形未说明",
    ]
    assert en[1] == "  existing (已制作或者获取的政府信息): holds, hence 提供"
    assert en[-1] == "=> 提供; further cases are open"
    assert assign(PROVIDE, {}).explain().splitlines()[-1] == "=> 未定"
    assert assign(PROVIDE, []).explain("en").splitlines()[-1] == "=> nothing follows"


def test_as_json():
    found = assign(PROVIDE, {"existing": True}).to_json()
    assert found["applies"] == [{"id": "existing", "then": "提供"}]
    assert [step["holds"] for step in found["steps"]] == ["yes", "untold", "untold"]
    assert (found["settled"], found["basis"], found["verified"]) == (False, "OGI-2019:38", "text")


def test_a_text_that_nobody_saw_is_marked():
    unseen = attrs.evolve(PROVIDE, basis=attrs.evolve(PROVIDE.basis, seen=Seen.UNVERIFIED))
    assert assign(unseen, []).explain().splitlines()[-1] == "=> 无所适用［依据未核实］"
    assert assign(unseen, []).explain("en").splitlines()[-1] == "=> nothing follows [unverified]"


def test_every_fault_is_told_at_once():
    with pytest.raises(BadInput) as caught:
        assign(PROVIDE, {"existng": True, "severable": "yes", "existing": True, "已制作或者获取的政府信息": False})
    assert [fault.where.partition(".existing-information.")[2] for fault in caught.value.faults] == [
        "existng",
        "severable",
        "existing",
    ]
    assert "did you mean existing?" in str(caught.value.faults[0])
    with pytest.raises(BadInput):
        assign(PROVIDE, "existing")


@given(st.sampled_from(ALL), st.data())
def test_each_case_stands_for_itself(rule, data):
    """To tell one more case never takes away what followed from the others, and each is told once."""
    values = data.draw(st.fixed_dictionaries({one.id: st.sampled_from([True, False, None]) for one in rule.outcomes}))
    found = assign(rule, values)
    assert [step.outcome for step in found.steps] == list(rule.outcomes)
    assert {one.id for one in found.applies} == {name for name, value in values.items() if value}
    assert {one.id for one in found.open} == {name for name, value in values.items() if value is None}
    name = data.draw(st.sampled_from(sorted(values)))
    more = assign(rule, {**values, name: True})
    assert set(found.applies) <= set(more.applies)


def test_a_case_is_an_outcome_of_its_rule():
    rule = attrs.evolve(PROVIDE, outcomes=(Outcome("a", "甲", "乙"),))
    (step,) = assign(rule, ["甲"]).steps
    assert (step.holds, step.message(), step.basis) == (Holds.YES, "甲：是，乙", rule.basis)
