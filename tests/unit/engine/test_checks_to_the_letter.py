"""Fees and approvals, every field written down by hand."""

from datetime import date

from zfgk.engine.fees import fee
from zfgk.engine.gates import Decision, GateState, check
from zfgk.model.law import InForce, Instrument
from zfgk.rules.duty import Approval, Gate
from zfgk.rules.fee import Bracket, Tariff

TEXT = Instrument("COUNTY-2020", "某县办法", "", InForce(date(2020, 1, 1)))
COPIES = Tariff(
    id="county.copies",
    term="复制费",
    owed_by="申请人",
    basis=TEXT[2],
    in_force=TEXT.in_force,
    note="按页计",
    unit="页",
    brackets=(Bracket(10, 0), Bracket(20, 2)),
    then_each=3,
    then_every=5,
    then_more=1,
)


def test_a_fee_as_json():
    # 10 for nothing, 10 at 2, 5 at 3, 2 at 4.
    assert fee(COPIES, 27).to_json() == {
        "rule": "county.copies",
        "unit": "页",
        "n": 27,
        "amount": 43,
        "currency": "CNY",
        "lines": [
            {"first": 1, "last": 10, "units": 10, "each": 0, "amount": 0},
            {"first": 11, "last": 20, "units": 10, "each": 2, "amount": 20},
            {"first": 21, "last": 25, "units": 5, "each": 3, "amount": 15},
            {"first": 26, "last": 27, "units": 2, "each": 4, "amount": 8},
        ],
        "basis": "COUNTY-2020:2",
        "seen": "text",
        "note": "按页计",
    }


GATE = Gate(
    id="county.publish",
    term="发布",
    owed_by="某局",
    basis=TEXT[3],
    in_force=TEXT.in_force,
    before="对外发布",
    steps=(
        Approval(id="section", by="科室负责人", on="内容"),
        Approval(id="office", by="办公室", on="格式"),
        Approval(id="leader", by="分管领导", on="是否公开", refused="不得发布"),
    ),
)


def test_an_approval_out_of_turn_lifts_an_earlier_refusal_but_must_be_given_again():
    status = check(GATE, [Decision("leader", granted=False), Decision("leader", granted=True)])
    assert status.refused == ()
    assert [step.id for step in status.waiting] == ["section", "office", "leader"]
    (remark,) = status.remarks
    assert remark.message() == "分管领导的同意早于科室负责人、办公室的同意，不计入"
    assert remark.message("en") == "the approval leader came before section, office and does not count"


def test_a_refusal_is_told_with_its_effect():
    decided = [Decision("section", granted=True), Decision("office", granted=True), Decision("leader", granted=False)]
    status = check(GATE, decided)
    assert status.state is GateState.REFUSED
    assert status.message() == "分管领导不同意对外发布；不得发布"
    assert status.message("en") == "refused by 分管领导: 对外发布"
