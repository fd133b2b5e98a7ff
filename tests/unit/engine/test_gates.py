"""Approvals: which count, who is waited for, what a refusal leads to."""

from __future__ import annotations

import attrs
import pytest

from zfgk.engine.gates import Decision, GateState, check
from zfgk.engine.remarks import Saw
from zfgk.errors import BadInput
from zfgk.model.law import InForce
from zfgk.packs.national.gates import COORDINATE_AND_APPROVE, EXTEND_REPLY, REVIEW_BEFORE_DISCLOSURE
from zfgk.rules.duty import Approval, Gate

CHAIN = Gate(
    id="example.publish",
    term="发布",
    owed_by="各科室",
    basis=EXTEND_REPLY.basis,
    in_force=InForce(EXTEND_REPLY.in_force.since),
    before="对外发布",
    steps=(
        Approval(id="section", by="科室负责人", on="内容", refused="退回修改"),
        Approval(id="leader", by="分管领导", on="是否公开"),
        Approval(id="secrecy", by="保密办", on="是否涉密", refused="不得发布", if_needed=True),
    ),
    may_return="内容不完整的，可以退文",
)


def yes(*steps: str, item: str = "") -> list[Decision]:
    return [Decision(step, granted=True, item=item) for step in steps]


def no(step: str) -> list[Decision]:
    return [Decision(step, granted=False)]


def waiting(decisions: list[Decision], **asked: object) -> list[str]:
    return [step.id for step in check(CHAIN, decisions, **asked).waiting]  # type: ignore[arg-type]  # passed on


def test_nobody_has_decided() -> None:
    status = check(CHAIN, [])
    assert (status.state, status.open) == (GateState.WAITING, False)
    assert status.message() == "对外发布之前，尚待科室负责人、分管领导同意"
    assert status.message("en") == "waiting for 科室负责人, 分管领导 before 对外发布"


def test_one_after_the_other_opens_it() -> None:
    assert waiting(yes("section")) == ["leader"]
    status = check(CHAIN, yes("section", "leader"))
    assert (status.open, status.remarks) == (True, ())
    assert status.message() == "各项同意齐备，可以对外发布"


def test_an_approval_out_of_turn_must_be_given_again() -> None:
    status = check(CHAIN, yes("leader", "section"))
    assert [step.id for step in status.waiting] == ["leader"]
    assert [(one.saw, one.element) for one in status.remarks] == [(Saw.OUT_OF_ORDER, "leader")]
    assert status.remarks[0].zh == "分管领导的同意早于科室负责人的同意，不计入"
    assert check(CHAIN, yes("leader", "section", "leader")).open


def test_where_the_order_does_not_count() -> None:
    assert check(attrs.evolve(CHAIN, ordered=False), yes("leader", "section")).open


def test_a_refusal_and_what_follows() -> None:
    status = check(CHAIN, no("section"))
    assert (status.state, status.effects) == (GateState.REFUSED, ("退回修改",))
    assert status.message() == "科室负责人不同意对外发布；退回修改"
    silent = check(CHAIN, yes("section") + no("leader"))
    assert (silent.state, silent.effects) == (GateState.REFUSED, ())


def test_nothing_counts_beyond_a_refusal_until_it_is_lifted() -> None:
    status = check(CHAIN, no("section") + yes("leader"))
    assert [(one.saw, one.element) for one in status.remarks] == [(Saw.OUT_OF_ORDER, "leader")]
    assert check(CHAIN, no("section") + yes("section", "leader")).open


def test_an_approval_can_be_taken_back() -> None:
    assert check(CHAIN, yes("section", "leader") + no("leader")).state is GateState.REFUSED


def test_returning_the_paper_is_a_power_and_changes_nothing() -> None:
    for decisions in ([], no("section"), yes("section", "leader")):
        status = check(CHAIN, decisions)
        without = check(attrs.evolve(CHAIN, may_return=""), decisions)
        assert status.may_return == "内容不完整的，可以退文"
        assert (status.state, status.waiting, status.effects) == (without.state, without.waiting, without.effects)


def test_a_conditional_step_counts_if_its_condition_is_met() -> None:
    assert check(CHAIN, yes("section", "leader")).open
    assert waiting(yes("section", "leader"), needed=["secrecy"]) == ["secrecy"]
    assert check(CHAIN, yes("section", "leader", "secrecy"), needed=["secrecy"]).open


def test_a_conditional_step_counts_if_somebody_decided_at_it() -> None:
    status = check(CHAIN, yes("section", "leader") + no("secrecy"))
    assert (status.state, status.effects) == (GateState.REFUSED, ("不得发布",))


def test_an_approval_for_another_item_is_not_used_again() -> None:
    decisions = yes("section", "leader", item="甲")
    assert check(CHAIN, decisions, item="甲").open
    status = check(CHAIN, decisions, item="乙")
    assert status.state is GateState.WAITING
    assert [(one.saw, one.element) for one in status.remarks] == [
        (Saw.USED_ELSEWHERE, "section"),
        (Saw.USED_ELSEWHERE, "leader"),
    ]
    assert check(attrs.evolve(CHAIN, each=False), decisions, item="乙").open


def test_a_log_of_many_items_is_no_fault_of_an_approved_one() -> None:
    log = yes("section", item="甲") + yes("section", item="乙") + yes("leader", item="甲") + yes("leader", item="乙")
    assert [check(CHAIN, log, item=name).remarks for name in "甲乙"] == [(), ()]


def test_strangers_are_all_named() -> None:
    with pytest.raises(BadInput) as caught:
        check(CHAIN, yes("section", "mayor"), needed=["court"])
    assert [fault.where for fault in caught.value.faults] == ["decisions[1].approval", "needed[0]"]


# -- the gates of the Regulation ---------------------------------------------------------------------------------------


def test_information_of_ones_own_needs_no_agreement_of_others() -> None:
    assert check(COORDINATE_AND_APPROVE, []).open
    assert not check(COORDINATE_AND_APPROVE, [], needed=["other-bodies"]).open


def test_doubt_goes_to_the_competent_department() -> None:
    assert check(REVIEW_BEFORE_DISCLOSURE, yes("review")).open
    status = check(REVIEW_BEFORE_DISCLOSURE, yes("review"), needed=["determination"])
    assert [step.by for step in status.waiting] == ["有关主管部门或者保密行政管理部门"]


def test_an_extension_needs_the_head_of_the_office() -> None:
    assert not check(EXTEND_REPLY, []).open
    assert check(EXTEND_REPLY, yes("office-head", item="2024-7"), item="2024-7").open
